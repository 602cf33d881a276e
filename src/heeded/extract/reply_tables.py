"""Tables of replies in a DOCX addendum: in, a document with tables; out, what their rows answer.

A column is known by what its cells hold: numbers, positions, recommendations with States in brackets. Headers only
decide where the explanation stands, and where positions are columns with a cross in the row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heeded.extract.numbers import read_list
from heeded.extract.positions import label_at, label_of, read_position
from heeded.extract.reply_words import answer_in, past_recommendation
from heeded.model import Cell, Document, Position, Problem, Table

__all__ = ["RowReply", "TableReplies", "numbers_in_cell", "replies_in_tables"]


@dataclass(frozen=True, slots=True)
class RowReply:
    """What one row answers; the span is the row's."""

    numbers: tuple[str, ...]
    position: Position | None
    words: str | None
    explanation: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableReplies:
    """The answers of all tables that have any, the spans of these tables, and cells that could not be read."""

    replies: tuple[RowReply, ...]
    spans: tuple[tuple[int, int], ...]
    problems: tuple[Problem, ...]


_NUMBERED = re.compile(r"\W{0,3}(?:recommendations?|recs?\.?|nos?\.?|№|n°)?\s{0,2}(?:no\.\s{0,2})?(?=[A-Z]?-?\d)", re.I)
_CROSS = re.compile(r"\W*(?:[xX✓✔☑√]|yes|oui|sí|да)\W*$|\s*[•✓✔☑√■]\s*$")
_ANSWER = re.compile(
    r"\b(?:position|response|reply|answer|status|accept|support|réponse|respuesta|ответ|позиция)", re.I
)
_NO_ANSWER = re.compile(
    r"recommendation|recomendaci|recommandation|рекоменд|state|country|theme|issue|sdg|no\.?$|number|^n[°º]", re.I
)


def replies_in_tables(document: Document) -> TableReplies:
    """What the tables of an addendum answer."""
    replies: list[RowReply] = []
    spans: list[tuple[int, int]] = []
    problems: list[Problem] = []
    for table in document.body.tables:
        rows, unread = _read_table(document.text, table)
        problems += unread
        if rows:
            replies += rows
            cells = [cell for row in table.rows for cell in row]
            spans.append((min(cell.start for cell in cells), max(cell.end for cell in cells)))
    return TableReplies(tuple(replies), tuple(spans), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Columns:
    number: int
    position: int | None
    crosses: dict[int, Position]
    explanations: tuple[int, ...]


def _read_table(text: str, table: Table) -> tuple[list[RowReply], list[Problem]]:
    columns = _columns(text, table)
    replies: list[RowReply] = []
    problems: list[Problem] = []
    if columns is None:
        return replies, problems
    section: tuple[Position, str] | None = None
    for row in table.rows:
        words = [_words(text, cell) for cell in row]
        numbers = numbers_in_cell(text, row[columns.number]) if columns.number < len(row) else None
        if numbers is None:
            section = _heading(words) or section
            continue
        reply = _row(text, row, columns, numbers, section)
        if reply.position is None:
            said = (
                f'the wording "{reply.words[:200]}" is not in the vocabulary of positions'
                if reply.words
                else "no position"
            )
            message = (
                f"Recommendation {', '.join(numbers)}: {said} in its row of the table; read it and correct the reply."
            )
            problems.append(Problem(message, "warning", start=reply.start, end=reply.end, numbers=numbers))
        replies.append(reply)
    return replies, problems


def _row(
    text: str, row: Sequence[Cell], columns: _Columns, numbers: tuple[str, ...], section: tuple[Position, str] | None
) -> RowReply:
    start, end = min(cell.start for cell in row), max(cell.end for cell in row)
    notes = [_words(text, row[at]) for at in columns.explanations if at < len(row)]
    position: Position | None = None
    said: str | None = None
    crossed = [each for at, each in columns.crosses.items() if at < len(row) and _CROSS.match(_words(text, row[at]))]
    if len(crossed) == 1:
        position = crossed[0]
    elif columns.position is not None and columns.position < len(row):
        cell = row[columns.position]
        answer = answer_in(text, past_recommendation(text, cell.start, cell.end), cell.end)
        position, said = answer.position, answer.words or _words(text, cell) or None
        if answer.position and text[answer.rest : cell.end].strip(" .;:,–-\n") and answer.rest > cell.start:
            notes.insert(0, " ".join(text[answer.rest : cell.end].split()).lstrip(".;:,–- "))
    if position is None and section:
        notes = notes or ([said] if said else [])
        position, said = section
    return RowReply(numbers, position, said, " ".join(note for note in notes if note) or None, start, end)


def _heading(words: Sequence[str]) -> tuple[Position, str] | None:
    """The position that one heading across a row gives to the rows below."""
    said = set(words) - {""}
    position = read_position(next(iter(said))) if len(said) == 1 else None
    return (position, said.pop()) if position else None


def _words(text: str, cell: Cell) -> str:
    return " ".join(text[cell.start : cell.end].split())


def numbers_in_cell(text: str, cell: Cell) -> tuple[str, ...] | None:
    """The numbers that open a cell: alone, or before the recommendation's words."""
    opening = _NUMBERED.match(text, cell.start, cell.end)
    numbers = read_list(text, opening.end(), (), cell.end) if opening else None
    if numbers is None or text[numbers.end : cell.end].lstrip(" .:)–-\n")[:1].islower():
        return None
    return numbers.numbers


def _columns(text: str, table: Table) -> _Columns | None:
    """Which column holds what; None where the table has no column of numbers with one of positions."""
    width = max((len(row) for row in table.rows), default=0)
    counts = [[0, 0] for _ in range(width)]
    for row in table.rows:
        if _heading([_words(text, cell) for cell in row]):
            continue
        for at, cell in enumerate(row):
            counts[at][0] += numbers_in_cell(text, cell) is not None
            counts[at][1] += (
                label_of(_words(text, cell)) is not None or label_at(text, cell.start, cell.end) is not None
            )
    if not width or not max(numbers for numbers, _ in counts):
        return None
    number = max(range(width), key=lambda at: counts[at][0])
    header = [_words(text, cell) for cell in table.rows[0]]
    crosses = {at: position for at, words in enumerate(header) if (position := label_of(words))}
    if len(crosses) > 1:
        explanations = tuple(at for at in range(max(crosses) + 1, width) if at != number)
        return _Columns(number, None, crosses, explanations)
    others = [at for at in range(width) if at != number]
    stated = [at for at in others if counts[at][1]] or [
        at for at in others if at < len(header) and _ANSWER.search(header[at])
    ]
    if not stated:
        return None
    column = max(stated, key=lambda at: counts[at][1])
    rest = tuple(at for at in others if at > column and not (at < len(header) and _NO_ANSWER.search(header[at])))
    return _Columns(number, column, {}, rest)
