"""Integers in words and figures: value, qualifier and span; what only looks like a count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import grows_with_the_text

from heeded.extract.prose.values import counts_in


def found(text: str, language: str = "en") -> list[tuple[int, str, str]]:
    counts = counts_in(text, 0, len(text), language)
    return [(each.value, each.qualifier, text[each.start : each.end]) for each in counts]


@pytest.mark.parametrize(
    ("text", "language", "value", "qualifier"),
    [
        ("received 2'392 proposals", "en", 2392, "exact"),
        ("3 707 recommandations", "fr", 3707, "exact"),
        ("3\u202f707 recommandations", "fr", 3707, "exact"),
        ("close to 10,000 people", "en", 10000, "about"),
        ("1.000.000 de personas", "es", 1000000, "exact"),
        ("٢٠٠ people", "en", 200, "exact"),
        ("nearly a dozen States", "en", 12, "about"),
        ("half a dozen people", "en", 6, "exact"),
        ("more than two hundred and six people", "en", 206, "more_than"),
        ("at least twenty-one people", "en", 21, "at_least"),
        ("up to 300 people", "en", 300, "up_to"),
        ("fewer than 40 people", "en", 40, "fewer_than"),
        ("1.5 million people", "en", 1500000, "exact"),
        ("one hundred thousand people", "en", 100000, "exact"),
        ("plus de cent vingt personnes", "fr", 120, "more_than"),
        ("quatre-vingt-dix-neuf personnes", "fr", 99, "exact"),
        ("une douzaine de personnes", "fr", 12, "about"),
        ("más de doscientas treinta y cinco personas", "es", 235, "more_than"),
        ("не менее двадцати пяти человек", "ru", None, None),
        ("двадцать пять человек", "ru", 25, "exact"),
        ("свыше 4 500 человек", "ru", 4500, "more_than"),
        ("четыре десятка рекомендаций", "ru", 40, "about"),
        ("трое из них", "ru", 3, "exact"),
        ("ста двадцати человек", "ru", 120, "exact"),
        ("une soixantaine de personnes", "fr", 60, "about"),
        ("moins d'une trentaine", "fr", 30, "fewer_than"),
        ("media docena de personas", "es", 6, "about"),
        ("un total de cien personas", "es", 100, "exact"),
        ("of 90 recommendations 71 stand", "en", 90, "exact"),
    ],
)
def test_counts(text: str, language: str, value: int | None, qualifier: str | None) -> None:
    counts = found(text, language)
    if value is None:
        assert [each[1] for each in counts] == ["at_least"]
    else:
        assert [(each[0], each[1]) for each in counts][:1] == [(value, qualifier)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("dozens of people", "en"),
        ("hundreds were held", "en"),
        ("des dizaines de personnes", "fr"),
        ("decenas de personas", "es"),
        ("десятки человек", "ru"),
        ("95% of 95 per cent", "en"),
        ("the 48th session", "en"),
        ("59ème session", "fr"),
        ("article 174, para. 12, No. 5 and 139.42", "en"),
        ("recommendations 41 and 42", "en"),
        ("a 17-year-old and a five-year term", "en"),
        ("up to 20 days of arrest", "en"),
        ("US$ 500", "en"),
        ("In 2019, the review", "en"),
        ("its 2019 report on prosecution", "en"),
        ("on 10 May 2018", "en"),
        ("на 9,5% больше", "ru"),
        ("five six people", "en"),
        ("250-300 people", "en"),
        ("several dozen people and several hundred others", "en"),
        ("несколько тысяч человек", "ru"),
        ("5. Accept the proposals", "en"),
        ("el 48.º período", "es"),
    ],
)
def test_no_counts(text: str, language: str) -> None:
    assert found(text, language) == []


@given(st.text(alphabet="0123456789 ,.'’\u00a0\u202faedfmoхy٣", max_size=60))
def test_a_count_is_where_it_says(text: str) -> None:
    for language in ("en", "fr", "es", "ru"):
        for count in counts_in(text, 0, len(text), language):
            assert 0 <= count.opens <= count.start < count.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["1,", "1 ", "12 000 ", "twenty one ", "hundred and ", "no fewer than ", "9" * 50, "\u00a0"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    assert grows_with_the_text(lambda part: counts_in(part, 0, len(part)), text)
