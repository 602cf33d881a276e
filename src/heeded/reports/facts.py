"""What a report on one State is made of, and the notes of its figures: values of the record in, footnotes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from heeded import ledgers
from heeded.model import Access, Citation, Contradiction, Document
from heeded.papers import Language, Note
from heeded.reports import citing
from heeded.reports.assessments import AssessmentRow, IndexRow
from heeded.reports.recommendations import Dated, Line, Page, Told
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.words import day
from heeded.verified import Verified
from heeded.vocabulary.rules import Rule, rules

__all__ = [
    "Facts", "Say", "cited", "counted", "of_answer", "of_assessment", "of_assessments", "of_citation", "of_line",
    "of_register", "of_told",
]  # fmt: skip

AGAINST = ("claim", "tally", "register")
"""Contradictions that set what is claimed against what others tell."""
Say = Callable[[str], str]
"""A fixed phrase in English in, the same in the language of the report out."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the record holds for a report on one review of a State, as far as its readers may see it."""

    record: StateRecord
    review: ReviewRecord
    """The review that the report is on."""
    pages: tuple[Page, ...]
    """Its recommendations in order, each with its whole chain."""
    language: Language
    say: Say
    name: str
    """The State's name in the language of the report."""
    today: date
    access: Access
    """Up to which level documents are quoted."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The documents about the State that count, without their texts, by key."""
    made: str = ""
    """From which record, of which day, by which version."""
    rules: Mapping[str, Rule] = field(default_factory=rules)
    """The official rules, as people confirmed them."""

    @property
    def told(self) -> tuple[ledgers.Told, ...]:
        """Who counts how many recommendations as implemented, of the latest review of which anybody does; each once."""
        found = next((review.told for review in reversed(self.record.reviews) if review.told), ())
        return tuple({(each.by, each.measure, each.value): each for each in reversed(found)}.values())[::-1]

    @property
    def clashes(self) -> tuple[Contradiction, ...]:
        """Claims against what others tell: of this review, else of the latest that has any, the strongest first."""
        reviews = (self.review, *reversed(self.record.reviews))
        every = (review.contradictions for review in reviews)
        found = next((each for each in every if any(one.kind in AGAINST for one in each)), self.record.contradictions)
        return tuple(sorted((each for each in found if each.kind in AGAINST), key=lambda each: -each.strength))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The recommendations themselves."""
        return tuple(page.line for page in self.pages)


def cited(name: str, paragraph: str | None = None, page: int | None = None, **where: str | None) -> Note:
    """A note as the United Nations cite: symbol or title, then the paragraph, else the page."""
    place = f", para. {paragraph}" if paragraph else f", p. {page}" if page else ""
    return Note(f"{name}{place}", **where)


def _in_document(
    facts: Facts, key: str | None, name: str, paragraph: str | None, page: int | None, statement: str | None = None
) -> Note:
    """A note on a place in a document: with its publisher, title and date where it has no symbol."""
    known = facts.documents.get(key or "")
    if known is None:
        return cited(name, paragraph, page, document=key, statement=statement)
    return Note(citing.source(known, page, paragraph), known.key, statement)


def of_line(line: Line) -> Note:
    """Where a recommendation stands."""
    return cited(line.document, line.paragraph, line.page, document=line.document, statement=line.statement)


def of_answer(answer: Dated, facts: Facts) -> Note | None:
    """Where an answer stands; None where it follows from a rule alone."""
    source = answer.source
    if source.document is None:
        return Note(answer.reason) if answer.reason else None
    return _in_document(facts, source.document, source.document, source.paragraph, source.page)


def of_assessment(said: AssessmentRow, say: Say) -> Note:
    """Whose assessment it is, of what, and of which day: it stands in no document of the United Nations."""
    dated = f", {said.date}" if said.date else ""
    return Note(f"{said.party}, {say('assessment of')} {said.id}{dated}")


def of_told(told: Told, facts: Facts) -> Note:
    """Where a linked statement stands."""
    key = next((key for key, each in facts.documents.items() if each.file == told.file), None)
    return _in_document(facts, key, told.document, told.paragraph, told.page, told.statement)


def of_citation(citation: Citation, facts: Facts) -> Note:
    """Where a cited statement stands: that of a count, of a contradiction or of an announced total."""
    return _in_document(facts, citation.document, citation.name, None, citation.page, citation.statement)


def of_register(found: Verified, say: Say) -> Note:
    """The register, and the day for which it speaks."""
    as_of = f", {say('as of')} {day(found.as_of)}" if found.as_of else ""
    return Note(f"{found.source}{as_of}")


def counted(facts: Facts, review: ReviewRecord | None = None) -> Note:
    """What counts of recommendations are made of: the report, or the totals that a document announces."""
    of = review or facts.review
    say = facts.say
    if not of.is_counted:
        return _announced(facts, str((of.counts or {}).get("received", "")), of)
    told = f"{say('Counted from the recommendations in')} {of.report}; {say('positions by the latest reply')}"
    corrected = sum(page.line.position_occasion == "judgement" for page in facts.pages) if of == facts.review else 0
    if corrected:
        told += f"; {say('corrected by a person here')}: {corrected}"
    return Note(told, document=of.report)


def _announced(facts: Facts, whole: str, of: ReviewRecord) -> Note:
    """The document that announces a total, as the checks of the review quote it."""
    said = [each for check in of.checks for each in check.citations]
    found = next((each for each in said if whole in each.quote.text), None) or next(iter(said), None)
    announced = facts.say("Totals as announced in the documents of the review")
    if found is None:
        return Note(announced)
    note = of_citation(found, facts)
    return replace(note, text=f"{announced}: {note.text}")


def of_assessments(row: IndexRow, say: Say) -> Note:
    """What an index is made of."""
    assessed = say("%(some)s of %(all)s recommendations assessed by parties") % {
        "some": row.assessed,
        "all": row.recommendations,
    }
    return Note(f"{assessed}; {say('the mean of their levels, each recommendation counted once')}")
