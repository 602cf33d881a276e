"""Bytes in, a file or folder out that is whole: written beside and renamed, so that a stop leaves the old one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["whole_folder", "write_whole"]


def write_whole(file: Path, data: bytes) -> None:
    """Write a file whole or leave the old one as it is; what is no file, as /dev/stdout, is written to as it comes.

    It is on the disk then. Only its owner can read a new file: what the record holds may stand in it. Folders above it
    are made; a symbolic link and the mode of an old file stay. Raises OSError.
    """
    place = file.resolve()
    if file.exists() and not place.is_file():
        file.write_bytes(data)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".part-{os.getpid()}")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600, exist_ok=False)
        part.write_bytes(data)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """A new folder to fill, which takes the place of another when all went well; else the old one stays as it is.

    Only its owner can read it and what is in it. Folders above it are made. Raises OSError.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    part, old = (place.with_name(f".{word}-{os.getpid()}") for word in ("part", "old"))
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        yield part
        for each in part.rglob("*"):
            each.chmod(0o700 if each.is_dir() else 0o600)
        if place.exists():
            place.rename(old)
        part.rename(place)
    except BaseException:  # Ctrl-C too
        if old.exists():
            old.rename(place)
        raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
