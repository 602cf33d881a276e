"""Repeats between two cycles and duplicates within a review against labels in `gold/links`, of seven States.

Each State's pairs are scored with weights and a threshold from the other States' alone, so every score is of unseen
reviews; the shipped ones come from all (`python -m evaluation.fit_links`). Labels are by one reader each; two reviews
were read by a second one too, whose labels count. Duplicates in Kazakhstan 2014 and Slovenia 2025 are scored by weights
that know neither; repeats in Slovenia 2025 teach nothing at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.pairs import Sample, compared, f1, fitted, recall_at, rows_of, scored, texts_of, without
from evaluation.scores import Score
from heeded.link import within
from heeded.link.duplicates import clusters
from heeded.link.pairs import repeated
from heeded.model import Recurrence

REPEATS = {
    "kaz": ("kaz1", "kaz2"), "svn": ("svn2", "svn3"), "svk": ("svk1", "svk2"), "cze": ("cze1", "cze2"),
    "mex": ("mex1", "mex2"), "tkm": ("tkm1", "tkm2"), "uzb": ("uzb1", "uzb2"), "svn-2025": ("svn3", "svn4"),
}  # fmt: skip
DUPLICATES = {
    "kaz-2010": "kaz1", "svn-2014": "svn2", "svn-2019": "svn3", "svk-2014": "svk2", "cze-2012": "cze2",
    "tkm-2013": "tkm2", "uzb-2013": "uzb2", "kaz-2014": "kaz2", "svn-2025": "svn4",
}  # fmt: skip
TWICE_READ = ("kaz-2010", "cze-2012")
"""Reviews with labels of a second reader, who put together only what one action answers."""
KEPT_APART = ("kaz-2014", "svn-2025")
"""Duplicates labelled for measuring: neither teaches the weights that score the other."""
ONLY_MEASURED = ("svn-2025",)
"""Repeats that teach no weights: 250 later ones with 215 earlier ones each would outweigh all other States."""
TARGETS = {"kaz": (0.72, 0.92, 0.88), "svn-2025": (0.72, 0.80, 0.92)}
"""Of repeats: F1 over pairs, recall at 5, F1 of having an earlier one."""
DUPLICATE_TARGETS = {"kaz-2014": 0.82, "svn-2025": 0.70}
LINKED: tuple[Recurrence, ...] = ("same", "similar", "build_up")
"""A general link is neither a miss nor a false find."""
WEIGHT_OF_GENERAL = 0.3
CHOICES = np.arange(0.1, 0.8, 0.02)
"""Thresholds to choose from."""
NEARLY = 0.02
"""Curves over thresholds are flat, and people read what is proposed: fewer and surer proposals cost nearly nothing."""


def measure(study: Path) -> Iterable[Score]:
    """Repeats and duplicates: each State scored by what the others taught."""
    yield from _repeats(repeats(study))
    yield from _duplicates(duplicates(study))
    yield from _agreement()


def kinds(study: Path, name: str) -> tuple[list[str], list[str], Any]:
    """The later texts that were labelled, all earlier ones, and the type of each pair; "" where they are not linked."""
    earlier, later = REPEATS[name]
    marks: dict[str, dict[str, str]] = {}
    for row in rows_of(f"repeats-{name}"):
        marks.setdefault(row["later_number"], {})[row["earlier_number"]] = row["type"]
    old, new = texts_of(study, earlier), texts_of(study, later)
    chosen = [number for number in new if number in marks]
    types = np.array([[marks[number].get(other, "") for other in old] for number in chosen])
    return [new[number] for number in chosen], list(old.values()), types


def repeats(study: Path) -> dict[str, Sample]:
    """The labelled pairs of later and earlier recommendations, by State."""
    found = {}
    for name in REPEATS:
        new, old, types = kinds(study, name)
        is_linked = np.isin(types, LINKED)
        counts = np.where(types == "general", WEIGHT_OF_GENERAL, 1.0)
        found[name] = Sample(compared(new, old), is_linked, counts, is_linked)
    return found


def duplicates(study: Path) -> dict[str, Sample]:
    """The labelled pairs within one review, by review; pairs of one with itself weigh nothing."""
    found = {}
    for name, review in DUPLICATES.items():
        cluster = _clusters_of(f"{name}-second" if name in TWICE_READ else name)
        known = {number: text for number, text in texts_of(study, review).items() if number in cluster}
        same = _together([cluster[number] for number in known])
        once = np.triu(np.ones(same.shape), 1)
        found[name] = Sample(compared(list(known.values()), None, within.features), same, once, same)
    return found


def _clusters_of(name: str) -> dict[str, str]:
    return {row["number"]: row["cluster"] for row in rows_of(f"duplicates-{name}")}


def _together(names: Sequence[object]) -> Any:
    """Whether two items have one name, n x n; "" and -1 are no names."""
    return np.array([[one == other and one not in ("", -1) for other in names] for one in names])


def taught(samples: dict[str, Sample], name: str) -> Iterator[Sample]:
    """The samples of other States that may teach the weights that score this one."""
    others = {other: each for other, each in samples.items() if name not in KEPT_APART or other not in KEPT_APART}
    return without(others, name)


def best(curves: dict[str, Any], name: str = "") -> float:
    """The highest threshold whose mean F1 over the other reviews is all but the best; over all without a name."""
    chosen = [curve for other, curve in curves.items() if other[:3] != name[:3] or not name]
    if name in KEPT_APART:
        chosen = [curve for other, curve in curves.items() if other[:3] != name[:3] and other not in KEPT_APART]
    means = np.mean(chosen, axis=0)
    return round(max(float(each) for each, mean in zip(CHOICES, means, strict=True) if mean >= means.max() - NEARLY), 2)


def pair_curves(samples: dict[str, Sample], found: dict[str, Any]) -> dict[str, Any]:
    """F1 over pairs at each threshold."""
    return {
        name: np.array([f1(sample.is_linked, repeated(found[name], each), sample.weights) for each in CHOICES])
        for name, sample in samples.items()
    }


def cluster_curves(samples: dict[str, Sample], found: dict[str, Any]) -> dict[str, Any]:
    """F1 over the pairs of one cluster at each threshold."""
    return {
        name: np.array(
            [f1(sample.is_linked, _together(clusters(found[name], each)), sample.weights) for each in CHOICES]
        )
        for name, sample in samples.items()
    }


def teachers(samples: dict[str, Sample]) -> dict[str, Sample]:
    """The samples of repeats that teach the weights."""
    return {name: sample for name, sample in samples.items() if name not in ONLY_MEASURED}


def _repeats(samples: dict[str, Sample]) -> Iterator[Score]:
    known = teachers(samples)
    found = {name: scored(sample, fitted(without(known, name))) for name, sample in samples.items()}
    curves = pair_curves(known, found)
    for name, sample in samples.items():
        is_found = repeated(found[name], best(curves, name))
        data = f"{name}, {len(is_found)} later recommendations, weights and threshold from the other States"
        targets = [f">= {each:.2f}" for each in TARGETS.get(name, ())] or ["", "", ""]
        has = sample.is_linked.any(axis=1), is_found.any(axis=1)
        both = 2 * (has[0] & has[1]).sum() / (has[0].sum() + has[1].sum())
        meaning = sample.features[..., 0]
        top = max(f1(sample.is_linked, meaning >= each, sample.weights) for each in np.arange(0.3, 0.9, 0.02))
        for measure, value, target in (
            ("repeats pair F1", f1(sample.is_linked, is_found, sample.weights), targets[0]),
            ("repeats recall at 5", recall_at(sample, found[name], 5), targets[1]),
            ("repeats has an earlier one, F1", both, targets[2]),
            ("repeats pair F1 of embeddings alone, best threshold", top, ""),
        ):
            yield Score(f"recurrence: {measure}", round(float(value), 4), target, data)


def _duplicates(samples: dict[str, Sample]) -> Iterator[Score]:
    found = {name: scored(sample, fitted(taught(samples, name))) for name, sample in samples.items()}
    meanings = {name: sample.features[..., 0] for name, sample in samples.items()}
    curves, alone = cluster_curves(samples, found), cluster_curves(samples, meanings)
    for name in samples:
        data = f"{name}, {len(found[name])} recommendations, weights and threshold from the other States"
        value = curves[name][int(np.argmin(abs(CHOICES - best(curves, name))))]
        target = f">= {DUPLICATE_TARGETS[name]:.2f}" if name in DUPLICATE_TARGETS else ""
        yield Score("recurrence: duplicates pairwise F1", round(float(value), 4), target, data)
        measure = "recurrence: duplicates pairwise F1 of embeddings alone, best threshold"
        yield Score(measure, round(float(alone[name].max()), 4), "", data)


def _agreement() -> Iterator[Score]:
    for name in TWICE_READ:
        first, second = (_clusters_of(each) for each in (name, f"{name}-second"))
        one, other = (_together([of[number] for number in first]) for of in (first, second))
        value = f1(one, other, np.triu(np.ones(one.shape), 1))
        yield Score("recurrence: duplicates, agreement of two readers, F1", round(value, 4), "", name)
