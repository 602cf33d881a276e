"""A language in, what gives the fixed words of a document in it out: English phrases are the keys."""

import re
from collections.abc import Callable
from functools import cache

from heeded.errors import VocabularyError
from heeded.vocabulary import load

__all__ = ["LANGUAGES", "day_in", "phrases"]

LANGUAGES = ("en", "fr", "es", "ru")
# "2022", "2022-01", "2022-01-05"
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")


@cache
def phrases(language: str) -> Callable[[str], str]:
    """What says a phrase of `phrases.yml` in a language; raises VocabularyError for another language or phrase."""
    if language not in LANGUAGES:
        raise VocabularyError(f"{language!r} is no language of documents; they are {', '.join(LANGUAGES)}.")
    known = load("phrases")["phrases"]

    def say(phrase: str) -> str:
        if phrase not in known:
            raise VocabularyError(f"{phrase!r} is not in vocabulary/phrases.yml; add it in every language.")
        return phrase if language == "en" else str(known[phrase][language])

    return say


def day_in(language: str, date: str) -> str:
    """A date or a range of dates in words: "5 January 2022", "5 января 2022", "janvier 2022"; else as it is."""
    return " – ".join(_day_in(language, each) for each in date.split("/"))


def _day_in(language: str, date: str) -> str:
    found = _DATE.fullmatch(date)
    if not found or not found["month"]:
        return date
    of = load("phrases")["dates"][language]
    month = of["months"][int(found["month"]) - 1]
    if not found["day"]:
        return str(of["month"]).format(month=of.get("alone", of["months"])[int(found["month"]) - 1], year=found["year"])
    return str(of["day"]).format(day=int(found["day"]), month=month, year=found["year"])
