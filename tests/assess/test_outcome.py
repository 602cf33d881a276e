"""What a review came to: positions by date, the end of pending, counts, and checks against what was announced."""

# ruff: noqa: E501 (one case a line)

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import document, reading, statement

from heeded.assess import outcomes
from heeded.link import reply_links
from heeded.model import Check, Kind, Outcome, Position, Reading, Recommendation, Reply, Review, Tally, Value

BEFORE, AFTER = date(2020, 1, 15), date(2020, 9, 1)
SYMBOLS: dict[Kind, str] = {
    "working_group_report": "A/HRC/43/90",
    "addendum": "A/HRC/43/90/Add.1",
    "council_report": "A/HRC/43/2",
    "outcome_decision": "A/HRC/DEC/43/190",
    "thematic_list": "list",
}


def read(kind: Kind, *values: Value | tuple[Value, str], **fields: object) -> Reading:
    """A document of a kind with these values, said by the State or by the voice given beside them."""
    lines = [f"{at}. What {kind} says." for at in range(len(values))]
    text = "\n".join(lines) or "Nothing."
    given_fields = {
        "kind": kind,
        "symbol": SYMBOLS[kind],
        "cycle": 3,
        "file": f"{kind}.txt",
        "published": "2020-03-20",
    } | fields
    doc = document(text, **given_fields)
    pairs = [value if isinstance(value, tuple) else (value, "state") for value in values]
    return reading(
        doc, *(statement(text, line, value, asserted_by=by) for line, (value, by) in zip(lines, pairs, strict=True))
    )


def report(*positions: Position, head: str = "9") -> Reading:
    """A report whose recommendations have these positions, numbered 9.1, 9.2 ..."""
    values: list[Value] = [Review(3, 34, ("2019-11-07",), report_adopted="2019-11-12")]
    values += [
        Recommendation(f"Do what place {at} asks", number=f"{head}.{at}", position=position, position_words="its words")
        for at, position in enumerate(positions, 1)
    ]
    return read("working_group_report", *values, published="2019-12-20")


def concluded(*readings: Reading, today: date = AFTER) -> Outcome:
    [outcome] = outcomes("XAV", readings, reply_links(readings), today)
    return outcome


def failed(outcome: Outcome, name: str | None = None) -> list[Check]:
    return [check for check in outcome.checks if check.holds is False and name in (None, check.name)]


def counts(outcome: Outcome) -> tuple[int, ...]:
    """Received, supported, noted, supported in part, pending, no reply."""
    names = ("received", "supported", "noted", "supported_in_part", "pending", "no_reply")
    return tuple(outcome.counts[name] for name in names)


# ----------------------------------------------------------------------------------------------------------- answers


def test_answers_in_order_of_time() -> None:
    plenary = read(
        "council_report", Review(3, outcome_adopted="2020-03-12"), Reply("supported", ("9.2",), date="2020-03-12")
    )
    outcome = concluded(
        plenary,
        read("addendum", Reply("noted", ("9.1", "9.2"), position_words="takes note")),
        report("pending", "pending"),
    )
    first, second = outcome.chains
    assert [(answer.occasion, answer.position) for answer in first.answers] == [
        ("report", "pending"),
        ("addendum", "noted"),
    ]
    assert [answer.occasion for answer in second.answers] == ["report", "addendum", "plenary"]
    assert second.current is not None
    assert (second.current.position, second.current.document, second.current.date) == (
        "supported",
        "A/HRC/43/2",
        "2020-03-12",
    )
    assert first.answers[0].date == "2019-11-12"
    assert first.answers[1].words == "takes note"


def test_the_plenary_changes_a_position_that_the_report_gave() -> None:
    plenary = read("council_report", Reply("supported", ("9.2",)))
    outcome = concluded(report("supported", "noted", "noted"), plenary)
    assert counts(outcome) == (3, 2, 1, 0, 0, 0)


def test_an_entry_explains_what_a_list_answers() -> None:
    replies = (Reply("noted", ("9.1", "9.2")), Reply("noted", ("9.1",), explanation="The law is old."))
    outcome = concluded(report("pending", "pending"), read("addendum", *replies))
    [_, answer] = outcome.chains[0].answers
    assert answer.explanation == "The law is old."


def test_an_answer_without_a_position_changes_nothing() -> None:
    outcome = concluded(report("supported"), read("council_report", Reply(None, ("9.1",), explanation="Work goes on.")))
    assert [answer.occasion for answer in outcome.chains[0].answers] == ["report"]


# ---------------------------------------------------------------------------------------------------------- adoption


def test_pending_ends_when_the_council_adopts_the_outcome() -> None:
    own = report("supported", "pending")
    assert counts(concluded(own, today=BEFORE)) == (2, 1, 0, 0, 1, 0)
    outcome = concluded(own)
    assert counts(outcome) == (2, 1, 1, 0, 0, 1)
    current = outcome.chains[1].current
    assert current is not None
    assert (current.occasion, current.reason, current.date, current.document) == (
        "adoption",
        "no reply",
        "2020-03",
        None,
    )


@pytest.mark.parametrize(
    ("adopted", "today", "no_reply"),
    [
        (read("outcome_decision", Review(3, outcome_adopted="2020-03-12")), date(2020, 3, 12), 1),
        (read("outcome_decision", Review(3, outcome_adopted="2020-03-12")), date(2020, 3, 11), 0),
        (read("council_report", Review(3, outcome_adopted="2020-03-12")), date(2020, 3, 12), 1),
        (read("council_report", Review(3, outcome_adopted="2020-03-12")), date(2020, 3, 11), 0),
    ],
)
def test_the_day_of_adoption(adopted: Reading, today: date, no_reply: int) -> None:
    assert concluded(report("pending"), adopted, today=today).counts["no_reply"] == no_reply


def test_a_reply_that_stays_undecided_is_noted_and_not_called_missing() -> None:
    outcome = concluded(report("pending"), read("addendum", Reply("pending", ("9.1",))))
    assert counts(outcome) == (1, 0, 1, 0, 0, 0)
    current = outcome.chains[0].current
    assert current is not None
    assert current.reason == "the reply states no position"


def test_a_reply_in_a_known_document_that_is_absent_is_not_missing() -> None:
    plenary = read(
        "council_report", Review(3, documents=("A/HRC/43/90", "A/HRC/43/90/Add.1"), outcome_adopted="2020-03-12")
    )
    outcome = concluded(report("supported", "pending"), plenary)
    assert counts(outcome) == (2, 1, 0, 0, 1, 0)
    [check] = [check for check in outcome.checks if check.name == "unanswered"]
    assert (check.holds, check.documents, check.numbers) == (None, ("A/HRC/43/90/Add.1",), ("9.2",))


# ------------------------------------------------------------------------------------------------------------ totals


def president(**totals: int) -> list[Value | tuple[Value, str]]:
    """The President's totals, at the plenary that ends the review."""
    received = totals.get("received")
    return [
        Review(3, outcome_adopted="2020-03-12"),
        *((Tally(measure, value, out_of=None if measure == "received" else received), "President of the Human Rights Council") for measure, value in totals.items()),  # type: ignore[arg-type]
    ]  # fmt: skip


def test_totals_alone_give_announced_counts() -> None:
    [outcome] = outcomes(
        "XAV",
        [read("council_report", *president(received=298, supported=245, noted=48, supported_in_part=5))],
        (),
        AFTER,
    )
    assert outcome.counts == {"received": 298, "supported": 245, "noted": 48, "supported_in_part": 5}
    assert (outcome.is_counted, outcome.chains) == (False, ())
    assert [(check.name, check.holds) for check in outcome.checks] == [("read", None), ("sum", True)]


@pytest.mark.parametrize(
    ("totals", "wrong"),
    [
        ({"received": 3, "supported": 2, "noted": 1}, []),
        ({"received": 4, "supported": 2, "noted": 1}, ["received", "sum"]),
        ({"received": 3, "supported": 1, "noted": 2}, ["noted", "supported"]),
    ],
)
def test_announced_totals_are_compared(totals: dict[str, int], wrong: list[str]) -> None:
    outcome = concluded(report("supported", "supported", "noted"), read("council_report", *president(**totals)))
    assert sorted(check.name for check in failed(outcome)) == wrong


def test_a_contradiction_tells_both_sides() -> None:
    outcome = concluded(
        report("supported", "supported", "noted"), read("council_report", *president(received=3, supported=1, noted=2))
    )
    message = failed(outcome, "supported")[0].message
    assert "announces 1 supported" in message
    assert "What council_report says" in message
    assert "2 are supported by the answers read" in message


def test_an_addendum_counts_what_was_open() -> None:
    totals = (
        Tally("received", 5),
        Tally("supported", 2, out_of=5),
        Tally("supported", 2, out_of=3),
        Tally("noted", 1, out_of=3),
    )
    replies = (Reply("supported", ("9.3", "9.4")), Reply("noted", ("9.5",)))
    outcome = concluded(
        report("supported", "supported", "pending", "pending", "pending"), read("addendum", *totals, *replies)
    )
    assert failed(outcome) == []
    assert [check.holds for check in outcome.checks if check.name in ("supported", "noted", "received", "sum")] == [
        True
    ] * 5


def test_what_the_totals_leave_over_follows_from_them() -> None:
    said = (Tally("supported", 4), Tally("noted", 1), Reply("noted", ("9.5",)))
    outcome = concluded(report("supported", "pending", "pending", "pending", "pending"), read("council_report", *said))
    assert counts(outcome) == (5, 4, 1, 0, 0, 0)
    current = outcome.chains[1].current
    assert current is not None
    assert current.reason == "the announced totals leave no other position"
    assert current.statement is not None


def test_totals_that_could_mean_several_decide_nothing() -> None:
    said = (Tally("supported", 3), Tally("noted", 2))
    outcome = concluded(report("supported", "pending", "pending", "pending", "pending"), read("council_report", *said))
    assert counts(outcome) == (5, 1, 4, 0, 0, 4)


# ------------------------------------------------------------------------------------------------------------ checks


def test_numbers_without_gaps() -> None:
    own = report("supported", "supported", "noted")
    kept = [
        each for each in own.statements if not (isinstance(each.value, Recommendation) and each.value.number == "9.2")
    ]
    [check] = failed(concluded(reading(own.document, *kept)), "numbering")
    assert check.numbers == ("9.2",)


def test_numbers_that_nothing_has_are_reported() -> None:
    [check] = failed(concluded(report("pending"), read("addendum", Reply("noted", ("9.1", "9.4")))), "replies")
    assert check.numbers == ("9.4",)


def test_two_positions_in_one_document_are_reported_and_not_corrected() -> None:
    outcome = concluded(report("pending"), read("addendum", Reply("noted", ("9.1",)), Reply("supported", ("9.1",))))
    [check] = failed(outcome, "positions")
    assert check.numbers == ("9.1",)
    assert "noted" in check.message
    assert "supported" in check.message
    assert [answer.position for answer in outcome.chains[0].answers] == ["pending", "noted", "supported"]


def test_a_thematic_list_that_differs_is_reported() -> None:
    theirs = read("thematic_list", Recommendation("Do", number="9.1", position="supported", cycle=3), Recommendation("Do", number="9.2", position="noted", cycle=3))  # fmt: skip
    [check] = failed(concluded(report("noted", "noted"), theirs), "thematic list")
    assert check.numbers == ("9.1",)


def test_a_thematic_list_has_the_positions_that_no_reply_has() -> None:
    rows = [Recommendation("Do", number=f"9.{at}", position=position, position_words="Its word", cycle=3) for at, position in enumerate(("supported", "noted", "pending"), 1)]  # fmt: skip
    theirs = read("thematic_list", *rows)
    outcome = concluded(report("pending", "pending", "pending"), theirs)
    assert [chain.current.position for chain in outcome.chains if chain.current] == ["supported", "noted", "noted"]
    assert [chain.current.document for chain in outcome.chains if chain.current] == ["list", "list", None]
    assert outcome.counts["no_reply"] == 1


def test_a_reply_goes_before_a_thematic_list() -> None:
    theirs = read("thematic_list", Recommendation("Do", number="9.1", position="noted", cycle=3))
    reply = read("addendum", Reply("supported", ("9.1",)))
    outcome = concluded(report("pending"), reply, theirs)
    assert outcome.counts["supported"] == 1


def test_cycles_are_apart_and_in_order() -> None:
    second = read(
        "working_group_report",
        Recommendation("Do", number="5.1", position="noted", cycle=2),
        cycle=2,
        symbol="A/HRC/28/90",
    )
    found = outcomes("XAV", (report("supported"), second), (), AFTER)
    assert [(outcome.cycle, outcome.counts["received"]) for outcome in found] == [(2, 1), (3, 1)]
    assert found[1].facts is not None
    assert outcomes("CHL", (report("supported"),), (), AFTER) == ()


positions = st.sampled_from(["supported", "noted", "supported_in_part", "pending"])


@given(st.lists(positions, min_size=1, max_size=12), st.dictionaries(st.integers(1, 14), positions), st.booleans())
def test_the_parts_are_the_whole(
    given_positions: Sequence[Position], answers: dict[int, Position], is_over: bool
) -> None:
    replies = [Reply(position, (f"9.{number}",)) for number, position in answers.items()]
    outcome = concluded(report(*given_positions), read("addendum", *replies), today=AFTER if is_over else BEFORE)
    received, supported, noted, in_part, pending, no_reply = counts(outcome)
    assert received == len(given_positions) == supported + noted + in_part + pending
    assert no_reply <= noted
    assert not (is_over and pending)
