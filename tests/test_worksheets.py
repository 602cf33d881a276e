"""Returned worksheets: whatever people do to the rows, no answer is taken for another recommendation."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.errors import UsageError
from heeded.worksheets import (
    ANSWERS,
    ASKED,
    COLUMNS,
    FIRST_ROW,
    HOW_TO,
    LEVELS,
    PARTY_CELL,
    Ask,
    Member,
    Worksheet,
    write,
)
from heeded.worksheets import read as read_back

PLACES = ("Velm", "Ostrand", "Karsa", "Mere", "Selni")
THINGS = ("the school", "the harbour", "the court", "the register", "the clinic", "the archive")
ROWS = 30
AT = {name: at for at, name in enumerate(COLUMNS)}
Cells = list[list[Any]]


def asked(party: str = "Lantern Coalition") -> Worksheet:
    """Thirty rows; every fifth is a cluster of two, and rows 7 and 8 have the same words."""
    asks = []
    for at in range(ROWS):
        same = 7 if at == 8 else at
        text = f"Open {THINGS[same % 6]} of {PLACES[same // 6]} to everybody"
        members = [Member(f"XAV/3/{45 + at // 20}.{at % 20 + 1}", text, "Estonia")]
        if at % 5 == 4:
            members.append(Member(f"XAV/3/47.{at}", f"Let people into {THINGS[at % 6]} of {PLACES[at // 6]}", "Peru"))
        asks.append(Ask(tuple(members), "noted", ("Claim, the State: “It is open.”",)))
    return Worksheet("open doors", party, "coalition", "2026-03-01", tuple(asks))


def level_of(ask: Ask) -> str:
    return LEVELS[sum(map(ord, ask.id)) % 3]


def returned(folder: Path, change: Callable[[Cells, Any], Cells], made: Worksheet | None = None) -> Path:
    """A file in which every row is answered with its own number, then changed: its rows of cells, and the book."""
    made = made or asked()
    file = folder / f"{made.party}.xlsx"
    file.write_bytes(write(made))
    book = openpyxl.load_workbook(file)
    sheet = book[ANSWERS]
    for number, ask in enumerate(made.asks, FIRST_ROW):
        sheet.cell(number, AT["level"] + 1, level_of(ask))
        sheet.cell(number, AT["why"] + 1, f"on {ask.id}")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW, max_col=len(COLUMNS))]
    changed = change(rows, book)
    sheet.delete_rows(FIRST_ROW, len(rows))
    for number, cells in enumerate(changed, FIRST_ROW):
        for at, value in enumerate(cells, 1):
            sheet.cell(number, at, value)
    book.save(file)
    return file


def is_right(file: Path, expected: Worksheet | None = None) -> tuple[int, int, int]:
    """Answers, problems and gaps of a file, none of whose answers stands at another recommendation."""
    found = read_back(file, expected)
    for answer in found.answers:
        assert answer.why == f"on {answer.ask.id}"
        assert answer.level == level_of(answer.ask)
    return len(found.answers), len(found.problems), len(found.gaps)


def as_it_is(rows: Cells, book: Any) -> Cells:
    return rows


def sorted_by_words(rows: Cells, book: Any) -> Cells:
    return sorted(rows, key=lambda cells: str(cells[AT["text"]]).split("  ")[1])


def sorted_by_level(rows: Cells, book: Any) -> Cells:
    return sorted(rows, key=lambda cells: str(cells[AT["level"]]))


def with_inserted(rows: Cells, book: Any) -> Cells:
    own: list[Any] = [None] * len(COLUMNS)
    own[AT["text"]], own[AT["level"]], own[AT["why"]] = "Our own point on bread", "fully", "ours"
    return [*rows[:3], own, [None] * len(COLUMNS), *rows[3:]]


def with_deleted(rows: Cells, book: Any) -> Cells:
    return [*rows[:4], *rows[9:]]


def with_numbers_shifted(rows: Cells, book: Any) -> Cells:
    numbers = [cells[0] for cells in rows]
    return [[number, *cells[1:]] for number, cells in zip([*numbers[1:], numbers[0]], rows, strict=True)]


def with_numbers_retyped(rows: Cells, book: Any) -> Cells:
    return [[f"rec {at}", *cells[1:]] if at % 3 == 0 else cells for at, cells in enumerate(rows)]


def with_words_corrected(rows: Cells, book: Any) -> Cells:
    for cells in rows[:5]:
        cells[AT["text"]] = str(cells[AT["text"]]).replace("everybody", "every body")
    return rows


def without_checks(rows: Cells, book: Any) -> Cells:
    return [[*cells[: AT["check"]], None] for cells in rows]


def with_words_exchanged(rows: Cells, book: Any) -> Cells:
    rows[1][AT["text"]], rows[2][AT["text"]] = rows[2][AT["text"]], rows[1][AT["text"]]
    return rows


def with_a_row_twice(rows: Cells, book: Any) -> Cells:
    other = [*rows[5]]
    other[AT["level"]] = "not assessable"
    return [*rows, other, [*rows[6]]]


def with_another_party(rows: Cells, book: Any) -> Cells:
    book[HOW_TO][PARTY_CELL] = "Beacon Union"
    return sorted_by_words(rows, book)


def without_the_hidden_sheet(rows: Cells, book: Any) -> Cells:
    del book[ASKED]
    return sorted_by_level(rows, book)


RETURNS: dict[Callable[[Cells, Any], Cells], tuple[int, int, int]] = {
    as_it_is: (30, 0, 0), sorted_by_words: (30, 0, 0), sorted_by_level: (30, 0, 0), with_inserted: (30, 1, 0),
    with_deleted: (25, 0, 5), with_numbers_shifted: (0, 30, 30), with_numbers_retyped: (30, 0, 0),
    with_words_corrected: (30, 0, 0), without_checks: (30, 0, 0), with_words_exchanged: (28, 2, 2),
    with_a_row_twice: (29, 1, 0), with_another_party: (30, 0, 0),
}  # fmt: skip
"""What twelve parties do to a worksheet, and how many answers are taken, told as wrong and missing then."""


def test_twelve_returned_worksheets_have_no_wrong_match(tmp_path: Path) -> None:
    assert len(RETURNS) == 12
    for number, (change, expected) in enumerate(RETURNS.items()):
        file = returned(tmp_path, change, asked(f"Party {number}"))
        assert is_right(file) == expected, change.__name__


def test_a_lost_hidden_sheet_is_told_or_made_up_for_by_the_set(tmp_path: Path) -> None:
    file = returned(tmp_path, without_the_hidden_sheet)
    with pytest.raises(UsageError, match="--set and --party"):
        read_back(file)
    assert is_right(file, asked()) == (30, 0, 0)


def test_a_changed_party_is_told(tmp_path: Path) -> None:
    found = read_back(returned(tmp_path, with_another_party))
    assert found.worksheet.party == "Lantern Coalition"
    assert "made for Lantern Coalition, and the party reads 'Beacon Union' now" in found.notes[0]


def test_words_without_a_level_are_no_answer(tmp_path: Path) -> None:
    def change(rows: Cells, book: Any) -> Cells:
        rows[0][AT["level"]] = None
        rows[1][AT["level"]], rows[1][AT["why"]] = None, None
        return rows

    found = read_back(returned(tmp_path, change))
    assert found.gaps == ("XAV/3/45.1", "XAV/3/45.2")
    assert len(found.notes) == 1


@pytest.mark.parametrize("name", ["a.xlsx", "b.xlsx"])
def test_what_is_no_worksheet_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name == "a.xlsx":
        file.write_bytes(b"nonsense")
    else:
        book = openpyxl.Workbook()
        book.save(file)
    with pytest.raises(UsageError, match=r"cannot be read as a workbook|lost the hidden sheet"):
        read_back(file)


def test_the_sheet_is_locked_but_for_the_party_s_columns(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(write(asked()))
    book = openpyxl.load_workbook(file)
    sheet = book[ANSWERS]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[FIRST_ROW]] == [
        name not in ("level", "why", "evidence") for name in COLUMNS
    ]  # fmt: skip
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert book[ASKED].sheet_state == "veryHidden"
    [choice] = sheet.data_validations.dataValidation
    assert choice.formula1 == '"fully,partially,not implemented,not assessable"'


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    made = Worksheet("=1+1", "@party", "ngo", "2026-03-01", (Ask((Member("XAV/3/9.1", "=cmd()"),), "noted", ("=x",)),))
    file = tmp_path / "a.xlsx"
    file.write_bytes(write(made))
    book = openpyxl.load_workbook(file)
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "n"}
    assert read_back(file).worksheet == made


MARKS = ("number", "check", "text")


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(MARKS), max_size=2, unique=True))
def test_a_shuffled_mark_never_leads_to_a_wrong_row(chance: random.Random, shuffled: list[str]) -> None:
    import tempfile

    def change(rows: Cells, book: Any) -> Cells:
        for mark in shuffled:
            values = [cells[AT[mark]] for cells in rows]
            chance.shuffle(values)
            for cells, value in zip(rows, values, strict=True):
                cells[AT[mark]] = value
        chance.shuffle(rows)
        return rows[: chance.randint(0, len(rows))]

    with tempfile.TemporaryDirectory() as folder:
        found = read_back(returned(Path(folder), change))
    for answer in found.answers:
        assert answer.why == f"on {answer.ask.id}"


@pytest.mark.parametrize(("row", "text", "said"), [
    (1, "[]", "hidden sheet heeded, row 1"), (1, '{"set": 1, "party": [], "kind": "ngo", "made": "x"}', "wrong type"),
    (1, '{"set": "a", "party": "b", "kind": "foe", "made": "x"}', "'foe' is none of"), (1, "{", "row 1"),
    (2, '{"members": [], "position": "", "known": []}', "row 2: what was asked is damaged .it names no"),
    (2, '{"members": [1], "position": "", "known": []}', "row 2"), (3, '{"members": {}}', "row 3"), (3, "7", "row 3"),
    (2, '{"members": [{"id": "XAV/3/9.1", "text": null}], "position": "", "known": []}', "row 2"),
    (2, "[" * 5000, "row 2"),
])  # fmt: skip
def test_an_edited_hidden_sheet_is_refused_with_its_row(tmp_path: Path, row: int, text: str, said: str) -> None:
    def change(rows: Cells, book: Any) -> Cells:
        for cell in book[ASKED][row]:
            cell.value = None
        book[ASKED].cell(row, 1, text)
        return rows

    with pytest.raises(UsageError, match=said):
        read_back(returned(tmp_path, change))


def test_only_the_levels_of_the_list_are_taken(tmp_path: Path) -> None:
    def change(rows: Cells, book: Any) -> Cells:
        for cells, level in zip(rows, (1, "1", "B2", "achieved", " Not  Implemented", "not_assessable"), strict=False):
            cells[AT["level"]] = level
        return rows[:6]

    found = read_back(returned(tmp_path, change))
    assert [answer.level for answer in found.answers] == ["not implemented", "not assessable"]
    assert [problem.split(" is no level")[0] for problem in found.problems] == [
        f"Lantern Coalition.xlsx, row {row}: {level!r}" for row, level in enumerate(("1", "1", "B2", "achieved"), 4)
    ]
