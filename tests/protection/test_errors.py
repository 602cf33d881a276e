"""What is damaged is told in words that tell nothing: not of a value, not of a name, to whoever may not see it."""

import warnings
from pathlib import Path

import pytest

from builders import document, original, reading, statement
from heeded.cases import Case, Participant
from heeded.derived import models as derived
from heeded.errors import StoreError
from heeded.primary import Judgement, WorkingSet
from heeded.store import database, entries, read, write
from heeded.store.models import Entry
from heeded.viewer import OWNER, PUBLIC, TEAM, Viewer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("key")]
NAME = "Oksalya Threnvik"
TEXT = f"Release {NAME} from prison."


@pytest.fixture(autouse=True)
def named(home: Path, key: None) -> None:
    """A public document that names somebody who is in a restricted case."""
    database.prepare(home)
    each = reading(document(TEXT, access="public"), statement(TEXT, TEXT))
    write.save(home, each, write.File("report.txt", "/upr/report.txt"), original(TEXT), "r")
    entries.add([Case("C-222222", "person", "Case"), Participant("C-222222", "P-222222", (NAME,), "victim")], "Aya",
                access="restricted")  # fmt: skip


def told(viewer: Viewer) -> str:
    """All that is said where the record is read."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        said = []
        for ask in (
            lambda: read.readings(viewer, "XAV"), lambda: read.documents(viewer), lambda: read.findings(viewer),
            lambda: entries.history(viewer, Judgement), lambda: entries.history(viewer, WorkingSet),
            lambda: entries.unreadable(viewer),
        ):  # fmt: skip
            try:
                said.append(repr(ask()))
            except StoreError as error:
                said.append(str(error))
    return " ".join((*said, *(str(each.message) for each in caught)))


@pytest.mark.parametrize("viewer", [PUBLIC, TEAM])
def test_a_damaged_statement_tells_no_name(viewer: Viewer) -> None:
    row = derived.Statement.objects.get()
    row.value |= {"asserted_by": [NAME]}
    row.save()
    assert "is of the wrong type" in told(OWNER)
    assert "Threnvik" not in told(viewer)
    assert "is damaged or of another version" in told(viewer)


@pytest.mark.parametrize("viewer", [PUBLIC, TEAM])
def test_nothing_is_shown_where_names_are_not_certain(viewer: Viewer) -> None:
    Entry.objects.filter(kind="participant").update(value={"spellings": NAME})
    said = told(viewer)
    assert "Threnvik" not in said
    assert "not certain whose names" in said


def test_a_value_that_cannot_be_read_tells_no_name() -> None:
    entries.add([WorkingSet(f"For {NAME}", "note")], NAME)
    Entry.objects.filter(kind="working_set").update(value={"name": [NAME]})
    said = told(TEAM)
    assert "A stored working set on For [name withheld] by [name withheld]" in said
    assert "Threnvik" not in said
    assert f"A stored working set on For {NAME} by {NAME}" in told(OWNER)


def test_what_rests_on_what_is_hidden_now_is_not_told_counted_or_taken_back() -> None:
    [of] = entries.add([Judgement(_statement(), "position", '"noted"', "accept")], "Aya")
    assert entries.subjects(TEAM, Judgement, "")
    derived.Document.objects.update(access="restricted")
    assert not entries.subjects(TEAM, Judgement, "")
    assert entries.withdraw(TEAM, [of]) == 0
    Entry.objects.filter(pk=of).update(value={"odd": True})
    assert entries.unreadable(TEAM) == ()
    assert len(entries.unreadable(OWNER)) == 1
    assert entries.withdraw(OWNER, [of]) == 1


def _statement() -> str:
    return derived.Statement.objects.values_list("identifier", flat=True).get()
