"""Official rules in; rows, and for the screen one table, out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from heeded.reports.words import day, line
from heeded.vocabulary.rules import Rule, shown

__all__ = ["RuleRow", "row", "screen", "unit"]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule, and whether a source for it was in hand."""

    key: str
    says: str
    of: tuple[str, ...]
    value: str
    unit: str
    is_confirmed: bool
    source: str
    as_of: str
    by: str
    """Who confirmed it; empty where nobody did or it was confirmed as it ships."""


def row(rule: Rule) -> RuleRow:
    """The row of one rule."""
    return RuleRow(
        rule.key, rule.says, rule.of, shown(rule), rule.unit, rule.is_confirmed, rule.source, rule.as_of, rule.by
    )


def unit(rule: Rule) -> str:
    """A rule's value with its unit, as "2815 words"."""
    return f"{shown(rule)} {rule.unit}".strip()


def screen(rows: Sequence[RuleRow]) -> RenderableType:
    """The rules for the screen, each with its source beneath."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for each in rows:
        state = Text("confirmed", "green") if each.is_confirmed else Text("to be confirmed", "yellow")
        table.add_row(Text(each.key), Text(f"{each.value} {each.unit}".strip(), "bold"), state)
        table.add_row("", Text(line(f"{each.says} ({_of(each.of)})")), "")
        by = f"; confirmed by {line(each.by)}" if each.by else ""
        table.add_row("", Text(f"{line(each.source)}, as of {day(each.as_of)}{by}", "dim"), "")
    return table


def _of(of: Iterable[str]) -> str:
    return ", ".join(each.replace("_", " ") for each in of)
