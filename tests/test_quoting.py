"""Quotations as readers are shown them: where they begin and end, and the marks around and inside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.quoting import MARKS, cut, ended, quotable, quoted

LONG = "The guards were tried in open court, and the ombudsman may visit every place of detention."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The law was passed.", "The law was passed."),
        ("adopted a law on the press,", "… adopted a law on the press"),
        (", which was adopted in 2019;", "… which was adopted in 2019"),
        ("...and that guards be tried", "… and that guards be tried"),
        ("… of all detainees", "… of all detainees"),
        (") of the Covenant", "… of the Covenant"),
        ("12 women were heard", "12 women were heard"),
        ("(b) Adopt a law", "(b) Adopt a law"),
        ("(b) adopt a law", "… (b) adopt a law"),
        ("law. The press is free", "… law. The press is free"),
        ("«La loi» est votée", "‘La loi’ est votée"),
        ("la loi a été adoptée :", "… la loi a été adoptée"),
        ("L’État a ratifié la Convention.", "L’État a ratifié la Convention."),
        ("и приняла закон о печати,", "… и приняла закон о печати"),
        ("Закон «О печати» принят", "Закон ‘О печати’ принят"),
        ("«Речь о „свободе“ слова», сказал он", "‘Речь о ‘свободе’ слова’, сказал он"),
        ("اعتمدت الدولة قانون الصحافة،", "اعتمدت الدولة قانون الصحافة"),
        ("通过新闻法，改善监狱。", "通过新闻法，改善监狱。"),
        ("torture", "… torture"),
        ("Torture", "Torture"),
        ("", ""),
        ("  \n", ""),
        (", …", ""),
        ("Guards\n beat  all", "Guards beat all"),
        ("Guards beat “all of them”, he said.", "Guards beat ‘all of them’, he said."),
        ('it was "done" twice', "… it was ‘done’ twice"),
        ('in line with duties" and it told of 195 laws that were passed', "… and it told of 195 laws that were passed"),
        ("They did little to carry it out,” Ilse said.", "They did little to carry it out …"),
        ("an \x1b[31mescape", "… an \ufffd[31mescape"),
    ],
)
def test_words_between_marks(text: str, shown: str) -> None:
    assert quotable(text) == shown


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        (LONG, 30, "The guards were tried in open …"),
        (LONG, 36, "The guards were tried in open court …"),
        ("of the guards, who were tried", 14, "… of the guards …"),
        ("改善监狱，2019 年通过新闻法", 4, "改善监狱 …"),
        ("وافقت الدولة على التوصية", 14, "وافقت الدولة …"),
        ("Министр сказал: «закон принят и действует»", 30, "Министр сказал: ‘закон принят …’"),
        ("Donaudampfschiff", 5, "Donau …"),
        ("One two", 7, "One two"),
    ],
)
def test_long_words_are_cut_behind_a_word(text: str, most: int, shown: str) -> None:
    assert quotable(text, most) == shown


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("The law was changed. Courts were not told of it.", 36, "The law was changed. …"),
        ("The law was changed. Courts were not told of it.", 48, "The law was changed. Courts were not told of it."),
        ("Закон изменили. Суды об этом не узнали вовсе.", 28, "Закон изменили. …"),
        ("No. Courts were not told of it at all in that year.", 40, "No. Courts were not told of it at all in …"),
        ("Since art. 3 of the law of 2021 nobody was heard.", 24, "Since art. 3 of the law …"),
    ],
)
def test_long_words_are_cut_behind_a_sentence_that_ends_in_the_second_half(text: str, most: int, shown: str) -> None:
    assert quotable(text, most) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "“A ‘new’ law”"), ("fr", "«\xa0A “new” law\xa0»"), ("es", "«A “new” law»"), ("ru", "«A „new“ law»")],
)
def test_marks_are_those_of_the_language_of_the_text_around(language: str, shown: str) -> None:
    assert quoted("A “new” law", language=language) == shown
    assert quoted("", language=language) == ""


def test_a_quotation_from_a_place_on_begins_inside() -> None:
    assert quoted(LONG, 28, start=4) == "“… guards were tried in open …”"


@pytest.mark.parametrize(
    ("text", "end"),
    [("Done.", ""), ("“Done.”", ""), ("«Сделано!»", ""), ("“cut …”", ""), ("“done”", "."), ("«\xa0fait\xa0»", ".")],
)
def test_what_ends_a_sentence(text: str, end: str) -> None:
    assert ended(text) == f"{text}{end}"


@given(st.text(alphabet='abC ,.…“”«»"1(', max_size=60), st.integers(3, 40))
def test_a_quotation_holds_no_mark_of_its_own_and_no_comma_at_its_end(text: str, most: int) -> None:
    said = quotable(text, most)
    assert not set(said) & set('“”«»„"')
    assert said.count("‘") == said.count("’")
    assert not said.endswith(",")
    assert len(said) <= most + len("…  …") + said.count("’")


@given(st.text(alphabet="ab ", min_size=1, max_size=40), st.integers(1, 40))
def test_no_word_is_cut_that_is_not_longer_than_all(text: str, most: int) -> None:
    words = text.split()
    shown = cut(text, most).removesuffix(" …").split()
    assert shown == words[: len(shown)] or len(words[0]) > most


def test_every_language_of_reports_has_its_marks() -> None:
    from heeded.vocabulary.phrases import LANGUAGES

    assert set(MARKS) == set(LANGUAGES)
