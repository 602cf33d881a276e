"""What was done with the record, and who read what is restricted, in; lines that the owner alone reads out.

A line names States, cases and ids, never words, people in cases or files. With the key open it is sealed, as are those
that were written while it was closed; it is kept as many days as `keep` says.
"""

import re
import uuid
import warnings
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from time import monotonic

from django.core.signals import request_started
from django.db import transaction

from heeded import codec
from heeded.cases import ID
from heeded.errors import HeededWarning, StoreError
from heeded.store import database, seals
from heeded.store.kept import opened
from heeded.store.models import Activity
from heeded.store.texts import storable
from heeded.viewer import Viewer

__all__ = [
    "DAYS",
    "Deed",
    "Line",
    "exported",
    "is_subject",
    "keep",
    "lines",
    "note",
    "prune",
    "told",
    "was_read",
]

DAYS = 365
BATCH = 500
MOST = 12
"""Subjects that a line names: recommendations beyond them are told by their review, and then by their number alone."""
LONGEST = 60
"""Characters of the name of who did it."""
# "KAZ", "KAZ/2", "KAZ/2/124.3", "C-7K3FQ2", the ids of statements, documents and people's values
SUBJECT = re.compile(rf"[A-Z]{{3}}(/\d{{1,2}}(/[\w.()-]{{1,40}})?)?|{ID.pattern}|[0-9a-f]{{20,64}}|[0-9a-f-]{{36}}")


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what to which of the record's things, and with which version of the program."""

    who: str
    what: str
    """A verb, and the kind of value: "read", "add assessment", "open key"."""
    subjects: tuple[str, ...] = ()
    """Codes of States, public ids, ids of cases, statements, documents and values."""
    count: int = 1
    """How many things it was done to."""
    program: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A deed and its time."""

    at: datetime
    deed: Deed


_days = DAYS
AGAIN = 60
"""Seconds within which looking again at one State or case is one reading."""
_pruned: date | None = None
_read: ContextVar[set[tuple[str, str]] | None] = ContextVar("read", default=None)
"""What this command or page has read and told already: a viewer's name, and a State or case (empty for neither)."""


_told_at: dict[tuple[str, str], float] = {}
"""When this process told last that somebody read of a State or case, by the clock that only runs on."""


def keep(days: int) -> None:
    """Keep lines for so many days from now on."""
    global _days
    _days = days


def is_subject(words: str) -> bool:
    """Whether a line may name this: a code or an id."""
    return SUBJECT.fullmatch(words) is not None


def note(who: str, what: str, subjects: Iterable[str] = (), count: int = 1) -> None:
    """Write down what somebody did; raises ValueError for a subject that is no id (`is_subject`)."""
    named = sorted(set(subjects))
    if unfit := [each for each in named if not is_subject(each)]:
        raise ValueError(f"{len(unfit)} subjects of {what!r} are no ids")
    deed = Deed(_one_line(who), what, _few(named), max(count, len(named)), _program())
    with transaction.atomic():
        value, access = codec.to_json(deed), "team"
        if seals.is_open():
            value, access = seals.seal_json(value, "activity"), "restricted"
        Activity.objects.create(uid=uuid.uuid4(), at=datetime.now(UTC), access=access, value=value)
        if _pruned != datetime.now(UTC).date():
            prune()


def was_read(viewer: Viewer, subjects: Collection[str]) -> None:
    """Write down that restricted material on these States or cases was read: once for each command or page.

    Pages that follow within `AGAIN` seconds are one reading.
    """
    seen = _read.get()
    if seen is None:
        _read.set(seen := set())
    named = {each for each in subjects if is_subject(each)}
    told = {(viewer.name, each) for each in named or {""}}
    now = monotonic()
    new = {each for each in told - seen if now - _told_at.get(each, -AGAIN) >= AGAIN}
    if new:
        note(viewer.name, "read", {each for _, each in new} - {""})
        _told_at.update(dict.fromkeys(new, now))
    seen |= told


@contextmanager
def told(who: str, what: str) -> Iterator[None]:
    """Write down what is done with the key within, or that it failed; nothing where there is no log yet.

    What was written while no key was open is sealed where one is now.
    """
    try:
        yield
    except BaseException:  # Ctrl-C too
        what = f"{what} failed"
        raise
    finally:
        if database.has("store_activity"):
            note(who, what)
            if seals.is_open():
                _seal()


def exported(viewer: Viewer) -> None:
    """Write down that a file was made for use elsewhere, where a viewer of what is restricted read some for it."""
    seen = {subject for name, subject in _read.get() or () if name == viewer.name}
    if seen and viewer.access == "restricted":
        note(viewer.name, "export", seen - {""})


def lines(viewer: Viewer) -> tuple[Line, ...]:
    """All lines for who sees all, the latest first, and none for anybody else; a damaged one is told and left out."""
    if not viewer.sees_all:
        return ()
    found = []
    for row in Activity.objects.order_by("-at", "uid").iterator():
        try:
            found.append(Line(row.at, opened(Deed, row.value, "activity")))
        except StoreError as error:
            warnings.warn(f"A line of activity of {row.at:%Y-%m-%d %H:%M} cannot be read ({error})", HeededWarning, 2)
    return tuple(found)


def prune() -> None:
    """Delete what is older than it is kept: at each build, and once a day and process."""
    global _pruned
    _pruned = datetime.now(UTC).date()
    old = Activity.objects.filter(at__lt=datetime.now(UTC) - timedelta(days=_days))
    if old.exists():
        old.delete()


def _seal() -> None:
    """Seal the lines that were written while no key was open."""
    with transaction.atomic():
        clear = list(Activity.objects.filter(access="team"))
        for row in clear:
            row.access, row.value = "restricted", seals.seal_json(row.value, "activity")
        Activity.objects.bulk_update(clear, ["access", "value"], batch_size=BATCH)


def _few(named: list[str]) -> tuple[str, ...]:
    if len(named) > MOST:
        named = sorted({each.rpartition("/")[0] if each.count("/") == 2 else each for each in named})
    return tuple(named) if len(named) <= MOST else ()


def _one_line(who: str) -> str:
    """A name that begins no line of its own and steers no terminal."""
    clean = "".join(each if each.isprintable() else " " for each in storable(who))
    return " ".join(clean.split())[:LONGEST]


@cache
def _program() -> str:
    from importlib import metadata

    return metadata.version("heeded")


def _begin(**_: object) -> None:
    _read.set(None)


request_started.connect(_begin, dispatch_uid="heeded.store.activity")
