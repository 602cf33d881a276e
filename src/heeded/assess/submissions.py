"""A submission and the official rules in, what does not fit them and where out: before it is handed in.

A rule that nobody confirmed warns, one that is confirmed fails. Words are those between spaces in cover and text;
footnotes and annexes are counted apart.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from heeded.submission import Finding, Kind, Named, Severity, Submission, has
from heeded.vocabulary.calendar import deadline, next_review, sessions
from heeded.vocabulary.dates import bounds
from heeded.vocabulary.rules import Rule, shown
from heeded.vocabulary.states import name_of

__all__ = ["check"]

LEAST = 12
"""Words of a paragraph that needs a number; shorter ones head or close."""
PLACES = 8
"""Places that a finding names."""
LONG_ANNEX = 1000
"""Words of an annex that is a report by its length, unless it is a matrix of recommendations."""
# "aya@example.org", "+41 22 917 00 00"
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\+\d[\d\s().-]{6,}")
# between two sentences of a cover that is one paragraph
_SENTENCE = re.compile(r"(?<=[.;])\s+")
COVER = {
    "organisations": "who submits it", "description": "what the organisation is", "contact": "how to reach it",
    "keywords": "keywords",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is checked beside the rule: the State, and those to which it recommends something, with the place."""

    of: Submission
    state: str
    elsewhere: Sequence[tuple[str, str]]


Told = Iterator[tuple[str, tuple[str, ...]]]


def check(
    of: Submission, rules: Mapping[str, Rule], kind: Kind, state: str, today: date, *,
    people: Sequence[Named] = (), elsewhere: Sequence[tuple[str, str]] = (), number: int | None = None,
) -> tuple[Finding, ...]:  # fmt: skip
    """What fails, warns or is to be known, in the order of the rules.

    `people` are those named without consent; `elsewhere` the States to which it recommends something, with the place;
    `number` the session for which it is, else the State's next one.
    """
    found = []
    for key, tells in CHECKS.items():
        rule = rules[key]
        if kind in rule.of and rule.value != 0 and not (of.is_recognised and key in OF_LAYOUT):
            for says, where in tells(rule, _Asked(of, state, elsewhere)):
                source = f"{rule.source}, as of {rule.as_of}"
                severity: Severity = "fails" if rule.is_confirmed else "warns"
                found.append(Finding(key, severity, says, where, source, rule.is_confirmed))
    told = (*found, *_pictures(of), *_slots(of), *_unknown_language(of), *_deadline(state, today, number, kind))
    return (*told, *_names(rules["published_as_sent"], kind, people))


def _words(rule: Rule, asked: _Asked) -> Told:
    count = asked.of.words("cover", "text")
    if count > rule.number:
        apart = f"notes: {asked.of.words('note')}, annexes: {asked.of.words('annex')}, counted apart"
        yield f"It has {count} words, {count - rule.number} more than {rule.number} ({apart}).", ()


def _file_type(rule: Rule, asked: _Asked) -> Told:
    if isinstance(rule.value, tuple) and asked.of.file_type not in rule.value:
        yield f"It is a .{asked.of.file_type} file; handed in are: {shown(rule)}.", ()


def _language(rule: Rule, asked: _Asked) -> Told:
    language = asked.of.language
    if language and isinstance(rule.value, tuple) and language not in rule.value:
        yield f"Its language is {language}; handed in are: {shown(rule)}.", ()


def _one_state(rule: Rule, asked: _Asked) -> Told:
    on = asked.of.states
    if len(on) > 1:
        yield f"It is on more than one State: {', '.join(map(name_of, on))}.", ()
    elif on and asked.state not in on:
        yield f"It is on {name_of(on[0])}, not on {name_of(asked.state)}.", ()
    for other in dict.fromkeys(code for code, _ in asked.elsewhere):
        places = tuple(where for code, where in asked.elsewhere if code == other)
        yield f"It recommends to another State: {name_of(other)}.", places


def _annexes(rule: Rule, asked: _Asked) -> Told:
    annex = [each for each in asked.of.passages if each.part == "annex"]
    heads = [at for at, each in enumerate(annex) if has("annex", each.text, opens=True) and each.words < LEAST + 3]
    for at, end in pairwise([*heads, len(annex)]):
        titled = " ".join(each.text for each in annex[at : min(end, at + 2)])[:300]
        is_long = sum(each.words for each in annex[at:end]) > LONG_ANNEX and not has("matrix", titled)
        if has("report", titled) or is_long:
            yield f"A report is annexed: “{' '.join(titled.split()[:LEAST])}”. Cite it instead.", (annex[at].where,)


def _paragraphs(rule: Rule, asked: _Asked) -> Told:
    bare = [
        each for each in asked.of.passages
        if each.part == "text" and not each.number and not each.is_apart and each.words >= LEAST
    ]  # fmt: skip
    if bare:
        more = [f"{len(bare) - PLACES} more"] if len(bare) > PLACES else []
        yield f"Paragraphs without a number: {len(bare)}.", (*(each.where for each in bare[:PLACES]), *more)


def _pages(rule: Rule, asked: _Asked) -> Told:
    if asked.of.has_page_numbers is False:
        yield "Its pages have no numbers.", ()


def _cover(rule: Rule, asked: _Asked) -> Told:
    cover = [each.text for each in asked.of.passages if each.part == "cover" and not each.is_slot]
    for part in rule.value if isinstance(rule.value, tuple) else ():
        if part in COVER and not any(_says(part, each) for each in cover):
            yield f"The cover does not give {COVER[part]}.", ("cover",)


def _says(part: str, text: str) -> bool:
    """Whether a line of the cover gives a part of what it has to."""
    if part == "contact":
        return bool(_REACHED.search(text))
    if part == "description":
        return has(part, text)
    is_told = part == "organisations" and has("submitted", text)
    return is_told or any(has(part, sentence, opens=True) for sentence in _SENTENCE.split(text))


CHECKS: Mapping[str, Callable[[Rule, _Asked], Told]] = {
    "words_individual": _words, "words_joint": _words, "words_national_report": _words, "file_types": _file_type,
    "languages": _language, "one_state": _one_state, "no_annexed_reports": _annexes,
    "numbered_paragraphs": _paragraphs, "numbered_pages": _pages, "cover": _cover,
}  # fmt: skip
"""What each rule is checked by."""


OF_LAYOUT = ("numbered_paragraphs", "numbered_pages", "cover")
"""Rules that rest on signs and lines, which are guessed where pages are pictures."""


def _pictures(of: Submission) -> Iterator[Finding]:
    if of.is_recognised:
        says = (
            "Its pages are pictures: nobody can search or copy them, and cover and numbers were not checked. "
            "Hand in the file from which they were printed."
        )
        yield Finding("pictures", "fails", says)


def _slots(of: Submission) -> Iterator[Finding]:
    """What waits for somebody's words still."""
    slots = [each for each in of.passages if each.is_slot]
    if slots:
        named = "; ".join(dict.fromkeys(each.text[each.text.index("[") :].strip() for each in slots[:PLACES]))
        more = f" and {len(slots) - PLACES} more" if len(slots) > PLACES else ""
        where = tuple(dict.fromkeys(each.where for each in slots[:PLACES]))
        yield Finding("slots", "fails", f"Nobody filled in: {named}{more}. Write it, or take the line out.", where)


def _unknown_language(of: Submission) -> Iterator[Finding]:
    if of.language is None:
        yield Finding("languages", "tells", "Its language cannot be told: it has too few words of its own.")


def _deadline(state: str, today: date, number: int | None, kind: Kind) -> Iterator[Finding]:
    """Whether the day for handing in is over, for a session or the State's next one."""
    coming = next_review(state, today.isoformat())
    number = number or (coming.session if coming else None)
    if number and number not in sessions():
        says = f"The calendar has no session {number}: look up for yourself until when submissions are due."
        yield Finding("deadline", "tells", says)
        return
    due = number and deadline(number, "national_report" if kind == "national" else "submissions")
    if due and bounds(due.last)[1] < today.isoformat():
        says = f"What is for session {number} was due by {due.last}; today is {today}."
        yield Finding("deadline", "warns" if due.is_derived else "fails", says, (), due.source, not due.is_derived)


def _names(rule: Rule, kind: Kind, people: Sequence[Named]) -> Iterator[Finding]:
    for name in dict.fromkeys(each.name for each in people):
        places = tuple(dict.fromkeys(each.where for each in people if each.name == name))
        says = f"{name} is named, and no consent to submission and publication is in force."
        yield Finding("names", "fails", says, places)
    if kind in rule.of and rule.value != 0:
        source = f"{rule.source}, as of {rule.as_of}"
        yield Finding(rule.key, "tells", f"{rule.says}.", (), source, rule.is_confirmed)
