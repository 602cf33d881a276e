"""Terms of cases are known by their words, and nothing unknown is taken for "other"."""

import pytest

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.cases import GROUPS, term_of, terms


@pytest.mark.parametrize(("group", "words", "term"), [
    ("acts", "torture", "torture"),
    ("acts", "Travel ban", "travel_ban"),
    ("acts", "ill-treatment", "ill_treatment"),
    ("statuses", " on  trial ", "on_trial"),
    ("uses", "publication", "publication"),
])  # fmt: skip
def test_terms_are_known_by_their_words(group: str, words: str, term: str) -> None:
    assert term_of(group, words) == term


@pytest.mark.parametrize(("group", "words", "said"), [
    ("acts", "tortured", "is no act. Near it: torture ("),
    ("acts", "detentoin", "detention"),
    ("roles", "xyzzy", "is no role. There are: victim, relative"),
    ("statuses", "", "is no status. There are: reported"),
    ("colours", "red", "There are no terms for 'colours'; there are: kinds, acts"),
    ("acts", "other", "say in --note what it is"),
    ("uses", "other", "is no use"),
])  # fmt: skip
def test_unknown_words_are_refused_with_the_nearest(group: str, words: str, said: str) -> None:
    with pytest.raises(VocabularyError, match=said.replace("(", r"\(")):
        term_of(group, words)


def test_other_needs_a_note() -> None:
    assert term_of("acts", "other", "made to kneel in the yard") == "other"


def test_every_term_has_a_meaning() -> None:
    assert set(GROUPS) == set(load("cases")) - {"source", "as_of"}
    for group in GROUPS:
        for term, meaning in terms(group).items():
            assert term == term.lower().replace(" ", "_")
            assert meaning.endswith(".")
