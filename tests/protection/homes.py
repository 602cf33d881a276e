"""Homes with planted words, and what commands put out in a copy of one for one viewer: name by name, as it can be read.

What a run is allowed to differ in, and nothing else, is made alike: times, uids, new ids of cases, the home's place.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.protection.planting import CASES, word
from tests.running import environment

ROOT = Path(__file__).parents[2]
ALIKE = (
    (re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"), "UID"),
    (re.compile(r"20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00)?"), "TIME"),
    (re.compile(r"(\b[0-9a-f]{64}(?=  (csv|jsonl|parquet|heeded|metadata))|(?<=sha256:)[0-9a-f]{64})"), "HASH"),
    (re.compile(r"\b([CPAD])-(?!([23])\2\2\2)[2-9B-Z]{6}\b"), r"\1-NEW"),
)
"""What may differ between two homes: uids, times, ids that are drawn, and the hashes of exported files with such."""


@dataclass(frozen=True)
class Home:
    """A record with planted words up to a level, its key file, and what is to be known of it."""

    place: Path
    folder: Path
    key: Path
    facts: dict[str, str]


def planted(place: Path, levels: Iterable[str]) -> dict[str, Home]:
    """A home for each level, with what stands up to it; made side by side."""
    running = {}
    for level in levels:
        own = place / level
        own.mkdir()
        paths = (own / "home", own / "docs", own / "record.key")
        command = [sys.executable, "-m", "tests.protection.planting", *map(str, paths), level]
        env = environment(None, PYTHONPATH=_python_path())
        running[level] = paths, subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    homes = {}
    for level, (paths, process) in running.items():
        said, _ = process.communicate(timeout=600)
        assert process.returncode == 0, level
        homes[level] = Home(*paths, json.loads(said))
    return homes


def _python_path() -> str:
    return os.pathsep.join((str(ROOT / "src"), str(ROOT), str(ROOT / "tests")))


def walked(
    home: Home, place: Path, lines: Iterable[tuple[str, list[str]]], access: str = "", is_open: bool = True
) -> dict[str, str]:
    """What each line puts out in a copy of a home, by name: status, both streams, and files, all in words.

    What else puts something out (the pages of the website) writes it into the same folder, a file for each page.
    """
    place.mkdir()
    copy = Path(shutil.copytree(home.place, place / "home"))
    env = environment_of(home, copy, access, is_open)
    command = [sys.executable, "-m", "tests.protection.walking", str(place / "out")]
    subprocess.run(command, cwd=ROOT, env=env, input=json.dumps(list(lines)), text=True, timeout=1200, check=True)
    said: dict[str, str] = {}
    files = place / "out" / "files"
    for path in sorted((place / "out").rglob("*")):
        if path.is_file():
            above = f"{path.parent.relative_to(files)}/" if files in path.parent.parents else ""
            for name, text in readable(path):
                said[above + name] = alike(text.replace(str(place), "PLACE"))
    return said


def environment_of(home: Home, copy: Path, access: str, is_open: bool) -> dict[str, str]:
    """What tells a program in a copy of a home who looks, and opens the key."""
    env = environment(copy, PYTHONPATH=_python_path(), COLUMNS="1000", HEEDED_USER="tester")
    if access:
        env["HEEDED_ACCESS"] = access
    if is_open:
        env |= {"KEY": str(home.key), "HEEDED_KEY_FILE": str(home.key)}
    return env


def readable(path: Path) -> Iterable[tuple[str, str]]:
    """The parts of a file that a command wrote, as text: packed files unpacked."""
    if path.suffix == ".parquet":
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(path)
        yield path.name, f"{table.schema.to_string()}\n{table.to_pylist()}"
    elif path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as made:
            yield path.name, "\n".join(made.iterdump())
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield f"{path.name}/{name}", packed.read(name).decode("utf-8", "backslashreplace")
    else:
        yield path.name, path.read_bytes().decode("utf-8", "backslashreplace")


def alike(text: str) -> str:
    """A text with what may differ made alike."""
    for pattern, mark in ALIKE:
        text = pattern.sub(mark, text)
    return text


def arguments(homes: Mapping[str, Home], of: str, own: str, place: Path) -> dict[str, str]:
    """What stands for the names in the tables of commands; what a home does not have is named as in one that has it."""
    place.mkdir(exist_ok=True)
    facts = {**homes["restricted"].facts, **homes[of].facts}
    for level, case in CASES.items():
        facts |= {f"{level}_person": case.replace("C-", "P-"), f"{level}_act": case.replace("C-", "A-")}
        facts[f"{level}_party"] = f"{word(level, 'party')} Threnvik Circle"
    tables = {
        "table": "number,status,why\n46.6,so,seen\n46.99,so,seen\n",
        "restricted_table": f"{word('restricted', 'header')},number\n{word('restricted', 'status')},46.7\n",
        "plan": "recommendation,responsible\n46.6,Ministry\n44.1,Office\n",
        "treaties": "treaty,state,status,date,source,as_of\nCAT-OP,XAV,party,2025-01-01,own,2025-02-03\n",
        "register": "state,status,date,source,as_of\nXAV,issued,2025-01-01,own,2026-02-03\n",
    }
    for name, text in tables.items():
        (place / f"{name}.csv").write_text(text, "utf-8")
        facts[name] = str(place / f"{name}.csv")
    return facts | {"folder": str(homes[own].folder)}
