"""What public registers decide of recommendations: what is asked of them, and what they answer, with source and day.

All values are frozen. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the register; `None` is unknown.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from heeded.model import Citation

__all__ = ["FORCES", "REASONS", "RESULTS", "Force", "Reason", "RegisterAsk", "Result", "Verified"]

Force = Literal["direct", "consider", "steps"]
"""Whether the act itself is asked, to weigh it, or to go towards it."""
Result = Literal["fulfilled", "before_review", "in_review_year", "not_by", "open", "undecided"]
"""Done after the review; before it; in its year, on either side; not done on the register's day; not done on it, but
done by a later text of the record; not decidable."""
Reason = Literal[
    "consider", "steps", "reservation", "signature", "other_treaty", "unnamed", "which_protocol", "no_row", "doubtful",
    "no_date", "older_than_review", "only_earlier",
]  # fmt: skip
FORCES: tuple[Force, ...] = get_args(Force)
RESULTS: tuple[Result, ...] = get_args(Result)
REASONS: dict[Reason, str] = {
    "consider": "only to consider it is asked, which no register shows",
    "steps": "only steps towards it are asked, which no register shows",
    "reservation": "the register has no reservations",
    "signature": "the register has no dates of signature",
    "other_treaty": "the register at hand has no such treaty: it holds 18 instruments on human rights",
    "unnamed": "the recommendation names no treaty",
    "which_protocol": "the recommendation does not say which protocol",
    "no_row": "the register has no row for this State",
    "doubtful": "the register's row is doubtful",
    "no_date": "the register has no date for it",
    "older_than_review": "the register is older than the review",
    "only_earlier": "the register has it for an earlier review alone",
}
"""Why a register does not decide, in words."""


@dataclass(frozen=True, slots=True)
class RegisterAsk:
    """What a recommendation asks that a public register can decide; one for each treaty or thing asked.

    Offsets are those of the words in the recommendation's text that name the treaty or thing.
    """

    register: str
    """A register by its name in `vocabulary/registers.yml`."""
    item: str
    """The treaty's key, or its name where the vocabulary has no key; empty where none is named, or the register has one
    row a State."""
    act: str
    """Of treaties "join", "sign" or "lift" (a reservation); of other registers a key of their `acts`."""
    force: Force
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verified:
    """What a register says of one ask: never "not done" of what is only to be considered."""

    ask: RegisterAsk
    state: str
    reviewed: str
    """When the State was reviewed."""
    result: Result
    date: str | None = None
    """When the State did it."""
    status: str | None = None
    """What the register has: "party", "signed", "none", "withdrawn", "doubtful" ...; None where it has no row."""
    reason: Reason | None = None
    """Why it is undecided."""
    note: str = ""
    """What the register notes on the row."""
    source: str = ""
    as_of: str | None = None
    """The day or month for which the register speaks."""
    is_stale: bool = False
    """Whether the register was older than a year on the day of the question, or than the State's reply."""
    later: Citation | None = None
    """Where it is open, what the latest text after the register's day says."""
    later_date: str | None = None
    """When that text was written."""

    @property
    def precision(self) -> Literal["year", "month", "day"] | None:
        """How precise the date is."""
        return (
            None if self.date is None else "year" if len(self.date) == 4 else "month" if len(self.date) == 7 else "day"
        )
