"""One review of each of several States in; the same measures side by side, as rows and for the screen, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from heeded.followed import NextDate
from heeded.model import POSITIONS
from heeded.reports.layout import grid, heading, indented
from heeded.reports.record import ReviewRecord
from heeded.reports.words import POSITIONS as POSITION_WORDS
from heeded.reports.words import STEPS, line, when
from heeded.vocabulary.coding import ACTIONS, action_name
from heeded.vocabulary.states import name_of

__all__ = ["Compared", "MeasureRow", "rows", "screen"]

MOST = 8
"""Issues that are shown: those most frequent over all States compared."""
FOLLOWED = {
    "claimed": "State claims something", "supporting": "evidence in support", "contradicting": "evidence against",
    "asked_again": "asked again later",
}  # fmt: skip


REGISTERED = {
    "fulfilled": "done after the review", "in_review_year": "done in its year", "before_review": "done before it",
    "not_by": "not done by the register's day",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """One State: the review that is compared, None where the record has none, and its next dates."""

    state: str
    review: ReviewRecord | None
    dates: tuple[NextDate, ...]
    last_listed: int = 0
    """The last cycle whose recommendations the record lists: of it nothing can be told to be asked again later."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One count of one review: how many recommendations, of how many."""

    state: str
    cycle: int
    year: int | None
    measure: str
    """"received", a position, "action", "issue", "claimed", "supporting", "contradicting", "asked_again",
    "fulfilled", "in_review_year", "before_review" or "not_by" by a public register."""
    term: str | None
    """The action category or issue."""
    count: int
    of: int
    """The recommendations of the review: the denominator of the share."""
    share: float


def rows(found: Sequence[Compared]) -> tuple[MeasureRow, ...]:
    """Every count of every review, a line each."""
    return tuple(row for each in found if each.review for row in _rows(each, each.review))


def _rows(compared: Compared, review: ReviewRecord) -> Iterator[MeasureRow]:
    counts = review.counts or {}
    received = counts.get("received", 0)
    measured: list[tuple[str, str | None, int]] = [("received", None, received)]
    measured += [(position, None, counts.get(position, 0)) for position in POSITIONS]
    measured += [("action", each.term, each.received) for each in review.actions]
    measured += [("issue", each.term, each.received) for each in review.issues]
    if review.followed:
        told = [name for name in FOLLOWED if name != "asked_again" or review.cycle < compared.last_listed]
        measured += [(name, None, getattr(review.followed, name)) for name in told]
    if review.registered:
        measured += [(name, None, getattr(review.registered, name)) for name in REGISTERED]
    for measure, term, count in measured:
        share = round(count / received, 3) if received else 0.0
        yield MeasureRow(compared.state, review.cycle, review.year, measure, term, count, received, share)


# ------------------------------------------------------------------------------------------------------- the screen


def screen(found: Sequence[Compared]) -> RenderableType:
    """The measures for the screen, a column for each State; every share is of the recommendations received."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("")
    for each in found:
        review = each.review
        title = f"{each.state}\ncycle {review.cycle} ({review.year})" if review else each.state
        table.add_column(title if not review or review.is_counted else f"{title}\nas announced", justify="right")
    whole = [("received", _of(found, "received"))]
    shares = [(POSITION_WORDS[each], _of(found, each)) for each in POSITIONS]
    actions = [(f"{each} {action_name(each)}", _of(found, "action", each)) for each in ACTIONS]
    issues = [(each, _of(found, "issue", each)) for each in _issues(found)]
    linked = [(words, _of(found, each)) for each, words in FOLLOWED.items()]
    registered = [(words, _of(found, each)) for each, words in REGISTERED.items()]
    for title, measured in (
        ("Recommendations (shares of those received)", [*whole, *shares]), ("By action category", actions),
        ("By issue", issues), ("Linked to something, as machines propose", linked),
        ("What a public register shows", registered),
    ):  # fmt: skip
        _section(table, title, measured)
    absent = [name_of(each.state) for each in found if each.review is None]
    note = f"No recommendations or totals in the record: {', '.join(absent)}." if absent else ""
    rests = Text("What is linked rests on the documents at hand: none of a kind, none linked.", style="dim")
    parts: list[RenderableType] = [table, Text(), rests, Text(), *_dates(found)]
    return Group(*parts, *([Text(note, style="yellow")] if note else []))


def _issues(found: Sequence[Compared]) -> list[str]:
    """The issues with the greatest sum of shares."""
    sums: dict[str, float] = {}
    for row in rows(found):
        if row.measure == "issue" and row.term:
            sums[row.term] = sums.get(row.term, 0) + row.share
    return sorted(sums, key=lambda issue: (-sums[issue], issue))[:MOST]


def _of(found: Sequence[Compared], measure: str, term: str | None = None) -> list[MeasureRow | None]:
    """One measure of every State; none where its recommendations were not read, zero where none has the term."""
    cells: list[MeasureRow | None] = []
    for each in found:
        measured = {(row.measure, row.term): row for row in rows([each])}
        row = measured.get((measure, term))
        if row is None and each.review and each.review.is_counted and term:
            received = measured["received", None]
            row = replace(received, measure=measure, term=term, count=0, share=0.0)
        cells.append(row)
    return cells


def _section(table: Table, title: str, measured: Sequence[tuple[str, Sequence[MeasureRow | None]]]) -> None:
    """The measures that any State has, under their title."""
    told = [(words, cells) for words, cells in measured if any(each and each.count for each in cells)]
    if told:
        table.add_row(Text(title, style="italic"))
    for words, cells in told:
        table.add_row(Text(f"  {line(words)}"), *("" if each is None else _share(each) for each in cells))


def _share(row: MeasureRow) -> str:
    return str(row.count) if row.measure == "received" else f"{row.count} ({row.share:.0%})"


def _dates(found: Sequence[Compared]) -> Iterator[RenderableType]:
    yield heading("Next")
    table = grid()
    for each in found:
        first = each.dates[0] if each.dates else None
        words = f"{when(first.first, first.last)}: {STEPS[first.step]}, cycle {first.cycle}" if first else "no review"
        table.add_row(Text(each.state), Text(words + (" (derived)" if first and first.is_derived else "")))
    yield indented(table)
