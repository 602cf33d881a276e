"""Tokens of texts in, the chance of each action category out: a linear SVM on words and on how the text begins."""

from collections.abc import Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from heeded.classify.features import Tokens
from heeded.classify.files import checked, fit, read_model
from heeded.classify.linear import Linear, Space
from heeded.classify.training import folds, one_of_many, out_of_fold
from heeded.provenance import Origin
from heeded.vocabulary.coding import ACTIONS

__all__ = ["ActionModel", "trained_action"]

NAME = "action"
BLOCKS: Mapping[str, tuple[int, int | None]] = {"words": (2, None), "opening": (2, None)}
THRESHOLD = 0.4
"""Of the chance: below it, a person looks. Of sessions 15 and 16 two rows of a thousand, half of them right."""
SLOPES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)
"""Of the chance over the margin of the SVM: the one that fits the training data best is kept."""


class ActionModel:
    """The model of action categories."""

    labels = ACTIONS

    def __init__(self, linear: Linear, slope: float, origin: Origin) -> None:
        self.linear, self.slope, self.origin = linear, slope, origin

    @classmethod
    def read(cls, folder: Path) -> "ActionModel":
        """The model in a folder; raises ModelError."""
        file = read_model(folder, NAME)
        with checked(folder, NAME):
            slope = float(file.facts["slope"])
            if tuple(file.facts["labels"]) != ACTIONS or not isfinite(slope):
                raise ValueError("labels or slope")
            fit(file.arrays, {"bias": (len(ACTIONS),)})
            return cls(Linear.of_arrays(file.arrays), slope, file.origin)

    def chances(self, texts: Sequence[Tokens]) -> Any:
        """float of texts x categories; each row adds up to one."""
        return _chances(self.linear.scores(texts), self.slope)


def _chances(scores: Any, slope: float) -> Any:
    import numpy as np

    raised = np.exp(slope * (scores - scores.max(axis=1, keepdims=True)))
    return raised / raised.sum(axis=1, keepdims=True)


def trained_action(
    texts: Sequence[Tokens], actions: Sequence[str], sessions: Sequence[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arrays and facts of a model of these texts, for `write_model`."""
    import numpy as np

    space = Space.of(texts, BLOCKS)
    rows = space.rows(texts).matrix()
    truth = np.array([[each == label for label in ACTIONS] for each in actions])
    unseen = out_of_fold(rows, truth, folds(sessions), positive=1.0)
    likely = [np.log(np.maximum(_chances(unseen, slope)[truth], 1e-9)).mean() for slope in SLOPES]
    linear = Linear(space, *one_of_many(rows, actions, ACTIONS))
    return linear.arrays(), {"labels": list(ACTIONS), "slope": SLOPES[int(np.argmax(likely))]}
