"""What a recommendation asks and a register in, what the register shows of it out: done, when, not by its day, or why
it does not decide.

A machine states what a register says; whether a recommendation is implemented is for people to conclude.
"""

from datetime import date, timedelta

from heeded.assess.asks import asks_of
from heeded.assess.dates import last_day
from heeded.assess.registers import Register
from heeded.primary import RegisterEntry
from heeded.verified import Reason, RegisterAsk, Result, Verified
from heeded.vocabulary import load

__all__ = ["STALE_AFTER", "verified", "verify"]

STALE_AFTER = timedelta(days=365)
"""A register older than this is flagged: much can have happened since."""
ROUND = 5
"""Years until the next review of a State, at most."""


def verified(
    text: str, state: str, reviewed: str, register: Register, on: date, answered: str | None = None
) -> tuple[Verified, ...]:
    """What the registers show of each thing that a recommendation asks, in its order; empty where they decide nothing.

    `reviewed` is the day (or month, or year) of the review, `on` the day on which it is asked how old a register is,
    `answered` the day of the State's reply.
    """
    return tuple(verify(ask, state, reviewed, register, on, answered) for ask in asks_of(text))


def verify(
    ask: RegisterAsk, state: str, reviewed: str, register: Register, on: date, answered: str | None = None
) -> Verified:
    """What a register shows of one ask."""
    entry = _entry(ask, state, reviewed, register)
    if entry is None or (not ask.item and ask.register == "treaties"):
        return Verified(ask, state, reviewed, "undecided", reason=_no_entry(ask, register))
    result, reason = _result(ask, reviewed, entry)
    if result == "undecided" and reason == "no_date" and _was_not_done(ask, state, reviewed, register):
        result, reason = "fulfilled", None  # not yet at the review, done on a later day of the register
    is_shown = result not in ("undecided", "not_by") or entry.status == "withdrawn"
    when = entry.date if is_shown and result != "undecided" else None
    day = last_day(entry.as_of)
    is_stale = day + STALE_AFTER < on or (answered is not None and day < last_day(answered))
    return Verified(
        ask, state, reviewed, result, when, entry.status, reason, entry.note, entry.source, entry.as_of, is_stale
    )


def _entry(ask: RegisterAsk, state: str, reviewed: str, register: Register) -> RegisterEntry | None:
    """The row that speaks: that of the latest day; of what is done anew after each review, the first one after it."""
    if _is_recurrent(ask):
        for row in register.rows.get((ask.register, state, ask.item), ()):
            if row.date and _when(row.date, reviewed) == "fulfilled" and _answers(row.date, reviewed):
                return row
    return register.latest(ask.register, state, ask.item)


def _is_recurrent(ask: RegisterAsk) -> bool:
    return bool(load("registers")["registers"][ask.register].get("is_recurrent"))


def _result(ask: RegisterAsk, reviewed: str, entry: RegisterEntry) -> tuple[Result, Reason | None]:
    """The result by one row of a register, and why it is undecided."""
    if entry.status == "doubtful":
        return "undecided", "doubtful"
    if ask.act == "lift":
        return "undecided", "reservation"
    if ask.act == "sign":
        is_dated = entry.status == "signed" and entry.date
        return (_when(entry.date, reviewed), None) if is_dated and entry.date else ("undecided", "signature")
    if entry.status in _done_by(ask):
        if _is_recurrent(ask) and entry.date and not _answers(entry.date, reviewed):
            return "undecided", "only_earlier"
        return ("undecided", "no_date") if entry.date is None else (_when(entry.date, reviewed), None)
    if ask.force != "direct":
        return "undecided", "consider" if ask.force == "consider" else "steps"
    if last_day(entry.as_of) < last_day(reviewed):
        return "undecided", "older_than_review"
    return "not_by", None


def _answers(done: str, reviewed: str) -> bool:
    """Whether what was done on a day can answer a review: not before its year, and before the next one."""
    return 0 <= int(done[:4]) - int(reviewed[:4]) < ROUND


def _when(done: str, reviewed: str) -> Result:
    """Whether a date lies before or after the review, as far as both are precise."""
    shared = min(len(done), len(reviewed))
    if done[:shared] == reviewed[:shared]:
        return "fulfilled" if shared == len("2014-10-30") else "in_review_year"
    return "fulfilled" if done > reviewed else "before_review"


def _done_by(ask: RegisterAsk) -> tuple[str, ...]:
    """The statuses that show an ask done."""
    if ask.register == "treaties":
        return ("party",)
    return tuple(load("registers")["registers"][ask.register]["acts"][ask.act]["done_by"])


def _no_entry(ask: RegisterAsk, register: Register) -> Reason:
    if ask.register != "treaties" or ask.item in register.items("treaties"):
        return "no_row"
    if not ask.item:
        return "unnamed"
    return "which_protocol" if ask.item == "CRC-OP" else "other_treaty"


def _was_not_done(ask: RegisterAsk, state: str, reviewed: str, register: Register) -> bool:
    """Whether a row of a day after the review still says that it was not done."""
    rows = register.rows[ask.register, state, ask.item]
    return any(last_day(row.as_of) >= last_day(reviewed) and row.status not in _done_by(ask) for row in rows[:-1])
