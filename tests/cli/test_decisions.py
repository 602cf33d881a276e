"""`heeded decisions`: from a folder of texts to the cases."""

import json
from pathlib import Path

import pytest

from running import heeded

SUBMISSION = """Press Watch Arvenia
Submission to the Universal Periodic Review of Arvenia

In its Opinion No. 5/2021 concerning Ms. Ada Quill, an editor, the Working Group on Arbitrary Detention found \
that Arvenia had held her without a legal basis. It requested the Government to release her and to pay compensation.
Ms. Quill is still held in the prison of Old Quay.
"""
NEWS = """Old Quay Courier, 3 May 2023

The Ministry of Justice of Arvenia said that Opinion No. 5/2021 was being studied by the courts, a spokesperson \
told reporters. The group Press Watch said on Wednesday that A/HRC/WGAD/2021/5 had been ignored for two years.
"""
SIDECAR = """submission.txt: {kind: stakeholder_submission, states: [XAV], cycle: 4, language: en}
news.txt: {kind: news, states: [XAV], language: en}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("home")
    folder = tmp_path_factory.mktemp("texts")
    (folder / "submission.txt").write_text(SUBMISSION, "utf-8")
    (folder / "news.txt").write_text(NEWS, "utf-8")
    (folder / "heeded.yml").write_text(SIDECAR, "utf-8")
    heeded("build", folder, home=place)
    return place


def test_a_case_with_what_is_asked_and_said(home: Path) -> None:
    [row] = json.loads(heeded("decisions", "XAV", "--format", "json", home=home).stdout)
    assert (row["id"], row["symbol"], row["persons"]) == ("WGAD 5/2021", "A/HRC/WGAD/2021/5", ["Ada Quill"])
    assert row["remedies"] == ["release", "compensation"]
    table = heeded("decisions", "XAV", home=home, COLUMNS="80").stdout
    assert max(map(len, table.splitlines())) <= 80
    assert "asked: release, compensation" in table
    assert "requested the Government to release her" in " ".join(table.split())
    for name in ("WGAD 5/2021", "A/HRC/WGAD/2021/5"):
        assert heeded("decisions", "XAV", name, home=home).stdout.startswith("WGAD 5/2021  Ada Quill")


def test_what_is_not_there_is_said(home: Path) -> None:
    assert "no decision in an individual case against Tuvalu" in heeded("decisions", "TUV", home=home).stdout
    assert "It speaks of:\n  WGAD 5/2021" in heeded("decisions", "XAV", "WGAD 9/2021", home=home, status=2).stderr
    assert "is no decision" in heeded("decisions", "XAV", "the case", home=home, status=2).stderr


def test_what_a_party_concludes_stands_beside(home: Path) -> None:
    heeded(
        "assess", "WGAD 5/2021", "--party", "Press Watch", "--kind", "ngo", "--status", "not implemented",
        "--by", "Aya", "--why", "She is still held.", home=home,
    )  # fmt: skip
    [row] = json.loads(heeded("decisions", "XAV", "--format", "json", home=home).stdout)
    assert row["assessments"] == ["not implemented (Press Watch)"]
    assert "assessed by Press Watch: not implemented" in heeded("decisions", "XAV", home=home).stdout
    refused = heeded("assess", "CAT 5/2021", "--party", "P", "--status", "fully", "--by", "Aya", home=home, status=2)
    assert "says nothing of CAT 5/2021" in refused.stderr
