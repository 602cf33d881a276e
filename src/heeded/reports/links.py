"""Links and the passages that they join in, rows for the screen, JSON, JSON Lines and CSV out, the best first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from heeded import codec
from heeded.model import Document, Link, LinkKind, Recommendation, Recurrence, Stance, Statement
from heeded.reports import tables
from heeded.reports.terminal import indented, listing
from heeded.reports.words import line

__all__ = [
    "End",
    "LinkRow",
    "Nearest",
    "NearestRow",
    "Uptake",
    "chosen",
    "end",
    "nearest",
    "nearest_row",
    "row",
    "screen",
    "text",
    "uptake",
    "uptake_screen",
]

NAME, STATES = 34, 3
"""Characters of a party's name and States that a list on the screen shows."""
SHORT = 160
"""Characters of a quote on the screen."""


@dataclass(frozen=True, slots=True)
class End:
    """One side of a link: where the words stand."""

    key: str
    symbol: str | None
    state: str | None
    cycle: int | None
    number: str | None
    paragraph: str | None
    start: int
    end: int
    quote: str
    by: tuple[str, ...] = ()
    """Who says it: the recommending States, or the party; empty where the document does not tell."""


@dataclass(frozen=True, slots=True)
class Uptake:
    """How many asks of one party States took up in the record, by the proposed links, and which States did."""

    party: str
    asks: int
    taken_up: int
    share: float
    """Taken up, of all asks of the party, from 0 to 1."""
    states: tuple[str, ...]
    """The recommending States, those that took up most first."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link; `source` is the later or the speaking side, "from" in JSON and CSV; `target` is "to"."""

    kind: LinkKind
    source: End
    target: End
    type: Recurrence | None
    stance: Stance | None
    cluster: str | None
    score: float
    proposed: bool
    reason: str
    origin: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """A recommendation and its score beside a text."""

    score: float
    recommendation: End


NAMES = {"source": "from", "target": "to"}


def end(document: Document, statement: Statement, cycle: int | None) -> End:
    """The side of a link that a statement is."""
    value, quote = statement.value, statement.quote
    number = value.number if isinstance(value, Recommendation) else None
    party = statement.asserted_by or document.publisher
    by = value.recommending_states if isinstance(value, Recommendation) else (party,) if party else ()
    return End(
        document.key, document.symbol, statement.state or next(iter(document.states), None), cycle, number,
        statement.paragraph, quote.start, quote.end, quote.text, by,
    )  # fmt: skip


def row(link: Link, ends: Mapping[str, End]) -> LinkRow:
    """The row of a link; `ends` has both sides by the ids of their statements."""
    return LinkRow(
        link.kind, ends[link.source], ends[link.target], link.recurrence, link.stance, link.cluster, link.score,
        link.is_proposed, link.reason, f"{link.origin.name} {link.origin.version}",
    )  # fmt: skip


def chosen(rows: Sequence[LinkRow], top: int | None) -> list[LinkRow]:
    """The proposed rows; with `top` the best so many of every passage and review, proposed or not."""
    if top is None:
        return [each for each in rows if each.proposed]
    counts: Counter[tuple[Any, ...]] = Counter()
    kept = []
    for each in rows:
        place = (each.source.key, each.source.start, each.source.end, each.target.cycle)
        if counts[place] < top:
            counts[place] += 1
            kept.append(each)
    return kept


def uptake(rows: Sequence[LinkRow]) -> list[Uptake]:
    """Per party its asks and what became of them, the party with most asks taken up first."""
    asks: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    taken: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for each in rows:
        party = ", ".join(each.source.by) or "not told"
        asks[party].add(_place(each.source))
        if each.proposed:
            taken[party].add(_place(each.source))
            states[party].update(each.target.by)
    found = [
        Uptake(
            party, len(asks[party]), len(taken[party]), round(len(taken[party]) / len(asks[party]), 3),
            tuple(state for state, _ in states[party].most_common()),
        )
        for party in asks
    ]  # fmt: skip
    return sorted(found, key=lambda each: (-each.taken_up, -each.asks, each.party))


def uptake_screen(rows: Sequence[Uptake]) -> RenderableType:
    """Parties for the screen."""
    if not rows:
        return Text("The record has no asks of organisations or UN bodies on this State.")
    return listing(
        ("party", "asks", "taken up", "share", "by"),
        ((_cut(each.party), each.asks, each.taken_up, f"{each.share:.0%}", _few(each.states)) for each in rows),
    )


def _cut(words: str) -> str:
    return words if len(words) <= NAME else f"{words[: NAME - 1].rstrip()}…"


def _few(states: Sequence[str]) -> str:
    """The first few States, and how many more there are."""
    more = f" and {len(states) - STATES} more" if len(states) > STATES else ""
    return f"{', '.join(states[:STATES])}{more}"


def text(rows: Sequence[LinkRow], form: str) -> str:
    """The rows as "json", "jsonl" or "csv"; in CSV each side is spread: from_number, to_number."""
    if form == "csv":
        return tables.csv_of(_columns(), ([_value(each, name) for name in _columns()] for each in rows))
    values = [{NAMES.get(key, key): value for key, value in codec.to_json(each).items()} for each in rows]
    if form == "jsonl":
        return "".join(codec.dumps(each) + "\n" for each in values)
    return codec.dumps(values, indent=2) + "\n"


def _columns() -> list[str]:
    columns = []
    for each in fields(LinkRow):
        side = NAMES.get(each.name)
        columns += [f"{side}_{part.name}" for part in fields(End)] if side else [each.name]
    return columns


def _value(each: LinkRow, column: str) -> Any:
    side, _, part = column.partition("_")
    for name, prefix in NAMES.items():
        if side == prefix:
            return getattr(getattr(each, name), part)
    return getattr(each, column)


def screen(rows: Sequence[LinkRow]) -> RenderableType:
    """The rows for the screen: each speaking passage with what it is linked to below it, the best first."""
    if not rows:
        return Text(
            "No links are proposed. `--top 10` lists the nearest of each passage, where the record has passages."
        )
    order = {_place(each.source): at for at, each in reversed(list(enumerate(rows)))}
    parts: list[RenderableType] = []
    for source, found in groupby(
        sorted(rows, key=lambda each: order[_place(each.source)]), key=lambda each: each.source
    ):
        parts.append(Text.assemble((f"{_name(source)}  ", "bold"), _words(source)))
        for each in found:
            said = each.type or each.stance or ""
            mark = "" if each.proposed else " (not proposed)"
            head = f"{each.score:.2f} {said} {_name(each.target)}{mark}: ".replace("  ", " ")
            parts.append(indented(Text.assemble((head, "cyan"), _words(each.target), (f"  [{each.reason}]", "dim"))))
    return Group(*parts)


def _place(side: End) -> tuple[str, int, int]:
    return side.key, side.start, side.end


def _name(side: End) -> str:
    """ "KAZ/2/124.3", else the document and its paragraph."""
    if side.number:
        return f"{side.state}/{side.cycle}/{side.number}"
    paragraph = f" para. {side.paragraph}" if side.paragraph else ""
    return f"{side.symbol or side.key[:8]}{paragraph}"


def _words(side: End, longest: int | None = SHORT) -> str:
    """The quote, without the number that its name has already."""
    words = line(side.quote)
    for start in (side.number or "", (side.number or "").rpartition(".")[2]):
        words = words.removeprefix(start).lstrip(". ") if start and words.startswith(start) else words
    return _short(words) if longest else words


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class NearestRow:
    """One recommendation of `heeded similar`."""

    score: float
    id: str
    state: str | None
    cycle: int | None
    number: str | None
    symbol: str | None
    text: str


def nearest_row(found: Nearest) -> NearestRow:
    """The row of one recommendation."""
    side = found.recommendation
    return NearestRow(found.score, _name(side), side.state, side.cycle, side.number, side.symbol, _words(side, None))


def nearest(rows: Sequence[NearestRow]) -> RenderableType:
    """Recommendations for the screen, the nearest first."""
    if not rows:
        return Text("The record has no such recommendations.")
    return Group(*(Text.assemble((f"{each.score:.2f} {each.id}  ", "bold"), _short(each.text)) for each in rows))
