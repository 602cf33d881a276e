"""What the record holds on a State, a document or a file in; rows for tables that have no row type elsewhere, out.

Every row is flat: its values are texts, numbers, yes or no, and lists of texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from heeded import codec
from heeded.model import Event, Label, Link, Reading, Statement
from heeded.reports.recommendations import Line, Page
from heeded.reports.record import StateRecord
from heeded.vocabulary.states import group_of, name_of, states

__all__ = [
    "ContradictionRow", "EventRow", "LabelRow", "LinkLine", "PairRow", "PositionRow", "ReviewRow", "StatementRow",
    "VerifiedRow", "contradictions", "events", "labels", "links", "pairs", "positions", "reviews", "statements",
    "verified",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review of a State, by the calendar and the documents."""

    state: str
    state_name: str
    cycle: int
    year: int | None
    session: int | None
    council_session: int | None
    dates: tuple[str, ...]
    outcome_adopted: str | None
    received: int | None
    supported: int | None
    noted: int | None
    no_reply: int | None
    supported_in_part: int | None
    pending: int | None
    is_counted: bool
    document: str | None


@dataclass(frozen=True, slots=True)
class PairRow:
    """One recommendation and one State that makes it."""

    statement: str
    recommending_state: str
    recommending_name: str
    recommending_group: str | None
    id: str
    state: str
    cycle: int
    number: str
    position: str | None
    position_reason: str | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One dated answer to a recommendation."""

    statement: str
    ordinal: int
    id: str
    position: str
    occasion: str
    date: str | None
    words: str | None
    explanation: str | None
    reason: str | None
    document: str | None
    page: int | None
    paragraph: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One term that a model, or a person who corrected it, gives a recommendation."""

    statement: str
    kind: str
    value: str
    id: str
    score: float
    is_proposal: bool
    words: tuple[str, ...]
    reason: str
    origin: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One relation of two statements, by their ids."""

    kind: str
    source: str
    target: str
    state: str
    score: float
    is_proposed: bool
    recurrence: str | None
    stance: str | None
    only_asks: bool
    cluster: str | None
    reason: str
    origin: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement of one document."""

    statement: str
    type: str
    state: str | None
    cycle: int | None
    asserted_by: str | None
    speaker: str | None
    as_summarised_by: str | None
    quote: str
    value: str
    sha256: str
    document: str
    page: int | None
    paragraph: str | None
    start: int
    end: int
    origin: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One statement on something that happened."""

    statement: str
    state: str | None
    date: str | None
    place: str | None
    kinds: tuple[str, ...]
    name: str | None
    penalty: str | None
    effect: str | None
    asserted_by: str | None
    quote: str
    document: str
    page: int | None
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class VerifiedRow:
    """What a public register shows of one thing that a recommendation asks."""

    statement: str
    ordinal: int
    id: str
    register: str
    item: str
    act: str
    force: str
    words: str
    result: str
    date: str | None
    status: str | None
    reason: str | None
    note: str
    source: str
    as_of: str | None
    is_stale: bool
    later_document: str | None
    later_date: str | None
    later_quote: str | None


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Two statements that a reader should see side by side; never a verdict."""

    state: str
    cycle: int | None
    kind: str
    strength: float
    reason: str
    numbers: tuple[str, ...]
    statement: str
    asserted_by: str | None
    document: str
    page: int | None
    quote: str
    against: str
    against_asserted_by: str | None
    against_document: str
    against_page: int | None
    against_quote: str


def reviews(record: StateRecord) -> Iterator[ReviewRow]:
    """The reviews of a State, in order."""
    for each in record.reviews:
        counts = each.counts or {}
        yield ReviewRow(
            record.state, record.name, each.cycle, each.year, each.session, each.council_session, each.dates,
            each.outcome_adopted, counts.get("received"), counts.get("supported"), counts.get("noted"),
            counts.get("no_reply"), counts.get("supported_in_part"), counts.get("pending"), each.is_counted,
            each.report,
        )  # fmt: skip


def pairs(line: Line) -> Iterator[PairRow]:
    """A recommendation once for each State that makes it."""
    for code in dict.fromkeys(line.recommending_states):
        yield PairRow(
            line.statement, code, name_of(code), group_of(code) if code in states() else None, line.id, line.state,
            line.cycle, line.number, line.position, line.position_reason,
        )  # fmt: skip


def positions(page: Page) -> Iterator[PositionRow]:
    """The answers to a recommendation, in order of time."""
    for ordinal, each in enumerate(page.answers, 1):
        source = each.source
        yield PositionRow(
            page.line.statement, ordinal, page.line.id, each.position, each.occasion, each.date, each.words,
            each.explanation, each.reason, source.document, source.page, source.paragraph, source.quote,
        )  # fmt: skip


def labels(page: Page) -> Iterator[LabelRow]:
    """What a recommendation is about, each term once."""
    found: dict[tuple[str, str], Label] = {(each.kind, each.value): each for each in reversed(page.labels)}
    for each in reversed(found.values()):
        yield LabelRow(
            page.line.statement, each.kind, each.value, page.line.id, each.score, each.is_proposal, each.words,
            each.reason, _origin(each),
        )  # fmt: skip


def links(state: str, found: "tuple[Link, ...]") -> Iterator[LinkLine]:
    """The relations between a State's statements."""
    for each in found:
        yield LinkLine(
            each.kind, each.source, each.target, state, each.score, each.is_proposed, each.recurrence, each.stance,
            each.only_asks, each.cluster, each.reason, _origin(each),
        )  # fmt: skip


def statements(reading: Reading) -> Iterator[StatementRow]:
    """What a document says, in its order."""
    document = reading.document
    for each, cycle in reading.with_cycles():
        yield StatementRow(
            each.id, each.type, each.state, cycle, each.asserted_by, each.speaker, each.as_summarised_by,
            each.quote.text, codec.dumps(codec.to_json(each.value)), document.sha256, document.key, each.page,
            each.paragraph, each.quote.start, each.quote.end, _origin(each),
        )  # fmt: skip


def events(reading: Reading) -> Iterator[EventRow]:
    """What a document tells of what happened."""
    for each in reading.statements:
        if isinstance(value := each.value, Event):
            yield EventRow(
                each.id, each.state, value.date, value.place, value.kinds, value.name, value.penalty, value.effect,
                each.asserted_by, each.quote.text, reading.document.key, each.page, each.paragraph,
            )  # fmt: skip


def verified(page: Page) -> Iterator[VerifiedRow]:
    """What registers show of a recommendation."""
    line = page.line
    for ordinal, each in enumerate(page.verified, 1):
        ask = each.ask
        yield VerifiedRow(
            line.statement, ordinal, line.id, ask.register, ask.item, ask.act, ask.force,
            line.text[ask.start : ask.end], each.result, each.date, each.status, each.reason, each.note, each.source,
            each.as_of, each.is_stale, each.later.document if each.later else None, each.later_date,
            each.later.quote.text if each.later else None,
        )  # fmt: skip


def contradictions(record: StateRecord) -> Iterator[ContradictionRow]:
    """What stands against what in a State's record."""
    every = (*(each for review in record.reviews for each in review.contradictions), *record.contradictions)
    for each in every:
        one, other = each.sides
        yield ContradictionRow(
            each.state, each.cycle, each.kind, each.strength, each.reason, each.numbers,
            one.statement, one.asserted_by, one.document, one.page, one.quote.text,
            other.statement, other.asserted_by, other.document, other.page, other.quote.text,
        )  # fmt: skip


def _origin(each: Label | Link | Statement) -> str:
    return f"{each.origin.name} {each.origin.version}"
