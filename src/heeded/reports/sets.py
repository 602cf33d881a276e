"""Working sets, their members and what is proposed for them in, rows for the screen, JSON, JSON Lines and CSV out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.errors import UsageError
from heeded.primary import Kept, Member, WorkingSet
from heeded.reports.layout import indented, listing
from heeded.reports.words import POSITIONS, cut, day, line
from heeded.vocabulary.labels import words

if TYPE_CHECKING:
    from heeded.reports.recommendations import Line, Page

__all__ = [
    "MemberRow", "ProposalRow", "SetRow", "member", "members", "proposal", "proposals", "selected", "set_row", "sets",
]  # fmt: skip

SHORT = 160
"""Characters of a text on the screen."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """One working set."""

    name: str
    members: int
    note: str
    query: str
    by: str
    added: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One recommendation of a set; without text where the record no longer has it."""

    id: str
    text: str | None
    position: str | None
    why: str
    by: str
    added: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One recommendation that may belong to a set."""

    id: str
    score: float
    why: str
    is_in: bool
    proposed: bool
    position: str | None
    text: str


def selected(pages: Iterable["Page"], query: str, label: str) -> dict[str, str]:
    """The recommendations with all words of the query and with the label, by public id, with why.

    A label is a document's own (themes, affected persons, SDGs) or a model's. Raises UsageError where nobody has it.
    """
    wanted, key = words(query), " ".join(words(label))
    found, known = {}, set()
    for page in pages:
        own = (*page.line.themes, *page.line.affected_persons, *page.line.sdgs)
        names = [*own, *(each.value for each in page.labels if not each.is_proposal)]
        known |= set(names)
        has = next((name for name in names if " ".join(words(name)) == key), None)
        if (not key or has) and set(wanted) <= set(words(page.line.text)):
            why = (f"words: {query}" if query else "", f"labelled {has}" if has else "")
            found[page.line.id] = "; ".join(filter(None, why))
    if key and not any(" ".join(words(name)) == key for name in known):
        raise UsageError(f"No recommendation is labelled {label!r}. The labels are: {', '.join(sorted(known))}.")
    return found


def member(kept: Kept[Member], said: "Line | None") -> MemberRow:
    """The row of one member."""
    return MemberRow(
        kept.value.subject, said.text if said else None, said.shown if said else None, kept.value.why, kept.by,
        kept.added.date().isoformat(),
    )  # fmt: skip


def set_row(kept: Kept[WorkingSet], size: int) -> SetRow:
    """The row of one set."""
    return SetRow(kept.value.name, size, kept.value.note, kept.value.query, kept.by, kept.added.date().isoformat())


def proposal(said: "Line", score: float, why: str, is_in: bool, is_proposed: bool) -> ProposalRow:
    """The row of one recommendation that may belong to a set."""
    return ProposalRow(said.id, score, why, is_in, is_proposed, said.shown, said.text)


def sets(rows: Sequence[SetRow]) -> RenderableType:
    """Sets for the screen."""
    if not rows:
        return Text("There is no working set: make one with heeded set new.")
    return listing(
        ("name", "size", "by", "made", "note"),
        ((row.name, row.members, row.by, row.added, row.note or row.query) for row in rows),
    )


def members(of: WorkingSet, rows: Sequence[MemberRow]) -> RenderableType:
    """A set for the screen: what is in, and why."""
    head = Text(line(": ".join(filter(None, (of.name, of.note)))), style="bold")
    if not rows:
        return Group(head, Text("Nothing is in it yet: see heeded set propose and heeded set add."))
    return Group(head, *(_member(row) for row in rows))


def _member(row: MemberRow) -> RenderableType:
    text = cut(row.text, SHORT) if row.text else "no longer in the record"
    why = f"{line(row.why)} " if row.why else ""
    position = POSITIONS.get(row.position or "", "no position")
    return Group(
        Text.assemble((f"{line(row.id)}  ", "bold"), (f"{position}  ", "cyan"), text),
        indented(Text(f"{why}({line(row.by)}, {line(day(row.added))})", style="dim")),
    )


def proposals(rows: Sequence[ProposalRow]) -> RenderableType:
    """Proposals for the screen, the likeliest first."""
    if not rows:
        return Text("Nothing is proposed: the record has no such recommendations.")
    return Group(*map(_proposal, rows))


def _proposal(row: ProposalRow) -> RenderableType:
    mark = " in the set" if row.is_in else ""
    return Group(
        Text.assemble((f"{row.score:.2f} {line(row.id)}{mark}  ", "bold"), cut(row.text, SHORT)),
        indented(Text(line(row.why), style="dim")),
    )
