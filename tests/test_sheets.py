"""Tables of CSV, XLSX and DOCX files: cells as they are shown, each row with its place."""

from pathlib import Path

import docx
import openpyxl
import pytest

from heeded.errors import UsageError
from heeded.sheets import grids


def test_csv(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("﻿No.;Status\n\n9.10; fully \n", "utf-8")
    [grid] = grids(file)
    assert [(row.number, row.cells) for row in grid.rows] == [(1, ("No.", "Status")), (2, ()), (3, ("9.10", "fully"))]
    assert grid.place(grid.rows[2]) == "a.csv, row 3"


def test_xlsx_shows_numbers_as_the_sheet_does(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "Answers"
    sheet.append(["No.", "Status"])
    sheet.append([9.1, "fully"])
    sheet.append([9.1, True])
    sheet["A3"].number_format = "0.00"
    book.create_sheet("hidden").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    [grid] = grids(tmp_path / "a.xlsx")
    assert [(row.cells, bool(row.rounded)) for row in grid.rows[1:]] == [
        (("9.1", "fully"), True), (("9.10", "yes"), False),
    ]  # fmt: skip
    assert grid.place(grid.rows[1]) == "a.xlsx, sheet Answers, row 2"


def test_docx_has_one_grid_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    for words in ("first", "second"):
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text = words
        table.cell(0, 1).text = "Status"
        table.cell(1, 0).merge(table.cell(1, 1)).text = "over both"
    document.save(str(tmp_path / "a.docx"))
    found = grids(tmp_path / "a.docx")
    assert [grid.name for grid in found] == ["table 1", "table 2"]
    assert found[1].rows[1].cells == ("over both", "")


@pytest.mark.parametrize(("name", "content", "said"), [
    ("a.pdf", b"x", "no table that can be read"),
    ("a.csv", b"", "holds no table"),
    ("a.csv", b'No.\n"9.1', "quotation mark"),
    ("a.csv", "№;é".encode("cp1251", "replace"), "not UTF-8"),
    ("a.xlsx", b"PK\x03\x04nonsense", "cannot be read as a workbook"),
    ("a.docx", b"nonsense", "cannot be read as a document"),
])  # fmt: skip
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        grids(file)
