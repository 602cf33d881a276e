"""Recommendations for export and for one page each: what is held on a State in, positions with their sources out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from heeded.model import (
    HEADINGS,
    Answer,
    Chain,
    Claim,
    Contradiction,
    Document,
    Label,
    Link,
    LinkKind,
    Outcome,
    Recommendation,
    ShownPosition,
    Statement,
    shown_position,
)
from heeded.reports.aspects import position_of, recommendation_of
from heeded.reports.assessments import AssessmentRow
from heeded.reports.record import Held
from heeded.reports.words import public_id
from heeded.verified import Verified
from heeded.vocabulary.states import name_of

__all__ = ["CaseOf", "Line", "Page", "Told", "all_pages", "chosen", "heading_of", "lines", "told_of", "with_links"]


@dataclass(frozen=True, slots=True)
class Line:
    """One recommendation, that is one numbered paragraph, with its current position and how it came about."""

    id: str
    state: str
    state_name: str
    cycle: int
    number: str
    number_printed: str | None
    text: str
    recommending_states: tuple[str, ...]
    recommending_names: tuple[str, ...]
    position: str | None
    position_date: str | None
    position_occasion: str | None
    position_reason: str | None
    position_words: str | None
    explanation: str | None
    position_in_report: str | None
    position_in_addendum: str | None
    position_in_plenary: str | None
    themes: tuple[str, ...]
    affected_persons: tuple[str, ...]
    sdgs: tuple[str, ...]
    document: str
    file: str | None
    page: int | None
    paragraph: str | None
    quote: str
    statement: str

    @property
    def shown(self) -> ShownPosition | None:
        """The position as people are shown it."""
        return shown_position(self.position, self.position_reason)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer stands: the document, the page, the exact words."""

    document: str | None
    file: str | None
    page: int | None
    paragraph: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """One answer to a recommendation and its source."""

    position: str
    occasion: str
    date: str | None
    words: str | None
    explanation: str | None
    reason: str | None
    source: Source

    @property
    def shown(self) -> ShownPosition | None:
        """The position as people are shown it."""
        return shown_position(self.position, self.reason)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that is linked to a recommendation: who says it, where and when, and how the two are linked."""

    kind: LinkKind
    relation: str | None
    """Of a repeat its type, of evidence its stance."""
    score: float
    proposed: bool
    reason: str
    statement: str
    id: str | None
    """The public id, where the statement is a recommendation."""
    position: str | None
    """Its position now as people are shown it, where it is one: "no_reply" where no reply to it is at hand."""
    by: tuple[str, ...]
    """The recommending States, or the party that speaks; empty where the document does not tell."""
    date: str | None
    document: str
    file: str | None
    page: int | None
    paragraph: str | None
    quote: str
    only_asks: bool = False
    """Of evidence: whether it asks for something and tells of nothing; screens say so in the place of its stance."""
    heading: str | None = None
    """Of a claim that is the heading of a list what it says of all in it: "implemented" or "in_progress"."""


@dataclass(frozen=True, slots=True)
class CaseOf:
    """A case that a person linked to a recommendation."""

    id: str
    title: str
    kind: str
    status: str | None
    status_date: str | None
    why: str
    by: str
    """Who linked it."""
    added: str


@dataclass(frozen=True, slots=True)
class Page:
    """One recommendation whole: every dated answer, what models say it is about, and all that is linked to it."""

    line: Line
    answers: tuple[Dated, ...]
    labels: tuple[Label, ...] = ()
    verified: tuple[Verified, ...] = ()
    """What public registers show of what it asks."""
    contradictions: tuple[Contradiction, ...] = ()
    cluster: str | None = None
    """The cluster of near-duplicates that it belongs to, by the id of its first recommendation."""
    duplicates: tuple[Told, ...] = ()
    earlier: tuple[Told, ...] = ()
    """What it repeats, of earlier cycles."""
    later: tuple[Told, ...] = ()
    """What repeats it in later cycles."""
    asks: tuple[Told, ...] = ()
    """Asks of organisations that it took up."""
    assessments: tuple[AssessmentRow, ...] = ()
    """What parties conclude of its implementation, side by side."""
    mentions: tuple[Told, ...] = ()
    claims: tuple[Told, ...] = ()
    evidence: tuple[Told, ...] = ()
    cases: tuple[CaseOf, ...] = ()
    """The cases that people linked to it, for viewers who may see them."""
    as_of: str | None = None
    """The day, YYYY-MM-DD, on which the chain is as it was known; None for today's."""


PLACES: dict[tuple[LinkKind, bool], str] = {
    ("duplicate", True): "duplicates", ("duplicate", False): "duplicates", ("repeats", True): "earlier",
    ("repeats", False): "later", ("takes_up", False): "asks", ("mentions", False): "mentions",
    ("claims", False): "claims", ("evidence", False): "evidence",
}  # fmt: skip
"""The field of a page for a kind of link, by whether the page's recommendation is its source."""


def lines(held: Held, cycle: int | None = None) -> tuple[Line, ...]:
    """A line for every recommendation to a State, of one cycle or all, in order."""
    return tuple(_line(held, o, chain) for o in held.outcomes if cycle in (None, o.cycle) for chain in o.chains)


def all_pages(held: Held) -> tuple[Page, ...]:
    """A page for every recommendation to a State, in order, without its links."""
    return tuple(
        Page(
            _line(held, outcome, chain),
            tuple(_dated(answer, held.documents_by_key) for answer in chain.answers),
            held.labels.get(chain.recommendation.id, ()),
            held.verified.get(chain.recommendation.id, ()),
            _of_number(held.contradictions, outcome, chain),
        )
        for outcome in held.outcomes
        for chain in outcome.chains
    )


def _of_number(found: Iterable[Contradiction], outcome: Outcome, chain: Chain) -> tuple[Contradiction, ...]:
    number = recommendation_of(chain).number
    return tuple(each for each in found if each.cycle == outcome.cycle and number in each.numbers)


def chosen(every: Iterable[Page], number: str, cycle: int | None = None) -> tuple[Page, ...]:
    """The pages with this number, as the sequence requires it or else as it is printed; one in each cycle."""
    of_cycle = [each for each in every if cycle in (None, each.line.cycle)]
    exact = tuple(each for each in of_cycle if each.line.number == number)
    return exact or tuple(each for each in of_cycle if each.line.number_printed == number)


def with_links(
    shown: Page,
    links: Collection[Link],
    cited: Mapping[str, tuple[Document, Statement]],
    places: Mapping[str, tuple[str, str | None]],
) -> Page:
    """The page with all that is linked to its recommendation, the best first.

    `cited` holds the other ends by the ids of their statements, `places` public ids and positions of recommendations.
    """
    told: dict[str, list[Told]] = {name: [] for name in PLACES.values()}
    cluster = None
    for link in links:
        is_source = link.source == shown.line.statement
        other = link.target if is_source else link.source
        if (place := PLACES.get((link.kind, is_source))) and other in cited:
            told[place].append(told_of(link, other, places.get(other, (None, None)), *cited[other]))
            cluster = cluster or link.cluster
    told["claims"] = [_as_answered(each, shown.answers) for each in told["claims"]]
    ordered: dict[str, Any] = {name: tuple(sorted(found, key=lambda each: -each.score)) for name, found in told.items()}
    against = tuple(_as_linked(each, links) for each in shown.contradictions)
    by_strength = tuple(sorted(against, key=lambda each: -each.strength))
    return replace(shown, cluster=cluster, contradictions=by_strength, **ordered)


def _as_linked(found: Contradiction, links: Iterable[Link]) -> Contradiction:
    """A contradiction with no greater strength than the links of its sides to this recommendation have."""
    sides = {side.statement for side in found.sides}
    sure = (each.sureness for each in links if each.kind in ("claims", "evidence") and each.source in sides)
    return replace(found, strength=min((found.strength, *sure)))


def _as_answered(claim: Told, answers: Iterable[Dated]) -> Told:
    """The heading of a list with the day of the answer that it gives in the same document, not of the document."""
    given = next((each for each in answers if each.source.document == claim.document and each.date), None)
    return replace(claim, date=given.date) if claim.heading and given else claim


def heading_of(answer: Dated, claims: Iterable[Told]) -> Told | None:
    """The claim that is said in the same words of the same document as an answer: one utterance, to be shown once."""
    words = " ".join((answer.words or "").split())
    same = (each for each in claims if each.heading and each.proposed and each.document == answer.source.document)
    return next((each for each in same if words and words in " ".join(each.quote.split())), None)


def told_of(
    link: Link, identifier: str, place: tuple[str | None, str | None], document: Document, statement: Statement
) -> Told:
    """The other end of a link, by its id; `place` is the public id and more where it is a recommendation."""
    value, party = statement.value, statement.asserted_by or document.publisher
    return Told(
        link.kind,
        link.recurrence or link.stance,
        link.score,
        link.is_proposed,
        link.reason,
        identifier,
        *place,
        value.recommending_states if isinstance(value, Recommendation) else (party,) if party else (),
        document.published,
        document.name,
        document.file,
        statement.page,
        statement.paragraph,
        statement.quote.text,
        link.only_asks,
        value.claims if isinstance(value, Claim) and statement.origin.name == HEADINGS else None,
    )


def _line(held: Held, outcome: Outcome, chain: Chain) -> Line:
    said, value, current = chain.recommendation, recommendation_of(chain), chain.current
    number = value.number or said.id
    document = held.documents_by_key.get(chain.document)
    listed = held.listed.get((outcome.cycle, value.number), value)
    return Line(
        id=public_id(outcome.state, outcome.cycle, number),
        state=outcome.state,
        state_name=name_of(outcome.state),
        cycle=outcome.cycle,
        number=number,
        number_printed=value.number_printed,
        text=value.text,
        recommending_states=value.recommending_states,
        recommending_names=tuple(map(name_of, value.recommending_states)),
        position=position_of(chain),
        position_date=current.date if current else None,
        position_occasion=current.occasion if current else None,
        position_reason=current.reason if current else None,
        position_words=current.words if current else value.position_words,
        explanation=next((a.explanation for a in reversed(chain.answers) if a.explanation), None),
        position_in_report=_on(chain, "report") or value.position,
        position_in_addendum=_on(chain, "addendum"),
        position_in_plenary=_on(chain, "plenary"),
        themes=value.themes or listed.themes,
        affected_persons=value.affected_persons or listed.affected_persons,
        sdgs=value.sdgs or listed.sdgs,
        document=chain.document,
        file=document.file if document else None,
        page=said.page,
        paragraph=said.paragraph,
        quote=said.quote.text,
        statement=said.id,
    )


def _on(chain: Chain, occasion: str) -> str | None:
    """The last position taken on an occasion."""
    return next((answer.position for answer in reversed(chain.answers) if answer.occasion == occasion), None)


def _dated(answer: Answer, documents: Mapping[str, Document]) -> Dated:
    said = answer.statement
    document = documents.get(answer.document or "")
    source = Source(
        answer.document,
        document.file if document else None,
        said.page if said else None,
        said.paragraph if said else None,
        said.quote.text if said else None,
    )
    return Dated(answer.position, answer.occasion, answer.date, answer.words, answer.explanation, answer.reason, source)
