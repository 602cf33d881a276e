"""Paths that a person gave in, one `Source` per file or archive member out, with what sidecars state about it.

Nothing is unpacked to the disk and no link is followed out of the folder that was given. What cannot be opened is a
`Problem` in its place.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from heeded.errors import IngestError
from heeded.ingest.archives import MOST_BYTES, fault_of, open_archive, read_member
from heeded.ingest.sidecar import NAME as SIDECAR
from heeded.ingest.sidecar import Facts, Rule, facts_for, read_sidecar
from heeded.ingest.sniff import ZIP, zipped_type
from heeded.model import Problem

__all__ = ["Source", "sources"]

# made by systems and editors beside documents: "~$report.docx" is Word's lock, "__MACOSX/" holds icons
IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", SIDECAR})
IGNORED_STARTS = (".", "~$")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: on the disk, or a member of an archive there. `name` is what people are shown."""

    path: Path
    name: str
    size: int
    member: str | None = None
    facts: Facts = ()
    sha256: str | None = None
    """Filled in by whoever has hashed the bytes already."""

    def read_bytes(self) -> bytes:
        """The file's bytes. Raises IngestError where it cannot be read (any more) or is too large."""
        try:
            if self.member is None:
                with self.path.open("rb") as file:
                    data = file.read(MOST_BYTES + 1)
                if len(data) > MOST_BYTES:
                    raise IngestError(TOO_LARGE)
                return data
            with open_archive(self.path) as archive:
                return read_member(archive, archive.getinfo(self.member))
        except (OSError, KeyError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no longer in the archive"
            raise IngestError(f"the file cannot be read ({reason}): check that it is there and may be read") from error


TOO_LARGE = f"the file is larger than {MOST_BYTES // 2**20} MB: split it and read the parts"


def sources(paths: Iterable[Path]) -> Iterator[Source | Problem]:
    """Every file under these paths once, in the order of the paths and sorted by name below each.

    A file given by itself is read whatever its name; in folders, hidden files, lock files and sidecars are left out.
    """
    seen: set[tuple[Path, str | None]] = set()
    for path in paths:
        for found in _under(path):
            if isinstance(found, Source):
                key = (found.path.resolve(), found.member)
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _under(path: Path) -> Iterator[Source | Problem]:
    if path.is_dir():
        yield from _Folder(path).sources()
    elif path.exists():
        rules, problems = _sidecar_of(path.parent)
        yield from problems
        for found in _file(path, path.name):
            yield _stated(found, [("", rules)], found.name if isinstance(found, Source) else "")
    else:
        yield Problem(f"{path}: there is no such file or folder: check the name", file=str(path))


class _Folder:
    """A walk through one folder that remembers which sidecar entries met a file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inside = root.resolve()
        self.met: set[tuple[str, int]] = set()

    def sources(self) -> Iterator[Source | Problem]:
        yield from self._walk(self.root, "", [])

    def _walk(self, folder: Path, below: str, outer: list[tuple[str, tuple[Rule, ...]]]) -> Iterator[Source | Problem]:
        """Everything in a folder; `below` is its path from the root, `outer` the sidecars above it, far ones first."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(f"{folder}: the folder cannot be read ({error.strerror})", file=str(folder))
            return
        rules, problems = _sidecar_of(folder)
        yield from problems
        stated = [*outer, (below, rules)]
        for entry in entries:
            if _is_ignored(entry.name):
                continue
            path, name = folder / entry.name, f"{below}{entry.name}"
            if entry.is_symlink() and (entry.is_dir() or not path.resolve().is_relative_to(self.inside)):
                yield Problem(f"{name}: a link that leads elsewhere is not followed: give its target itself", file=name)
            elif entry.is_dir():
                yield from self._walk(path, f"{name}/", stated)
            else:
                for found in _file(path, name):
                    yield _stated(found, stated, found.name if isinstance(found, Source) else "", self.met)
        for rule in rules:
            if (below, rule.line) not in self.met:
                message = f"line {rule.line}: no file is called “{rule.pattern}”: check the name"
                yield Problem(f"{below}{SIDECAR}: {message}", "warning", f"{below}{SIDECAR}")


def _stated(
    found: Source | Problem,
    sidecars: list[tuple[str, tuple[Rule, ...]]],
    name: str,
    met: set[tuple[str, int]] | None = None,
) -> Source | Problem:
    """The source with what the sidecars state about it; the nearest folder's sidecar has the last word."""
    if isinstance(found, Problem):
        return found
    facts = {}
    for folder, rules in sidecars:
        path = name.removeprefix(folder)
        facts.update(facts_for(rules, path))
        if met is not None:
            met.update((folder, rule.line) for rule in rules if rule.covers(path))
    return replace(found, facts=tuple(facts.items()))


def _is_ignored(name: str) -> bool:
    return name.startswith(IGNORED_STARTS) or name.lower() in IGNORED_NAMES


def _sidecar_of(folder: Path) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    path = folder / SIDECAR
    if not path.is_file():
        return (), ()
    try:
        with path.open("rb") as file:
            return read_sidecar(file.read(MOST_BYTES), str(path))
    except OSError as error:
        return (), (Problem(f"{path}: cannot be read ({error.strerror})", file=str(path)),)


def _file(path: Path, name: str) -> Iterator[Source | Problem]:
    """The file itself, or the members of the archive that it is."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            yield Problem(f"{name}: not a file that can be read (a device or pipe)", file=name)
            return
        if facts.st_size > MOST_BYTES:
            yield Problem(f"{name}: {TOO_LARGE}", file=name)
            return
        with path.open("rb") as file:
            is_zip = file.read(4).startswith(ZIP)
        if is_zip and zipped_type(path) == "archive":
            with open_archive(path) as archive:
                yield from _members(path, name, archive)
            return
    except OSError as error:
        yield Problem(f"{name}: cannot be read ({error.strerror}): check its permissions", file=name)
        return
    except IngestError as error:
        yield Problem(f"{name}: {error}", file=name)
        return
    yield Source(path, name, facts.st_size)


def _members(path: Path, name: str, archive: ZipFile) -> Iterator[Source | Problem]:
    """The members of an archive, sorted; of two with one name the last one counts, as everywhere."""
    members = {member.filename: member for member in archive.infolist() if not member.is_dir()}
    for member in sorted(members.values(), key=lambda member: member.filename):
        shown = f"{name}!{member.filename}"
        if PurePosixPath(member.filename).name == SIDECAR:
            message = "a sidecar inside an archive is not heeded, as its maker is not you: put it beside the archive"
            yield Problem(f"{shown}: {message}", "warning", shown)
            continue
        parts = member.filename.replace("\\", "/").split("/")
        if any(_is_ignored(part) for part in parts if part not in {"..", "."}):
            continue
        fault = fault_of(member)
        if fault:
            yield Problem(f"{shown}: {fault}", file=shown)
        else:
            yield Source(path, shown, member.file_size, member.filename)
