"""Printed page numbers go in; the places where pages are missing come out."""

import pytest

from heeded.ingest.leaves import missing_leaves
from heeded.ingest.paragraphs import Line


def pages(*feet: str) -> list[list[Line]]:
    """A page for each foot, with lines of text above it."""
    words = [Line("Arvenia thanked all delegations.", 100, 700 - 20 * at, 300, 10) for at in range(8)]
    return [[*words, *([Line(foot, 300, 30, 310, 9)] if foot else [])] for foot in feet]


TABLE = [
    (("", "2", "3", "4", "5"), []),
    (("", "2", "3", "5", "6", "7"), [(3, 5)]),
    (("", "2", "3", "7", "8", "9"), [(3, 7)]),
    (("2", "3", "4", "5", "6"), [(0, 2)]),  # no cover
    (("1", "2", "3", "4", "5"), []),
    (("5", "6", "7", "8", "9"), []),  # an offprint
    (("", "2", "3", "4", "17", "6", "7", "8"), []),  # a misprint
    (("", "Page 2", "Page 3", "Page 5", "Page 6"), [(3, 5)]),
    (("", "2 GE.31-12345", "GE.31-12345 3", "4 GE.31-12345", "GE.31-12345 6", "7 GE.31-12345"), [(4, 6)]),
    (("", "12", "", "40", "7"), []),  # numbers, but not of pages
    (("", "", "", ""), []),
    ((), []),
]


@pytest.mark.parametrize(("feet", "gaps"), TABLE)
def test_gaps_of_printed_page_numbers(feet: tuple[str, ...], gaps: list[tuple[int, int]]) -> None:
    assert missing_leaves(pages(*feet)) == gaps
