"""A sentence of prose in; out, the year and cycle of the review that it means, and stated cycles that do not fit."""

import re
from collections.abc import Iterator
from functools import cache

from heeded.extract.prose.cue_words import word
from heeded.extract.prose.folding import folded, for_folded
from heeded.extract.prose.values import whole_words
from heeded.extract.prose.voices import Voices
from heeded.model import Problem
from heeded.vocabulary import load
from heeded.vocabulary.calendar import cycle_at, reviews_of
from heeded.vocabulary.ledger_words import words
from heeded.vocabulary.states import name_of

__all__ = ["misfits", "names_the_review", "review_of"]

# What is written before a review: recommendations that it counts are of the one before.
_FOR_A_REVIEW = ("national_report", "stakeholder_submission", "stakeholder_summary", "un_compilation")
# "2019"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# How far before an ordinal words stand that set its review beside the one spoken of ("more than in the 3rd cycle").
_BEFORE = 24
_OTHER_REVIEW = re.compile(r"\b(?:last|previous|past|earlier|former)\s(?:\w+\s)?(?:review|cycle|UPR|round)", re.I)


@cache
def _ordinals(language: str) -> re.Pattern[str]:
    content = load("measures")
    ordinal = "|".join(sorted(content["ordinals"][language], key=len, reverse=True))
    return for_folded(
        rf"(?<!\w)(?P<ordinal>{ordinal})\s(?:\(\w+\)\s)?{whole_words(content['ordinal_of'][language])}(?!\w)"
    )


def names_the_review(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch names the Universal Periodic Review."""
    return bool(word("review_words", language).search(folded(text), start, end))


def review_of(voices: Voices, state: str | None, start: int, end: int) -> tuple[int | None, int | None]:
    """The year and cycle of the review that a sentence speaks of: by its year, else by the document's date."""
    document = voices.document
    slots = {slot.year: slot.cycle for slot in reviews_of(state)} if state else {}
    years = [int(match[0]) for match in _YEAR.finditer(document.text, start, end)]
    year = next((each for each in years if each in slots), None)
    if year:
        return year, slots[year]
    if (ordinal := _ordinal(document.text, start, end, voices.language)) and ordinal[0] in slots.values():
        return next((y for y, cycle in slots.items() if cycle == ordinal[0]), None), ordinal[0]
    is_for_a_review = document.kind in _FOR_A_REVIEW
    if _OTHER_REVIEW.search(document.text, start, end) and not is_for_a_review:
        return None, None
    cycle = document.cycle
    if cycle is None and state and document.published:
        cycle = cycle_at(state, document.published, "review" if is_for_a_review else "follow_up")
    if cycle is not None and is_for_a_review:
        cycle = cycle - 1 or None
    return next((y for y, each in slots.items() if each == cycle), None), cycle


def _ordinal(text: str, start: int, end: int, language: str) -> tuple[int, int, int] | None:
    match = _ordinals(language).search(folded(text), start, end)
    if not match:
        return None
    return load("measures")["ordinals"][language][match["ordinal"]], match.start(), match.end()


def misfits(voices: Voices, start: int, end: int) -> Iterator[Problem]:
    """A sentence that names a review by ordinal and year, which the calendar has otherwise."""
    text = voices.document.text
    stated = _ordinal(text, start, end, voices.language)
    if not stated or not names_the_review(text, start, end, voices.language):
        return
    if words("compared", voices.language).search(text, max(start, stated[1] - _BEFORE), stated[1]):
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
