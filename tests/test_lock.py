"""The lock files: they name nothing but packages with hashes, and hold all that the source imports."""

import ast
import importlib
import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
LOCAL = re.compile(
    r"file:|^\s*(?:-i|-f|--index|--extra-index|--find-links|--trusted-host|-e)\b|^\s*\.{0,2}/", re.MULTILINE
)
# "django==5.2.19 \" or "numpy==2.4.6 ; python_full_version < '3.12' \"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==[^\s;]+(?: ;[^\\]*)? \\$", re.MULTILINE)


def pins(lock: str) -> set[str]:
    return set(PIN.findall((ROOT / lock).read_text("utf-8")))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_local_place(lock: str) -> None:
    assert LOCAL.findall((ROOT / lock).read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "--find-links /opt/wheels",
        "--index-url https://example.org/simple",
        "--extra-index-url file:///srv/simple",
        "heeded @ file:///srv/heeded",
        "-e .",
        "./heeded",
    ],
)
def test_local_places_are_seen(line: str) -> None:
    assert LOCAL.search(f"babel==2.18.0 \\\n{line}\n")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_or_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    strange = [
        line
        for line in lines
        if not PIN.match(line) and not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line)
    ]
    assert strange == []
    assert {"hatchling", "editables", "django"} <= pins(lock)


def test_development_lock_holds_the_same_releases() -> None:
    def releases(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==[^\s;]+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))

    assert releases("requirements.lock") <= releases("requirements-dev.lock")


def imported_modules() -> dict[str, str]:
    """Every module that `src` imports from elsewhere, by the file that imports it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found |= {name: str(path.relative_to(ROOT)) for name in names}
    return found


def test_every_imported_module_imports() -> None:
    outside = {
        name: file for name, file in imported_modules().items() if name.partition(".")[0] not in sys.stdlib_module_names
    }
    assert outside, "no imports found: is src where it was?"
    lost = []
    for name, file in outside.items():
        if name.startswith("heeded"):
            is_there = importlib.util.find_spec(name) is not None
        else:
            try:
                importlib.import_module(name)
                is_there = True
            except ImportError:
                is_there = False
        if not is_there:
            lost.append(f"{file}: {name}")
    assert lost == []
