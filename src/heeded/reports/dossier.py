"""The documents of one review: the calendar and the documents at hand in, what is here and what is missing out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from heeded.model import Document, Kind
from heeded.reports.words import WITHOUT_REPLY
from heeded.vocabulary.calendar import ReviewSlot, council_month, cycle_of_session
from heeded.vocabulary.calendar import session as session_of

__all__ = ["Entry", "Presence", "cycle_of", "dossier", "without_reply"]

Presence = Literal["here", "missing", "not yet issued", "none named"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document that a review has, or several of one kind: what it is, its symbol, and the files of it at hand."""

    kind: Kind
    presence: Presence
    symbol: str | None = None
    """None where it is not yet known, or the kind has none (then `has_symbol` is False)."""
    files: tuple[str, ...] = ()
    has_symbol: bool = True


@dataclass(frozen=True, slots=True)
class Expected:
    """A kind of document that belongs to a review; {session}, {state}, {report} and {council} are filled in."""

    kind: Kind
    symbol: str | None = None
    has_symbol: bool = True
    is_expected: bool = True
    """Whether every review has one: a mid-term report is up to the State."""
    comes_with: Literal["session", "council"] = "session"


# Symbols of the three basic documents: resolution 5/1, annex, para. 15; they are numbered alike for every State.
# The Council's reports were numbered 2 by the sessions 28, 43 and 59 (A/HRC/28/2, 43/2, 59/2), but not by session 14.
EXPECTED = (
    Expected("national_report", "A/HRC/WG.6/{session}/{state}/1"),
    Expected("un_compilation", "A/HRC/WG.6/{session}/{state}/2"),
    Expected("stakeholder_summary", "A/HRC/WG.6/{session}/{state}/3"),
    Expected("advance_questions", has_symbol=False),
    Expected("working_group_report", "{report}"),
    Expected("addendum", "{report}/Add.1", comes_with="council"),
    Expected("council_report", "{council}", comes_with="council"),
    Expected("outcome_decision", comes_with="council"),
    Expected("thematic_list", has_symbol=False, comes_with="council"),
    Expected("hc_letter", has_symbol=False, is_expected=False, comes_with="council"),
    Expected("midterm_report", has_symbol=False, is_expected=False, comes_with="council"),
)
NUMBERED_TWO_FROM = 28
# "A/HRC/28/10", "A/HRC/28/10/Add.1"
REPORT = re.compile(r"(?P<report>A/HRC/\d+/\d+)(/Add\.\d+)?")
# "A/HRC/28/10/Add.1"
ADDENDUM = re.compile(r"A/HRC/\d+/\d+/Add\.\d+")


def cycle_of(state: str, document: Document, slots: Sequence[ReviewSlot]) -> int | None:
    """The State's cycle that a document belongs to, as far as the document or its sessions say."""
    if document.states[:1] == (state,) and document.cycle is not None:
        return document.cycle
    if document.session is not None:
        return cycle_of_session(document.session)
    councils = {slot.council_session: slot.cycle for slot in slots}
    return councils.get(document.council_session or 0, document.cycle)


def dossier(
    state: str, slot: ReviewSlot | None, documents: Iterable[Document], cited: Sequence[str], today: date
) -> tuple[Entry, ...]:
    """What is here and what is missing of one review, in the order of the process, then whatever else is here.

    Of a review that the calendar does not know (no slot) nothing is missed.
    `documents` are those of this State and cycle, `cited` the symbols that any document names as the review's.
    """
    by_kind: dict[Kind, list[Document]] = {}
    for document in documents:
        by_kind.setdefault(document.kind, []).append(document)
    entries = _expected(state, slot, by_kind, cited, today) if slot else []
    for kind, found in sorted(by_kind.items()):
        symbols = {document.symbol for document in found}
        symbol = symbols.pop() if len(symbols) == 1 else None
        entries.append(Entry(kind, "here", symbol, _files(found), has_symbol=symbol is not None))
    return tuple(entries)


def without_reply(report: str | None, say: Callable[[str], str] = str) -> str:
    """In one line: what recommendations of a report without a reply count as, and which file to add."""
    found = REPORT.fullmatch(report or "")
    add = say(WITHOUT_REPLY["add"]) % {"symbol": f"{found['report']}/Add.1"} if found else say(WITHOUT_REPLY["add_any"])
    return f"{say(WITHOUT_REPLY['counted'])}; {add}."


def _expected(
    state: str, slot: ReviewSlot, by_kind: dict[Kind, list[Document]], cited: Sequence[str], today: date
) -> list[Entry]:
    """The entries of the kinds that belong to a review; they are taken out of the documents by kind."""
    of_report = (*by_kind.get("working_group_report", ()), *by_kind.get("addendum", ()))
    names = _names(state, slot, (*(document.symbol or "" for document in of_report), *cited))
    entries = []
    for expected in EXPECTED:
        found = by_kind.pop(expected.kind, [])
        if found or expected.is_expected:
            symbol = next((d.symbol for d in found if d.symbol), None) or _filled(expected.symbol, names)
            presence: Presence = "here" if found else _absence(expected, slot, cited, today)
            if presence == "none named":
                symbol = None
            entries.append(Entry(expected.kind, presence, symbol, _files(found), expected.has_symbol))
    return entries


def _files(documents: Iterable[Document]) -> tuple[str, ...]:
    return tuple(sorted(document.file for document in documents))


def _names(state: str, slot: ReviewSlot, symbols: Iterable[str]) -> dict[str, str]:
    """What fills the placeholders of symbols, as far as it is known."""
    names = {"session": str(slot.session), "state": state}
    reports = (match["report"] for symbol in symbols if (match := REPORT.fullmatch(symbol)))
    if report := next(reports, None):
        names["report"] = report
    if slot.council_session >= NUMBERED_TWO_FROM:
        names["council"] = f"A/HRC/{slot.council_session}/2"
    return names


def _filled(symbol: str | None, names: dict[str, str]) -> str | None:
    try:
        return symbol.format_map(names) if symbol else None
    except KeyError:
        return None


def _absence(expected: Expected, slot: ReviewSlot, cited: Sequence[str], today: date) -> Presence:
    """Missing, or not yet issued where its session has not begun, or none where the Council's report names none."""
    begins = session_of(slot.session).first
    if expected.comes_with == "council":
        begins = council_month(slot.council_session) or begins
    if begins > today.isoformat()[: len(begins)]:
        return "not yet issued"
    is_named = any(ADDENDUM.fullmatch(symbol) for symbol in cited)
    if expected.kind == "addendum" and any(map(REPORT.fullmatch, cited)) and not is_named:
        return "none named"
    return "missing"
