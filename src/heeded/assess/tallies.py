"""Readings of a State in; every count about its recommendations with the review that it is of, and contradictions out.

A contradiction here pairs what a State says it implemented with what another says of the same review: another count, or
a view ("very little progress"). Both stand with their quotes; which of them is right, a person decides.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heeded.assess.arithmetic import Share, could_equal, limits
from heeded.assess.citing import cite, is_states, sentence, speaks
from heeded.assess.review import OCCASIONS, Announced, Announcement
from heeded.ledgers import Told
from heeded.model import (
    POSITIONS,
    Appraisal,
    Contradiction,
    Document,
    Event,
    Measure,
    Outcome,
    Progress,
    Reading,
    Statement,
    Tally,
)
from heeded.vocabulary.calendar import council_month, cycle_at, reviews_of
from heeded.vocabulary.dates import bounds
from heeded.vocabulary.ledger_words import words

__all__ = [
    "IMPLEMENTATION",
    "Counted",
    "against_claims",
    "announcements_of",
    "by_voice",
    "contradictions",
    "counted",
    "implemented",
    "told",
]  # fmt: skip

IMPLEMENTATION: tuple[Measure, ...] = (
    "implemented", "partially_implemented", "implemented_or_partially", "in_progress", "not_implemented",
)  # fmt: skip
DONE: tuple[Measure, ...] = ("implemented", "implemented_or_partially", "partially_implemented")
"""Measures of what was done, the strongest first."""
FOR_A_REVIEW = (
    "national_report", "stakeholder_submission", "stakeholder_summary", "un_compilation", "working_group_report",
    "draft_report", "advance_questions", "council_report", "hc_letter", "oral_statement",
)  # fmt: skip
"""Kinds of documents of a review: their views of implementation are on what the review before asked for."""
BEFORE_ANSWERS = ("national_report", "stakeholder_submission", "working_group_report", "draft_report")
"""Kinds of documents written before the recommendations of their own review could be answered."""
MOST = 600
"""More recommendations than any State has received in one review: a larger number counts something else."""
AGAINST: dict[Progress, float] = {"regress": 1.0, "no_progress": 1.0, "little_progress": 0.9}
"""How much a view speaks against a claim of implementation."""
VIEWS: dict[Progress, str] = {
    "regress": "sees a step back", "no_progress": "sees no progress", "little_progress": "sees little progress",
}  # fmt: skip
SCOPES = {"of_some": 0.7, "of_recommendations": 1.0, "of_record": 0.6}
"""How much a view counts by what it is on: some recommendations, all of the review, the record on human rights."""
ON = {
    "of_some": "on some of the recommendations",
    "of_recommendations": "on the recommendations",
    "of_record": "on the human rights record at large",
}
UNKNOWN_SHARE = 0.7
"""How much a claim counts that names no whole."""
WEAKEST = 0.25
"""Contradictions below this strength are not worth a reader's time."""
# "2019"
_YEAR = re.compile(r"(?<!\d)(?:20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Counted:
    """One count about recommendations, and the review that it is of (None where nothing tells)."""

    document: Document
    statement: Statement
    cycle: int | None
    basis: str
    """How the review is known, in words."""

    @property
    def tally(self) -> Tally:
        """The count itself."""
        assert isinstance(self.statement.value, Tally)
        return self.statement.value

    @property
    def limits(self) -> tuple[int, int | None]:
        """The least and the most that it can mean."""
        return limits(self.tally.value, self.tally.qualifier)


# ---------------------------------------------------------------------------------------------------- which review


def counted(state: str, readings: Iterable[Reading], supported: Mapping[int, Iterable[int]]) -> tuple[Counted, ...]:
    """The counts of a State in all documents with their reviews.

    `supported` has, by cycle, the numbers of supported recommendations known from elsewhere: a claim about "182
    recommendations" is of the review in which 182 were supported.
    """
    found: list[Counted] = []
    seen: set[str] = set()
    for reading in readings:
        if reading.document.key in seen:
            continue
        seen.add(reading.document.key)
        for statement, cycle in reading.with_cycles():
            value = statement.value
            if isinstance(value, Tally) and statement.state == state and max(value.value, value.out_of or 0) <= MOST:
                found.append(Counted(reading.document, statement, *_review_of(reading, statement, cycle)))
    known: dict[int, set[int]] = defaultdict(set, {cycle: set(values) for cycle, values in supported.items()})
    for each in found:
        if each.cycle and each.tally.measure == "supported" and each.tally.topic is None:
            known[each.cycle].add(each.tally.value)
    return tuple(_of_same_figures([_by_whole(each, known) for each in found]))


def _review_of(reading: Reading, statement: Statement, cycle: int | None) -> tuple[int | None, str]:
    """The review that a count is of by its sentence or document, and how that is known."""
    if cycle is not None:
        return cycle, "its sentence or document names the review"
    state = statement.state or ""
    if held := _held(reading, state):
        return max(held.values()), f"the text tells of the review of {max(held)}"
    day = reading.document.published
    found = cycle_at(state, day, "follow_up") if day and reviews_of(state) else None
    return (found, f"it was published on {day}") if found else (None, "nothing tells which review")


def _held(reading: Reading, state: str) -> dict[str, int]:
    """The reviews of a State that a text dates: cycle by date."""
    return {
        each.value.date: each.value.cycle
        for each in reading.statements
        if isinstance(each.value, Event) and each.value.cycle and each.value.date and each.state == state
    }


def _by_whole(count: Counted, known: Mapping[int, set[int]]) -> Counted:
    """A claim of implementation, of the one review in which as many were supported as it counts in all.

    Else a document of a review counts what the review before asked for.
    """
    whole, kind = count.tally.out_of, count.document.kind
    if count.tally.measure not in IMPLEMENTATION or (whole and whole in known.get(count.cycle or 0, ())):
        return count
    cycles = [cycle for cycle, values in known.items() if whole in values and cycle <= (count.cycle or cycle)]
    if cycles:
        basis = f"{whole} is the number of recommendations supported in cycle {max(cycles)}"
        return Counted(count.document, count.statement, max(cycles), basis)
    if kind in BEFORE_ANSWERS and count.cycle and count.cycle == count.document.cycle:
        basis = "the document was written before the recommendations of its own review were answered"
        return Counted(count.document, count.statement, count.cycle - 1 or None, basis)
    return count


def _of_same_figures(found: Sequence[Counted]) -> Iterator[Counted]:
    """The counts; by figures those of a text that names no review, or another one than its own.

    Two figures or more must be those of one review alone, as other documents give them, and none those of its own.
    """
    sources: dict[tuple[int | None, Measure, int], set[str]] = defaultdict(set)
    own: dict[tuple[str, int | None], set[tuple[Measure, int]]] = defaultdict(set)
    for each in found:
        sources[each.cycle, each.tally.measure, each.tally.value].add(each.document.key)
        own[each.document.key, each.cycle].add((each.tally.measure, each.tally.value))
    reviews = {each.cycle for each in found if each.cycle}
    for each in found:
        key, told = each.document.key, own[each.document.key, each.cycle]
        known = {cycle: sum(bool(sources[cycle, *figure] - {key}) for figure in told) for cycle in reviews}
        cycles = [cycle for cycle, count in known.items() if count == len(told) > 1]
        if len(cycles) == 1 and each.cycle not in cycles and not known.get(each.cycle or 0):
            yield Counted(each.document, each.statement, cycles[0], f"its figures are those of cycle {cycles[0]}")
        else:
            yield each


def by_voice(counts: Iterable[Counted]) -> dict[tuple[str, str | None], list[Counted]]:
    """Counts by document and by who says them there; those on one topic alone are left out."""
    groups: dict[tuple[str, str | None], list[Counted]] = defaultdict(list)
    for each in counts:
        if each.tally.topic is None:
            groups[each.document.key, speaks(each.document, each.statement)].append(each)
    return groups


def announcements_of(counts: Iterable[Counted]) -> list[Announcement]:
    """What texts that are no documents of the review announce, such as the press, by voice; exact counts alone.

    The voice that tells most of the result comes first.
    """
    found = []
    for (_, by), group in by_voice(counts).items():
        document = group[0].document
        totals = tuple(
            Announced(each.tally.measure, each.tally.value, each.tally.out_of, each.statement)
            for each in group
            if each.tally.qualifier == "exact"
        )
        if document.kind not in OCCASIONS and totals:
            found.append(Announcement(document, by, "other", document.published, totals))
    return sorted(found, key=_breadth, reverse=True)


def _breadth(announcement: Announcement) -> int:
    """How much of a review's result is announced: how many of received, supported, noted ..."""
    return len({total.measure for total in announcement.totals} & {"received", *POSITIONS})


# --------------------------------------------------------------------------------------------------- contradictions


def implemented(counts: Sequence[Counted]) -> tuple[Counted, ...]:
    """What the State says of how many recommendations of a review it implemented: one count for each number."""
    claims: dict[tuple[int | None, Measure, int], Counted] = {}
    for each in counts:
        if each.tally.measure in DONE and each.tally.topic is None and is_states(each.document, each.statement):
            claims.setdefault((each.cycle, each.tally.measure, each.tally.value), each)
    return tuple(_with_whole(claim, counts) for claim in claims.values() if claim.cycle)


def _with_whole(claim: Counted, counts: Iterable[Counted]) -> Counted:
    """The claim with its whole: where it names none, the number supported that stands in the same words."""
    same = (
        each.tally.value
        for each in counts
        if each.tally.measure == "supported" and each.document.key == claim.document.key
        if each.statement.quote.text == claim.statement.quote.text and each.tally.value >= claim.tally.value
    )
    tally = replace(claim.tally, out_of=claim.tally.out_of or next(same, None))
    return replace(claim, statement=replace(claim.statement, value=tally))


def told(state: str, readings: Sequence[Reading], reviews: Iterable[Outcome]) -> tuple[Told, ...]:
    """Who counts how many recommendations as implemented, in progress or not, review by review."""
    supported = {review.cycle: (review.counts.get("supported", 0),) for review in reviews}
    return tuple(
        Told(
            each.cycle, each.tally.measure, each.tally.value, each.tally.qualifier, each.tally.out_of,
            speaks(each.document, each.statement), cite(each.document, each.statement),
        )
        for each in counted(state, readings, supported)
        if each.cycle and each.tally.measure in IMPLEMENTATION
    )  # fmt: skip


def against_claims(state: str, readings: Sequence[Reading], reviews: Iterable[Outcome]) -> tuple[Contradiction, ...]:
    """What speaks against the State's counts of implemented recommendations, by what its reviews came to."""
    supported = {review.cycle: (review.counts.get("supported", 0),) for review in reviews}
    return contradictions(state, readings, counted(state, readings, supported))


def contradictions(state: str, readings: Sequence[Reading], counts: Sequence[Counted]) -> tuple[Contradiction, ...]:
    """What speaks against the counts of implemented recommendations that the State gives, the strongest first.

    Of each other party the strongest view is shown, and every count.
    """
    found: list[Contradiction] = []
    views = tuple(_views(state, readings))
    for claim in implemented(counts):
        by_party: dict[str | None, Contradiction] = {}
        for reading, statement, cycle in views:
            if cycle == claim.cycle and (made := _against_view(claim, reading.document, statement)):
                by = made.sides[1].asserted_by
                by_party[by] = max(by_party.get(by, made), made, key=lambda each: each.strength)
        found += by_party.values()
        found += filter(None, (_against_count(claim, other) for other in counts))
    return tuple(sorted(found, key=lambda each: -each.strength))


def _views(state: str, readings: Iterable[Reading]) -> Iterator[tuple[Reading, Statement, int | None]]:
    """Views of others of how far a State implements, with the review whose recommendations they can be on."""
    seen: set[str] = set()
    for reading in readings:
        if reading.document.key in seen:
            continue
        seen.add(reading.document.key)
        for statement in reading.statements:
            is_view = isinstance(statement.value, Appraisal) and statement.value.status in AGAINST
            if is_view and statement.state == state and not is_states(reading.document, statement):
                yield reading, statement, _review_viewed(reading, statement)


def _review_viewed(reading: Reading, statement: Statement) -> int | None:
    """The review whose recommendations a view is on: that of its year, else the last one adopted before it was said."""
    document, state = reading.document, statement.state or ""
    slots = {slot.year: slot.cycle for slot in reviews_of(state)}
    years = [int(year) for year in _YEAR.findall(statement.quote.text)]
    if cycle := next((slots[year] for year in years if year in slots), None):
        return cycle
    if document.kind in FOR_A_REVIEW and document.cycle:
        return document.cycle - 1 or None
    held = _held(reading, state)
    day = document.published or (max(held) if held else None)
    if day is None:
        return document.cycle
    adopted = [
        slot.cycle
        for slot in reviews_of(state)
        if (month := council_month(slot.council_session)) and bounds(month)[0] <= bounds(day)[1]
    ]
    return max(adopted, default=None)


def _against_view(claim: Counted, document: Document, statement: Statement) -> Contradiction | None:
    assert isinstance(statement.value, Appraisal)
    status, around = statement.value.status, sentence(document, statement)
    scope = _scope(statement.quote.text, document.language) or _scope(around, document.language)
    if scope is None:
        return None
    share = _share(claim)
    weight = claim.tally.value / share.of if share else UNKNOWN_SHARE
    strength = round(AGAINST[status] * SCOPES[scope] * weight, 2)
    if strength < WEAKEST:
        return None
    by = speaks(document, statement) or "A party that is not named"
    reason = (
        f"The State counts {share or claim.tally.value} as {_words(claim.tally.measure)}; {by} {VIEWS[status]}, "
        f"{ON[scope]}. The claim is taken as one on cycle {claim.cycle}: {claim.basis}"
        f"{'' if share else '; it names no whole'}."
    )
    sides = (cite(claim.document, claim.statement), cite(document, statement))
    return Contradiction("tally", claim.statement.state or "", sides, strength, reason, claim.cycle)


def _scope(text: str, language: str | None) -> str | None:
    """What a view is on; None where it is on something else, such as one body's decisions."""
    if words("of_others", language).search(text):
        return None
    return next((scope for scope in SCOPES if words(scope, language).search(text)), None)


def _against_count(claim: Counted, other: Counted) -> Contradiction | None:
    """Another's count of the same measure on the same review, of a whole that it names, that cannot be the same."""
    one, two = claim.tally, other.tally
    if one.measure != two.measure or claim.cycle != other.cycle or claim.cycle is None or two.topic is not None:
        return None
    if two.out_of is None or is_states(other.document, other.statement) or could_equal(claim.limits, other.limits):
        return None  # without a whole it may count some of a kind
    apart = abs(one.value / (one.out_of or two.out_of) - two.value / two.out_of)
    by = speaks(other.document, other.statement) or "A party that is not named"
    reason = (
        f"The State counts {_share(claim) or one.value} as {_words(one.measure)}; {by} counts "
        f"{_share(other) or two.value}. The wider the two are apart, the stronger."
    )
    sides = (cite(claim.document, claim.statement), cite(other.document, other.statement))
    return Contradiction("tally", claim.statement.state or "", sides, round(0.5 + apart / 2, 2), reason, claim.cycle)


def _share(count: Counted) -> Share | None:
    whole = count.tally.out_of
    return Share(count.tally.value, whole, "supported") if whole else None


MEASURES: dict[Measure, str] = {
    "implemented": "implemented",
    "implemented_or_partially": "fully or partially implemented",
    "partially_implemented": "partially implemented",
}


def _words(measure: Measure) -> str:
    return MEASURES.get(measure, measure)
