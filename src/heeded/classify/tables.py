"""CSV files in, rows out; rows with labels in, CSV files out: all cells, their order and the delimiter are kept."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from heeded.classify import Labels
from heeded.errors import UsageError
from heeded.model import Label
from heeded.sheets import csv_rows

__all__ = ["COLUMNS", "Table", "added", "labelled", "read_table"]

KINDS = ("issues", "themes", "affected_persons", "sdgs", "sdg_targets")
COLUMNS = (
    "action", "action_score", *(name for kind in KINDS for name in (kind, f"{kind}_scores")), "review", "problem",
)  # fmt: skip
"""What is added to every row: labels and scores in one order, joined by ;, then what a person should look at."""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: its header, its rows, each as long as the header, and how it was written."""

    file: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    has_mark: bool = False
    """Whether a byte order mark stands at its beginning, as spreadsheets write it."""
    numbers: tuple[int, ...] = ()
    """Of the rows, as a spreadsheet counts: the header is row 1, and blank rows that were left out count."""

    def __post_init__(self) -> None:
        if not self.numbers:
            object.__setattr__(self, "numbers", tuple(range(2, len(self.rows) + 2)))

    def column(self, name: str) -> list[str]:
        """The cells of a column, white space at their ends cut; raises UsageError where there is none or several."""
        if self.header.count(name) != 1:
            problem = "has several columns" if name in self.header else "has no column"
            raise UsageError(f"{self.file} {problem} {name!r}. Its columns: {', '.join(self.header)}.")
        at = self.header.index(name)
        return [row[at].strip() for row in self.rows]


def read_table(file: Path) -> Table:
    """Read a CSV file in UTF-8 or, with a mark, UTF-16; commas, semicolons, tabs or strokes may part its cells.

    A row that is too short is filled up with empty cells; a blank line is a row only where there is one column, else
    `labelled` writes it as it was. Raises
    UsageError where a row is too long or its quotation marks do not close, where the file is empty or in another
    encoding.
    """
    delimiter, has_mark, found = csv_rows(file)
    first, named = next(((number, cells) for number, cells in found if any(map(str.strip, cells))), (0, None))
    if named is None:
        raise UsageError(f"{file} is empty: a table needs a line with the names of its columns.")
    header = tuple(name.strip() for name in named)
    rows, numbers = [], []
    for number, cells in found:
        if number <= first or not (cells or len(header) == 1):
            continue
        if len(cells) > len(header):
            raise UsageError(
                f"{file}, row {number}: {len(cells)} cells, but the header has {len(header)}. A cell with the "
                f"delimiter {delimiter!r} in it must stand in quotation marks."
            )
        rows.append((*cells, *[""] * (len(header) - len(cells))))
        numbers.append(number)
    return Table(file, header, tuple(rows), delimiter, has_mark, tuple(numbers))


def added(table: Table, prefix: str = "") -> list[str]:
    """The names of the columns to be added; raises UsageError where the table has one of that name."""
    names = [f"{prefix}{name}" for name in COLUMNS]
    if taken := [name for name in names if name in table.header]:
        raise UsageError(
            f"{table.file} has columns named like those to be added: {', '.join(taken)}. Rename them, or give "
            "the added ones another beginning: --prefix heeded_"
        )
    return names


def labelled(table: Table, labels: Sequence[Labels], prefix: str = "") -> bytes:
    """The table with the columns of COLUMNS behind its own; raises UsageError where it has one of that name."""
    names = added(table, prefix)
    out = io.StringIO(newline="")
    write = csv.writer(out, delimiter=table.delimiter, lineterminator="\n")
    write.writerow((*table.header, *names))
    before = table.numbers[0] - 1 if table.numbers else 0
    for number, row, each in zip(table.numbers, table.rows, labels, strict=True):
        out.write("\n" * (number - before - 1))  # blank lines stay blank
        write.writerow((*row, *_cells(each)))
        before = number
    return out.getvalue().encode("utf-8-sig" if table.has_mark else "utf-8", "replace")


def _cells(labels: Labels) -> Iterable[str]:
    action = labels.action
    yield action.value if action and not action.is_proposal else ""
    yield _score(action) if action and not action.is_proposal else ""
    proposals = [action] if action and action.is_proposal else []
    for kind in KINDS:
        given: tuple[Label, ...] = getattr(labels, kind)
        stands = [label for label in given if not label.is_proposal]
        proposals += [label for label in given if label.is_proposal]
        yield ";".join(label.value for label in stands)
        yield ";".join(map(_score, stands))
    yield ";".join(f"{label.kind} {label.value} {_score(label)}" for label in proposals)
    yield labels.problem


def _score(label: Label) -> str:
    return f"{label.score:.2f}"
