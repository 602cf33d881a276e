"""Primary values -> rows and back: added, never changed; the last word of each person counts.

Nothing here is a build product: what is written here is lost with the store alone.
"""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Count, Max

from heeded import codec
from heeded.errors import StoreError
from heeded.primary import PRIMARY, Kept, Primary
from heeded.store.models import Entry

__all__ = ["add", "current", "history", "stamp", "subjects", "withdraw"]

T = TypeVar("T", bound=Primary)
NAMES: dict[type, str] = {kind: name for name, kind in PRIMARY.items()}
BATCH = 500


def add(values: Iterable[Primary], by: str, at: datetime | None = None) -> tuple[str, ...]:
    """Keep all of these values or none; their uids. Raises StoreError where nobody is named who says so."""
    if not by.strip():
        raise StoreError("a decision needs the name of who makes it: give it with --by NAME.")
    now = at or datetime.now(UTC)
    rows = [
        Entry(
            uid=uuid.uuid4(), kind=NAMES[type(value)], subject=value.subject, by=by.strip(), added=now,
            value=codec.to_json(value),
        )
        for value in values
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


def _kept(kind: type[T], rows: Any) -> tuple[Kept[T], ...]:
    found: Sequence[Kept[T]] = [
        Kept(str(row.uid), row.by, row.added, codec.from_json(kind, row.value)) for row in rows.iterator()
    ]
    return tuple(sorted(found, key=_in_time))


def _in_time(each: Kept[Any]) -> tuple[datetime, str]:
    return each.added, each.uid
