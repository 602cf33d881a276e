"""A stretch of text in; out, the place below the State that it names, and the event that it calls by a name."""

import re
from functools import cache, lru_cache

from heeded.extract.prose.harm_words import word
from heeded.vocabulary.dates import MONTH
from heeded.vocabulary.states import iso3_of

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


# "in Gafsa", "in the city of Gafsa", "à Lima"
_PLACE = re.compile(
    rf"\b(?:in|near|at|à|en|в)\s(?:the\s)?(?:(?:city|town|village|region|province)\sof\s)?"
    rf"(?!(?:{MONTH})\b)(?P<place>[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?:[\s-][A-ZÀ-ÞА-ЯЁ][\w’'-]+){{0,2}})"
)


def place_in(text: str, start: int, end: int) -> str | None:
    """A place below the State: the first name after "in" in the clause of the count."""
    match = _PLACE.search(text, start, end)
    if not match or iso3_of(match["place"]) or re.match(MONTH, match["place"], re.I):
        return None
    return match["place"]
