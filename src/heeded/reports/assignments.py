"""Tasks in; rows, and for the screen one block a body, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from heeded.followed import Task
from heeded.reports.layout import indented
from heeded.reports.words import cut, day, line

__all__ = ["AssignmentRow", "row", "screen"]

LONGEST = 200
"""Characters of a recommendation that are shown."""


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One recommendation and one body that is responsible for it."""

    id: str
    responsible: str
    due: str | None
    is_overdue: bool
    is_done: bool
    steps: str
    indicator: str
    values: tuple[str, ...]
    """The indicator over time: "2026-06: 3"."""
    noted: str | None
    """The date of the last note."""
    note: str
    assigned_by: str
    text: str | None
    """The recommendation; None where the record no longer has it."""


def row(task: Task, texts: Mapping[str, str]) -> AssignmentRow:
    """The row of one task; `texts` are the recommendations by their public ids."""
    given = task.assignment
    last = task.notes[-1].value if task.notes else None
    return AssignmentRow(
        given.subject, given.responsible, given.due, task.is_overdue, task.is_done, given.steps, given.indicator,
        tuple(f"{when}: {value}" for when, value in task.values), last.date if last else None,
        last.note if last else "", task.by, texts.get(given.subject),
    )  # fmt: skip


def screen(rows: Sequence[AssignmentRow]) -> RenderableType:
    """The rows for the screen, body by body."""
    if not rows:
        return Text("No such assignments. `heeded assign` makes a body responsible for a recommendation.")
    parts: list[RenderableType] = []
    ordered = sorted(rows, key=lambda each: each.responsible)
    for body, found in groupby(ordered, key=lambda each: each.responsible):
        of_body = list(found)
        parts += [_heading(body, of_body), *(indented(_block(each)) for each in of_body)]
    return Group(*parts)


def _heading(body: str, rows: Sequence[AssignmentRow]) -> Text:
    done, overdue = sum(each.is_done for each in rows), sum(each.is_overdue for each in rows)
    counts = ", ".join(filter(None, (f"{done} done" if done else "", f"{overdue} overdue" if overdue else "")))
    return Text.assemble((line(body), "bold"), f"  {len(rows)} assigned", f", {counts}" if counts else "")


def _block(each: AssignmentRow) -> RenderableType:
    head = Text.assemble((line(each.id), "bold"))
    if each.due:
        head.append(f"  due {line(day(each.due))}")
    if each.is_done or each.is_overdue:
        head.append("  done" if each.is_done else "  overdue", "green" if each.is_done else "red")
    grid = Table.grid(padding=(0, 2, 0, 0))
    noted = f"{day(each.noted)}: {each.note}" if each.noted and each.note else None
    text = Text(cut(line(each.text), LONGEST) if each.text else "no longer in the record")
    for name, words in (
        ("steps", each.steps), ("indicator", each.indicator), ("values", "; ".join(each.values)), ("noted", noted),
    ):  # fmt: skip
        if words:
            grid.add_row(Text(name, style="dim"), Text(line(words)))
    return Group(head, indented(text), indented(grid))
