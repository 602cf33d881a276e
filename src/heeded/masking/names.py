"""What people entered as names in, what a text is searched for out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["WITHHELD", "Hidden", "Masks", "likely", "masks", "warnings"]

WITHHELD = "[name withheld]"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A person whose name is masked: id, the spellings that people gave, what stands in their place.

    `exact` are words that are always masked as they stand (a nickname that is a common word): whole words, case kept.
    """

    id: str
    spellings: tuple[str, ...]
    mask: str
    exact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masks:
    """The names of hidden people, ready to be looked for; equal people give equal values."""

    people: tuple[Hidden, ...]


def masks(hidden: Iterable[Hidden]) -> Masks:
    """Compile the names of hidden people once for many texts."""
    return Masks(tuple(sorted(set(hidden), key=lambda one: (one.id, one.spellings, one.mask, one.exact))))


def likely(masks: Masks) -> Mapping[str, tuple[str, ...]]:
    """By person: short lower-case stems; a text in which none of them stands does not name the person in full."""
    raise NotImplementedError


def warnings(hidden: Iterable[Hidden]) -> tuple[str, ...]:
    """Sentences for the person who enters names: what is masked only beside the other part, who shares a name."""
    raise NotImplementedError
