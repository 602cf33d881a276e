"""The finder of a workspace: kinds of statements as people know them, and pages of what was found."""

from heeded.reports.words import TYPES
from heeded.web.pages.finding import KINDS


def test_every_kind_of_statement_can_be_looked_for_once() -> None:
    assert sorted(code for _, kinds in KINDS for code, _ in kinds) == sorted(TYPES)
    names = [str(name) for _, kinds in KINDS for _, name in kinds]
    assert len({*names}) == len(names)
