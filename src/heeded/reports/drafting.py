"""What a record holds on the draft of a recommendation in; for the screen, its traits, precedents and counts out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from heeded.model import Label, ShownPosition
from heeded.quoting import quoted
from heeded.reports.words import POSITIONS, line
from heeded.vocabulary.coding import action_words
from heeded.vocabulary.states import name_of

__all__ = ["Draft", "Precedent", "Support", "Trait", "screen"]

LONGEST = 220


@dataclass(frozen=True, slots=True)
class Trait:
    """What makes an ask one that can be followed up, and what in the text shows it."""

    name: str
    is_so: bool
    why: str


@dataclass(frozen=True, slots=True)
class Precedent:
    """A recommendation of the record that is near to the draft, and how the State answered."""

    id: str
    score: float
    by: tuple[str, ...]
    position: str | None
    """As people are shown it."""
    quote: str
    document: str
    is_own: bool = False
    """Whether the State for which the draft is made was among those who recommended it."""


ANSWERS: tuple[ShownPosition, ...] = ("supported", "noted", "no_reply")
"""The answers that are counted."""


@dataclass(frozen=True, slots=True)
class Support:
    """How the State answered all recommendations of a category or on an issue, by the models' labels."""

    kind: str
    """ "action" or "issue"."""
    value: str
    received: int
    supported: int
    noted: int
    no_reply: int
    """Those of which no reply is at hand: none of the noted ones."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, and what speaks for its wording and of its chances: no forecast."""

    text: str
    state: str
    by: str | None
    parts: tuple[str, ...]
    """The asks that it joins: a State answers all of them with one word."""
    traits: tuple[Trait, ...]
    labels: tuple[Label, ...]
    precedents: tuple[Precedent, ...]
    support: tuple[Support, ...]
    counted: int
    """The recommendations of the record that were counted."""
    documents: tuple[str, ...]
    """In which they stand."""


def screen(found: Draft) -> RenderableType:
    """What is known of a draft, part by part."""
    shown: list[RenderableType] = [Text("Wording", "bold")]
    for each in found.traits:
        mark = Text("✓ ", "green") if each.is_so else Text("? ", "yellow")
        shown.append(Padding(Text.assemble(mark, f"{each.name}: ", line(each.why)), (0, 0, 0, 2)))
    if len(found.parts) > 1:
        shown += [Padding(Text(f"- {line(each)}"), (0, 0, 0, 4)) for each in found.parts]
    shown += [Text("\nBy the shipped models", "bold"), *(_label(each) for each in found.labels)]
    shown += [Text(f"\nNearest in the record of {name_of(found.state)}", "bold"), *_precedents(found)]
    shown += [Text("\nHow it answered such recommendations", "bold"), _support(found.support)]
    where = ", ".join(found.documents) or "no report"
    shown.append(Padding(Text(f"Counted from {found.counted} recommendations in {line(where)}.", "dim"), (0, 0, 0, 2)))
    return Group(*shown)


def _label(each: Label) -> RenderableType:
    value = action_words(each.value) if each.kind == "action" else each.value
    doubt = ", to be looked at" if each.is_proposal else ""
    reason = f" {line(each.reason)}" if each.reason else ""
    return Padding(Text(f"{each.kind}: {value} ({each.score:.2f}{doubt}){reason}"), (0, 0, 0, 2))


def _precedents(found: Draft) -> Sequence[RenderableType]:
    if not found.precedents:
        return [Padding(Text("Nothing that the record holds is near to it."), (0, 0, 0, 2))]
    shown = []
    for each in found.precedents:
        by = ", ".join(map(name_of, each.by))
        own = f" (with {name_of(found.by)})" if each.is_own and found.by else ""
        answer = POSITIONS.get(each.position or "", "no answer known")
        head = f"{each.id}  {each.score:.2f}  {answer}  {by}{own}  {line(each.document)}"
        shown.append(Padding(Text(f"{head}\n{quoted(each.quote, LONGEST)}"), (0, 0, 0, 2)))
    return shown


def _support(rows: Sequence[Support]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 2))
    table.add_row("", Text("received", "dim"), *(Text(POSITIONS[each], "dim") for each in ANSWERS))
    for each in rows:
        name = action_words(each.value) if each.kind == "action" else each.value
        table.add_row(name, str(each.received), *(str(getattr(each, answer)) for answer in ANSWERS))
    return table
