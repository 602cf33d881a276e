"""Text in, the terms under which it is searched out: folded, without endings, with word forms that count as one.

A query goes through the same functions as the texts. English, Russian, French and Spanish have endings and word forms;
words of other languages are folded only; scripts without spaces between words are cut into pairs of characters.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from heeded.vocabulary import load

__all__ = ["LANGUAGES", "Word", "fold", "folded", "is_paired", "readings", "term", "terms", "words"]

LANGUAGES: Mapping[str, str] = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
"""Languages whose endings are known, by the name of their stemmer."""
LONGEST = 60
"""Letters of a word that count."""
# Scripts that put no space between words: Thai and Lao, Tibetan, Myanmar, Khmer, kana, Han
_PAIRED = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(f"(?P<paired>[{_PAIRED}]+)|[^{_PAIRED}]+")
# "women's", "l'homme", "Côte d'Ivoire": what stands between marks
_MARKS = re.compile("['’ʼ]")
_FEWEST_LETTERS = 3
"""Of a part between apostrophes that is a word of its own: "s", "l" and "qu" are none."""
# "organise", "organisations": what British spelling writes with s
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)")
_TATWEEL = "\u0640"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, `text[start:end]`, as folded."""

    start: int
    end: int
    folded: str


def terms(text: str, language: str | None) -> list[str]:
    """The terms of a text in order: that of each word."""
    return [term(word, language) for word in folded(text)]


def folded(text: str) -> list[str]:
    """The folded words of a text in order."""
    return [word for run in _word().findall(text) for _, _, word in _within(run)]


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; pairs of characters where a script has no spaces, which overlap."""
    for found in _word().finditer(text):
        at = found.start()
        for start, end, word in _within(found[0]):
            yield Word(at + start, at + end, word)


@lru_cache(maxsize=100_000)
def _within(run: str) -> tuple[tuple[int, int, str], ...]:
    """The words, from start to end, in a run of letters."""
    if run.isascii() and run.isalnum():
        return ((0, len(run), fold(run)),)
    found: list[tuple[int, int, str]] = []
    for part in _RUN.finditer(run):
        found += (_pairs if part["paired"] else _parts)(part[0], part.start())
    return tuple(found)


def is_paired(character: str) -> bool:
    """Whether a character is of a script that is cut into pairs."""
    run = _RUN.match(character)
    return run is not None and run["paired"] is not None


def _pairs(run: str, start: int) -> Iterator[tuple[int, int, str]]:
    for at in range(max(1, len(run) - 1)):
        pair = run[at : at + 2]
        yield start + at, start + at + len(pair), fold(pair)


def _parts(run: str, start: int) -> Iterator[tuple[int, int, str]]:
    """What stands between apostrophes, as far as it is a word; the whole where nothing there is one."""
    pieces, at = [], start
    for piece in _MARKS.split(run):
        if len(piece) >= _FEWEST_LETTERS:
            pieces.append((at, at + len(piece), fold(piece)))
        at += len(piece) + 1
    if pieces:
        yield from (piece for piece in pieces if piece[2])
    elif word := fold(_MARKS.sub("", run)):
        yield start, start + len(run), word


def fold(word: str) -> str:
    """The word in small letters without accents, cut to LONGEST; the Russian short i stays, a letter of its own."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word.casefold()).translate(_FOLDED)
    return word.lower()[:LONGEST]


class _Folded(dict[int, str]):
    """Characters by what they fold to, found on first use."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        parts = character if character == "й" else unicodedata.normalize("NFKD", character)
        folded = "".join(each for each in parts if not unicodedata.combining(each) and each != _TATWEEL)
        kept = "".join(each for each in folded.casefold() if each.isalnum() or unicodedata.category(each)[0] == "M")
        self[code] = kept
        return kept


_FOLDED = _Folded()


@cache
def _word() -> re.Pattern[str]:
    """A run of letters, figures and the marks that belong to them, with apostrophes inside."""
    marks = "".join(
        f"\\u{code:04x}" for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code)) in ("Mn", "Mc")
    )
    letter = f"[^\\W_]|[{marks}{_TATWEEL}]"
    return re.compile(f"(?:{letter})+(?:['’ʼ](?:{letter})+)*")


@lru_cache(maxsize=100_000)
def term(word: str, language: str | None) -> str:
    """The term of a folded word: what all its forms have in common."""
    if language not in LANGUAGES:
        return word
    if language == "en":
        word = _BRITISH.sub("iz", word)
    for spelling, other in _table("spellings", language).items():
        if word.startswith(spelling):
            word = other + word[len(spelling) :]
            break
    whole = _apart(language).get(word)
    if whole is not None:
        return whole
    stem: str = _stemmer(language).stemWord(_table("irregular", language).get(word, word))
    return fold(stem) or word


@cache
def _table(name: str, language: str) -> Mapping[str, str]:
    return {fold(form): fold(other) for form, other in load("word_forms")[name].get(language, {}).items()}


@cache
def _apart(language: str) -> Mapping[str, str]:
    """Words that stand for themselves, and their plurals."""
    kept = {}
    for word in load("word_forms")["apart"].get(language, ()):
        kept[word] = kept[f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"] = word
    return kept


@cache
def _stemmer(language: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(LANGUAGES[language])


def readings(row: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The terms that words in a row can have, by language: a query does not say which it is in.

    The term under which a text of any language has these words is among them.
    """
    return tuple(dict.fromkeys(tuple(term(word, each) for word in row) for each in (*LANGUAGES, None)))
