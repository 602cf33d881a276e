"""Which State a statement is about, and not by whom it is."""

import pytest

from heeded.ingest.subjects import states_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ireland warmly welcomes the delegation of Benin. Benin has done much. Ireland thanks Benin.", "en"),
        ("Déclaration de la Suisse. La Suisse remercie le Bénin. La Suisse recommande au Bénin ceci.", "fr"),
        ("Embajada de Chile. Chile respetuosamente recomienda a Benin. Chile agradece el informe de Benin.", "es"),
        ("Выступление Литвы. Литва приветствует Бенин. Литва рекомендует Бенину это.", "ru"),
    ],
)
def test_the_state_that_speaks_is_not_spoken_of(text: str, language: str) -> None:
    assert states_of(None, text, language, None) == ("BEN",)
