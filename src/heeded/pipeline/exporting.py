"""States and a folder in; all that a viewer may see of them as tables in files of many formats out.

Rows go from the store to the files State by State and document by document; no table is ever in memory.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heeded.errors import UsageError
from heeded.pipeline import publishing
from heeded.pipeline.concluding import View, conclude, record, register_of

if TYPE_CHECKING:
    from heeded.ledgers import Ledger
    from heeded.model import Access, Link, Reading
    from heeded.reports.assessments import AssessmentRow
    from heeded.reports.decisions import DecisionRow
    from heeded.reports.exports.package import About
    from heeded.reports.exports.registry import Export, Of
    from heeded.reports.lists import DocumentRow
    from heeded.reports.pledges import PledgeRow
    from heeded.reports.recommendations import Line, Page
    from heeded.reports.record import StateRecord

__all__ = ["OfState", "data", "for_readers", "place_for"]


def for_readers(view: View, access: "Access") -> View:
    """The view of whoever reads an export of a level; raises UsageError where it is above what may be seen here."""
    from heeded.viewer import levels, viewer

    own = view.viewer
    if access not in levels(own.access):
        raise UsageError(
            f"What is {access} may not be seen here, the level is {own.access}: open the record with "
            "heeded --unlock, or ask without --access."
        )
    return replace(view, viewer=viewer(access, own.name))


def place_for(folder: Path, may_replace: bool) -> Path:
    """Where an export may be written; raises UsageError for a folder with files, but for an export to be replaced."""
    from heeded.reports.exports.package import FILES, README

    place = folder.resolve()
    if not place.exists():
        return place
    if not place.is_dir():
        raise UsageError(f"{folder} is a file: name a folder.")
    if place == Path.cwd():
        raise UsageError(f"{folder} is the folder you are in: name one that an export makes, such as data/.")
    names = {each.name for each in place.iterdir()}
    if not names:
        return place
    if other := sorted(names - FILES):
        raise UsageError(f"{folder} holds what is no export, {other[0]}: name another folder.")
    if not may_replace or README not in names:
        raise UsageError(f"{folder} holds files already: name another folder, or replace the export with --replace.")
    return place


def data(place: Path, states: Sequence[str] | None, view: View, formats: Sequence[str],
         tables: "Sequence[Export]", licence: str = "") -> "About":  # fmt: skip
    """Write tables in these formats to a folder, of some States or of all; the folder is whole or as it was.

    `licence` is what the team gives its own assessments, of a public export alone. Raises UsageError for one
    that is not known, or where the record has nothing on a State, OSError where the disk does not take it.
    """
    from heeded import __version__
    from heeded.reports.exports import package, writers
    from heeded.store import read
    from heeded.whole import whole_folder

    if licence and licence not in package.LICENCES:
        raise UsageError(f"{licence} is no licence that can be stated: it is one of {', '.join(package.LICENCES)}.")
    if licence and view.viewer.access != "public":
        raise UsageError(f"What is {view.viewer.access} is not for publication: leave --licence or --access out.")
    known = read.states(view.viewer)
    missing = sorted({*(states or ())} - {*known})
    if missing or not known:
        of = f" on {', '.join(missing)}" if missing else ""
        level = view.viewer.access
        further = "" if level == "restricted" else " (heeded export data --access team exports what the team sees)"
        raise UsageError(f"The record holds no document{of} of level {level}{further}: nothing is exported.")
    counts: Counter[str] = Counter(dict.fromkeys((table.name for table in tables), 0))
    origins: set[str] = set()
    with whole_folder(place) as folder:
        with writers.writer(formats, folder, tables) as write:
            for table, rows in _rows(tables, states, known, view):
                write(table, rows)
                counts[table.name] += len(rows)
                origins |= _origins(table, rows)
        about = package.About(
            datetime.now(UTC), __version__, view.viewer.access, tuple(states or known), states is None,
            tuple(formats), tuple(tables), counts, tuple(sorted(origins)), _registers(view), {}, licence,
        )  # fmt: skip
        if "sqlite" in formats:
            (folder / package.METADATA).write_text(package.datasette(about), "utf-8")
        about = replace(about, hashes=_hashes(folder))
        if "csv" in formats:
            (folder / package.PACKAGE).write_text(package.data_package(about), "utf-8")
        (folder / package.README).write_text(package.readme(about), "utf-8")
    return about


def _rows(
    tables: "Sequence[Export]", states: Sequence[str] | None, known: Sequence[str], view: View
) -> "Iterator[tuple[Export, list[tuple[Any, ...]]]]":
    """All rows as values, some at a time, with their tables; what others refer to comes first."""
    from heeded.reports.tables import values_of

    things: dict[Of, Callable[[], Iterable[Any]]] = {
        "file": lambda: _files(states, view),
        "reading": lambda: _readings(states, view),
        "state": lambda: (OfState(state, view) for state in states or known),
    }
    for of, every in things.items():
        wanted = [table for table in tables if table.of == of]
        for thing in every() if wanted else ():
            for table in wanted:
                yield table, list(values_of(table.row, table.rows(thing)))


def _origins(table: "Export", rows: Sequence[tuple[Any, ...]]) -> set[str]:
    place = next((at for at, each in enumerate(table.columns) if each.name == "origin"), None)
    return set() if place is None else {row[place] for row in rows}


def _files(states: Sequence[str] | None, view: View) -> "Iterator[DocumentRow]":
    from heeded.reports.lists import document_row
    from heeded.store import read

    seen = set()
    for state in states or (None,):
        for each in read.documents(view.viewer, state, says_something=True):
            if each.document.sha256 not in seen:
                seen.add(each.document.sha256)
                yield document_row(each.document, each.is_of_record, each.problems)


def _readings(states: Sequence[str] | None, view: View) -> "Iterator[Reading]":
    from heeded.store import read

    for state in states or (None,):
        yield from publishing.readings(read.said(view.viewer, state), view)


def _registers(view: View) -> dict[str, str]:
    """The latest day for which each public register speaks."""
    latest: dict[str, str] = {}
    for (name, _, _), entries in register_of(view).rows.items():
        latest[name] = max(latest.get(name, ""), *(each.as_of for each in entries))
    return dict(sorted(latest.items()))


def _hashes(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


class OfState:
    """What is exported of one State: each part is gathered when a table asks for it first."""

    def __init__(self, state: str, view: View) -> None:
        self.state, self.view = state, view

    @cached_property
    def record(self) -> "StateRecord":
        """Its reviews, as this viewer may see them."""
        return record(self.state, self.view)

    @cached_property
    def lines(self) -> "Sequence[Line]":
        """Its recommendations; those of the pages where these are there."""
        from heeded.pipeline import deciding

        if "pages" in self.__dict__:
            return [page.line for page in self.pages]
        return list(deciding.lines(self.state, self.view).values())

    @cached_property
    def pages(self) -> "Sequence[Page]":
        """Its recommendations with answers, labels and what registers show."""
        from heeded.pipeline import deciding

        return deciding.pages_of(self.state, self.view)

    @property
    def links(self) -> "tuple[Link, ...]":
        """The relations between its statements as people judged them, without what may not be listed."""
        from heeded.assess import judged
        from heeded.primary import Judgement
        from heeded.store import conclusions, entries

        conclude(self.state, self.view)
        viewer = self.view.viewer
        found = judged.links(conclusions.links(viewer, self.state), entries.current(viewer, Judgement))
        if not publishing.is_leaving(self.view):
            return found
        ends = conclusions.cited(viewer, {end for link in found for end in (link.source, link.target)})
        may_say = publishing.may_say(self.view)
        there = {key for key, said in ends.items() if may_say(*said)}
        listed = publishing.uptake(self.state, found, ends, self.view)
        return tuple(each for each in listed if each.source in there and each.target in there)

    @property
    def ledgers(self) -> "Sequence[Ledger]":
        """Counts of people affected."""
        return self.record.ledgers

    @property
    def assessments(self) -> "Sequence[AssessmentRow]":
        """What parties conclude of its recommendations."""
        from heeded.pipeline import deciding

        known = {line.id: line for line in self.lines}
        return deciding.assessed(known, self.view)[0] if known else []

    @property
    def pledges(self) -> "Sequence[PledgeRow]":
        """Its voluntary pledges."""
        from heeded.pipeline import following
        from heeded.reports.pledges import row

        return [row(each) for each in following.pledges(self.state, self.view)]

    @property
    def decisions(self) -> "Sequence[DecisionRow]":
        """Decisions in individual cases against it."""
        from heeded.pipeline import following
        from heeded.reports.decisions import row, subject

        found = following.decisions(self.state, self.view)
        assessed = following.assessments_of([subject(each) for each in found], self.view)
        return [row(each, assessed) for each in found]
