"""Words in, what is left of them in any romanisation out: the classes of their consonants.

Two spellings of one name that follow no common table still share these: "Marijke" and "Марейке", "Walid" and "وليد".
So do other names; a skeleton tells of a person only beside another part of the name, or where it is long.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from heeded.masking.keys import LONGEST, in_one_script, letters_of, plain
from heeded.vocabulary import load

__all__ = ["SIGN", "consonants", "endings", "skeletons"]

SIGN = "~"
"""Stands before a skeleton, so that one index may hold stems and skeletons."""
BARE = 3
"""Consonants from which on a skeleton has no vowels; a shorter one keeps their places: "Mira" is not "Omar"."""
MOST = 64
"""Readings of one word that are kept."""
_VOWEL = "a"
_DOUBLED = re.compile(r"(.)\1+")
_AFFRICATES = re.compile("[td](?=s)")
_INNER = re.compile(f"(?<=.){_VOWEL}")


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> frozenset[str]:
    """The readings of a word as classes of consonants, and whether a vowel stands first; none of a single consonant."""
    pattern, table = _table()
    found: dict[str, int] = {}
    for pure in in_one_script(plain(word[:LONGEST])):
        readings = [""]
        for letters in pattern.findall(pure):
            options = letters_of(letters, table)
            readings = list(dict.fromkeys(start + each for start, each in product(readings, options)))[:MOST]
        found |= {bones: consonants(bones) for bones in map(_bones, readings)}
    most = min(found.values(), default=0) + 1  # "h" may be nothing or "kh": in one reading not all are "kh"
    return frozenset(SIGN + bones for bones, count in found.items() if 1 < count <= most)


def consonants(skeleton: str) -> int:
    """How many consonants a skeleton has."""
    return sum(sign not in (_VOWEL, SIGN) for sign in skeleton)


@cache
def endings() -> frozenset[str]:
    """What endings of cases, in whatever language, leave behind a skeleton; "-ov" makes another family's name."""
    table = load("name_forms")
    words = " ".join((table["any_case"], *table["endings"].values())).replace('""', "").split()
    left = {_INNER.sub("", each).lstrip(_VOWEL) for word in words for each in _classes(word)}
    return frozenset(each for each in left if not each.startswith("v"))


def _bones(reading: str) -> str:
    single = _DOUBLED.sub(r"\1", _AFFRICATES.sub("", reading))
    return _INNER.sub("", single) if consonants(single) >= BARE else single


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """The classes that letters may stand for: of all their sounds, and of those that rough romanisations give them."""
    names = load("name_forms")
    heard = {letter: letter for letter in "abcdefghiklmnoprstuvz"} | names["sounds"]
    letters = dict.fromkeys((*heard, *names["rough_sounds"]))
    table = {
        each: tuple(
            dict.fromkeys(
                kind
                for sound in (_options(heard, each) + _options(names["rough_sounds"], each))
                for kind in _classes(sound)
            )
        )
        for each in letters
    }
    longest = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) + "|.", re.S), table


def _options(table: Mapping[str, object], letters: str) -> list[str]:
    if letters not in table:
        return []
    return str(table[letters]).split() or [""]


def _classes(sound: str) -> list[str]:
    kinds = load("name_forms")["classes"]
    options = (str(kinds.get(letter, letter)).split() for letter in sound)
    return ["".join(each).replace("0", "") for each in product(*options)]
