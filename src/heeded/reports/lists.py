"""Lists of files and problems: model values in, rows and the columns worth a screen out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table

from heeded.model import Document, Kind, Problem
from heeded.reports.terminal import listing
from heeded.reports.words import KINDS

__all__ = ["DocumentRow", "ProblemRow", "document_row", "documents", "problem_row", "problems"]


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

    severity: str
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


def documents(rows: Sequence[DocumentRow]) -> Table:
    """Files for the screen."""
    return listing(
        ("symbol", "kind", "States", "cycle", "language", "access", "problems", "file"),
        (
            (
                row.symbol, KINDS[row.kind], _few(row.states), row.cycle, row.language, row.access,
                row.problems or None, row.file if row.counts else f"{row.file} (another file of this document counts)",
            )
            for row in rows
        ),
    )  # fmt: skip


def problems(rows: Sequence[ProblemRow]) -> Table:
    """Problems for the screen."""
    return listing(("", "file", "page", "problem"), ((row.severity, row.file, row.page, row.message) for row in rows))


def _few(codes: tuple[str, ...]) -> str:
    """Codes of States, the first three."""
    return ", ".join(codes[:3]) + (f" and {len(codes) - 3} more" if len(codes) > 3 else "")
