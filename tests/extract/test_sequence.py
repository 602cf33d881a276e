"""Printed numbers and the places that their sequence requires."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.extract.sequence import places

TABLE = [
    ((1, 2, 3), (1, 2, 3), ()),
    ((), (), ()),
    ((1, 2, 2, 4, 5), (1, 2, 3, 4, 5), ()),  # one misprint
    ((1, 2, 20, 4), (1, 2, 3, 4), ()),
    ((1, 2, 4, 5, 6), (1, 2, 4, 5, 6), (3,)),  # one skipped
    ((1, 2, 3, 3, 4, 5), (1, 2, 3, 4, 5, 6), ()),  # one twice: the rest lags behind
    ((1, None, 3), (1, 2, 3), ()),
    ((3, 4, 5), (3, 4, 5), (1, 2)),  # a page is missing
    ((1, 2, 9), (1, 2, 3), ()),
]


@pytest.mark.parametrize(("printed", "found", "absent"), TABLE)
def test_places(printed: tuple[int | None, ...], found: tuple[int, ...], absent: tuple[int, ...]) -> None:
    assert places(printed) == (found, absent)


@given(st.lists(st.one_of(st.none(), st.integers(1, 40)), max_size=40))
def test_places_and_absent_numbers_run_without_gap_or_repeat(printed: list[int | None]) -> None:
    found, absent = places(printed)
    assert len(found) == len(printed)
    assert sorted(found + absent) == list(range(1, len(found) + len(absent) + 1))
    assert list(found) == sorted(found)
