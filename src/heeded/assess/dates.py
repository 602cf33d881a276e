"""A State and a day in, the steps of its review that are still to come out: each with its date as known and its source.

Nothing past is called next, and no date is guessed: what follows from a rule says so, what no source tells has none.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from heeded.followed import NextDate
from heeded.vocabulary.calendar import (
    ReviewSlot,
    adoption_months,
    deadline,
    half_way,
    reviews_of,
    session,
    sessions,
)

__all__ = ["last_day", "next_dates"]

CALENDAR = "calendar of the UPR Working Group"
BY_ORDER = "by the order of States of cycle 2 (Human Rights Council decision 17/119)"
BY_MONTH = "by the months in which the Council's sessions are held"
BY_CUSTOM = "as for the sessions whose deadlines are known"


def next_dates(state: str, as_of: date, adopted: Mapping[int, str] | None = None) -> tuple[NextDate, ...]:
    """The steps of a State's reviews that are ahead up to its next review, in order of time; undated ones stand last.

    A step that is under way or can still fall on the day itself hides no later one of its kind: after the first days
    of a session the review of the next cycle is told, too. Of a cycle after that of the next review nothing is told.
    `adopted` holds the days on which outcomes were adopted, by cycle, as far as documents tell them. A State that has
    had its last review in the calendar has a next review without a date; one that is never reviewed has no dates.
    """
    slots = reviews_of(state)
    if not slots:
        return ()
    steps = [step for slot in slots for step in _steps(state, slot, adopted or {})]
    ahead = [each for each in steps if _is_ahead(each, as_of)]
    coming = next((each.cycle for each in ahead if each.step == "review" and not _has_begun(each, as_of)), None)
    found: list[NextDate] = []
    for each in ahead:
        is_told = any(one.step == each.step and not _has_begun(one, as_of) for one in found)
        if not is_told and (coming is None or each.cycle <= coming):
            found.append(each)
    if coming is None:
        last, cycle = max(sessions()), slots[-1].cycle + 1
        source = f"the calendar ends with session {last} ({session(last).year})"
        found.append(NextDate(state, cycle, "review", None, None, False, None, source))
    return tuple(sorted(found, key=lambda each: (each.first is None, each.first or "", each.cycle)))


def _steps(state: str, slot: ReviewSlot, adopted: Mapping[int, str]) -> Iterator[NextDate]:
    held = session(slot.session)
    for step in ("submissions", "national_report"):
        if due := deadline(slot.session, step):
            source = f"{BY_CUSTOM}: {due.source}" if due.is_derived else due.source
            is_derived = due.is_derived or slot.is_derived
            yield NextDate(state, slot.cycle, step, due.first, due.last, is_derived, slot.session, source)
    rules = [BY_ORDER] if slot.is_derived else []
    rules += ["by its usual months"] if "dates" in held.derived else []
    source = "; ".join((CALENDAR, *rules))
    yield NextDate(state, slot.cycle, "review", held.first, held.last, bool(rules), slot.session, source)
    yield _adoption(state, slot, adopted.get(slot.cycle))
    point, source = half_way(held.first)
    yield NextDate(state, slot.cycle, "mid_term", point, point, True, slot.session, source)


def _adoption(state: str, slot: ReviewSlot, day: str | None) -> NextDate:
    council = slot.council_session
    if day:
        return NextDate(state, slot.cycle, "adoption", day, day, False, council, "the record")
    months = adoption_months(council)
    if months is None:
        return NextDate(state, slot.cycle, "adoption", None, None, False, council, "no month is known of this session")
    is_derived = months.is_derived or "council" in session(slot.session).derived or slot.is_derived
    return NextDate(
        state, slot.cycle, "adoption", months.first, months.last, is_derived, council,
        f"{months.source}; {BY_MONTH}" if is_derived else months.source,
    )  # fmt: skip


def _is_ahead(each: NextDate, as_of: date) -> bool:
    """Whether the last day that the step can fall on is not past."""
    return each.last is not None and last_day(each.last) >= as_of


def _has_begun(each: NextDate, as_of: date) -> bool:
    """Whether the first day that the step can fall on has come."""
    return each.first is not None and each.first <= as_of.isoformat()[: len(each.first)]


def last_day(day: str) -> date:
    """The last day that "2015", "2015-03" or "2015-03-19" can mean."""
    year, month = int(day[:4]), int(day[5:7] or 12)
    return date(year, month, int(day[8:10] or monthrange(year, month)[1]))
