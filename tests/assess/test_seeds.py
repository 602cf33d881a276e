"""What press texts alone tell of reviews and events, on the study's five seeds read together."""

from datetime import date
from pathlib import Path

import pytest

from heeded import pipeline
from heeded.assess.figures import ledger, ledgers
from heeded.assess.tallies import against_claims
from heeded.ingest.sources import Source, sources
from heeded.model import Outcome, Reading
from heeded.vocabulary.named_events import event_of

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def readings(study: Path) -> list[Reading]:
    texts = [found for found in sources(sorted((study.parent / "seeds").glob("*.txt"))) if isinstance(found, Source)]
    assert len(texts) == 5
    return [pipeline.read_source(text) for text in texts]


@pytest.fixture(scope="module")
def kazakhstan(readings: list[Reading]) -> dict[int, Outcome]:
    return {outcome.cycle: outcome for outcome in pipeline.outcomes("KAZ", readings, date(2025, 11, 1))}


def test_what_the_third_review_came_to(kazakhstan: dict[int, Outcome]) -> None:
    assert kazakhstan[3].counts == {"received": 245, "supported": 214, "noted": 31}
    held = {check.name: check for check in kazakhstan[3].checks if check.holds}
    assert "214 supported + 31 noted = 245 of 245 received" in held["sum"].message
    assert "195 implemented + 19 in progress = 214 of 214 supported" in held["claimed"].message
    assert "195 of 214 supported (91 %), 80 % of 245 received" in held["claimed"].message


def test_what_the_fourth_review_is_known_by(kazakhstan: dict[int, Outcome]) -> None:
    assert kazakhstan[4].counts == {"received": 294}
    [check] = kazakhstan[4].checks
    assert check.holds is None
    assert "0 of 294 recommendations are read" in check.message
    assert "by 103 States" in check.message


def test_an_ordinal_that_the_calendar_has_otherwise(kazakhstan: dict[int, Outcome]) -> None:
    wrong = [check for outcome in kazakhstan.values() for check in outcome.checks if check.holds is False]
    assert [check.name for check in wrong] == ["calendar"]
    assert "“Second Periodic Report” of 2019" in wrong[0].message
    assert "is that of cycle 3" in wrong[0].message


def test_the_claim_stands_against_two_views(readings: list[Reading], kazakhstan: dict[int, Outcome]) -> None:
    found = against_claims("KAZ", readings, kazakhstan.values())
    assert [each.sides[1].asserted_by for each in found] == ["Human Rights Foundation", "Human Rights Watch"]
    texts = {reading.document.key: reading.document.text for reading in readings}
    for each in found:
        assert each.cycle == 3
        assert each.sides[0].asserted_by == "state"
        assert "195" in each.sides[0].quote.text
        assert all(side.quote.holds_in(texts[side.document]) for side in each.sides)
    assert against_claims("BOL", readings, ()) == ()


def test_the_ledger_of_january_2022(readings: list[Reading]) -> None:
    made = ledger(event_of("KAZ", "January 2022"), readings)
    counts = {(count.harm, count.value, count.qualifier, count.by) for series in made.series for count in series.counts}
    assert counts == {
        ("killed", 200, "more_than", "UN Watch"),
        ("injured", 2600, "exact", "UN Watch"),
        ("detained", 10000, "exact", "UN Watch"),
        ("detained", 10000, "more_than", "Human Rights Foundation"),
    }


@pytest.mark.parametrize(
    ("state", "event", "harm", "value", "year"),
    [("IRQ", "Tishreen protests", "killed", 650, "2019"), ("BOL", None, "political_prisoners", 250, "2024")],
)
def test_figures_of_other_states(
    readings: list[Reading], state: str, event: str | None, harm: str, value: int, year: str
) -> None:
    [made] = ledgers(state, readings)
    assert made.event == event
    [series] = made.series
    [count] = series.counts
    assert (count.harm, count.value, count.qualifier) == (harm, value, "more_than")
    assert (count.date or "")[:4] == year
