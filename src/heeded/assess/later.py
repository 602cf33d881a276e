"""What a register shows as not done and the texts of a State in; what a later text says that it was done out.

A register speaks for its own day. Where the record has a text of a later day that says otherwise, neither is taken for
right: both stand, and a person decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from heeded.assess.against_registers import JOINED, is_named
from heeded.assess.asks import NEAR, register_asks
from heeded.assess.citing import cite
from heeded.assess.heads import patterns
from heeded.model import Appraisal, Citation, Claim, Event, Reading, Statement, TreatyAction
from heeded.verified import RegisterAsk, Verified
from heeded.vocabulary import load

__all__ = ["Done", "done_by_texts", "with_later"]

MADE = ("introduced", "repealed")
"""What a law does that settles a matter; one that amends or moves something may leave it open."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a text says that a State has done of what a register decides."""

    register: str
    item: str
    act: str
    date: str
    """Of the text; of what it tells, where the text has none."""
    citation: Citation


def done_by_texts(state: str, readings: Iterable[Reading]) -> tuple[Done, ...]:
    """All that texts with a date say that the State has done; in English alone, but for treaties."""
    return tuple(
        Done(register, item, act, date, cite(reading.document, statement))
        for reading in readings
        for statement in reading.statements
        if statement.state == state and (date := reading.document.published or getattr(statement.value, "date", None))
        for register, item, act in _acts(statement)
    )


def _acts(statement: Statement) -> Iterator[tuple[str, str, str]]:
    """Register, item and act of all that a statement says to be done."""
    value, text = statement.value, statement.quote.text
    if isinstance(value, TreatyAction) and value.action in JOINED and is_named(statement, value):
        yield "treaties", value.treaty, "join"
    if _is_done(statement):
        for ask in register_asks(text):
            near = text[max(0, ask.start - NEAR) : ask.end + NEAR]
            if ask.force == "direct" and not patterns()["unfinished"].search(near):
                yield ask.register, ask.item, ask.act


def _is_done(statement: Statement) -> bool:
    value = statement.value
    return (
        (isinstance(value, Claim) and value.claims == "implemented")
        or (isinstance(value, Event) and "law" in value.kinds and value.effect in MADE)
        or (isinstance(value, Appraisal) and value.status == "implemented")
    )


def with_later(found: Verified, told: Iterable[Done]) -> Verified:
    """The same, "open" where it is not done by the register's day and a text of a later day says that it is done."""
    if found.result != "not_by" or found.as_of is None:
        return found
    later = [each for each in told if _is_on(each, found.ask) and _is_later(each.date, found.as_of)]
    if not later:
        return found
    last = max(later, key=lambda each: each.date)
    return replace(found, result="open", later=last.citation, later_date=last.date)


def _is_on(done: Done, ask: RegisterAsk) -> bool:
    """Whether what was done is what is asked, or more: who abolishes the death penalty needs no moratorium."""
    if (done.register, done.item) != (ask.register, ask.item):
        return False
    if done.register == "treaties":
        return done.act == ask.act
    acts = load("registers")["registers"][ask.register]["acts"]
    return acts[done.act]["done_by"][0] in acts[ask.act]["done_by"]


def _is_later(date: str, as_of: str) -> bool:
    """Whether a date lies after a day, as far as both are precise: 2022 is not after 2022-08."""
    shared = min(len(date), len(as_of))
    return date[:shared] > as_of[:shared]
