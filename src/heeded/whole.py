"""Bytes in, a file out that is whole: written beside and renamed, so that a full disk or a stop leaves the old one."""

import os
import shutil
from pathlib import Path

__all__ = ["write_whole"]


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
