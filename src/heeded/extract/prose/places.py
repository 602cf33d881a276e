"""Counts without a word of their own in; out, what they measure by where they stand.

"Of the 245 recommendations", "245 from 87 States", "Arvenia (346), Belmar (343)", "all of which it accepted".
"""

import re
from dataclasses import replace
from functools import cache
from typing import cast

from heeded.extract.prose.counting import Found, Sentence, followers, small_words
from heeded.extract.prose.cue_words import word
from heeded.extract.prose.folding import for_folded
from heeded.extract.prose.nearest import Cue, distance
from heeded.extract.prose.values import Count, words_of
from heeded.extract.prose.voices import Voices
from heeded.model import Measure

__all__ = ["OUT_OF", "POSITIONS", "all_of_them", "by_place", "delegations", "in_lists", "paired", "speakers"]

POSITIONS = ("supported", "noted", "supported_in_part", "pending")
# "Of the 245 recommendations, ...", "; out of 245": a whole whose parts follow
OUT_OF = re.compile(
    r"(?:^|[.,;:)]\s|that\s|que\s|что\s)"
    r"(?:of|out\sof|from(?:\samong)?|among|из(?:\sчисла)?|sur|de|des|parmi|d['’]entre|entre)\s"
    r"(?:the\s|its\s|th[eo]se\s|a\stotal\sof\s|les\s|ces\s|las\s|estas\s|un\stotal\sde\s|этих\s|[^\W\d]{4,15}ых\s)?$",
    re.I,
)
# "its 245 recommendations"
_ITS = re.compile(r"(?<!\w)(?:its|their|our|your|ses|leurs|nos|sus|nuestras|его|её|ее|их|наши)\s$", re.I)
# "it had 245 recommendations to read"
_HAD = re.compile(r"(?<!\w)(?:had|faced|avait|eut|tenía|tuvo|имела?)\s$", re.I)
# "left with 245 recommendations", but not "a report with 24 recommendations"
_WITH = re.compile(r"(?<!\w)(?:with|avec|con|с|со)\s(?:a\stotal\sof\s|un\stotal\sde\s)?$", re.I)
_PAPER = re.compile(r"(?<!\w)(?:report|paper|submission|document|brief|rapport|informe|доклад)\w{0,6}\b", re.I)
# "350: recommendations to Arvenia"
_TO_STATE = re.compile(r"\s(?:to|for|à|a|para)\s(?:the\s|la\s|le\s|el\s|l['’])?")
_FROM = re.compile(
    r"\s[^\d.;:]{0,30}?(?<!\w)(?:from|by|de|des|par|por|от|со\sстороны)\s(?:[^\W\d]{1,12}\s){0,2}$", re.I
)

# "12 then answered"
_GOES_ON = re.compile(r"\s(?:then\s)?\w")


def by_place(voices: Voices, sentence: Sentence, at: int, found: list[Found], cues: list[Cue]) -> str | None:
    """What a count without a word of its own measures by where it stands: a whole, a comparison, "245 from 87"."""
    text, count = sentence.text, sentence.counts[at]
    before = text[max(sentence.start, count.opens - 60) : count.opens]
    if at in sentence.wholes.values() and found and found[-1].measure in POSITIONS:
        return "received"
    if found and (_compared(sentence.language).search(before) or _FROM_TO.search(before)):
        return found[-1].measure
    if found and _RESPECTIVELY.search(text, count.end, sentence.end) and _AND.search(before):
        return found[-1].measure
    if _is_noun_before(sentence, count):
        return "received"
    if sentence.kinds[at] == "bare" and OUT_OF.search(before) and _GOES_ON.match(text, count.end):
        return "received" if any(cue.kind in POSITIONS for cue in cues) else None
    if sentence.kinds[at] != "recommendations":
        return None
    if count.value >= _FEWEST_OF_A_REVIEW and _HAD.search(before):
        return "received"
    if OUT_OF.search(before) or _ITS.search(before) or (_WITH.search(before) and not _PAPER.search(before)):
        return "received"
    noun = followers(sentence.language).match(sentence.low, count.end, min(sentence.end, count.end + 90))
    named = [a for _, a, _ in voices.named(sentence.start, sentence.end) if noun and a >= noun.end()]
    if noun and named and count.value >= _FEWEST_OF_A_REVIEW and _TO_STATE.fullmatch(text, noun.end(), named[0]):
        return "received"
    following = at + 1
    if following < len(sentence.counts) and sentence.kinds[following] == "states":
        between = text[count.end : sentence.counts[following].opens]
        return "received" if len(between) < 60 and _FROM.fullmatch(between) else None
    return None


# "received 294 and 253 respectively"
_RESPECTIVELY = re.compile(r"(?<!\w)(?:respectively|respectivement|respectivamente|соответственно)(?!\w)", re.I)
_AND = re.compile(r"[\d,]\s?(?:and|et|y|и)?\s$")


def paired(voices: Voices, sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "Arvenia and Belmar received 294 and 253 respectively": each State with its count."""
    if not found or not _RESPECTIVELY.search(sentence.text, sentence.start, sentence.end):
        return found
    named = [code for code, _, b in voices.named(sentence.start, sentence.end) if b <= found[0].count.opens]
    if len(named) < 2 or len(named) != len(found) or len({each.measure for each in found}) > 1:
        return found
    return [replace(each, state=code) for each, code in zip(found, named, strict=True)]


# "from 150 to ": the second of two
_FROM_TO = re.compile(r"(?<!\w)(?:from|de|с|от)\s[\w\s]{1,24}?\s(?:to|à|a|до)\s$", re.I)


@cache
def _noun_before(language: str) -> re.Pattern[str]:
    """ "Recommendations: ", "рекомендаций было "."""
    noun = words_of("measures", "recommendations", language)
    return for_folded(
        rf"(?<!\w){noun}(?:(?:\s(?:in|en|в)\s\d{{4}}(?:\sгоду)?)?\s?[:|]|\s(?:was|were|number(?:ed)?|total(?:l?ed)?|(?:rose|grew|fell|increased|went\sup)\sfrom|était|étaient|fueron|eran|было))\s$"
    )


def _is_noun_before(sentence: Sentence, count: Count) -> bool:
    """Whether a count stands directly behind the noun, as its label or subject."""
    first = max(sentence.start, count.opens - 45)
    return count.value >= _FEWEST_OF_A_REVIEW and bool(
        _noun_before(sentence.language).search(sentence.low, first, count.opens)
    )


# A whole review brings so many recommendations at least.
_FEWEST_OF_A_REVIEW = 30


@cache
def _compared(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words_of('measures', 'comparing', language)}\s$", re.I)


# "Arvenia (346)", "Arvenia, with 343", "Arvenia: 332"
_BESIDE_A_STATE = re.compile(
    r"[\s:,–—-]{0,3}(?:with\s|avec\s|con\s)?\(?|\s[^\d.;:()]{1,30}\s\(|(?:,[^\d,.;:()]{1,40},)?(?:\s[a-z]{2,10}){0,3}\s(?:with|got|had|has|avec|con)\s"
)


# "57 per cent", "41 pages": figures of something else, which a list goes on with
_OTHER_FIGURES = re.compile(r"\d\s?(?:%|per\scent|percent|pages?|pour\scent|por\sciento|página|процент|стран)")


def _is_of_givers(voices: Voices, sentence: Sentence) -> bool:
    """Whether a sentence begins with a State that gives recommendations: "Chile made two, Peru 3"."""
    giving = word("giving", voices.language).search(sentence.low, sentence.start, sentence.end)
    named = voices.named(sentence.start, sentence.end)
    return bool(giving and named and named[0][0] not in voices.document.states and named[0][2] <= giving.start())


def in_lists(
    voices: Voices, sentence: Sentence, found: list[Found], cues: list[Cue], latest: str | None
) -> list[Found]:
    """ "Arvenia received the most (346), before Belmar (343)", "Belmar: 332": numbers directly behind States."""
    text, start, end = sentence.text, sentence.start, sentence.end
    taken = {each.count.start for each in found}
    if any(cue.kind == "received" for cue in cues):
        measure: str | None = "received"
    else:
        measure = found[0].measure if found else latest if sentence.is_alone else None
    listed: list[Found] = []
    if _is_of_givers(voices, sentence) or (not found and _OTHER_FIGURES.search(text, start, end)):
        return listed
    for at, count in enumerate(sentence.counts):
        if count.start in taken or not measure or sentence.kinds[at] != "bare" or (count.in_words and count.value == 1):
            continue
        states = [(code, b) for code, _, b in voices.named(start, end) if b <= count.opens]
        if states and _BESIDE_A_STATE.fullmatch(text, states[-1][1], count.opens):
            listed.append(Found(cast(Measure, measure), count, count.opens, count.end, state=states[-1][0]))
    return listed


# "States under review", "States whose turn had come": States that make no recommendations; "to the 14 States"
_REVIEWED = re.compile(
    r"\s\S{1,20}\s(?:under\sreview|whose|reviewed|examiné|examinad|прошедш"
    r"|(?:that\s|which\s|have\s|had\s|will\s)?(?:respond|repl|answer|accept|receiv|adopt|support|dealt|deal|treat|handl)"
    r"|(?:who\s)?(?:were|(?:have|had|has)\sbeen)\s(?:given|handed|offered|presented|addressed)"
    r"|(?:avaient|ont|s[’']étaient)\s(?:reçu|vu)|(?:habían\s)?recib|(?:получил|приня))",
    re.I,
)
_TO = re.compile(r"(?<!\w)(?:to|of\sall|for|among|à|aux|para|для)\s(?:the\s|all\s|les\s|los\s|las\s)?$", re.I)
# How many members the United Nations had since the first review; as a count they are no recommending States.
_UN_MEMBERS = (192, 193)
# How far States may stand from the recommendations that they make.
_FARTHEST_STATES, _FARTHEST_BY = 14.0, 7.0
_FARTHEST_IN_CHARACTERS = 150
# "by ", "from a total of ": what names those that recommend
_BY = re.compile(r"(?<!\w)(?:by|from|par|por|от)\s(?:\w{1,5}\s){0,2}$", re.I)
# Fewer speak on one subject, not in the whole review.
_FEWEST_SPEAKING = 20


# "Speakers for Chile numbered 101"
_SPEAKERS = re.compile(
    r"(?<!\w)(?:speakers|the\slist\sof\sspeakers|les\sorateurs|los\soradores|ораторов|выступающих)(?!\w)"
)


def speakers(sentence: Sentence) -> list[Found]:
    """The counts of a sentence that begins with the speakers."""
    match = _SPEAKERS.search(sentence.low, sentence.start, min(sentence.end, sentence.start + 60))
    if not match or not sentence.is_alone:
        return []
    return [
        Found("delegations_speaking", count, count.opens, count.end)
        for count, kind in zip(sentence.counts, sentence.kinds, strict=True)
        if kind in ("bare", "states") and count.start > match.end() and count.value >= _FEWEST_SPEAKING
    ]


def delegations(sentence: Sentence, counted: list[Found]) -> list[Found]:
    """States counted near the recommendations made are those that recommend; others only speak."""
    text, start, end, language = sentence.text, sentence.start, sentence.end, sentence.language
    found: list[Found] = []
    nouns = [match.span() for match in word("recommendations", language).finditer(sentence.low, start, end)]
    nouns += [(each.count.start, each.end) for each in counted if each.measure == "received"]
    for at, count in enumerate(sentence.counts):
        if sentence.kinds[at] != "states" or count.value in _UN_MEMBERS:
            continue
        if _REVIEWED.match(text, count.end, end) or _TO.search(text, max(start, count.opens - 20), count.opens):
            continue
        near = [(a, b) for a, b in nouns if max(a - count.end, count.opens - b) < _FARTHEST_IN_CHARACTERS]
        far = [distance(text, min(b, count.end), max(a, count.opens), small_words(language)) for a, b in near]
        is_by = _BY.search(text, max(start, count.opens - 20), count.opens)
        if far and min(far) <= (_FARTHEST_BY if is_by else _FARTHEST_STATES):
            found.append(Found("recommending_states", count, count.opens, count.end))
        elif count.value >= _FEWEST_SPEAKING and word("speaking", language).search(sentence.low, start, end):
            found.append(Found("delegations_speaking", count, count.opens, count.end))
    return found


def all_of_them(sentence: Sentence, found: list[Found], cues: list[Cue]) -> list[Found]:
    """ "received 152 recommendations, all of which it accepted": the number once more, for a word that has none."""
    received = [each for each in found if each.measure == "received"]
    if len(received) != 1 or any(each.measure in POSITIONS for each in found):
        return []
    text, language, count = sentence.text, sentence.language, received[0].count
    free = [cue for cue in cues if cue.kind in ("supported", "noted", "implemented") and cue.start > count.end]
    for match in word("all_of_them", language).finditer(sentence.low, received[0].end, sentence.end):
        for cue in free:
            begin, stop = (match.end(), cue.start) if cue.start >= match.end() else (cue.end, match.start())
            if 0 <= stop - begin < 30 and distance(text, begin, stop, small_words(language)) <= 1.0:
                last = max(match.end(), cue.end)
                return [Found(cast(Measure, cue.kind), count, count.opens, last, count.value)]
    return []
