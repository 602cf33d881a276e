"""A document in prose in; out, the counts of recommendations that it states, and stated cycles that do not fit.

"Arvenia accepted 176 of the 245 recommendations", "61 of which were rejected", "with work ongoing on another 19",
"made by 103 delegations". The words are data (`vocabulary/measures.yml`); a count takes the nearest verb that fits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from heeded.extract.prose.values import Count, counts_in, whole_words
from heeded.extract.prose.voices import Voices, clause, language_of, stretches
from heeded.model import Document, Measure, Problem, Statement, Tally
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.calendar import cycle_at, reviews_of
from heeded.vocabulary.states import name_of

__all__ = ["tallies"]

ORIGIN = Origin("prose.tallies")
_NEGATED: dict[str, Measure] = {"supported": "noted", "implemented": "not_implemented", "received": "received"}
_PARTLY: dict[str, Measure] = {"supported": "supported_in_part", "implemented": "partially_implemented"}
_POSITIONS = ("supported", "noted", "supported_in_part", "pending")
_FOR_A_REVIEW = ("national_report", "stakeholder_submission", "stakeholder_summary", "un_compilation")
# How far a count and its verb may stand apart, in characters.
_REACH = 70
# How far behind a count the next sentence may go on counting without the word "recommendations", in characters.
_NEAR = 200


@dataclass(frozen=True, slots=True)
class _Verb:
    measure: Measure
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    measure: Measure
    count: Count
    start: int
    end: int
    out_of: int | None = None


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """All verbs of the vocabulary, one group a measure, with what negates or limits them."""
    content = load("measures")
    options = "|".join(
        f"(?P<{measure}>{whole_words(forms['either'][language])})"
        for measure, forms in content["measures"].items()
        if language in forms["either"]
    )
    negation, partly = whole_words(content["not"][language]), whole_words(content["partly"][language])
    return re.compile(rf"(?<!\w)(?:(?P<not>{negation})\s?)?(?:(?P<partly>{partly})\s)?(?:{options})(?!\w)", re.I)


@cache
def _simple(key: str, language: str) -> re.Pattern[str]:
    """The words of one key, in the case that the vocabulary has."""
    return re.compile(rf"(?<!\w){whole_words(load('measures')[key][language])}(?!\w)")


@cache
def _recommendations(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words(load('measures')['recommendations'][language])}(?!\w)", re.I)


@cache
def _after(language: str) -> re.Pattern[str]:
    """What follows a count of recommendations: the noun, or words that point back to it, or nothing more."""
    content = load("measures")
    noun = whole_words(content["recommendations"][language])
    small = whole_words(map(re.escape, content["auxiliaries"][language]))
    return re.compile(
        rf"(?P<noun>:?\s(?:[^\W\d][\w’'-]{{0,20}}\s){{0,2}}?{noun}(?!\w))|(?P<bare>\s?[.,;:)»”\"]|$|\s(?:and|et|y|и|others?)(?!\w))"
        rf"|(?P<small>\s{small}(?!\w))",
        re.I,
    )


@cache
def _gap(language: str) -> re.Pattern[str]:
    """What may stand between a count and the verb after it: the noun and words that carry nothing."""
    content = load("measures")
    noun = whole_words(content["recommendations"][language])
    small = whole_words(map(re.escape, content["auxiliaries"][language]))
    return re.compile(
        rf"(?:[\s,]{{1,2}}(?:{small}|{noun})(?!\w)"
        rf"|[\s,]{{1,2}}(?-i:[A-ZÀ-ÞА-ЯЁ])[\w’'-]{{1,30}}){{0,8}}[\s,:’'\"“«]{{0,3}}",
        re.I,
    )


# " the ", " only ", " of the ", " another ", " all ": what may stand between a verb and the count it governs
_BEFORE = re.compile(
    r"\)?[\s:]{1,2}(?:(?:the|its|a|total|of|on|only|just|all|another|other|further|some|remaining|about|with|it|him|them|"
    r"un|une|des|les|le|la|el|las|los|de|total|otras|autres|seulement|solo|sólo|только|лишь|все|всего|ещё|еще|из|"
    r"country|state|government|delegation|to|for|by|(?-i:[A-ZÀ-ÞА-ЯЁ])[\w’'-]{2,20})\s){0,5}",
    re.I,
)
# " of the ", " out of a total of ", " des ", " de las ", " из "
_OF = re.compile(
    r"\s(?:(?:recommendations?|recommandations|recomendaciones|рекомендаци\w)\s)?(?:out\sof|of|sur|des|de|из|от)"
    r"(?:\s(?:the|its|all|a\stotal\sof|las|los|les|sus|un\stotal\sde|общего\sчисла|полученных))?\s",
    re.I,
)


def tallies(document: Document) -> Iterator[Statement | Problem]:
    """Every count about recommendations with its quote, once a measure, value, State and speaker; then the problems."""
    language, voices = language_of(document), Voices.of(document)
    seen: set[tuple[object, ...]] = set()
    text, near = document.text, -_NEAR
    for start, end in stretches(text):
        speaks = _recommendations(language).search(text, start, end)
        if speaks or 0 <= start - near < _NEAR or _speaking(language).search(text, start, end):
            for found in _in_sentence(voices, start, end, is_bare=not speaks):
                near = end
                statement = _statement(voices, found, start, end)
                tally = statement.value
                assert isinstance(tally, Tally)
                key = (tally.measure, tally.value, statement.state, statement.asserted_by)
                if key not in seen:
                    seen.add(key)
                    yield statement
        yield from _misfits(voices, start, end)


def _in_sentence(voices: Voices, start: int, end: int, is_bare: bool) -> list[_Found]:
    text, language = voices.document.text, voices.language
    counts = counts_in(text, start, end, language)
    if not counts:
        return []
    verbs = [_verb(match) for match in _verbs(language).finditer(text, start, end)]
    found: list[_Found] = []
    wholes = _wholes(text, counts)
    if _simple("other_makers", language).search(text, start, end) and not _reviewing(language).search(text, start, end):
        return []
    leading = [_leading(text, count, verbs, counts[at - 1].end if at else start) for at, count in enumerate(counts)]
    states = {at for at, count in enumerate(counts) if _delegations(language).match(text, count.end, end)}
    for at, count in enumerate(counts):
        if at in states:
            measure = None if count.value in _UN_MEMBERS else _measure_of_delegations(text, start, end, language)
            found += [_Found(measure, count, count.opens, count.end)] if measure else []
            continue
        if _SHARE_OF.search(text, max(start, count.opens - 30), count.opens):
            continue
        after = _after(language).match(text, count.end, min(end, count.end + 90))
        taken = [verb for k, verb in enumerate(leading) if verb and k != at and k not in states]
        close = counts[wholes[at]].end if at in wholes else count.end
        following = _following(text, close, [verb for verb in verbs if verb not in taken], end, language)
        if not after and at not in wholes and not (following and following.start <= count.end + 1):
            continue
        verb = _governing(leading[at], following, at in wholes.values(), found)
        if verb is None and after and after["noun"] and _OUT_OF.search(text, max(start, count.opens - 24), count.opens):
            verb = _Verb("received", count.start, count.end)
        if verb is None or (is_bare and at not in wholes and verb.measure == "received"):
            continue
        if verb is leading[at] and verb.measure == "received" and _is_by_others(voices, verb, start, end):
            continue
        last = max(count.end, verb.end, after.end() if after and after["noun"] else 0)
        whole = counts[wholes[at]].value if at in wholes else None
        found.append(_Found(verb.measure, count, min(count.opens, verb.start), last, whole))
    found += _in_brackets(text, counts, found, verbs)
    return _with_wholes(found)


def _verb(match: re.Match[str]) -> _Verb:
    measure = match.lastgroup or ""
    if match["not"]:
        measure = _NEGATED.get(measure, measure)
    elif match["partly"]:
        measure = _PARTLY.get(measure, measure)
    return _Verb(cast(Measure, measure), match.start(), match.end())


def _wholes(text: str, counts: list[Count]) -> dict[int, int]:
    """ "120 of the 129": the place of the part -> the place of the whole."""
    return {
        at: at + 1
        for at in range(len(counts) - 1)
        if _OF.fullmatch(text, counts[at].end, counts[at + 1].opens) and counts[at].value <= counts[at + 1].value
    }


def _leading(text: str, count: Count, verbs: list[_Verb], floor: int) -> _Verb | None:
    """The verb directly before a count: "accepted 12", "received a total of 245"."""
    found = [
        verb for verb in verbs
        if max(floor, count.opens - _REACH) <= verb.start and verb.end <= count.opens
        and _BEFORE.fullmatch(text, verb.end, count.opens)
    ]  # fmt: skip
    return found[-1] if found else None


def _following(text: str, close: int, verbs: list[_Verb], end: int, language: str) -> _Verb | None:
    """The verb after a count with nothing of weight between: "61 of which were accepted"; position before receipt."""
    found = [
        verb for verb in verbs
        if close <= verb.start <= min(end, close + _REACH) and _gap(language).fullmatch(text, close, verb.start)
    ]  # fmt: skip
    return min(found, key=lambda verb: verb.measure == "received", default=None)


def _governing(leading: _Verb | None, following: _Verb | None, is_whole: bool, found: list[_Found]) -> _Verb | None:
    """The verb that says what is counted; the whole of "120 of the 129" was received unless its own verb says more."""
    verb = min(filter(None, (leading, following)), key=lambda each: each.measure == "received", default=None)
    if verb is None and is_whole and found and found[-1].measure in _POSITIONS:
        return _Verb("received", found[-1].start, found[-1].end)
    return verb


# "90% of the ", "most of the ": the count behind is of a whole, a share of which is spoken of
_SHARE_OF = re.compile(
    r"(?:%|per\scent|percent|half|most|many|majority|part|some|none|few|number|third|quarters?|tiers|moitié|plupart|"
    r"mayoría|mitad|parte|большинство|часть|половин\w|single\sone)\s(?:of|des|de|из)?\s?"
    r"(?:the\s|its\s|those\s|these\s|las\s|les\s|los\s)?$|\b(?:all\sbut|tou(?:te)?s\ssauf|tod[ao]s\smenos)\s$",
    re.I,
)
# "We made five recommendations": the publisher's own
_WE = re.compile(r"\b(?:we|I|nous|hemos|мы)\s(?:also\s|have\s|had\s|avons\s)?$", re.I)
# How many members the United Nations had since the first review; as a count they are no recommending States.
_UN_MEMBERS = (192, 193)


def _is_by_others(voices: Voices, verb: _Verb, start: int, end: int) -> bool:
    """Whether one recommending State or the publisher speaks of its own recommendations."""
    if _WE.search(voices.document.text, max(start, verb.start - 16), verb.start):
        return True
    near = [code for code, a, b in voices.named(start, end) if 0 <= verb.start - b <= 8]
    return bool(near) and bool(voices.document.states) and near[-1] not in voices.document.states


@cache
def _delegations(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{whole_words(load('measures')['delegations'][language])}(?!\w)", re.I)


@cache
def _speaking(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words(load('measures')['speaking'][language])}(?!\w)", re.I)


def _measure_of_delegations(text: str, start: int, end: int, language: str) -> Measure | None:
    """States counted beside the recommendations made are those that recommend; others only speak."""
    if _recommendations(language).search(text, start, end):
        return "recommending_states"
    return "delegations_speaking" if _speaking(language).search(text, start, end) else None


# "Of the 245 recommendations, ...", "; out of 245": a whole whose parts follow
_OUT_OF = re.compile(
    r"(?:^|[.,;:)]\s)(?:of|out\sof|из|sur|de|des)\s(?:the\s|a\stotal\sof\s|les\s|las\s|un\stotal\sde\s|общих\s)?$", re.I
)


def _in_brackets(text: str, counts: list[Count], found: list[_Found], verbs: list[_Verb]) -> list[_Found]:
    """ "Arvenia received the most (346), before Belmar (343)": numbers in brackets after one verb of receiving."""
    taken = {each.count.start for each in found}
    first = next((verb for verb in verbs if verb.measure == "received"), None)
    return [
        _Found("received", count, count.start - 2, count.end + 1)
        for count in counts
        if first and count.start not in taken and count.start > first.end
        and text[count.start - 1 : count.start] == "(" and text[count.end : count.end + 1] == ")"
    ]  # fmt: skip


def _with_wholes(found: list[_Found]) -> list[_Found]:
    """Parts without their own whole are parts of what the sentence says was received."""
    whole = next((each.count.value for each in found if each.measure == "received"), None)
    return [
        replace(each, out_of=whole)
        if each.out_of is None and whole and each.measure in _POSITIONS and each.count.value <= whole else each
        for each in found
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------ State and review


def _statement(voices: Voices, found: _Found, start: int, end: int) -> Statement:
    document = voices.document
    state = _state(voices, found, start, end)
    year, cycle = _review_of(voices, state, start, end, found.count.start)
    tally = Tally(
        found.measure, found.count.value, found.count.qualifier, found.out_of, year, cycle,
        _topic(document.text, found, end, voices.language),
    )  # fmt: skip
    quote = document.quote(*clause(document.text, start, end, found.start, found.end))
    asserted_by = voices.asserted_by(start, end, found.count.start, state)
    return voices.placed(tally, (quote.start, quote.end), ORIGIN, state, asserted_by, (start, end))


def _state(voices: Voices, found: _Found, start: int, end: int) -> str | None:
    """A text about many States counts for all together where the sentence names none."""
    if len(voices.document.states) > 4 and not voices.named(start, end):
        return None
    return voices.state(start, end, found.count.start)


# "2019"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OTHER_REVIEW = re.compile(r"\b(?:last|previous|past|earlier|former)\s(?:\w+\s)?(?:review|cycle|UPR|round)", re.I)


def _review_of(voices: Voices, state: str | None, start: int, end: int, at: int) -> tuple[int | None, int | None]:
    """The year and cycle of the review that a sentence speaks of: by its year, else by the document's date."""
    document = voices.document
    slots = {slot.year: slot.cycle for slot in reviews_of(state)} if state else {}
    years = [int(match[0]) for match in _YEAR.finditer(document.text, start, end)]
    year = next((each for each in years if each in slots), None)
    if year:
        return year, slots[year]
    if (ordinal := _ordinal(document.text, start, end, voices.language)) and ordinal[0] in slots.values():
        return next((y for y, cycle in slots.items() if cycle == ordinal[0]), None), ordinal[0]
    if _OTHER_REVIEW.search(document.text, start, end):
        return None, None
    cycle = document.cycle
    if cycle is None and state and document.published:
        cycle = cycle_at(state, document.published, "review" if document.kind in _FOR_A_REVIEW else "follow_up")
    return next((y for y, each in slots.items() if each == cycle), None), cycle


@cache
def _topics(language: str) -> re.Pattern[str]:
    content = load("measures")
    noun, words = whole_words(content["recommendations"][language]), whole_words(content["topic_after"][language])
    return re.compile(rf"\s?(?:{noun}\s)?(?:were\s|are\s)?{words}\s(?P<topic>[^\W\d][^.,;:()\d]{{2,60}})", re.I)


def _topic(text: str, found: _Found, end: int, language: str) -> str | None:
    """ "12 recommendations on the rights of the child": what follows directly."""
    match = _topics(language).match(text, found.count.end, end)
    return match["topic"].strip() if match else None


# ------------------------------------------------------------------------------------------------ stated cycles


@cache
def _ordinals(language: str) -> re.Pattern[str]:
    content = load("measures")
    ordinal = "|".join(sorted(content["ordinals"][language], key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<ordinal>{ordinal})\s(?:\(\w+\)\s)?{whole_words(content['ordinal_of'][language])}(?!\w)", re.I
    )


def _reviewing(language: str) -> re.Pattern[str]:
    return _simple("review_words", language)


def _ordinal(text: str, start: int, end: int, language: str) -> tuple[int, int, int] | None:
    match = _ordinals(language).search(text, start, end)
    if not match:
        return None
    return load("measures")["ordinals"][language][match["ordinal"].lower()], match.start(), match.end()


def _misfits(voices: Voices, start: int, end: int) -> Iterator[Problem]:
    """A sentence that names a review by ordinal and year, which the calendar has otherwise."""
    text = voices.document.text
    stated = _ordinal(text, start, end, voices.language)
    if not stated or not _reviewing(voices.language).search(text, start, end):
        return
    state = voices.state(start, end, stated[1])
    slots = {slot.year: slot.cycle for slot in reviews_of(state)} if state else {}
    years = {int(match[0]) for match in _YEAR.finditer(text, start, end)} & set(slots)
    if state and years and stated[0] not in {slots[year] for year in years}:
        year = min(years)
        yield Problem(
            f"{voices.document.file}: the text says “{text[stated[1] : stated[2]]}” of {year}, but the review of "
            f"{name_of(state)} in {year} is of cycle {slots[year]}; see which of the two is meant.",
            "warning", voices.document.file, stated[1], stated[2],
        )  # fmt: skip
