"""What a text is searched under: words of one meaning have one term, in any script; a query meets every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded import terms

TEXTS = st.text(max_size=80)
LANGUAGES = st.sampled_from(["en", "fr", "es", "ru", "kk", "zh", None])


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["woman", "women", "Women's", "WOMEN"]),
        ("en", ["child", "children", "children’s"]),
        ("en", ["person", "people", "persons", "peoples"]),
        ("en", ["torture", "tortured", "torturing"]),
        ("en", ["criminalise", "criminalize", "criminalising"]),
        ("en", ["defence", "defense"]),
        ("en", ["labour", "labor"]),
        ("en", ["minority", "minorities"]),
        ("en", ["ratify", "ratified", "ratification"]),
        ("fr", ["liberté", "libertés", "LIBERTE"]),
        ("fr", ["loi", "lois"]),
        ("es", ["mujer", "mujeres"]),
        ("es", ["detención", "detenciones", "detencion"]),
        ("ru", ["пытка", "пытки", "пыток"]),
        ("ru", ["ребёнок", "ребенка", "дети", "детей"]),
        ("kk", ["Азаптау", "азаптау"]),
        ("tr", ["Çocuk", "cocuk"]),
        ("ar", ["أحمد", "احمد", "أَحمد"]),
    ],
)
def test_forms_of_one_word_are_one_term(language: str, forms: list[str]) -> None:
    assert {tuple(terms.terms(form, language)) for form in forms} == {tuple(terms.terms(forms[0], language))}
    assert len(terms.terms(forms[0], language)) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "minors", "minorities"),
        ("en", "execution", "executive"),
        ("en", "nation", "nationality"),
        ("en", "universal", "university"),
        ("en", "prison", "prisoner"),
        ("en", "police", "policy"),
        ("ru", "й", "и"),
        ("kk", "қ", "к"),
    ],
)
def test_words_of_two_meanings_are_two_terms(language: str, one: str, other: str) -> None:
    assert terms.terms(one, language) != terms.terms(other, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’homme, d'expression; Sana'a", ["homme", "expression", "sana"]),
        ("124.3 follow-up A/HRC/28/10", ["124", "3", "follow", "up", "a", "hrc", "28", "10"]),
        ("人权会", ["人权", "权会"]),
        ("人", ["人"]),
        ("UN人权", ["un", "人权"]),
        ("हिन्दी", ["हिनदी"]),
        ("!@# \0 — …", []),
        ("ﬁnd Straße", ["find", "strasse"]),
    ],
)
def test_words_are_parted_in_every_script(text: str, expected: list[str]) -> None:
    assert terms.folded(text) == expected


@given(TEXTS)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    found = list(terms.words(text))
    assert [word.folded for word in found] == terms.folded(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)


@given(TEXTS, LANGUAGES)
def test_terms_hold_nothing_that_a_database_would_take_for_more_than_a_word(text: str, language: str | None) -> None:
    for term in terms.terms(text, language):
        assert term
        assert not set(term) & set(" \"'\\*:()&|!<>\0")
        assert term.isascii() is False or term.isalnum()


@given(TEXTS, LANGUAGES)
def test_a_query_has_the_terms_of_a_text_in_any_language_among_its_own(text: str, language: str | None) -> None:
    row = terms.folded(text)
    assert tuple(terms.terms(text, language)) in terms.readings(row)
    for word in row:
        assert (terms.term(word, language),) in terms.readings([word])
