"""Readings in, per review of one State what they hold on it out: recommendations, replies, announced totals, dates."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from heeded.model import (
    SOURCES,
    Document,
    Figure,
    Kind,
    Measure,
    Reading,
    Recommendation,
    Reply,
    Review,
    Statement,
    Tally,
)

__all__ = [
    "NO_POSITION",
    "OCCASIONS",
    "RANKS",
    "Announced",
    "Announcement",
    "Gathered",
    "Occasion",
    "Said",
    "gather",
]

Occasion = Literal["report", "addendum", "plenary", "adoption", "judgement", "other"]
OCCASIONS: dict[Kind, Occasion] = {
    "working_group_report": "report",
    "draft_report": "report",
    "addendum": "addendum",
    "council_report": "plenary",
}
RANKS: tuple[Occasion, ...] = ("report", "addendum", "plenary", "other")
"""Occasions in the order in which a State answers; documents are dated too unreliably to decide it."""
NO_POSITION = "the reply states no position"
"""Why a recommendation is noted on which a reply says something, but nothing that is known for a position."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and the document that makes it."""

    document: Document
    statement: Statement


@dataclass(frozen=True, slots=True)
class Announced:
    """One announced total."""

    measure: Measure
    value: int
    out_of: int | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class Announcement:
    """The totals that one voice announces in one document."""

    document: Document
    by: str | None
    occasion: Occasion
    date: str | None
    totals: tuple[Announced, ...]

    @property
    def is_presidents(self) -> bool:
        """Whether the President or a Vice-President of the Council speaks."""
        return "president" in (self.by or "").lower()


@dataclass(slots=True)
class Gathered:
    """One review of a State, as the record has it."""

    state: str
    cycle: int
    documents: list[Document] = field(default_factory=list)
    source: Document | None = None
    """The document that lists the recommendations."""
    recommendations: tuple[Statement, ...] = ()
    other_lists: list[tuple[Document, tuple[Statement, ...]]] = field(default_factory=list)
    """Further documents that list them: a draft, a thematic list."""
    replies: dict[str, Said] = field(default_factory=dict)
    """Replies by the id of their statement."""
    facts: Statement | None = None
    report_adopted: str | None = None
    outcome_adopted: str | None = None
    named: set[str] = field(default_factory=set)
    """Symbols of the documents that the record says belong to the review."""
    totals: list[tuple[Document, Statement]] = field(default_factory=list)

    @property
    def absent(self) -> tuple[str, ...]:
        """Addenda to the report that are known to exist and are not in the record."""
        here = {document.symbol for document in self.documents}
        return tuple(sorted(symbol for symbol in self.named if _ADDENDUM.fullmatch(symbol) and symbol not in here))

    def announcements(self, occasion: Occasion | None = None) -> list[Announcement]:
        """What was announced, the highest authority first: the Council's President, the State there, its addendum."""
        groups: dict[tuple[str, str | None], list[tuple[Document, Statement]]] = {}
        for document, statement in self.totals:
            groups.setdefault((document.key, statement.asserted_by), []).append((document, statement))
        found = [_announcement(self, group) for group in groups.values()]
        chosen = [each for each in found if occasion in (None, each.occasion)]
        order: tuple[Occasion, ...] = ("plenary", "addendum", "report", "other")
        return sorted(chosen, key=lambda each: (not each.is_presidents, order.index(each.occasion)))


# "A/HRC/28/10/Add.1", not "A/HRC/WG.6/20/KAZ/1/Add.1"
_ADDENDUM = re.compile(r"A/HRC/\d+/\w+/Add\.\d+")


def _announcement(review: Gathered, group: Sequence[tuple[Document, Statement]]) -> Announcement:
    document, first = group[0]
    occasion = OCCASIONS.get(document.kind, "other")
    day = review.outcome_adopted if occasion == "plenary" else document.published
    totals = tuple(
        Announced(each.value.measure, each.value.value, each.value.out_of, each)
        for _, each in group
        if isinstance(each.value, Tally) and each.value.qualifier == "exact"
    )
    return Announcement(document, first.asserted_by, occasion, day, totals)


def gather(state: str, readings: Iterable[Reading]) -> list[Gathered]:
    """The reviews of a State, in order of cycle; of two files of one work the first counts."""
    reviews: dict[int, Gathered] = {}
    lists: dict[int, dict[Kind, tuple[Document, list[Statement]]]] = {}
    seen: set[str] = set()
    for reading in readings:
        document = reading.document
        if document.key in seen:
            continue
        seen.add(document.key)
        own = [(statement, cycle) for statement, cycle in reading.with_cycles() if statement.state == state]
        if state in document.states and document.cycle:
            _review(reviews, state, document.cycle).documents.append(document)
        for statement, cycle in own:
            if cycle is None or (document.kind not in OCCASIONS and isinstance(statement.value, Tally | Figure)):
                continue  # counts in the press and in submissions announce no total of the review
            review = _review(reviews, state, cycle)
            if document not in review.documents:
                review.documents.append(document)
            if isinstance(statement.value, Recommendation) and document.kind in SOURCES:
                listing, listed = lists.setdefault(cycle, {}).setdefault(document.kind, (document, []))
                if listing is document:
                    listed.append(statement)
            _take(review, document, statement)
    for cycle, by_kind in lists.items():
        found = [by_kind[kind] for kind in SOURCES if kind in by_kind]
        reviews[cycle].source, recommendations = found[0]
        reviews[cycle].recommendations = tuple(recommendations)
        reviews[cycle].other_lists = [(document, tuple(others)) for document, others in found[1:]]
    return [reviews[cycle] for cycle in sorted(reviews)]


def _review(reviews: dict[int, Gathered], state: str, cycle: int) -> Gathered:
    return reviews.setdefault(cycle, Gathered(state, cycle))


def _take(review: Gathered, document: Document, statement: Statement) -> None:
    """Put a statement where it belongs in its review."""
    value = statement.value
    if isinstance(value, Reply) and document.kind in SOURCES:
        return  # the positions of a report stand on its recommendations
    if isinstance(value, Reply):
        review.replies[statement.id] = Said(document, statement)
    elif isinstance(value, Tally):
        review.totals.append((document, statement))
    elif isinstance(value, Review):
        review.named.update(value.documents)
        review.report_adopted = review.report_adopted or value.report_adopted
        review.outcome_adopted = review.outcome_adopted or value.outcome_adopted
        if review.facts is None or document.kind == "working_group_report":
            review.facts = statement
