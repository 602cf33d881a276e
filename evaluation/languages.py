"""Texts in French, Spanish and Russian against their English versions: the same issues, matters, deeds, the same twin.

Aligned paragraphs of Italy's documents, and `gold/translations.csv`, made for the project. The English version is the
reference, whether or not its labels are right.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from evaluation.documents import reading
from evaluation.scores import Score
from heeded.classify import Labels, labels_of
from heeded.link.gist import gist
from heeded.link.pairs import scores
from heeded.meaning import embed
from heeded.model import Recommendation

GOLD = Path(__file__).resolve().parent / "gold" / "translations.csv"
LANGUAGES = ("ru", "fr", "es")
ALIGNED = {"ru": "ohchr_1_en_ru.json", "fr": "ohchr_2_en_fr.json"}
REVIEW = "working-group-reports/kazakhstan2014.pdf"


def measure(study: Path) -> Iterable[Score]:
    """Issues (micro-F1), gists (share of equal ones, micro-F1), and the English twin found first, per language."""
    rows = list(csv.DictReader(GOLD.open(encoding="utf-8"), delimiter="|"))
    for language in LANGUAGES:
        told = f"{len(rows)} recommendations in own words"
        yield _agreement([row["en"] for row in rows], [row[language] for row in rows], language, told)
        yield from _gists(rows, language, told)
        yield _twins(rows, study, language)
    for language, name in ALIGNED.items():
        pairs = json.loads((study / "data" / "italy" / name).read_text("utf-8"))["paragraphs"]
        english, other = ([pair[side] for pair in pairs] for side in ("main_language", "other_language"))
        yield _agreement(english, other, language, f"{len(pairs)} aligned paragraphs of {name.rpartition('_en')[0]}")


def _agreement(english: Sequence[str], other: Sequence[str], language: str, told: str) -> Score:
    one = [_given(each) for each in labels_of(english, ["en"] * len(english), with_words=False)]
    two = [_given(each) for each in labels_of(other, [language] * len(other), with_words=False)]
    right = sum(len(a & b) for a, b in zip(one, two, strict=True))
    f1 = 2 * right / max(1, sum(map(len, one)) + sum(map(len, two)))
    return Score(f"languages: issues in {language} as in English, micro-F1", round(f1, 4), ">= 0.85", told)


def _given(labels: Labels) -> set[str]:
    return {label.value for label in labels.issues if not label.is_proposal}


def _gists(rows: Sequence[Mapping[str, str]], language: str, told: str) -> Iterable[Score]:
    """How far translations name what the English texts name."""
    pairs = [(gist(row["en"]), gist(row[language], language)) for row in rows]
    for part in ("matters", "deeds", "treaties"):
        sides = [(set(getattr(one, part)), set(getattr(other, part))) for one, other in pairs]
        right, all_of = sum(len(a & b) for a, b in sides), sum(len(a) + len(b) for a, b in sides)
        yield Score(
            f"languages: {part} in {language} as in English, F1", round(2 * right / max(1, all_of), 4), "", told
        )
    equal = sum(set(a.matters) == set(b.matters) and a.deeds == b.deeds and a.treaties == b.treaties for a, b in pairs)
    yield Score(f"languages: equal gists in {language}", round(equal / len(pairs), 4), "", told)


def _twins(rows: Sequence[Mapping[str, str]], study: Path, language: str) -> Score:
    """The share of translations whose English version is nearest, among all recommendations of a review as well."""
    statements = reading(study / "data" / REVIEW).statements
    made = dict.fromkeys(each.value.text for each in statements if isinstance(each.value, Recommendation))
    english = [row["en"] for row in rows] + list(made)
    found = scores("takes_up", [gist(row[language], language) for row in rows], [gist(each) for each in english], embed)
    first = float((found.argmax(axis=1) == np.arange(len(rows))).mean())
    told = f"{len(rows)} among {len(english)}, {len(made)} of them of A/HRC/28/10"
    return Score(f"languages: English version nearest to {language}", round(first, 4), "", told)
