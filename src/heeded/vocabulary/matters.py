"""Running text in, what it is about out: the matters, deeds and forces of `matters.yml` that it names, with places."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Literal

from heeded.vocabulary import load

__all__ = [
    "LANGUAGES",
    "Table",
    "common",
    "found_in",
    "kindred",
    "kindred_in",
    "plain_words",
    "telling",
    "terms",
    "whole_words",
]

Table = Literal["matters", "deeds", "forces"]
LANGUAGES = ("en", "fr", "es", "ru")
"""The languages in which the words are known; texts in others are read with the English ones."""
# "tortur" of "tortur~", "death sentence" of "death sentences?": letters that no choice leaves out
_BEGINNING = re.compile(r"(?:[^\W\d_](?![?*{|]))*")


@cache
def terms(table: Table) -> tuple[str, ...]:
    """All terms of a table, in the order of the file."""
    return tuple(load("matters")[table])


@cache
def common() -> frozenset[str]:
    """The matters that many asks name beside what they are about."""
    return frozenset(load("matters")["common"])


@cache
def telling() -> frozenset[str]:
    """The deeds that tell two asks on one matter apart."""
    return frozenset(load("matters")["telling"])


@cache
def plain_words(language: str | None = "en") -> frozenset[str]:
    """Words of nearly every recommendation in a language, in small letters: they say nothing of what it is about."""
    return frozenset(load("matters")["plain"][_known(language)])


def found_in(text: str, table: Table, language: str | None = "en") -> dict[str, int]:
    """The terms of a table that a text names, each with the offset of its first mention, in the order of the text."""
    small = text.lower().replace("ё", "е")
    found = {}
    for term, (beginnings, pattern) in _patterns(table, _known(language)).items():
        if any(each in small for each in beginnings) and (match := pattern.search(small)):
            found[term] = match.start()
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _known(language: str | None) -> str:
    return language if language in LANGUAGES else "en"


@cache
def kindred() -> Mapping[str, frozenset[str]]:
    """Matters that one complaint touches together, by the name of the kindred."""
    return {name: frozenset(row["matters"]) for name, row in load("matters")["kindred"].items()}


def kindred_in(text: str, matters: Collection[str]) -> frozenset[str]:
    """The kindred of the matters of a text, and those that it names by English words of their own."""
    small = text.lower()
    return frozenset(
        name
        for name, (of, words) in _kindred().items()
        if not of.isdisjoint(matters) or (words and words.search(small))
    )


@cache
def _kindred() -> Mapping[str, tuple[frozenset[str], re.Pattern[str] | None]]:
    return {
        name: (frozenset(row["matters"]), re.compile(whole_words(row["en"])) if row["en"] else None)
        for name, row in load("matters")["kindred"].items()
    }


@cache
def _patterns(table: Table, language: str) -> Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    """What one of must stand in a text, which is quick to tell, and the expression, for text in small letters."""
    return {
        term: (_beginnings(words[language]), re.compile(whole_words(words[language])))
        for term, words in load("matters")[table].items()
    }


def _beginnings(words: list[str]) -> tuple[str, ...]:
    """The letters that each expression begins with; ("",), which every text holds, where one begins with a choice."""
    found = {_BEGINNING.match(each)[0].lower() for each in words}  # type: ignore[index]  # it matches everywhere
    return ("",) if "" in found else tuple(sorted(found))


def whole_words(words: list[str]) -> str:
    """Whole words; a space stands for any white space, ~ for any ending of a word."""
    alternatives = "|".join(words).lower().replace("~", r"\w*").replace(" ", r"\s{1,3}").replace("'", "['’]")
    return rf"(?<!\w)(?:{alternatives})(?!\w)"
