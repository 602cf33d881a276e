"""What pages are put together from, one value for each partial under `templates/parts/`: values in, HTML there.

A page gives `{% include "parts/table.html" with table=... %}` a value of this module; the living page of the tests
shows each of them. Words of people and documents are escaped by the templates, so every text may hold anything.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "Bar",
    "Cell",
    "Choice",
    "Column",
    "Fact",
    "Field",
    "Figure",
    "Filter",
    "Labelled",
    "Leaf",
    "Moment",
    "Notice",
    "Pages",
    "Part",
    "Passage",
    "Picture",
    "Quotation",
    "Said",
    "Score",
    "Standing",
    "Stretch",
    "Tab",
    "Table",
    "paged",
]  # fmt: skip

PAGE = 50
"""Rows of a list on one page."""
AROUND = 1
"""Pages that a list offers on both sides of the one shown, beside the first and the last."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A place that a row of links leads to."""

    name: str
    href: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand at its end."""

    name: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table: words, where they lead, a position as a badge, a smaller line below."""

    text: str = ""
    href: str = ""
    position: str | None = None
    """A key of `reports.words.POSITIONS`, or "unknown"; None for no badge."""
    note: str = ""
    tabs: tuple[Tab, ...] = ()
    """Links below, side by side."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; on a narrow screen each row is a card, headed by its first cell."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    note: str = ""
    """What the numbers are, and where they come from."""

    @property
    def lines(self) -> list[list[tuple[Column, Cell]]]:
        """Each row's cells with their columns."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands out, and what it counts."""

    value: str
    name: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what it is."""

    name: str
    text: str
    href: str = ""
    tabs: tuple[Tab, ...] = ()
    """Links in the place of the text."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form that asks and saves nothing, with what stands in it."""

    name: str
    label: str
    kind: str = "words"
    """ "words", "lines", "number", "choice" or "switch"; another is words too."""
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Values and their names."""
    is_needed: bool = False
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a model says a text is about: the kind of label, the label, its score, the words that weighed most."""

    kind: str
    name: str
    score: float
    words: str = ""
    is_proposal: bool = False
    """Whether the score stays under the threshold."""


@dataclass(frozen=True, slots=True)
class Score:
    """How sure a program is of what it proposes, from 0 to 1, and why."""

    value: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words and where they stand; without words the source alone."""

    text: str
    source: str = ""
    """What a reader calls the document."""
    place: str = ""
    """The page and paragraph, in words."""
    href: str = ""
    """Where the document can be looked at, at that place."""
    by: str = ""
    when: str = ""
    lead: str = ""
    """A few words before the quote: what it is."""
    lead_href: str = ""
    language: str = ""
    cite: str = ""
    """Where it is told how the words are cited."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something stands in workspaces already, and what was done just now, if anything."""

    tabs: tuple[Tab, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a search found, with the words looked for marked, and where they stand."""

    name: str
    """What it is: the id of a recommendation, or a kind of statement and a State."""
    href: str
    pieces: tuple[tuple[str, bool], ...]
    """The words one after the other; the flag says whether they are marked."""
    source: str
    source_href: str
    by: str = ""
    place: str = ""
    when: str = ""
    position: str | None = None
    is_answerable: bool = False
    """Whether it has a position, or could have one."""
    like_href: str = ""
    """What is near to it in meaning."""
    score: Score | None = None
    about: str = ""
    """The State under review."""
    cite: str = ""
    """Where it is told how the words are cited."""
    take: str = ""
    """By what it is taken into a workspace."""
    stands: Standing | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text with the same statements in them."""

    text: str
    kind: str = ""
    """The type of the statement with the shortest quote; empty where nothing is stated."""
    anchors: tuple[str, ...] = ()
    """The ids of the statements that begin here."""
    ended: tuple[int, ...] = ()
    """The numbers of those that end here."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement beside the text: its number there, what it is, and what it says in words."""

    number: int
    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    by: str
    cite: str = ""
    """Where it is told how it is cited."""
    take: str = ""
    """By what it is taken into a workspace."""
    stands: Standing | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """Lines of a text that stand on one page of its file, with what they state."""

    page: int | None
    is_begun: bool
    """Whether the page begins here; else it goes on."""
    lines: tuple[tuple[str, tuple[Stretch, ...]], ...]
    """Each with its kind: "body", "heading", "note"."""
    said: tuple[Said, ...]
    picture: str = ""
    """The address of the page's picture."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a time line: a date, what it is, the words that tell it."""

    date: str
    """In words; empty where nothing tells it."""
    title: str
    kind: str = ""
    """Of `app.css`: "own" for the recommendation itself, "answer", "claim", "evidence", "register", "other"."""
    position: str | None = None
    quotes: tuple[Quotation, ...] = ()
    notes: tuple[str, ...] = ()
    href: str = ""
    score: Score | None = None
    cite: str = ""
    """Where it is told how what happened is cited, where no quote tells."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its name, how many, and its kind, which is a position or another colour of `app.css`."""

    name: str
    count: int
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Parts of a whole, side by side in their share."""

    parts: tuple[Part, ...]
    name: str = ""

    @property
    def whole(self) -> int:
        """All of them together."""
        return sum(part.count for part in self.parts)

    @property
    def stretches(self) -> list[tuple[Part, str, str]]:
        """Each part that counts anything, with its beginning and its length: "12.5%"."""
        found, before = [], 0
        for part in self.parts:
            if part.count:
                found.append((part, f"{100 * before / self.whole:.3f}%", f"{100 * part.count / self.whole:.3f}%"))
            before += part.count
        return found


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: its picture in each form by its address, what it shows in words, its numbers, and files of it."""

    title: str
    alt: str
    """What is to be seen; why there is no picture, where there are no numbers."""
    source: str = ""
    wide: str = ""
    narrow: str = ""
    wide_dark: str = ""
    narrow_dark: str = ""
    height: int = 0
    """About its height in pixels when it is 520 wide."""
    files: tuple[Tab, ...] = ()
    table: Table | None = None
    cite: str = ""
    """Where it is told how it is cited."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, how many it leaves, and the address with it."""

    name: str
    count: int
    href: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its values, the address with all of them where some are left out."""

    title: str
    choices: tuple[Choice, ...]
    more: int = 0
    """Values that are left out."""
    more_href: str = ""

    @property
    def is_used(self) -> bool:
        """Whether one of its values is chosen."""
        return any(each.is_chosen for each in self.choices)


@dataclass(frozen=True, slots=True)
class Notice:
    """A few sentences set apart: "note", "warning" or "error"."""

    title: str
    text: str = ""
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class Pages:
    """A long list in pages: which rows are shown, and where the others are."""

    first: int
    last: int
    of: int
    before: str
    after: str
    links: tuple[Tab | None, ...]
    """Pages by their numbers; None stands for those left out."""


def paged(count: int, current: int, address: str, size: int = PAGE, name: str = "page") -> tuple[slice, Pages]:
    """The rows of a page (from 1) and its links; `address` is the list's own, with or without a query and a place.

    A page that the list does not have gives the nearest one.
    """
    last = max(1, -(-count // size))
    current = min(max(1, current), last)
    own, sign, place = address.partition("#")

    def joined(number: int) -> str:
        return f"{own}{'&' if '?' in own else '?'}{name}={number}{sign}{place}"

    shown = sorted({1, last, *range(max(1, current - AROUND), min(last, current + AROUND) + 1)})
    rows = slice((current - 1) * size, min(count, current * size))
    return rows, Pages(
        rows.start + 1 if count else 0, rows.stop, count,
        joined(current - 1) if current > 1 else "",
        joined(current + 1) if current < last else "",
        tuple(_with_gaps(shown, current, joined)) if last > 1 else (),
    )  # fmt: skip


def _with_gaps(numbers: Sequence[int], current: int, joined: Callable[[int], str]) -> Iterable[Tab | None]:
    before = 0
    for number in numbers:
        if number == before + 2:  # one page takes no more room than the sign for a gap
            yield Tab(str(number - 1), joined(number - 1))
        elif number > before + 1:
            yield None
        yield Tab(str(number), joined(number), number == current)
        before = number
