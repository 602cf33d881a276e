"""What was concluded of a State's documents -> rows and back: a build product, kept per access level.

A conclusion is current where its `inputs` (the documents and the program) and its `stamp` (the day, and what people
decided) are.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from heeded import codec
from heeded.derived import models as derived
from heeded.model import Access, Document, Link, Statement
from heeded.store.read import about, levels

__all__ = [
    "ChainRow", "chains", "cited", "inputs", "kept", "links", "links_of", "places", "save", "summary",
]  # fmt: skip

BATCH = 500


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One recommendation as kept: where it belongs, and what is known of it as JSON."""

    cycle: int
    number: str
    printed: str
    statement: str
    value: Any
    """Its page."""
    labels: Any
    """Its labels as the machine gave them."""


def inputs(state: str, access: Access, program: str) -> str:
    """A hash of the program and of all documents that a conclusion on a State rests on."""
    rows = derived.Document.objects.filter(pk__in=about(state), access__in=levels(access)).order_by("sha256")
    digest = hashlib.sha256(program.encode())
    for row in rows.values_list("sha256", "reader", "facts", "is_of_record"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def summary(state: str, access: Access) -> Any:
    """The State's record as JSON, as it was concluded last."""
    return derived.Conclusion.objects.values_list("value", flat=True).get(state=state, access=access)


def kept(state: str, access: Access) -> tuple[str, str]:
    """Inputs and stamp of what is kept of a State; empty where nothing is."""
    rows = derived.Conclusion.objects.filter(state=state, access=access)
    return rows.values_list("inputs", "stamp").first() or ("", "")


def save(
    state: str, access: Access, made_of: tuple[str, str], value: Any, chains: Iterable[ChainRow],
    links: Iterable[Link] | None,
) -> None:  # fmt: skip
    """Keep a conclusion whole, in the place of the one before; its links stay where None are given."""
    with transaction.atomic():
        if links is not None:
            derived.Conclusion.objects.filter(state=state, access=access).delete()
        row, _ = derived.Conclusion.objects.update_or_create(
            state=state, access=access, defaults={"inputs": made_of[0], "stamp": made_of[1], "value": value}
        )
        row.chains.all().delete()
        derived.Chain.objects.bulk_create(
            (
                derived.Chain(
                    conclusion=row, cycle=each.cycle, number=each.number, printed=each.printed,
                    statement=each.statement, value=each.value, labels=each.labels,
                )
                for each in chains
            ),
            batch_size=BATCH,
        )  # fmt: skip
        derived.Link.objects.bulk_create(
            (
                derived.Link(
                    conclusion=row, kind=each.kind, source=each.source, target=each.target, value=codec.to_json(each)
                )
                for each in links or ()
            ),
            batch_size=BATCH,
        )


def _number(state: str, access: Access) -> int | None:
    rows = derived.Conclusion.objects.filter(state=state, access=access)
    return rows.values_list("pk", flat=True).first()


def chains(state: str, access: Access, number: str | None = None, cycle: int | None = None) -> tuple[ChainRow, ...]:
    """The recommendations of a State; with a number those that have it in the sequence, else those printed so."""
    rows = derived.Chain.objects.filter(conclusion=_number(state, access))
    if cycle is not None:
        rows = rows.filter(cycle=cycle)
    if number is not None:
        rows = rows.filter(number=number) or rows.filter(printed=number)
    found = rows.order_by("pk").values_list("cycle", "number", "printed", "statement", "value", "labels")
    return tuple(ChainRow(*each) for each in found)


def places(state: str, access: Access, statements: Collection[str]) -> Mapping[str, tuple[int, str, str | None]]:
    """Cycle, number and position now of the recommendations among these statements, by their ids."""
    rows = derived.Chain.objects.filter(conclusion=_number(state, access))
    found = rows.filter(statement__in=list(statements)).values_list(
        "statement", "cycle", "number", "value__line__position"
    )
    return {statement: (cycle, number, position) for statement, cycle, number, position in found}


def links_of(state: str, access: Access, statement: str) -> tuple[Link, ...]:
    """All links of one statement, from it and to it, the best first."""
    rows = derived.Link.objects.filter(conclusion=_number(state, access))
    found = {  # two queries that the indexes answer
        **dict(rows.filter(source=statement).values_list("pk", "value")),
        **dict(rows.filter(target=statement).values_list("pk", "value")),
    }
    return tuple(codec.from_json(Link, value) for _, value in sorted(found.items()))


def links(state: str, access: Access, kind: str | None = None) -> tuple[Link, ...]:
    """All links between a State's statements, or those of one kind, the best of each kind first."""
    rows = derived.Link.objects.filter(conclusion=_number(state, access))
    if kind is not None:
        rows = rows.filter(kind=kind)
    return tuple(codec.from_json(Link, value) for value in rows.order_by("pk").values_list("value", flat=True))


def cited(identifiers: Collection[str], access: Access) -> Mapping[str, tuple[Document, Statement]]:
    """The statements with these ids in documents of record up to an access level, with their documents (no text)."""
    return dict(_cited(sorted(identifiers), levels(access)))


def _cited(wanted: list[str], visible: Collection[str]) -> Iterator[tuple[str, tuple[Document, Statement]]]:
    documents: dict[int, Document | None] = {}
    for start in range(0, len(wanted), BATCH):
        # without a join: with one, the documents of a level would be gone through, not the ids
        rows = derived.Statement.objects.filter(identifier__in=wanted[start : start + BATCH])
        for document, identifier, value in rows.values_list("document", "identifier", "value"):
            if document not in documents:
                of_record = derived.Document.objects.filter(pk=document, is_of_record=True, access__in=visible)
                found = of_record.values_list("value", flat=True).first()
                documents[document] = None if found is None else codec.from_json(Document, found)
            if (cited := documents[document]) is not None:
                yield identifier, (cited, codec.from_json(Statement, value))
