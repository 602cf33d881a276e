"""What a search found, as values: the passages of one page of results, and what all of them are counted by."""

from collections.abc import Mapping
from dataclasses import dataclass

from heeded.query import Filter

__all__ = ["Count", "Found", "Hit"]


@dataclass(frozen=True, slots=True)
class Count:
    """How often a value stands among what was found."""

    value: str
    recommendations: int
    pairs: int
    """The recommendations, each as often as States made it that count."""
    others: int
    """Passages that are no recommendations of a review."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that was found, and where it stands."""

    id: str
    """Public id of a recommendation; empty for another passage."""
    types: tuple[str, ...]
    state: str
    cycle: int | None
    number: str | None
    position: str | None
    by: tuple[str, ...]
    """The States that recommend or speak, else the party."""
    quote: str
    marks: tuple[tuple[int, int], ...]
    """Where the words looked for stand in the quote."""
    document: str
    """What the document is called."""
    key: str
    date: str | None
    page: int | None
    paragraph: str | None
    statement: str
    score: float | None = None
    """Of what is near in meaning, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, and the counts of all of it."""

    said: str
    """How the query was understood."""
    notes: tuple[str, ...]
    hits: tuple[Hit, ...]
    recommendations: int
    pairs: int
    others: int
    counts: Mapping[Filter, tuple[Count, ...]]
    """By filter, as if that filter alone were not set: what choosing another of its values would find."""
    unconcluded: tuple[str, ...] = ()
    """States among what was found whose labels and links are not known yet."""
