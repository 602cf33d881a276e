"""Rows as CSV, JSON, JSON Lines, XLSX and Parquet: the same rows in each, and none that a program would execute."""

import csv
import io
import json
from dataclasses import dataclass

import openpyxl
import pytest

from heeded.reports import tables


@dataclass(frozen=True)
class Row:
    """Every kind of field that rows have."""

    number: str
    count: int | None
    states: tuple[str, ...]
    counts: bool
    text: str | None


ROWS = (
    Row("124.10", 3, ("NOR", "CHD"), True, "Free “the press”,\nnow"),
    Row("=1+1", None, (), False, None),
    Row("@SUM(A1)", -4, ("-x",), False, "\x1b]0;owned\x07 \x9b31m \u202egnp.exe"),
)


def test_csv_reads_back_and_starts_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(tables.text(Row, ROWS, "csv"), newline="")))
    assert rows == [
        ["number", "count", "states", "counts", "text"],
        ["124.10", "3", "NOR; CHD", "True", "Free “the press”, now"],
        ["'=1+1", "", "", "False", ""],
        ["'@SUM(A1)", "-4", "'-x", "False", "\ufffd]0;owned\ufffd \ufffd31m \ufffdgnp.exe"],
    ]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_reads_back_equal_and_steers_no_terminal(form: str) -> None:
    text = tables.text(Row, ROWS, form)
    read = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
    assert [Row(**{**row, "states": tuple(row["states"])}) for row in read] == list(ROWS)
    assert text.replace("\n", "").isprintable()


def test_xlsx_keeps_numbers_of_recommendations_and_formulas_as_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(tables.data(Row, ROWS, "xlsx"))).active
    assert sheet is not None
    read = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert read[0] == ["number", "count", "states", "counts", "text"]
    assert read[1] == ["124.10", 3, "NOR; CHD", True, "Free “the press”, now"]
    assert read[2][0] == "=1+1"
    assert {sheet.cell(3, 1).data_type, sheet.cell(2, 1).data_type} == {"s"}


def test_parquet_reads_back_with_types() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(tables.data(Row, ROWS, "parquet")))
    assert [str(field.type) for field in table.schema] == ["string", "int64", "list<element: string>", "bool", "string"]
    assert table.to_pylist()[0] == {
        "number": "124.10", "count": 3, "states": ["NOR", "CHD"], "counts": True, "text": "Free “the press”,\nnow",
    }  # fmt: skip


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\x0b", "\ud800"])
def test_xlsx_holds_no_character_that_xml_does_not_take(char: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(tables.data(Row, [Row(f"1{char}2", 1, (), True, "")], "xlsx"))).active
    assert sheet is not None
    assert sheet["A2"].value in {"1\ufffd2", "1 2"}


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx", "parquet"])
def test_no_rows_make_a_file_all_the_same(form: str) -> None:
    assert isinstance(tables.data(Row, (), form), bytes)
    assert tables.text(Row, (), "csv") == "number,count,states,counts,text\r\n"


def test_a_csv_file_begins_with_the_mark_of_utf_8() -> None:
    assert tables.file(Row, ROWS, "csv") == tables.text(Row, ROWS, "csv").encode("utf-8-sig")
    assert tables.file(Row, ROWS, "json") == tables.data(Row, ROWS, "json")
