"""A text and its language in, the words as they are spoken out: numbers, percentages and abbreviations in full.

How long a statement takes is the count of these words by the words a minute of its speaker. Symbols of documents and
what stands in brackets behind them are not spoken.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["count", "room", "spoken"]

# "A/HRC/59/12", "CCPR/C/KAZ/CO/2", "(A/HRC/43/10, para. 12)"
_SYMBOL = re.compile(r"\([^()]*[A-Z]+/[A-Z][^()]*\)|\b[A-Z]{1,6}/(?:[A-Z0-9]+[/.])+[\w.]+")
# Words with their apostrophes and points inside: "don't", "124.10", "1,234", "N.G.O.", "50%"
_TOKEN = re.compile(r"\d[\d.,\u00a0\u202f]*\d%?|\d%?|[^\W\d_]+(?:['’][^\W\d_]+)*|[%&]")
_LETTERS = re.compile(r"[^\W\d_]{2,7}")
_YEAR = re.compile(r"(?:19|20)\d\d")
AS_WORDS = frozenset({
    "UNESCO", "UNICEF", "ECOSOC", "NATO", "SIDA", "AIDS", "OSCE", "ILO", "СПИД", "ЮНЕСКО", "ЮНИСЕФ", "ОБСЕ", "ЭКОСОС",
})  # fmt: skip
"""Abbreviations that are spoken as a word; all others are spelt."""
LONGEST = 15
"""Digits of a number that is said as one; those of a longer one are said one by one."""
SIGNS = {
    "en": {"%": ("per", "cent"), "&": ("and",), ".": "point"},
    "fr": {"%": ("pour", "cent"), "&": ("et",), ".": "point"},
    "es": {"%": ("por", "ciento"), "&": ("y",), ".": "punto"},
    "ru": {"%": ("процентов",), "&": ("и",), ".": "точка"},
}


def spoken(text: str, language: str = "en") -> tuple[str, ...]:
    """The words of a text as they are said aloud, one by one."""
    return tuple(word for token in _TOKEN.findall(_SYMBOL.sub(" ", text)) for word in _said(token, language))


def count(text: str, language: str = "en") -> int:
    """How many words a text has when it is spoken."""
    return len(spoken(text, language))


def room(seconds: int, words_a_minute: int) -> int:
    """The words for which a time is enough."""
    return seconds * words_a_minute // 60


def _said(token: str, language: str) -> Iterator[str]:
    signs = SIGNS[language]
    if token in ("%", "&"):
        yield from signs[token]
    elif token[0].isdecimal():  # "²" is none
        number = token.rstrip("%").replace("\u00a0", "").replace("\u202f", "")
        yield from _number(number, language)
        if token.endswith("%"):
            yield from signs["%"]
    elif token.isupper() and _LETTERS.fullmatch(token) and token not in AS_WORDS:
        yield from token
    else:
        yield token


@lru_cache(4096)
def _number(token: str, language: str) -> tuple[str, ...]:
    """The words of a number: of a year as a year, of "124.10" part by part, of "1,234" as one."""
    from num2words import num2words

    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", token):
        token = token.replace(",", "")
    told: list[str] = []
    for at, part in enumerate(re.split(r"[.,]", token)):
        if at:
            told.append(str(SIGNS[language]["."]))
        if len(part) > LONGEST:
            told += part
        elif part:
            kind = "year" if at == 0 and _YEAR.fullmatch(token) and language == "en" else "cardinal"
            told += re.findall(r"[^\W\d_]+", num2words(int(part), lang=language, to=kind))
    return tuple(told)
