"""The calendar of reviews."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from heeded.errors import VocabularyError
from heeded.vocabulary.calendar import (
    ReviewSlot,
    council_month,
    council_session_of,
    cycle_at,
    cycle_of_session,
    reviews_of,
    session,
    session_of_council,
    sessions,
)
from heeded.vocabulary.states import iso3_of, states


def study_rows(study: Path, name: str) -> list[dict[str, str]]:
    with (study / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_every_member_is_reviewed_once_in_every_cycle() -> None:
    members = [s.iso3 for s in states().values() if s.group not in {"Observer", "none"} and not s.is_fictional]
    assert {code for code in members if [slot.cycle for slot in reviews_of(code)] != [1, 2, 3, 4]} == set()
    assert reviews_of("VAT") == ()


def test_kazakhstan_and_arvenia() -> None:
    assert [(s.cycle, s.session, s.year, s.council_session, s.is_derived) for s in reviews_of("KAZ")] == [
        (1, 7, 2010, 14, False), (2, 20, 2014, 28, False), (3, 34, 2019, 43, False), (4, 48, 2025, 59, False),
    ]  # fmt: skip
    assert reviews_of("XAV") == (ReviewSlot(3, 34, 2019, 43), ReviewSlot(4, 46, 2024, 57))
    assert council_month(43) == "2020-03"
    assert council_month(57) == "2024-09"


@pytest.mark.parametrize(
    ("code", "cycle", "number", "is_derived"),
    [
        ("ISR", 2, 17, False), ("ISR", 3, 29, True), ("ISR", 4, 43, False),
        ("UKR", 3, 28, True), ("UKR", 4, 54, False),
        ("MMR", 3, 37, False), ("MMR", 4, 54, False),
        ("USA", 2, 22, True), ("USA", 3, 36, True), ("USA", 4, 53, False),
        ("NAM", 3, 38, False), ("CHL", 4, 46, False), ("FRA", 3, 29, True),
    ],
)  # fmt: skip
def test_postponed_and_derived_reviews(code: str, cycle: int, number: int, is_derived: bool) -> None:
    slot = next(slot for slot in reviews_of(code) if slot.cycle == cycle)
    assert (slot.session, slot.is_derived) == (number, is_derived)


@pytest.mark.parametrize(
    ("number", "cycle"), [(0, None), (1, 1), (12, 1), (13, 2), (26, 2), (27, 3), (40, 3), (41, 4), (54, 4), (55, None)]
)
def test_cycle_of_session(number: int, cycle: int | None) -> None:
    assert cycle_of_session(number) == cycle


@pytest.mark.parametrize(
    ("number", "council"),
    [(1, 8), (2, 8), (3, 10), (7, 14), (12, 19), (13, 21), (20, 28), (34, 43), (46, 57), (48, 59), (99, None)],
)
def test_council_session(number: int, council: int | None) -> None:
    assert council_session_of(number) == council


def test_sessions_follow_each_other_and_precede_their_council_session() -> None:
    held = [sessions()[number] for number in sorted(sessions())]
    assert [s.number for s in held] == list(range(1, 55))
    for earlier, later in pairwise(held):
        assert earlier.first <= earlier.last < later.first
        assert earlier.council_session <= later.council_session
    for one in held:
        month = council_month(one.council_session)
        assert month is not None
        assert month > one.last[:7]
        assert one.derived <= {"states", "council", "dates"}


def test_session_by_number() -> None:
    assert session(7).first == "2010-02-08"
    assert session(7).year == 2010
    assert "XAV" in session(46).states
    with pytest.raises(VocabularyError, match="no session 77"):
        session(77)


@pytest.mark.parametrize(
    ("code", "council", "number"), [("KAZ", 28, 20), ("DZA", 8, 1), ("FRA", 8, 2), ("KAZ", 29, None), ("VAT", 8, None)]
)
def test_session_of_council(code: str, council: int, number: int | None) -> None:
    assert session_of_council(code, council) == number


@pytest.mark.parametrize(
    ("code", "when", "purpose", "cycle"),
    [
        ("KAZ", "2019-07", "review", 3),
        ("KAZ", "2019-11-07", "review", 3),
        ("KAZ", "2019-11-07", "follow_up", 3),
        ("KAZ", "2020-01", "review", 4),
        ("KAZ", "2020-01", "follow_up", 3),
        ("KAZ", 2017, "follow_up", 2),
        ("KAZ", 2017, "review", 3),
        ("KAZ", 2019, "follow_up", None),
        ("KAZ", 2019, "review", None),
        ("KAZ", "2007-05", "review", 1),
        ("KAZ", "2007-05", "follow_up", None),
        ("KAZ", "2026-06", "review", None),
        ("XAV", "2019-03-28", "review", 3),
        ("XAV", "2022", "follow_up", 3),
        ("XAV", "2023-10", "review", 4),
        ("VAT", "2019", "review", None),
    ],
)
def test_cycle_of_a_document(code: str, when: str | int, purpose: str, cycle: int | None) -> None:
    assert cycle_at(code, when, purpose) == cycle  # type: ignore[arg-type]


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(VocabularyError, match="YYYY-MM"):
        cycle_at("KAZ", "May 2019", "review")


@pytest.mark.real
@pytest.mark.parametrize(
    "name",
    ["reference/review_calendar_cycles_1_2_from_upr_info.csv", "reference/upr_calendar_cycles_3_4_partial.csv"],
)
def test_agrees_with_the_collected_calendars(study: Path, name: str) -> None:
    for row in study_rows(study, name):
        code = iso3_of(row.get("state") or row["state_under_review"])
        assert code is not None, row
        assert code in session(int(row["session"])).states, row


@pytest.mark.real
def test_agrees_with_the_symbols_of_the_reports(study: Path) -> None:
    for row in study_rows(study, "reference/working_group_reports.csv"):
        code, number = row["state_under_review"], int(row["session"])
        assert session_of_council(code, int(row["symbol"].split("/")[2])) == number, row


@pytest.mark.real
def test_years_of_the_sessions(study: Path) -> None:
    assert {int(r["session"]): int(r["year"]) for r in study_rows(study, "reference/upr_sessions.csv")} == {
        number: held.year for number, held in sessions().items() if number <= 53
    }
