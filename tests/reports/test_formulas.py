"""Whatever stands in a text: in no table that leaves the house does a spreadsheet take it for a formula."""

import csv
import importlib
import io
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.papers.test_reports import full, made_of
from tests.reports.test_hostile import filled

from heeded import reports
from heeded.papers import Grid, Paper
from heeded.papers.files import bytes_of
from heeded.reports import tables
from heeded.reports.exports.registry import EXPORTS
from heeded.reports.exports.writers import writer
from heeded.reports.kinds import REPORTS

FORMULAS = (
    "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1",
    " =1+1", "'=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "=HYPERLINK(\"http://a.example\",\"x\")", "%0A=1",
)  # fmt: skip
# What Excel and LibreOffice take for the beginning of a formula, white space before it or not
STARTS = re.compile(r"\s*[=+\-@＝＋－＠]")


def kinds() -> Iterator[type]:
    """Every kind of row that a list is written of."""
    for module in pkgutil.walk_packages(reports.__path__, "heeded.reports."):
        for name, each in vars(importlib.import_module(module.name)).items():
            is_row = name.endswith(("Row", "Line", "Uptake")) and isinstance(each, type) and is_dataclass(each)
            if is_row and each.__module__ == module.name:
                yield each


def is_flat(kind: type) -> bool:
    """Whether it is a row of a table: none of its values has values of its own."""
    row = filled(kind)
    return not any(is_dataclass(getattr(row, name)) for name in kind.__dataclass_fields__)


KINDS = sorted(filter(is_flat, kinds()), key=lambda kind: (kind.__module__, kind.__name__))


def rows_of(kind: type) -> list[Any]:
    """A row for each formula, which stands in every text of it."""
    row = filled(kind)
    texts = [name for name in kind.__dataclass_fields__ if isinstance(getattr(row, name), str)]
    lists = [name for name in kind.__dataclass_fields__ if isinstance(getattr(row, name), tuple)]
    return [replace(row, **dict.fromkeys(texts, each), **dict.fromkeys(lists, (each,))) for each in FORMULAS]


def is_harmless(cell: str) -> bool:
    return not STARTS.match(cell) or bool(re.fullmatch(r"-?\d+(?:\.\d+)?", cell))


def test_every_kind_of_row_is_looked_at() -> None:
    assert len(KINDS) > 30


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}")
def test_no_row_starts_a_formula(kind: type) -> None:
    rows = rows_of(kind)
    cells = [cell for row in csv.reader(io.StringIO(tables.text(kind, rows, "csv"), newline="")) for cell in row]
    assert [cell for cell in cells if not is_harmless(cell)] == []
    book = load_workbook(io.BytesIO(tables.data(kind, rows, "xlsx")))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}


def test_no_head_of_a_table_starts_a_formula() -> None:
    assert tables.csv_of(["=1+1", "said"], []) == "'=1+1,said\r\n"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_of_an_export_starts_a_formula(form: str, tmp_path: Path) -> None:
    every = tuple(EXPORTS.values())
    with writer((form,), tmp_path, every) as add:
        for table in every:
            values = {"text": lambda each: each, "list": lambda each: (each,)}
            add(
                table,
                [tuple(values[c.type](each) if c.type in values else 1 for c in table.columns) for each in FORMULAS],
            )
    if form == "csv":
        for table in every:
            text = (tmp_path / f"csv/{table.name}.csv").read_bytes().decode("utf-8")
            read = [*csv.reader(io.StringIO(text, newline=""))]
            assert len(read) == len(FORMULAS) + 1
            assert [cell for row in read for cell in row if not is_harmless(cell)] == [], table.name
    else:
        book = load_workbook(tmp_path / "heeded.xlsx")
        assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}


def hostile(paper: Paper, formula: str) -> Paper:
    """The same with a formula in every cell of every table, in heads and captions too."""

    def of(block: Any) -> Any:
        if not isinstance(block, Grid):
            return block
        cell = (replace(block.rows[0][0][0], text=formula),)
        heads = tuple(replace(each, head=formula) for each in block.columns)
        return replace(block, columns=heads, caption=cell, rows=tuple(tuple(cell for _ in row) for row in block.rows))

    return replace(paper, title=formula, blocks=tuple(map(of, paper.blocks)), made=formula)


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("kind", sorted(kind for kind, each in REPORTS.items() if ".xlsx" in each.endings))
def test_no_cell_of_a_report_is_a_formula(kind: str, formula: str) -> None:
    made = hostile(made_of(kind, full()), formula)
    book = load_workbook(io.BytesIO(bytes_of(made, ".xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(str(cell.value).strip() == formula.strip() for cell in cells)
