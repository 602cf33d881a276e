"""Recommendations for export and for one page each: what is held on a State in, positions with their sources out."""

from collections.abc import Mapping
from dataclasses import dataclass

from heeded.model import Answer, Chain, Document, Label, Outcome
from heeded.reports.record import Held, position_of, recommendation_of
from heeded.reports.words import public_id
from heeded.vocabulary.states import name_of

__all__ = ["Line", "Page", "lines", "pages"]


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
    """One recommendation whole: its line, every dated answer with its source, and what models say it is about."""

    line: Line
    answers: tuple[Dated, ...]
    labels: tuple[Label, ...] = ()


def lines(held: Held, cycle: int | None = None) -> tuple[Line, ...]:
    """A line for every recommendation to a State, of one cycle or all, in order."""
    return tuple(_line(held, o, chain) for o in held.outcomes if cycle in (None, o.cycle) for chain in o.chains)


def pages(held: Held, number: str, cycle: int | None = None) -> tuple[Page, ...]:
    """The recommendations with this number, as the sequence requires it or else as it is printed; one in each cycle."""
    pairs = [(o, chain) for o in held.outcomes if cycle in (None, o.cycle) for chain in o.chains]
    exact = [pair for pair in pairs if recommendation_of(pair[1]).number == number]
    found = exact or [pair for pair in pairs if recommendation_of(pair[1]).number_printed == number]
    documents = held.documents_by_key
    return tuple(
        Page(_line(held, outcome, chain), tuple(_dated(answer, documents) for answer in chain.answers))
        for outcome, chain in found
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
