"""Tables of CSV, XLSX and DOCX files: cells as they are shown, each row with its place."""

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from heeded import sheets
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


def workbook(file: Path, cells: dict[str, str]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    for place, words in cells.items():
        sheet[place] = words
    book.save(file)
    return file


def rewritten(file: Path, change: tuple[str, str]) -> Path:
    """The workbook with something else in the XML of its first sheet."""
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert change[0].encode() in parts[sheet]
    parts[sheet] = parts[sheet].replace(change[0].encode(), change[1].encode())
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file


def test_a_sheet_is_read_whatever_size_it_says_it_has(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", {"A1": "No.", "B1": "Status", "A9": "9.1", "A1048576": "last"})
    for says in ("A1:XFD1048576", "A1:A1"):
        rewritten(file, ('<dimension ref="A1:B1048576"/>', f'<dimension ref="{says}"/>'))
        [grid] = grids(file)
        assert [(row.number, row.cells) for row in grid.rows] == [
            (1, ("No.", "Status")), (9, ("9.1",)), (1048576, ("last",)),
        ]  # fmt: skip
        rewritten(file, (f'<dimension ref="{says}"/>', '<dimension ref="A1:B1048576"/>'))


def test_what_is_larger_than_any_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = workbook(tmp_path / "far.xlsx", {"A1": "No.", "XFD1": "x", "XFD1048576": "y"})
    with pytest.raises(UsageError, match=r"far.xlsx, sheet Sheet has more than 300 columns: copy the rows"):
        grids(far)
    beyond = workbook(tmp_path / "beyond.xlsx", {"A1": "No.", "A2": "x"})
    rewritten(beyond, ('<row r="2">', '<row r="99999999999">'))
    with pytest.raises(UsageError, match="more than 1,048,576 rows"):
        grids(beyond)
    monkeypatch.setattr(sheets, "MOST_BYTES", 1000)
    with pytest.raises(UsageError, match="MB when it is unpacked"):
        grids(far)


@pytest.mark.parametrize(("limit", "value", "said"), [
    ("MOST_ROWS", 2, "more than 2 rows"), ("MOST_CELLS", 5, "more than 5 cells"), ("MOST_COLUMNS", 1, "1 columns"),
    ("LONGEST_CELL", 5, "row 1 has more than 5 characters in a cell"),
])  # fmt: skip
@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".docx"])
def test_every_table_has_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, limit: str, value: int, said: str
) -> None:
    file = tmp_path / f"a{ending}"
    if ending == ".csv":
        file.write_text("number,status\n\n9.1,x\n9.2,y\n", "utf-8")
    elif ending == ".xlsx":
        workbook(file, {"A1": "number", "B1": "status", "A3": "9.1", "B3": "x", "A4": "9.2", "B4": "y"})
    else:
        document = docx.Document()
        table = document.add_table(rows=3, cols=2)
        for at, words in enumerate(("number", "status", "9.1", "x", "9.2", "y")):
            table.cell(at // 2, at % 2).text = words
        document.save(str(file))
    assert len(grids(file)) == 1
    monkeypatch.setattr(sheets, limit, value)
    with pytest.raises(UsageError, match=said):
        grids(file)


def test_a_cell_over_a_thousand_million_columns_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "wide"
    cell._tc.grid_span = 10**9
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(UsageError, match="table 1, row 1 has more than 300 columns"):
        grids(tmp_path / "a.docx")
