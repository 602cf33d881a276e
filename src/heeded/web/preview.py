"""A paper in, what its preview on a page shows out: pieces of words whose notes lead into the record."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from heeded.papers import (
    Block,
    Grid,
    Heading,
    Items,
    Line,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    plain,
    side_by_side,
)  # fmt: skip
from heeded.web import addresses

__all__ = ["Cited", "Drawn", "Piece", "Preview", "Run", "preview", "statements_of"]

MOST_ROWS = 20
"""Rows of a table that a preview shows; the files have all."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style, and the numbers of the notes behind them."""

    text: str
    style: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of the paper: its address, what it shows in words, what stands beneath."""

    src: str
    alt: str
    caption: tuple[Run, ...]
    is_half: bool
    """Whether it takes half of the width, or less."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as it is shown; which fields count, `kind` says."""

    kind: str
    """ "heading", "paragraph", "items", "grid" or "pictures"."""
    runs: tuple[Run, ...] = ()
    role: str = ""
    """Of a paragraph: "body", "lead", "quote" or "small"."""
    number: int | None = None
    level: int = 1
    lines: tuple[tuple[Run, ...], ...] = ()
    heads: tuple[tuple[str, bool], ...] = ()
    """Names of columns, and whether each holds numbers."""
    rows: tuple[tuple[tuple[str, bool, tuple[Run, ...]], ...], ...] = ()
    """Cells with the name of their column; a row of one cell is a heading."""
    more: int = 0
    """Rows that the files have beside those shown."""
    caption: tuple[Run, ...] = ()
    pictures: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A note at the end of the preview: its number, the citation, and where it leads."""

    number: int
    text: str
    href: str
    is_elsewhere: bool = False
    """Whether it leads to another site."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A paper as a page shows it."""

    title: str
    subtitle: str
    language: str
    cover: tuple[tuple[str, tuple[Run, ...]], ...]
    pieces: tuple[Piece, ...]
    notes: tuple[Cited, ...]
    made: str
    is_wide: bool


def preview(
    paper: Paper, picture: Callable[[int], str], documents: Collection[str], places: Mapping[str, str]
) -> Preview:
    """The pieces of a paper; each citation has one number, however often it is cited.

    `picture` gives the address of a picture by its place among the pictures, `documents` are the keys of those that can
    be opened, `places` says in which of them a statement stands.
    """
    notes: dict[Note, int] = {}
    cover = tuple((label, _runs(line, notes)) for label, line in paper.cover)
    pieces = tuple(_pieces(paper, picture, notes))
    told = tuple(_cited(number, note, documents, places) for note, number in notes.items())
    return Preview(paper.title, paper.subtitle, paper.language, cover, pieces, told, paper.made, paper.is_landscape)


def _runs(line: Line, notes: dict[Note, int]) -> tuple[Run, ...]:
    return tuple(
        Run(each.text, each.style, tuple(notes.setdefault(note, len(notes) + 1) for note in each.notes))
        for each in line
    )


def _pieces(paper: Paper, picture: Callable[[int], str], notes: dict[Note, int]) -> Iterator[Piece]:
    numbered = drawn = 0
    for block in side_by_side(paper.blocks):
        if isinstance(block, Paragraph):
            numbered += block.is_numbered
            number = numbered if block.is_numbered else None
            yield Piece("paragraph", _runs(block.line, notes), block.role, number)
        elif isinstance(block, (Picture, tuple)):
            pictures = (block,) if isinstance(block, Picture) else block
            yield Piece(
                "pictures",
                pictures=tuple(
                    Drawn(picture(drawn + at), each.alt, _runs(each.caption, notes), each.share <= 0.5)
                    for at, each in enumerate(pictures)
                ),
            )
            drawn += len(pictures)
        else:
            yield from _piece(block, notes)


def _piece(block: Block, notes: dict[Note, int]) -> Iterator[Piece]:
    match block:
        case Heading(text=text, level=level):
            yield Piece("heading", (Run(text, "plain", ()),), level=level)
        case Items(lines=lines):
            yield Piece("items", lines=tuple(_runs(line, notes) for line in lines))
        case Grid():
            yield _grid(block, notes)
            if plain(block.note):
                yield Piece("paragraph", _runs(block.note, notes), "small")
        case PageBreak():
            pass


def _grid(grid: Grid, notes: dict[Note, int]) -> Piece:
    heads = tuple((column.head, column.is_number) for column in grid.columns)
    rows = tuple(
        tuple((*head, _runs(cell, notes)) for head, cell in zip(heads, row, strict=False))
        for row in grid.rows[:MOST_ROWS]
    )
    return Piece("grid", heads=heads, rows=rows, more=len(grid.rows) - len(rows), caption=_runs(grid.caption, notes))


def _cited(number: int, note: Note, documents: Collection[str], places: Mapping[str, str]) -> Cited:
    document = places.get(note.statement or "", note.document or "")
    if document in documents:
        return Cited(number, note.text, addresses.document(document, statement=note.statement or ""))
    return Cited(number, note.text, note.address or "", bool(note.address))


def statements_of(notes: Iterable[Note]) -> list[str]:
    """The ids of all statements that notes cite."""
    return [note.statement for note in notes if note.statement]
