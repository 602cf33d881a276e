"""Facts on one review and a choice of recommendations in, a first stakeholder submission in OHCHR's form out.

Cover page, numbered paragraphs, implementation of earlier recommendations first, then developments, then what is asked;
an annex with the matrix of what was chosen. Slots in square brackets wait for the submitter's own words.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from heeded.errors import UsageError
from heeded.papers import Block, Column, Grid, Heading, Line, Note, PageBreak, Paper, Paragraph, Words, words
from heeded.reports.advocacy import came_of
from heeded.reports.charts import HEADS
from heeded.reports.facts import MET, Facts, by_theme, latest_counts, of_citation, of_line, of_position
from heeded.reports.matrix import table
from heeded.reports.recommendations import Page
from heeded.reports.words import cut

__all__ = ["submission"]

LONGEST, MOST_CLASHES = 320, 5


def submission(
    facts: Facts, *, organisations: Sequence[str] = (), about: str = "", contact: str = "", keywords: str = "",
    chosen: Collection[str] = (), name: str = "",
) -> Paper:  # fmt: skip
    """A submission by one organisation or several, on the recommendations of a working set or on those supported.

    `chosen` are public ids, `name` is that of the set. Raises UsageError where nobody submits, or the review has none
    of what was chosen.
    """
    say = facts.say
    if not organisations:
        raise UsageError("Who submits? Name each organisation with --by.")
    pages = [page for page in facts.pages if (page.line.id in chosen if name else page.line.position == "supported")]
    if not pages:
        raise UsageError(
            f"The review of {facts.name} in cycle {facts.review.cycle} has nothing to report on: choose "
            "recommendations with heeded set new and name the set with --set, or name another review with --cycle."
        )
    blocks: list[Block] = [
        Heading(say("Implementation of earlier recommendations")),
        *(block for theme, found in by_theme(pages, say).items() for block in _of_theme(facts, theme, found)),
        Heading(say("Developments since the last review")),
        *_developments(facts),
        Heading(say("Recommendations")),
        *_asked(facts, pages),
        PageBreak(),
        Heading(say("Annex: matrix of recommendations")),
        _annex(facts, pages),
    ]
    title = say("Submission on %(name)s") % {"name": facts.name}
    return Paper(
        "submission", title, tuple(blocks), facts.language, say("Universal Periodic Review"),
        tuple(_cover(facts, organisations, about, contact, keywords)), has_cover_page=True, access=facts.access,
        footer=title,
    )  # fmt: skip


def _cover(
    facts: Facts, organisations: Sequence[str], about: str, contact: str, keywords: str
) -> Iterator[tuple[str, Line]]:
    """What OHCHR wants to know of who submits; a slot where nothing is given."""
    say = facts.say
    given = (
        (say("Submitted by"), "; ".join(organisations)), (say("Description"), about), (say("Contact"), contact),
        (say("Keywords"), keywords),
    )  # fmt: skip
    for label, text in given:
        yield label, (words(text or f"[{label}]"),)


def _of_theme(facts: Facts, theme: str, pages: Sequence[Page]) -> Iterator[Block]:
    say = facts.say
    yield Heading(theme, 2)
    for page in pages:
        line = page.line
        position = Words(f" {say(HEADS[line.shown or 'unknown'])}.", "emphasis", of_position(page, facts))
        quote = words(f"“{cut(line.text, LONGEST)}” ({', '.join(line.recommending_names)}).", of_line(line))
        yield Paragraph((Words(f"{line.number} ", "strong"), quote, position), is_numbered=True)
        if page.claims or page.evidence or page.verified or page.assessments:
            yield Paragraph(came_of(facts, page), is_numbered=True)
        yield Paragraph((words(f"[{say('What you saw of it: facts, dates, sources')}]"),), is_numbered=True)


def _developments(facts: Facts) -> Iterator[Block]:
    """What is claimed beside what speaks against it, and counts of people affected."""
    say = facts.say
    for clash in facts.clashes[:MOST_CLASHES]:
        quotes = [words(f"“{cut(side.quote.text, LONGEST)}” ", of_citation(side, facts)) for side in clash.sides]
        yield Paragraph(tuple(quotes), is_numbered=True)
    for label, told, note in latest_counts(facts):
        yield Paragraph((words(f"{label}: {told}.", note),), is_numbered=True)
    yield Paragraph((words(f"[{say('What is new since the last review')}]"),), is_numbered=True)


def _asked(facts: Facts, pages: Sequence[Page]) -> Iterator[Block]:
    """What is still open of what was reported on, in the words in which it was recommended."""
    say = facts.say
    yield Paragraph((words(say("The State under review should:")),), is_numbered=True)
    for page in pages:
        if not any(each.result in MET for each in page.verified):
            yield Paragraph((words(cut(page.line.text, LONGEST), of_line(page.line)),), is_numbered=True)
    yield Paragraph((words(f"[{say('What else you recommend')}]"),), is_numbered=True)


def _annex(facts: Facts, pages: Sequence[Page]) -> Grid:
    """The matrix of the recommendations reported on; its sources stand in the text."""
    made = table(replace(facts, pages=tuple(pages)), "second")
    rows = [row for row in made.rows if len(row) > 1]
    columns = tuple(Column(head, share) for head, share in made.columns)
    return Grid(
        columns,
        tuple(tuple((words(cell),) for cell in row) for row in rows),
        note=(words(made.source, Note(str(facts.review.report))),),
    )
