"""Facts on one review in, an oral statement for a stated time out, and what was left out for want of it.

What must be said comes first, then the facts by their weight; asks fill the time that is left. Words are counted as
they are spoken, and the time is never overrun.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from heeded.errors import UsageError
from heeded.model import Measure
from heeded.papers import Block, Heading, Items, Note, Paper, Paragraph, Words, words
from heeded.quoting import ended
from heeded.reports.facts import MET, Facts, counted, of_citation, of_line, registered, valued, voice
from heeded.reports.recommendations import Page
from heeded.reports.spoken import count, room
from heeded.verified import Verified
from heeded.vocabulary.rules import Rule
from heeded.vocabulary.states import name_of, states

__all__ = ["OCCASIONS", "Occasion", "Sentence", "fitted", "seconds_of_speaker", "statement"]

Occasion = Literal["working_group", "plenary", "item6", "pre_session"]
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
LONGEST = 45
"""Words of a quote that can be followed by ear."""
MOST_TOLD, MOST_ASKS = 1, 60
OF_FACTS, OWN_ASKS = 0.5, 0.8
"""Of the time what an organisation gives to facts, and a State to what it asked before, the weightiest first."""
TIME_BY_OCCASION = {
    "plenary": "plenary_ngo_seconds", "item6": "item6_ngo_seconds", "pre_session": "pre_session_seconds",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be spoken, and what it rests on."""

    text: str
    notes: tuple[Note, ...] = ()
    part: int = 0
    """Its place in the statement: opening, facts, asks, close."""


COUNTS: Mapping[Measure, str] = {
    "implemented": "Of the recommendations of review %(cycle)s, %(party)s counts %(value)s as implemented.",
    "implemented_or_partially":
        "Of the recommendations of review %(cycle)s, %(party)s counts %(value)s as implemented in full or in part.",
    "partially_implemented":
        "Of the recommendations of review %(cycle)s, %(party)s counts %(value)s as implemented in part.",
    "in_progress": "Of the recommendations of review %(cycle)s, %(party)s counts %(value)s as being implemented.",
    "not_implemented": "Of the recommendations of review %(cycle)s, %(party)s counts %(value)s as not implemented.",
}  # fmt: skip
"""What a count of recommendations says of them, as it is spoken."""
OPENING, FACTS, ASKS, CLOSE = range(4)


def statement(
    facts: Facts, *, speaker: str, occasion: Occasion = "plenary", seconds: int | None = None,
    words_a_minute: int | None = None, signatories: Sequence[str] = (), speakers: int | None = None,
) -> Paper:  # fmt: skip
    """A statement by a State (its code) or an organisation (its name).

    `speakers` is the length of the list in the Working Group, which sets the time where `seconds` does not. Raises
    UsageError for an organisation in the Working Group, where States alone speak.
    """
    state = speaker if speaker in states() else None
    closed = facts.rules["ngos_not_in_working_group"]
    if occasion == "working_group" and state is None and closed.number:
        raise UsageError(f"{closed.says}: {closed.source}.")
    time = seconds or _time(occasion, speakers, facts.rules)
    pace = words_a_minute or facts.rules["spoken_words_a_minute"].number
    name = name_of(state, facts.language) if state else speaker
    asks = list(_recommended(facts, state) if state else _called_for(facts))
    head = facts.say("We recommend:" if state else "We call on the State to do what it supported:")
    must = [
        *_opening(facts, name, occasion, state, signatories),
        *([Sentence(head, (), ASKS)] if asks else []),
        Sentence(facts.say("Thank you."), (), CLOSE),
    ]
    told = list(_facts(facts))
    first, then, share = (asks, told, OWN_ASKS) if state else (told, asks, OF_FACTS)
    chosen, left = fitted(must, first, then, room(time, pace), facts.language, share)
    return _paper(facts, name, occasion, (time, pace), chosen, left)


def seconds_of_speaker(speakers: int, rules: Mapping[str, Rule]) -> int:
    """The time of one State in the Working Group: the time of all in equal parts, whole seconds."""
    return rules["speakers_minutes"].number * 60 // speakers


def _time(occasion: Occasion, speakers: int | None, rules: Mapping[str, Rule]) -> int:
    if occasion != "working_group":
        return rules[TIME_BY_OCCASION[occasion]].number
    if not speakers:
        raise UsageError("How long may it take? Give --seconds, or the length of the list with --speakers.")
    return seconds_of_speaker(speakers, rules)


# ---------------------------------------------------------------------------------------------------- what is said


def _opening(
    facts: Facts, name: str, occasion: Occasion, state: str | None, signatories: Sequence[str]
) -> Iterator[Sentence]:
    say = facts.say
    yield Sentence(say("Thank you, Mr President.") if occasion != "pre_session" else say("Thank you."))
    if state:
        yield Sentence(say("%(name)s welcomes the delegation of %(state)s.") % {"name": name, "state": facts.name})
    else:
        yield Sentence(say("This is the statement of %(name)s on %(state)s.") % {"name": name, "state": facts.name})
    if signatories:
        yield Sentence(say("It is made together with: %(names)s.") % {"names": ", ".join(signatories)})


def _facts(facts: Facts) -> Iterator[Sentence]:
    """What the record holds, the weightiest first."""
    say, review = facts.say, facts.review
    received = review.counts or {}
    if received.get("received") and not received.get("no_reply") and not received.get("pending"):
        told = say("In review %(cycle)s the State received %(received)s recommendations and supported %(supported)s.")
        yield Sentence(
            told % {
                "cycle": review.cycle, "received": received["received"], "supported": received.get("supported", 0),
            },
            (counted(facts),), FACTS,
        )  # fmt: skip
    for each in sorted(facts.told, key=lambda each: each.out_of is None)[:MOST_TOLD]:
        by = facts.name if each.by == "state" else voice(each.by, say)
        named = {"cycle": each.cycle, "party": by, "value": valued(each, say)}
        yield Sentence(say(COUNTS[each.measure]) % named, (of_citation(each.citation, facts),), FACTS)
    for clash in facts.clashes:
        if all(count(side.quote.text) <= LONGEST for side in clash.sides):
            told = say("The State says: %(claim)s Others say: %(other)s")
            claim, other = (ended(facts.quoted(side.quote.text)) for side in clash.sides)
            notes = tuple(of_citation(side, facts) for side in clash.sides)
            yield Sentence(told % {"claim": claim, "other": other}, notes, FACTS)
    if found := registered(facts):
        counts, note = found
        told = say("By public registers, %(done)s of %(all)s asks were met after the review.")
        yield Sentence(told % counts, (note,), FACTS)


def _called_for(facts: Facts) -> Iterator[Sentence]:
    """What an organisation calls for: what the State supported, in the words in which it was recommended."""
    for page in _by_weight(facts, facts.supported):
        yield _quoted(page, facts)


def _recommended(facts: Facts, state: str) -> Iterator[Sentence]:
    """What a State recommends: its own recommendations of before that are not known to be met, and nobody else's."""
    for page in _by_weight(facts, [page for page in facts.pages if state in page.line.recommending_states]):
        yield _quoted(page, facts)


def _quoted(page: Page, facts: Facts) -> Sentence:
    return Sentence(facts.quoted(f"{page.line.text.rstrip(' .;')}."), (of_line(page.line, facts),), ASKS)


def _is_unfit(found: Verified) -> bool:
    """Whether a register shows an ask as met, or may do so since: it is too old, or a later text says done."""
    return found.result in (*MET, "open") or (found.result == "not_by" and found.is_stale)


def _by_weight(facts: Facts, pages: Sequence[Page]) -> list[Page]:
    """Those that the ear can follow, but for what a register shows as met or is too old on; the weightiest first."""
    fit = [
        page
        for page in pages
        if count(page.line.text, "en") <= LONGEST and not any(_is_unfit(each) for each in page.verified)
    ]
    repeated = {each.id for each in facts.record.repeated}

    def weight(page: Page) -> int:
        against = sum(each.proposed and each.relation == "contradicts" for each in page.evidence)
        return -(2 * against + len(page.contradictions) + (page.line.id in repeated) + bool(page.earlier))

    return sorted(fit, key=weight)[:MOST_ASKS]


# ------------------------------------------------------------------------------------------------------- what fits


def fitted(
    must: Sequence[Sentence], first: Sequence[Sentence], then: Sequence[Sentence], most: int, language: str,
    share: float = OF_FACTS,
) -> tuple[list[Sentence], list[Sentence]]:  # fmt: skip
    """What is spoken in so many words, and what is left out.

    All of `must`; of `first` what fits, in its order, in a share of the rest, or in all of it where nothing follows;
    then whatever is left of both that fills the time best, early ones where several choices fill it alike. Raises
    UsageError where `must` is too long.
    """
    left = most - sum(count(each.text, language) for each in must)
    if left < 0:
        raise UsageError(f"The greeting and the names alone take {most - left} words of {most}: allow more seconds.")
    chosen: list[Sentence] = []
    room_of_first = int(left * share) if then else left
    for each in first:
        if (length := count(each.text, language)) <= room_of_first:
            chosen.append(each)
            room_of_first -= length
            left -= length
    rest = [*then, *(each for each in first if each not in chosen)]
    chosen += [rest[at] for at in _filling([count(each.text, language) for each in rest], left)]
    spoken = sorted([*must, *chosen], key=lambda each: each.part)
    return spoken, [each for each in (*first, *then) if each not in chosen]


def _filling(lengths: Sequence[int], most: int) -> list[int]:
    """The places of those lengths that together come nearest to `most` from below, early ones before late ones."""
    ways: dict[int, tuple[int, ...]] = {0: ()}
    for at, length in enumerate(lengths):
        for whole, places in sorted(ways.items(), reverse=True):
            if whole + length <= most and whole + length not in ways:
                ways[whole + length] = (*places, at)
    return list(ways[max(ways)])


def _paper(
    facts: Facts, name: str, occasion: Occasion, pace: tuple[int, int], chosen: Sequence[Sentence],
    left: Sequence[Sentence],
) -> Paper:  # fmt: skip
    say, (time, words_a_minute) = facts.say, pace
    length = sum(count(each.text, facts.language) for each in chosen)
    told = say("%(seconds)s seconds at %(pace)s words a minute: %(most)s words; counted as spoken: %(length)s") % {
        "seconds": time, "pace": words_a_minute, "most": room(time, words_a_minute), "length": length,
    }  # fmt: skip
    parts = dict.fromkeys(each.part for each in chosen)
    blocks: list[Block] = [
        Paragraph((words(told),), role="small"),
        *(Paragraph(_together([each for each in chosen if each.part == part]), role="lead") for part in parts),
    ]
    if left:
        shown = tuple((words(each.text, *each.notes),) for each in left[: MOST_ASKS // 4])
        blocks += [Heading(say("Left out for want of time"), 2), Items(shown)]
    status = facts.rules["plenary_status"]
    if occasion in status.of and status.number:
        blocks.append(Paragraph((words(say(status.says), Note(facts.named(status.source))),), role="small"))
    title = say("Statement on %(name)s") % {"name": facts.name}
    subtitle = f"{name} · {say(OCCASION_NAMES[occasion])}"
    return Paper("statement", title, tuple(blocks), facts.language, subtitle, access=facts.access, made=facts.made)


def _together(sentences: Sequence[Sentence]) -> tuple[Words, ...]:
    """Sentences one after the other, each with its notes."""
    return tuple(Words(f"{' ' if at else ''}{each.text}", notes=each.notes) for at, each in enumerate(sentences))


OCCASION_NAMES: dict[Occasion, str] = {
    "working_group": "Working Group, interactive dialogue",
    "plenary": "Human Rights Council, adoption of the outcome",
    "item6": "Human Rights Council, general debate on item 6",
    "pre_session": "Pre-session",
}
