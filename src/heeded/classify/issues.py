"""Tokens of texts in, a score for each issue out: a linear SVM for each, then what all of them say together.

The second step learned from the scores of texts that the first had not seen: a threshold for each issue, and a small
network on all scores, which knows which issues the coders merge. The score is the mean of both.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from heeded.classify.features import Tokens
from heeded.classify.files import checked, fit, read_model
from heeded.classify.linear import Linear, Space
from heeded.classify.training import folds, out_of_fold, several
from heeded.provenance import Origin

__all__ = ["IssuesModel", "trained_issues"]

NAME = "issues"
BLOCKS: Mapping[str, tuple[int, int | None]] = {
    "words": (2, None),
    "stems": (2, None),
    "letters": (5, 25_000),
}
THRESHOLD, LOWEST = 0.42, 0.2
"""Scores from which an issue is given, and from which it is proposed to a person."""
THRESHOLD_WITH_MEANING = 0.36
"""Where the model for other languages has a share in the score."""
SLOPE = 8.0
"""Of the score over the margin of the SVM."""
NET = ("mean", "spread", "weights_1", "bias_1", "weights_2", "bias_2")
NEURONS, ROUNDS = 64, 15


class IssuesModel:
    """The model of issues."""

    def __init__(self, linear: Linear, second: Mapping[str, Any], labels: Sequence[str], origin: Origin) -> None:
        self.linear, self.second, self.labels, self.origin = linear, second, tuple(labels), origin
        seen, inner, given = 2 * len(labels) + 2, len(second["bias_1"]), len(labels)
        shapes = ((seen,), (seen,), (seen, inner), (inner,), (inner, given), (given,))
        fit(
            {**second, "bias": linear.bias},
            {**dict(zip(NET, shapes, strict=True)), "levels": (given,), "bias": (given,)},
        )

    @classmethod
    def read(cls, folder: Path) -> "IssuesModel":
        """The model in a folder; raises ModelError."""
        file = read_model(folder, NAME)
        with checked(folder, NAME):
            second = {name: file.arrays[name] for name in (*NET, "levels")}
            return cls(Linear.of_arrays(file.arrays), second, file.facts["labels"], file.origin)

    def scores(self, texts: Sequence[Tokens]) -> Any:
        """float of texts x issues, from 0 to 1."""
        return together(self.linear.scores(texts), self.second)


def together(margins: Any, second: Mapping[str, Any]) -> Any:
    """The scores that the second step makes of the margins of the first."""
    inner = (_seen_by_net(margins) - second["mean"]) / second["spread"] @ second["weights_1"] + second["bias_1"]
    outer = inner.clip(min=0) @ second["weights_2"] + second["bias_2"]
    return (_chance(outer) + _chance(SLOPE * (margins - second["levels"]))) / 2


def _chance(of: Any) -> Any:
    import numpy as np

    return 1 / (1 + np.exp(-np.clip(of, -50, 50)))


def _seen_by_net(margins: Any) -> Any:
    """The margins, how clearly each is positive, and how many are."""
    import numpy as np

    clear = _chance(6 * (margins + 0.2))
    many = clear.sum(axis=1, keepdims=True)
    return np.hstack([margins.clip(-1.5, 1.5), clear, many / 3, many.clip(max=1)]).astype(np.float32)


def fitted_second(unseen: Any, truth: Any) -> dict[str, Any]:
    """The second step, from the margins of texts that the first had not seen."""
    import warnings

    import numpy as np
    from sklearn.neural_network import MLPClassifier

    seen = _seen_by_net(unseen)
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-3
    net = MLPClassifier(
        (NEURONS,), alpha=1e-3, batch_size=256, max_iter=ROUNDS, learning_rate_init=2e-3, random_state=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it stops before it has converged, on purpose
        net.fit((seen - mean) / spread, truth)
    layers = (mean, spread, net.coefs_[0], net.intercepts_[0], net.coefs_[1], net.intercepts_[1])
    second = {name: layer.astype(np.float32) for name, layer in zip(NET, layers, strict=True)}
    return second | {"levels": _levels(unseen, truth).astype(np.float32)}


def _levels(unseen: Any, truth: Any, pull: float = 10) -> Any:
    """For each issue the margin with the best F1, pulled towards the common one where few texts have the issue."""
    import numpy as np

    choices = np.arange(-0.6, 0.31, 0.02)
    found = np.array([_f1(truth, unseen > choice) for choice in choices])
    overall = np.array([2 * (truth & (unseen > c)).sum() / (truth.sum() + (unseen > c).sum()) for c in choices])
    common = choices[overall.argmax()]
    smooth = np.array([np.convolve(np.pad(each, 2, mode="edge"), np.ones(5) / 5, "valid") for each in found.T])
    texts = truth.sum(axis=0)
    return (texts * choices[smooth.argmax(axis=1)] + pull * common) / (texts + pull)


def _f1(truth: Any, given: Any) -> Any:
    """F1 of each issue."""
    return 2 * (truth & given).sum(axis=0) / (truth.sum(axis=0) + given.sum(axis=0)).clip(min=1)


def trained_issues(
    texts: Sequence[Tokens], issues: Sequence[frozenset[str]], sessions: Sequence[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arrays and facts of a model of these texts, for `write_model`."""
    import numpy as np

    labels = sorted(frozenset().union(*issues))
    truth = np.array([[label in each for label in labels] for each in issues])
    space = Space.of(texts, BLOCKS)
    rows = space.rows(texts).matrix()
    second = fitted_second(out_of_fold(rows, truth, folds(sessions)), truth)
    linear = Linear(space, *several(rows, truth))
    return linear.arrays() | second, {"labels": labels}
