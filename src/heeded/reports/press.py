"""Facts on one review in, the skeleton of a press release out: figures and quotes with sources, slots for the rest.

A slot stands in square brackets; nothing that only its sender can know is filled in.
"""

from collections.abc import Iterator

from heeded.model import Citation, shown_counts
from heeded.papers import Block, Heading, Items, Line, Note, Paper, Paragraph, Words, words
from heeded.quoting import begun
from heeded.reports.facts import (
    Facts,
    counted,
    counted_as,
    latest_counts,
    of_citation,
    of_line,
    recommended_by,
    telling,
    valued,
)  # fmt: skip
from heeded.reports.words import POSITIONS, clean
from heeded.vocabulary.phrases import day_in

__all__ = ["press"]

LONGEST, MOST_QUOTES, MOST_TOLD = 400, 4, 3


COUNTED = {"received": "Recommendations", **{code: POSITIONS[code] for code in ("supported", "noted", "no_reply")}}


def press(facts: Facts) -> Paper:
    """The skeleton."""
    say = facts.say
    figures = list(_figures(facts))
    quotes = list(_quotes(facts))
    blocks: list[Block] = [
        Paragraph((Words(f"[{say('Headline')}]", "strong"),), role="lead"),
        Paragraph((words(f"[{say('Place')}], {day_in(facts.language, facts.today.isoformat())} – [{say('Lead')}]"),)),
        Heading(say("Checked figures"), 2),
        Items(tuple(figures)) if figures else Paragraph((words(say("The record holds nothing on this review yet.")),)),
        *([Heading(say("Quotes with their sources"), 2), *quotes] if quotes else []),
        Paragraph((words(f"[{say('Quote of your own')}]"),)),
        Heading(say("Contact"), 2),
        Paragraph((words(f"[{say('Name, telephone, address')}]"),)),
    ]  # fmt: skip
    return Paper(
        "press", facts.name, tuple(blocks), facts.language, say("Press release: skeleton with checked figures"),
        access=facts.access, made=facts.made,
    )  # fmt: skip


def _figures(facts: Facts) -> Iterator[Line]:
    say, review = facts.say, facts.review
    counts = shown_counts(review.counts or {})
    for code, label in COUNTED.items():
        if counts.get(code):
            yield Words(f"{say(label).capitalize()}{say(': ')}", "strong"), words(str(counts[code]), counted(facts))
    for each in facts.told[:MOST_TOLD]:
        note = of_citation(each.citation, facts)
        yield Words(f"{counted_as(each, say)}{say(': ')}", "strong"), words(valued(each, say), note)
    for label, told, note in latest_counts(facts):
        yield Words(f"{label}{say(': ')}", "strong"), words(told, note)


def _quotes(facts: Facts) -> Iterator[Block]:
    """What is claimed beside what speaks against it, each once, else what was asked again."""
    sides: dict[tuple[str, str], Citation] = {}
    for each in (side for clash in facts.clashes[:MOST_QUOTES] for side in clash.sides):
        sides.setdefault((each.document, each.quote.text), each)
    for side in sides.values():
        who = telling(side.asserted_by, facts.documents.get(side.document), facts.say)
        yield _quote(who, side.quote.text, of_citation(side, facts), facts)
    if not facts.clashes:
        for page in [page for page in facts.pages if page.earlier][:MOST_QUOTES]:
            who = recommended_by(page.line, facts.language)
            yield _quote(who, page.line.text, of_line(page.line, facts), facts)


def _quote(who: str, said: str, note: Note, facts: Facts) -> Block:
    """Words behind the name of whose they are, where somebody is named."""
    named = f"{begun(who)}{facts.say(': ')}" if who else ""
    return Paragraph((words(f"{clean(named)}{facts.quoted(said, LONGEST)}", note),), role="quote")
