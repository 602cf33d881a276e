"""A `Document` in, what it says out: one tuple of extractors per kind of document."""

from collections.abc import Callable, Iterable

from heeded.extract.council_reports import council_report
from heeded.extract.decisions import decision
from heeded.extract.dialogue import interventions
from heeded.extract.pledges import pledges
from heeded.extract.recommendations import recommendations
from heeded.extract.replies import replies
from heeded.extract.reviews import review
from heeded.extract.thematic_lists import thematic_list
from heeded.model import Document, Kind, Problem, Statement, with_ids

__all__ = ["EXTRACTORS", "read"]

Extractor = Callable[[Document], Iterable[Statement | Problem]]

EXTRACTORS: dict[Kind, tuple[Extractor, ...]] = {
    "working_group_report": (review, interventions, recommendations, pledges),
    "draft_report": (review, interventions, recommendations, pledges),
    "addendum": (replies,),
    "council_report": (council_report,),
    "outcome_decision": (decision,),
    "thematic_list": (thematic_list,),
}


def read(document: Document) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """All statements of a document with their ids, and what could not be read."""
    statements: list[Statement] = []
    problems: list[Problem] = []
    for extractor in EXTRACTORS.get(document.kind, ()):
        for found in extractor(document):
            if isinstance(found, Statement):
                statements.append(found)
            else:
                problems.append(found)
    return with_ids(document.key, statements), tuple(problems)
