"""A text and what is stated in it in; out, its lines in pieces, each with the statements that it is part of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from heeded.model import Body, Statement

__all__ = ["Line", "Numbered", "Piece", "lines", "note_marks"]

Numbered = tuple[int, Statement]
Piece = tuple[int, int, tuple[Numbered, ...]]
"""Where it begins and ends in the text, and the statements there, the shortest quote first."""
LONGEST_HEADING = 120
"""Characters of a line that can be a sub-heading, which files do not tell from the text."""
ORDINAL = re.compile(r"\d{1,2}\. ")
NOTE_MARK = re.compile(r"(?<=[^\W\d_]|[.,;:?!)\]\"'”’»])(?P<space> ?)(?P<number>\d{1,3})(?![\w/%]|[.,-]\d)")
"""What may be the mark of a note: "living92", "strategy.3 The", "strategy. 3"."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d[.,;:]$")
"""The number before a mark, "in 2024.6": any other makes a decimal, or the number of a recommendation, of the two."""
MOST_MISSED = 3
"""How far the number of a note's mark can lie behind that of the mark before it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text."""

    start: int
    pages: tuple[int, ...]
    """The pages of the file that begin before it, or with it."""
    kind: Literal["body", "heading", "note"] | None
    """None for an empty line."""
    pieces: tuple[Piece, ...]


def lines(body: Body, numbered: Sequence[Numbered]) -> Iterator[Line]:
    """The lines of a text in order; `numbered` are in the order of their quotes."""
    pieces = _pieces(numbered, len(body.text))
    pages = list(body.page_starts)
    start = at = 0
    every = body.text.split("\n")
    for line, below in zip(every, zip([*every[1:], ""], [*every[2:], "", ""], strict=False), strict=True):
        end = start + len(line)
        begun = []
        while pages and pages[0][0] <= start:
            begun.append(pages.pop(0)[1])
        parts: list[Piece] = []
        while at < len(pieces) and pieces[at][0] < end:
            first, last, covering = pieces[at]
            parts.append((max(first, start), min(last, end), covering))
            if last > end:
                break
            at += 1
        yield Line(start, tuple(begun), _kind(body, start, line, below) if line.strip() else None, tuple(parts))
        start = end + 1


def _kind(body: Body, start: int, line: str, below: tuple[str, str]) -> Literal["body", "heading", "note"]:
    paragraph = body.paragraph_at(start)
    kind = paragraph.kind if paragraph else "body"
    return "heading" if kind == "body" and _is_subheading(line, *below) else kind


def _is_subheading(line: str, following: str, next_but_one: str = "") -> bool:
    """Whether a line looks like a heading: short, no sentence, above a longer one that is no part of it.

    A number before it is allowed above another such line: "3. Social rights" above "Right to health".
    """
    bare = line.strip().rstrip("0123456789 ")
    if numbered := ORDINAL.match(bare):
        return _is_subheading(bare[numbered.end() :], next_but_one) and _is_subheading(following, next_but_one)
    return (
        len(line) <= LONGEST_HEADING < len(following)
        and bare[:1].isupper()
        and bare[-1:].isalpha()
        and not any(mark in bare for mark in (":", "\t", ". "))
        and not following[:1].islower()
    )


def note_marks(body: Body) -> list[tuple[int, int]]:
    """Where the text, before its notes, has marks of notes: small numbers behind words, each a little above the last.

    Fewer than three are no marks. It decides the look alone: a mark that is missed stands in the type of the text.
    """
    notes = [paragraph.start for paragraph in body.paragraphs if paragraph.kind == "note"]
    text, last, found = body.text, 0, list[tuple[int, int]]()
    for match in NOTE_MARK.finditer(text, 0, min(notes, default=len(text))):
        start, end = match.span("number")
        word = text[max(0, match.start() - 30) : match.start()].split()[-1:] or [""]
        before, after = word[0][-2:], text[end : end + 2].lstrip(" ")
        if match["space"]:
            fits = not before[-1:].isalpha() and (not after or after[0] == "\n" or after[0].isupper())
        elif before[-1:].isalpha():
            fits = before.isalpha() and before[-1].islower()
        else:
            fits = "/" not in word[0] and (not before[:1].isdigit() or YEAR.search(word[0]) is not None)
        if fits and last < int(match["number"]) <= last + MOST_MISSED:
            last = int(match["number"])
            found.append((start, end))
    return found if len(found) >= MOST_MISSED else []


def _pieces(numbered: Sequence[Numbered], length: int) -> list[Piece]:
    """The text cut wherever a quote begins or ends: (start, end, the statements there, the shortest quote first)."""
    opening: dict[int, list[Numbered]] = {}
    for each in numbered:
        opening.setdefault(each[1].quote.start, []).append(each)
    cuts = sorted({0, length, *opening, *(statement.quote.end for _, statement in numbered)})
    pieces, covering = [], list[Numbered]()
    for start, end in pairwise(cuts):
        covering = [each for each in covering if each[1].quote.end > start] + opening.get(start, [])
        shortest = sorted(covering, key=lambda each: each[1].quote.end - each[1].quote.start)
        pieces.append((start, end, tuple(shortest)))
    return pieces
