"""Running text in, the human rights treaties that it names out: core treaties and protocols by key, others by name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from heeded.vocabulary import load

__all__ = ["LANGUAGES", "find_treaties", "lines_with", "treaty_keys", "with_spaces"]

LANGUAGES = ("en", "fr", "es", "ru")
"""The languages in which names of treaties are known; texts in others are read with the English names."""

# a space; one in a class such as "[- ]" stays as it is
_SPACE = re.compile(r"\[[^\]]*\]| ")
# "{CAT}" in another treaty's name
_REFERENCE = re.compile(r"\{([A-Z]+)\}")


@cache
def treaty_keys() -> tuple[str, ...]:
    """Every key that the vocabulary gives a treaty, in its order."""
    return tuple(load("treaties")["treaties"])


def with_spaces(expression: str) -> str:
    """An expression of a vocabulary file in which a space stands for short white space within a line."""
    return _SPACE.sub(lambda match: match[0] if match[0] != " " else r"(?:[ \t\xa0\xad]{1,3})", expression)


@cache
def _names(language: str) -> Mapping[str, str]:
    """The expression for each treaty's names in a language, by key; references to other treaties filled in."""
    entries = load("treaties")["treaties"]
    own: dict[str, str] = {}
    for key, entry in entries.items():
        spelled = list(entry[language])
        if language != "en":
            spelled += entry["en"]
        short = "|".join(entry.get("short", ()))
        own[key] = "|".join([*spelled, *([f"(?-i:{short})"] if short else [])])
    # A name inside a name: English names and letters, no further references.
    plain = {key: own[key] for key in own if not _REFERENCE.search(own[key])}
    return {key: _REFERENCE.sub(lambda match: f"(?:{plain[match[1]]})", own[key]) for key in own}


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One expression for all treaties of a language, and the key by the name of its group."""
    groups, parts = {}, []
    for index, (key, names) in enumerate(_names(language).items()):
        groups[f"t{index}"] = key
        parts.append((key, f"(?P<t{index}>{names})"))
    # A protocol's name may hold its treaty's: protocols are tried first.
    parts.sort(key=lambda part: "-OP" not in part[0])
    labour = "|".join(load("treaties")["labour"])
    alternatives = "|".join([*(part for _, part in parts), labour])
    return re.compile(rf"(?<![\w/])(?:{with_spaces(alternatives)})(?![\w/])", re.I), groups


def find_treaties(text: str, language: str | None = "en") -> tuple[tuple[str, int, int], ...]:
    """The treaties that running text names: (key, start, end) for each mention, in order.

    Full and short names in the language and in English; letters ("CAT") only in capitals. A numbered convention of the
    International Labour Organization gives "ILO Convention No. 189". Time grows with the length of the text alone.
    """
    pattern, groups = _pattern(language if language in LANGUAGES else "en")
    found = []
    for start, end in lines_with(_heads(), text):
        for match in pattern.finditer(text, start, end):
            key = groups.get(match.lastgroup or "") or f"ILO Convention No. {match['ilo_a'] or match['ilo_b']}"
            found.append((key, match.start(), match.end()))
    return tuple(found)


@cache
def _heads() -> re.Pattern[str]:
    """What every name of a treaty holds: a word for treaties, or letters in capitals."""
    return re.compile(load("treaties")["heads"])


def lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold a match: a cheap look before a costly one."""
    end = 0
    while match := pattern.search(text, end):
        start = text.rfind("\n", end, match.start()) + 1 or end
        end = text.find("\n", match.end()) + 1 or len(text)
        yield start, end
