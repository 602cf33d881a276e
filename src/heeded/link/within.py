"""The recommendations of one review in, the features of every pair out: n x n x FEATURES, symmetric.

Beside the features of any pair (`likeness.py`) stand those that depend on the review: two asks on one matter are hardly
duplicates where thirty are on it, and are where they are the only ones.
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from heeded.link.gist import Gist
from heeded.link.likeness import FEATURES as LIKENESS
from heeded.link.likeness import features as likeness

__all__ = ["FEATURES", "features"]

FEATURES = (
    *LIKENESS, "above_neighbours", "above_both_neighbours", "review_words_of_both", "review_words_of_shorter",
    "review_words_cosine", "word_pairs", "treaties_of_both", "treaty_of_one",
)  # fmt: skip
NEIGHBOURS = 20
"""How many of the nearest asks of the review tell how dense it is around an ask."""
_WORD = re.compile(r"[^\W\d_]+")


def features(
    one: Sequence[Gist], other: Sequence[Gist], meaning: Any, rarity: Mapping[str, Mapping[str, float]]
) -> Any:
    """Features of every pair of one list with itself, float32; raises ValueError where the lists differ.

    above_neighbours: the nearness of the meanings less the mean of both ones' nearest; above_both_neighbours: less the
    higher of the two means. review_words: shared stems by their rarity in this review, by all, by those of the shorter
    one, as a cosine. word_pairs: the share of two words in sequence that both have. treaties_of_both: shared treaties
    by all; treaty_of_one: one names a treaty and the other none.
    """
    import numpy as np

    if len(one) != len(other) or any(a != b for a, b in zip(one, other, strict=True)):
        raise ValueError("duplicates are looked for within one list")
    base = likeness(one, one, meaning, rarity)
    near = _neighbours(meaning)
    stems, pairs = _table([each.stems for each in one]), _table([_word_pairs(each.text) for each in one])
    treaties = _table([each.treaties for each in one])
    has = treaties.any(axis=1)
    layers = (
        meaning - (near[:, None] + near[None, :]) / 2, meaning - np.maximum(near[:, None], near[None, :]),
        *_review_words(stems), _dice(pairs), _jaccard(treaties), has[:, None] != has[None, :],
    )  # fmt: skip
    own = np.stack([np.asarray(layer, np.float32) for layer in layers], axis=-1)
    return np.concatenate([(base + base.transpose(1, 0, 2)) / 2, own], axis=-1)


def _neighbours(meaning: Any) -> Any:
    """The mean nearness of each one's nearest others; 0 where it is alone."""
    import numpy as np

    others = np.array(meaning, np.float32)
    np.fill_diagonal(others, -1)
    count = min(NEIGHBOURS, len(others) - 1)
    return np.sort(others, axis=1)[:, -count:].mean(axis=1) if count else np.zeros(len(others), np.float32)


def _word_pairs(text: str) -> frozenset[tuple[str, str]]:
    words = _WORD.findall(text.lower())
    return frozenset(itertools.pairwise(words))


def _table(terms: Sequence[frozenset[Any]]) -> Any:
    import numpy as np

    columns = {term: place for place, term in enumerate(sorted(frozenset().union(*terms)))}
    made = np.zeros((len(terms), max(1, len(columns))), np.float32)
    for row, each in enumerate(terms):
        made[row, [columns[term] for term in each]] = 1
    return made


def _review_words(stems: Any) -> tuple[Any, Any, Any]:
    import numpy as np

    rarity = np.log((len(stems) + 0.5) / np.maximum(1, stems.sum(axis=0)))
    weighted = stems * rarity
    shared, own = weighted @ stems.T, weighted.sum(axis=1)
    long = np.sqrt((weighted**2).sum(axis=1))
    return (
        _ratio(shared, own[:, None] + own[None, :] - shared),
        _ratio(shared, np.minimum(own[:, None], own[None, :])),
        _ratio(weighted @ weighted.T, long[:, None] * long[None, :]),
    )


def _dice(table: Any) -> Any:
    own = table.sum(axis=1)
    return _ratio(2 * (table @ table.T), own[:, None] + own[None, :])


def _jaccard(table: Any) -> Any:
    own, shared = table.sum(axis=1), table @ table.T
    return _ratio(shared, own[:, None] + own[None, :] - shared)


def _ratio(part: Any, whole: Any) -> Any:
    import numpy as np

    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 1e-6)
