"""Next dates in; rows, and for the screen one table a State, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from heeded.followed import NextDate
from heeded.reports.layout import indented
from heeded.reports.words import STEPS, when
from heeded.vocabulary.states import name_of

__all__ = ["DateRow", "row", "screen"]


@dataclass(frozen=True, slots=True)
class DateRow:
    """One step of a State's review that is still to come."""

    state: str
    state_name: str
    cycle: int
    step: str
    first: str | None
    last: str | None
    is_derived: bool
    session: int | None
    source: str


def row(found: NextDate) -> DateRow:
    """The row of one date."""
    return DateRow(
        found.state, name_of(found.state), found.cycle, found.step, found.first, found.last, found.is_derived,
        found.session, found.source,
    )  # fmt: skip


def screen(rows: Sequence[DateRow]) -> RenderableType:
    """The dates for the screen, State by State."""
    if not rows:
        return Text("The calendar has no reviews of these States.")
    parts: list[RenderableType] = []
    for name, found in groupby(rows, key=lambda each: f"{each.state_name} ({each.state})"):
        table = Table.grid(padding=(0, 2, 0, 0))
        for each in found:
            what = f"{STEPS[each.step]}, cycle {each.cycle}"  # type: ignore[index]
            source = f"{'derived: ' if each.is_derived else ''}{each.source}"
            table.add_row(
                Text(when(each.first, each.last)), Text.assemble(what, "\n", (source, "dim"))
            )  # fmt: skip
        parts += [Text(name, style="bold"), indented(table)]
    return Group(*parts)
