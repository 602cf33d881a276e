"""Dates until which something is due."""

import pytest
from tests.builders import document, grows_with_the_text

from heeded.extract.prose.deadlines import deadlines
from heeded.model import Deadline


def dates(text: str, language: str = "en", published: str | None = None) -> list[str]:
    found = []
    for statement in deadlines(document(text, language=language, kind="news", published=published)):
        assert isinstance(statement.value, Deadline)
        assert statement.quote.holds_in(text)
        found.append(statement.value.date)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arvenia must repeal the law by 2031.", ["2031"]),
        ("Arvenia has until the next session of the Council in July 2031 to answer.", ["2031-07"]),
        ("Arvenia will answer no later than the 59th session, in June 2031.", ["2031-06"]),
        ("The reply is due by 14 March 2031.", ["2031-03-14"]),
        ("Arvenia pledged to close the camp before the end of 2031.", ["2031"]),
        ("(b) Submit a mid-term report by 2031;", ["2031"]),
        ("Arvenia should answer by May 2031 and ratify the Covenant by 2033.", ["2031-05", "2033"]),
        ("By 2019, sixty people had fled.", []),
        ("The law was passed by parliament in 2019.", []),
        ("She was held until 2019.", []),
        ("The camp, run by Arvenia since 2012, should close.", []),
        ("A mid-term report is expected in 2031.", ["2031"]),
        ("The deadline for submissions is 5 July 2031.", ["2031-07-05"]),
        ("Arvenia has until the Council's session, which opens on 16 June 2031, to answer.", ["2031-06-16"]),
        ("Ghana recommends that Arvenia:\ni. ban flogging; and\nii. ratify the treaty by 2031.", ["2031"]),
        ("The report is to be approved by the Council in June 2031.", []),
        ("A petition gathered many names by June 2031 and now has to be considered.", []),
        ("Arvenia will have to take up the recommendations on 15 March 2031.", ["2031-03-15"]),
        ("Arvenia means to hand in a mid-term report in 2031.", ["2031"]),
        ("The National Action Plan runs until 2031.", ["2031"]),
        ("The Council is to meet on 15 March 2031.", []),
        ("The plan will run until 2031.", []),
        ("To the Supreme Court: review these cases by 1 May 2031.", ["2031-05-01"]),
        ("- The Supreme Court: cases by 1 May 2031 were many.", []),
        ("In May 2031 five offices were added in order to decide on what should be paid within three months.", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Arvenia should repeal the law, preferably by 2031.", "Arvenia should repeal the law, preferably"),
        ("Arvenia should spend a fifth on schools (of its income (net) by 2031).", "of its income (net)"),
    ],
)
def test_what_is_due_is_more_than_a_word(text: str, what: str) -> None:
    (found,) = deadlines(document(text, kind="news"))
    assert isinstance(found.value, Deadline)
    assert found.value.what == what


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le gouvernement doit répondre d'ici à juin 2031.", "fr", ["2031-06"]),
        ("L'Arvénie devra abroger la loi avant la fin de 2031.", "fr", ["2031"]),
        ("El Estado debe responder a más tardar en junio de 2031.", "es", ["2031-06"]),
        ("El Estado se comprometió a derogar la ley antes de 2031.", "es", ["2031"]),
        ("Власти должны дать ответ до июня 2031 года.", "ru", ["2031-06"]),
        ("Правительство обещало отменить закон к 2031 году.", "ru", ["2031"]),
        ("Un rapport à mi-parcours est attendu en 2031.", "fr", ["2031"]),
        ("Le rapport sera transmis au Conseil avant le 31 mars 2031.", "fr", ["2031-03-31"]),
        (
            "El Estado dará su respuesta a más tardar en el 46.º período de sesiones, en marzo de 2031.",
            "es",
            ["2031-03"],
        ),
        ("* Que el Ministerio concluya las pesquisas antes de mayo de 2031.", "es", ["2031-05"]),
        ("До конца 2031 года властям нужно дать ответ.", "ru", ["2031"]),
        ("Ответ ожидается к июню 2031 года.", "ru", ["2031-06"]),
        ("Le gouvernement a jusqu'au 15 juin 2031 pour répondre.", "fr", ["2031-06-15"]),
        ("La réponse est attendue d'ici septembre 2031.", "fr", ["2031-09"]),
    ],
)
def test_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The next report falls due on 12 May 2031.", "en", ["2031-05-12"]),
        ("The ministry has been given until 1 September 2031 to answer.", "en", ["2031-09-01"]),
        ("The panel, which was to report by 31 December 2031, is late.", "en", ["2031-12-31"]),
        ("On 4 July 2030 the delegation promised a plan within two years.", "en", ["2032-07"]),
        ("Answers are expected at the latest on 5 July 2031.", "en", ["2031-07-05"]),
        ("On 4 July 2030 it agreed to answer within thirty days.", "en", ["2030-08-03"]),
        ("In 2030 the State pledged a law within one year.", "en", ["2031"]),
        ("Within two years of the storm of 2030 sixty had left.", "en", []),
        ("Le 4 juillet 2030, le ministre a promis un plan dans un délai de six mois.", "fr", ["2031-01"]),
        ("Срок подачи доклада — 1 июля 2031 года.", "ru", ["2031-07-01"]),
    ],
)
def test_what_falls_due(text: str, language: str, expected: list[str]) -> None:
    assert dates(text, language) == expected


def test_a_month_without_a_year_is_the_next_of_that_name() -> None:
    assert dates("The fate of the rest will be known by March.", published="2030-11-12") == ["2031-03"]


def test_a_day_without_a_year_comes_next() -> None:
    assert dates("The State has until January 16 to answer.", published="2030-11-12") == ["2031-01-16"]


def test_the_first_day_of_a_span_takes_its_year() -> None:
    text = "The State has until the session of the Council (16 June - 9 July 2032) to answer."
    assert dates(text, published="2030-11-12") == ["2032-06-16"]


def test_what_was_due_before_the_text_was_written_is_no_deadline() -> None:
    assert dates("Arvenia had pledged to close the camp by 2019.", published="2024-02-01") == []


def test_what_is_due() -> None:
    (found,) = deadlines(document("Arvenia has until July 2031 to answer the recommendations."))
    assert isinstance(found.value, Deadline)
    assert found.value.what == "answer the recommendations"


@pytest.mark.parametrize("unit", ["by ", "must ", "by 2031 ", "by the end of ", "1", " ", "до июня ", "no later than "])
def test_time_grows_with_length_alone(unit: str) -> None:
    assert grows_with_the_text(lambda part: dates(part, published="2030-11-12"), (unit * 50_000)[:50_000])
