"""Readings of a State in; out, its pledges by review, each with a number, and what says that a report was handed in.

A pledge is a paragraph of a chapter on pledges, or the State's word, in a review, that it will report at mid-term. The
report of the next review, the State's own or the Working Group's, tells whether it did.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from heeded.followed import PledgeChain
from heeded.model import Claim, Document, Kind, Pledge, Reading, Review, Statement
from heeded.vocabulary import load

__all__ = ["may_belong", "pledges"]

ORDER: tuple[Kind, ...] = ("working_group_report", "draft_report", "addendum", "council_report", "national_report")
"""Documents in which States pledge, in the order in which their pledges are numbered; others follow."""
LOOK_BACK: frozenset[Kind] = frozenset({"national_report", "working_group_report"})
"""Documents that tell of what was done since the review before theirs."""


def pledges(state: str, readings: Sequence[Reading]) -> tuple[PledgeChain, ...]:
    """The pledges of a State, by cycle and in the order of the documents; what belongs to no cycle is left out.

    The readings need statements alone, no texts. A pledge in a national report is one of the review it is written for.
    """
    found = [
        (cycle, reading.document, statement)
        for reading in _works(readings)
        for statement, cycle in reading.with_cycles()
        if statement.state in (state, None) and state in (statement.state, *reading.document.states[:1]) and cycle
    ]
    made = sorted((each for each in found if _is_pledge(*each[1:])), key=_place)
    reports = [reading.document for reading in readings if reading.document.kind == "midterm_report"]
    chains, last, number = [], 0, 0
    for cycle, document, statement in made:
        number = number + 1 if cycle == last else 1
        last = cycle
        is_mid_term = _names(statement, "mid_term", document)
        chains.append(
            PledgeChain(
                state, cycle, f"P{number}", document, statement,
                tuple(_kept(cycle, found)) if is_mid_term else (),
                tuple(each for each in reports if each.cycle == cycle) if is_mid_term else (),
                is_mid_term,
            )
        )  # fmt: skip
    return tuple(chains)


def may_belong(said: Mapping[str, Any]) -> bool:
    """Whether a statement, given as its JSON, can belong to a pledge: a claim only if it names a mid-term report."""
    if said["type"] == Claim.type:
        return _names_any("mid_term").search(said["quote"]) is not None
    return said["type"] in (Pledge.type, Review.type)


def _works(readings: Sequence[Reading]) -> list[Reading]:
    """Of two files of one work the first."""
    works: dict[str, Reading] = {}
    for reading in readings:
        works.setdefault(reading.document.key, reading)
    return list(works.values())


def _place(each: tuple[int, Document, Statement]) -> tuple[int, int, str, int]:
    cycle, document, statement = each
    rank = ORDER.index(document.kind) if document.kind in ORDER else len(ORDER)
    return cycle, rank, document.key, statement.quote.start


def _is_pledge(document: Document, statement: Statement) -> bool:
    value = statement.value
    if isinstance(value, Pledge):
        return True
    return isinstance(value, Claim) and value.claims == "planned" and _names(statement, "mid_term", document)


def _kept(cycle: int, found: Sequence[tuple[int, Document, Statement]]) -> Iterator[tuple[Document, Statement]]:
    """The claims of the next review that the mid-term report was handed in, the earliest document first."""
    said = [
        (document, statement)
        for told, document, statement in found
        if told == cycle + 1
        and document.kind in LOOK_BACK
        and isinstance(statement.value, Claim)
        and statement.value.claims == "implemented"
        and _names(statement, "mid_term", document)
        and _names(statement, "handed_in", document)
    ]
    yield from sorted(said, key=lambda each: (each[0].published or "9999", each[0].key, each[1].quote.start))


def _names(statement: Statement, what: str, document: Document) -> bool:
    return _words(what, document.language or "en").search(statement.quote.text) is not None


@cache
def _names_any(what: str) -> re.Pattern[str]:
    """The words of all languages."""
    return re.compile("|".join(load("claims")["pledges"][what].values()), re.IGNORECASE)


@cache
def _words(what: str, language: str) -> re.Pattern[str]:
    by_language = load("claims")["pledges"][what]
    return re.compile(rf"(?<!\w)(?:{by_language.get(language, by_language['en'])})(?!\w)", re.IGNORECASE)
