"""Paths that a person gave in, one `Source` per file or archive member out, with what sidecars state about it.

Nothing is unpacked to the disk and no link is followed out of the folder that was given. What cannot be opened is a
`Problem` in its place, with the level that sidecars state for it.
"""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple
from zipfile import ZipFile

from heeded.errors import IngestError
from heeded.ingest.archives import MOST_BYTES, fault_of, open_archive, read_member
from heeded.ingest.sidecar import MOST_BYTES as MOST_SIDECAR
from heeded.ingest.sidecar import NAMES as SIDECARS
from heeded.ingest.sidecar import UNREADABLE, Facts, Rules, facts_for, read_sidecar
from heeded.ingest.sniff import ZIP, zipped_type
from heeded.model import Access, Problem
from heeded.viewer import highest

__all__ = ["Source", "Unread", "shown", "sources"]

# made by systems and editors beside documents: "~$report.docx" is Word's lock, "__MACOSX/" holds icons
IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", *SIDECARS})
IGNORED_STARTS = (".", "~$")
# controls, separators of lines, marks that turn the direction of text, what XML does not take
NOT_SHOWN = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")


def shown(name: str | Path) -> str:
    """A name as people are shown it and the record keeps it: bytes that are not UTF-8 and controls as "\\xe9"."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return NOT_SHOWN.sub(lambda match: ascii(match[0])[1:-1], text)


@dataclass(frozen=True, slots=True)
class Unread(Problem):
    """A problem with a path that was found, and who may see it."""

    access: Access = "team"


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
    data: bytes | None = field(default=None, repr=False)
    """The bytes, where those on the disk are sealed and whoever reads the file has no key."""

    def read_bytes(self) -> bytes:
        """The file's bytes. Raises IngestError where it cannot be read (any more) or is too large."""
        if self.data is not None:
            return self.data
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


def sources(paths: Iterable[Path]) -> Iterator[Source | Unread]:
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


class _Sidecar(NamedTuple):
    """A sidecar above a file. A shown name becomes a path from its folder when `put` replaces its beginning `cut`."""

    file: str
    rules: Rules
    cut: str
    put: str
    met: set[int]
    """The lines of the entries that met a file."""


def _under(path: Path) -> Iterator[Source | Unread]:
    name = shown(path)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
        above, problems = _above(path, is_folder)
    except FileNotFoundError:
        yield Unread(f"{name}: there is no such file or folder: check the name", file=name)
        return
    except (OSError, RuntimeError) as error:  # a link to itself, a folder above that is closed
        yield Unread(f"{name}: cannot be opened ({_reason(error)}): check its permissions and links", file=name)
        return
    yield from problems
    if is_folder:
        yield from _walk(path, above)
    else:
        for found in _file(path, shown(path.name)):
            yield _stated(found, above)


def _above(path: Path, is_folder: bool) -> tuple[list[_Sidecar], list[Unread]]:
    """The sidecars in all folders above a path, far ones first; of a link and of what it leads to."""
    given = Path(os.path.abspath(path))
    sidecars, problems = [], []
    for end in dict.fromkeys((given.parent.resolve() / given.name, path.resolve())):
        for folder in reversed(end.parents):
            try:
                names = os.listdir(folder)
            except OSError:  # a folder that may be passed through, not looked into
                names = [name for name in SIDECARS if (folder / name).exists()]
            put = shown(end.relative_to(folder).as_posix())
            read, more = _sidecars(folder, names, f"{shown(folder)}/")
            cut, put = ("", f"{put}/") if is_folder else (shown(path.name), put)
            sidecars += [sidecar._replace(cut=cut, put=put) for sidecar in read]
            problems += more
    return sidecars, problems


def _sidecars(folder: Path, names: Iterable[str], below: str) -> tuple[list[_Sidecar], list[Unread]]:
    """The sidecars in a folder, and what is wrong with them at the highest level that they state."""
    sidecars, problems = [], []
    for name in sorted(name for name in names if name.lower() in SIDECARS):
        path, file = folder / name, f"{below}{shown(name)}"
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                raise IngestError("a link, folder or device, which is not read: put the file itself there")
            with path.open("rb") as opened:
                rules, found = read_sidecar(opened.read(MOST_SIDECAR + 1), file)
        except (OSError, IngestError) as error:
            message = f"{file}: {_reason(error)}. Until it can be read, the files under it are restricted"
            rules, found = UNREADABLE, (Problem(message, file=file),)
        sidecars.append(_Sidecar(file, rules, below, "", set()))
        problems += [Unread(problem.message, problem.severity, file, access=rules.level) for problem in found]
    return sidecars, problems


class _Folder(NamedTuple):
    """A folder on the way: its path from the root, what is left of it, its sidecars, and with those above it."""

    below: str
    entries: Iterator["os.DirEntry[str]"]
    own: list[_Sidecar]
    sidecars: list[_Sidecar]


def _walk(root: Path, above: list[_Sidecar]) -> Iterator[Source | Unread]:
    """Everything in a folder, however deep; links out of it are not followed."""
    inside = root.resolve()
    way, problems = _opened(root, "", above, [])
    yield from problems
    while way:
        below, entries, own, sidecars = way[-1]
        entry = next(entries, None)
        if entry is None:
            way.pop()
            yield from (_raised(each, sidecars) for each in _unmet(own))
        elif not _is_ignored(entry.name):
            name = f"{below}{shown(entry.name)}"
            kind = _kind(entry, name, inside)
            if isinstance(kind, Unread):
                yield _stated(kind, sidecars)
            elif kind == "folder":
                way, problems = _opened(Path(entry.path), f"{name}/", sidecars, way)
                yield from problems
            else:
                for found in _file(Path(entry.path), name):
                    yield _stated(found, sidecars)


def _opened(
    path: Path, below: str, above: list[_Sidecar], way: list[_Folder]
) -> tuple[list[_Folder], list[Source | Unread]]:
    """The way with a folder added, and problems with its sidecars; as it was where the folder cannot be read."""
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        name = below.rstrip("/") or shown(path)
        return way, [_stated(Unread(f"{name}: the folder cannot be read ({_reason(error)})", file=name), above)]
    own, problems = _sidecars(path, [entry.name for entry in entries], below)
    raised = [_raised(each, above) for each in problems]
    return [*way, _Folder(below, iter(entries), own, [*above, *own])], [*raised]


def _kind(entry: "os.DirEntry[str]", name: str, inside: Path) -> Literal["folder", "file"] | Unread:
    try:
        is_folder = entry.is_dir()
        leads_out = entry.is_symlink() and (is_folder or not Path(entry.path).resolve().is_relative_to(inside))
    except (OSError, RuntimeError) as error:  # a link to itself or into a closed folder
        return Unread(f"{name}: cannot be opened ({_reason(error)}): check where it leads", file=name)
    if leads_out:
        return Unread(f"{name}: a link that leads elsewhere is not followed: give its target itself", file=name)
    return "folder" if is_folder else "file"


def _unmet(sidecars: list[_Sidecar]) -> Iterator[Unread]:
    """A warning for each entry that met no file."""
    for sidecar in sidecars:
        for rule in sidecar.rules.entries:
            if rule.line not in sidecar.met:
                message = f"{sidecar.file}: line {rule.line}: no file is called “{shown(rule.pattern)}”: check the name"
                yield Unread(message, "warning", sidecar.file, access=sidecar.rules.level)


def _raised(found: Unread, sidecars: list[_Sidecar]) -> Unread:
    """A problem with a sidecar: whatever it states itself, at least at the level that the sidecars state for it."""
    name = found.file or ""
    facts: dict[str, Any] = {}
    for sidecar in sidecars:
        facts |= facts_for(sidecar.rules, sidecar.put + name.removeprefix(sidecar.cut))
    return replace(found, access=highest((found.access, facts.get("access", found.access))))


def _stated(found: Source | Unread, sidecars: list[_Sidecar]) -> Source | Unread:
    """What was found with what the sidecars state about it; the nearest folder's sidecar has the last word."""
    name = found.name if isinstance(found, Source) else found.file or ""
    facts: dict[str, Any] = {}
    for sidecar in sidecars:
        for rule in sidecar.rules.covering(sidecar.put + name.removeprefix(sidecar.cut)):
            facts.update(rule.facts)
            sidecar.met.add(rule.line)
    if isinstance(found, Source):
        return replace(found, facts=tuple(facts.items()))
    return replace(found, access=facts.get("access", found.access))


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _is_ignored(name: str) -> bool:
    return name.startswith(IGNORED_STARTS) or name.lower() in IGNORED_NAMES


def _file(path: Path, name: str) -> Iterator[Source | Unread]:
    """The file itself, or the members of the archive that it is."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            yield Unread(f"{name}: not a file that can be read (a device or pipe)", file=name)
            return
        if facts.st_size > MOST_BYTES:
            yield Unread(f"{name}: {TOO_LARGE}", file=name)
            return
        with path.open("rb") as file:
            is_zip = file.read(4).startswith(ZIP)
        if is_zip and zipped_type(path) == "archive":
            with open_archive(path) as archive:
                yield from _members(path, name, archive)
            return
    except OSError as error:
        yield Unread(f"{name}: cannot be read ({_reason(error)}): check its permissions", file=name)
        return
    except IngestError as error:
        yield Unread(f"{name}: {error}", file=name)
        return
    yield Source(path, name, facts.st_size)


def _members(path: Path, name: str, archive: ZipFile) -> Iterator[Source | Unread]:
    """The members of an archive, sorted; of two with one name the last one counts, as everywhere."""
    listed = [member for member in archive.infolist() if not member.is_dir()]
    members = {member.filename: member for member in listed}
    if not members:
        yield Unread(f"{name}: the archive holds no files: get it again from its source", file=name)
    for twice, count in Counter(member.filename for member in listed).items():
        if count > 1:
            message = f"{count} files in the archive have this name, the last one is read: pack them under other names"
            yield Unread(f"{name}!{shown(twice)}: {message}", "warning", f"{name}!{shown(twice)}")
    for member in sorted(members.values(), key=lambda member: member.filename):
        at = f"{name}!{shown(member.filename)}"
        if PurePosixPath(member.filename).name.lower() in SIDECARS:
            message = "a sidecar inside an archive is not heeded, as its maker is not you: put it beside the archive"
            yield Unread(f"{at}: {message}", "warning", at)
            continue
        parts = member.filename.replace("\\", "/").split("/")
        if any(_is_ignored(part) for part in parts if part not in {"..", "."}):
            continue
        fault = fault_of(member)
        if fault:
            yield Unread(f"{at}: {fault}", file=at)
        else:
            yield Source(path, at, member.file_size, member.filename)
