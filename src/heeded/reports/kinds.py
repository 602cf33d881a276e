"""The reports that leave the house, by kind: what each is, what makes it, and which files it becomes."""

from collections.abc import Callable
from dataclasses import dataclass

from heeded.papers import Paper
from heeded.reports.advocacy import advocacy
from heeded.reports.brief import brief
from heeded.reports.evaluation import evaluation
from heeded.reports.matrix import matrix
from heeded.reports.press import press
from heeded.reports.progress import midterm, national
from heeded.reports.statement import statement
from heeded.reports.submission import submission
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
    Report("brief", "Country brief", "Two pages: the record of a State in pictures and ten lines.", brief),
    Report(
        "statement", "Oral statement", "For a stated time, cut from the facts by their weight, with what was left out.",
        statement,
    ),
    Report(
        "advocacy", "Advocacy sheet", "For one recommending State: what it asked, what came of it, what to ask now.",
        advocacy,
    ),
    Report(
        "submission", "Stakeholder submission", "A first outline in OHCHR's form, with slots for your own words.",
        submission, use="submission", endings=(".docx", ".pdf", ".md"),
    ),
    Report("press", "Press release", "A skeleton with checked figures and quotes, each with its source.", press),
    Report(
        "evaluation", "Evaluation", "A working set, recommendation by recommendation, with the parties' assessments.",
        evaluation,
    ),
    Report(
        "matrix", "OHCHR matrix", "A review's recommendations in OHCHR's columns, with room for assessments.", matrix,
        endings=(".docx", ".xlsx", ".pdf", ".md"),
    ),
    Report(
        "midterm", "Mid-term report", "A skeleton for a ministry, from its assignments and progress notes.", midterm,
    ),
    Report(
        "national", "National report", "A skeleton for the next review, from assignments and progress notes.", national,
    ),
)  # fmt: skip
