"""Words on decisions in individual cases in; the decisions that they cite, remedies, persons and grades out."""

import re
from dataclasses import dataclass
from functools import cache

from heeded.vocabulary import load
from heeded.vocabulary.states import iso3_of

__all__ = [
    "IN_ALL_NUMBERS",
    "CitedDecision",
    "body_name",
    "cited_decisions",
    "grade_in",
    "is_asked",
    "key_of",
    "person_in",
    "remedies_in",
]

IN_ALL_NUMBERS = "/"
"""What the number of every decision has: "2131/2012", "67/2019"; a text without it cites none."""
NEAR = 400
"""Characters before and behind the number of a communication in which its Committee may be named."""
# "CCPR/C/112/D/2131/2012", "E/C.12/61/D/22/2017"
_VIEWS = re.compile(
    r"(?<![\w/])(?P<body>CCPR|CAT|CEDAW|CERD|CRPD|CRC|CED)\s?/\s?C\s?/\s?\d{1,3}\s?/\s?D\s?/\s?(?P<number>\d{1,5}\s?/\s?\d{4})(?!\d)"
    r"|(?<![\w/])(?P<social>E)\s?/\s?C\.12\s?/\s?\d{1,3}\s?/\s?D\s?/\s?(?P<other>\d{1,5}\s?/\s?\d{4})(?!\d)"
)
# "A/HRC/WGAD/2019/67"
_OPINION = re.compile(r"(?<![\w/])A\s?/\s?HRC\s?/\s?WGAD\s?/\s?(?P<year>\d{4})\s?/\s?(?P<place>\d{1,3})(?!\d)")
_NUMBER = re.compile(r"\d{1,5}/(?:19|20)\d\d(?!\d)")
# "12/2020", "12/2020, 13/2020 and 14/2020"
_NUMBERS = rf"(?P<numbers>{_NUMBER.pattern}(?:(?:,\s(?:and\s)?|\s(?:and|et|y|и|&)\s){_NUMBER.pattern}){{0,20}})"
# "Jan", "Novák", "O’Hara", "Al-Saadi"
_NAME = r"(?:[A-ZÀ-ÞА-Я][\w’'-]{1,20}(?:\s(?:[A-ZÀ-ÞА-Я][\w’'.-]{0,20}|al|bin|de|van)){0,3})"


@dataclass(frozen=True, slots=True)
class CitedDecision:
    """A decision as a text cites it; `symbol` is None where its number alone is given."""

    body: str
    number: str
    """"2131/2012", of the case; of an opinion "67/2019"."""
    symbol: str | None
    start: int
    end: int


def cited_decisions(text: str) -> tuple[CitedDecision, ...]:
    """The decisions that a text cites, in order.

    A communication that is given by its number alone counts where the text names the Committee; an opinion needs none.
    """
    found = [_by_symbol(match) for match in _VIEWS.finditer(text)]
    found += [
        CitedDecision("WGAD", f"{int(m['place'])}/{m['year']}", "".join(m[0].split()), *m.span())
        for m in _OPINION.finditer(text)
    ]
    for match in _bare("opinion").finditer(text):
        found += _by_numbers("WGAD", match)
    for match in _bare("communication").finditer(text):
        if body := _body_near(text, match.start()):
            found += _by_numbers(body, match)
    return tuple(sorted(found, key=lambda each: each.start))


def _by_symbol(match: re.Match[str]) -> CitedDecision:
    number = "".join((match["number"] or match["other"]).split())
    return CitedDecision(match["body"] or match["social"], number, "".join(match[0].split()), *match.span())


def _by_numbers(body: str, match: re.Match[str]) -> list[CitedDecision]:
    """Each number of a list; the words before it belong to the first."""
    first = match.start("numbers")
    return [
        CitedDecision(body, each[0], None, match.start() if each.start() == first else each.start(), each.end())
        for each in _NUMBER.finditer(match.string, first, match.end())
    ]


@cache
def _bare(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_spaced(load('case_decisions')[kind])}){_NUMBERS}")


def _body_near(text: str, place: int) -> str | None:
    """The Committee that is named last before a place, or first behind it, not far off."""
    first, last = max(0, place - NEAR), place + NEAR
    named = [(m.start(), body) for body, words in _bodies().items() for m in words.finditer(text, first, last)]
    before = [each for each in named if each[0] < place]
    return max(before)[1] if before else min(named)[1] if named else None


@cache
def _bodies() -> dict[str, re.Pattern[str]]:
    rows = load("case_decisions")["bodies"]
    return {body: re.compile(_spaced(row["words"])) for body, row in rows.items() if body != "WGAD"}


def key_of(words: str) -> tuple[str, str] | None:
    """Body and number of the one decision that these words are: "CCPR/C/112/D/2131/2012", "WGAD 67/2019"."""
    if short := re.fullmatch(r"\s*([A-Z]+)\s+(\d{1,5}/\d{4})\s*", words):
        return (short[1], short[2]) if short[1] in load("case_decisions")["bodies"] else None
    found = cited_decisions(words)
    return (found[0].body, found[0].number) if len(found) == 1 else None


def body_name(body: str) -> str:
    """The full name of a body by its letters."""
    return str(load("case_decisions")["bodies"][body]["name"])


def remedies_in(text: str, language: str) -> tuple[str, ...]:
    """What a text names of what can be asked: "release", "compensation" ..., in the order of the vocabulary."""
    return tuple(name for name, words in _remedies(language).items() if words.search(text))


@cache
def _remedies(language: str) -> dict[str, re.Pattern[str]]:
    rows = load("case_decisions")["remedies"]
    return {name: _whole(row[language]) for name, row in rows.items()}


def is_asked(text: str, language: str) -> bool:
    """Whether a text asks for something."""
    return _whole(load("case_decisions")["asked"][language]).search(text) is not None


def grade_in(text: str) -> str | None:
    """The Committee's grade that a text gives to the follow-up: "A" to "E"."""
    found = _grade().search(text)
    return (found["grade"] or found["assessed"]) if found else None


@cache
def _grade() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_spaced(load('case_decisions')['grade'])})")


def person_in(text: str) -> str | None:
    """The person whose case it is, as named beside: "in the case of Mr. Jan Novak", "Jan Novak v. Arvenia"."""
    words = load("case_decisions")["person"]
    found = re.search(rf"(?:{_spaced(words['before'])})(?P<name>{_NAME})", text) or re.search(
        rf"(?P<name>{_NAME})(?:\set al\.)?{_spaced(words['versus'])}[A-ZÀ-ÞА-Я]", text
    )
    if found is None:
        return None
    name = " ".join(found["name"].split()).removesuffix(".").removesuffix("’s")
    return None if iso3_of(name) or re.match(rf"(?:{words['no_name']})\b", name) else name


@cache
def _whole(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_spaced(expression)})(?!\w)", re.IGNORECASE)


def _spaced(expression: str) -> str:
    """A space stands for any white space, but for one inside a class of characters."""
    return re.sub(r"(?<!\[) (?![^\[\]]*\])", r"\\s", expression)
