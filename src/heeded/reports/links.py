"""Links and the passages that they join in, the rows that are asked for and uptake by party out, as data.

What a terminal prints of them is in `link_screen`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from typing import Any

from heeded import codec
from heeded.model import Document, Kind, Link, LinkKind, Recommendation, Recurrence, ShownPosition, Stance, Statement
from heeded.reports import tables
from heeded.reports.words import line, public_id
from heeded.vocabulary.states import read_state_list

__all__ = [
    "SURE",
    "End",
    "Found",
    "LinkRow",
    "Nearest",
    "NearestRow",
    "Uptake",
    "chosen",
    "end",
    "name_of_side",
    "nearest_row",
    "place_of",
    "row",
    "text",
    "uptake",
    "without_number",
    "without_states",
    "words_of",
]

SURE: Mapping[LinkKind, float] = {
    "repeats": 0.8,
    "duplicate": 0.8,
    "takes_up": 0.9,
    "mentions": 0.9,
    "claims": 0.7,
    "evidence": 0.9,
    "contradictions": 0.9,
}
"""The score from which about seven of ten links held for a reader: docs/models/links.md, which a test compares."""
ABOUT_LATER: frozenset[LinkKind] = frozenset({"repeats", "duplicate", "contradictions"})
"""Kinds whose review is that of the later or speaking side; all others are of the recommendation's review."""

# "(Chile, Peru)", "(Iran (Islamic Republic of))" at the end, with what follows it
BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)[\s;.,]*$")


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
    document: str = ""
    """What the document is called: its symbol, else its title, else the name of its file."""


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
    only_asks: bool = False
    """Of evidence: whether it asks for something and tells of nothing; screens say so in the place of its stance."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A recommendation and its score beside a text."""

    score: float
    recommendation: End
    position: ShownPosition | None = None
    """The State's latest answer to it."""


@dataclass(frozen=True, slots=True)
class Found:
    """All links of one kind in a State's record, the best first, proposed or not, and what there was to link."""

    state: str
    kind: LinkKind
    rows: tuple[LinkRow, ...]
    sources: Mapping[int | None, tuple[End, ...]]
    """The passages that could speak, by the review of the links that they could have."""
    targets: Mapping[int | None, tuple[End, ...]]
    documents: frozenset[tuple[Kind, int | None]]
    """The kinds of documents on the State that the record holds, each with its cycle."""


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
        document.symbol or line(document.title or "") or PurePosixPath(document.file).name,
    )  # fmt: skip


def row(link: Link, ends: Mapping[str, End]) -> LinkRow:
    """The row of a link; `ends` has both sides by the ids of their statements."""
    return LinkRow(
        link.kind, ends[link.source], ends[link.target], link.recurrence, link.stance, link.cluster, link.score,
        link.is_proposed, link.reason, f"{link.origin.name} {link.origin.version}", link.only_asks,
    )  # fmt: skip


def chosen(
    rows: Sequence[LinkRow], top: int | None = None, least: float | None = None, cycle: int | None = None
) -> list[LinkRow]:
    """The proposed rows; with `least` those of such a score; with `top` the best so many of each passage and review.

    Both list rows that are not proposed, too. `cycle` is that of the review, see `ABOUT_LATER`.
    """
    rows = [each for each in rows if cycle in (None, _review(each)) and (least is None or each.score >= least)]
    if top is None:
        return [each for each in rows if each.proposed or least is not None]
    counts: Counter[tuple[Any, ...]] = Counter()
    kept = []
    for each in rows:
        passage = (*place_of(each.source), each.target.cycle)
        if counts[passage] < top:
            counts[passage] += 1
            kept.append(each)
    return kept


def _review(each: LinkRow) -> int | None:
    return each.source.cycle if each.kind in ABOUT_LATER else each.target.cycle


def uptake(found: Found, least: float, cycle: int | None = None) -> list[Uptake]:
    """Per party its asks and how many a recommendation took up by a link of such a score, most taken up first."""
    asks: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    taken: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for review, sources in found.sources.items():
        if cycle in (None, review):
            for source in sources:
                asks[_party(source)].add(place_of(source))
    for each in found.rows:
        if each.score >= least and cycle in (None, _review(each)):
            taken[_party(each.source)].add(place_of(each.source))
            states[_party(each.source)].update(each.target.by)
    counted = [
        Uptake(
            party, len(asks[party]), len(taken[party]), round(len(taken[party]) / len(asks[party]), 3),
            tuple(state for state, _ in states[party].most_common()),
        )
        for party in asks
    ]  # fmt: skip
    return sorted(counted, key=lambda each: (-each.taken_up, -each.asks, each.party))


def _party(side: End) -> str:
    return ", ".join(side.by) or "not told"


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


def place_of(side: End) -> tuple[str, int, int]:
    """Where its words stand: key of the document, start and end."""
    return side.key, side.start, side.end


def name_of_side(side: End) -> str:
    """ "KAZ/2/124.3", else the document and its paragraph."""
    if side.number and side.state and side.cycle:
        return public_id(side.state, side.cycle, side.number)
    return side.document + (f", para. {side.paragraph}" if side.paragraph else "")


def words_of(side: End) -> str:
    """The quote on one line, without the number that its name has already."""
    return without_number(side.quote, side.number or "")


def without_number(quote: str, number: str) -> str:
    """The words of a recommendation on one line without its number, whole or the last part of it."""
    words = line(quote)
    for start in filter(None, (number, number.rpartition(".")[2])):
        if found := re.match(rf"{re.escape(start)}(?!\d)[. ]*", words):
            return words[found.end() :]
    return words


def without_states(words: str, by: Sequence[str]) -> str:
    """The words of a recommendation without brackets at its end that name all its States: they stand beside it.

    Where others stand further inside ("free them (Chile); pay them (Peru)"), all stay: they say who asks what.
    """
    bare, told = words, set[str]()
    while found := BRACKETS.search(bare):
        codes = read_state_list(found["inside"]).codes
        if not codes or not set(codes) <= set(by):
            break
        bare, told = bare[: found.start()], told | set(codes)
    return bare if told == set(by) else words


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
    recommending_states: tuple[str, ...]
    position: ShownPosition | None
    """The State's latest answer, None where the record has none."""


def nearest_row(found: Nearest) -> NearestRow:
    """The row of one recommendation."""
    side = found.recommendation
    return NearestRow(
        found.score, name_of_side(side), side.state, side.cycle, side.number, side.symbol, words_of(side), side.by,
        found.position,
    )  # fmt: skip
