"""Rows of documents -> model values as a viewer may see them.

Only files of record count; `documents` lists the others too.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from heeded import codec
from heeded.derived import models as derived
from heeded.model import Access, Body, Document, Problem, Reading, Recommendation, Statement
from heeded.store import activity, redaction, seals
from heeded.store.kept import every
from heeded.store.models import Original
from heeded.store.write import File
from heeded.viewer import Viewer, highest, levels

FEW = 20
"""Documents that are in memory at once where all are gone through."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One file that was read: its document with an empty text, and whether it is the file of its work that counts."""

    document: Document
    is_of_record: bool
    problems: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and where it is: the page, and the symbol of the document if it has one."""

    problem: Problem
    source: str
    """The sha256 of the file that was read, or of the path that was built where the file gave no document."""
    page: int | None = None
    symbol: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the record, and what it was last read with (None where it has not been read)."""

    file: File
    is_replaced: bool = False
    is_closed: bool = False
    """Whether it is sealed and the key is not open: what is known of it cannot be read now."""
    reader: str | None = None
    facts_hash: str | None = None

    @property
    def access(self) -> Access:
        """The level that was stated for it; team where none was."""
        stated: Access = dict(self.file.facts).get("access", "team")
        return stated


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation in short: to whom, by whom, what, in which language."""

    state: str | None
    recommending_states: tuple[str, ...]
    text: str
    language: str | None


def documents(viewer: Viewer, state: str | None = None, says_something: bool = False) -> tuple[Holding, ...]:
    """All files that were read, or those about one State, by symbol, then name.

    With `says_something` those too that are about others and say something on the State.
    """
    rows = derived.Document.objects.filter(access__in=levels(viewer.access)).annotate(found=Count("problems"))
    if state is not None:
        rows = rows.filter(pk__in=about(state) if says_something else _subjects(state))
    seen = redaction.sight(viewer)
    holdings = [Holding(seen.value(Document, row.value, row.key), row.is_of_record, row.found) for row in rows]
    _note(viewer, (each.document for each in holdings), state)
    return tuple(sorted(holdings, key=_by_symbol))


def renderings(viewer: Viewer, key: str) -> tuple[Holding, ...]:
    """The files that were read of one document."""
    rows = derived.Document.objects.filter(key=key, access__in=levels(viewer.access)).annotate(found=Count("problems"))
    seen = redaction.sight(viewer)
    holdings = [Holding(seen.value(Document, row.value, row.key), row.is_of_record, row.found) for row in rows]
    _note(viewer, (each.document for each in holdings))
    return tuple(sorted(holdings, key=_by_symbol))


def states(viewer: Viewer) -> tuple[str, ...]:
    """The States whose record the documents are about, by code."""
    of_record = derived.Subject.objects.filter(document__is_of_record=True, document__access__in=levels(viewer.access))
    return tuple(sorted(set(of_record.values_list("state", flat=True))))


def about(state: str) -> set[int]:
    """The primary keys of the documents that are about a State, or say something on it."""
    # two queries that the indexes answer; one with OR over both tables reads all of them
    return {
        *_subjects(state),
        *derived.Statement.objects.filter(state=state).values_list("document", flat=True).distinct(),
    }


def _subjects(state: str) -> set[int]:
    """The primary keys of the documents whose record is about a State."""
    return set(derived.Subject.objects.filter(state=state).values_list("document", flat=True))


def level(viewer: Viewer, state: str) -> Access:
    """The highest level of the documents about a State, or that say something on it, that a viewer may see."""
    found = derived.Document.objects.filter(pk__in=about(state), is_of_record=True, access__in=levels(viewer.access))
    given: Iterable[Any] = found.values_list("access", flat=True).distinct()
    return highest(given)


def readings(viewer: Viewer, state: str) -> tuple[Reading, ...]:
    """All documents about a State, whole, with what they say about it; a statement without a State is kept too."""
    visible = levels(viewer.access)
    of_record = derived.Document.objects.filter(pk__in=about(state), is_of_record=True, access__in=visible)
    rows = list(of_record.select_related("body").prefetch_related("problems").order_by("key"))
    statements: dict[int, list[Any]] = {}
    wanted = derived.Statement.objects.filter(Q(state=state) | Q(state=None), document__in=rows)
    for document, value in wanted.order_by("document", "ordinal").values_list("document", "value"):
        statements.setdefault(document, []).append(value)
    seen = redaction.sight(viewer)
    if any(row.access == "restricted" for row in rows):
        activity.was_read(viewer, (state,))
    return tuple(
        seen.reading(
            row.value, row.body.text, row.body.layout, statements.get(row.pk, ()), [e.value for e in row.problems.all()]
        )
        for row in rows
    )


def sketches(
    viewer: Viewer, types: Collection[str], state: str | None = None, is_of_states: bool = True, words: str = "",
    is_wanted: Callable[[Any], bool] = lambda _: True,
) -> tuple[Reading, ...]:  # fmt: skip
    """The documents that hold statements of these types, about one State or any, with those alone and without texts.

    Without those that say which State speaks unless they are wanted, and with words those alone in whose JSON they
    stand; what is sealed is among them in any case. A document has those of them that are wanted by their JSON.
    """
    wanted = derived.Statement.objects.filter(
        type__in=types, document__is_of_record=True, document__access__in=levels(viewer.access)
    )
    wanted = wanted.annotate(words=Cast("value", TextField()))
    if words:
        wanted = wanted.filter(Q(words__contains=words) | Q(document__access="restricted"))
    if not is_of_states:
        wanted = wanted.exclude(words__contains='"speaking_state": "')
    seen = redaction.sight(viewer)
    statements: dict[int, list[Statement]] = {}
    # two queries that the index answers; in one, with a join, whole values would be compared to have each once
    parts = [Q()] if state is None else [Q(state=state), Q(state=None, document__in=_subjects(state))]
    named = "document", "ordinal", "document__key", "identifier", "words"
    found = [row for part in parts for row in wanted.filter(part).values_list(*named)]
    for document, _, key, identifier, value in sorted(found, key=itemgetter(0, 1)):
        held = statements.setdefault(document, [])
        if is_wanted(said := seen.json(Statement, json.loads(value), key, identifier)):
            held.append(seen.value(Statement, said, key, identifier))
    rows = derived.Document.objects.filter(pk__in=statements).order_by("key")
    found_in = [Reading(seen.value(Document, row.value, row.key), tuple(statements[row.pk])) for row in rows]
    _note(viewer, (each.document for each in found_in), state)
    return tuple(found_in)


def said(viewer: Viewer, state: str | None = None) -> Iterator[tuple[Document, Sequence[Any]]]:
    """Documents, textless, with the JSON of what they say about a State, or of all that they say, one after the other.

    They are those of `readings`. Where names are masked a text decides how, and is read.
    """
    seen = redaction.sight(viewer)
    rows = derived.Document.objects.filter(is_of_record=True, access__in=levels(viewer.access)).order_by("key")
    if state is not None:
        rows = rows.filter(pk__in=about(state))
    for row in (rows.select_related("body") if seen.masks else rows).iterator(FEW):
        wanted = row.statements.order_by("ordinal")
        if state is not None:
            wanted = wanted.filter(Q(state=state) | Q(state=None))
        if row.access == "restricted":
            activity.was_read(viewer, (state,) if state else row.subjects.values_list("state", flat=True))
        values = every(wanted, "value")
        if seen.masks:
            found = seen.reading(row.value, row.body.text, row.body.layout, list(values), ())
            yield replace(found.document, body=Body("")), tuple(map(codec.to_json, found.statements))
        else:
            yield seen.value(Document, row.value, row.key), tuple(seen.json(Statement, each) for each in values)


def _note(viewer: Viewer, documents: Iterable[Document], state: str | None = None) -> None:
    """Write down that restricted documents among these were read, on one State or on those that they are about."""
    restricted = [each for each in documents if each.access == "restricted"]
    if restricted:
        activity.was_read(viewer, (state,) if state else {code for each in restricted for code in each.states})


def asked_by(
    viewer: Viewer, state: str, most: int, is_wanted: Callable[[Document], bool]
) -> tuple[tuple[Recommended, ...], tuple[Recommended, ...], int]:
    """What a State recommended by the Working Group reports that are wanted; what all did, about so many at most; how
    many there are.

    Where there are more, every second, third ... by their ids is taken: the same ones each time, whatever else there
    is.
    """
    seen = redaction.sight(viewer)
    reports = derived.Document.objects.filter(
        kind="working_group_report", is_of_record=True, access__in=levels(viewer.access)
    ).values_list("pk", "key", "value")
    documents = {pk: seen.value(Document, value, key) for pk, key, value in reports}
    wanted = [pk for pk, document in documents.items() if is_wanted(document)]
    _note(viewer, (documents[pk] for pk in wanted), state)
    rows = derived.Statement.objects.filter(type="recommendation", document__in=wanted)
    found = list(rows.order_by("identifier", "pk").values_list("pk", flat=True))  # by what it says, not by its row
    every = rows.filter(pk__in=found[:: max(1, -(-len(found) // most))])
    # what is sealed is looked at too: it holds no State's code in words
    named = Q(words__contains=f'"{state}"') | Q(document__access="restricted")
    own = rows.annotate(words=Cast("value", TextField())).filter(named)
    return (
        tuple(each for each in _asked(own, seen) if state in each.recommending_states),
        tuple(_asked(every, seen)),
        len(found),
    )


def _asked(rows: QuerySet[derived.Statement], seen: redaction.Sight) -> Iterator[Recommended]:
    found = rows.order_by("identifier", "pk").values_list("value", "document__language", "document__key", "identifier")
    for data, language, *links in found:
        each = seen.value(Statement, data, *links)
        if isinstance(value := each.value, Recommendation):
            yield Recommended(each.state, value.recommending_states, value.text, language)


def findings(viewer: Viewer) -> tuple[Finding, ...]:
    """All problems, by file and place."""
    seen = redaction.sight(viewer)
    rows = derived.Problem.objects.filter(access__in=levels(viewer.access)).select_related("document")
    layouts: dict[int, Body] = {}
    found, restricted = [], set()
    for row in rows:
        document = row.document
        problem = seen.value(Problem, row.value, *((document.key,) if document else ()))
        if row.access == "restricted":
            restricted.add(document and document.pk)
        if document is None:
            found.append(Finding(problem, row.root))
            continue
        page = None
        if problem.start is not None:
            if document.pk not in layouts:
                layouts[document.pk] = seen.value(Body, derived.Text.objects.get(document=document).layout)
            page = layouts[document.pk].page_at(problem.start)
        symbol = seen.value(Document, document.value, document.key).symbol
        found.append(Finding(problem, document.sha256, page, symbol))
    if restricted:
        named = derived.Subject.objects.filter(document__in=restricted - {None})
        activity.was_read(viewer, set(named.values_list("state", flat=True)))
    return tuple(sorted(found, key=lambda f: (f.problem.file or "", f.problem.start or 0, f.problem.message)))


def text(viewer: Viewer, said: str, *links: str) -> str:
    """A text that was put together of what the store gave, as another viewer may see it.

    `links` are the ids of the statements that it tells.
    """
    return redaction.sight(viewer).text(said, *links)


def withheld(viewer: Viewer, texts: Iterable[str]) -> list[tuple[str, ...]]:
    """The names in each text of somebody's own words that may not be used for what the viewer looks for."""
    sight = redaction.sight(viewer)
    return [sight.hidden(each) for each in texts]


def leaving(viewer: Viewer) -> Callable[[str], str]:
    """What gives somebody's own words as the viewer may see them: names masked that may not be used for their use."""
    return redaction.sight(viewer).text


def kept() -> dict[str, Kept]:
    """All files of the record by sha256: for a build, which sees all that the key opens."""
    files = {row.sha256: _kept(row) for row in Original.objects.all()}
    for sha256, reader, facts in derived.Document.objects.values_list("sha256", "reader", "facts"):
        files[sha256] = replace(files[sha256], reader=reader, facts_hash=facts)
    return files


def _kept(row: Original) -> Kept:
    if seals.is_sealed(row.facts) and not seals.is_open():
        return Kept(File("", "", (("access", "restricted"),)), row.is_replaced, is_closed=True)
    facts = seals.open_json(row.facts, "original").items()
    stated = tuple(sorted((name, tuple(value) if isinstance(value, list) else value) for name, value in facts))
    return Kept(
        File(seals.open_text(row.name, "original"), seals.open_text(row.place, "original"), stated), row.is_replaced
    )


def _by_symbol(holding: Holding) -> tuple[bool, str, bool, str]:
    document = holding.document
    return document.symbol is None, document.symbol or "", not holding.is_of_record, document.file
