"""A submission made of a workspace: what leaves is what is checked, and what is left out is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders import document, original, reading, statement
from heeded.model import Access, Claim
from heeded.papers.text import text
from heeded.pipeline import View, reporting, workspaces, writing
from heeded.store import database, write
from heeded.viewer import OWNER

pytestmark = pytest.mark.django_db(transaction=True)
SAID = "Police in Velm beat journalist Marta Okonda at the gate of the court."


def view() -> View:
    return View(replace(OWNER, name="Aya"), date(2026, 1, 1), "words")


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Path:
    database.prepare(tmp_path)
    return tmp_path


def desk() -> workspaces.Desk:
    return workspaces.desk("XAV", "spring", view())


def begun(home: Path, said: str = SAID, access: Access = "public", by: str | None = None, **values: Any) -> str:
    """A workspace with a section, and a release of Lantern in the record; the statement's id."""
    of = document(said, **({"access": access, "publisher": "Lantern", "title": "Velm today"} | values))
    told = reading(of, statement(said, said, Claim(said, "implemented"), asserted_by=by))
    write.save(home, told, write.File("report.txt", "/in/report.txt"), original(said), "reader 1")
    made = workspaces.make("XAV", "spring", view(), 3)
    workspaces.add_section(workspaces.desk("XAV", made.id, view()), "Torture", "implementation", view())
    return told.statements[0].id


def take(*, quote: str = "", words: str = "") -> None:
    of = desk()
    item = workspaces.from_record(of, quote, view()) if quote else workspaces.words(of, words)
    workspaces.add(of, of.outline.chapters[0].id, item, view())


def test_the_check_reads_quotes_too(home: Path) -> None:
    take(quote=begun(home))
    found, made = writing.check(desk(), view(), reporting.for_readers("submission", view(), "public"))
    assert any("Marta Okonda" in each for each in writing.named(found)), found
    assert made.places["para. 1"] == next(iter(desk().outline.items))


def test_a_name_that_the_record_does_not_know_is_not_masked_and_is_told(home: Path) -> None:
    begun(home)
    take(words="A guard beat journalist Marta Okonda.")
    readers = reporting.for_readers("submission", view(), "public")
    found, made = writing.check(desk(), view(), readers, is_masked=True)
    assert "Marta Okonda" in text(made.paper)
    [told] = writing.named(found)
    assert "Marta Okonda" in told
    assert "para. 1" in told


def test_an_empty_cover_does_not_fit_and_counts_no_words(home: Path) -> None:
    begun(home)
    take(words="Guards beat four men.")
    found, made = writing.check(desk(), view(), reporting.for_readers("submission", view(), "public"))
    [slots] = [each for each in found.findings if each.key == "slots"]
    assert (slots.severity, slots.where) == ("fails", ("cover",))
    assert "[Submitted by]" in slots.says
    assert any("who submits" in each.says for each in found.findings)
    assert made.places["cover"] == "cover"
    workspaces.set_up(replace(desk().workspace, organisations=("Lantern",)), view())
    more, _ = writing.check(desk(), view(), reporting.for_readers("submission", view(), "public"))
    assert more.words == found.words + len(["Submitted", "by:", "Lantern"])
    assert not any("who submits" in each.says for each in more.findings)


def test_a_quote_that_its_readers_may_not_see_is_told_by_its_first_words(home: Path) -> None:
    take(quote=begun(home, access="team"))
    made = writing.sheet(desk(), reporting.for_readers("submission", view(), "public"))
    assert "Okonda" not in text(made.paper)
    assert "Okonda" not in "".join(made.absent)
    [told] = writing.left_out(desk(), made, view())
    assert told.startswith("“Police in Velm beat journalist")
    assert "Lantern" in told


def test_a_session_that_the_calendar_does_not_know_is_told(home: Path) -> None:
    begun(home)
    workspaces.set_up(replace(desk().workspace, session=61), view())
    found, made = writing.check(desk(), view(), reporting.for_readers("submission", view(), "public"))
    assert "Session of the Working Group: 61" in text(made.paper)
    [told] = [each for each in found.findings if each.key == "deadline"]
    assert (told.severity, "no session 61" in told.says) == ("tells", True)
