"""Files of tables in (CSV, XLSX, DOCX), their rows out, each with its place as the program shows it that made them."""

import codecs
import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heeded.errors import HeededError, UsageError

__all__ = ["ENDINGS", "Grid", "Row", "csv_rows", "grids", "workbook"]

DELIMITERS = (",", ";", "\t", "|")
LARGEST_CELL = 2**31 - 1
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
"""Encodings by the byte order mark that a file begins with; one without is UTF-8."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, LONGEST_CELL = 20_000, 300, 300_000, 100_000
"""Rows, columns and cells with words that a table may have, and characters of a cell: far above what people fill in."""
MOST_PLACES, LAST_ROW = 20_000_000, 1_048_576
"""Of a workbook's sheet, blank places counted; what a spreadsheet itself can hold."""
MOST_BYTES = 100_000_000
"""Of a packed file, when it is unpacked."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the program counts from 1, and its cells as they are shown, without blanks at their ends.

    `rounded` are the cells that hold a number from which the program cut zeros: 124.1 may be 124.10.
    """

    number: int
    cells: tuple[str, ...]
    rounded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a file; `name` is that of the sheet, "table 2" in a document, empty in a CSV."""

    file: str
    name: str
    rows: tuple[Row, ...]

    def place(self, row: Row) -> str:
        """Where a row is, in words: "answers.xlsx, sheet Answers, row 12"."""
        return ", ".join(filter(None, (self.file, self.name, f"row {row.number}")))


def grids(file: Path) -> tuple[Grid, ...]:
    """All tables of a file that have a row with words.

    Raises UsageError where it is no such file, is damaged, or is larger than any table that people fill in.
    """
    read = ENDINGS.get(file.suffix.lower())
    if read is None:
        raise UsageError(f"{file} is no table that can be read: save it as {', '.join(ENDINGS)}.")
    found = tuple(grid for grid in map(_measured, read(file)) if any(any(row.cells) for row in grid.rows))
    if not found:
        raise UsageError(f"{file} holds no table: a table needs a row with the names of its columns.")
    return found


def csv_rows(file: Path) -> tuple[str, bool, list[tuple[int, list[str]]]]:
    """The delimiter of a CSV file, whether it begins with a mark, and all rows with their numbers, blank ones included.

    UTF-8 or, with a mark, UTF-16; commas, semicolons, tabs or strokes. Raises UsageError for another encoding, and
    where a quotation mark does not close.
    """
    csv.field_size_limit(LARGEST_CELL)
    raw = file.read_bytes()
    delimiter, text = _delimiter(_decoded(file, raw))
    return delimiter, raw.startswith(codecs.BOM_UTF8), _records(file, text, delimiter)


def _decoded(file: Path, raw: bytes) -> str:
    """The text of a file; raises UsageError where some of it is in another encoding."""
    encoding = next((name for mark, name in MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].decode(encoding, "ignore").count("\n") + 1
        fault = "damaged or cut off" if encoding == "utf-16" else "not UTF-8"
        raise UsageError(f"{file}, line {line}: {fault}. Save the table as 'CSV UTF-8' and give it again.") from None
    if "\0" in text.partition("\n")[0]:  # UTF-32, or UTF-16 without a mark: letters with zeros between
        raise UsageError(f"{file} is not UTF-8: zero bytes stand in its first line. Save the table as 'CSV UTF-8'.")
    return text


def _delimiter(text: str) -> tuple[str, str]:
    """What parts the cells, and the text without the line "sep=;" by which spreadsheets may state it."""
    line, _, rest = text.partition("\n")
    for mark in DELIMITERS:
        if line.rstrip("\r") == f"sep={mark}":
            return mark, rest
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([head], delimiter=mark), ()))), text


def _records(file: Path, text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            found.append((len(found) + 1, cells))
    except csv.Error as error:
        raise UsageError(
            f"{file}, row {len(found) + 1}: a quotation mark opens a cell and none closes it at its end ({error}). "
            "Close it, and write a quotation mark inside a cell twice."
        ) from None
    return found


def _of_csv(file: Path) -> Iterator[Grid]:
    _, _, records = csv_rows(file)
    yield Grid(file.name, "", tuple(Row(number, tuple(map(_shown, cells))) for number, cells in records))


def _of_xlsx(file: Path) -> Iterator[Grid]:
    """The sheets that can be seen."""
    for title, rows in workbook(file, lambda sheet: bool(sheet.sheet_state == "visible")):
        yield Grid(file.name, f"sheet {title}", tuple(_row(number, cells) for number, cells in rows))


Rows = list[tuple[int, tuple[Any, ...]]]


def workbook(file: Path, is_wanted: Callable[[Any], bool] = lambda sheet: True) -> list[tuple[str, Rows]]:
    """The sheets of a workbook that are wanted: title, and its rows with words, numbered, as cells up to the last word.

    Read row by row, whatever size a sheet says it has. Raises UsageError where it is damaged or too large.
    """
    import openpyxl

    try:
        _check_unpacked(file)
        with file.open("rb") as raw:
            book = openpyxl.load_workbook(raw, read_only=True, data_only=True)
            return [(sheet.title, _rows(sheet, file)) for sheet in book.worksheets if is_wanted(sheet)]
    except HeededError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise UsageError(f"{file} cannot be read as a workbook ({error}): save it anew as .xlsx.") from None


def _check_unpacked(file: Path) -> None:
    with zipfile.ZipFile(file) as packed:
        size = sum(each.file_size for each in packed.infolist())
    if size > MOST_BYTES:
        raise UsageError(
            f"{file} holds {size // 1_000_000} MB when it is unpacked, and no table has more than "
            f"{MOST_BYTES // 1_000_000}: copy the rows that matter into a new file."
        )


def _rows(sheet: Any, file: Path) -> Rows:
    sheet.reset_dimensions()
    found: Rows = []
    places = filled = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        last = max((at for at, cell in enumerate(cells, 1) if cell.value not in (None, "")), default=0)
        places += len(cells)
        filled += last
        if last:
            found.append((number, cells[:last]))
        what = _too_much(len(found), last, filled) or ("blank places" if places > MOST_PLACES else "")
        if what or number > LAST_ROW:
            raise _too_large(f"{file.name}, sheet {sheet.title}", what or f"{LAST_ROW:,} rows")
    return found


def _too_much(rows: int, columns: int, cells: int) -> str:
    """Of what a table has more than any that people fill in; empty where it has not."""
    counts = ((rows, MOST_ROWS, "rows"), (columns, MOST_COLUMNS, "columns"), (cells, MOST_CELLS, "cells"))
    return next((f"{most:,} {what}" for count, most, what in counts if count > most), "")


def _too_large(place: str, what: str) -> UsageError:
    return UsageError(f"{place} has more than {what}: copy the rows and columns that matter into a new file.")


def _measured(grid: Grid) -> Grid:
    """The table; raises UsageError where it is too large or a cell too long."""
    rows = cells = 0
    place = ", ".join(filter(None, (grid.file, grid.name)))
    for row in grid.rows:
        last = max((at for at, cell in enumerate(row.cells, 1) if cell), default=0)
        rows, cells = rows + bool(last), cells + last
        if what := _too_much(rows, last, cells):
            raise _too_large(place, what)
        if any(len(cell) > LONGEST_CELL for cell in row.cells):
            raise _too_large(grid.place(row), f"{LONGEST_CELL:,} characters in a cell")
    return grid


def _row(number: int, cells: Sequence[Any]) -> Row:
    rounded = frozenset(
        at for at, cell in enumerate(cells) if isinstance(cell.value, float) and cell.number_format == "General"
    )
    return Row(number, tuple(map(_of_cell, cells)), rounded)


def _of_cell(cell: Any) -> str:
    """A cell as its sheet shows it: a number with the places that its format has, a day without its hours."""
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float) and set(cell.number_format) <= {"0", "."} and "." in cell.number_format:
        places = len(cell.number_format.partition(".")[2])
        return f"{value:.{places}f}"
    if isinstance(value, float):
        return f"{value:.10g}"
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return _shown("" if value is None else str(value))


def _of_docx(file: Path) -> Iterator[Grid]:
    """The tables of a document in their order; a cell that spans columns has its words in the first."""
    import docx

    try:
        _check_unpacked(file)
        document = docx.Document(str(file))
    except HeededError:
        raise
    except Exception as error:  # python-docx raises whatever its parsers raise
        raise UsageError(f"{file} cannot be read as a document ({error}): save it anew as .docx.") from None
    for number, table in enumerate(document.tables, 1):
        rows = []
        for at, row in enumerate(table.rows, 1):
            if sum(cell.grid_span for cell in row._tr.tc_lst) > MOST_COLUMNS:
                raise _too_large(f"{file.name}, table {number}, row {at}", f"{MOST_COLUMNS} columns")
            seen: set[Any] = set()
            cells = []
            for cell in row.cells:
                cells.append("" if cell._tc in seen else _shown(cell.text))
                seen.add(cell._tc)
            rows.append(Row(at, tuple(cells)))
        yield Grid(file.name, f"table {number}", tuple(rows))


def _shown(cell: str) -> str:
    return " ".join(cell.split())


ENDINGS = {".csv": _of_csv, ".tsv": _of_csv, ".xlsx": _of_xlsx, ".xlsm": _of_xlsx, ".docx": _of_docx}
"""How files are read, by their endings."""
