"""What registers show of real reviews: Kazakhstan 2014 (A/HRC/28/10), a press text, and results checked by hand."""

from datetime import date
from pathlib import Path

import pytest
from evaluation.documents import reading
from evaluation.scores import is_met
from evaluation.verified import decided, recognised, rows_of

from builders import document, statement
from builders import reading as a_reading
from heeded.assess.against_registers import against_registers
from heeded.assess.later import done_by_texts, with_later
from heeded.assess.registers import shipped
from heeded.assess.verified import verified
from heeded.model import Event, Recommendation
from heeded.reports.page_screen import register_line
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


def test_a_later_text_stands_beside_a_register_of_2014(kazakhstan: dict[str, tuple[Verified, ...]]) -> None:
    """The shipped row on the death penalty is of 10 December 2014; the text alone is invented."""
    text = "Kazakhstan abolished the death penalty by a law of December 2021."
    law = statement(text, text, Event(("law",), "2021-12", effect="repealed"), state="KAZ")
    told = done_by_texts("KAZ", [a_reading(document(text, published="2022-01-03", states=("KAZ",)), law)])
    for number in ("125.42", "126.26"):
        [found] = [each for each in kazakhstan[number] if each.ask.register == "death_penalty"]
        assert (found.result, found.as_of, found.is_stale) == ("not_by", "2014-12-10", True)
        assert with_later(found, ()) == found
        shown = with_later(found, told)
        assert (shown.result, shown.later_date, shown.as_of) == ("open", "2022-01-03", "2014-12-10")
        assert register_line(found).startswith("abolition of the death penalty: not done as of 10 December 2014 (")
        assert "open: the register of 10 December 2014 says no, report.txt, 3 January 2022, says done" in register_line(
            shown
        )
        assert "“Kazakhstan abolished the death penalty by a law" in register_line(shown)


@pytest.mark.parametrize("report", ["kazakhstan2010.pdf", "kazakhstan2014.pdf"])
def test_the_reports_of_kazakhstan_say_nothing_done_that_is_not(study: Path, report: str) -> None:
    """In 2010 and 2014 the death penalty was being abolished step by step: no sentence says that it was."""
    told = done_by_texts("KAZ", [reading(study / "working-group-reports" / report)])
    assert [each for each in told if each.act == "abolish"] == []


def test_a_press_text_on_kazakhstan_is_set_against_the_register(study: Path) -> None:
    [one] = against_registers([reading(study / "texts" / "01-kaz-news-cat-error.txt")], shipped())
    assert (one.state, one.strength) == ("KAZ", 0.9)
    assert one.sides[1].quote.text == "CAT: party since 1998"


def test_asks_and_results_reach_their_targets(study: Path) -> None:
    rows = rows_of(study.parent)
    missed = [score for score in (*recognised(rows), *decided(rows)) if is_met(score) is False]
    assert missed == []
