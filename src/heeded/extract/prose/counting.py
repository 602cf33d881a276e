"""A sentence about recommendations in; out, its counts, what each counts, and the words that say in what measure.

"12 recommendations", "12 of them", "12 delegations", "12 bills"; "accepted", "in part", "took ... on board".
"""

import re
from dataclasses import dataclass
from functools import cache

from heeded.extract.prose.nearest import Cue
from heeded.extract.prose.values import Count, counts_in, spaced, whole_words
from heeded.model import Measure
from heeded.vocabulary import load

__all__ = ["NEGATED", "PARTLY", "WEAK", "Found", "Sentence", "cues_in", "followers", "read", "small_words", "word"]

# Words of negation and of part before these change what they measure.
NEGATED = {"supported": "noted", "implemented": "not_implemented", "received": "received"}
PARTLY = {"supported": "supported_in_part", "implemented": "partially_implemented"}


@dataclass(frozen=True, slots=True)
class Found:
    """A count with its measure, the stretch that tells it, its whole, and the State if it stands beside one."""

    measure: Measure
    count: Count
    start: int
    end: int
    out_of: int | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its counts: what each counts, and the whole that it is a part of."""

    text: str
    start: int
    end: int
    language: str
    counts: list[Count]
    kinds: list[str | None]
    wholes: dict[int, int]
    is_alone: bool

    def close(self, at: int) -> int:
        """Where the words that belong to a count end: behind its whole."""
        if at not in self.wholes:
            return self.counts[at].end
        whole = self.counts[self.wholes[at]]
        noun = followers(self.language).match(self.text, whole.end, min(self.end, whole.end + 90))
        return noun.end() if noun and noun["recommendations"] else whole.end


def read(text: str, start: int, end: int, language: str, is_alone: bool) -> Sentence | None:
    """A sentence with its counts; None where none counts recommendations or States."""
    counts = counts_in(text, start, end, language)
    wholes = _wholes(text, counts, language)
    kinds = [_kind(text, start, end, count, language) for count in counts]
    for part, whole in wholes.items():
        if not _is_share(text, start, counts[part]):
            kinds[part] = kinds[part] or (kinds[whole] and "bare")
    return Sentence(text, start, end, language, counts, kinds, wholes, is_alone) if any(kinds) else None


@cache
def word(key: str, language: str) -> re.Pattern[str]:
    """The words of one key of the vocabulary."""
    return re.compile(rf"(?<!\w){whole_words(load('measures')[key][language])}(?!\w)", re.I)


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
    of = r"(?:of|on|for|about|to|and|sur|pour|et|sobre|para|y|по|о|и)\s"
    return re.compile(
        rf"(?P<recommendations>:?\s(?:(?!{of})[^\W\d][\w’'-]{{0,20}}\s){{0,2}}?{noun}(?!\w))"
        rf"|(?P<states>\s{whole_words(content['delegations'][language])}(?!\w))"
        rf"|(?P<bare>\s?(?:[.,;()»”\"—–?!]|:(?!\s[^\W\d]))|\s-\s|$|\n|\s{small}(?!\w))",
        re.I,
    )


# "90% of the ", "most of the ": the count behind is of a whole, a share of which is spoken of
_SHARE_OF = re.compile(
    r"(?:%|per\scent|percent|half|most|many|majority|part|some|none|few|number|third|quarters?|tiers|moitié|plupart|"
    r"mayoría|mitad|parte|большинство|часть|половин\w|(?:single|not)\sone)\s(?:of|des|de|из)?\s?"
    r"(?:the\s|its\s|those\s|these\s|las\s|les\s|los\s)?$|\b(?:all\sbut|tou(?:te)?s\ssauf|tod[ao]s\smenos)\s$",
    re.I,
)


def _is_share(text: str, start: int, count: Count) -> bool:
    return bool(_SHARE_OF.search(text, max(start, count.opens - 30), count.opens))


# "a hundred more than", "12 fewer than in 2018", "five for each country"
_DIFFERENCE = re.compile(
    r"\s(?:or\sso\s)?(?:recommendations\s)?(?:more|fewer|less|higher|de\splus|de\smoins|más|menos|больше|меньше)\s(?:than|que|чем)\b"
    r"|\s(?:for\seach|for\severy|per|each|apiece|par|por\scada|на\sкажд\w{2})\b",
    re.I,
)
# " of the detained", " of its prisons": what a bare count is of, where no number and no pronoun follows
_OF_OTHERS = re.compile(
    r"\s(?:of|des|de|d['’]|из)\s(?:the\s|its\s|their\s|las\s|los\s|les\s|ses\s|sus\s)?(?P<of>[^\W\d][\w’'-]{2,20})",
    re.I,
)
_THEM = frozenset(
    (
        *("them", "these", "those", "which", "whom", "the", "its", "their", "last", "this", "our", "your", "all"),
        *(
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
        ),
    )
)


@cache
def _noun_near(language: str) -> re.Pattern[str]:
    noun = whole_words(load("measures")["recommendations"][language])
    return re.compile(rf"(?:[^\W\d][\w’'-]{{0,20}}\s){{0,2}}?{noun}(?!\w)", re.I)


def _kind(text: str, start: int, end: int, count: Count, language: str) -> str | None:
    """ "recommendations", "states" or "bare": what a count counts as far as its own words tell; None: other things."""
    if _is_share(text, start, count):
        return None
    if _DIFFERENCE.match(text, count.end, end):
        return None
    match = followers(language).match(text, count.end, min(end, count.end + 90))
    if not match:
        return "bare" if _verbs(language)[0].match(text[count.end : count.end + 60].lower().lstrip(" :")) else None
    kind = match.lastgroup
    if kind == "bare" and (of := _OF_OTHERS.match(text, count.end, min(end, count.end + 60))):
        is_them = of["of"].lower() in _THEM or _noun_near(language).match(text, of.start("of"), end)
        return kind if is_them else None
    return kind


@cache
def _of_the(language: str) -> re.Pattern[str]:
    """ " of the ", " out of a total of ", " des ", " de las ", " из общего числа "."""
    noun = whole_words(load("measures")["recommendations"][language])
    return re.compile(
        rf"\s(?:{noun}\s)?(?:out\sof|of|sur|des|de|из|от)\s(?:(?!and\b|et\b|y\b|и\b)[^\W\d][\w’'-]{{0,15}}\s){{0,3}}",
        re.I,
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


@cache
def _verbs(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """All words that measure, the longest first, in small letters: group -> measure; with what negates or limits."""
    content = load("measures")
    listed = [(each, measure) for measure, words in content["measures"].items() for each in words.get(language, ())]
    listed += [(each, "loosely") for each in content["received_loosely"][language]]
    listed += [(each, "partly") for each in content["partly_alone"][language]]
    listed += [(each, "fully") for each in content["fully_alone"][language]]
    listed += [(each, "negated") for each in content["negated_alone"][language]]
    listed.sort(key=lambda pair: (pair[1] in WEAK, -len(pair[0])))
    # An empty group behind each names it; in front it would keep the engine from comparing the first letter at once.
    options = "|".join(f"{spaced(each)}(?P<e{at}>)" for at, (each, _) in enumerate(listed))
    negation, partly = whole_words(content["not"][language]), whole_words(content["partly"][language])
    expression = rf"(?<!\w)(?:(?P<not>{negation})\s?)??(?:(?P<partly>{partly})\s)?(?:{options})(?!\w)"
    return re.compile(expression), {f"e{at}": measure for at, (_, measure) in enumerate(listed)}


@cache
def _of_the_noun(language: str) -> re.Pattern[str]:
    """ "of the recommendations accepted": the same, behind the noun."""
    noun = whole_words(load("measures")["recommendations"][language])
    return re.compile(
        rf"(?<!\w)(?:of\s(?:the|these|its)|de\s(?:las|los|estas)|des|из)\s(?:[^\W\d]{{1,20}}\s)?{noun}\s$"
    )


@cache
def _promising(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words(load('measures')['promising'][language])}\s?$")


@cache
def _arounds(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands on both sides of a count: "took 12 of them on board"."""
    return tuple(
        (measure, re.compile(rf"(?<!\w){whole_words([first])}\s[^.,;:]{{1,60}}?\s{whole_words([last])}(?!\w)"))
        for measure, pairs in load("measures")["around"].items()
        for first, last in pairs[language]
    )


# What is added to the distance of a word that often means something else, or that stands beside a better one.
_EXTRA = {"received": 2.5, "loosely": 3.5, "partly": 0.5, "fully": 3.0, "negated": 0.5}
WEAK = tuple(_EXTRA)
# "of the accepted 12", "из принятых 12": a verb as an adjective of the whole
_ADJECTIVE = re.compile(r"(?<!\w)(?:of\s(?:the|these|its)|de\s(?:las|los|estas)|des|из)\s$")
_AS_ADJECTIVE = 7.4


def cues_in(text: str, start: int, end: int, language: str) -> list[Cue]:
    """The words of a sentence that say what is counted, in order."""
    lowered = text[start:end].lower()
    lowered = lowered if len(lowered) == end - start else text[start:end]
    expression, measures = _verbs(language)
    cues = []
    for match in expression.finditer(word("whole_or_part", language).sub(lambda each: " " * len(each[0]), lowered)):
        kind = measures[match.lastgroup or ""]
        kind = NEGATED.get(kind, kind) if match["not"] else PARTLY.get(kind, kind) if match["partly"] else kind
        if kind == "implemented" and _promising(language).search(lowered, max(0, match.start() - 40), match.start()):
            kind = "supported"
        is_adjective = _ADJECTIVE.search(lowered, max(0, match.start() - 12), match.start()) or _of_the_noun(
            language
        ).search(lowered, max(0, match.start() - 50), match.start())
        extra = _AS_ADJECTIVE if is_adjective else 0.0
        cues.append(Cue(kind, start + match.start(), start + match.end(), extra + _EXTRA.get(kind, 0.0)))
    for measure, around in _arounds(language):
        for each in around.finditer(lowered):
            is_promised = measure == "implemented" and _promising(language).search(lowered, 0, each.start())
            cues.append(Cue("supported" if is_promised else measure, start + each.start(), start + each.end()))
    return sorted(cues, key=lambda cue: cue.start)
