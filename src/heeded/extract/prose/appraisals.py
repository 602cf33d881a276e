"""A document in prose in, one `appraisal` for each general view of a State's implementation or record out.

A view is general where a word of status ("little progress", "failed to implement", "deteriorated") stands beside
what is asked of a State as a whole (recommendations, commitments, obligations) or beside its record on human rights. A
single abuse, a demand ("should improve its record") and a count of recommendations are no appraisals. A sentence that
compares with the last review ("nothing has changed") needs no such words; without a State, it is on the main one.
"""

import re
from collections.abc import Iterator
from functools import cache

from heeded.extract.prose.values import counts_in, whole_words
from heeded.extract.prose.voices import Voices, clause, stretches
from heeded.model import Appraisal, Document, Problem, Progress, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load

__all__ = ["appraisals"]

ORIGIN = Origin("appraisals", "1")

SCOPES = ("tasks", "norms", "record")
GOOD: tuple[Progress, ...] = ("implemented", "progress")
# How far a status may stand from what it is said of, and what takes its sense from the status, in characters.
REACH, BEFORE, DEMAND_REACH = 90, 24, 70
# What a status does not reach beyond: "; ", ", but", ", while the record"
_BREAK = re.compile(r"[;:]\s|,\s(?:but|while|whereas|although|which|mais|tandis|pero|mientras|но|однако)\b", re.I)
# Where a clause begins: a demand in an earlier one says nothing of this one.
_CLAUSE = re.compile(r"[,;:—]\s|\s(?:but|and yet|yet|mais|pero|но)\s", re.I)
# What stands between States of one list: ", ", " and "
_AND = re.compile(r"(?:[,\s]|\b(?:and|as well as|the|et|la|le|les|l['’]|y|e|и|та)\b)+$", re.I)


@cache
def _scopes(language: str) -> re.Pattern[str]:
    words = load("appraisals")
    groups = "|".join(f"(?P<{scope}>{whole_words(words[scope][language])})" for scope in SCOPES)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.I)


@cache
def _statuses(scope: str, language: str) -> tuple[tuple[Progress, re.Pattern[str]], ...]:
    """The words of each status that go with a scope; the particular ones first, as they hold the others."""
    found: list[tuple[Progress, re.Pattern[str]]] = []
    order: tuple[Progress, ...] = ("little_progress", "no_progress", "regress", "implemented", "progress")
    for status in order:
        tables = load("appraisals")
        by_scope = {"alone": tables["alone"].get(status, {}), **tables["statuses"][status]}
        keys = (scope,) if scope == "alone" else (scope, "both")
        listed = [words for key in keys for words in by_scope.get(key, {}).get(language, ())]
        if listed:
            found.append((status, re.compile(rf"(?<!\w){whole_words(listed)}(?!\w)", re.I)))
    return tuple(found)


@cache
def _any(name: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words(load('appraisals')[name][language])}(?!\w)", re.I)


def appraisals(document: Document) -> Iterator[Statement | Problem]:
    """The document's appraisals in order: one for each sentence, State and direction."""
    voices = Voices.of(document)
    for sentence in stretches(document.text):
        directions: set[bool] = set()
        for status, start, end in _views(document.text, *sentence, voices.language):
            if (status in GOOD) in directions:
                continue
            directions.add(status in GOOD)
            span = clause(document.text, *sentence, start, end)
            main = voices.state(*sentence, start) or next(iter(document.states), None)
            for state in _states(voices, *sentence, start) or (main,):
                by = voices.asserted_by(*sentence, start, state)
                yield voices.placed(Appraisal(status), span, ORIGIN, state, by, sentence)


def _views(text: str, start: int, end: int, language: str) -> Iterator[tuple[Progress, int, int]]:
    """The general views of one sentence: status, and where the words of status and of scope begin and end."""
    for scope in _scopes(language).finditer(text, start, end):
        low, high = max(start, scope.start() - REACH), min(end, scope.end() + REACH)
        if found := _beside(text, start, scope, (low, high), language):
            yield found
    for status, expression in _statuses("alone", language):
        for match in expression.finditer(text, start, end):
            narrow = _any("narrow", language).search(text, match.end(), min(end, match.end() + DEMAND_REACH))
            if not narrow and _meant(text, start, match, status, match.start(), language):
                yield status, *match.span()


def _beside(
    text: str, start: int, scope: re.Match[str], reach: tuple[int, int], language: str
) -> tuple[Progress, int, int] | None:
    """What is said of a scope by the first word of status beside it that is meant."""
    for status, expression in _statuses(scope.lastgroup or "", language):
        for match in expression.finditer(text, *reach):
            first, last = min(match.start(), scope.start()), max(match.end(), scope.end())
            if _BREAK.search(text, min(match.end(), scope.end()), max(match.start(), scope.start())):
                continue
            meant = _meant(text, start, match, status, first, language)
            is_tally = status in GOOD and counts_in(text, max(reach[0], first - BEFORE), last, language)
            if meant and not is_tally:
                return meant, first, last
    return None


def _meant(text: str, start: int, match: re.Match[str], status: Progress, first: int, language: str) -> Progress | None:
    """The status that a sentence states from `first` on: None where it is a demand, or where a bad one is denied."""
    before = text[max(start, match.start() - DEMAND_REACH) : match.start()]
    begun = max((each.end() for each in _CLAUSE.finditer(before)), default=0)
    if _any("supposed", language).search(before, begun):
        return None
    opens = max(start, min(first, match.start()) - BEFORE)
    if status in GOOD:
        if _any("partly", language).search(text, opens, match.end()):
            return "little_progress"
        return "no_progress" if _any("denied", language).search(text, opens, match.end()) else status
    doubles = language != "en" and status != "regress"  # "no hemos visto un solo avance": two denials are one
    is_denied = _any("denied", language).search(text, max(start, match.start() - BEFORE), match.start())
    return status if doubles or not is_denied else None


def _states(voices: Voices, start: int, end: int, at: int) -> tuple[str, ...]:
    """The States of one list that is the subject: "Arvenia, Belmar and Corinth have made little progress"."""
    named = [each for each in voices.named(start, end) if each[1] < at]
    run = named[-1:]
    for each in reversed(named[:-1]):
        if not _AND.fullmatch(voices.document.text, each[2], run[0][1]):
            break
        run.insert(0, each)
    return tuple(dict.fromkeys(code for code, _, _ in run)) if len(run) > 1 else ()
