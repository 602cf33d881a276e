"""What a person asked for in; the State, review or recommendation meant out, or a UsageError that says why not."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches

from heeded.errors import UsageError
from heeded.reports.recommendations import Page
from heeded.reports.record import StateRecord
from heeded.reports.words import day, public_id
from heeded.vocabulary.calendar import reviews_of
from heeded.vocabulary.coding import issues
from heeded.vocabulary.states import fold, iso3_of, name_of, states

__all__ = [
    "PLEDGE", "address", "check_cycle", "check_review", "exact_state", "issue_of", "known_id", "nearest_states",
    "not_known", "only",
    "state_of", "target",
]  # fmt: skip

# "P1"
PLEDGE = re.compile(r"P\d{1,3}")
NEAREST = 4
"""Recommendations that are offered in the place of one that is not known."""
# "KAZ/2", "KAZ/2/124.3"
TARGET = re.compile(r"(?P<state>[^/]+)/(?P<cycle>\d{1,2})(?:/(?P<number>[^/]+))?")
# "124.39", "KAZ 124.39", "KAZ/124.39", "Viet Nam 2 124.39"
NUMBERED = re.compile(r"(?:(?P<state>\S.*?)[\s/]+(?:(?P<cycle>\d{1,2})[\s/]+)?)?(?P<number>\d{1,3}\.\d{1,3})")


def address(words: str) -> tuple[str, int | None, str | None]:
    """The words of a State, the cycle and the number of a recommendation, as far as they are typed.

    "124.39" names no State: the first is empty. Raises UsageError for a cycle that no State has.
    """
    if found := NUMBERED.fullmatch(words):
        return found["state"] or "", int(found["cycle"]) if found["cycle"] else None, found["number"]
    return target(words)


def target(words: str, cycle: int | None = None, number: str | None = None) -> tuple[str, int | None, str | None]:
    """A State with, where they are given, its cycle and the number of a recommendation.

    Raises UsageError where the words name a cycle or number and another one is given beside them.
    """
    found = TARGET.fullmatch(words)
    if found is None:
        return words, cycle, number
    own = int(found["cycle"])
    if own < 1:
        raise UsageError(f"{words} names cycle {own}: the first cycle is 1.")
    if cycle not in (None, own):
        raise UsageError(f"{words} names cycle {own}, and --cycle names {cycle}: leave one of them out.")
    if found["number"] and number and number != found["number"]:
        raise UsageError(f"{words} names {found['number']}, and {number} stands beside it: leave one of them out.")
    return found["state"], own, found["number"] or number


def state_of(words: str) -> tuple[str, str | None]:
    """The code of a State given by code or name, and what to tell where another could be meant."""
    known = states()
    if words.upper() in known:
        return words.upper(), None
    if found := TARGET.fullmatch(words):
        raise UsageError(
            f"{words} names a review, and a State is wanted here: write {found['state']}, and --cycle "
            f"{int(found['cycle'])} behind it where the command takes a cycle."
        )
    alike = [code for code in known if _is_part(words, code)]
    code = iso3_of(words)
    if code is None and len(alike) == 1:
        code = alike[0]
    if code is None:
        raise UsageError(f"No State is called {words!r}." + _choice(alike or _near(words)))
    others = [other for other in alike if other != code]
    is_exact = fold(words) in map(fold, known[code].names)
    if is_exact and not others:
        return code, None
    not_meant = f"; not as {_named(others)}" if others else ""
    return code, f"{words!r} is taken as {_named([code])}{not_meant}."


def exact_state(words: str) -> str | None:
    """The code of the State that is called so, by code or by name; None for a part of a name and for other words."""
    return words.upper() if words.upper() in states() else iso3_of(words)


def _is_part(words: str, code: str) -> bool:
    """Whether the words are whole words of the State's name: "Korea" is part of two."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", name_of(code), re.IGNORECASE) is not None


def nearest_states(words: str) -> list[str]:
    """The codes of the States of which the words are part of the name, else of those whose name or code is near."""
    return [code for code in states() if _is_part(words, code)] or _near(words)


def _near(words: str) -> list[str]:
    codes = {name_of(code).casefold(): code for code in states()} | {code.casefold(): code for code in states()}
    return list(dict.fromkeys(codes[name] for name in get_close_matches(words.casefold(), codes, 4, 0.6)))


def _choice(codes: Sequence[str]) -> str:
    hint = "".join(f"\n  {code}  {name_of(code)}" for code in codes)
    return f" Is it one of these?{hint}" if hint else ""


def _named(codes: Sequence[str]) -> str:
    return ", ".join(f"{name_of(code)} ({code})" for code in codes)


def issue_of(words: str) -> str:
    """The issue of UPR Info's that is meant, whatever its capitals; raises UsageError with the nearest names."""
    known = {name.lower(): name for name in issues()}
    if words.lower() in known:
        return known[words.lower()]
    near = [name for name in known if words.lower() in name] or get_close_matches(words.lower(), known, 5, 0.5)
    meant = f"near it: {'; '.join(known[name] for name in near)}" if near else f"they are: {'; '.join(issues())}"
    raise UsageError(f"{words!r} is no issue of UPR Info's; {meant}.")


def check_cycle(shown: StateRecord, cycle: int) -> None:
    """Raise UsageError where the State has no review of the one cycle asked for."""
    if not shown.reviews:
        raise UsageError(f"{_named([shown.state])} has no review {cycle}: see heeded show {shown.state}.")


def check_review(state: str, cycle: int | None, held: Collection[int]) -> None:
    """Raise UsageError, with the reviews that there are, for one that neither calendar nor record (`held`) knows."""
    known = sorted({*held, *(slot.cycle for slot in reviews_of(state))})
    if cycle is not None and cycle not in known:
        there = f"; it has {', '.join(f'{state}/{each}' for each in known)}" if known else ""
        raise UsageError(f"{_named([state])} has no review {cycle}{there}.")


def known_id(words: str, ids: Callable[[str], Collection[str]]) -> str:
    """The public id that the words name ("kazakhstan/2/124.3"); `ids` gives those that the record has of a State.

    Raises UsageError where they name no recommendation, or one that the record does not have, with the nearest ones.
    """
    state, cycle, number = target(words)
    if cycle is None or number is None:
        raise UsageError(f"{words!r} names no recommendation: write State, cycle and number, as in KAZ/2/124.3.")
    code, _ = state_of(state)
    wanted, known = public_id(code, cycle, number), ids(code)
    if wanted in known:
        return wanted
    near = "".join(f"\n  {each}" for each in get_close_matches(wanted, known, NEAREST, 0.6))
    raise UsageError(
        f"The record has no recommendation {wanted}." + (f" The nearest are:{near}" if near else "")
        + ("" if known else f" It has none of {name_of(code)}: build it with the Working Group's report.")
    )  # fmt: skip


def not_known(later: Sequence[Page], as_of: str, published: Mapping[str, str | None]) -> UsageError:
    """What to say of recommendations that the record has today, and did not know on a day; documents by their dates."""
    ids = " and ".join(page.line.id for page in later)
    documents = dict.fromkeys(page.line.document for page in later)
    dates = [f"{each} is of {day(when)}" for each in documents if (when := published.get(each))]
    told = f": {', '.join(dates)}" if dates else ""
    return UsageError(f"{ids} {'was' if len(later) == 1 else 'were'} not known on {day(as_of)}{told}.")


def only(pages: Sequence[Page], state: str, number: str, cycle: int | None = None) -> Page:
    """The one recommendation of the pages with its number, in one cycle or in any; raises UsageError otherwise."""
    found = [page for page in pages if cycle in (None, page.line.cycle)]
    if len(found) == 1:
        return found[0]
    ids = "".join(f"\n  {page.line.id}" for page in found or pages)
    if not pages:
        raise UsageError(f"The record has no recommendation {number} of {state}: see heeded show {state}.")
    if not found:
        raise UsageError(f"Review {cycle} has no recommendation {number} of {state}; the record has:{ids}")
    raise UsageError(f"{number} is the number of {len(found)} recommendations; name one:{ids}")
