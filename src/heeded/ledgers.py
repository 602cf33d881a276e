"""Ledgers of people affected by an event: who counts how many, since when, and who repeats whom.

All values are frozen. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, events' also FROM/TO; `None` is unknown.
"""

from dataclasses import dataclass
from typing import Literal

from heeded.model import Check, Citation, Harm, Measure, Qualifier

__all__ = ["Basis", "Count", "Ledger", "Range", "Series", "Side", "Told"]

Side = Literal["official", "independent", "unnamed"]
Basis = Literal["named", "dated", "near", "other"]
"""Why a count is of the event: its words name it; its date lies in it; the text speaks of it nearby; of no event."""


@dataclass(frozen=True, slots=True)
class Count:
    """One count by one source, and the documents that repeat it."""

    harm: Harm
    value: int
    qualifier: Qualifier
    date: str | None
    place: str | None
    by: str | None
    """The word "state" for the government, else the source as named; None where nobody is named."""
    side: Side
    said: str | None
    """Date of the first document that has it."""
    citation: Citation
    repeated: tuple[Citation, ...] = ()
    """The same count of the same source, or in the same words, in other documents."""
    is_part: bool = False
    """Whether the text gives it as a part of another count, or the same voice has a larger one there."""
    basis: Basis = "other"


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest count of a side, each with its qualifier; parts are left out."""

    lowest: int
    lowest_qualifier: Qualifier
    highest: int
    highest_qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Series:
    """All counts of one harm, in the order in which they were first said; undated documents at the end."""

    harm: Harm
    counts: tuple[Count, ...]
    whole: Range | None = None
    """The lowest and the highest count; None, like what follows, where the counts are of no one event."""
    official: Range | None = None
    independent: Range | None = None
    first: Count | None = None
    """The earliest of the counts in dated documents, parts left out."""
    latest: Count | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The counts of one event, or of no event with a name."""

    state: str
    event: str | None
    date: str | None
    series: tuple[Series, ...]
    checks: tuple[Check, ...] = ()
    """Whether the same figure stands under two dates."""


@dataclass(frozen=True, slots=True)
class Told:
    """A count of recommendations of one review that somebody gives as implemented, in progress or not."""

    cycle: int
    measure: Measure
    value: int
    qualifier: Qualifier
    out_of: int | None
    by: str | None
    """The word "state" for the government, else the party as named."""
    citation: Citation
