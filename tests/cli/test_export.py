"""`heeded export data`: one record in every format, for whom, into which folder."""

import asyncio
import csv
import json
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from heeded.reports.exports.registry import EXPORTS, Export
from running import heeded

HARMLESS = re.compile(r"^'(?='*[=+\-@\t\r])")
FORMATS = ("csv", "jsonl", "xlsx", "parquet", "sqlite")


@pytest.fixture(scope="module")
def data(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables of the sample in all formats."""
    place = tmp_path_factory.mktemp("export") / "data"
    heeded("export", "data", place, "--access", "team", *(f"--format={form}" for form in FORMATS), home=demo)
    return place


def from_csv(place: Path, table: Export) -> Iterator[dict[str, Any]]:
    with (place / f"csv/{table.name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {each.name: _of(each.type, row[each.name], each.may_be_empty) for each in table.columns}


def _of(kind: str, text: str, may_be_empty: bool) -> Any:
    if text == "" and may_be_empty:
        return None
    known = {"integer": int, "number": float, "boolean": "true".__eq__, "list": json.loads}
    return known[kind](text) if kind in known else HARMLESS.sub("", text)


def from_sqlite(place: Path, table: Export) -> Iterator[dict[str, Any]]:
    with closing(sqlite3.connect(place / "heeded.sqlite")) as made:
        for row in made.execute(f"SELECT * FROM {table.name} ORDER BY rowid"):
            known = {"boolean": bool, "list": json.loads}
            yield {
                each.name: known[each.type](value) if each.type in known else value
                for each, value in zip(table.columns, row, strict=True)
            }


def from_jsonl(place: Path, table: Export) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (place / f"jsonl/{table.name}.jsonl").read_text("utf-8").splitlines())


def from_parquet(place: Path, table: Export) -> list[dict[str, Any]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows: list[dict[str, Any]] = parquet.read_table(place / f"parquet/{table.name}.parquet").to_pylist()
    return rows


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_holds_equal_values(name: str, data: Path) -> None:
    table = EXPORTS[name]
    first = list(from_jsonl(data, table))
    assert list(from_parquet(data, table)) == first
    assert list(from_sqlite(data, table)) == first
    blank = {each.name for each in table.columns if each.type == "text" and each.may_be_empty}
    without = [{key: value or None if key in blank else value for key, value in row.items()} for row in first]
    assert list(from_csv(data, table)) == without


def test_the_sample_fills_the_tables(data: Path) -> None:
    counts = {name: len(list(from_jsonl(data, table))) for name, table in EXPORTS.items()}
    empty = {name for name, count in counts.items() if not count}
    assert empty <= {"assessments", "decisions", "figures", "contradictions"}
    assert counts["pairs"] >= counts["recommendations"] > 0


def test_the_workbook_has_a_sheet_for_each_table(data: Path) -> None:
    book = load_workbook(data / "heeded.xlsx", read_only=True)
    assert book.sheetnames == list(EXPORTS)
    rows = list(book["recommendations"].iter_rows(values_only=True))
    assert list(rows[0]) == [each.name for each in EXPORTS["recommendations"].columns]
    asked = list(from_jsonl(data, EXPORTS["recommendations"]))
    assert [(row[0], row[4]) for row in rows[1:]] == [(each["id"], each["number"]) for each in asked]


def test_the_csv_is_a_valid_data_package(data: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    package = frictionless.Package(str(data / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "note"])
    assert {each.name for each in package.resources} == {*EXPORTS}
    assert all(each.schema.fields and each.hash.startswith("sha256:") for each in package.resources)
    said = json.loads((data / "datapackage.json").read_text("utf-8"))
    assert said["access"] == "team"
    assert said["licenses"][0]["title"] == "Not for publication"
    assert "UPR Info, upr-info.org" in said["citation"]
    assert said["registers"]["treaties"]
    assert any(each.startswith("recommendations ") for each in said["readings"])


@pytest.mark.parametrize(
    ("options", "own"),
    [
        ((), "no licence is stated"),
        (("--licence", "CC-BY-4.0"), "Creative Commons Attribution 4.0 (CC-BY-4.0, https://"),
    ],
)
def test_a_public_export_states_its_terms_and_a_licence_for_what_is_the_teams_alone(
    demo: Path, tmp_path: Path, options: tuple[str, ...], own: str
) -> None:
    out = tmp_path / "data"
    heeded("export", "data", out, "--table", "assessments", "--table", "reviews", "--format=csv", *options, home=demo)
    said = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert "licenses" not in said
    assert any("terms of use" in each and "no warranty" in each for each in said["terms"])
    assert any("UPR Info" in each and "OHCHR" in each for each in said["terms"])
    assert own in said["terms"][-1]
    licensed = {each["name"]: each.get("licenses") for each in said["resources"]}
    address = "https://creativecommons.org/licenses/by/4.0/"
    named = [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": address}] if options else None
    assert licensed == {"assessments": named, "reviews": None}
    assert all(each in (out / "README.txt").read_text("utf-8") for each in said["terms"])
    frictionless = pytest.importorskip("frictionless")
    assert frictionless.Package(str(out / "datapackage.json")).validate().valid


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--licence", "mine"), "mine is no licence that can be stated: it is one of CC-BY-4.0, "),
        (("--licence", "CC-BY-4.0", "--access", "team"), "What is team is not for publication"),
    ],
)
def test_a_licence_that_cannot_be_stated_is_refused(
    demo: Path, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    assert words in heeded("export", "data", tmp_path / "data", *options, home=demo, status=2).stderr
    assert not (tmp_path / "data").exists()


def test_the_readme_says_what_it_is(data: Path) -> None:
    said = (data / "README.txt").read_text("utf-8")
    for words in ("Heeded 0", "team", "XAV", "UPR Info, upr-info.org", "OHCHR", "csv/pairs.csv"):
        assert words in said, words


def test_sqlite_has_whole_references_and_opens_in_datasette(data: Path) -> None:
    with closing(sqlite3.connect(data / "heeded.sqlite")) as made:
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []
        assert made.execute("PRAGMA foreign_key_list(pairs)").fetchall()
        views = [name for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert "Asked again" in views
    app = pytest.importorskip("datasette.app")
    words = json.loads((data / "metadata.json").read_text("utf-8"))

    async def asked() -> list[Any]:
        shown = app.Datasette([str(data / "heeded.sqlite")], metadata=words)
        await shown.invoke_startup()
        paths = [f"/heeded/{name.replace(' ', '~20')}.json?_shape=array" for name in views]
        rows = "/heeded/recommendations.json?_shape=array&_size=1"
        return [await shown.client.get(path) for path in ("/heeded.json", rows, *paths)]

    with ThreadPoolExecutor(1) as alone:  # the process may have a loop of Playwright's
        base, first, *of_views = alone.submit(asyncio.run, asked()).result()
    assert {each["name"] for each in base.json()["tables"]} >= {*EXPORTS}
    assert first.json()[0]["id"].startswith("XAV/")
    assert [each.status_code for each in of_views] == [200] * len(views)
    assert any(each.json() for each in of_views)
    assert words["databases"]["heeded"]["tables"]["pairs"]["columns"]["recommending_state"]


def test_files_are_their_owners_alone(data: Path) -> None:
    modes = {stat.S_IMODE(each.stat().st_mode) for each in data.rglob("*") if each.is_file()}
    assert modes == {0o600}
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_nothing_is_overwritten_unless_it_is_an_export_and_is_to_be(demo: Path, tmp_path: Path) -> None:
    out, few = tmp_path / "out", ("--access", "team", "--table", "documents", "--format", "csv")
    out.mkdir()
    heeded("export", "data", out, *few, home=demo)
    kept = (out / "README.txt").read_text("utf-8")
    assert sorted(os.listdir(out)) == ["README.txt", "csv", "datapackage.json"]
    assert "--replace" in heeded("export", "data", out, *few, home=demo, status=2).stderr
    heeded("export", "data", out, "--replace", "--state", "Arvenia", *few, home=demo)
    assert (out / "README.txt").read_text("utf-8") != kept
    (out / "notes.txt").write_text("mine")
    assert "notes.txt" in heeded("export", "data", out, "--replace", *few, home=demo, status=2).stderr
    assert (out / "notes.txt").read_text() == "mine"
    assert "is a file" in heeded("export", "data", out / "notes.txt", *few, home=demo, status=2).stderr
    assert "you are in" in heeded("export", "data", ".", *few, home=demo, status=2, cwd=tmp_path).stderr
    assert os.listdir(tmp_path) == ["out"]


def test_what_cannot_be_exported_is_said_in_plain_words(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for arguments, words in (
        (("--state", "Atlantis"), "Atlantis"),
        (("--state", "FRA", "--access", "team"), "no document on FRA"),
        (("--table", "asks"), "the tables are: documents"),
    ):
        assert words in heeded("export", "data", out, *arguments, home=demo, status=2).stderr
    closed = heeded("export", "data", out, "--access", "team", home=demo, status=2, HEEDED_ACCESS="public").stderr
    assert "What is team may not be seen here" in closed
    (tmp_path / "file").write_text("")
    assert "file" in heeded("export", "data", tmp_path / "file" / "x", "--access", "team", home=demo, status=2).stderr
    assert os.listdir(tmp_path) == ["file"]
