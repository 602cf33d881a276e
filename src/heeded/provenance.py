"""Where a sentence comes from: the exact quote, and the program that found it.

In: a text and offsets into it. Out: `Quote`s that are exact stretches of that text. Offsets count Unicode code points.
"""

from dataclasses import dataclass

__all__ = ["Origin", "Quote"]


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
