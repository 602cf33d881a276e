"""The shipped models on short texts in four languages, and on everything that is no recommendation."""

import json
import random
from pathlib import Path

import pytest

from heeded.classify import Labels, is_english, labels_of
from heeded.classify.cards import card
from heeded.classify.files import SHIPPED
from heeded.classify.train import NAMES
from heeded.classify.translated import LANGUAGES, language_code
from heeded.vocabulary.coding import issues

ROOT = Path(__file__).resolve().parents[2]


def labels(text: str, language: str | None = "en") -> Labels:
    return labels_of([text], [language])[0]


def given(text: str, language: str | None = "en") -> set[str]:
    return {label.value for label in labels(text, language).issues if not label.is_proposal}


@pytest.mark.parametrize(
    ("text", "action", "expected"),
    [
        (
            "Ratify the Convention against Torture",
            "5",
            {"International instruments", "Torture and other CID treatment"},
        ),
        ("Continue its efforts to provide schooling for all", "2", {"Right to education"}),
        ("Consider abolishing the death penalty", "3", {"Death penalty"}),
        ("Strengthen measures to protect human rights defenders", "4", {"Human rights defenders"}),
        ("Share its experience in the fight against poverty", "1", {"Poverty"}),
    ],
)
def test_english(text: str, action: str, expected: set[str]) -> None:
    found = labels(text)
    assert found.action
    assert found.action.value == action
    assert given(text) == expected
    assert found.problem == ""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Abolir la peine de mort", "fr", "Death penalty"),
        ("Abolir la pena de muerte", "es", "Death penalty"),
        ("Отменить смертную казнь", "ru", "Death penalty"),
        ("Защищать правозащитников от угроз", "ru", "Human rights defenders"),
        ("Construir escuelas en las aldeas", "es", "Right to education"),
        ("إلغاء عقوبة الإعدام", "ar", "Death penalty"),
        ("اعتماد قانون لمكافحة الاتجار بالأشخاص", "ar", "Trafficking"),
        ("废除死刑", "zh", "Death penalty"),
        ("禁止学校体罚儿童", "zh", "Rights of the Child"),
    ],
)
def test_other_languages(text: str, language: str, expected: str) -> None:
    assert expected in given(text, language)


def test_labels_tell_where_they_come_from() -> None:
    found = labels("Ratify the Convention against Torture")
    instruments = next(label for label in found.issues if label.value == "International instruments")
    assert instruments.origin.name == "issues"
    assert instruments.origin.version == json.loads((SHIPPED / "issues.json").read_text("utf-8"))["sha256"][:12]
    assert instruments.score > 0.8
    assert "ratify" in " ".join(instruments.words)
    assert "“Ratify” is coded International instruments" in instruments.reason
    assert found.action
    assert "legal act" in found.action.reason
    assert any("ratify" in word for word in found.action.words)


def test_without_words_and_meaning_labels_are_the_same_kind() -> None:
    quick = labels_of(["Ratify the Convention against Torture"], ["en"], with_words=False, with_meaning=False)[0]
    assert quick.action
    assert (quick.action.value, quick.action.words) == ("5", ())
    assert "Torture and other CID treatment" in {label.value for label in quick.issues}


@pytest.mark.parametrize(
    ("text", "language", "problem"),
    [
        ("", "en", "No text"),
        (" \n ", None, "No text"),
        ("Torture", "en", "Fewer than two words"),
        ("12.4", None, "Fewer than two words"),
        ("ratify it " * 10_000, "en", "20000 words are longer"),
        ("ратифицировать его " * 10_000, "ru", "20000 words are longer"),
        ("Өлім жазасын жою", "kk", "'kk' is not known"),
        ("Өлім жазасын толығымен жою", None, "without a stated language"),
        ("Өлім жазасын толығымен жою", "en", "stated as English"),
        ("إلغاء عقوبة الإعدام", None, "without a stated language"),
        ("废除死刑", None, "without a stated language"),
        ("死刑", "zh", "Fewer than 4 letters"),
        ("12.4", "zh", "Fewer than 4 letters"),
        ("Abolir la peine de mort dans tout le pays", None, "without a stated language"),
        ("zxqv wvlk qqpr zzkj", "en", "stated as English"),
        ("!!! ??? ...", "fr", "Fewer than 8 letters"),
    ],
)
def test_what_cannot_be_labelled_has_a_problem_and_no_label(text: str, language: str | None, problem: str) -> None:
    found = labels(text, language)
    assert problem in found.problem
    assert found == Labels(problem=found.problem)


def test_order_and_repeats_are_kept() -> None:
    ratify = "Ratify the Convention against Torture"
    texts = [ratify, "", "Build schools in villages", ratify]
    found = labels_of(texts, ["en"] * 4)
    assert found[0] == found[3]
    assert found[1].problem
    assert labels_of(texts[2:3], ["en"]) == found[2:3]
    assert labels_of([]) == []


def test_a_text_is_labelled_alike_alone_and_among_others() -> None:
    texts = [f"Build schools in village {number} and train {number} teachers" for number in range(900)]
    among = labels_of(texts, ["en"] * len(texts), with_words=False)
    chosen = random.Random(0).sample(range(900), 5)
    alone = [labels_of([texts[at]], ["en"], with_words=False)[0] for at in chosen]
    assert [{label.value for label in each.issues} for each in alone] == [
        {label.value for label in among[at].issues} for at in chosen
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratify the Convention against Torture", True),
        ("Ratify OP-CAT and ICRMW", True),
        ("Abolir la peine de mort", False),
        ("Отменить смертную казнь", False),
    ],
)
def test_is_english(text: str, expected: bool) -> None:
    assert is_english(text) == expected


@pytest.mark.parametrize("name", NAMES)
def test_cards_are_current(name: str) -> None:
    facts = json.loads((SHIPPED / f"{name}.json").read_text("utf-8"))
    assert (ROOT / "docs" / "models" / f"{name}.md").read_text("utf-8") == card(name, facts), "run ship_models"
    assert "UPR Info" in card(name, facts)
    if name != "action":
        assert set(facts["labels"]) == set(issues())


def test_shipped_models_are_small() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 15_000_000


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), ("eng", "en"), ("English", "en"), ("english (UK)", "en"),
        (" Français ", "fr"), ("русский", "ru"), ("español", "es"), ("中文", "zh"), ("zho", "zh"),
        ("Klingon", "klingon"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_code_or_name(stated: str, code: str) -> None:
    assert language_code(stated) == code
    assert (code in LANGUAGES) == (code != "klingon")
