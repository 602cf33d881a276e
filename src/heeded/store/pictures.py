"""Pictures of pages by the sha256 of their file: kept in the home beside the originals; never of what is restricted."""

import os
import shutil
import tempfile
from pathlib import Path

__all__ = ["forget", "keep", "read"]

OWNER_ONLY = 0o700
FOLDER = "pictures"


def _folder(home: Path, sha256: str) -> Path:
    return home / FOLDER / sha256[:2] / sha256


def read(home: Path, sha256: str, page: int) -> bytes | None:
    """The picture of a page, as PNG; None where it is not kept."""
    try:
        return (_folder(home, sha256) / f"{page}.png").read_bytes()
    except OSError:
        return None


def keep(home: Path, sha256: str, page: int, picture: bytes) -> None:
    """Write a picture to its place, whole or not at all."""
    folder = _folder(home, sha256)
    for each in (folder.parent.parent, folder.parent, folder):
        each.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".part-")
    with os.fdopen(handle, "wb") as file:
        file.write(picture)
    os.replace(name, folder / f"{page}.png")


def forget(home: Path, sha256: str) -> None:
    """Delete all pictures of a file: it is removed, or is restricted from now on."""
    shutil.rmtree(_folder(home, sha256), ignore_errors=True)
