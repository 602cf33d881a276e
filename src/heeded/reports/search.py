"""What a search found in; rows for a file, and what a terminal prints, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from heeded.found import Count, Found, Hit
from heeded.query import Filter
from heeded.quoting import end_of, is_inside
from heeded.reports.words import POSITIONS, TYPES, VALUE_WORDS, clean, cut, day, line, party
from heeded.vocabulary.coding import ACTIONS, action_words
from heeded.vocabulary.labels import goal_name
from heeded.vocabulary.states import name_of, states

__all__ = [
    "TITLES",
    "CountRow",
    "HitRow",
    "count_rows",
    "counts",
    "hit_row",
    "hits",
    "name_of_value",
    "pieces",
    "summary",
]

LONGEST = 360
"""Characters of a quote that are shown."""
BEFORE = 80
"""Characters that stand before the first word that was found, where a quote is cut."""
MOST_STATES = 8
MOST_COUNTS = 12
"""Values of a filter that are shown; the number of the others is said."""
TITLES: dict[Filter, str] = {
    "type": "kind", "state": "State", "region": "region", "by": "made by", "by_region": "made by region",
    "cycle": "cycle", "position": "position", "action": "action", "issue": "issue", "theme": "theme",
    "persons": "affected persons", "sdg": "SDG", "verified": "verified", "claimed": "claimed",
    "contradicted": "contradicted", "assessed": "assessed", "language": "language", "year": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HitRow:
    """One passage that was found."""

    id: str
    types: tuple[str, ...]
    state: str
    state_name: str
    cycle: int | None
    number: str | None
    position: str | None
    by: tuple[str, ...]
    quote: str
    document: str
    page: int | None
    paragraph: str | None
    date: str | None
    score: float | None
    statement: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """How often one value of a filter stands among what was found."""

    filter: str
    value: str
    name: str
    recommendations: int
    pairs: int
    others: int


def hit_row(hit: Hit) -> HitRow:
    """The row of a passage."""
    return HitRow(
        hit.id, hit.types, hit.state, _state(hit.state), hit.cycle, hit.number, hit.position, hit.by, hit.quote,
        hit.document, hit.page, hit.paragraph, hit.date, hit.score, hit.statement,
    )  # fmt: skip


def count_rows(found: Found) -> list[CountRow]:
    """A row for each value of each filter, the most frequent of each first."""
    return [
        CountRow(name, each.value, name_of_value(name, each.value), each.recommendations, each.pairs, each.others)
        for name, counts in found.counts.items()
        for each in counts
    ]


def name_of_value(name: Filter, value: str) -> str:
    """What people call a value: "KAZ" is Kazakhstan."""
    if name in ("state", "by"):
        return _state(value)
    if name == "action" and value in ACTIONS:
        return action_words(value)
    if name == "sdg":
        return goal_name(value)
    if name == "type" and value in TYPES:
        return TYPES[value][0]
    if name == "position":
        return POSITIONS.get(value, value)
    return VALUE_WORDS.get(name, {}).get(value, value.replace("_", " "))


def _state(code: str) -> str:
    return name_of(code) if code in states() else code


# -------------------------------------------------------------------------------------------------------- terminal


def summary(found: Found, start: int | None = 0) -> RenderableType:
    """How the query was understood, how much was found, and from which place on passages are shown, if any are."""
    parts = [
        f"{found.recommendations:,} recommendation{'' if found.recommendations == 1 else 's'}",
        f"{found.pairs:,} counted by recommending State",
        f"{found.others:,} other passage{'' if found.others == 1 else 's'}",
    ]
    told = [Text(clean(" ".join(filter(None, (found.said, *found.notes)))))]
    shown = ""
    if start is not None and found.hits:
        shown = f"; {start + 1:,} to {start + len(found.hits):,} are shown"
    told.append(Text.assemble((f"{parts[0]} ({parts[1]}), {parts[2]}{shown}", "bold")))
    if found.unconcluded:
        count = len(found.unconcluded)
        names = ", ".join(found.unconcluded[:MOST_STATES]) + (" ..." if count > MOST_STATES else "")
        told.append(
            Text(
                f"Of {count} State{'' if count == 1 else 's'} ({names}) labels, links and what is verified are not "
                "known yet: heeded show STATE finds them.",
                "dim",
            )
        )
    return Group(*told)


def hits(found: Sequence[Hit]) -> RenderableType:
    """Each passage with its marked words, and where it stands."""
    parts: list[RenderableType] = []
    for hit in found:
        parts += [Text(), _head(hit), Padding(_quote(hit), (0, 0, 0, 2)), Padding(_place(hit), (0, 0, 0, 2))]
    return Group(*parts)


def _head(hit: Hit) -> Text:
    name = hit.id or _kind(hit)
    by = [_state(each) if len(each) == 3 else "the State" if each == "state" else party(each) for each in hit.by]
    more = f" and {len(by) - MOST_STATES} more" if len(by) > MOST_STATES else ""
    told = line(f"{', '.join(by[:MOST_STATES])}{more}") if by else ""
    answer = f"  [{POSITIONS.get(hit.position, hit.position)}]" if hit.position else ""
    score = f"{hit.score:.2f}  " if hit.score is not None else ""
    return Text.assemble(score, (name, "bold cyan"), f"  {told}" if told else "", (answer, "bold"))


def _kind(hit: Hit) -> str:
    names = ", ".join(TYPES[each][0].lower() for each in hit.types if each in TYPES)
    return f"{hit.state} {names}".strip()


def pieces(quote: str, marks: Sequence[tuple[int, int]], longest: int) -> tuple[tuple[str, bool], ...]:
    """A quote on one line in pieces, those that are marked with True; cut around the first of them where it is long."""
    first = marks[0][0] if marks else 0
    start = 0
    if len(quote) > longest and first > BEFORE:
        start = quote.rfind(" ", 0, first - BEFORE) + 1
    end = len(quote)
    if end - start > longest:
        end = end_of(quote, longest, start)
    found = [("… ", False)] if start or is_inside(quote) else []
    at = start
    for left, right in (*marks, (end, end)):
        left, right = max(at, min(left, end)), min(right, end)
        found += [(_plain(quote[at:left]), False), (_plain(quote[left:right]), True)]
        at = max(at, right)
    found += [(" …", False)] if end < len(quote) else []
    return tuple(each for each in found if each[0])


def _quote(hit: Hit) -> Text:
    """The quote, its hits bold and underlined."""
    text = Text("“")
    for piece, is_marked in pieces(hit.quote, hit.marks, LONGEST):
        text.append(piece, "bold underline" if is_marked else "")
    return text.append("”")


def _plain(text: str) -> str:
    return clean("".join(" " if each.isspace() else each for each in text))


def _place(hit: Hit) -> Text:
    parts = [
        cut(hit.document, 80), f"page {hit.page}" if hit.page else "",
        f"paragraph {hit.paragraph}" if hit.paragraph else "", day(hit.date) if hit.date else "",
    ]  # fmt: skip
    return Text(line(", ".join(filter(None, parts))), "dim")


def counts(found: Found) -> RenderableType:
    """For each filter its most frequent values with their counts."""
    parts: list[RenderableType] = []
    for name, values in found.counts.items():
        if values:
            parts += [Text(), _counted(name, values)]
    return Group(*parts)


def _counted(name: Filter, values: Sequence[Count]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(Text(TITLES[name], "bold"), width=46, overflow="ellipsis", no_wrap=True)
    for column in ("recommendations", "pairs", "others"):
        table.add_column(column, justify="right", no_wrap=True)
    for each in values[:MOST_COUNTS]:
        told = name_of_value(name, each.value)
        code = f"{each.value}  " if told != each.value and name in ("state", "by") else ""
        numbers = (each.recommendations, each.pairs, each.others)
        table.add_row(line(f"{code}{told}"), *(f"{number:,}" if number else "" for number in numbers))
    if len(values) > MOST_COUNTS:
        table.add_row(Text(f"and {len(values) - MOST_COUNTS} more (--format csv has all)", "dim"))
    return table
