"""A document in prose in; out, the counts of people affected that it states: killed, injured, detained, tortured ...

"clashes killed 225 citizens", "the deaths of more than 240 people", "2,600 injured", "19 of these were officers". The
words are data (`vocabulary/harms.yml`); a count takes the nearest one (`nearest.py`), a part of a count its harm.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import cast

from heeded.extract.prose.harm_words import Suffered, has_harm, nouns, people, small_words, suffered_in, word
from heeded.extract.prose.nearest import Cue, Reach, assigned, distance
from heeded.extract.prose.scenes import event_name, place_in
from heeded.extract.prose.values import Count, counts_in
from heeded.extract.prose.voices import Voices, clause, language_of, stretches
from heeded.model import Document, Figure, Harm, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary.dates import find_dates

__all__ = ["figures"]

ORIGIN = Origin("prose.figures", "2")
# How far a part may stand behind the count that it is a part of, in characters.
_NEAR = 350


@dataclass(frozen=True, slots=True)
class _Found:
    harm: Harm
    count: Count
    start: int
    end: int
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
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


def figures(document: Document) -> Iterator[Statement | Problem]:
    """Every count of people affected with its quote, once a harm, value, State and speaker."""
    language, voices, text = language_of(document), Voices.of(document), document.text
    seen: set[tuple[object, ...]] = set()
    last: _Found | None = None
    for start, end in stretches(text):
        last = last if last and start - last.end < _NEAR else None
        if not last and not has_harm(text, start, end, language):
            continue
        last = last or _listed_later(text, start, end, language)
        for found in _in_sentence(text, start, end, language, last):
            if found is None:
                last = None
                continue
            last = last if found.is_part and last else found
            statement = _statement(voices, found, start, end)
            figure = statement.value
            assert isinstance(figure, Figure)
            key = (figure.harm, figure.value, figure.qualifier, statement.state, figure.place)
            if not {key, (*key[:-1], None)} & seen:
                seen.add(key)
                yield statement


def _in_sentence(text: str, start: int, end: int, language: str, last: _Found | None) -> Iterator[_Found | None]:
    """The figures of a sentence in order; None for a count of something else, which parts behind may be of."""
    counts = counts_in(text, start, end, language)
    if not counts:
        return
    sentence = _read(text, start, end, language, counts)
    own = _own_harms(sentence)
    is_same_sentence = False
    for count in counts:
        here = own.get(count.start) or _taken_harm(sentence, count, last, is_same_sentence)
        if here and _has_not_happened(sentence, here):
            continue
        yield here
        last = last if here and here.is_part and last else here
        is_same_sentence = here is not None


# ------------------------------------------------------------------------------------------------ whom a count counts

# "12, " "12 and ", "12 in ": a count that names nobody
_ENDS = re.compile(
    r"\s?[.,;:()»”\"—–]|$|\s(?:and|or|et|y|и|in|on|during|en|в|за|among|who|that|qui|que|more|others|since|last|this|so|by|within|over|at|as|depuis|desde|с|say|said|claim|report\w{0,3}|alleged?|told)\b"
)
# ", a dozen of them children,", ", the office concedes,"
_ASIDE = re.compile(r",\s[^,.;:()\d]{1,70},(?=\s\w)|\s\([^()]{1,70}\)")
_SHORT_ASIDE = 35


def _read(text: str, start: int, end: int, language: str, counts: list[Count]) -> _Sentence:
    close: dict[int, int] = {}
    named: dict[int, tuple[str, int]] = {}
    bare: set[int] = set()
    for at, count in enumerate(counts):
        limit = counts[at + 1].opens if at + 1 < len(counts) else end
        whom = people(language).match(text, count.end, limit)
        if noun := nouns(language).match(text, count.end, limit):
            named[count.start] = noun.lastgroup or "", noun.end()
        if whom or noun:
            close[count.start] = max(each.end() for each in (whom, noun) if each)
        elif (
            _ENDS.match(text, count.end)
            or _verb_follows(language).match(text, count.end, end)
            or has_harm(text, count.end + 1, count.end + 30, language, is_at_once=True)
        ):
            close[count.start] = count.end
            bare.add(count.start)
        aside = _ASIDE.match(text, close.get(count.start, end), end)
        if aside and (len(aside[0]) <= _SHORT_ASIDE or _of_whom(language).search(text, *aside.span())):
            close[count.start] = aside.end()
    parts: set[int] = set()
    for part, whole in pairwise(counts):
        if 1 < part.value <= whole.value and whole.start in close and _OF_THE.fullmatch(text, part.end, whole.opens):
            close[part.start] = close[whole.start]  # "two of the 13 men died" tells of the two
            parts.add(whole.start)
    return _Sentence(text, start, end, language, counts, close, bare, frozenset(parts), named)


_OF_THE = re.compile(r"\s(?:of|des|de|из)\s(?:(?:the|its|their|these|those|les|los|las|ces|sus)\s)?", re.I)


@cache
def _verb_follows(language: str) -> re.Pattern[str]:
    """ " were", " reportedly": what stands between a count and its verb."""
    return re.compile(rf"\s{word('auxiliaries', language)}(?!\w)", re.I)


@cache
def _of_whom(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{word('of_them', language)}|{word('among_them', language)})(?!\w)(?<!\bin)", re.I)


# ------------------------------------------------------------------------------------------------ what they suffered

# Harms that nouns for people name, which a verb behind may outdo: "six detainees died"
_OF_PEOPLE = ("detained", "injured")
_TOO_FAR = 99.0
# The farthest that a word may stand, as `nearest.distance` measures: with "were" before it, without, before the count.
_FARTHEST, _FARTHEST_DIRECT, _FARTHEST_DOING, _FARTHEST_BARE = 9.0, 1.6, 4.0, 1.1
# What a word between weighs where "were" stands before the word of harm; what is added where other people, or "who",
# stand between.
_CALLED = re.compile(r"\s(?:who|whom|that|which|considered|regarded|described|listed|qui|que|considerad|признан)", re.I)
_PASSIVE, _OTHER_PEOPLE, _RELATIVE = 0.6, 4.0, 3.0
_WHICH = re.compile(r"(?<!\w)(?:who|that|which|whom|qui|que|quienes|котор\w{2,3})(?!\w)", re.I)
# "relatives of those who died"
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:of|for|with|to|by|de|des|pour|con|para|por|a)\s(?:those|ceux|celles|quienes|los\sque|las\sque)(?!\w)|(?<!\w)тех(?!\w)",
    re.I,
)


def _own_harms(sentence: _Sentence) -> dict[int, _Found]:
    """The harms that stand beside the counts: what is counted, what was done to those counted, what governs a count."""
    text, language, counts = sentence.text, sentence.language, sentence.counts
    suffered = {each.cue: each for each in suffered_in(text, sentence.start, sentence.end, language) if each.harms}
    own: dict[int, _Found] = {}
    for count in counts:
        if count.start in sentence.nouns:
            harm, close = sentence.nouns[count.start]
            own[count.start] = _Found(cast(Harm, harm), count, count.opens, close)
    reaches = [
        Reach.of(count, sentence.close[count.start], sentence.start, sentence.end)
        for count in counts
        if count.start in sentence.close
        and (count.start not in own or own[count.start].harm in _OF_PEOPLE)
        and not (count.value == 1 and count.in_words and _part_words(language).match(text, count.end))
    ]

    def apart(reach: Reach, cue: Cue) -> float:
        return _apart(sentence, reach, suffered[cue])

    nearest = assigned(reaches, counts, list(suffered), apart, _FARTHEST)
    for reach in reaches:
        count = reach.count
        if cue := nearest.get(count.start):
            if count.start in own and count.end <= cue.start < own[count.start].end:
                continue
            if count.start in own and cue.end <= count.opens and "doing" not in suffered[cue].harms:
                continue
            own[count.start] = _Found(
                _harm(suffered[cue], cue, count), count, min(cue.start, count.opens), max(cue.end, reach.close)
            )
        elif count.start not in own and (listed := _listed(sentence, reach)):
            own[count.start] = listed
    return own


def _harm(suffered: Suffered, cue: Cue, count: Count) -> Harm:
    """The harm that a word names before a count, behind it or around it."""
    forms = ("around", "done", "noun") if cue.end > count.opens else ("doing", "done", "noun")
    return cast(Harm, next(suffered.harms[form] for form in forms if form in suffered.harms))


def _apart(sentence: _Sentence, reach: Reach, suffered: Suffered) -> float:
    """How far a word of harm stands from a count, `_TOO_FAR` where it cannot be its word."""
    cue, forms = suffered.cue, suffered.harms
    if "around" in forms or (reach.count.start in sentence.wholes and cue.start >= reach.close):
        return _TOO_FAR
    text, language, is_bare = sentence.text, sentence.language, reach.count.start in sentence.bare
    begin, stop = reach.gap(cue)
    far = distance(text, begin, stop, small_words(language))
    if begin == reach.close:
        if forms.get("noun") == "political_prisoners" and far <= _FARTHEST_DOING and _CALLED.match(text, begin):
            return 0.5
        if "done" not in forms or _OF_OTHERS.search(text, begin, stop):
            return _TOO_FAR
        is_passive = language == "ru" or bool(_passive(language).search(text, begin, stop))
        if is_bare or not is_passive:
            return far if far <= (_FARTHEST_BARE if is_bare and not is_passive else _FARTHEST_DIRECT) else _TOO_FAR
        return far * 0.6 + (
            _OTHER_PEOPLE if far > _FARTHEST_DIRECT and people(language).search(text, begin, stop) else 0
        )
    if "noun" in forms and _LINK.fullmatch(text, begin, stop):
        is_named = text[begin : begin + 1] != "," or text.startswith(",", reach.close)  # "the deaths, 103, were"
        return 0.5 if is_named else _TOO_FAR
    if "doing" in forms and far <= (_FARTHEST_BARE if is_bare else _FARTHEST_DOING) and "," not in text[begin:stop]:
        return far
    if "done" in forms and _INVERTED[language].fullmatch(text, begin, stop):
        return far + 0.5
    return _TOO_FAR


@cache
def _passive(language: str) -> re.Pattern[str]:
    """ " were reportedly ": an auxiliary directly before the word of harm."""
    return re.compile(rf"(?:\s{word('auxiliaries', language)}){{1,4}}\s$", re.I)


# " of the ", " reached a total of ", ": ", " (": between a noun of harm and the count that it governs
_LINK = re.compile(
    r"(?:\s[^\W\d_][\w’'-]{0,15}){0,3}?\s?(?:\s(?:of|to|at|is|was|were|reached|reaches|stands|stood|(?:rose|fell|climbed|grew|jumped|dropped|went\s(?:up|down)|increased)\s(?:to|from)|for|de|d['’]|des|à|a|по|до|"
    r"составил[оаи]?|признан\w{1,2}|считаются|достигл[оаи]|превысил[оаи]?|exceed(?:s|ed)|hit|passed|topped)|—|–|:|,|\()(?:\s(?:the|a|total|at|of|another|some|about|les|las|los)){0,3}\s?",
    re.I,
)
# "killed were ", "injured: ", "погибли ещё ": a verb that stands before its subject
_INVERTED = {
    "en": re.compile(r"\s(?:were|was|are)\s|:\s", re.I),
    "fr": re.compile(r"\s(?:aussi\s|les\s|des\s|encore\s)?|:\s", re.I),
    "es": re.compile(r"\s(?:también\s|las\s|los\s|otras\s|otros\s|a\s)?|:\s", re.I),
    "ru": re.compile(r"\s(?:были\s|было\s|всего\s|ещё\s|еще\s|также\s)?|:\s", re.I),
}


@cache
def _list_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word('listing', language)}", re.I)


# "names 19 ", "at 69", "is 12": what a list or a number of the dead says
_SAYING = re.compile(
    r"(?<!\w)(?:at|is|was|to|of|names?|has|holds|counts|comprises|contains|stands|stood|reached|en|à|a|в|составил[оаи]?|:)\s$",
    re.I,
)


def _listed_later(text: str, start: int, end: int, language: str) -> _Found | None:
    """What "published a list of the dead" lets a sentence behind count: "It names 238"."""
    match = _list_of(language).search(text, start, end)
    named = suffered_in(text, match.end(), min(end, match.end() + 40), language) if match else []
    harms = [each.harms[form] for each in named for form in ("done", "noun") if form in each.harms]
    return _Found(cast(Harm, harms[0]), Count(sys.maxsize, "exact", end, end, end), start, end) if harms else None


def _listed(sentence: _Sentence, reach: Reach) -> _Found | None:
    """ "a list of the dead names 19 soldiers", "put the number of women murdered at 69"."""
    text, count = sentence.text, reach.count
    first = max(sentence.start, count.opens - 170)
    for match in _list_of(sentence.language).finditer(text, first, count.opens):
        named = [each for each in suffered_in(text, match.end(), count.opens, sentence.language) if each.harms]
        if named and (count.start not in sentence.bare or _SAYING.search(text, match.end(), count.opens)):
            harm = next(named[0].harms[form] for form in ("done", "noun", "doing", "around") if form in named[0].harms)
            return _Found(cast(Harm, harm), count, match.start(), reach.close)
    return None


_FILLERS = r"(?:the|these|those|some|another|other|all|an?|total|of|over|with|les|des|los|las|a)"


@cache
def _before(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word(key, language)}\s(?:{_FILLERS}\s){{0,3}}$", re.I)


@cache
def _not_behind(language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:\w{{2,4}}\s){{0,2}}{word('not_suffering_behind', language)}(?!\w)", re.I)


@cache
def _not_yet(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word('not_yet', language)}(?!\w)", re.I)


def _has_not_happened(sentence: _Sentence, found: _Found) -> bool:
    """Whether those counted were asked, did something themselves, or may suffer one day."""
    text, language, count = sentence.text, sentence.language, found.count
    if _before("not_suffering_before", language).search(text, max(sentence.start, count.opens - 40), count.opens):
        return True
    close = sentence.close.get(count.start, count.end)
    if found.end > close and _not_behind(language).match(text, close, found.end):
        return True
    return bool(_not_yet(language).search(text, max(sentence.start, found.start - 25), found.end))


# ------------------------------------------------------------------------------------------------ parts and others


def _taken_harm(sentence: _Sentence, count: Count, last: _Found | None, is_same_sentence: bool) -> _Found | None:
    """The harm of a part ("19 of these", "including 3 children", "in 5 a woman"), of a list, of another's count."""
    if last is None or (count.value == 1 and count.in_words):
        return None
    text, start, language = sentence.text, sentence.start, sentence.language
    before, after = text[max(start, count.opens - 60) : count.opens], text[count.end : count.end + 60]
    close = sentence.close.get(count.start, count.end)
    is_part = count.value <= last.count.value and (
        _part_words(language).match(after)
        or _directly_before("among_them", language).search(before)
        or (is_same_sentence and _IN_PLACE.match(after))
        or (is_same_sentence and _EACH_IN.search(before) and _WHO.match(after))
        or (is_same_sentence and _BRACKETED.match(text[count.opens - 1 : count.end + 25]))
    )  # fmt: skip
    is_anothers = count.start in sentence.bare and (_directly_before("counting", language).search(before))
    is_compared = is_same_sentence and _directly_before("comparing", language).search(before) and _TIME.match(after)
    is_joined = (
        is_same_sentence and count.start in sentence.close and count.start not in sentence.bare
        and last.start < last.count.start and _JOINED.fullmatch(text, last.end, count.opens)
    )  # fmt: skip
    if is_part or is_anothers or is_joined or is_compared:
        return _Found(last.harm, count, count.opens, max(close, count.end), bool(is_part))
    return None


@cache
def _directly_before(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word(key, language)}\s[«“\"]?$", re.I)


@cache
def _part_words(language: str) -> re.Pattern[str]:
    """ " of them", " more of whom"."""
    return re.compile(rf"\s(?:more\s)?{word('of_them', language)}(?!\w)(?<!\bin)", re.I)


# "241 the year before", "67 en 2020", "12."
_TIME = re.compile(r"\s?[.,;)]|$|\s(?:the|a|in|last|one|two|five|en|l['’]an|el\saño|un|в|год)\b", re.I)
# " and ", ", ": between people who suffered the same
_JOINED = re.compile(r",?\s(?:and|et|y|и|as\swell\sas|ainsi\sque|así\scomo)\s|,\s", re.I)
# "6 from Almaty", "3 each from Atyrau", "12 in Gafsa", "5 à Lima"
_IN_PLACE = re.compile(r"\s(?:each\s|persons?\s|people\s)?(?:from|in|à|en|в|из)\s[A-ZÀ-ÞА-ЯЁ]\w+")
# "in 5 a woman", "in 3 women"
_EACH_IN = re.compile(r"\b(?:in|dans|en)\s$", re.I)
_WHO = re.compile(r"\s(?:an?|the|cases|it)\s", re.I)
# "(1 a minor)", "(12 women)"
_BRACKETED = re.compile(r"\(\d+\s(?:an?\s)?(?:minors?|women|men|children|girls|boys|mujeres|femmes|enfants|женщин)\b")


# ------------------------------------------------------------------------------------------------ place, date, event


def _statement(voices: Voices, found: _Found, start: int, end: int) -> Statement:
    document = voices.document
    state = voices.state(start, end, found.count.start)
    quote = document.quote(*clause(document.text, start, end, found.start, found.end))
    figure = Figure(
        found.harm, found.count.value, found.count.qualifier,
        _date(document.text, start, end, found.count.start, voices.language),
        event_name(document.text[start:end], voices.language),
        place_in(document.text, quote.start, quote.end),
    )  # fmt: skip
    asserted_by = voices.asserted_by(start, end, found.count.start, state)
    return voices.placed(figure, (quote.start, quote.end), ORIGIN, state, asserted_by, (start, end))


# "in 2019", "the 2019 protests"
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")


def _date(text: str, start: int, end: int, at: int, language: str) -> str | None:
    """The date printed nearest to the count in its sentence, else the nearest year; None where there is none."""
    printed = _printed_dates(text[start:end], language)
    return min(printed, key=lambda each: abs(each[1] + start - at))[0] if printed else None


@lru_cache(maxsize=8)
def _printed_dates(sentence: str, language: str) -> tuple[tuple[str, int], ...]:
    """The dates of a sentence with their places; its years where it prints no more of any."""
    dates = tuple((one.iso, one.start) for one in find_dates(sentence, language) if not one.iso.startswith("-"))
    return dates or tuple((match[0], match.start()) for match in _YEAR.finditer(sentence))
