"""Two lists of texts in, one score for each pair out: the chance that a person would call them one matter.

The weights in `weights.json` were fitted by `python -m evaluation.fit_links` to pairs that people judged; see
docs/models/links.md. Scores of 0 to 1 are comparable within one kind of link only.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from importlib import resources
from typing import Any

from heeded.errors import VocabularyError
from heeded.link import citations, disagreement, within
from heeded.link.gist import Gist
from heeded.link.likeness import FEATURES, features

__all__ = ["NEAR", "Embed", "odds", "repeated", "scores", "threshold", "weighed", "weights"]

Embed = Callable[[Sequence[str]], Any]
"""Texts in, their vectors of unit length out (`heeded.meaning.embed`)."""
FORMAT = 2
COMPARE = {"duplicate": within.features}
"""The kinds of links that have features of their own."""
DISAGREEING = ("contradictions", "reported")
"""What is weighed by features of disagreement: whole paragraphs before the Council, sentences of a State's reports."""
MOST_REPEATED, OF_BEST = 8, 0.5
NEAR = "evidence"
"""The kind whose weights tell how near two sentences are."""


@cache
def weights() -> Mapping[str, Any]:
    """The shipped weights; raises VocabularyError where the file is of another version or damaged."""
    try:
        content = json.loads((resources.files(__package__) / "weights.json").read_bytes())
    except (OSError, ValueError) as error:
        raise VocabularyError(f"link/weights.json cannot be read ({error}): install Heeded anew.") from None
    made_for = tuple(content.get(name) for name in ("format", "features", "within", "disagreement", "citations"))
    if made_for != (FORMAT, *map(list, (FEATURES, within.FEATURES, disagreement.FEATURES, citations.FEATURES))):
        raise VocabularyError("link/weights.json belongs to another version of Heeded: install Heeded anew.")
    return content  # type: ignore[no-any-return]


def threshold(kind: str) -> float:
    """The score from which a link of this kind is proposed."""
    return float(weights()["kinds"][kind]["threshold"])


def repeated(found: Any, least: float) -> Any:
    """Which earlier recommendations (columns) are proposed as what later ones (rows) repeat, from their scores.

    Those from a score on, at most `MOST_REPEATED` of each later one, and none of less than `OF_BEST` of its best: where
    a review has many kindred asks, a broad one would else repeat them all.
    """
    import numpy as np

    if not found.size:
        return np.zeros(found.shape, bool)
    places = np.argsort(np.argsort(-found, axis=1, kind="stable"), axis=1, kind="stable")
    return (found >= least) & (places < MOST_REPEATED) & (found >= OF_BEST * found.max(axis=1, keepdims=True))


def scores(kind: str, one: Sequence[Gist], other: Sequence[Gist], embed: Embed) -> Any:
    """The score of every pair, float64 of len(one) x len(other), from 0 to 1; of contradictions the ones complain."""
    import numpy as np

    if not one or not other:
        return np.zeros((len(one), len(other)))
    compare: Callable[..., Any] = COMPARE.get(kind, features)
    if kind in DISAGREEING:
        compare = partial(disagreement.features, near=partial(odds, weights()["kinds"][NEAR], embed))
    return _chances(kind, _compared(compare, one, other, embed))


def odds(model: Mapping[str, Any], embed: Embed, one: Sequence[Gist], other: Sequence[Gist]) -> Any:
    """The log odds of every pair by weights of likeness, float64 of len(one) x len(other)."""
    import numpy as np

    if not one or not other:
        return np.zeros((len(one), len(other)))
    return _weighed(model, _compared(features, one, other, embed))


def _compared(compare: Callable[..., Any], one: Sequence[Gist], other: Sequence[Gist], embed: Embed) -> Any:
    import numpy as np

    vectors = [np.asarray(embed([each.text for each in side])) for side in (one, other)]
    return compare(one, other, vectors[0] @ vectors[1].T, weights()["rarity"])


def weighed(sentences: Any, paragraphs: Any, cites: Sequence[Mapping[int, int]]) -> Any:
    """The scores of claims by the scores of their words, those of their paragraphs and what they cite; n x m."""
    return _chances("cited", citations.features(sentences, paragraphs, cites))


def _chances(kind: str, found: Any) -> Any:
    import numpy as np

    return 1 / (1 + np.exp(-_weighed(weights()["kinds"][kind], found)))


def _weighed(model: Mapping[str, Any], found: Any) -> Any:
    import numpy as np

    return found.astype(np.float64) @ np.array(model["weights"]) + model["bias"]
