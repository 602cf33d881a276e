"""Words, rows and parts in, what all screens of a terminal are made of out: headings, tables, indented parts."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from heeded.reports.words import line

__all__ = ["Name", "grid", "heading", "indented", "listing", "section", "table_of"]

INDENT = (0, 0, 0, 2)


class Name:
    """The name of a file on as few lines as fit, broken after "/", "_", "-" or a space."""

    def __init__(self, name: str) -> None:
        self.pieces = re.findall(r"[^/_\- ]*[/_\- ]+|[^/_\- ]+", line(name))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(max(map(len, self.pieces), default=0), sum(map(len, self.pieces)))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = ""
        for piece in self.pieces:
            if shown and cell_len(shown + piece) > options.max_width:
                yield Text(shown, overflow="fold")
                shown = ""
            shown += piece
        yield Text(shown, overflow="fold")


def listing(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """A plain table whose first column is never broken and whose last one, names of files, takes what room is left."""
    table = table_of()
    for column in columns[:-1]:
        table.add_column(column, overflow="fold", no_wrap=column == columns[0])
    table.add_column(columns[-1], overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(Text("" if cell is None else line(str(cell))) for cell in row[:-1]), Name(str(row[-1])))
    return table


def heading(words: str) -> Text:
    """A heading."""
    return Text(words, style="bold")


def section(words: str, content: RenderableType) -> RenderableType:
    """A part of a review under its title."""
    return Group(Text(), indented(Text(words, style="italic")), Padding(content, (0, 0, 0, 4)))


def indented(content: RenderableType) -> Padding:
    """The content, a little to the right."""
    return Padding(content, INDENT)


def grid() -> Table:
    """Rows without lines or heading."""
    return Table.grid(padding=(0, 2, 0, 0))


def table_of(*columns: str) -> Table:
    """A table without lines."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column)
    return table
