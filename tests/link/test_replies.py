"""Which recommendation a reply's number means: the report's number, a flat one, a draft's, and where it means none."""

# ruff: noqa: E501 (one case a line)

from collections.abc import Sequence

import pytest
from tests.builders import document, reading, statement

from heeded.link import reply_links
from heeded.model import Kind, Position, Reading, Recommendation, Reply

TEXTS = (
    "Ratify the convention on the rights of migrant workers",
    "Open shelters for women in every province",
    "Repeal the law on the press",
    "Train judges in the law of asylum",
    "Abolish the death penalty",
    "Adopt a plan against torture in prisons",
)


def report(
    numbers: str, positions: Sequence[Position] = (), kind: Kind = "working_group_report", **fields: object
) -> Reading:
    """A report with these numbers, one for each of TEXTS, in order."""
    text = "\n".join(f"{number} {words};" for number, words in zip(numbers.split(), TEXTS, strict=False))
    doc = document(text, kind=kind, symbol=f"A/HRC/43/90{kind[:1]}", cycle=3, file=f"{kind}.txt", **fields)
    given = [*positions] or ["pending"] * len(TEXTS)
    return reading(
        doc,
        *(
            statement(text, f"{number} {words}", Recommendation(words, number=number, number_printed=number, position=position))
            for number, words, position in zip(numbers.split(), TEXTS, given, strict=False)
        ),
    )  # fmt: skip


def addendum(*replies: Reply | tuple[Reply, str], **fields: object) -> Reading:
    """An addendum with these replies, each quoting its own line."""
    lines = [reply[1] if isinstance(reply, tuple) else f"line {at}" for at, reply in enumerate(replies)]
    text = "\n".join(lines)
    doc = document(
        text, **({"kind": "addendum", "symbol": "A/HRC/43/90/Add.1", "cycle": 3, "file": "add.txt"} | fields)
    )
    values = [reply[0] if isinstance(reply, tuple) else reply for reply in replies]
    return reading(doc, *(statement(text, line, value) for line, value in zip(lines, values, strict=True)))


def linked(*readings: Reading) -> dict[str, str]:
    """For each number that a reply prints the number of the recommendation it is linked to."""
    numbers = {
        each.id: each.value.number
        for one in readings
        for each in one.statements
        if isinstance(each.value, Recommendation)
    }
    return {link.reason.partition(":")[0]: numbers[link.target] or "" for link in reply_links(readings)}


def test_the_number_of_the_report() -> None:
    found = linked(report("9.1 9.2 9.3 10.1 10.2 10.3"), addendum(Reply("noted", ("9.2", "10.1"))))
    assert found == {"9.2": "9.2", "10.1": "10.1"}


def test_links_say_why() -> None:
    readings = (report("9.1 9.2 9.3 9.4 9.5 9.6"), addendum(Reply("noted", ("9.2",))))
    [link] = reply_links(readings)
    assert (link.kind, link.score, link.reason) == ("reply", 1.0, "9.2: the number of the report")
    assert link.source == readings[1].statements[0].id


def test_flat_numbers_under_one_paragraph() -> None:
    found = linked(report("111.1 111.2 111.3 111.4 111.5 111.6"), addendum(Reply("noted", ("2", "6"))))
    assert found == {"2": "111.2", "6": "111.6"}


def test_flat_numbers_that_run_on_over_paragraphs() -> None:
    found = linked(report("76.1 76.2 77.3 77.4 78.5 78.6"), addendum(Reply("noted", ("2", "5"))))
    assert found == {"2": "76.2", "5": "78.5"}


def test_flat_numbers_of_the_pending_paragraph() -> None:
    positions: list[Position] = ["supported", "supported", "supported", "pending", "pending", "noted"]
    found = linked(report("76.1 76.2 76.3 77.1 77.2 78.1", positions), addendum(Reply("supported", ("1", "2"))))
    assert found == {"1": "77.1", "2": "77.2"}


def test_flat_numbers_of_the_whole_list() -> None:
    positions: list[Position] = ["supported", "supported", "supported", "noted", "noted", "noted"]
    found = linked(report("76.1 76.2 76.3 77.1 77.2 77.3", positions), addendum(Reply("noted", ("1", "2", "4", "6"))))
    assert found == {"1": "76.1", "2": "76.2", "4": "77.1", "6": "77.3"}


def test_flat_numbers_that_fit_twice_are_not_linked() -> None:
    positions: list[Position] = ["supported", "supported", "supported", "noted", "noted", "noted"]
    assert linked(report("76.1 76.2 76.3 77.1 77.2 77.3", positions), addendum(Reply("noted", ("1", "2")))) == {}


def test_draft_numbers_by_order() -> None:
    found = linked(report("139.1 139.2 139.3 139.4 139.5 139.6"), addendum(Reply("noted", ("6.2", "6.5"))))
    assert found == {"6.2": "139.2", "6.5": "139.5"}


def test_draft_numbers_of_several_paragraphs_by_their_order() -> None:
    found = linked(
        report("139.1 139.2 139.3 140.1 140.2 140.3"), addendum(Reply("supported", ("6.2",)), Reply("noted", ("7.1",)))
    )
    assert found == {"6.2": "139.2", "7.1": "140.1"}


def test_draft_numbers_by_the_draft_s_words_where_the_order_changed() -> None:
    draft = report("6.1 6.2 6.3 6.4 6.5 6.6", kind="draft_report")
    text = TEXTS[1], TEXTS[0], *TEXTS[2:]
    lines = "\n".join(f"139.{at} {words};" for at, words in enumerate(text, 1))
    doc = document(lines, kind="working_group_report", symbol="A/HRC/43/90", cycle=3, file="final.txt")
    final = reading(
        doc,
        *(
            statement(lines, f"139.{at} {words}", Recommendation(words, number=f"139.{at}", position="pending"))
            for at, words in enumerate(text, 1)
        ),
    )
    found = linked(final, draft, addendum(Reply("noted", ("6.1", "6.3"))))
    assert found == {"6.1": "139.2", "6.3": "139.3"}


def test_words_that_a_reply_quotes_correct_a_wrong_number() -> None:
    quote = "6.4 Repeal the law on the press (Ghana); Noted"
    found = linked(report("139.1 139.2 139.3 139.4 139.5 139.6"), addendum((Reply("noted", ("6.4",)), quote)))
    assert found == {"6.4": "139.3"}


def test_words_that_no_recommendation_has_leave_a_guessed_number_without_link() -> None:
    quote = "6.4 Send a mission to the moon without delay (Ghana); Noted"
    assert linked(report("139.1 139.2 139.3 139.4 139.5 139.6"), addendum((Reply("noted", ("6.4",)), quote))) == {}


@pytest.mark.parametrize("number", ["9.7", "88.1(b)", "nine", ""])
def test_numbers_that_nothing_has(number: str) -> None:
    assert linked(report("9.1 9.2 9.3 9.4 9.5 9.6"), addendum(Reply("noted", (number, "9.1")))) == {"9.1": "9.1"}


def test_all_but_those_named_elsewhere_and_excluded() -> None:
    readings = (
        report("9.1 9.2 9.3 9.4 9.5 9.6"),
        addendum(Reply("supported", all_of="all", excluding=("9.2",)), Reply("noted", ("9.5",))),
    )
    supported = [link for link in reply_links(readings) if link.source == readings[1].statements[0].id]
    numbers = {each.id: each.value.number for each in readings[0].statements if isinstance(each.value, Recommendation)}
    assert [numbers[link.target] for link in supported] == ["9.1", "9.3", "9.4", "9.6"]


def test_the_remaining_ones_are_those_without_support() -> None:
    positions: list[Position] = ["supported", "supported", "noted", "pending", "pending", "noted"]
    readings = (report("9.1 9.2 9.3 9.4 9.5 9.6", positions), addendum(Reply("noted", all_of="remaining")))
    assert len(reply_links(readings)) == 4


def test_all_of_a_paragraph() -> None:
    readings = (report("9.1 9.2 9.3 10.1 10.2 10.3"), addendum(Reply("noted", all_of="10")))
    assert len(reply_links(readings)) == 3


def test_other_states_and_cycles_are_not_linked() -> None:
    own = report("9.1 9.2 9.3 9.4 9.5 9.6")
    assert linked(own, addendum(Reply("noted", ("9.1",)), cycle=2)) == {}
    foreign = addendum(Reply("noted", ("9.1",)))
    assert linked(own, reading(foreign.document, *(statement(foreign.document.text, "line 0", Reply("noted", ("9.1",)), state="CHL"),))) == {}  # fmt: skip


def test_a_second_file_of_one_work_counts_once() -> None:
    own = report("9.1 9.2 9.3 9.4 9.5 9.6")
    assert len(reply_links((own, own, addendum(Reply("noted", ("9.1",)))))) == 1


def test_a_long_record_takes_no_longer_than_its_length() -> None:
    text = "\n".join(f"9.{at} Do what is asked in place {at};" for at in range(1, 400))
    doc = document(text, kind="working_group_report", symbol="A/HRC/43/90", cycle=3)
    own = reading(doc, *(statement(text, f"9.{at} Do what is asked in place {at};", Recommendation(f"Do what is asked in place {at}", number=f"9.{at}")) for at in range(1, 400)))  # fmt: skip
    assert len(linked(own, addendum(Reply("noted", tuple(f"6.{at}" for at in range(1, 400)))))) == 399
