"""`--as-of`: what was not there on a day is not told, and what cannot be placed in time is named."""

import json
from pathlib import Path

import pytest

from running import heeded

TEXTS = {
    "dated.txt": "Quay Watch\n\n4 May 2021\n\nArvenia: police must answer for Velm\n\nQuay Watch said today that "
    "police killed at least 21 people in Arvenia in March 2021, during the Harbour Days.\n",
    "undated.txt": "The Lamp\n\nArvenia: a year without answers\n\nThe government of Arvenia says that 12 people were "
    "killed in March 2021. The Lamp calls on Arvenia to publish all names.\n",
    "timeless.txt": "The Lamp\n\nArvenia: 14 people in prison for what they wrote\n\nThe Lamp says that 14 political "
    "prisoners are held in Arvenia. The Lamp calls on Arvenia to release them.\n",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    record = tmp_path_factory.mktemp("home")
    heeded("build", str(folder), home=record)
    return record


def values(home: Path, day: str) -> set[int]:
    ledgers = json.loads(heeded("figures", "XAV", "--as-of", day, "--format", "json", home=home).stdout)
    return {count["value"] for ledger in ledgers for series in ledger["series"] for count in series["counts"]}


def test_an_undated_text_counts_from_what_it_tells(home: Path) -> None:
    assert values(home, "2021-02-28") == set()
    assert values(home, "2021-03-31") == {12}
    assert values(home, "2021-05-04") == {12, 21}


def test_a_text_of_which_nothing_tells_a_day_is_left_out_by_name(home: Path) -> None:
    then = json.loads(heeded("show", "XAV", "--as-of", "2022-01-01", "--format", "json", home=home).stdout)
    assert then["as_of"] == "2022-01-01"
    assert [Path(file).name for file in then["left_out"]] == ["timeless.txt"]
    now = json.loads(heeded("show", "XAV", "--format", "json", home=home).stdout)
    assert (now["as_of"], now["left_out"]) == (None, [])
    printed = heeded("show", "XAV", "--as-of", "2022-01-01", home=home, COLUMNS="80").stdout
    assert printed.splitlines()[0] == "As known on 1 January 2022"
    assert "Left out, as nothing tells when they were written (1)" in printed
    assert "As known" not in heeded("show", "XAV", home=home).stdout


@pytest.mark.parametrize("command", ["figures", "pledges", "decisions", "calendar", "compare", "show"])
def test_every_table_says_its_day(home: Path, command: str) -> None:
    printed = heeded(command, "XAV", "--as-of", "2022-01-01", home=home).stdout
    assert printed.startswith("As known on 1 January 2022\n\n")
    assert "As known" not in heeded(command, "XAV", home=home).stdout


def test_no_review_is_known_before_it_is_held(demo: Path) -> None:
    now = json.loads(heeded("show", "XAV", "--format", "json", home=demo).stdout)
    then = json.loads(heeded("show", "XAV", "--as-of", "2021-01-01", "--format", "json", home=demo).stdout)
    assert [bool(review["counts"]) for review in now["reviews"][-2:]] == [True, True]
    assert [bool(review["counts"]) for review in then["reviews"][-2:]] == [True, False]
    assert all(not entry["files"] for entry in then["reviews"][-1]["dossier"])


def test_a_recommendation_that_is_still_to_come_is_said_to_be(demo: Path) -> None:
    lines = heeded("export", "recommendations", "--format", "jsonl", home=demo).stdout.splitlines()
    last = json.loads(lines[-1])
    refused = heeded("show", last["id"], "--as-of", "2021-01-01", home=demo, status=2).stderr
    assert f"{last['id']} was not known on 1 January 2021: {last['document']} is of" in " ".join(refused.split())
    assert "was not known" not in heeded("show", "XAV/4/999.9", "--as-of", "2021-01-01", home=demo, status=2).stderr
    first = json.loads(lines[0])
    page = json.loads(heeded("show", first["id"], "--as-of", "2021-01-01", "--format", "json", home=demo).stdout)
    assert (page["as_of"], page["later"]) == ("2021-01-01", [])
    assert "As known on 1 January 2021" in heeded("show", first["id"], "--as-of", "2021-01-01", home=demo).stdout
