"""Commands on cases, on the record of the sample: entered, shown, linked, consented to, kept from who has no leave."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from running import heeded, one_by_one


@pytest.fixture
def home(demo: Path, tmp_path: Path) -> Path:
    """A record of its own for each test."""
    return Path(shutil.copytree(demo, tmp_path / "home"))


@pytest.fixture(scope="module")
def recommendation(demo: Path) -> str:
    printed = heeded("export", "recommendations", "--cycle", "4", "--format", "jsonl", home=demo).stdout
    return str(json.loads(printed.splitlines()[0])["id"])


def said(home: Path, *words: str, status: int = 0, **more: str) -> "subprocess.CompletedProcess[str]":
    return heeded(*words, home=home, status=status, **more)


def entered(home: Path, *words: str, **more: str) -> str:
    """The id that a command prints of what it enters."""
    printed = said(home, *words, "--by", "Aya", **more).stdout
    found = re.match(r"[CPA]-[2-9B-Z]{6}\b", printed)
    assert found, printed
    return found[0]


def page(home: Path, case: str, **more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(home, "case", "show", case, "--format", "json", **more).stdout)
    return found


def begun(home: Path, level: str = "team", **more: str) -> tuple[str, str]:
    """A case with one person."""
    case = entered(home, "case", "new", "The beekeeper of Lowport", "--access", level, **more)
    called = ("Ana Novak", "--also", "Ана Новак", "--pseudonym", "Rose")
    return case, entered(home, "case", "person", case, *called, **more)


def test_who_did_what_to_whom_and_what_was_done_about_it(home: Path, recommendation: str) -> None:
    case, person = begun(home)
    act = entered(
        home, "case", "act", case, "ill-treatment", "--to", person, "--date", "2025-03-12", "--place", "Lowport"
    )
    said(home, "case", "involved", act, "--who", "guards", "--role", "alleged perpetrator", "--by", "Aya")
    said(home, "case", "status", case, "on trial", "--date", "2026-02", "--by", "Aya")
    said(home, "case", "done", case, "letter", "--by-whom", "Lantern", "--date", "2026-03-02", "--by", "Aya")
    said(home, "case", "done", case, "letter", "--by-whom", "Lantern", "--date", "2026-03-02", "--response", "none",
         "--by", "Ben")  # fmt: skip
    said(home, "case", "link", case, recommendation, "WGAD 67/2019", "Criminal Code, art. 274", "--why", "asked for",
         "--by", "Aya")  # fmt: skip
    shown = page(home, case.lower())
    [done] = shown["acts"]
    assert (done["kind"], done["victim"], done["victim_name"]) == ("ill_treatment", person, "Ana Novak")
    assert [(each["name"], each["role"]) for each in done["involved"]] == [("guards", "alleged_perpetrator")]
    assert [(each["what"], each["term"], each["response"]) for each in shown["timeline"]] == [
        ("act", "ill_treatment", ""), ("status", "on_trial", ""), ("effort", "letter", "none"),
    ]  # fmt: skip
    assert {(each["target"], each["kind"], each["is_gone"]) for each in shown["links"]} == {
        (recommendation, "recommendation", False), ("WGAD 67/2019", "decision", False),
        ("Criminal Code, art. 274", "provision", False),
    }  # fmt: skip
    assert shown["warnings"] == []
    [row] = json.loads(said(home, "cases", "--format", "json").stdout)
    assert (row["id"], row["access"], row["status"], row["people"], row["acts"]) == (case, "team", "on_trial", 1, 1)
    for width in ("80", "120"):
        for words in (("cases",), ("case", "show", case)):
            printed = said(home, *words, COLUMNS=width).stdout
            assert max(map(len, printed.splitlines())) <= int(width)

    chain = said(home, "show", recommendation).stdout
    assert "Cases that people linked to it" in chain
    assert case in chain
    said(home, "case", "unlink", case, recommendation, "--by", "Ben")
    assert recommendation not in {each["target"] for each in page(home, case)["links"]}
    assert case not in said(home, "show", recommendation).stdout


def test_without_leave_a_case_is_as_one_that_is_not_there(home: Path, recommendation: str) -> None:
    case, person = begun(home)
    act = entered(home, "case", "act", case, "arrest", "--to", person)
    said(home, "case", "link", case, recommendation, "--by", "Aya")
    seen = {"HEEDED_ACCESS": "public"}
    pairs = [
        (own, other, words)
        for own, other, every in (
            (case, "C-222222", (
                ("show", "{}"), ("status", "{}", "detained", "--by", "B"), ("access", "{}", "public", "--by", "B"),
                ("rename", "{}", "Mine", "--by", "B"), ("person", "{}", "Ben", "--by", "B"),
                ("act", "{}", "arrest", "--by", "B"), ("done", "{}", "letter", "--by-whom", "B", "--by", "B"),
                ("link", "{}", "WGAD 1/2019", "--by", "B"), ("unlink", "{}", "WGAD 1/2019", "--by", "B"),
            )),
            (person, "P-222222", (
                ("consent", "{}", "--use", "team", "--given", "--by", "B"),
                ("withdraw-consent", "{}", "--use", "team", "--by", "B"), ("same", "{}", "P-333333", "--by", "B"),
            )),
            (act, "A-222222", (("involved", "{}", "--who", "B", "--role", "judge", "--by", "B"),)),
        )
        for words in every
    ]  # fmt: skip
    commands = [
        ["case", *(word.format(each) for word in words)] for own, other, words in pairs for each in (own, other)
    ]
    told = one_by_one(commands, home, **seen)
    for (own, other, words), mine, none in zip(pairs, told[::2], told[1::2], strict=True):
        assert (mine[0], mine[1]) == (2, ""), words
        assert "There is no" in mine[2]
        assert (mine[0], mine[1], mine[2].replace(own, other)) == none
    assert json.loads(said(home, "cases", "--format", "json", **seen).stdout) == []
    assert case not in said(home, "show", recommendation, **seen).stdout
    assert json.loads(said(home, "case", "mentions", "XAV", "--format", "json", **seen).stdout) == []


def test_a_restricted_case_is_there_for_who_has_the_key(home: Path, tmp_path: Path) -> None:
    assert "heeded keys new" in said(home, "case", "new", "The beekeeper", "--by", "Aya", status=2).stderr
    key = tmp_path / "record.key"
    said(home, "keys", "new", "--key-file", str(key))
    opened = {"HEEDED_KEY_FILE": str(key)}
    case, person = begun(home, "restricted", **opened)
    assert page(home, case, **opened)["title"] == "The beekeeper of Lowport"
    assert "There is no case" in said(home, "case", "show", case, status=2).stderr
    assert "no case that you can see" in said(home, "cases").stdout
    kept = b"".join(file.read_bytes() for file in home.iterdir() if file.is_file())
    for words in ("beekeeper of Lowport", "Ana Novak", "Ана Новак"):
        assert words.encode() not in kept
        assert json.dumps(words)[1:-1].encode() not in kept
    said(home, "case", "access", case, "team", "--by", "Aya", **opened)
    assert page(home, case)["people"][0]["id"] == person


def test_the_level_of_a_case_is_that_of_all_in_it(home: Path) -> None:
    case, _ = begun(home)
    seen = {"HEEDED_ACCESS": "public"}
    assert "was team, and is public now" in said(home, "case", "access", case, "public", "--by", "Aya").stdout
    assert len(page(home, case, **seen)["people"]) == 1
    said(home, "case", "access", case, "team", "--by", "Aya")
    said(home, "case", "show", case, status=2, **seen)
    assert "is no level of access" in said(home, "case", "access", case, "secret", "--by", "A", status=2).stderr


def test_what_a_person_said_decides_what_may_be_done(home: Path) -> None:
    case, person = begun(home)

    def allowed() -> list[str]:
        return [use["use"] for use in page(home, case)["people"][0]["uses"] if use["is_allowed"]]

    assert allowed() == ["storage", "team"]
    given = ("case", "consent", person, "--use", "publication", "--given", "--by", "Aya")
    assert "publication is allowed today" in said(home, *given).stdout
    assert allowed() == ["storage", "team", "publication"]
    told = said(home, "case", "withdraw-consent", person, "--use", "publication", "--by", "Ben").stdout
    assert told == f"{person}: publication is not allowed today.\n"
    late = said(home, *given, "--since", "2020-01-01")
    assert "stands: what was entered now does not count against it" in late.stderr
    assert allowed() == ["storage", "team"]
    words = page(home, case)["people"][0]["said"]
    assert [(each["use"], each["is_given"], each["by"]) for each in words] == [
        ("publication", True, "Aya"), ("publication", True, "Aya"), ("publication", False, "Ben"),
    ]  # fmt: skip
    days = ("--since", "2020-01-01", "--until", "2021-01-01")
    ended = said(home, "case", "consent", person, "--use", "submission", "--given", *days, "--by", "Aya")
    assert "It ended on 2021-01-01: it allows nothing now." in ended.stderr
    assert any("submission ended on 2021-01-01" in each for each in page(home, case)["warnings"])
    said(home, "case", "consent", person, "--use", "storage", "--refused", "--by", "Aya")
    assert any("does not want to be kept here" in each for each in page(home, case)["warnings"])


NONSENSE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("case", "new", " "), "needs a title"),
    (("case", "rename", "CASE", " "), "needs a title"),
    (("case", "new", "x", "--kind", "persons"), "Near it: person"),
    (("case", "new", "x", "--access", "secret"), "is no level of access"),
    (("case", "act", "CASE", "tortured"), "Near it: torture"),
    (("case", "act", "CASE", "other"), "say in --note what it is"),
    (("case", "act", "CASE", "arrest", "--date", "9999"), "has not come yet"),
    (("case", "act", "CASE", "arrest", "--to", "P-222222"), "There is no person P-222222"),
    (("case", "status", "CASE", "free"), "is no status"),
    (("case", "person", "CASE", "-"), "needs a name"),
    (("case", "person", "CASE", "Ana Novak", "--pseudonym", "Novak"), "gives away 'novak'"),
    (("case", "link", "CASE", "A/HRC/99/1"), "The record has no document A/HRC/99/1"),
    (("case", "link", "CASE", "0123456789abcdef0123"), "The record has no statement"),
    (("case", "link", "CASE", "XAV/4/999.9"), "no recommendation XAV/4/999.9"),
    (("case", "link", "CASE", "the law"), "names nothing that a case can be linked to"),
    (("case", "unlink", "CASE", "WGAD 1/2019"), "it is linked to: nothing"),
    (("case", "consent", "PERSON", "--use", "publication"), "--given or --refused"),
    (("case", "consent", "PERSON", "--use", "press", "--given"), "is no use"),
    (("case", "consent", "PERSON", "--use", "team", "--given", "--until", "2020-01-01"), "before the first day"),
    (("case", "consent", "PERSON", "--use", "team", "--refused", "--until", "2030-01-01"), "holds at once"),
    (("case", "same", "PERSON", "PERSON"), "stands twice"),
    (("case", "show", "Ana"), "is no id of a case"),
    (("release", "person", "Ana Novak", "--state", "XAV", "--why", "known"), "did not consent to publication"),
    (("release", "person", "Mia Hale", "--state", "XAV", "--why", " "), "Say with --why"),
)  # fmt: skip
"""What is asked for, and a part of the refusal."""


def test_nonsense_is_refused_in_words_that_help(home: Path) -> None:
    case, person = begun(home)
    commands = [
        [*({"CASE": case, "PERSON": person}.get(each, each) for each in words)]
        + ([] if "show" in words else ["--by", "Aya"])
        for words, _ in NONSENSE
    ]
    for (words, part), (status, printed, told) in zip(NONSENSE, one_by_one(commands, home), strict=True):
        assert (status, printed) == (2, ""), words
        assert part in told, words


def test_a_case_whose_document_was_deleted_says_so(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "in"
    folder.mkdir()
    note = folder / "note.txt"
    note.write_text("Kazakhstan received 245 recommendations at its Universal Periodic Review in 2019.")
    said(home, "build", str(folder))
    [document] = json.loads(said(home, "documents", "--format", "json").stdout)
    case, _ = begun(home)
    assert document["sha256"] in said(home, "case", "link", case, "note.txt", "--by", "Aya").stdout
    assert [each["is_gone"] for each in page(home, case)["links"]] == [False]
    note.write_text("Kazakhstan received 194 recommendations at its Universal Periodic Review in 2014.")
    said(home, "build", str(folder))
    shown = page(home, case)
    assert [each["is_gone"] for each in shown["links"]] == [True]
    assert "not, or no longer, in the record" in shown["warnings"][0]
    assert "no longer in the record" in " ".join(said(home, "case", "show", case).stdout.split())
    said(home, "case", "unlink", case, document["sha256"], "--by", "Aya")
    assert page(home, case)["links"] == []


def test_one_name_for_two_people_is_told_until_a_person_decides(home: Path) -> None:
    case, person = begun(home)
    other = entered(home, "case", "new", "Another Ana", "--access", "team")
    second = entered(home, "case", "person", other, "ana novak", "--pseudonym", "Lily")
    [warning] = page(home, case)["warnings"]
    assert second in warning
    said(home, "case", "same", person, second, "--by", "Aya")
    assert page(home, case)["warnings"] == []
    assert page(home, case)["people"][0]["one_with"] == [second]
    said(home, "case", "withdraw-consent", second, "--use", "team", "--by", "Aya")
    assert [use["is_allowed"] for use in page(home, case)["people"][0]["uses"]] == [True, False, False, False]
    said(home, "case", "same", second, person, "--not", "--by", "Aya")
    assert page(home, case)["people"][0]["one_with"] == []


def test_a_person_is_said_anew_with_another_spelling(home: Path) -> None:
    case, person = begun(home)
    said(home, "case", "person", case, "Ana Novak", "--also", "Anna Novak", "--id", person, "--by", "Ben")
    assert (
        "is called 'The second trial' now"
        in said(home, "case", "rename", case, "The  second trial", "--by", "B").stdout
    )
    assert (page(home, case)["title"], page(home, case)["begun_by"]) == ("The second trial", "Aya")
    assert [each["spellings"] for each in page(home, case)["people"]] == [["Ana Novak", "Anna Novak"]]


def test_mentions_are_listed_in_the_house_and_made_nothing_of(home: Path) -> None:
    rows = json.loads(said(home, "case", "mentions", "XAV", "--format", "json").stdout)
    assert rows
    assert all(row["statement"] and row["document"] and row["cases"] == [] for row in rows)
    assert json.loads(said(home, "cases", "--format", "json").stdout) == []
    case, person = begun(home)
    said(home, "case", "link", case, rows[0]["statement"], "--person", person, "--by", "Aya")
    again = json.loads(said(home, "case", "mentions", "XAV", "--format", "json").stdout)
    assert [row["statement"] for row in again if row["cases"] == [case]] == [rows[0]["statement"]]
    [link] = page(home, case)["links"]
    assert (link["document"], link["quote"], link["person"]) == (rows[0]["document"], rows[0]["quote"], person)
    assert link["quote"] in link["sentence"]
    assert len(link["sentence"]) > len(link["quote"])
    few = json.loads(
        said(home, "case", "mentions", "XAV", "--name", rows[0]["name"].upper(), "--format", "json").stdout
    )
    assert {row["name"] for row in few} == {rows[0]["name"]}


def test_a_name_is_released_by_a_person_and_taken_back(home: Path) -> None:
    why = ("--why", "the minister", "--by", "Aya")
    said(home, "release", "person", "Mia  Hale", "--state", "Arvenia", *why)
    said(home, "release", "party", "Lantern Coalition", *why)
    rows = json.loads(said(home, "releases", "--format", "json").stdout)
    assert [(row["kind"], row["name"], row["state"], row["is_released"]) for row in rows] == [
        ("person", "Mia Hale", "XAV", True), ("party", "Lantern Coalition", "", True),
    ]  # fmt: skip
    said(home, "release", "person", "mia hale", "--state", "XAV", "--take-back", *why)
    rows = json.loads(said(home, "releases", "--format", "json").stdout)
    assert [row["is_released"] for row in rows] == [True, False]


def test_terms_are_listed(home: Path) -> None:
    rows = json.loads(said(home, "case", "terms", "uses", "--format", "json").stdout)
    assert [row["term"] for row in rows] == ["storage", "team", "submission", "publication"]
    assert "There are no terms for" in said(home, "case", "terms", "colours", status=2).stderr
