"""Clusters by average linkage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.link.duplicates import clusters


def square(size: int, **near: float) -> np.ndarray:
    """Scores of 0 save those named by two places: a01=0.9."""
    made = np.zeros((size, size))
    for name, score in near.items():
        one, other = int(name[1]), int(name[2])
        made[one, other] = made[other, one] = score
    return made


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        (square(0), []),
        (square(1), [-1]),
        (square(3, a02=0.9), [0, -1, 0]),
        (square(4, a01=0.9, a23=0.9), [0, 0, 1, 1]),
        # a chain is no cluster: the ends have nothing to do with each other
        (square(3, a01=0.9, a12=0.8), [0, 0, -1]),
        (square(3, a01=0.9, a12=0.8, a02=0.5), [0, 0, 0]),
    ],
)
def test_clusters(scores: np.ndarray, found: list[int]) -> None:
    assert clusters(scores, 0.5) == found


@given(st.integers(0, 12), st.integers(0, 1000))
def test_numbers_of_clusters_follow_their_first_members(size: int, seed: int) -> None:
    found = clusters(np.random.default_rng(seed).random((size, size)), 0.4)
    seen = [each for each in found if each >= 0]
    assert list(dict.fromkeys(seen)) == list(range(len(set(seen))))
    assert all(seen.count(each) > 1 for each in seen)
