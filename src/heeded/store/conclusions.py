"""What was concluded of a State's documents -> rows and back: a build product, kept for each sight.

A conclusion is current where its `inputs` (the documents and the program) and its `stamp` (the day, and what people
decided) are.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from django.db import transaction

from heeded import codec
from heeded.derived import models as derived
from heeded.model import Access, Document, Label, Link, Statement
from heeded.store import activity, redaction, seals
from heeded.store.kept import kept_json, opened
from heeded.store.read import about
from heeded.viewer import Viewer, highest, levels

__all__ = [
    "ChainRow", "chains", "cited", "inputs", "kept", "labels", "links", "links_of", "places", "save", "summary",
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
    labels: tuple[Label, ...]
    """Its labels as the machine gave them."""


def inputs(viewer: Viewer, state: str, program: str) -> str:
    """A hash of the program, the names masked and all documents that a conclusion on a State rests on."""
    rows = derived.Document.objects.filter(pk__in=about(state), access__in=levels(viewer.access)).order_by("sha256")
    digest = hashlib.sha256(f"{program} {redaction.sight(viewer).stamp}".encode())
    for row in rows.values_list("sha256", "reader", "facts", "is_of_record"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def summary(viewer: Viewer, state: str, kind: type[T]) -> T:
    """The State's record, a value of this kind, as it was concluded last."""
    found = derived.Conclusion.objects.values_list("value", flat=True).get(pk=_number(viewer, state) or 0)
    return opened(kind, found, "conclusion")


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
                    statement=each.statement, value=kept_json(codec.to_json(each.page), access, "chain"),
                    labels=kept_json(codec.to_json(each.labels), access, "chain"),
                )
                for each in chains
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
    viewer: Viewer, state: str, kind: type[T], number: str | None = None, only: int | None = None
) -> "tuple[ChainRow[T], ...]":
    """The recommendations of a State, of one cycle `only` or all, their pages as values of this kind, in order.

    With a number those that have it in the sequence, else those printed so.
    """
    rows = derived.Chain.objects.filter(conclusion=_number(viewer, state))
    if only is not None:
        rows = rows.filter(cycle=only)
    if number is not None:
        rows = rows.filter(number=number) or rows.filter(printed=number)
    found = rows.order_by("pk").values_list("cycle", "number", "printed", "statement", "value", "labels")
    return tuple(
        ChainRow(
            cycle,
            number,
            printed,
            statement,
            opened(kind, page, "chain"),
            opened(LABELS, labels, "chain"),
        )
        for cycle, number, printed, statement, page, labels in found
    )


def labels(viewer: Viewer, state: str) -> Mapping[str, tuple[Label, ...]]:
    """The labels of a State's recommendations as the machine gave them, by the ids of the statements."""
    rows = derived.Chain.objects.filter(conclusion=_number(viewer, state)).order_by("pk")
    return {statement: opened(LABELS, found, "chain") for statement, found in rows.values_list("statement", "labels")}


def numbers(viewer: Viewer, state: str) -> Mapping[str, tuple[int, str]]:
    """Cycle and number of each of a State's recommendations, by the id of the statement."""
    rows = derived.Chain.objects.filter(conclusion=_number(viewer, state)).order_by("pk")
    return {statement: (cycle, number) for statement, cycle, number in rows.values_list("statement", "cycle", "number")}


def places(viewer: Viewer, state: str, statements: Collection[str]) -> Mapping[str, tuple[int, str, str | None]]:
    """Cycle, number and position now of the recommendations among these statements, by their ids."""
    rows = derived.Chain.objects.filter(conclusion=_number(viewer, state))
    found = rows.filter(statement__in=list(statements)).values_list("statement", "cycle", "number", "value")
    return {
        statement: (cycle, number, seals.open_json(page, "chain")["line"]["position"])
        for statement, cycle, number, page in found
    }


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
    rows = derived.Link.objects.filter(conclusion=_number(viewer, state))
    if kind is not None:
        rows = rows.filter(kind=kind)
    return tuple(opened(Link, value, "link") for value in rows.order_by("pk").values_list("value", flat=True))


def cited(viewer: Viewer, identifiers: Collection[str]) -> Mapping[str, tuple[Document, Statement]]:
    """The statements with these ids in documents of record that a viewer may see, with their documents (no text)."""
    return dict(_cited(viewer, sorted(identifiers)))


def _cited(viewer: Viewer, wanted: list[str]) -> Iterator[tuple[str, tuple[Document, Statement]]]:
    seen, visible = redaction.sight(viewer), levels(viewer.access)
    documents: dict[int, Document | None] = {}
    keys: dict[int, str] = {}
    restricted: set[str] = set()
    for start in range(0, len(wanted), BATCH):
        # without a join: with one, the documents of a level would be gone through, not the ids
        found = derived.Statement.objects.filter(identifier__in=wanted[start : start + BATCH])
        rows = list(found.values_list("document", "identifier", "value"))
        unknown = {document for document, _, _ in rows} - documents.keys()
        documents |= dict.fromkeys(unknown)
        of_record = derived.Document.objects.filter(pk__in=unknown, is_of_record=True, access__in=visible)
        for document, key, value in of_record.values_list("pk", "key", "value"):
            keys[document], documents[document] = key, seen.value(Document, value, key)
        for document, identifier, value in rows:
            if (cited := documents[document]) is not None:
                if cited.access == "restricted":
                    restricted |= set(cited.states) or {""}
                yield identifier, (cited, seen.value(Statement, value, keys[document], identifier))
    if restricted:
        activity.was_read(viewer, restricted)
