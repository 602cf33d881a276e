"""Tables of assessments: columns are found, good rows taken, bad rows told with what to do."""

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from heeded.assess.tables import Given, Taken, mapping_of, taken
from heeded.errors import UsageError
from heeded.primary import ColumnMapping
from heeded.sheets import Grid, Row

TEXTS = {
    "9.1": "Plant oaks along the road to Velm",
    "9.2": "Open the archive of the port to families",
    "9.10": "Let the night trains stop in every district",
    "10.1": "Train judges in the Selni language",
}
GIVEN = Given("XAV", 3, TEXTS, "Lantern", "ngo")
HEADER = ("No.", "Recommendation", "Level of implementation", "Comments")


def grid(*rows: tuple[str, ...], rounded: bool = False) -> Grid:
    at = frozenset({0}) if rounded else frozenset()
    return Grid("a.xlsx", "sheet A", tuple(Row(number, cells, at) for number, cells in enumerate(rows, 1)))


def read(*rows: tuple[str, ...], rounded: bool = False, **columns: str) -> Taken:
    sheet = grid(*rows, rounded=rounded)
    header, mapping, _ = mapping_of(sheet, columns, ())
    return taken(sheet, header, mapping, GIVEN)


def test_columns_are_taken_by_their_names_and_titles_above_them_passed_over() -> None:
    sheet = grid(("Table of the Lantern Coalition", "", "", ""), ("", "", "", ""), HEADER)
    header, mapping, guessed = mapping_of(sheet, {}, ())
    assert header.number == 3
    assert mapping.columns == {
        "number": "No.", "text": "Recommendation", "status": "Level of implementation", "why": "Comments",
    }  # fmt: skip
    assert set(guessed) == set(mapping.columns)


def test_columns_are_remembered_by_the_header() -> None:
    sheet = grid(("Nr", "A", "B"), ("9.1", "fully", "no"))
    kept = ColumnMapping(("Nr", "A", "B"), {"number": "Nr", "status": "B"}, {}, {"done": "fully"})
    _, mapping, guessed = mapping_of(sheet, {}, (kept,))
    assert (mapping.columns, mapping.statuses, guessed) == ({"number": "Nr", "status": "B"}, {"done": "fully"}, ())
    _, mapping, _ = mapping_of(sheet, {"status": "A"}, (kept,))
    assert mapping.columns["status"] == "A"


@pytest.mark.parametrize(("columns", "said"), [
    ({}, 'no column that is clearly the status. Its columns: Nr, A, B. Name it: --column status="..."'),
    ({"status": "C"}, "no column 'C'"),
    ({"colour": "A"}, "no field 'colour': the fields are number"),
])  # fmt: skip
def test_unknown_columns_are_told(columns: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        mapping_of(grid(("Nr", "A", "B")), columns, ())


def test_two_columns_that_may_be_the_status_are_asked() -> None:
    with pytest.raises(UsageError, match="clearly the status"):
        mapping_of(grid(("No.", "Status in 2022", "Status in 2024")), {}, ())


def test_good_rows_are_taken_and_bad_ones_told() -> None:
    found = read(
        HEADER,
        ("9.1", "", "Fully", "seen"),
        ("Chapter two", "", "", ""),
        ("9.7", "", "Fully", ""),
        ("9.2", "", "half done", ""),
        ("", "", "Fully", ""),
        ("9.10", "", "", ""),
        ("XAV/3/10.1", "", "no", ""),
        ("9.2", "Plant oaks along the road to Velm", "no", ""),
    )  # fmt: skip
    assert [(one.subject, one.mapped, one.rationale, one.source) for one in found.assessments] == [
        ("XAV/3/9.1", "fully", "seen", "a.xlsx, sheet A, row 2"),
        ("XAV/3/10.1", "not_implemented", "", "a.xlsx, sheet A, row 8"),
    ]
    assert found.empty == 1
    assert [(bad.row, bad.message.partition(":")[0][:40]) for bad in found.bad] == [
        (4, "The record has no recommendation XAV/3/9"),
        (5, "'half done' is no step of the scale leve"),
        (6, "No number of a recommendation stands her"),
        (9, "The words beside 9.2 are those of 9.1"),
    ]


def test_a_row_on_several_is_one_for_each_with_its_cluster() -> None:
    found = read(HEADER, ("9.1, 9.10", "", "no", ""), ("9.1-9.2", "", "no", ""))
    assert [one.subject[6:] for one in found.assessments] == ["9.1", "9.10", "9.1", "9.2"]
    assert {one.cluster for one in found.assessments} == {"XAV/3/9.1"}


def test_a_number_whose_zero_the_sheet_cut_is_asked_or_told_by_its_words() -> None:
    found = read(HEADER, ("9.1", "", "no", ""), ("9.1", TEXTS["9.10"], "no", ""), ("9.2", "", "no", ""), rounded=True)
    assert [one.subject for one in found.assessments] == ["XAV/3/9.10", "XAV/3/9.2"]
    assert "9.1 may be 9.10" in found.bad[0].message


def test_a_row_without_a_number_is_taken_by_its_words() -> None:
    found = read(HEADER, ("", TEXTS["10.1"], "no", ""), ("", "Train judges, now and then, in some language", "no", ""))
    assert [one.subject for one in found.assessments] == ["XAV/3/10.1"]
    assert "taken as 10.1 by its words" in found.notes[0]
    assert len(found.bad) == 1


def test_addresses_are_evidence_and_other_words_go_to_the_reasons() -> None:
    found = read(
        (*HEADER[:3], "Evidence"), ("9.1", "", "no", "Our report of May, https://lantern.example/may; and a visit")
    )
    assert found.assessments[0].evidence == ("https://lantern.example/may",)
    assert found.assessments[0].rationale == "Evidence: Our report of May, ; and a visit"


@given_by(st.lists(st.tuples(st.sampled_from([*TEXTS, "9.9", "x"]), st.sampled_from(["fully", "no", "perhaps", ""]))))
def test_every_row_with_a_status_is_taken_or_told(rows: list[tuple[str, str]]) -> None:
    found = read(HEADER, *((number, "", status, "") for number, status in rows))
    assert len(found.assessments) + len(found.bad) == sum(bool(status) for _, status in rows)
    assert all(one.subject.rpartition("/")[2] in TEXTS for one in found.assessments)


@pytest.mark.parametrize(("header", "columns", "named"), [
    (("No.", "Status", "Status"), {}, "Status"), (("No.", "Status", "Comments", "Comments"), {}, "Comments"),
    (("Nr", "A", "A"), {"number": "Nr", "status": "A"}, "A"), (("No.", "No.", "Status"), {}, "No."),
])  # fmt: skip
def test_a_column_named_twice_is_refused_by_name(header: tuple[str, ...], columns: dict[str, str], named: str) -> None:
    with pytest.raises(UsageError, match=f"a.xlsx, sheet A has the column '{named}' twice"):
        mapping_of(grid(header, ("9.1", "fully", "no")), columns, ())


def test_other_columns_may_share_a_name() -> None:
    assert mapping_of(grid(("No.", "Status", "", "", "Seal", "Seal")), {}, ())[1].columns["status"] == "Status"


def test_words_unlike_the_recommendations_own_are_told() -> None:
    found = read(
        ("Number", "Recommendation", "Status"), ("10.1", "Serve warm lunches to pupils of far villages", "fully")
    )
    assert [each.subject for each in found.assessments] == ["XAV/3/10.1"]
    assert "unlike its own" in found.notes[0]
