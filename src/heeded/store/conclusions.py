"""What was concluded of a State's documents -> rows and back: a build product, kept for each sight.

A conclusion is current where its `inputs` (the documents and the program) and its `stamp` (the day, and what people
decided) are.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any, Generic, TypeVar, cast

from django.db import transaction
from django.db.models import Q, QuerySet

from heeded import codec
from heeded.derived import models as derived
from heeded.model import Access, Document, Label, Link, Statement, shown_position
from heeded.store import activity, redaction, seals
from heeded.store.kept import every, kept_json, opened
from heeded.store.read import about
from heeded.viewer import Viewer, highest, levels

__all__ = [
    "ChainRow", "chains", "cited", "inputs", "kept", "kept_links", "labels", "lines", "links", "links_of", "links_with",
    "numbered", "places", "rest", "save", "summary", "types",
]  # fmt: skip

BATCH = 500
LABELS = tuple[Label, ...]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChainRow(Generic[T]):
    """One recommendation as kept: where it belongs, and what is known of it."""

    cycle: int
    number: str
    printed: str
    statement: str
    page: T
    """What is known of it: a page of `heeded.reports.recommendations`."""


def inputs(viewer: Viewer, state: str, program: str) -> str:
    """A hash of the program, the names masked and all documents that a conclusion on a State rests on."""
    rows = derived.Document.objects.filter(pk__in=about(state), access__in=levels(viewer.access)).order_by("sha256")
    digest = hashlib.sha256(f"{program} {redaction.sight(viewer).stamp}".encode())
    for row in rows.values_list("sha256", "reader", "facts", "is_of_record"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def summary(viewer: Viewer, state: str, kind: type[T], only: int | None = None) -> T:
    """The State's record, a value of this kind, as it was concluded last: with all reviews, or that of one cycle."""
    found = derived.Conclusion.objects.values_list("value", flat=True).get(pk=_number(viewer, state) or 0)

    def of_cycle(whole: dict[str, Any]) -> dict[str, Any]:
        if only is None:
            return whole
        return whole | {"reviews": [each for each in whole["reviews"] if each["cycle"] == only]}

    return opened(kind, found, "conclusion", of_cycle)


def kept(viewer: Viewer, state: str) -> tuple[str, str]:
    """Inputs and stamp of what is kept of a State; empty where nothing is."""
    rows = derived.Conclusion.objects.filter(state=state, sight=viewer.sight)
    return rows.values_list("inputs", "stamp").first() or ("", "")


def save(
    viewer: Viewer, state: str, made_of: tuple[str, str], value: Any, chains: Iterable[ChainRow[Any]],
    links: Iterable[Link] | None,
) -> None:  # fmt: skip
    """Keep a conclusion whole, in the place of the one before; its links stay where None are given.

    What the owner sees is sealed where the record has a key.
    """
    access = viewer.access if seals.is_open() else "team"
    with transaction.atomic():
        if links is not None:
            derived.Conclusion.objects.filter(state=state, sight=viewer.sight).delete()
        row, _ = derived.Conclusion.objects.update_or_create(
            state=state, sight=viewer.sight,
            defaults={
                "inputs": made_of[0], "stamp": made_of[1], "value": kept_json(value, access, "conclusion"),
                "access": _highest(viewer, state),
            },
        )  # fmt: skip
        row.chains.all().delete()
        derived.Chain.objects.bulk_create(
            (
                derived.Chain(
                    conclusion=row, cycle=each.cycle, number=each.number, printed=each.printed,
                    statement=each.statement, line=kept_json(line, access, "chain"),
                    value=kept_json(rest, access, "chain"),
                )
                for each, line, rest in ((each, *_parts(each.page)) for each in chains)
            ),
            batch_size=BATCH,
        )  # fmt: skip
        derived.Link.objects.bulk_create(
            (
                derived.Link(
                    conclusion=row,
                    kind=each.kind,
                    source=each.source,
                    target=each.target,
                    value=kept_json(codec.to_json(each), access, "link"),
                )
                for each in links or ()
            ),
            batch_size=BATCH,
        )


def _parts(page: Any) -> tuple[Any, Any]:
    """A page as it is kept: its line, which lists show alone, and the rest."""
    value = codec.to_json(page)
    return value.pop("line"), value


def _highest(viewer: Viewer, state: str) -> Access:
    """The highest level of the documents that a conclusion on a State rests on."""
    rows = derived.Document.objects.filter(pk__in=about(state), access__in=levels(viewer.access))
    return highest(cast(Access, each) for each in rows.values_list("access", flat=True))


def _number(viewer: Viewer, state: str) -> int | None:
    """The primary key of the conclusion for a viewer, who reads it now."""
    rows = derived.Conclusion.objects.filter(state=state, sight=viewer.sight)
    number, access = rows.values_list("pk", "access").first() or (None, "public")
    if access == "restricted":
        activity.was_read(viewer, (state,))
    return number


def chains(
    viewer: Viewer, state: str, kind: type[T], number: str | None = None, only: int | None = None,
    statements: Collection[str] | None = None,
) -> "tuple[ChainRow[T], ...]":  # fmt: skip
    """The recommendations of a State, of one cycle `only` or all, their pages as values of this kind, in order.

    With a number those that have it in the sequence, else those printed so; with statements those that are they.
    """
    rows = _chains(viewer, state, only)
    if number is not None:
        in_sequence = rows.filter(number=number)
        rows = in_sequence if in_sequence.exists() else rows.filter(printed=number)
    found: list[tuple[Any, ...]] = []
    named = "pk", "cycle", "number", "printed", "statement", "line", "value"
    for some in [None] if statements is None else _batches(sorted(statements)):
        found += (rows if some is None else rows.filter(statement__in=some)).values_list(*named)
    return tuple(
        ChainRow(
            cycle, number, printed, statement,
            opened(kind, page, "chain", partial(_with_line, line)),
        )
        for _, cycle, number, printed, statement, line, page in sorted(found, key=lambda each: each[0])
    )  # fmt: skip


def _with_line(line: Any, page: dict[str, Any]) -> dict[str, Any]:
    return {"line": seals.open_json(line, "chain"), **page}


def numbered(viewer: Viewer, number: str, states: Collection[str], cycle: int | None = None) -> tuple[str, ...]:
    """The public ids of all recommendations of States with a number, by State and cycle, as far as they are concluded.

    As in `chains`: those of a State that have it in the sequence, else those printed so.
    """
    known = {key: state for state in states if (key := _number(viewer, state)) is not None}
    rows = derived.Chain.objects.filter(Q(number=number) | Q(printed=number), conclusion__in=known)
    rows = rows if cycle is None else rows.filter(cycle=cycle)
    found = [(known[key], of, own) for key, of, own in rows.values_list("conclusion", "cycle", "number")]
    in_sequence = {state for state, _, own in found if own == number}
    kept = {each for each in found if each[2] == number or each[0] not in in_sequence}
    return tuple("/".join(map(str, each)) for each in sorted(kept))


def lines(viewer: Viewer, state: str, kind: type[T], only: int | None = None) -> tuple[T, ...]:
    """The recommendations of a State in short, as values of this kind, of one cycle `only` or all, in order."""
    rows = _chains(viewer, state, only).order_by("pk")
    return tuple(opened(kind, line, "chain") for line in every(rows, "line"))


def rest(viewer: Viewer, state: str) -> tuple[dict[str, Any], ...]:
    """The JSON of what else is kept of each recommendation of a State, in the order of `lines`."""
    rows = _chains(viewer, state).order_by("pk")
    return tuple(seals.open_json(page, "chain") for page in every(rows, "value"))


def labels(viewer: Viewer, state: str) -> Mapping[str, tuple[Label, ...]]:
    """The labels of a State's recommendations as the machine gave them, by the ids of the statements."""
    rows = _chains(viewer, state).order_by("pk").values_list("statement", "value")
    return {statement: opened(LABELS, page, "chain", itemgetter("labels")) for statement, page in rows}


def _chains(viewer: Viewer, state: str, only: int | None = None) -> QuerySet[derived.Chain]:
    rows = derived.Chain.objects.filter(conclusion=_number(viewer, state))
    return rows if only is None else rows.filter(cycle=only)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def numbers(viewer: Viewer, state: str) -> Mapping[str, tuple[int, str]]:
    """Cycle and number of each of a State's recommendations, by the id of the statement."""
    rows = _chains(viewer, state).order_by("pk")
    return {statement: (cycle, number) for statement, cycle, number in rows.values_list("statement", "cycle", "number")}


def places(viewer: Viewer, state: str, statements: Collection[str]) -> Mapping[str, tuple[int, str, str | None]]:
    """Cycle, number and position as people are shown it of the recommendations among these statements, by their ids."""
    rows = _chains(viewer, state).filter(statement__in=list(statements))
    found = {}
    for statement, cycle, number, sealed in rows.values_list("statement", "cycle", "number", "line"):
        line = seals.open_json(sealed, "chain")
        found[statement] = cycle, number, shown_position(line["position"], line["position_reason"])
    return found


def links_of(viewer: Viewer, state: str, statement: str) -> tuple[Link, ...]:
    """All links of one statement, from it and to it, the best first."""
    return links_with(viewer, state, [statement])


def links_with(viewer: Viewer, state: str, statements: Collection[str]) -> tuple[Link, ...]:
    """All links of these statements, from them and to them, the best of each kind first."""
    rows = derived.Link.objects.filter(conclusion=_number(viewer, state))
    found = {  # two queries that the indexes answer
        **dict(rows.filter(source__in=list(statements)).values_list("pk", "value")),
        **dict(rows.filter(target__in=list(statements)).values_list("pk", "value")),
    }
    return tuple(opened(Link, value, "link") for _, value in sorted(found.items()))


def links(viewer: Viewer, state: str, kind: str | None = None) -> tuple[Link, ...]:
    """All links between a State's statements, or those of one kind, the best of each kind first."""
    return tuple(opened(Link, value, "link") for value in _links(viewer, state, kind))


def kept_links(viewer: Viewer, state: str) -> tuple[dict[str, Any], ...]:
    """The JSON of all links between a State's statements, in the same order."""
    return tuple(seals.open_json(value, "link") for value in _links(viewer, state, None))


def _links(viewer: Viewer, state: str, kind: str | None) -> Iterator[Any]:
    rows = derived.Link.objects.filter(conclusion=_number(viewer, state))
    if kind is not None:
        rows = rows.filter(kind=kind)
    return every(rows.order_by("pk"), "value")


def types(viewer: Viewer, identifiers: Collection[str]) -> Mapping[str, str]:
    """The types of the statements with these ids that `cited` gives a viewer, by id."""
    return {each: kind for _, _, each, kind in _cited(viewer, redaction.sight(viewer), identifiers, "type")}


def cited(viewer: Viewer, identifiers: Collection[str]) -> Mapping[str, tuple[Document, Statement]]:
    """The statements with these ids in documents of record that a viewer may see, with their documents (no text)."""
    seen = redaction.sight(viewer)
    return {
        each: (document, seen.value(Statement, value, key, each))
        for key, document, each, value in _cited(viewer, seen, identifiers, "value")
    }


def _cited(
    viewer: Viewer, seen: redaction.Sight, identifiers: Collection[str], column: str
) -> Iterator[tuple[str, Document, str, Any]]:
    """Key and document, id, and what stands in a column, of the statements with these ids that a viewer may see."""
    visible = levels(viewer.access)
    documents: dict[int, tuple[str, Document] | None] = {}
    restricted: set[str] = set()
    for some in _batches(sorted(identifiers)):
        # without a join: with one, the documents of a level would be gone through, not the ids
        found = derived.Statement.objects.filter(identifier__in=some)
        rows = list(found.values_list("document", "identifier", column))
        unknown = {document for document, _, _ in rows} - documents.keys()
        documents |= dict.fromkeys(unknown)
        of_record = derived.Document.objects.filter(pk__in=unknown, is_of_record=True, access__in=visible)
        for document, key, value in of_record.values_list("pk", "key", "value"):
            documents[document] = key, seen.value(Document, value, key)
        for document, identifier, value in rows:
            if (of := documents[document]) is not None:
                key, cited = of
                if cited.access == "restricted":
                    restricted |= set(cited.states) or {""}
                yield key, cited, identifier, value
    if restricted:
        activity.was_read(viewer, restricted)
