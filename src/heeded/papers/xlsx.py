"""A paper in, a workbook of its tables out: a sheet for each, all cells text or whole numbers, never formulas."""

import io
import re
from typing import Any

from heeded.papers import Column, Grid, Paper, plain

__all__ = ["xlsx"]

LONGEST, WIDE = 32_767, 100
"""Characters that a cell of a spreadsheet holds; characters of all columns together, about a wide screen."""
# "124" of a column of numbers
NUMBER = re.compile(r"\d{1,15}")
NO_SHEET = re.compile(r"[\[\]:*?/\\]")


def xlsx(paper: Paper) -> bytes:
    """The bytes of a workbook; what stands between the tables is left out, the last line stands in its properties."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.description = paper.title, paper.made
    book.properties.creator = "Heeded"
    for at, grid in enumerate(block for block in paper.blocks if isinstance(block, Grid)):
        name = NO_SHEET.sub(" ", plain(grid.caption))[:28] or (paper.kind.capitalize() if at == 0 else str(at + 1))
        _fill(book.create_sheet(name), grid, paper.is_landscape)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, grid: Grid, is_landscape: bool) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    top = Alignment(vertical="top", wrap_text=True)
    bold, shade = Font(bold=True), PatternFill("solid", fgColor="E3DDD4")
    whole = sum(column.share for column in grid.columns)
    for at, column in enumerate(grid.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDE * column.share / whole + 4
        cell = sheet.cell(1, at)
        _text(cell, column.head)
        cell.font, cell.alignment, cell.fill = bold, top, shade
    for number, row in enumerate(grid.rows, 2):
        for at, (line, column) in enumerate(zip(row, grid.columns, strict=False), 1):
            cell = sheet.cell(number, at)
            _value(cell, plain(line), column)
            cell.alignment = top
        if len(row) == 1 < len(grid.columns):
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(grid.columns))
            sheet.cell(number, 1).font = bold
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _value(cell: Any, text: str, column: Column) -> None:
    if column.is_number and NUMBER.fullmatch(text):
        cell.value = int(text)
    else:
        _text(cell, text)


def _text(cell: Any, text: str) -> None:
    """Text even where it looks like a formula or a number: 124.10 is not 124.1."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST]
    cell.data_type = "s"
