"""Printed numbers in order in, the places that the sequence requires out: misprints righted, absent numbers named.

About one report in twenty misprints a number or skips one (A/HRC/28/10, para. 124, has two under one number).
"""

from collections.abc import Sequence

__all__ = ["places"]


def places(printed: Sequence[int | None]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The place of each item, counted from 1, and the numbers that no item has.

    A number ahead of its place is a skip where the next number goes on from it, else a misprint; a number behind its
    place is a misprint. An item without a number takes the next place.
    """
    found: list[int] = []
    absent: list[int] = []
    expected = 1
    for at, number in enumerate(printed):
        if number is not None and number > expected and _goes_on(printed, at, number, expected):
            absent.extend(range(expected, number))
            expected = number
        found.append(expected)
        expected += 1
    return tuple(found), tuple(absent)


def _goes_on(printed: Sequence[int | None], at: int, number: int, expected: int) -> bool:
    """Whether the items after this one count on from its number rather than from the place expected."""
    following = [(step, later) for step, later in enumerate(printed[at + 1 : at + 4], start=1) if later is not None]
    from_number = sum(later == number + step for step, later in following)
    from_place = sum(later == expected + step for step, later in following)
    if not following:
        return number - expected <= 2
    return from_number > from_place
