"""Facts on one review and a choice of recommendations in, a coalition's evaluation report out.

A table of what the parties conclude comes first, then each recommendation with its chain and their assessments side by
side; where parties differ, all of them stand there.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from heeded.errors import UsageError
from heeded.papers import Block, Cell, Column, Grid, Heading, Items, Paper, Paragraph, Words, words
from heeded.primary import Status
from heeded.reports.advocacy import came_of, explained
from heeded.reports.assessments import LEVELS
from heeded.reports.facts import (
    Facts,
    counted,
    of_assessment,
    of_line,
    of_position,
    position_of,
    positions,
    recommended_by,
)
from heeded.reports.pictured import flow, pictured
from heeded.reports.recommendations import Page

__all__ = ["evaluation"]

LONGEST = 320


def evaluation(facts: Facts, *, chosen: Collection[str] = (), name: str = "") -> Paper:
    """The report on the recommendations of a working set, or on all of the review.

    `chosen` are public ids, `name` is that of the set. Raises UsageError where the review has none of them.
    """
    say = facts.say
    pages = [page for page in facts.pages if not name or page.line.id in chosen]
    if not pages:
        raise UsageError(
            f"The review of {facts.state_name} in cycle {facts.review.cycle} has no recommendation of the set {name!r}"
            ": look at heeded set show, or name another review with --cycle."
        )
    blocks: list[Block] = [
        Heading(say("In short")),
        _summary(facts, pages),
        *pictured(flow(facts, pages), counted(facts)),
        *(_differing(facts, pages)),
        Heading(say("Recommendation by recommendation")),
        *(block for page in pages for block in _chain(facts, page)),
    ]
    cycle = say("cycle %(number)s") % {"number": facts.review.cycle}
    about = f"{say(': ')}{name}" if name else ""
    return Paper(
        "evaluation", say("Evaluation of the recommendations to %(name)s") % {"name": facts.name}, tuple(blocks),
        facts.language, f"{say('Universal Periodic Review')}, {cycle}{about}", access=facts.access, made=facts.made,
    )  # fmt: skip


def _summary(facts: Facts, pages: Sequence[Page]) -> Grid | Paragraph:
    """How many recommendations each party finds implemented, in part, not; and the positions."""
    say = facts.say
    by_party: dict[str, Counter[Status]] = {}
    for page in pages:
        for each in page.assessments:
            by_party.setdefault(each.party, Counter())[each.stands_for] += 1
    levels = [Column(say(LEVELS[level]), 2, True) for level in LEVELS]
    columns = Column(say("Party"), 4), *levels, Column(say("All"), 1, True)
    rows: list[tuple[Cell, ...]] = [
        ((words(party),), *((words(str(counts[level])),) for level in LEVELS), (words(str(sum(counts.values()))),))
        for party, counts in by_party.items()
    ]
    note = words(f"{say('Recommendations')}{say(': ')}{len(pages)}{say('; ')}{positions(pages, say)}", counted(facts))
    if not rows:
        return Paragraph(
            (
                words(say("No party has assessed any of them that the readers of this report may see.")),
                words(f" {note.text}", *note.notes),
            )
        )
    return Grid(columns, tuple(rows), (words(say("Assessments by party")),), (note,))


def _differing(facts: Facts, pages: Sequence[Page]) -> Iterator[Block]:
    """The recommendations on which parties differ."""
    say = facts.say
    found = []
    for page in pages:
        levels = {each.stands_for for each in page.assessments} - {"not_assessable"}
        if len(levels) > 1:
            told = say("; ").join(f"{each.party}{say(': ')}{say(LEVELS[each.stands_for])}" for each in page.assessments)
            notes = [of_assessment(each, facts) for each in page.assessments]
            found.append((Words(f"{page.line.number} ", "strong"), words(told, *notes)))
    if found:
        yield Heading(say("Where parties differ"), 2)
        yield Items(tuple(found))


def _chain(facts: Facts, page: Page) -> Iterator[Block]:
    """One recommendation: what was asked by whom, the position, and all that came of it."""
    say, line = facts.say, page.line
    by = recommended_by(line, facts.language)
    yield Heading(line.number, 2)
    yield Paragraph((words(f"{facts.quoted(line.text, LONGEST)} ({by})", of_line(line, facts)),), role="quote")
    why = f"{say(': ')}{facts.quoted(said, LONGEST)}" if (said := explained(page)) else ""
    position = f"{position_of(line, say)}{why}"
    yield Items((
        (Words(f"{say('Position')}{say(': ')}", "strong"), Words(position, notes=of_position(page, facts))),
        (Words(f"{say('What came of it')}{say(': ')}", "strong"), *came_of(facts, page)),
    ))  # fmt: skip
