"""A State and what somebody calls an event in; the event with its name, date and words out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.dates import bounds, find_dates, is_iso_date
from heeded.vocabulary.states import name_of

__all__ = ["NamedEvent", "event_of", "events_of"]


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """Something that happened in a State: its date (`YYYY[-MM[-DD]]` or FROM/TO), and its name if it has one."""

    state: str
    date: str
    name: str | None = None
    words: str | None = None
    """What prose calls it, as an expression."""

    def is_named_in(self, text: str) -> bool:
        """Whether a text calls the event by one of its names."""
        return any(True for _ in self.places_in(text, 0, len(text)))

    def places_in(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where a stretch of a text calls the event by one of its names."""
        if self.words:
            yield from (match.start() for match in _compiled(self.words).finditer(text, start, end))

    def overlaps(self, date: str) -> bool:
        """Whether a date, or a range of dates, has a day in common with the event's."""
        first, last = bounds(self.date)
        other_first, other_last = bounds(date)
        return first <= other_last and other_first <= last


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)


@cache
def events_of(state: str) -> tuple[NamedEvent, ...]:
    """The events of a State that have a name of their own, in the order of `events.yml`."""
    return tuple(
        NamedEvent(state, str(row["date"]), row["name"], rf"(?<!\w)(?:{'|'.join(row['words'])})(?!\w)")
        for row in load("events")["named"]
        if row["state"] == state
    )


def event_of(state: str, asked: str) -> NamedEvent:
    """The event that is asked for by name ("Bloody January") or by date ("January 2022", "2022-01", "2022").

    Raises VocabularyError where neither is known.
    """
    known = events_of(state)
    asked = asked.strip()
    by_name = [each for each in known if each.name and (each.name.lower() == asked.lower() or each.is_named_in(asked))]
    if by_name:
        return by_name[0]
    date = asked if is_iso_date(asked) else next((found.iso for found in find_dates(asked)), None)
    if date is None or date.startswith("--"):
        names = ", ".join(each.name for each in known if each.name) or "none"
        raise VocabularyError(
            f"No event of {name_of(state)} is called {asked!r} (known: {names}): give a date such as January 2022."
        )
    in_it = [each for each in known if each.overlaps(date) and len(date) >= len("2022-01")]
    return in_it[0] if in_it else NamedEvent(state, date)
