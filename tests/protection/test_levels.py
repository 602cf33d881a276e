"""What a viewer of a level reads is what a record gives that holds nothing above the level: all reading functions."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import document, original, reading, statement
from heeded import store
from heeded.derived.models import Statement
from heeded.model import ACCESS_LEVELS, Access, Problem, Recommendation
from heeded.primary import Assignment, Judgement, Member, Primary
from heeded.store import conclusions, entries, overview, read, showing, workspaces, write
from heeded.viewer import PUBLIC, TEAM, Viewer, highest
from heeded.workspaces import Item, Workspace

pytestmark = pytest.mark.django_db
VIEWERS: tuple[Viewer, ...] = (PUBLIC, TEAM)
STATES = ("XAV", "KGZ")
NAMES = ("XAV", "NOR", "CHL")
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


@st.composite
def texts(draw: st.DrawFn) -> dict[str, Any]:
    """A document: its symbol if any, State, level, how many statements and whether something does not add up."""
    return {
        "symbol": draw(st.sampled_from((None, "A/HRC/57/90", "A/HRC/43/90"))),
        "state": draw(st.sampled_from(STATES)),
        "access": draw(st.sampled_from(ACCESS_LEVELS)),
        "by": draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)),
        "has_problem": draw(st.booleans()),
        "kind": draw(st.sampled_from(("working_group_report", "news"))),
    }


SAID = st.tuples(
    st.sampled_from(("judgement", "member", "assignment", "workspace", "item")),
    st.sampled_from(ACCESS_LEVELS),
    st.integers(0, 5),
)


DESK = "W-222222"


def kept(place: int, of: dict[str, Any]) -> Any:
    """The reading of a document of the record; no two say the same."""
    quotes = [f"Ask {place} of {name}." for name in of["by"]]
    text = f"Document {place}. {' '.join(quotes)}"
    fields = {"symbol": of["symbol"], "states": (of["state"],), "access": of["access"], "kind": of["kind"]}
    doc = document(text, file=f"{place}.txt", **fields)
    found = [
        statement(text, quote, Recommendation(quote, (name,), f"1.{place}"), state=of["state"])
        for quote, name in zip(quotes, of["by"], strict=True)
    ]
    problems = (Problem(f"page {place} is torn", "warning", doc.file, 0, 3),) if of["has_problem"] else ()
    return reading(doc, *found, problems=problems)


def value_of(kind: str, target: str) -> Primary:
    if kind == "judgement":
        return Judgement(target, "position", '"noted"', "accept", state="XAV")
    if kind == "member":
        return Member("set", target, "why")
    if kind == "workspace":
        return Workspace(DESK, "XAV", "spring", 3)
    if kind == "item":
        return Item(DESK, "I-222222", "quote", "A-222222", target)
    return Assignment(target, "Ministry")


def fill(home: Path, documents: list[dict[str, Any]], said: list[Any], level: Access) -> None:
    """Store all that is at most of the level."""
    seen = ACCESS_LEVELS[: ACCESS_LEVELS.index(level) + 1]
    readings = [kept(place, of) for place, of in enumerate(documents)]
    for place, each in enumerate(readings):
        if each.document.access in seen:
            name = f"{place}.txt"
            data = original(each.document.text, name)
            write.save(home, each, write.File(name, f"/upr/{name}", (("access", each.document.access),)), data, "r")
    for at, (kind, stated, target) in enumerate(said):
        on, is_apart = readings[target % len(readings)], kind == "workspace"  # which rests on no document
        if highest((stated, stated if is_apart else on.document.access)) in seen:
            stored = Statement.objects.filter(document__sha256=on.document.sha256).order_by("ordinal")
            value = value_of(kind, "" if is_apart else stored.values_list("identifier", flat=True)[0])
            entries.add([value], "Aya", BEGUN + timedelta(minutes=at), stated)


def bare(found: Any) -> Any:
    return [replace(each, uid="") for each in found]


def in_words(identifiers: Any) -> list[str]:
    return sorted(map(repr, identifiers))


READS: dict[str, Callable[[Viewer], Any]] = {
    "read.documents": lambda viewer: [read.documents(viewer, state) for state in (None, *STATES)],
    "read.states": read.states,
    "read.renderings": lambda viewer: [read.renderings(viewer, key) for key in _keys()],
    "showing.shown": lambda viewer: [showing.shown(viewer, key) for key in _keys()],
    "read.readings": lambda viewer: [read.readings(viewer, state) for state in STATES],
    "read.sketches": lambda viewer: [read.sketches(viewer, ("recommendation",), state) for state in (None, *STATES)],
    "read.level": lambda viewer: [read.level(viewer, state) for state in STATES],
    "read.said": lambda viewer: [tuple(read.said(viewer, state)) for state in (None, *STATES)],
    "read.asked_by": lambda viewer: [read.asked_by(viewer, name, 100, lambda _: True) for name in NAMES],
    "read.findings": read.findings,
    "entries.history": lambda viewer: [bare(entries.history(viewer, kind)) for kind in (Judgement, Member, Assignment)],
    "entries.current": lambda viewer: [bare(entries.current(viewer, kind)) for kind in (Judgement, Member, Assignment)],
    "entries.subjects": lambda viewer: in_words(entries.subjects(viewer, Judgement, "")),
    "entries.unreadable": entries.unreadable,
    "workspaces.known": lambda viewer: bare(workspaces.known(viewer)),
    "workspaces.log": lambda viewer: bare(workspaces.log(viewer, DESK)),
    "conclusions.inputs": lambda viewer: [conclusions.inputs(viewer, state, "1") for state in STATES],
    "conclusions.cited": lambda viewer: conclusions.cited(viewer, _ids()),
    "conclusions.types": lambda viewer: conclusions.types(viewer, _ids()),
    "overview.document_count": overview.document_count,
    "overview.files_by_state": overview.files_by_state,
    "overview.newest": lambda viewer: [document for document, _ in overview.newest(viewer, 4)],
    "overview.problem_count": overview.problem_count,
    "overview.restricted_count": overview.restricted_count,
}
"""How each reading function is asked."""
APART = {
    "read.text": "masks a text that is given",
    "read.withheld": "of a text that is given: tells which words of it are masked",
    "redaction.sight": "the point itself",
    "people.hidden_from": "of people alone",
    "activity.exported": "writes",
    "activity.was_read": "writes",
    "activity.lines": "of the owner alone: tests/store/test_activity.py",
    "read.leaving": "masks a text that is given",
    "workspaces.begun": "the first of what workspaces.known gives the last of",
    "workspaces.typed_over": "what it gives is kept, and never shown",
    "workspaces.save": "writes",
    "workspaces.regrade": "writes",
    "conclusions.numbered": "of what was concluded: told in test_walk",
    "indexing.terms_for": "of an index that a build makes: told in test_walk",
    "search.search": "of an index that a build makes: told in test_walk",
    "search.seen": "of an index that a build makes: told in test_walk",
    "drafts.of": "of the viewer's own words",
    "drafts.keep": "changes",
    "drafts.drop": "changes",
    "entries.withdraw": "changes; told in test_walk",
    "conclusions.kept": "of what was concluded: told in test_walk",
    "conclusions.summary": "of what was concluded: told in test_walk",
    "conclusions.save": "keeps what is given",
    "conclusions.chains": "of what was concluded: told in test_walk",
    "conclusions.labels": "of what was concluded: told in test_walk",
    "conclusions.lines": "of what was concluded: told in test_walk",
    "conclusions.numbers": "of what was concluded: told in test_walk",
    "conclusions.places": "of what was concluded: told in test_walk",
    "conclusions.rest": "of what was concluded: told in test_walk",
    "conclusions.links": "of what was concluded: told in test_walk",
    "conclusions.kept_links": "of what was concluded: told in test_walk",
    "conclusions.links_with": "of what was concluded: told in test_walk",
    "conclusions.links_of": "of what was concluded: told in test_walk",
}


def _keys() -> tuple[str, ...]:
    return "A/HRC/57/90", "A/HRC/43/90"


def _ids() -> list[str]:
    return sorted(Statement.objects.values_list("identifier", flat=True))


def test_every_reading_function_is_asked() -> None:
    modules = [importlib.import_module(f"heeded.store.{each.name}") for each in pkgutil.iter_modules(store.__path__)]
    found = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__ == module.__name__ and not name.startswith("_")
        and next(iter(inspect.signature(each).parameters), "") == "viewer"
    }  # fmt: skip
    assert found == READS.keys() | APART.keys()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(texts(), min_size=1, max_size=6), st.lists(SAID, max_size=6))
def test_what_is_above_makes_no_difference(
    key: None, home: Path, documents: list[dict[str, Any]], said: list[Any]
) -> None:
    for viewer in VIEWERS:
        answers = []
        for level in ("restricted", viewer.access):
            with transaction.atomic():
                fill(home, documents, said, level)  # type: ignore[arg-type]
                answers.append({name: ask(viewer) for name, ask in READS.items()})
                transaction.set_rollback(True)
        with_, without = answers
        assert [name for name in READS if with_[name] != without[name]] == [], viewer.access
