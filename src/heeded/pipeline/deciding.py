"""What people and parties conclude meets what the record holds: a State in, its recommendations and decisions out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from heeded.errors import UsageError
from heeded.pipeline.concluding import View, with_judged_labels
from heeded.primary import Assessment, ColumnMapping, Primary

if TYPE_CHECKING:
    from heeded.assess.index import Index
    from heeded.assess.tables import Bad, Given
    from heeded.primary import PartyKind
    from heeded.reports.assessments import AssessmentRow, IndexRow
    from heeded.reports.recommendations import Line, Page

__all__ = ["Imported", "assessed", "clusters", "fresh", "lines", "pages_of", "statements", "table"]

T = TypeVar("T", bound=Primary)


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file of a party's assessments gave."""

    assessments: tuple[Assessment, ...]
    bad: "tuple[Bad, ...]"
    mappings: tuple[ColumnMapping, ...]
    empty: int
    """Rows with a number and no status."""
    notes: tuple[str, ...]
    """Columns guessed, rows taken otherwise than they stand, tables passed over: in words."""


def pages_of(state: str, view: View, cycle: int | None = None) -> "tuple[Page, ...]":
    """The recommendations to a State in order, each with its answers and labels and without its links."""
    from heeded.pipeline.concluding import conclude
    from heeded.primary import Judgement
    from heeded.reports.recommendations import Page
    from heeded.store import conclusions, entries

    conclude(state, view)
    said = entries.current(view.viewer, Judgement)
    rows = conclusions.chains(view.viewer, state, Page, None, cycle)
    return tuple(with_judged_labels(row.page, said) for row in rows)


def lines(state: str, view: View, cycle: int | None = None) -> "dict[str, Line]":
    """The recommendations to a State by their public ids, in order."""
    from heeded.pipeline.concluding import conclude
    from heeded.reports.recommendations import Line
    from heeded.store import conclusions

    conclude(state, view)
    return {line.id: line for line in conclusions.lines(view.viewer, state, Line, cycle)}


def statements(state: str, view: View) -> frozenset[str]:
    """The ids of all statements on a State."""
    from heeded.store import read

    return frozenset(each.id for reading in read.readings(view.viewer, state) for each in reading.statements)


def clusters(known: "Mapping[str, Line]", view: View) -> dict[str, str]:
    """The cluster of near-duplicates of each of these recommendations that is in one; both by public id."""
    from heeded.assess import judged
    from heeded.primary import Judgement
    from heeded.store import conclusions, entries

    ids = {line.statement: subject for subject, line in known.items()}
    found: dict[str, str] = {}
    said = entries.current(view.viewer, Judgement)
    for state in dict.fromkeys(line.state for line in known.values()):
        for each in judged.links(conclusions.links(view.viewer, state, "duplicate"), said):
            if each.cluster and each.is_proposed and each.source in ids and each.target in ids:
                found[ids[each.source]] = found[ids[each.target]] = each.cluster
    return found


def table(file: Path, given: "Given", columns: Mapping[str, str], remembered: Collection[ColumnMapping]) -> Imported:
    """What a file of a party's tables gives; raises UsageError where no table of it names its columns clearly."""
    from heeded import assess, sheets

    good: list[Assessment] = []
    bad: list[Bad] = []
    mappings, notes, refused, empty = [], [], [], 0
    for grid in sheets.grids(file):
        where = f"{grid.file}, {grid.name}" if grid.name else grid.file
        try:
            header, mapping, guesses = assess.mapping_of(grid, columns, remembered)
        except UsageError as error:
            refused.append(error)
            notes.append(f"{where} is passed over: no columns for a number and a status.")
            continue
        found = assess.taken(grid, header, mapping, given)
        if guesses:
            told = ", ".join(f"{name} is {mapping.columns[name]!r}" for name in guesses)
            notes.append(f"{where}, columns by their names: {told}. Correct one with --column FIELD=COLUMN.")
        mappings.append(replace(mapping, statuses={**mapping.statuses, **given.own}))
        good += found.assessments
        bad += found.bad
        notes += found.notes
        empty += found.empty
    if not mappings:
        raise refused[0]
    once, clashing, same = assess.settled(
        ((each.source, each) for each in good), lambda each: replace(each, source="", cluster=None)
    )
    bad += assess.clashes(file.name, good, clashing)
    return Imported(tuple(once), tuple(bad), tuple(mappings), empty, (*notes, *same))


def fresh(values: Iterable[T], by: str, view: View) -> list[T]:
    """Those that this person has not said in the same words already, each once."""
    from heeded.store import entries

    wanted = {repr(each): each for each in map(entries.as_kept, values)}
    for kind in {type(each) for each in wanted.values()}:
        said = entries.current(view.viewer, kind, [each.subject for each in wanted.values() if isinstance(each, kind)])
        for kept in said:
            if kept.by == by.strip():
                wanted.pop(repr(kept.value), None)
    return list(wanted.values())


def assessed(known: "Mapping[str, Line]", view: View) -> "tuple[list[AssessmentRow], list[IndexRow]]":
    """What parties conclude of these recommendations, and the index with all parties and without each kind."""
    from heeded.assess import index
    from heeded.reports import assessments as rows
    from heeded.store import entries
    from heeded.vocabulary.scales import number_of

    beside = index.beside(entries.current(view.viewer, Assessment, known), known)
    shown = [
        rows.row(
            known[one.subject], kept, (one.index, one.level, one.spread), given.is_in_conflict,
            number_of(kept.value.scale, kept.value.status, kept.value.mapped),
        )
        for one in beside for given in one.given for kept in given.assessments
    ]  # fmt: skip
    whole = [_index_row(None, index.index(beside, len(known)), None)]
    whole += [_index_row(move.without, move.rest, move.change) for move in index.movements(beside, len(known))]
    return shown, whole


def _index_row(without: "PartyKind | None", of: "Index", change: float | None) -> "IndexRow":
    from heeded.reports.assessments import IndexRow
    from heeded.vocabulary.scales import level_of

    return IndexRow(
        without, of.index, None if of.index is None else level_of(of.index), change, of.spread, of.of, of.assessed,
        of.levels["fully"], of.levels["partially"], of.levels["not_implemented"], of.not_assessable, of.in_conflict,
    )  # fmt: skip
