"""Submissions held against the rules: what was planted is found, and nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from evaluation import checker, checker_held_back

from heeded import ingest
from heeded.assess.submissions import check
from heeded.papers import Note, Paper, Paragraph, words
from heeded.submission import Finding, Named, of_paper
from heeded.vocabulary.rules import rules

CONFIRMED = {key: replace(each, is_confirmed=True) for key, each in rules().items()}
CONFIRMED["file_types"] = replace(CONFIRMED["file_types"], value=("docx", "pdf"))
PLANTED = {name: made for name, made in checker.planted().items() if made[1] != "names" and "asks" not in name}


def found(made: checker.Made, folder: Path) -> list[Finding]:
    file = folder / f"submission.{made.ending}"
    file.write_bytes(data := checker.write(made))
    document, _ = ingest.read(ingest.Source(file, file.name, len(data)))
    handed = ingest.submitted(data, file.name, document)
    every = check(handed, CONFIRMED, made.kind, "XAV", date(2026, 11, 28), number=made.session)  # type: ignore[arg-type]
    return [each for each in every if each.severity != "tells"]


@pytest.mark.parametrize("name", checker.sound())
def test_a_sound_submission_fits_every_rule(name: str, tmp_path: Path) -> None:
    assert found(checker.sound()[name], tmp_path) == []


@pytest.mark.parametrize("name", PLANTED)
def test_what_was_planted_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    made, key = PLANTED[name]
    assert {each.key for each in found(made, tmp_path)} == {key}


OTHERS = {
    name: case for name, case in checker_held_back.every().items()
    if case.sheet.by == "word" and case.key != "names" and "asks" not in name
}  # fmt: skip
"""Those for which neither a record nor LibreOffice is needed."""


@pytest.mark.parametrize("name", OTHERS)
def test_submissions_of_other_kinds(name: str, tmp_path: Path) -> None:
    case = OTHERS[name]
    file = tmp_path / "submission.docx"
    file.write_bytes(data := checker_held_back.written(case.sheet))
    document, _ = ingest.read(ingest.Source(file, file.name, len(data)))
    handed = ingest.submitted(data, file.name, document)
    every = check(handed, CONFIRMED, case.sheet.kind, "XAV", date(2026, 11, 28))
    assert [each.key for each in every if each.severity != "tells"] == ([case.key] if case.key else [])


def test_pages_that_are_pictures_are_told_and_their_layout_is_not_judged() -> None:
    scan = replace(of_paper(paper("word " * 50, is_numbered=False), ("XAV",)), is_recognised=True)
    given = check(scan, CONFIRMED, "individual", "XAV", date(2026, 11, 28))
    assert [each.key for each in given if each.severity == "fails"] == ["pictures"]


def paper(*texts: str, is_numbered: bool = True) -> Paper:
    blocks = tuple(Paragraph((words(each, Note("A/HRC/90/3, para. 4")),), is_numbered=is_numbered) for each in texts)
    cover = tuple(tuple(each.split(": ")) for each in checker.BASES["en"].cover if ": " in each)
    given = (*cover, ("Description", "a non-governmental organisation"))
    return Paper("submission", "On Arvenia", blocks, cover=tuple((label, (words(rest),)) for label, rest in given))


def checked(made: Paper, states: tuple[str, ...] = ("XAV",), **more: object) -> dict[str, Finding]:
    given = check(of_paper(made, states), rules(), "individual", "XAV", date(2026, 11, 28), **more)  # type: ignore[arg-type]
    return {each.key: each for each in given}


def test_a_paper_is_checked_before_it_is_written() -> None:
    assert set(checked(paper("word " * 50))) == {"published_as_sent"}
    assert "numbered_paragraphs" in checked(paper("word " * 50, is_numbered=False))
    over = of_paper(paper("word " * 2900), ("XAV",)).words("cover", "text") - 2815
    assert f"{over} more than 2815" in checked(paper("word " * 2900))["words_individual"].says
    assert checked(paper("word " * 50), ("XAV", "NOR"))["one_state"].severity == "warns"


def test_notes_are_counted_apart() -> None:
    made = of_paper(paper("one two three"), ("XAV",))
    assert (made.words("text"), made.words("note")) == (3, 3)


def test_a_rule_that_does_not_hold_is_not_asked_and_one_not_confirmed_never_fails() -> None:
    bare = of_paper(paper("word " * 50, is_numbered=False), ("XAV",))
    free = dict(CONFIRMED) | {"numbered_paragraphs": replace(CONFIRMED["numbered_paragraphs"], value=0)}
    day = date(2026, 11, 28)
    assert [e.key for e in check(bare, free, "individual", "XAV", day)] == ["published_as_sent"]
    assert {e.severity for e in check(bare, rules(), "individual", "XAV", day)} == {"warns", "tells"}
    assert "fails" in {e.severity for e in check(bare, CONFIRMED, "individual", "XAV", day)}


def test_who_is_named_without_consent_fails_with_every_place() -> None:
    people = [Named("Yara Mossfield", "para. 3"), Named("Yara Mossfield", "note 2")]
    one = checked(paper("word " * 50), people=people)["names"]
    assert (one.severity, one.where) == ("fails", ("para. 3", "note 2"))
    assert "Yara Mossfield" in one.says


def test_a_numbered_row_ends_the_cover(tmp_path: Path) -> None:
    """Whoever stands on the cover is not looked for among those named without consent: people of a table are."""
    document = Document()
    for line in (checker.BASES["en"].title, *checker.BASES["en"].cover):
        document.add_paragraph(line)
    for number, name in enumerate(("Yara Mossfield", "Orvan Teskell"), 1):
        document.add_table(1, 2).rows[0].cells[0].text = f"{number}. {name}"
    document.add_paragraph(f"1. {checker.BASES['en'].text[0]}")
    document.save(str(file := tmp_path / "table.docx"))
    read, _ = ingest.read(ingest.Source(file, file.name, file.stat().st_size))
    handed = ingest.submitted(file.read_bytes(), file.name, read)
    parts = {each.text: (each.part, each.number) for each in handed.passages}
    assert parts["Keywords: assembly, press, detention"] == ("cover", None)
    assert parts["1. Yara Mossfield"] == parts["2. Orvan Teskell"] == ("text", None)
