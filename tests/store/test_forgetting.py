"""A person who is forgotten is nowhere in the record: no byte of the name, no value of theirs, no document."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif("HEEDED_DATABASE_URL" in os.environ, reason="this is the run on PostgreSQL")
PROGRAM = Path(__file__).with_name("planted.py")
PATH = os.pathsep.join((str(PROGRAM.parents[1]), os.environ.get("PYTHONPATH", "")))
ALWAYS = ("case", "participant", "act", "involvement", "consent", "same_person", "case_link", "release")


def planted(tmp_path: Path, *stop: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One run of the program that plants, forgets and builds again."""
    command = [sys.executable, str(PROGRAM), str(tmp_path / "home"), str(tmp_path), *stop]
    own = {name: value for name, value in os.environ.items() if name != "HEEDED_DATABASE_URL"}
    done = subprocess.run(
        command, env=own | {"PYTHONPATH": PATH} | environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == (9 if stop else 0), done.stderr
    return done


def assert_is_forgotten(told: dict[str, Any], is_file: bool = True) -> None:
    """Nothing of the name is left, what is of others is, and no document brought the name back."""
    assert told["after"] == told["rows"] == told["still_in"] == told["half"] == []
    assert told["documents"] == ["harmless.txt"]
    assert told["people"] == ["P-333333"]
    assert not [name for name in told["home"] if name.startswith("forgetting")]
    assert all(told["values"][kind] for kind in ALWAYS)
    for name in ("Quillfeather", "Zhazira", "Жазир", "Квилфезер"):
        assert name not in told["certificate"]
        assert not [said for said in told["problems"] if name in said]
    refused = [said for said in told["problems"] if "is not taken in" in said]
    assert [said.split(" names somebody")[0] for said in refused if "names somebody" in said] == ["new.txt"]
    assert {said.split(" was removed")[0] for said in refused if "was removed" in said} == {
        "testimony.txt", "inflected.txt", "reversed.txt", "page.html", "letter.docx", "[deleted] notes.txt",
        "[deleted]/other.txt", "stated.txt", "report.pdf", "bundle.zip!inside.txt",
    }  # fmt: skip
    assert "torn [deleted].pdf" in "\n".join(told["problems"])


@pytest.mark.parametrize("key", ["", "yes"])
def test_no_byte_of_a_forgotten_name_is_left(tmp_path: Path, key: str) -> None:
    told = json.loads(planted(tmp_path, KEY=key).stdout)
    assert len(told["before"]) >= 3, "the name was there, in both scripts"
    assert told["said"] == 1, "what is said of others stays"
    assert_is_forgotten(told)
    assert told["foreign"] == ["record.json"]
    assert told["removed"] == 10


@pytest.mark.parametrize("stop", ["start", "carry_out", "_certificate"])
def test_an_interrupted_deletion_is_completed(tmp_path: Path, stop: str) -> None:
    planted(tmp_path, stop)
    assert list((tmp_path / "home").glob("forgetting-*")), "the name is known until the end"
    told = json.loads(planted(tmp_path).stdout)
    assert_is_forgotten(told)
    assert told["removed"] == 10, "what was deleted before counts too"
