"""What people assigned and noted in, the tasks of a State or body on a day out; rows of a table in, assignments out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from heeded.assess.dates import last_day
from heeded.errors import HeededError
from heeded.followed import Task
from heeded.primary import Assignment, Kept, ProgressNote

__all__ = ["COLUMNS", "assignment_of", "dated", "noted_on", "tasks"]

COLUMNS = ("recommendation", "responsible", "steps", "indicator", "due")
"""Columns of a table of assignments; the first two must be there and filled."""


def tasks(assigned: Sequence[Kept[Assignment]], notes: Iterable[Kept[ProgressNote]], as_of: date) -> tuple[Task, ...]:
    """The last assignment of each recommendation to each body, with the notes up to a day, in the order of their keys.

    Where two persons assign the same or note of one day, the later one counts. A note without an assignment is left.
    """
    last: dict[tuple[str, str], Kept[Assignment]] = {}
    for each in sorted(assigned, key=lambda each: each.added):
        last[each.value.subject, each.value.responsible] = each
    noted: dict[tuple[str, ...], Kept[ProgressNote]] = {}
    for note in sorted(notes, key=lambda note: note.added):
        if first_day(note.value.date) <= as_of:
            noted[note.value.key] = note
    return tuple(
        _task(each, [note for note in noted.values() if note.value.key[:2] == place], as_of)
        for place, each in sorted(last.items())
    )


def _task(each: Kept[Assignment], notes: Iterable[Kept[ProgressNote]], as_of: date) -> Task:
    ordered = tuple(sorted(notes, key=lambda note: note.value.date))
    is_done = bool(ordered) and ordered[-1].value.is_done
    due = each.value.due
    return Task(each.value, each.by, ordered, due is not None and not is_done and last_day(due) < as_of)


def first_day(day: str) -> date:
    """The first day that "2015", "2015-03" or "2015-03-19" can mean."""
    return date(int(day[:4]), int(day[5:7] or 1), int(day[8:10] or 1))


def dated(day: str, what: str) -> str:
    """The date as given; raises HeededError where it is none of YYYY, YYYY-MM and YYYY-MM-DD, or does not exist."""
    try:
        is_written_so = day == first_day(day).isoformat()[: len(day)] and len(day) in (4, 7, 10)
    except ValueError:
        is_written_so = False
    if not is_written_so:
        raise HeededError(f"{what} {day!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD.")
    return day


def noted_on(day: str, what: str, today: date) -> str:
    """The date as `dated` gives it; raises HeededError where it lies after today, too."""
    if first_day(dated(day, what)) > today:
        raise HeededError(f"{what} {day} has not come yet: progress has the date on which it was made.")
    return day


def assignment_of(row: Mapping[str, str], review: str, known: frozenset[str]) -> Assignment:
    """The assignment in a row of a table; raises HeededError with what is wrong.

    A recommendation is given by its public id or, where `review` is given ("KAZ/4"), by its number. `known` are the
    public ids of the record.
    """
    given = row["recommendation"]
    if not given:
        raise HeededError("no recommendation is named in the column `recommendation`.")
    if review and "/" in given and given.rpartition("/")[0] != review:
        raise HeededError(f"{given} is of another review than --review {review}: correct one of them.")
    subject = given if "/" in given or not review else f"{review}/{given}"
    if subject not in known:
        raise HeededError(f"the record has no recommendation {subject}.")
    if not row["responsible"]:
        raise HeededError(f"nobody is named in the column `responsible` for {subject}.")
    due = row.get("due", "")
    return Assignment(
        subject, row["responsible"], row.get("steps", ""), row.get("indicator", ""),
        dated(due, "the due date") if due else None,
    )  # fmt: skip
