"""Primary values -> rows and back: added, never changed; the last word of each person counts.

Nothing here is a build product: what is written here is lost with the store alone.
"""

import uuid
import warnings
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Count, Max

from heeded import codec
from heeded.errors import HeededWarning, StoreError
from heeded.primary import PRIMARY, Kept, Primary
from heeded.store.models import Entry
from heeded.store.texts import storable, storable_json

__all__ = ["add", "as_kept", "current", "history", "stamp", "subjects", "unreadable", "withdraw"]

T = TypeVar("T", bound=Primary)
NAMES: dict[type, str] = {kind: name for name, kind in PRIMARY.items()}
BATCH = 500
TICK = timedelta(microseconds=1)
"""How much later each value of one call is: their order is kept."""


def add(values: Iterable[Primary], by: str, at: datetime | None = None) -> tuple[str, ...]:
    """Keep all of these values or none, the later after the earlier; their uids.

    Raises StoreError where nobody is named who says so.
    """
    if not by.strip():
        raise StoreError("a decision needs the name of who makes it: give it with --by NAME.")
    now = at or datetime.now(UTC)
    rows = [
        Entry(
            uid=uuid.uuid4(), kind=NAMES[type(value)], subject=storable(value.subject), by=storable(by.strip()),
            added=now + place * TICK, value=storable_json(codec.to_json(value)),
        )
        for place, value in enumerate(values)
    ]  # fmt: skip
    with transaction.atomic():
        Entry.objects.bulk_create(rows, batch_size=BATCH)
    return tuple(str(row.uid) for row in rows)


def withdraw(uids: Collection[str]) -> int:
    """Take values back: they count no more, and stay in the history. How many were taken back now."""
    rows = Entry.objects.filter(uid__in=[uuid.UUID(uid) for uid in uids], withdrawn=None)
    return rows.update(withdrawn=datetime.now(UTC))


def history(kind: type[T], subjects: Collection[str] | None = None, withdrawn: bool = False) -> tuple[Kept[T], ...]:
    """All values of a kind in the order in which they were added, those of these subjects where any are named."""
    rows = Entry.objects.filter(kind=NAMES[kind])
    if not withdrawn:
        rows = rows.filter(withdrawn=None)
    if subjects is None:
        return _kept(kind, rows)
    named: list[Kept[T]] = []
    wanted = sorted(subjects)
    for start in range(0, len(wanted), BATCH):
        named += _kept(kind, rows.filter(subject__in=wanted[start : start + BATCH]))
    return tuple(sorted(named, key=_in_time))


def current(kind: type[T], subjects: Collection[str] | None = None) -> tuple[Kept[T], ...]:
    """The last value of each key and person, in the order in which they were added."""
    last: dict[tuple[Any, ...], Kept[T]] = {}
    for each in history(kind, subjects):
        place = (each.value.key, each.by)
        last.pop(place, None)
        last[place] = each
    return tuple(last.values())


def subjects(kind: type[Primary], start: str) -> frozenset[str]:
    """The subjects with this start of which there is a value of a kind that counts."""
    rows = Entry.objects.filter(kind=NAMES[kind], withdrawn=None, subject__startswith=start)
    return frozenset(rows.values_list("subject", flat=True).distinct())


def stamp(*kinds: type[Primary]) -> str:
    """What changes when a value of these kinds is added or taken back."""
    rows = Entry.objects.filter(kind__in=[NAMES[kind] for kind in kinds])
    found = rows.aggregate(Count("uid"), Max("added"), Max("withdrawn"))
    return " ".join(map(str, found.values()))


def as_kept(value: T) -> T:
    """The value as it will read back: texts that no database takes are replaced."""
    return codec.from_json(type(value), storable_json(codec.to_json(value)))


def unreadable() -> tuple[str, ...]:
    """What is kept and cannot be read by this version, each in a sentence: who, when, and what to do."""
    rows = Entry.objects.filter(withdrawn=None).order_by("added", "uid")
    return tuple(said for row in rows.iterator() if isinstance(said := _read(PRIMARY.get(row.kind), row), str))


def _kept(kind: type[T], rows: Any) -> tuple[Kept[T], ...]:
    return tuple(sorted(_readable(kind, rows), key=_in_time))


def _readable(kind: type[T], rows: Any) -> Iterator[Kept[T]]:
    for row in rows.iterator():
        found = _read(kind, row)
        if isinstance(found, str):
            warnings.warn(found, HeededWarning, stacklevel=2)
        else:
            yield found


def _read(kind: type[T] | None, row: Entry) -> Kept[T] | str:
    """The row's value, or a sentence that says that it cannot be read."""
    try:
        if kind is None:
            raise StoreError("this version does not know the kind")
        return Kept(str(row.uid), row.by, row.added, codec.from_json(kind, row.value))
    except StoreError as error:
        return (
            f"A stored {row.kind.replace('_', ' ')} on {row.subject} by {row.by}, {row.added.date()}, does not count "
            f"({error}): it was made by a newer version of Heeded: install that, or take it back with "
            f"heeded withdraw {row.uid}."
        )


def _in_time(each: Kept[Any]) -> tuple[datetime, str]:
    return each.added, each.uid
