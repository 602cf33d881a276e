"""Saving a reading: whole or not at all, with the original, in the place of an earlier one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import document, original, reading, statement
from heeded.errors import StoreError
from heeded.model import Body, Problem, Reading, Recommendation
from heeded.primary import Judgement
from heeded.provenance import Quote
from heeded.store import entries, originals, read, write
from heeded.store.models import Entry
from heeded.viewer import OWNER, PUBLIC, TEAM

pytestmark = pytest.mark.django_db

TEXT = "1.1 Ratify the treaty (Norway); 1.2 Free the press (Chad)."


def save(home: Path, made: Reading, place: str = "/in/report.txt", facts: write.Facts = ()) -> None:
    name = made.document.file
    write.save(home, made, write.File(name, place, facts), original(made.document.text, name), "reader 1")


def test_a_reading_reads_back_equal_and_its_original_is_kept(home: Path) -> None:
    doc = document(TEXT, symbol="A/HRC/1/XAV", kind="working_group_report", access="public")
    value = Recommendation("Ratify the treaty", ("NOR",), "1.1", "1.1", "noted", themes=("A21", "D1"))
    problem = Problem("1.3 is absent", "warning", "report.txt", 4, 9, ("1.3",))
    made = reading(doc, statement(TEXT, "Ratify the treaty", value), problems=(problem,))
    save(home, made)
    assert read.readings(PUBLIC, "XAV") == (made,)
    assert originals.read(home, doc.sha256) == original(TEXT)
    assert read.states(PUBLIC) == ("XAV",)


@given(
    text=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=60),
    data=st.data(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_quote_of_any_text_is_at_its_place_when_read_back(home: Path, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    doc = document(text)
    made = replace(statement(text, text[start:end]), quote=Quote(text[start:end], start, end))
    save(home, reading(doc, made))
    (back,) = [r for r in read.readings(TEAM, "XAV") if r.document.sha256 == doc.sha256]
    assert back.document.text == text
    assert [s.quote.holds_in(back.document.text) for s in back.statements] == [True]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda s: replace(s, quote=Quote("Ratify the treaty", 5, 22)), "is not what the text has at 5:22"),
        (lambda s: replace(s, quote=Quote("Ratify the treatY", 4, 21)), "is not what the text has at 4:21"),
        (lambda s: replace(s, id=""), "has no id of its own"),
    ],
)
def test_a_quote_that_is_not_there_is_refused_and_nothing_is_stored(home: Path, spoil: object, said: str) -> None:
    made = reading(document(TEXT), statement(TEXT, "Ratify the treaty"))
    spoilt = replace(made, statements=tuple(map(spoil, made.statements)))  # type: ignore[arg-type]
    with pytest.raises(StoreError, match=said):
        save(home, spoilt)
    assert read.documents(OWNER) == ()
    assert read.kept() == {}


def test_two_statements_with_one_id_are_refused(home: Path) -> None:
    made = reading(document(TEXT), statement(TEXT, "Ratify the treaty"))
    with pytest.raises(StoreError, match="no id of its own"):
        save(home, replace(made, statements=made.statements * 2))


def test_what_no_database_takes_is_refused_in_words(home: Path) -> None:
    for text, said in (("torn \0 page", "holds NUL"), ("half a character \ud800", "database refuses")):
        with pytest.raises(StoreError, match=said):
            write.save(home, reading(document(text, data=b"x")), write.File("a", "/a"), b"x", "r")
    assert read.documents(OWNER) == ()


def test_bytes_that_changed_meanwhile_are_refused(home: Path) -> None:
    with pytest.raises(StoreError, match="changed while it was being read"):
        write.save(home, reading(document(TEXT)), write.File("report.txt", "/in"), b"other bytes", "reader")
    assert not originals.path(home, document(TEXT).sha256).exists()


def test_a_later_reading_takes_the_place_of_the_earlier(home: Path) -> None:
    doc = document(TEXT)
    save(home, reading(doc, statement(TEXT, "Ratify the treaty"), statement(TEXT, "Free the press")))
    later = reading(replace(doc, symbol="A/HRC/1/XAV"), statement(TEXT, "Free the press"))
    save(home, later, facts=(("symbol", "A/HRC/1/XAV"),))
    assert read.readings(TEAM, "XAV") == (later,)
    assert [h.is_of_record for h in read.documents(TEAM)] == [True]


def test_a_newer_version_of_a_file_counts_and_the_older_is_kept(home: Path) -> None:
    old, new = document("1.1 Ratify.", file="letter.txt"), document("1.1 Ratify now.", file="letter.txt")
    file = write.File("letter.txt", "/in/letter.txt")
    write.save(home, reading(old, problems=(Problem("torn"),)), file, original(old.text, old.file), "reader")
    write.save(home, reading(new), file, original(new.text, new.file), "reader", replaces=[old.sha256])
    assert [r.document for r in read.readings(TEAM, "XAV")] == [new]
    assert read.findings(TEAM) == (), "the problems of the older version are gone"
    assert {sha256: kept.is_replaced for sha256, kept in read.kept().items()} == {old.sha256: True, new.sha256: False}
    assert originals.read(home, old.sha256) == original(old.text, old.file)
    write.save(home, reading(old), file, original(old.text, old.file), "reader", replaces=[new.sha256])
    assert [r.document for r in read.readings(TEAM, "XAV")] == [old], "the older version came back"


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize(
    ("counts", "other"),
    [
        ({"language": "en"}, {"language": "fr"}),
        ({"file": "b.pdf"}, {"file": "a.docx"}),
        ({"file": "b.docx"}, {"file": "a.doc"}),
        ({"file": "b.doc"}, {"file": "a.html"}),
        ({"language": "en", "file": "b.docx"}, {"language": "ru", "file": "a.pdf"}),
        ({"access": "public", "language": "ru"}, {"access": "restricted", "language": "en"}),
        ({"body": Body(TEXT)}, {"body": Body(TEXT, is_ocr=True)}),
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_of_several_files_of_one_work_one_counts(
    home: Path, counts: dict[str, object], other: dict[str, object], reverse: bool
) -> None:
    made = []
    for number, fields in enumerate((counts, other)):
        name = str(fields.get("file", f"{number}.pdf"))
        doc = replace(document(TEXT, file=name), symbol="A/HRC/1/XAV", **fields)  # type: ignore[arg-type]
        made.append(reading(doc, statement(TEXT, "Ratify the treaty")))
    for one in reversed(made) if reverse else made:
        save(home, one)
    assert read.readings(OWNER, "XAV") == (made[0],)
    assert [h.is_of_record for h in read.documents(OWNER)] == [True, False]


def test_when_the_file_that_counts_becomes_another_work_the_next_one_counts(home: Path) -> None:
    one, two = (document(TEXT, symbol="A/HRC/1/XAV", file=name) for name in ("a.pdf", "b.docx"))
    save(home, reading(one))
    save(home, reading(two))
    save(home, reading(replace(one, symbol="A/HRC/2/XAV")))
    assert [h.document.file for h in read.documents(TEAM) if h.is_of_record] == ["b.docx", "a.pdf"]


@pytest.mark.usefixtures("key")
def test_two_files_of_one_work_that_read_otherwise_are_told_of(home: Path) -> None:
    save(home, reading(document(TEXT, symbol="A/HRC/1/XAV", file="a.pdf", access="public")))
    cut = document("1.1 Ratify the treaty", symbol="A/HRC/1/XAV", file="b.docx", access="restricted")
    save(home, reading(cut))
    (found,) = read.findings(OWNER)
    assert found.problem.message.startswith(
        "b.docx and a.pdf are both A/HRC/1/XAV, but only 30% of their wording agrees"
    )
    assert read.findings(TEAM) == (), "it names a restricted file"
    save(home, reading(document(TEXT, symbol="A/HRC/1/XAV", file="c.docx")))
    assert len(read.findings(OWNER)) == 1, "a file with the same wording is no problem"


@pytest.mark.usefixtures("key")
def test_build_problems_are_replaced_by_the_next_build_of_the_folder(home: Path) -> None:
    torn, empty = Problem("torn.pdf: cut off", file="torn.pdf"), Problem("empty.pdf: empty\0", file="empty\ud800.pdf")
    write.replace_build_problems(["/a", "/b"], [("/a", "team", torn), ("/b", "restricted", empty)])
    assert [f.problem for f in read.findings(TEAM)] == [torn]
    assert [f.problem.file for f in read.findings(OWNER)] == ["empty?.pdf", "torn.pdf"]
    write.replace_build_problems(["/a"], [])
    assert [f.problem.message for f in read.findings(OWNER)] == ["empty.pdf: empty\ufffd"]


def test_a_damaged_or_lost_original_is_told_of(home: Path) -> None:
    save(home, reading(document(TEXT)))
    sha256 = document(TEXT).sha256
    originals.path(home, sha256).write_bytes(b"rot")
    with pytest.raises(StoreError, match="damaged: restore it"):
        originals.read(home, sha256)
    originals.path(home, sha256).unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        originals.read(home, sha256)
    assert not list(home.rglob(".part-*"))


@pytest.mark.usefixtures("key")
def test_ids_of_restricted_statements_tell_nothing_and_what_rests_on_them_goes_along(home: Path) -> None:
    doc = document(TEXT)
    said = statement(TEXT, "Free the press")
    save(home, reading(doc, said))
    [own] = [each.id for made in read.readings(TEAM, "XAV") for each in made.statements]
    entries.add([Judgement(own, "position", '"noted"', "accept", note="on what was said", state="XAV")], "Aya")
    restricted = replace(doc, access="restricted")
    save(home, reading(restricted, said), facts=(("access", "restricted"),))
    [hidden] = [each.id for made in read.readings(OWNER, "XAV") for each in made.statements]
    assert hidden != own
    assert [each.value.subject for each in entries.current(OWNER, Judgement)] == [hidden]
    assert entries.current(TEAM, Judgement) == ()
    assert not Entry.objects.filter(value__icontains="what was said").exists(), "it is sealed"
    save(home, reading(restricted, said), facts=(("access", "restricted"),))
    assert [each.id for made in read.readings(OWNER, "XAV") for each in made.statements] == [hidden], "for good"
    save(home, reading(doc, said))
    assert [each.value.subject for each in entries.current(OWNER, Judgement)] == [own]
