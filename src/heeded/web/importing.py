"""Files that a browser sends in, documents of the record out: read in the background, and nothing left lying about.

What is sent lies in a folder of the home that its owner alone can open, until it is read; then it is removed.
"""

import secrets
import shutil
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread

import yaml
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import HeededError, UsageError
from heeded.ingest.sidecar import NAMES
from heeded.model import Access
from heeded.pipeline import Limits, View
from heeded.reports.words import clean
from heeded.store import database, read, write
from heeded.viewer import levels

__all__ = ["MOST_BYTES", "Job", "Waiting", "drop", "is_reading", "job", "put", "room", "start", "sweep", "waiting"]

MOST_BYTES = 200 * 2**20
"""Bytes of one import, all files together."""
LONGEST = 200
"""Bytes of a file's name."""
HALF_SENT = 3600
"""Seconds after which a file that is not whole belongs to a program that ended."""
SIDECAR = "heeded.yml"


@dataclass(slots=True)
class Job:
    """One import: how far it is, and what came of it."""

    id: str
    access: Access
    """Whoever may see less is not told of it."""
    done: int = 0
    total: int = 0
    is_over: bool = False
    stored: int = 0
    current: int = 0
    keys: frozenset[str] = frozenset()
    """The documents that were read."""
    states: tuple[str, ...] = ()
    """The States that they are about, that of most of them first."""
    problems: tuple[str, ...] = ()
    failed: str = ""
    """Why it stopped before its end, in words."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Files that were sent and not read to the end: the program was stopped meanwhile."""

    id: str
    files: int
    sent: datetime


_jobs: dict[str, Job] = {}
_lock = Lock()


def room() -> Path:
    """The folder in which files lie until they are read; nobody else on this machine can open it."""
    place: Path = settings.HEEDED_HOME / "incoming"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.chmod(0o700)
    return place


def sweep() -> None:
    """Remove what was half sent when an earlier program ended; what came within the hour may be another program's."""
    for place in room().iterdir():
        is_half = place.name.startswith(".") or not place.is_dir()
        if is_half and place.stat().st_mtime < time.time() - HALF_SENT:
            shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)


def put(files: "Iterable[UploadedFile[bytes]]", access: Access | None) -> str:
    """Keep files until they are read, all or none; the id of the import. Raises UsageError for what cannot be read.

    `access` is the level that all of them get; None leaves it to what they are.
    """
    identifier = secrets.token_hex(8)
    begun = room() / f".{identifier}"
    try:
        begun.mkdir(mode=0o700)
        for each in files:
            with (begun / _name(each.name or "", begun)).open("xb") as target:
                for chunk in each.chunks():
                    target.write(chunk)
        if access:
            (begun / SIDECAR).write_text(yaml.safe_dump({"*": {"access": access}}), "utf-8")
        begun.rename(room() / identifier)
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    return identifier


def _name(given: str, folder: Path) -> str:
    """A name that a file can have in a folder: the sender's, cut where it is too long, numbered where it is taken."""
    name = clean(given).replace("/", "_").replace("\\", "_").lstrip(".~ ") or _("document")
    if name.lower() in NAMES:
        words = _("%(name)s says how other files are to be read: choose here who may see them, and leave it out.")
        raise UsageError(words % {"name": name})
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, f"{dot}{ending}") if stem and len(ending) < 10 else (name, "")
    stem = stem.encode()[:LONGEST].decode(errors="ignore")
    found, number = f"{stem}{ending}", 1
    while (folder / found).exists():
        number += 1
        found = f"{stem} ({number}){ending}"
    return found


def waiting(view: View) -> list[Waiting]:
    """Imports that nobody reads on, the latest first."""
    found = []
    for place in room().iterdir():
        running = _jobs.get(place.name)
        if place.is_dir() and not place.name.startswith(".") and (running is None or running.is_over):
            files = sum(each.name != SIDECAR for each in place.iterdir())
            sent = datetime.fromtimestamp(place.stat().st_mtime, UTC)
            if _access(place) in levels(view.viewer.access):
                found.append(Waiting(place.name, files, sent))
    return sorted(found, key=lambda each: each.sent, reverse=True)


def _access(place: Path) -> Access:
    """The level of the files of an import: that of the team where none was chosen."""
    sidecar = place / SIDECAR
    if not sidecar.is_file():
        return "team"
    found: Access = yaml.safe_load(sidecar.read_text("utf-8"))["*"]["access"]
    return found


def job(identifier: str, view: View) -> Job:
    """An import begun since the program started; raises UsageError where the viewer may see none of this id."""
    found = _jobs.get(identifier)
    if found is None or found.access not in levels(view.viewer.access):
        raise UsageError(_("There is no such import: it is over, or the program was started anew since."))
    return found


def is_reading(view: View) -> bool:
    """Whether files are being read that the viewer may know of."""
    return any(not each.is_over and each.access in levels(view.viewer.access) for each in list(_jobs.values()))


def start(identifier: str, view: View) -> Job:
    """Read what was sent, in the background; the job that is running already where one is."""
    place = _place(identifier)
    with _lock:
        running = _jobs.get(identifier)
        if running is not None and not running.is_over:
            return running
        made = _jobs[identifier] = Job(identifier, _access(place))
    Thread(target=_run, args=(made, place, view), daemon=True).start()
    return made


def drop(identifier: str) -> None:
    """Remove what was sent and is not being read."""
    place = _place(identifier)
    running = _jobs.get(identifier)
    if running is not None and not running.is_over:
        raise UsageError(_("It is being read: wait for its end."))
    shutil.rmtree(place)


def _place(identifier: str) -> Path:
    place = room() / identifier
    if not identifier.isalnum() or not place.is_dir():
        raise UsageError(_("There is no such import: it is over, or was thrown away."))
    return place


def _run(made: Job, place: Path, view: View) -> None:
    try:
        _read(made, place, view)
        shutil.rmtree(place, ignore_errors=True)
    except HeededError as error:
        made.failed = str(error)
    except Exception as error:
        words = _("An error in Heeded stopped it: %(error)s. What was read is kept.")
        made.failed = words % {"error": type(error).__name__}
        raise
    finally:
        made.is_over = True
        database.close()


def _read(made: Job, place: Path, view: View) -> None:
    def told(done: int, total: int) -> None:
        made.done, made.total = done, total

    limits = Limits(settings.HEEDED_WORKERS, settings.HEEDED_TIMEOUT, settings.HEEDED_MEMORY)
    built = pipeline.build([place], settings.HEEDED_HOME, limits, told, by=view.viewer.name)
    found = [each.message for each in built.unkept]
    found += [each.problem.message for each in read.findings(view.viewer) if each.source in built.sources]
    made.problems = tuple(each.replace(f"{place}/", "") for each in found)
    write.replace_build_problems([str(place)], [])  # of files that are gone: they are told once, on the import's page
    documents = [each.document for each in read.documents(view.viewer) if each.document.sha256 in built.sources]
    made.keys = frozenset(each.key for each in documents)
    made.states = tuple(state for state, _ in Counter(s for each in documents for s in each.states[:1]).most_common())
    made.stored, made.current, _ = built.counted(view.viewer.access)
