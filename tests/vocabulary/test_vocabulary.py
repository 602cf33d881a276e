"""Every vocabulary file says where its facts come from and when they were read."""

import datetime
import warnings
from pathlib import Path

import pytest

from heeded import vocabulary
from heeded.errors import VocabularyError
from heeded.vocabulary import file_names, load

MONTHS_UNTIL_STALE = 18


@pytest.mark.parametrize("name", file_names())
def test_says_source_and_date(name: str) -> None:
    content = load(name)
    read_on = datetime.date.fromisoformat(str(content["as_of"]))
    assert content["source"]
    assert read_on.year >= 2026
    age = (datetime.date.today() - read_on).days / 30.4
    if age > MONTHS_UNTIL_STALE:
        warnings.warn(f"{name}.yml was last checked on {read_on}; compare it with its sources.", stacklevel=1)


def test_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(VocabularyError, match="states"):
        load("stats")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("source: x\n", "lacks as_of"),
        ("as_of: 2026-01-01\n", "lacks source"),
        ("a: [1", "not valid YAML"),
        ("just words", "holds no keys"),
    ],
)
def test_refuses_a_file_without_source(
    content: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.yml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(vocabulary.resources, "files", lambda package: tmp_path)
    load.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=complaint):
            load("made")
    finally:
        load.cache_clear()
