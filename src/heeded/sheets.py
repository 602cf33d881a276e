"""Files of tables in (CSV, XLSX, DOCX), their rows out, each with its place as the program shows it that made them."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heeded.errors import UsageError

__all__ = ["ENDINGS", "Grid", "Row", "csv_rows", "grids"]

DELIMITERS = (",", ";", "\t", "|")
LARGEST_CELL = 2**31 - 1
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
"""Encodings by the byte order mark that a file begins with; one without is UTF-8."""
LARGEST_SHEET = 200_000
"""Rows of a sheet that are read."""


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
    """All tables of a file that have a row with words; raises UsageError where it is no such file or is damaged."""
    read = ENDINGS.get(file.suffix.lower())
    if read is None:
        raise UsageError(f"{file} is no table that can be read: save it as {', '.join(ENDINGS)}.")
    found = tuple(grid for grid in read(file) if any(any(row.cells) for row in grid.rows))
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
    """The sheets that can be seen; merged cells have their words in the first."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(file, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise UsageError(f"{file} cannot be read as a workbook ({error}): save it anew as .xlsx.") from None
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            rows = sheet.iter_rows(max_row=min(sheet.max_row, LARGEST_SHEET))
            yield Grid(file.name, f"sheet {sheet.title}", tuple(_row(at, row) for at, row in enumerate(rows, 1)))


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
        document = docx.Document(str(file))
    except Exception as error:  # python-docx raises whatever its parsers raise
        raise UsageError(f"{file} cannot be read as a document ({error}): save it anew as .docx.") from None
    for number, table in enumerate(document.tables, 1):
        rows = []
        for at, row in enumerate(table.rows, 1):
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
