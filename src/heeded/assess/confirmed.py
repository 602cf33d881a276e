"""What people confirmed of official rules in, the rules as they hold now out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from heeded.errors import VocabularyError
from heeded.primary import Kept, RuleConfirmation
from heeded.vocabulary.rules import Rule, rules, value_of

__all__ = ["with_confirmations"]


def with_confirmations(given: Iterable[Kept[RuleConfirmation]]) -> Mapping[str, Rule]:
    """Every rule by its key; the last word of anybody on a rule stands.

    A word on a rule that there is no more, or with a value that it does not take now, does not count.
    """
    found = dict(rules())
    for each in sorted(given, key=lambda each: (each.added, each.uid)):
        said = each.value
        if said.rule not in found:
            continue
        try:
            value = value_of(found[said.rule], said.value)
        except VocabularyError:
            continue
        found[said.rule] = replace(
            found[said.rule], value=value, source=said.source, as_of=said.as_of, is_confirmed=True, by=each.by
        )
    return MappingProxyType(found)
