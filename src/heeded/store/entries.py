"""Primary values -> rows and back: added, never changed; the last word of each person counts.

Nothing here is a build product: what is written here is lost with the store alone.
"""

import json
import re
import uuid
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from typing import Any, TypeVar, cast

from django.db import transaction
from django.db.models import Count, Max, QuerySet

from heeded import codec
from heeded.cases import Case, Consent, Participant, Release
from heeded.derived import models as derived
from heeded.errors import HeededWarning, StoreError
from heeded.model import ACCESS_LEVELS, Access
from heeded.primary import PRIMARY, Draft, Kept, Primary, RegisterEntry, RuleConfirmation, rests_on
from heeded.store import activity, kept, people, redaction, seals
from heeded.store.kept import kept_json, kept_text, opened
from heeded.store.models import Entry
from heeded.store.texts import storable, storable_json
from heeded.viewer import Viewer, highest, levels

__all__ = ["add", "as_kept", "current", "history", "level_of", "regrade", "stamp", "subjects", "unreadable", "withdraw"]

T = TypeVar("T", bound=Primary)
NAMES: dict[type, str] = {kind: name for name, kind in PRIMARY.items()}
BATCH = 500
# "0f3a9c..." of a statement
STATEMENT = re.compile(r"(?<![0-9a-f])[0-9a-f]{20}(?![0-9a-f])")
# "KAZ/2/124.3"
PUBLIC_ID = re.compile(r"[A-Z]{3}/\d{1,2}/[^\s/]+")
LEVELS: dict[type, Access] = {RegisterEntry: "public", RuleConfirmation: "public"}
"""Of values that rest on nothing restricted: of the team, unless a kind stands here or a person says so."""
TICK = timedelta(microseconds=1)
"""How much later each value of one call is: their order is kept."""


def add(
    values: Iterable[Primary], by: str, at: datetime | None = None, access: Access | None = None,
    near: Sequence[Collection[str]] = (),
) -> tuple[str, ...]:  # fmt: skip
    """Keep all of these values or none, the later after the earlier; their uids.

    `access` is their level, else that of their kind; what rests on something of a higher level, or is `near` it now
    (ids for each value), has that one, and what is restricted is sealed. Raises StoreError where nobody is named who
    says so, or the key is not open.
    """
    if not by.strip():
        raise StoreError("a decision needs the name of who makes it: give it with --by NAME.")
    now = at or datetime.now(UTC)
    given = list(values)
    names = [NAMES[type(value)] for value in given]
    own = zip_longest(map(rests_on, given), near, fillvalue=())
    resting = [(*ids, *more) for ids, more in own]
    level_by_id = _levels({each for ids in resting for each in ids})
    rows = []
    with transaction.atomic():  # what is sealed is sealed inside
        for place, (name, value, ids) in enumerate(zip(names, given, resting, strict=True)):
            known = (level_by_id.get(each, "public") for each in ids)
            level = highest((access or LEVELS.get(type(value), "team"), *known))
            rows.append(Entry(
                uid=uuid.uuid4(), kind=name, subject=storable(value.subject), access=level,
                by=kept_text(storable(by.strip()), level, "entry"), added=now + place * TICK,
                value=kept_json(storable_json(codec.to_json(value)), level, "entry"),
            ))  # fmt: skip
        Entry.objects.bulk_create(rows, batch_size=BATCH)
        _note(by, "add", given, rows)
        if {Case, Participant} & set(map(type, given)):
            people.remember_hidden()
    return tuple(str(row.uid) for row in rows)


def regrade(value: Primary, by: str, access: Access) -> None:
    """Keep a value, and give all values of its subject, those taken back too, its level: sealed or opened anew.

    What rests on something of a higher level has that one. What is sealed stays as it is where the key is not open.
    """
    with transaction.atomic():
        add([value], by, access=access)
        rows = [
            row
            for row in Entry.objects.filter(subject=storable(value.subject))
            if seals.is_open() or not seals.is_sealed(row.value)
        ]
        values = [seals.open_json(row.value, "entry") for row in rows]
        resting = [
            rests_on(opened(PRIMARY[row.kind], each, "entry")) if row.kind in PRIMARY else ()
            for row, each in zip(rows, values, strict=True)
        ]
        level_by_id = _levels({each for ids in resting for each in ids})
        for row, each, ids in zip(rows, values, resting, strict=True):
            row.access = highest((access, *(level_by_id.get(one, "public") for one in ids)))
            row.by = kept_text(seals.open_text(row.by, "entry"), row.access, "entry")
            row.value = kept_json(each, row.access, "entry")
        Entry.objects.bulk_update(rows, ["access", "by", "value"], batch_size=BATCH)


def move(ids: Mapping[str, str], access: Access) -> None:
    """Let what rests on statements rest on their new ids, and have at least this level; inside a transaction."""
    moved = []
    for row in Entry.objects.iterator():
        value = seals.open_json(row.value, "entry")
        new = json.loads(STATEMENT.sub(lambda found: ids.get(found[0], found[0]), json.dumps(value)))
        if new == value:
            continue
        row.subject = STATEMENT.sub(lambda found: ids.get(found[0], found[0]), row.subject)
        row.access = highest((cast(Access, row.access), access))
        row.by = kept_text(seals.open_text(row.by, "entry"), row.access, "entry")
        row.value = kept_json(new, row.access, "entry")
        moved.append(row)
    Entry.objects.bulk_update(moved, ["subject", "access", "by", "value"], batch_size=BATCH)


def _note(who: str, verb: str, values: Sequence[Primary], rows: Sequence[Entry]) -> None:
    """Write down what was done to values, a line for each kind."""
    by_deed: dict[str, list[set[str]]] = defaultdict(list)
    for value, row in zip(values, rows, strict=True):
        if isinstance(value, Draft):  # nothing is decided yet
            continue
        named = {each for each in _subjects(value) if activity.is_subject(each)}
        by_deed[f"{verb} {_deed(value, row)}"].append(named or {str(row.uid)})
    for deed, subjects in by_deed.items():
        activity.note(who, deed, set().union(*subjects), len(subjects))


def _deed(value: Primary, row: Entry) -> str:
    """What a value is called in the log: a consent that was given is another thing than one that was refused."""
    kind = row.kind.replace("_", " ")
    match value:
        case Case():
            return f"{kind} at level {row.access}"
        case Consent():
            return kind if value.is_given else f"{kind} refused or withdrawn"
        case Release():
            return kind if value.is_released else f"{kind} taken back"
    return kind


def _subjects(value: Primary) -> tuple[str, ...]:
    """What a value is about: its case, its recommendations and statements, else its State."""
    case = getattr(value, "case", None)
    return (case,) if case else rests_on(value) or (getattr(value, "state", ""), value.subject)


def _levels(ids: Collection[str]) -> dict[str, Access]:
    """The levels of statements, recommendations, documents and cases, by their ids; what is not there has none."""
    statements = {each: each for each in ids}
    for each in ids:
        if PUBLIC_ID.fullmatch(each):
            state, cycle, number = each.split("/", 2)
            chains = derived.Chain.objects.filter(conclusion__state=state, number=number, cycle=cycle)
            statements |= dict.fromkeys(chains.values_list("statement", flat=True), each)
    found: dict[str, Access] = {}

    def note(each: str, level: str) -> None:
        found[each] = min(found.get(each, "restricted"), cast(Access, level), key=ACCESS_LEVELS.index)

    wanted = sorted(statements)
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        said = derived.Statement.objects.filter(identifier__in=some)
        documents = derived.Document.objects.filter(key__in=some, is_of_record=True)
        for identifier, level in said.values_list("identifier", "document__access"):
            note(statements[identifier], level)
        for key, level in documents.values_list("key", "access"):
            note(key, level)
        cases = Entry.objects.filter(kind=NAMES[Case], withdrawn=None, subject__in=some).order_by("added")
        found |= {case: cast(Access, level) for case, level in cases.values_list("subject", "access")}  # the last
    return found


def withdraw(viewer: Viewer, uids: Collection[str]) -> int:
    """Take values back: they count no more, and stay in the history. How many were taken back now."""
    with transaction.atomic():
        rows = _within(viewer, _rows(viewer).filter(uid__in=[uuid.UUID(uid) for uid in uids], withdrawn=None))
        for kind in sorted({row.kind for row in rows}):
            named = [str(row.uid) for row in rows if row.kind == kind]
            activity.note(viewer.name, f"withdraw {kind.replace('_', ' ')}", named)
        taken = Entry.objects.filter(pk__in=[row.pk for row in rows], withdrawn=None)
        count = taken.update(withdrawn=datetime.now(UTC))
        people.remember_hidden()
    return count


def history(
    viewer: Viewer, kind: type[T], subjects: Collection[str] | None = None, withdrawn: bool = False
) -> tuple[Kept[T], ...]:
    """All values of a kind in the order in which they were added, those of these subjects where any are named."""
    rows = _rows(viewer).filter(kind=NAMES[kind])
    if not withdrawn:
        rows = rows.filter(withdrawn=None)
    if subjects is None:
        return _kept(viewer, kind, rows)
    named: list[Kept[T]] = []
    wanted = sorted(subjects)
    for start in range(0, len(wanted), BATCH):
        named += _kept(viewer, kind, rows.filter(subject__in=wanted[start : start + BATCH]))
    return tuple(sorted(named, key=_in_time))


def current(viewer: Viewer, kind: type[T], subjects: Collection[str] | None = None) -> tuple[Kept[T], ...]:
    """The last value of each key and person, in the order in which they were added."""
    last: dict[tuple[Any, ...], Kept[T]] = {}
    for each in history(viewer, kind, subjects):
        place = (each.value.key, each.by)
        last.pop(place, None)
        last[place] = each
    return tuple(last.values())


def level_of(uid: str) -> Access:
    """The level at which a value is kept."""
    return cast(Access, Entry.objects.values_list("access", flat=True).get(uid=uuid.UUID(uid)))


def subjects(viewer: Viewer, kind: type[Primary], start: str) -> frozenset[str]:
    """The subjects with this start of which there is a value of a kind that counts."""
    rows = _rows(viewer).filter(kind=NAMES[kind], withdrawn=None, subject__startswith=start)
    return frozenset(row.subject for row in _within(viewer, rows))


def stamp(*kinds: type[Primary]) -> str:
    """What changes when a value of these kinds is added or taken back."""
    rows = Entry.objects.filter(kind__in=[NAMES[kind] for kind in kinds])
    found = rows.aggregate(Count("uid"), Max("added"), Max("withdrawn"))
    return " ".join(map(str, found.values()))


def as_kept(value: T) -> T:
    """The value as it will read back: texts that no database takes are replaced."""
    return kept.as_kept(value, storable_json)


def unreadable(viewer: Viewer) -> tuple[str, ...]:
    """What is kept and cannot be read by this version, each in a sentence: who, when, and what to do."""
    rows = _rows(viewer).filter(withdrawn=None).order_by("added", "uid")
    found = [(row, said) for row in rows.iterator() if isinstance(said := _read(PRIMARY.get(row.kind), row), str)]
    may_see = {row.pk for row in _within(viewer, [row for row, _ in found])}
    return tuple(_said(viewer, row, said) for row, said in found if row.pk in may_see)


def _rows(viewer: Viewer) -> QuerySet[Entry]:
    return Entry.objects.filter(access__in=levels(viewer.access))


def _within(viewer: Viewer, rows: Iterable[Entry]) -> list[Entry]:
    """The rows that rest on nothing that is now above the viewer, as far as they can be read."""
    found = list(rows)
    if viewer.sees_all:
        return found
    resting = []
    for row in found:
        read = _read(PRIMARY.get(row.kind), row)
        resting.append(rests_on(read.value) if isinstance(read, Kept) else tuple(row.subject.split()))
    visible = levels(viewer.access)
    level_by_id = _levels({each for ids in resting for each in ids})
    return [
        row
        for row, ids in zip(found, resting, strict=True)
        if all(level_by_id.get(each, "public") in visible for each in ids)
    ]


def _kept(viewer: Viewer, kind: type[T], rows: QuerySet[Entry]) -> tuple[Kept[T], ...]:
    found, restricted = [], set()
    for row, each in _readable(viewer, kind, rows):
        found.append(each)
        if row.access == "restricted":
            restricted |= {one for one in _subjects(each.value) if activity.is_subject(one)} or {""}
    if not viewer.sees_all:
        found = _seen(viewer, found)
    if restricted:
        activity.was_read(viewer, restricted)
    return tuple(sorted(found, key=_in_time))


def _seen(viewer: Viewer, found: Sequence[Kept[T]]) -> list[Kept[T]]:
    """What a viewer may see of these, with names masked: nothing that rests on what is now of a higher level."""
    visible, sight = levels(viewer.access), redaction.sight(viewer)
    resting = [rests_on(each.value) for each in found]
    level_by_id = _levels({each for ids in resting for each in ids})
    return [
        replace(each, by=sight.text(each.by), value=sight.again(each.value, each.value.subject, *ids))
        for each, ids in zip(found, resting, strict=True)
        if all(level_by_id.get(one, "public") in visible for one in ids)
    ]


def _readable(viewer: Viewer, kind: type[T], rows: QuerySet[Entry]) -> Iterator[tuple[Entry, Kept[T]]]:
    for row in rows.iterator():
        found = _read(kind, row)
        if isinstance(found, Kept):
            yield row, found
        elif found is not None and _within(viewer, [row]):
            warnings.warn(_said(viewer, row, found), HeededWarning, stacklevel=2)


def _said(viewer: Viewer, row: Entry, fault: str) -> str:
    """That a row cannot be read, and why, in a sentence; the value itself is shown to the owner alone."""
    sight, kind = redaction.sight(viewer), row.kind.replace("_", " ")
    by, subject = sight.text(seals.open_text(row.by, "entry")), sight.text(row.subject)
    why = f" ({fault})" if viewer.sees_all else ""
    return (
        f"A stored {kind} on {subject} by {by}, {row.added.date()}, does not count{why}: it was made "
        f"by a newer version of Heeded: install that, or take it back with heeded withdraw {row.uid}."
    )


def _read(kind: type[T] | None, row: Entry) -> Kept[T] | str | None:
    """The row's value, or why it cannot be read; None where it is sealed and stays so."""
    if seals.is_sealed(row.value) and not seals.is_open():
        return None
    try:
        if kind is None:
            raise StoreError("this version does not know the kind")
        return Kept(str(row.uid), seals.open_text(row.by, "entry"), row.added, opened(kind, row.value, "entry"))
    except StoreError as error:
        return str(error)


def _in_time(each: Kept[Any]) -> tuple[datetime, str]:
    return each.added, each.uid
