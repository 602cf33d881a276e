# Needs Python 3.11 or later, git and make; everything else goes into .venv. `make help` lists the targets.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-config --default-index https://pypi.org/simple $(UPGRADE)

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test check fresh lock bench evaluate pictures messages reference sample clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf '%-10s  %s\n' "$$name" "$$what"; done

setup: $(VENV)/.setup  ## install Heeded and what it needs into .venv

setup-dev: $(VENV)/.setup-dev

demo: $(VENV)/.setup  ## read the sample State's documents and print its record
	@$(BIN)/heeded demo

test: $(VENV)/.setup-dev  ## run the tests, on all cores (TESTS=tests/cli takes some, one after the other)
	@$(BIN)/python -m pytest -q $(or $(TESTS),-n auto --dist loadfile --no-loadscope-reorder)

check: $(VENV)/.setup-dev  ## lint, types and architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py

fresh:  ## clone HEAD into an empty folder and run `make demo` and `make test` there with an empty environment
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; mkdir "$$folder/home"; \
	git clone --quiet --no-hardlinks . "$$folder/heeded"; \
	for target in demo test; do \
		env -i HOME="$$folder/home" PATH="$$PATH" LANG=C.UTF-8 $(MAKE) --no-print-directory -C "$$folder/heeded" $$target; \
	done

lock: $(VENV)/.setup-dev  ## renew the two lock files (UPGRADE=--upgrade takes newer releases)
	$(COMPILE) --group build --output-file requirements.lock pyproject.toml
	$(COMPILE) --group dev --all-extras --constraints requirements.lock --output-file requirements-dev.lock pyproject.toml

bench: $(VENV)/.setup-dev  ## measure speed alone
	@$(BIN)/python -m evaluation speed

evaluate: $(VENV)/.setup-dev  ## measure on the study data and update evaluation/scores.json
	@$(BIN)/python -m evaluation $(PROGRAMS)

pictures: $(VENV)/.setup-dev  ## draw the pictures of the documentation
	$(BIN)/python tools/make_pictures.py

messages: $(VENV)/.setup-dev  ## write the texts of the website for translators
	$(BIN)/python tools/make_messages.py

reference: $(VENV)/.setup-dev  ## write docs/reference from the commands and the vocabulary
	$(BIN)/python tools/make_reference.py

sample: $(VENV)/.setup-dev  ## write the documents of the sample State
	$(BIN)/python tools/make_sample.py

clean:  ## remove .venv and caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp file says that a lock file has been installed; hatchling and editables are in both lock files.
$(VENV)/.setup: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing Heeded into $(VENV) ..."
	@$(PIP) install -qq --require-hashes -r requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.setup-dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing Heeded and what its tests need into $(VENV) ..."
	@$(PIP) install -qq --require-hashes -r requirements-dev.lock
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo >&2 \
		"Heeded needs Python 3.11 or later. Install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo >&2 \
		"Python cannot make a virtual environment here. On Debian or Ubuntu install the package python3-venv."; exit 1; }
