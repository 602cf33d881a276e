"""Records, recommendations and lists in, what a terminal prints out; texts of documents are never taken for markup."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from heeded.model import Label, LabelKind
from heeded.reports.dossier import Entry
from heeded.reports.recommendations import Dated, Line, Page
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.words import GROUP_NAMES, KINDS, OCCASIONS, POSITIONS, line, names

__all__ = ["excerpt", "indented", "listing", "page", "record"]

COUNTS = ("received", "supported", "noted", "no_reply", "supported_in_part", "pending")
SUMMED = ("received", "supported", "noted", "supported_in_part", "pending")
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
LABEL_NAMES: dict[LabelKind, str] = {
    "action": "Action category",
    "issue": "Issue",
    "theme": "Theme",
    "affected_persons": "Affected persons",
    "sdg": "SDG",
}
INDENT = (0, 0, 0, 2)
LONGEST_LIST, AROUND = 20, 3
"""Numbers of a list that are shown whole, and those shown at the beginning and around a number in a longer one."""
_NUMBER = r"(?:[A-Z]-)?\d{1,3}(?:\.\d{1,3})?"
_ITEM = rf"(?<![\w.]){_NUMBER}(?:\s?(?:[-–—]|to)\s?{_NUMBER})?(?!\w)"
# "140.7", "P-139.42", "84", "44.1-44.24", "126.1 to 126.9"
LISTED = re.compile(rf"(?<![\w.])(?P<first>{_NUMBER})(?:\s?(?:[-–—]|to)\s?(?P<last>{_NUMBER}))?(?!\w)")
# "140.7, 140.8-140.12. 140.14; 140.16 and 140.17"
LONG_LIST = re.compile(rf"{_ITEM}(?:(?:[,.;]\s?|\s)(?:and\s)?{_ITEM}){{{LONGEST_LIST},}}")
MANY = 5
"""From this many files on, their number is shown in their place."""


def record(shown: StateRecord) -> RenderableType:
    """A State's record, review by review."""
    parts: list[RenderableType] = [Text(f"{shown.name} ({shown.state})", style="bold")]
    if is_overview := len(shown.reviews) > 1:
        parts += [Text(), indented(_summary(shown.reviews))]
    for review in shown.reviews:
        parts += [Text(), *_review(review, is_overview)]
    named = {group.group for review in shown.reviews for group in review.groups}
    if legend := "; ".join(f"{group}: {name}" for group, name in GROUP_NAMES.items() if group in named):
        parts += [Text(), indented(Text(legend, style="dim"))]
    if shown.undated:
        parts += [Text(), _heading("Of no certain review"), indented(_files(shown.undated))]
    return Group(*parts)


def _summary(reviews: Sequence[ReviewRecord]) -> Table:
    """One line for each review."""
    table = _table("review", "year")
    for column in (*SUMMED, "checks", "files"):
        table.add_column(HEADINGS.get(column, column), justify="right")
    for review in reviews:
        counts = ["" if review.counts is None else str(review.counts.get(name, 0)) for name in SUMMED]
        held = Counter(check.holds for check in review.checks)
        checks = " ".join(f"{held[holds]} {mark}" for holds, (mark, _) in MARKS.items() if held[holds])
        files = sum(len(entry.files) for entry in review.dossier)
        table.add_row(*map(Text, (str(review.cycle), str(review.year or ""), *counts, checks, str(files))))
    return table


def _review(review: ReviewRecord, is_overview: bool) -> Iterable[RenderableType]:
    """One review; among several, checks that hold are counted, not told."""
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
    facts = _facts(review)
    if facts.row_count:
        yield indented(facts)
    if review.counts is not None:
        yield _section(
            "Recommendations" if review.is_counted else "Recommendations, as announced", _counts(review.counts)
        )
    if review.groups:
        yield _section("Who asked: (recommendation, State) pairs by regional group", _groups(review))
    if review.checks:
        yield _section("Checks", _checks(review, is_overview))
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


def _checks(review: ReviewRecord, is_overview: bool) -> Table:
    table = _grid()
    told = [check for check in review.checks if check.holds is not True or not is_overview]
    for check in told:
        mark, style = MARKS[check.holds]
        table.add_row(Text(mark, style=style), Text(line(check.message)))
    if left := len(review.checks) - len(told):
        mark, style = MARKS[True]
        others = f"{left} {'other' if told else 'check'}{'' if left == 1 else 's'} hold{'s' if left == 1 else ''}"
        table.add_row(Text(mark, style=style), Text(f"{others}: --cycle {review.cycle} shows all."))
    return table


def _dossier(entries: Sequence[Entry]) -> Table:
    table = _grid()
    for column in ("mark", "kind", "symbol", "where"):
        table.add_column(column, overflow="fold")
    for entry in entries:
        mark, style = PRESENCES[entry.presence]
        symbol = Text(line(entry.symbol or ("" if entry.presence == "none named" else "symbol unknown")))
        if not entry.has_symbol:
            symbol = Text("no symbol", style="dim")
        where = _files(entry.files) if entry.files else Text(entry.presence, style=style)
        table.add_row(Text(mark, style=style), Text(KINDS[entry.kind]), symbol, where)
    return table


def _nothing_here(entries: Sequence[Entry]) -> Text:
    missing = [entry for entry in entries if entry.presence == "missing"]
    if not missing:
        return Text("Not yet held." if entries else "Nothing is here.", style="dim")
    first = [
        entry.symbol or f"the {KINDS[entry.kind]} (symbol unknown)"
        for entry in sorted(missing, key=lambda entry: entry.kind != "working_group_report")
        if entry.symbol or entry.kind == "working_group_report"
    ]
    return Text(f"No document of this review is here. The first to look for: {', '.join(first)}.", style="dim")


def _files(files: Sequence[str]) -> RenderableType:
    """The places of files, or their number."""
    return Group(*map(Name, files)) if len(files) < MANY else Text(f"{len(files)} files, see heeded documents")


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
        parts.append(indented(_answer(answer, found)))
    if shown.labels:
        parts += [Text(), _heading("What it is about, by Heeded's models"), indented(_labels(shown.labels))]
    return Group(*parts)


def _labels(labels: Sequence[Label]) -> RenderableType:
    """Labels by kind with their scores and the words that weighed most; those under their threshold say so."""
    grid = _grid()
    for label in labels:
        words = f"  ({', '.join(label.words)})" if label.words else ""
        doubt = "  proposal" if label.is_proposal else ""
        value = f"{label.value}  {label.score:.2f}{words}{doubt}"
        grid.add_row(Text(LABEL_NAMES[label.kind], style="dim"), Text(line(value)))
    return grid


def _answer(answer: Dated, asked: Line) -> RenderableType:
    source = answer.source
    place = ", ".join(
        filter(None, (OCCASIONS[answer.occasion], source.document, _place(source.page, source.paragraph)))
    )
    position = _position(answer.position, answer.reason) or ""
    head = _grid()
    head.add_row(
        Text(line(answer.date or "no date")), Text(line(position), style="bold"), Text(line(place), style="dim")
    )
    parts: list[RenderableType] = [head]
    if words := _words(answer, asked):
        parts.append(indented(Text(words)))
    if answer.explanation and line(answer.explanation) not in line(source.quote or ""):
        parts.append(indented(Text(f"Explained in the same document: “{line(answer.explanation)}”")))
    return Group(*parts)


def _words(answer: Dated, asked: Line) -> str | None:
    """The words that give the position: the quote, or what stands above the recommendation where that is the quote."""
    quote, words = line(answer.source.quote or ""), line(answer.words or "")
    if quote != line(asked.quote) or (words and words in quote):
        return f"“{excerpt(quote, asked.number)}”" if quote else None
    return f"under the words “{words}”" if words else None


def excerpt(quote: str, number: str) -> str:
    """The quote, in which "[...]" stands for the middle of long lists of numbers; the number itself stays."""
    wanted = _parts(number)

    def shortened(found: re.Match[str]) -> str:
        items = list(LISTED.finditer(found[0]))
        at = next((i for i, item in enumerate(items) if _covers(item, wanted)), 0)
        kept = [i for i in range(len(items)) if i < AROUND or abs(i - at) <= AROUND or i == len(items) - 1]
        ends = [*(item.start() for item in items[1:]), len(found[0])]
        shown = ""
        for i, before in zip(kept, [-1, *kept], strict=False):
            shown += ("" if i == before + 1 else "[...] ") + found[0][items[i].start() : ends[i]]
        return shown

    return LONG_LIST.sub(shortened, quote)


def _covers(item: re.Match[str], wanted: tuple[int, ...]) -> bool:
    """Whether a listed number or range has the number; "84" is short for "111.84"."""
    first, last = _parts(item["first"]), _parts(item["last"] or item["first"])
    return first <= wanted[-len(first) :] and wanted[-len(last) :] <= last


def _parts(number: str) -> tuple[int, ...]:
    """The figures of a number, to compare: "P-139.42" -> (139, 42)."""
    return tuple(map(int, re.findall(r"\d+", number)))


def _position(position: str | None, reason: str | None) -> str | None:
    if position is None:
        return None
    return f"{POSITIONS[position]} ({reason})" if reason else POSITIONS[position]


def _place(number: int | None, paragraph: str | None) -> str:
    parts = ((f"page {number}", number), (f"paragraph {paragraph}", paragraph))
    return ", ".join(words for words, value in parts if value is not None)


# --------------------------------------------------------------------------------------------------------------- lists


class Name:
    """The name of a file on as few lines as fit, broken after "/", "_", "-" or a space."""

    def __init__(self, name: str) -> None:
        self.pieces = re.findall(r"[^/_\- ]*[/_\- ]+|[^/_\- ]+", line(name))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(max(map(len, self.pieces), default=0), sum(map(len, self.pieces)))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = ""
        for piece in self.pieces:
            if shown and cell_len(shown + piece) > options.max_width:
                yield Text(shown, overflow="fold")
                shown = ""
            shown += piece
        yield Text(shown, overflow="fold")


def listing(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """A plain table whose first column is never broken and whose last one, names of files, takes what room is left."""
    table = _table()
    for column in columns[:-1]:
        table.add_column(column, overflow="fold", no_wrap=column == columns[0])
    table.add_column(columns[-1], overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(Text("" if cell is None else line(str(cell))) for cell in row[:-1]), Name(str(row[-1])))
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
