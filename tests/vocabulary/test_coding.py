"""UPR Info's coding as data: names, heirs, and a reason in words for every row of the rules."""

import re

import pytest

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.coding import ACTIONS, action_name, heir, issues, reason_of_action, reason_of_issue, today

ISSUE_RULES = load("issues")["rules"]
ACTION_RULES = [(category, rule) for category in ACTIONS for rule in load("actions")["actions"][category]["rules"]]
# A word without signs of an expression can be looked for as it stands
PLAIN = re.compile(r"[\w ,'-]+~?")


def test_names_and_heirs() -> None:
    assert (len(issues()), len(set(issues())), len(today()), len(set(today()))) == (54, 54, 56, 56)
    assert {issue for issue in issues() if heir(issue) is None} == {"NHRI", "Right to water", "National plan of action"}
    assert {heir(issue) for issue in issues()} - {None} <= set(today())
    assert load("issues")["changed"].keys() <= set(issues())


def test_unknown_names_raise() -> None:
    with pytest.raises(VocabularyError, match="no issue"):
        heir("Housing")
    with pytest.raises(VocabularyError, match="1 to 5"):
        action_name("6")


@pytest.mark.parametrize("rule", ISSUE_RULES, ids=lambda rule: rule["words"][0])
def test_every_row_of_issues_gives_a_reason(rule: dict[str, list[str]]) -> None:
    assert set(rule["issues"]) <= set(issues())
    for word in rule["words"]:
        if PLAIN.fullmatch(word):
            for issue in rule["issues"]:
                assert reason_of_issue(f"It has {word.removesuffix('~')} in Arvenia", issue), (word, issue)


@pytest.mark.parametrize(("category", "rule"), ACTION_RULES)
def test_every_row_of_actions_gives_a_reason(category: str, rule: dict[str, list[str]]) -> None:
    for word in rule["words"]:
        if PLAIN.fullmatch(word):
            assert reason_of_action(f"{word.removesuffix('~')} it", category), word


def test_every_issue_has_a_row() -> None:
    assert {issue for rule in ISSUE_RULES for issue in rule["issues"]} == set(issues())


@pytest.mark.parametrize(
    ("text", "category", "reason"),
    [
        ("Continue and strengthen its work", "4", "two verbs"),
        ("Improve the rights of women by amending the family code", "5", "names the deed"),
        ("Consider ratifying it", "3", "think about"),
        ("Continue its efforts", "2", "go on"),
        ("Ask for help from donors", "1", "look for help"),
        ("Nothing of the kind", "5", ""),
    ],
)
def test_reasons_of_actions(text: str, category: str, reason: str) -> None:
    found = reason_of_action(text, category)
    assert reason in found
    assert bool(found) == bool(reason)
