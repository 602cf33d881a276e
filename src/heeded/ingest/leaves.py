"""The printed lines of a file's pages in; out, the places where their printed numbers say that pages are missing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from heeded.ingest.paragraphs import Line

__all__ = ["missing_leaves"]

# "14", "Page 14", "14 GE.12-34567", "GE.12-34567 14"
_NUMBER = re.compile(
    r"(?:Page\s)?(?P<alone>\d{1,4})|(?P<before>\d{1,4})\s+GE\s?[.:].{3,20}|GE\s?[.:].{3,20}\s(?P<after>\d{1,4})"
)
EDGE = 3
"""How many lines at either end of a page may hold its number."""
SHARE = 0.6
"""At least so many pages have a number, and so many numbers follow the one before; else they are not those of pages."""


def missing_leaves(pages: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """The (last, next) printed numbers around every gap; none where the pages are not numbered throughout."""
    printed = [(at, number) for at, page in enumerate(pages, start=1) for number in _printed(page)[:1]]
    # how many pages each number is ahead of its place in the file
    leads = [number - at for at, number in printed]
    is_throughout = len(printed) >= max(4, SHARE * len(pages))
    if not is_throughout or sum(a == b for a, b in pairwise(leads)) < SHARE * len(leads[1:]):
        return []
    gaps = [(0, printed[0][1])] if leads[0] == leads[1] == 1 and printed[0][0] == 1 else []
    for at in range(1, len(printed)):
        goes_on = leads[at : at + 2] == [leads[at]] * len(leads[at : at + 2])
        if leads[at] > leads[at - 1] and goes_on and leads[at - 2 : at] == [leads[at - 1]] * len(leads[at - 2 : at]):
            gaps.append((printed[at - 1][1], printed[at][1]))
    return gaps


def _printed(page: Sequence[Line]) -> list[int]:
    """The numbers that stand alone at the foot or head of a page, the foot's first."""
    order = sorted(page, key=lambda line: line.y)
    matches = (_NUMBER.fullmatch(line.text) for line in (*order[:EDGE], *order[-EDGE:][::-1]))
    return [int(match[match.lastgroup or 0]) for match in matches if match]
