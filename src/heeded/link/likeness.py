"""Two lists of gists with the nearness of their meanings in, the features of every pair out: n x m x FEATURES.

What embeddings cannot tell apart ("abolish" and "maintain", CAT and CRC) is compared by rule here: matters, treaties,
deeds, words. Weights that were fitted to pairs judged by people make one score of them (`pairs.py`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from heeded.link.gist import Gist

__all__ = ["FEATURES", "features"]

FEATURES = (
    "meaning", "words_of_both", "words_of_shorter", "matters", "rarest_matter", "same_treaty", "other_treaty",
    "join_same_treaty", "heads_meet", "matters_in_order", "same_telling", "other_telling", "lengths", "words_on_head",
)  # fmt: skip
LATER_MATTERS = 0.5
"""How much less each further matter of a text counts: 1, 1 / 1.5, 1 / 2 ..."""
RAREST = 5.0
"""The rarity that counts as 1: one text in 150."""


def features(
    one: Sequence[Gist], other: Sequence[Gist], meaning: Any, rarity: Mapping[str, Mapping[str, float]]
) -> Any:
    """Features of every pair, float32 of len(one) x len(other) x FEATURES, in this order.

    meaning: the cosine of the embeddings. words_of_both, words_of_shorter: the rarity of the stems that both have, by
    that of all and of the shorter one. matters: the same by the lesser. rarest_matter: the rarity of the rarest shared.
    heads_meet: each one's head is a matter of the other. matters_in_order: the product of the shares of each one's
    matters, the first counting most. telling: deeds that tell asks apart. `rarity` holds log(n / texts with it).
    """
    import numpy as np

    stems = _tables(one, other, lambda each: each.stems, rarity["stems"])
    matters = _tables(one, other, lambda each: each.matters, rarity["matters"])
    words = _shared(*stems[:3])
    shared_matters = _shared(*matters[:3])
    treaties, have = _meet(one, other, lambda each: each.treaties), _both(one, other, lambda each: each.treaties)
    joins = _both(one, other, lambda each: "join" in each.deeds)
    telling, tell = _meet(one, other, lambda each: each.telling), _both(one, other, lambda each: each.telling)
    heads = [_table([each.heads[:1] for each in side], matters[3]) for side in (one, other)]
    heads_meet = ((heads[0] @ matters[1].T) > 0) & ((matters[0] @ heads[1].T) > 0)
    long = [np.array([len(each.text) + 1 for each in side], np.float32) for side in (one, other)]
    longer = long[0][:, None] / long[1][None, :]
    of_shorter = _ratio(words[0], np.minimum(words[1], words[2]))
    layers = (
        meaning, _ratio(words[0], words[1] + words[2] - words[0]), of_shorter,
        _ratio(shared_matters[0], np.minimum(shared_matters[1], shared_matters[2])), _rarest(*matters[:3]),
        treaties, have[0] & have[1] & ~treaties, treaties & joins[0] & joins[1], heads_meet,
        _in_order(one, other, matters), telling, tell[0] & tell[1] & ~telling, np.minimum(longer, 1 / longer),
        of_shorter * ((heads[0] @ heads[1].T) > 0),
    )  # fmt: skip
    return np.stack([np.asarray(layer, np.float32) for layer in layers], axis=-1)


def _tables(
    one: Sequence[Gist], other: Sequence[Gist], of: Callable[[Gist], Iterable[str]], rarity: Mapping[str, float]
) -> tuple[Any, Any, Any, dict[str, int]]:
    """Which terms each side's texts have (texts x terms), the rarity of the terms, and their columns."""
    import numpy as np

    columns = {term: place for place, term in enumerate(sorted({t for each in (*one, *other) for t in of(each)}))}
    unknown = max(rarity.values(), default=1.0)
    weights = np.array([rarity.get(term, unknown) for term in columns], np.float32)
    return *(_table([of(each) for each in side], columns) for side in (one, other)), weights, columns


def _table(terms: Sequence[Iterable[str]], columns: Mapping[str, int]) -> Any:
    import numpy as np

    made = np.zeros((len(terms), len(columns)), np.float32)
    for row, each in enumerate(terms):
        made[row, [columns[term] for term in each]] = 1
    return made


def _shared(one: Any, other: Any, rarity: Any) -> tuple[Any, Any, Any]:
    """The rarity of what each pair shares, and of all that the one and the other have."""
    import numpy as np

    shared = (one * rarity) @ other.T
    return shared, np.broadcast_to((one @ rarity)[:, None], shared.shape), np.broadcast_to(other @ rarity, shared.shape)


def _meet(one: Sequence[Gist], other: Sequence[Gist], of: Callable[[Gist], Iterable[str]]) -> Any:
    a, b, _, _ = _tables(one, other, of, {})
    return (a @ b.T) > 0


def _both(one: Sequence[Gist], other: Sequence[Gist], test: Callable[[Gist], object]) -> tuple[Any, Any]:
    import numpy as np

    a, b = (np.array([bool(test(each)) for each in side], bool) for side in (one, other))
    return a[:, None], b[None, :]


def _ratio(part: Any, whole: Any) -> Any:
    import numpy as np

    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _rarest(a: Any, b: Any, rarity: Any) -> Any:
    import numpy as np

    found = np.zeros((len(a), len(b)), np.float32)
    for term in np.argsort(rarity, kind="stable"):
        rows, columns = np.flatnonzero(a[:, term]), np.flatnonzero(b[:, term])
        if len(rows) and len(columns):
            found[np.ix_(rows, columns)] = rarity[term]
    return found / RAREST


def _in_order(one: Sequence[Gist], other: Sequence[Gist], matters: tuple[Any, Any, Any, dict[str, int]]) -> Any:
    import numpy as np

    a, b, rarity, columns = matters
    weighted = [a * rarity, b * rarity]
    for matrix, side in zip(weighted, (one, other), strict=True):
        for row, each in enumerate(side):
            for rank, term in enumerate(each.matters):
                matrix[row, columns[term]] /= 1 + LATER_MATTERS * rank
    shared = [weighted[0] @ b.T, a @ weighted[1].T]
    whole = [each.sum(axis=1) for each in weighted]
    return _ratio(shared[0], np.broadcast_to(whole[0][:, None], shared[0].shape)) * _ratio(
        shared[1], np.broadcast_to(whole[1][None, :], shared[1].shape)
    )
