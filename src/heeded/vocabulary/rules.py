"""The official rules of what is handed in or said, by key: value, unit, source, day, and whether it is confirmed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from heeded.errors import VocabularyError
from heeded.vocabulary import load

__all__ = ["Rule", "rule", "rules", "shown", "value_of"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; a rule that is not confirmed warns and never fails."""

    key: str
    says: str
    of: tuple[str, ...]
    """What it holds for: kinds of submission ("individual", "joint", "national") or occasions ("plenary")."""
    value: int | tuple[str, ...]
    """A number of `unit`; the words allowed or wanted; 1 where the rule says yes."""
    unit: str
    source: str
    as_of: str
    is_confirmed: bool
    by: str = ""
    """Who confirmed it, where a person did."""

    @property
    def number(self) -> int:
        """Its number; raises VocabularyError where it has none."""
        if isinstance(self.value, int):
            return self.value
        raise VocabularyError(f"The rule {self.key!r} of vocabulary/rules.yml has no number.")


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its key, in the order of the file."""
    return MappingProxyType({key: _rule(key, found) for key, found in load("rules")["rules"].items()})


def _rule(key: str, found: Mapping[str, object]) -> Rule:
    value, of = found["value"], found["of"]
    assert isinstance(of, list)
    return Rule(
        key, str(found["says"]), tuple(map(str, of)),
        tuple(map(str, value)) if isinstance(value, list) else int(str(int(value is True) or value)),
        str(found.get("unit", "")), str(found["source"]), str(found["as_of"]), bool(found["confirmed"]),
    )  # fmt: skip


def rule(key: str) -> Rule:
    """One rule; raises VocabularyError for a key that there is not."""
    if key not in rules():
        raise VocabularyError(f"{key!r} is no rule; they are: {', '.join(rules())}.")
    return rules()[key]


def value_of(of: Rule, words: str) -> int | tuple[str, ...]:
    """The value that words give a rule: "2,815", "docx, pdf", "no"; raises VocabularyError where it takes another."""
    said = words.strip().lower()
    if isinstance(of.value, tuple):
        if given := tuple(filter(None, re.split(r"[,;\s]+", said))):
            return given
        raise VocabularyError(f"{of.key} is a list of words such as {shown(of)}: name at least one.")
    if not of.unit:
        if said in ("yes", "no"):
            return int(said == "yes")
        raise VocabularyError(f"{of.key} holds or does not: {words!r} is neither yes nor no.")
    if re.fullmatch(r"\d{1,3}(?:[,\s]?\d{3})*|\d+", said) and (number := int(re.sub(r"\D", "", said))):
        return number
    raise VocabularyError(f"{of.key} is a number of {of.unit} such as {shown(of)}: {words!r} is none.")


def shown(of: Rule) -> str:
    """A rule's value in words that `value_of` takes: "2815", "docx, doc", "yes"."""
    if isinstance(of.value, tuple):
        return ", ".join(of.value)
    return str(of.value) if of.unit else ("no", "yes")[bool(of.value)]
