"""A stretch of text in; out, the place below the State that it names, and the event that it calls by a name."""

import re
from functools import cache, lru_cache

from heeded.extract.prose.harm_words import word
from heeded.extract.prose.values import whole_words
from heeded.vocabulary import load
from heeded.vocabulary.dates import MONTH
from heeded.vocabulary.states import iso3_of, states

__all__ = ["event_name", "place_in"]


@cache
def _events(language: str) -> re.Pattern[str]:
    """ "the Tishreen protests", "the Red May events", "“January events”"."""
    words = word("events", language)
    return re.compile(
        rf"(?P<first>(?:[A-ZÀ-Þ][\w’'-]+\s){{1,3}}{words})(?!\w)|[“«\"](?P<quoted>[^”»\"]{{3,40}}?{words})[”»\"]"
    )


_ARTICLE = re.compile(r"^(?:The|These|During|In|After|Since|At)\s")


@lru_cache(maxsize=8)
def event_name(sentence: str, language: str) -> str | None:
    """The name of an event that a sentence gives in capitals or quotation marks."""
    match = _events(language).search(sentence)
    if not match:
        return None
    name = _ARTICLE.sub("", match["first"] or match["quoted"])
    return name if " " in name else None


# "in Gafsa", "in the Karsan region", "the oil town of Gafsa", "à Lima"; not "in the Public Sector", "in Building 5"
_PART = r"(?:city|town|village|region|province|district|valley|governorate|oblast|streets)"
_PLACE = re.compile(
    rf"\b(?:(?:[Ii]n|[Nn]ear|[Aa]t|[Àà]|[Ee]n|[Вв])\s(?P<article>the\s)?|{_PART}\sof\s)(?!(?i:{MONTH})\b)"
    rf"(?P<place>[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?:[\s-][A-ZÀ-ÞА-ЯЁ][\w’'-]+){{0,2}})(?!\w|\s\d)(?P<after>\s{_PART}\b)?"
)


@cache
def _no_places() -> re.Pattern[str]:
    """Words of the names of bodies, texts and peoples, and adjectives of States, in all languages."""
    words = [word for of_language in load("events")["no_places"].values() for word in of_language]
    return re.compile(rf"(?<!\w){whole_words([*words, *(state.adjective for state in states().values())])}(?!\w)")


def place_in(text: str, start: int, end: int) -> str | None:
    """A place below the State: the first name after "in" in the clause; what needs an article is rarely one."""
    for match in _PLACE.finditer(text, start, end):
        is_named = (not match["article"] or match["after"]) and not match["place"].isupper()
        if is_named and not iso3_of(match["place"]) and not _no_places().search(match["place"]):
            return match["place"]
    return None
