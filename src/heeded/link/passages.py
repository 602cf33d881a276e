"""Readings in, the passages to compare out: a State's recommendations, asks, claims, evidence, mentions, pledges.

A passage is a statement with its document and the review that it belongs to. What one is compared with depends on the
review that it speaks of: a national report of cycle 3 tells what became of the recommendations of cycle 2, and so do
the summary and the compilation made for it; an addendum and the plenary of cycle 3 speak of those of cycle 3.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from heeded.model import (
    HEADINGS,
    SOURCES,
    Appraisal,
    Ask,
    Claim,
    Commendation,
    Concern,
    Document,
    Event,
    Intervention,
    Kind,
    Pledge,
    Reading,
    Recommendation,
    Statement,
)

__all__ = ["Passage", "Role", "passages", "reviews_spoken_of"]

Role = Literal["recommendation", "ask", "claim", "account", "evidence", "law", "mention", "pledge"]
"""An account is a whole paragraph in which the State under review speaks to the Council; claims stand in it. A law is a
dated event that changes one."""
LOOK_BACK: frozenset[Kind] = frozenset(
    {"national_report", "un_compilation", "stakeholder_summary", "stakeholder_submission", "working_group_report"}
)
"""Documents made for a review: they speak of the recommendations of the review before."""
AFTERWARDS: frozenset[Kind] = frozenset({"hc_letter"})
"""Documents sent after a review: what they ask for, only the next review can take up."""
CONTRIBUTIONS: frozenset[Kind] = frozenset({"un_compilation", "stakeholder_summary"})
"""Documents whose paragraphs are contributions: there an intervention is the whole of what one contributor says."""
STATES_OWN: frozenset[Kind] = frozenset({"national_report", "midterm_report", "addendum"})
SHORTEST = 25
"""Passages with fewer characters say too little to be compared."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement with its document, the cycle of its review, and that of the recommendations it speaks of."""

    role: Role
    statement: Statement
    document: Document
    cycle: int | None
    about: int | None
    """The cycle of the recommendations that it speaks of; None where no cycle is known."""
    text: str

    @property
    def id(self) -> str:
        """The id of the statement."""
        return self.statement.id

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a list: it speaks of each recommendation that it numbers, and of no other."""
        return self.statement.origin.name == HEADINGS


def passages(state: str, readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """What the readings hold of one State that can be linked; of two files of one work the first counts."""
    works = list({reading.document.key: reading for reading in readings}.values())
    lists: dict[int, tuple[int, str]] = {}
    for reading in works:
        kind = reading.document.kind
        if kind in SOURCES:
            for statement, cycle in reading.with_cycles():
                if cycle and statement.state == state and isinstance(statement.value, Recommendation):
                    lists[cycle] = min(
                        lists.get(cycle, (len(SOURCES), "")), (SOURCES.index(kind), reading.document.key)
                    )
    return tuple(found for reading in works for found in _of_one(state, reading, lists))


def reviews_spoken_of(passages: Iterable[Passage]) -> dict[Role, frozenset[int]]:
    """For each role the cycles of the recommendations that its passages speak of."""
    found: dict[Role, set[int]] = defaultdict(set)
    for each in passages:
        if each.about is not None:
            found[each.role].add(each.about)
    return {role: frozenset(cycles) for role, cycles in found.items()}


def _of_one(state: str, reading: Reading, lists: dict[int, tuple[int, str]]) -> Iterator[Passage]:
    document = reading.document
    for statement, cycle in reading.with_cycles():
        of_document = document.states[:1] == (state,) and statement.state is None
        if statement.state != state and not of_document:
            continue
        value = statement.value
        role = _role(document, statement)
        is_heading = statement.origin.name == HEADINGS
        is_of_a_list = role == "recommendation" or (is_heading and document.kind in SOURCES)
        if role is None or (is_of_a_list and (cycle is None or lists[cycle][1] != document.key)):
            continue
        text = value.text if isinstance(value, Recommendation | Ask | Pledge) else statement.quote.text
        if role != "recommendation" and len(text) < SHORTEST:
            continue
        about = cycle
        if cycle and not is_heading and role in ("claim", "evidence") and document.kind in LOOK_BACK:
            about = cycle - 1
        if cycle and role == "ask" and document.kind in AFTERWARDS:
            about = cycle + 1
        yield Passage(role, statement, document, cycle, about, text)


def _role(document: Document, statement: Statement) -> Role | None:
    """What a statement is to recommendations; None where it is not compared with any."""
    value, kind = statement.value, document.kind
    if isinstance(value, Recommendation):
        if kind in SOURCES:
            return "recommendation"
        return "mention" if value.number is None else None
    if isinstance(value, Claim):
        return "claim"
    if isinstance(value, Pledge):
        return "pledge"
    is_states = statement.asserted_by == "state" or (statement.asserted_by is None and kind in STATES_OWN)
    if isinstance(value, Event):  # of the State itself it is a claim, and no evidence of others
        return "law" if value.effect and value.date and not is_states and kind not in STATES_OWN else None
    if isinstance(value, Ask):
        return None if is_states else "ask"
    if isinstance(value, Intervention):
        is_contribution = kind in CONTRIBUTIONS and value.party != "state" and not is_states
        if kind == "council_report" and is_states:
            return "account"
        is_of_plenary = kind == "council_report" and value.party in ("civil_society", "national_institution")
        return "evidence" if is_contribution or is_of_plenary else None
    if kind in CONTRIBUTIONS or kind in SOURCES or kind == "council_report" or is_states:
        return None  # said again by the intervention around it
    return "evidence" if isinstance(value, Concern | Commendation | Appraisal) else None
