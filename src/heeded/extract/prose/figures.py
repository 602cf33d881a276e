"""A document in prose in; out, the counts of people affected that it states: killed, injured, detained, tortured ...

"clashes killed 225 citizens", "the deaths of more than 240 people", "2,600 injured", "19 of these were officers". The
words are data (`vocabulary/harms.yml`). One sentence may hold several counts; a part of a count takes its harm.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from heeded.extract.prose.scenes import event_name, place_in
from heeded.extract.prose.values import Count, counts_in, whole_words
from heeded.extract.prose.voices import Voices, clause, language_of, stretches
from heeded.model import Document, Figure, Harm, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.dates import find_dates

__all__ = ["figures"]

ORIGIN = Origin("prose.figures")
# How far a part may stand behind the count that it is a part of, in characters.
_NEAR = 350
# How many characters around a count are looked at.
_WINDOW = 170


@dataclass(frozen=True, slots=True)
class _Found:
    harm: Harm
    count: Count
    start: int
    end: int
    is_part: bool = False


def _options(language: str, form: str) -> str:
    """All words of one form, one named group a harm."""
    words = {harm: forms[form].get(language) for harm, forms in load("harms")["harms"].items()}
    return "|".join(f"(?P<{harm}>{whole_words(listed)})" for harm, listed in words.items() if listed)


def _word(key: str, language: str) -> str:
    return whole_words(load("harms")[key][language])


# " peaceful young ", " unarmed ": up to three words before the noun
_FEW = r"(?:[^\W\d_][\w’'-]{0,20}\s){0,3}?"


@cache
def _counted(language: str) -> re.Pattern[str]:
    """ "241 deaths", "250 political prisoners": what is counted is the harm itself."""
    return re.compile(rf"\s{_FEW}(?:{_options(language, 'noun')})(?!\w)", re.I)


@cache
def _people(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{_FEW}(?:(?:de|d['’]|of|des)\s?)?{_word('people', language)}(?!\w)", re.I)


@cache
def _suffering(language: str) -> re.Pattern[str]:
    """ " were shot dead", " of the opposition have been arrested", " injured": after the people or the count."""
    small = _word("auxiliaries", language)
    aside = r"(?:,?\s[^\s.;:!?\d]{1,25}){0,9}?"
    return re.compile(
        rf"(?:(?:,?\s{small}){{0,4}}|{aside}(?:\s{small}){{1,4}})\s(?:{_options(language, 'done')})(?!\w)", re.I
    )


@cache
def _suffering_alone(language: str) -> re.Pattern[str]:
    """ " injured", " were reportedly injured": after a count that names no people."""
    small = _word("auxiliaries", language)
    return re.compile(rf"(?:\s{small}){{0,3}}\s(?:{_options(language, 'done')})(?!\w)", re.I)


@cache
def _doing(language: str) -> re.Pattern[str]:
    """ "killed ", "arbitrarily detained the ": directly before the count."""
    return re.compile(
        rf"(?<!\w)(?:{_options(language, 'doing')})"
        r"(?:\s(?:the|these|another|further|all|some|a|total|of|les|los|las|ещё|еще)){0,3}\s$",
        re.I,
    )


@cache
def _governing(language: str) -> re.Pattern[str]:
    """ "the deaths of ", "the death toll reached ", "fatalities: ": before the count."""
    link = (
        r"(?:of|to|at|is|was|reached|reaches|stands|stood|for|de|d['’]|des|à|a|по|до|составил[оаи]?|—|–|:"
        r"|exceed(?:s|ed))"
    )
    return re.compile(
        rf"(?<!\w)(?:{_options(language, 'noun')})(?:\s[^\W\d_][\w’'-]{{0,15}}){{0,2}}?\s?(?:\s|(?<=\w)(?=:)){link}"
        rf"(?:\s(?:the|a|total|at|another|some|about))?\s?$",
        re.I,
    )


@cache
def _listing(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_word('listing', language)}(?:{_options(language, 'noun')})(?!\w)", re.I)


@cache
def _simple(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_word(key, language)}(?!\w)", re.I)


@cache
def _directly_before(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_word(key, language)}\s$", re.I)


@cache
def _any_harm(language: str) -> re.Pattern[str]:
    options = "|".join(re.sub(r"\?P<\w+>", "?:", _options(language, form)) for form in ("done", "doing", "noun"))
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)", re.I)


def figures(document: Document) -> Iterator[Statement | Problem]:
    """Every count of people affected with its quote, once a harm, value, State and speaker."""
    language, voices, text = language_of(document), Voices.of(document), document.text
    seen: set[tuple[object, ...]] = set()
    last: _Found | None = None
    for start, end in stretches(text):
        is_near = last is not None and start - last.end < _NEAR
        for found in _in_sentence(text, start, end, language, last if is_near else None):
            last = last if found.is_part and last else found
            statement = _statement(voices, found, start, end)
            figure = statement.value
            assert isinstance(figure, Figure)
            key = (figure.harm, figure.value, figure.qualifier, statement.state, figure.place)
            if not {key, (*key[:-1], None)} & seen:
                seen.add(key)
                yield statement


def _in_sentence(text: str, start: int, end: int, language: str, last: _Found | None) -> list[_Found]:
    if last is None and not _any_harm(language).search(text, start, end):
        return []
    found: list[_Found] = []
    whole: _Found | None = None
    counts = counts_in(text, start, end, language)
    for at, count in enumerate(counts):
        floor = counts[at - 1].end if at else start
        limit = min(counts[at + 1].opens if at + 1 < len(counts) else end, count.end + _WINDOW)
        here = _own_harm(text, count, max(floor, count.opens - 60), limit, language)
        if here is None:
            here = _taken_harm(text, count, start, end, language, whole or last, bool(found))
        if here and not _simple("not_counted", language).search(text, max(floor, here.start - 40), here.end):
            whole = whole if here.is_part and whole else here
            found.append(here)
    return found


def _own_harm(text: str, count: Count, floor: int, limit: int, language: str) -> _Found | None:
    """The harm that stands beside the count: what is counted, what was done to them, what the count is governed by."""
    if match := _counted(language).match(text, count.end, limit):
        return _found(match, count, count.opens, match.end())
    people = _people(language).match(text, count.end, limit)
    close = people.end() if people else count.end
    before = text[floor : count.opens]
    is_bare = bool(_ENDS.match(text, count.end))
    if (people or is_bare) and (match := _doing(language).search(before)):
        split = _suffering(language).match(text, close, limit) if match.group().strip().lower() in _SPLIT else None
        if split:
            return _found(split, count, floor + match.start(), split.end())
        if match.group().strip().lower() not in _SPLIT:
            return _found(match, count, floor + match.start(), close)
    if (people or is_bare) and (match := _governing(language).search(before)):
        return _found(match, count, floor + match.start(), close)
    match = (_suffering(language) if people else _suffering_alone(language)).match(text, close, limit)
    return _found(match, count, count.opens, match.end()) if match else None


# "left 200 people dead": the verb says nothing without what follows
_SPLIT = ("left", "fait", "dejó")
_ENDS = re.compile(r"\s?[.,;:)»”\"—–]|$|\s(?:and|or|et|y|и|in|on|during|en|в|за)\s")


def _found(match: re.Match[str], count: Count, start: int, end: int) -> _Found:
    return _Found(cast(Harm, match.lastgroup), count, start, end)


def _taken_harm(
    text: str, count: Count, start: int, end: int, language: str, last: _Found | None, is_same_sentence: bool
) -> _Found | None:
    """The harm of a part ("19 of these", "including 3 children", "in 5 a woman"), of a list, of another's count."""
    before, after = text[max(start, count.opens - 60) : count.opens], text[count.end : min(end, count.end + 60)]
    people = _people(language).match(text, count.end, min(end, count.end + 80))
    close = people.end() if people else count.end
    if people:
        listed = _listing(language).search(text, max(start, count.opens - _WINDOW), count.opens)
        if listed and listed.lastgroup:
            return _found(listed, count, listed.start(), close)
    if last is None:
        return None
    is_part = count.value <= last.count.value and (
        _OF_THEM.match(after) or _part_words(language).match(after)
        or _directly_before("among_them", language).search(before)
        or (is_same_sentence and _IN_PLACE.match(after))
        or (is_same_sentence and _EACH_IN.search(before) and _WHO.match(after))
        or (is_same_sentence and _BRACKETED.match(text[count.opens - 1 : count.end + 25]))
    )  # fmt: skip
    is_anothers = _directly_before("counting", language).search(before) and _ENDS.match(text, count.end)
    if is_part or is_anothers:
        return _Found(last.harm, count, count.opens, max(close, count.end), bool(is_part))
    return None


@cache
def _part_words(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{_word('of_them', language)}(?!\w)(?<!\bin)", re.I)


# " of them", " of whom"
_OF_THEM = re.compile(r"\s(?:more\s)?of\s(?:these|them|those|whom|which)\b", re.I)
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
