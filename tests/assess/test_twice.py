"""Rows on one recommendation: alike they count once, else none of them is taken."""

from dataclasses import replace

from heeded.assess.tables import clashes
from heeded.assess.twice import settled
from heeded.primary import Assessment, Assignment


def assigned(number: str, to: str = "Justice", steps: str = "") -> Assignment:
    return Assignment(f"XAV/4/{number}", to, steps)


def test_rows_that_are_alike_count_once_and_rows_that_differ_not_at_all() -> None:
    rows = [
        ("a.csv, row 2", assigned("9.1")), ("a.csv, row 3", assigned("9.2", steps="draft")),
        ("a.csv, row 4", assigned("9.1")), ("a.csv, row 5", assigned("9.2", steps="count")),
        ("a.csv, row 6", assigned("9.2", "Health")),
    ]  # fmt: skip
    good, wrong, notes = settled(rows, lambda each: each)
    assert good == [assigned("9.1"), assigned("9.2", "Health")]
    told = "XAV/4/9.2 stands twice, in a.csv, row 3 and row 5, not alike: leave one."
    assert wrong == {"a.csv, row 3": told, "a.csv, row 5": told}
    assert notes == ["a.csv, row 4: says the same as row 2; taken once."]


def test_nothing_is_taken_of_a_row_that_is_wrong() -> None:
    one = Assessment("XAV/4/9.1", "Lantern", "ngo", "fully", "levels", "fully", source="a.csv, row 2")
    two = replace(one, subject="XAV/4/9.2")
    other = replace(two, status="no", mapped="not_implemented", source="a.csv, row 3")
    given = [one, two, other]
    good, wrong, notes = settled([(each.source, each) for each in given], lambda each: replace(each, source=""))
    assert (good, list(wrong), notes) == ([], ["a.csv, row 2", "a.csv, row 3"], [])
    assert [(bad.row, bad.number, bad.status) for bad in clashes("a.csv", given, wrong)] == [
        (2, "9.1", "fully"), (3, "9.2", "no"),
    ]  # fmt: skip
    assert settled([(each.source, replace(each, date=each.status)) for each in given[1:]], repr)[1] == {}
