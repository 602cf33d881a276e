"""Gists of complaints and of a State's claims in, the features of every pair that tell whether they disagree out.

Two paragraphs disagree where a sentence that tells of a lack, a breach or a harm meets one that claims a good record, a
guarantee or progress on a kindred matter (`kindred` in `matters.yml`), or on all rights. English words alone are known;
names of bodies (`bodies` in `stances.yml`) tell of no harm and no matter.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from heeded.link.gist import Gist, gist
from heeded.link.likeness import FEATURES as LIKENESS
from heeded.link.likeness import features as likeness
from heeded.link.stances import mentions, sentences, without_bodies
from heeded.vocabulary.matters import common, kindred_in

__all__ = ["FEATURES", "Near", "features", "meet", "reason", "strongest"]

Near = Callable[[Sequence[Gist], Sequence[Gist]], Any]
"""Gists of sentences in, the log odds that they are on one matter out, n x m."""

ALIKE = ("meaning", "words_of_shorter", "matters", "rarest_matter")
"""The features of likeness that count, of whole paragraphs."""
AGAINST = ("harmed", "lacking", "asked", "welcomed", "outside", "disputed")
"""Tables of `stances.yml` counted in a complaint."""
FOR = ("guaranteed", "advanced", "rebutted", "promised", "recounted", "admitted", "general")
"""Tables of `stances.yml` counted in a claim."""
ASSURING = ("guaranteed", "rebutted", "advanced")
"""Tables of which a sentence that claims has a word."""
SAID = (*ASSURING, "done", "promised", "undertaken")
"""Tables whose words a reason quotes of a State, in this order."""
OPENING = 5
"""The words that it quotes of a claim without any of these."""
ON_SHARED = ("harmed", "guaranteed", "rebutted", "recounted")
"""Tables that count once more by how much is shared."""
FEATURES = (
    *ALIKE, *AGAINST, *FOR, "complaining", "claiming", "meetings", "shared", *(f"{each}_shared" for each in ON_SHARED),
    "nearest", "near_meetings",
)  # fmt: skip
FARTHEST = -8.0
"""The log odds of two texts of which no sentences meet."""
MOST_NAMED = 3
"""Matters, and words of each side, that a reason names."""


class Sentence(NamedTuple):
    """A sentence with the matters it is about, and whether it complains and claims."""

    text: str
    matters: tuple[str, ...]
    kindred: frozenset[str]
    complains: bool
    claims: bool
    asks: bool


def features(
    one: Sequence[Gist], other: Sequence[Gist], meaning: Any, rarity: Mapping[str, Mapping[str, float]], near: Near
) -> Any:
    """Features of every pair of complaint and claim, float32 of len(one) x len(other) x FEATURES, in this order.

    Counts are log(1 + n): of words of a table of `stances.yml`; of sentences that are complaining or claiming; of
    meetings, pairs of such sentences on a kindred matter; of matters shared by the complaining and claiming sentences.
    Products of both are "harmed_shared" and its like. Of all complaining and claiming sentences `near` compares, the
    nearest are the log odds of the nearest two, the near meetings the sum of all their chances.
    """
    import numpy as np

    alike = likeness(one, other, meaning, rarity)
    made = {name: alike[..., LIKENESS.index(name)] for name in ALIKE}
    complaints = [[each for each in _read(text.text) if each.complains] for text in one]
    claims = [[each for each in _read(text.text) if each.claims] for text in other]
    for name in AGAINST:
        made[name] = np.log1p([len(mentions(without_bodies(each.text), name)) for each in one])[:, None]
    for name in FOR:
        made[name] = np.log1p([len(mentions(each.text, name)) for each in other])[None, :]
    made["complaining"] = np.log1p([len(text) for text in complaints])[:, None]
    made["claiming"] = np.log1p([len(text) for text in claims])[None, :]
    made["meetings"] = np.log1p(_meetings(complaints, claims))
    made["shared"] = np.log1p(_shared(complaints, claims))
    for name in ON_SHARED:
        made[f"{name}_shared"] = made[name] * made["shared"]
    made["nearest"], made["near_meetings"] = _near(complaints, claims, near)
    return np.stack([np.broadcast_to(made[name], alike.shape[:2]) for name in FEATURES], axis=-1).astype(np.float32)


def meet(one: Sequence[Gist], other: Sequence[Gist]) -> Any:
    """Which texts tell of a harm or lack, not asking alone, on a matter or treaty of the others; bool, n x m."""
    told = [
        {term for each in _read(text.text) if each.complains and not each.asks for term in _terms(each.text)}
        for text in one
    ]
    return _in_common(told, [_terms(each.text) for each in other]) > 0


def _terms(text: str) -> set[str]:
    about = gist(without_bodies(text))
    return {*about.matters, *about.treaties} - set(common())


def strongest(found: Any, most: int) -> Any:
    """Which pairs are among the best of both their row and their column; bool, as `found`."""
    import numpy as np

    ranks = [np.argsort(np.argsort(-found, axis=axis, kind="stable"), axis=axis, kind="stable") for axis in (0, 1)]
    return (ranks[0] < most) & (ranks[1] < most)


def reason(one: Gist, other: Gist) -> str | None:
    """On what a complaint and a claim disagree, with words of both; None where no sentences of theirs meet.

    "assembly: State: guaranteed; here: banned".
    """
    pairs = [
        (complaint, claim, [each for each in complaint.matters if each in claim.matters])
        for complaint in _read(one.text)
        for claim in _read(other.text)
        if complaint.complains and (complaint.kindred & claim.kindred or set(complaint.matters) & set(claim.matters))
    ]
    if not pairs:
        return None
    complaint, claim, shared = max(pairs, key=lambda pair: (pair[1].claims, not pair[0].asks, len(pair[2])))
    matters = shared or sorted(complaint.kindred & claim.kindred)
    said = _wording(claim, SAID) or f"{' '.join(claim.text.split()[:OPENING])} ..."
    return f"{', '.join(matters[:MOST_NAMED])}: State: {said}; here: {_wording(complaint, ('harmed', 'lacking'))}"


def _wording(sentence: Sentence, tables: Sequence[str]) -> str:
    words = dict.fromkeys(word for table in tables for word in mentions(without_bodies(sentence.text), table))
    return ", ".join(list(words)[:MOST_NAMED])


def _near(
    complaints: Sequence[Sequence[Sentence]], claims: Sequence[Sequence[Sentence]], near: Near
) -> tuple[Any, Any]:
    """The log odds of the nearest two sentences of each pair of texts, log(1 + the sum of the chances of all)."""
    import numpy as np

    places = [np.array([at for at, text in enumerate(side) for _ in text], int) for side in (complaints, claims)]
    odds = near(*([gist(each.text) for text in side for each in text] for side in (complaints, claims)))
    nearest = np.full((len(complaints), len(claims)), FARTHEST)
    chances = np.zeros_like(nearest)
    if odds.size:
        where = places[0][:, None], places[1][None, :]
        np.maximum.at(nearest, where, odds)
        np.add.at(chances, where, 1 / (1 + np.exp(-odds)))
    return nearest, np.log1p(chances)


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[Sentence, ...]:
    """Each sentence of a text, told apart by its words."""
    found = []
    for sentence in sentences(text):
        told = without_bodies(sentence)
        matters = gist(told).matters
        has = {name: bool(mentions(told, name)) for name in (*AGAINST, *ASSURING)}
        complains = (has["harmed"] or has["lacking"]) and not has["welcomed"] and (has["lacking"] or not has["asked"])
        found.append(
            Sentence(
                sentence,
                matters,
                kindred_in(told, matters),
                complains,
                any(has[name] for name in ASSURING),
                has["asked"],
            )
        )
    return tuple(found)


def _meetings(one: Sequence[Sequence[Sentence]], other: Sequence[Sequence[Sentence]]) -> Any:
    """How many pairs of a sentence of the one and a sentence of the other are on a kindred matter."""
    import numpy as np

    rows = [[(at, each.kindred) for at, text in enumerate(side) for each in text] for side in (one, other)]
    met = _in_common([kindred for _, kindred in rows[0]], [kindred for _, kindred in rows[1]]) > 0
    found = np.zeros((len(one), len(other)), np.float32)
    places = [np.array([at for at, _ in side], int) for side in rows]
    np.add.at(found, (places[0][:, None], places[1][None, :]), met)
    return found


def _shared(one: Sequence[Sequence[Sentence]], other: Sequence[Sequence[Sentence]]) -> Any:
    """How many matters the sentences of the one and of the other have in common."""
    return _in_common(
        *([{matter for each in text for matter in each.matters} for text in side] for side in (one, other))
    )


def _in_common(one: Sequence[Collection[str]], other: Sequence[Collection[str]]) -> Any:
    import numpy as np

    names = sorted({name for side in (one, other) for each in side for name in each})
    has = [
        np.array([[name in each for name in names] for each in side], np.float32).reshape(len(side), len(names))
        for side in (one, other)
    ]
    return has[0] @ has[1].T
