"""Recommendations for export and for one page each: outcomes in, lines with dated positions and their sources out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from heeded.model import Answer, Chain, Document, Outcome
from heeded.reports.record import position_of, recommendation_of
from heeded.reports.words import public_id
from heeded.vocabulary.states import name_of

__all__ = ["Line", "Page", "find", "lines", "page"]


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


@dataclass(frozen=True, slots=True)
class Page:
    """One recommendation whole: its line, and every dated answer with its source."""

    line: Line
    answers: tuple[Dated, ...]


def lines(outcomes: Iterable[Outcome], documents: Mapping[str, Document]) -> tuple[Line, ...]:
    """A line for every recommendation, in order; `documents` are those of record by key."""
    return tuple(_line(outcome, chain, documents) for outcome in outcomes for chain in outcome.chains)


def find(outcomes: Sequence[Outcome], number: str, cycle: int | None = None) -> tuple[tuple[Outcome, Chain], ...]:
    """The recommendations with this number, as the sequence requires it or else as it is printed."""
    held = [(o, chain) for o in outcomes if cycle in (None, o.cycle) for chain in o.chains]
    exact = tuple(pair for pair in held if recommendation_of(pair[1]).number == number)
    return exact or tuple(pair for pair in held if recommendation_of(pair[1]).number_printed == number)


def page(outcome: Outcome, chain: Chain, documents: Mapping[str, Document]) -> Page:
    """One recommendation with every dated answer."""
    return Page(_line(outcome, chain, documents), tuple(_dated(answer, documents) for answer in chain.answers))


def _line(outcome: Outcome, chain: Chain, documents: Mapping[str, Document]) -> Line:
    said, value, current = chain.recommendation, recommendation_of(chain), chain.current
    number = value.number or said.id
    document = documents.get(chain.document)
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
        themes=value.themes,
        affected_persons=value.affected_persons,
        sdgs=value.sdgs,
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
