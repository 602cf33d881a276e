"""Links against labels in `gold/links`: repeats, duplicates of seven States; uptake, claims, evidence of Slovenia;
contradictions between organisations and twelve States in two reports of the Council.

Each State's pairs are scored with weights fitted to the other States' alone, so every score is of unseen reviews; the
shipped weights are fitted to all (`python -m evaluation.fit_links`). The labels were made by one reader each, from the
texts, before there was a program; they hold numbers and offsets, no text.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.documents import reading
from evaluation.scores import Score
from heeded.link import citations, disagreement
from heeded.link.duplicates import clusters
from heeded.link.gist import Gist, gist
from heeded.link.likeness import features
from heeded.link.pairs import weights
from heeded.link.passages import passages
from heeded.link.stances import stance
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
    "svn3": "slovenia/cycle3/g1934994.pdf",
}  # fmt: skip
"""The Working Group's reports whose recommendations were labelled."""
REPEATS = {
    "kaz": ("kaz1", "kaz2"), "svn": ("svn2", "svn3"), "svk": ("svk1", "svk2"), "cze": ("cze1", "cze2"),
    "mex": ("mex1", "mex2"), "tkm": ("tkm1", "tkm2"), "uzb": ("uzb1", "uzb2"),
}  # fmt: skip
DUPLICATES = {
    "kaz-2010": "kaz1", "svn-2014": "svn2", "svn-2019": "svn3", "svk-2014": "svk2", "cze-2012": "cze2",
    "tkm-2013": "tkm2", "uzb-2013": "uzb2",
}  # fmt: skip
FLOWS = {"takes_up": "uptake-svn", "claims": "claims-svn", "evidence": "evidence-svn"}
TARGETS = {
    "svn": {
        "A/HRC/WG.6/20/SVN/1": ("cycle2/g1413493.pdf", "svn1"), "A/HRC/WG.6/20/SVN/2": ("cycle2/g1414064.pdf", "svn1"),
        "A/HRC/WG.6/20/SVN/3": ("cycle2/g1409727.pdf", "svn1"), "A/HRC/WG.6/34/SVN/1": ("cycle3/g1923444.pdf", "svn2"),
        "A/HRC/WG.6/34/SVN/2": ("cycle3/g1925890.pdf", "svn2"), "A/HRC/WG.6/34/SVN/3": ("cycle3/g1924226.pdf", "svn2"),
    }
}  # fmt: skip
"""The documents labelled for uptake, claims and evidence, and the review that they look back to."""
COUNCIL = {"A/HRC/43/2": "cycle3/g2110341.pdf", "A/HRC/28/2": "cycle2/g1913313.pdf"}
"""The Council's reports labelled for contradictions."""
UPTAKE = {"svn1": "svn2", "svn2": "svn3"}
"""Uptake is in the review for which the document was made."""
LINKED = ("same", "similar", "build_up")
"""A general link is neither a miss nor a false find."""
WEIGHT_OF_GENERAL, WEIGHT_OF_PART = 0.3, 0.6
STRENGTH = 3.0
"""The inverse of the penalty on large weights."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of one State: features (n x m x features), the labels, which pairs count how much."""

    features: Any
    is_linked: Any
    weights: Any
    is_full: Any


def measure(study: Path) -> Iterable[Score]:
    """Repeats, duplicates, uptake, claims, evidence, contradictions: each State scored by what the others taught."""
    yield from _repeats(repeats(study))
    yield from _duplicates(duplicates(study))
    yield from _flows(study)
    yield from _told(told(study))
    yield from _contradictions(contradictions(study))
    yield from _stances(study)


# ------------------------------------------------------------------------------------------------------- the samples


def repeats(study: Path) -> dict[str, Sample]:
    """The labelled pairs of later and earlier recommendations, by State."""
    found = {}
    for state, (earlier, later) in REPEATS.items():
        marks: dict[str, dict[str, str]] = {}
        for row in _rows(f"repeats-{state}"):
            marks.setdefault(row["later_number"], {})[row["earlier_number"]] = row["type"]
        old, new = _review(study, earlier), _review(study, later)
        chosen = [number for number in new if number in marks]
        kinds = np.array([[marks[number].get(other, "") for other in old] for number in chosen])
        found[state] = Sample(
            _features([new[number] for number in chosen], list(old.values())),
            np.isin(kinds, LINKED),
            np.where(kinds == "general", WEIGHT_OF_GENERAL, 1.0),
            np.isin(kinds, LINKED),
        )
    return found


def duplicates(study: Path) -> dict[str, Sample]:
    """The labelled pairs within one review, by review; pairs of one with itself weigh nothing."""
    found = {}
    for name, review in DUPLICATES.items():
        cluster = {row["number"]: row["cluster"] for row in _rows(f"duplicates-{name}")}
        texts = [text for number, text in _review(study, review).items() if number in cluster]
        names = [cluster[number] for number in _review(study, review) if number in cluster]
        same = np.array([[bool(one) and one == other for other in names] for one in names])
        pairs = _features(texts, texts)
        once = np.triu(np.ones(same.shape), 1)
        found[name] = Sample((pairs + pairs.transpose(1, 0, 2)) / 2, same, once, same)
    return found


def flows(study: Path, kind: str) -> dict[str, Sample]:
    """The labelled pairs of paragraphs of Slovenia's documents and recommendations, by the review labelled."""
    marks: dict[tuple[str, str], dict[str, str]] = {}
    for row in _rows(FLOWS[kind]):
        marks.setdefault((row["symbol"], row["paragraph"]), {})[row["recommendation"]] = row["degree"]
    found = {}
    for base in ("svn1", "svn2"):
        review = UPTAKE[base] if kind == "takes_up" else base
        old = _review(study, review)
        keys = [key for key in marks if TARGETS["svn"][key[0]][1] == base]
        texts = [_paragraph(study, *key) for key in keys]
        degrees = np.array([[marks[key].get(number, "") for number in old] for key in keys])
        found[review] = Sample(
            _features(texts, list(old.values())),
            degrees != "",
            np.where(degrees == "part", WEIGHT_OF_PART, 1.0),
            degrees == "full",
        )
    return found


def told(study: Path) -> dict[str, Sample]:
    """The labelled paragraphs of Slovenia's national reports, by words and cited numbers; by the cycle that they cite.

    Of the claims in a paragraph the best score of words counts, and all that they cite; weights of words from repeats
    of other States.
    """
    marks: dict[tuple[str, str], dict[str, str]] = {}
    for row in _rows(FLOWS["claims"]):
        marks.setdefault((row["symbol"], row["paragraph"]), {})[row["recommendation"]] = row["degree"]
    model = fitted(without(dict(repeats(study)), "svn"))
    found = {}
    for symbol, (file, base) in TARGETS["svn"].items():
        files = [reading(study / "data" / REVIEWS[base]), reading(study / "data" / "slovenia" / file)]
        said = passages("SVN", files)
        targets = [each for each in said if each.role == "recommendation"]
        sources = [each for each in said if (symbol, each.statement.paragraph) in marks and each.role == "claim"]
        if not sources:
            continue
        paragraphs = sorted({each.statement.paragraph or "" for each in sources}, key=int)
        rows = [[at for at, each in enumerate(sources) if each.statement.paragraph == number] for number in paragraphs]
        by_words = [
            _words(texts, [each.text for each in targets], model)
            for texts in (
                [each.text for each in sources],
                [_paragraph(study, symbol, number) for number in paragraphs],
            )
        ]
        cites = citations.cited(sources, targets, by_words[0])
        degrees = np.array(
            [
                [marks[symbol, number].get(_number(each.statement.value), "") for each in targets]
                for number in paragraphs
            ]
        )
        found[f"{base[3:]} of {base[:3]}"] = Sample(
            citations.features(
                np.array([by_words[0][at].max(axis=0) for at in rows]),
                by_words[1],
                [{column: count for row in at for column, count in cites[row].items()} for at in rows],
            ),
            degrees != "",
            np.ones(degrees.shape),
            degrees == "full",
        )
    return found


def _number(value: object) -> str:
    return value.number or "" if isinstance(value, Recommendation) else ""


def _words(one: Sequence[str], other: Sequence[str], model: tuple[Any, float]) -> Any:
    pairs = _features(one, other).astype(np.float64)
    return 1 / (1 + np.exp(-(pairs @ model[0] + model[1])))


def contradictions(study: Path) -> dict[str, Sample]:
    """The labelled pairs of what organisations and a State say in one report of the Council, by State and report."""
    marks = {
        (row["symbol"], row["state"], row["evidence_paragraph"], row["claim_paragraph"]): row["degree"]
        for row in sorted(_rows("contradictions"), key=lambda row: row["degree"], reverse=True)
    }
    wanted = {
        (row["symbol"], row["state"]) for name in ("contradictions", "contradictions-none") for row in _rows(name)
    }
    found = {}
    for symbol, state in sorted(wanted):
        said = passages(state, [reading(study / "data" / "slovenia" / COUNCIL[symbol])])
        sides = [[each for each in said if each.role == role] for role in ("evidence", "account")]
        if not all(sides):
            continue
        paragraphs = [[each.statement.paragraph or "" for each in side] for side in sides]
        degrees = np.array(
            [[marks.get((symbol, state, one, other), "") for other in paragraphs[1]] for one in paragraphs[0]]
        )
        texts = [[each.text for each in side] for side in sides]
        found[f"{state} {symbol}"] = Sample(
            _features(texts[0], texts[1], disagreement.features),
            degrees != "",
            np.where(degrees == "partial", WEIGHT_OF_PART, 1.0),
            degrees == "direct",
        )
    return found


def _features(one: Sequence[str], other: Sequence[str], compare: Callable[..., Any] = features) -> Any:
    sides = [[_gist(text) for text in side] for side in (one, other)]
    vectors = [_vectors(tuple(side)) for side in (one, other)]
    return compare(sides[0], sides[1], vectors[0] @ vectors[1].T, weights()["rarity"])


@cache
def _gist(text: str) -> Gist:
    return gist(text)


@cache
def _vectors(texts: tuple[str, ...]) -> Any:
    return embed(texts)


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def _review(study: Path, name: str) -> dict[str, str]:
    """The texts of a review's recommendations by number."""
    report = reading(study / "data" / REVIEWS[name])
    found = passages(name[:3].upper(), [report])
    values = [(each.statement.value, each.text) for each in found if each.role == "recommendation"]
    return {value.number: text for value, text in values if isinstance(value, Recommendation) and value.number}


def _paragraph(study: Path, symbol: str, number: str) -> str:
    """The words of one numbered paragraph."""
    document = reading(study / "data" / "slovenia" / TARGETS["svn"][symbol][0]).document
    found = next(each for each in document.body.paragraphs if each.number == number and each.kind == "body")
    return document.text[found.start : found.end]


# ------------------------------------------------------------------------------------------------------- the scores


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


def _repeats(samples: dict[str, Sample]) -> Iterator[Score]:
    best = weights()["kinds"]["repeats"]["threshold"]
    for state, sample in samples.items():
        found = scored(sample, fitted(without(samples, state)))
        data = f"{state}, {len(found)} later recommendations, weights from the other States"
        has = sample.is_linked.any(axis=1), (found >= best).any(axis=1)
        target = {"kaz": (">= 0.72", ">= 0.92", ">= 0.88"), "svn": (">= 0.72", ">= 0.80", ">= 0.92")}.get(
            state, ("",) * 3
        )
        yield Score(
            "links: repeats pair F1", round(f1(sample.is_linked, found >= best, sample.weights), 4), target[0], data
        )
        yield Score("links: repeats recall at 5", round(recall_at(sample, found, 5), 4), target[1], data)
        both = 2 * (has[0] & has[1]).sum() / (has[0].sum() + has[1].sum())
        yield Score("links: repeats has an earlier one, F1", round(float(both), 4), target[2], data)
        meaning = sample.features[..., 0]
        top = max(f1(sample.is_linked, meaning >= each, sample.weights) for each in np.arange(0.3, 0.9, 0.02))
        yield Score("links: repeats pair F1 of embeddings alone, best threshold", round(top, 4), "", data)


def _duplicates(samples: dict[str, Sample]) -> Iterator[Score]:
    best = weights()["kinds"]["duplicate"]["threshold"]
    for name, sample in samples.items():
        found = scored(sample, fitted(without(samples, name)))
        groups = clusters(found, best)
        together = np.array([[one == other and one >= 0 for other in groups] for one in groups])
        data = f"{name}, {len(found)} recommendations, weights from the other States"
        yield Score("links: duplicates pairwise F1", round(f1(sample.is_linked, together, sample.weights), 4), "", data)


def _flows(study: Path) -> Iterator[Score]:
    pooled = dict(repeats(study))
    targets = {"takes_up": ">= 0.80", "claims": ">= 0.85", "evidence": ">= 0.75"}
    for kind, target in targets.items():
        best = weights()["kinds"][kind]["threshold"]
        model = fitted(without(pooled, "svn"))
        for review, sample in flows(study, kind).items():
            found = scored(sample, model)
            data = f"{review}, {len(found)} paragraphs, weights from repeats of other States"
            yield Score(f"links: {kind} recall at 10", round(recall_at(sample, found, 10), 4), target, data)
            proposed = found >= best
            true = max(1, (proposed & sample.is_linked).sum())
            yield Score(
                f"links: {kind} proposals read per true link", round(float(proposed.sum() / true), 2), "<= 6", data
            )


def _told(samples: dict[str, Sample]) -> Iterator[Score]:
    best = weights()["kinds"]["cited"]["threshold"]
    found = {name: scored(sample, fitted(without(samples, name))) >= best for name, sample in samples.items()}
    hits = sum(int((found[name] & sample.is_linked).sum()) for name, sample in samples.items())
    data = f"Slovenia, {sum(map(len, found.values()))} paragraphs, citations weighed by the other report"
    proposed = sum(int(each.sum()) for each in found.values())
    linked = sum(int(sample.is_linked.sum()) for sample in samples.values())
    yield Score("links: claims with what they cite, precision", round(hits / max(1, proposed), 4), "", data)
    yield Score("links: claims with what they cite, recall", round(hits / linked, 4), "", data)


def _contradictions(samples: dict[str, Sample]) -> Iterator[Score]:
    best = weights()["kinds"]["contradictions"]["threshold"]
    found = {name: scored(sample, fitted(without(samples, name))) >= best for name, sample in samples.items()}
    proposed = np.concatenate([each.ravel() for each in found.values()])
    linked, full = (
        np.concatenate([getattr(samples[name], field).ravel() for name in found]) for field in ("is_linked", "is_full")
    )
    states = len({name[:3] for name in samples})
    for data, right, counted in (
        ("all pairs", linked, np.ones_like(linked)),
        ("partial ones neither missed nor false", full, full | ~linked),
    ):
        hits = (proposed & right).sum()
        said = f"{states} States in two Council reports, {data}, weights from the other States"
        precision, recall = hits / max(1, (proposed & counted).sum()), hits / right.sum()
        yield Score("links: contradictions precision", round(float(precision), 4), ">= 0.7", said)
        yield Score("links: contradictions recall", round(float(recall), 4), ">= 0.6", said)


def _stances(study: Path) -> Iterator[Score]:
    for base in ("svn1", "svn2"):
        rows = [row for row in _rows("evidence-svn") if row["stance"] and TARGETS["svn"][row["symbol"]][1] == base]
        right = [stance(_paragraph(study, row["symbol"], row["paragraph"])) == row["stance"] for row in rows]
        data = f"{base}, {len(rows)} links of evidence"
        yield Score("links: evidence stance accuracy", round(float(np.mean(right)), 4), ">= 0.75", data)
