"""A language in, what says the fixed words of documents and the terms of the vocabulary in it out."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from heeded.errors import VocabularyError
from heeded.vocabulary import load

__all__ = ["LABELLED", "LANGUAGES", "day_in", "named_in", "number_in", "phrases"]

LANGUAGES = ("en", "fr", "es", "ru")
LABELLED = (
    "themes", "affected_persons", "sdgs", "issues", "treaties", "registers", "treaty_status", "events", "calendar",
    "rules", "matrices",
)  # fmt: skip
"""Files of the vocabulary whose `labels` say what their terms and sources are called in other languages."""
# "Titre :", "« mot »": before and behind these marks French has a space at which no line ends
_NO_BREAK = re.compile(r" (?=[:;?!»])|(?<=«) ")
# "Council session 59", "session 54 (2027)": a number at the end of a name
_NUMBERED = re.compile(r"(?P<name>.*\D) (?P<number>\d[\d, ()]*)")
# "2022", "2022-01", "2022-01-05"
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")


@cache
def phrases(language: str) -> Callable[[str], str]:
    """What says a phrase of `phrases.yml`, or a term that has `labels`, in a language.

    Raises VocabularyError for another language, phrase or term.
    """
    if language not in LANGUAGES:
        raise VocabularyError(f"{language!r} is no language of documents; they are {', '.join(LANGUAGES)}.")

    def say(phrase: str) -> str:
        if phrase not in _known():
            raise VocabularyError(f"{phrase!r} is not in vocabulary/phrases.yml; add it in every language.")
        told = phrase if language == "en" else str(_known()[phrase][language])
        return _NO_BREAK.sub("\N{NO-BREAK SPACE}", told) if language == "fr" else told

    return say


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    """Every phrase and every label by its English words."""
    found = dict(load("phrases")["phrases"])
    for name in LABELLED:
        for words, label in load(name)["labels"].items():
            if found.setdefault(words, label) != label:
                raise VocabularyError(f"{words!r} is called one thing in {name}.yml and another elsewhere; keep one.")
    return found


def named_in(language: str, name: str) -> str:
    """What a name is called in a language; one of a document or a person, which no file labels, as it stands.

    A number at its end stays: "Council session 59".
    """
    if name in _known():
        return phrases(language)(name)
    found = _NUMBERED.fullmatch(name)
    return f"{phrases(language)(found['name'])} {found['number']}" if found and found["name"] in _known() else name


def number_in(language: str, number: float) -> str:
    """A number with the marks of a language: "12,000", "12 000"; what is no whole number has two places: "0,75"."""
    thousands, point = load("phrases")["numbers"][language]
    whole, _, places = (f"{number:,}" if isinstance(number, int) else f"{number:,.2f}").partition(".")
    return whole.replace(",", thousands) + (f"{point}{places}" if places else "")


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
