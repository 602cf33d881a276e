"""Counts in texts of any kind: with themselves, with each other, with what was read, with the calendar."""

# ruff: noqa: E501 (one case a line)

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import document, reading, statement

from heeded.assess import outcomes
from heeded.model import Check, Event, Measure, Outcome, Reading, Recommendation, Review, Tally, Value

AFTER = date(2020, 9, 1)
PAPERS = ("Quay Watch", "The Lamp", "Open Squares")


def text_of(
    *said: tuple[str, Value], publisher: str = "Quay Watch", by: str | None = None, **fields: object
) -> Reading:
    """A press text whose sentences hold one statement each."""
    text = " ".join(words for words, _ in said)
    given = {"kind": "press_release", "publisher": publisher, "file": f"{publisher}.txt", "published": "2020-06-02"}
    doc = document(text, **given | fields)
    return reading(doc, *(statement(text, words, value, asserted_by=by) for words, value in said))


def counts(cycle: int = 3, **totals: int) -> list[tuple[str, Value]]:
    """One sentence for each measure."""
    names: dict[str, Measure] = {name: name for name in totals}  # type: ignore[misc]
    return [(f"{value} were {name}.", Tally(names[name], value, cycle=cycle)) for name, value in totals.items()]


def concluded(*readings: Reading) -> dict[int, Outcome]:
    return {outcome.cycle: outcome for outcome in outcomes("XAV", readings, (), AFTER)}


def checks(name: str, *readings: Reading, cycle: int = 3) -> list[Check]:
    return [check for check in concluded(*readings)[cycle].checks if check.name == name]


# --------------------------------------------------------------------------------------------------------- the sums


@pytest.mark.parametrize(
    ("totals", "holds"),
    [
        ({"received": 90, "supported": 70, "noted": 20}, [True]),
        ({"received": 90, "supported": 70, "noted": 19}, [False]),
        ({"received": 90, "supported": 71, "noted": 20}, [False]),
        ({"received": 90, "supported": 60, "noted": 20, "supported_in_part": 10}, [True]),
        ({"received": 90, "supported": 60, "noted": 20, "pending": 10}, [True]),
        ({"received": 90, "supported": 60, "noted": 20, "in_progress": 10}, [True]),
        ({"received": 90, "supported": 70}, []),
        ({"supported": 70, "noted": 20}, []),
    ],
)
def test_supported_and_noted_are_what_was_received(totals: dict[str, int], holds: list[bool]) -> None:
    found = checks("sum", text_of(*counts(**totals)))
    assert [check.holds for check in found] == holds
    for check in found:
        assert "90 received" in check.message
        assert check.documents == (check.citations[0].document,)
        assert [each.quote.text for each in check.citations][:2] == [
            f"{totals['supported']} were supported.", f"{totals['noted']} were noted.",
        ]  # fmt: skip


def test_a_count_that_is_not_exact_contradicts_only_what_it_cannot_be() -> None:
    def said(qualifier: str, noted: int) -> list[bool | None]:
        parts = [
            ("90 were received.", Tally("received", 90, cycle=3)),
            ("over 60 were supported.", Tally("supported", 60, qualifier, cycle=3)),  # type: ignore[arg-type]
            (f"{noted} were noted.", Tally("noted", noted, cycle=3)),
        ]
        return [check.holds for check in checks("sum", text_of(*parts))]

    assert said("more_than", 20) == [None]
    assert said("more_than", 30) == [False]
    assert said("about", 30) == [None]


def test_two_counts_of_one_position_that_add_up_are_both_parts() -> None:
    said = [*counts(received=90, supported=70, noted=16), ("It turned down 4.", Tally("noted", 4, out_of=90, cycle=3))]
    said[1:3] = [(words, replace(value, out_of=90)) for words, value in said[1:3] if isinstance(value, Tally)]
    [check] = checks("sum", text_of(*said))
    assert check.holds is True
    assert "70 supported + 16 noted + 4 noted = 90 of 90 received" in check.message


def test_a_count_on_one_topic_is_no_part_of_a_sum() -> None:
    said = [*counts(received=90, supported=70, noted=20), ("12 on ports were noted.", Tally("noted", 12, topic="ports", cycle=3))]  # fmt: skip
    assert [check.holds for check in checks("sum", text_of(*said))] == [True]


@pytest.mark.parametrize(
    ("implemented", "in_progress", "holds"), [(60, 10, True), (60, 11, False), (60, 4, None)]
)  # fmt: skip
def test_claims_of_implementation_are_what_was_supported(
    implemented: int, in_progress: int, holds: bool | None
) -> None:
    said: list[tuple[str, Value]] = [
        (f"It did {implemented} of 70.", Tally("implemented", implemented, out_of=70, cycle=3)),
        (f"It works on {in_progress}.", Tally("in_progress", in_progress, cycle=3)),
    ]
    [check] = checks("claimed", text_of(*counts(received=90, supported=70, noted=20)), text_of(*said, publisher="The Lamp", by="state"))  # fmt: skip
    assert check.holds is holds
    assert check.message.startswith("The State, as The Lamp tells, in The Lamp.txt gives 60 implemented + ")
    assert "60 of 70 supported (86 %), 67 % of 90 received" in check.message


# -------------------------------------------------------------------------------------------------- several sources


@pytest.mark.parametrize(("other", "holds"), [(90, True), (91, False)])
def test_texts_agree_on_the_number_received(other: int, holds: bool) -> None:
    one, two = text_of(*counts(received=90)), text_of(*counts(received=other), publisher="The Lamp")
    [check] = checks("received", one, two)
    assert check.holds is holds
    assert len(check.documents) == 2
    assert "Quay Watch in Quay Watch.txt" in check.message
    assert "The Lamp in The Lamp.txt" in check.message


def test_one_text_alone_agrees_with_nobody() -> None:
    assert checks("received", text_of(*counts(received=90))) == []


def test_breakdowns_that_differ_are_shown_and_not_judged() -> None:
    one = text_of(*counts(received=90, supported=70, noted=20))
    two = text_of(*counts(received=90, supported=71, noted=19), publisher="The Lamp")
    [check] = checks("breakdown", one, two)
    assert check.holds is None
    assert "70 supported + 20 noted" in check.message
    assert "71 supported + 19 noted" in check.message


def report(*recommending: tuple[str, ...]) -> Reading:
    lines = [f"9.{at} Do what place {at} asks" for at, _ in enumerate(recommending, 1)]
    values = [
        Recommendation(line, states, number=f"9.{at}", position="supported")
        for at, (line, states) in enumerate(zip(lines, recommending, strict=True), 1)
    ]
    doc = document("\n".join(lines), kind="working_group_report", symbol="A/HRC/43/90", cycle=3)
    return reading(doc, *(statement(doc.text, line, value) for line, value in zip(lines, values, strict=True)))


@pytest.mark.parametrize(("states", "received", "holds"), [(3, 2, True), (4, 2, False), (3, 5, False)])
def test_what_the_press_counts_is_compared_with_what_was_read(states: int, received: int, holds: bool) -> None:
    press = text_of(*counts(received=received, recommending_states=states))
    both = (report(("NOR", "CHL"), ("CHL", "FJI")), press)
    [by_states] = checks("recommending_states", *both)
    [by_number] = [check for check in checks("received", *both) if check.citations]
    assert by_states.holds is (states == 3)
    assert by_number.holds is (received == 2)
    assert (by_states.holds and by_number.holds) is holds


def test_a_record_of_press_texts_alone_says_that_nothing_is_read() -> None:
    outcome = concluded(text_of(*counts(received=90, recommending_states=30)))[3]
    assert (outcome.counts["received"], outcome.is_counted, outcome.chains) == (90, False, ())
    [check] = [check for check in outcome.checks if check.name == "read"]
    assert check.holds is None
    assert "0 of 90 recommendations are read" in check.message
    assert "by 30 States" in check.message
    assert checks("read", report(("NOR",)), text_of(*counts(received=90))) == []


# ------------------------------------------------------------------------------------------------------ percentages


@pytest.mark.parametrize(
    ("quote", "holds"),
    [
        ("It supported 70 (78 per cent) of 90.", [True]),
        ("It supported 70 (77 per cent) of 90.", [True]),
        ("It supported 70 (80 per cent) of 90.", [False]),
        ("It supported 70, or 77.78 %, of 90.", [True]),
        ("It supported 70, or 77.9 %, of 90.", [False]),
        ("It supported 70 of 90 and spent 12 % of its budget.", []),
    ],
)
def test_a_percentage_is_that_of_its_counts(quote: str, holds: list[bool]) -> None:
    found = checks("percentage", text_of((quote, Tally("supported", 70, out_of=90, cycle=3))))
    assert [check.holds for check in found] == holds


# ----------------------------------------------------------------------------------------------------- the calendar


@pytest.mark.parametrize(
    ("quote", "value", "holds"),
    [
        ("Its third UPR was in November 2019.", Event(("review",), "2019-11", cycle=3), [True]),
        ("At its second UPR in 2019 it received 90.", Tally("received", 90, year=2019, cycle=3), [False]),
        ("In 2019, more than in the second UPR cycle, it received 90.", Tally("received", 90, year=2019, cycle=3), []),
        ("In 2019 the Committee read its second periodic report and the UPR came.", Event(("review",), "2019"), []),
        ("At its third UPR it received 90, more than it was given in 2024.", Tally("received", 90, cycle=3), []),
        ("It is worse since 2024, says a text on its third UPR.", Event(("review",), "2019", cycle=3), []),
        ("Since its third UPR in 2019 it received 90.", Tally("received", 90, year=2019, cycle=3), [True]),
        ("At its second UPR it received 90.", Tally("received", 90, cycle=3), []),
    ],
)
def test_an_ordinal_is_compared_with_the_calendar(quote: str, value: Value, holds: list[bool]) -> None:
    found = [
        check
        for outcome in concluded(text_of((quote, value), *counts(supported=2))).values()
        for check in outcome.checks
        if check.name == "calendar"
    ]
    assert [check.holds for check in found] == holds


@pytest.mark.parametrize(("day", "holds"), [("2019-11-07", True), ("2019-12-07", False)])
def test_the_days_of_a_review_lie_in_its_session(day: str, holds: bool) -> None:
    doc = document("The review was held.", kind="working_group_report", symbol="A/HRC/43/90", cycle=3)
    facts = statement(doc.text, "The review was held.", Review(3, 34, (day,)))
    listed = statement(doc.text, "The review", Recommendation("Do", number="9.1"))
    [check] = checks("calendar", reading(doc, facts, listed))
    assert check.holds is holds
    assert day in check.message
