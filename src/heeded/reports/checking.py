"""What was found in a submission in; rows, and for the screen a list with its places and sources, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from heeded.reports.words import line
from heeded.submission import Finding, Severity

__all__ = ["FindingRow", "row", "screen"]

MARKS: dict[Severity, tuple[str, str]] = {"fails": ("✗", "red"), "warns": ("?", "yellow"), "tells": ("i", "dim")}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing that fails, warns, or is to be known."""

    severity: str
    rule: str
    says: str
    where: tuple[str, ...]
    source: str
    is_confirmed: bool


def row(found: Finding) -> FindingRow:
    """The row of a finding."""
    return FindingRow(found.severity, found.key, found.says, found.where, found.source, found.is_confirmed)


def screen(rows: Sequence[FindingRow]) -> RenderableType:
    """What fails first, then what warns, each with where it is and who says so."""
    shown: list[RenderableType] = []
    for severity, (mark, style) in MARKS.items():
        for each in rows:
            if each.severity != severity:
                continue
            shown.append(Text.assemble((f"{mark} ", style), line(each.says)))
            if each.where:
                shown.append(Padding(Text(line("; ".join(each.where))), (0, 0, 0, 2)))
            if each.source:
                doubt = "" if each.is_confirmed else " (to be confirmed: heeded rules confirm)"
                shown.append(Padding(Text(f"{line(each.source)}{doubt}", "dim"), (0, 0, 0, 2)))
    return Group(*shown)
