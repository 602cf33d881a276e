"""Commands on what people decide, on the record of the sample: refused, taken, kept apart, never overwritten."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.running import heeded

ID = "XAV/3/46.6"
LANTERN = ("--party", "Lantern Coalition", "--kind", "coalition")


@pytest.fixture
def home(demo: Path, tmp_path: Path) -> Path:
    """A record of its own for each test."""
    return Path(shutil.copytree(demo, tmp_path / "home"))


def run(home: Path, *words: str | Path, status: int = 0) -> "subprocess.CompletedProcess[str]":
    return heeded(*words, home=home, status=status)


def rows(home: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(home, *words, "--format", "json").stdout)
    return found


def test_parties_stand_side_by_side_and_persons_who_differ_are_shown(home: Path) -> None:
    run(home, "assess", ID, *LANTERN, "--status", "not implemented", "--why", "It grew.", "--by", "Aya")
    run(home, "assess", ID, "--party", "Arvenia", "--kind", "state", "--status", "1", "--by", "Aya")
    differs = run(home, "assess", ID, *LANTERN, "--status", "partially", "--by", "Ben", status=1)
    assert "Aya entered 'not implemented' for Lantern Coalition. Both are kept" in differs.stderr
    found = rows(home, "assessments", "XAV/3")
    assert [(row["party"], row["by"], row["conflict"], row["index"]) for row in found] == [
        ("Lantern Coalition", "Aya", True, 1), ("Lantern Coalition", "Ben", True, 1), ("Arvenia", "Aya", False, 1),
    ]  # fmt: skip
    run(home, "assess", ID, *LANTERN, "--status", "not implemented", "--by", "Ben")
    assert {row["index"] for row in rows(home, "assessments", ID)} == {0.5}
    [arvenia] = [str(row["uid"]) for row in rows(home, "assessments", ID) if row["party"] == "Arvenia"]
    index = rows(home, "assessments", "XAV", "--cycle", "3", "--index")
    assert [(row["without"], row["index"], row["assessed"], row["recommendations"]) for row in index] == [
        (None, 0.5, 1, 36), ("state", 0, 1, 36), ("coalition", 1, 1, 36),
    ]  # fmt: skip
    shown = run(home, "assessments", "XAV/3").stdout
    assert "1 of 36 recommendations assessed (3%)" in shown
    assert "It grew." in shown
    assert "1 of 1 taken back" in run(home, "withdraw", arvenia).stdout
    assert "0 of 1 taken back" in run(home, "withdraw", arvenia, status=1).stdout
    assert "is no uid" in run(home, "withdraw", "Arvenia", status=2).stderr
    assert {row["party"] for row in rows(home, "assessments", ID)} == {"Lantern Coalition"}


def test_a_cluster_is_assessed_as_one_and_evidence_is_followed(home: Path) -> None:
    page = json.loads(run(home, "show", ID, "--format", "json").stdout)
    statement = page["line"]["statement"]
    run(home, "assess", ID, *LANTERN, "--status", "no", "--evidence", statement, "--cluster", "--by", "Aya")
    assert [row["evidence"] for row in rows(home, "assessments", ID)] == [[statement]]


@pytest.mark.parametrize(("words", "said"), [
    (("XAV/3/46.60", "--status", "no"), "no recommendation XAV/3/46.60; the nearest are XAV/3/46."),
    (("XAV", "--status", "no"), "names no recommendation: write it as KAZ/2/124.3"),
    ((ID, "--status", "soon"), '--map "soon=STATUS"'),
    ((ID, "--status", "soon", "--map", "soon=later"), "'later' is no status"),
    ((ID, "--status", "soon", "--map", "soon"), "write NAME=VALUE"),
    ((ID, "--status", "no", "--evidence", "0" * 20), "no statement 0000"),
])  # fmt: skip
def test_what_cannot_be_assessed_is_refused(demo: Path, words: tuple[str, ...], said: str) -> None:
    assert said in run(demo, "assess", *words, *LANTERN, "--by", "Aya", status=2).stderr


TABLE = """No.,Level of implementation,Comments
46.6,not implemented,It grew
46.77,fully,
45.8,under way,Three of nine
45.17,fully,
"""


def test_a_table_half_of_which_is_wrong(home: Path, tmp_path: Path) -> None:
    table = tmp_path / "midterm.csv"
    table.write_text(TABLE, "utf-8")
    given = ("import", "assessments", table, "--state", "XAV", "--cycle", "3", *LANTERN, "--by", "Aya")
    refused = run(home, *given, "--all-or-nothing", status=1)
    assert "Nothing is taken in" in refused.stdout
    assert rows(home, "assessments", "XAV/3") == []
    done = run(home, *given, status=1)
    assert "status is 'Level of implementation'" in done.stdout
    assert "2 assessments taken in" in done.stdout
    assert "midterm.csv, row 3: The record has no recommendation XAV/3/46.77" in done.stderr
    assert "midterm.csv, row 4: 'under way' is no step" in done.stderr
    again = run(home, *given, "--map", "under way=partially", status=1)
    assert "1 assessments taken in; 2 were there already" in again.stdout
    remembered = run(home, *given, status=1)
    assert "columns by their names" not in remembered.stdout
    assert "0 assessments taken in; 3 were there already" in remembered.stdout
    assert [(row["id"], row["stands_for"], row["source"]) for row in rows(home, "assessments", "XAV/3")] == [
        ("XAV/3/45.8", "partially", "midterm.csv, row 4"),
        ("XAV/3/45.17", "fully", "midterm.csv, row 5"),
        ("XAV/3/46.6", "not_implemented", "midterm.csv, row 2"),
    ]


def test_rows_that_contradict_each_other_are_bad_and_equal_ones_count_once(home: Path, tmp_path: Path) -> None:
    table = tmp_path / "midterm.csv"
    table.write_text("No.,Status\n46.6,fully\n45.8,no\n46.6,not implemented\n45.8,no\n", "utf-8")
    done = run(
        home, "import", "assessments", table, "--state", "XAV", "--cycle", "3", *LANTERN, "--by", "Aya", status=1
    )  # fmt: skip
    assert f"midterm.csv, row 4: {ID} stands twice, in midterm.csv, row 2 and row 4, not alike" in done.stderr
    assert "row 5: says the same as row 3; taken once." in done.stdout
    assert [row["id"] for row in rows(home, "assessments", "XAV/3")] == ["XAV/3/45.8"]


def test_a_working_set_says_why_each_is_in(home: Path) -> None:
    made = ("set", "new", "squares", "--note", "for the session", "--state", "XAV", "--query", "permit")
    run(home, *made, "--by", "Aya")
    assert [row["id"] for row in rows(home, "set", "show", "squares")] == ["XAV/3/45.17", "XAV/4/44.20"]
    run(home, "set", "add", "squares", ID, "XAV/4/44.23", "--why", "who gathers needs it", "--by", "Ben")
    run(home, "set", "remove", "squares", "XAV/4/44.20", "--why", "a bill", "--by", "Ben")
    found = rows(home, "set", "show", "squares")
    assert [(row["id"], row["why"], row["by"]) for row in found] == [
        ("XAV/3/45.17", "words: permit", "Aya"), (ID, "who gathers needs it", "Ben"),
        ("XAV/4/44.23", "who gathers needs it", "Ben"),
    ]  # fmt: skip
    [row] = csv.DictReader(io.StringIO(run(home, "set", "list", "--format", "csv").stdout))
    assert (row["name"], row["members"], row["query"]) == ("squares", "3", "words: permit")
    assert "for the session" in run(home, "set", "show", "squares").stdout
    run(home, "assess", ID, *LANTERN, "--status", "no", "--by", "Aya")
    index = rows(home, "assessments", "XAV", "--set", "squares", "--index")
    assert (index[0]["assessed"], index[0]["recommendations"]) == (1, 3)
    run(home, "set", "add", "squares", "XAV/4/44.20", "--by", "Aya")
    assert len(rows(home, "set", "show", "squares")) == 4


def test_a_proposal_list_is_ranked_and_marks_who_is_in(home: Path) -> None:
    run(home, "set", "new", "defenders", "--number", "XAV/4/44.22", "--by", "Aya")
    asked = ("set", "propose", "defenders", "--state", "XAV", "--about", "human rights defenders")
    found = rows(home, *asked, "--top", "12")
    assert [(row["id"], row["is_in"]) for row in found][:1] == [("XAV/4/44.22", True)]
    assert {"XAV/4/44.18", "XAV/4/44.21", "XAV/4/44.19", ID} <= {row["id"] for row in found}
    assert rows(home, "set", "show", "defenders")[1:] == []
    assert "names human rights defenders" in run(home, *asked).stdout


@pytest.mark.parametrize(("words", "said"), [
    (("show", "none"), "There is no working set 'none'"),
    (("add", "none", ID, "--by", "Aya"), "There is no working set 'none'"),
    (("new", "x", "--label", "defenders", "--by", "Aya"), "Name a State with --state"),
    (("new", "x", "--label", "xylophones", "--state", "XAV", "--by", "Aya"), "The labels are: "),
    (("new", "x", "--number", "46.6", "--by", "Aya"), "add --state and --cycle"),
    (("new", "x", "--number", "XAV/3/46.66", "--by", "Aya"), "the nearest are XAV/3/46."),
    (("new", "x", "--by", " "), "needs the name"),
    (("new", "", "--by", "Aya"), "A set needs a name"), (("new", " \t\n", "--by", "Aya"), "A set needs a name"),
    (("new", "a\x1b[2Jb", "--by", "Aya"), "cannot be shown"), (("new", "a\u202eb", "--by", "Aya"), "cannot be shown"),
    (("new", "x", "--state", "XAV", "--cycle", "4", "--by", "Aya"), "Name them with --query, --label or --number"),
    (("new", "x", "--cycle", "4", "--by", "Aya"), "Name them with --query, --label or --number"),
    (("propose", "none", "--state", "XAV", "--about", "women"), "There is no working set 'none'"),
])  # fmt: skip
def test_what_is_no_set_or_no_member_is_refused(demo: Path, words: tuple[str, ...], said: str) -> None:
    assert said in run(demo, "set", *words, status=2).stderr


@pytest.mark.parametrize(("words", "said"), [
    (("assessments", "XAV/99"), "Arvenia (XAV) has no review 99; it has XAV/3, XAV/4."),
    (("assessments", "XAV", "--cycle", "99"), "has no review 99"),
    (("assessments", "XAV/3/46.60"), "no recommendation XAV/3/46.60; the nearest are XAV/3/46."),
    (("pledges", "XAV/99"), "has no review 99; it has XAV/3, XAV/4."),
    (("links", "XAV/4"), "a State is wanted here: write XAV, and --cycle 4 behind it"),
    (("assignments", "XAV/4/44.1"), "a State is wanted here"),
])  # fmt: skip
def test_what_is_no_review_or_no_state_is_refused(demo: Path, words: tuple[str, ...], said: str) -> None:
    assert said in run(demo, *words, status=2).stderr


def test_a_set_is_made_once_and_nobody_leaves_who_is_not_in(home: Path) -> None:
    run(home, "set", "new", "squares", "--by", "Aya")
    assert "already" in run(home, "set", "new", "squares", "--by", "Ben", status=2).stderr
    assert "Not in the set" in run(home, "set", "remove", "squares", ID, "--by", "Ben", status=2).stderr


def test_worksheets_go_out_and_come_back(home: Path, tmp_path: Path) -> None:
    import openpyxl

    run(home, "set", "new", "squares", "--number", ID, "--number", "XAV/4/44.22", "--by", "Aya")
    files = []
    for party, kind, level in (("Lantern", "ngo", "not implemented"), ("Arvenia", "state", "fully")):
        file = tmp_path / f"{party}.xlsx"
        done = run(home, "worksheet", "squares", "--for", party, "--kind", kind, "--out", file)
        assert f"2 rows on 2 recommendations for {party}" in done.stdout
        book = openpyxl.load_workbook(file)
        [cell] = [row[4] for row in book["Answers"].iter_rows(min_row=4) if row[0].value == ID]
        cell.value = level
        book.save(file)
        files.append(file)
    done = run(home, "import", "worksheet", *files, "--by", "Aya")
    assert "Lantern.xlsx: Lantern answered 1 of 2 rows; without an answer: XAV/4/44.22." in done.stdout
    assert "2 assessments taken in" in done.stdout
    assert f"{ID}  not implemented: Lantern; fully: Arvenia" in done.stdout
    assert "Nobody answered XAV/4/44.22." in done.stdout
    found = rows(home, "assessments", "XAV", "--set", "squares")
    assert [(row["party"], row["party_kind"], row["spread"]) for row in found] == [
        ("Lantern", "ngo", 1), ("Arvenia", "state", 1),
    ]  # fmt: skip
    assert "2 were there already" in run(home, "import", "worksheet", *files, "--by", "Aya").stdout
    twice = run(home, "import", "worksheet", files[0], files[0], "--by", "Aya", status=2)
    assert "Two of the files are of Lantern" in twice.stderr
    assert "let the name end in .xlsx" in run(
        home, "worksheet", "squares", "--for", "Lantern", "--out", tmp_path / "a.csv", status=2
    ).stderr  # fmt: skip


def test_a_judgement_is_typed_as_the_queue_says(home: Path) -> None:
    queue = rows(home, "review", "XAV", "--top", "3")
    assert queue
    subject, field = str(queue[0]["subject"]), str(queue[0]["field"])
    run(home, "judge", subject, "--field", field, "--verdict", "accept", "--by", "Aya")
    assert subject not in {row["subject"] for row in rows(home, "review", "XAV", "--top", "3")}
    differs = run(home, "judge", subject, "--field", field, "--verdict", "reject", "--by", "Ben", status=1)
    assert "Aya says accept. Both are kept" in differs.stderr
    assert rows(home, "review", "XAV", "--top", "1")[0]["reason"] == "conflict"
    assert (
        "Name the State with --state" in run(home, "judge", "abc", "--verdict", "accept", "--by", "A", status=2).stderr
    )
