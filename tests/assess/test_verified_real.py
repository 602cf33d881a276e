"""What registers show of real reviews: Kazakhstan 2014 (A/HRC/28/10), a press text, and results checked by hand."""

from datetime import date
from pathlib import Path

import pytest
from evaluation.documents import reading
from evaluation.scores import is_met
from evaluation.verified import decided, recognised, rows_of

from heeded.assess.against_registers import against_registers
from heeded.assess.registers import shipped
from heeded.assess.verified import verified
from heeded.model import Recommendation
from heeded.verified import Verified

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def kazakhstan(study: Path) -> dict[str, tuple[Verified, ...]]:
    statements = reading(study / "working-group-reports" / "kazakhstan2014.pdf").statements
    return {
        each.value.number: verified(each.value.text, "KAZ", "2014-10-30", shipped(), date(2026, 11, 28))
        for each in statements
        if isinstance(each.value, Recommendation) and each.value.number
    }


@pytest.mark.parametrize(
    ("number", "item", "result", "when"),
    [
        ("126.5", "ICCPR-OP2", "fulfilled", "2022"),
        ("126.7", "ICCPR-OP2", "fulfilled", "2022"),
        ("126.8", "CRPD-OP", "not_by", None),
    ],
)
def test_kazakhstan_2014(
    kazakhstan: dict[str, tuple[Verified, ...]], number: str, item: str, result: str, when: str | None
) -> None:
    [found] = [each for each in kazakhstan[number] if each.ask.item == item]
    assert (found.result, found.date) == (result, when)
    assert found.is_stale
    assert found.as_of == "2022-08"


def test_a_press_text_on_kazakhstan_is_set_against_the_register(study: Path) -> None:
    [one] = against_registers([reading(study / "texts" / "01-kaz-news-cat-error.txt")], shipped())
    assert (one.state, one.strength) == ("KAZ", 0.9)
    assert one.sides[1].quote.text == "CAT: party since 1998"


def test_asks_and_results_reach_their_targets(study: Path) -> None:
    rows = rows_of(study.parent)
    missed = [score for score in (*recognised(rows), *decided(rows)) if is_met(score) is False]
    assert missed == []
