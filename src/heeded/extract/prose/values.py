"""Running text in, the counts that it states out: integers in figures and in words, with their qualifier and span.

"2'392", "3 707", "10,000", "1.000.000", "٢٠٠", "twenty-one", "close to 10,000", "nearly a dozen". Dates, percentages,
ordinals, lengths of time, sums of money and labels ("article 174") are no counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from heeded.extract.prose.folding import folded, for_folded
from heeded.model import Qualifier
from heeded.vocabulary import load
from heeded.vocabulary.dates import MONTH, find_dates, impossible_dates

__all__ = ["LANGUAGES", "Count", "any_of", "any_of_folded", "counts_in", "spaced", "whole_words", "words_of"]

LANGUAGES = ("en", "fr", "es", "ru")
"""The languages whose numbers in words are known."""


@dataclass(frozen=True, slots=True)
class Count:
    """An integer in a text; the span holds the number alone, `opens` is where its qualifier begins."""

    value: int
    qualifier: Qualifier
    start: int
    end: int
    opens: int
    in_words: bool = False


def whole_words(expressions: Iterable[str]) -> str:
    """One expression for several, the longest first; a space stands for any white space, ' for both apostrophes."""
    longest_first = sorted(expressions, key=len, reverse=True)
    return "(?:" + "|".join(spaced(each) for each in longest_first) + ")"


def spaced(expression: str) -> str:
    """An expression of the vocabulary: a space stands for any white space, ' for both apostrophes."""
    return _CLASS_OR_MARK.sub(_mark, expression)


@cache
def words_of(table: str, key: str, language: str) -> str:
    """The words of one key of a table of the vocabulary as one expression."""
    return whole_words(load(table)[key][language])


@cache
def any_of(table: str, key: str, language: str) -> re.Pattern[str]:
    """What finds these words as whole words in any case."""
    return re.compile(rf"(?<!\w){words_of(table, key, language)}(?!\w)", re.I)


@cache
def any_of_folded(table: str, key: str, language: str) -> re.Pattern[str]:
    """What finds these words as whole words in folded text."""
    return for_folded(rf"(?<!\w){words_of(table, key, language)}(?!\w)")


# "[\w'-]", else a space or an apostrophe
_CLASS_OR_MARK = re.compile(r"\[[^\]]{1,80}\]|[ ']")


def _mark(match: re.Match[str]) -> str:
    """A space or an apostrophe in all its forms, also within a class of characters."""
    if match[0][0] == "[":
        return match[0].replace(" ", r"\s").replace("'", "'’")
    return r"\s{1,3}" if match[0] == " " else "['’]"


# "10,000", "3 707", "2'392", "1.000.000"; "245"; digits of any script. Not "9,5", "2016-18", "139.42", "59th", "G7"
_GROUPED = r"\d{1,3}(?:(?P<mark>[ \u00a0\u202f\u2009.,'’\u066c])\d{3})(?:(?P=mark)\d{3}){0,3}"
_DIGITS = (
    r"(?<![\w.,/#№-])(?:(?<!\d[ \u00a0\u202f])|(?<=(?:19|20)\d\d[ \u00a0\u202f]))"
    rf"(?:(?P<grouped>{_GROUPED})|(?P<plain>(?!0\d)\d{{1,9}})(?P<decimal>[.,]\d{{1,2}})?)"
    r"(?![.,'’/-]*\d|\w|-[^\W\d]|[ \u00a0]?[%°]|\.?[ºª])"
)
_LONGEST_WORDS = 8


@cache
def _words(language: str) -> dict[str, tuple[str, int]]:
    """The words of a number: word -> (unit, group, hundred or scale, value)."""
    content = load("number_words")
    kinds = {"units": "unit", "groups": "group", "hundreds": "hundred", "scales": "scale"}
    return {word: (kinds[key], value) for key in kinds for word, value in content[key][language].items()}


@cache
def _number(language: str) -> re.Pattern[str]:
    """Figures with or without a scale ("1.5 million"), or a number in words; for folded text."""
    content = load("number_words")
    word = "|".join(re.escape(each) for each in sorted(_words(language), key=len, reverse=True))
    scale = "|".join(sorted(content["scales"][language], key=len, reverse=True))
    joiner = content["joiners"][language]
    follow = rf"(?:(?:\s|-)(?:{joiner}[\s-])?(?:{word}|(?<=\b{joiner}[\s-])(?:{_ONE})\b)\b){{0,{_LONGEST_WORDS}}}"
    article = rf"(?:(?:{content['articles'][language]})\s)?" if content["articles"][language] else ""
    words = rf"(?<![\w-])(?P<words>{article}(?:{word})\b(?!-(?:year|month|day)){follow})"
    first = "".join(sorted({re.escape(each[0]) for each in (*_words(language), "a", "u", "m", "h")}))
    return for_folded(rf"(?=[\d{first}])(?:{_DIGITS}(?:\s(?P<scale>{scale})\b\.?)?|{words})")


@cache
def _before(language: str) -> tuple[tuple[Qualifier, re.Pattern[str]], ...]:
    content = load("number_words")["qualifiers"]
    return tuple(
        (qualifier, re.compile(rf"(?<!\w){whole_words(words[language])}(?:\s|(?<=['’]))(?:a\stotal\sof\s)?$", re.I))
        for qualifier, words in content.items()
    )


# "41, 42 and ": the rest of a list of labels
_LISTED = re.compile(r"(?:(?<![\w.])\d[\d.]{0,7}(?:\(\w{1,3}\))?(?:,?\s(?:and|to|et|à|y|a|и)\s|,\s|\s?[-–]\s?))+$")
_LONGEST_LIST = 300


@cache
def _label(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!\d\s){words_of('number_words', 'labels', language)}[\s\u00a0]?$", re.I)


@cache
def _measured(language: str) -> re.Pattern[str]:
    """What no count of people or recommendations stands before: time, money, size."""
    words = words_of("number_words", "measured", language)
    number = "|".join(map(re.escape, load("number_words")["units"][language]))
    adjective = rf"(?:(?!the\b|last\b|this\b|(?:{number})\b)[^\W\d]{{3,10}}\s)?"
    half = r"(?:\s(?:and\sa\shalf|et\sdemie?|y\smedi[oa]|с\sполовиной)|\s(?:to|or|à|ou|a|o|до|или)\s\w{1,8})?"
    share = r"\s(?:and|et|y|и)\s[\d.,]{1,6}\s?(?:%|per\s?cent|pour\scent|por\sciento|процент)"
    return re.compile(rf"{half}[\s\u00a0]{{0,2}}-?{adjective}{words}(?!\w)|\s(?:{MONTH})\b|{share}", re.I)


# "5. Adopt", "(b) " is none: the number of an item
_ITEM = re.compile(r"[.)]\s{1,4}(?:[^\W\d]|\d{1,2}\.\d)")
# "no one", "every one", "a negative one"
_NOBODY = re.compile(r"\b(?:no|not|any|every|each|some|this|that|which|an?\s\w{3,15})\s$", re.I)
# "$ 5", "€20", "US$": money
_MONEY = re.compile(r"[$€£₸]\s?$")
# "2019" alone is a year
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOK_BACK, _LOOK_AHEAD = 28, 40


def counts_in(text: str, start: int, end: int, language: str = "en") -> list[Count]:
    """The counts between two offsets, in order; None of the words of other languages than LANGUAGES are known."""
    language = language if language in LANGUAGES else "en"
    found = list(_number(language).finditer(folded(text), start, end))
    if not found:
        return []
    printed = ((one.start, one.end) for one in find_dates(text[start:end], language))
    dated = [(a + start, b + start) for a, b in (*printed, *impossible_dates(text[start:end], language))]
    counts: list[Count] = []
    for match in found:
        value = _value(match, language)
        if value is None or any(a <= match.start() < b for a, b in dated):
            continue
        if _is_no_count(text, match, start, end, language):
            continue
        qualifier, opens = _qualified(text, match.start(), start, language)
        if match["words"] and qualifier == "exact" and _words(language).get(_last(match["words"]), _UNIT)[0] == "group":
            qualifier = "exact" if language == "en" else "about"
        last = counts[-1] if counts else None
        if last and last.value == value and last.in_words and _REPEATED.fullmatch(text, last.end, match.start()):
            counts[-1] = replace(last, end=match.end() + text.startswith(")", match.end()))  # "forty-two (42)"
            continue
        counts.append(Count(value, qualifier, match.start(), match.end(), opens, bool(match["words"])))
    return counts


_UNIT = ("unit", 1)
_REPEATED = re.compile(r"\s?\(")


def _last(words: str) -> str:
    return re.split(r"\s|(?<!quatre)-", words.lower())[-1]


def _is_no_count(text: str, match: re.Match[str], start: int, end: int, language: str) -> bool:
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    if match.start() - start < 3 and not before.strip("( ") and _ITEM.match(text, match.end(), end):
        return True
    if match["words"] and match["words"].lower() == "one" and _NOBODY.search(before):
        return True
    if match["words"] and _is_item(text, match, language):
        return True
    listed = _LISTED.search(text, max(start, match.start() - _LONGEST_LIST), match.start())
    at = listed.start() if listed else match.start()
    if _MONEY.search(before) or _is_label(match, text[max(start, at - _LOOK_BACK) : at], language):
        return True
    if _measured(language).match(text, match.end(), min(end, match.end() + _LOOK_AHEAD)):
        return True
    return bool(match["plain"] and _YEAR.fullmatch(match["plain"]) and not _counts_a_year(text, match))


# How far apart items of a list may stand, in characters.
_ITEMS = 700


def _is_item(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a number in words opens an item of a list: "Two, end torture;" above "Three, free them"."""
    mark = text[match.end() : match.end() + 1]
    begins = match.start() == 0 or text[: match.start()].rstrip("-–• \t")[-1:] in ("", "\n")
    if not begins or mark not in (",", ":", "."):
        return False
    words = "|".join(map(re.escape, load("number_words")["units"][language]))
    items = re.compile(rf"^[-–• \t]{{0,3}}(?:{words}|one|un[eo]?|uno|один){re.escape(mark)}\s", re.I | re.M)
    first, last = max(0, match.start() - _ITEMS), match.end() + _ITEMS
    near = text[first : match.start()], text[match.end() : last]
    return any(items.search(part) for part in near)


# "at the session 95 States", "the second cycle 195": no session and no cycle has such a number
_NUMBERED = re.compile(r"(?:session|cycle)", re.I)
_MOST_SESSIONS = 80


def _is_label(match: re.Match[str], before: str, language: str) -> bool:
    """Whether a number is a label ("article 174"), not the first word of a sentence ("said no. Five men")."""
    label = _label(language).search(before)
    if label is None or (match["words"] and before.endswith(". ")):
        return False
    return not (_NUMBERED.match(label[0]) and int(match["plain"] or 0) > _MOST_SESSIONS)


# "2000 people" is a count, "in 2000 people" and "its 2019 report" name a year
_IN = re.compile(r"\b(?:in|of|since|the|en|de|du|desde|в|с|until|from|to|by|and|late|early|mid)[\s-]$|[(/–-]$|^$", re.I)


def _counts_a_year(text: str, match: re.Match[str]) -> bool:
    """Whether four figures that look like a year count something: round, no preposition before, a word after."""
    if not match["plain"].endswith("00"):
        return False
    before = text[max(0, match.start() - 8) : match.start()]
    return not _IN.search(before) and bool(re.match(r"\s[^\W\d]", text[match.end() : match.end() + 2]))


def _value(match: re.Match[str], language: str) -> int | None:
    if match["words"]:
        return _value_of_words(match["words"], language)
    factor = _words(language)[match["scale"].lower()][1] if match["scale"] else 1
    if match["decimal"]:
        return round(float(f"{int(match['plain'])}.{int(match['decimal'][1:])}") * factor) if factor > 1 else None
    return int(re.sub(r"\D", "", match["grouped"] or match["plain"])) * factor


_HALF = ("half", "medio", "media")
# "vingt et une", "treinta y un": one, which alone is an article
_ONE = "une?|una|uno"


def _is_plural_alone(parts: list[str], known: dict[str, tuple[str, int]], language: str) -> bool:
    """ "several dozen", "тысяч человек": a group, hundred or scale with no number and no article before it."""
    first = known.get(parts[0])
    return bool(first and first[0] != "unit" and parts[0] not in load("number_words")["alone"][language])


def _value_of_words(words: str, language: str) -> int | None:
    """ "two hundred and six" is 206; words that make no number ("five six") give None."""
    known = _words(language)
    joiner = load("number_words")["joiners"][language]
    total, current, last = 0, 0, 1 << 40
    parts = re.split(r"\s|(?<!quatre)-", words.lower())
    halved = parts[0] in _HALF
    if _is_plural_alone(parts, known, language):
        return None
    for before, part in zip(("", *parts), parts, strict=False):
        if before == joiner and re.fullmatch(_ONE, part):
            current += 1
        if part == joiner or part not in known:
            continue
        kind, value = known[part]
        if kind == "unit":
            if value >= last and not (language == "fr" and last <= 80):
                return None
            current, last = current + value, 10 if value >= 20 else 1
            last = 100 if value >= 100 else last
        elif kind == "scale":
            total, current, last = total + max(current, 1) * value, 0, value
        else:
            current, last = max(current, 1) * value, 100
    return (total + current) // (2 if halved else 1)


def _qualified(text: str, at: int, start: int, language: str) -> tuple[Qualifier, int]:
    before = text[max(start, at - _LOOK_BACK) : at]
    for qualifier, expression in _before(language):
        if match := expression.search(before):
            return qualifier, at - len(before) + match.start()
    return "exact", at
