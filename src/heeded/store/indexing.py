"""Documents of the record in, their passages in the table of terms out; what was withdrawn goes at once.

Restricted documents are never indexed. A passage is what a document says in one place on one State: of several
statements on the same words one stands for all. Where its text differs by who looks, it has a row for each text.
"""

import base64
import hashlib
import importlib.metadata
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from heeded import terms
from heeded.derived import fulltext, schema
from heeded.derived import models as derived
from heeded.model import SOURCES
from heeded.store import seals
from heeded.store.columns import CHAIN, PAIR, ROW, VALUE, VARIANTS, Facets
from heeded.store.kept import kept_json
from heeded.store.redaction import Sight, sight
from heeded.viewer import OWNER, PUBLIC, TEAM, Viewer, levels

__all__ = [
    "PROFILES", "Aspects", "drop", "facets", "forget", "is_stale", "keep", "key_of", "missing", "profile_of",
    "spelling", "update",
]  # fmt: skip

PROFILES: tuple[Viewer, ...] = (PUBLIC, TEAM, Viewer("team", "publication"), OWNER)
"""Who can look differently as far as names are masked; a row is seen by some of them."""
PROGRAM, MASKED, WORDS, UNTIDY = "searched by", "searched with masks", "searched words", "searched untidily"
"""Facts of the index: the program that made it, the masks it was made with, every word in it with its terms, and
whether rows were removed since the table of terms was tidied."""
BATCH = 500


@dataclass(frozen=True, slots=True)
class Aspects:
    """What a recommendation is counted by: the id of its statement, its public id, values by filter."""

    statement: str
    id: str
    values: tuple[tuple[str, str], ...]


def profile_of(looking: Viewer) -> int:
    """The place in PROFILES of the one as whom a viewer searches; nobody searches what is restricted."""
    if looking.access == "public":
        return 0
    if looking.sees_all:
        return 3
    return 1 if looking.use in ("storage", "team") else 2


# -------------------------------------------------------------------------------------------------------- passages


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage to be indexed."""

    statement: int
    """Primary key of the statement that stands for it."""
    state: str
    types: tuple[str, ...]
    by: tuple[str, ...]
    cycle: int
    place: int
    quote: str
    identifier: str
    is_listed: bool


def _passages(row: derived.Document) -> list[Passage]:
    """What a document says, in order, one for each place and State."""
    about = row.value["states"]
    given = row.statements.order_by("ordinal").values_list("pk", "type", "state", "value")
    statements = [(pk, kind, state or (about[0] if about else ""), value) for pk, kind, state, value in given]
    sections: dict[str, int] = {}
    for _, kind, state, value in statements:
        if kind == "review" and value["cycle"]:
            sections.setdefault(state, value["cycle"])
    by_place: dict[tuple[int, int, str], list[Any]] = {}
    for each in statements:
        by_place.setdefault((each[3]["start"], each[3]["end"], each[2]), []).append(each)
    found = []
    for place, ((_, _, state), same) in enumerate(by_place.items()):
        same.sort(key=lambda each: each[1] != "recommendation")
        lead, kind, _, value = same[0]
        cycles = [each["cycle"] for _, _, _, each in same if each.get("cycle")]
        cycle = next(iter(cycles), None) or sections.get(state) or row.value["cycle"] or 0
        by = [code for _, _, _, each in same for code in _speakers(each)]
        found.append(
            Passage(
                lead, state, tuple(dict.fromkeys(kind for _, kind, _, _ in same)), tuple(dict.fromkeys(by)),
                min(cycle, 255), place, value["quote"], value["id"], kind == "recommendation" and row.kind in SOURCES,
            )
        )  # fmt: skip
    return found


def _speakers(value: Mapping[str, Any]) -> Sequence[str]:
    """The States that recommend or speak."""
    return value.get("recommending_states") or ([value["speaking_state"]] if value.get("speaking_state") else [])


def _texts(row: derived.Document, said: Passage, sights: Sequence[Sight]) -> dict[str, int]:
    """The texts of a passage as the profiles see it, each with the bits of those who do."""
    found: dict[str, int] = {}
    for at, each in enumerate(sights):
        if row.access == "public" or each.viewer.access != "public":
            text = each.text(said.quote, row.key, said.identifier)
            found[text] = found.get(text, 0) | 1 << at
    return found


# -------------------------------------------------------------------------------------------------------- indexing


def update(program: str) -> int:
    """Bring the index of passages up to date; how many documents were indexed anew.

    `program` is a hash of what decides how texts are analysed: another one makes all of it anew. Where other names are
    masked than before, the documents that name somebody are indexed anew.
    """
    stamp = hashlib.sha256(f"{program} {importlib.metadata.version('PyStemmer')}".encode()).hexdigest()
    if _fact(PROGRAM) != stamp:
        _start_anew(stamp)
    sights = [sight(each) for each in PROFILES]
    masks = json.dumps([each.stamp for each in sights])
    pks = set(_wanted().values_list("pk", flat=True))
    have = set(derived.Indexed.objects.values_list("document", flat=True))
    forget(have - pks)
    again = set() if _fact(MASKED) == masks else _masked(sights)
    fresh = sorted(pks - have | again & pks)
    for pk in fresh:
        with transaction.atomic():
            row = derived.Document.objects.filter(pk=pk).first() if schema.hold() else None
            if row is None:  # another build has replaced it, or made the tables anew
                continue
            is_known = _remove(pk)
            _add(row, sights)
            if not is_known:
                _unsettle(pk)
    _note(MASKED, masks)
    if fresh or _fact(UNTIDY):
        _spell([] if _fact(UNTIDY) or len(fresh) > BATCH else fresh)
        fulltext.tidy()
        _note(UNTIDY, "")
    return len(fresh)


def is_stale(looking: Viewer) -> bool:
    """Whether `update` must come before a search.

    That is so where other names are masked for a viewer than in the index, or what is counted by was dropped.
    """
    is_bare = not derived.Faceted.objects.filter(sight=PUBLIC.sight).exists()
    if is_bare and (not _fact(PROGRAM) or next(missing(), None)):
        return True
    place = profile_of(looking)
    known = json.loads(_fact(MASKED) or "[]") or [""] * len(PROFILES)
    return bool(known[place] != sight(PROFILES[place]).stamp)


def _wanted() -> QuerySet[derived.Document]:
    return derived.Document.objects.filter(is_of_record=True).exclude(access="restricted")


def _masked(sights: Sequence[Sight]) -> set[int]:
    """The documents in which a name was masked for somebody, or is now: in full, in parts, or the family name alone."""
    keys = {key for each in sights for key in each.linked}
    found = set(derived.Indexed.objects.filter(is_masked=True).values_list("document", flat=True))
    found |= {pk for pk, key in _wanted().values_list("pk", "key") if key in keys}
    masking = [each for each in sights if each.masks is not None]
    others = derived.Text.objects.filter(document__in=_wanted()).exclude(document__in=found)
    for pk, key, kept in others.values_list("document", "document__key", "text").iterator() if masking else ():
        text = seals.open_text(kept, "text")
        if any(each.text(text, key) != text for each in masking):
            found.add(pk)
    return found


def _fact(name: str) -> str:
    return derived.Fact.objects.filter(name=name).values_list("value", flat=True).first() or ""


def _note(name: str, value: str) -> None:
    derived.Fact.objects.update_or_create(name=name, defaults={"value": value})


def _start_anew(stamp: str) -> None:
    with transaction.atomic():
        derived.Indexed.objects.all().delete()
        derived.Faceted.objects.all().delete()
        derived.Fact.objects.filter(name__in=[WORDS, MASKED]).delete()
        fulltext.clear()
        _note(PROGRAM, stamp)
        _note(UNTIDY, "yes")


def drop() -> None:
    """Forget the whole index, with every word of it: the next build or search makes it anew."""
    _start_anew("")
    fulltext.tidy()


def forget(documents: Collection[int]) -> None:
    """Let nothing of these documents (primary keys) be found any more, nor rest on them."""
    with transaction.atomic():
        for pk in documents:
            _remove(pk)
            _unsettle(pk)


def _remove(document: int) -> bool:
    """Take a document's rows away; whether it had any."""
    import numpy as np

    indexed = derived.Indexed.objects.filter(document=document)
    for rows in indexed.values_list("rows", flat=True):
        fulltext.remove(np.frombuffer(bytes(rows), ROW)["number"].tolist())
        _note(UNTIDY, "yes")
    return indexed.delete()[0] > 0


def _unsettle(document: int) -> None:
    """Let what the States of a document are counted by be found anew."""
    about = set(derived.Subject.objects.filter(document=document).values_list("state", flat=True))
    said = derived.Statement.objects.filter(document=document).values_list("state", flat=True).distinct()
    derived.Faceted.objects.filter(state__in=about | {each for each in said if each}).delete()


def _add(row: derived.Document, sights: Sequence[Sight]) -> None:
    """Index one document."""
    import numpy as np

    rows: list[tuple[Any, ...]] = []
    values: list[tuple[int, int, str]] = []
    inserted: list[tuple[int, list[str]]] = []
    spelled: set[tuple[str, str]] = set()
    language = row.language or ""
    date, is_masked = _day(row.value["published"]), False
    for each in _passages(row):
        found = _texts(row, each, sights)
        is_masked |= found.keys() != {each.quote}
        for variant, (text, seen) in enumerate(found.items()):
            folded = terms.folded(text)
            made = [terms.term(word, language) for word in folded]
            spelled.update(zip(folded, made, strict=True))
            number = each.statement * VARIANTS + variant
            for kind, of_kind in enumerate((each.types, each.by)):
                values += [(len(rows), kind, value) for value in of_kind]
            rows.append(
                (number, seen, each.state, each.cycle, date, language[:8], min(len(made), 65535), each.place,
                 each.is_listed)
            )  # fmt: skip
            inserted.append((number, made))
    fulltext.insert(inserted)
    derived.Indexed.objects.create(
        document=row, is_masked=is_masked, rows=np.array(rows, ROW).tobytes(),
        values=np.array(values, VALUE).tobytes(), words=zlib.compress(_lines(map(" ".join, spelled)).encode()),
    )  # fmt: skip


def _day(published: str | None) -> int:
    """ "2014-11" -> 20141100."""
    return int(published.replace("-", "").ljust(8, "0")[:8]) if published else 0


def _lines(words: Iterable[str]) -> str:
    return "\n".join(sorted(words))


def _spell(fresh: Collection[int]) -> None:
    """Gather the words of the index: with those of fresh documents, else, where rows were removed, anew."""
    rows = derived.Indexed.objects.filter(document__in=list(fresh)) if fresh else derived.Indexed.objects.all()
    found = set(spelling().split("\n")) if fresh else set()
    for packed in rows.values_list("words", flat=True).iterator():
        found.update(zlib.decompress(bytes(packed)).decode().split("\n"))
    _note(WORDS, _lines(found - {""}))


def terms_for(viewer: Viewer) -> frozenset[str]:
    """All terms of the documents that a viewer may see."""
    rows = derived.Indexed.objects.filter(document__access__in=levels(viewer.access))
    packed = (zlib.decompress(bytes(words)).decode() for words in rows.values_list("words", flat=True).iterator())
    return frozenset(line.partition(" ")[2] for words in packed for line in words.split("\n"))


def spelling() -> str:
    """Every word of the index with a term that it has, "women woman", a line each, sorted."""
    return _fact(WORDS)


# ---------------------------------------------------------------------------------------------------------- facets


def missing() -> Iterator[tuple[str, Viewer]]:
    """The States of which nothing is kept to count recommendations by, each with the viewer for whom."""
    kept = set(derived.Faceted.objects.values_list("state", "sight"))
    rows = derived.Subject.objects.filter(document__indexed__isnull=False)
    about = set(rows.values_list("state", "document__access").distinct())
    for state in sorted({state for state, _ in about}):
        for each in (PUBLIC, TEAM):
            is_wanted = each is PUBLIC or (state, each.access) in about
            if is_wanted and (state, each.sight) not in kept:
                yield state, each


def keep(looking: Viewer, state: str, is_concluded: bool, found: Iterable[Aspects]) -> None:
    """Keep what a State's recommendations are counted by for a viewer, in the place of what was kept before.

    What the owner sees is sealed where the record has a key.
    """
    import numpy as np

    rows = derived.Statement.objects.filter(state=state, type="recommendation", document__is_of_record=True)
    numbers = dict(rows.values_list("identifier", "pk"))
    known = [each for each in found if each.statement in numbers]
    names: dict[tuple[str, str], int] = {}
    pairs = [
        (at, names.setdefault(value, len(names)))
        for at, each in enumerate(known)
        for value in dict.fromkeys(each.values)
    ]
    chains = [(numbers[each.statement], key_of(each.id)) for each in known]
    value = {
        "is_concluded": is_concluded,
        "names": [list(each) for each in names],
        "chains": base64.b64encode(np.array(chains, CHAIN).tobytes()).decode(),
        "pairs": base64.b64encode(np.array(pairs, PAIR).tobytes()).decode(),
    }
    access = looking.access if seals.is_open() else "team"
    with transaction.atomic():
        if not schema.hold():
            return  # another version makes its own
        derived.Faceted.objects.filter(state=state, sight=looking.sight).delete()
        derived.Faceted.objects.create(state=state, sight=looking.sight, value=kept_json(value, access, "conclusion"))


def facets(looking: Viewer) -> Iterator[Facets]:
    """What the recommendations of each State are counted by: for this viewer, else for who may see less."""
    import numpy as np

    sights = [looking.sight, *([TEAM.sight] if looking.access != "public" else []), PUBLIC.sight]
    best: dict[str, derived.Faceted] = {}
    for row in derived.Faceted.objects.filter(sight__in=sights).order_by("state"):
        other = best.get(row.state)
        if other is None or sights.index(row.sight) < sights.index(other.sight):
            best[row.state] = row
    for row in best.values():
        value = seals.open_json(row.value, "conclusion")
        yield Facets(
            row.state, value["is_concluded"], value["names"], np.frombuffer(base64.b64decode(value["chains"]), CHAIN),
            np.frombuffer(base64.b64decode(value["pairs"]), PAIR),
        )  # fmt: skip


def key_of(identifier: str) -> int:
    """The hash of a public id."""
    return int.from_bytes(hashlib.blake2b(identifier.encode(), digest_size=8).digest(), "little", signed=True)
