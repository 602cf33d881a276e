"""A view in, the official rules as they hold for it out: those that ship, and what people confirmed of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heeded.pipeline.concluding import View
    from heeded.vocabulary.rules import Rule

__all__ = ["rules_of"]


def rules_of(view: "View") -> "Mapping[str, Rule]":
    """Every rule by its key, with the confirmations from sources of the day of the view or before."""
    from heeded.assess.confirmed import with_confirmations
    from heeded.primary import RuleConfirmation
    from heeded.store import entries

    day = view.as_of.isoformat() if view.as_of else None
    given = entries.current(view.viewer, RuleConfirmation)
    return with_confirmations(each for each in given if day is None or each.value.as_of <= day)
