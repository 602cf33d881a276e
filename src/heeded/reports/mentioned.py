"""Readings in; the people and laws that documents on a State name out, each with its documents.

People are told document by document: the same name in two documents is not taken for one person.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from heeded.model import Kind, Person, Provision, Reading

__all__ = ["Law", "Named", "laws", "people"]

TOLD_IN: frozenset[Kind] = frozenset(
    {"press_release", "news", "oral_statement", "stakeholder_submission", "hc_letter", "other"}
)
"""Kinds of documents whose people are told: in reports of the United Nations few are named who are not officials."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom one document names."""

    name: str
    role: str
    document: str
    """Key of the document."""
    source: str
    """What a reader calls the document."""
    cycle: int | None
    """The review that the document belongs to."""
    statement: str


@dataclass(frozen=True, slots=True)
class Law:
    """A law, or one of its articles, that documents cite."""

    instrument: str
    article: str | None
    sources: tuple[str, ...]
    """What a reader calls the documents, the earliest first."""
    times: int


def people(state: str, readings: Iterable[Reading]) -> tuple[Named, ...]:
    """The people whom documents on a State name, document by document in their order."""
    return tuple(
        Named(
            statement.value.name, statement.value.role, reading.document.key, reading.document.name,
            reading.document.cycle, statement.id,
        )
        for reading in readings
        for statement in reading.statements
        if isinstance(statement.value, Person) and _is_of(state, reading, statement.state)
        if reading.document.kind in TOLD_IN
    )  # fmt: skip


def laws(state: str, readings: Iterable[Reading]) -> tuple[Law, ...]:
    """The laws that documents on a State cite, the most cited first."""
    sources: dict[tuple[str, str | None], dict[str, None]] = {}
    times: dict[tuple[str, str | None], int] = {}
    for reading in sorted(readings, key=lambda each: each.document.published or "9999"):
        for statement in reading.statements:
            value = statement.value
            if isinstance(value, Provision) and value.instrument and _is_of(state, reading, statement.state):
                place = (value.instrument, value.article)
                sources.setdefault(place, {})[reading.document.name] = None
                times[place] = times.get(place, 0) + 1
    found = [Law(*place, tuple(named), times[place]) for place, named in sources.items()]
    return tuple(sorted(found, key=lambda each: (-len(each.sources), -each.times, each.instrument, each.article or "")))


def _is_of(state: str, reading: Reading, stated: str | None) -> bool:
    return stated == state or (stated is None and reading.document.states[:1] == (state,))
