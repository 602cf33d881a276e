"""`heeded calendar`."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from heeded.cli import app

RUN = CliRunner()


def test_a_day_in_the_past_shows_what_came_next_then() -> None:
    done = RUN.invoke(app, ["calendar", "kazakhstan", "--as-of", "2025-02-01", "--format", "json"])
    assert done.exit_code == 0, done.output
    first = json.loads(done.stdout)[0]
    assert first["step"] == "adoption"
    assert first["first"] == "2025-07"


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_table_fits(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = RUN.invoke(app, ["calendar", "AUS", "KAZ", "--as-of", "2025-05-01"])
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert "Australia (AUS)" in lines
    assert any("not known" in line and "review, cycle 5" in line for line in lines)


def test_without_a_day_it_looks_from_today() -> None:
    done = RUN.invoke(app, ["calendar", "KAZ", "--format", "json"])
    assert all(each["last"] is None or each["last"] >= date.today().isoformat()[:7] for each in json.loads(done.stdout))


def test_a_wrong_day_is_refused() -> None:
    done = RUN.invoke(app, ["calendar", "KAZ", "--as-of", "July 2025"])
    assert done.exit_code == 2
    assert "--as-of" in done.output
