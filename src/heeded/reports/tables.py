"""Rows (frozen dataclasses of one kind) in; CSV, JSON, JSON Lines, XLSX or Parquet out."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from heeded import codec
from heeded.errors import UsageError
from heeded.reports.words import line

__all__ = ["BINARY", "FORMATS", "csv_of", "data", "file", "text"]

# What a spreadsheet takes for a formula at the beginning of a cell: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SEPARATOR = "; "
LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""


def text(kind: type, rows: Sequence[Any], form: str) -> str:
    """The rows as text: "csv" with lists joined by "; ", "json" (one array), or "jsonl" (one object a line)."""
    return FORMATS[form](kind, rows)


def file(kind: type, rows: Sequence[Any], form: str) -> bytes:
    """The rows as the bytes of a file: CSV begins with a mark, without which Excel takes UTF-8 for another encoding."""
    return (codecs.BOM_UTF8 if form == "csv" else b"") + data(kind, rows, form)


def data(kind: type, rows: Sequence[Any], form: str) -> bytes:
    """The rows as bytes: "xlsx", "parquet", or one of the texts in UTF-8."""
    return BINARY[form](kind, rows) if form in BINARY else text(kind, rows, form).encode()


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as CSV; no cell is taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(_cell(value)) for value in row] for row in rows)
    return out.getvalue()


def _csv(kind: type, rows: Sequence[Any]) -> str:
    columns = _columns(kind)
    return csv_of(columns, ([getattr(row, name) for name in columns] for row in rows))


def _json(kind: type, rows: Sequence[Any]) -> str:
    return codec.dumps([codec.to_json(row) for row in rows], indent=2) + "\n"


def _jsonl(kind: type, rows: Sequence[Any]) -> str:
    return "".join(codec.dumps(codec.to_json(row)) + "\n" for row in rows)


def _xlsx(kind: type, rows: Sequence[Any]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Heeded")
    sheet.freeze_panes = "A2"
    sheet.append(_columns(kind))
    for row in rows:
        cells = []
        for name in _columns(kind):
            value = _cell(getattr(row, name))
            cell = WriteOnlyCell(sheet, value[:LONGEST_CELL] if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # text even where it looks like a formula or a number: 124.10 is not 124.1
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _parquet(kind: type, rows: Sequence[Any]) -> bytes:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet needs a further package: run `pip install 'heeded[parquet]'`.") from None
    types = {"int": pyarrow.int64(), "bool": pyarrow.bool_(), "tuple": pyarrow.list_(pyarrow.string())}
    schema = pyarrow.schema((f.name, types.get(_base(f.type), pyarrow.string())) for f in fields(kind))
    table = pyarrow.Table.from_pylist([codec.to_json(row) for row in rows], schema)
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def _base(hint: Any) -> str:
    """What a field holds, without its alternatives and items: `int | None` -> "int"; `tuple[str, ...]` -> "tuple"."""
    return str(getattr(hint, "__name__", hint)).split(" | ")[0].split("[")[0]


def _columns(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def _cell(value: Any) -> str | int | bool | None:
    """The value on one line, as readers of lines expect."""
    if isinstance(value, tuple):
        return line(SEPARATOR.join(map(str, value)))
    return line(value) if isinstance(value, str) else value


def _harmless(value: str | int | bool | None) -> str | int | bool | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


FORMATS = {"csv": _csv, "json": _json, "jsonl": _jsonl}
BINARY = {"xlsx": _xlsx, "parquet": _parquet}
