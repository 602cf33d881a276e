"""What a text is about in four languages: one line of `matters.csv` for every term, and words that mislead."""

import csv
from pathlib import Path
from typing import get_args

import pytest

from heeded.vocabulary import load
from heeded.vocabulary.matters import LANGUAGES, Table, found_in, kindred_in, plain_words, terms

ROWS = tuple(csv.DictReader((Path(__file__).parent / "matters.csv").open(encoding="utf-8"), delimiter="|"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['table']} {row['term']}" for row in ROWS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_term(row: dict[str, str], language: str) -> None:
    table: Table = row["table"]  # type: ignore[assignment]  # the file holds no other
    assert row["term"] in found_in(row[language], table, language)


def test_every_term_has_a_line_and_words_in_every_language() -> None:
    assert [(row["table"], row["term"]) for row in ROWS] == [
        (table, term) for table in get_args(Table) for term in terms(table)
    ]
    for table in get_args(Table):
        for term, words in load("matters")[table].items():
            assert set(words) == set(LANGUAGES), term
            assert all(words.values()), term


@pytest.mark.parametrize(
    ("language", "text", "table", "term"),
    [
        ("en", "The rome of the north", "matters", "Roma"),
        ("en", "Bring electricity to the islands", "matters", "elections"),
        ("fr", "Amener l'électricité dans les îles", "matters", "elections"),
        ("en", "Open support services in the villages", "matters", "shelters"),
        ("en", "Benefit from the advice of experts", "matters", "social protection"),
        ("en", "Answer the mandate holders in good faith", "matters", "religion"),
        ("en", "Return to constitutional order", "matters", "border and extradition"),
        ("en", "Decriminalize insults and put an end to the prosecution of poets", "deeds", "prosecute"),
        ("en", "Release those who fled from prosecution", "deeds", "prosecute"),
        ("en", "Train the public prosecutors", "deeds", "prosecute"),
        ("en", "Ban corporal punishment", "deeds", "prosecute"),
        ("en", "Act on the universal periodic review by new policies", "deeds", "amend"),
        ("en", "Lift families out of poverty", "deeds", "withdraw"),
        ("en", "Teach sign language", "deeds", "join"),
        ("en", "Adhere to the agreed standards", "deeds", "join"),
        ("en", "Review legislation on the press", "deeds", "legislate"),
        ("en", "Finance the economic development plan", "deeds", "plan"),
        ("en", "Share natural resources", "deeds", "strengthen body"),
        ("en", "Report by the end of the term; to this end, hire clerks", "deeds", "combat"),
        ("fr", "Les réformes entreprises", "matters", "business"),
        ("fr", "Le droit de former des syndicats", "matters", "training of officials"),
        ("fr", "Mettre fin aux expulsions forcées", "matters", "border and extradition"),
        ("fr", "Une institution nationale et la Constitution", "deeds", "establish"),
        ("fr", "Poursuivre en justice les coupables", "forces", "continue"),
        ("es", "El Estatuto de Roma", "matters", "Roma"),
        ("es", "Hacer mayores esfuerzos", "matters", "older persons"),
        ("es", "Practicar un deporte", "matters", "border and extradition"),
        ("es", "Las creencias de todos", "deeds", "establish"),
        ("ru", "Отменить статьи закона", "deeds", "abolish"),
        ("ru", "Право на школьное обучение", "matters", "training of officials"),
    ],
)
def test_words_that_mislead(language: str, text: str, table: Table, term: str) -> None:
    assert term not in found_in(text, table, language)


@pytest.mark.parametrize(
    ("text", "table", "term"),
    [
        ("Hold the electoral roll open to all electors", "matters", "elections"),
        ("Guarantee freedom of worship and of faith", "matters", "religion"),
        ("Raise child benefits", "matters", "social protection"),
        ("The safe return of refugees", "matters", "border and extradition"),
        ("See to the prosecution and punishment of traffickers", "deeds", "prosecute"),
        ("Prosecute whoever beats a prisoner", "deeds", "prosecute"),
        ("Punishment of those responsible", "deeds", "prosecute"),
        ("Review the press law", "deeds", "amend"),
        ("Lift all reservations", "deeds", "withdraw"),
        ("Sign the protocol", "deeds", "join"),
        ("Adhere to the Convention", "deeds", "join"),
        ("Legislate against child labour", "deeds", "legislate"),
        ("Develop a strategy on water", "deeds", "plan"),
        ("End child labour", "deeds", "combat"),
    ],
)
def test_words_that_mislead_elsewhere_and_not_here(text: str, table: Table, term: str) -> None:
    assert term in found_in(text, table)


def test_terms_stand_in_the_order_of_the_text_with_their_places() -> None:
    assert found_in("Права заключённых и запрет пыток", "matters", "ru") == {"prisoners": 6, "torture": 27}


def test_a_language_without_words_is_read_with_the_english_ones() -> None:
    assert found_in("Алдын алу: OPCAT", "matters", "kk") == found_in("Алдын алу: OPCAT", "matters", "en")
    assert "preventive mechanism" in found_in("Алдын алу: OPCAT", "matters", "kk")
    assert plain_words("kk") == plain_words(None) == plain_words("en")


def test_every_language_has_plain_words_of_its_own() -> None:
    assert all("droits" in plain_words(language) or language != "fr" for language in LANGUAGES)
    assert {"derechos", "para"} <= plain_words("es")
    assert {"права", "для"} <= plain_words("ru")


def test_kindred_comes_of_matters_or_of_words() -> None:
    assert "children" in kindred_in("", ["education"])
    assert "women" in kindred_in("Girls leave early", [])
