"""`heeded draft`: the wording of a draft, its precedents, and counts of the record."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from heeded.model import shown_position
from heeded.pipeline.drafting import _due, _parts
from running import heeded


@pytest.fixture(scope="module")
def home(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "home"))


def drafted(home: Path, text: str, *more: str) -> dict[str, Any]:
    done = heeded("draft", text, "--to", "XAV", "--format", "json", *more, home=home)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Release all journalists and ratify CAT-OP by 2027", "en", 2),
        ("Ensure the safety of journalists and bloggers", "en", 1),
        ("Abolish the death penalty; ratify ICCPR-OP2; close all secret prisons", "en", 3),
        ("Abolir la peine de mort", "fr", 1),
    ],
)
def test_another_ask_begins_where_words_open_like_a_demand(text: str, language: str, count: int) -> None:
    assert len(list(_parts(text, language))) == count


@pytest.mark.parametrize(
    ("text", "years"),
    [("Ratify it by 2027", ["2027"]), ("Ratify it by the end of 2028", ["2028"]), ("Apply the law of 2019", [])],
)
def test_the_year_until_which_it_is_to_be_done(text: str, years: list[str]) -> None:
    assert list(_due(text, "en")) == years


def test_traits_precedents_and_counts_are_those_of_text_and_record(home: Path) -> None:
    found = drafted(home, "Ratify the Optional Protocol to the Convention against Torture by 2027", "--from", "NOR")
    traits = {each["name"]: each["is_so"] for each in found["traits"]}
    assert traits == {"specific": True, "measurable": True, "timed": True, "addressed": True, "one ask": True}
    lines = json.loads(heeded("export", "recommendations", "--state", "XAV", "--format", "json", home=home).stdout)
    by_id = {line["id"]: line for line in lines}
    assert found["counted"] == len(lines)
    assert found["precedents"]
    for each in found["precedents"]:
        line = by_id[each["id"]]
        assert each["position"] == shown_position(line["position"], line["position_reason"])
        assert each["is_own"] == ("NOR" in by_id[each["id"]]["recommending_states"])
    for each in found["support"]:
        assert each["supported"] + each["noted"] + each["no_reply"] <= each["received"] <= len(lines)


def test_a_draft_that_names_another_state_is_not_addressed(home: Path) -> None:
    traits = {e["name"]: e["is_so"] for e in drafted(home, "Ask Norway for help with its prisons")["traits"]}
    assert not traits["addressed"]
    assert not traits["timed"]


def test_a_state_without_recommendations_is_said(home: Path) -> None:
    assert (
        "no recommendation" in heeded("draft", "Abolish the death penalty", "--to", "FJI", home=home, status=2).stderr
    )
