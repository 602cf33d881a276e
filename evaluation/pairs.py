"""Labels in `gold/links` and reviews in, samples of compared pairs out; models fitted to them, and what they find."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.documents import reading
from heeded.link.gist import Gist, gist
from heeded.link.likeness import features
from heeded.link.pairs import weights
from heeded.link.passages import passages
from heeded.meaning import embed
from heeded.model import Recommendation

GOLD = Path(__file__).resolve().parent / "gold" / "links"
REPORTS = "working-group-reports"
REVIEWS = {
    "kaz1": f"{REPORTS}/kazakhstan2010.pdf", "kaz2": f"{REPORTS}/kazakhstan2014.pdf",
    "svk1": f"{REPORTS}/slovakia2009.pdf", "svk2": f"{REPORTS}/slovakia2014.pdf",
    "cze1": f"{REPORTS}/czechrepublic2008.pdf", "cze2": f"{REPORTS}/czechrepublic2012.pdf",
    "mex1": f"{REPORTS}/mexico2009.pdf", "mex2": f"{REPORTS}/mexico2013.pdf",
    "tkm1": f"{REPORTS}/turkmenistan2009.pdf", "tkm2": f"{REPORTS}/turkmenistan2013.pdf",
    "uzb1": f"{REPORTS}/uzbekistan2009.pdf", "uzb2": f"{REPORTS}/uzbekistan2013.pdf",
    "svn1": "slovenia/cycle1/g1012049.pdf", "svn2": "slovenia/cycle2/g1423930.pdf",
    "svn3": "slovenia/cycle3/g1934994.pdf", "svn4": "slovenia/cycle4/g2502644.pdf",
}  # fmt: skip
"""The Working Group's reports whose recommendations were labelled."""
STRENGTH = 3.0
"""The inverse of the penalty on large weights."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of one State: features (n x m x features), the labels, which pairs count how much."""

    features: Any
    is_linked: Any
    weights: Any
    is_full: Any


def compared(one: Sequence[str], other: Sequence[str] | None, compare: Callable[..., Any] = features) -> Any:
    """The features of every pair of these texts; of one list with itself where there is no other."""
    texts = (one, one if other is None else other)
    sides = [[_gist(text) for text in side] for side in texts]
    meanings = [vectors(tuple(side)) for side in texts]
    return compare(sides[0], sides[1], meanings[0] @ meanings[1].T, weights()["rarity"])


@cache
def _gist(text: str) -> Gist:
    return gist(text)


@cache
def vectors(texts: tuple[str, ...]) -> Any:
    """The vectors of texts, made once."""
    return embed(texts)


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one file of labels."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def texts_of(study: Path, name: str) -> dict[str, str]:
    """The texts of a review's recommendations by number."""
    report = reading(study / "data" / REVIEWS[name])
    found = passages(name[:3].upper(), [report])
    values = [(each.statement.value, each.text) for each in found if each.role == "recommendation"]
    return {value.number: text for value, text in values if isinstance(value, Recommendation) and value.number}


def fitted(samples: Iterable[Sample]) -> tuple[Any, float]:
    """Weights and bias of a logistic regression on all pairs of these samples."""
    from sklearn.linear_model import LogisticRegression

    parts = [
        (sample.features.reshape(-1, sample.features.shape[-1]), sample.is_linked.ravel(), sample.weights.ravel())
        for sample in samples
    ]
    data, labels, counts = (np.concatenate(each) for each in zip(*parts, strict=True))
    chosen = counts > 0
    model = LogisticRegression(C=STRENGTH, max_iter=2000, solver="newton-cholesky")
    model.fit(data[chosen].astype(np.float64), labels[chosen], counts[chosen])
    return model.coef_[0], float(model.intercept_[0])


def scored(sample: Sample, model: tuple[Any, float]) -> Any:
    """The scores of a sample's pairs, n x m."""
    return 1 / (1 + np.exp(-(sample.features.astype(np.float64) @ model[0] + model[1])))


def f1(is_linked: Any, is_found: Any, counts: Any) -> float:
    """F1 of what was found; pairs of no full weight are left out where they were found wrongly or missed."""
    counted = counts == 1
    right = (is_linked & is_found & counted).sum()
    total = (is_linked & counted).sum() + (is_found & counted).sum()
    return float(2 * right / total) if total else 0.0


def recall_at(sample: Sample, found: Any, top: int) -> float:
    """The share of the full links that stand among the best of their row, of those that can stand there."""
    ranked = np.argsort(-found, axis=1, kind="stable")[:, :top]
    hits = sum(sample.is_full[row, columns].sum() for row, columns in enumerate(ranked))
    return float(hits / max(1, np.minimum(sample.is_full.sum(axis=1), top).sum()))


def without(samples: dict[str, Sample], state: str) -> Iterator[Sample]:
    """The samples of all other States."""
    return (sample for name, sample in samples.items() if name[:3] != state[:3])
