"""What a report on one State is made of, and the notes of its figures: values of the record in, footnotes out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from heeded import ledgers, quoting
from heeded.model import Access, Citation, Contradiction, Document, Harm, Measure
from heeded.papers import Language, Note
from heeded.reports import citing
from heeded.reports.assessments import AssessmentRow, IndexRow
from heeded.reports.charts import HEADS
from heeded.reports.recommendations import Dated, Line, Page, Told
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.words import QUALIFIERS, VALUE_WORDS, WITHOUT_REPLY
from heeded.verified import Verified
from heeded.vocabulary.labels import term_in
from heeded.vocabulary.phrases import day_in, named_in, number_in
from heeded.vocabulary.rules import Rule, rules
from heeded.vocabulary.states import name_of

__all__ = [
    "COUNTED_AS", "MET", "Facts", "Say", "by_theme", "counted", "counted_as", "is_open", "latest_counts",
    "latest_of_events", "of_assessment", "of_assessments", "of_citation", "of_line", "of_position", "of_register",
    "of_told", "position_of", "positions", "qualified", "recommended_by", "registered", "telling", "valued", "voice",
]  # fmt: skip

MET = ("fulfilled", "before_review", "in_review_year")
"""Results of registers that show what was asked as done, whenever that was."""

COUNTED_AS: Mapping[Measure, str] = {
    "implemented": "Counted by %(party)s as implemented",
    "implemented_or_partially": "Counted by %(party)s as implemented in full or in part",
    "partially_implemented": "Counted by %(party)s as implemented in part",
    "in_progress": "Counted by %(party)s as being implemented",
    "not_implemented": "Counted by %(party)s as not implemented",
}
"""What a count of recommendations says of them."""
AGAINST = ("claim", "tally", "register")
"""Contradictions that set what is claimed against what others tell."""
OF_STATES = ("national_report", "addendum", "midterm_report")
"""Kinds of documents in which a State speaks itself."""
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
        """Who counts how many recommendations as what, of the latest review of which anybody does; each once."""
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
    def state_name(self) -> str:
        """The State's name as errors have it."""
        return name_of(self.record.state)

    def named(self, name: str) -> str:
        """What a term, a treaty, an event or a source is called in the report's language; else as it stands."""
        return named_in(self.language, name)

    def quoted(self, text: str, most: int | None = None) -> str:
        """Words between the marks of quotations of the report's language."""
        return quoting.quoted(text, most, self.language)

    @property
    def supported(self) -> tuple[Page, ...]:
        """The recommendations that the State supported."""
        return tuple(page for page in self.pages if page.line.position == "supported")

    @property
    def lines(self) -> tuple[Line, ...]:
        """The recommendations themselves."""
        return tuple(page.line for page in self.pages)


def _cited(
    facts: Facts, key: str | None, name: str, paragraph: str | None, page: int | None, statement: str | None = None
) -> Note:
    """A note as the United Nations cite: symbol or title, then the paragraph, else the page."""
    place = citing.place(page, paragraph, facts.language)
    return Note(", ".join(filter(None, (name, place))), key, statement)


def _in_document(
    facts: Facts, key: str | None, name: str, paragraph: str | None, page: int | None, statement: str | None = None
) -> Note:
    """A note on a place in a document: with its publisher, title and date where it has no symbol."""
    known = facts.documents.get(key or "")
    if known is None:
        return _cited(facts, key, name, paragraph, page, statement)
    return Note(citing.source(known, page, paragraph, facts.language), known.key, statement)


def of_line(line: Line, facts: Facts) -> Note:
    """Where a recommendation stands."""
    return _cited(facts, line.document, line.document, line.paragraph, line.page, line.statement)


def of_position(page: Page, facts: Facts) -> tuple[Note, ...]:
    """Where the current position stands, or why it holds; nothing where the record has no answer.

    Nothing either where it stands in the paragraph of the recommendation itself, whose note is beside it.
    """
    answer = page.answers[-1] if page.answers else None
    if answer is None:
        return ()
    source = answer.source
    if source.document is None:
        why = _reason(answer, facts)
        return (Note(why),) if why else ()
    note = _in_document(facts, source.document, source.document, source.paragraph, source.page)
    return () if note.text == of_line(page.line, facts).text else (note,)


def _reason(answer: Dated, facts: Facts) -> str:
    """Why a position holds that no document states."""
    say, why = facts.say, answer.reason or ""
    if answer.shown == "no_reply":
        return say(WITHOUT_REPLY["counted"])
    by = why.removeprefix(CORRECTED)
    return facts.named(why) if by == why else say("corrected by %(name)s") % {"name": by}


CORRECTED = "corrected by "
"""How the reason of a position begins that a person judged."""


def of_assessment(said: AssessmentRow, facts: Facts) -> Note:
    """Whose assessment it is, of what, and of which day: it stands in no document of the United Nations."""
    dated = f", {day_in(facts.language, said.date)}" if said.date else ""
    return Note(f"{said.party}, {facts.say('assessment of')} {said.id}{dated}")


def of_told(told: Told, facts: Facts) -> Note:
    """Where a linked statement stands."""
    key = next((key for key, each in facts.documents.items() if each.file == told.file), None)
    return _in_document(facts, key, told.document, told.paragraph, told.page, told.statement)


def of_citation(citation: Citation, facts: Facts) -> Note:
    """Where a cited statement stands: that of a count, of a contradiction or of an announced total."""
    return _in_document(facts, citation.document, citation.name, citation.paragraph, citation.page, citation.statement)


def of_register(found: Verified, facts: Facts) -> Note:
    """The register, and the day for which it speaks."""
    as_of = f", {facts.say('as of')} {day_in(facts.language, found.as_of)}" if found.as_of else ""
    return Note(f"{citing.source_in(facts.language, found.source)}{as_of}")


def counted(facts: Facts, review: ReviewRecord | None = None) -> Note:
    """What counts of recommendations are made of: the report, or the totals that a document announces."""
    of = review or facts.review
    say = facts.say
    if not of.is_counted:
        return _announced(facts, str((of.counts or {}).get("received", "")), of)
    told = f"{say('Counted from the recommendations in')} {of.report}{say('; ')}{say('positions by the latest reply')}"
    corrected = sum(page.line.position_occasion == "judgement" for page in facts.pages) if of == facts.review else 0
    if corrected:
        told += f"{say('; ')}{say('corrected by a person here')}{say(': ')}{corrected}"
    return Note(told, document=of.report)


def _announced(facts: Facts, whole: str, of: ReviewRecord) -> Note:
    """The document that announces a total, as the checks of the review quote it."""
    said = [each for check in of.checks for each in check.citations]
    found = next((each for each in said if whole in each.quote.text), None) or next(iter(said), None)
    announced = facts.say("Totals as announced in the documents of the review")
    if found is None:
        return Note(announced)
    note = of_citation(found, facts)
    return replace(note, text=f"{announced}{facts.say(': ')}{note.text}")


def of_assessments(row: IndexRow, say: Say) -> Note:
    """What an index is made of."""
    assessed = say("%(some)s of %(all)s recommendations assessed by parties") % {
        "some": row.assessed,
        "all": row.recommendations,
    }
    return Note(f"{assessed}{say('; ')}{say('the mean of their levels, each recommendation counted once')}")


# ------------------------------------------------------------------------------------------------- what several tell


def voice(by: str | None, say: Say) -> str:
    """Who says it: the State, a party as named, or nobody named."""
    return say("the State") if by == "state" else by or say("nobody named")


def counted_as(each: ledgers.Told, say: Say) -> str:
    """By whom recommendations of which cycle are counted, and as what: implemented, being implemented or not."""
    cycle = say("cycle %(number)s") % {"number": each.cycle}
    return f"{say(COUNTED_AS[each.measure]) % {'party': voice(each.by, say)}}, {cycle}"


def telling(by: str | None, of: Document | None, say: Say) -> str:
    """Who says something, and who tells of it where that is somebody else; empty where nobody is named.

    A document without a symbol is its publisher's: "the State (as told by Lantern)".
    """
    publisher = (of.publisher or "") if of and not of.symbol and of.kind not in OF_STATES else ""
    if not by:
        return of.publisher or "" if of else ""
    if not publisher or by.casefold() == publisher.casefold():
        return voice(by, say)
    return say("%(who)s (as told by %(teller)s)") % {"who": voice(by, say), "teller": publisher}


def qualified(each: ledgers.Told | ledgers.Count, value: str, say: Say) -> str:
    """A count with its qualifier: "at least 12"."""
    return value if each.qualifier == "exact" else f"{say(QUALIFIERS[each.qualifier].strip())} {value}"


def valued(each: ledgers.Told, say: Say) -> str:
    """How many recommendations are counted, of how many where that is said: "180 of 182"."""
    value = qualified(each, str(each.value), say)
    return say("%(some)s of %(all)s") % {"some": value, "all": each.out_of} if each.out_of else value


def position_of(line: Line, say: Say) -> str:
    """The position of one recommendation: "supported"."""
    told = say(OF_ONE[line.shown or "unknown"])
    return f"{told[:1].lower()}{told[1:]}"


OF_ONE = {
    "supported": "Supported", "noted": "Noted", "supported_in_part": "Supported in part", "pending": "Pending",
    "no_reply": "No reply at hand", "unknown": "Not known",
}  # fmt: skip
"""Of the position of one recommendation, by positions as people are shown them; of several `charts.HEADS`."""


def recommended_by(line: Line, language: Language) -> str:
    """The names of the recommending States."""
    return ", ".join(name_of(code, language) for code in line.recommending_states)


def positions(pages: Iterable[Page], say: Say) -> str:
    """Recommendations by their current position: "supported 12, noted 3"."""
    counts: Counter[str] = Counter(page.line.shown or "unknown" for page in pages)
    return ", ".join(f"{say(HEADS[code])} {counts[code]}" for code in HEADS if counts[code])


def by_theme(pages: Iterable[Page], facts: Facts) -> dict[str, list[Page]]:
    """Recommendations under their first theme: of OHCHR's list, else the first that a model is sure of."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        sure = (each.value for each in page.labels if each.kind == "theme" and not each.is_proposal)
        theme = next(chain(page.line.themes, sure), None)
        found[term_in(facts.language, "themes", theme) if theme else facts.say("Other matters")].append(page)
    return found


def is_open(page: Page) -> bool:
    """Whether no register shows what was asked as done."""
    return not any(each.result in MET for each in page.verified)


def registered(facts: Facts) -> tuple[dict[str, int], Note] | None:
    """How many asks were met after the review, of those that registers decide; None where they decide none."""
    found = facts.review.registered
    if found is None or not found.fulfilled + found.not_by:
        return None
    source = next(each for page in facts.pages for each in page.verified)
    counts = {"done": found.fulfilled, "all": found.fulfilled + found.not_by}
    return counts, of_register(source, facts)


def latest_counts(facts: Facts) -> Iterator[tuple[str, str, Note]]:
    """The latest count of people affected of each kind by each event with a name: what, how many by whom, where."""
    say = facts.say
    for event, harm, latest in latest_of_events(facts):
        told = f"{qualified(latest, number_in(facts.language, latest.value), say)} ({voice(latest.by, say)})"
        label = f"{facts.named(event)}, {say(VALUE_WORDS['harm'][harm])}"
        yield label, told, of_citation(latest.citation, facts)


def latest_of_events(facts: Facts) -> Iterator[tuple[str, Harm, ledgers.Count]]:
    """The latest count of people affected by each event with a name, one for each kind of harm."""
    for ledger in facts.record.ledgers:
        for series in ledger.series:
            if (latest := series.latest) and ledger.event:
                yield ledger.event, series.harm, latest
