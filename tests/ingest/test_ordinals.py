"""Texts go in; the ordinal numbers before a noun come out."""

import pytest

from heeded.ingest.ordinals import LARGEST, _words, ordinals_before

NOUNS = r"sessions?|per[ií]odo de sesiones|сесси\w+|cycle"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty-eighth session", 48),
        ("fortythird session", 43),
        ("Twenty–fourth session", 24),
        ("Seventh session Geneva", 7),
        ("48th session", 48),
        ("1st cycle", 1),
        ("Septième session", 7),
        ("Quarante-huitième session", 48),
        ("Cinquante et unième session", 51),
        ("soixante-deuxième session", 62),
        ("Soixante-dix-huitième session", 78),
        ("59ème session", 59),
        ("34º período de sesiones", 34),
        ("Trigésimo cuarto período de sesiones", 34),
        ("Vigésimo primer período de sesiones", 21),
        ("Тридцать четвертая сессия", 34),
        ("двадцать восьмой сессии", 28),
        ("Сороковая сессия", 40),
        ("Третья сессия", 3),
        ("59-я сессия", 59),
        ("the session", None),
        ("session 48", None),
    ],
)
def test_ordinals(text: str, expected: int | None) -> None:
    assert [number for number, _ in ordinals_before(NOUNS, text)] == ([expected] if expected else [])


def test_no_word_stands_for_two_numbers() -> None:
    tens = dict(_words())
    assert len(tens) == LARGEST
    for text, expected in (
        ("first", 1),
        ("fortieth", 40),
        ("vingtième", 20),
        ("cuadragésimo", 40),
        ("семидесятая", 70),
    ):
        assert [number for number, pattern in tens.items() if pattern.fullmatch(text)] == [expected]
