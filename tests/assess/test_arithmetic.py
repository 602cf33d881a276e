"""Shares that name their whole, and what a count with its qualifier can mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.assess.arithmetic import Share, could_equal, in_words, limits
from heeded.model import Qualifier


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(195, 214, "supported"), "195 of 214 supported (91 %)"),
        (Share(0, 12, "received"), "0 of 12 received (0 %)"),
        (Share(12, 12, "received"), "12 of 12 received (100 %)"),
        (Share(1, 300, "received"), "1 of 300 received (under 1 %)"),
        (Share(299, 300, "received"), "299 of 300 received (over 99 %)"),
        (Share(0, 0, "received"), "0 of 0 received (no share)"),
    ],
)
def test_a_share_names_its_whole(share: Share, words: str) -> None:
    assert str(share) == words


def test_several_wholes_of_one_count() -> None:
    shares = (Share(195, 214, "supported"), Share(195, 245, "received"))
    assert in_words(shares) == "195 of 214 supported (91 %), 80 % of 245 received"


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        (200, "exact", (200, 200)),
        (200, "more_than", (201, None)),
        (200, "at_least", (200, None)),
        (200, "up_to", (0, 200)),
        (200, "fewer_than", (0, 199)),
        (200, "about", (180, 220)),
    ],
)
def test_what_a_count_can_mean(value: int, qualifier: Qualifier, expected: tuple[int, int | None]) -> None:
    assert limits(value, qualifier) == expected


counts = st.tuples(
    st.integers(0, 500), st.sampled_from(["exact", "more_than", "at_least", "up_to", "fewer_than", "about"])
)


@given(counts, counts)
def test_two_counts_agree_both_ways(one: tuple[int, Qualifier], other: tuple[int, Qualifier]) -> None:
    assert could_equal(limits(*one), limits(*other)) == could_equal(limits(*other), limits(*one))
    if one[1] == other[1] == "exact":
        assert could_equal(limits(*one), limits(*other)) == (one[0] == other[0])


@given(st.integers(0, 400), st.integers(1, 400))
def test_no_share_is_rounded_to_none_or_all(count: int, of: int) -> None:
    percent = Share(min(count, of), of, "received").percent
    assert (percent == "0 %") == (min(count, of) == 0)
    assert (percent == "100 %") == (count >= of)
