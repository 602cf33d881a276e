"""Facts on one review in, a country brief of two pages out: the record in pictures and ten lines."""

from collections.abc import Iterator

from heeded.model import shown_counts
from heeded.papers import (
    Block,
    Column,
    Grid,
    Heading,
    Items,
    Line,
    Note,
    Paper,
    Paragraph,
    Words,
    words,
)  # fmt: skip
from heeded.reports import charts, citing
from heeded.reports.chapters import few
from heeded.reports.facts import Facts, counted, counted_as, of_assessments, of_citation, registered, valued
from heeded.reports.pictured import flow, pictured
from heeded.reports.words import STEPS
from heeded.vocabulary.phrases import day_in, number_in

__all__ = ["brief"]

MOST_REPEATED, MOST_NAMED, LONGEST = 5, 4, 180
MOST_ISSUES = 8
"""Issues that are drawn on half a page."""


def brief(facts: Facts) -> Paper:
    """The brief; a line is left out where the record does not hold what it tells."""
    say, review = facts.say, facts.review
    told = [*_review(facts), *_counts(facts), *_issues(facts), *_came(facts), *_next(facts)]
    blocks: list[Block] = [
        Heading(say("In ten lines")),
        Items(tuple(told)) if told else Paragraph((words(say("The record holds nothing on this review yet.")),)),
        *pictured(charts.positions(facts.record, say), counted(facts), is_half=True),
        *pictured(charts.regions(facts.record, review.cycle, say), counted(facts), is_half=True),
        *_asked_again(facts),
        *pictured(
            charts.issues(facts.record, review.cycle, say, facts.named, MOST_ISSUES), counted(facts), is_half=True
        ),
        *pictured(flow(facts, facts.pages), counted(facts), is_half=True),
    ]
    return Paper(
        "brief", facts.name, tuple(blocks), facts.language, _subtitle(facts),
        footer=say("Made from documents by Heeded"), access=facts.access, made=facts.made,
    )  # fmt: skip


def _subtitle(facts: Facts) -> str:
    year = f", {facts.review.year}" if facts.review.year else ""
    cycle = facts.say("cycle %(number)s") % {"number": facts.review.cycle}
    head = f"{facts.say('Universal Periodic Review')}, {cycle}{year}"
    return f"{head}{facts.say(': ')}{facts.say('what was asked and what came of it')}"


def _told(facts: Facts, label: str, text: str, *notes: Note) -> Line:
    return Words(f"{label}{facts.say(': ')}", "strong"), words(text, *notes)


def _review(facts: Facts) -> Iterator[Line]:
    say, review = facts.say, facts.review
    if review.dates:
        told = day_in(facts.language, review.dates[0])
        session = say("session %(number)s of the Working Group") % {"number": review.session}
        yield _told(facts, say("Reviewed"), f"{told} ({session})" if review.session else told, _report(facts))
    if review.delegations:
        yield _told(facts, say("Delegations that spoke"), str(review.delegations), _report(facts))


def _report(facts: Facts) -> Note:
    return Note(facts.review.report or facts.say("The calendar of the review"), document=facts.review.report)


def _counts(facts: Facts) -> Iterator[Line]:
    say = facts.say
    for review in [each for each in facts.record.reviews if each.counts][-2:]:
        counts = shown_counts(review.counts or {})
        parts = [f"{say(label)} {counts[code]}" for code, label in charts.HEADS.items() if counts.get(code)]
        label = say("Recommendations in cycle %(number)s") % {"number": review.cycle}
        yield _told(facts, label, say("; ").join([str(counts.get("received", 0)), *parts]), counted(facts, review))


def _issues(facts: Facts) -> Iterator[Line]:
    if top := facts.review.issues[:3]:
        told = facts.say("; ").join(f"{facts.named(each.term)} {each.received}" for each in top)
        yield _told(facts, facts.say("Most asked about"), told, counted(facts), Note(facts.say(charts.MODEL)))


def _came(facts: Facts) -> Iterator[Line]:
    say, review = facts.say, facts.review
    if found := registered(facts):
        counts, note = found
        text = say("%(done)s of %(all)s asks that a register can decide were met after the review")
        yield _told(facts, say("In public registers"), text % counts, note)
    for each in facts.told[:2]:
        yield _told(facts, counted_as(each, say), valued(each, say), of_citation(each.citation, facts))
    if (row := next(iter(review.assessed), None)) and row.index is not None:
        yield _told(
            facts,
            say("Index of the parties' assessments, 0 to 1"),
            number_in(facts.language, row.index),
            of_assessments(row, say),
        )
    for most in facts.clashes[:1]:
        text = " — ".join(facts.quoted(side.quote.text, LONGEST) for side in most.sides)
        yield _told(facts, say("Side by side"), text, *(of_citation(side, facts) for side in most.sides))


def _next(facts: Facts) -> Iterator[Line]:
    say = facts.say
    for step in facts.record.next[:1]:
        when = day_in(facts.language, step.first) if step.first else say("not known")
        yield _told(
            facts, say("Next"), f"{say(STEPS[step.step])}, {when}", Note(citing.source_in(facts.language, step.source))
        )


def _asked_again(facts: Facts) -> Iterator[Block]:
    """What was asked in several reviews and is not known to be met, the most asked first."""
    say = facts.say
    if not facts.record.repeated:
        return
    yield Heading(say("Asked again and again"), 2)
    rows = []
    for each in facts.record.repeated[:MOST_REPEATED]:
        note = Note(few(each.recommendations, facts, MOST_NAMED), statement=_statement(facts, each.id))
        counts = str(len(each.recommendations)), str(each.supported)
        rows.append((
            (words(facts.quoted(each.text, LONGEST), note),), (words(", ".join(map(str, each.cycles))),),
            *((words(count),) for count in counts),
        ))  # fmt: skip
    yield Grid(
        (
            Column(say("Asked"), 9), Column(say("In cycles"), 3), Column(say("Times"), 2, True),
            Column(say(charts.HEADS["supported"]).capitalize(), 3, True),
        ),
        tuple(rows),
    )  # fmt: skip


def _statement(facts: Facts, identifier: str) -> str | None:
    return next((line.statement for line in facts.lines if line.id == identifier), None)
