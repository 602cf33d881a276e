"""Features of the pairs of one review: symmetric, and relative to what else stands in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.link.gist import gist
from heeded.link.within import FEATURES, features

NONE = {"stems": {}, "matters": {}}
ASKS = (
    "Ratify CAT", "Accede to the Convention against Torture", "Ratify CRPD", "Train judges", "Train all judges well",
    "Combat trafficking in persons", "Step up the fight against trafficking in persons",
)  # fmt: skip


def near(size: int, **pairs: float) -> np.ndarray:
    """Cosines of 0 save those named by two places: n01=0.9."""
    made = np.eye(size, dtype=np.float32)
    for name, cosine in pairs.items():
        one, other = int(name[1]), int(name[2])
        made[one, other] = made[other, one] = cosine
    return made


def value(texts: list[str], meaning: np.ndarray, name: str, one: int = 0, other: int = 1) -> float:
    gists = [gist(text) for text in texts]
    return float(features(gists, gists, meaning, NONE)[one, other, FEATURES.index(name)])


@given(st.lists(st.sampled_from(ASKS), min_size=1, max_size=6), st.integers(0, 1000))
def test_features_are_finite_and_symmetric(texts: list[str], seed: int) -> None:
    gists = [gist(text) for text in texts]
    meaning = np.random.default_rng(seed).random((len(texts), len(texts))).astype(np.float32)
    found = features(gists, gists, (meaning + meaning.T) / 2, NONE)
    assert found.shape == (len(texts), len(texts), len(FEATURES))
    assert np.isfinite(found).all()
    assert np.allclose(found, found.transpose(1, 0, 2), atol=1e-5)


def test_a_pair_stands_out_where_nothing_else_is_near() -> None:
    texts = list(ASKS[:4])
    lonely = value(texts, near(4, n01=0.8), "above_neighbours")
    crowded = value(texts, near(4, n01=0.8, n02=0.8, n03=0.8, n12=0.8, n13=0.8), "above_neighbours")
    assert lonely > crowded


@pytest.mark.parametrize(
    ("one", "other", "name", "expected"),
    [
        ("Ratify CAT", "Accede to the Convention against Torture", "treaties_of_both", 1.0),
        ("Ratify CAT and CRPD", "Ratify CRPD", "treaties_of_both", 0.5),
        ("Ratify CAT", "Ratify CRPD", "treaties_of_both", 0.0),
        ("Ratify CAT", "Ban torture", "treaty_of_one", 1.0),
        ("Train judges", "Train judges", "word_pairs", 1.0),
        ("Train judges", "Judges train", "word_pairs", 0.0),
    ],
)
def test_treaties_and_words(one: str, other: str, name: str, expected: float) -> None:
    assert value([one, other], near(2), name) == pytest.approx(expected)


def test_two_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="one list"):
        features([gist("Ratify CAT")], [gist("Ratify CRPD")], near(1), NONE)
