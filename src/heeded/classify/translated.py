"""Vectors of texts in any language in, the same labels out: a small network that learned from the English texts.

Vectors of near meanings are near in all languages that the encoder knows: what English taught holds for translations.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from heeded.classify.files import checked, read_model
from heeded.provenance import Origin
from heeded.vocabulary.coding import ACTIONS

__all__ = ["LANGUAGES", "TranslatedModel", "trained_translated"]

NAME = "translated"
LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""What the encoder of the vectors knows (`heeded.meaning`, model "use")."""
NEURONS, ROUNDS = 128, 12
THRESHOLD, LOWEST = 0.4, 0.2


class TranslatedModel:
    """The model of texts in other languages: the chances of categories and of issues."""

    def __init__(self, layers: Sequence[tuple[Any, Any]], labels: Sequence[str], origin: Origin) -> None:
        """`layers`: weights and biases of the hidden layer and of the outer one: categories, then issues."""
        self.layers, self.labels, self.origin = layers, tuple(labels), origin
        if layers[1][1].shape != (len(ACTIONS) + len(labels),):
            raise ValueError("labels")

    @classmethod
    def read(cls, folder: Path) -> "TranslatedModel":
        """The model in a folder; raises ModelError."""
        file = read_model(folder, NAME)
        with checked(folder, NAME):
            layers = [(file.arrays[f"weights_{place}"], file.arrays[f"bias_{place}"]) for place in (1, 2)]
            return cls(layers, file.facts["labels"], file.origin)

    def scores(self, vectors: Any) -> tuple[Any, Any]:
        """The chances of the categories and of the issues: float of texts x each."""
        import numpy as np

        (weights_1, bias_1), (weights_2, bias_2) = self.layers
        outer = (vectors @ weights_1.astype(np.float32) + bias_1).clip(min=0) @ weights_2.astype(np.float32) + bias_2
        chances = 1 / (1 + np.exp(-np.clip(outer, -50, 50)))
        actions = chances[:, : len(ACTIONS)]
        return actions / actions.sum(axis=1, keepdims=True).clip(min=1e-9), chances[:, len(ACTIONS) :]


def trained_translated(
    vectors: Any, actions: Sequence[str], issues: Sequence[frozenset[str]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arrays and facts of a model of texts with these vectors, for `write_model`."""
    import warnings

    import numpy as np
    from sklearn.neural_network import MLPClassifier

    labels = sorted(frozenset().union(*issues))
    truth = np.array(
        [
            [*(action == each for each in ACTIONS), *(each in of for each in labels)]
            for action, of in zip(actions, issues, strict=True)
        ]
    )
    net = MLPClassifier(
        (NEURONS,), alpha=1e-4, batch_size=128, max_iter=ROUNDS, learning_rate_init=2e-3, random_state=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it stops before it has converged, on purpose
        net.fit(vectors, truth)
    arrays = {
        f"{kind}_{place}": layer.astype(np.float16)
        for kind, layers in (("weights", net.coefs_), ("bias", net.intercepts_))
        for place, layer in enumerate(layers, 1)
    }
    return arrays, {"labels": labels}
