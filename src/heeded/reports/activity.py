"""Lines of the log of activity in, rows and the columns worth a screen out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from heeded.reports.layout import table_of
from heeded.reports.words import line

__all__ = ["ActivityRow", "screen"]


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """Who did what to which things, and when: a day and minute in UTC."""

    at: str
    who: str
    what: str
    subjects: tuple[str, ...]
    """Codes of States, ids of recommendations, cases, statements, documents and values."""
    count: int
    program: str
    """The version of Heeded."""


def screen(rows: Sequence[ActivityRow]) -> RenderableType:
    """The lines for the screen."""
    if not rows:
        return Text("No activity.")
    table = table_of("time (UTC)", "who", "what", "of what")
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.overflow = "fold"
    for row in rows:
        table.add_row(row.at, Text(line(row.who)), Text(line(row.what)), Text(_of(row)))
    return table


def _of(row: ActivityRow) -> str:
    named = ", ".join(map(line, row.subjects))
    return f"{named} ({row.count})".strip() if row.count > max(1, len(row.subjects)) else named
