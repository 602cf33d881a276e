"""Builds: only what changed is read, nothing is lost, and an interruption leaves a record that can be completed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.making import archive

from heeded.store.bytes import found_in

PROGRAM = Path(__file__).with_name("building.py")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of memory are those of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three texts."""
    place = tmp_path / "upr"
    write(place, a="Ratify.", b="Free the press.", c="Hold elections.")
    return place


def write(place: Path, **texts: str) -> None:
    place.mkdir(exist_ok=True, parents=True)
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text)


def start(home: Path, *folders: Path, **environment: str) -> "subprocess.Popen[str]":
    environment = {name: value for name, value in os.environ.items() if name != "HEEDED_DATABASE_URL"} | environment
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(home), *map(str, folders)], text=True, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def sealed_build(home: Path, *folders: Path) -> dict[str, Any]:
    """A build with the key open, which is made at the first one."""
    return build(home, *folders, KEY=str(home.with_suffix(".key")))


def build(home: Path, *folders: Path, **environment: str) -> dict[str, Any]:
    out, errors = start(home, *folders, **environment).communicate(timeout=60)
    assert out, errors
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def query(home: Path, statement: str) -> list[Any]:
    with sqlite3.connect(home / "heeded.sqlite3") as database:
        return database.execute(statement).fetchall()


def test_only_new_and_changed_files_are_read_and_nothing_is_lost(home: Path, folder: Path) -> None:
    first = build(home, folder)
    assert (first["stored"], first["current"], first["problems"]) == (3, 0, [])
    again = build(home, folder)
    assert (again["stored"], again["current"]) == (0, 3)
    write(folder, a="Ratify now.", d="Close the camps.")
    (folder / "c.txt").unlink()
    changed = build(home, folder)
    assert (changed["stored"], changed["current"]) == (2, 1)
    assert changed["texts"] == ["Close the camps.", "Free the press.", "Hold elections.", "Ratify now."]
    write(folder, a="Ratify.")
    assert build(home, folder)["texts"] == ["Close the camps.", "Free the press.", "Hold elections.", "Ratify."]


@POSIX
@pytest.mark.parametrize("mode", [None, 0o755])
def test_what_is_stored_opens_for_its_owner_alone(home: Path, folder: Path, mode: int | None) -> None:
    if mode:
        home.mkdir(mode=mode)
    build(home, folder)
    assert mode or home.stat().st_mode & 0o077 == 0
    for place in home.iterdir():
        assert place.stat().st_mode & 0o077 == 0, place


@POSIX
def test_files_that_end_their_worker_become_problems_and_are_tried_again(home: Path, folder: Path) -> None:
    write(folder, x="hangs now", y="crashes now", z="outgrows memory", w="lies about its words", v="all is well, torn")
    found = build(home, folder)
    assert (found["stored"], found["failed"]) == (4, 4)
    assert len(found["texts"]) == 4
    for start_of_message, said in zip(
        ("v.txt", "w.txt: the quote of a", "x.txt: reading it took longer", "y.txt: the process", "z.txt: reading it"),
        sorted(message if "txt" in message else f"v.txt: {message}" for message in found["problems"]), strict=True,
    ):  # fmt: skip
        assert said.startswith(start_of_message)
    mended = build(home, folder, FATES="off")
    assert (mended["stored"], mended["current"], mended["failed"]) == (4, 4, 0)
    assert mended["problems"] == ["a torn page"]


@POSIX
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_a_record_that_the_next_one_completes(home: Path, tmp_path: Path, how: int) -> None:
    folder = tmp_path / "many"
    write(folder, **{f"t{number}": f"waits {number}" for number in range(12)})
    process = start(home, folder)
    assert process.stdout is not None
    assert any(line.startswith("3 of") for line in iter(process.stdout.readline, "")), process.stderr
    process.send_signal(how)
    process.communicate(timeout=20)
    assert process.returncode != 0
    workers = {int(path.name.removeprefix("worker-")) for path in home.glob("worker-*")}
    assert workers
    assert wait_for_end(workers), "no worker outlives the build"
    assert query(home, "PRAGMA integrity_check") == [("ok",)]
    ((stored,),) = query(home, "SELECT count(*) FROM derived_document")
    assert 3 <= stored < 12
    assert query(home, "SELECT count(*) FROM derived_text JOIN derived_statement USING (document_id)") == [(stored,)]
    completed = build(home, folder, FATES="off")
    assert (completed["stored"], completed["current"]) == (12 - stored, stored)
    assert len(completed["texts"]) == 12
    assert not list(home.rglob(".part-*"))


def wait_for_end(workers: set[int], seconds: float = 10) -> bool:
    """Whether all these processes end within the time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    "change",
    ["UPDATE derived_document SET reader = 'older'", "UPDATE derived_fact SET value = 'older' WHERE name = 'layout'"],
)
def test_a_better_reader_reads_all_again_from_the_originals(home: Path, folder: Path, change: str) -> None:
    build(home, folder)
    (folder / "a.txt").unlink()
    query(home, change)
    again = build(home, folder)
    assert (again["stored"], again["current"], again["problems"]) == (3, 0, [])
    assert len(again["texts"]) == 3
    query(home, change)
    assert build(home)["stored"] == 3, "no folder is needed"


@POSIX
def test_a_file_that_a_better_reader_cannot_read_keeps_what_was_read(home: Path, folder: Path) -> None:
    write(folder, x="breaks one day")
    before = build(home, folder)
    query(home, "UPDATE derived_document SET reader = 'older'")
    after = build(home, folder, FATES="later")
    assert (after["stored"], after["failed"], after["texts"]) == (3, 1, before["texts"])
    assert [message.split(":")[0] for message in after["problems"]] == ["x.txt"]
    (folder / "x.txt").unlink()
    assert build(home, folder, FATES="later")["texts"] == before["texts"]
    assert build(home, folder)["problems"] == []


def test_a_home_in_the_folder_is_not_read(folder: Path) -> None:
    build(folder, folder)
    again = build(folder, folder)
    assert (again["stored"], again["current"], again["problems"]) == (0, 3, [])


def test_two_files_with_one_content_are_read_once_and_told_of(home: Path, folder: Path) -> None:
    write(folder, copy="Ratify.")
    found = build(home, folder)
    assert (found["stored"], len(found["texts"])) == (3, 3)
    assert found["problems"] == ["copy.txt has the same content as a.txt: it was read once; remove one of them"]
    (folder / "copy.txt").unlink()
    assert build(home, folder)["problems"] == []


def test_what_a_sidecar_states_is_used_at_once_and_a_copy_takes_nothing_back(home: Path, folder: Path) -> None:
    sealed_build(home, folder)
    (folder / "heeded.yml").write_text("a.txt:\n  access: restricted\n")
    stated = sealed_build(home, folder)
    assert (stated["stored"], stated["current"]) == (1, 2)
    assert stated["access"] == {"a.txt": "restricted", "b.txt": "team", "c.txt": "team"}
    elsewhere = folder.parent / "elsewhere"
    write(elsewhere, copy="Ratify.")
    assert sealed_build(home, elsewhere)["access"]["a.txt"] == "restricted"
    (elsewhere / "heeded.yml").write_text("copy.txt:\n  states: [XAV]\n")
    assert sealed_build(home, elsewhere)["access"]["copy.txt"] == "restricted"
    (elsewhere / "heeded.yml").write_text("copy.txt:\n  access: public\n")
    assert sealed_build(home, elsewhere)["access"]["copy.txt"] == "restricted", "not by a folder that somebody sent"


def test_problems_have_the_access_of_their_files(home: Path, folder: Path) -> None:
    (folder / "heeded.yml").write_text('"[xy].txt":\n  access: restricted\n')
    write(folder, x="crashes now", y="all is well, torn", copy="all is well, torn")
    found = sealed_build(home, folder)
    assert len(found["problems"]) == 3
    assert found["team_problems"] == []


def test_a_level_does_not_fall_because_a_sidecar_went(home: Path, folder: Path) -> None:
    (folder / "heeded.yml").write_text("a.txt: {access: restricted}\nb.txt: {access: public}\n")
    sealed_build(home, folder)
    (folder / "heeded.yml").unlink()
    assert sealed_build(home, folder)["access"] == {"a.txt": "restricted", "b.txt": "team", "c.txt": "team"}
    write(folder, a="Ratify now.")
    assert sealed_build(home, folder)["access"]["a.txt"] == "restricted", "a new version of the file too"
    (folder / "heeded.yml").write_text("a.txt: {access: team}")
    assert sealed_build(home, folder)["access"]["a.txt"] == "team", "unless it is stated"


@pytest.mark.parametrize("sidecar", ["", "a.txt: {access: team}"])
def test_a_level_does_not_fall_while_the_key_is_closed(home: Path, folder: Path, sidecar: str) -> None:
    (folder / "heeded.yml").write_text("a.txt: {access: restricted}\n")
    sealed_build(home, folder)
    assert query(home, "SELECT COUNT(*) FROM store_original WHERE mark != ''") == [(1,)]
    (folder / "heeded.yml").write_text(sidecar)
    write(folder, a="Ratify the quillwort protocol.", d="Another.")
    start(home, folder).communicate(timeout=60)  # what it prints of the record at the end needs the key
    levels = dict(query(home, "SELECT access, COUNT(*) FROM derived_document GROUP BY access"))
    assert levels == {"restricted": 1, "team": 3}, "what never was restricted is taken in, a new version is not"
    assert found_in(home, ["quillwort"]) == []
    level = "team" if sidecar else "restricted"
    assert sealed_build(home, folder)["access"]["a.txt"] == level, "who opens the record decides"


def test_what_is_restricted_is_renewed_by_another_reader(home: Path, folder: Path) -> None:
    """The worker has no key: it is given the bytes."""
    (folder / "heeded.yml").write_text("a.txt: {access: restricted}")
    first = sealed_build(home, folder)
    with sqlite3.connect(home / "heeded.sqlite3") as database:
        database.execute("UPDATE derived_document SET reader = 'older'")
    again = sealed_build(home)
    assert (again["stored"], again["failed"], again["texts"]) == (3, 0, first["texts"])


@POSIX
def test_one_bad_source_never_stops_the_others(home: Path, folder: Path) -> None:
    (folder / "damaged.zip").write_bytes(
        archive({"x.txt": b"Arvenia" * 100}, zipfile.ZIP_STORED).replace(b"A", b"B", 1)
    )
    (folder / "unusual.zip").write_bytes(archive({"x.txt": b"Arvenia"}, zipfile.ZIP_LZMA))
    (folder / "loop").symlink_to(folder / "loop")
    (folder / os.fsdecode(b"\xe9.txt")).write_bytes(b"Arvenia")
    named = Path(os.fsdecode(os.fsencode(folder) + b"/\xe9"))
    write(named, d="Close the camps.")
    found = build(home, folder, named)
    assert (found["stored"], found["failed"]) == (5, 3)
    assert {"\\xe9.txt", "\\xe9/d.txt"} < set(found["access"])


def test_problems_of_one_folder_stay_while_another_is_built(home: Path, folder: Path, tmp_path: Path) -> None:
    write(folder, x="crashes now")
    other = tmp_path / "other"
    write(other, o="A letter.")
    assert build(home, folder)["of_this_build"] == 1
    found = build(home, other)
    assert (len(found["problems"]), found["of_this_build"]) == (1, 0)
    (folder / "x.txt").unlink()
    assert build(home, folder)["problems"] == []


def test_two_builds_at_once_make_one_record(home: Path, folder: Path) -> None:
    build(home, folder)
    write(folder, **{f"t{number}": f"Text {number}." for number in range(20)})
    both = [start(home, folder) for _ in range(2)]
    outs = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], outs
    again = build(home, folder)
    assert (again["current"], len(again["texts"]), again["problems"]) == (23, 23, [])


def test_nothing_is_left_in_the_clear_of_what_becomes_restricted(home: Path, folder: Path) -> None:
    write(folder, a="Ratify the quillwort protocol.")
    sealed_build(home, folder)
    with sqlite3.connect(home / "heeded.sqlite3") as database:
        database.execute(
            "INSERT INTO derived_conclusion (state, sight, access, inputs, stamp, value) "
            "VALUES ('XAV', ?, 'team', '', '', ?)",
            ("team for team", '"They asked for the quillwort protocol."'),
        )
    assert found_in(home, ["quillwort"]) != []
    (folder / "heeded.yml").write_text("a.txt:\n  access: restricted\n")
    assert sealed_build(home, folder)["access"]["a.txt"] == "restricted"
    assert found_in(home, ["quillwort"]) == []
