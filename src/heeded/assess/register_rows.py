"""Rows of a table that somebody keeps of a public register in; entries, and what is wrong with the others, out."""

from collections.abc import Iterable, Mapping
from datetime import date

from heeded.assess.entering import day
from heeded.assess.registers import statuses
from heeded.errors import UsageError
from heeded.primary import RegisterEntry
from heeded.vocabulary.states import iso3_of, states
from heeded.vocabulary.treaties import find_treaties, treaty_keys

__all__ = ["COLUMNS", "NEEDED", "TREATY", "entries_of", "entry_of"]

TREATY = "treaty"
COLUMNS = (TREATY, "state", "status", "date", "source", "as_of", "note")
"""Of the treaties' register; the others have no treaty."""
NEEDED = ("state", "status", "source", "as_of")
"""Columns without which nothing can be taken in; the treaties' register needs `treaty` too."""


def entries_of(
    register: str, rows: Iterable[tuple[int, Mapping[str, str]]]
) -> tuple[tuple[RegisterEntry, ...], tuple[str, ...]]:
    """The entries of numbered rows, each once, and what is wrong with the others, in words.

    Two rows that say different things of one day are both wrong, for nothing tells which one is right.
    """
    found: dict[tuple[str, ...], tuple[int, RegisterEntry]] = {}
    wrong: dict[int, str] = {}
    for number, row in rows:
        try:
            entry = entry_of(register, row)
        except UsageError as error:
            wrong[number] = str(error)
            continue
        before, known = found.setdefault(entry.key, (number, entry))
        if known != entry:
            wrong[before] = f"Row {number} says otherwise of the same day: leave one of them out."
            wrong[number] = f"Row {before} says otherwise of the same day: leave one of them out."
    good = tuple(entry for number, entry in found.values() if number not in wrong)
    return good, tuple(f"row {number}: {wrong[number]}" for number in sorted(wrong))


def entry_of(register: str, row: Mapping[str, str]) -> RegisterEntry:
    """The entry of one row; raises UsageError with what is wrong and what to do."""
    cells = {name: " ".join(row.get(name, "").split()) for name in COLUMNS}
    item = _treaty(cells[TREATY]) if register == "treaties" else ""
    for name in NEEDED:
        if not cells[name]:
            raise UsageError(f"The {name} is empty: every row says whose, what, from where and as of when.")
    state, status = _state(cells["state"]), cells["status"].lower().replace(" ", "_")
    known = {name.lower(): name for name in statuses(register)}
    if status not in known:
        raise UsageError(
            f"{cells['status']!r} is no status of this register: write one of {', '.join(known.values())}."
        )
    when, as_of = _day(cells["date"]), _day(cells["as_of"])
    assert as_of is not None
    if when and when[: len(as_of)] > as_of[: len(when)]:
        raise UsageError(f"The date {when} lies after {as_of}, for which the register speaks: correct one of them.")
    if when and known[status] == "none":
        raise UsageError("What was not done has no date: leave the date out, or write another status.")
    return RegisterEntry(register, state, item, known[status], when, cells["source"], as_of, cells["note"])


def _day(words: str) -> str | None:
    if words[:4].isdigit() and int(words[:4]) > date.today().year:
        raise UsageError(f"{words} has not come yet: a register tells what was done.")
    return day(words)


def _state(words: str) -> str:
    code = words.upper() if words.upper() in states() else iso3_of(words)
    if code is None:
        raise UsageError(f"{words!r} is no State: write its code, such as KAZ, or its name.")
    return code


def _treaty(words: str) -> str:
    """The key of a treaty given by key or name."""
    by_key = {key.lower(): key for key in treaty_keys()}
    if words.lower() in by_key:
        return by_key[words.lower()]
    named = find_treaties(words)
    if len(named) == 1 and named[0][1:] == (0, len(words)):
        return named[0][0]
    raise UsageError(f"{words!r} is no treaty that is known: write a key, such as CAT-OP, or its whole name.")
