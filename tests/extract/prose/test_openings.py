"""Where any of many wordings may begin: the same places as with each alone."""

import re

import pytest

from heeded.extract.prose.openings import where_any

EXPRESSIONS = [
    "baked", "b(?:read|un)s?", "(?:sold|ate|(?:may|might) eat) buns", "(?:very )?late", "(?:old ){0,2}mill",
    "[Mm]ill(?:er|s)", "a?live", r"\d\d loaves", "(?<!no )jam", "Cake|tart",
]  # fmt: skip
TEXT = (
    "bakers baked buns, ate buns, might eat buns; very late, later, old old mill, Millers alive, 12 loaves, jam, Cake"
)


def test_the_same_places() -> None:
    found = {match.start() for match in re.finditer(where_any(EXPRESSIONS), TEXT)}
    assert found == {at for each in EXPRESSIONS for at in range(len(TEXT)) if re.compile(each).match(TEXT, at)}


@pytest.mark.parametrize(
    ("expression", "opened"),
    [
        ("(?:a|b)c", "(?=a(?:c(?:))|b(?:c(?:)))"),
        ("(?:a )?b", "(?=a(?: b)|b(?:))"),
        ("(?:a ){0,2}b", "(?=(?:a ){0,2}b)"),
    ],
)
def test_alternatives_are_written_out(expression: str, opened: str) -> None:
    assert where_any([expression]) == opened
