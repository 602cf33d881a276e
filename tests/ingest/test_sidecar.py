"""A sidecar's text goes in; facts and problems with their lines come out."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import grows_with_the_text
from tests.ingest.making import archive

from heeded.ingest import Source, sources
from heeded.ingest.sidecar import Rule, Rules, facts_for, read_sidecar
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
    (tmp_path / "a.zip").write_bytes(archive({"a.txt": "x", "heeded.yml": "a.txt: {access: public}"}))
    found = list(sources([tmp_path]))
    assert [item.facts for item in found if isinstance(item, Source)] == [()]
    assert ["inside an archive" in item.message for item in found if isinstance(item, Problem)] == [True]


def levels(*paths: Path) -> dict[str, str]:
    """The stated level of each file and problem."""
    return {
        item.name if isinstance(item, Source) else item.file or "": dict(item.facts).get("access", "none")
        if isinstance(item, Source)
        else item.access
        for item in sources(paths)
    }


@pytest.mark.parametrize("given", ["upr", "upr/sub", "upr/sub/a.txt", "link", "link/a.txt"])
def test_sidecars_above_what_is_given_hold(tmp_path: Path, given: str) -> None:
    (tmp_path / "upr" / "sub").mkdir(parents=True)
    (tmp_path / "upr" / "sub" / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "upr" / "sub")
    (tmp_path / "heeded.yml").write_text('"upr/*/a.txt": {access: restricted}\n')
    assert list(levels(tmp_path / given).values()) == ["restricted"]


@pytest.mark.parametrize("name", ["HEEDED.YML", "Heeded.yaml"])
def test_a_sidecar_is_one_in_capitals_too(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / name).write_text("a.txt: {access: restricted}")
    assert levels(tmp_path) == {"a.txt": "restricted"}


@pytest.mark.parametrize(
    "text",
    [
        "a.txt: [",
        "a.txt:\n access: public\n\tkind: news",
        "- a.txt",
        "? [a.txt]\n: {access: public}",
        "a.txt: restricted",
        '"\\UFFFFFFFF": {}',
        "a.txt:\naccess: public",
        "a.txt: {access: Restricted}",
        "a.txt: {acess: restricted}",
        "x: &x {access: public}\na.txt: *x",
        "\udcff",
        "#" * 1_100_000,
        "".join(f"{number}*: {{cycle: 1}}\n" for number in range(1001)),
    ],
)
def test_where_a_level_may_be_meant_and_cannot_be_read_it_is_the_highest(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "heeded.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    found = levels(tmp_path)
    assert (found.pop("a.txt"), set(found)) == ("restricted", {"heeded.yml"})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    "make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/null")], ids=["folder", "pipe", "link"]
)
def test_a_sidecar_that_is_no_plain_file_restricts(tmp_path: Path, make: Callable[[Path], None]) -> None:
    (tmp_path / "a.txt").write_text("x")
    make(tmp_path / "heeded.yml")
    assert levels(tmp_path) == {"heeded.yml": "restricted", "a.txt": "restricted"}


def test_problems_have_the_level_stated_for_their_file(tmp_path: Path) -> None:
    locked = bytearray(archive({"secret.txt": "x"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + flags] |= 1
    (tmp_path / "a.zip").write_bytes(locked)
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "heeded.yml").write_text('"secret.*": {access: restricted}\ngone.txt: {cycle: 1}\n')
    assert levels(tmp_path) == {"a.zip!secret.txt": "restricted", "b.zip": "team", "heeded.yml": "restricted"}


def test_texts_and_lists_have_limits_and_hold_what_a_database_takes() -> None:
    text = 'a.txt: {title: "\\0 T", publisher: "' + "x" * 1001 + '", states: [' + "XAV, " * 301 + "]}"
    rules, faults = read_sidecar(text.encode(), "heeded.yml")
    assert facts_for(rules, "a.txt") == {"title": "\ufffd T"}
    assert len(faults) == 2
    assert "\0" not in problems('"a\\0b": {"k\\0": 1}')[0]


def test_thousands_of_names_are_looked_up() -> None:
    def job(numbers: list[int]) -> None:
        rules = Rules([Rule(f"{number}.txt", (), number) for number in numbers])
        assert all(len(rules.covering(f"sub/{number}.txt")) == 1 for number in numbers)

    assert grows_with_the_text(job, list(range(20_000)))
