"""Tables of registers: good rows become entries, wrong ones say what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.assess.register_rows import entries_of, entry_of
from heeded.assess.registers import with_entries
from heeded.errors import UsageError
from heeded.primary import RegisterEntry

GOOD = {"treaty": "CAT", "state": "KAZ", "status": "party", "date": "1998", "source": "Collection", "as_of": "2026-01"}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"treaty": "cat"},
        {"treaty": "Convention against Torture"},
        {"state": "Kazakhstan"},
        {"state": "kaz"},
        {"status": "Party"},
        {"date": " 1998 "},
        {"further": "column"},
    ],
)
def test_one_entry_however_it_is_written(changed: dict[str, str]) -> None:
    expected = RegisterEntry("treaties", "KAZ", "CAT", "party", "1998", "Collection", "2026-01")
    assert entry_of("treaties", GOOD | changed) == expected


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"treaty": "CATS"}, "no treaty"),
        ({"treaty": "CAT and CRC"}, "no treaty"),
        ({"state": "Atlantis"}, "no State"),
        ({"status": "ratified"}, "party, signed, none, withdrawn"),
        ({"source": " "}, "source is empty"),
        ({"as_of": ""}, "as_of is empty"),
        ({"date": "soon"}, "no date"),
        ({"date": "2026-02"}, "lies after"),
        ({"as_of": "2999"}, "not come yet"),
        ({"status": "none"}, "has no date"),
    ],
)
def test_what_is_wrong_is_said(changed: dict[str, str], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        entry_of("treaties", GOOD | changed)


def test_other_registers_have_no_treaty() -> None:
    row = {"state": "XAV", "status": "extended", "date": "2011-03-01", "source": "OHCHR", "as_of": "2025"}
    assert entry_of("standing_invitations", row).item == ""
    with pytest.raises(UsageError, match="extended, none"):
        entry_of("standing_invitations", row | {"status": "party"})


def test_two_rows_of_one_day_that_differ_are_both_wrong() -> None:
    rows = [(2, GOOD), (3, GOOD | {"date": "1999"}), (4, GOOD | {"treaty": "CRC"}), (5, GOOD | {"treaty": "CRC"})]
    good, wrong = entries_of("treaties", rows)
    assert [entry.item for entry in good] == ["CRC"]
    assert [each.partition(":")[0] for each in wrong] == ["row 2", "row 3"]


def test_a_later_day_speaks_and_the_earlier_stays() -> None:
    entry = entry_of("treaties", GOOD | {"treaty": "CMW", "date": "2025"})
    register = with_entries([entry])
    assert register.latest("treaties", "KAZ", "CMW") == entry
    assert [row.status for row in register.rows["treaties", "KAZ", "CMW"]] == ["none", "party"]


@given(st.dictionaries(st.sampled_from([*GOOD, "note"]), st.text(max_size=20)))
def test_whatever_a_row_holds_it_is_an_entry_or_a_complaint(changed: dict[str, str]) -> None:
    good, wrong = entries_of("treaties", [(2, GOOD | changed)])
    assert len(good) + len(wrong) == 1
