"""Facts on one review in, a sheet for one recommending State out: what it asked, what came of it, what to ask now.

What to ask now are its own words of before: what it asked and no register shows as done, first what others contradict
or what had to be asked again. Nothing is worded anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from heeded.errors import UsageError
from heeded.papers import Block, Cell, Column, Grid, Heading, Items, Line, Paper, Paragraph, Words, words
from heeded.quoting import begun
from heeded.reports.assessments import LEVELS, AssessmentRow
from heeded.reports.facts import (
    MET,
    Facts,
    counted,
    is_open,
    of_assessment,
    of_citation,
    of_line,
    of_position,
    of_register,
    of_told,
    position_of,
    positions,
    telling,
    voice,
)  # fmt: skip
from heeded.reports.recommendations import Page, Told
from heeded.reports.words import clean, cut, line
from heeded.verified import Verified
from heeded.vocabulary.phrases import day_in
from heeded.vocabulary.registers import title_of
from heeded.vocabulary.states import name_of

__all__ = ["advocacy", "came_of", "explained", "headed", "sides"]

LONGEST, MOST_NOW = 260, 6


def advocacy(facts: Facts, *, asking: str) -> Paper:
    """The sheet; raises UsageError where the State made no recommendation in the review."""
    say, name = facts.say, name_of(asking, facts.language)
    own = [page for page in facts.pages if asking in page.line.recommending_states]
    if not own:
        raise UsageError(
            f"{name_of(asking)} made no recommendation to {facts.state_name} in cycle {facts.review.cycle} that the "
            "record has: name another review with --cycle."
        )
    blocks: list[Block] = [
        Paragraph(
            (Words(f"{say('Recommendations by %(name)s') % {'name': name}}{say(': ')}", "strong"),
             words(f"{len(own)}{say('; ')}{positions(own, say)}", counted(facts))), role="lead",
        ),
        Heading(say("What was asked, and what came of it")),
        _grid(facts, own),
        *_now(facts, own),
    ]  # fmt: skip
    title = f"{facts.name} – {name}"
    cycle = say("cycle %(number)s") % {"number": facts.review.cycle}
    return Paper(
        "advocacy", title, tuple(blocks), facts.language,
        f"{say('Universal Periodic Review')}, {cycle}{say(': ')}"
        f"{say('what you asked, what came of it, what to ask now')}",
        is_landscape=True, access=facts.access, made=facts.made,
    )  # fmt: skip


def _grid(facts: Facts, own: Sequence[Page]) -> Grid:
    say = facts.say
    columns = Column(say("Asked"), 6), Column(say("Position"), 3), Column(say("What came of it"), 6)
    return Grid(columns, tuple((_asked(facts, page), _position(facts, page), came_of(facts, page)) for page in own))


def _asked(facts: Facts, page: Page) -> Cell:
    said = words(line(page.line.text), of_line(page.line, facts))
    return words(f"{page.line.number} ", style="strong"), said


def _position(facts: Facts, page: Page) -> Cell:
    told = position_of(page.line, facts.say)
    why = f"{facts.say(': ')}{facts.quoted(said, LONGEST)}" if (said := explained(page)) else ""
    return (Words(f"{told}{why}", notes=of_position(page, facts)),)


def explained(page: Page) -> str:
    """Why the State answered so, in its words; empty where its claim tells all of them."""
    why = " ".join((page.line.explanation or "").split())
    claims = (" ".join(said.quote.split()) for label, said in sides(page) if not label)
    return "" if any(why in each for each in claims) else why


def came_of(facts: Facts, page: Page, quoted: Mapping[Told, str] = MappingProxyType({})) -> Cell:
    """What registers show, what parties conclude, and what the State and others say, each with its source.

    Words that are `quoted` at another recommendation, whose number that names, are told by it.
    """
    told = [*_registers(facts, page), *_assessed(facts, page), *_said(facts, page, quoted)]
    if not told:
        return (words(facts.say("Nothing known")),)
    return tuple(Words(f"{chr(10) if at else ''}{each.text}", each.style, each.notes) for at, each in enumerate(told))


def _registers(facts: Facts, page: Page) -> Iterator[Words]:
    say = facts.say
    for each in page.verified:
        if each.result == "undecided":
            continue
        what = facts.named(each.ask.item or title_of(each.ask.register, each.ask.act))
        later = (of_citation(each.later, facts),) if each.later else ()
        yield words(say(": ").join((say("Register"), what, _shown(each, facts))), of_register(each, facts), *later)


def _shown(each: Verified, facts: Facts) -> str:
    """What a register shows, with its day; beside it what a later text says, if one says otherwise."""
    say = facts.say
    if each.result in MET:
        return say("done") + (f", {day_in(facts.language, each.date)}" if each.date else "")
    as_of = day_in(facts.language, each.as_of or "")
    if each.later:
        named = {"day": as_of, "document": each.later.name, "later": day_in(facts.language, each.later_date or "")}
        told = say("open: the register of %(day)s says no, %(document)s of %(later)s says done") % named
        return f"{told} ({facts.quoted(each.later.quote.text, LONGEST)})"
    told = say("not done as of %(day)s") % {"day": as_of}
    return f"{told} ({say('nothing newer at hand')})" if each.is_stale else told


def _assessed(facts: Facts, page: Page) -> Iterator[Words]:
    for each in page.assessments:
        why = f" – {cut(each.why, LONGEST)}" if each.why else ""
        yield words(f"{each.party}{facts.say(': ')}{_status(each, facts)}{why}", of_assessment(each, facts))


def _status(said: AssessmentRow, facts: Facts) -> str:
    """What the party calls the status; in the report's language where it is the name of the level itself."""
    level = LEVELS[said.stands_for]
    return facts.say(level) if said.status.lower().replace("_", " ") == level else said.status


def _said(facts: Facts, page: Page, quoted: Mapping[Told, str]) -> Iterator[Words]:
    """The best claim and evidence with who says it; a claim of a list's heading in few words, never the heading."""
    say = facts.say
    for label, said in sides(page):
        who = say(label) if label else _teller(said, facts) or say("The State says")
        at = say("see %(number)s") % {"number": quoted[said]} if said in quoted else ""
        yield words(f"{who}{say(': ')}{at or facts.quoted(said.quote, LONGEST)}", of_told(said, facts))
    yield from (headed(each, facts) for each in page.claims if each.proposed and each.heading)


def sides(page: Page) -> Iterator[tuple[str, Told]]:
    """The best claim that is no heading, evidence against it and evidence for it, each behind its label."""
    kinds = (
        ("", (each for each in page.claims if not each.heading)),
        ("Against it", (each for each in page.evidence if each.relation == "contradicts")),
        ("For it", (each for each in page.evidence if each.relation == "supports")),
    )
    for label, found in kinds:
        if best := next((each for each in found if each.proposed), None):
            yield label, best


def _teller(said: Told, facts: Facts) -> str:
    """Who makes a claim, where a document of another one tells it."""
    of = next((each for each in facts.documents.values() if each.file == said.file), None)
    who = clean(telling("state", of, facts.say))
    return begun(who) if who != voice("state", facts.say) else ""


def headed(claim: Told, facts: Facts) -> Words:
    """What the State said of all recommendations of a list, of one of them."""
    told = facts.say(HEADED[claim.heading or "implemented"])
    return words(told % {"day": day_in(facts.language, (claim.date or "")[:4] or str(facts.review.year or ""))},
                 of_told(claim, facts))  # fmt: skip


HEADED = {
    "implemented": "The State said in %(day)s that it is implemented.",
    "in_progress": "The State said in %(day)s that it is being implemented.",
    "planned": "The State said in %(day)s that it will be implemented.",
}
"""By what a claim says."""


def _now(facts: Facts, own: Sequence[Page]) -> Iterator[Block]:
    """What is still open of it, the weightiest first."""
    wanted = [page for page in own if is_open(page)]
    if not wanted:
        return
    yield Heading(facts.say("What to ask now"))
    yield Paragraph((words(facts.say("In the words of before; no register shows it as done.")),), role="small")
    yield Items(tuple(_again(facts, page) for page in sorted(wanted, key=_weight)[:MOST_NOW]))


def _again(facts: Facts, page: Page) -> Line:
    why = []
    if any(each.proposed and each.relation == "contradicts" for each in page.evidence):
        why.append(facts.say("others contradict that it was done"))
    if later := [each for each in page.later if each.proposed and each.relation in ("same", "build_up")]:
        why.append(
            f"{facts.say('asked again')}{facts.say(': ')}{', '.join(filter(None, (each.id for each in later[:3])))}"
        )
    reason = f" ({facts.say('; ').join(why)})" if why else ""
    return words(facts.quoted(page.line.text), of_line(page.line, facts)), words(reason)


def _weight(page: Page) -> int:
    against = sum(each.proposed and each.relation == "contradicts" for each in page.evidence)
    again = sum(each.proposed and each.relation in ("same", "build_up") for each in page.later)
    return -(2 * against + again + (page.line.position == "supported"))
