"""What may belong to a working set: what names its subject first, what is like the rest after it."""

from collections.abc import Sequence

import pytest
from tests.builders import document, reading, statement

from heeded.errors import VocabularyError
from heeded.link import passages, propose
from heeded.link.passages import Passage
from heeded.meaning import embed
from heeded.model import Recommendation
from heeded.vocabulary.subjects import subject_of, subjects

ASKS = (
    "Plant oaks along the road to the harbour",
    "Adopt a law that protects human rights defenders from reprisals",
    "Repeal the article on insult and let newspapers print what they find",
    "Let people gather on the squares without a permit",
    "Free the four reporters who were sentenced in March",
    "Lower the price of bread in the mountain districts",
    "Train midwives for the villages",
)


def asked(texts: Sequence[str]) -> tuple[Passage, ...]:
    whole = "\n".join(texts)
    doc = document(whole, kind="working_group_report", symbol="A/HRC/43/90", cycle=3)
    return passages("XAV", [reading(doc, *(
        statement(whole, text, Recommendation(text, number=f"9.{at}", cycle=3)) for at, text in enumerate(texts, 1)
    ))])  # fmt: skip


def test_what_names_the_subject_comes_first_and_what_is_far_last() -> None:
    found = propose(subject_of("human rights defenders"), asked(ASKS), {}, (), embed)
    order = [ASKS.index(each.passage.text) for each in found]
    assert order[0] == 1
    assert set(order[:4]) == {1, 2, 3, 4}
    assert "names human rights defenders, reprisals" in found[0].why
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_what_is_in_teaches() -> None:
    every = asked(ASKS)
    subject = subject_of("poverty")
    before = [each.passage.text for each in propose(subject, every, {}, (), embed)]
    chosen = {each.id for each in every if each.text == ASKS[6]}
    after = [each.passage.text for each in propose(subject, every, {}, chosen, embed)]
    assert after.index(ASKS[6]) <= before.index(ASKS[6])


def test_labels_count() -> None:
    every = asked(ASKS[5:])
    labels = {every[0].id: {"Disabilities"}}
    found = propose(subject_of("persons with disabilities"), every, labels, (), embed)
    assert found[0].passage.id == every[0].id
    assert "labelled Disabilities" in found[0].why


def test_nothing_of_nothing() -> None:
    assert propose(subject_of("women"), (), {}, (), embed) == ()


@pytest.mark.parametrize(("words", "name"), [
    ("Defenders", "human rights defenders"), ("people with disabilities", "persons with disabilities"),
    ("death penalty", "death penalty"), ("housing", "housing"), ("older persons", "older persons"),
])  # fmt: skip
def test_subjects_are_found_by_their_names(words: str, name: str) -> None:
    assert subject_of(words).name == name


def test_a_matter_that_is_no_subject_has_its_kindred_near_to_it() -> None:
    found = subject_of("housing")
    assert found.own == {"housing"}
    assert "poverty" in found.near


def test_unknown_subjects_are_refused_with_those_known() -> None:
    with pytest.raises(VocabularyError, match=r"Nothing is known of 'xylophones'.*human rights defenders"):
        subject_of("xylophones")


def test_the_table_names_terms_that_exist() -> None:
    from heeded.vocabulary import labels, load, matters, treaties

    for name in subjects():
        one = subject_of(name)
        assert one.name == name
        assert one.own | one.near <= set(matters.terms("matters"))
        assert one.deeds <= set(matters.terms("deeds"))
        assert one.treaties <= set(treaties.treaty_keys())
        assert one.persons <= set(labels.terms("affected_persons"))
        assert one.issues <= set(load("issues")["issues"])
