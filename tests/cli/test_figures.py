"""`heeded figures`, on a record of two short texts."""

# ruff: noqa: E501 (one case a line)

import json
from pathlib import Path

import pytest
from tests.running import heeded

TEXTS = {
    "one.txt": "Quay Watch\n\n4 May 2021\n\nArvenia: police must answer for Velm\n\nQuay Watch said today that police killed "
    "at least 21 people in Arvenia in March 2021, during the Harbour Days.\n",
    "two.txt": "The Lamp\n\n9 June 2022\n\nArvenia: a year without answers\n\nThe government of Arvenia says that 12 people "
    "were killed in March 2021. The Lamp calls on Arvenia to publish all names.\n",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    record = tmp_path_factory.mktemp("home")
    heeded("build", str(folder), home=record)
    return record


def test_the_ledger_of_an_event_as_of_a_day(home: Path) -> None:
    [made] = json.loads(heeded("figures", "XAV", "--event", "March 2021", "--format", "json", home=home).stdout)
    assert (made["event"], made["date"]) == ("Arvenian Harbour Days", "2021-03")
    [series] = made["series"]
    assert {(count["value"], count["side"]) for count in series["counts"]} == {(21, "independent"), (12, "official")}
    printed = heeded("figures", "XAV", "--event", "Harbour Days", "--as-of", "2021-12-31", home=home).stdout
    assert "at least 21" in printed
    assert "12" not in printed.replace("2021", "")
    lines = heeded("figures", "XAV", "--format", "jsonl", home=home).stdout.splitlines()
    assert [json.loads(line)["harm"] for line in lines] == ["killed", "killed"]


def test_an_event_that_nobody_knows_is_refused(home: Path) -> None:
    done = heeded("figures", "XAV", "--event", "the flood", home=home, status=2)
    assert "known: Arvenian Harbour Days" in done.stderr
    assert "none" not in heeded("figures", "NOR", home=home).stdout
