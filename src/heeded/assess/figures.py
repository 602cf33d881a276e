"""Readings of a State in; ledgers of the counts of people affected out: by event and harm, who says what, since when.

Every count stands with its quote. The same count by the same source, or in the same words, is one source however many
documents repeat it. A count that its text gives as a part of another is kept and left out of ranges.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import get_args

from heeded.assess.arithmetic import limits
from heeded.assess.citing import cite, sentence, speaks
from heeded.ledgers import Basis, Count, Ledger, Range, Series, Side
from heeded.model import Check, Citation, Document, Event, Figure, Harm, Reading, Statement
from heeded.quoting import quoted
from heeded.vocabulary.ledger_words import words
from heeded.vocabulary.named_events import NamedEvent, events_of

__all__ = ["ledger", "ledgers"]

NEAR = 2_000
"""Characters between a count without a date and the dated event that it is taken to be of."""
LARGE = 20
"""From here on the same number of one source is the same count, even where nothing says which event it is of."""
ROUND = 10
"""A multiple of it is a round number, which two sources may give of two things."""
HARMS: dict[Harm, str] = {"political_prisoners": "political prisoners", "other": "harmed"}
SAME_WORDS = 0.85
"""How much of two quotes is alike, from 0 to 1, where one repeats the other."""


def ledgers(state: str, readings: Sequence[Reading]) -> tuple[Ledger, ...]:
    """A ledger for each event with a name that has counts, and at the end one of all other counts."""
    found = []
    told: set[str] = set()
    for event in events_of(state):
        of_event = ledger(event, readings)
        ids = _statements(of_event)
        if ids - told:
            found.append(of_event)
        told |= ids
    counts = [each for each in _counts(state, readings) if each.citation.statement not in told]
    if counts:
        found.append(Ledger(state, None, None, _series(counts, is_one_event=False)))
    checks = tuple(_two_dates(_counts(state, readings)))
    return tuple(_with_checks(each, checks) for each in found)


def ledger(event: NamedEvent, readings: Sequence[Reading]) -> Ledger:
    """The counts of one event."""
    made = Ledger(event.state, event.name, event.date, _series(_counts(event.state, readings, event), True))
    return _with_checks(made, tuple(_two_dates(_counts(event.state, readings))))


def _statements(made: Ledger) -> set[str]:
    """The ids of all statements that a ledger cites."""
    counts = (count for series in made.series for count in series.counts)
    return {cited.statement for count in counts for cited in (count.citation, *count.repeated)}


def _with_checks(made: Ledger, checks: Sequence[Check]) -> Ledger:
    ids = _statements(made)
    own = tuple(check for check in checks if ids & {cited.statement for cited in check.citations})
    return replace(made, checks=own)


# ------------------------------------------------------------------------------------------------------- the counts


def _counts(state: str, readings: Sequence[Reading], event: NamedEvent | None = None) -> list[Count]:
    found: list[Count] = []
    seen: set[str] = set()
    for reading in readings:
        document = reading.document
        if document.key not in seen:
            seen.add(document.key)
            found += _of_document(state, reading, event)
    return found


def _two_dates(counts: Sequence[Count]) -> Iterator[Check]:
    """Where the same figure stands under dates that cannot be one; a round one only in like words or of one source."""
    dated = [each for each in counts if each.date and each.value >= LARGE]
    for at, one in enumerate(dated):
        for other in dated[at + 1 :]:
            is_figure = (one.harm, one.value) == (other.harm, other.value)
            if not is_figure or NamedEvent("", one.date or "").overlaps(other.date or ""):
                continue
            is_one = bool(_parties(one) & _parties(other)) or _is_repeated(one.citation, other.citation)
            if is_one or one.value % ROUND:
                first, second = sorted((one, other), key=lambda each: each.date or "")
                message = (
                    f"{one.value} {HARMS.get(one.harm, one.harm)} stands under {first.date} and under {second.date}: "
                    f"{quoted(first.citation.quote.text)}; {quoted(second.citation.quote.text)}."
                )
                documents = (first.citation.document, second.citation.document)
                cited = (first.citation, second.citation)
                yield Check("two_dates", False if is_one else None, message, documents, citations=cited)


def _of_document(state: str, reading: Reading, event: NamedEvent | None) -> list[Count]:
    """The counts of one document, those that are parts of others marked; the same one said twice counts once."""
    found: list[Count] = []
    for statement in reading.statements:
        value = statement.value
        if statement.state != state or not isinstance(value, Figure):
            continue
        basis = _basis(reading, statement, event) if event else "other"
        if basis is None:
            continue
        document = reading.document
        by = speaks(document, statement)
        found.append(
            Count(
                value.harm, value.value, value.qualifier, value.date, value.place, by, _side(by), document.published,
                cite(document, statement), (), _is_told_as_part(document, statement), basis,
            )
        )  # fmt: skip
    largest: dict[tuple[Harm, str | None], int] = {}
    for each in found:
        largest[each.harm, each.by] = max(largest.get((each.harm, each.by), 0), each.value)
    kept: dict[object, Count] = {}
    for each in found:
        top = largest[each.harm, each.by]
        is_part = event is not None and not _agrees(each, top)
        key = (each.harm, each.value, each.qualifier, each.by, None if event else each.date)
        kept.setdefault(key, replace(each, is_part=each.is_part or is_part))
    return list(kept.values())


def _agrees(count: Count, value: int) -> bool:
    """Whether a count may be the same as another: "more than 4,500" and 4,578."""
    low, high = limits(count.value, count.qualifier)
    return count.value == value or (low <= value and (high is None or value <= high))


def _side(by: str | None) -> Side:
    return "official" if by == "state" else "independent" if by else "unnamed"


def _is_told_as_part(document: Document, statement: Statement) -> bool:
    return words("parts", document.language).search(statement.quote.text) is not None


def _basis(reading: Reading, statement: Statement, event: NamedEvent) -> Basis | None:
    """Why a count is of the event; None where it is not."""
    value = statement.value
    assert isinstance(value, Figure)
    if (value.event and event.is_named_in(value.event)) or event.is_named_in(sentence(reading.document, statement)):
        return "named" if value.date is None or event.overlaps(value.date) else None
    if value.date:
        is_precise = len(value.date) >= len(event.date.partition("/")[0]) and "/" not in value.date
        return "dated" if is_precise and event.overlaps(value.date) else None
    nearest = _nearest_date(reading, statement)
    is_of_event = nearest and event.overlaps(nearest) and len(nearest) >= len(event.date.partition("/")[0])
    return "near" if is_of_event else None


def _nearest_date(reading: Reading, statement: Statement) -> str | None:
    """The date of what the text tells of nearest to a count, what stands before it counting as half as far."""
    at, text = statement.quote.start, reading.document.text
    found = [
        (each.quote.start, each.value.date)
        for each in reading.statements
        if isinstance(each.value, Event) and each.value.date and each.value.kinds != ("review",)
        if each.state in (None, statement.state)
    ]
    for event in events_of(statement.state or ""):
        found += ((place, event.date) for place in event.places_in(text, max(0, at - NEAR), at + NEAR))
    near = [(at - place if place <= at else 2 * (place - at), date) for place, date in found]
    distance, date = min(near, default=(NEAR + 1, None))
    return date if distance <= NEAR else None


# ------------------------------------------------------------------------------------------------------- the series


def _series(counts: Iterable[Count], is_one_event: bool) -> tuple[Series, ...]:
    by_harm: dict[Harm, list[Count]] = defaultdict(list)
    for each in counts:
        by_harm[each.harm].append(each)
    series = (Series(harm, tuple(_merged(by_harm[harm], is_one_event))) for harm in get_args(Harm) if harm in by_harm)
    return tuple(map(_summed_up, series) if is_one_event else series)


def _summed_up(series: Series) -> Series:
    """The series with its ranges, and its first and latest count."""
    wholes = [each for each in series.counts if not each.is_part] or series.counts
    dated = [each for each in wholes if each.said]
    return replace(
        series,
        whole=_range(wholes),
        official=_range([each for each in wholes if each.side == "official"]),
        independent=_range([each for each in wholes if each.side == "independent"]),
        first=dated[0] if dated else None,
        latest=dated[-1] if dated else None,
    )


def _range(counts: Sequence[Count]) -> Range | None:
    if not counts:
        return None
    low, high = (
        pick(counts, key=lambda each: (each.value, limits(each.value, each.qualifier)[0])) for pick in (min, max)
    )
    return Range(low.value, low.qualifier, high.value, high.qualifier)


def _merged(counts: Iterable[Count], is_one_event: bool) -> list[Count]:
    """The counts by the date of their documents, the same of one source on one event or in the same words as one."""
    merged: list[Count] = []
    for count in sorted(counts, key=lambda each: (each.said is None, each.said or "")):
        same = next((each for each in merged if _is_same(each, count, is_one_event)), None)
        if same is None:
            merged.append(count)
        else:
            merged[merged.index(same)] = replace(
                same,
                repeated=(*same.repeated, count.citation),
                date=same.date or count.date,
                place=same.place or count.place,
                is_part=same.is_part and count.is_part,
            )
    return merged


def _is_same(one: Count, other: Count, is_one_event: bool) -> bool:
    if (one.value, one.qualifier) != (other.value, other.qualifier):
        return False
    if one.date and other.date and not NamedEvent("", one.date).overlaps(other.date):
        return False
    is_one_source = bool(_parties(one) & _parties(other))
    is_told_again = is_one_source and (is_one_event or one.value >= LARGE)
    return is_told_again or _is_repeated(one.citation, other.citation)


def _parties(count: Count) -> set[str]:
    """Who gives a count: of a joint publication all that signed it."""
    return set(count.by.split(", ")) if count.by else set()


def _is_repeated(one: Citation, other: Citation) -> bool:
    """Whether two quotes have nearly the same words."""
    shorter, longer = sorted((" ".join(each.quote.text.casefold().split()) for each in (one, other)), key=len)
    if len(shorter) >= 40 and shorter in longer:
        return True
    return SequenceMatcher(None, shorter, longer, autojunk=False).ratio() >= SAME_WORDS
