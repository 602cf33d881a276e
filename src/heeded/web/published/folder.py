"""Files by their names in, a folder that holds all of them out, or the one before; what others put there stays."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from heeded.errors import UsageError

__all__ = ["MANIFEST", "check", "write"]

MANIFEST = "heeded-manifest.json"
"""Names the files of a publication with their sha256, so that no other file is ever taken for one of it."""


def check(out: Path, is_replaced: bool) -> None:
    """Raise UsageError where a publication must not be written to a folder."""
    if not os.path.lexists(out):
        return
    if out.is_symlink() or not out.is_dir():
        raise UsageError(f"{out} is no folder: name one that does not exist yet.")
    if not any(out.iterdir()):
        return
    if not is_replaced:
        raise UsageError(f"{out} is there already: name another folder, or replace what was published with --replace.")
    if not (out / MANIFEST).is_file():
        raise UsageError(f"{out} holds no {MANIFEST}: heeded publish did not write it, and does not replace it.")
    if changed := _changed(out):
        raise UsageError(f"{out / changed[0]} was changed since it was published: move it away, then replace.")


def write(out: Path, files: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
    """Write all beside the folder and put it in its place; the number of files and their bytes.

    Files of an older publication go, all others stay. Raises UsageError where one of those has the name of a new file,
    and OSError.
    """
    out = out.absolute()
    part, old = (out.with_name(f".{out.name}.{word}-{os.getpid()}") for word in ("part", "old"))
    try:
        sizes = _written(part, files)
        kept = [each for each in _names(out) if each not in _listed(out)] if out.is_dir() else []
        if taken := sorted({each.casefold() for each in kept} & {each.casefold() for each in sizes}):
            raise UsageError(f"{out / taken[0]} is a file of yours and would be written over: move it away.")
        if out.is_dir():
            out.replace(old)
        try:
            part.replace(out)
        except OSError:
            if old.is_dir():
                old.replace(out)
            raise
        for name in kept:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (old / name).replace(out / name)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    if old.is_dir():
        shutil.rmtree(old)
    return len(sizes), sum(sizes.values())


def _written(place: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    """The bytes of each file in a new folder."""
    place.mkdir(parents=True)
    sizes, hashes, folded = {}, {}, set()
    for name, data in files:
        if name.casefold() in folded:
            raise UsageError(f"Two pages would have the file {name}: publish the States one by one.")
        folded.add(name.casefold())
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
        sizes[name], hashes[name] = len(data), hashlib.sha256(data).hexdigest()
    told = json.dumps({"made_by": "heeded publish", "files": dict(sorted(hashes.items()))}, indent=1).encode()
    (place / MANIFEST).write_bytes(told)
    return sizes | {MANIFEST: len(told)}


def _names(place: Path) -> list[str]:
    return sorted(
        each.relative_to(place).as_posix() for each in place.rglob("*") if each.is_symlink() or each.is_file()
    )


def _manifest(place: Path) -> dict[str, str]:
    if not (place / MANIFEST).is_file():
        return {}
    try:
        found: dict[str, str] = json.loads((place / MANIFEST).read_bytes())["files"]
        return {str(name): str(sha256) for name, sha256 in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{place / MANIFEST} cannot be read: move the folder away, and publish anew.") from None


def _listed(place: Path) -> set[str]:
    return {MANIFEST, *_manifest(place)}


def _changed(place: Path) -> list[str]:
    """Files of a publication that are not as they were written."""
    return [
        name for name, sha256 in _manifest(place).items()
        if (place / name).is_file() and hashlib.sha256((place / name).read_bytes()).hexdigest() != sha256
    ]  # fmt: skip
