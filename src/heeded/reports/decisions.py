"""Decisions in individual cases in; rows, and for the screen one block each, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from heeded.errors import UsageError
from heeded.followed import Decision
from heeded.model import CaseDecision, Document, Statement
from heeded.primary import Assessment, Kept
from heeded.quoting import quoted
from heeded.reports.words import line
from heeded.vocabulary.case_decisions import body_name, key_of
from heeded.vocabulary.states import name_of

__all__ = ["DecisionRow", "only", "row", "screen", "subject"]

LONGEST = 320
"""Characters of a quote that are shown."""
MOST = 4
"""Quotes of one part that are shown of each of several decisions."""
SECTIONS = (
    ("asked", "asked in it"), ("replies", "the State says"), ("graded", "follow-up graded"), ("others", "others say"),
)  # fmt: skip
NONE = {"replies": "Nothing in the record says that the State answered."}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in a list."""

    id: str
    state: str
    body: str
    number: str
    symbol: str | None
    persons: tuple[str, ...]
    remedies: tuple[str, ...]
    replies: int
    claims: tuple[str, ...]
    """What the State says that it did, in the last reply first: implemented, in_progress, planned."""
    grade: str | None
    """The last that the record tells of."""
    others: int
    assessments: tuple[str, ...]
    """What parties conclude: "fully (Press Watch)"."""
    documents: tuple[str, ...]


def subject(decision: Decision) -> str:
    """What assessments of a decision are kept under."""
    return f"decision {decision.key}"


def row(decision: Decision, assessed: Mapping[str, Sequence[Kept[Assessment]]]) -> DecisionRow:
    """The row of one decision."""
    every = (*decision.asked, *decision.replies, *decision.graded, *decision.others)
    values = [statement.value for _, statement in decision.replies]
    claims = [value.claims for value in values if isinstance(value, CaseDecision) and value.claims]
    grades = [statement.value.grade for _, statement in decision.graded if isinstance(statement.value, CaseDecision)]
    concluded = assessed.get(subject(decision), ())
    return DecisionRow(
        decision.key, decision.state, body_name(decision.body), decision.number, decision.symbol, decision.persons,
        decision.remedies, len(decision.replies), tuple(dict.fromkeys(reversed(claims))),
        grades[-1] if grades else None, len(decision.others),
        tuple(f"{each.value.status} ({each.value.party})" for each in concluded),
        tuple(dict.fromkeys(document.name for document, _ in every)),
    )  # fmt: skip


def only(found: Sequence[Decision], words: str) -> Decision:
    """The decision that is meant; raises UsageError with those that there are."""
    key = key_of(words)
    if key is None:
        raise UsageError(f"{words!r} is no decision: write its symbol (CCPR/C/112/D/2131/2012) or body and number.")
    chosen = next((each for each in found if (each.body, each.number) == key), None)
    if chosen is None:
        ids = "".join(f"\n  {each.key}" for each in found)
        raise UsageError(f"The record says nothing of {words}." + (f" It speaks of:{ids}" if ids else ""))
    return chosen


def screen(
    state: str, found: Sequence[Decision], assessed: Mapping[str, Sequence[Kept[Assessment]]], most: int | None = MOST
) -> RenderableType:
    """The decisions for the screen, each with what is asked, replied, graded and told."""
    if not found:
        return Text(f"The record speaks of no decision in an individual case against {name_of(state)}.")
    return Group(*(part for each in found for part in _block(each, assessed.get(subject(each), ()), most)))


def _block(decision: Decision, assessed: Sequence[Kept[Assessment]], most: int | None) -> Sequence[RenderableType]:
    who = f"  {line('; '.join(decision.persons))}" if decision.persons else ""
    symbol = line(decision.symbol or "symbol not given")
    head = Text.assemble((line(decision.key), "bold"), who, (f"  {symbol}, {body_name(decision.body)}", "dim"))
    parts: list[RenderableType] = [head]
    if decision.remedies:
        parts.append(_in(Text(line(f"asked: {', '.join(decision.remedies)}")), 2))
    for name, title in SECTIONS:
        said: Sequence[tuple[Document, Statement]] = getattr(decision, name)
        if said or name in NONE:
            parts.append(_in(Text(title if said else NONE[name], style="italic"), 2))
        parts += [_in(_quoted(*each), 4) for each in said[:most]]
        if most and len(said) > most:
            parts.append(_in(Text(f"and {len(said) - most} more", style="dim"), 4))
    for kept in assessed:
        value = kept.value
        words = f"{value.party}: {value.status}" + (f" ({value.date})" if value.date else "")
        parts.append(_in(Text(line(f"assessed by {words}  {value.rationale}")), 2))
    return parts


def _quoted(document: Document, statement: Statement) -> RenderableType:
    by = statement.asserted_by if statement.asserted_by != "state" else None
    place = f"page {statement.page}" if statement.page else ""
    source = ", ".join(filter(None, (by, document.name, document.published, place)))
    return Text.assemble(f"{quoted(statement.quote.text, LONGEST)}  ", (line(source), "dim"))


def _in(content: RenderableType, by: int) -> Padding:
    return Padding(content, (0, 0, 0, by))
