"""Which State a statement is about, and not by whom it is."""

import pytest

from heeded.ingest.delegations import speaking_state
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


@pytest.mark.parametrize(
    ("title", "text", "language", "states"),
    [
        (
            "Universal Periodic Review of Benin: UK statement",
            "The United Kingdom is pleased to see the minister.",
            "en",
            ("BEN",),
        ),
        (
            "Canada's recommendations to Benin at the UPR",
            "Canada welcomes Benin. Canada recommends three things.",
            "en",
            ("BEN",),
        ),
        ("Bulgaria asks Benin for a moratorium", "Bulgaria spoke first, and Bulgaria spoke last.", "en", ("BEN",)),
        ("Council adopts the outcomes of Benin, Chile and Fiji", "", "en", ("BEN", "CHL", "FJI")),
        (None, "Chile and Norway had recommended that Benin act. Norway spoke twice. Chile did too.", "en", ("BEN",)),
        (
            None,
            "Benin's third UPR is over. Norway and Norway's friends were there. Benin received 90 asks.",
            "en",
            ("BEN",),
        ),
        (
            None,
            "La Suède a demandé au Bénin d'agir. Le Bénin a accepté. La Suède attend, et la Suède écoute.",
            "fr",
            ("BEN",),
        ),
        (None, "Chile recomendó a Benin un plan. Benin aceptó. Chile y Perú hablaron; Chile insistió.", "es", ("BEN",)),
        (
            "Beninese bakers wait",
            "In the review Australia urged an inquiry. The Beninese police looked on.",
            "en",
            ("BEN",),
        ),
        (
            None,
            "Which States? Benin, Chile, Fiji, Ghana, Haiti, Iceland, Japan and Kenya.",
            "en",
            ("BEN", "CHL", "FJI", "GHA", "HTI", "ISL", "JPN", "KEN"),
        ),
        (None, "Benin, Chile, Fiji and Ghana walked by.", "en", ()),
        ("What fourteen States told the Council", "Benin had 90 to answer. Fiji had 80. Benin smiled.", "en", ()),
        ("Benin says yes and goes on", "Fiji, Chile and Norway had recommended that Benin act.", "en", ("BEN",)),
        ("Итоги года", "Бенинские власти молчат. Бенинская полиция тоже.", "ru", ("BEN",)),
        ("Итоги года", "Порт-Вейл. Суд осудил двоих.", "ru", ("XAV",)),
        ("A year later", "The court in Port Vale sat for an hour.", "en", ("XAV",)),
        ("A year later", "The court in Port Vale sat for an hour, and so did that in Oslo.", "en", ()),
    ],
)
def test_words_on_the_review_tell_the_state(
    title: str | None, text: str, language: str, states: tuple[str, ...]
) -> None:
    assert states_of(title, text, language, None) == states


@pytest.mark.parametrize(
    ("head", "text", "speaker"),
    [
        ("U.S. Statement at the UPR of Benin", "Thank you, Mr. President.", "United States of America"),
        ("Statement by Ireland - UPR of Benin", "Go raibh maith agat.", "Ireland"),
        ("Permanent Mission of Chile to the UN", "We welcome the delegation of Benin.", "Chile"),
        ("UPR of Benin", "Finally, Japan would like to offer two recommendations.", "Japan"),
        ("UPR of Benin", "Japan has the honour to speak on behalf of the Group. Benin listened.", "Japan"),
        ("Item 6: outcome of Benin", "I speak on behalf of the European Union.", "European Union"),
        ("Examen de Benin", "Perú saluda a la delegación de Benin. Perú recomienda lo siguiente.", "Perú"),
        (
            "Lantern Watch on Benin at the Council",
            "We regret what Benin has done. Will the government of Benin act?",
            None,
        ),
    ],
)
def test_the_state_whose_delegation_speaks(head: str, text: str, speaker: str | None) -> None:
    language = "es" if "Perú" in text else "en"
    assert speaking_state((head,), text, language) == speaker
