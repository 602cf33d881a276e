"""UPR Info's coding: the names of issues and action categories, and what its manuals say of words in a text.

A rule gives the reason in words beside the score of a model; it decides no label.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.matters import whole_words

__all__ = ["ACTIONS", "action_name", "action_words", "heir", "issues", "reason_of_action", "reason_of_issue", "today"]

ACTIONS = ("1", "2", "3", "4", "5")
HEAD = re.compile(r"(?:\S+\s+){0,12}")
"""The words in which the verb that decides stands."""


@cache
def issues() -> tuple[str, ...]:
    """The issues as the training data name them: 54."""
    return tuple(load("issues")["issues"])


@cache
def today() -> tuple[str, ...]:
    """The issues as UPR Info names them now: 56."""
    return tuple(load("issues")["today"])


def heir(issue: str) -> str | None:
    """Today's name of an issue of the training data, None where it has no heir; raises VocabularyError for another."""
    if issue not in issues():
        raise VocabularyError(f"{issue!r} is no issue of UPR Info's data; the names are in vocabulary/issues.yml.")
    if issue in load("issues")["no_heir"]:
        return None
    return str(load("issues")["changed"].get(issue, issue))


def action_name(category: str) -> str:
    """The name of a category, "1" to "5"; raises VocabularyError for another."""
    if category not in ACTIONS:
        raise VocabularyError(f"{category!r} is no action category; they are 1 to 5.")
    return str(load("actions")["actions"][category]["name"])


def action_words(category: str) -> str:
    """A category with its name, as all that shows it calls it: "5 Specific action"; raises VocabularyError."""
    return f"{category} {action_name(category)}"


def reason_of_action(text: str, category: str) -> str:
    """What the manual says of the words that the text begins with; empty where no rule of the category fits."""
    head = HEAD.match(f"{text} ")
    for pattern, rule in _action_rules()[category]:
        found = pattern.search(text if rule.get("anywhere") else head[0] if head else "")
        if found:
            return f"“{_short(found[0])}”: {rule['reason']}"
    return ""


def reason_of_issue(text: str, issue: str) -> str:
    """How coders code a word of the text as this issue; empty where no rule fits."""
    for pattern, rule in _issue_rules().get(issue, ()):
        if found := pattern.search(text):
            because = f" ({rule['because']})" if "because" in rule else ""
            return f"“{_short(found[0])}” is coded {' and '.join(rule['issues'])}{because}"
    return ""


def _short(words: str) -> str:
    return " ".join(words.split())


@cache
def _action_rules() -> Mapping[str, list[tuple[re.Pattern[str], Mapping[str, Any]]]]:
    return {
        category: [(_pattern(rule["words"]), rule) for rule in content["rules"]]
        for category, content in load("actions")["actions"].items()
    }


@cache
def _issue_rules() -> Mapping[str, list[tuple[re.Pattern[str], Mapping[str, Any]]]]:
    found: dict[str, list[tuple[re.Pattern[str], Mapping[str, Any]]]] = {}
    for rule in load("issues")["rules"]:
        for issue in rule["issues"]:
            found.setdefault(issue, []).append((_pattern(rule["words"]), rule))
    return found


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(whole_words(words), re.IGNORECASE)
