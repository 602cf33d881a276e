"""Which documents are read, and what keeps one from being read."""

from collections.abc import Iterator

import pytest
from tests.builders import document, paged, statement

from heeded import extract
from heeded.model import KINDS, Claim, Document, Figure, Statement


@pytest.mark.parametrize(("language", "problems"), [("en", 0), ("ru", 0), (None, 0), ("kk", 1)])
def test_prose_in_a_language_without_rules_is_a_problem(language: str | None, problems: int) -> None:
    news = paged("Arvenia received 40 recommendations.", kind="news", language=language)
    statements, found = extract.read(news)
    assert len(found) == problems
    assert bool(statements) == (language in ("en", None))
    assert all(f"({language})" in problem.message for problem in found)


def test_advance_questions_hold_no_statements_and_say_so() -> None:
    statements, problems = extract.read(paged("What has Arvenia done?", kind="advance_questions", language="en"))
    assert not statements
    assert "no statements to read" in problems[0].message


def test_claims_of_a_release_of_the_state_have_numbers() -> None:
    text = "Recommendation 139.88 (Denmark) has been implemented."
    release = paged(text, kind="press_release", language="en", publisher="Ministry of Justice of Arvenia")
    found = [each.value for each in extract.read(release)[0] if isinstance(each.value, Claim)]
    assert [claim.numbers for claim in found] == [("139.88",)]
    other = paged(text, kind="press_release", language="en", publisher="Lantern Watch")
    assert not any(isinstance(each.value, Claim) for each in extract.read(other)[0])


def test_prose_of_absurd_length_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "LONGEST_PROSE", 10)
    statements, problems = extract.read(paged("Arvenia received 40 recommendations.", kind="news", language="en"))
    assert not statements
    assert "split it" in problems[0].message


@pytest.mark.parametrize(
    "day",
    [
        "31 February 2022",
        "February 30, 2022",
        "45 January 2022",
        "45 January",
        "2022-13-45",
        "30.02.2022",
        "31/02/2022",
    ],
)
def test_a_day_that_does_not_exist_dates_nothing(day: str) -> None:
    news = paged(
        f"The police detained 45 protesters in Port Vale on {day}. On {day}, the court sentenced Ana Orlova.",
        f"Arvenia ratified the Convention against Torture on {day}. Lantern Watch urged Arvenia to free her by {day}.",
        kind="news", language="en",
    )  # fmt: skip
    statements, problems = extract.read(news)
    assert not problems
    assert any(isinstance(each.value, Figure) for each in statements)
    assert not [each for each in statements if getattr(each.value, "date", None)]


def test_every_kind_of_extractor_is_a_kind() -> None:
    assert set(extract.EXTRACTORS) <= set(KINDS)


def test_what_fails_in_one_extractor_loses_nothing_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(news: Document) -> Iterator[Statement]:
        yield statement(news.text, "Arvenia")
        raise IndexError("no such place")

    def sound(news: Document) -> Iterator[Statement]:
        yield statement(news.text, "reviewed")

    monkeypatch.setitem(extract.EXTRACTORS, "news", (broken, sound))
    statements, problems = extract.read(document("Arvenia was reviewed.", kind="news"))
    assert [each.quote.text for each in statements] == ["Arvenia", "reviewed"]
    assert "IndexError: no such place" in problems[0].message


def test_a_check_reads_of_a_submission_who_is_named_and_what_is_asked_as_a_whole_reading_does() -> None:
    told = (
        "Lantern met Aru Tleu, a lawyer who was beaten by officers in Port Avel in May 2021. ",
        "In 2021 the police detained 40 people, and the Government implemented 12 of 30 recommendations. ",
        "We recommend that Arvenia ratify the Optional Protocol and release Aru Tleu.",
    )
    submission = paged("".join(told), kind="stakeholder_submission", language="en")
    every, few = extract.read(submission)[0], extract.read(submission, extract.OF_CHECK)[0]
    assert {each.type for each in few} == {"person", "ask"}
    assert list(few) == [each for each in every if each.type in ("person", "ask")]
    assert len(few) < len(every)
