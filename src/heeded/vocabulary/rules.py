"""The official rules of what is handed in or said, by key: value, unit, source, day, and whether it is confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from heeded.errors import VocabularyError
from heeded.vocabulary import load

__all__ = ["Rule", "rule", "rules"]


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
