"""What a State asks more or less often than others."""

import pytest

from heeded.assess.tendencies import tendencies
from heeded.followed import Tendency
from heeded.model import Label
from heeded.provenance import Origin


def labels(*issues: str, proposal: str | None = None, action: str = "5") -> tuple[Label, ...]:
    origin = Origin("test")
    given = [Label("action", action, 0.9, origin), *(Label("issue", each, 0.9, origin) for each in issues)]
    return (*given, *([Label("issue", proposal, 0.3, origin, is_proposal=True)] if proposal else []))


def test_shares_are_of_those_labelled_and_the_greatest_difference_stands_first() -> None:
    own = [labels("Press")] * 6 + [labels("Torture")] * 4
    every = [labels("Torture", action="4")] * 15 + [labels("Press")] * 5
    found = tendencies(own, every, ("issue",))
    assert [(each.term, each.own, each.of_own, each.all, each.of_all) for each in found] == [
        ("Press", 6, 10, 5, 20), ("Torture", 4, 10, 15, 20),
    ]  # fmt: skip
    assert (found[0].own_share, found[0].all_share) == (0.6, 0.25)
    assert [each.term for each in tendencies(own, every, ("action",))] == ["5", "4"]


def test_proposals_and_rare_labels_count_nowhere() -> None:
    own = [labels("Press", proposal="Torture")] * 4
    assert tendencies(own, own, ("issue",)) == ()
    assert [each.term for each in tendencies(own * 2, own, ("issue",))] == ["Press"]


def test_nothing_is_compared_with_nothing() -> None:
    assert tendencies([], [labels("Press")], ("issue",)) == ()
    assert tendencies([labels("Press")] * 9, [], ("issue",)) == ()


@pytest.mark.parametrize(
    ("counts", "is_clear"),
    [
        ((60, 100, 250, 1000), True),
        ((30, 100, 250, 1000), False),
        ((3, 5, 250, 1000), False),
        ((0, 100, 250, 1000), True),
    ],
)
def test_a_difference_is_clear_from_two_standard_errors_on(counts: tuple[int, int, int, int], is_clear: bool) -> None:
    assert Tendency("issue", "Press", *counts).is_clear is is_clear
