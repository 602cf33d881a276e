"""Texts in any language in, the same labels out: small networks that learned from the English texts.

They see the vector of a text, near for near meanings in all languages that the encoder knows, and the matters, themes,
affected persons and SDGs that words in four languages point to: what English taught holds for translations.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from heeded.classify.files import checked, fit, read_model
from heeded.meaning import SIZE, embed
from heeded.provenance import Origin
from heeded.vocabulary import matters
from heeded.vocabulary.coding import ACTIONS
from heeded.vocabulary.labels import KINDS, cues, terms, words

__all__ = ["LANGUAGES", "TranslatedModel", "language_code", "trained_translated"]

NAME = "translated"
NAMES: Mapping[str, tuple[str, ...]] = {
    "ar": ("arabic", "العربية"),
    "de": ("german", "deutsch"),
    "en": ("english",),
    "es": ("spanish", "español", "castellano"),
    "fr": ("french", "français"),
    "it": ("italian", "italiano"),
    "ja": ("japanese", "日本語"),
    "ko": ("korean", "한국어"),
    "nl": ("dutch", "nederlands"),
    "pl": ("polish", "polski"),
    "pt": ("portuguese", "português"),
    "ru": ("russian", "русский"),
    "th": ("thai", "ไทย"),
    "tr": ("turkish", "türkçe"),
    "zh": ("chinese", "中文"),
}
"""The languages that the encoder of the vectors knows (`heeded.meaning`, model "use"), by code, with their names."""
LANGUAGES = frozenset(NAMES)
_CODES = {name: code for code, names in NAMES.items() for name in names}
# "eng", "fra": ISO 639-2, both forms where there are two
_LONG_CODES = {
    "ara": "ar", "deu": "de", "ger": "de", "eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "ita": "it", "jpn": "ja",
    "kor": "ko", "nld": "nl", "dut": "nl", "pol": "pl", "por": "pt", "rus": "ru", "tha": "th", "tur": "tr", "zho": "zh",
    "chi": "zh",
}  # fmt: skip
NETS, NEURONS, ROUNDS, STEPS = 4, 128, 6, 100
"""Networks of other chance beginnings are averaged: one alone changes its labels for a word more or less."""
BATCH = 500
"""Texts read at a time."""
POINTED = 0.2
"""How much a term counts beside a vector of length one."""
THRESHOLD, LOWEST = 0.4, 0.2


def language_code(stated: str) -> str:
    """The ISO 639-1 code of a language as a table states it: "en", "en-GB", "eng", "English"; else what is stated."""
    told = stated.strip().lower()
    first = re.split(r"[-_ (]", told)[0]
    return _CODES.get(told) or _CODES.get(first) or _LONG_CODES.get(first) or first


class TranslatedModel:
    """The model of texts in other languages: the chances of categories and of issues."""

    def __init__(
        self, layers: Sequence[tuple[Any, Any]], labels: Sequence[str], terms: Sequence[str], origin: Origin
    ) -> None:
        """`layers`: weights and biases of the hidden layer and of the outer one: categories, then issues."""
        self.layers, self.labels, self.terms, self.origin = layers, tuple(labels), tuple(terms), origin

    @classmethod
    def read(cls, folder: Path) -> "TranslatedModel":
        """The model in a folder; raises ModelError."""
        file = read_model(folder, NAME)
        with checked(folder, NAME):
            seen, inner = SIZE["use"] + len(file.facts["terms"]), len(file.arrays["bias_1"])
            given = len(ACTIONS) + len(file.facts["labels"])
            fit(
                file.arrays,
                {"weights_1": (seen, inner), "bias_1": (inner,), "weights_2": (inner, given), "bias_2": (given,)},
            )
            layers = [(file.arrays[f"weights_{place}"], file.arrays[f"bias_{place}"]) for place in (1, 2)]
            return cls(layers, file.facts["labels"], file.facts["terms"], file.origin)

    def scores(self, texts: Sequence[str], languages: Sequence[str]) -> tuple[Any, Any]:
        """The chances of the categories and of the issues: float of texts x each; at least one text."""
        import numpy as np

        parts = [self._scored(texts[at : at + BATCH], languages[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        actions, issues = (np.concatenate(each) for each in zip(*parts, strict=True))
        return actions, issues

    def _scored(self, texts: Sequence[str], languages: Sequence[str]) -> tuple[Any, Any]:
        import numpy as np

        (weights_1, bias_1), (weights_2, bias_2) = self.layers
        seen = _seen(texts, languages, self.terms)
        inner = (seen @ weights_1.astype(np.float32) + bias_1).clip(min=0)
        outer = inner @ weights_2.astype(np.float32) + bias_2
        chances = 1 / (1 + np.exp(-np.clip(outer, -50, 50)))
        actions = chances[:, : len(ACTIONS)]
        return actions / actions.sum(axis=1, keepdims=True).clip(min=1e-9), chances[:, len(ACTIONS) :]


def _seen(texts: Sequence[str], languages: Sequence[str], known: Sequence[str]) -> Any:
    """What the network sees of each text: its vector, and which terms and matters its words point to."""
    import numpy as np

    place = {term: at for at, term in enumerate(known)}
    pointed = np.zeros((len(texts), len(known)), np.float32)
    for row, (text, language) in enumerate(zip(texts, languages, strict=True)):
        about = matters.found_in(text, "matters", language)
        pointed[row, [place[name] for matter in about if (name := f"matters {matter}") in place]] = POINTED
        said = words(text)
        for kind in KINDS:
            named = {term for cue in cues(kind).found(said) for term in cues(kind).terms[cue]}
            pointed[row, [place[name] for term in named if (name := f"{kind} {term}") in place]] = POINTED
    return np.hstack([embed(texts), pointed])


def trained_translated(
    texts: Sequence[str], actions: Sequence[str], issues: Sequence[frozenset[str]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arrays and facts of a model of these English texts, for `write_model`."""
    import warnings

    import numpy as np
    from sklearn.neural_network import MLPClassifier

    labels = sorted(frozenset().union(*issues))
    known = [f"{kind} {term}" for kind in KINDS for term in terms(kind)]
    known += [f"matters {matter}" for matter in matters.terms("matters")]
    truth = np.array(
        [
            [*(action == each for each in ACTIONS), *(each in of for each in labels)]
            for action, of in zip(actions, issues, strict=True)
        ]
    )
    seen = _seen(texts, ["en"] * len(texts), known)
    size = min(128, len(texts))
    rounds = max(ROUNDS, STEPS * size // len(texts))  # few texts are few steps a round
    nets = [
        MLPClassifier((NEURONS,), batch_size=size, max_iter=rounds, learning_rate_init=2e-3, random_state=place)
        for place in range(NETS)
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they stop before they have converged, on purpose
        for net in nets:
            net.fit(seen, truth)
    # side by side they are one wide network
    layers = {
        "weights_1": np.hstack([net.coefs_[0] for net in nets]),
        "bias_1": np.concatenate([net.intercepts_[0] for net in nets]),
        "weights_2": np.vstack([net.coefs_[1] for net in nets]) / NETS,
        "bias_2": np.mean([net.intercepts_[1] for net in nets], axis=0),
    }
    arrays = {name: layer.astype(np.float16) for name, layer in layers.items()}
    return arrays, {"labels": labels, "terms": known}
