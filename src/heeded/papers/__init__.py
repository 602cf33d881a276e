"""What leaves the house as a document: blocks of words with footnotes, the same for Word, PDF, pages and plain text.

A report makes a `Paper` and knows no format; `docx`, `pdf` and `text` make files of it and know no report. Every figure
and quote carries the `Note` that leads to where it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from heeded.model import Access
from heeded.vocabulary.phrases import phrases

__all__ = [
    "Block", "Cell", "Column", "Grid", "Heading", "Items", "Language", "Line", "Note", "PageBreak", "Paper",
    "Paragraph", "Picture", "Words", "cover_of", "lines_of", "notes_of", "plain", "side_by_side", "words",
]  # fmt: skip

Language = Literal["en", "fr", "es", "ru"]
"""In which the fixed words of a document are written."""
Style = Literal["plain", "strong", "emphasis"]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the citation as it is printed, and what it leads to in the record."""

    text: str
    """As "A/HRC/59/12, para. 124.3"; without a full stop at its end."""
    document: str | None = None
    """Key of the document cited."""
    statement: str | None = None
    """Id of the statement cited."""
    address: str | None = None
    """Where the source is on the web, of registers and rules."""

    @property
    def sentence(self) -> str:
        """The text with one full stop at its end."""
        return f"{self.text.removesuffix('.')}."


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one style, and the notes that stand behind them."""

    text: str
    style: Style = "plain"
    notes: tuple[Note, ...] = ()


Line = tuple[Words, ...]
"""What stands in one paragraph, cell or item."""
Cell = Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that of a section."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a numbered one counts on through the whole document, as in documents of the United Nations."""

    line: Line
    is_numbered: bool = False
    role: Literal["body", "lead", "quote", "small"] = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short lines."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its head, and its share of the width."""

    head: str
    share: int = 1
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its heads repeat on every page. A row of one cell is a heading over the whole width."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Line = ()
    note: Line = ()
    """What stands beneath."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, with the words for whoever does not see it, and its caption with the notes of its figures."""

    svg: str
    alt: str
    caption: Line = ()
    share: float = 1.0
    """Of the width of the text; two that follow each other stand side by side where each has half of it or less."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Items | Grid | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that is to leave the house."""

    kind: str
    """A key of `REPORTS`."""
    title: str
    blocks: tuple[Block, ...]
    language: Language = "en"
    subtitle: str = ""
    cover: tuple[tuple[str, Line], ...] = ()
    """Labels and values that stand first: who submits, where to write to, keywords ..."""
    has_cover_page: bool = False
    is_landscape: bool = False
    header: str = ""
    footer: str = ""
    """What every page repeats."""
    access: Access = "public"
    """The highest level of what it holds."""
    made: str = ""
    """From which record, of which day, by which versions: the last line."""


def words(text: str, *notes: Note, style: Style = "plain") -> Words:
    """Words with their notes."""
    return Words(text, style, notes)


def cover_of(paper: Paper) -> Iterator[tuple[str, Line]]:
    """The labels of the cover, each with the colon of the language and the space behind it, and what they stand for."""
    colon = phrases(paper.language)(": ")
    yield from ((f"{label}{colon}", line) for label, line in paper.cover)


def plain(line: Iterable[Words]) -> str:
    """The words of a line without styles and notes."""
    return "".join(each.text for each in line)


def lines_of(blocks: Sequence[Block]) -> Iterator[Line]:
    """Every line of words, in the order of the page."""
    for block in blocks:
        match block:
            case Paragraph(line=line):
                yield line
            case Items(lines=lines):
                yield from lines
            case Grid(columns=columns, rows=rows, caption=caption, note=note):
                yield caption
                yield from ((Words(column.head),) for column in columns)
                for row in rows:
                    yield from row
                yield note
            case Picture(caption=caption):
                yield caption
            case Heading(text=text):
                yield (Words(text),)
            case PageBreak():
                continue


def side_by_side(blocks: Sequence[Block]) -> Iterator[Block | tuple[Picture, Picture]]:
    """The blocks in their order, two pictures of half the width or less together."""
    at = 0
    while at < len(blocks):
        one, other = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(one, Picture) and isinstance(other, Picture) and max(one.share, other.share) <= 0.5:
            yield one, other
            at += 2
        else:
            yield one
            at += 1


def notes_of(paper: Paper) -> tuple[Note, ...]:
    """Every footnote in the order in which it is printed: the cover first."""
    every = [*(line for _, line in paper.cover), *lines_of(paper.blocks)]
    return tuple(note for line in every for each in line for note in each.notes)
