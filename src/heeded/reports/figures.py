"""Ledgers of people affected in; what a terminal prints, and rows for CSV and JSON Lines, out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from heeded.ledgers import Basis, Count, Ledger, Range, Series, Side
from heeded.model import Harm, Qualifier
from heeded.quoting import quoted
from heeded.reports.layout import grid, heading, indented
from heeded.reports.terminal import MARKS
from heeded.reports.words import QUALIFIERS, VALUE_WORDS, cut, day, line
from heeded.vocabulary.states import name_of

__all__ = ["Row", "rows", "screen"]

LONGEST_QUOTE, LONGEST_NAME = 240, 60
"""Characters of a quote and of a source's name on the screen."""


@dataclass(frozen=True, slots=True)
class Row:
    """One count by one source."""

    state: str
    event: str | None
    event_date: str | None
    harm: Harm
    value: int
    qualifier: Qualifier
    by: str | None
    side: Side
    said: str | None
    date: str | None
    place: str | None
    is_part: bool
    basis: Basis
    quote: str
    document: str
    page: int | None
    repeated_in: tuple[str, ...]
    """Documents that give the same count of the same source, or in the same words."""
    statement: str


def rows(ledgers: Iterable[Ledger]) -> list[Row]:
    """All counts, event by event and harm by harm."""
    return [_row(made, count) for made in ledgers for series in made.series for count in series.counts]


def _row(made: Ledger, count: Count) -> Row:
    cited = count.citation
    return Row(
        made.state, made.event, made.date, count.harm, count.value, count.qualifier, count.by, count.side, count.said,
        count.date, count.place, count.is_part, count.basis, cited.quote.text, cited.name, cited.page,
        tuple(each.name for each in count.repeated), cited.statement,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------------------- screen


def screen(state: str, ledgers: Sequence[Ledger]) -> RenderableType:
    """The ledgers for the screen: for each harm what it ranges over, and every count with its source and quote."""
    parts: list[RenderableType] = []
    for made in ledgers:
        if made.series:
            parts += [Text()] if parts else []
            parts.append(heading(_title(made)))
            parts += [indented(part) for series in made.series for part in _series(series)]
            parts += [indented(_check(check.holds, check.message)) for check in made.checks]
    if not parts:
        about = f" on {_title(ledgers[0])}" if ledgers else f" on {name_of(state)} ({state})"
        return Text(f"The record has no counts of people affected{about}.")
    return Group(*parts)


def _title(made: Ledger) -> str:
    of = f"{name_of(made.state)} ({made.state})"
    if made.event or made.date:
        when = day(made.date) if made.date else ""
        return f"{of}: {made.event} ({when})" if made.event and when else f"{of}: {made.event or when}"
    return f"{of}: of no event with a name"


def _series(series: Series) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble((VALUE_WORDS["harm"][series.harm], "italic"), *_ranges(series))
    table = grid()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for count in series.counts:
        _add(table, count)
    yield indented(table)


def _ranges(series: Series) -> Iterator[str]:
    """The ranges of all and of each side that has counts; first and latest where they are told at different times."""
    if series.whole is None or len(series.counts) == 1:
        return
    yield f": {_range(series.whole)}"
    if series.official and series.independent:
        yield f"; official {_range(series.official)}, others {_range(series.independent)}"
    if series.first and series.latest and series.first is not series.latest and series.first.said != series.latest.said:
        yield (
            f"; first {_number(series.first)} ({day(series.first.said or '')}),"
            f" latest {_number(series.latest)} ({day(series.latest.said or '')})"
        )


def _range(found: Range) -> str:
    low = f"{QUALIFIERS[found.lowest_qualifier]}{found.lowest:,}"
    high = f"{QUALIFIERS[found.highest_qualifier]}{found.highest:,}"
    return low if low == high else f"{low} to {high}"


def _number(count: Count) -> str:
    return f"{QUALIFIERS[count.qualifier]}{count.value:,}"


def _add(table: Table, count: Count) -> None:
    """One count: the number; who says it, when and where; its quote, and who repeats it."""
    who = "the State" if count.by == "state" else cut(count.by, LONGEST_NAME) if count.by else "nobody is named"
    facts = (
        who,
        f"said {day(count.said)}" if count.said else "undated",
        f"of {day(count.date)}" if count.date else "",
        count.place or "",
        "a part" if count.is_part else "",
        "by what the text tells nearby" if count.basis == "near" else "",
    )
    cited = count.citation
    where = ", ".join(filter(None, (cited.name, f"page {cited.page}" if cited.page else "")))
    told = Text.assemble(
        line("; ".join(filter(None, facts))),
        "\n",
        (f"{line(where)}: {quoted(cited.quote.text, LONGEST_QUOTE)}", "dim"),
    )
    if count.repeated:
        names = ", ".join(each.name for each in count.repeated)
        told.append(f"\nthe same in {line(names)}", style="dim")
    table.add_row(Text(_number(count), style="" if not count.is_part else "dim"), told)


def _check(holds: bool | None, message: str) -> RenderableType:
    mark, style = MARKS[holds]
    table = grid()
    table.add_row(Text(mark, style=style), Text(line(message)))
    return table
