"""The command `search` on the sample's record: what is printed, counted, refused."""

import csv
import io
import json
from pathlib import Path

import pytest

from running import heeded


@pytest.fixture(scope="module")
def home(demo: Path) -> Path:
    return demo


def test_passages_stand_with_their_place_on_80_columns(home: Path) -> None:
    printed = heeded("search", "journalists", home=home, COLUMNS="80").stdout
    lines = printed.splitlines()
    assert lines[0] == "Looked for: journalists."
    assert all(len(line) <= 80 for line in lines)
    assert "XAV/" in printed
    assert "page " in printed
    assert "A/HRC/" in printed


def test_every_form_has_the_same_passages(home: Path) -> None:
    rows = json.loads(heeded("search", "torture", "--format", "json", home=home).stdout)
    lines = heeded("search", "torture", "--format", "jsonl", home=home).stdout.splitlines()
    table = list(csv.DictReader(io.StringIO(heeded("search", "torture", "--format", "csv", home=home).stdout)))
    assert len(rows) == len(lines) == len(table) > 0
    assert [row["statement"] for row in rows] == [row["statement"] for row in table]
    assert all("tortur" in row["quote"].lower() for row in rows)


def test_filters_narrow_and_counts_say_what_others_would_find(home: Path) -> None:
    def counted(*options: str) -> dict[str, int]:
        printed = heeded("search", *options, "--facets", "--format", "json", home=home).stdout
        return {row["value"]: row["recommendations"] for row in json.loads(printed) if row["filter"] == "position"}

    every = counted()
    assert every["supported"] > 0
    assert counted("--position", "noted") == every, "a filter is counted as if it were not set"
    rows = json.loads(heeded("search", "--position", "noted", "--top", "500", "--format", "json", home=home).stdout)
    assert len(rows) == every["noted"]
    assert {row["position"] for row in rows} == {"noted"}


def test_what_is_near_in_meaning_comes_with_its_score(home: Path) -> None:
    printed = heeded("search", "--like", "protéger les journalistes", "--format", "json", home=home).stdout
    scores = [row["score"] for row in json.loads(printed)]
    assert scores
    assert scores == sorted(scores, reverse=True)


def test_nothing_that_is_typed_fails(home: Path) -> None:
    for words in ("!@#", "*", "AND", '"', "x" * 10_000, "((((", "NOT"):
        done = heeded("search", words, home=home)
        assert "0 recommendations" in done.stdout, words


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["x", "--where", "colour=red"], "--where 'colour=red'"),
        (["x", "--where", "year"], "--where 'year'"),
        (["x", "--like", "words of mine"], "leave the words or --like out"),
        (["--like", "a"], "too short"),
        (["x", "--state", "Nowhereland"], "No State is called"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(home: Path, options: list[str], message: str) -> None:
    assert message in heeded("search", *options, home=home, status=2).stderr
