"""The website's words: dates and counts, and the list that translators begin with."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from heeded.verified import RegisterAsk, Verified
from heeded.web import messages
from heeded.web.said import counted, day, registered, when

HOUSE = Path(messages.__file__).parent


@pytest.mark.parametrize(
    "text",
    [
        "Recommendations to %(name)s",  # in a template, with a name in it
        "Skip to the content",
        "Main",  # in an attribute
        "Pages of the list",  # given to a part
        "This link was used already",
        "supported in part",  # of a table of words
        "people detained",
    ],
)
def test_every_kind_of_text_is_in_it(text: str) -> None:
    assert text in messages.every()


def test_plurals_are_in_it() -> None:
    assert messages.every()["%(count)s State"] == "%(count)s States"
    assert 'msgid "%(count)s State"\nmsgid_plural "%(count)s States"\nmsgstr[0] ""' in messages.pot()


def test_words_of_templates_stand_in_tags() -> None:
    """No template has a word of its own but the name of the program and what a command line takes."""
    bare = []
    for path in sorted((HOUSE / "templates").rglob("*.html")):
        source = path.read_text("utf-8")
        source = re.sub(r"{% block (?:body_attributes|search_class) %}.*?{% endblock %}", " ", source)  # of a tag
        source = re.sub(r"{% blocktranslate.*?endblocktranslate %}|{%.*?%}|{{.*?}}", " ", source, flags=re.DOTALL)
        text = re.sub(r"<(?:style|script).*?</(?:style|script)>|<!doctype html>|<[^<>]*>", " ", source, flags=re.DOTALL)
        bare += [(path.name, word) for word in re.findall(r"[^\W\d_]{2,}", text) if word not in ("Heeded", "amp")]
    assert bare == []


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022-01-05", "5 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("2022-01-05/2022-02", "5 January 2022 to February 2022"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_dates(date: str, expected: str) -> None:
    assert day(date) == expected


def test_months_are_told_in_the_language_of_the_reader() -> None:
    with translation.override("fr"):
        assert "janvier" in day("2022-01-05")


def test_ranges_that_are_not_known_are_told() -> None:
    assert when(None, None) == "not known"
    assert when("2025-01", "2025-01") == "January 2025"
    assert when("2025-01", "2025-02") == "January 2025 to February 2025"


def test_counts() -> None:
    assert counted(10_000, "more_than") == "more than 10,000"
    assert counted(3) == "3"


def test_what_a_register_shows() -> None:
    ask = RegisterAsk("treaties", "CAT-OP", "join", "direct", 0, 3)
    what, said, source = registered(
        Verified(ask, "XAV", "2019", "fulfilled", "2021-03-04", source="UN Treaty Collection", as_of="2022-08")
    )
    assert what.startswith("Optional Protocol to the Convention against Torture")
    assert said == "done after the review, 4 March 2021"
    assert source == "UN Treaty Collection, as of August 2022"
    undecided = Verified(ask, "XAV", "2019", "undecided", reason="no_row")
    assert registered(undecided)[1].endswith("the register has no row for this State")
