"""Who looks in; out, the people whose names this viewer may not see, and where parts of their names tell of them too.

What people in cases said of the use of their names counts as it was said last (`heeded.consent`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TypeVar

from django.db.models import Count, Max

from heeded import codec
from heeded.cases import Case, CaseLink, Consent, Participant, SamePerson
from heeded.consent import WITHHELD, last_words, without_leave
from heeded.derived import models as derived
from heeded.errors import StoreError
from heeded.masking import HashedName, Hidden, Masks, hashed, named_in, with_hashed
from heeded.primary import PRIMARY, Kept, Primary
from heeded.store import deletions, seals
from heeded.store.kept import opened
from heeded.store.models import Deletion, Entry, HiddenName
from heeded.viewer import Viewer, levels

__all__ = ["hidden_from", "remember_hidden", "stamp"]

T = TypeVar("T", bound=Primary)
KINDS: dict[type, str] = {
    kind: name for name, kind in PRIMARY.items() if kind in (Case, CaseLink, Consent, Participant, SamePerson)
}
UNMASKED = (
    "Nothing can be shown here, as it is not certain whose names may be: what is kept of people is damaged or of a "
    "newer version of Heeded. Who keeps the record sees what it is with `heeded problems`."
)
Near = dict[str, frozenset[str]]


def stamp() -> str:
    """What changes when another name may be seen or not: cases, consents, links, the day, the key, the documents."""
    rows = Entry.objects.filter(kind__in=KINDS.values())
    said = rows.aggregate(Count("uid"), Max("added"), Max("withdrawn"))
    read = derived.Document.objects.aggregate(Count("pk"), Max("pk"))
    gone = list(Deletion.objects.exclude(kept=[]).values_list("pk", "kept"))
    return " ".join(map(str, (*said.values(), *read.values(), date.today(), seals.is_open(), gone)))


def hidden_from(viewer: Viewer) -> tuple[Masks | None, Near]:
    """Whose names a viewer may not see; and by the keys of documents and ids of statements who is near there.

    Near are those to whom a person linked it and those whom it names in full: parts of their names are masked there.
    Names that a person had deleted, and that a file which was kept holds still, nobody sees.
    """
    found = () if viewer.sees_all else _without_leave(viewer)
    hidden = tuple(Hidden(one.id, one.spellings, one.pseudonym or WITHHELD, one.exact) for one in found)
    closed = () if viewer.sees_all or seals.is_open() else _closed()
    deleted = deletions.masked_names()
    if not (hidden or closed or deleted):
        return None, {}
    near: dict[str, set[str]] = defaultdict(set)
    for target, people in (_linked(found) if found else {}).items():
        near[target] |= people
    if hidden or closed:
        for key, named in _named(with_hashed(hidden, closed), viewer).items():
            near[key] |= named
    for person, (_, sha256s) in deleted.items():
        rows = derived.Document.objects.filter(sha256__in=list(sha256s))
        for key, identifier in rows.values_list("key", "statements__identifier"):
            near[key].add(person)
            near[identifier or key].add(person)
    known = with_hashed(hidden, (*closed, *(one for one, _ in deleted.values())))
    return known, {each: frozenset(people) for each, people in near.items()}


def _without_leave(viewer: Viewer) -> tuple[Participant, ...]:
    cases = {each.value.id: each.value for each in last_words(_every(Case))}
    everyone = [each.value for each in last_words(_every(Participant))]
    return without_leave(
        everyone, cases, _every(Consent), _every(SamePerson), viewer.access, viewer.use, date.today()
    )  # fmt: skip


def _closed() -> tuple[HashedName, ...]:
    """People of cases that only an open key shows."""
    return tuple(opened(HashedName, name, "entry") for name in HiddenName.objects.values_list("name", flat=True))


def remember_hidden() -> None:
    """Keep hashes of the names in cases that only an open key shows: with the key closed they are masked by these."""
    if not seals.is_open():
        return
    try:
        cases, everyone = last_words(_every(Case)), last_words(_every(Participant))
    except StoreError:  # some are damaged: what is known of them stays
        return
    levels_of = {each.value.id: each.value.access for each in cases}
    wanted = {
        one.id: Hidden(one.id, one.spellings, one.pseudonym or WITHHELD, one.exact)
        for one in (each.value for each in everyone)
        if levels_of.get(one.case, "restricted") == "restricted"
    }
    HiddenName.objects.exclude(pk__in=list(wanted)).delete()
    known = dict(HiddenName.objects.values_list("pk", "name"))
    for person, hidden in wanted.items():
        before = opened(HashedName, known[person], "entry") if person in known else None
        name = hashed(hidden, bytes.fromhex(before.salt) if before else None)
        if name != before:
            HiddenName.objects.update_or_create(pk=person, defaults={"name": codec.to_json(name)})


def _every(kind: type[T]) -> list[Kept[T]]:
    rows = Entry.objects.filter(kind=KINDS[kind], withdrawn=None)
    try:
        return [
            Kept(str(row.uid), "", row.added, opened(kind, row.value, "entry"))
            for row in rows
            if seals.is_open() or not seals.is_sealed(row.value)
        ]
    except StoreError:  # what is wrong would be told in words of the case
        raise StoreError(UNMASKED) from None


def _linked(found: Collection[Participant]) -> Mapping[str, set[str]]:
    """To whom documents and statements are linked; with a statement its document is, with a person the case."""
    linked: dict[str, set[str]] = defaultdict(set)
    for one in found:
        linked[one.case].add(one.id)
    for each in last_words(_every(CaseLink)):
        if each.value.is_linked:
            linked[each.value.target] |= {
                one.id for one in found if one.case == each.value.case and each.value.participant in ("", one.id)
            }
    rows = derived.Statement.objects.filter(identifier__in=list(linked))
    for identifier, key in rows.values_list("identifier", "document__key"):
        linked[key] |= linked[identifier]
    return linked


def _named(known: Masks, viewer: Viewer) -> Mapping[str, frozenset[str]]:
    """By key, the people whom the documents that the viewer may see name in full."""
    return {key: people for key, text in _texts(viewer) if (people := named_in(text, known))}


def _texts(viewer: Viewer) -> Iterator[tuple[str, str]]:
    rows = derived.Text.objects.filter(document__access__in=levels(viewer.access))
    for key, text in rows.values_list("document__key", "text").iterator():
        yield key, seals.open_text(text, "text")
