"""Lists of files and problems: model values in, rows and the columns worth a screen out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.model import Document, Kind, Problem, Severity
from heeded.reports.layout import indented, listing
from heeded.reports.words import KINDS, line

__all__ = ["DocumentRow", "ProblemRow", "document_row", "documents", "problem_row", "problems"]

SEVERITY_STYLES: dict[Severity, str] = {"error": "red", "warning": "yellow"}

MOST_NAMED = 3
"""States of a document that are named in a list."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One file of the record and what it was taken for."""

    symbol: str | None
    kind: Kind
    states: tuple[str, ...]
    cycle: int | None
    session: int | None
    language: str | None
    published: str | None
    publisher: str | None
    title: str | None
    pages: int | None
    is_ocr: bool
    counts: bool
    """Whether this is the file of its work that counts."""
    access: str
    problems: int
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem and where it is."""

    severity: Severity
    file: str | None
    symbol: str | None
    page: int | None
    numbers: tuple[str, ...]
    message: str


def document_row(document: Document, counts: bool, problems: int) -> DocumentRow:
    """The row of one file."""
    return DocumentRow(
        document.symbol, document.kind, document.states, document.cycle, document.session, document.language,
        document.published, document.publisher, document.title, document.body.page_count, document.body.is_ocr,
        counts, document.access, problems, document.file, document.sha256,
    )  # fmt: skip


def problem_row(problem: Problem, page: int | None, symbol: str | None) -> ProblemRow:
    """The row of one problem; the file's name is not said twice."""
    message = problem.message.removeprefix(f"{problem.file}: ")
    return ProblemRow(problem.severity, problem.file, symbol, page, problem.numbers, message)


def documents(rows: Sequence[DocumentRow]) -> RenderableType:
    """Files for the screen, with what is out of the ordinary in brackets."""
    return listing(
        ("symbol", "kind", "States", "cycle", "file"),
        ((row.symbol, KINDS[row.kind], _few(row.states), row.cycle, f"{row.file}{_notes(row)}") for row in rows),
    )


def _notes(row: DocumentRow) -> str:
    notes = (
        "" if row.counts else "another file of this document counts",
        "read by OCR" if row.is_ocr else "",
        "" if row.language in (None, "en") else f"in {row.language}",
        row.access if row.access == "restricted" else "",
        _number(row.problems, "problem") if row.problems else "",
    )
    said = ", ".join(filter(None, notes))
    return f" ({said})" if said else ""


def problems(rows: Sequence[ProblemRow]) -> RenderableType:
    """Problems for the screen, file by file."""
    if not rows:
        return Text("No problems.")
    parts: list[RenderableType] = []
    for file, found in groupby(rows, key=lambda row: row.file):
        parts.append(Text(line(file or "no file"), style="bold"))
        parts += [indented(_problem(row)) for row in found]
    return Group(*parts)


def _problem(row: ProblemRow) -> RenderableType:
    place = f"{row.severity}, page {row.page}: " if row.page else f"{row.severity}: "
    return Text.assemble((place, SEVERITY_STYLES[row.severity]), line(row.message))


def _few(codes: tuple[str, ...]) -> str:
    """Codes of up to three States, else their number."""
    return ", ".join(codes) if len(codes) <= MOST_NAMED else f"{len(codes)} States"


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
