"""Links against labels in `gold/links`: uptake, claims, evidence of Slovenia; contradictions (`contradictions.py`).

Each State's pairs are scored with weights fitted to the other States' alone, so every score is of unseen reviews; the
shipped weights are fitted to all (`python -m evaluation.fit_links`). The labels were made by one reader each, from the
texts, before there was a program; they hold numbers and offsets, no text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from evaluation import contradictions
from evaluation.documents import reading
from evaluation.pairs import REVIEWS, Sample, compared, fitted, recall_at, rows_of, scored, texts_of, without
from evaluation.recurrence import repeats, teachers
from evaluation.scores import Score
from heeded.link import citations
from heeded.link.pairs import weights
from heeded.link.passages import passages
from heeded.link.stances import stance
from heeded.model import Recommendation

FLOWS = {"takes_up": "uptake-svn", "claims": "claims-svn", "evidence": "evidence-svn"}
TARGETS = {
    "svn": {
        "A/HRC/WG.6/20/SVN/1": ("cycle2/g1413493.pdf", "svn1"), "A/HRC/WG.6/20/SVN/2": ("cycle2/g1414064.pdf", "svn1"),
        "A/HRC/WG.6/20/SVN/3": ("cycle2/g1409727.pdf", "svn1"), "A/HRC/WG.6/34/SVN/1": ("cycle3/g1923444.pdf", "svn2"),
        "A/HRC/WG.6/34/SVN/2": ("cycle3/g1925890.pdf", "svn2"), "A/HRC/WG.6/34/SVN/3": ("cycle3/g1924226.pdf", "svn2"),
    }
}  # fmt: skip
"""The documents labelled for uptake, claims and evidence, and the review that they look back to."""
UPTAKE = {"svn1": "svn2", "svn2": "svn3"}
"""Uptake is in the review for which the document was made."""
WEIGHT_OF_PART = 0.6
OWN = 3.0
"""How much more a pair of the kind itself counts than one of repeats."""


def measure(study: Path) -> Iterable[Score]:
    """Uptake, claims, evidence, contradictions: each State scored by what the others taught."""
    yield from _flows(study)
    yield from _told(told(study))
    yield from contradictions.measure(study)
    yield from _stances(study)


# ------------------------------------------------------------------------------------------------------- the samples


def flows(study: Path, kind: str) -> dict[str, Sample]:
    """The labelled pairs of paragraphs of Slovenia's documents and recommendations, by the review labelled."""
    marks: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows_of(FLOWS[kind]):
        marks.setdefault((row["symbol"], row["paragraph"]), {})[row["recommendation"]] = row["degree"]
    found = {}
    for base in ("svn1", "svn2"):
        review = UPTAKE[base] if kind == "takes_up" else base
        old = texts_of(study, review)
        keys = [key for key in marks if TARGETS["svn"][key[0]][1] == base]
        texts = [_paragraph(study, *key) for key in keys]
        degrees = np.array([[marks[key].get(number, "") for number in old] for key in keys])
        found[review] = Sample(
            compared(texts, list(old.values())),
            degrees != "",
            np.where(degrees == "part", WEIGHT_OF_PART, 1.0),
            degrees == "full",
        )
    return found


def taught(repeated: Iterable[Sample], samples: dict[str, Sample], review: str | None = None) -> tuple[Any, float]:
    """What repeats and the pairs of one kind teach, without those of a review; the latter count OWN times."""
    own = (replace(each, weights=each.weights * OWN) for name, each in samples.items() if name != review)
    return fitted((*repeated, *own))


def told(study: Path) -> dict[str, Sample]:
    """The labelled paragraphs of Slovenia's national reports, by words and cited numbers; by the cycle that they cite.

    Of the claims in a paragraph the best score of words counts, and all that they cite; weights of words from repeats
    of other States.
    """
    marks: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows_of(FLOWS["claims"]):
        marks.setdefault((row["symbol"], row["paragraph"]), {})[row["recommendation"]] = row["degree"]
    model = fitted(without(teachers(repeats(study)), "svn"))
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
    pairs = compared(one, other).astype(np.float64)
    return 1 / (1 + np.exp(-(pairs @ model[0] + model[1])))


def _paragraph(study: Path, symbol: str, number: str) -> str:
    """The words of one numbered paragraph."""
    document = reading(study / "data" / "slovenia" / TARGETS["svn"][symbol][0]).document
    found = next(each for each in document.body.paragraphs if each.number == number and each.kind == "body")
    return document.text[found.start : found.end]


# ------------------------------------------------------------------------------------------------------- the scores


def _flows(study: Path) -> Iterator[Score]:
    pooled = teachers(repeats(study))
    targets = {"takes_up": ">= 0.80", "claims": ">= 0.85", "evidence": ">= 0.75"}
    for kind, target in targets.items():
        best = weights()["kinds"][kind]["threshold"]
        samples = flows(study, kind)
        for review, sample in samples.items():
            found = scored(sample, taught(without(pooled, "svn"), samples, review))
            data = f"{review}, {len(found)} paragraphs, weights from repeats of other States and the other review"
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


def _stances(study: Path) -> Iterator[Score]:
    for base in ("svn1", "svn2"):
        rows = [row for row in rows_of("evidence-svn") if row["stance"] and TARGETS["svn"][row["symbol"]][1] == base]
        right = [stance(_paragraph(study, row["symbol"], row["paragraph"])) == row["stance"] for row in rows]
        data = f"{base}, {len(rows)} links of evidence"
        yield Score("links: evidence stance accuracy", round(float(np.mean(right)), 4), ">= 0.75", data)
