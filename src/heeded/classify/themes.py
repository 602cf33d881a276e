"""Texts in, OHCHR's themes, affected persons and SDGs out: words that point to a term, weighed by OHCHR's own lists.

A word that points to a term (`vocabulary/labels.py`) speaks for it from the start; training corrects how much, and what
the other terms of a text add. So a term that the lists hardly have, and a text in French, Spanish or Russian, are
labelled as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from heeded.classify.files import SHIPPED, ModelFile, checked, fit, read_model
from heeded.model import Label, LabelKind
from heeded.vocabulary.labels import Kind, cues, printed, target_cues, targets, words

__all__ = ["PROPOSED", "ThemeModel", "signs", "target_labels", "theme_model"]

LABEL_KIND: Mapping[Kind, LabelKind] = {"themes": "theme", "affected_persons": "affected_persons", "sdgs": "sdg"}
PROPOSED = 0.2
"""The score from which a label under the threshold is shown, as a proposal."""
BATCH = 1000
"""Texts scored at a time."""
MOST = 3
"""Phrases shown beside a label."""


def signs(kind: Kind, found: Iterable[str]) -> dict[str, None]:
    """What a model of a kind weighs: the cues found in a text, and the terms that they point to with = before them."""
    terms = cues(kind).terms
    given = tuple(found)
    return dict.fromkeys((*given, *(f"={term}" for cue in given for term in terms[cue])))


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """Weights of signs x terms, a bias for each term, and the threshold of the score from which a label stands."""

    kind: Kind
    file: ModelFile
    terms: tuple[str, ...]
    row_by_sign: Mapping[str, int]
    weights: Any
    bias: Any
    threshold: float

    def labels(self, texts: Sequence[str], with_words: bool = True) -> list[tuple[Label, ...]]:
        """The labels of each text, the likeliest first; none where no word points to a term.

        `with_words=False` leaves out the words that weighed most, which saves a third of the time.
        """
        found = [cues(self.kind).found(words(text), printed(text) if with_words else ()) for text in texts]
        said = self._said() if with_words else {}
        return [
            tuple(self._label(said, each, at, score) for at, score in over)
            for each, over in zip(found, self._over(found), strict=True)
        ]

    def _over(self, found: Sequence[Iterable[str]]) -> list[list[tuple[int, float]]]:
        """The terms of each text that reach PROPOSED, with their scores, the likeliest first."""
        import numpy as np

        over: list[list[tuple[int, float]]] = [[] for _ in found]
        rows = [self._rows(each) for each in found]
        for first in range(0, len(found), BATCH):
            filled = [at for at in range(first, min(first + BATCH, len(found))) if rows[at]]
            if not filled:
                continue
            starts = np.cumsum([0, *(len(rows[at]) for at in filled[:-1])])
            weighed = np.add.reduceat(self.weights[np.concatenate([rows[at] for at in filled])], starts)
            scores = 1 / (1 + np.exp(-self.bias - weighed))
            for text, term in zip(*(scores >= PROPOSED).nonzero(), strict=True):
                over[filled[text]].append((int(term), float(scores[text, term])))
        return [sorted(each, key=lambda item: -item[1]) for each in over]

    def _rows(self, found: Iterable[str]) -> list[int]:
        return [self.row_by_sign[sign] for sign in signs(self.kind, found) if sign in self.row_by_sign]

    def _said(self) -> dict[str, list[float]]:
        """What each cue says for every term: its own weight and that of the terms that it points to."""
        return {cue: self.weights[self._rows((cue,))].sum(axis=0).tolist() for cue in cues(self.kind).terms}

    def _label(self, said: Mapping[str, list[float]], found: Mapping[str, str], at: int, score: float) -> Label:
        best = sorted((-said[cue][at], phrase) for cue, phrase in found.items()) if said else []
        told = tuple(dict.fromkeys(phrase for weight, phrase in best if weight < 0))[:MOST]
        kind = LABEL_KIND[self.kind]
        return Label(kind, self.terms[at], round(score, 3), self.file.origin, told, is_proposal=score < self.threshold)


@cache
def theme_model(kind: Kind, folder: Path = SHIPPED) -> ThemeModel:
    """The model of a kind; raises ModelError where it is absent, damaged or of another version."""
    file = read_model(folder, kind)
    with checked(folder, kind):
        terms, known = tuple(file.facts["terms"]), tuple(file.facts["signs"])
        weights, bias = file.arrays["weights"].astype("float32"), file.arrays["bias"].astype("float32")
        fit(file.arrays, {"weights": (len(known), len(terms)), "bias": (len(terms),)})
        threshold = float(file.facts["threshold"])
    return ThemeModel(kind, file, terms, {sign: row for row, sign in enumerate(known)}, weights, bias, threshold)


def target_labels(text: str, goals: Iterable[Label]) -> list[Label]:
    """The targets that a text names surely, of goals that stand; the reason says what each is about."""
    score_by_goal = {label.value: label for label in goals if not label.is_proposal}
    phrases: dict[str, dict[str, None]] = {}
    for cue, phrase in target_cues().found(words(text), printed(text)).items():
        for target in target_cues().terms[cue]:
            phrases.setdefault(target, {})[phrase] = None
    return [
        Label("sdg", target, goal.score, goal.origin, tuple(phrases[target])[:MOST], f"target {target}: {about}")
        for target, about in targets().items()
        if target in phrases and (goal := score_by_goal.get(target.partition(".")[0]))
    ]
