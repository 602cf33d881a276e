"""Text in small letters keeps the place of each letter; expressions keep their escapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.extract.prose.folding import folded, for_folded


@given(st.text())
def test_letters_stay_where_they_are(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        (r"\W(?:Ley|UPR)\b", "La Ley y el UPR", [" Ley", " UPR"]),
        (r"\bÉtat\b", "l'État, l'ÉTAT", ["État", "ÉTAT"]),
        (r"(?P<who>UN)\b", "the UN", ["UN"]),
        (r"\bУПО\b", "УПО и упо", ["УПО", "упо"]),
    ],
)
def test_expressions_find_letters_of_any_case(expression: str, text: str, found: list[str]) -> None:
    spans = [match.span() for match in for_folded(expression).finditer(folded(text))]
    assert [text[start:end] for start, end in spans] == found


def test_a_letter_that_grows_when_small_keeps_its_place() -> None:
    assert folded("İSTANBUL")[1:] == "stanbul"
