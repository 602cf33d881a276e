"""Texts in, what each asks or tells out: matters, deeds, forces, treaties and word stems, ready for comparing."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from heeded.vocabulary.matters import common, found_in, plain_words, telling
from heeded.vocabulary.states import find_states
from heeded.vocabulary.treaties import find_treaties

__all__ = ["Gist", "gist", "stem", "stems"]

STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
# a word that may carry meaning: three letters or more
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Gist:
    """What a text is about. `matters` stand in the order of the text; its heads are those that are not common."""

    text: str
    matters: tuple[str, ...] = ()
    deeds: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    treaties: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    @property
    def heads(self) -> tuple[str, ...]:
        """The matters it is chiefly about, in order: those that are not common, else all."""
        return tuple(each for each in self.matters if each not in common()) or self.matters

    @property
    def telling(self) -> frozenset[str]:
        """The deeds that tell it from other asks on its matters."""
        return self.deeds & telling()


@lru_cache(maxsize=20_000)
def gist(text: str, language: str | None = "en") -> Gist:
    """What one text asks or tells; empty where its language is not known and it names nothing in English either."""
    return Gist(
        text,
        tuple(found_in(text, "matters", language)),
        frozenset(found_in(text, "deeds", language)),
        frozenset(found_in(text, "forces", language)),
        frozenset(key for key, _, _ in find_treaties(text, language)),
        stems(text, language),
    )


def stems(text: str, language: str | None = "en") -> frozenset[str]:
    """The stems of a text's words, without names of States and without what nearly every recommendation has."""
    for _, start, end in reversed(find_states(text, language if language in STEMMERS else "en")):
        text = f"{text[:start]} {text[end:]}"
    plain = plain_words(language)
    words = [word for word in _WORD.findall(text.lower()) if word not in plain]
    return frozenset(_stemmer(STEMMERS.get(language or "en", "english")).stemWords(words))


def stem(word: str, language: str | None = "en") -> str:
    """The stem of one word in small letters."""
    return str(_stemmer(STEMMERS.get(language or "en", "english")).stemWord(word))


@cache
def _stemmer(name: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(name)
