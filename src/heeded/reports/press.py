"""Facts on one review in, the skeleton of a press release out: figures and quotes with sources, slots for the rest.

A slot stands in square brackets; nothing that only its sender can know is filled in.
"""

from collections.abc import Iterator

from heeded.model import Citation, shown_counts
from heeded.papers import Block, Heading, Items, Line, Paper, Paragraph, Words, words
from heeded.reports.facts import Facts, counted, counted_as, latest_counts, of_citation, of_line, qualified
from heeded.reports.words import POSITIONS
from heeded.vocabulary.phrases import day_in

__all__ = ["press"]

LONGEST, MOST_QUOTES, MOST_TOLD = 260, 4, 3


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
        of = f" / {each.out_of}" if each.out_of else ""
        told = f"{qualified(each, str(each.value), say)}{of}"
        yield Words(f"{counted_as(each, say)}{say(': ')}", "strong"), words(told, of_citation(each.citation, facts))
    for label, told, note in latest_counts(facts):
        yield Words(f"{label}{say(': ')}", "strong"), words(told, note)


def _quotes(facts: Facts) -> Iterator[Block]:
    """What is claimed beside what speaks against it, each once, else what was asked again."""
    sides: dict[tuple[str, str], Citation] = {}
    for each in (side for clash in facts.clashes[:MOST_QUOTES] for side in clash.sides):
        sides.setdefault((each.document, each.quote.text), each)
    for side in sides.values():
        yield Paragraph((words(facts.quoted(side.quote.text, LONGEST), of_citation(side, facts)),), role="quote")
    if not facts.clashes:
        for page in [page for page in facts.pages if page.earlier][:MOST_QUOTES]:
            yield Paragraph((words(facts.quoted(page.line.text, LONGEST), of_line(page.line, facts)),), role="quote")
