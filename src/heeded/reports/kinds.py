"""The reports that leave the house, by kind: what each is, what makes it, and which files it becomes."""

from collections.abc import Callable
from dataclasses import dataclass

from heeded.papers import Paper
from heeded.reports.brief import brief
from heeded.reports.matrix import matrix
from heeded.reports.statement import statement
from heeded.viewer import Use

__all__ = ["REPORTS", "Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of report on a State."""

    kind: str
    title: str
    about: str
    """What it is for, in a sentence."""
    make: Callable[..., Paper]
    """Facts and the kind's own wishes in, the paper out."""
    use: Use = "publication"
    """For what names stand in it: who did not consent to that is masked."""
    endings: tuple[str, ...] = (".docx", ".pdf", ".md")


def _of(*reports: Report) -> dict[str, Report]:
    return {each.kind: each for each in reports}


REPORTS = _of(
    Report(
        "statement",
        "Oral statement",
        "For a stated time, cut from the facts by their weight, with what was left out.",
        statement,
    ),
    Report(
        "matrix",
        "OHCHR matrix",
        "A review's recommendations in OHCHR's columns, with room for assessments.",
        matrix,
        endings=(".docx", ".xlsx", ".pdf", ".md"),
    ),
    Report("brief", "Country brief", "Two pages: the record of a State in pictures and ten lines.", brief),
)
