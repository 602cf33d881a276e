"""Readings and links in, one `Outcome` per review of a State out: every recommendation with its dated positions.

Positions are never written back: the current one is the last answer. A recommendation that is still pending when the
Council adopts the outcome is noted from then on (resolution 5/1, annex, para. 32), reason "no reply"; not where a
document that holds the reply is known and absent, for then nobody here can tell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from heeded.assess.calendar import against_the_calendar
from heeded.assess.checks import checks_of
from heeded.assess.dates import last_day
from heeded.assess.review import NO_POSITION, OCCASIONS, RANKS, Announcement, Gathered, Said, gather
from heeded.assess.tallies import Counted, announcements_of, counted
from heeded.model import (
    NO_REPLY,
    POSITIONS,
    Answer,
    Chain,
    Check,
    Document,
    Link,
    Measure,
    Outcome,
    Reading,
    Recommendation,
    Reply,
    Statement,
)  # fmt: skip
from heeded.vocabulary.calendar import council_month, reviews_of

__all__ = ["counts_of", "outcomes"]

BY_TOTALS = "the announced totals leave no other position"


def outcomes(state: str, readings: Sequence[Reading], links: Iterable[Link], today: date) -> tuple[Outcome, ...]:
    """The reviews of a State in order of cycle, as far as the readings tell of recommendations or their totals."""
    by_target: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.kind == "reply":
            by_target[link.target].append(link)
    reviews = {review.cycle: review for review in gather(state, readings)}
    drafts = {
        cycle: _outcome(review, by_target, today)
        for cycle, review in reviews.items()
        if review.recommendations or review.totals
    }
    supported = {cycle: (draft.counts["supported"],) for cycle, draft in drafts.items() if "supported" in draft.counts}
    told: dict[int, list[Counted]] = defaultdict(list)
    for each in counted(state, readings, supported):
        if each.cycle:
            told[each.cycle].append(each)
    calendar = against_the_calendar(state, readings)
    every_link = [link for found in by_target.values() for link in found]
    return tuple(
        _checked(
            reviews.get(cycle) or Gathered(state, cycle),
            drafts.get(cycle),
            told[cycle],
            calendar.get(cycle, ()),
            every_link,
        )
        for cycle in sorted({*drafts, *(told.keys() & {slot.cycle for slot in reviews_of(state)})})
    )


def _checked(
    review: Gathered, draft: Outcome | None, told: Sequence[Counted], more: Sequence[Check], links: Sequence[Link]
) -> Outcome:
    """A review with its checks; without documents of its own, what other texts count stands for its counts."""
    outcome = draft or Outcome(review.state, review.cycle, (), {}, False, (), review.facts)
    if not any(outcome.counts.values()):
        counts = _announced(announcements_of(told))
        outcome = replace(outcome, counts=counts)
    return replace(outcome, checks=(*checks_of(review, outcome.chains, outcome.counts, links, told), *more))


def _outcome(review: Gathered, by_target: Mapping[str, list[Link]], today: date) -> Outcome:
    chains = [_chain(review, each, by_target.get(each.id, [])) for each in review.recommendations]
    chains = _by_list(review, chains)
    chains = _by_totals(review, chains)
    adopted = _adopted(review, today)
    if adopted and not review.absent:
        chains = [
            _adopted_chain(chain, adopted, review, by_target.get(chain.recommendation.id, [])) for chain in chains
        ]
    counts = counts_of(chains) if chains else _announced(review.announcements())
    return Outcome(review.state, review.cycle, tuple(chains), counts, bool(chains), (), review.facts)


# ------------------------------------------------------------------------------------------------------------ chains


def _chain(review: Gathered, recommendation: Statement, links: Sequence[Link]) -> Chain:
    """A recommendation with its answers in order of time: report, addendum, plenary, what came later."""
    source = review.source
    assert source is not None  # it has recommendations
    assert isinstance(recommendation.value, Recommendation)
    answers: list[tuple[tuple[int, str, bool, int], Answer]] = []
    value = recommendation.value
    if value.position:
        day = review.report_adopted or source.published
        said = Answer(value.position, "report", value.position_words, None, day, source.key, recommendation)
        answers.append(((0, day or "", False, 0), said))
    for link in links:
        reply = review.replies.get(link.source)
        if reply and (answer := _answer(reply)):
            rank = RANKS.index(answer.occasion)
            is_final = answer.position != "pending"  # in one document what was pending comes before what was decided
            answers.append(((rank, answer.date or "", is_final, reply.statement.quote.start), answer))
    ordered = [answer for _, answer in sorted(answers, key=lambda pair: pair[0])]
    return Chain(recommendation, source.key, tuple(_merged(ordered)))


def _answer(reply: Said) -> Answer | None:
    value = reply.statement.value
    if not isinstance(value, Reply) or value.position is None:
        return None
    return Answer(
        value.position,
        OCCASIONS.get(reply.document.kind, "other"),
        value.position_words,
        value.explanation,
        value.date or reply.document.published,
        reply.document.key,
        reply.statement,
    )


def _merged(answers: Sequence[Answer]) -> list[Answer]:
    """The answers, those of one document with one position as one: a list gives the position, an entry explains it."""
    merged: list[Answer] = []
    for answer in answers:
        same = next((a for a in merged if (a.document, a.position) == (answer.document, answer.position)), None)
        if same is None or answer.occasion == "report":
            merged.append(answer)
        elif answer.explanation and (not same.explanation or _reach(answer) < _reach(same)):
            # what is said of one number tells more than what introduces the answers to many
            nearer = answer if _reach(answer) < _reach(same) else same
            merged[merged.index(same)] = replace(same, explanation=answer.explanation, statement=nearer.statement)
    return merged


def _reach(answer: Answer) -> int:
    """How many recommendations the reply behind an answer is on; those of a whole section are beyond count."""
    value = answer.statement.value if answer.statement else None
    return len(value.numbers) if isinstance(value, Reply) and value.numbers else 1000


def _by_list(review: Gathered, chains: list[Chain]) -> list[Chain]:
    """The chains with the positions of OHCHR's list of the review, where no report and no reply has one."""
    listed: dict[str | None, tuple[Document, Statement]] = {}
    for document, statements in review.other_lists:
        if document.kind == "thematic_list":
            listed |= {_number(each): (document, each) for each in statements}
    found = []
    for chain in chains:
        source = listed.get(_number(chain.recommendation))
        if source and _position(chain) in (None, "pending"):
            document, said = source
            value = said.value
            if isinstance(value, Recommendation) and value.position not in (None, "pending"):
                words = value.position_words
                answer = Answer(value.position, "other", words, None, document.published, document.key, said)
                chain = replace(chain, answers=(*chain.answers, answer))
        found.append(chain)
    return found


def _number(recommendation: Statement) -> str | None:
    value = recommendation.value
    return value.number if isinstance(value, Recommendation) else None


# ------------------------------------------------------------------------------------------------------------ totals


def _by_totals(review: Gathered, chains: list[Chain]) -> list[Chain]:
    """The chains with positions that follow from announced totals alone.

    "121 of 128 were accepted, seven (97.1-97.4 ...) were not": what is still pending is then supported. Only where the
    total of one position leaves room for exactly the pending ones and no other total contradicts it.
    """
    pending = [chain for chain in chains if _position(chain) in (None, "pending")]
    if not pending or len(pending) == len(chains):
        return chains
    now = Counter(_position(chain) for chain in chains)
    for announcement in review.announcements("plenary"):
        given = {total.measure: total for total in announcement.totals}
        fits = [
            position
            for position in ("supported", "noted")
            if position in given and given[position].value - now[position] == len(pending)
        ]
        others = [m for m in POSITIONS if m in given and m not in fits and m != "pending" and given[m].value != now[m]]
        if len(fits) == 1 and not others:
            total = given[fits[0]]
            position = fits[0]
            said = Answer(
                position,
                "plenary",
                None,
                None,
                announcement.date,
                announcement.document.key,
                total.statement,
                BY_TOTALS,
            )
            return [replace(chain, answers=(*chain.answers, said)) if chain in pending else chain for chain in chains]
    return chains


def _position(chain: Chain) -> str | None:
    return chain.current.position if chain.current else None


# ---------------------------------------------------------------------------------------------------------- adoption


def _adopted(review: Gathered, today: date) -> str | None:
    """The day on which the Council adopted the outcome, if it has: of its report, its decision, or the calendar."""
    day = review.outcome_adopted or _by_calendar(review.state, review.cycle)
    return day if day and last_day(day) <= today else None


def _by_calendar(state: str, cycle: int) -> str | None:
    slot = next((slot for slot in reviews_of(state) if slot.cycle == cycle), None)
    return council_month(slot.council_session) if slot else None


def _adopted_chain(chain: Chain, adopted: str, review: Gathered, links: Sequence[Link]) -> Chain:
    """A chain after the adoption: what is still pending is noted, for want of a reply or of a position in it."""
    if _position(chain) not in (None, "pending"):
        return chain
    reason = NO_POSITION if any(link.source in review.replies for link in links) else NO_REPLY
    noted = Answer("noted", "adoption", date=adopted, reason=reason)
    return replace(chain, answers=(*chain.answers, noted))


# ------------------------------------------------------------------------------------------------------------ counts


def counts_of(chains: Sequence[Chain]) -> dict[str, int]:
    """The recommendations of a review by current position; what has none is pending."""
    now = Counter(_position(chain) or "pending" for chain in chains)
    no_reply = sum(chain.current is not None and chain.current.reason == NO_REPLY for chain in chains)
    return {"received": len(chains), **{position: now[position] for position in POSITIONS}, "no_reply": no_reply}


def _announced(announcements: Sequence[Announcement]) -> dict[str, int]:
    """The counts that one announcement gives: the first of those that give most of them; unknown ones are absent.

    The whole follows from supported and noted where it is not announced itself.
    """
    measures: tuple[Measure, ...] = ("received", *POSITIONS)
    every: list[dict[str, int]] = [
        {total.measure: total.value for total in reversed(announcement.totals) if total.measure in measures}
        for announcement in announcements
    ]
    counts: dict[str, int] = max(every, key=len).copy() if every else {}
    if "received" not in counts and {"supported", "noted"} <= counts.keys():
        counts["received"] = sum(counts.values())
    return {measure: counts[measure] for measure in measures if measure in counts}
