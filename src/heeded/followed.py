"""What is followed beside recommendations: the next dates of a review, pledges, decisions on individual cases.

All values are frozen. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` means that no source at hand says.
"""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["STEPS", "NextDate", "Step"]

Step = Literal["submissions", "national_report", "review", "adoption", "mid_term"]
STEPS: tuple[Step, ...] = get_args(Step)


@dataclass(frozen=True, slots=True)
class NextDate:
    """A step of a State's review that is still to come, as precisely as it is known."""

    state: str
    cycle: int
    step: Step
    first: str | None
    """The first day or month that it can fall in; None where it is not known."""
    last: str | None
    is_derived: bool
    """Whether the date follows from a rule; else a source states it."""
    session: int | None
    """Of the Working Group; of the Council where the step is the adoption of the outcome."""
    source: str
    """The source, or the rule and its source."""
