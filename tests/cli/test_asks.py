"""`heeded asks`, `compare`."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from heeded.model import shown_position
from running import heeded


@pytest.fixture(scope="module")
def home(demo: Path) -> Path:
    return demo


@pytest.fixture(scope="module")
def lines(home: Path) -> list[dict[str, Any]]:
    printed = heeded("export", "recommendations", "--format", "jsonl", home=home).stdout
    return [json.loads(line) for line in printed.splitlines()]


def test_what_a_state_asked_is_all_that_it_made_alone_or_with_others(home: Path, lines: list[dict[str, Any]]) -> None:
    asking = Counter(code for line in lines for code in line["recommending_states"]).most_common(1)[0][0]
    made = [line for line in lines if asking in line["recommending_states"]]
    rows = json.loads(heeded("asks", asking, "--to", "XAV", "--format", "json", home=home).stdout)
    assert [(row["id"], row["position"]) for row in rows] == [(line["id"], line["position"]) for line in made]
    for row, line in zip(rows, made, strict=True):
        assert {*row["with_states"], asking} == set(line["recommending_states"])
        assert (row["claim"] is None) == (row["claims"] == 0) == (row["claim_source"] is None)
    assert any(row["asked_again"] for row in rows if row["cycle"] == 3) or all(row["cycle"] == 4 for row in rows)

    table = heeded("asks", asking, "--to", "Arvenia", home=home, COLUMNS="80").stdout
    assert max(map(len, table.splitlines())) <= 80
    for cycle in {line["cycle"] for line in made}:
        received = sum(line["cycle"] == cycle for line in lines)
        own = sum(line["cycle"] == cycle for line in made)
        assert re.search(
            rf"Review {cycle} \(\d{{4}}\) .*made {own} of\s{received}\srecommendations", " ".join(table.split())
        )
    assert "asks elsewhere" in table or "no recommendations of" in table


def test_as_of_a_day_only_what_was_known_then_is_told(home: Path, lines: list[dict[str, Any]]) -> None:
    asking = Counter(code for line in lines for code in line["recommending_states"]).most_common(1)[0][0]
    then = json.loads(
        heeded("asks", asking, "--to", "XAV", "--as-of", "2021-01-01", "--format", "json", home=home).stdout
    )
    expected = [line["id"] for line in lines if asking in line["recommending_states"] and line["cycle"] == 3]
    assert [row["id"] for row in then] == expected
    assert all(row["asked_again"] == [] for row in then)


def test_a_state_that_asked_nothing(home: Path) -> None:
    assert json.loads(heeded("asks", "TUV", "--to", "XAV", "--format", "json", home=home).stdout) == []
    printed = heeded("asks", "TUV", "--to", "XAV", home=home).stdout
    assert "Tuvalu made 0 of" in printed
    assert "no list of recommendations" in heeded("asks", "NOR", "--to", "TUV", home=home).stdout


def test_reviews_side_by_side(home: Path, lines: list[dict[str, Any]]) -> None:
    printed = heeded("compare", "XAV", "TUV", "--format", "csv", home=home).stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert {(row["state"], row["cycle"]) for row in rows} == {("XAV", "4")}  # of Tuvalu nothing is in the record
    of_cycle = [line for line in lines if line["cycle"] == 4]
    assert {row["of"] for row in rows} == {str(len(of_cycle))}
    positions = Counter(shown_position(line["position"], line["position_reason"]) for line in of_cycle)
    counts = {row["measure"]: int(row["count"]) for row in rows if not row["term"]}
    assert {name: counts[name] for name in positions} == positions
    assert sum(int(row["count"]) for row in rows if row["measure"] == "action") <= len(of_cycle)
    for row in rows:
        assert float(row["share"]) == pytest.approx(int(row["count"]) / len(of_cycle), abs=0.001)

    assert "asked_again" not in counts  # no later review is read
    earlier = json.loads(heeded("compare", "XAV", "--cycle", "3", "--format", "json", home=home).stdout)
    assert [row["count"] for row in earlier if row["measure"] == "asked_again"] != []

    table = heeded("compare", "XAV", "TUV", "--cycle", "3", home=home, COLUMNS="80").stdout
    assert max(map(len, table.splitlines())) <= 80
    assert "cycle 3 (2019)" in table
    assert "No recommendations or totals in the record: Tuvalu." in table
    assert re.search(r"Next\n +XAV +", table)
