"""`heeded pledges`."""

import json
from pathlib import Path

import pytest

from running import heeded


@pytest.fixture(scope="module")
def home(demo: Path) -> Path:
    return demo


def test_pledges_are_listed_and_each_has_a_page(home: Path) -> None:
    rows = json.loads(heeded("pledges", "XAV", "--format", "json", home=home).stdout)
    assert rows
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["id"].startswith(f"XAV/{row['cycle']}/P") for row in rows)
    table = heeded("pledges", "XAV", home=home, COLUMNS="80").stdout
    assert max(map(len, table.splitlines())) <= 80
    assert all(row["id"] in table for row in rows)
    page = json.loads(heeded("pledges", rows[0]["id"], "--format", "json", home=home).stdout)
    assert (page["id"], page["text"]) == (rows[0]["id"], rows[0]["text"])
    assert rows[0]["id"] in heeded("pledges", rows[0]["id"], home=home).stdout
    assert heeded("show", rows[0]["id"], home=home).stdout == heeded("pledges", rows[0]["id"], home=home).stdout
    mid_term = json.loads(heeded("pledges", "XAV/3/P1", "--format", "json", home=home).stdout)
    assert [(each["date"], each["document"]) for each in mid_term["handed_in"]] == [("2022", "A/HRC/57/90")]


def test_an_unknown_pledge_is_refused_with_those_that_there_are(home: Path) -> None:
    [first, *_] = json.loads(heeded("pledges", "XAV", "--format", "json", home=home).stdout)
    refused = heeded("pledges", "XAV/4/P99", home=home, status=2).stderr
    assert "no pledge XAV/4/P99" in refused
    assert ("It has:" in refused) == (first["cycle"] == 4)
    heeded("pledges", first["id"], "--format", "csv", home=home, status=2)


def test_a_state_without_pledges(home: Path) -> None:
    assert "no pledges of Tuvalu" in heeded("pledges", "TUV", home=home).stdout
