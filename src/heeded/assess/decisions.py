"""Readings of a State in, the decisions in individual cases that they speak of out, each with all that is said of it.

Statements that cite one decision, by its document's symbol or its number alone, belong together; so does a
recommendation that cites it.
"""

from collections.abc import Iterator, Sequence

from heeded.followed import Decision
from heeded.model import CaseDecision, Document, Reading, Recommendation, Statement
from heeded.vocabulary.case_decisions import cited_decisions, remedies_in

__all__ = ["decisions"]

Cited = tuple[Document, Statement]


def decisions(state: str, readings: Sequence[Reading]) -> tuple[Decision, ...]:
    """The decisions on cases against a State, by body and number; the readings need statements alone."""
    found: dict[tuple[str, str], list[tuple[Cited, CaseDecision]]] = {}
    for reading in {reading.document.key: reading for reading in readings}.values():
        for statement in reading.statements:
            if statement.state == state:
                for value in _values(statement, reading.document.language or "en"):
                    found.setdefault((value.body, value.number), []).append(((reading.document, statement), value))
    return tuple(_decision(state, *key, said) for key, said in sorted(found.items(), key=_in_order))


def _in_order(item: tuple[tuple[str, str], object]) -> tuple[str, str, int]:
    (body, number), _ = item
    place, _, year = number.partition("/")
    return body, year, int(place)


def _values(statement: Statement, language: str) -> Iterator[CaseDecision]:
    value = statement.value
    if isinstance(value, CaseDecision):
        yield value
    elif isinstance(value, Recommendation):
        for each in cited_decisions(value.text):
            yield CaseDecision(each.body, each.number, each.symbol, remedies=remedies_in(value.text, language))


def _decision(state: str, body: str, number: str, said: Sequence[tuple[Cited, CaseDecision]]) -> Decision:
    ordered = sorted(said, key=lambda each: (each[0][0].published or "9999", each[0][0].key, each[0][1].quote.start))
    parts: dict[str, list[Cited]] = {"asked": [], "replies": [], "graded": [], "others": []}
    for cited, value in ordered:
        parts[_part(cited, value)].append(cited)
    values = [value for _, value in ordered]
    return Decision(
        state, body, number,
        next((value.symbol for value in values if value.symbol), None),
        tuple(dict.fromkeys(value.person for value in values if value.person)),
        tuple(dict.fromkeys(remedy for value in values for remedy in value.remedies)),
        **{name: tuple(cited) for name, cited in parts.items()},
    )  # fmt: skip


def _part(cited: Cited, value: CaseDecision) -> str:
    """Whether it asks, replies, grades, or tells."""
    document, statement = cited
    is_states = statement.asserted_by == "state" or (
        statement.asserted_by is None and document.kind in ("national_report", "midterm_report", "addendum")
    )
    if is_states:
        return "replies"
    return "graded" if value.grade else "asked" if value.remedies else "others"
