"""Tables and their rows, some at a time, in; one file for each table, or one for all, in a folder out.

CSV and JSON Lines hold every text exactly. In CSV a list is a JSON array, and a text that a spreadsheet would take for
a formula has an apostrophe before it; in a workbook a list is one text, and texts are on one line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from heeded import codec
from heeded.reports.exports import sqlite
from heeded.reports.exports.columns import ColumnType
from heeded.reports.exports.registry import Export
from heeded.reports.tables import harmless, parquet_schema
from heeded.reports.workbook import Workbook

__all__ = ["FORMATS", "WORKBOOK", "Add", "writer"]

Rows = Sequence[tuple[Any, ...]]
Column = Sequence[Any]
Add = Callable[[Export, Rows], None]
WORKBOOK = "heeded.xlsx"
LISTS = 4096
"""Lists that are remembered as cells of a CSV file: of ten recommendations, eight are made by one State."""
AT_ONCE = 20_000
"""Rows of one group of a Parquet file."""


@contextmanager
def _csv(folder: Path, tables: Sequence[Export]) -> Iterator[Add]:
    with _files(folder, tables, "csv") as files:
        for table in tables:
            files[table.name].write(",".join(each.name for each in table.columns) + END)

        def add(table: Export, rows: Rows) -> None:
            columns = zip(table.columns, zip(*rows, strict=True), strict=False)  # of no rows there are none
            cells = [CELLS[column.type](values) for column, values in columns]
            files[table.name].writelines([",".join(row) + END for row in zip(*cells, strict=True)])

        yield add


def _text_cell(text: str) -> str:
    """A text as a cell of a CSV file (RFC 4180), with an apostrophe where a spreadsheet would take it for a formula."""
    if text[0] in FIRST or text[0].isspace():
        text = harmless(text)
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text


def _texts(column: Column) -> list[str]:
    return [_text_cell(each) if each else "" for each in column]


def _numbers(column: Column) -> list[str]:
    return ["" if each is None else str(each) for each in column]


def _booleans(column: Column) -> list[str]:
    return ["" if each is None else "true" if each else "false" for each in column]


def _lists(column: Column) -> list[str]:
    return ["" if each is None else _list_cell(each) for each in column]


@lru_cache(LISTS)
def _list_cell(texts: tuple[str, ...]) -> str:
    return _text_cell(codec.dumps(texts))


END = "\r\n"
FIRST = frozenset("'=+-@＝＋－＠")
"""What a text begins with, beside a space of any kind, that a spreadsheet could take for a formula."""
CELLS: Mapping[ColumnType, Callable[[Column], list[str]]] = {
    "text": _texts, "integer": _numbers, "number": _numbers, "boolean": _booleans, "list": _lists,
}  # fmt: skip
"""The values of a column as cells of a CSV file, by the column's type."""


@contextmanager
def _jsonl(folder: Path, tables: Sequence[Export]) -> Iterator[Add]:
    with _files(folder, tables, "jsonl") as files:

        def add(table: Export, rows: Rows) -> None:
            names = [each.name for each in table.columns]
            files[table.name].writelines(codec.dumps(dict(zip(names, row, strict=True))) + "\n" for row in rows)

        yield add


@contextmanager
def _files(folder: Path, tables: Sequence[Export], ending: str) -> Iterator[Mapping[str, TextIO]]:
    """An open text file for each table."""
    (folder / ending).mkdir()
    with ExitStack() as stack:
        yield {
            name: stack.enter_context((folder / ending / f"{name}.{ending}").open("w", 1 << 16, "utf-8", newline=""))
            for name in (table.name for table in tables)
        }


@contextmanager
def _xlsx(folder: Path, tables: Sequence[Export]) -> Iterator[Add]:
    with Workbook(folder / WORKBOOK, folder) as book:
        for table in tables:
            book.add(table.name, [each.name for each in table.columns], ())

        def add(table: Export, rows: Rows) -> None:
            book.add(table.name, (), rows)

        yield add


@contextmanager
def _parquet(folder: Path, tables: Sequence[Export]) -> Iterator[Add]:
    schemas = {table.name: parquet_schema(table.row) for table in tables}
    import pyarrow
    import pyarrow.parquet

    (folder / "parquet").mkdir()
    waiting: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in tables}
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(pyarrow.parquet.ParquetWriter(folder / "parquet" / f"{name}.parquet", schema))
            for name, schema in schemas.items()
        }

        def write(name: str) -> None:
            arrays = [
                pyarrow.array(values, field.type)
                for values, field in zip(zip(*waiting[name], strict=True), schemas[name], strict=True)
            ]
            files[name].write_table(pyarrow.table(arrays, schema=schemas[name]))
            waiting[name].clear()

        def add(table: Export, rows: Rows) -> None:
            waiting[table.name] += rows
            if len(waiting[table.name]) >= AT_ONCE:
                write(table.name)

        yield add
        for name, rows in waiting.items():
            if rows:
                write(name)


@contextmanager
def _sqlite(folder: Path, tables: Sequence[Export]) -> Iterator[Add]:
    with sqlite.database(folder / sqlite.FILE, tables) as insert:
        yield insert


FORMATS: Mapping[str, Any] = {"csv": _csv, "jsonl": _jsonl, "xlsx": _xlsx, "parquet": _parquet, "sqlite": _sqlite}
"""What writes each format: folder and tables in, what takes rows out."""


@contextmanager
def writer(formats: Sequence[str], folder: Path, tables: Sequence[Export]) -> Iterator[Add]:
    """What takes rows of tables and writes them in all these formats; files are whole when it is left.

    Raises UsageError where a package for a format is missing, OSError where the disk does not take them.
    """
    with ExitStack() as stack:
        writers = [stack.enter_context(FORMATS[form](folder, tables)) for form in formats]

        def add(table: Export, rows: Rows) -> None:
            for each in writers:
                each(table, rows)

        yield add
