"""A State in, what the record can conclude of it out: outcomes, links, labels; stages meet here and nowhere else."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from heeded.model import Access, LinkKind, Outcome, Reading, Recommendation, Review

if TYPE_CHECKING:
    from heeded.meaning import Model
    from heeded.model import Label
    from heeded.reports.links import LinkRow, Nearest
    from heeded.reports.record import Held

__all__ = ["held", "labels", "links", "outcomes", "similar"]


def links(state: str, kind: LinkKind, access: Access, model: "Model") -> "tuple[LinkRow, ...]":
    """The links of one kind between all that the record holds on a State up to an access level, the best first."""
    from heeded import link
    from heeded.reports import links as rows
    from heeded.store import read, vectors

    passages = link.passages(state, read.readings(state, access))
    ends = {each.id: rows.end(each.document, each.statement, each.cycle) for each in passages}
    return tuple(rows.row(each, ends) for each in link.links(kind, passages, vectors.embedder(model)))


def labels(texts: Sequence[str], languages: Sequence[str | None]) -> "list[tuple[Label, ...]]":
    """What the shipped models say each text is about: action, issues, themes, affected persons, SDGs."""
    from heeded.classify import labels_of

    return [
        (*((each.action,) if each.action else ()), *each.issues, *each.themes, *each.affected_persons, *each.sdgs)
        for each in labels_of(texts, languages)
    ]


def similar(
    text: str, states: Sequence[str], access: Access, model: "Model", top: int, cycle: int | None = None
) -> "tuple[Nearest, ...]":
    """The recommendations of these States that are nearest to a text, the nearest first."""
    from heeded import link
    from heeded.reports import links as rows
    from heeded.store import read, vectors

    of_all = [each for state in states for each in link.passages(state, read.readings(state, access))]
    recommendations = [each for each in of_all if each.role == "recommendation" and cycle in (None, each.cycle)]
    return tuple(
        rows.Nearest(score, rows.end(each.document, each.statement, each.cycle))
        for score, each in link.nearest(text, recommendations, vectors.embedder(model), top)
    )


def held(state: str, access: Access, today: date) -> "Held":
    """All that the record holds on a State up to an access level."""
    from heeded.reports.record import Held
    from heeded.store import read

    readings = read.readings(state, access)
    about = read.documents(access, state)
    return Held(
        state,
        outcomes(state, readings, today),
        tuple(s.value for r in readings for s in r.statements if isinstance(s.value, Review) and s.state == state),
        tuple(holding.document for holding in about),
        {holding.document.key: holding.document for holding in about if holding.is_of_record},
        {
            (statement.value.cycle, statement.value.number): statement.value
            for reading in readings
            if reading.document.kind == "thematic_list"
            for statement in reading.statements
            if isinstance(statement.value, Recommendation)
        },
    )


def outcomes(state: str, readings: Sequence[Reading], today: date) -> tuple[Outcome, ...]:
    """The State's reviews in order, as the readings give them, with every recommendation's answers."""
    from heeded import assess, link

    return assess.outcomes(state, readings, link.reply_links(readings), today)
