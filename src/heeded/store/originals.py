"""Files of the record by the sha256 of their bytes: bytes in, a file under `originals/` out."""

import hashlib
import os
import tempfile
from pathlib import Path

from heeded.errors import StoreError
from heeded.model import Access
from heeded.store import pictures, seals

OWNER_ONLY = 0o700
"""The mode of folders: nobody else on the machine may look in."""


def path(home: Path, sha256: str) -> Path:
    """Where the file with this sha256 lies: `originals/ab/abcdef...`."""
    return home / "originals" / sha256[:2] / sha256


def keep(home: Path, sha256: str, data: bytes, access: Access) -> None:
    """Write the bytes to their place, whole or not at all, sealed where they are restricted.

    Raises StoreError where they have another sha256, or the key is not open.
    """
    if seals.is_sealed(data):
        data = seals.open_bytes(data, "file")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError("the file changed while it was being read: build the folder again.")
    if access == "restricted":
        pictures.forget(home, sha256)
    place = path(home, sha256)
    if place.is_file() and _is_kept(place, sha256, access):
        return  # one that is damaged, or lies open and must not, is replaced
    # one by one: `parents=True` would give the outer folder the default mode
    for folder in (place.parent.parent, place.parent):
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(seals.seal_bytes(data, "file") if access == "restricted" else data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _is_kept(place: Path, sha256: str, access: Access) -> bool:
    kept = place.read_bytes()
    is_sealed = seals.is_sealed(kept)
    if is_sealed != (access == "restricted"):
        return False
    try:
        return hashlib.sha256(seals.open_bytes(kept, "file") if is_sealed else kept).hexdigest() == sha256
    except StoreError:
        return False


def read(home: Path, sha256: str) -> bytes:
    """The bytes of a file of the record; raises StoreError where they are gone or damaged."""
    try:
        data = path(home, sha256).read_bytes()
    except OSError as error:
        raise StoreError(f"{path(home, sha256)} cannot be read ({error.strerror}): restore it from a backup.") from None
    if seals.is_sealed(data):
        data = seals.open_bytes(data, "file")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreError(f"{path(home, sha256)} is damaged: restore it from a backup.")
    return data
