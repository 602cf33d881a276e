"""What is assigned, noted and overdue."""

from datetime import UTC, date, datetime

import pytest

from heeded.assess.assignments import assignment_of, dated, noted_on, tasks
from heeded.errors import HeededError
from heeded.primary import Assignment, Kept, Primary, ProgressNote

AS_OF = date(2026, 6, 30)
KNOWN = frozenset({"XAV/3/111.5", "XAV/3/111.6"})


def kept(value: Primary, hour: int = 0, by: str = "unit") -> Kept:  # type: ignore[type-arg]
    return Kept(f"uid{hour}", by, datetime(2026, 1, 1, hour, tzinfo=UTC), value)


def given(due: str | None = None, to: str = "Justice", steps: str = "") -> Assignment:
    return Assignment("XAV/3/111.5", to, steps, "laws", due)


def note(day: str, value: str | None = None, done: bool = False, words: str = "") -> ProgressNote:
    return ProgressNote("XAV/3/111.5", "Justice", day, words, value, done)


@pytest.mark.parametrize(
    ("due", "notes", "is_overdue"),
    [
        ("2026-06-29", [], True), ("2026-06-30", [], False), ("2026-06", [], False), ("2026-05", [], True),
        ("2025", [], True), ("2026", [], False), (None, [], False),
        ("2026-05", [note("2026-05-01", done=True)], False),
        ("2026-05", [note("2026-05-01", done=True), note("2026-06-01")], True),  # taken up again
        ("2026-05", [note("2026-07-01", done=True)], True),  # noted after the day asked for
    ],
)  # fmt: skip
def test_overdue(due: str | None, notes: list[ProgressNote], is_overdue: bool) -> None:
    [task] = tasks([kept(given(due))], [kept(each, at) for at, each in enumerate(notes)], AS_OF)
    assert task.is_overdue is is_overdue


def test_the_indicator_over_time_is_in_order_of_dates() -> None:
    notes = [note("2026-03", "3"), note("2025", "1"), note("2026-02-01", words="asked"), note("2026-07", "9")]
    [task] = tasks([kept(given())], [kept(each, at) for at, each in enumerate(notes)], AS_OF)
    assert task.values == (("2025", "1"), ("2026-03", "3"))
    assert [each.value.date for each in task.notes] == ["2025", "2026-02-01", "2026-03"]


def test_the_later_word_counts_whoever_says_it() -> None:
    found = tasks(
        [kept(given("2026-01", steps="new"), 5, "second"), kept(given("2027-01", steps="old"), 1, "first")],
        [kept(note("2026-02", "2"), 7, "second"), kept(note("2026-02", "1"), 6, "first")], AS_OF,
    )  # fmt: skip
    [task] = found
    assert (task.assignment.steps, task.by, task.values) == ("new", "second", (("2026-02", "2"),))


def test_each_body_has_its_own_task() -> None:
    found = tasks([kept(given(to="Interior")), kept(given())], [kept(note("2026-02", "2"))], AS_OF)
    assert [(each.assignment.responsible, len(each.notes)) for each in found] == [("Interior", 0), ("Justice", 1)]


@pytest.mark.parametrize("day", ["2026", "2026-06", "2026-06-30"])
def test_dates(day: str) -> None:
    assert dated(day, "--due") == day


@pytest.mark.parametrize("day", ["", "June", "2026-13", "2026-02-30", "20260630", "2026-6-1", "26", "2026-06-30T00"])
def test_what_is_no_date_is_refused(day: str) -> None:
    with pytest.raises(HeededError, match="no date"):
        dated(day, "--due")


def test_a_row_names_its_recommendation_by_id_or_number() -> None:
    row = {"recommendation": "111.5", "responsible": "Justice", "due": "2027"}
    assert assignment_of(row, "XAV/3", KNOWN) == Assignment("XAV/3/111.5", "Justice", due="2027")
    assert assignment_of(row | {"recommendation": "XAV/3/111.6"}, "", KNOWN).subject == "XAV/3/111.6"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"recommendation": "", "responsible": "Justice"}, "no recommendation is named"),
        ({"recommendation": "111.7", "responsible": "Justice"}, "no recommendation XAV/3/111.7"),
        ({"recommendation": "XAV/4/111.5", "responsible": "Justice"}, "another review than --review XAV/3"),
        ({"recommendation": "111.5", "responsible": ""}, "nobody is named"),
        ({"recommendation": "111.5", "responsible": "Justice", "due": "soon"}, "'soon' is no date"),
    ],
)
def test_a_wrong_row_says_what_is_wrong(row: dict[str, str], wrong: str) -> None:
    with pytest.raises(HeededError, match=wrong):
        assignment_of(row, "XAV/3", KNOWN)


@pytest.mark.parametrize(("day", "is_past"), [
    ("2026", True), ("2026-03-01", True), ("2026-03-02", False), ("2026-04", False), ("9999-12-31", False),
])  # fmt: skip
def test_progress_is_noted_on_no_day_to_come(day: str, is_past: bool) -> None:
    today = date(2026, 3, 1)
    if is_past:
        assert noted_on(day, "--date", today) == day
    else:
        with pytest.raises(HeededError, match=f"--date {day} has not come yet"):
            noted_on(day, "--date", today)
