"""Invented prose: as long as asked, the same for the same seed, its paragraphs where they say."""

import pytest
from evaluation.invented import LANGUAGES, invented


@pytest.mark.parametrize("language", LANGUAGES)
def test_invented(language: str) -> None:
    body = invented(language, 5000)
    assert len(body.text) == 5000
    assert body == invented(language, 5000)
    assert body != invented(language, 5000, seed=2)
    assert "{" not in body.text
    assert [body.text[each.start : each.end] for each in body.paragraphs] == body.text.split("\n")
