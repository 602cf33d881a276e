"""Rows of public registers in, what they say of a State on an item out: the rows that ship, and those that people add.

Of several rows on one thing the one of the latest day speaks; the earlier ones stay and tell what was true before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from heeded.errors import VocabularyError
from heeded.primary import RegisterEntry
from heeded.vocabulary import load
from heeded.vocabulary.states import name_of

__all__ = ["Register", "names", "shipped", "statuses", "with_entries"]

Rows = Mapping[tuple[str, str, str], tuple[RegisterEntry, ...]]


@dataclass(frozen=True, slots=True)
class Register:
    """All rows that are known, by register, State and item, each list in the order of its days."""

    rows: Rows

    def latest(self, register: str, state: str, item: str = "") -> RegisterEntry | None:
        """The row of the latest day; None where there is none."""
        return next(iter(reversed(self.rows.get((register, state, item), ()))), None)

    def items(self, register: str) -> frozenset[str]:
        """The items that a register has rows for, of whatever State."""
        return frozenset(item for name, _, item in self.rows if name == register)


def names() -> tuple[str, ...]:
    """The registers by name."""
    return tuple(load("registers")["registers"])


def statuses(register: str) -> Mapping[str, str]:
    """What a row of a register can say, with its meaning; raises VocabularyError for an unknown register."""
    try:
        found: Mapping[str, str] = load("registers")["registers"][register]["statuses"]
    except KeyError:
        raise VocabularyError(f"There is no register {register!r}; the registers are: {', '.join(names())}.") from None
    return found


def with_entries(entries: Iterable[RegisterEntry]) -> Register:
    """The shipped rows and these: a row of a later day takes the place of an earlier one, of one day the last given."""
    return _with(shipped().rows, entries)


@cache
def shipped() -> Register:
    """The rows of `registers.yml` and `treaty_status.yml` alone."""
    return _with({}, _entries())


def _with(known: Rows, entries: Iterable[RegisterEntry]) -> Register:
    rows = dict(known)
    for entry in entries:
        key = entry.register, entry.state, entry.item
        rows[key] = tuple(sorted((*rows.get(key, ()), entry), key=lambda each: each.as_of))
    return Register(rows)


def _entries() -> tuple[RegisterEntry, ...]:
    found = list(_treaties())
    for register, content in load("registers")["registers"].items():
        for state, item, status, date, source, as_of in content["rows"]:
            name_of(state)
            if status not in content["statuses"]:
                raise VocabularyError(f"registers.yml, {register}, {state}: {status!r} is none of its statuses.")
            found.append(RegisterEntry(register, state, item, status, str(date) if date else None, source, str(as_of)))
    return tuple(found)


def _treaties() -> Iterable[RegisterEntry]:
    """One row for each State and instrument; what a State has not joined is a row too."""
    content = load("treaty_status")
    source, as_of = content["source"][0], content["status_as_of"]
    for state, line in content["states"].items():
        name_of(state)
        said = dict(_pair(state, part) for part in line.split(", "))
        left = dict([_pair(state, content["withdrawn"][state])]) if state in content["withdrawn"] else {}
        doubts = content["doubtful"].get(state, {})
        for item in content["instruments"]:
            if item == content["unrecorded"].get(state):
                continue
            status, date = "none", said.get(item)
            if item in doubts:
                status = "doubtful"
            elif item in left:
                status, date = "withdrawn", left[item]
            elif date:
                status, date = ("signed", None) if date == "signed" else ("party", date)
            yield RegisterEntry("treaties", state, item, status, date, source, as_of, doubts.get(item, ""))


def _pair(state: str, part: str) -> tuple[str, str]:
    item, _, said = part.partition(" ")
    if item not in load("treaty_status")["instruments"] or not (
        said == "signed" or (len(said) == 4 and said.isdigit())
    ):
        raise VocabularyError(f'treaty_status.yml, {state}: "{part}" is no instrument with a year or "signed".')
    return item, said
