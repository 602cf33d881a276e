"""A Working Group report in; out, the signs that pages of it are missing: numbers that skip, no closing paragraph."""

from collections.abc import Iterator, Sequence

from heeded.extract.listing import CLOSING
from heeded.extract.sections import Name, sections
from heeded.model import Document, Problem

__all__ = ["gaps", "is_headless_report"]

FARTHEST = 40
"""More numbers than a page or two can hold: a number so far ahead is no paragraph of the report."""
# What stands in a report of the Working Group and, together, in no other document.
PARTS: frozenset[Name] = frozenset({"dialogue", "conclusions"})


def gaps(document: Document) -> Iterator[Problem]:
    """Where the report's own paragraph numbers skip two or more, and whether its closing paragraph is there.

    One number alone is left out in print now and then (7 of 226 complete reports); two never are.
    """
    numbered = [p for p in document.body.paragraphs if p.kind != "note" and p.number and p.number.isdigit()]
    numbers = [int(paragraph.number or 0) for paragraph in numbered]
    for at, first, last in _skips(numbers):
        yield Problem(
            f"Paragraphs {first} to {last} of the report were not found: a page is missing. Get the whole report, or "
            "its recommendations are incomplete.",
            "error", document.file, numbered[at].start, numbered[at].end,
        )  # fmt: skip
    if not any(CLOSING.match(document.text, p.start, p.end) for p in document.body.paragraphs):
        yield Problem(
            "The report's closing paragraph (“All conclusions and/or recommendations ...”) was not found: if a page is "
            "missing, the last recommendations are too.",
            "warning", document.file,
        )  # fmt: skip


def _skips(numbers: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """(index, first, last) of the numbers skipped: a later number that its successors confirm stands there instead."""
    expected = 1
    for at, number in enumerate(numbers):
        following = numbers[at + 1 : at + 12]
        is_confirmed = number + 1 in following[:3] and expected not in following
        if number == expected or (number == expected + 1 and is_confirmed):
            expected = number + 1
        elif expected < number <= expected + FARTHEST and is_confirmed:
            yield at, expected, number - 1
            expected = number + 1


def is_headless_report(document: Document) -> bool:
    """Whether a document of no known kind has the parts of a report: its cover page is missing."""
    return document.kind == "other" and {part.name for part in sections(document)} >= PARTS
