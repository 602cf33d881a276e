"""The values of a file's rows in; each once, and what is wrong with rows that contradict each other, out."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from heeded.primary import Assessment, Assignment

__all__ = ["settled"]

T = TypeVar("T", Assessment, Assignment)


def settled(rows: Iterable[tuple[str, T]], said: Callable[[T], object]) -> tuple[list[T], dict[str, str], list[str]]:
    """The values of rows by their places, each once; what is wrong, by place; and which rows say the same, in words.

    Rows on one `key` that `said` tells apart are all wrong, for nothing tells which one is right; and nothing is taken
    of a row that is wrong.
    """
    given = list(rows)
    by_key: dict[tuple[str, ...], list[tuple[str, T]]] = defaultdict(list)
    for place, value in given:
        by_key[value.key].append((place, value))
    wrong: dict[str, str] = {}
    for found in by_key.values():
        places: list[str] = list(dict.fromkeys([place for place, _ in found]))
        if any(said(value) != said(found[0][1]) for _, value in found):
            told = " and ".join([places[0], *map(_row, places[1:])])
            wrong |= dict.fromkeys(places, f"{found[0][1].subject} stands twice, in {told}, not alike: leave one.")
    good: list[T] = []
    notes = []
    for found in by_key.values():
        right = [(place, value) for place, value in found if place not in wrong]
        good += [value for _, value in right[:1]]
        notes += [f"{place}: says the same as {_row(right[0][0])}; taken once." for place, _ in right[1:]]
    return good, wrong, notes


def _row(place: str) -> str:
    """ "row 12" of "answers.xlsx, sheet Answers, row 12"."""
    return place.rpartition(", ")[2]
