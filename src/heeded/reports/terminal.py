"""Records, recommendations and lists in, what a terminal prints out; texts of documents are never taken for markup."""

import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from heeded.model import Check
from heeded.reports.dossier import Entry
from heeded.reports.recommendations import Dated, Page
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.words import KINDS, OCCASIONS, POSITIONS, line, names

__all__ = ["excerpt", "indented", "listing", "page", "record"]

COUNTS = ("received", "supported", "noted", "no_reply", "supported_in_part", "pending")
HEADINGS = {
    "supported_in_part": "in part",
    "no_reply": "of which no reply",
    "pairs": "recommended",
    "unknown": "unanswered",
}
MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}
PRESENCES = {
    "here": ("✓", "green"),
    "missing": ("✗", "red"),
    "not yet issued": ("·", "dim"),
    "none named": ("·", "dim"),
}
INDENT = (0, 0, 0, 2)
LONGEST_QUOTE, AROUND = 500, 80
"""Characters of a quote that are shown whole, and those shown around a number in a longer one."""
MANY = 5
"""From this many files on, their number is shown in their place."""


def record(shown: StateRecord) -> RenderableType:
    """A State's record, review by review."""
    parts: list[RenderableType] = [Text(f"{shown.name} ({shown.state})", style="bold")]
    for review in shown.reviews:
        parts += [Text(), *_review(review)]
    if shown.undated:
        parts += [Text(), _heading("Of no certain review"), indented(_files(shown.undated))]
    return Group(*parts)


def _review(review: ReviewRecord) -> Iterable[RenderableType]:
    is_empty = review.counts is None and not any(entry.files for entry in review.dossier)
    title = (
        f"Review {review.cycle}",
        f"session {review.session} ({review.year})" if review.session else "",
        f"outcome at Council session {review.council_session}" if review.council_session else "",
    )
    yield Text(", ".join(filter(None, title)), style="bold")
    if is_empty:
        yield indented(_nothing_here(review.dossier))
        return
    yield indented(_facts(review))
    if review.counts is not None:
        yield _section(
            "Recommendations" if review.is_counted else "Recommendations, as announced", _counts(review.counts)
        )
    if review.groups:
        yield _section("Who asked: (recommendation, State) pairs by regional group", _groups(review))
    if review.checks:
        yield _section("Checks", _checks(review.checks))
    if review.dossier:
        yield _section("Dossier", _dossier(review.dossier))


def _facts(review: ReviewRecord) -> Table:
    table = _grid()
    delegations = str(review.delegations) if review.delegations else None
    for name, value in (
        ("Reviewed", ", ".join(review.dates)),
        ("Outcome adopted", review.outcome_adopted),
        ("Troika", names(review.troika)),
        ("Head of delegation", review.head_of_delegation),
        ("Delegations that spoke", delegations),
        ("Report", review.report),
    ):
        if value:
            table.add_row(Text(name, style="dim"), Text(line(value)))
    return table


def _counts(counts: dict[str, int]) -> Table:
    shown = [name for name in COUNTS if name != "no_reply" or counts.get(name)]
    table = _table()
    for name in shown:
        table.add_column(HEADINGS.get(name, name), justify="right")
    table.add_row(*(Text(str(counts.get(name, 0))) for name in shown))
    return table


def _groups(review: ReviewRecord) -> Table:
    counted = ("states", "pairs", "supported", "noted", "supported_in_part", "pending", "unknown")
    shown = [name for name in counted if name in counted[:4] or any(getattr(group, name) for group in review.groups)]
    table = _table("group")
    for name in shown:
        table.add_column(HEADINGS.get(name, name), justify="right")
    for group in review.groups:
        table.add_row(Text(group.group), *(Text(str(getattr(group, name))) for name in shown))
    return table


def _checks(checks: Sequence[Check]) -> Table:
    table = _grid()
    for check in checks:
        mark, style = MARKS[check.holds]
        table.add_row(Text(mark, style=style), Text(line(check.message)))
    return table


def _dossier(entries: Sequence[Entry]) -> Table:
    table = _grid()
    for column in ("mark", "kind", "symbol", "where"):
        table.add_column(column, overflow="fold")
    for entry in entries:
        mark, style = PRESENCES[entry.presence]
        symbol = Text(line(entry.symbol or ("" if entry.presence == "none named" else "not yet known")))
        if not entry.has_symbol:
            symbol = Text("no symbol", style="dim")
        where = _files(entry.files) if entry.files else Text(entry.presence, style=style)
        table.add_row(Text(mark, style=style), Text(KINDS[entry.kind]), symbol, where)
    return table


def _nothing_here(entries: Sequence[Entry]) -> Text:
    symbols = [entry.symbol for entry in entries if entry.symbol and entry.presence == "missing"]
    if not any(entry.presence == "missing" for entry in entries):
        return Text("Not yet held." if entries else "Nothing is here.", style="dim")
    first = f" The first to look for: {', '.join(symbols)}." if symbols else ""
    return Text(f"No document of this review is here.{first}", style="dim")


def _files(files: Sequence[str]) -> Text:
    """The names of files without their folders, or their number."""
    return Text(line(", ".join(map(posixpath.basename, files))) if len(files) < MANY else f"{len(files)} files")


# ------------------------------------------------------------------------------------------------ one recommendation


def page(shown: Page) -> RenderableType:
    """One recommendation with its dated answers, each with its quote."""
    found = shown.line
    place = ", ".join(filter(None, (found.document, _place(found.page, found.paragraph))))
    facts = _grid()
    printed = found.number_printed if found.number_printed != found.number else None
    for name, value in (
        ("Recommended by", ", ".join(found.recommending_names)),
        ("Printed as", printed),
        ("Now", _position(found.position, found.position_reason)),
        ("Themes", ", ".join(found.themes)),
        ("Affected persons", ", ".join(found.affected_persons)),
        ("Statement", found.statement),
    ):
        if value:
            facts.add_row(Text(name, style="dim"), Text(line(value)))
    parts: list[RenderableType] = [
        Text.assemble((line(found.id), "bold"), "  ", (line(place), "dim")),
        Text(),
        indented(Text(f"“{line(found.text)}”")),
        Text(),
        indented(facts),
    ]
    if shown.answers:
        parts += [Text(), _heading("What the State answered")]
    for answer in shown.answers:
        parts += [indented(_answer(answer, found.number))]
    return Group(*parts)


def _answer(answer: Dated, number: str) -> RenderableType:
    source = answer.source
    place = ", ".join(
        filter(None, (OCCASIONS[answer.occasion], source.document, _place(source.page, source.paragraph)))
    )
    position = _position(answer.position, answer.reason) or ""
    head = ((answer.date or "no date", ""), (position, "bold"), (place, "dim"))
    parts: list[RenderableType] = [Text("  ").join(Text(line(words), style=style) for words, style in head)]
    if source.quote:
        parts.append(indented(Text(f"“{excerpt(line(source.quote), number)}”")))
    if answer.explanation and line(answer.explanation) not in line(source.quote or ""):
        parts.append(indented(Text(f"Explained: “{line(answer.explanation)}”")))
    return Group(*parts)


def excerpt(quote: str, number: str) -> str:
    """A long quote as its beginning and the words around the number, with "[...]" for what is left out."""
    if len(quote) <= LONGEST_QUOTE:
        return quote
    begin = quote[: LONGEST_QUOTE // 2].rsplit(" ", 1)[0]
    found = re.search(rf"(?<![\d.]){re.escape(number)}(?!\d|\.\d)", quote)
    if found is None or found.end() <= len(begin):
        return f"{begin} [...]"
    around = quote[max(len(begin), found.start() - AROUND) : found.end() + AROUND].split(" ", 1)[-1].rsplit(" ", 1)[0]
    return f"{begin} [...] {around} [...]"


def _position(position: str | None, reason: str | None) -> str | None:
    if position is None:
        return None
    return f"{POSITIONS[position]} ({reason})" if reason else POSITIONS[position]


def _place(number: int | None, paragraph: str | None) -> str:
    parts = ((f"page {number}", number), (f"paragraph {paragraph}", paragraph))
    return ", ".join(words for words, value in parts if value is not None)


# --------------------------------------------------------------------------------------------------------------- lists


def listing(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """A plain table whose first column is never broken and whose last one takes what room is left."""
    table = _table()
    for column in columns[:-1]:
        table.add_column(column, overflow="fold", no_wrap=column == columns[0])
    table.add_column(columns[-1], overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(Text("" if cell is None else line(str(cell))) for cell in row))
    return table


def _heading(words: str) -> Text:
    return Text(words, style="bold")


def _section(words: str, content: RenderableType) -> RenderableType:
    return Group(Text(), indented(Text(words, style="italic")), Padding(content, (0, 0, 0, 4)))


def indented(content: RenderableType) -> Padding:
    """The content, a little to the right."""
    return Padding(content, INDENT)


def _grid() -> Table:
    """Rows without lines or heading."""
    return Table.grid(padding=(0, 2, 0, 0))


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column)
    return table
