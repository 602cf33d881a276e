"""The next dates of a State's review."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.assess.dates import last_day, next_dates
from heeded.followed import NextDate, Step
from heeded.vocabulary.calendar import adoption_months, deadline, half_way, reviews_of
from heeded.vocabulary.states import states

REVIEWED = sorted(code for code in states() if reviews_of(code))


def dates(state: str, day: str) -> list[tuple[Step, str | None, str | None, bool]]:
    return [(each.step, each.first, each.last, each.is_derived) for each in next_dates(state, date.fromisoformat(day))]


def test_after_its_review_a_state_waits_for_the_adoption() -> None:
    """Kazakhstan, reviewed in January 2025: decisions of the 59th session of the Council are of July 2025."""
    first, second, third = next_dates("KAZ", date(2025, 2, 1))
    assert (first.step, first.first, first.last, first.session, first.is_derived) == (
        "adoption", "2025-07", "2025-07", 59, False,
    )  # fmt: skip
    assert (second.step, second.first, second.is_derived) == ("mid_term", "2027-04", True)
    assert (third.step, third.first, third.cycle) == ("review", None, 5)
    assert "session 54" in third.source


def test_before_a_review_all_steps_stand_in_order() -> None:
    assert dates("THA", "2026-01-15") == [
        ("submissions", "2026-04-10", "2026-04-10", False),
        ("national_report", "2026-08-03", "2026-08-03", False),
        ("review", "2026-11", "2026-11", False),
        ("adoption", "2027-03", "2027-03", True),
        ("mid_term", "2029-02", "2029-02", True),
    ]


def test_a_session_under_way_hides_no_later_review() -> None:
    """Kazakhstan was reviewed in the first days of session 20, which ended on 7 November 2014."""
    found = [(each.step, each.cycle, each.first) for each in next_dates("KAZ", date(2014, 11, 5))]
    assert found == [
        ("review", 2, "2014-10-27"), ("adoption", 2, "2015-03"), ("mid_term", 2, "2017-01"),
        ("review", 3, "2019-11-04"),
    ]  # fmt: skip


def test_a_date_by_rule_says_so() -> None:
    found = {each.step: each for each in next_dates("AUS", date(2025, 5, 1))}
    assert (found["submissions"].first, found["submissions"].last) == ("2025-06", "2025-07")
    assert all(each.is_derived for each in found.values())
    assert "17/119" in found["review"].source


def test_the_day_of_the_adoption_is_taken_from_the_record() -> None:
    adopted = {4: "2025-07-01"}
    assert next_dates("KAZ", date(2025, 7, 1), adopted)[0].first == "2025-07-01"
    assert next_dates("KAZ", date(2025, 7, 2), adopted)[0].step == "mid_term"
    assert next_dates("KAZ", date(2025, 7, 2))[0].step == "adoption"  # "July 2025" can still be ahead


def test_a_state_that_is_not_reviewed_has_no_dates() -> None:
    assert next_dates("VAT", date(2025, 1, 1)) == ()


@given(state=st.sampled_from(REVIEWED), day=st.dates(date(2007, 1, 1), date(2030, 1, 1)))
def test_nothing_past_is_called_next(state: str, day: date) -> None:
    found = next_dates(state, day)
    assert found
    assert all(each.last is None or last_day(each.last) >= day for each in found)
    assert len({(each.step, each.cycle) for each in found}) == len(found)
    reviews = [each for each in found if each.step == "review"]
    assert all(each.first is None or each.first > day.isoformat()[: len(each.first)] for each in reviews[-1:])
    assert all(each.cycle <= reviews[-1].cycle for each in found)
    known = [each.first for each in found if each.first]
    assert known == sorted(known)
    assert [each for each in found if each.first is None] == list(found[len(known) :])
    assert any(each.step == "review" for each in found)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2015", date(2015, 12, 31)), ("2016-02", date(2016, 2, 29)), ("2015-03-19", date(2015, 3, 19)),
        ("2024-12", date(2024, 12, 31)),
    ],
)  # fmt: skip
def test_last_day(day: str, last: date) -> None:
    assert last_day(day) == last


def test_deadlines_stated_and_usual() -> None:
    stated = deadline(41, "submissions")
    assert stated
    assert (stated.first, stated.is_derived) == ("2022-03-31", False)
    usual = [deadline(number, "submissions") for number in (46, 47, 48, 49, 50)]
    assert [(each.first, each.last) for each in usual if each] == [
        ("2023-10", "2023-10"), ("2024-03", "2024-04"), ("2024-06", "2024-07"), ("2024-10", "2024-10"),
        ("2025-03", "2025-04"),
    ]  # fmt: skip
    assert deadline(20, "submissions") is None  # nothing is known of the first three cycles


@pytest.mark.parametrize("number", [41, 42, 43, 44, 45, 52, 53, 54])
def test_the_usual_months_hold_for_every_stated_deadline(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from heeded.vocabulary import calendar, load

    stated = {what: deadline(number, what) for what in ("submissions", "national_report")}  # type: ignore[arg-type]
    content = dict(load("calendar"))
    content["deadlines"] = {}
    monkeypatch.setattr(calendar, "load", lambda name: content)
    for what, due in stated.items():
        usual = deadline(number, what)  # type: ignore[arg-type]
        assert usual
        assert due
        assert usual.first <= due.first[:7] <= usual.last


def test_adoptions() -> None:
    months = {number: adoption_months(number) for number in (59, 43, 61, 62, 63, 7)}
    assert {number: each and (each.first, each.last, each.is_derived) for number, each in months.items()} == {
        59: ("2025-07", "2025-07", False), 43: ("2020-03", "2020-03", False), 61: ("2026-03", "2026-03", True),
        62: ("2026-06", "2026-07", True), 63: ("2026-09", "2026-10", True), 7: None,
    }  # fmt: skip


def test_half_way() -> None:
    assert half_way("2019-11-12")[0] == "2022-02"
    assert half_way("2014-10")[0] == "2017-01"


def test_values_are_frozen() -> None:
    each = NextDate("XAV", 4, "review", None, None, False, None, "")
    with pytest.raises(AttributeError):
        each.state = "KAZ"  # type: ignore[misc]
