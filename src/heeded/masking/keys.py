"""Words in, the sounds that they may stand for out: what spellings of one name in two scripts have in common."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from heeded.vocabulary import load

__all__ = [
    "APOSTROPHES", "IGNORABLE", "LONGEST", "MARKS", "in_one_script", "is_cyrillic", "is_latin", "is_sounded",
    "keys", "letters_of", "plain", "sounds",
]  # fmt: skip

IGNORABLE = "\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Characters without a look: soft hyphens, joiners, marks of direction; as inside the brackets of an expression."""
MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
APOSTROPHES = "'’‘ʼʻʹʾʿ`´′＇"
LONGEST = 120
"""Letters of a word that are read: no name is longer."""
MOST = 24
"""Readings of one word that are kept: more letters with several sounds than any name has."""

_DROPPED = re.compile(rf"[{IGNORABLE}{APOSTROPHES}\s‐-]")
# "Qoʻldosh", which others write "Kuldosh"
_UZBEK_O = re.compile(rf"o[{APOSTROPHES}]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SOUNDED = re.compile(
    r"[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u0587\u10d0-\u10ffa-zA-Z\u00c0-\u024f\u1e00-\u1eff]"
)
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
# "iye", "ie", "ye" -> "e"; "iyu" -> "iu"; "kk" -> "k"; "Fatimah" -> "fatima"
_GLIDES = re.compile(r"i+e")
_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=a)h$")


@lru_cache(maxsize=1 << 16)
def is_cyrillic(word: str) -> bool:
    """Whether a word has a Cyrillic letter."""
    return bool(_CYRILLIC.search(word))


def is_latin(word: str) -> bool:
    """Whether a word has a Latin letter."""
    return bool(_LATIN.search(word))


def is_sounded(word: str) -> bool:
    """Whether a word has a letter of an alphabet whose sounds are known: Latin, Greek, Cyrillic, Georgian, Armenian."""
    return bool(_SOUNDED.search(word))


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word in small letters, composed, without invisible characters and apostrophes."""
    small = word.casefold()
    if small.isascii() and small.isalpha():
        return small
    small = _UZBEK_O.sub("ŏ", unicodedata.normalize("NFKC", small))
    return unicodedata.normalize("NFC", _DROPPED.sub("", small).casefold())


@lru_cache(maxsize=1 << 16)
def keys(word: str) -> frozenset[str]:
    """The sounds that a word may stand for; two spellings of one name share one. Other scripts stand for themselves."""
    small = plain(word[:LONGEST])
    if not is_sounded(small):
        return frozenset({_bare(small)}) - {""}
    found: set[str] = set()
    for pure in in_one_script(small):
        found |= _readings(pure)
    return frozenset(found) - {""}


def in_one_script(small: str) -> tuple[str, ...]:
    """A word in which Latin and Cyrillic letters are mixed, in each script that it can be written in as a whole."""
    if not (is_cyrillic(small) and is_latin(small)):
        return (small,)
    pure = [
        changed for table in _lookalikes() if not (is_cyrillic(changed := small.translate(table)) and is_latin(changed))
    ]
    return tuple(pure) or (small,)


@cache
def _lookalikes() -> tuple[dict[int, str], ...]:
    """From Latin to Cyrillic, as small letters look and as capitals do, and back."""
    small, capitals = load("name_forms")["lookalikes"], load("name_forms")["capitals"]
    back = {cyrillic: latin for pairs in (small, capitals) for latin, cyrillic in pairs.items()}
    return str.maketrans(small), str.maketrans(small | capitals), str.maketrans(back)


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    table = {letters: tuple(value.split()) or ("",) for letters, value in load("name_forms")["sounds"].items()}
    longest = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) + "|.", re.S), table


def _readings(small: str) -> set[str]:
    pattern, table = _letters()
    readings = [""]
    for letters in pattern.findall(small):
        options = letters_of(letters, table)
        readings = [start + option for start, option in product(readings, options)][:MOST]
    return {sounds(reading) for reading in readings}


def letters_of(letters: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What letters stand for by a table; one with an accent for what it stands for without: "ý" -> that of "y"."""
    found = table.get(letters)
    if found is None:
        bare = _bare(letters)
        found = table.get(bare, (bare,))
    return found


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def sounds(reading: str) -> str:
    """A reading without what spellings of one name differ in: glides before e, doubled letters, a last h."""
    if len(reading) < 2:
        return reading
    return _SILENT.sub("", _DOUBLED.sub(r"\1", _GLIDES.sub("e", reading)))
