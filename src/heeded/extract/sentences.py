"""A stretch of text in, the spans of its sentences out; points of abbreviations and of lists of numbers end none."""

import re
from collections.abc import Iterator

__all__ = ["sentence_spans"]

# ". The", ".” In", "? – ", ".12 The" with the mark of a note, a line break that no small letter follows
_STOP = re.compile(
    r"(?P<mark>[.!?…][”\"’')\]]{0,2}(?:(?<=[^\W\d]\.)\d{1,3})?)\s{1,9}(?=[A-ZÀ-ÞА-ЯЁ“\"«(•–\[\d¿¡])|\n+(?![a-zà-þа-яё])"
)
# "No.", "para.", "Mr.", "U.S." and the number that opens a paragraph: "3. The"
_NO_STOP = re.compile(
    r"(?:\b(?:[Nn]os?|[Rr]ecs?|[Pp]aras?|[Aa]rts?|Mr|Mrs|Ms|Dr|St|H\.E|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|cf|vs?|e\.g|i\.e|Add|Corr|Rev|[Ss]ects?|pp?|núms?|[A-Z])\.)$"
)
_OPENING = re.compile(r"\s*(?:\(?[A-Z]-)?\d{1,3}(?:\.\d{1,3})?\.$")


LONGEST = 6000
"""A longer sentence comes in pieces, so that the work grows with the text and not with its square."""


def sentence_spans(text: str, start: int, end: int, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of text, without the white space between them; long ones cut at white space."""
    for begin, close in _sentences(text, start, end):
        while close - begin > longest:
            cut = text.rfind(" ", begin + longest // 2, begin + longest) + 1 or begin + longest
            if text[begin:cut].strip():
                yield begin, cut
            begin = cut
        if text[begin:close].strip():
            yield begin, close


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = start
    for stop in _STOP.finditer(text, start, end):
        if stop["mark"]:
            tail = text[max(begun, stop.start() - 8) : stop.start() + 1]
            if (
                _is_list(text, stop, end)
                or _NO_STOP.search(tail)
                or _OPENING.fullmatch(text[begun : stop.start() + 1][:12])
            ):
                continue
        close = stop.end("mark") if stop["mark"] else stop.start()
        yield begun, close
        begun = stop.end()
    yield begun, end


def _is_list(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether numbers stand on both sides of a stop: "1. 2. 3."; a line break ends a list."""
    if not text[stop.start() - 1].isdigit() or stop.end() >= end or not text[stop.end()].isdigit():
        return False
    return "\n" not in text[stop.end("mark") : stop.end()]
