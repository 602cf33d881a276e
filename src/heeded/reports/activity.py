"""Lines of the log of activity in, rows and the columns worth a screen out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from heeded.reports.layout import table_of
from heeded.reports.words import line

__all__ = ["ActivityRow", "screen"]

MOST = 12
"""Things that a line of the screen names."""


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
    """The lines for the screen: what one person did again on one day, most often reading, is one of them."""
    if not rows:
        return Text("No activity.")
    table = table_of("day", "time (UTC)", "who", "what", "times", "of what")
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for column in table.columns[2:]:
        column.overflow = "fold"
    alike: dict[tuple[str, str, str], list[ActivityRow]] = {}
    for row in rows:
        alike.setdefault((row.at[:10], row.who, row.what), []).append(row)
    for (day, who, what), found in alike.items():
        times = sorted(each.at[11:] for each in found)
        span = times[0] if times[0] == times[-1] else f"{times[0]} to {times[-1]}"
        count = str(len(found)) if len(found) > 1 else ""
        table.add_row(day, span, Text(line(who)), Text(line(what)), count, Text(_of(found)))
    return table


def _of(rows: Sequence[ActivityRow]) -> str:
    """What it was done to, and the count where it was done to more than is named."""
    names = list(dict.fromkeys(name for row in rows for name in sorted(row.subjects)))
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    named = ", ".join(map(line, names[:MOST])) + more
    if any(row.count > max(1, len(row.subjects)) for row in rows):
        return f"{named} ({sum(row.count for row in rows)})".strip()
    return named
