"""Rows -> model values, up to an access level: the one point where access is decided.

`access` is the highest level that the reader may see: "team" includes "public". Only files of record count; `documents`
lists the others too.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from django.db.models import Count, F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from heeded import codec
from heeded.derived import models as derived
from heeded.model import ACCESS_LEVELS, Access, Body, Document, Problem, Reading, Statement
from heeded.store.models import Original
from heeded.store.write import File


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
    """The sha256 of the file that was read, or the path that was built where the file gave no document."""
    page: int | None = None
    symbol: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the record, and what it was last read with (None where it has not been read)."""

    file: File
    is_replaced: bool = False
    reader: str | None = None
    facts_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation in short: to whom, by whom, what, in which language."""

    state: str | None
    recommending_states: tuple[str, ...]
    text: str
    language: str | None


def documents(access: Access, state: str | None = None) -> tuple[Holding, ...]:
    """All files that were read, or those about one State, by symbol, then name."""
    rows = derived.Document.objects.filter(access__in=levels(access)).annotate(found=Count("problems"))
    if state is not None:
        rows = rows.filter(pk__in=derived.Subject.objects.filter(state=state).values("document"))
    holdings = [Holding(codec.from_json(Document, row.value), row.is_of_record, row.found) for row in rows]
    return tuple(sorted(holdings, key=_by_symbol))


def states(access: Access) -> tuple[str, ...]:
    """The States whose record the documents are about, by code."""
    of_record = derived.Subject.objects.filter(document__is_of_record=True, document__access__in=levels(access))
    return tuple(sorted(set(of_record.values_list("state", flat=True))))


def about(state: str) -> set[int]:
    """The primary keys of the documents that are about a State, or say something on it."""
    # two queries that the indexes answer; one with OR over both tables reads all of them
    return {
        *derived.Subject.objects.filter(state=state).values_list("document", flat=True),
        *derived.Statement.objects.filter(state=state).values_list("document", flat=True).distinct(),
    }


def readings(state: str, access: Access) -> tuple[Reading, ...]:
    """All documents about a State, whole, with what they say about it; a statement without a State is kept too."""
    of_record = derived.Document.objects.filter(pk__in=about(state), is_of_record=True, access__in=levels(access))
    rows = list(of_record.select_related("body").prefetch_related("problems").order_by("key"))
    statements: dict[int, list[Statement]] = {}
    wanted = derived.Statement.objects.filter(Q(state=state) | Q(state=None), document__in=rows)
    for document, value in wanted.order_by("document", "ordinal").values_list("document", "value"):
        statements.setdefault(document, []).append(codec.from_json(Statement, value))
    return tuple(
        Reading(_whole(row), tuple(statements.get(row.pk, ())), tuple(map(_problem, row.problems.all())))
        for row in rows
    )


def sketches(access: Access, types: Collection[str], state: str | None = None) -> tuple[Reading, ...]:
    """The documents that hold statements of these types, about one State or any, with those alone and without texts."""
    wanted = derived.Statement.objects.filter(
        type__in=types, document__is_of_record=True, document__access__in=levels(access)
    )
    if state is not None:
        wanted = wanted.filter(Q(state=state) | Q(state=None, document__subjects__state=state)).distinct()
    statements: dict[int, list[Statement]] = {}
    for document, value in wanted.order_by("document", "ordinal").values_list("document", "value"):
        statements.setdefault(document, []).append(codec.from_json(Statement, value))
    rows = derived.Document.objects.filter(pk__in=statements).order_by("key")
    return tuple(Reading(codec.from_json(Document, row.value), tuple(statements[row.pk])) for row in rows)


def asked_by(
    state: str, access: Access, most: int, is_wanted: Callable[[Document], bool]
) -> tuple[tuple[Recommended, ...], tuple[Recommended, ...], int]:
    """What a State recommended by the Working Group reports that are wanted; what all did, about so many at most; how
    many there are.

    Where there are more, every second, third ... is taken: the same ones each time.
    """
    reports = derived.Document.objects.filter(
        kind="working_group_report", is_of_record=True, access__in=levels(access)
    ).values_list("pk", "value")
    wanted = [pk for pk, value in reports if is_wanted(codec.from_json(Document, value))]
    rows = derived.Statement.objects.filter(type="recommendation", document__in=wanted)
    count = rows.count()
    every = rows.annotate(place=F("pk") % max(1, -(-count // most))).filter(place=0)
    own = rows.annotate(words=Cast("value", TextField())).filter(words__contains=f'"{state}"')
    return (
        tuple(each for each in _asked(own) if state in each.recommending_states),
        tuple(_asked(every)),
        count,
    )


def _asked(rows: QuerySet[derived.Statement]) -> Iterator[Recommended]:
    for value, language in rows.order_by("pk").values_list("value", "document__language"):
        yield Recommended(value["state"], tuple(value["recommending_states"]), value["text"], language)


def findings(access: Access) -> tuple[Finding, ...]:
    """All problems, by file and place."""
    rows = derived.Problem.objects.filter(access__in=levels(access)).select_related("document")
    texts = {row.document_id for row in rows if row.document_id and row.value["start"] is not None}
    layouts = dict(derived.Text.objects.filter(document__in=texts).values_list("document", "layout"))
    found = []
    for row in rows:
        problem, page = _problem(row), None
        if problem.start is not None and row.document_id in layouts:
            page = codec.from_json(Body, layouts[row.document_id]).page_at(problem.start)
        if row.document is None:
            found.append(Finding(problem, row.root))
        else:
            found.append(Finding(problem, row.document.sha256, page, row.document.value["symbol"]))
    return tuple(sorted(found, key=lambda f: (f.problem.file or "", f.problem.start or 0, f.problem.message)))


def kept() -> dict[str, Kept]:
    """All files of the record by sha256: for a build, which sees everything."""
    files = {row.sha256: Kept(_file(row), row.is_replaced) for row in Original.objects.all()}
    for sha256, reader, facts in derived.Document.objects.values_list("sha256", "reader", "facts"):
        files[sha256] = replace(files[sha256], reader=reader, facts_hash=facts)
    return files


def _file(row: Original) -> File:
    facts = ((name, tuple(value) if isinstance(value, list) else value) for name, value in row.facts.items())
    return File(row.name, row.place, tuple(sorted(facts)))


def levels(access: Access) -> tuple[Access, ...]:
    """All levels that a reader of one level may see."""
    return ACCESS_LEVELS[: ACCESS_LEVELS.index(access) + 1]


def _by_symbol(holding: Holding) -> tuple[bool, str, bool, str]:
    document = holding.document
    return document.symbol is None, document.symbol or "", not holding.is_of_record, document.file


def _whole(row: derived.Document) -> Document:
    body = replace(codec.from_json(Body, row.body.layout), text=row.body.text)
    return replace(codec.from_json(Document, row.value), body=body)


def _problem(row: derived.Problem) -> Problem:
    return codec.from_json(Problem, row.value)
