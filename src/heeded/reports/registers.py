"""Entries of public registers in; rows, and for the screen one table, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from heeded.primary import RegisterEntry
from heeded.reports.words import day, line
from heeded.vocabulary.states import name_of

__all__ = ["RegisterRow", "row", "screen"]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What a register says of a State; the columns are those that `heeded import treaties` takes."""

    treaty: str
    """Empty in registers that have one row a State."""
    state: str
    state_name: str
    status: str
    date: str | None
    source: str
    as_of: str
    note: str


def row(entry: RegisterEntry) -> RegisterRow:
    """The row of one entry."""
    return RegisterRow(
        entry.item, entry.state, name_of(entry.state), entry.status, entry.date, entry.source, entry.as_of, entry.note
    )


def screen(rows: Sequence[RegisterRow]) -> RenderableType:
    """The rows for the screen; sources stand once below."""
    if not rows:
        return Text("This register has no rows of these States. `heeded import` takes in a table of them.")
    table = Table.grid(padding=(0, 2, 0, 0))
    for each in rows:
        said = Text(each.status.replace("_", " "), style="yellow" if each.status == "doubtful" else "")
        when = day(each.date) if each.date else ""
        table.add_row(
            Text(each.state_name), Text(line(each.treaty)), said, Text(when), Text(f"as of {day(each.as_of)}", "dim"),
            Text(line(each.note), "dim"),
        )  # fmt: skip
    sources = dict.fromkeys(each.source for each in rows)
    whole = Table.grid()
    whole.add_row(table)
    for source in sources:
        whole.add_row(Text(f"Source: {line(source)}", "dim"))
    return whole
