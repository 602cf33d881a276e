"""Files are written whole or not at all."""

import errno
from pathlib import Path

import pytest

from heeded.whole import write_whole


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
