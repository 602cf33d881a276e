"""States and a folder in; all that a viewer may see of them as tables in files of many formats out.

Rows go from the store to the files State by State and document by document; no table is ever in memory. What has many
rows is read as the JSON that is kept, never as values: a row takes a few fields of each.
"""

import gc
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heeded.errors import UsageError
from heeded.pipeline import publishing
from heeded.pipeline.concluding import View, conclude, register_of
from heeded.pipeline.standing import one_look

if TYPE_CHECKING:
    from heeded.ledgers import Ledger
    from heeded.model import Access
    from heeded.primary import Judgement, Kept
    from heeded.reports.assessments import AssessmentRow
    from heeded.reports.decisions import DecisionRow
    from heeded.reports.exports.package import About
    from heeded.reports.exports.registry import Export, Of
    from heeded.reports.exports.rows import Json, Said
    from heeded.reports.lists import DocumentRow
    from heeded.reports.pledges import PledgeRow

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
    with one_look(), _no_collector(), whole_folder(place) as folder:
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


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the collector of reference cycles: rows have none, and it would go through them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rows(
    tables: "Sequence[Export]", states: Sequence[str] | None, known: Sequence[str], view: View
) -> "Iterator[tuple[Export, list[tuple[Any, ...]]]]":
    """All rows as values, some at a time, with their tables; what others refer to comes first."""
    from heeded.primary import Judgement
    from heeded.store import entries

    judgements = cache(lambda: entries.current(view.viewer, Judgement))
    things: dict[Of, Callable[[], Iterable[Any]]] = {
        "file": lambda: _files(states, view),
        "said": lambda: _said(states, view),
        "state": lambda: (OfState(state, view, judgements) for state in states or known),
    }
    for of, every in things.items():
        wanted = [table for table in tables if table.of == of]
        for thing in every() if wanted else ():
            for table in wanted:
                yield table, list(table.rows(thing))


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


def _said(states: Sequence[str] | None, view: View) -> "Iterator[Said]":
    from heeded.store import read

    for state in states or (None,):
        yield from publishing.listed(read.said(view.viewer, state), view)


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

    def __init__(self, state: str, view: View, judgements: "Callable[[], Sequence[Kept[Judgement]]]") -> None:
        self.state, self.view, self.judgements = state, view, judgements

    @cached_property
    def record(self) -> "Json":
        """Its reviews and contradictions, as this viewer may see them; whom it names may not all be listed."""
        from heeded.store import conclusions

        conclude(self.state, self.view)
        return conclusions.summary(self.view.viewer, self.state, dict)

    @cached_property
    def lines(self) -> "Sequence[Json]":
        """Its recommendations."""
        from heeded.store import conclusions

        conclude(self.state, self.view)
        return conclusions.lines(self.view.viewer, self.state, dict)

    @cached_property
    def pages(self) -> "Sequence[tuple[Json, Json]]":
        """Its recommendations with answers, labels and what registers show."""
        from heeded.store import conclusions

        rest = _with_judged_labels(conclusions.rest(self.view.viewer, self.state), self.lines, self.judgements())
        return list(zip(self.lines, rest, strict=True))

    @property
    def links(self) -> "Sequence[Json]":
        """The relations between its statements as people judged them, without what may not be listed."""
        from heeded.store import conclusions

        conclude(self.state, self.view)
        viewer = self.view.viewer
        found = _judged(conclusions.kept_links(viewer, self.state), self.judgements())
        return found if not publishing.is_leaving(self.view) else _listed(self.state, found, self.view)

    @property
    def ledgers(self) -> "Sequence[Ledger]":
        """Counts of people affected."""
        from heeded import codec
        from heeded.ledgers import Ledger

        return [codec.from_json(Ledger, each) for each in self.record["ledgers"]]

    @property
    def assessments(self) -> "Sequence[AssessmentRow]":
        """What parties conclude of its recommendations."""
        from heeded.pipeline import deciding
        from heeded.primary import Assessment
        from heeded.store import entries

        if not entries.subjects(self.view.viewer, Assessment, f"{self.state}/"):
            return []
        return deciding.assessed(deciding.lines(self.state, self.view), self.view)[0]

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


def _with_judged_labels(
    pages: "Sequence[Json]", lines: "Sequence[Json]", said: "Sequence[Kept[Judgement]]"
) -> "Sequence[Json]":
    """Pages as kept with labels as people judged them: those of the few on which they did are values for that."""
    from heeded import codec
    from heeded.assess import judged
    from heeded.store.conclusions import LABELS

    by_statement: dict[str, list[Kept[Judgement]]] = defaultdict(list)
    for each in said:
        by_statement[each.value.subject.rpartition(" ")[2]].append(each)

    def labels(statement: str, found: Any) -> Any:
        return codec.to_json(judged.labels(statement, codec.from_json(LABELS, found), by_statement[statement]))

    return [
        {**page, "labels": labels(line["statement"], page["labels"])} if line["statement"] in by_statement else page
        for page, line in zip(pages, lines, strict=True)
    ]


def _judged(found: "Sequence[Json]", said: "Sequence[Kept[Judgement]]") -> "Sequence[Json]":
    """Links as people judged them: the few with a statement that a judgement names are values for that."""
    from heeded import codec
    from heeded.assess import judged
    from heeded.model import Link

    named = {part for each in said for part in each.value.subject.split(" ")}
    links = {
        at: codec.from_json(Link, each)
        for at, each in enumerate(found)
        if each["source"] in named or each["target"] in named
    }
    as_judged = dict(zip(links, judged.links(tuple(links.values()), said), strict=True))
    return [codec.to_json(as_judged[at]) if at in as_judged else each for at, each in enumerate(found)]


def _listed(state: str, found: "Sequence[Json]", view: View) -> "Sequence[Json]":
    """Links whose both sides may be listed: only those that releases decide are looked at."""
    from heeded.store import conclusions

    there = dict(conclusions.types(view.viewer, {end for link in found for end in (link["source"], link["target"])}))
    asks = {link["source"] for link in found if link["kind"] == "takes_up"} & there.keys()
    decided = {key for key, kind in there.items() if kind in publishing.DECIDED}
    ends = conclusions.cited(view.viewer, asks | decided)
    may_say, may_be_taken_up = publishing.may_say(view), publishing.may_be_taken_up(state, ends, view)
    may = there.keys() - {key for key in decided if not may_say(*ends[key])}
    return [
        link
        for link in found
        if link["source"] in may
        and link["target"] in may
        and (link["kind"] != "takes_up" or may_be_taken_up(link["source"]))
    ]
