"""Running text in, the human rights treaties that it names out: core treaties and protocols by key, others by name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from heeded.vocabulary import load

__all__ = ["LANGUAGES", "find_treaties", "stretches_with", "treaty_keys", "with_spaces"]

LANGUAGES = ("en", "fr", "es", "ru")
"""The languages in which names of treaties are known; texts in others are read with the English names."""

# How far a name reaches before and behind the word that every such name holds.
BEFORE_HEAD, BEHIND_HEAD = 90, 260

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


# "{P}": a preposition and some words that do not end a clause; "{W}": such words alone
_WORDS = r"(?:(?!(?:and|et|y|и|but|which|that|qui|que|котор\w{2,3}) )[\w'’-]{1,24} ){0,8}?"
_PREPOSITION = (
    r"(?:on|for|against|to|of|relating|concerning|contre|sur|relative|relatif|pour|des?|du|sobre|contra|para|del|"
    r"relativ[oa]|internationale?|internacional|interam[eé]ricaine?|interamericana|europ\w{3,6}|о|об|по|против|для|к) "
)


def _loose() -> Iterator[tuple[str, str]]:
    """The loose names of all languages, one expression a treaty."""
    for key, names in load("treaties")["loose"].items():
        names = "|".join(names).replace("{P}", _PREPOSITION + _WORDS).replace("{W}", _WORDS)
        yield key, rf"(?:(?:UN|United Nations|International) ){{0,2}}(?:{names})"


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
    # A name inside a name: English names, letters and loose names, no further references.
    loose = dict(_loose())
    plain = {key: "|".join([own[key], loose.get(key, "(?!)")]) for key in own if not _REFERENCE.search(own[key])}
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
    for index, (key, names) in enumerate(_loose()):
        groups[f"l{index}"] = key
        parts.append((key, f"(?P<l{index}>{names})"))
    content = load("treaties")
    full, loose = parts[: -len(content["loose"])], parts[-len(content["loose"]) :]
    other = f"(?P<other>{'|'.join(content['others'])})"
    alternatives = "|".join([*(part for _, part in full), *content["labour"], *(part for _, part in loose), other])
    return re.compile(rf"(?<![\w/])(?:{with_spaces(alternatives)})(?![\w/])", re.I), groups


@lru_cache(maxsize=1)
def find_treaties(text: str, language: str | None = "en") -> tuple[tuple[str, int, int], ...]:
    """The treaties that running text names: (key, start, end) for each mention, in order.

    Full and short names in the language and in English; letters ("CAT") only in capitals. A numbered convention of the
    International Labour Organization gives "ILO Convention No. 189", a treaty that the vocabulary lacks its name as
    printed. Time grows with the length of the text alone. The last text's are kept: two extractors ask for them.
    """
    pattern, groups = _pattern(language if language in LANGUAGES else "en")
    found = []
    for start, end in stretches_with(_heads(), text):
        for match in pattern.finditer(text, start, end):
            if match["other"]:
                key = " ".join(match[0].split())
            else:
                number = next(filter(None, (match[f"ilo_{which}"] for which in "abcd")), None)
                key = groups.get(match.lastgroup or "") or f"ILO Convention No. {number}"
            found.append((key, match.start(), match.end()))
    return tuple(found)


@cache
def _heads() -> re.Pattern[str]:
    """What every name of a treaty holds: a word for treaties, or letters in capitals."""
    return re.compile(load("treaties")["heads"])


def stretches_with(pattern: re.Pattern[str], text: str, before: int = BEFORE_HEAD) -> Iterator[tuple[int, int]]:
    """What stands around each match in its line: a cheap look before a costly one; what overlaps is one stretch."""
    start = end = 0
    for match in pattern.finditer(text):
        first = max(0, match.start() - before)
        first = text.rfind("\n", first, match.start()) + 1 or first
        last = min(len(text), match.end() + BEHIND_HEAD)
        stop = text.find("\n", match.end(), last)
        last = last if stop < 0 else stop
        if first > end or end == 0:
            if end:
                yield start, end
            start = first
        end = max(end, last)
    if end:
        yield start, end
