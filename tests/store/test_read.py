"""Reading the record: what a reader may see, which files count, where problems are."""

from dataclasses import replace
from pathlib import Path

import pytest

from builders import document, original, reading, statement
from heeded.model import Access, Body, Problem, Reading
from heeded.store import read, write
from heeded.viewer import TEAM, viewer

pytestmark = pytest.mark.django_db


def save(home: Path, made: Reading) -> None:
    name = made.document.file
    write.save(home, made, write.File(name, f"/in/{name}"), original(made.document.text, name), "reader 1")


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize(("access", "seen"), [("public", 1), ("team", 2), ("restricted", 3)])
def test_everything_read_keeps_to_the_access_level(home: Path, access: Access, seen: int) -> None:
    for level, state in (("public", "XAV"), ("team", "NOR"), ("restricted", "CHD")):
        text = f"A {level} text."
        doc = document(text, file=f"{level}.txt", access=level, states=(state,))
        problem = Problem("odd", file=doc.file, start=2, end=4)
        save(home, reading(doc, statement(text, level), problems=(problem,)))
    assert len(read.documents(viewer(access))) == seen
    assert len(read.states(viewer(access))) == seen
    assert len(read.findings(viewer(access))) == seen
    assert len(read.readings(viewer(access), "XAV")) == seen, "each file says something about Arvenia"


def test_readings_hold_what_is_said_about_the_state_alone(home: Path) -> None:
    text = "On Arvenia. On Norway. On nobody."
    said = [
        statement(text, f"On {who}", state=state)
        for who, state in (("Arvenia", "XAV"), ("Norway", "NOR"), ("nobody", None))
    ]
    save(home, reading(document(text, states=("NOR", "XAV")), *said))
    assert [s.quote.text for r in read.readings(TEAM, "XAV") for s in r.statements] == ["On Arvenia", "On nobody"]
    assert [s.quote.text for r in read.readings(TEAM, "NOR") for s in r.statements] == ["On Norway", "On nobody"]
    assert read.readings(TEAM, "CHD") == ()


def test_a_listing_has_no_texts_and_counts_problems(home: Path) -> None:
    doc = document("Arvenia.", symbol="A/HRC/1/XAV")
    save(home, reading(doc, problems=(Problem("one"), Problem("two"))))
    save(home, reading(document("A letter from Arvenia.", file="letter.txt")))
    listed = read.documents(TEAM)
    assert [(h.document.key[:11], h.document.text, h.document.body.page_count, h.problems) for h in listed] == [
        ("A/HRC/1/XAV", "", 1, 2),
        (listed[1].document.sha256[:11], "", 1, 0),
    ]


def test_a_problem_has_its_page(home: Path) -> None:
    doc = document("Page one. Page two.")
    doc = replace(doc, body=Body(doc.text, ((0, 1), (10, 2)), page_count=2))
    save(home, reading(doc, problems=(Problem("torn", start=12, end=15), Problem("whole"))))
    assert [(f.problem.message, f.page) for f in read.findings(TEAM)] == [("whole", None), ("torn", 2)]


def test_a_build_learns_what_files_were_read_with(home: Path) -> None:
    doc = document("Arvenia.")
    file = write.File("report.txt", "/in/report.txt", (("cycle", 2), ("states", ("XAV", "NOR"))))
    write.save(home, reading(doc), file, original(doc.text), "reader 7")
    kept = read.kept()[doc.sha256]
    assert (kept.file, kept.reader, kept.facts_hash) == (file, "reader 7", file.facts_hash)
