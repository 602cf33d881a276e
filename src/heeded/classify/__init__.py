"""Texts in, labels out: action category, issues, themes, affected persons, SDGs, with scores and the words behind them.

Feature code and file format are shared by all models: `features.py` names what stands in a text, `linear.py` weighs it,
`files.py` keeps it, `training.py` fits it. Where nothing can be told a text has no label and a problem instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from heeded.classify import action, issues, translated
from heeded.classify.features import tokens
from heeded.classify.files import SHIPPED, checked
from heeded.classify.themes import ThemeModel, target_labels, theme_model
from heeded.model import Label
from heeded.provenance import Origin
from heeded.vocabulary.coding import ACTIONS, reason_of_action, reason_of_issue
from heeded.vocabulary.labels import KINDS, Kind

__all__ = ["Labels", "is_english", "labels_of", "origins"]

FEWEST_WORDS, MOST_WORDS = 2, 1000
"""Words of a text that can be labelled: a word alone says too little, no recommendation is as long as a report."""
FEWEST_LETTERS, FEWEST_SIGNS = 8, 4
WORDS_IN_SIGNS = frozenset(["ja", "ko", "zh"])
"""Languages in which a letter is a word or a syllable."""
_Key = tuple[str, str | None]
"""A text and its language."""
SHARE_OF_MEANING = 0.3
"""Of the score of an English text: so much is that of the model for other languages."""
ENGLISH_SHARE, STATED_SHARE = 0.6, 0.3
"""Of the words of a text, without a stated language and with: so many must be known to the English models."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What one text is about. Issues and themes stand with the highest score first; proposals are among them."""

    action: Label | None = None
    issues: tuple[Label, ...] = ()
    themes: tuple[Label, ...] = ()
    affected_persons: tuple[Label, ...] = ()
    sdgs: tuple[Label, ...] = ()
    """The goals by number."""
    sdg_targets: tuple[Label, ...] = ()
    """Targets of these goals, where words of the text name one surely: "16.3"."""
    problem: str = ""
    """Why there are no labels, or why they must be looked at; empty where all is well."""


@dataclass(frozen=True, slots=True)
class _Models:
    action: action.ActionModel
    issues: issues.IssuesModel
    translated: translated.TranslatedModel
    words: frozenset[str] = field(default=frozenset())


@cache
def _models(folder: Path) -> _Models:
    found = action.ActionModel.read(folder), issues.IssuesModel.read(folder), translated.TranslatedModel.read(folder)
    with checked(folder, translated.NAME):
        if found[1].labels != found[2].labels:
            raise ValueError("issues of one training and of another")
        return _Models(*found, frozenset(found[1].linear.space.columns["words"]))


def origins(folder: Path = SHIPPED) -> tuple[Origin, ...]:
    """Name and version of the models in a folder; raises ModelError where one is absent, damaged or of other make."""
    models = _models(folder)
    of_terms = (_theme_model(kind, folder).file.origin for kind in KINDS)
    return models.action.origin, models.issues.origin, models.translated.origin, *of_terms


def is_english(text: str, folder: Path = SHIPPED) -> bool:
    """Whether most words of a text are known to the English models; quicker than asking for its language."""
    return is_known(text, tokens(text), folder, ENGLISH_SHARE)


def is_known(text: str, found: Sequence[str], folder: Path, share: float) -> bool:
    """Whether such a share of the words is known; words in other scripts are no tokens, but their letters count."""
    letters = sum(map(str.isalpha, text))
    known = [word for word in found if word in _models(folder).words]
    return len(known) >= share * max(1, len(found)) and sum(map(len, known)) >= letters * share / 2


def labels_of(
    texts: Sequence[str],
    languages: Sequence[str | None] | None = None,
    folder: Path = SHIPPED,
    with_words: bool = True,
    with_meaning: bool = True,
) -> list[Labels]:
    """The labels of every text, in order; a language is ISO 639-1, None where it is not known.

    `with_words=False` leaves out the words that weighed most, `with_meaning=False` the vectors of English texts, which
    make labels a little better; each takes most of the time. Raises ModelError where the folder holds no models.
    """
    given = languages or [None] * len(texts)
    models = _models(folder)
    done: dict[_Key, Labels] = {}
    english: list[_Key] = []
    other: list[_Key] = []
    tokens_by_key: dict[_Key, list[str]] = {}
    for key in dict.fromkeys(zip(texts, given, strict=True)):
        tokens_by_key[key] = tokens(key[0]) if key[1] in ("en", None) else []
        problem = _problem(*key, tokens_by_key[key], folder)
        if problem:
            done[key] = Labels(problem=problem)
        else:
            (english if key[1] in ("en", None) else other).append(key)
    done |= _with_themes(
        _english({key: tokens_by_key[key] for key in english}, models, with_words, with_meaning)
        | _other(other, models),
        with_words,
        folder,
    )
    return [done[key] for key in zip(texts, given, strict=True)]


def _problem(text: str, language: str | None, found: Sequence[str], folder: Path) -> str:
    """Why a text cannot be labelled; empty where it can."""
    count = len(text.split())
    if not count:
        return "No text."
    if count > MOST_WORDS:
        return f"{count} words are longer than any recommendation: classify its paragraphs one by one."
    letters = [each for each in text if each.isalpha()]
    if language in ("en", None):
        is_latin = 2 * sum(map(str.isascii, letters)) >= len(letters)
        if is_latin and sum(map(str.isalpha, found)) < FEWEST_WORDS:
            return "Fewer than two words: too little to tell what it is about."
        if not is_known(text, found, folder, STATED_SHARE if language else ENGLISH_SHARE):
            stated = "stated as English" if language else "without a stated language"
            return f"Most words are not English, and the text is {stated}: name its language (ISO 639-1)."
    elif language not in translated.LANGUAGES:
        known = ", ".join(sorted(translated.LANGUAGES))
        return f"The language {language!r} is not known to the model; it knows {known}."
    elif len(letters) < (fewest := FEWEST_SIGNS if language in WORDS_IN_SIGNS else FEWEST_LETTERS):
        return f"Fewer than {fewest} letters: too little to tell what it is about."
    return ""


def _english(
    keys: Mapping[_Key, list[str]], models: _Models, with_words: bool, with_meaning: bool
) -> dict[_Key, Labels]:
    found = list(keys.values())
    chances, scores = models.action.chances(found), models.issues.scores(found)
    threshold = issues.THRESHOLD
    if with_meaning and keys:
        threshold = issues.THRESHOLD_WITH_MEANING
        meant = models.translated.scores([text for text, _ in keys], ["en"] * len(keys))
        chances, scores = (
            (1 - SHARE_OF_MEANING) * one + SHARE_OF_MEANING * two
            for one, two in zip((chances, scores), meant, strict=True)
        )
    done = {}
    for key, words, chance, score in zip(keys, found, chances, scores, strict=True):
        best = int(chance.argmax())
        given = _above(score, issues.LOWEST)
        weighed = (
            [*models.action.linear.weighed_most(words, [best]), *models.issues.linear.weighed_most(words, given)]
            if with_words
            else [()] * (1 + len(given))
        )
        done[key] = Labels(
            _action(key[0], best, chance, action.THRESHOLD, models.action.origin, weighed[0]),
            tuple(
                Label(
                    "issue", models.issues.labels[at], _rounded(score[at]), models.issues.origin, weighty,
                    reason_of_issue(key[0], models.issues.labels[at]) if with_words else "",
                    bool(score[at] < threshold),
                )
                for at, weighty in zip(given, weighed[1:], strict=True)
            ),
        )  # fmt: skip
    return done


def _other(keys: Sequence[_Key], models: _Models) -> dict[_Key, Labels]:
    """Labels of texts in other languages, by their vectors."""
    if not keys:
        return {}
    model = models.translated
    chances, scores = model.scores([text for text, _ in keys], [language or "en" for _, language in keys])
    done = {}
    for key, chance, score in zip(keys, chances, scores, strict=True):
        given = _above(score, translated.LOWEST)
        done[key] = Labels(
            _action("", int(chance.argmax()), chance, action.THRESHOLD, model.origin, ()),
            tuple(
                Label(
                    "issue", model.labels[at], _rounded(score[at]), model.origin,
                    is_proposal=bool(score[at] < translated.THRESHOLD),
                )
                for at in given
            ),
        )  # fmt: skip
    return done


def _with_themes(labels: dict[_Key, Labels], with_words: bool, folder: Path) -> dict[_Key, Labels]:
    """The same with themes, affected persons and SDGs: words point to them in four languages."""
    texts = [text for text, _ in labels]
    themes, persons, goals = (_theme_model(kind, folder).labels(texts, with_words) for kind in KINDS)
    return {
        key: Labels(each.action, each.issues, theme, who, goal, tuple(target_labels(key[0], goal)), each.problem)
        for (key, each), theme, who, goal in zip(labels.items(), themes, persons, goals, strict=True)
    }


def _theme_model(kind: Kind, folder: Path) -> ThemeModel:
    """The model of a kind in a folder, else the shipped one: `heeded train` makes it where its table has the terms."""
    return theme_model(kind, folder if (folder / f"{kind}.json").exists() else SHIPPED)


def _above(score: Any, lowest: float) -> list[int]:
    """The places of the scores that are high enough, the highest first."""
    return [int(at) for at in (-score).argsort(kind="stable") if score[at] >= lowest]


def _action(text: str, at: int, chance: Any, threshold: float, origin: Origin, words: tuple[str, ...]) -> Label:
    value = ACTIONS[at]
    reason = reason_of_action(text, value)
    return Label("action", value, _rounded(chance[at]), origin, words, reason, bool(chance[at] < threshold))


def _rounded(score: Any) -> float:
    return round(float(score), 3)
