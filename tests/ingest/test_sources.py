"""Folders and archives go in; one source per file comes out, and a problem for each that must not be opened."""

import errno
import os
import pickle
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.ingest.making import archive, docx, p

from heeded.errors import IngestError
from heeded.ingest import Source, shown, sources
from heeded.ingest.archives import MOST_MEMBERS
from heeded.model import Problem

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="names and links are those of POSIX")


def found(*paths: Path) -> tuple[list[str], list[str]]:
    """The names of the sources and the messages of the problems."""
    items = list(sources(paths))
    names = [item.name for item in items if isinstance(item, Source)]
    return names, [item.message for item in items if isinstance(item, Problem)]


def one_problem(tmp_path: Path, data: bytes) -> str:
    """The one problem of a folder that holds this archive and a good file."""
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "good.txt").write_text("Arvenia")
    names, problems = found(tmp_path)
    assert "good.txt" in names
    assert len(problems) == 1, problems
    assert problems[0].startswith("a.zip")
    return problems[0]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a.txt",
        "c.docx",
        ".hidden",
        "~$c.docx",
        ".git/x.txt",
        "Thumbs.db",
        "b/.DS_Store",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(docx(p("x")) if name == "c.docx" else b"x")
    assert found(tmp_path) == (["a.txt", "b/1.txt", "b/2.txt", "c.docx"], [])


def test_a_file_given_by_itself_is_read_whatever_its_name_and_once(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("x")
    assert found(tmp_path / ".hidden.txt", tmp_path / ".hidden.txt") == ([".hidden.txt"], [])


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    names, problems = found(tmp_path / "nothing.pdf")
    assert not names
    assert "no such file" in problems[0]


def test_archive_members_are_read_in_memory(tmp_path: Path) -> None:
    data = archive({"x/b.txt": "two", "a.txt": "one", "__MACOSX/a.txt": "icon", "x/.hidden": "no"})
    (tmp_path / "a.zip").write_bytes(data)
    items = [item for item in sources([tmp_path]) if isinstance(item, Source)]
    assert [(item.name, item.read_bytes()) for item in items] == [("a.zip!a.txt", b"one"), ("a.zip!x/b.txt", b"two")]
    assert pickle.loads(pickle.dumps(items)) == items
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_a_word_document_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "renamed.zip").write_bytes(docx(p("x")))
    assert found(tmp_path) == (["renamed.zip"], [])


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "x/../../out.txt", "C:/out.txt", "..\\out.txt"])
def test_names_that_lead_out_of_the_archive_are_not_read(tmp_path: Path, name: str) -> None:
    assert "leads out of the archive" in one_problem(tmp_path, archive({name: "x"}))


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert "bomb" in one_problem(tmp_path, archive({"bomb.txt": b"\0" * 3_000_000}))


def test_an_archive_that_declares_too_much_in_all_is_not_opened(tmp_path: Path) -> None:
    data = bytearray(archive({f"{number}.txt": "x" for number in range(20)}))
    at = data.find(b"PK\x01\x02")
    while at >= 0:  # the directory says that each member has 150 MB, packed to 10 MB
        data[at + 20 : at + 28] = struct.pack("<II", 10_000_000, 150_000_000)
        at = data.find(b"PK\x01\x02", at + 4)
    assert "more than 2 GB" in one_problem(tmp_path, bytes(data))


def test_an_archive_with_too_many_members_is_not_opened(tmp_path: Path) -> None:
    data = archive({f"{number}.txt": "x" for number in range(MOST_MEMBERS + 1)}, zipfile.ZIP_STORED)
    assert f"more than {MOST_MEMBERS} files" in one_problem(tmp_path, data)


def test_a_vast_directory_is_refused_before_it_is_read(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": "x"}))
    at = data.rfind(b"PK\x05\x06")
    data[at + 12 : at + 16] = struct.pack("<I", 900_000_000)
    assert f"more than {MOST_MEMBERS} files" in one_problem(tmp_path, bytes(data))


def test_locked_members_are_a_problem(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": "x"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + flags] |= 1
    assert "password" in one_problem(tmp_path, bytes(data))


def test_links_in_archives_are_a_problem(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    assert "link to another file" in one_problem(tmp_path, file.getvalue())


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_cannot_be_stopped_are_a_problem(tmp_path: Path, packing: int) -> None:
    assert "packed in a way" in one_problem(tmp_path, archive({"a.txt": b"\0" * 100}, packing))


def test_a_member_that_grows_beyond_its_stated_size_is_stopped_there(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": b"\0" * 50_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        data[data.find(mark) + at : data.find(mark) + at + 4] = struct.pack("<I", 1000)
    (tmp_path / "a.zip").write_bytes(data)
    (source,) = sources([tmp_path])
    assert isinstance(source, Source)
    tracemalloc.start()
    with pytest.raises(IngestError, match="damaged"):
        source.read_bytes()
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("at", range(30, 130, 7))
def test_a_member_damaged_anywhere_is_read_or_a_problem(tmp_path: Path, at: int) -> None:
    data = bytearray(archive({"a.txt": bytes(range(256)) * 4}))
    data[at] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    for source in sources([tmp_path]):
        if isinstance(source, Source):
            with pytest.raises(IngestError, match="damaged"):
                source.read_bytes()


def test_an_empty_archive_and_names_given_twice_are_problems(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive({}))
    (tmp_path / "b.zip").write_bytes(archive({"x.txt": "one", "y.txt": "two"}).replace(b"y.txt", b"x.txt"))
    names, problems = found(tmp_path)
    assert names == ["b.zip!x.txt"]
    assert ["holds no files" in problems[0], "2 files" in problems[1]] == [True, True]


def test_a_damaged_archive_is_a_problem(tmp_path: Path) -> None:
    assert "damaged or cut off" in one_problem(tmp_path, archive({"a.txt": "Arvenia" * 100})[:-40])


def test_a_damaged_member_is_a_problem_when_it_is_read(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": b"Arvenia" * 100}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    source = next(iter(sources([tmp_path])))
    assert isinstance(source, Source)
    with pytest.raises(IngestError, match="damaged"):
        source.read_bytes()


def test_a_file_that_vanished_is_a_problem_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    source = next(iter(sources([tmp_path])))
    (tmp_path / "a.txt").unlink()
    assert isinstance(source, Source)
    with pytest.raises(IngestError, match="cannot be read"):
        source.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_links_and_pipes_in_folders_are_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (folder / "a.txt").write_text("x")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "to-folder").symlink_to(outside)
    (folder / "to-file.txt").symlink_to(outside / "secret.txt")
    os.mkfifo(folder / "pipe")
    names, problems = found(folder)
    assert names == ["a.txt"]
    assert [problem.split(":")[0] for problem in problems] == ["pipe", "to-file.txt", "to-folder"]


@POSIX
def test_links_that_lead_nowhere_and_deep_folders_stop_nothing(tmp_path: Path) -> None:
    folder, at = tmp_path / "folder", tmp_path / "folder" / "d"
    at.mkdir(parents=True)
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "z.txt").write_text("x")
    os.chdir(at)
    for _ in range(1500):
        os.mkdir("d")
        os.chdir("d")
    (Path("a.txt")).write_text("x")
    os.chdir(tmp_path)
    names, problems = found(folder)
    subprocess.run(["rm", "-r", at], check=True)  # too deep for what clears away the folders of tests
    assert [name.removeprefix("d/" * 1501) for name in names] == ["a.txt", "z.txt"]
    assert problems == [f"loop: cannot be opened ({os.strerror(errno.ELOOP)}): check where it leads"]
    assert "cannot be opened" in found(folder / "loop")[1][0]


@POSIX
def test_names_that_are_not_utf_8_or_steer_a_terminal_are_shown_with_escapes(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe9"))
    folder.mkdir()
    (folder / os.fsdecode(b"\xe9\x1b[2J.txt")).write_bytes(b"x")
    (folder / "heeded.yml").write_text("'*.txt': {cycle: 2}")
    (source,) = sources([folder])
    assert isinstance(source, Source)
    assert (source.name, source.read_bytes(), dict(source.facts)) == ("\\xe9\\x1b[2J.txt", b"x", {"cycle": 2})
    assert shown(folder).endswith("b\\xe9")
    assert found(folder / "none")[1][0].startswith(shown(folder))


def test_a_file_over_the_limit_is_a_problem(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(201 * 2**20)
    names, problems = found(tmp_path)
    assert not names
    assert "larger than 200 MB" in problems[0]
