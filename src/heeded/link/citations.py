"""A State's claims and the recommendations of the review they speak of in, which of them each claim cites out.

A national report cites by the number of the report ("115.32") or by a bare one ("158"), which means a place in the
list. Where several paragraphs of the report number theirs from 1, the State may count them in another order than the
report: A/HRC/WG.6/48/SVN/1 counts those of para. 122 of A/HRC/43/15 first, those of para. 121 behind them. That order
is taken in which the words of the recommendations fit best the claims that cite them.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from heeded.link.passages import Passage
from heeded.model import Claim, Recommendation

__all__ = ["FEATURES", "cited", "features"]

FEATURES = ("words", "cited", "log_of_cited")
"""What is weighed for a claim and a recommendation: the mean of the log odds of its sentence's score and that of its
paragraph; whether it cites the recommendation; the logarithm of how many it cites, if it does."""
CLEARLY = 2.0
"""How much better than any other order the one that is taken must fit."""
FITTING = 0.03
"""The mean score of words with which an order fits: of any pair it is 0.007, of those cited 0.06 to 0.13."""
MOST_SECTIONS = 4
"""Lists of more paragraphs are counted as the report prints them."""
SUREST = 1e-4
# "115.32", "P-139.4", "32"
_NUMBER = re.compile(r"(?:[A-Z]-)?(?:(?P<head>\d{1,3})\.)?(?P<tail>\d{1,3})")


def cited(sources: Sequence[Passage], targets: Sequence[Passage], scores: Any) -> list[dict[int, int]]:
    """For each claim the columns of the targets that it cites, each with how many numbers the claim cites.

    `scores` are those of the words, len(sources) x len(targets). A number that may mean two recommendations cites none.
    """
    by_document: dict[str, list[int]] = defaultdict(list)
    for row, source in enumerate(sources):
        if isinstance(source.statement.value, Claim) and source.statement.value.numbers:
            by_document[source.document.key].append(row)
    found: list[dict[int, int]] = [{} for _ in sources]
    sections = _sections(targets)
    for rows in by_document.values():
        numbers = {row: _numbers(sources[row]) for row in rows}
        columns = {**_dotted(sections), **_bare(sections, numbers, scores)}
        for row in rows:
            found[row] = {columns[each]: len(numbers[row]) for each in numbers[row] if each in columns}
    return found


def features(sentences: Any, paragraphs: Any, cites: Sequence[Mapping[int, int]]) -> Any:
    """FEATURES of every claim and target: the scores of both are n x m, `cites` is what `cited` returns."""
    import numpy as np

    counts = np.zeros(sentences.shape)
    for row, columns in enumerate(cites):
        for column, count in columns.items():
            counts[row, column] = count
    return np.stack([(_odds(sentences) + _odds(paragraphs)) / 2, counts > 0, np.log(np.maximum(counts, 1))], axis=-1)


def _odds(chances: Any) -> Any:
    import numpy as np

    kept = np.clip(chances, SUREST, 1 - SUREST)
    return np.log(kept / (1 - kept))


def _numbers(source: Passage) -> tuple[str, ...]:
    value = source.statement.value
    return tuple(each.removeprefix("P-") for each in value.numbers) if isinstance(value, Claim) else ()


def _sections(targets: Sequence[Passage]) -> Mapping[str, dict[str, int]]:
    """The columns of the recommendations under each paragraph of the report by their numbers in it, in order."""
    sections: dict[str, dict[str, int]] = defaultdict(dict)
    for column, target in enumerate(targets):
        value = target.statement.value
        if isinstance(value, Recommendation) and (parts := _NUMBER.fullmatch(value.number or "")):
            sections[parts["head"] or ""].setdefault(parts["tail"], column)
    return sections


def _dotted(sections: Mapping[str, dict[str, int]]) -> dict[str, int]:
    return {f"{head}.{tail}": column for head, tails in sections.items() for tail, column in tails.items()}


def _bare(
    sections: Mapping[str, dict[str, int]], numbers: Mapping[int, Sequence[str]], scores: Any
) -> Mapping[str, int]:
    """The column that each bare number means: by the only paragraph, else by the order that fits the claims best."""
    tails = [tail for section in sections.values() for tail in section]
    if len(set(tails)) == len(tails):
        return {tail: column for section in sections.values() for tail, column in section.items()}
    bare = [(row, each) for row, of in numbers.items() for each in of if each.isdigit()]
    if not bare:
        return {}
    orders = [{str(place): column for place, column in enumerate(of, 1)} for of in _orders(sections)]
    fits = [sum(float(scores[row, order[each]]) for row, each in bare if each in order) for order in orders]
    best = max(range(len(orders)), key=fits.__getitem__)
    meant = [orders[best].get(each) for _, each in bare]
    others = [fit for order, fit in zip(orders, fits, strict=True) if [order.get(each) for _, each in bare] != meant]
    is_clear = fits[best] > max(CLEARLY * max(others, default=0.0), FITTING * len(bare))
    return orders[best] if is_clear else _alone(sections)


def _orders(sections: Mapping[str, Mapping[str, int]]) -> Iterator[list[int]]:
    """The columns of all recommendations, in every order in which the paragraphs of the report may be counted."""
    whole = [list(section.values()) for section in sections.values()]
    for order in itertools.permutations(whole) if len(whole) <= MOST_SECTIONS else [whole]:
        yield list(itertools.chain(*order))


def _alone(sections: Mapping[str, dict[str, int]]) -> dict[str, int]:
    """The columns of the numbers that stand under one paragraph alone."""
    places: dict[str, list[int]] = defaultdict(list)
    for section in sections.values():
        for tail, column in section.items():
            places[tail].append(column)
    return {tail: columns[0] for tail, columns in places.items() if len(columns) == 1}
