"""Fit the weights of links to all labelled pairs and write `src/heeded/link/weights.json`.

Usage: python -m evaluation.fit_links [--rarity]     (with --rarity the rarity of words is counted anew, two minutes)
"""

import csv
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from evaluation import links
from heeded.link import disagreement
from heeded.link.gist import gist
from heeded.link.likeness import FEATURES
from heeded.link.pairs import FORMAT

FILE = Path(__file__).resolve().parent.parent / "src" / "heeded" / "link" / "weights.json"
PRECISION = 0.7
"""The share of proposed contradictions that are to be right."""
FEWEST = 5
"""Words in fewer texts count as unknown: as rare as the rarest."""
STEP = 3
"""Every third text is enough to count matters."""


def rarity(study: Path) -> dict[str, dict[str, float]]:
    """log(texts / texts with it) of stems and matters in the recommendations coded by UPR Info."""
    with (study / "data" / "upr-info" / "recommendations.csv").open(encoding="utf-8") as file:
        texts = sorted({row["text"] for row in csv.DictReader(file)})[::STEP]
    counts: dict[str, Counter[str]] = {"stems": Counter(), "matters": Counter()}
    for text in texts:
        found = gist(text)
        counts["stems"].update(found.stems)
        counts["matters"].update(found.matters)
    return {
        kind: {term: round(math.log(len(texts) / n), 2) for term, n in sorted(of.items()) if n >= FEWEST}
        for kind, of in counts.items()
    }


def _kind(samples: Iterable[links.Sample], threshold: float) -> dict[str, Any]:
    model, bias = links.fitted(samples)
    return {"weights": [round(float(each), 3) for each in model], "bias": round(bias, 3), "threshold": threshold}


def _names(kind: str) -> tuple[str, ...]:
    return disagreement.FEATURES if kind == "contradictions" else FEATURES


def _best(samples: dict[str, links.Sample], choices: Any) -> float:
    """The threshold with the best mean F1 over States, each scored by what the others taught."""
    found = {name: links.scored(sample, links.fitted(links.without(samples, name))) for name, sample in samples.items()}
    means = [
        float(
            np.mean([links.f1(samples[name].is_linked, found[name] >= each, samples[name].weights) for name in samples])
        )
        for each in choices
    ]
    return round(float(choices[int(np.argmax(means))]), 2)


def _careful(samples: dict[str, links.Sample], choices: Any) -> float:
    """The lowest threshold with PRECISION over all pairs, each State scored by what the others taught."""
    found = {name: links.scored(sample, links.fitted(links.without(samples, name))) for name, sample in samples.items()}
    chances = np.concatenate([each.ravel() for each in found.values()])
    is_linked = np.concatenate([samples[name].is_linked.ravel() for name in found])
    careful = [each for each in choices if (chances >= each).any() and is_linked[chances >= each].mean() >= PRECISION]
    return round(float(min(careful)), 2)


def main(arguments: list[str]) -> None:
    """Write the weights; the thresholds are those of the best F1 over States, of contradictions that of PRECISION."""
    study = Path(os.environ.get("HEEDED_STUDY") or "../shared").resolve()
    content: dict[str, Any] = {"format": FORMAT, "version": "1", "features": list(FEATURES)}
    content["disagreement"] = list(disagreement.FEATURES)
    if "--rarity" in arguments or not FILE.exists():
        content["rarity"] = rarity(study)
        FILE.write_text(json.dumps(content | {"kinds": {}}), "utf-8")
    else:
        content["rarity"] = json.loads(FILE.read_text("utf-8"))["rarity"]
    choices = np.arange(0.1, 0.8, 0.02)
    repeats, duplicates = links.repeats(study), links.duplicates(study)
    flows = {kind: links.flows(study, kind) for kind in links.FLOWS}
    every = [*repeats.values(), *(sample for of in flows.values() for sample in of.values())]
    kinds = {"repeats": _kind(repeats.values(), _best(repeats, choices))}
    kinds["duplicate"] = _kind(duplicates.values(), _best(duplicates, choices))
    for kind, of in flows.items():
        found = links.fitted(repeats.values())
        scores = {review: links.scored(sample, found) for review, sample in of.items()}
        means = [
            np.mean([links.f1(of[name].is_linked, scores[name] >= each, np.ones_like(scores[name])) for name in of])
            for each in choices
        ]
        kinds[kind] = _kind(every, round(float(choices[int(np.argmax(means))]), 2))
    contradictions = links.contradictions(study)
    kinds["contradictions"] = _kind(contradictions.values(), _careful(contradictions, choices))
    content["kinds"] = kinds
    FILE.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(
        {
            kind: (each["threshold"], dict(zip(_names(kind), each["weights"], strict=True)))
            for kind, each in kinds.items()
        }
    )


if __name__ == "__main__":
    main(sys.argv[1:])
