"""A text and compiled names in, the stretches that name somebody and the masked text out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from heeded.masking.names import Masks

__all__ = ["Span", "masked", "named_in", "spans"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `text[start:end]` that names a hidden person, and what is to stand in its place."""

    start: int
    end: int
    mask: str
    person: str


def spans(text: str, masks: Masks, near: Collection[str] = ()) -> tuple[Span, ...]:
    """Where a text names hidden people: sorted, disjoint.

    `near` are ids of people whom the text is known to be about: of them a part of the name alone is masked too.
    """
    raise NotImplementedError


def masked(text: str, found: Sequence[Span]) -> str:
    """The text with a mask in place of every span; the spans are sorted and disjoint."""
    parts, last = [], 0
    for span in found:
        parts += [text[last : span.start], span.mask]
        last = span.end
    return "".join((*parts, text[last:]))


def named_in(text: str, masks: Masks) -> frozenset[str]:
    """Ids of the hidden people whom the text names in full."""
    raise NotImplementedError
