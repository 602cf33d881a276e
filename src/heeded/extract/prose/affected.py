"""A sentence and its counts in; out, whom each count counts: people, nobody named, the harm itself, or something else.

"12 young men", "12 of them", "12 were", "12 deaths"; "12 provinces" and the age in "boys as young as 12" are others.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest

from heeded.extract.prose.folding import folded
from heeded.extract.prose.harm_words import among_those, has_harm, nouns, people, word
from heeded.extract.prose.values import Count
from heeded.model import Harm
from heeded.vocabulary.dates import MONTH

__all__ = ["Found", "Sentence", "has_names", "read"]


@dataclass(frozen=True, slots=True)
class Found:
    """A count with the harm that its people suffered, and the stretch that tells it.

    `is_part` of another count; `is_behind` once something else has been counted since.
    """

    harm: Harm
    count: Count
    start: int
    end: int
    is_part: bool = False
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its counts; for those of people where the people end, which name none, which are wholes."""

    text: str
    start: int
    end: int
    language: str
    counts: list[Count]
    close: dict[int, int]
    bare: set[int]
    wholes: frozenset[int]
    nouns: dict[int, tuple[str, int]]
    names: frozenset[int]
    unknown: frozenset[int]

    def counts_others(self, count: Count) -> bool:
        """Whether a count counts something that may have parts and that nobody harms: "12 newspapers"."""
        named = (count.start in self.close and count.start not in self.unknown) or count.start in self.nouns
        return not named and not _settings(self.language).match(self.text, count.end, self.end)


# "12, " "12 and ", "12 in ": a count that names nobody
_ENDS = re.compile(
    r"\s?[.,;:()»”\"—–]|\s[«“]|$|\s(?:and|or|et|y|и|in|on|during|en|в|за|among|who|that|qui|que|more|others|since|last|this|so|by|within|over|at|as|depuis|desde|с(?!\sлишним)|say|said|claim|report\w{0,3}|alleged?|told|from|sur|dans|parmi)\b"
)
# ", a dozen of them children,", ", the office concedes,"
_ASIDE = re.compile(r",\s[^,.;:()\d]{1,70},(?=\s\w)|\s\([^()]{1,70}\)")
_SHORT_ASIDE = 35
_OF_THE = re.compile(r"\s(?:of|des|de|из)\s(?:(?:the|its|their|these|those|les|los|las|ces|sus)\s)?", re.I)
# "eight more than in March": no count of people but by how many it differs from another
_DIFFERENCE = re.compile(
    r"\s(?:people\s)?(?:more|fewer|less)\sthan\b|\sde\s(?:plus|moins)\sque\b|\s(?:más|menos)\sque\b|\s(?:больше|меньше),?\sчем\b"
)


def read(text: str, start: int, end: int, language: str, counts: list[Count]) -> Sentence:
    """A sentence with what its counts count."""
    close: dict[int, int] = {}
    named: dict[int, tuple[str, int]] = {}
    bare: set[int] = set()
    names: set[int] = set()
    unknown: set[int] = set()
    counts = _without_range(text, counts)
    counts = [count for count in counts if not _counts_nothing(text, start, end, count, language)]
    for at, count in enumerate(counts):
        limit = counts[at + 1].opens if at + 1 < len(counts) else end
        if entry := _names(language).match(folded(text), count.end, limit):
            close[count.start] = entry.end()
            bare.add(count.start)
            names.add(count.start)
            continue
        whom = people(language).match(text, count.end, limit)
        if noun := nouns(language).match(text, count.end, limit) or _those(text, count, limit, language):
            named[count.start] = noun.lastgroup or "", noun.end()
        if whom or noun:
            close[count.start] = max(each.end() for each in (whom, noun) if each)
        elif (
            _ENDS.match(text, count.end, end)
            or _verb_follows(language).match(text, count.end, end)
            or has_harm(text, count.end + 1, count.end + 30, language, is_at_once=True)
        ):
            close[count.start] = count.end
            bare.add(count.start)
        elif _settings(language).match(text, count.end, limit):
            continue
        elif noun := _any_noun(language).match(text, count.end, limit):
            close[count.start] = noun.end()
            unknown.add(count.start)
            continue
        aside = _ASIDE.match(text, close.get(count.start, end), end)
        if aside and (len(aside[0]) <= _SHORT_ASIDE or _of_whom(language).search(text, *aside.span())):
            close[count.start] = aside.end()
    parts: set[int] = set()
    for part, whole in pairwise(counts):
        if 1 < part.value <= whole.value and whole.start in close and _OF_THE.fullmatch(text, part.end, whole.opens):
            close[part.start] = close[whole.start]  # "two of the 13 men died" tells of the two
            bare |= {part.start} if whole.start in bare else set()
            parts.add(whole.start)
    return Sentence(
        text, start, end, language, counts, close, bare, frozenset(parts), named, frozenset(names), frozenset(unknown)
    )


def _those(text: str, count: Count, limit: int, language: str) -> re.Match[str] | None:
    """ " of the arrested": people named by what was done to them; "one of the arrested" tells of somebody."""
    is_somebody = count.value == 1 and count.in_words
    return None if is_somebody else among_those(language).match(text, count.end + 1, limit)


@cache
def _ages(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word('ages', language)}\s$", re.I)


# " and 8 January": a day of two
_DAY = re.compile(rf"\s?(?:and|to|et|au|y|al?|и|до|по|-|–)\s?(?:le\s|el\s)?\d{{1,2}}\s(?:de\s)?(?:{MONTH})\b", re.I)


def _counts_nothing(text: str, start: int, end: int, count: Count, language: str) -> bool:
    """An age ("boys as young as 13"), a day ("between 4 and 8 May"), a difference ("eight more than in March")."""
    if count.value < 120 and _ages(language).search(text, max(start, count.opens - 25), count.opens):
        return True
    before = text[max(start, count.opens - 40) : count.opens]
    return bool(
        _DAY.match(text, count.end, end)
        or _DIFFERENCE.match(text, count.end, end)
        or _SHARE.match(text, count.end, end)
        or _NOT_BEHIND.search(before)
        or (count.value < 120 and _WAS.search(before) and _AT_THE_TIME.match(text, count.end, end))
    )


# " in 5", " out of ten": a share
_SHARE = re.compile(r"\s(?:in|out\sof)\s(?:\d{1,2}|three|four|five|ten)\b(?!\s(?:and|to|or|days|[A-Z]|\w+\s\d{4}))")
# "was seventeen when arrested": an age
_WAS = re.compile(
    r"(?<!\w)(?:was|is|turned|avait|a|tenía|tiene|cumplió|было|исполнилось)\s(?:only\s|just\s|barely\s)?$", re.I
)
_AT_THE_TIME = re.compile(
    r"\s(?:(?:years?\s)?old\b|when\b|at\sthe\stime|(?:ans\s)?(?:lors|quand|au\smoment)|(?:años\s)?(?:cuando|al\s|en\sel\smomento)"
    r"|(?:лет\s)?(?:когда|в\sмомент|на\sмомент))",
    re.I,
)
# "4 in ", "(n=", "articles 341, 342-2 and "
_NOT_BEHIND = re.compile(
    r"(?:\b(?:\d{1,2}|one|two|three|four|nine)\s(?:in|out\sof)\s|=\s?"
    r"|(?<!\w)(?:articles?|sections?|art[íi]culos?|стат(?:ья|ье|ьи|ей|ьям|ьями))\s\d[\d.,;\s-]{0,25}(?:(?:and|et|y|и)\s)?)$",
    re.I,
)


# " to ", "-": between the ends of a range
_TO = re.compile(r"\s?(?:to|до|à|a|and|и|et|y|-|–)\s?", re.I)


def _without_range(text: str, counts: list[Count]) -> list[Count]:
    """ "from 300 to 500 thousand" without the 300, whose thousands are left out."""
    return [
        count
        for count, after in zip_longest(counts, counts[1:])
        if not (
            after
            and after.value >= 100 * count.value
            and after.value % 1000 == 0
            and _TO.fullmatch(text, count.end, after.start)
        )
    ]


@cache
def _names(language: str) -> re.Pattern[str]:
    """ " names": entries of a list, which tells what befell those listed."""
    return re.compile(rf"\s{word('names', language)}(?!\w)")


@cache
def _any_noun(language: str) -> re.Pattern[str]:
    """ " stevedores", " harbour pilots": a noun that no table has, people if something befell it that befalls them."""
    modifier = rf"(?:(?!{word('not_people', language)}\s)[^\W\d][\w’'-]{{1,20}}\s)"
    verb = rf"(?=\s(?:{word('auxiliaries', language)})(?!\w))"
    others = rf"(?:{word('not_people', language)}|{word('settings', language)})(?!\w)"
    noun = rf"(?!{others})(?-i:(?![A-ZÀ-ÞА-ЯЁ]))[^\W\d][\w’'-]{{2,20}}"
    return re.compile(rf"\s(?:{modifier}{{1,2}}{noun}{verb}|{noun})", re.I)


def has_names(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch counts the entries of a list."""
    return bool(_names(language).search(folded(text), start, end))


@cache
def _settings(language: str) -> re.Pattern[str]:
    """ " provinces", " of 31 regions": places and papers, which come up in passing and have no parts that matter."""
    return re.compile(
        rf"\s(?:(?:of|de|des|из)\s(?:the\s)?\d+\s)?(?:\w{{1,15}}\s){{0,2}}?{word('settings', language)}(?!\w)", re.I
    )


@cache
def _verb_follows(language: str) -> re.Pattern[str]:
    """ " were", " reportedly": what stands between a count and its verb."""
    return re.compile(
        rf"\s(?:{word('auxiliaries', language)}|{word('being', language)}|{word('copulas', language)})(?!\w)", re.I
    )


@cache
def _of_whom(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{word('of_them', language)}|{word('among_them', language)})(?!\w)(?<!\bin)", re.I)
