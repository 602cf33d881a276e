"""What people confirmed of official rules."""

from datetime import UTC, datetime

from heeded.assess.confirmed import with_confirmations
from heeded.primary import Kept, RuleConfirmation
from heeded.vocabulary.rules import rules


def said(key: str, value: str, hour: int = 0, by: str = "Aya") -> Kept[RuleConfirmation]:
    word = RuleConfirmation(key, value, f"letter {hour}", "2026-11-01")
    return Kept(f"{hour}", by, datetime(2026, 11, 2, hour, tzinfo=UTC), word)


def test_a_confirmed_rule_has_value_source_and_who_said_it() -> None:
    found = with_confirmations([said("words_joint", "5000")])["words_joint"]
    assert (found.value, found.source, found.as_of) == (5000, "letter 0", "2026-11-01")
    assert (found.is_confirmed, found.by) == (True, "Aya")
    assert not with_confirmations([])["words_joint"].is_confirmed


def test_the_last_word_of_anybody_stands() -> None:
    found = with_confirmations([said("words_joint", "5100", 2, "Ben"), said("words_joint", "5000", 1)])
    assert (found["words_joint"].value, found["words_joint"].by) == (5100, "Ben")


def test_what_no_rule_takes_does_not_count() -> None:
    assert with_confirmations([said("words_joint", "lots"), said("gone", "1")]) == rules()
