"""Rows (frozen dataclasses of one kind) in; CSV, JSON, JSON Lines, XLSX or Parquet out."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from heeded import codec
from heeded.errors import UsageError
from heeded.reports.exports.columns import columns
from heeded.reports.words import line
from heeded.reports.workbook import SEPARATOR, Workbook

__all__ = ["BINARY", "FORMATS", "csv_of", "data", "file", "harmless", "parquet_schema", "text", "values_of"]

# What a spreadsheet takes for a formula at the beginning of a cell: https://owasp.org/www-community/attacks/CSV_Injection
# "=1+1", "-x", " =1+1", "＝1+1"; "'=1+1" too, so that what is made harmless can be told from what was so
FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def text(kind: type, rows: Sequence[Any], form: str) -> str:
    """The rows as text: "csv" with lists joined by "; ", "json" (one array), or "jsonl" (one object a line)."""
    return FORMATS[form](kind, rows)


def file(kind: type, rows: Sequence[Any], form: str) -> bytes:
    """The rows as the bytes of a file: CSV begins with a mark, without which Excel takes UTF-8 for another encoding."""
    return (codecs.BOM_UTF8 if form == "csv" else b"") + data(kind, rows, form)


def data(kind: type, rows: Sequence[Any], form: str) -> bytes:
    """The rows as bytes: "xlsx", "parquet", or one of the texts in UTF-8."""
    return BINARY[form](kind, rows) if form in BINARY else text(kind, rows, form).encode()


def csv_of(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as CSV; no cell is taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(harmless, names))
    writer.writerows([harmless(_cell(value)) for value in row] for row in rows)
    return out.getvalue()


def values_of(kind: type, rows: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    """The values of rows in the order of their columns; a row has two columns at least."""
    return map(attrgetter(*_names(kind)), rows)


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula with an apostrophe before it, all else as it is."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def parquet_schema(kind: type) -> Any:
    """The schema of a row type; raises UsageError where the package for Parquet is not there."""
    try:
        import pyarrow
    except ImportError:
        raise UsageError("Parquet needs a further package: run `pip install 'heeded[parquet]'`.") from None
    types = {
        "text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    return pyarrow.schema((each.name, types[each.type]) for each in columns(kind))


def _csv(kind: type, rows: Sequence[Any]) -> str:
    return csv_of(_names(kind), values_of(kind, rows))


def _json(kind: type, rows: Sequence[Any]) -> str:
    return codec.dumps([codec.to_json(row) for row in rows], indent=2) + "\n"


def _jsonl(kind: type, rows: Sequence[Any]) -> str:
    return "".join(codec.dumps(codec.to_json(row)) + "\n" for row in rows)


def _xlsx(kind: type, rows: Sequence[Any]) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as book:
        book.add("Heeded", _names(kind), values_of(kind, rows))
    return out.getvalue()


def _parquet(kind: type, rows: Sequence[Any]) -> bytes:
    schema = parquet_schema(kind)
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([codec.to_json(row) for row in rows], schema), out)
    return out.getvalue()


def _names(kind: type) -> list[str]:
    return [each.name for each in fields(kind)]


def _cell(value: Any) -> str | int | bool | None:
    """The value on one line, as readers of lines expect."""
    if isinstance(value, tuple):
        return line(SEPARATOR.join(map(str, value)))
    return line(value) if isinstance(value, str) else value


FORMATS = {"csv": _csv, "json": _json, "jsonl": _jsonl}
BINARY = {"xlsx": _xlsx, "parquet": _parquet}
