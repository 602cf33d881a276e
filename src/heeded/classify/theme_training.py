"""Rows of OHCHR's lists in, a model of themes, affected persons or SDGs out; numpy only.

Logistic regression, drawn towards what the vocabulary says instead of towards nothing: a term holds where a cue of it
stands. Each term is weighed by its own cues and by the terms that the text points to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heeded.classify.files import write_model
from heeded.classify.themes import signs
from heeded.vocabulary.labels import Kind, cues, terms, words

__all__ = ["THRESHOLD", "Row", "Weights", "trained", "write_theme_model"]

THRESHOLD = 0.4
"""These settings were chosen on the lists of Slovenia's second review and China's, each left out in turn."""
CUE, NO_CUE = 6.0, -3.3
"""Weight of a term's cue, and score without any, where the lists say nothing."""
OWN, OTHER = 4.0, 20.0
"""How strongly weights are held there: of a term's own signs, of the other terms."""
ABSENT = 0.1
"""What a row counts for a term that its list never uses: the names of that generation may have lacked it."""
STEPS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation of a list with the terms that it has there."""

    list: str
    text: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is learned: signs x terms, and a bias for each term."""

    signs: tuple[str, ...]
    weights: Any
    bias: Any


def trained(kind: Kind, rows: Sequence[Row]) -> Weights:
    """The weights that the rows of some lists teach; the same rows give the same weights."""
    import numpy as np

    found = [signs(kind, cues(kind).found(words(row.text))) for row in rows]
    own = {term: (f"={term}", *(cue for cue, of in cues(kind).terms.items() if term in of)) for term in terms(kind)}
    seen = frozenset(sign for each in found for sign in each)
    used = {name: frozenset(term for row in rows if row.list == name for term in row.terms) for name in _lists(rows)}
    known = (*(f"={term}" for term in terms(kind)), *(cue for cue in cues(kind).terms if cue in seen))
    place = {sign: at for at, sign in enumerate(known)}
    table = np.zeros((len(rows), len(known) + 1))
    table[:, -1] = 1
    for row, each in enumerate(found):
        table[row, [place[sign] for sign in each]] = 1
    weights, bias = np.zeros((len(known), len(own)), np.float32), np.zeros(len(own), np.float32)
    for at, (term, its) in enumerate(own.items()):
        columns = [*range(len(own)), *(place[sign] for sign in its if sign in seen and sign[0] != "="), len(known)]
        prior = np.zeros(len(columns))
        prior[[at, -1]] = CUE, NO_CUE
        held = np.array([OTHER if column < len(own) and column != at else OWN for column in columns])
        counts = np.array([1.0 if term in used[row.list] else ABSENT for row in rows])
        fitted = _fitted(table[:, columns], np.array([term in row.terms for row in rows], float), counts, prior, held)
        weights[columns[:-1], at], bias[at] = fitted[:-1], fitted[-1]
    return Weights(known, weights, bias)


def _lists(rows: Sequence[Row]) -> list[str]:
    return sorted({row.list for row in rows})


def _fitted(table: Any, truth: Any, counts: Any, prior: Any, held: Any) -> Any:
    """The weights with the least loss: Newton's steps, halved until the loss falls."""
    import numpy as np

    def loss(weights: Any) -> float:
        scores = table @ weights
        away = weights - prior
        return float((counts * (np.logaddexp(0, scores) - truth * scores)).sum() + (held * away * away).sum() / 2)

    weights, least = prior, loss(prior)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (counts * (chance - truth)) + held * (weights - prior)
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(bend, slope)
        while (now := loss(weights - step)) > least and np.abs(step).max() > 1e-6:
            step = step / 2
        if least - now < 1e-6:
            break
        weights, least = weights - step, now
    return weights


def write_theme_model(folder: Path, kind: Kind, rows: Sequence[Row], facts: Mapping[str, Any]) -> None:
    """Train on the rows and write the model; `facts` say what the rows are."""
    import numpy as np

    made = trained(kind, rows)
    told = {"terms": terms(kind), "signs": made.signs, "threshold": THRESHOLD, "rows": len(rows), "lists": _lists(rows)}
    write_model(folder, kind, {"weights": made.weights.astype(np.float16), "bias": made.bias}, dict(facts) | told)
