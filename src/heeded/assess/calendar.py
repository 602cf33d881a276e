"""Readings of a State in; by cycle, whether what they say of its reviews fits the calendar of reviews out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from heeded.assess.citing import cite, quoted, sentence, voice
from heeded.model import Check, Event, Reading, Review, Statement, Tally
from heeded.vocabulary import load
from heeded.vocabulary.calendar import reviews_of, session
from heeded.vocabulary.dates import bounds
from heeded.vocabulary.ledger_words import words
from heeded.vocabulary.states import name_of

__all__ = ["against_the_calendar"]

LONGEST = 500
"""Characters of a sentence in which an ordinal and a year belong together."""


BEFORE, BESIDE = 24, 60
"""Characters before an ordinal, and before a year, in which words set a review beside the one spoken of."""


def against_the_calendar(state: str, readings: Iterable[Reading]) -> Mapping[int, tuple[Check, ...]]:
    """By cycle, what documents say of a State's reviews beside what the calendar has.

    An ordinal ("second review") is compared with the year beside it: what fits is told once for each cycle, what does
    not fit once for each document. The days of a review are compared with those of its session.
    """
    checks: dict[int, dict[tuple[str, str], Check]] = defaultdict(dict)
    for reading in readings:
        for statement in reading.statements:
            if statement.state != state:
                continue
            if isinstance(statement.value, Review):
                for cycle, check in _days(reading, statement, statement.value):
                    checks[cycle].setdefault((reading.document.key, "days"), check)
            for cycle, key, check in _ordinals(reading, statement):
                checks[cycle].setdefault(key, check)
    return {cycle: tuple(found.values()) for cycle, found in checks.items()}


def _days(reading: Reading, statement: Statement, review: Review) -> Iterator[tuple[int, Check]]:
    """Whether the State was reviewed on days of the session in which the calendar has its review."""
    cycle = review.cycle or reading.document.cycle
    slot = next((slot for slot in reviews_of(statement.state or "") if slot.cycle == cycle), None)
    if slot is None or not review.dates:
        return
    held = session(slot.session)
    first, last = bounds(held.first)[0], bounds(held.last)[1]
    holds = all(first <= bounds(day)[1] and bounds(day)[0] <= last for day in review.dates)
    message = (
        f"{reading.document.name} dates the review {', '.join(review.dates)}; session {held.number} was "
        f"held from {held.first} to {held.last} by the calendar: {quoted(statement)}."
    )
    cited = (cite(reading.document, statement),)
    yield slot.cycle, Check("calendar", holds, message, (reading.document.key,), citations=cited)


def _ordinals(reading: Reading, statement: Statement) -> Iterator[tuple[int, tuple[str, str], Check]]:
    """Checks of the ordinals in a statement's sentence: cycle, what is told once, and the check."""
    language = reading.document.language or "en"
    if language not in load("measures")["ordinals"] or not _is_on_a_review(statement):
        return
    cycle_by_year = {slot.year: slot.cycle for slot in reviews_of(statement.state or "")}
    said = sentence(reading.document, statement)
    for ordinal, found in _ordinals_in(said, language):
        printed = found[0]
        years = _years(said, statement, found, language)
        cycles = {year: cycle_by_year[year] for year in years if year in cycle_by_year}
        if cycles:
            check = _stated(reading, statement, printed, ordinal, cycles)
            key = ("", "ordinal") if check.holds else (reading.document.key, printed.lower())
            yield (ordinal if check.holds else min(cycles.values())), key, check


def _is_on_a_review(statement: Statement) -> bool:
    value = statement.value
    return isinstance(value, Tally) or (isinstance(value, Event) and "review" in value.kinds)


def _ordinals_in(text: str, language: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Ordinals that count reviews in a sentence on the UPR, as number and where they stand.

    None beside a committee, whose reports are counted too, and none of a review that is only compared with.
    """
    content = load("measures")
    if (
        len(text) > LONGEST
        or _COMMITTEE.search(text)
        or not _any_of(tuple(content["review_words"][language])).search(text)
    ):
        return
    ordinals = content["ordinals"][language]
    for match in _counting(language).finditer(text):
        if words("compared", language).search(text, max(0, match.start() - BEFORE), match.start()):
            continue
        yield ordinals[match["ordinal"].lower()], match


_COMMITTEE = re.compile(r"(?<!\w)(?:Committee|Comité|Комитет)", re.I)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@cache
def _any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)", re.I)


@cache
def _counting(language: str) -> re.Pattern[str]:
    content = load("measures")
    ordinal = "|".join(sorted(content["ordinals"][language], key=len, reverse=True))
    counted = "|".join(content["ordinal_of"][language])
    return re.compile(rf"(?<!\w)(?P<ordinal>{ordinal})\s(?:\(\w+\)\s)?(?:{counted})(?!\w)", re.I)


def _years(text: str, statement: Statement, ordinal: re.Match[str], language: str) -> set[int]:
    """The years that a sentence gives a review; where it names none, that of the event that it tells.

    Not a year that is only compared with or counted from: "more than in 2014", "worse since 2014".
    """
    matches = list(_YEAR.finditer(text))
    if not matches:
        return {int(statement.value.date[:4])} if isinstance(statement.value, Event) and statement.value.date else set()
    years = set()
    for match in matches:
        low = ordinal.end() if ordinal.end() <= match.start() else max(0, match.start() - BESIDE)
        near = max(0, match.start() - BEFORE)
        is_compared = words("compared", language).search(text, max(low, match.start() - BESIDE), match.start())
        is_counted_from = words("since", language).search(text, max(low, near), match.start())
        if not is_compared and not is_counted_from:
            years.add(int(match[0]))
    return years


def _stated(reading: Reading, statement: Statement, printed: str, ordinal: int, cycles: Mapping[int, int]) -> Check:
    holds = ordinal in cycles.values()
    year = next((year for year, cycle in sorted(cycles.items()) if cycle == ordinal or not holds), 0)
    message = (
        f"{voice(reading.document, statement)} says “{printed}” of {year}; by the calendar the review of "
        f"{name_of(statement.state or '')} in {year} is that of cycle {cycles[year]}: {quoted(statement)}."
    )
    cited = (cite(reading.document, statement),)
    return Check("calendar", holds, message, (reading.document.key,), citations=cited)
