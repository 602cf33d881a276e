"""Fixed words of documents: every phrase that a report says is there in every language, with the same names in it."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from heeded.assess.dates import next_dates
from heeded.assess.registers import shipped
from heeded.errors import VocabularyError
from heeded.reports import assessments, chapters, charts, citing, facts, matrix, press, statement, words
from heeded.vocabulary import load
from heeded.vocabulary.phrases import LABELLED, LANGUAGES, day_in, named_in, number_in, phrases
from heeded.vocabulary.registers import title_of
from heeded.vocabulary.rules import rules
from heeded.vocabulary.states import states

SOURCE = Path(__file__).resolve().parents[2] / "src" / "heeded"
SAYING = ("reports", "pipeline")
"""Parts of the house that say phrases."""
WEB_ONLY = {
    "The record has no counts of people affected by an event with a name in %(name)s; others are not compared.",
    "The record has no such count of %(name)s: heeded figures %(code)s lists all.",
}
"""What is said where nothing is drawn, which no document holds."""
TABLES = (
    charts.HEADS, charts.OUTCOMES, charts.SIDES, {"model": charts.MODEL}, words.GROUP_NAMES, words.STEPS,
    words.VALUE_WORDS["harm"], press.COUNTED, facts.COUNTED_AS, facts.OF_ONE, statement.COUNTS,
    statement.OCCASION_NAMES, assessments.LEVELS, chapters.ANSWERED, chapters.PART_NAMES,
    {key: said for key, said in matrix.POSITIONS.items() if said}, {"ours": matrix.OURS},
    {"counted": words.WITHOUT_REPLY["counted"]},
)  # fmt: skip
NAMES = re.compile(r"%\(\w+\)s")


def said(file: Path) -> set[str]:
    """The phrases that a module says: calls of `say`, by whatever name it is reached."""
    calls = [each for each in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(each, ast.Call) and each.args]
    names = [(each, getattr(each.func, "id", getattr(each.func, "attr", ""))) for each in calls]
    return {
        each.args[0].value
        for each, name in names
        if name == "say" and isinstance(each.args[0], ast.Constant) and isinstance(each.args[0].value, str)
    }


def every_phrase() -> set[str]:
    """All phrases that reports and charts say, those of their tables too."""
    files = [file for part in SAYING for file in (SOURCE / part).rglob("*.py")]
    return {phrase for file in files for phrase in said(file)} | {each for of in TABLES for each in of.values()}


def test_every_phrase_that_is_said_is_known() -> None:
    assert not every_phrase() - set(load("phrases")["phrases"]) - WEB_ONLY


TERMS = {
    "themes": set(load("themes")["terms"]), "affected_persons": set(load("affected_persons")["terms"]),
    "sdgs": {each["title"] for each in load("sdgs")["terms"].values()},
    "issues": {*load("issues")["issues"], *load("issues")["today"]}, "treaties": set(load("treaties")["treaties"]),
    "registers": {
        title_of(name, act) for name, each in load("registers")["registers"].items() for act in (*each["acts"], "join")
    },
    "treaty_status": {load("treaty_status")["source"][0]}, "events": {each["name"] for each in load("events")["named"]},
    "rules": {rules()[key].source for key in ("words_national_report", "plenary_status")},
    "matrices": {each["head"] for each in load("matrices")["layouts"]["second"]["columns"]},
}  # fmt: skip
"""What reports name from each file."""


def test_every_term_that_a_report_names_is_called_something_in_every_language_and_nothing_else_is() -> None:
    assert {*TERMS, "calendar"} == set(LABELLED)
    for name, terms in TERMS.items():
        labels = load(name)["labels"]
        assert set(labels) == terms, name
        assert all(set(each) == {*LANGUAGES} - {"en"} and all(each.values()) for each in labels.values())


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_source_of_a_date_or_a_register_is_told_in_the_language(language: str) -> None:
    days = (date(2014, 1, 1), date(2026, 11, 29), date(2027, 12, 31))
    found = {each.source for day in days for state in states() for each in next_dates(state, day)}
    found |= {each.source for each in next_dates("XAV", date(2024, 6, 1), {4: "2024-09-01"})}
    assert {"the record", "no month is known of this session"} & found
    found |= {each.source for rows in shipped().rows.values() for each in rows}
    for source in found - {each for each in found if each.startswith("https://")}:
        told = citing.source_in(language, source)  # type: ignore[arg-type]
        assert told != source, source
        assert not re.search(r"\b(?:para|the|by|session of|sessions? \d.*known|Council)\b", told), told


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("ru", "Council session 59", "сессия Совета 59"),
        ("fr", "Children: juvenile justice", "Enfants\N{NO-BREAK SPACE}: justice pour mineurs"),
        ("es", "Lantern 59", "Lantern 59"),
        ("en", "CAT-OP", "CAT-OP"),
    ],
)
def test_a_name_is_told_in_the_language_where_it_is_known(language: str, name: str, told: str) -> None:
    assert named_in(language, name) == told


@pytest.mark.parametrize(
    ("language", "number", "told"),
    [
        ("en", 12_000, "12,000"),
        ("fr", 12_000, "12\N{NO-BREAK SPACE}000"),
        ("es", 1_234_567, "1.234.567"),
        ("ru", 0.5, "0,50"),
        ("en", 0.5, "0.50"),
        ("ru", 96, "96"),
    ],
)
def test_a_number_has_the_marks_of_the_language(language: str, number: float, told: str) -> None:
    assert number_in(language, number) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_keeps_its_names_in_every_language(language: str) -> None:
    say = phrases(language)
    for phrase in load("phrases")["phrases"]:
        assert say(phrase).strip()
        assert sorted(NAMES.findall(say(phrase))) == sorted(NAMES.findall(phrase)), phrase


@pytest.mark.parametrize(
    ("language", "date", "told"),
    [
        ("en", "2025-01-23", "23 January 2025"),
        ("fr", "2025-01", "janvier 2025"),
        ("es", "2025-01-23", "23 de enero de 2025"),
        ("ru", "2025-01-23", "23 января 2025 года"),
        ("ru", "2025-01", "январь 2025 года"),
        ("fr", "2020/2024-12-01", "2020 – 1 décembre 2024"),
        ("en", "soon", "soon"),
    ],
)
def test_a_date_is_told_in_the_language(language: str, date: str, told: str) -> None:
    assert day_in(language, date) == told


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(VocabularyError):
        phrases("kk")
    with pytest.raises(VocabularyError):
        phrases("ru")("No such phrase")
