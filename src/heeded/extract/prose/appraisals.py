"""A document in prose in, one `appraisal` for each general view of a State's implementation or record out.

A view is general where a word of status ("little progress", "failed to implement", "deteriorated") stands beside
what is asked of a State as a whole (recommendations, commitments, obligations) or beside its record on human rights. A
single abuse, a demand ("should improve its record") and a count of recommendations are no appraisals. A sentence that
compares with the last review ("nothing has changed") needs no such words; without a State, it is on the main one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain

from heeded.extract.prose.folding import folded, for_folded
from heeded.extract.prose.values import any_of_folded, counts_in, whole_words
from heeded.extract.prose.voices import Voices, clause, stretches
from heeded.model import Appraisal, Document, Problem, Progress, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load

__all__ = ["appraisals"]

ORIGIN = Origin("appraisals", "1")

SCOPES = ("tasks", "norms", "record")
GOOD: tuple[Progress, ...] = ("implemented", "progress")
# How far a status may stand from what it is said of, and what takes its sense from the status, in characters.
REACH, BEFORE, DEMAND_REACH = 130, 24, 110
# How far back a word for a task ("none of them") and a degree ("few of the promises … were kept") may point.
LOOK_BACK, DEGREE_REACH, BEHIND, BESIDE, NEXT = 350, 100, 25, 40, 8
DEGREES: tuple[tuple[str, Progress], ...] = (
    ("few", "little_progress"), ("none", "no_progress"), ("most", "implemented"),
)  # fmt: skip
# What a status does not reach beyond: "; ", ", but", ", while the record"
_BREAK = re.compile(r"[;:]\s|,\s(?:but|while|whereas|although|which|mais|tandis|pero|mientras|но|однако)\b", re.I)
# Where a clause begins: a demand in an earlier one says nothing of this one.
_CLAUSE = re.compile(r"[,;:—]\s|\s(?:but|and yet|yet|mais|pero|но)\s", re.I)
# ", once a model, has ": between a subject and what is said of it
_SUBJECT = re.compile(
    r"(?:,[^,;]{2,60},)?(?:\s(?:has|have|had|is|was|are|were|itself|now|also|a|est|s['’]est|ha|está|se)){0,3}\s(?:l['’])?"
)
# What stands between States of one list: ", ", " and "
_AND = re.compile(r"(?:[,\s]|\b(?:and|as well as|the|et|la|le|les|l['’]|y|e|и|та)\b)+$", re.I)


@cache
def _scopes(language: str) -> re.Pattern[str]:
    words = load("appraisals")
    groups = "|".join(f"(?P<{scope}>{whole_words(words[scope][language])})" for scope in SCOPES)
    return for_folded(rf"(?<!\w)(?:{groups})(?!\w)")


@cache
def _statuses(scope: str, language: str) -> tuple[tuple[Progress, re.Pattern[str]], ...]:
    """The words of each status that go with a scope; the particular ones first, as they hold the others."""
    found: list[tuple[Progress, re.Pattern[str]]] = []
    order: tuple[Progress, ...] = ("little_progress", "no_progress", "regress", "implemented", "progress")
    for status in order:
        by_scope = load("appraisals")["statuses"][status]
        keys = (scope, "both")
        listed = [words for key in keys for words in by_scope.get(key, {}).get(language, ())]
        if listed:
            found.append((status, for_folded(rf"(?<!\w){whole_words(listed)}(?!\w)")))
    return tuple(found)


@cache
def _alone(language: str) -> re.Pattern[str]:
    """The words of all statuses that need no scope; the group names the status."""
    groups = "|".join(
        f"(?P<{status}>{whole_words(words[language])})" for status, words in load("appraisals")["alone"].items()
    )
    return for_folded(rf"(?<!\w)(?:{groups})(?!\w)")


@cache
def _idioms(language: str) -> re.Pattern[str]:
    """Pictures of a way for each status; the group names the status."""
    groups = "|".join(
        f"(?P<{status}>{whole_words(words[language])})" for status, words in load("appraisals")["idioms"].items()
    )
    return for_folded(rf"(?<!\w)(?:{groups})(?!\w)")


_any = partial(any_of_folded, "appraisals")


def appraisals(document: Document) -> Iterator[Statement | Problem]:
    """The document's appraisals in order: one for each sentence, State and direction."""
    voices = Voices.of(document)
    small = folded(document.text)
    for sentence in stretches(document.text):
        directions: set[bool] = set()
        views = (_views, _by_parts, _echoes)
        said = (each for view in views for each in view(small, *sentence, voices.language))
        found = chain(said, _pictured(voices, *sentence))
        for status, start, end in _spoilt(small, sentence[1], found, voices.language):
            if (status in GOOD) in directions:
                continue
            directions.add(status in GOOD)
            span = clause(document.text, *sentence, start, end)
            main = voices.state(*sentence, start) or next(iter(document.states), None)
            for state in _states(voices, *sentence, start) or (main,):
                by = _asserted_by(voices, small, sentence, start, state, status)
                yield voices.placed(Appraisal(status), span, ORIGIN, state, by, sentence)


def _asserted_by(
    voices: Voices, text: str, sentence: tuple[int, int], at: int, state: str | None, status: Progress
) -> str | None:
    """Who holds a view: not the State that spoke before where the text turns against it ("Yet it failed to act")."""
    by = voices.asserted_by(*sentence, at, state)
    is_turned = status not in GOOD and _any("contrast", voices.language).match(text, sentence[0])
    is_own = voices.is_of_the_state or voices.is_report_of_the_state or any(voices.saying(*sentence))
    return None if by == "state" and is_turned and not is_own else by


def _spoilt(
    text: str, close: int, views: Iterable[tuple[Progress, int, int]], language: str
) -> Iterator[tuple[Progress, int, int]]:
    """The views, with those good ones as little progress of which the same clause says that it was disappointing."""
    for status, start, end in views:
        breaks = _BREAK.search(text, end, close)
        spoilt = _any("spoilt", language).search(text, end, breaks.start() if breaks else close)
        is_turned = spoilt is not None and status in GOOD
        yield ("little_progress", start, spoilt.end()) if is_turned and spoilt else (status, start, end)


def _views(text: str, start: int, end: int, language: str) -> Iterator[tuple[Progress, int, int]]:
    """The general views of one sentence: status, and where the words of status and of scope begin and end."""
    for scope in _scopes(language).finditer(text, start, end):
        low, high = max(start, scope.start() - REACH), min(end, scope.end() + REACH)
        if found := _beside(text, start, scope, (low, high), scope.lastgroup or "", language):
            yield found
    them = _pointing("of_them", text, start, end, language)
    if them and (found := _beside(text, start, them, (start, min(end, them.end() + REACH)), "tasks", language)):
        yield found
    for match in _alone(language).finditer(text, start, end):
        status: Progress = match.lastgroup  # type: ignore[assignment]
        narrow = _any("narrow", language).search(text, match.end(), min(end, match.end() + BEHIND))
        if not narrow and (meant := _meant(text, start, match, status, match.start(), language)):
            yield meant, *match.span()


def _beside(
    text: str, start: int, scope: re.Match[str], reach: tuple[int, int], name: str, language: str
) -> tuple[Progress, int, int] | None:
    """What is said of a scope by the first word of status beside it that is meant."""
    for status, expression in _statuses(name, language):
        for match in expression.finditer(text, *reach):
            first, last = min(match.start(), scope.start()), max(match.end(), scope.end())
            if _BREAK.search(text, min(match.end(), scope.end()), max(match.start(), scope.start())):
                continue
            meant = _meant(text, start, match, status, first, language)
            is_tally = status in GOOD and counts_in(text, max(reach[0], first - BEFORE), last + BEHIND, language)
            if meant and not is_tally:
                return meant, first, last
    return None


@cache
def _task(language: str) -> re.Pattern[str]:
    """Something promised, or a verb by which it was."""
    words = load("appraisals")
    return for_folded(rf"(?<!\w){whole_words((*words['tasks'][language], *words['given'][language]))}(?!\w)")


def _by_parts(text: str, start: int, end: int, language: str) -> Iterator[tuple[Progress, int, int]]:
    """Views that put together a task, what became of it and how much: "it did little about them"."""
    for name in ("kept", "moved"):
        for deed in _any(name, language).finditer(text, start, end):
            low, high = _segment(text, start, deed, end)
            task = _task(language).search(text, low, high) or _pointing("anaphors", text, low, high, language)
            if task is None or (name == "moved" and _any("narrow", language).search(text, low, high)):
                continue
            status, degree = _degree(text, low, deed, high, language)
            if degree and name == "moved" and _CLAUSE.search(text, degree.end(), deed.start()):
                continue
            is_tally = status in GOOD and (name == "moved" or counts_in(text, low, high, language))
            if degree is None or is_tally or not _is_stated(text, start, deed, language):
                continue
            spans = (task.span(), deed.span(), degree.span())
            yield status, min(a for a, _ in spans), max(b for _, b in spans)


def _segment(text: str, start: int, deed: re.Match[str], end: int) -> tuple[int, int]:
    """The part of a sentence that what became of something is said in."""
    before = [each.end() for each in _BREAK.finditer(text, start, deed.start())]
    after = _BREAK.search(text, deed.end(), end)
    return before[-1] if before else start, after.start() if after else end


def _pointing(table: str, text: str, low: int, high: int, language: str) -> re.Match[str] | None:
    """A word for a task that stands shortly before: "none", "of them"."""
    word, before = _any(table, language).search(text, low, high), max(0, low - LOOK_BACK)
    tasks = (_task(language), _any("asked", language))
    return word if word and any(each.search(text, before, low) for each in tasks) else None


def _degree(
    text: str, low: int, deed: re.Match[str], high: int, language: str
) -> tuple[Progress, re.Match[str] | None]:
    """How much was done, and the word that says so."""
    opens, closes = max(low, deed.start() - DEGREE_REACH), min(high, deed.end() + BEHIND)
    for name, status in DEGREES:
        if found := _any(name, language).search(text, opens, closes):
            return status, found
    return "implemented", None


def _is_stated(text: str, start: int, deed: re.Match[str], language: str) -> bool:
    """Whether a sentence states a deed: no demand, plan or question does."""
    before = text[max(start, deed.start() - DEMAND_REACH) : deed.start()]
    begun = max((each.end() for each in _CLAUSE.finditer(before)), default=0)
    return not _any("supposed", language).search(before, begun)


# "What has changed? ": before an answer in a word
_QUESTION = re.compile(r"[^.?!\n]{3,120}\?\s*$")


def _echoes(text: str, start: int, end: int, language: str) -> Iterator[tuple[Progress, int, int]]:
    """Views on a task named before that hold no word for it: "It has done neither", "What has changed? Little"."""
    echo = _any("echoes", language).search(text, start, end)
    if echo and _task(language).search(text, max(0, start - LOOK_BACK), echo.start()):
        yield "no_progress", *echo.span()
    if end - start < DEMAND_REACH and _any("answers", language).fullmatch(text[start:end].strip(" .!…")):
        question = _QUESTION.search(text[max(0, start - LOOK_BACK) : start])
        if question and _any("moved", language).search(question[0]):
            yield "little_progress", start, end


def _pictured(voices: Voices, start: int, end: int) -> Iterator[tuple[Progress, int, int]]:
    """Views in the picture of a way: "justice moves at a snail's pace", "the country has gone backwards"."""
    text, language = folded(voices.document.text), voices.language
    for match in _idioms(language).finditer(text, start, end):
        status: Progress = match.lastgroup  # type: ignore[assignment]
        low, high = max(start, match.start() - DEMAND_REACH), min(end, match.end() + BESIDE)
        if not _any("fields", language).search(text, low, high) and not _names_the_state(voices, start, end):
            continue
        near = (max(start, match.start() - BEHIND), min(end, match.end() + BEHIND))
        meant = _meant(text, start, match, status, match.start(), language)
        if meant and not _any("narrow", language).search(text, *near):
            yield meant, *match.span()


def _names_the_state(voices: Voices, start: int, end: int) -> bool:
    """Whether a sentence names the State, its authorities or its capital."""
    own, capitals = voices.document.states, load("capitals")["capitals"]
    return (
        voices.has_authority(start, end)
        or any(code in own for code, _, _ in voices.named(start, end))
        or any(name in voices.document.text[start:end] for code in own for name in capitals.get(code, ()))
    )


def _meant(text: str, start: int, match: re.Match[str], status: Progress, first: int, language: str) -> Progress | None:
    """The status that a sentence states from `first` on: None where it is a demand, or where a bad one is denied."""
    if not _is_stated(text, start, match, language):
        return None
    opens = max(start, min(first, match.start()) - BEFORE)
    if status in GOOD:
        if any(_any(name, language).search(text, opens, match.end() + BEHIND) for name in ("partly", "few")):
            return "little_progress"
        behind = 0 if language == "en" else NEXT  # « n'a tenu aucune de ses promesses »
        return "no_progress" if _any("denied", language).search(text, opens, match.end() + behind) else status
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
    is_subject = run and _SUBJECT.fullmatch(voices.document.text, run[-1][2], at)
    return tuple(dict.fromkeys(code for code, _, _ in run)) if len(run) > 1 or is_subject else ()
