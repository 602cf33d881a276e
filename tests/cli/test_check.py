"""`heeded check`: a file, the rules and the consents of the record."""

import json
import re
import shutil
from pathlib import Path

import pytest
from evaluation import checker

from running import heeded


@pytest.fixture(scope="module")
def home(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "home"))


def test_names_of_a_case_fail_until_consent_is_given(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "submission.docx"
    file.write_bytes(checker.write(checker.planted()["named in a case"][0]))
    said = ("check", file, "--state", "XAV", "--kind", "individual")
    [case] = re.findall(
        r"C-\w{6}",
        heeded("case", "new", "Square", "--kind", "trial", "--access", "team", "--by", "A", home=home).stdout,
    )[:1]
    added = heeded("case", "person", case, "Yara Mossfield", "--role", "victim", "--by", "A", home=home)
    [person] = re.findall(r"P-\w{6}", added.stdout)[:1]
    told = heeded(*said, home=home, status=1).stdout
    assert "Yara Mossfield is named" in " ".join(told.split())
    assert "para. 3" in told
    for use in ("submission", "publication"):
        heeded("case", "consent", person, "--use", use, "--given", "--by", "A", home=home)
        rows = json.loads(heeded(*said, "--format", "json", home=home, status=int(use == "submission")).stdout)
        assert ("names" in {row["rule"] for row in rows}) == (use == "submission")


def test_what_is_no_document_is_refused(home: Path, tmp_path: Path) -> None:
    assert "is not one document" in heeded(
        "check", tmp_path, "--state", "XAV", "--kind", "joint", home=home, status=2
    ).stderr  # fmt: skip
