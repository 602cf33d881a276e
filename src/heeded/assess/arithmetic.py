"""Counts in, what can be computed from them out: what a count with its qualifier can mean, shares in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from heeded.model import Qualifier

__all__ = ["Share", "could_equal", "in_words", "limits"]

ROUND = 0.1
"""How far, of a count that is told with "about", the true one may lie from it."""


@dataclass(frozen=True, slots=True)
class Share:
    """A count as a part of a whole that is named: 195 of 214 supported."""

    count: int
    of: int
    what: str
    """What the whole is: "supported", "received"."""

    @property
    def percent(self) -> str:
        """The share in per cent without decimals; never 0 or 100 of what is neither none nor all."""
        if not self.of:
            return "no share"
        exact = 100 * self.count / self.of
        if 0 < exact < 0.5:
            return "under 1 %"
        if 99.5 <= exact < 100:
            return "over 99 %"
        return f"{exact:.0f} %"

    def __str__(self) -> str:
        return f"{self.count} of {self.of} {self.what} ({self.percent})"


def in_words(shares: Sequence[Share]) -> str:
    """Shares of one count with each whole by name: "195 of 214 supported (91 %), 80 % of 245 received"."""
    first, *rest = shares
    return ", ".join((str(first), *(f"{share.percent} of {share.of} {share.what}" for share in rest)))


def limits(value: int, qualifier: Qualifier) -> tuple[int, int | None]:
    """The least and the most that a count with its qualifier can mean; None where there is no most."""
    if qualifier == "about":
        slack = round(value * ROUND)
        return value - slack, value + slack
    low = {"more_than": value + 1, "at_least": value, "exact": value}.get(qualifier, 0)
    high = {"fewer_than": value - 1, "up_to": value, "exact": value}.get(qualifier)
    return low, high


def could_equal(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Whether two counts, as the limits of what each can mean, can both be true of one number."""
    return (other[1] is None or one[0] <= other[1]) and (one[1] is None or other[0] <= one[1])
