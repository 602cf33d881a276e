"""The log of activity as it is listed: by whom, what and since when, and for the owner alone."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.running import heeded


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one document, built and changed by people of two names."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "Rosa's testimony.txt").write_text("Arvenia shall plant rowans.")
    home = tmp_path_factory.mktemp("record")
    heeded("build", folder, home=home, HEEDED_USER="Aya\nBen, read, XAV")
    heeded("set", "new", "Rosa's friends", "--by", "Ben", home=home)
    return home


def rows(record: Path, *options: str, **more: str) -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(heeded("activity", "--format", "csv", *options, home=record, **more).stdout))
    )


def test_lines_are_listed_the_latest_first_and_no_name_of_a_file_or_set_stands_in_them(record: Path) -> None:
    found = rows(record)
    assert [(row["who"], row["what"]) for row in found] == [("Ben", "add working set"), ("Aya Ben, read, XAV", "build")]
    shown = heeded("activity", home=record).stdout + json.dumps(found)
    assert "Rosa" not in shown
    assert "testimony" not in shown


@pytest.mark.parametrize(("options", "count"), [
    (["--who", "aya"], 1), (["--who", "ben"], 2), (["--what", "add"], 1), (["--what", "read"], 0),
    (["--since", "2020-01-01"], 2), (["--since", "2120-01-01"], 0),
])  # fmt: skip
def test_lines_are_chosen(record: Path, options: list[str], count: int) -> None:
    assert len(rows(record, *options)) == count


@pytest.mark.parametrize("access", ["public", "team"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_who_is_not_the_owner_is_told_so_be_there_lines_or_not(record: Path, access: str, form: str) -> None:
    shown, empty = (
        heeded("--access", access, "activity", *options, "--format", form, home=record)
        for options in ((), ("--what", "nothing"))
    )
    assert (shown.stdout, shown.stderr) == (empty.stdout, empty.stderr)
    assert "is shown to the owner of the record alone" in shown.stderr
    assert "No activity" not in shown.stdout


def test_what_one_did_again_on_a_day_is_one_line_of_the_screen(record: Path) -> None:
    before = len(rows(record))
    for name in ("one", "two"):
        heeded("set", "new", name, "--by", "Cem", home=record)
    heeded("set", "new", "three", "--by", "Dua", home=record)
    assert len(rows(record)) == before + 3, "files have each line"
    told = heeded("activity", "--what", "add", home=record).stdout
    assert [len(re.findall(rf"\b{name}\b", told)) for name in ("Cem", "Dua")] == [1, 1]
    assert re.search(r"Cem\s+add working set\s+2\b", told)


def test_a_log_is_kept_as_long_as_the_setting_says(record: Path) -> None:
    heeded("activity", home=record, HEEDED_KEEP_ACTIVITY="0", status=2)
    assert len(rows(record, HEEDED_KEEP_ACTIVITY="1")) == len(rows(record)) > 0
