"""Printed lines with their places on the page in, a `Body` of paragraphs out: no furniture, notes at the end.

A line's place decides more than its words: paragraphs are set apart by more than a line's leading, notes by smaller
type at the foot of the page, running headers and footers by standing at the same height page after page.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Literal

from heeded.model import Body, Paragraph

__all__ = ["Line", "body_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or two that the file does not part; lengths in points, `y` grows upwards.

    `y` and `size` are those of the first character, which may be a raised note mark; `end` is the `y` of the last.
    """

    text: str
    x: float
    y: float
    right: float
    size: float
    end: float = math.inf


# "124.17 ", "50.3. ", "12. ", "P-140.2 " at the start of a paragraph
NUMBER = re.compile(r"(?P<number>(?:[A-Z]-?)?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?|\d{1,3}(?=\.))\.?(?=\s|[A-ZÀ-ÞА-ЯЁ(“«\"])")
# "124.17 Adopt", "12. The", "12.The", "(a) A national", "• Free those"
MARKER = re.compile(
    r"(?:[A-Z]-?)?\d{1,3}\.\d{1,3}\.?\s|\d{1,3}\.(?:\s|(?=[A-ZÀ-ÞА-ЯЁ“«]))|\([a-z]{1,4}\)\s|[•●▪◦■–—-]\s"
)
# "II. Conclusions and/or recommendations", "B. Interactive dialogue"
HEADING = re.compile(r"(?:[IVX]{1,5}|[A-H])\.\s+\S.{0,120}$")
# "1 See A/HRC/28/15.", "** The conclusions have not been edited.", "a Circulated as received"
NOTE_MARK = re.compile(r"(?:[*∗†]+|\d{1,3}|[a-z])(?=\s|[A-Z])")
# "* The present document was not edited.": a note that may be in the type of the text
STAR = re.compile(r"(?P<mark>[*∗†]{1,3})\s?[^\W\d_]")
MOST_STARRED = 8
"""How many lines at the foot of a page may be such notes."""
# the end of a paragraph before a number: "in Velm.", "of assembly:", "in Velm.16" with the mark of a note
ENDED = re.compile(r"(?:[;:.)]|[^\W\d][;:.)][”»\"]?\d{1,3})$")
# a line of the contents page: "A. Presentation by the State under review ........ 5-22 3"
CONTENTS = re.compile(r"\.{5,}|(?:\. ){5,}|…{2,}")
# what stands alone in a running header or footer, whatever the number of pages
FURNITURE = re.compile(
    r"(?:Page\s)?\d{1,4}"
    r"|(?:\d{1,4}\s+)?GE\s?[.:]\s?\d\d-\s?\d*(?:\s*\([A-Z]\))?(?:\s+\d{6})*(?:\s+\d{1,4})?"
    r"|[A-Z]{1,4}/[A-Z0-9]+[A-Za-z0-9/. ]*(?:\s+[Pp]age\s+\d+)?"
    r"|\*?[\uf020-\uf0ff]+\*?|\*\d{7}\*"
)
DIGITS = re.compile(r"\d+")
NOT_TEXT = {
    **dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFF)),
    ord("\ufffe"): "-",
    ord("\u00ad"): None,
    ord("\u00a0"): " ",
    ord("\u2011"): "-",
    ord("\uf0b7"): "•",
}
FEW = 15
"""Lines of a page that may be a cover."""
ZONE = 4
"""How many lines at either end of a page may be furniture."""


def body_of(pages: Sequence[Sequence[Line]]) -> tuple[Body, tuple[str, ...]]:
    """The text of these pages and the distinct running headers and footers that were taken out of it."""
    furniture = _furniture(pages)
    size = _usual(line.size for page in pages for line in page)
    leading = _leading([pair for page in pages for pair in pairwise(page)])
    writer = _Writer(size, leading, max((line.right - line.x for page in pages for line in page), default=0.0))
    headers: dict[str, None] = {}
    for number, page in enumerate(pages, start=1):
        out = furniture[number - 1]
        headers.update({page[at].text: None for at in sorted(out)})
        writer.page(number, [line for at, line in enumerate(page) if at not in out])
    return writer.body(len(pages)), tuple(headers)


def _usual(sizes: Iterable[float]) -> float:
    """The most frequent size of type, to half a point."""
    counts = Counter(round(size * 2) / 2 for size in sizes if size > 0)
    return counts.most_common(1)[0][0] if counts else 0.0


def _furniture(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Per page the indexes of its running headers and footers.

    Furniture is what matches FURNITURE at the head or foot of a page, and what stands there at the same height, a page
    number aside in the same words, on three pages or more and on a quarter of them.
    """
    zones = []
    seen: Counter[tuple[str, int, int]] = Counter()
    for number, page in enumerate(pages, start=1):
        order = sorted(range(len(page)), key=lambda at: -page[at].y)
        zone = order[:ZONE] + order[ZONE:][-ZONE:]
        looks = {at: _looks(page[at], number) for at in zone}
        seen.update({look for several in looks.values() for look in several})
        zones.append(looks)
    least = max(3, len(pages) / 4)
    return [
        {
            at
            for at, several in looks.items()
            if FURNITURE.fullmatch(page[at].text) or any(seen[look] >= least for look in several)
        }
        for page, looks in zip(pages, zones, strict=True)
    ]


def _looks(line: Line, page: int) -> set[tuple[str, int, int]]:
    """What a line at the edge of a page shares with its like on other pages: words, height, distance of a number to the
    page's own ("Rec. 45" on page 3 and "Rec. 69" on page 5 share nothing)."""
    height = round(line.y / 4)
    numbers = DIGITS.findall(line.text)
    masked = DIGITS.sub("#", line.text)
    return {
        (line.text, height, 0),
        *((masked, height, int(number[:9]) - page) for number in numbers[:1] + numbers[-1:]),
    }


class _Writer:
    """Collects paragraphs page by page and writes the text once.

    `size` of type and `leading` are usual in the document, `width` is that of its longest line.
    """

    def __init__(self, size: float, leading: float, width: float) -> None:
        self.size, self.leading, self.width = size, leading, width
        self.small = 0.93 * size
        """Type of notes is smaller."""
        self.right = 0.0
        """How far to the right the text reaches."""
        self.blocks: list[list[tuple[int, Line]]] = []
        self.notes: list[list[tuple[int, Line]]] = []
        self.number = 0
        """Of the last paragraph that has a whole one."""
        self.top = 0.0
        """How high the first line of the page before stands that the file gives."""

    def page(self, number: int, lines: Sequence[Line]) -> None:
        """Add the lines of one page, in the file's order."""
        foot = self._foot(lines)
        self.right = max(self.right, max((line.right for line in lines), default=0.0))
        body = [line for at, line in enumerate(lines) if at not in foot]
        leading = self._page_leading(body, number)
        for at, line in enumerate(body):
            before = body[at - 1] if at else None
            torn = self._last_of_page() if before is None and self.blocks and number > 1 else None
            if torn is not None and self._goes_on(self.blocks[torn], line):
                self.blocks.append([*self.blocks.pop(torn), (number, line)])
            elif before is None or _begins(before, line, leading) or self._is_next(before, line):
                self.blocks.append([(number, line)])
            else:
                self.blocks[-1].append((number, line))
            found = NUMBER.match(line.text) if self.blocks[-1][0][1] is line else None
            if found and found["number"].isdigit():
                self.number = int(found["number"])
        for at in sorted(foot):
            if not self.notes or NOTE_MARK.match(lines[at].text) or self.notes[-1][-1][0] != number:
                self.notes.append([])
            self.notes[-1].append((number, lines[at]))
        self.top = body[0].y if body else 0.0

    def _page_leading(self, body: Sequence[Line], number: int) -> float:
        """The usual distance between lines: the document's where a page of few lines has a wider one, if they are short
        or it is the first page and much wider: a cover."""
        pairs = list(pairwise(body))
        of_text = [pair for pair in pairs if all(abs(line.size - self.size) < 0.1 * self.size for line in pair)]
        are_short = 2 * sum(line.right - line.x > 0.8 * self.width for line in body) < len(body)
        least = 1.25 if are_short else 1.6 if number == 1 and of_text else math.inf
        is_wide = _leading(of_text or pairs) > least * self.leading
        return self.leading if len(body) <= FEW and is_wide else _leading(pairs)

    def _is_next(self, above: Line, line: Line) -> bool:
        """Whether a line begins with the number that follows the last paragraph's, below one that ends early."""
        found = NUMBER.match(line.text)
        is_next = found is not None and found["number"] == str(self.number + 1)
        return is_next and above.right < 0.8 * self.right

    def _last_of_page(self) -> int:
        """The block that the page before ends with: above the first line stands what a file gives last, as UN covers
        their head."""
        at, page = len(self.blocks) - 1, self.blocks[-1][-1][0]
        while at and self.blocks[at][0][1].y > self.top and self.blocks[at - 1][0][0] == page:
            at -= 1
        return at

    def _foot(self, lines: Sequence[Line]) -> set[int]:
        """The indexes of the footnotes: smaller type below the last line of the usual size, from a note mark on; below
        all a note with a star in any type."""
        order = sorted(range(len(lines)), key=lambda at: -lines[at].y)
        foot = self._starred(lines, order)
        floor = min(
            (line.y for at, line in enumerate(lines) if line.size >= self.small and at not in foot), default=0.0
        )
        notes: set[int] = set()
        for place, at in enumerate(order):
            line, above = lines[at], lines[order[place - 1]] if place else None
            if line.size < self.small and line.y < floor and (notes or self._begins_notes(above, line)):
                notes.add(at)
        return foot | notes

    def _begins_notes(self, above: Line | None, line: Line) -> bool:
        """Whether a small line has the mark of a note, and is none of a table: it stands apart, has a star, or a number
        that follows the last note's."""
        mark = NOTE_MARK.match(line.text)
        if not mark:
            return False
        if above is None or above.size >= self.small or above.y - line.y > 1.6 * line.size:
            return True
        last = NOTE_MARK.match(self.notes[-1][0][1].text) if self.notes else None
        is_next = last is not None and last[0].isdigit() and mark[0] == str(int(last[0]) + 1)
        return is_next or not mark[0].isalnum()

    def _starred(self, lines: Sequence[Line], order: Sequence[int]) -> set[int]:
        """The lowest lines, where they begin with a star and are set apart; the last of a list of stars is none."""
        leading = _leading(list(pairwise(lines)))
        for place in range(len(order) - 1, max(0, len(order) - 1 - MOST_STARRED), -1):
            line, above = lines[order[place]], lines[order[place - 1]]
            is_apart = above.y - line.y > 1.5 * leading
            if is_apart and (match := STAR.match(line.text)):
                marks = (STAR.match(lines[at].text) for at in order[:place])
                is_of_a_list = any(mark and mark["mark"] == match["mark"] for mark in marks)
                return set() if is_of_a_list else set(order[place:])
            if is_apart:
                break
        return set()

    def _goes_on(self, block: Sequence[tuple[int, Line]], line: Line) -> bool:
        """Whether the first line of a page continues the last paragraph of the page before."""
        last = block[-1][1]
        if MARKER.match(line.text) or abs(line.size - last.size) > 0.1 * self.size:
            return False
        if CONTENTS.search(last.text) or HEADING.match(line.text) or last.size >= 1.12 * self.size:
            return False
        if line.text[0].islower():
            return True
        if not last.text.endswith((".", ":", ";", "?", "!")):
            return last.right > 0.8 * self.right
        return bool(MARKER.match(block[0][1].text)) and line.x < last.x + 3

    def body(self, page_count: int) -> Body:
        """The text with its paragraphs and pages."""
        parts: list[str] = []
        page_starts: list[tuple[int, int]] = []
        paragraphs: list[Paragraph] = []
        length = 0
        kinds: tuple[tuple[Literal["body", "note"], list[list[tuple[int, Line]]]], ...]
        kinds = (("body", self.blocks), ("note", self.notes))
        for kind, blocks in kinds:
            for block in blocks:
                start = length
                for at, (page, line) in enumerate(block):
                    glue = "" if not at or parts[-1].endswith(("-", "/")) else " "
                    if not page_starts or page_starts[-1][1] != page:
                        page_starts.append((length + len(glue), page))
                    parts.append(glue + line.text)
                    length += len(glue) + len(line.text)
                first = block[0][1]
                number = NUMBER.match(first.text) if kind == "body" else None
                paragraphs.append(
                    Paragraph(
                        start,
                        length,
                        number["number"] if number else None,
                        "heading" if kind == "body" and not number and self._is_heading(block) else kind,
                    )
                )
                parts.append("\n")
                length += 1
        return Body("".join(parts), tuple(page_starts), tuple(paragraphs), page_count=page_count)

    def _is_heading(self, block: Sequence[tuple[int, Line]]) -> bool:
        first = block[0][1]
        return len(block) <= 3 and (first.size >= 1.12 * self.size or bool(HEADING.match(first.text)))


def _leading(pairs: Sequence[tuple[Line, Line]]) -> float:
    """The usual distance between two lines of one paragraph: the smaller of the two most frequent ones."""
    gaps = Counter(round(above.y - below.y) for above, below in pairs if 4 < above.y - below.y < 60)
    most = [gap for gap, count in gaps.most_common(2) if count >= 2]
    return min(most) if most else median_low(gaps.elements() if gaps else [14])


def _begins(above: Line, line: Line, leading: float) -> bool:
    """Whether a line begins a new paragraph below (or, in a further column, beside) the line before it."""
    fall = above.y - above.end
    is_midway = above.x > line.x + 3  # after a note mark, which the file takes for the start of a line
    goes_down = fall > (1 if is_midway else 0.6 * leading) and line.y - line.end < 1
    gap = above.y - line.y - (fall if goes_down else 0)
    if gap > 1.25 * leading or gap < -leading:
        return True
    if gap < 0.4 * leading:  # the same printed line
        return False
    if MARKER.match(line.text):
        is_below_heading = above.size >= 1.12 * line.size
        return is_below_heading or line.x < above.x - 3 or bool(ENDED.search(above.text))
    return (
        not goes_down
        and abs(above.size - line.size) > 0.15 * above.size
        and (above.right < 0.8 * line.right or line.size > above.size)
    )
