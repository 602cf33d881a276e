"""Contradictions against labels in `gold/links`: in two reports of the Council, and of Slovenia's national reports.

Every State or report is scored by what the others taught. How near two sentences are is told by the shipped weights of
evidence, which know Slovenia and Kazakhstan; 2 of the 27 features rest on them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.documents import reading
from evaluation.pairs import Sample, compared, fitted, rows_of, scored, vectors, without
from evaluation.scores import Score
from heeded.link import disagreement
from heeded.link.gist import gist
from heeded.link.linkers import MOST
from heeded.link.pairs import NEAR, odds, weights
from heeded.link.passages import passages

COUNCIL = {"A/HRC/43/2": "cycle3/g2110341.pdf", "A/HRC/28/2": "cycle2/g1913313.pdf"}
"""The Council's reports labelled."""
REPORTED = {
    "A/HRC/WG.6/34/SVN/1": "cycle3/g1923444.pdf", "A/HRC/WG.6/34/SVN/2": "cycle3/g1925890.pdf",
    "A/HRC/WG.6/34/SVN/3": "cycle3/g1924226.pdf", "A/HRC/WG.6/48/SVN/1": "cycle4/g2420070.pdf",
    "A/HRC/WG.6/48/SVN/2": "cycle4/g2419943.pdf", "A/HRC/WG.6/48/SVN/3": "cycle4/g2420410.pdf",
}  # fmt: skip
"""The documents labelled for contradictions of Slovenia's reports."""
WEIGHT_OF_PART = 0.6
Model = Mapping[str, Any]
"""Weights and bias as shipped."""


def measure(study: Path) -> Iterable[Score]:
    """Precision and recall at the shipped thresholds."""
    council = in_council(study)
    states = len({name[:3] for name in council})
    yield from _scores(council, "contradictions", f"{states} States in two Council reports, weights from the others")
    whose = "Slovenia's reports of 2019 and 2025, weights from the other one"
    yield from _scores(of_reports(study), "reported", whose, MOST)


def in_council(study: Path, near: Model | None = None) -> dict[str, Sample]:
    """The labelled pairs of what organisations and a State say in one report of the Council, by State and report."""
    marks = {
        (row["symbol"], row["state"], row["evidence_paragraph"], row["claim_paragraph"]): row["degree"]
        for row in sorted(rows_of("contradictions"), key=lambda row: row["degree"], reverse=True)
    }
    wanted = {
        (row["symbol"], row["state"]) for name in ("contradictions", "contradictions-none") for row in rows_of(name)
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
            compared(texts[0], texts[1], _features(near)),
            degrees != "",
            np.where(degrees == "partial", WEIGHT_OF_PART, 1.0),
            degrees == "direct",
        )
    return found


def of_reports(study: Path, near: Model | None = None) -> dict[str, Sample]:
    """The labelled pairs of claims in Slovenia's reports and what others say for the same review, by report.

    Pairs that do not meet (`disagreement.meet`) have no weight: they are not proposed.
    """
    marks = {
        (row["evidence_symbol"], row["evidence_start"], row["claim_symbol"], row["claim_start"]): row["degree"]
        for row in rows_of("contradictions-svn")
    }
    found = {}
    for report in sorted({claim for _, _, claim, _ in marks}):
        others = sorted({evidence for evidence, _, claim, _ in marks if claim == report})
        said = passages("SVN", [reading(study / "data" / "slovenia" / REPORTED[each]) for each in (report, *others)])
        sides = [[each for each in said if each.role == role] for role in ("evidence", "claim")]
        places = [[(each.document.symbol or "", str(each.statement.quote.start)) for each in side] for side in sides]
        degrees = np.array([[marks.get((*one, *other), "") for other in places[1]] for one in places[0]])
        texts = [[each.text for each in side] for side in sides]
        found[report.removeprefix("A/HRC/WG.6/")] = Sample(
            compared(texts[0], texts[1], _features(near)),
            degrees != "",
            disagreement.meet(*([gist(text) for text in side] for side in texts)).astype(np.float32),
            degrees == "direct",
        )
    return found


def _features(near: Model | None) -> Callable[..., Any]:
    """The features of disagreement; how near sentences are by these weights, else by the shipped ones."""
    model = near or weights()["kinds"][NEAR]
    return partial(disagreement.features, near=partial(odds, model, lambda texts: vectors(tuple(texts))))


def proposable(sample: Sample, others: Iterable[Sample], most: int | None = None) -> Any:
    """The scores by what other samples taught; 0 for pairs without weight and beyond the best `most` of each text."""
    found = scored(sample, fitted(others)) * (sample.weights > 0)
    return found if most is None else found * disagreement.strongest(found, most)


def _scores(samples: dict[str, Sample], kind: str, whose: str, most: int | None = None) -> Iterator[Score]:
    best = weights()["kinds"][kind]["threshold"]
    found = {name: proposable(each, without(samples, name), most) >= best for name, each in samples.items()}
    proposed = np.concatenate([each.ravel() for each in found.values()])
    linked, full = (
        np.concatenate([getattr(samples[name], field).ravel() for name in found]) for field in ("is_linked", "is_full")
    )
    targets = (">= 0.7", ">= 0.6") if kind == "contradictions" else ("", "")
    for data, right, counted in (
        ("all pairs", linked, np.ones_like(linked)),
        ("partial ones neither missed nor false", full, full | ~linked),
    ):
        hits = (proposed & right).sum()
        precision, recall = hits / max(1, (proposed & counted).sum()), hits / right.sum()
        yield Score("links: contradictions precision", round(float(precision), 4), targets[0], f"{whose}, {data}")
        yield Score("links: contradictions recall", round(float(recall), 4), targets[1], f"{whose}, {data}")
