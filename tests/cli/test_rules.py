"""`heeded rules list` and `rules confirm`."""

import json
import re
import shutil
from pathlib import Path

import pytest

from running import heeded


@pytest.fixture(scope="module")
def home(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "home"))


def listed(home: Path) -> dict[str, dict[str, str]]:
    rows = json.loads(heeded("rules", "list", "--format", "json", home=home).stdout)
    return {row["key"]: row for row in rows}


def test_a_rule_is_confirmed_used_and_taken_back(home: Path) -> None:
    assert not listed(home)["plenary_ngo_seconds"]["is_confirmed"]
    said = ("rules", "confirm", "plenary_ngo_seconds", "--value", "90", "--source", "Note of the Bureau", "--date")
    done = heeded(*said, "2026-01-02", "--by", "Aya", home=home)
    row = listed(home)["plenary_ngo_seconds"]
    assert (row["value"], row["is_confirmed"], row["by"], row["as_of"]) == ("90", True, "Aya", "2026-01-02")
    assert "90 seconds at" in heeded("report", "statement", "XAV", "--by", "Lantern", home=home).stdout
    assert "said already" in heeded(*said, "2026-01-02", "--by", "Aya", home=home).stdout
    [uid] = re.findall(r"withdraw ([0-9a-f-]{36})", done.stdout)
    heeded("withdraw", uid, home=home)
    assert listed(home)["plenary_ngo_seconds"]["value"] == "120"


@pytest.mark.parametrize(
    ("rule", "more", "message"),
    [
        ("words_jiont", ("--source", "x", "--date", "2026-01-02"), "is no rule"),
        ("words_joint", ("--source", " ", "--date", "2026-01-02"), "confirmed by a source"),
        ("words_joint", ("--source", "x", "--date", "2999-01-02"), "still to come"),
        ("words_joint", ("--source", "x", "--date", "2026-01-02", "--value", "many"), "is a number of words"),
    ],
)
def test_what_confirms_nothing_is_refused(home: Path, rule: str, more: tuple[str, ...], message: str) -> None:
    done = heeded("rules", "confirm", rule, *more, "--by", "Aya", home=home, status=2)
    assert message in " ".join(done.stderr.split())
