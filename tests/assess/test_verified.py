"""What registers decide, and that they decide no more than they show."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.assess import registers
from heeded.assess.registers import shipped, with_entries
from heeded.assess.verified import verified
from heeded.errors import VocabularyError
from heeded.primary import RegisterEntry
from heeded.verified import REASONS, RESULTS

ON = date(2026, 11, 28)


def entry(item: str, status: str, when: str | None = None, as_of: str = "2026-06", state: str = "XAV") -> RegisterEntry:
    return RegisterEntry("treaties", state, item, status, when, "test", as_of)


def found(
    text: str, *entries: RegisterEntry, reviewed: str = "2019-11-07", state: str = "XAV"
) -> list[tuple[str, str | None, str | None]]:
    return [(v.result, v.date, v.reason) for v in verified(text, state, reviewed, with_entries(entries), ON)]


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        ("Ratify CAT", entry("CAT", "party", "2021"), ("fulfilled", "2021", None)),
        ("Ratify CAT", entry("CAT", "party", "2021-03-04"), ("fulfilled", "2021-03-04", None)),
        ("Ratify CAT", entry("CAT", "party", "2019-11-08"), ("fulfilled", "2019-11-08", None)),
        ("Ratify CAT", entry("CAT", "party", "2019"), ("in_review_year", "2019", None)),
        ("Ratify CAT", entry("CAT", "party", "2018"), ("before_review", "2018", None)),
        ("Ratify CAT", entry("CAT", "signed"), ("not_by", None, None)),
        ("Ratify CAT", entry("CAT", "none"), ("not_by", None, None)),
        ("Ratify CAT", entry("CAT", "withdrawn", "2015"), ("not_by", "2015", None)),
        ("Ratify CAT", entry("CAT", "none", as_of="2019-10"), ("undecided", None, "older_than_review")),
        ("Ratify CAT", entry("CAT", "doubtful", "2021"), ("undecided", None, "doubtful")),
        ("Ratify CAT", entry("CAT", "party"), ("undecided", None, "no_date")),
        ("Consider ratifying CAT", entry("CAT", "none"), ("undecided", None, "consider")),
        ("Consider ratifying CAT", entry("CAT", "party", "2021"), ("fulfilled", "2021", None)),
        ("Take steps to ratify CAT", entry("CAT", "none"), ("undecided", None, "steps")),
        ("Lift its reservations to CAT", entry("CAT", "party", "2001"), ("undecided", None, "reservation")),
        ("Sign CAT", entry("CAT", "signed", "2020-09-25"), ("fulfilled", "2020-09-25", None)),
        ("Sign CAT", entry("CAT", "none"), ("undecided", None, "signature")),
    ],
)  # fmt: skip
def test_result_by_row(text: str, row: RegisterEntry, expected: tuple[str, str | None, str | None]) -> None:
    assert found(text, row) == [expected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ratify the Istanbul Convention", "other_treaty"),
        ("Ratify the core human rights instruments", "unnamed"),
        ("Ratify the Optional Protocol to CRC", "which_protocol"),
        ("Ratify CAT", "no_row"),
        ("Abolish the death penalty", "no_row"),
        ("Extend a standing invitation", "no_row"),
    ],
)
def test_what_no_register_decides_says_why(text: str, reason: str) -> None:
    assert found(text) == [("undecided", None, reason)]


def test_one_result_for_each_treaty() -> None:
    rows = (entry("CAT", "party", "2021"), entry("CAT-OP", "none"))
    assert [result for result, _, _ in found("Ratify CAT and its Optional Protocol", *rows)] == ["fulfilled", "not_by"]


def test_of_two_days_the_later_speaks_whichever_comes_first() -> None:
    rows = (entry("CAT", "none", as_of="2020-01"), entry("CAT", "party", "2021", as_of="2022-01"))
    assert found("Ratify CAT", *rows) == found("Ratify CAT", *reversed(rows)) == [("fulfilled", "2021", None)]


def test_a_midterm_report_answers_the_review_before_it_alone() -> None:
    """France, reviewed in 2008 and 2013, published one in 2010; the texts of 2013 and 2018 ask for another."""
    text = "Submit a mid-term report"
    assert found(text, state="FRA", reviewed="2008-05-14") == [("fulfilled", "2010", None)]
    assert found(text, state="FRA", reviewed="2013-01-21") == [("undecided", None, "only_earlier")]
    later = RegisterEntry("midterm_reports", "FRA", "", "submitted", "2015", "test", "2016")
    assert found(text, later, state="FRA", reviewed="2013-01-21") == [("fulfilled", "2015", None)]
    assert found(text, later, state="FRA", reviewed="2008-05-14") == [("fulfilled", "2010", None)]


def test_an_earlier_row_tells_that_it_was_done_since() -> None:
    rows = (entry("CAT", "none", as_of="2020-01"), entry("CAT", "party", as_of="2022-01"))
    assert found("Ratify CAT", *rows) == [("fulfilled", None, None)]


def test_a_register_older_than_a_year_is_flagged() -> None:
    def is_stale(as_of: str) -> bool:
        register = with_entries([entry("CAT", "none", as_of=as_of)])
        return verified("Ratify CAT", "XAV", "2019-11-07", register, ON)[0].is_stale

    assert is_stale("2022-08")
    assert is_stale("2025-11-27")
    assert not is_stale("2025-11")
    assert not is_stale("2026-06")


def test_shipped_rows_of_other_registers_decide() -> None:
    """Gabon abolished the death penalty in 2010; a moratorium answers an ask for one, not one for abolition."""
    assert found("Abolish the death penalty", state="GAB", reviewed="2008-05-05") == [("fulfilled", "2010", None)]
    assert found("Abolish the death penalty", state="KAZ", reviewed="2014-10-30") == [("not_by", None, None)]
    assert found("Extend a standing invitation", state="MDG", reviewed="2010-02-15")[0][:2] == (
        "fulfilled",
        "2011-08-26",
    )


def test_the_shipped_table_knows_kazakhstan() -> None:
    """Party to CAT since 1998, to its protocol since 2008, to the second one of ICCPR since 2022; CMW not joined."""
    of = shipped().latest
    assert (of("treaties", "KAZ", "CAT").status, of("treaties", "KAZ", "CAT").date) == ("party", "1998")  # type: ignore[union-attr]
    assert found("Ratify the Second Optional Protocol to ICCPR", state="KAZ", reviewed="2014-10-30") == [
        ("fulfilled", "2022", None)
    ]
    assert found("Ratify CMW", state="KAZ", reviewed="2014-10-30") == [("not_by", None, None)]
    assert found("Ratify CMW", state="KAZ", reviewed="2025-01-23") == [("undecided", None, "older_than_review")]


def test_every_shipped_row_says_its_source_and_a_known_status() -> None:
    for (register, _, _), rows in shipped().rows.items():
        for row in rows:
            assert row.status in registers.statuses(register)
            assert row.source
            assert row.as_of
            assert row.date or row.status != "party"


def test_no_shipped_protocol_comes_before_its_treaty() -> None:
    """Those of the CRC are open to States that signed it: the United States are a party to two."""
    later = {
        "CAT-OP": "CAT",
        "ICCPR-OP1": "ICCPR",
        "ICCPR-OP2": "ICCPR",
        "ICESCR-OP": "ICESCR",
        "CEDAW-OP": "CEDAW",
        "CRPD-OP": "CRPD",
    }
    for (_, state, item), (row, *_) in shipped().rows.items():
        if item in later and row.status == "party":
            treaty = shipped().latest("treaties", state, later[item])
            assert treaty is not None
            assert str(treaty.date) <= str(row.date)


def test_unknown_register_lists_the_known_ones() -> None:
    with pytest.raises(VocabularyError, match="treaties"):
        registers.statuses("treatise")


@given(
    st.sampled_from(["Ratify CAT", "Consider ratifying CAT", "Take steps to ratify CAT", "Lift reservations to CAT"]),
    st.sampled_from(["party", "signed", "none", "withdrawn", "doubtful"]),
    st.sampled_from([None, "2010", "2019", "2019-11", "2021-05-01"]),
    st.sampled_from(["2018-01", "2019-11", "2024-05-06"]),
)
def test_what_is_only_to_be_considered_is_never_said_to_be_undone(
    text: str, status: str, when: str | None, as_of: str
) -> None:
    (one,) = verified(text, "XAV", "2019-11-07", with_entries([entry("CAT", status, when, as_of)]), ON)
    assert one.result in RESULTS
    assert (one.reason in REASONS) is (one.result == "undecided")
    assert one.result != "not_by" or (text == "Ratify CAT" and as_of >= "2019-11")
    assert one.source == "test"
    assert one.result not in ("fulfilled", "before_review", "in_review_year") or one.date == when
