"""A working set and a party in, the worksheet to send out; returned worksheets in, assessments and disagreement out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from heeded.errors import HeededError, UsageError
from heeded.pipeline.choosing import members_of
from heeded.pipeline.concluding import View, pages
from heeded.pipeline.deciding import clusters, lines
from heeded.primary import Assessment, PartyKind, Status
from heeded.quoting import quoted
from heeded.viewer import levels

if TYPE_CHECKING:
    from heeded.reports.recommendations import Line, Told
    from heeded.viewer import Viewer
    from heeded.worksheets import Returned, Worksheet

__all__ = ["Disagreement", "Merged", "merged", "worksheet"]

QUOTES, LONGEST = 2, 260
"""Quotes of each kind in a row of a worksheet, and the characters of each."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One row on which parties differ: who says what."""

    id: str
    parties_by_status: dict[Status, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Merged:
    """What returned worksheets give together."""

    returned: "tuple[Returned, ...]"
    assessments: tuple[Assessment, ...]
    problems: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    unanswered: tuple[str, ...]
    """Rows that no party answered."""


def worksheet(name: str, party: str, kind: PartyKind, view: View, reader: "Viewer") -> "Worksheet":
    """What to ask a party about a set: a row for each cluster of near-duplicates in it, with what is known of it.

    It leaves the house: nothing that `reader`, the party, may not see is in it. Raises UsageError where the set is
    empty, the record has none of it, or a recommendation stands in a document above the level.
    """
    from heeded.reports.words import POSITIONS
    from heeded.store import read
    from heeded.worksheets import Ask, Member, Worksheet

    known = _lines(name, view)
    if not known:
        raise UsageError(f"The set {name!r} holds no recommendation that the record has: see heeded set show {name!r}.")
    reader = reader if set(levels(reader.access)) <= set(levels(view.viewer.access)) else view.viewer
    open_to = {each.document.key for each in read.documents(reader)}
    if closed := [subject for subject, line in known.items() if line.document not in open_to]:
        raise UsageError(
            f"{', '.join(closed[:QUOTES])} and others stand in documents that are not {reader.access}: take them out "
            "of the set, or name whom the worksheet may reach with --access."
        )
    of = clusters(known, view)
    rows: dict[str, list[Line]] = defaultdict(list)
    for subject, line in known.items():
        rows[of.get(subject, subject)].append(line)
    asks = []
    for row in rows.values():
        members = tuple(
            Member(each.id, read.text(reader, each.text, each.statement), ", ".join(each.recommending_names))
            for each in row
        )
        positions = dict.fromkeys(POSITIONS.get(each.shown or "", "no answer known") for each in row)
        asks.append(Ask(members, ", ".join(positions), tuple(dict.fromkeys(_known(row, view, reader, open_to)))))
    return Worksheet(read.text(reader, name), party, kind, view.today.isoformat(), tuple(asks))


def _lines(name: str, view: View) -> "dict[str, Line]":
    """The recommendations of a set that the record has, in the record's order."""
    members = members_of(name, view)
    states = dict.fromkeys(subject.partition("/")[0] for subject in members)
    return {subject: line for state in states for subject, line in lines(state, view).items() if subject in members}


def _known(row: "Sequence[Line]", view: View, reader: "Viewer", open_to: Collection[str]) -> Iterator[str]:
    """Replies, claims and evidence on the recommendations of a row in documents up to a level, with who says it."""
    from heeded.store import conclusions, read

    for line in row:
        [page] = pages(line.state, view, line.number, line.cycle)
        answer = next((each for each in reversed(page.answers) if each.explanation), None)
        if answer and answer.explanation and (document := answer.source.document) and document in open_to:
            yield f"The State: {quoted(read.text(reader, answer.explanation, document), LONGEST)}"
        told = [each for each in (*page.claims, *page.evidence) if each.proposed]
        citable = conclusions.cited(reader, {each.statement for each in told})
        for word, kind in (("Claim", "claims"), ("Evidence", "evidence")):
            for each in [one for one in told if one.kind == kind and one.statement in citable][:QUOTES]:
                by = ", ".join("the State" if one == "state" else one for one in each.by) or "no party named"
                said = read.text(reader, f"{word}, {by} ({_source(each)}): ", each.statement)
                words = read.text(reader, each.quote, each.statement)  # once it is cut, a name may stay unmasked
                yield f"{said}{quoted(words, LONGEST)}"


def _source(told: "Told") -> str:
    return ", ".join(filter(None, (told.document, f"para. {told.paragraph}" if told.paragraph else "")))


def merged(
    files: Iterable[Path], view: View, name: str | None = None, party: str = "", kind: PartyKind | None = None,
    date: str = "",
) -> Merged:  # fmt: skip
    """The answers of returned worksheets. `party` and `kind` stand for what the worksheets say, where they are given.

    `name` is the set that worksheets without their hidden sheet were made for.
    """
    from heeded import worksheets

    expected = worksheet(name, party, kind or "other", view, view.viewer) if name and party else None
    returned, found = [], []
    problems: list[str] = []
    known: dict[str, frozenset[str]] = {}
    for file in files:
        one = worksheets.read(file, expected)
        one = replace(one, worksheet=replace(
            one.worksheet, party=party or one.worksheet.party, kind=kind or one.worksheet.kind
        ))  # fmt: skip
        returned.append(one)
        problems += one.problems
        good, bad = _assessments(file.name, one, view, date, known)
        found += good
        problems += bad
    if twice := _twice(returned):
        raise UsageError(
            f"Two of the files are of {twice}: take in one after the other, or name the second with --party."
        )
    asked = list(dict.fromkeys(ask.id for one in returned for ask in one.worksheet.asks))
    said = {each.cluster or each.subject for each in found}
    return Merged(
        tuple(returned), tuple(found), tuple(problems), tuple(_disagreements(found)),
        tuple(each for each in asked if each not in said),
    )  # fmt: skip


def _assessments(
    name: str, of: "Returned", view: View, date: str, known: dict[str, frozenset[str]]
) -> tuple[list[Assessment], list[str]]:
    """An assessment for each recommendation of each row that is answered, and what could not be taken."""
    from heeded import assess

    good, bad = [], []
    for answer in of.answers:
        members, sheet = answer.ask.members, of.worksheet
        for member in members:
            state = member.id.partition("/")[0]
            if state not in known:
                known[state] = frozenset(lines(state, view))
            cluster = answer.ask.id if len(members) > 1 else None
            try:
                good.append(assess.assessment(
                    assess.Entered(
                        member.id, sheet.party, answer.level, sheet.kind, None, answer.why, answer.evidence, date,
                        f"worksheet {sheet.set}", f"{name}, row {answer.row}", cluster,
                    ), known[state],
                ))  # fmt: skip
            except HeededError as error:
                bad.append(f"{name}, row {answer.row}: {error}")
                break
    return good, bad


def _twice(returned: "Sequence[Returned]") -> str | None:
    """A party of which there are two worksheets of one set."""
    seen = set()
    for one in returned:
        place = (one.worksheet.set, one.worksheet.party.casefold())
        if place in seen:
            return one.worksheet.party
        seen.add(place)
    return None


def _disagreements(found: Iterable[Assessment]) -> Iterator[Disagreement]:
    by_row: Mapping[str, dict[Status, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for each in found:
        by_row[each.cluster or each.subject][each.mapped][each.party] = None
    for row, statuses in by_row.items():
        told = {status: tuple(parties) for status, parties in statuses.items()}
        if len([status for status in told if status != "not_assessable"]) > 1:
            yield Disagreement(row, told)
