"""A `Document` in, what it says out: one tuple of extractors per kind of document."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from heeded.extract.attribution import attributed
from heeded.extract.claims import claims, numbered_claims
from heeded.extract.completeness import gaps, is_headless_report
from heeded.extract.contributors import contributors
from heeded.extract.council_reports import council_report
from heeded.extract.decisions import decision
from heeded.extract.dialogue import dialogue
from heeded.extract.plain import quoted_from, without_marks
from heeded.extract.pledges import pledges, pledges_of_national_report
from heeded.extract.prose.appraisals import appraisals
from heeded.extract.prose.case_decisions import case_decisions
from heeded.extract.prose.deadlines import deadlines
from heeded.extract.prose.demands import demands
from heeded.extract.prose.events import events
from heeded.extract.prose.figures import figures
from heeded.extract.prose.people import people
from heeded.extract.prose.provisions import provisions
from heeded.extract.prose.tallies import tallies, without_people
from heeded.extract.prose.treaties import treaty_actions
from heeded.extract.prose.views import views
from heeded.extract.recommendations import recommendations
from heeded.extract.replies import replies
from heeded.extract.reviews import review
from heeded.extract.thematic_lists import thematic_list
from heeded.model import Document, Kind, Problem, Statement, with_ids

__all__ = ["EXTRACTORS", "OF_CHECK", "PROSE", "read"]

Extractor = Callable[[Document], Iterable[Statement | Problem]]

PROSE: tuple[Extractor, ...] = (
    tallies, figures, people, provisions, treaty_actions, events, appraisals, views, demands,
    deadlines, case_decisions,
)  # fmt: skip
"""What is read from every kind of document in prose."""
OF_CHECK: tuple[Extractor, ...] = (people, demands)
"""What the check of a submission needs to know of it: who is named and what is asked."""
PROSE_KINDS: tuple[Kind, ...] = (
    "national_report", "un_compilation", "stakeholder_summary", "midterm_report", "stakeholder_submission", "hc_letter",
    "press_release", "oral_statement", "news", "other",
)  # fmt: skip

EXTRACTORS: dict[Kind, tuple[Extractor, ...]] = {
    "working_group_report": (gaps, review, dialogue, recommendations, pledges),
    "draft_report": (gaps, review, dialogue, recommendations, pledges),
    "addendum": (replies,),
    "council_report": (council_report,),
    "outcome_decision": (decision,),
    "thematic_list": (thematic_list,),
    **dict.fromkeys(PROSE_KINDS, PROSE),
    "national_report": (*PROSE, claims, pledges_of_national_report),
    "midterm_report": (*PROSE, claims),
    **dict.fromkeys(("press_release", "oral_statement"), (*PROSE, numbered_claims)),
    "un_compilation": (*PROSE, contributors),
    "stakeholder_summary": (*PROSE, contributors),
}


QUESTIONS = (
    "Advance questions are what other States ask before a review: they hold no statements to read. "
    "Read the Working Group report for what was recommended."
)
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian"}
"""The languages whose prose the rules know."""
LONGEST_PROSE = 20_000_000
HEADLESS = (
    "This has the chapters of a Working Group report, but not its cover: what it is and on which State cannot be told. "
    "Get the whole report, or state kind, symbol and State in heeded.yml."
)


def read(
    document: Document, extractors: Sequence[Extractor] | None = None
) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """All statements of a document with their ids, and what could not be read; those of some `extractors` alone."""
    statements: list[Statement] = []
    problems: list[Problem] = []
    obstacle = _obstacle(document)
    if obstacle:
        return (), (Problem(obstacle, "warning", document.file),)
    if document.kind == "advance_questions":
        problems.append(Problem(QUESTIONS, "warning", document.file))
    if is_headless_report(document):
        problems.append(Problem(HEADLESS, "error", document.file))
    plain = without_marks(document) if document.kind in PROSE_KINDS else document
    for extractor in EXTRACTORS.get(document.kind, ()) if extractors is None else extractors:
        found = list(_found(extractor, plain if extractor in PROSE else document))
        statements += [each for each in found if isinstance(each, Statement)]
        problems += [each for each in found if isinstance(each, Problem)]
    if document.kind in PROSE_KINDS:
        statements = without_people(document, statements)
        statements = list(quoted_from(document, attributed(plain, statements)))
    return with_ids(document.key, statements), tuple(problems)


def _found(extractor: Extractor, document: Document) -> Iterator[Statement | Problem]:
    """What an extractor finds; where it fails, a problem, so that what the others find is not lost with it."""
    try:
        yield from extractor(document)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"[:200]
        message = f"an error in heeded itself ({extractor.__name__}: {what}): statements are missing; please report it"
        yield Problem(message, "error", document.file)


def _obstacle(document: Document) -> str | None:
    """What keeps a document in prose from being read further than its facts."""
    if document.kind not in PROSE_KINDS:
        return None
    if len(document.text) > LONGEST_PROSE:
        return f"only what the file is was read: it has more than {LONGEST_PROSE:,} characters; split it"
    if document.language and document.language not in LANGUAGES:
        known = ", ".join(LANGUAGES.values())
        return f"only what the file is was read: its language ({document.language}) has no rules yet, only {known} have"
    return None
