"""What the record holds on a State or a document in, as JSON; rows for tables out.

Every row is flat: its values are texts, numbers, yes or no, and lists of texts. They are taken from the JSON as the
store keeps it: a hundred thousand values of the domain would be made for a few fields of each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from heeded import codec
from heeded.model import VALUES, Document, Event, cycles_of
from heeded.reports.exports.columns import columns
from heeded.reports.recommendations import Line
from heeded.vocabulary.states import group_of, name_of, states

__all__ = [
    "ContradictionRow", "EventRow", "Json", "LabelRow", "LinkLine", "PairRow", "PositionRow", "ReviewRow", "Said",
    "StatementRow", "VerifiedRow", "contradictions", "events", "labels", "lines", "links", "pairs", "positions",
    "reviews", "statements", "verified",
]  # fmt: skip

Json = Mapping[str, Any]
"""A value of the domain as `heeded.codec` writes it."""
Said = tuple[Document, Sequence[Json]]
"""A document and what it says."""
Page = tuple[Json, Json]
"""A recommendation in short, a `Line`, and what else its page has."""


class ReviewRow(NamedTuple):
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


class PairRow(NamedTuple):
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


class PositionRow(NamedTuple):
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


class LabelRow(NamedTuple):
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


class LinkLine(NamedTuple):
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


class StatementRow(NamedTuple):
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


class EventRow(NamedTuple):
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


class VerifiedRow(NamedTuple):
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


class ContradictionRow(NamedTuple):
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


def reviews(record: Json) -> Iterator[ReviewRow]:
    """The reviews of a State, in order."""
    for each in record["reviews"]:
        counts = each["counts"] or {}
        yield ReviewRow(
            record["state"], record["name"], each["cycle"], each["year"], each["session"], each["council_session"],
            tuple(each["dates"]), each["outcome_adopted"], counts.get("received"), counts.get("supported"),
            counts.get("noted"), counts.get("no_reply"), counts.get("supported_in_part"), counts.get("pending"),
            each["is_counted"], each["report"],
        )  # fmt: skip


def lines(found: Iterable[Json]) -> Iterator[tuple[Any, ...]]:
    """Recommendations as they are listed."""
    values = itemgetter(*(each.name for each in columns(Line)))
    for line in found:
        yield tuple([tuple(each) if type(each) is list else each for each in values(line)])


def pairs(line: Json) -> Iterator[PairRow]:
    """A recommendation once for each State that makes it."""
    for code in dict.fromkeys(line["recommending_states"]):
        yield PairRow(
            line["statement"], code, *_named(code), line["id"], line["state"], line["cycle"], line["number"],
            line["position"], line["position_reason"],
        )  # fmt: skip


@cache
def _named(code: str) -> tuple[str, str | None]:
    return name_of(code), group_of(code) if code in states() else None


def positions(page: Page) -> Iterator[PositionRow]:
    """The answers to a recommendation, in order of time."""
    line, rest = page
    for ordinal, each in enumerate(rest["answers"], 1):
        source = each["source"]
        yield PositionRow(
            line["statement"], ordinal, line["id"], each["position"], each["occasion"], each["date"], each["words"],
            each["explanation"], each["reason"], source["document"], source["page"], source["paragraph"],
            source["quote"],
        )  # fmt: skip


def labels(page: Page) -> Iterator[LabelRow]:
    """What a recommendation is about, each term once."""
    line, rest = page
    found = {(each["kind"], each["value"]): each for each in reversed(rest["labels"])}
    for each in reversed(found.values()):
        yield LabelRow(
            line["statement"], each["kind"], each["value"], line["id"], float(each["score"]), each["is_proposal"],
            tuple(each["words"]), each["reason"], _origin(each),
        )  # fmt: skip


def links(state: str, found: Iterable[Json]) -> Iterator[LinkLine]:
    """The relations between a State's statements."""
    for each in found:
        yield LinkLine(
            each["kind"], each["source"], each["target"], state, float(each["score"]), each["is_proposed"],
            each["recurrence"], each["stance"], each["only_asks"], each["cluster"], each["reason"], _origin(each),
        )  # fmt: skip


def statements(said: Said) -> Iterator[StatementRow]:
    """What a document says, in its order."""
    document, found = said
    sha256, key = document.sha256, document.key
    cycles = cycles_of([(each["type"], each["state"], each.get("cycle")) for each in found], document.cycle)
    for each, cycle in zip(found, cycles, strict=True):
        value = codec.dumps({name: each[name] for name in _fields(each["type"])})
        yield StatementRow(
            each["id"], each["type"], each["state"], cycle, each["asserted_by"], each["speaker"],
            each["as_summarised_by"], each["quote"], value, sha256, key, each["page"], each["paragraph"],
            each["start"], each["end"], _origin(each),
        )  # fmt: skip


@cache
def _fields(kind: str) -> tuple[str, ...]:
    return tuple(each.name for each in fields(VALUES[kind]))


def events(said: Said) -> Iterator[EventRow]:
    """What a document tells of what happened."""
    document, found = said
    for each in found:
        if each["type"] == Event.type:
            yield EventRow(
                each["id"], each["state"], each["date"], each["place"], tuple(each["kinds"]), each["name"],
                each["penalty"], each["effect"], each["asserted_by"], each["quote"], document.key, each["page"],
                each["paragraph"],
            )  # fmt: skip


def verified(page: Page) -> Iterator[VerifiedRow]:
    """What registers show of a recommendation."""
    line, rest = page
    for ordinal, each in enumerate(rest["verified"], 1):
        ask, later = each["ask"], each["later"]
        yield VerifiedRow(
            line["statement"], ordinal, line["id"], ask["register"], ask["item"], ask["act"], ask["force"],
            line["text"][ask["start"] : ask["end"]], each["result"], each["date"], each["status"], each["reason"],
            each["note"], each["source"], each["as_of"], each["is_stale"], later["document"] if later else None,
            each["later_date"], later["quote"]["text"] if later else None,
        )  # fmt: skip


def contradictions(record: Json) -> Iterator[ContradictionRow]:
    """What stands against what in a State's record."""
    every = (*(each for review in record["reviews"] for each in review["contradictions"]), *record["contradictions"])
    for each in every:
        one, other = each["sides"]
        yield ContradictionRow(
            each["state"], each["cycle"], each["kind"], float(each["strength"]), each["reason"], tuple(each["numbers"]),
            *_side(one), *_side(other),
        )  # fmt: skip


def _side(each: Json) -> tuple[str, str | None, str, int | None, str]:
    return each["statement"], each["asserted_by"], each["document"], each["page"], each["quote"]["text"]


def _origin(each: Json) -> str:
    return f"{each['origin']['name']} {each['origin']['version']}"
