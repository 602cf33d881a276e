"""One review of each of several States in; the same measures side by side, as rows and for the screen, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from heeded.followed import NextDate
from heeded.model import POSITIONS, SHOWN_POSITIONS, shown_counts
from heeded.reports.layout import grid, heading, indented
from heeded.reports.record import ReviewRecord
from heeded.reports.words import POSITIONS as POSITION_WORDS
from heeded.reports.words import STEPS, day, line, when
from heeded.vocabulary.coding import ACTIONS, action_words
from heeded.vocabulary.states import name_of

__all__ = ["AS_OF", "NOTHING", "Compared", "MeasureRow", "days", "rows", "screen", "share"]

MOST = 8
"""Issues that are shown: those most frequent over all States compared."""
FOLLOWED = {
    "claimed": "State claims something", "supporting": "evidence in support", "contradicting": "evidence against",
    "asked_again": "asked again later",
}  # fmt: skip


REGISTERED = {
    "fulfilled": "done after the review", "in_review_year": "done in its year", "before_review": "done before it",
    "not_by": "not done as of the register's day", "open": "open: a later text says done",
    "undecided": "not decided by a register",
}  # fmt: skip


AS_OF, NOTHING = "as of", "–"
"""What the days of the registers are called, and what stands where nothing at hand can tell a count."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One State: the review that is compared, None where the record has none, and its next dates."""

    state: str
    review: ReviewRecord | None
    dates: tuple[NextDate, ...]
    announced: tuple[ReviewRecord, ...] = ()
    """Later reviews of which the record has announced totals alone."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One count of one review: how many recommendations, of how many."""

    state: str
    cycle: int
    year: int | None
    measure: str
    """"received", a position as people are shown it (of "noted" without "no_reply"), "action", "issue", "claimed",
    "supporting", "contradicting", "asked_again"; by a public register "fulfilled", "in_review_year", "before_review",
    "not_by", "open" or "undecided"."""
    term: str | None
    """The action category or issue."""
    count: int
    of: int
    """The recommendations of the review: the denominator of the share."""
    share: float


Cell = MeasureRow | str | None
"""What stands in a place of the table: a count, a word, or nothing."""


def rows(found: Sequence[Compared]) -> tuple[MeasureRow, ...]:
    """Every count of every review, a line each; none of a position that no document at hand tells."""
    return tuple(row for each in found if each.review for row in _rows(each, each.review))


def days(each: Compared) -> tuple[str, ...]:
    """The days for which the registers speak that decide anything of a review; none where they are not asked."""
    found = each.review.registered if each.review else None
    return found.as_of if found else ()


def share(row: MeasureRow) -> str:
    """A share in whole percent, never 0 of what there is."""
    return "<1%" if row.count and row.share < 0.005 else f"{row.share:.0%}"


def _rows(compared: Compared, review: ReviewRecord) -> Iterator[MeasureRow]:
    counts = review.counts or {}
    received = counts.get("received", 0)
    measured: list[tuple[str, str | None, int]] = [("received", None, received)] if received else []
    is_whole = sum(counts.get(position, 0) for position in POSITIONS) == received
    shown = shown_counts(counts)
    measured += [(each, None, shown.get(each, 0)) for each in SHOWN_POSITIONS if is_whole or shown.get(each)]
    measured += [("action", each.term, each.received) for each in review.actions]
    measured += [("issue", each.term, each.received) for each in review.issues]
    if review.followed:
        told = [name for name in FOLLOWED if name not in review.followed.nothing_at_hand]
        measured += [(name, None, getattr(review.followed, name)) for name in told]
    if review.registered:
        decided = REGISTERED if review.registered.is_decided else ("undecided",)
        measured += [(name, None, getattr(review.registered, name)) for name in decided]
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
        source = "" if review is None else "list read" if review.is_counted else "as announced"
        title = f"{each.state}\ncycle {review.cycle} ({review.year})\n{source}" if review else each.state
        table.add_column(title, justify="right")
    whole: list[tuple[str, Sequence[Cell]]] = [("received", _of(found, "received"))]
    whole += [(POSITION_WORDS[each], _positions(found, each)) for each in SHOWN_POSITIONS]
    actions = [(action_words(each), _of(found, "action", each)) for each in ACTIONS]
    issues = [(each, _of(found, "issue", each)) for each in _issues(found)]
    linked = [(words, _known(found, each)) for each, words in FOLLOWED.items()]
    registered = [(words, _known(found, each)) for each, words in REGISTERED.items()]
    spoken: list[Cell] = ["\n".join(map(day, days(each))) or None for each in found]
    registered += [(AS_OF, spoken)] if any(spoken) else []
    for title, measured in (
        ("Recommendations (shares of those received)", whole), ("By action category", actions),
        ("By issue", issues), ("Linked to something, as machines propose", linked),
        ("What a public register shows", registered),
    ):  # fmt: skip
        _section(table, title, measured)
    absent = [name_of(each.state) for each in found if each.review is None]
    note = f"No recommendations or totals in the record: {', '.join(absent)}." if absent else ""
    rests = Text("What is linked rests on the documents at hand: none of a kind, none linked.", style="dim")
    parts: list[RenderableType] = [*_chosen(found), table, Text(), rests, Text(), *_dates(found)]
    return Group(*parts, *([Text(note, style="yellow")] if note else []))


def _chosen(found: Sequence[Compared]) -> Iterator[RenderableType]:
    """What is to be known of the choice of reviews before they are compared."""
    reviews = [(each, each.review) for each in found if each.review]
    told = []
    if len({review.cycle for _, review in reviews}) > 1:
        cycles = ", ".join(f"{each.state} cycle {review.cycle}" for each, review in reviews)
        told.append(f"Reviews of different cycles stand side by side: {cycles}. --cycle N compares one cycle.")
    for each, review in reviews:
        for later in each.announced:
            received = (later.counts or {}).get("received")
            total = f"a total of {received}" if received else "totals"
            told.append(
                f"{each.state}: of cycle {later.cycle} ({later.year}) the record has {total} as announced and no list; "
                f"cycle {review.cycle} is the last whose list was read."
            )
    yield from (Text(words, style="yellow") for words in told)
    if told:
        yield Text()


def _issues(found: Sequence[Compared]) -> list[str]:
    """The issues with the greatest sum of shares."""
    sums: dict[str, float] = {}
    for row in rows(found):
        if row.measure == "issue" and row.term:
            sums[row.term] = sums.get(row.term, 0) + row.share
    return sorted(sums, key=lambda issue: (-sums[issue], issue))[:MOST]


UNKNOWN = "unknown"


def _known(found: Sequence[Compared], measure: str) -> list[Cell]:
    """A measure of every State, with a dash where there is a review of which nothing at hand tells it."""
    cells = _of(found, measure)
    return [NOTHING if cell is None and each.review else cell for each, cell in zip(found, cells, strict=True)]


def _positions(found: Sequence[Compared], position: str) -> list[Cell]:
    """A position in every review, in a word where there is a review of which nothing tells it."""
    cells = _of(found, position)
    return [UNKNOWN if cell is None and each.review else cell for each, cell in zip(found, cells, strict=True)]


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


def _section(table: Table, title: str, measured: Sequence[tuple[str, Sequence[Cell]]]) -> None:
    """The measures that any State has, under their title."""
    told = [(words, cells) for words, cells in measured if _is_told(words, cells)]
    if told:
        table.add_row(Text(title, style="italic"))
    for words, cells in told:
        table.add_row(Text(f"  {line(words)}"), *map(_printed, cells))


def _is_told(words: str, cells: Sequence[Cell]) -> bool:
    return words == AS_OF or any(isinstance(cell, MeasureRow) and cell.count for cell in cells)


def _printed(cell: Cell) -> str:
    if not isinstance(cell, MeasureRow):
        return cell or ""
    return str(cell.count) if cell.measure == "received" else f"{cell.count} ({share(cell)})"


def _dates(found: Sequence[Compared]) -> Iterator[RenderableType]:
    yield heading("Next")
    table = grid()
    for each in found:
        first = each.dates[0] if each.dates else None
        words = f"{when(first.first, first.last)}: {STEPS[first.step]}, cycle {first.cycle}" if first else "no review"
        table.add_row(Text(each.state), Text(words + (" (derived)" if first and first.is_derived else "")))
    yield indented(table)
