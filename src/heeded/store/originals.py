"""Files of the record by the sha256 of their bytes: bytes in, a file under `originals/` out."""

import hashlib
import os
import tempfile
from pathlib import Path

from heeded.errors import StoreError

OWNER_ONLY = 0o700
"""The mode of folders: nobody else on the machine may look in."""


def path(home: Path, sha256: str) -> Path:
    """Where the file with this sha256 lies: `originals/ab/abcdef...`."""
    return home / "originals" / sha256[:2] / sha256


def keep(home: Path, sha256: str, data: bytes) -> None:
    """Write the bytes to their place, whole or not at all; raises StoreError where they have another sha256."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError("the file changed while it was being read: build the folder again.")
    place = path(home, sha256)
    if place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() == sha256:
        return  # one that is damaged is replaced
    # one by one: `parents=True` would give the outer folder the default mode
    for folder in (place.parent.parent, place.parent):
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read(home: Path, sha256: str) -> bytes:
    """The bytes of a file of the record; raises StoreError where they are gone or damaged."""
    try:
        data = path(home, sha256).read_bytes()
    except OSError as error:
        raise StoreError(f"{path(home, sha256)} cannot be read ({error.strerror}): restore it from a backup.") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError(f"{path(home, sha256)} is damaged: restore it from a backup.")
    return data
