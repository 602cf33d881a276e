"""Where a sentence comes from: the quote, the program that made it, and cleaned views that map back to the text.

In: a text and offsets into it. Out: `Quote`s that are exact stretches of that text. Offsets count Unicode code points.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from re import Pattern

__all__ = ["Origin", "Quote", "View"]


@dataclass(frozen=True, slots=True)
class Origin:
    """What produced a value: the name of an extractor, linker or model, and its version."""

    name: str
    version: str = "1"


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact stretch of a document's text: `text[start:end] == quote.text`."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Quote":
        """The stretch `text[start:end]` without the white space at its ends.

        Raises ValueError where the span is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no stretch {start}:{end} in a text of {len(text)} characters")
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        stretch = stretch.strip()
        if not stretch:
            raise ValueError(f"nothing but white space at {start}:{end}")
        return cls(stretch, start, start + len(stretch))

    def holds_in(self, text: str) -> bool:
        """Whether the text has this quote at its offsets."""
        return text[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True)
class View:
    """A cleaned reading of a source text that knows where each of its characters came from.

    Pieces are maximal stretches of the source, in source order: `view_starts[i]` is where piece i begins in `text`,
    `source_starts[i]` where it begins in the source. Text put in (a space for a removed footnote mark) belongs to no
    piece and maps to the end of the piece before it.
    """

    text: str
    view_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    lengths: tuple[int, ...]

    @classmethod
    def whole(cls, text: str, start: int = 0, end: int | None = None) -> "View":
        """The stretch `text[start:end]` as it is."""
        end = len(text) if end is None else end
        return cls(text[start:end], (0,), (start,), (end - start,))

    @classmethod
    def joined(cls, source: str, spans: Iterable[tuple[int, int]], glue: str = "") -> "View":
        """The stretches `spans` of the source, in order, with `glue` between them."""
        kept = [(start, end) for start, end in spans if end > start]
        lengths = tuple(end - start for start, end in kept)
        starts = tuple(accumulate((length + len(glue) for length in lengths[:-1]), initial=0)) if kept else ()
        return cls(glue.join(source[s:e] for s, e in kept), starts, tuple(s for s, _ in kept), lengths)

    def without(self, pattern: Pattern[str]) -> "View":
        """This view with every match of the pattern left out."""
        kept: list[tuple[int, int]] = []
        done = 0
        for match in pattern.finditer(self.text):
            kept.append((done, match.start()))
            done = match.end()
        kept.append((done, len(self.text)))
        texts, view_starts, source_starts, lengths, length = [], [], [], [], 0
        for start, end in kept:
            texts.append(self.text[start:end])
            for piece in range(max(0, bisect_right(self.view_starts, start) - 1), len(self.view_starts)):
                piece_start = self.view_starts[piece]
                if piece_start >= end:
                    break
                low, high = max(start, piece_start), min(end, piece_start + self.lengths[piece])
                if low < high:
                    view_starts.append(length + low - start)
                    source_starts.append(self.source_starts[piece] + low - piece_start)
                    lengths.append(high - low)
            length += end - start
        return View("".join(texts), tuple(view_starts), tuple(source_starts), tuple(lengths))

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `self.text[start:end]` stands in the source: its first character's place to its last one's, plus one.

        What the view left out in between is inside the span. Raises ValueError for an empty span or one made of put-in
        text alone.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch {start}:{end} in a view of {len(self.text)} characters")
        first = max(0, bisect_right(self.view_starts, start) - 1)
        if start >= self.view_starts[first] + self.lengths[first]:  # on put-in text: the next piece begins the span
            first, start = first + 1, self.view_starts[first + 1] if first + 1 < len(self.view_starts) else end
        last = max(0, bisect_right(self.view_starts, end - 1) - 1)
        stop = min(end - self.view_starts[last], self.lengths[last])
        low = self.source_starts[first] + start - self.view_starts[first] if first < len(self.source_starts) else 0
        high = self.source_starts[last] + stop
        if low >= high:
            raise ValueError(f"nothing of the source at {start}:{end} of the view")
        return low, high
