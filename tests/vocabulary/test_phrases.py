"""Fixed words of documents: every phrase that a report says is there in every language, with the same names in it."""

import ast
import re
from pathlib import Path

import pytest

from heeded.errors import VocabularyError
from heeded.reports import charts, facts, press, statement, words
from heeded.vocabulary import load
from heeded.vocabulary.phrases import LANGUAGES, day_in, phrases

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
    words.VALUE_WORDS["harm"], press.COUNTED, facts.COUNTED_AS, statement.COUNTS,
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
