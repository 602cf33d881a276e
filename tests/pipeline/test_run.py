"""Worker processes that crash, hang or outgrow their memory: each fails its own item alone."""

import ctypes
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from heeded.errors import IngestError
from heeded.model import Problem
from heeded.pipeline import Limits, run


@dataclass(frozen=True)
class Item:
    """Something to be worked on, and what becomes of it."""

    name: str
    fate: str = "good"


def stage(item: Item) -> str:
    """Meets the fate of the item."""
    match item.fate:
        case "exits":
            os._exit(3)
        case "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "violates memory":
            ctypes.string_at(0)
        case "hangs":
            time.sleep(600)
        case "spins":
            while True:
                pass
        case "outgrows":
            return str(len(bytearray(10**10)))
        case "is refused":
            raise IngestError("the file is empty: get it again")
        case "is a mistake":
            return str({}["absent"])
        case "cannot be handed on":
            return sys.stdout  # type: ignore[return-value]
        case "exits Python":
            sys.exit("enough")
    return item.name.upper()


FATES = [
    ("exits", "crashed (status 3)"),
    ("is killed", "was killed, most often for want of memory"),
    ("violates memory", "crashed (status -11)"),
    ("hangs", "took longer than 3 seconds"),
    ("spins", "took longer than 3 seconds"),
    ("outgrows", "more than 900 MB of memory: split the file"),
    ("is refused", "the file is empty: get it again"),
    ("is a mistake", "an error in Heeded kept it from being read: KeyError: 'absent' (test_run.py, line"),
    ("cannot be handed on", "cannot be handed on"),
    ("exits Python", "SystemExit: enough"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and signals are those of POSIX")
def test_every_way_to_fail_fails_its_own_item_alone() -> None:
    fates = dict(FATES)
    items = [Item(f"{number}-{fate}", fate) for number, fate in enumerate(f for fate in fates for f in ("good", fate))]
    results = dict(run(stage, items, Limits(workers=2, seconds=3, megabytes=900)))
    assert results.keys() == set(items)
    for item, result in results.items():
        if item.fate == "good":
            assert result == item.name.upper()
        else:
            assert isinstance(result, Problem)
            assert result.file == item.name
            assert result.message.startswith(f"{item.name}: ")
            assert fates[item.fate] in result.message


def copied(item: Item) -> str:
    """A copy for another program, which a worker that is killed leaves behind; where it lies."""
    place = tempfile.mkdtemp()
    (Path(place) / "document.doc").write_text("a testimony", "utf-8")
    return place if item.fate == "good" else stage(item)


def test_copies_of_a_worker_that_was_killed_are_deleted_with_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    items = [Item("a"), Item("b", "is killed"), Item("c", "hangs")]
    places = [made for _, made in run(copied, items, Limits(workers=1, seconds=3)) if isinstance(made, str)]
    assert len(places) == 1
    assert Path(places[0]).is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def memory_file(item: Item) -> int:
    """How large a file of the worker's memory the system may write when it crashes."""
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="such limits are those of POSIX")
def test_a_crash_writes_no_memory_to_the_disk() -> None:
    assert [made for _, made in run(memory_file, [Item("a")], Limits(workers=1))] == [0]


def test_a_run_that_is_left_early_leaves_no_workers() -> None:
    import multiprocessing

    results = run(stage, [Item(str(number)) for number in range(20)], Limits(workers=2))
    next(results)
    assert multiprocessing.active_children()
    results.close()
    assert not multiprocessing.active_children()


def test_nothing_to_do_starts_nothing() -> None:
    assert list(run(stage, [], Limits())) == []
