"""Who looks in; out, the people whose names this viewer may not see, and where parts of their names tell of them too.

What people in cases said of the use of their names counts as it was said last (`heeded.consent`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TypeVar

from django.db.models import Count, Max

from heeded.cases import Case, CaseLink, Consent, Participant, SamePerson
from heeded.consent import WITHHELD, last_words, without_leave
from heeded.derived import models as derived
from heeded.errors import StoreError
from heeded.masking import Hidden, Masks, masks, named_in
from heeded.primary import PRIMARY, Kept, Primary
from heeded.store import seals
from heeded.store.kept import opened
from heeded.store.models import Entry
from heeded.viewer import Viewer, levels

__all__ = ["hidden_from", "stamp"]

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
    return " ".join(map(str, (*said.values(), *read.values(), date.today(), seals.is_open())))


def hidden_from(viewer: Viewer) -> tuple[tuple[Hidden, ...], Near]:
    """Whose names a viewer may not see; and by the keys of documents and ids of statements who is near there.

    Near are those to whom a person linked it and those whom it names in full: parts of their names are masked there.
    """
    cases = {each.value.id: each.value for each in last_words(_every(Case))}
    everyone = [each.value for each in last_words(_every(Participant))]
    found = without_leave(
        everyone, cases, _every(Consent), _every(SamePerson), viewer.access, viewer.use, date.today()
    )  # fmt: skip
    hidden = tuple(Hidden(one.id, one.spellings, one.pseudonym or WITHHELD, one.exact) for one in found)
    if not hidden:
        return (), {}
    near: dict[str, set[str]] = defaultdict(set)
    for target, people in _linked(found).items():
        near[target] |= people
    for key, named in _named(masks(hidden), viewer).items():
        near[key] |= named
    return hidden, {each: frozenset(people) for each, people in near.items()}


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
