"""Texts in, the names of what stands in them out: words, openings, stems, letters.

A model counts these features block by block (`linear.py`); nothing here knows a model.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

__all__ = ["BLOCKS", "Tokens", "letters_of", "readable", "tokens"]

Tokens = Sequence[str]
# "icescr-op", "OP CAT": one name for every way to write the abbreviation of a treaty
_ABBREVIATIONS = (
    (re.compile(r"\b(?:op[- ]?icescr|icescr[- ]op)\b"), "opicescr"),
    (re.compile(r"\bop[- ]?(cat|cedaw|crpd)\b"), r"op\1"),
    (re.compile(r"\biccpr[- ]?op[- ]?([12])\b"), r"iccprop\1"),
    (re.compile(r"\bop[- ]?crc[- ]?(ac|sc|ic)\b"), r"opcrc\1"),
    (re.compile(r"\b(?:icrmw|cmw)\b"), "icrmw"),
    (re.compile(r"\b(?:cpped|icpped|ced|icped)\b"), "icpped"),
    (re.compile(r"\bi?cerd\b"), "icerd"),
)
# what every abbreviation above begins with: most texts have none
_ABBREVIATED = re.compile(r"\b(?:op|ic|cmw|cpped|ced|cerd)")
# "women", "children's", "2012"
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
OPENING = 12
"""Words of a text that count as its opening."""


def tokens(text: str) -> list[str]:
    """The words of a text in small Latin letters; a number of two or more digits is "0"."""
    plain = unicodedata.normalize("NFKC", text.lower().replace("’", "'").replace("‘", "'"))
    if _ABBREVIATED.search(plain):
        for pattern, name in _ABBREVIATIONS:
            plain = pattern.sub(name, plain)
    return [_token(word) for word in _TOKEN.findall(plain)]


def _token(word: str) -> str:
    if word[0].isdigit():
        return word if len(word) == 1 else "0"
    return word.removesuffix("'s")


def _grams(words: Tokens, shortest: int, longest: int) -> list[str]:
    """All runs of so many words."""
    found = list(words) if shortest == 1 else []
    for size in range(max(shortest, 2), longest + 1):
        found += map(" ".join, zip(*(words[at:] for at in range(size)), strict=False))
    return found


def words(of: Tokens) -> list[str]:
    """Runs of one to three words; ^ marks the beginning of the text."""
    return _grams(["^", *of], 1, 3)


def opening(of: Tokens) -> list[str]:
    """How the text begins: its first words as one, the first six with their place, runs among the first twelve."""
    head = of[:OPENING]
    return [
        *(f"start:{' '.join(head[:size])}" for size in range(1, 6)),
        *(f"{place}:{word}" for place, word in enumerate(head[:6], 1)),
        *(f"head:{gram}" for gram in _grams(head, 1, 2)),
    ]


def stems(of: Tokens) -> list[str]:
    """Runs of one or two stems: one name for the forms of a word."""
    return _grams(["^", *map(_stem, of)], 1, 2)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def letters(of: Tokens) -> list[str]:
    """Runs of three to five letters within words; a blank stands for the edge of a word."""
    return [gram for word in of for gram in letters_of(word)]


@lru_cache(maxsize=50_000)
def letters_of(word: str) -> list[str]:
    """Runs of three to five letters within one word."""
    edged = f" {word} "
    return [edged[at : at + size] for size in (3, 4, 5) for at in range(max(1, len(edged) - size + 1))]


BLOCKS: dict[str, Callable[[Tokens], list[str]]] = {
    "words": words,
    "opening": opening,
    "stems": stems,
    "letters": letters,
}
"""The kinds of features by name; a model file names those it counts."""


def readable(feature: str) -> str:
    """A feature of the blocks of words as a reader would write it: "start:continue to" -> "continue to"."""
    return feature.rpartition(":")[2].replace("^", "").strip()
