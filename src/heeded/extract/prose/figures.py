"""A document in prose in; out, the counts of people affected that it states: killed, injured, detained, tortured ...

"clashes killed 225 citizens", "the deaths of more than 240 people", "2,600 injured", "19 of these were officers". The
words are data (`vocabulary/harms.yml`); a count takes the nearest one (`nearest.py`), a part of a count its harm.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import cast

from heeded.extract.prose.affected import Found, Sentence, has_names, read
from heeded.extract.prose.folding import folded
from heeded.extract.prose.harm_words import Suffered, among_those, has_harm, people, small_words, suffered_in, word
from heeded.extract.prose.inherited import inherited, is_in_sequence, part_words
from heeded.extract.prose.nearest import Cue, Reach, assigned, distance
from heeded.extract.prose.scenes import event_name, place_in
from heeded.extract.prose.values import Count, any_of_folded, counts_in
from heeded.extract.prose.voices import Voices, clause, language_of, stretches
from heeded.model import Document, Figure, Harm, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.dates import find_dates, impossible_dates

__all__ = ["figures"]

ORIGIN = Origin("prose.figures", "2")
# How far a part may stand behind the count that it is a part of, in characters.
_NEAR = 350


def figures(document: Document) -> Iterator[Statement | Problem]:
    """Every count of people affected with its quote, once a harm, value, State and speaker."""
    language, voices, text = language_of(document), Voices.of(document), document.text
    seen: set[tuple[object, ...]] = set()
    last: Found | None = None
    for start, end in stretches(text):
        last = last if last and start - last.end < _NEAR else None
        if not last and not has_harm(text, start, end, language) and not has_names(text, start, end, language):
            continue
        if not last or last.is_behind:
            last = _uncounted(text, start, end, language) or last
        for found in _in_sentence(text, start, end, language, last):
            if found is None:
                last = replace(last, is_behind=True) if last else None
                continue
            last = last if found.is_part and last else found
            statement = _statement(voices, found, start, end)
            figure = statement.value
            assert isinstance(figure, Figure)
            key = (figure.harm, figure.value, figure.qualifier, statement.state, figure.place)
            is_again = _THE.search(text, max(start, found.count.opens - 5), found.count.opens) and key[:2] in seen
            if not is_again and not {key, (*key[:-1], None)} & seen:
                seen |= {key, key[:2]}
                yield statement


# "the five sentences": those told of before
_THE = re.compile(r"(?<!\w)(?:the|les|las|los|эти)\s$", re.I)


def _in_sentence(text: str, start: int, end: int, language: str, last: Found | None) -> Iterator[Found | None]:
    """The figures of a sentence in order; None for a count of something else, which parts behind may be of."""
    counts = counts_in(text, start, end, language)
    if not counts:
        return
    sentence = read(text, start, end, language, counts)
    own = _own_harms(sentence)
    before: Found | None = None
    for count in sentence.counts:
        here = own.get(count.start) or inherited(sentence, count, last, before)
        if here and _has_not_happened(sentence, here):
            continue
        if here:
            last = last if here.is_part and last else here
        elif sentence.counts_others(count):
            last = replace(last, is_behind=True) if last else None
        else:
            continue
        yield here
        before = here


# ------------------------------------------------------------------------------------------------ what they suffered

# Harms that nouns for people name, which a verb behind may outdo: "six detainees died"
_OF_PEOPLE = ("detained", "injured", "prosecuted")
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


def _own_harms(sentence: Sentence) -> dict[int, Found]:
    """The harms that stand beside the counts: what is counted, what was done to those counted, what governs a count."""
    text, language, counts = sentence.text, sentence.language, sentence.counts
    suffered = {each.cue: each for each in suffered_in(text, sentence.start, sentence.end, language) if each.harms}
    own: dict[int, Found] = {}
    for count in counts:
        if count.start in sentence.nouns:
            harm, close = sentence.nouns[count.start]
            is_part = bool(among_those(language).match(text, count.end + 1, close))
            own[count.start] = Found(cast(Harm, harm), count, count.opens, close, is_part)
    reaches = [
        Reach.of(count, sentence.close[count.start], sentence.start, sentence.end)
        for count in counts
        if count.start in sentence.close
        and count.start not in sentence.names
        and (count.start not in own or own[count.start].harm in _OF_PEOPLE)
        and not (count.value == 1 and count.in_words and part_words(language).match(text, count.end))
    ]

    def apart(reach: Reach, cue: Cue) -> float:
        return _apart(sentence, reach, suffered[cue])

    nearest = assigned(reaches, counts, list(suffered), apart, _FARTHEST)
    for reach in reaches:
        count = reach.count
        if cue := nearest.get(count.start):
            if count.start in own and count.end <= cue.start < own[count.start].end:
                continue
            is_outdone = "doing" in suffered[cue].harms or _ON.fullmatch(text, cue.end, max(cue.end, count.opens))
            if count.start in own and cue.end <= count.opens and not is_outdone and not _is_likewise(sentence, count):
                continue
            own[count.start] = Found(
                _harm(suffered[cue], cue, count), count, min(cue.start, count.opens), max(cue.end, reach.close)
            )
        elif count.start not in own and (
            listed := _among(sentence, reach) or _listed(sentence, reach) or _headed(sentence, reach, own)
        ):
            own[count.start] = listed
    return _told_in_sequence(sentence, own)


# " were ", " figurent ": between people and "among the dead"
_BEING_AMONG = re.compile(
    r"(?:\s(?:of|de|des|du|del)\s[^,.;:\d]{1,40})?\s(?:(?!and\b|et\b|y\b|и\b)[^\W\d]{2,12}\s){1,3}$"
)


def _among(sentence: Sentence, reach: Reach) -> Found | None:
    """ "two boys were among the dead", "among those arrested were 12 women"."""
    text, count, language = sentence.text, reach.count, sentence.language
    first = max(sentence.start, count.opens - 70)
    for match in among_those(language).finditer(text, first, min(sentence.end, reach.close + 70)):
        is_behind = match.start() >= reach.close and _BEING_AMONG.fullmatch(text, reach.close, match.start())
        is_before = match.end() <= count.opens and _LEADING.fullmatch(text, match.end(), count.opens)
        if is_behind or is_before:
            harm = cast(Harm, match.lastgroup or "")
            return Found(harm, count, min(match.start(), count.opens), max(match.end(), reach.close), True)
    return None


# ", ", " were ", ", there were ": between "among the dead" and people
_LEADING = re.compile(r",?\s(?:(?!and\b|et\b|y\b|и\b)[^\W\d]{2,12}\s){0,3}")


# "arrests: 1,140", "boys were rounded up in three towns: 207 teenagers"
_COLON = re.compile(r":\s")
# ", ", ", of them journalists: ": what may stand between the members of a list
_LISTED = re.compile(r"[^;:.()]{0,80}[,;]\s(?:and\s|et\s|y\s|и\s)?|")


def _headed(sentence: Sentence, reach: Reach, own: dict[int, Found]) -> Found | None:
    """What a colon says of the people counted behind it: "arrests in the north: 12 students, 4 teachers"."""
    text, count = sentence.text, reach.count
    colons = list(_COLON.finditer(text, max(sentence.start, count.opens - 200), count.opens))
    if not colons or not _LISTED.fullmatch(text, colons[-1].end(), count.opens):
        return None
    head = [
        each
        for each in suffered_in(
            text, max(sentence.start, colons[-1].start() - 150), colons[-1].start(), sentence.language
        )
        if each.harms
    ]
    if not head or (count.start in sentence.bare and colons[-1].end() != count.opens):
        return None
    forms = head[-1].harms
    harm = next(forms[form] for form in ("done", "noun", "doing", "around") if form in forms)
    is_part = any(each.harm == harm and each.count.value >= count.value for each in own.values())
    return Found(cast(Harm, harm), count, count.opens, reach.close, is_part)


# "238: that is the number of dead", "238 : c'est le nombre de morts"
_SUCH = re.compile(
    r"\s?[:,—–]\s(?:(?:that|this|such|it)\s(?:is|was)|c['’](?:est|était)|tel(?:le)?\s(?:est|était)|(?:est?[ea]|tal|ése)\s(?:es|era)"
    r"|это|таков[оаы]?)\s",
    re.I,
)


def _told_in_sequence(sentence: Sentence, own: dict[int, Found]) -> dict[int, Found]:
    """The same for counts of the same at several times: "first 164, then 225, now 238: that is the number of dead"."""
    text, language = sentence.text, sentence.language
    later: Found | None = None
    for count in reversed(sentence.counts):
        if count.start in sentence.bare and count.start not in own:
            if such := _SUCH.match(text, count.end, sentence.end):
                named = suffered_in(text, such.end(), min(sentence.end, such.end() + 60), language)
                harms = [each.harms[form] for each in named for form in ("noun", "done") if form in each.harms]
                if harms:
                    own[count.start] = Found(cast(Harm, harms[0]), count, count.opens, such.start())
            elif later and is_in_sequence(sentence, count):
                own[count.start] = Found(later.harm, count, count.opens, count.end)
        later = own.get(count.start)
    return own


def _harm(suffered: Suffered, cue: Cue, count: Count) -> Harm:
    """The harm that a word names before a count, behind it or around it."""
    forms = ("around", "done", "noun") if cue.end > count.opens else ("doing", "done", "noun")
    return cast(Harm, next(suffered.harms[form] for form in forms if form in suffered.harms))


def _apart(sentence: Sentence, reach: Reach, suffered: Suffered) -> float:
    """How far a word of harm stands from a count, `_TOO_FAR` where it cannot be its word."""
    cue, forms = suffered.cue, suffered.harms
    if "around" in forms or (reach.count.start in sentence.wholes and cue.start >= reach.close):
        return _TOO_FAR
    if reach.count.start in sentence.unknown and not _befalls_people(sentence, reach, cue, forms):
        return _TOO_FAR
    text, language, is_bare = sentence.text, sentence.language, reach.count.start in sentence.bare
    if _THAT.match(text, cue.end) or (is_bare and _is_of_recommendations(sentence, reach.count, cue)):
        return _TOO_FAR
    begin, stop = reach.gap(cue)
    far = distance(text, begin, stop, small_words(language))
    if begin == reach.close:
        if forms.get("noun") == "political_prisoners" and far <= _FARTHEST_DOING and _CALLED.match(text, begin):
            return 0.5
        if "done" not in forms or _OF_OTHERS.search(text, begin, stop) or text.startswith("the ", stop - 4):
            return _TOO_FAR
        if language == "en" and "doing" in forms and _ACTIVE.search(text, begin, stop):
            return _TOO_FAR
        is_passive = language == "ru" or bool(_passive(language).search(text, begin, stop))
        if is_bare or not is_passive:
            return far if far <= (_FARTHEST_BARE if is_bare and not is_passive else _FARTHEST_DIRECT) else _TOO_FAR
        return far * 0.6 + (
            _OTHER_PEOPLE if far > _FARTHEST_DIRECT and people(language).search(text, begin, stop) else 0
        )
    if "done" in forms and _is_likewise(sentence, reach.count):
        return 0.0
    if "noun" in forms and _LINK.fullmatch(text, begin, stop):
        is_named = text[begin : begin + 1] != "," or text.startswith(",", reach.close)  # "the deaths, 103, were"
        return 0.5 if is_named else _TOO_FAR
    if ("noun" in forms or "doing" in forms) and far <= _FARTHEST and _ON.fullmatch(text, begin, stop):
        return 1.0 + far / 4
    if "doing" in forms and far <= (_FARTHEST_BARE if is_bare else _FARTHEST_DOING) and "," not in text[begin:stop]:
        return far
    if "done" in forms and _INVERTED[language].fullmatch(_without_aside(text[begin:stop])):
        return far + 0.5
    return _TOO_FAR


# "it holds that": what follows is said, not done to anybody
_THAT = re.compile(r"\s?,?\s(?:that|que?|qu['’]|что)(?!\w)", re.I)


def _is_of_recommendations(sentence: Sentence, count: Count, cue: Cue) -> bool:
    """Whether a number alone counts recommendations named before it: "of the 213 recommendations it retained 185"."""
    named = any_of_folded("measures", "recommendations", sentence.language)
    low = folded(sentence.text)
    is_sure = _surely(sentence.language).search(low, cue.start, cue.end)
    return not is_sure and bool(named.search(low, sentence.start, count.opens))


# " had ", " have since ": before a verb with an object, those counted did it themselves
_ACTIVE = re.compile(r"(?<!\w)(?:had|have|has)(?:\s(?!be(?:en)?\b)\w{1,10})?\s[“\"]?$", re.I)


def _befalls_people(sentence: Sentence, reach: Reach, cue: Cue, forms: dict[str, str]) -> bool:
    """Whether a word of harm directly beside a noun that no table has makes it people: "60 stevedores were killed"."""
    if not _surely(sentence.language).search(folded(sentence.text), cue.start, cue.end):
        return False
    begin, stop = reach.gap(cue)
    near = distance(sentence.text, begin, stop, small_words(sentence.language)) <= _FARTHEST_DIRECT
    return near and (begin == reach.close or begin == stop - 1 or "noun" in forms)


@cache
def _surely(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{load('harms')['surely'][language]})".replace(" ", r"\s"))


@cache
def _likewise(language: str) -> re.Pattern[str]:
    """ " with an iron, as were ": what was done to others too."""
    return re.compile(rf"(?<![\w;]){word('likewise', language)}\s(?:the\s|les\s|los\s)?$", re.I)


def _is_likewise(sentence: Sentence, count: Count) -> bool:
    text = sentence.text
    return bool(_likewise(sentence.language).search(text, max(sentence.start, count.opens - 25), count.opens))


def _without_aside(gap: str) -> str:
    """ ", by various counts, " between a verb and its subject is left out."""
    return re.sub(r"^,\s[^,.;:]{1,45},\s", " ", gap)


@cache
def _passive(language: str) -> re.Pattern[str]:
    """ " were reportedly ": an auxiliary directly before the word of harm."""
    return re.compile(rf"(?:\s{word('auxiliaries', language)}){{1,4}}\s$", re.I)


# " of up to 15 days for ", " were inflicted on ": what a noun of harm was for whom
_ON = re.compile(
    r"(?:\s[\w’'-]{1,15}){0,7}?\s(?:for|against|on|upon|(?:on|in)\s(?:the\s)?\w{1,12}\sof|contra|para|pour|contre|à\sl['’]encontre\sde|в\sотношении|для)\s",
    re.I,
)
# " of the ", " reached a total of ", ": ", " (": between a noun of harm and the count that it governs
_LINK = re.compile(
    r"(?:\s[^\W\d_][\w’'-]{0,15}){0,3}?\s?(?:\s(?:of|to|at|is|was|were|number(?:s|ed)?|total(?:s|led)?|étaient|sont|était|est|son|eran|suman|asciende\sa|ascienden\sa|были|насчитывается|reached|reaches|stands|stood|(?:rose|fell|climbed|grew|jumped|dropped|went\s(?:up|down)|increased)\s(?:to|from)|for|de|d['’]|des|à|a|по|до|"
    r"составил[оаи]?|признан\w{1,2}|считаются|достиг(?:л[оаи]|ает)|превысил[оаи]?|превыша[ею]т|exceed(?:s|ed)|hit|passed|topped|superan|superaron|rebasan|rebasaron|pasan\sde|dépass(?:e|ent|é))|—|–|:|,|\()(?:(?:\s\w{1,15})?,\s[^,.;:\d]{0,20}\d{0,4}[^,.;:\d]{0,12},)?(?:\s(?:the|a|total|at|of|another|some|about|les|las|los)){0,3}\s?",
    re.I,
)
# "killed were ", "injured: ", "погибли ещё ": a verb that stands before its subject
_INVERTED = {
    "en": re.compile(
        r"\s(?:were|was|are|sit|sat|stand|stood|remain|remained|lie|lay|languish|languished|found\sthemselves)\s(?:another\s)?|:\s"
        r"|(?:\s[^\W\d][\w’'-]{0,15}){0,8}?\s(?:number|numbered|total|totalled)\s",
        re.I,
    ),
    "fr": re.compile(r"\s(?:aussi\s|les\s|des\s|encore\s)?|:\s", re.I),
    "es": re.compile(r"\s(?:también\s|las\s|los\s|otras\s|otros\s|a\s)?|:\s", re.I),
    "ru": re.compile(
        r"\s(?:(?:были\s|официально\s)?(?:признан[ыо]|считаются|стали|числятся)\s|были\s|было\s|всего\s|ещё\s|еще\s|также\s)?|:\s",
        re.I,
    ),
}


@cache
def _list_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word('listing', language)}", re.I)


# "names 19 ", "at 69", "is 12": what a list or a number of the dead says
_SAYING = re.compile(
    r"(?<!\w)(?:at|is|was|to|of|names?|has|holds|counts|comprises|contains|stands|stood|reached|en|à|a|в|составил[оаи]?|:)\s$",
    re.I,
)


# "no political prisoners", "not one detainee"
_NO = re.compile(
    r"(?<!\w)(?:no|not\s(?:a\ssingle|one)|never\sany|aucune?|pas\sde|ning[uú]n\w?|no\s(?:hay|tiene)|нет(?:\sни)?|никаких)$",
    re.I,
)
_NO_BEHIND = re.compile(r"\s(?:в\s[^\W\d]{3,20}\s)?(?:нет|не\sсуществует)(?!\w)")
# How many words a heading has: "Executions."
_HEADING_WORDS = 3


@cache
def _those_who(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word('the_harmed', language)}\s", re.I)


def _uncounted(text: str, start: int, end: int, language: str) -> Found | None:
    """What a sentence lets those behind count: "published a list of the dead", "the dead are counted twice",
    "there are no political prisoners", the heading "Executions."."""
    harms: list[str] = []
    if match := _list_of(language).search(text, start, end):
        named = suffered_in(text, match.end(), min(end, match.end() + 40), language)
        harms = [each.harms[form] for each in named for form in ("done", "noun") if form in each.harms]
    elif not counts_in(text, start, end, language):
        is_heading = len(text[start:end].split()) <= _HEADING_WORDS
        for each in suffered_in(text, start, end, language):
            form = "noun" if "noun" in each.harms else "done" if "done" in each.harms else ""
            first, at = max(start, each.cue.start - 25), each.cue.start
            is_denied = _NO.search(text[first:at].rstrip()) or _NO_BEHIND.match(text, each.cue.end)
            who = _those_who(language).finditer(text, first, each.cue.end)
            if (form == "noun" and (is_heading or is_denied)) or (form and any(at in match.span() for match in who)):
                harms = [each.harms[form]]
                break
    return Found(cast(Harm, harms[0]), Count(sys.maxsize, "exact", end, end, end), start, end) if harms else None


def _listed(sentence: Sentence, reach: Reach) -> Found | None:
    """ "a list of the dead names 19 soldiers", "put the number of women murdered at 69"."""
    text, count = sentence.text, reach.count
    first = max(sentence.start, count.opens - 170)
    for match in _list_of(sentence.language).finditer(text, first, count.opens):
        named = [each for each in suffered_in(text, match.end(), count.opens, sentence.language) if each.harms]
        if (
            named
            and count.start not in sentence.unknown
            and (count.start not in sentence.bare or _SAYING.search(text, match.end(), count.opens))
        ):
            harm = next(named[0].harms[form] for form in ("done", "noun", "doing", "around") if form in named[0].harms)
            return Found(cast(Harm, harm), count, match.start(), reach.close)
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


def _has_not_happened(sentence: Sentence, found: Found) -> bool:
    """Whether those counted were asked, did something themselves, or may suffer one day."""
    text, language, count = sentence.text, sentence.language, found.count
    if _before("not_suffering_before", language).search(text, max(sentence.start, count.opens - 40), count.opens):
        return True
    if count.start not in sentence.nouns and _before("agents", language).search(
        text, max(sentence.start, count.opens - 40), count.opens
    ):
        return True
    close = sentence.close.get(count.start, count.end)
    if found.end > close and _not_behind(language).match(text, close, found.end):
        return True
    if _FOR_EACH.search(text, max(sentence.start, count.opens - 70), count.opens):
        return True
    return bool(_not_yet(language).search(text, max(sentence.start, found.start - 25), found.end))


# "for every officer on trial there are ten protesters in prison": a share, not a count
_FOR_EACH = re.compile(r"(?<!\w)(?:for\s(?:every|each)|pour\schaque|por\scada|на\sкажд\w{2,3})\s[^.,;:]{1,60}$", re.I)


# ------------------------------------------------------------------------------------------------ place, date, event


def _statement(voices: Voices, found: Found, start: int, end: int) -> Statement:
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
    years = tuple((match[0], match.start()) for match in _YEAR.finditer(sentence))
    impossible = impossible_dates(sentence, language)
    return dates or tuple(year for year in years if not any(start <= year[1] < end for start, end in impossible))
