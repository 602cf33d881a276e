"""A sentence of prose in; out, the words of harm in it with the forms in which they stand, and whom a count counts.

"12 people were arrested" (done), "police arrested 12" (doing), "12 arrests" (noun), "took 12 into custody" (around).
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from heeded.extract.prose.folding import folded
from heeded.extract.prose.nearest import Cue
from heeded.extract.prose.values import spaced, whole_words, words_of
from heeded.vocabulary import load

__all__ = ["Suffered", "among_those", "harm_word", "has_harm", "nouns", "people", "small_words", "suffered_in", "word"]

_FORMS = ("done", "doing", "noun")
# "holds 12 people on political charges" tells more than "holds 12 people".
_AROUND = -0.5


@dataclass(frozen=True, slots=True)
class Suffered:
    """A word of harm: as a cue, and the harm that it names in each form that it may be."""

    cue: Cue
    harms: dict[str, str]


def _options(language: str, form: str) -> str:
    """All words of one form, one named group a harm."""
    words = {harm: forms[form].get(language) for harm, forms in load("harms")["harms"].items()}
    return "|".join(f"(?P<{harm}>{whole_words(listed)})" for harm, listed in words.items() if listed)


@cache
def _of_form(language: str, form: str) -> re.Pattern[str]:
    return re.compile(_options(language, form))


@cache
def harm_word(language: str) -> re.Pattern[str]:
    """Any word of harm, the longest first, in small letters."""
    harms = load("harms")["harms"].values()
    listed = {word for forms in harms for form in _FORMS for word in forms[form].get(language, ())}
    by_letter: dict[str, list[str]] = defaultdict(list)
    for each in sorted(listed, key=len, reverse=True):
        by_letter[each[0] if each[0].isalpha() and each[1:2] not in "?" else ""].append(each)
    grouped = [
        f"{letter}(?:{'|'.join(spaced(each)[len(letter) :] for each in those)})" for letter, those in by_letter.items()
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(grouped)})(?!\w)")


@cache
def _arounds(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands on both sides of a count: "took 12 people into custody"."""
    return tuple(
        (
            harm,
            re.compile(
                rf"(?<!\w){whole_words([first])}\s(?!(?:that|qu[e’']|что)(?!\w))[^.;:]{{1,70}}?\s{whole_words([last])}(?!\w)"
            ),
        )
        for harm, pairs in load("harms")["around"].items()
        for first, last in pairs[language]
    )


@cache
def _any_around(language: str) -> re.Pattern[str]:
    return re.compile("|".join(expression.pattern for _, expression in _arounds(language)))


@cache
def _were(language: str) -> re.Pattern[str]:
    return re.compile(rf"{words_of('harms', 'auxiliaries', language)}\s")


@lru_cache(maxsize=2000)
def _harms_of(words: str, language: str) -> dict[str, str]:
    """The harm that a word names in each form: "killed" as done and as doing."""
    found = {form: _of_form(language, form).fullmatch(words) for form in _FORMS}
    if found["doing"] and not found["done"] and (were := _were(language).match(words)):
        found["done"] = _of_form(language, "done").fullmatch(
            words, were.end()
        )  # "fueron asesinados" ocho, or ocho before
    return {form: match.lastgroup or "" for form, match in found.items() if match}


def has_harm(text: str, start: int, end: int, language: str, is_at_once: bool = False) -> bool:
    """Whether a stretch has a word of harm, or begins with one."""
    small = folded(text)
    if is_at_once:
        return bool(harm_word(language).match(small, start, end))
    return bool(harm_word(language).search(small, start, end) or _any_around(language).search(small, start, end))


def suffered_in(text: str, start: int, end: int, language: str) -> list[Suffered]:
    """The words of harm in a stretch, in order."""
    small = folded(text)
    found = [
        Suffered(Cue("harm", *match.span()), _harms_of(match[0], language))
        for match in harm_word(language).finditer(small, start, end)
    ]
    if not _any_around(language).search(small, start, end):
        return found
    for harm, around in _arounds(language):
        for match in around.finditer(small, start, end):
            found.append(Suffered(Cue("around", *match.span(), _AROUND), {"around": harm}))
    return sorted(found, key=lambda each: each.cue.start)


word = partial(words_of, "harms")
"""The words of one key of the vocabulary as one expression: key and language in."""


@cache
def small_words(language: str) -> frozenset[str]:
    """The small words between people and what was done to them, one by one."""
    small = frozenset(each for phrase in load("harms")["auxiliaries"][language] for each in phrase.split())
    return small | frozenset(each for phrase in load("measures")["auxiliaries"][language] for each in phrase.split())


# " peaceful young ", " unarmed ": up to three words before the noun
_FEW = (
    r"(?:(?!(?:of|in|for|to|on|by|from|with|the|against|avec|contre|con|contra|that|who|were|was|are|is|have|had|has|been|étaient|sont|eran|son|eran|были|de|en|par|por|в|из|по)\s)"
    r"[^\W\d_][\w’'-]{0,20}\s){0,3}?"
)


@cache
def nouns(language: str) -> re.Pattern[str]:
    """ " deaths", " political prisoners": what is counted is the harm itself."""
    cases = r"(?:(?:cases?|instances?|incidents?|acts?|episodes?|cas|casos?|случа\w{1,2})\s(?:of\s|de\s|d['’])?)?"
    return re.compile(rf"\s{_FEW}{cases}(?:\w{{4,12}}\s)?(?:de\s|d['’])?(?:{_options(language, 'noun')})(?!\w)", re.I)


@cache
def among_those(language: str) -> re.Pattern[str]:
    """ "of the arrested", "among those killed": people named by what was done to them."""
    among = r"(?:of|from|among(?:st)?|de|d['’]entre|entre|parmi|des|из(?:\sчисла)?|среди|в\sчисле)"
    return re.compile(rf"(?<!\w){among}\s{word('those', language)}(?:{_options(language, 'done')})(?!\w)", re.I)


@cache
def people(language: str) -> re.Pattern[str]:
    """ " young men", " policemen and soldiers", " of them": whom a count counts."""
    verb = rf"(?=\s(?:{word('auxiliaries', language)}|{word('being', language)}|\w{{2,12}}ed)(?!\w))"
    names = rf"(?-i:(?!States|Nations|Parties|Articles)[A-Z][a-z]{{3,15}}s|[A-Z][a-z]{{3,15}}{verb})"
    named = rf"(?:{word('people', language)}|{names})"
    joined = r"(?:,\s|\s(?:and|or|et|ou|y|e|и)\s|\sou\s)"
    return re.compile(
        rf"\s{_FEW}(?:(?:de|d['’]|of|des|из)\s?(?:the\s|its\s|their\s|these\s|those\s|les\s|los\s|las\s)?)?{named}(?!\w)(?:{joined}(?:(?!an?\s|the\s|une?\s)[^\W\d][\w’'-]{{0,15}}\s)?{named}(?!\w)){{0,2}}"
        rf"|\s{word('of_them', language)}(?!\w)(?<!\bin)",
        re.I,
    )
