"""A document and what it says in, the earliest day on which it can have been written out: what is known when.

A stated day decides. Else the latest decides of what cannot come after the text: the step of the review that its kind
comes with, the reviews whose recommendations it has or counts, and the latest day of which it tells.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from heeded.model import Document, Event, Figure, Kind, Reading, Recommendation, Reply, Review, Tally, TreatyAction
from heeded.vocabulary.calendar import adoption_months, deadline, reviews_of, session, sessions
from heeded.vocabulary.dates import bounds

__all__ = ["DATING", "earliest_day"]

DATING = ("recommendation", "review", "tally", "figure", "event", "treaty_action", "reply")
"""The types of statements that can tell when a text was written."""
BEFORE: frozenset[Kind] = frozenset(
    {"national_report", "stakeholder_submission", "un_compilation", "stakeholder_summary", "advance_questions"}
)
"""Written for a review that is to come: what they name of it is not past."""
WITH_SESSION: frozenset[Kind] = BEFORE | {"working_group_report", "draft_report"}
WITH_COUNCIL: frozenset[Kind] = frozenset(
    {"addendum", "council_report", "outcome_decision", "thematic_list", "hc_letter", "midterm_report"}
)
DUE: dict[Kind, Literal["submissions", "national_report"]] = {
    "national_report": "national_report", "stakeholder_submission": "submissions",
}  # fmt: skip


def earliest_day(reading: Reading, today: date) -> str | None:
    """The earliest day, YYYY-MM-DD, on which a document can have been written; None where nothing tells it.

    `today` is the day on which the document is at hand: what it tells of later days is ahead of it.
    """
    stated = reading.document.published
    if stated and len(stated) == len("2025-07-01"):
        return stated
    first, last = bounds(stated) if stated else ("", today.isoformat())
    told = (bounds(day)[0] for day in _days(reading))
    return max((first, *(day for day in told if day <= last))) or None


def _days(reading: Reading) -> Iterator[str]:
    """The days, months and years before which the document was not written."""
    document = reading.document
    yield from _by_kind(document)
    own = document.cycle if document.kind in BEFORE else None
    for statement, cycle in reading.with_cycles():
        value = statement.value
        if isinstance(value, Recommendation | Tally | Review) and cycle and cycle != own:
            yield from _review(statement.state or next(iter(document.states), ""), cycle)
        if isinstance(value, Event | Figure) and value.date:
            yield value.date.rpartition("/")[2]
        if isinstance(value, Reply | TreatyAction) and value.date:
            yield value.date
        if isinstance(value, Tally) and value.year:
            yield str(value.year)
        if isinstance(value, Review) and cycle != own:
            yield from filter(None, (*value.dates, value.report_adopted, value.outcome_adopted))


def _by_kind(document: Document) -> Iterator[str]:
    """The step of the review, by the calendar, that a document of its kind comes with."""
    number = document.session or next(_sessions(next(iter(document.states), ""), document.cycle), None)
    held = sessions().get(number or 0)
    if document.kind in WITH_SESSION and held:
        due = deadline(held.number, DUE[document.kind]) if document.kind in DUE else None
        yield due.first if due else held.first
    if document.kind in WITH_COUNCIL:
        council = document.council_session or (held.council_session if held else 0)
        months = adoption_months(council)
        if months:
            yield months.first


def _review(state: str, cycle: int) -> Iterator[str]:
    yield from (session(number).first for number in _sessions(state, cycle))


def _sessions(state: str, cycle: int | None) -> Iterator[int]:
    yield from (slot.session for slot in reviews_of(state) if slot.cycle == cycle)
