"""A document with numbered notes in, its notes by number and their marks in the text out.

What a page prints small and raised is text like any other once it is read: "rights.12", "rights. 12 The".
Marks and notes count up through a document; what does not fit the longest count is a year, a page or a paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from heeded.model import Document, Paragraph

__all__ = ["Mark", "Notes", "counting", "is_mark_of_note", "notes_of"]

_HIGHEST = 1000
# "Notes", "Notes 1 Unless", "V. Capacity-building Notes", "Примечания"
_NOTES = re.compile(
    r"(?:End)?[Nn]otes?\b(?!\s+(?:that|with|the\s+(?:adoption|establishment)))|Примечани[яе]\b|Notas\b|NOTES\b"
)
_NOTES_LAST = re.compile(r"\s(?:End)?Notes\s*\Z")
# "12 AI, p. 2.", "17CRC/C/15", "3 Ibid."
_NUMBER_OF_NOTE = re.compile(r"(?<![\w./–-])(?P<number>[1-9]\d{0,2})(?=\s{0,3}[A-ZА-ЯЁÀ-Þ“«\"]|\s+(?:www|https?)\b)")
# "submissions2 for"; "rights.12 The"; "in 201986 and"; "rights. 12 The", "UNHCR, 139 the"
_MARK = re.compile(
    r"(?<=[^\W\d_])(?P<word>[1-9]\d{0,2})(?![\w%])"
    r"|(?<=[.,;:!?)\]”“\"’'»])(?P<stop>[1-9]\d{0,2})(?![\w%])"
    r"|(?<=\b20[0-3]\d)(?P<year>[1-9]\d{0,2})(?![\w%])"
    r"|(?<=[.,;:!?)\]”“\"’'»])\s{1,3}(?P<space>[1-9]\d{0,2})(?=\s|[,.;:]|$)"
)
_LOST = re.compile(r"(?<=\.)\sIbid\b")
_NEXT_BEGINS = re.compile(r"\s{0,3}(?:$|\n|[A-ZА-ЯЁÀ-Þ“«\"(])")


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a note where the text has it."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document, the marks in its text, and where the text ends and the notes begin."""

    by_number: dict[int, str]
    marks: tuple[Mark, ...]
    paragraphs: tuple[Paragraph, ...]
    """The paragraphs of the text, without notes."""
    whole: str
    """All notes in reading order, with what stands before the first."""
    spans: tuple[tuple[int, int], ...]
    """Where the notes stand in the text, in order."""

    def hold(self, place: int) -> bool:
        """Whether a place of the text lies in a note."""
        at = bisect_right(self.spans, place, key=lambda span: span[0]) - 1
        return at >= 0 and place < self.spans[at][1]


@lru_cache(maxsize=2)  # extractors ask for those of the same document
def notes_of(document: Document) -> Notes:
    """The notes at the foot of pages and behind a heading "Notes"."""
    body = [paragraph for paragraph in document.body.paragraphs if paragraph.kind != "note"]
    first = min(_first_of_notes(document.text, body), _first_behind_notes(document, body))
    main = [*body[:first]]
    if main and (word := _NOTES_LAST.search(document.text, max(main[-1].start, main[-1].end - 12), main[-1].end)):
        main[-1] = replace(main[-1], end=word.start())
    pieces = [p for p in document.body.paragraphs if p.kind == "note"] + body[first:]
    # On the page where the notes begin, small type below the last usual line is taken for the foot of the page.
    pieces.sort(key=lambda p: (document.body.page_at(p.start) or 0, p.kind == "note", p.start))
    whole = " ".join(document.text[piece.start : piece.end] for piece in pieces)
    found = counting(
        (match.start(), int(match["number"]), 2 if whole[: match.start()][-2:].strip()[-1:] in ".;)" else 1)
        for match in _NUMBER_OF_NOTE.finditer(whole)
    )
    ends = [*(at for at, _ in found[1:]), len(whole)]
    texts = {number: whole[at + len(str(number)) : end].strip() for (at, number), end in zip(found, ends, strict=False)}
    for number in [
        number for number in texts if number + 1 not in texts
    ]:  # "12 CAT/C/XAV/CO/4, para. 6. Ibid., para. 9": 13 is lost
        if (lost := _LOST.search(texts[number])) is not None:
            texts[number], texts[number + 1] = texts[number][: lost.start()], texts[number][lost.start() :]
    is_numbered = 1 in texts and 2 in texts  # "Notes to editors" are not
    spans = tuple(sorted((p.start, p.end) for p in pieces if is_numbered or p.kind == "note"))
    return Notes(texts, _marks(document.text, main), tuple(main), whole, spans)


def _first_of_notes(text: str, body: Sequence[Paragraph]) -> int:
    """The place of the paragraph that opens the notes, in the second half of the text; the end where none does."""
    for at in range(len(body) - 1, len(body) // 3, -1):
        start, end = body[at].start, body[at].end
        if _NOTES.match(text, start, end):
            return at
        if _NOTES_LAST.search(text, max(start, end - 12), end):
            return at + 1
    return len(body)


def _first_behind_notes(document: Document, body: Sequence[Paragraph]) -> int:
    """The place of the first paragraph, none of them numbered, behind a page that has notes alone; the end if none."""
    pages = [document.body.page_at(paragraph.start) or 0 for paragraph in body]
    of_notes = {document.body.page_at(p.start) or 0 for p in document.body.paragraphs if p.kind == "note"}
    alone = min(of_notes - set(pages), default=None)
    first = len(body) if alone is None else bisect_right(pages, alone)
    return len(body) if any(paragraph.number for paragraph in body[first:]) else first


def is_mark_of_note(text: str, mark: Mark) -> bool:
    """Whether a mark can be no count: "In all, 12 people" stands behind a space, as "UNHCR, 139 the" does."""
    return not text[mark.start - 1].isspace() or bool(_NEXT_BEGINS.match(text, mark.end, mark.end + 4))


def _marks(text: str, paragraphs: Iterable[Paragraph]) -> tuple[Mark, ...]:
    spans: dict[int, int] = {}
    candidates = []
    for paragraph in paragraphs:
        for match in _MARK.finditer(text, paragraph.start, paragraph.end):
            kind = match.lastgroup or "word"
            start, end = match.span(kind)
            before = text[start - 2 : start] if kind == "stop" else text[start - 1 : start]
            closes = bool(_NEXT_BEGINS.match(text, end, min(end + 4, paragraph.end)))
            if kind == "stop" and before[0].isdigit() and not closes:  # "3.5 per cent"
                continue
            weight = 4 if closes else 1 if kind in ("space", "year") or before.isupper() else 3
            candidates.append((start, int(match[kind]), weight))
            spans[start] = end
    return tuple(Mark(number, start, spans[start]) for start, number in counting(candidates))


def counting(candidates: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of (place, number, weight) in order of places those that count up and weigh most together: (place, number).

    The work grows with the number of candidates alone: numbers are below 1000 (a Fenwick tree holds the best so far).
    """
    best: list[tuple[int, int]] = [(0, -1)] * (_HIGHEST + 1)
    steps: list[tuple[int, int, int]] = []
    for place, number, weight in candidates:
        total, before = 0, -1
        at = number - 1
        while at > 0:
            total, before = max((total, before), best[at])
            at -= at & -at
        steps.append((place, number, before))
        mine = (total + weight, len(steps) - 1)
        at = number
        while at <= _HIGHEST:
            best[at] = best[at] if best[at][0] >= mine[0] else mine
            at += at & -at
    last = -1
    at = _HIGHEST
    weight = 0
    while at > 0:
        weight, last = max((weight, last), best[at])
        at -= at & -at
    chosen = []
    while last >= 0:
        place, number, last = steps[last]
        chosen.append((place, number))
    return chosen[::-1]
