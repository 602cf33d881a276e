"""Words are counted as they are spoken: numbers, percentages and abbreviations in full, symbols not at all."""

import pytest

from heeded.reports.spoken import count, room, spoken


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "195 of 214 in 2019", "one hundred and ninety five of two hundred and fourteen in twenty nineteen"),
        ("en", "Recommendation 124.10", "Recommendation one hundred and twenty four point ten"),
        ("en", "The NGO wrote to UNESCO.", "The N G O wrote to UNESCO"),
        ("en", "50% of women & girls", "fifty per cent of women and girls"),
        ("en", "1,234 people don't vote", "one thousand two hundred and thirty four people don't vote"),
        ("fr", "Le CAT, 21 États", "Le C A T vingt et un États"),
        ("es", "el 3% de 100", "el tres por ciento de cien"),
        ("ru", "НПО: 25 и 5%", "Н П О двадцать пять и пять процентов"),
        ("en", "cells of 5 m²", "cells of five m²"),
        ("en", "case ²", "case ²"),
        ("en", "No. 1234567890123456", "No 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6"),
    ],
)
def test_words_are_those_that_are_said(language: str, text: str, told: str) -> None:
    assert " ".join(spoken(text, language)) == told


def test_symbols_are_not_said() -> None:
    assert spoken("It said so (A/HRC/59/12, para. 4) in CCPR/C/KAZ/CO/2, twice.") == ("It", "said", "so", "in", "twice")


def test_a_time_has_room_for_whole_words() -> None:
    assert room(90, 130) == 195
    assert room(81, 130) == 175
    assert count("one two three") == 3
