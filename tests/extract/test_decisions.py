"""The Council's decisions, as printed in 2010 and in 2025."""

import pytest
from tests.builders import paged

from heeded.extract.decisions import decision
from heeded.model import Review


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("Adopts the outcome of the review.", "22nd meeting 9 March 2020 [Adopted without a vote.]"), "2020-03-09"),
        (("Decision adopted by the Human Rights Council on 2 October 2024", "Adopts the outcome."), "2024-10-02"),
        (("The review of Arvenia took place on 7 November 2019.",), None),
    ],
)  # fmt: skip
def test_the_day_of_adoption(lines: tuple[str, ...], day: str | None) -> None:
    found = [s.value for s in decision(paged(*lines, kind="outcome_decision", session=34))]
    assert [value.outcome_adopted for value in found if isinstance(value, Review)] == ([day] if day else [])
