"""A sentence about recommendations in; out, its counts and what each counts as far as its own words tell.

"12 recommendations", "12 of them", "12 delegations"; not "12 bills", "a third of the 12", "four out of five".
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from heeded.extract.prose.cue_words import verb_at
from heeded.extract.prose.folding import folded, for_folded
from heeded.extract.prose.values import Count, counts_in, whole_words, words_of
from heeded.model import Measure
from heeded.vocabulary import load

__all__ = ["Found", "Sentence", "followers", "read", "small_words"]


@dataclass(frozen=True, slots=True)
class Found:
    """A count with its measure, the stretch that tells it, its whole, and the State if it stands beside one."""

    measure: Measure
    count: Count
    start: int
    end: int
    out_of: int | None = None
    state: str | None = None


# Between two counts of the same
_OF_THEM = re.compile(r"\s(?:of\s(?:them|these|those|which)|d['’]entre|de\s(?:ellas|ellos)|из\sних)(?!\w)")
_ONE_CLAUSE = re.compile(r"\s[^.,;:()—–-]{1,36}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its counts: what each counts, and the whole that it is a part of; `low` is the text folded."""

    text: str
    low: str
    start: int
    end: int
    language: str
    counts: list[Count]
    kinds: list[str | None]
    wholes: dict[int, int]
    is_alone: bool

    def is_of_the_others(self, at: int) -> bool:
        """Whether the count is of those left out: "all but 12"."""
        opens = self.counts[at].opens
        return bool(_ALL_BUT.search(self.low, max(self.start, opens - 20), opens))

    def is_included(self, at: int) -> bool:
        """Whether the count is of a part of those before: "including 41"."""
        opens = self.counts[at].opens
        return bool(_INCLUDING.search(self.low, max(self.start, opens - 25), opens))

    def is_of_another_noun(self, at: int) -> bool:
        """Whether a count goes on with what one before it counts: "six pledges to the 12 made in 2017"."""
        if not (self.is_alone and at > 0 and self.kinds[at] == "bare" and self.kinds[at - 1] is None):
            return False
        if _OF_THEM.match(self.low, self.counts[at].end, self.end):
            return True
        return bool(_ONE_CLAUSE.fullmatch(self.low, self.counts[at - 1].end, self.counts[at].opens))

    def close(self, at: int) -> int:
        """Where the words that belong to a count end: behind its whole."""
        if at not in self.wholes:
            return self.counts[at].end
        whole = self.counts[self.wholes[at]]
        noun = followers(self.language).match(self.low, whole.end, min(self.end, whole.end + 90))
        return noun.end() if noun and noun["recommendations"] else whole.end


def read(text: str, start: int, end: int, language: str, is_alone: bool) -> Sentence | None:
    """A sentence with its counts; None where there are none."""
    low = folded(text)
    counts = _without_shares(low, counts_in(text, start, end, language))
    counts = [
        each
        for at, each in enumerate(counts)
        if not (_is_told(low, counts[at : at + 2]) and _is_share(low, start, each))
    ]
    if not counts:
        return None
    wholes = _wholes(low, counts, language)
    kinds = [_kind(low, start, end, count, language) for count in counts]
    for at, (first, second) in enumerate(pairwise(counts)):
        if _is_ratio(low, first, second):
            kinds[at] = kinds[at + 1] = None
            wholes.pop(at, None)
    for part, whole in wholes.items():
        if not _is_share(low, start, counts[part]):
            kinds[part] = kinds[part] or (kinds[whole] and "bare")
    return Sentence(text, low, start, end, language, counts, kinds, wholes, is_alone)


@cache
def small_words(language: str) -> frozenset[str]:
    """The small words between a count and its verb, one by one."""
    return frozenset(word for phrase in load("measures")["auxiliaries"][language] for word in phrase.split())


@cache
def followers(language: str) -> re.Pattern[str]:
    """What follows a count: the noun, delegations, or words that name nothing counted."""
    content = load("measures")
    noun = whole_words(content["recommendations"][language])
    small = whole_words([*map(re.escape, content["auxiliaries"][language]), *content["prepositions"][language]])
    doing = r"(?!outstanding|pending|remaining|following|existing|preceding)\w{2,16}ing"
    of = rf"(?:of|on|for|about|to|and|sur|pour|et|sobre|para|y|по|о|и|{doing})\s"
    article = r"(?:(?:the|les|las|los)\s)?"
    some = (
        r"(?:some|most|many|several|they|these|th[eo]se|certaines|plusieurs|elles|celles|algunas|varias|unas"
        r"|некоторые|одни|они)\s"
    )
    return for_folded(
        rf"(?P<states>\s{article}{whole_words(content['delegations'][language])}(?![\w’']))"
        rf"|(?P<recommendations>(?::?\s|,\s(?:the|les|las)\s)(?:(?!{of})[^\W\d][\w’'-]{{0,20}}\s){{0,2}}?{noun}(?!\w))"
        rf"|(?P<bare>\s?(?:[.,;()»”\"—–?!|]|:(?!\s[^\W\d])|:(?=\s{some}))|\s-\s|$|\n|\t|\s(?!(?:las|los|les)\s){small}(?!\w))"
    )


# "90% of the ", "most of the ": the count behind is of a whole, a share of which is spoken of
_SHARE_OF = re.compile(
    r"(?:%|per\scent|percent|half|most|many|majority|(?<!in\s)part|some|none|few|number|(?<=a\s)third|(?<=one\s)third|(?<=two\s)thirds|third(?=\sof)|quarters?|tiers|moitié|plupart|"
    r"mayoría|mitad|parte|большинство|часть|половин\w|(?:one|un[ea]?|один|одна)\s(?:in|de\scada|sur|out)|(?:single|not)\sone)\s(?:of|des|de|из)?\s?"
    r"(?:the\s|its\s|those\s|these\s|las\s|les\s|los\s)?$"
)
# "all but 12": the count is of the others
_ALL_BUT = re.compile(
    r"\b(?:(?:all|everything|every\sone)\s(?:but|except)|tou(?:te)?s\ssauf|tod[ao]s\s(?:menos|salvo)|все,?\sкроме)\s$"
)
# ", including 41 on", "dont 12 sur": a part of those before
_INCLUDING = re.compile(
    r"(?<!\w)(?:including|among\sthem|dont|y\scompris|incluid[ao]s|entre\sellas|включая|в\sтом\sчисле)\s(?:all\s)?$"
)


# "four out of five", "one in three", "две из трёх": a share in small numbers
_OUT_OF = re.compile(r"\s(?:[^\W\d]{1,20}\s){0,3}?(?:out\sof|in|sur|de\scada|из)\s(?:every\s|each\s|кажд\w{2}\s)?")
_LARGEST_OF_A_RATIO = 10


# ", or roughly three out of four,", " (two thirds)": a share that a count is, told between it and its verb
_ASIDE = re.compile(
    r",\s(?:or|that\sis|i\.e\.|soit|es\sdecir|o\ssea|то\sесть|или)\s(?P<share>(?:[^,;.()]|\.(?=\d)){3,45})(?:,(?=\s)|(?=[.;]))|\s\((?P<in>[^()]{3,30})\)"
)
_SHARE = re.compile(
    r"%|per\s?cent|pour\scent|por\sciento|процент|(?<!\w)(?:thirds?|quarters?|half|tiers|moitié|quarts?|tercios?|mitad|треть|половин\w"
    r"|(?:out\sof|in|sur|de\scada|из)\s(?:every\s)?[^\W\d]{3,8}$)"
)


def _without_shares(text: str, counts: list[Count]) -> list[Count]:
    """The counts, each up to the end of the share that it is said to be, and without those of the share."""
    kept: list[Count] = []
    for count in counts:
        if kept and count.start < kept[-1].end:
            continue
        aside = _ASIDE.match(text, count.end)
        is_share = aside and _SHARE.search(aside["share"] or aside["in"])
        kept.append(replace(count, end=aside.end()) if aside and is_share else count)
    return kept


def _is_ratio(text: str, part: Count, whole: Count) -> bool:
    is_small = part.in_words and whole.in_words and whole.value <= _LARGEST_OF_A_RATIO
    return is_small and bool(_OUT_OF.fullmatch(text, part.end, whole.opens))


# "88 per cent of the 230 recommendations, or 202": the count that the share makes
_THAT_IS = re.compile(
    r"\s?(?:recom\w{3,12}|рекомендаци\w)?\s?[,(–—]\s?"
    r"(?:or|that\sis|namely|i\.e\.|soit|c['’]est-à-dire|es\sdecir|o\ssea|то\sесть|или),?\s"
)


def _is_told(text: str, two: list[Count]) -> bool:
    """Whether the count behind a whole tells how many a share of it are."""
    return len(two) == 2 and bool(_THAT_IS.fullmatch(text, two[0].end, two[1].opens)) and two[1].value < two[0].value


def _is_share(text: str, start: int, count: Count) -> bool:
    return bool(_SHARE_OF.search(text, max(start, count.opens - 45), count.opens))


# "a hundred more than", "12 fewer than in 2018", "five for each country"
_DIFFERENCE = re.compile(
    r"\s(?:or\sso\s)?(?:recommendations\s)?(?:more|fewer|less|higher|de\splus|de\smoins|más|menos|больше|меньше)\s(?:than|que|чем)\b"
    r"|\s(?:for\seach|for\severy|per|each|apiece|par|por\scada|на\sкажд\w{2})\b",
)
# " of the detained", " of its prisons": what a bare count is of, where no number and no pronoun follows
_OF_OTHERS = re.compile(
    r"\s(?:of|des|de|d['’]|из)\s(?:the\s|its\s|their\s|las\s|los\s|les\s|ses\s|sus\s)?(?P<of>[^\W\d][\w’'-]{2,20})"
    r"(?P<ones>\s(?:ones|lot|list|total|set|batch|package|ciclo|cycle|обзора|цикла)(?!\w))?"
)
_THEM = frozenset(
    [
        "them",
        "these",
        "those",
        "which",
        "whom",
        "the",
        "its",
        "their",
        "last",
        "this",
        "our",
        "your",
        "all",
        "such",
        "entre",
        "côté",
        "lado",
        "manera",
        "forma",
        "façon",
        "ces",
        "les",
        "ellas",
        "ellos",
        "estas",
        "las",
        "los",
        "них",
        "которых",
        "этих",
        "latter",
        "former",
        "rest",
        "other",
        "others",
        "remaining",
        "rest",
        "earlier",
        "previous",
        "total",
        "autres",
        "dernières",
        "précédentes",
        "otras",
        "anteriores",
        "restantes",
        "остальных",
        "прежних",
        "последних",
        "total",
        "whole",
        "full",
    ]
)


@cache
def _noun_near(language: str) -> re.Pattern[str]:
    noun = words_of("measures", "recommendations", language)
    return for_folded(rf"(?:[^\W\d][\w’'-]{{0,20}}\s){{0,2}}?{noun}(?!\w)")


@cache
def _behind(language: str) -> re.Pattern[str]:
    """What may follow a count without its noun: a time, a subject."""
    content = load("measures")
    return for_folded(rf"\s\(?{whole_words([*content['times'][language], *content['topic_after'][language]])}(?!\w)")


def _kind(text: str, start: int, end: int, count: Count, language: str) -> str | None:
    """ "recommendations", "states" or "bare": what a count counts as far as its own words tell; None: other things."""
    if _is_share(text, start, count):
        return None
    if _DIFFERENCE.match(text, count.end, end):
        return None
    match = followers(language).match(text, count.end, min(end, count.end + 90))
    if not match and _INCLUDING.search(text, max(start, count.opens - 25), count.opens):
        return "bare" if _behind(language).match(text, count.end, end) else None
    if not match:
        return (
            "bare"
            if _behind(language).match(text, count.end, end)
            or verb_at(text, count.end, min(end, count.end + 60), language)
            else None
        )
    kind = match.lastgroup
    if (
        kind == "bare"
        and not _ALL_BUT.search(text, max(start, count.opens - 20), count.opens)
        and (of := _OF_OTHERS.match(text, count.end, min(end, count.end + 60)))
    ):
        is_them = of["of"] in _THEM or of["ones"] or _noun_near(language).match(text, of.start("of"), end)
        return kind if is_them or verb_at(text, of.start("of") - 1, min(end, of.end() + 30), language) else None
    return kind


@cache
def _of_the(language: str) -> re.Pattern[str]:
    """ " of the ", " out of a total of ", " des ", " de las ", " из общего числа "."""
    noun = words_of("measures", "recommendations", language)
    return re.compile(
        rf"(?:(?:\sin\s(?:all|total))?,(?=\sof\s(?:the|its|a\stotal)\s))?\s(?:{noun}\s)?(?:at\sleast\s|au\smoins\s|por\slo\smenos\s|как\sминимум\s)?(?:out\sof|of|in|sur|des|de|из|от)\s(?:(?!and\b|et\b|y\b|и\b)[^\W\d][\w’'-]{{0,15}}\s){{0,3}}"
    )


def _wholes(text: str, counts: list[Count], language: str) -> dict[int, int]:
    """ "120 of the 129": the place of the part -> the place of the whole."""
    return {
        at: at + 1
        for at in range(len(counts) - 1)
        if counts[at].value <= counts[at + 1].value
        and counts[at + 1].opens - counts[at].end < 60
        and _of_the(language).fullmatch(text, counts[at].end, counts[at + 1].opens)
    }
