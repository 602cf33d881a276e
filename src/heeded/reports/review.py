"""Items to judge in, rows for the screen, JSON, JSON Lines and CSV out."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.quoting import quoted
from heeded.reports.layout import indented
from heeded.reports.screen import program
from heeded.reports.words import line

__all__ = ["ItemRow", "row", "screen"]

SHORT = 160


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One value for a person to judge."""

    rank: float
    reason: str
    subject: str
    """As `heeded judge` takes it."""
    field: str
    value: str | None
    """What the machine reads or proposes."""
    why: str
    quotes: tuple[str, ...]


def row(
    rank: float, reason: str, why: str, subject: str, field: str, value: object, quotes: tuple[str, ...]
) -> ItemRow:  # fmt: skip
    """The row of one item."""
    return ItemRow(rank, reason, subject, field, None if value is None else str(value).lower(), why, quotes)


def screen(rows: Sequence[ItemRow]) -> RenderableType:
    """The queue for the screen, each with its quotes and what to type."""
    if not rows:
        return Text("Nothing waits for a judgement.")
    parts: list[RenderableType] = []
    for each in rows:
        what = each.value or "none" if each.field != "found" else "link"
        head = line(f"{each.rank:.2f} {each.field}: {what}")
        parts.append(Text.assemble((f"{head}  ", "bold"), (line(each.why), "cyan")))
        parts += [indented(Text(quoted(quote, SHORT))) for quote in each.quotes]
        command = f"{program()} judge {shlex.quote(each.subject)} --field {each.field} --verdict"
        parts.append(indented(Text(line(f"{command} accept|correct|reject --by NAME"), style="dim")))
    return Group(*parts)
