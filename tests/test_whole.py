"""Files are written whole or not at all."""

import errno
import re
import stat
from pathlib import Path

import pytest

import heeded
from heeded.whole import whole_folder, write_whole


def test_writes_into_new_folders_and_over_old_files(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file.csv"
    for data in (b"one", b"two"):
        write_whole(file, data)
        assert file.read_bytes() == data
    assert list(file.parent.iterdir()) == [file]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(b"old")

    def full(part: Path, data: bytes) -> None:
        with part.open("wb") as opened:
            opened.write(data[:1])
        raise OSError(errno.ENOSPC, "No space left on device", str(part))

    with monkeypatch.context() as changed:
        changed.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space left"):
            write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.write_bytes(b"old")
    old.chmod(0o640)
    for file in (new, old):
        write_whole(file, b"words")
    assert [stat.S_IMODE(file.stat().st_mode) for file in (new, old)] == [0o600, 0o640]


OWN = {
    "whole.py": "itself",
    "web/importing.py": "a folder of its owner's alone, gone with the import",
    "ingest/office.py": "a folder of its owner's alone, for the program that converts",
    "pipeline/exporting.py": "into a `whole_folder`",
    "reports/exports/writers.py": "into a `whole_folder`",
    "web/published/folder.py": "into a folder beside, which is renamed when it is whole; what everybody may read",
    "reports/workbook.py": "a part of a workbook, which is in memory or in a `whole_folder`",
}


def test_nothing_else_writes_files() -> None:
    source = Path(heeded.__file__).parent
    writes = re.compile(r"\.write_(?:bytes|text)\(|(?<!fd)open\([^)\n]*[\"'][wax]b?[\"']")
    found = {str(file.relative_to(source)) for file in source.rglob("*.py") if writes.search(file.read_text("utf-8"))}
    assert found == set(OWN)


def test_a_folder_is_whole_or_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "new" / "data"
    for data in ("one", "two"):
        with whole_folder(place) as part:
            (part / data).write_text(data)
        assert [each.name for each in place.iterdir()] == [data]

    def stopped() -> None:
        with whole_folder(place) as part:
            (part / "three").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert [each.name for each in place.iterdir()] == ["two"]
    assert [each.name for each in place.parent.iterdir()] == ["data"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in (place, place / "two")} == {0o700, 0o600}
