"""What is typed in and what it is understood as: any text is a query, and what is left out is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.query import DEEPEST, MOST_WORDS, understood

HOSTILE = ["!@#", "*", "AND", '"', "\0", "x" * 10_000, "(" * 10_000, ")" * 10_000, "NOT " * 3_000, "-" * 10_000,
           '"' * 10_000, "a OR " * 3_000, "((a" * 3_000, "* " * 5_000, "“", "«»", "AND OR NOT", "OR)",
           "(OR"]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("women violence", "women AND violence"),
        ("women and violence", "women AND and AND violence"),
        ("women AND violence OR men", "(women AND violence) OR men"),
        ("women (violence OR trafficking)", "women AND (violence OR trafficking)"),
        ('"domestic violence" NOT police', '"domestic violence" AND NOT police'),
        ("“domestic violence” -police", '"domestic violence" AND NOT police'),
        ('torture -"ill treatment"', 'torture AND NOT "ill treatment"'),
        ("NOT (a OR b)", "NOT (a OR b)"),
        ("NOT NOT torture", "torture"),
        ("discriminat* *jail*", "discriminat* AND *jail*"),
        ("follow-up", '"follow-up"'),
        ("follow-up*", "follow AND up*"),
        ("124.3", '"124.3"'),
        ("人", "*人*"),
        ("women) OR men", "women OR men"),
        ("((women", "women"),
        ("women OR", "women"),
        ("AND women", "women"),
        ("", None),
        ("!@# *", None),
        ("NOT", None),
    ],
)
def test_how_a_query_is_understood(typed: str, expected: str | None) -> None:
    found = understood(typed)
    assert (found.tree is None) == (expected is None)
    if expected:
        assert found.said == f"Looked for: {expected}."


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("!@# women", "'!@#' has no letter or figure to look for."),
        ("a* women", "'a*' is too short: give at least 2 letters beside a star."),
        ("*ab* women", "'*ab*' is too short: give at least 3 letters beside a star."),
        ("women OR", "OR joins what stands on both its sides; where nothing does, it is left out."),
        ("word " * 200, f"Only the first {MOST_WORDS} words are looked for."),
    ],
)
def test_what_is_left_out_is_said(typed: str, note: str) -> None:
    assert note in understood(typed).notes


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_fails(typed: str) -> None:
    assert understood(typed).said


@given(st.text(alphabet=st.sampled_from('ab*"()- “”ANDORT\0人é!'), max_size=60))
def test_any_text_is_a_query(typed: str) -> None:
    found = understood(typed)
    assert found.said.endswith(".")
    assert (found.tree is not None) == found.said.startswith("Looked for")


def test_parentheses_that_lie_too_deep_are_as_if_not_there() -> None:
    depth = DEEPEST + 5
    assert understood("(" * depth + "a OR b" + ")" * depth + " c").said == "Looked for: (a OR b) AND c."
