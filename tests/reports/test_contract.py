"""The JSON of one document, and the names of its file."""

import pytest

from builders import document, reading, statement
from heeded.model import Problem
from heeded.reports.contract import contract, file_names, unread


def test_a_reading_has_the_fields_of_the_contract() -> None:
    text = "1.1 Ratify the treaty (Norway)."
    doc = document(
        text, symbol="A/HRC/1/XAV", kind="working_group_report", cycle=1, title="Arvenia", published="2031-02"
    )
    problems = (Problem("1.2 is absent", "warning", "a.pdf", 3, 9, ("1.2",)), Problem("a torn page"))
    made = contract(reading(doc, statement(text, "Ratify the treaty"), problems=problems))
    assert made["document"] == {
        "title": "Arvenia", "publisher": None, "published": "2031-02", "language": "en", "kind": "working_group_report",
        "symbol": "A/HRC/1/XAV", "states": ["XAV"], "cycle": 1, "session": None, "key": "A/HRC/1/XAV",
        "sha256": doc.sha256, "pages": 1, "completed": [],
    }  # fmt: skip
    assert [text[s["start"] : s["end"]] == s["quote"] for s in made["statements"]] == [True]
    assert made["problems"] == [
        {"severity": "warning", "where": {"start": 3, "end": 9}, "message": "1.2 is absent", "numbers": ["1.2"]},
        {"severity": "error", "where": None, "message": "a torn page", "numbers": []},
    ]
    assert contract(reading(doc), with_text=True)["document"]["text"] == text


def test_a_file_that_cannot_be_read_has_its_problem_in_the_same_place() -> None:
    assert unread(Problem("empty"))["document"] is None
    assert unread(Problem("empty")).keys() == contract(reading(document())).keys()


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["report.pdf"], ["report.json"]),
        (["a/report.pdf", "b/report.pdf"], ["a/report.json", "b/report.json"]),
        (["report.pdf", "report.docx"], ["report.pdf.json", "report.docx.json"]),
        (["Report.pdf", "report.docx"], ["Report.pdf.json", "report.docx.json"]),
        (["report.pdf", "report.pdf"], ["report.pdf.json", "report.pdf.2.json"]),
        (["a_hrc_57_90_add.1_e.pdf"], ["a_hrc_57_90_add.1_e.json"]),
        (["all.zip!in/report.txt"], ["all.zip/in/report.json"]),
        (["README"], ["README.json"]),
        (
            ["a!..!..!b.txt", "/c.txt", "\\d.txt", "x" * 5000 + ".txt"],
            ["a/_/_/b.json", "_/c.json", "_d.json", "x" * 120 + ".json"],
        ),
        (["a/" * 999 + "b.txt"] * 2, ["a/" * 19 + "b.txt.json", "a/" * 19 + "b.txt.2.json"]),
    ],
)
def test_each_document_has_a_file_of_its_own(names: list[str], files: list[str]) -> None:
    assert file_names(names) == files
