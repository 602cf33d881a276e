"""What is done is written down with ids alone, for the owner alone, and sealed when the key opens."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.signals import request_started
from django.db import close_old_connections
from hypothesis import given
from hypothesis import strategies as st

from heeded.cases import Case, Consent, Participant, Release
from heeded.derived import models as derived
from heeded.model import Access, Body, Document, Reading, Recommendation, Statement, with_ids
from heeded.primary import Assessment, Judgement, WorkingSet
from heeded.provenance import Origin, Quote
from heeded.store import activity, conclusions, entries, read, seals, write
from heeded.store.models import Activity
from heeded.viewer import OWNER, PUBLIC, TEAM, Viewer

pytestmark = pytest.mark.django_db
AYA = Viewer("restricted", "storage", "Aya")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A page of its own; Django closes a test's connection at the beginning of one, if nobody stops it."""
    monkeypatch.setattr(activity, "AGAIN", 0)
    request_started.disconnect(close_old_connections)
    request_started.send(None)
    yield
    request_started.connect(close_old_connections)


def deeds() -> list[tuple[str, str, tuple[str, ...], int]]:
    return [(d.who, d.what, d.subjects, d.count) for d in (each.deed for each in reversed(activity.lines(OWNER)))]


def kept(home: Path, number: int, access: Access, state: str = "XAV") -> str:
    """A document of a level with one recommendation; its statement's id."""
    text = f"Plant {number} rowans."
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    statement = Statement(Recommendation(text), Quote(text, 0, len(text)), Origin("test"), state)
    document = Document(sha256, Body(text), states=(state,), access=access, file=f"secret{number}.txt")
    reading = Reading(document, with_ids(document.key, [statement]))
    write.save(home, reading, write.File(document.file, document.file), text.encode(), "reader")
    return str(derived.Statement.objects.get(document__sha256=sha256).identifier)


def test_what_people_add_and_take_back_is_told_by_kind_and_subject() -> None:
    assessed = Assessment("XAV/2/12.3", "Lantern", "coalition", "1", "zero_to_one", "fully")
    [uid] = entries.add([assessed], "Aya")
    [named] = entries.add([WorkingSet("Rosa's friends")], "Ben")
    entries.withdraw(AYA, [uid])
    assert entries.withdraw(AYA, [uid]) == 0
    assert deeds() == [
        ("Aya", "add assessment", ("XAV/2/12.3",), 1),
        ("Ben", "add working set", (named,), 1),
        ("Aya", "withdraw assessment", (uid,), 1),
    ]


def test_many_values_are_one_line() -> None:
    entries.add([Assessment(f"XAV/2/{n}", "Lantern", "coalition", "1", "zero_to_one", "fully") for n in range(40)], "A")
    entries.add([Judgement(f"{n:020x}", "position", '"noted"', "accept") for n in range(13)], "A")
    assert deeds() == [("A", "add assessment", ("XAV/2",), 40), ("A", "add judgement", (), 13)]


@pytest.mark.usefixtures("key")
def test_levels_consents_and_releases_are_told_apart_and_no_word_of_them_is_kept() -> None:
    entries.add([Case("C-7K3FQ2", "person", "The beekeeper", "restricted")], "Aya", access="restricted")
    entries.add([Case("C-7K3FQ2", "person", "The beekeeper", "team")], "Aya", access="team")
    entries.add([
        Participant("C-7K3FQ2", "P-9Q2MTX", ("Ana Novak",), "victim"),
        Consent("C-7K3FQ2", "P-9Q2MTX", "publication", True, "2026-01-01"),
        Consent("C-7K3FQ2", "P-9Q2MTX", "publication", False, "2026-01-02"),
        Release("person", "Ana Novak", "XAV", "she asked"),
        Release("person", "Ana Novak", "XAV", "", False),
    ], "Aya", access="restricted")  # fmt: skip
    case, state = ("C-7K3FQ2",), ("XAV",)
    assert [(what, subjects) for _, what, subjects, _ in deeds()] == [
        ("add case at level restricted", case), ("add case at level team", case),
        ("add participant", case), ("add consent", case), ("add consent refused or withdrawn", case),
        ("add release", state), ("add release taken back", state),
    ]  # fmt: skip
    seals.close()
    assert not [row for row in Activity.objects.all() if not seals.is_sealed(row.value)]


def test_a_line_is_written_in_the_clear_while_closed_and_sealed_when_the_key_is_open(key: None, tmp_path: Path) -> None:
    seals.close()
    activity.note("Aya", "build", ["XAV"])
    [row] = Activity.objects.all()
    assert (row.access, row.value["subjects"]) == ("team", ["XAV"])
    with activity.told("Aya", "open key"):
        seals.open_with(key_file=tmp_path / "record.key")
    assert {(row.access, seals.is_sealed(row.value)) for row in Activity.objects.all()} == {("restricted", True)}
    assert [what for _, what, _, _ in deeds()] == ["build", "open key"]


def test_nobody_but_the_owner_reads_a_line() -> None:
    activity.note("Aya", "build", ["XAV"])
    assert (activity.lines(TEAM), activity.lines(PUBLIC)) == ((), ())
    assert len(activity.lines(OWNER)) == 1


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("access", ["public", "team", "restricted"])
def test_reading_what_is_restricted_is_told_once_and_reading_the_rest_is_not(home: Path, access: Access) -> None:
    identifier = kept(home, 1, access)
    reads = (
        lambda: read.readings(AYA, "XAV"),
        lambda: read.documents(AYA),
        lambda: read.documents(AYA, "XAV"),
        lambda: read.sketches(AYA, ("recommendation",)),
        lambda: conclusions.cited(AYA, [identifier]),
    )
    for each in reads:
        Activity.objects.all().delete()
        request_started.send(None)
        assert each()
        assert each()
        assert deeds() == ([("Aya", "read", ("XAV",), 1)] if access == "restricted" else [])


@pytest.mark.usefixtures("key")
def test_a_conclusion_that_rests_on_restricted_documents_is_told_when_it_is_read(home: Path) -> None:
    kept(home, 1, "restricted")
    kept(home, 2, "team", "SVN")
    for state in ("XAV", "SVN"):
        for viewer in (AYA, TEAM):
            conclusions.save(viewer, state, ("inputs", "stamp"), {"a": 1}, (), ())
            assert conclusions.summary(viewer, state, dict[str, int]) == {"a": 1}
            assert conclusions.chains(viewer, state, dict[str, int]) == ()
    assert deeds() == [("Aya", "read", ("XAV",), 1)]


@pytest.mark.usefixtures("key")
def test_restricted_values_of_people_are_told_by_their_case() -> None:
    entries.add([Participant("C-7K3FQ2", "P-9Q2MTX", ("Ana Novak",), "victim")], "Aya", access="restricted")
    entries.add([WorkingSet("rowans")], "Aya")
    Activity.objects.all().delete()
    entries.history(AYA, WorkingSet)
    entries.history(Viewer("team", "team", "Ben"), Participant)
    assert deeds() == []
    entries.current(AYA, Participant)
    assert deeds() == [("Aya", "read", ("C-7K3FQ2",), 1)]
    activity.exported(AYA)
    assert deeds()[-1] == ("Aya", "export", ("C-7K3FQ2",), 1)


def test_nothing_is_exported_where_nothing_restricted_was_read() -> None:
    activity.exported(AYA)
    assert deeds() == []


def test_a_page_begins_anew() -> None:
    for _ in range(2):
        request_started.send(None)
        activity.was_read(AYA, ["XAV"])
        activity.was_read(AYA, ["XAV", "SVN"])
        activity.was_read(AYA, [])
    assert [subjects for _, _, subjects, _ in deeds()] == [("XAV",), ("SVN",), ()] * 2


def test_lines_are_kept_as_long_as_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "_days", activity.DAYS)
    activity.note("Aya", "build", ["XAV"])
    Activity.objects.update(at=datetime.now(UTC) - timedelta(days=40))
    activity.note("Aya", "build", ["SVN"])
    assert len(deeds()) == 2
    activity.keep(30)
    activity.prune()
    assert deeds() == [("Aya", "build", ("SVN",), 1)]


@pytest.mark.parametrize("words", ["Ana Novak", "xav", "secret.txt", "../secret", "C-7K3FQ2\nforged", "XAV\n", ""])
def test_a_name_is_no_subject(words: str) -> None:
    assert not activity.is_subject(words)
    with pytest.raises(ValueError, match="no ids") as error:
        activity.note("Aya", "read", [words])
    assert not words or words not in str(error.value)


@given(st.text(max_size=200))
def test_nobody_writes_a_line_by_a_name(name: str) -> None:
    activity.note(name, "build", ["XAV"])
    deed = activity.lines(OWNER)[0].deed
    assert deed.who.isprintable()
    assert len(deed.who) <= 60
    assert deed.what == "build"
    Activity.objects.all().delete()


@pytest.mark.filterwarnings("default")
def test_a_damaged_line_is_told_and_hides_no_other(key: None) -> None:
    activity.note("Aya", "build", ["XAV"])
    row = Activity.objects.get()
    row.value = {"sealed": row.value["sealed"][:-8] + "AAAAAAA="}
    row.save()
    activity.note("Aya", "build", ["SVN"])
    with pytest.warns(match="cannot be read"):
        assert [subjects for _, _, subjects, _ in deeds()] == [("SVN",)]


def test_no_file_is_named(home: Path) -> None:
    kept(home, 1, "team")
    entries.add([WorkingSet("rowans")], "Aya")
    assert "secret" not in json.dumps(list(Activity.objects.values_list("value", flat=True)))


@pytest.mark.usefixtures("key")
def test_pages_that_follow_soon_are_one_reading(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(home, 1, "restricted")
    times = iter((1000.0, 1059.0, 1061.0))
    monkeypatch.setattr(activity, "AGAIN", 60)
    monkeypatch.setattr(activity, "_told_at", {})
    monkeypatch.setattr(activity, "monotonic", lambda: next(times))
    Activity.objects.all().delete()
    for lines in (1, 1, 2):
        request_started.send(None)
        assert read.readings(AYA, "XAV")
        assert Activity.objects.count() == lines
