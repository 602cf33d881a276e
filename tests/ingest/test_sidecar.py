"""A sidecar's text goes in; facts and problems with their lines come out."""

from pathlib import Path

import pytest

from heeded.ingest import Source, sources
from heeded.ingest.sidecar import facts_for, read_sidecar
from heeded.model import Problem


def problems(text: str) -> list[str]:
    return [problem.message for problem in read_sidecar(text.encode(), "heeded.yml")[1]]


def test_every_fact_can_be_stated() -> None:
    rules, faults = read_sidecar(
        b"""
report.pdf:
  kind: national_report
  symbol: A/HRC/WG.6/ 46/XAV/1
  states: [XAV, SVN]
  cycle: 4
  session: 46
  council_session: 57
  publisher: [Lantern Watch, Rights Forum]
  published: 2024-02
  language: en
  title: A report
  access: restricted
""",
        "heeded.yml",
    )
    assert not faults
    assert facts_for(rules, "report.pdf") == {
        "kind": "national_report",
        "symbol": "A/HRC/WG.6/46/XAV/1",
        "states": ("XAV", "SVN"),
        "cycle": 4,
        "session": 46,
        "council_session": 57,
        "publisher": "Lantern Watch, Rights Forum",
        "published": "2024-02",
        "language": "en",
        "title": "A report",
        "access": "restricted",
    }


def test_null_says_that_there_is_none() -> None:
    rules, faults = read_sidecar(b"a.txt: {publisher: null, cycle: ~, symbol: null}", "heeded.yml")
    assert not faults
    assert facts_for(rules, "a.txt") == {"publisher": None, "cycle": None, "symbol": None}


@pytest.mark.parametrize(
    ("pattern", "path", "is_meant"),
    [
        ("a.pdf", "a.pdf", True),
        ("a.pdf", "sub/a.pdf", True),
        ("*.pdf", "sub/deep/b.pdf", True),
        ("sub/*.pdf", "sub/b.pdf", True),
        ("sub/*.pdf", "b.pdf", False),
        ("b.pdf", "a.zip!b.pdf", True),
        ("b.pdf", "a.zip!x/b.pdf", True),
        ("a.zip!*", "a.zip!b.pdf", False),
        ("[draft].pdf", "[draft].pdf", True),
        ("A.pdf", "a.pdf", False),
    ],
)
def test_patterns(pattern: str, path: str, is_meant: bool) -> None:
    rules, _ = read_sidecar(f'"{pattern}": {{cycle: 2}}'.encode(), "heeded.yml")
    assert bool(facts_for(rules, path)) is is_meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a.pdf:\n  knd: addendum\n", ["heeded.yml: line 2", "“knd”", "kind, symbol, states"]),
        ("a.pdf:\n  cycle: 2\n  kind: report\n", ["line 3", "“report”", "national_report, un_compilation"]),
        ("a.pdf: {states: [XAV, XXX]}", ["line 1", "“XXX”", "ISO 3166-1"]),
        ("a.pdf: {published: 2024-02-31}", ["“2024-02-31”", "YYYY-MM-DD"]),
        ("a.pdf: {cycle: second}", ["“second”", "whole number"]),
        ("a.pdf: {language: english}", ["“english”", "ISO 639-1"]),
        ("a.pdf: {symbol: the report}", ["“the report”", "A/HRC/"]),
        ("a.pdf: {access: secret}", ["“secret”", "public, team, restricted"]),
        ("a.pdf: {access: [public]}", ["public, team, restricted"]),
        ("a.pdf: {states: {main: XAV}}", ["nested"]),
        ("a.pdf: national_report", ["line 1", "facts below it"]),
        ("- a.pdf", ["file names"]),
        ("a.pdf: [", ["YAML"]),
        ("a: " + "[" * 5000, ["YAML"]),
    ],
)
def test_what_is_not_understood_is_a_problem_with_its_line(text: str, words: list[str]) -> None:
    found = problems(text)
    assert len(found) == 1
    for word in words:
        assert word in found[0]


def test_a_wrong_value_leaves_the_other_facts() -> None:
    rules, faults = read_sidecar(b"a.pdf: {cycle: two, session: 20}", "heeded.yml")
    assert len(faults) == 1
    assert facts_for(rules, "a.pdf") == {"session": 20}


def test_other_encodings_are_a_problem() -> None:
    assert "UTF-8" in read_sidecar("ä.pdf: {}".encode("utf-16"), "heeded.yml")[1][0].message


def test_nearer_sidecars_and_later_entries_overrule(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("x")
    (tmp_path / "heeded.yml").write_text('"*.txt": {cycle: 1, access: restricted}\n"sub/a.txt": {cycle: 2}\n')
    (tmp_path / "sub" / "heeded.yml").write_text("a.txt: {cycle: 3}\n")
    found = list(sources([tmp_path]))
    assert [dict(item.facts) for item in found if isinstance(item, Source)] == [{"cycle": 3, "access": "restricted"}]
    assert not [item for item in found if isinstance(item, Problem)]


def test_an_entry_that_meets_no_file_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "heeded.yml").write_text("a.txt: {cycle: 1}\nb.txt: {cycle: 1}\n")
    found = [item for item in sources([tmp_path]) if isinstance(item, Problem)]
    assert [(item.severity, "line 2" in item.message, "b.txt" in item.message) for item in found] == [
        ("warning", True, True)
    ]


def test_a_sidecar_in_an_archive_states_nothing(tmp_path: Path) -> None:
    from tests.ingest.making import archive

    (tmp_path / "a.zip").write_bytes(archive({"a.txt": "x", "heeded.yml": "a.txt: {access: public}"}))
    found = list(sources([tmp_path]))
    assert [item.facts for item in found if isinstance(item, Source)] == [()]
    assert ["inside an archive" in item.message for item in found if isinstance(item, Problem)] == [True]
