"""The documentation is true: links resolve, commands and settings are documented, examples run, sources are named."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import types
import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from evaluation import scores

from heeded import vocabulary

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "evaluation").glob("*.md")])
GOOD_FOR = timedelta(days=548)
"""How long facts of a vocabulary file count as fresh: 18 months."""

# "[text](place#part)", "![picture](place)"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETTING = re.compile(r"\bHEEDED_[A-Z_]+\b")
# Words that the style of this documentation leaves out
UNWANTED = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Ss]imply|[Oo]bviously)\b")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without its code blocks."""
    return FENCE.sub("", page.read_text("utf-8"))


def blocks(page: Path, language: str) -> list[str]:
    return [code for marked, code in FENCE.findall(page.read_text("utf-8")) if marked == language]


def anchors(page: Path) -> set[str]:
    """The places inside a page that a link can name."""
    headings = (re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading) for heading in HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_resolve(page: Path) -> None:
    broken = []
    for link in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, part = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        if not target.exists() or (part and part not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_style(page: Path) -> None:
    assert UNWANTED.findall(prose(page)) == []


def test_every_page_can_be_reached() -> None:
    """From the README, by links."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        for link in LINK.findall(prose(page)):
            target = (page.parent / link.partition("#")[0]).resolve()
            waiting += [target] if target.is_file() else []
    assert {name_of(page) for page in PAGES} - {name_of(page) for page in reached} == set()


# --------------------------------------------------------------------------------------------------------- reference


@cache
def tool(name: str) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_gallery_of_reports_is_current() -> None:
    """It shows every kind, and each picture is there."""
    gallery = tool("reports_gallery")
    assert (ROOT / "docs" / "reports.md").read_text("utf-8") == gallery.page(), "run `make pictures`"
    assert gallery.COMMANDS.keys() == gallery.REPORTS.keys()
    assert {file.stem for file in gallery.PICTURES.iterdir()} == gallery.REPORTS.keys(), "run `make pictures`"


def test_the_gallery_is_current() -> None:
    """The page of pictures is what its makers write, each picture is there, and all together are light."""
    gallery = tool("gallery")
    assert (ROOT / "docs" / "website.md").read_text("utf-8") == gallery.page(), "run `make pictures`"
    made = {f"{name}-{form}.webp" for name in gallery.TOLD for form in gallery.FORMS}
    assert {file.name for file in gallery.PICTURES.iterdir()} == made, "run `make pictures`"
    assert sum(file.stat().st_size for file in (ROOT / "docs" / "pictures").rglob("*.*")) < 4 * 2**20


def test_reference_is_current() -> None:
    folder = ROOT / "docs" / "reference"
    old = [name for name, page in tool("make_reference").pages().items() if (folder / name).read_text("utf-8") != page]
    assert old == [], "run `make reference`"


def test_scores_are_current() -> None:
    kept = scores.read_scores(ROOT / "evaluation" / "scores.json")
    assert (ROOT / "docs" / "reference" / "scores.md").read_text("utf-8") == scores.page(kept), "run `make evaluate`"


def test_every_command_is_explained() -> None:
    """Outside the generated reference, too."""
    names = [" ".join(words) for words in tool("make_reference").command_names()]
    assert len(names) >= 7
    told = "\n".join(page.read_text("utf-8") for page in PAGES if page.parent.name != "reference")
    assert [name for name in names if f"heeded {name}" not in told] == []


def test_every_setting_is_documented() -> None:
    sources = [
        path.read_text("utf-8") for folder in ("src", "tests", "evaluation") for path in (ROOT / folder).rglob("*.py")
    ]
    used = {setting for source in sources for setting in SETTING.findall(source)}
    told = set(SETTING.findall((ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")))
    assert used == told


# -------------------------------------------------------------------------------------------------------- vocabulary


@pytest.mark.parametrize("name", vocabulary.file_names())
def test_vocabulary_names_source_and_day(name: str) -> None:
    content = vocabulary.load(name)
    assert content["source"]
    as_of = content["as_of"] if isinstance(content["as_of"], date) else date.fromisoformat(str(content["as_of"]))
    assert as_of <= date.today()
    if date.today() - as_of > GOOD_FOR:
        warnings.warn(f"{name}.yml was last checked on {as_of}: look whether its facts still hold", stacklevel=1)


# ---------------------------------------------------------------------------------------------------------- examples


def steps(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block ("$ heeded show XAV") and the lines that each prints."""
    command, printed = "", []
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, printed
            command, printed = line[2:], []
        else:
            printed.append(line.rstrip())
    yield command, printed


def differences(expected: list[str], printed: list[str]) -> list[str]:
    """Expected lines that were not printed in this order; "..." stands for any lines, blanks for any blanks."""
    expected, printed = ([" ".join(line.split()) for line in lines] for lines in (expected, printed))
    missing, at, may_skip = [], 0, False
    for line in expected:
        if line == "...":
            may_skip = True
            continue
        place = next((i for i in range(at, len(printed)) if printed[i] == line), None)
        if place is None or (place != at and not may_skip):
            missing.append(line)
        else:
            at = place + 1
        may_skip = False
    return missing


@pytest.mark.parametrize(
    ("expected", "printed", "missing"),
    [
        (["a", "b"], ["a", "b"], []),
        (["a", "...", "c"], ["a", "b", "c"], []),
        (["a", "c"], ["a", "b", "c"], ["c"]),
        (["a", "...", "x"], ["a", "b"], ["x"]),
        (["  a  b"], ["  a     b"], []),
    ],
)
def test_differences(expected: list[str], printed: list[str], missing: list[str]) -> None:
    assert differences(expected, printed) == missing


PICTURES = ROOT / "docs" / "pictures"


def ran(page: Path, folder: Path) -> dict[str, str]:
    """The environment in which each command of a page was run, in order, in an empty home: all show what is printed."""
    (folder / "src").symlink_to(ROOT / "src")
    environment = {
        **os.environ,
        "HEEDED_HOME": str(folder / "home"),
        "COLUMNS": "100",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    environment.pop("HEEDED_DATABASE_URL", None)
    (_, set_up), *rest = FENCE.findall(page.read_text("utf-8"))
    assert "make setup" in set_up  # done already: this environment, this home
    parts = [[(code, ["..."])] if language == "sh" else list(steps(code)) for language, code in rest]
    assert {language for language, _ in rest} == {"sh", "console"}
    for command, expected in (step for part in parts for step in part):
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
        )
        printed = [line.rstrip() for line in done.stdout.splitlines()]
        assert differences(expected, printed) == [], f"$ {command}\n{done.stdout}\n{done.stderr}"
        assert done.returncode == 0, f"$ {command}\n{done.stderr}"
    return environment


def test_tutorial_runs(tmp_path: Path) -> None:
    ran(ROOT / "docs" / "tutorial.md", tmp_path)


def test_worked_record_runs_and_its_pictures_show_what_is_printed(tmp_path: Path) -> None:
    environment = ran(ROOT / "docs" / "worked-record.md", tmp_path) | {"COLUMNS": "88"}
    pictures = [ElementTree.fromstring(path.read_bytes()) for path in PICTURES.glob("*.svg")]
    shown = [(root.get("data-command"), root) for root in pictures if root.get("data-command")]
    assert len(shown) == 2
    for command, root in shown:
        rows = [" ".join("".join(row.itertext()).split()) for row in root.findall("{http://www.w3.org/2000/svg}text")]
        assert rows[0] == f"$ {command}"
        done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=60)
        printed = [line for line in done.stdout.splitlines() if line.strip()]
        assert differences(rows[1:], printed) == [], "run `make pictures` and look at them"


NAMES = {"NAME": "Ana Novak", "CYRILLIC": "Ана Новак"}
"""What a reader types where the page lets the shell ask."""
LETTER = (
    "Lantern Coalition\n12 March 2025\n\nArvenia: the arrest of {NAME} at Lowport has to end, the coalition said.\n"
)
# "C-7K3FQ2 is begun", "P-9Q2MTX is in C-7K3FQ2."
MADE = re.compile(r"^([CP]-\w{6}) is (?:begun|in) ", re.MULTILINE)


def test_people_are_protected_step_by_step(tmp_path: Path) -> None:
    """Its commands run one after the other; ids are random: those of the page stand for those that were made."""
    folder = tmp_path / "upr"
    shutil.copytree(ROOT / "src" / "heeded" / "sample" / "arvenia", folder / "arvenia")
    (folder / "testimonies").mkdir()
    (folder / "testimonies" / "account.txt").write_text(LETTER.format(**NAMES), "utf-8")
    page = ROOT / "docs" / "how-to" / "protect-people.md"
    (folder / "heeded.yml").write_text(blocks(page, "yaml")[0], "utf-8")
    environment = {
        **os.environ, **NAMES,
        "HEEDED_HOME": str(tmp_path / "home"),
        "HEEDED_PASSPHRASE": "orbit velvet canyon mustard",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    environment.pop("HEEDED_DATABASE_URL", None)
    lines = [line for block in blocks(page, "sh") for line in block.splitlines() if not line.startswith("read ")]
    ids: dict[str, str] = {}
    for line in lines:
        command = line
        for shown, made in ids.items():
            command = command.replace(shown, made)
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}\n{done.stderr}"
        for made in MADE.findall(done.stdout):
            ids.setdefault({"C": "C-7K3FQ2", "P": "P-9Q2MTX"}[made[0]], made)
        if "--access" in line:
            assert "Novak" not in done.stdout
    assert set(ids) == {"C-7K3FQ2", "P-9Q2MTX"}
    assert "Novak" not in (tmp_path / "public.csv").read_text("utf-8")


README_FILES = (
    "working-group-reports/kazakhstan2010.pdf",
    "working-group-reports/kazakhstan2014.pdf",
    "slovenia/cycle1/g1217781.pdf",
    "slovenia/cycle2/g1913313.pdf",
    "slovenia/cycle3/g2110341.pdf",
)
"""The documents that Kazakhstan's record in the README rests on; further ones of Slovenia change nothing in it."""


@pytest.mark.real
def test_readme_shows_what_is_printed(study: Path, tmp_path: Path) -> None:
    for name in README_FILES:
        copy = tmp_path / "upr" / Path(name).relative_to(Path(name).parts[0])
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((study / name).read_bytes())
    environment = {**os.environ, "HEEDED_HOME": str(tmp_path / "home"), "COLUMNS": "88"}
    environment.pop("HEEDED_DATABASE_URL", None)
    heeded = str(Path(sys.executable).with_name("heeded"))
    subprocess.run([heeded, "build", "upr"], cwd=tmp_path, env=environment, check=True, timeout=120)
    shown = [step for block in blocks(ROOT / "README.md", "text") for step in steps(block)]
    assert len(shown) == 1
    for command, expected in shown:
        done = subprocess.run(
            [heeded, *command.split()[1:]], env=environment, capture_output=True, text=True, timeout=60
        )
        assert differences(expected, [line.rstrip() for line in done.stdout.splitlines()]) == [], done.stdout


def test_first_extractor_works(tmp_path: Path) -> None:
    """The walk-through of CONTRIBUTING.md: its extractor passes its test."""
    extractor, table = blocks(ROOT / "CONTRIBUTING.md", "python")
    (tmp_path / "announced.py").write_text(extractor, "utf-8")
    moved = table.replace("from heeded.extract.announced import", "from announced import")
    assert moved != table
    (tmp_path / "test_announced.py").write_text(moved, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider", "--rootdir", "."]
    done = subprocess.run([*command, "test_announced.py"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout
