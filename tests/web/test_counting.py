"""Lists ask the database as often for a hundred rows as for ten, and are light with three hundred."""

import gzip
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from heeded.web import settings
from running import environment
from web.counting_program import LISTS
from web.test_looking import PAGE_WEIGHT

FEW, MANY, MOST = 10, 100, 300
Lists = dict[str, tuple[int, int, int]]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Lists]:
    """By the rows of the lists: status, queries and compressed bytes of each."""
    return {rows: _asked(tmp_path_factory.mktemp("rows") / "home", rows) for rows in (FEW, MANY, MOST)}


def _asked(home: Path, rows: int) -> Lists:
    tests = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, str(tests / "web" / "counting_program.py"), str(home), str(rows)], capture_output=True,
        text=True, timeout=300, env=environment(home, PYTHONPATH=f"{tests}:{tests.parent / 'src'}"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: Lists = {name: tuple(told) for name, told in json.loads(done.stdout.splitlines()[-1]).items()}
    return found


@cache
def assets() -> int:
    """Compressed bytes of style and script."""
    files = [settings.STATIC_ROOT / "app.css", *(settings.STATIC_ROOT / "vendor").glob("*.js")]
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


@pytest.mark.parametrize("name", LISTS)
def test_more_rows_take_no_more_queries(lists: dict[int, Lists], name: str) -> None:
    status, few, _ = lists[FEW][name]
    assert status == 200
    assert few > 0
    assert lists[MANY][name][1] == few


@pytest.mark.parametrize("name", LISTS)
def test_three_hundred_rows_are_light(lists: dict[int, Lists], name: str) -> None:
    status, _, weight = lists[MOST][name]
    assert status == 200
    assert weight + assets() <= PAGE_WEIGHT


def test_the_lists_are_as_long_as_they_are_said_to_be(lists: dict[int, Lists]) -> None:
    growing = ("recommendations", "set", "cases", "parties", "events", "mentions")
    assert all(lists[FEW][name][2] < lists[MANY][name][2] for name in growing)
