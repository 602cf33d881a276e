"""Facts on one review and a ministry's assignments in, the skeleton of its mid-term or national report out.

Theme by theme each recommendation stands with its position, who is responsible, what was planned and what was noted;
where nothing is noted a slot in square brackets waits for words. Nothing is said that nobody noted.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from heeded.errors import UsageError
from heeded.followed import Task
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
    lines_of,
    plain,
    words,
)
from heeded.reports.facts import Facts, by_theme, counted, of_line, of_position, position_of, recommended_by
from heeded.reports.recommendations import Page
from heeded.reports.words import cut
from heeded.vocabulary.phrases import day_in

__all__ = ["midterm", "national"]

LONGEST = 400


def midterm(facts: Facts, *, tasks: Sequence[Task] = ()) -> Paper:
    """The skeleton of a mid-term report: what was supported first, then what was noted."""
    return _report(
        facts, tasks, "midterm", facts.say("Mid-term report of %(name)s") % {"name": facts.name}, facts.pages
    )


def national(facts: Facts, *, tasks: Sequence[Task] = ()) -> Paper:
    """The skeleton of a national report for the next review, on what was supported; its words are counted."""
    supported = [page for page in facts.pages if page.line.position in ("supported", "supported_in_part")]
    made = _report(facts, tasks, "national", facts.say("National report of %(name)s") % {"name": facts.name}, supported)
    limit = facts.rules["words_national_report"]
    count = sum(len(plain(line).split()) for line in lines_of(made.blocks))
    told = facts.say("Words: %(count)s of %(most)s at most") % {"count": count, "most": limit.number}
    named = facts.named(limit.source)
    source = named if limit.is_confirmed else f"{named} ({facts.say('to be confirmed')})"
    counting = Paragraph((words(told, Note(source)),), role="small")
    return replace(made, blocks=(counting, *made.blocks))


def _report(facts: Facts, tasks: Sequence[Task], kind: str, title: str, pages: Sequence[Page]) -> Paper:
    say = facts.say
    if not pages:
        raise UsageError(
            f"The record has no recommendation to {facts.state_name} in cycle {facts.review.cycle} for the report: "
            "add the Working Group's report of that review, or name another with --cycle."
        )
    by_id: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        by_id[task.assignment.subject].append(task)
    blocks: list[Block] = [
        Heading(say("Introduction")),
        Paragraph((words(f"[{say('How the report was made, and who was asked')}]"),), is_numbered=True),
        _table(facts, pages, by_id),
        *(
            block
            for theme, found in by_theme(pages, facts).items()
            for block in (Heading(theme), *(b for page in found for b in _of(facts, page, by_id[page.line.id])))
        ),
    ]
    cycle = say("cycle %(number)s") % {"number": facts.review.cycle}
    return Paper(
        kind, title, tuple(blocks), facts.language,
        f"{say('Universal Periodic Review')}, {cycle}{say(': ')}{say('skeleton')}",
        access=facts.access, made=facts.made,
    )  # fmt: skip


def _table(facts: Facts, pages: Sequence[Page], by_id: Mapping[str, Sequence[Task]]) -> Grid:
    """How many recommendations have a body, a note, and one that says that all is done."""
    say = facts.say
    assigned = [page for page in pages if by_id.get(page.line.id)]
    noted = [page for page in assigned if any(task.notes for task in by_id[page.line.id])]
    done = [page for page in assigned if all(task.is_done for task in by_id[page.line.id])]
    source = Note(say("Counted from the assignments and progress notes in the record"))
    rows = (
        (say("Recommendations"), len(pages), counted(facts)), (say("With a responsible body"), len(assigned), source),
        (say("With a progress note"), len(noted), source), (say("Noted as done by every body"), len(done), source),
    )  # fmt: skip
    return Grid(
        (Column("", 5), Column(say("Count"), 1, True)),
        tuple(((words(label),), (words(str(count), note),)) for label, count, note in rows),
    )


def _of(facts: Facts, page: Page, tasks: Sequence[Task]) -> Iterator[Block]:
    say, line = facts.say, page.line
    by = recommended_by(line, facts.language)
    yield Paragraph(
        (Words(f"{line.number} ", "strong"), words(f"{line.text} ({by})", of_line(line, facts))), is_numbered=True
    )
    position = Words(position_of(line, say), notes=of_position(page, facts))
    yield Items((
        (Words(f"{say('Position')}{say(': ')}", "strong"), position),
        *(each for task in tasks for each in _task(facts, task)),
        *([] if any(task.notes for task in tasks) else [(words(f"[{say('What was done, with dates and figures')}]"),)]),
    ))  # fmt: skip


def _task(facts: Facts, task: Task) -> Iterator[Line]:
    say, given = facts.say, task.assignment
    source = Note(f"{say('Assignment to')} {given.responsible}")
    due = f"{say('; ')}{say('due')} {day_in(facts.language, given.due)}" if given.due else ""
    plan = say("; ").join(cut(each, LONGEST) for each in (given.steps, given.indicator) if each)
    yield Words(f"{given.responsible}{say(': ')}", "strong"), words(f"{plan}{due}" or "–", source)
    for kept in task.notes:
        noted = kept.value
        value = f" [{noted.value}]" if noted.value is not None else ""
        when = day_in(facts.language, noted.date)
        told = f"{when}{say(': ')}{cut(noted.note, LONGEST)}{value}"
        yield (words(told, Note(f"{say('Progress note by')} {given.responsible}, {when}")),)
