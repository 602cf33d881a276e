"""Contradictions in, what a terminal prints out: both quotes and both documents, and never a verdict."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from heeded.model import Contradiction
from heeded.quoting import quoted
from heeded.reports.words import line

__all__ = ["contradiction"]

LONGEST = 320
"""Characters of a quote that is shown."""


def contradiction(each: Contradiction) -> RenderableType:
    """Two statements side by side, with the strength and why they are shown together."""
    head = Text.assemble((f"{each.strength:.2f}  ", ""), (line(each.reason), "dim"))
    sides = []
    for side in each.sides:
        who = "the State" if side.asserted_by == "state" else side.asserted_by
        where = ", ".join(filter(None, (who, side.name, f"page {side.page}" if side.page else None)))
        quote = quoted(side.quote.text, LONGEST)
        sides.append(Padding(Text.assemble((f"{line(where)}: ", "dim"), quote), (0, 0, 0, 6)))
    return Group(head, *sides)
