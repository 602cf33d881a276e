"""Blocks of text and tables in reading order in, a `Body` out: what readers of files without printed lines share."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from heeded.ingest.paragraphs import NUMBER
from heeded.model import Body, Cell, Paragraph, Table

__all__ = ["NOT_XML", "REPLACED", "Block", "Rows", "compose", "tidy"]

# what no XML file holds: controls, lone surrogates, noncharacters
NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACED = "\ufffd"
# two spaces, a tab, a hard space, spaces of every width; line breaks stay
SPACES = re.compile(
    r" {2,}| ?[\t\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000][ \t\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*"
)
# soft hyphen, zero-width space, marks of direction, what is not XML; the joiners of Persian and Hindi and the controls
# that break lines stay
INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\0-\x08\x0e-\x1b\x1f\ud800-\udfff\ufffe\uffff]+"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; `number` is the printed one where the reader knows it, else it is read from the text."""

    text: str
    kind: Literal["body", "heading", "note"] = "body"
    number: str | None = None


Rows = Sequence[Sequence[Sequence[Block]]]
"""A table: rows of cells of paragraphs."""


def tidy(text: str) -> str:
    """The text with single spaces and without invisible characters; line breaks stay."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip()


def compose(blocks: Iterable[Block | Rows]) -> Body:
    """The body of these blocks: empty paragraphs are left out, notes are put at the end, empty cells are kept."""
    writer = _Writer()
    notes = []
    for block in blocks:
        if not isinstance(block, Block):
            writer.table(block)
        elif block.kind == "note":
            notes.append(block)
        else:
            writer.paragraph(block)
    for note in notes:
        writer.paragraph(note)
    return Body("".join(writer.parts), (), tuple(writer.paragraphs), tuple(writer.tables))


class _Writer:
    """Puts paragraphs one under the other, each with its line break, and notes where they begin and end."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []

    def paragraph(self, block: Block) -> None:
        if not block.text:
            return
        start, self.length = self.length, self.length + len(block.text) + 1
        self.parts += (block.text, "\n")
        number = block.number
        if number is None and block.kind == "body" and (match := NUMBER.match(block.text)):
            number = match["number"]
        self.paragraphs.append(Paragraph(start, self.length - 1, number, block.kind))

    def table(self, rows: Rows) -> None:
        done = []
        for row in rows:
            cells = []
            for cell in row:
                start = self.length
                for block in cell:
                    self.paragraph(block)
                cells.append(Cell(start, max(start, self.length - 1)))
            done.append(tuple(cells))
        if done:
            self.tables.append(Table(tuple(done)))
