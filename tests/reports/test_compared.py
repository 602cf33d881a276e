"""Reviews side by side: what is not known is no zero, and what differs is said."""

from dataclasses import replace
from io import StringIO
from typing import Any

from rich.console import Console

from heeded.reports.aspects import Followed, Registered
from heeded.reports.compared import Compared, rows, screen
from heeded.reports.record import ReviewRecord


def review(cycle: int, is_counted: bool, **counts: int) -> ReviewRecord:
    return ReviewRecord(cycle, year=2005 + 5 * cycle, counts=counts, is_counted=is_counted)


def compared(state: str, chosen: ReviewRecord | None, **fields: Any) -> Compared:
    return Compared(state, chosen, (), **fields)


def printed(*found: Compared) -> str:
    console = Console(file=StringIO(), width=80)
    console.print(screen(found))
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert max(map(len, lines)) <= 80
    return "\n".join(" ".join(line.split()) for line in lines)


def test_a_position_that_nothing_tells_has_no_row_and_is_called_unknown() -> None:
    announced = compared("KAZ", review(4, False, received=294))
    listed = compared("XAV", review(4, True, received=10, supported=7, noted=3, supported_in_part=0, pending=0))
    assert [row.measure for row in rows([announced])] == ["received"]
    assert "noted unknown 3 (30%)" in printed(announced, listed)


def test_totals_that_make_up_the_whole_leave_no_position_unknown() -> None:
    found = {row.measure: row.count for row in rows([compared("KAZ", review(3, False, received=5, supported=5))])}
    assert found == {"received": 5, "supported": 5, "supported_in_part": 0, "noted": 0, "no_reply": 0, "pending": 0}


def test_a_part_of_the_positions_is_told_as_far_as_it_goes() -> None:
    found = {row.measure: row.count for row in rows([compared("KAZ", review(3, False, received=9, supported=5))])}
    assert found == {"received": 9, "supported": 5}


def test_different_cycles_are_said_on_top() -> None:
    one, other = review(4, False, received=294), review(1, True, received=10, supported=10)
    shown = printed(compared("KAZ", one), compared("XAV", other))
    assert shown.startswith("Reviews of different cycles stand side by side: KAZ cycle 4, XAV cycle 1.")
    assert "as announced list read" in shown
    assert "different cycles" not in printed(compared("KAZ", one), compared("XAV", review(4, True, received=1)))


def test_later_totals_that_were_passed_over_are_named() -> None:
    later = review(4, False, received=294)
    shown = printed(compared("KAZ", review(2, True, received=10, supported=10), announced=(later,)))
    assert "KAZ: of cycle 4 (2025) the record has a total of 294 as announced and no list" in shown


def test_where_nothing_could_be_known_there_is_no_zero() -> None:
    listed = review(4, True, received=300, supported=300)
    old = replace(
        listed, registered=Registered(9, undecided=9, as_of=("2022-08",)),
        followed=Followed(300, 0, 0, 0, 0, 0, 0, 0, ("claimed", "supporting", "contradicting", "asked_again")),
    )  # fmt: skip
    known = replace(
        listed, registered=Registered(9, fulfilled=1, not_by=8, as_of=("2014-12-10", "2022-08")),
        followed=Followed(300, 4, 0, 0, 0, 0, 0, 0),
    )  # fmt: skip
    shown = printed(compared("KAZ", old), compared("XAV", known))
    assert "done after the review – 1 (<1%)" in shown
    assert "not decided by a register 9 (3%) 0 (0%)" in shown
    assert "as of August 2022 10 December 2014" in shown
    assert "State claims something – 4 (1%)" in shown
    assert {row.measure for row in rows([compared("KAZ", old)])} & {"fulfilled", "not_by", "claimed"} == set()
