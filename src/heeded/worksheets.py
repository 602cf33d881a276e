"""Worksheets for parties: what is asked in, an XLSX file out; a returned file in, answers and what is wrong out.

A row is known by three marks that a person rarely changes together: its number, its check and its words. An answer is
taken where they agree; where they point to different rows, or where too few are left, the row is told and not taken.
What was asked lies in a hidden sheet of the file, so that sorted, inserted and deleted rows lead nobody astray.
"""

import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from heeded import codec
from heeded.errors import StoreError, UsageError
from heeded.primary import PartyKind
from heeded.sheets import workbook

__all__ = ["LEVELS", "Answer", "Ask", "Member", "Returned", "Worksheet", "read", "write"]

ANSWERS, HOW_TO, ASKED = "Answers", "How to", "heeded"
"""The names of the sheets; the last one is hidden."""
LEVELS = ("fully", "partially", "not implemented", "not assessable")
COLUMNS = {
    "number": ("No.", 13), "text": ("Recommendation", 46), "position": ("State's answer", 12),
    "known": ("What is known", 46), "level": ("Level of implementation", 17), "why": ("Why", 36),
    "evidence": ("Evidence (web addresses)", 26), "check": ("Check", 10),
}  # fmt: skip
"""Columns of the sheet of answers: the words of their headers, and their widths in characters."""
OPEN = ("level", "why", "evidence")
"""Columns in which a party writes; all others are locked."""
HEADER_ROW, FIRST_ROW = 3, 4
LIKE = 80
"""Likeness of words, of 100, from which they are those of a row whose other mark is its number alone."""
LINE_CHARACTERS, LINE_POINTS = 52, 12.75
FONT, SIZE = "Calibri", 10
PARTY_ROW, PARTY_CELL = 3, "B3"
LONGEST_CELL = 4000
HOW = (
    "What this is",
    "Each row of the sheet Answers is one recommendation that States made in the Universal Periodic Review, or several "
    "that ask the same. Please say how far your country has carried it out.",
    "How to fill it in",
    "1. Choose a level in the column Level of implementation: fully, partially, not implemented, or not assessable if "
    "you cannot tell.",
    "2. Say in the column Why what makes you say so, in a sentence or two.",
    "3. Put web addresses of reports or laws into the column Evidence, if there are any.",
    "4. Leave a row empty if it is not your subject. Nobody takes an empty row for an answer.",
    "5. Save the file as an Excel workbook (.xlsx) and send it back.",
    "What not to change",
    "The white columns are yours; the grey ones are locked, for they tell which row is which. The sheets are locked "
    "without a password.",
    "Who sees this",
    "Your answer is kept under the name of your party beside those of the others. Do not write anything here that puts "
    "a person at risk if the file gets into wrong hands.",
)


Rows = Mapping[int, tuple[str, ...]]
"""The rows of a sheet that have words, by their numbers."""


@dataclass(frozen=True, slots=True)
class Member:
    """One recommendation that a row asks about."""

    id: str
    """The public id."""
    text: str
    by: str = ""
    """The recommending States."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One row: a recommendation, or a cluster of near-duplicates, with what is known of it."""

    members: tuple[Member, ...]
    position: str = ""
    known: tuple[str, ...] = ()
    """Quotes of replies, claims and evidence with who says them, one a line."""

    @property
    def id(self) -> str:
        """The public id of its first recommendation."""
        return self.members[0].id

    @property
    def words(self) -> str:
        """What stands in the column of recommendations."""
        return "\n".join(f"{m.id.rpartition('/')[2]}  {m.text}{f' ({m.by})' if m.by else ''}" for m in self.members)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What one party is asked."""

    set: str
    party: str
    kind: PartyKind
    made: str
    """The day, ISO 8601."""
    asks: tuple[Ask, ...]

    def check(self, ask: Ask) -> str:
        """A short mark of a row that changes with its set, its recommendations and their words."""
        told = "\x1f".join((self.set, *(part for member in ask.members for part in (member.id, member.text))))
        return hashlib.sha256(told.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party answered in one row."""

    ask: Ask
    level: str
    why: str
    evidence: tuple[str, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned worksheet."""

    worksheet: Worksheet
    answers: tuple[Answer, ...]
    gaps: tuple[str, ...]
    """The numbers of rows without a level, deleted ones among them."""
    problems: tuple[str, ...]
    """Rows that cannot be taken: file, row, what is wrong, what to do."""
    notes: tuple[str, ...]
    """What was taken otherwise than it stands."""


# ------------------------------------------------------------------------------------------------------------- written


def write(worksheet: Worksheet) -> bytes:
    """The file: a sheet of answers, how to fill it in, and what was asked, hidden."""
    from openpyxl import Workbook

    book = Workbook()
    answers = book.active
    answers.title = ANSWERS
    _answers(answers, worksheet)
    _how_to(book.create_sheet(HOW_TO), worksheet)
    asked = book.create_sheet(ASKED)
    head = {key: value for key, value in asdict(worksheet).items() if key != "asks"}
    asked.append([json.dumps(head, ensure_ascii=False)])
    for ask in worksheet.asks:
        text = json.dumps(asdict(ask), ensure_ascii=False)
        asked.append([text[at : at + LONGEST_CELL] for at in range(0, len(text), LONGEST_CELL)])
    for row in asked.iter_rows():
        for cell in row:
            cell.data_type = "s"
    asked.sheet_state = "veryHidden"
    asked.protection.sheet = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _answers(sheet: Any, worksheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet["A1"] = f"{worksheet.set}: answers of {worksheet.party}"
    sheet["A1"].font = Font(FONT, 14, bold=True)
    sheet["A2"] = f"Made on {worksheet.made}. The sheet “{HOW_TO}” says how to fill this in."
    sheet["A2"].font = Font(FONT, SIZE)
    for cell in (sheet["A1"], sheet["A2"]):
        cell.data_type = "s"
    sheet.append([])
    for at, (title, _) in enumerate(COLUMNS.values(), 1):
        cell = sheet.cell(HEADER_ROW, at, title)
        cell.font = Font(FONT, SIZE, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="2F4B66")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for number, ask in enumerate(worksheet.asks, FIRST_ROW):
        _row(sheet, number, worksheet, ask)
    _levels(sheet, FIRST_ROW + len(worksheet.asks) - 1)
    _layout(sheet)


def _row(sheet: Any, number: int, worksheet: Worksheet, ask: Ask) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    known = "\n".join(ask.known) or "Nothing in the record yet."
    values = {
        "number": ask.id, "text": ask.words, "position": ask.position, "known": known, "check": worksheet.check(ask)
    }  # fmt: skip
    line = Side(style="thin", color="BBBBBB")
    for at, name in enumerate(COLUMNS, 1):
        cell = sheet.cell(number, at, values.get(name, "")[: LONGEST_CELL * 8])
        cell.data_type = "s"
        cell.font = Font(FONT, 8 if name == "check" else SIZE, color="888888" if name == "check" else None)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = Border(line, line, line, line)
        cell.protection = Protection(locked=name not in OPEN)
        if name not in OPEN:
            cell.fill = PatternFill("solid", fgColor="EEF1F4")
    lines = max(_lines(ask.words), _lines(known), 3)
    sheet.row_dimensions[number].height = min(lines * LINE_POINTS + 4, 409)


def _lines(text: str) -> int:
    return sum(len(line) // LINE_CHARACTERS + 1 for line in text.split("\n"))


def _levels(sheet: Any, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=f'"{",".join(LEVELS)}"', allow_blank=True, showDropDown=False)
    choice.error = f"Choose one of: {', '.join(LEVELS)}; or leave the cell empty."
    choice.errorTitle = "Level of implementation"
    choice.prompt = "Choose from the list, or leave empty."
    choice.showErrorMessage = choice.showInputMessage = True
    sheet.add_data_validation(choice)
    letter = get_column_letter(list(COLUMNS).index("level") + 1)
    choice.add(f"{letter}{FIRST_ROW}:{letter}{max(last, FIRST_ROW)}")


def _layout(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    for at, (_, width) in enumerate(COLUMNS.values(), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.row_dimensions[HEADER_ROW].height = 30
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 2)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False: a party may
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "&P / &N"


def _how_to(sheet: Any, worksheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font, Protection

    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 90
    facts = (("Set", worksheet.set), ("Made on", worksheet.made), ("Party", worksheet.party))
    for row, (name, value) in enumerate(facts, 1):
        sheet.cell(row, 1, name).font = Font(FONT, SIZE, bold=True)
        cell = sheet.cell(row, 2, value)
        cell.font = Font(FONT, SIZE)
        cell.data_type = "s"
        cell.protection = Protection(locked=name != "Party")
    for row, words in enumerate(HOW, 5):
        is_heading = len(words) < 40
        cell = sheet.cell(row, 1 if is_heading else 2, words)
        cell.font = Font(FONT, SIZE, bold=is_heading)
        cell.alignment = Alignment(vertical="top", wrap_text=not is_heading)
        if not is_heading:
            sheet.row_dimensions[row].height = 15 * (len(words) // 95 + 1) + 3
    sheet.protection.sheet = True
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


# ---------------------------------------------------------------------------------------------------------------- read


def read(file: Path, expected: Worksheet | None = None) -> Returned:
    """What a party sent back. `expected` says what was asked where the hidden sheet is gone.

    Raises UsageError where the file is no worksheet, or lost its hidden sheet and nothing is expected.
    """
    book = {
        title: {number: tuple(_words(cell.value) for cell in cells) for number, cells in rows}
        for title, rows in workbook(file)
    }
    worksheet = _asked(book[ASKED], file) if ASKED in book else expected
    if worksheet is None:
        raise UsageError(
            f"{file.name} has lost the hidden sheet that says what was asked: name the set and the party it was made "
            "for with --set and --party."
        )
    header, rows = _table(book, file)
    notes = [f"{file.name} has lost its hidden sheet; its rows are compared with the set as it is now."]
    notes = notes if ASKED not in book else []
    said = _party(book)
    if said and said != worksheet.party:
        notes.append(
            f"{file.name}: made for {worksheet.party}, and the party reads {said!r} now. The answers are kept under "
            f"{worksheet.party}; --party {said!r} keeps them under the new name."
        )
    return _matched(file.name, worksheet, header, rows, notes)


def _asked(rows: Rows, file: Path) -> Worksheet:
    """What was asked, as the hidden sheet has it; raises UsageError with the row that cannot be read."""
    number = 1
    try:
        head = json.loads("".join(rows.get(1, ())))
        asks = []
        for number in sorted(rows.keys() - {1}):
            asks.append(codec.from_json(Ask, json.loads("".join(rows[number]))))
            if not asks[-1].members:
                raise StoreError("it names no recommendation")
        number = 1
        return replace(codec.from_json(Worksheet, {**head, "asks": []}), asks=tuple(asks))
    except (ValueError, TypeError, RecursionError, StoreError) as error:
        raise UsageError(
            f"{file.name}, hidden sheet {ASKED}, row {number}: what was asked is damaged ({error}): take the rows as "
            "the set is now with --set and --party after deleting that sheet, or make the worksheet anew."
        ) from None


def _table(book: Mapping[str, Rows], file: Path) -> tuple[dict[str, int], list[tuple[int, tuple[str, ...]]]]:
    """Where each column is, and all rows below the header as words."""
    titles = {title: name for name, (title, _) in COLUMNS.items()}
    for name in [ANSWERS] if ANSWERS in book else [title for title in book if title != ASKED]:
        rows = book[name]
        for number, row in rows.items():
            header = {titles[cell]: at for at, cell in enumerate(row) if cell in titles}
            if "number" in header and "level" in header:
                return header, [(at, cells) for at, cells in rows.items() if at > number]
    raise UsageError(f"{file.name} is no worksheet: it has no row with the columns No. and Level of implementation.")


def _words(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _party(book: Mapping[str, Rows]) -> str:
    return "".join(book.get(HOW_TO, {}).get(PARTY_ROW, ())[1:2])


def _matched(
    name: str, worksheet: Worksheet, header: Mapping[str, int], rows: Iterable[tuple[int, tuple[str, ...]]],
    notes: list[str],
) -> Returned:  # fmt: skip
    found: dict[str, list[Answer]] = defaultdict(list)
    problems = []
    known = _Marks(worksheet)
    for number, cells in rows:
        row = {column: cells[at] if at < len(cells) else "" for column, at in header.items()}
        if not any(row.get(column) for column in OPEN):
            continue
        place = f"{name}, row {number}"
        ask, told = known.ask_of(row)
        if ask is None:
            problems.append(f"{place}: {told}")
            continue
        notes += [f"{place}: {told}"] if told else []
        if not row["level"]:
            notes.append(f"{place}: {ask.id} has words and no level; it counts as not answered.")
            continue
        level = " ".join(row["level"].casefold().replace("_", " ").split())
        if level not in LEVELS:
            problems.append(f"{place}: {row['level']!r} is no level of this sheet: choose one of {', '.join(LEVELS)}.")
            continue
        found[ask.id].append(Answer(ask, level, row.get("why", ""), _addresses(row), number))
    answers = []
    for key, given in found.items():
        if len({(one.level, one.why) for one in given}) > 1:
            told = ", ".join(str(one.row) for one in given)
            problems.append(f"{name}, rows {told}: {key} is answered more than once, not alike: keep one of the rows.")
        else:
            answers.append(given[0])
    gaps = tuple(ask.id for ask in worksheet.asks if ask.id not in found)
    return Returned(worksheet, tuple(answers), gaps, tuple(problems), tuple(notes))


def _addresses(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(part.strip(" ,;") for part in row.get("evidence", "").split() if part.strip(" ,;"))


class _Marks:
    """The rows of a worksheet by their numbers, checks and words."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.by_number = {ask.id.casefold(): ask for ask in worksheet.asks}
        self.by_check = {worksheet.check(ask): ask for ask in worksheet.asks}
        self.by_words: dict[str, list[Ask]] = defaultdict(list)
        for ask in worksheet.asks:
            self.by_words[_folded(ask.words)].append(ask)

    def ask_of(self, row: Mapping[str, str]) -> tuple[Ask | None, str]:
        """Which row of the worksheet this is, and what to tell of it; None where the marks do not say it surely."""
        number, check = self.by_number.get(row["number"].casefold()), self.by_check.get(row.get("check", ""))
        by_words = self.by_words.get(_folded(row.get("text", "")), [])
        words = next((ask for ask in by_words if ask in (number, check)), by_words[0] if len(by_words) == 1 else None)
        marks = [ask for ask in (number, check, words) if ask is not None]
        if not marks:
            return (
                None,
                "this row is none of the worksheet: an inserted row cannot be taken; enter it with heeded assess.",
            )
        if any(ask != marks[0] for ask in marks):
            named = " and ".join(dict.fromkeys(ask.id for ask in marks))
            return None, f"its number, check and words belong to different rows ({named}): put them back together."
        if len(marks) > 1:
            return marks[0], "" if number else f"the number is changed; taken as {marks[0].id} by check and words."
        if words:
            return words, f"number and check are changed; taken as {words.id} by its words."
        if number and _likeness(row.get("text", ""), number.words) >= LIKE:
            return number, f"check and words are changed; taken as {number.id}, whose words are near."
        return None, f"only one mark of {marks[0].id} is left, its words are others: put number and words back."


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _likeness(text: str, other: str) -> float:
    from rapidfuzz import fuzz, utils

    return float(fuzz.token_sort_ratio(text, other, processor=utils.default_process))
