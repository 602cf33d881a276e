"""Assessments of parties side by side in, rows for the screen, JSON, JSON Lines and CSV out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.primary import Assessment, Kept, PartyKind, Status
from heeded.reports.layout import indented, listing
from heeded.reports.words import cut, line

if TYPE_CHECKING:
    from heeded.reports.recommendations import Line

__all__ = ["LEVELS", "PARTIES", "AssessmentRow", "IndexRow", "Shown", "beside", "index_screen", "row", "screen"]

LEVELS: Mapping[Status, str] = {
    "fully": "fully", "partially": "partially", "not_implemented": "not implemented",
    "not_assessable": "not assessable",
}  # fmt: skip
PARTIES: Mapping[PartyKind, str] = {
    "state": "State", "ngo": "NGO", "coalition": "coalition", "national_institution": "national institution",
    "un_body": "UN body", "team": "own team", "other": "other",
}  # fmt: skip
WORDS = 160
"""Characters of a text on the screen."""


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One party's assessment of one recommendation, beside what the parties come to together."""

    id: str
    text: str
    position: str | None
    index: float | None
    level: Status | None
    spread: float | None
    party: str
    party_kind: PartyKind
    status: str
    scale: str
    stands_for: Status
    number: float | None
    conflict: bool
    """Whether another person entered a different one for this party and date."""
    why: str
    evidence: tuple[str, ...]
    date: str | None
    method: str
    source: str
    cluster: str | None
    by: str
    added: str
    uid: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """The index of all recommendations looked at, or without one kind of party; every share names its denominator."""

    without: PartyKind | None
    index: float | None
    level: Status | None
    change: float | None
    spread: float | None
    recommendations: int
    assessed: int
    fully: int
    partially: int
    not_implemented: int
    not_assessable: int
    in_conflict: int


@dataclass(frozen=True, slots=True)
class Shown:
    """All assessments of one recommendation, and what they come to."""

    line: "Line"
    rows: tuple[AssessmentRow, ...]


def row(
    said: "Line", kept: Kept[Assessment], together: tuple[float | None, Status | None, float | None], conflict: bool,
    number: float | None,
) -> AssessmentRow:  # fmt: skip
    """The row of one assessment; `together` is index, level and spread."""
    one = kept.value
    return AssessmentRow(
        said.id, said.text, said.shown, *together, one.party, one.party_kind, one.status, one.scale, one.mapped,
        number, conflict, one.rationale, one.evidence, one.date, one.method, one.source, one.cluster, kept.by,
        kept.added.isoformat(timespec="seconds"), kept.uid,
    )  # fmt: skip


def screen(rows: Sequence[AssessmentRow], whole: Sequence[IndexRow]) -> RenderableType:
    """Each recommendation with its parties below it, then the index and what moves it."""
    if not rows:
        return Text("No party has assessed any of these recommendations: enter one with heeded assess.")
    parts: list[RenderableType] = []
    for _, found in groupby(rows, key=lambda each: each.id):
        of = list(found)
        parts.append(Text.assemble((f"{line(of[0].id)}  ", "bold"), (_together(of[0]), "cyan")))
        parts.append(indented(Text(cut(of[0].text, WORDS), style="dim")))
        parts += [indented(_party(each)) for each in of]
    return Group(*parts, Text(), index_screen(whole))


def beside(rows: Sequence[AssessmentRow]) -> RenderableType:
    """What parties conclude of one recommendation, and what they come to together."""
    return Group(Text(_together(rows[0]), style="cyan"), *map(_party, rows))


def _together(one: AssessmentRow) -> str:
    if one.index is None:
        return "no index"
    spread = f", spread {one.spread:g}" if one.spread is not None else ""
    return f"{LEVELS[one.level] if one.level else ''} (index {one.index:g}{spread})"


def _party(one: AssessmentRow) -> Text:
    said = one.status if one.status.lower().replace(" ", "_") == one.stands_for else f"“{one.status}”"
    level = LEVELS[one.stands_for]
    stands = level if level == said.lower() else f"{level}: {said}"
    told = Text.assemble(
        (f"{line(one.party)} ", "bold"),
        line(f"({PARTIES[one.party_kind]}{f', {one.date}' if one.date else ''}) {stands}"),
    )
    if one.conflict:
        told.append(f"  in conflict: entered by {line(one.by)}", style="red")
    if one.why:
        told.append(f"  {cut(line(one.why), WORDS)}", style="dim")
    return told


def index_screen(rows: Sequence[IndexRow]) -> RenderableType:
    """The index with its denominators, then without each kind of party."""
    if not rows or rows[0].index is None:
        return Text("No index: nothing was assessed with a number.")
    all_of, *rest = rows
    counts: dict[Status, int] = {
        "fully": all_of.fully, "partially": all_of.partially, "not_implemented": all_of.not_implemented,
    }  # fmt: skip
    shares = ", ".join(f"{LEVELS[level]} {n} ({n / all_of.assessed:.0%})" for level, n in counts.items())
    more = [
        f"{all_of.not_assessable} not assessable" if all_of.not_assessable else "",
        f"{all_of.in_conflict} with persons in conflict" if all_of.in_conflict else "",
    ]
    head = f"Index {all_of.index:g} ({LEVELS[all_of.level] if all_of.level else ''})"
    spread = f", mean spread {all_of.spread:g}" if all_of.spread is not None else ""
    of = (
        f"{head}{spread}: {all_of.assessed} of {all_of.recommendations} recommendations assessed "
        f"({all_of.assessed / all_of.recommendations:.0%}). Of the {all_of.assessed}: {shares}."
    )
    extra = "; ".join(filter(None, more))
    parts: list[RenderableType] = [Text(of + (f" Also {extra}." if extra else ""))]
    if len(rest) > 1:
        parts.append(
            listing(
                ("without", "index", "change", "assessed"),
                (
                    (
                        PARTIES[each.without] if each.without else "",
                        _number(each.index),
                        _change(each.change),
                        each.assessed,
                    )
                    for each in rest
                ),
            )
        )
    return Group(*parts)


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def _change(value: float | None) -> str:
    return "" if value is None else f"{value:+g}"
