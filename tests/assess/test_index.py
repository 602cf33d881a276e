"""Parties side by side: index, spread and how they move, each with its denominator."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from heeded.assess.index import beside, index, movements
from heeded.primary import Assessment, Kept, PartyKind, Status

WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def said(
    number: str, party: str, step: Status, kind: PartyKind = "ngo", by: str = "Aya", date: str | None = None
) -> Kept[Assessment]:
    one = Assessment(f"XAV/3/{number}", party, kind, step, "levels", step, date=date)
    return Kept(f"{number}{party}{by}{date}", by, WHEN, one)


def test_the_index_is_the_mean_of_the_parties() -> None:
    rows = beside([said("9.1", "State", "fully", "state"), said("9.1", "Lantern", "partially")])
    assert [(row.index, row.level, row.spread) for row in rows] == [(0.75, "fully", 0.5)]


def test_a_party_counts_with_its_latest() -> None:
    rows = beside([said("9.1", "Lantern", "fully", date="2025"), said("9.1", "Lantern", "partially", date="2023")])
    assert [row.index for row in rows] == [1]


def test_a_number_of_the_scale_is_taken_as_it_is() -> None:
    one = Assessment("XAV/3/9.1", "Index desk", "ngo", "0,7", "index", "fully")
    assert beside([Kept("u", "Aya", WHEN, one)])[0].index == 0.7


def test_two_persons_on_one_party_are_shown_and_do_not_count() -> None:
    rows = beside([
        said("9.1", "Lantern", "fully", by="Aya"), said("9.1", "Lantern", "not_implemented", by="Ben"),
        said("9.1", "State", "fully", "state"),
    ])  # fmt: skip
    assert rows[0].index == 1
    assert [each.is_in_conflict for each in rows[0].given] == [True, False]
    assert index(rows, 4).in_conflict == 1
    agreed = beside([said("9.1", "Lantern", "fully", by="Aya"), said("9.1", "Lantern", "fully", by="Ben")])
    assert agreed[0].index == 1
    assert not agreed[0].given[0].is_in_conflict


def test_the_index_of_a_set_names_what_it_rests_on() -> None:
    rows = beside([
        said("9.1", "State", "fully", "state"), said("9.1", "Lantern", "not_implemented"),
        said("9.2", "Lantern", "not_implemented"), said("9.3", "Lantern", "not_assessable"),
    ])  # fmt: skip
    found = index(rows, 10)
    assert (found.index, found.spread, found.of, found.assessed, found.not_assessable) == (0.25, 1, 10, 2, 1)
    assert found.levels == {"fully": 0, "partially": 1, "not_implemented": 1}
    assert found.parties == ("State", "Lantern")
    assert [(each.without, each.rest.index, each.change, each.rest.assessed) for each in movements(rows, 10)] == [
        ("state", 0, -0.25, 2), ("ngo", 1, 0.75, 1),
    ]  # fmt: skip


def test_nothing_assessed_has_no_index() -> None:
    assert index((), 3).index is None
    assert movements((), 3) == ()
    assert [row.index for row in beside([said("9.1", "Lantern", "not_assessable")])] == [None]


STEPS = st.sampled_from(["fully", "partially", "not_implemented", "not_assessable"])
KINDS = {"A": "state", "B": "ngo", "C": "un_body", "D": "coalition"}


@given(st.dictionaries(st.tuples(st.sampled_from("123456"), st.sampled_from("ABCD")), STEPS))
def test_the_index_lies_between_its_parties_and_counts_add_up(table: dict[tuple[str, str], Status]) -> None:
    rows = beside([said(number, party, step, KINDS[party]) for (number, party), step in table.items()])  # type: ignore[arg-type]
    for row in rows:
        numbers = [each.number for each in row.given if each.number is not None]
        assert (row.index is None) == (not numbers)
        assert row.index is None or min(numbers) - 0.001 <= row.index <= max(numbers) + 0.001
    found = index(rows, 6)
    assert found.assessed == sum(found.levels.values())
    assert found.assessed + found.not_assessable == len(rows)
    assert len(movements(rows, 6)) == len({party for _, party in table})
