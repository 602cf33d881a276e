"""A paper in, plain text for a terminal out: footnotes at the end, each citation once."""

import re
from collections.abc import Iterable

from heeded.papers import Grid, Heading, Items, Line, Note, PageBreak, Paper, Paragraph, Picture, cover_of, plain

__all__ = ["text"]

INLINE = re.compile(r"[`*~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#|\w+;)|\\(?=[!-/:-@\[-`{-~]|$)|(?<=\])[(:]")
"""Signs that would make emphasis, code, a tag, an entity, an escape or a link."""
FIRST = re.compile(
    r"^[ \t]*(?:(?P<number>\d{1,9})(?=[.)](?:\s|$))"
    r"|(?P<sign>#(?=#{0,5}(?:\s|$))|>|[-+](?=\s|$)|[-=|:](?=[-=|: \t]*$))|)",
    re.MULTILINE,
)
"""What begins a line: a number of a list, or the sign of a heading, a list, a quote, a table."""


def text(paper: Paper) -> str:
    """The words of a paper as Markdown, as far as a reader of plain text needs it."""
    notes: dict[Note, int] = {}
    parts = [f"# {_as_typed(paper.title)}", *filter(None, [_as_typed(paper.subtitle)])]
    parts += [f"{_as_typed(label)}{_line(line, notes)}" for label, line in cover_of(paper)]
    number = 0
    for block in paper.blocks:
        match block:
            case Heading(text=words, level=level):
                parts.append(f"{'#' * (level + 1)} {_as_typed(words)}")
            case Paragraph(line=line, is_numbered=is_numbered, role=role):
                number += is_numbered
                mark = f"{number}. " if is_numbered else "> " if role == "quote" else ""
                parts.append(f"{mark}{_line(line, notes)}")
            case Items(lines=lines):
                parts.append("\n".join(f"- {_line(line, notes)}" for line in lines))
            case Grid():
                parts.append(_grid(block, notes))
            case Picture(alt=alt, caption=caption):
                parts.append(f"[{_as_typed(alt)}]\n{_line(caption, notes)}".strip())
            case PageBreak():
                continue
    if notes:
        parts.append("\n".join(_as_typed(f"[{number}] {note.sentence}") for note, number in notes.items()))
    parts += filter(None, [_as_typed(paper.made)])
    return "\n\n".join(filter(None, parts)) + "\n"


def _line(line: Line, notes: dict[Note, int]) -> str:
    told = []
    for each in line:
        marks = "".join(f"[{notes.setdefault(note, len(notes) + 1)}]" for note in each.notes)
        told.append(f"{each.text}{marks}")
    return _as_typed("".join(told))


def _as_typed(text: str) -> str:
    """A text of which no sign is a command of Markdown: every viewer shows it as it was typed."""
    escaped = INLINE.sub(lambda found: f"\\{found[0]}", text)
    return FIRST.sub(_first, escaped)


def _first(found: re.Match[str]) -> str:
    return f"{found['number']}\\" if found["number"] else f"\\{found['sign']}" if found["sign"] else ""


def _grid(grid: Grid, notes: dict[Note, int]) -> str:
    wide = len(grid.columns)
    rows = [[*map(_bare, (_line(cell, notes) for cell in row)), *[""] * (wide - len(row))] for row in grid.rows]
    head = [_bare(_as_typed(column.head)) for column in grid.columns]
    told = [_row(head), _row("---:" if column.is_number else "---" for column in grid.columns), *map(_row, rows)]
    caption = [_line(grid.caption, notes), ""] if plain(grid.caption) else []
    return "\n".join([*caption, *told, *filter(None, ["", _line(grid.note, notes)])])


def _bare(text: str) -> str:
    """A cell on one line, which ends at no stroke of its own."""
    return " ".join(text.split()).replace("|", "\\|")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
