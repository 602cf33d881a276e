"""Labels of OHCHR's lists: what is given, with which words, and what a model learns from rows."""

import json
from pathlib import Path

import pytest

from heeded.classify.theme_training import Row, write_theme_model
from heeded.classify.themes import PROPOSED, ThemeModel, target_labels, theme_model
from heeded.errors import ModelError
from heeded.vocabulary.labels import KINDS, Kind, terms

ROWS = [
    *(Row("XAV c2", "Teach children to swim", frozenset({"Children"})) for _ in range(60)),
    *(Row("XAV c2", "Give ferries to women", frozenset({"Women & girls"})) for _ in range(60)),
    *(Row("XAV c2", "Ask the police to swim", frozenset({"Children"})) for _ in range(60)),
    *(Row("XAV c2", "Paint lighthouses", frozenset()) for _ in range(60)),
]


def labels(kind: Kind, text: str) -> dict[str, float]:
    """The labels of a text by the shipped model, without proposals."""
    return {label.value: label.score for label in theme_model(kind).labels([text])[0] if not label.is_proposal}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("themes", "Abolish the death penalty in Arvenia", {"Death penalty"}),
        ("themes", "Abolir la peine de mort", {"Death penalty"}),
        ("themes", "Отменить смертную казнь", {"Death penalty"}),
        ("themes", "Build lighthouses", set()),
        ("affected_persons", "Let journalists write about ferries", {"Media"}),
        ("affected_persons", "Proteger a los niños", {"Children"}),
        ("sdgs", "Bring clean water to every island", {"6"}),
        ("sdgs", "", set()),
    ],
)
def test_a_text_gets_labels(kind: Kind, text: str, expected: set[str]) -> None:
    assert set(labels(kind, text)) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_labels_say_where_they_come_from(kind: Kind) -> None:
    (found,) = theme_model(kind).labels(["End domestic violence against women on the ferries"])
    assert found
    assert [label.score for label in found] == sorted((label.score for label in found), reverse=True)
    for label in found:
        assert label.value in terms(kind)
        assert label.words
        assert label.origin.name == kind
        assert PROPOSED <= label.score <= 1
        assert label.is_proposal == (label.score < theme_model(kind).threshold)


def test_a_text_gets_the_same_labels_in_any_company() -> None:
    texts = ["Pay women fairly", "", "Teach judges", "lighthouse " * 20_000, "Teach judges"]
    model = theme_model("themes")
    assert model.labels(texts) == [model.labels([text])[0] for text in texts]
    assert model.labels([]) == []


def test_a_target_is_given_with_its_goal_alone() -> None:
    text = "Fight corruption in the harbours and make courts independent"
    (goals,) = theme_model("sdgs").labels([text])
    assert "16" in {goal.value for goal in goals}
    assert [target.value for target in target_labels(text, goals)] == ["16.5"]
    assert target_labels(text, ()) == []


def trained(folder: Path) -> ThemeModel:
    write_theme_model(folder, "affected_persons", ROWS, {"data": "invented"})
    return theme_model("affected_persons", folder)


def test_rows_correct_what_the_vocabulary_says(tmp_path: Path) -> None:
    (found,) = trained(tmp_path).labels(["The police of Arvenia"])
    score = {label.value: label.score for label in found}
    assert score["Children"] > 0.5
    assert found[0].words == ("police",)


def test_a_term_without_rows_is_known_by_its_words(tmp_path: Path) -> None:
    (found,) = trained(tmp_path).labels(["Refugees on ferries"])
    assert found[0].value == "Refugees & asylum seekers"
    assert not found[0].is_proposal


def test_the_same_rows_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        trained(tmp_path / name)
    one, two = ((tmp_path / name / "affected_persons.npz").read_bytes() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("change", [{"terms": ["Children"]}, {"signs": []}, {"threshold": None}, {"format": 99}])
def test_a_damaged_model_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    trained(tmp_path)
    theme_model.cache_clear()
    file = tmp_path / "affected_persons.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(ModelError, match="affected_persons"):
        theme_model("affected_persons", tmp_path)
