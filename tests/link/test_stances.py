"""What a source says of implementation, in own words about Arvenia."""

from typing import get_args

import pytest

from heeded.link.stances import mentions, of_law, only_asks, sentences, stance, without_bodies
from heeded.model import LawEffect, Stance
from heeded.vocabulary import load

STANCES = [
    ("Arvenia ratified the Convention against Torture in 2031.", "supports"),
    ("Arvenia took important legislative steps on trafficking.", "supports"),
    ("A law extending the protection of tenants came into force.", "supports"),
    ("The Reeve Trust welcomed the plan to combat violence and discrimination.", "supports"),
    ("The Reeve Trust was concerned that prisons remained full.", "contradicts"),
    ("The Reeve Trust was concerned that limited progress had been achieved.", "contradicts"),
    ("Violence against market women is frequent.", "contradicts"),
    ("The Reeve Trust recommended that the plan on water be implemented.", "contradicts"),
    ("Arvenia should have the adopted law published.", "contradicts"),
    ("Arvenia adopted a law on water. Villages still lack wells.", "mixed"),
    ("The Reeve Trust welcomed the law, but regretted that it was not applied.", "mixed"),
    ("A plan was adopted. Wells are lacking. Nobody is not thirsty. Pipes remain broken.", "contradicts"),
    ("The Reeve Trust is based in Lorne.", None),
]


@pytest.mark.parametrize(("text", "said"), STANCES)
def test_stance(text: str, said: str | None) -> None:
    assert stance(text) == said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "L'Arvenie a ratifié la Convention.", "supports"),
        ("fr", "L'Arvenie a adopté un plan. Les puits ne suffisent pas.", "mixed"),
        ("fr", "La discrimination y est fréquente.", "contradicts"),
        ("es", "Arvenia ratificó la Convención.", "supports"),
        ("es", "Los pozos de Arvenia son insuficientes.", "contradicts"),
        ("es", "Se recomendó que Arvenia ratificara lo que había adoptado.", "contradicts"),
        ("ru", "В Арвении принят закон о воде.", "supports"),
        ("ru", "Арвении следует принять закон о воде.", "contradicts"),
        ("ru", "В Арвении принят закон, однако колодцев нет.", "mixed"),
        ("kk", "Ратифицировано", None),
        (None, "Arvenia ratified it.", None),
    ],
)
def test_stance_in_other_languages(language: str | None, text: str, said: str | None) -> None:
    assert stance(text, language) == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Law No. 12 on water applies.44 Wells were dug.", ["Law No. 12 on water applies.44", "Wells were dug."]),
        ("It asked for many new wells; and for roads", ["It asked for many new wells;", "and for roads"]),
        ("Wells", ["Wells"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


@pytest.mark.parametrize(
    ("table", "text", "words"),
    [
        ("harmed", "Editors were arrested and beaten", ["arrested"]),
        ("welcomed", "It commended Arvenia", ["commended"]),
        ("outside", "The foreign blockade went on", ["foreign", "blockade"]),
        ("guaranteed", "The Constitution guaranteed it to all", ["constitution", "guaranteed"]),
        ("advanced", "Wells had been created", ["had been created"]),
        ("rebutted", "There were no prisoners of conscience", ["there were no"]),
        ("promised", "Arvenia would dig wells", ["would"]),
        ("recounted", "Nine recommendations were noted", ["recommendations", "noted"]),
        ("admitted", "Difficulties persist", ["difficulties"]),
        ("general", "It respected human rights", ["human rights"]),
    ],
)
def test_words_of_complaints_and_claims(table: str, text: str, words: list[str]) -> None:
    assert mentions(text, table) == words


@pytest.mark.parametrize(
    ("text", "language", "is_ask"),
    [
        ("The Reeve Trust recommended that Arvenia abolish fees. It urged Arvenia to train teachers.", "en", True),
        ("The Reeve Trust regretted that fees remained. It urged Arvenia to abolish them.", "en", False),
        ("Noting the lack of teachers, the Reeve Trust urged Arvenia to train more of them.", "en", False),
        ("La fondation a recommandé à l'Arvénie d'abolir les frais scolaires.", "fr", True),
        ("The Reeve Trust recommended that Arvenia abolish fees.", "kk", False),
    ],
)
def test_only_asks(text: str, language: str, is_ask: bool) -> None:
    assert only_asks(text, language) is is_ask


@pytest.mark.parametrize(
    ("effect", "deeds", "said"),
    [
        ("repealed", {"decriminalise"}, "supports"),
        ("repealed", {"protect"}, "mixed"),
        ("introduced", {"repeal", "promote"}, "contradicts"),
        ("introduced", {"legislate"}, "supports"),
        ("raised", {"abolish"}, "contradicts"),
        ("moved", {"decriminalise"}, "mixed"),
        ("lowered", {"abolish"}, "mixed"),
        ("amended", set(), "mixed"),
    ],
)
def test_a_law_speaks_by_what_it_does(effect: LawEffect, deeds: set[str], said: str) -> None:
    assert of_law(effect, deeds) == said


def test_every_effect_of_a_law_has_stances() -> None:
    assert set(load("stances")["laws"]) == set(get_args(LawEffect))
    assert {each for row in load("stances")["laws"].values() for each in row.values()} <= set(get_args(Stance))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The Committee against Torture praised it.", "The  praised it."),
        ("the Committee on the Elimination of Discrimination against Women", "the "),
        ("CERD was glad of the plan.", " was glad of the plan."),
        ("It had ratified CERD.", "It had ratified CERD."),
        ("Torture went on.", "Torture went on."),
    ],
)
def test_a_body_is_not_what_its_name_names(text: str, left: str) -> None:
    assert without_bodies(text) == left
