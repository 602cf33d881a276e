"""`workspace` and `report submission --workspace`: what is made, shown, written, and told of what is missing."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from running import heeded

ODD = "<script>alert(1)</script> نص عربي \u202eabc =cmd|' /C calc'!A0 \x1b[31m"


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "home"))


@pytest.fixture(scope="module")
def empty(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Path(shutil.copytree(demo, tmp_path_factory.mktemp("empty") / "home"))
    heeded("workspace", "make", "XAV", "spring", "--by", "Aya", home=home)
    return home


@pytest.fixture
def said(own: Path) -> Callable[..., str]:
    def run(*words: str, status: int = 0) -> str:
        done = heeded(*words, home=own, status=status)
        return done.stdout + done.stderr

    return run


def rows(own: Path, name: str = "spring") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        heeded("workspace", "show", "XAV", name, "--format", "json", home=own).stdout
    )
    return found


def test_a_workspace_begins_with_the_outline_and_takes_what_is_added(own: Path, said: Callable[..., str]) -> None:
    said("workspace", "make", "XAV", "spring", "--from-outline", "--cycle", "3", "--by", "Aya")
    made = rows(own)
    assert list(dict.fromkeys(each["part"] for each in made)) == [
        "implementation", "developments", "recommendations",
    ]  # fmt: skip
    assert sum(each["kind"] == "chain" for each in made) > 20
    assert any(each["kind"] == "quote" for each in made)
    assert all(each["is_at_hand"] for each in made)
    quote = next(each for each in made if each["kind"] == "quote")
    shown = json.loads(heeded("show", "XAV/3/45.1", "--format", "json", home=own).stdout)
    statement = shown["claims"][0]["statement"]
    said("workspace", "add", "XAV", "spring", "--section", "Own", "--part", "developments", "--chain", "XAV/4/44.1",
         "--quote", statement, "--words", "First.\nSecond.", "--by", "Ben")  # fmt: skip
    said("workspace", "add", "XAV", "spring", "--section", "Own", "--words", "Third.", "--by", "Ben")
    added = [each for each in rows(own) if each["section"] == "Own"]
    assert [each["kind"] for each in added] == ["chain", "quote", "words", "words"]
    assert added[1]["text"].endswith("”")
    assert added[2]["text"] == "First.\nSecond."
    assert quote["words"] == len(quote["text"].split())


def test_the_paper_has_each_paragraph_numbered_and_each_quote_its_note(own: Path, said: Callable[..., str]) -> None:
    said("workspace", "make", "XAV", "spring", "--organisation", "Lantern", "--organisation", "Quay Watch",
         "--cycle", "3", "--by", "Aya")  # fmt: skip
    said("workspace", "add", "XAV", "spring", "--section", "Torture", "--chain", "XAV/3/45.1", "--words",
         f"In 2022 we saw 40 of them, on 3 May.\n{ODD}", "--by", "Aya")  # fmt: skip
    said("workspace", "add", "XAV", "spring", "--part", "recommendations", "--chain", "XAV/3/45.1", "--by", "Aya")
    text = heeded("report", "submission", "XAV", "--workspace", "spring", home=own).stdout
    assert "Submitted by: Lantern; Quay Watch" in text
    assert "3. In 2022 we saw 40 of them, on 3 May." in text
    assert "\n4. " in text
    assert "\x1b" not in text
    assert "The State under review should:" in text
    assert "A/HRC/43/90, para. 45.1" in text
    out = own.parent / "made.docx"
    told = said("report", "submission", "XAV", "--workspace", "spring", "--out", str(out))
    assert out.stat().st_size > 5000
    assert "words_joint" not in told
    assert "how to reach it" in told


def test_what_is_no_longer_at_hand_is_left_out_and_told_by_name(own: Path, said: Callable[..., str]) -> None:
    said("workspace", "make", "XAV", "spring", "--cycle", "3", "--by", "Aya")
    statement = json.loads(heeded("show", "XAV/3/45.1", "--format", "json", home=own).stdout)["claims"][0]
    said("workspace", "add", "XAV", "spring", "--section", "Torture", "--quote", statement["statement"],
         "--words", "Few.", "--by", "Aya")  # fmt: skip
    said("remove", statement["document"], "--yes", "--by", "Aya")
    shown = said("workspace", "show", "XAV", "spring", status=1)
    assert f"{statement['document']}, para." in shown
    assert "no longer at hand" in shown
    told = said("report", "submission", "XAV", "--workspace", "spring", status=1)
    assert f"Left out, as its readers may not see it or it is no longer at hand: {statement['document']}" in " ".join(
        told.split()
    )
    assert "1. Few." in told
    assert statement["quote"][:40] not in told


@pytest.mark.parametrize(("words", "told"), [
    (("show", "XAV", "nothing"), "There is no workspace 'nothing' on XAV"),
    (("make", "XAV", " ", "--by", "Aya"), "needs a name"),
    (("make", "XAV", "a/b", "--by", "Aya"), "no stroke"),
    (("make", "XAV", "a\x1bb", "--by", "Aya"), "cannot be shown"),
    (("make", "XAV", "x", "--cycle", "9", "--by", "Aya"), "has no review 9"),
    (("make", "XAV", "x", "--by", " "), "needs the name"),
    (("make", "XAV", "spring", "--by", "Aya"), "already"),
    (("add", "XAV", "spring", "--by", "Aya"), "What is to be added?"),
    (("add", "XAV", "spring", "--words", "   ", "--by", "Aya"), "The words of --words are empty"),
    (("add", "XAV", "spring", "--words", "x", "--words", "", "--by", "Aya"), "The words of --words are empty"),
    (("add", "XAV", "spring", "--chain", "XAV/3/9.9", "--by", "Aya"), "no recommendation 'XAV/3/9.9'"),
    (("add", "XAV", "spring", "--quote", "0" * 20, "--by", "Aya"), "has no statement"),
    (("add", "XAV", "spring", "--words", "x", "--part", "end", "--by", "Aya"), "stands in one of"),
    (("add", "XAV", "spring", "--words", "x" * 200_001, "--by", "Aya"), "200,000 characters at most"),
])  # fmt: skip
def test_what_cannot_be_done_is_told(empty: Path, words: tuple[str, ...], told: str) -> None:
    assert told in " ".join(heeded("workspace", *words, home=empty, status=2).stderr.split())


def test_a_deleted_workspace_is_in_no_file_of_the_record(own: Path, said: Callable[..., str]) -> None:
    said("workspace", "make", "XAV", "lightkeeper", "--cycle", "3", "--organisation", "Anchorwatch", "--by", "Aya")
    said(
        "workspace", "add", "XAV", "lightkeeper", "--section", "Quaymoor", "--words", "Ilsabet told us.", "--by", "Aya"
    )
    words = [b"lightkeeper", b"Anchorwatch", b"Quaymoor", b"Ilsabet"]

    def held() -> set[bytes]:
        files = [path.read_bytes() for path in own.rglob("*") if path.is_file()]
        return {word for word in words if any(word in file for file in files)}

    assert held() == set(words)
    asked = "The workspace 'lightkeeper' with 1 item and its whole history is deleted for good. Do it?"
    assert asked in said("workspace", "delete", "XAV", "lightkeeper", "--by", "Aya", status=1)
    assert len(rows(own, "lightkeeper")) == 1
    told = said("workspace", "delete", "XAV", "lightkeeper", "--by", "Ben", "--yes")
    [row] = json.loads(heeded("deletions", "--format", "json", home=own).stdout)
    assert (row["kind"], row["by"], row["is_done"]) == ("workspace", "Ben", True)
    assert row["id"] in told
    assert held() == set()
    assert "no workspace 'lightkeeper'" in said("workspace", "delete", "XAV", "lightkeeper", "--by", "Aya", status=2)


def test_what_stands_there_already_is_not_added_again(own: Path, said: Callable[..., str]) -> None:
    said("workspace", "make", "XAV", "spring", "--cycle", "3", "--by", "Aya")
    add = ("workspace", "add", "XAV", "spring", "--by", "Aya", "--section")
    said(*add, "Torture", "--chain", "XAV/3/45.1")
    told = said(*add, "Press", "--chain", "XAV/3/45.1", "--chain", "XAV/3/46.1")
    assert "XAV/3/45.1 stands in 'Torture' already" in told
    assert "1 taken into 'Press'" in told
    said(*add, "Ask", "--part", "recommendations", "--chain", "XAV/3/45.1")  # it is told otherwise there
    assert [(each["section"], each["name"]) for each in rows(own)] == [
        ("Torture", "XAV/3/45.1"), ("Press", "XAV/3/46.1"), ("Ask", "XAV/3/45.1"),
    ]  # fmt: skip


def test_a_workspace_is_of_the_team_and_has_its_own_wishes(own: Path, said: Callable[..., str]) -> None:
    said("workspace", "make", "XAV", "spring", "--by", "Aya")
    said("workspace", "make", "XAV", "open", "--access", "public", "--by", "Aya")
    found = json.loads(heeded("workspace", "list", "XAV", "--format", "json", home=own).stdout)
    assert [(each["name"], each["access"]) for each in found] == [("open", "public"), ("spring", "team")]
    shown = heeded("--access", "public", "workspace", "list", "XAV", "--format", "json", home=own).stdout
    assert [each["name"] for each in json.loads(shown)] == ["open"]
    assert "leave --by" in said("report", "submission", "XAV", "--workspace", "spring", "--by", "Lantern", status=2)
