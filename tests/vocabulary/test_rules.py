"""Official rules: each has its source, and takes a value of its own kind alone."""

import pytest

from heeded.errors import VocabularyError
from heeded.vocabulary.rules import rule, rules, shown, value_of


def test_every_rule_has_source_and_day_and_reads_back_what_it_shows() -> None:
    for each in rules().values():
        assert each.source
        assert len(each.as_of) == len("2026-01-01")
        assert value_of(each, shown(each)) == each.value


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("words_joint", "5,630", 5630),
        ("words_joint", "5 630", 5630),
        ("file_types", "DOCX, pdf", ("docx", "pdf")),
        ("numbered_pages", "no", 0),
        ("numbered_pages", "Yes", 1),
    ],
)
def test_a_value_in_words(key: str, words: str, value: int | tuple[str, ...]) -> None:
    assert value_of(rule(key), words) == value


@pytest.mark.parametrize(
    ("key", "words"), [("words_joint", "many"), ("words_joint", "0"), ("words_joint", "-3"), ("words_joint", ""),
                       ("numbered_pages", "2"), ("file_types", " , ")],
)  # fmt: skip
def test_a_value_of_another_kind_is_refused(key: str, words: str) -> None:
    with pytest.raises(VocabularyError, match=key):
        value_of(rule(key), words)
