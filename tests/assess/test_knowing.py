"""When a document can have been written: its date, else what its kind and its statements tell."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import document, reading, statement
from heeded.assess.knowing import earliest_day
from heeded.model import KINDS, Deadline, Event, Figure, Recommendation, Review, Tally, Value
from heeded.vocabulary.calendar import adoption_months, session

TODAY = date(2026, 1, 1)
TEXT = "Arvenia was reviewed."
FIRST, COUNCIL = session(34).first, f"{adoption_months(43).first}-01"  # type: ignore[union-attr]


def day_of(*values: Value, today: date = TODAY, **fields: Any) -> str | None:
    return earliest_day(
        reading(document(TEXT, **fields), *(statement(TEXT, "Arvenia", each) for each in values)), today
    )


@pytest.mark.parametrize(
    ("kind", "cycle", "day"),
    [
        ("un_compilation", 3, FIRST), ("stakeholder_summary", 3, FIRST), ("advance_questions", 3, FIRST),
        ("working_group_report", 3, FIRST), ("national_report", 3, FIRST), ("stakeholder_submission", 3, FIRST),
        ("stakeholder_submission", 4, "2023-10-01"), ("national_report", 4, "2024-01-01"),
        ("thematic_list", 3, COUNCIL), ("addendum", 3, COUNCIL), ("hc_letter", 3, COUNCIL),
        ("outcome_decision", 3, COUNCIL), ("news", 3, None), ("thematic_list", None, None), ("news", None, None),
    ],
)  # fmt: skip
def test_by_kind_and_cycle(kind: str, cycle: int | None, day: str | None) -> None:
    assert day_of(kind=kind, cycle=cycle) == day


def test_the_council_report_comes_with_its_session() -> None:
    assert day_of(kind="council_report", council_session=43, states=("KAZ", "XAV")) == COUNCIL


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (Tally("received", 12, cycle=3), FIRST), (Recommendation("Act.", cycle=3), FIRST), (Review(cycle=3), FIRST),
        (Review(cycle=3, dates=("2019-11-07",)), "2019-11-07"), (Tally("received", 12, year=2019), "2019-01-01"),
        (Event(("protest",), "2021-03"), "2021-03-01"), (Event(("protest",), "2020-12/2021-02"), "2021-02-01"),
        (Figure("killed", 3, date="2021-03-04"), "2021-03-04"), (Deadline("the law", "2022-01-01"), None),
        (Event(("election",), "2030"), None), (Tally("received", 12), None),
    ],
)  # fmt: skip
def test_by_what_an_undated_text_tells(value: Value, day: str | None) -> None:
    assert day_of(value, kind="news") == day


def test_the_latest_decides() -> None:
    told = Tally("received", 12, cycle=3), Event(("law",), "2022-05-04"), Event(("law",), "2022-01-04")
    assert day_of(*told, kind="news") == "2022-05-04"


def test_what_is_written_for_a_review_speaks_of_it_beforehand() -> None:
    ahead = Review(cycle=4, dates=("2024-05-08",))
    assert day_of(ahead, Tally("supported", 5, cycle=3), kind="stakeholder_submission", cycle=4) == "2023-10-01"


def test_a_stated_year_or_month_is_made_no_later_than_it_says() -> None:
    event = Event(("protest",), "2021-03-09")
    assert day_of(event, published="2021") == "2021-03-09"
    assert day_of(event, published="2020") == "2020-01-01"
    assert day_of(event, published="2021-06") == "2021-06-01"


@given(
    kind=st.sampled_from(KINDS), cycle=st.sampled_from([None, 1, 2, 3, 4]),
    published=st.dates(date(2008, 1, 1), date(2026, 1, 1)).map(date.isoformat),
    told=st.dates(date(2000, 1, 1), date(2040, 1, 1)).map(date.isoformat),
)  # fmt: skip
def test_a_stated_day_decides_and_nothing_is_later_than_today(
    kind: str, cycle: int | None, published: str, told: str
) -> None:
    event = Event(("protest",), told)
    assert day_of(event, kind=kind, cycle=cycle, published=published) == published
    found = day_of(event, kind=kind, cycle=cycle)
    assert found is None or found <= TODAY.isoformat()
