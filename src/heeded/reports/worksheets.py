"""What returned worksheets give together in, lines for the screen out: what is missing, and where parties differ."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.primary import Status
from heeded.reports.assessments import LEVELS
from heeded.reports.words import line, several

__all__ = ["of_file", "together"]

NAMED = 6
"""Numbers that are named where more are missing."""


def of_file(name: str, party: str, answered: int, gaps: Sequence[str], of: int) -> str:
    """How many rows of a file were answered, and which were not."""
    told = f"; without an answer: {', '.join(gaps[:NAMED])}" if gaps else ""
    more = f" and {len(gaps) - NAMED} more" if len(gaps) > NAMED else ""
    return line(f"{name}: {party} answered {answered} of {of} rows{told}{more}.")


def together(differing: Mapping[str, Mapping[Status, Sequence[str]]], unanswered: Sequence[str]) -> RenderableType:
    """Where parties differ, each level with who says it; then what nobody answered."""
    parts: list[RenderableType] = []
    if differing:
        parts.append(Text(f"Parties differ on {len(differing)} of the rows:", style="bold"))
    for row, statuses in differing.items():
        told = "; ".join(f"{LEVELS[status]}: {several(parties)}" for status, parties in statuses.items())
        parts.append(Text.assemble(("  ", ""), (f"{line(row)}  ", "bold"), told))
    if unanswered:
        parts.append(Text(f"Nobody answered {several(unanswered)}."))
    return Group(*parts)
