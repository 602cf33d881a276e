"""Headers of tables are known by their names; what two columns may be is left open."""

import pytest

from heeded.vocabulary.columns import fields, guessed


@pytest.mark.parametrize(("header", "found"), [
    (("No.", "Status"), {"number": "No.", "status": "Status"}),
    (("№", "Рекомендация", "Статус", "Комментарий"),
     {"number": "№", "text": "Рекомендация", "status": "Статус", "why": "Комментарий"}),
    (("Rec. no", "Text", "Status 2022", "Status 2024"), {"number": "Rec. no", "text": "Text"}),
    (("Recommendation number", "Recommendation", "Rating"),
     {"number": "Recommendation number", "text": "Recommendation", "status": "Rating"}),
    (("Status", "Status"), {}),
    (("", "A"), {}),
])  # fmt: skip
def test_guessed(header: tuple[str, ...], found: dict[str, str]) -> None:
    assert guessed(header) == found
    assert set(guessed(header)) <= set(fields())
