"""The calendar of reviews: a State, session or date goes in; cycle and sessions (Working Group, Council) come out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.dates import bounds
from heeded.vocabulary.states import name_of

__all__ = [
    "Due",
    "ReviewSlot",
    "Session",
    "adoption_months",
    "council_month",
    "council_session_of",
    "cycle_at",
    "cycle_of_session",
    "deadline",
    "half_way",
    "next_review",
    "reviews_of",
    "session",
    "session_of_council",
    "sessions",
]

Purpose = Literal["review", "follow_up"]


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the UPR Working Group.

    `first` and `last` are days, or months where the days are not known. `derived` names what follows from a rule and is
    not read from a source: "states", "council", "dates".
    """

    number: int
    cycle: int
    first: str
    last: str
    council_session: int
    states: tuple[str, ...]
    derived: frozenset[str] = frozenset()

    @property
    def year(self) -> int:
        """The year of the session."""
        return int(self.first[:4])


@dataclass(frozen=True, slots=True)
class ReviewSlot:
    """A State's place in the calendar of one cycle; `is_derived` where the session follows from the order of States."""

    cycle: int
    session: int
    year: int
    council_session: int
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """The days or months, first and last, in which something is due, and who says so; `is_derived` by a rule."""

    first: str
    last: str
    source: str
    is_derived: bool = False


def cycle_of_session(number: int) -> int | None:
    """The cycle of a Working Group session; None outside the four cycles."""
    for cycle, held in load("calendar")["cycles"].items():
        if held["first_session"] <= number <= held["last_session"]:
            return int(cycle)
    return None


@cache
def sessions() -> Mapping[int, Session]:
    """All sessions by number."""
    content = load("calendar")
    found = {}
    for number, entry in content["sessions"].items():
        cycle = cycle_of_session(number)
        if cycle is None:
            raise VocabularyError(f"calendar.yml, session {number}: no cycle holds it; correct `cycles`.")
        first, _, last = entry["dates"].partition("/")
        found[number] = Session(
            number=number,
            cycle=cycle,
            first=first,
            last=last or first,
            council_session=entry["council"],
            states=(*entry["states"].split(), *content["fictional"].get(number, "").split()),
            derived=frozenset(entry.get("derived", ())),
        )
    return MappingProxyType(found)


def session(number: int) -> Session:
    """A session of the Working Group; raises VocabularyError where the calendar has none of this number."""
    try:
        return sessions()[number]
    except KeyError:
        last = max(sessions())
        raise VocabularyError(f"The calendar has no session {number}; it goes from 1 to {last}.") from None


def council_session_of(number: int) -> int | None:
    """The Human Rights Council session that adopts the outcomes of a Working Group session; None where unknown."""
    found = sessions().get(number)
    return found.council_session if found else None


def council_month(council_session: int) -> str | None:
    """The month ("2015-03") of a Council session that adopts outcomes; None for other sessions."""
    month = load("calendar")["council_sessions"].get(council_session)
    return str(month) if month else None


def adoption_months(council_session: int) -> Due | None:
    """The months in which a Council session adopts outcomes, as stated or by its first month; None for others."""
    content = load("calendar")
    if stated := content["outcomes_adopted"].get(council_session):
        return Due(stated, stated, f"calendar of the Council, session {council_session}")
    month = council_month(council_session)
    if month is None:
        return None
    last = f"{month[:4]}-{content['adoption_ends'][int(month[5:7])]:02}"
    return Due(month, last, f"Council session {council_session}", is_derived=True)


def deadline(number: int, what: Literal["submissions", "national_report"]) -> Due | None:
    """When stakeholders' submissions or national reports are due for a session; None where nothing is known of it."""
    content, held = load("calendar"), session(number)
    if stated := content["deadlines"].get(number):
        return Due(str(stated[what]), str(stated[what]), stated["source"])
    usual = content["usual_deadlines"]
    month = int(held.first[5:7])
    rule = next((rule for rule in usual["months"] if month in rule["sessions"]), None)
    if rule is None or number < usual["from_session"]:
        return None
    first, last = rule[what]
    year = held.year if last < month else held.year - 1
    known = ", ".join(map(str, content["deadlines"]))
    return Due(f"{year}-{first:02}", f"{year}-{last:02}", f"sessions {known}", is_derived=True)


def half_way(day: str) -> tuple[str, str]:
    """The month half way from a review ("2019-11-12", "2019-11") to the next, and the rule that says so."""
    rule = load("calendar")["mid_term"]
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + rule["months"], 12)
    return f"{year}-{month + 1:02}", rule["source"]


@cache
def _reviews() -> Mapping[str, tuple[ReviewSlot, ...]]:
    slots: dict[str, list[ReviewSlot]] = {}
    fictional = load("calendar")["fictional"]
    for held in sessions().values():
        for code in held.states:
            name_of(code)
            is_derived = "states" in held.derived and code not in fictional.get(held.number, "")
            slot = ReviewSlot(held.cycle, held.number, held.year, held.council_session, is_derived)
            slots.setdefault(code, []).append(slot)
    return MappingProxyType({code: tuple(sorted(held, key=lambda s: s.cycle)) for code, held in slots.items()})


def reviews_of(iso3: str) -> tuple[ReviewSlot, ...]:
    """The State's reviews in order of time; none for States that are not reviewed (the Holy See)."""
    return _reviews().get(iso3, ())


def next_review(iso3: str, day: str) -> ReviewSlot | None:
    """The State's first review that is not over before a day; None where the calendar has none."""
    return next((slot for slot in reviews_of(iso3) if bounds(session(slot.session).last)[1] >= day), None)


def session_of_council(iso3: str, council_session: int) -> int | None:
    """The Working Group session in which the State was reviewed whose outcome this Council session adopts."""
    return next((slot.session for slot in reviews_of(iso3) if slot.council_session == council_session), None)


# "2019", "2019-11", "2019-11-07"
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def cycle_at(iso3: str, when: str | int, purpose: Purpose) -> int | None:
    """The cycle that a document of this date belongs to.

    `review`: the document was written for a review (a submission, questions, a national report), so the next review
    counts, or the one under way. `follow_up`: it speaks of what a review left (a mid-term report, news), so the last
    review counts. None where the State has no such review in the calendar or an incomplete date leaves two possible.
    """
    if not _DATE.fullmatch(str(when)):
        raise VocabularyError(f"{when!r} is no date; use YYYY, YYYY-MM or YYYY-MM-DD.")
    earliest, latest = (_cycle_on(iso3, day, purpose) for day in bounds(str(when)))
    return earliest if earliest == latest else None


def _cycle_on(iso3: str, day: str, purpose: Purpose) -> int | None:
    if purpose == "review":
        coming = next_review(iso3, day)
        return coming.cycle if coming else None
    slots = reversed(reviews_of(iso3))
    return next((slot.cycle for slot in slots if bounds(session(slot.session).first)[0] <= day), None)
