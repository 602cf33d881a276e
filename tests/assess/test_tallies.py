"""Which review a count is of, and what speaks against what a State counts as implemented."""

# ruff: noqa: E501 (one case a line)

import pytest
from tests.builders import document, reading, statement

from heeded.assess.tallies import Counted, contradictions, counted
from heeded.model import Appraisal, Contradiction, Event, Kind, Progress, Reading, Tally, Value


def text_of(
    *said: tuple[str, Value],
    kind: Kind = "press_release",
    publisher: str = "Quay Watch",
    by: str | None = None,
    **fields: object,
) -> Reading:
    """A text whose sentences hold one statement each."""
    text = " ".join(words for words, _ in said)
    doc = document(text, **{"kind": kind, "publisher": publisher, "file": f"{publisher}.txt"} | fields)
    return reading(doc, *(statement(text, words, value, asserted_by=by) for words, value in said))


def only(*readings: Reading, **supported: int) -> Counted:
    [found] = counted("XAV", readings, {int(cycle[1:]): (value,) for cycle, value in supported.items()})
    return found


RECEIVED = ("It received 36.", Tally("received", 36))
CLAIM = ("Arvenia implemented 40 of 50 recommendations.", Tally("implemented", 40, out_of=50, cycle=3))
VIEW = "There was very little progress on the recommendations."


# --------------------------------------------------------------------------------------------------------- which review


@pytest.mark.parametrize(
    ("text", "cycle"),
    [
        (text_of(("It received 36 in 2019.", Tally("received", 36, year=2019, cycle=3))), 3),
        (text_of(RECEIVED, cycle=4), 4),
        (text_of(RECEIVED, ("Its review was on 8 May 2024.", Event(("review",), "2024-05-08", cycle=4))), 4),
        (text_of(RECEIVED, published="2021-02-03"), 3),
        (text_of(RECEIVED, published="2018-02-03"), None),
        (text_of(RECEIVED), None),
    ],
)  # fmt: skip
def test_the_review_of_a_count(text: Reading, cycle: int | None) -> None:
    found = only(text)
    assert found.cycle == cycle
    assert found.basis


def test_a_claim_is_of_the_review_in_which_as_many_were_supported() -> None:
    claim = text_of(("It did 23 of 25.", Tally("implemented", 23, out_of=25)), kind="oral_statement", cycle=4)
    assert only(claim, c3=25, c4=31).cycle == 3
    assert only(claim, c3=26, c4=25).cycle == 4
    assert "25 is the number of recommendations supported in cycle 3" in only(claim, c3=25).basis


@pytest.mark.parametrize(("kind", "cycle"), [("national_report", 3), ("working_group_report", 3), ("addendum", 4)])
def test_what_is_written_before_the_answers_counts_the_review_before(kind: Kind, cycle: int) -> None:
    assert only(text_of(("It did 23.", Tally("implemented", 23)), kind=kind, cycle=4), c4=31).cycle == cycle


def test_a_text_without_a_date_is_known_by_two_figures_of_one_review() -> None:
    dated = text_of(
        ("It received 36.", Tally("received", 36, cycle=3)), ("It supported 25.", Tally("supported", 25, cycle=3))
    )
    undated = text_of(
        ("36 were received.", Tally("received", 36)),
        ("25 were supported.", Tally("supported", 25)),
        publisher="The Lamp",
    )
    single = text_of(("36 in all.", Tally("received", 36)), publisher="Open Squares")
    cycles = {each.document.publisher: each.cycle for each in counted("XAV", (dated, undated, single), {})}
    assert cycles == {"Quay Watch": 3, "The Lamp": 3, "Open Squares": None}


def test_what_no_review_can_have_is_no_count_of_recommendations() -> None:
    assert counted("XAV", (text_of(("214 of 3,120.", Tally("noted", 214, out_of=3120, cycle=3))),), {}) == ()


# -------------------------------------------------------------------------------------------------------- contradictions


def found(*readings: Reading) -> tuple[Contradiction, ...]:
    return contradictions("XAV", readings, counted("XAV", readings, {}))


def views(text: str, status: Progress = "little_progress", **fields: object) -> Reading:
    return text_of((text, Appraisal(status)), **{"publisher": "The Lamp", "published": "2022-05-06"} | fields)  # type: ignore[arg-type]


def test_a_claim_stands_beside_the_view_of_another() -> None:
    [one] = found(text_of(CLAIM, by="state"), views(VIEW))
    claim, view = one.sides
    assert (claim.asserted_by, view.asserted_by) == ("state", "The Lamp")
    assert (claim.quote.text, view.quote.text) == (CLAIM[0], VIEW)
    assert claim.document != view.document
    assert (one.kind, one.state, one.cycle) == ("tally", "XAV", 3)
    assert one.strength == round(0.9 * 40 / 50, 2)
    assert (
        "The State counts 40 of 50 supported (80 %) as implemented; The Lamp sees little progress, on the recommendations."
        in one.reason
    )


@pytest.mark.parametrize(
    ("text", "status", "strength"),
    [
        (VIEW, "no_progress", 0.8),
        ("It failed to act on many recommendations.", "no_progress", 0.56),
        ("Its human rights record has become worse.", "regress", 0.48),
    ],
)
def test_strength_falls_with_what_a_view_is_on(text: str, status: Progress, strength: float) -> None:
    assert [each.strength for each in found(text_of(CLAIM, by="state"), views(text, status))] == [strength]


@pytest.mark.parametrize(
    "other",
    [
        views(VIEW, status="progress"),
        views("The court's decisions are not fully implemented."),
        views("Its recommendations of last year were not implemented.", "no_progress"),
        views(VIEW, published="2019-05-06"),
        views(VIEW, published="2024-11-06"),
        views(VIEW, by="state"),
        views("Nothing moves in the port.", "no_progress"),
    ],
)
def test_what_is_no_contradiction(other: Reading) -> None:
    """A good view, other bodies' decisions, views before the review and after the next, the State itself, other matters."""
    assert found(text_of(CLAIM, by="state"), other) == ()


def test_of_each_party_the_strongest_view_is_shown() -> None:
    weak = views("Its human rights record has become worse.", "regress", file="weak.txt")
    [one] = found(text_of(CLAIM, by="state"), weak, views(VIEW))
    assert one.sides[1].quote.text == VIEW
    [two, three] = found(text_of(CLAIM, by="state"), weak, views(VIEW, publisher="Open Squares"))
    assert two.strength > three.strength


@pytest.mark.parametrize(("value", "count"), [(10, 1), (40, 0)])
def test_counts_of_two_parties(value: int, count: int) -> None:
    other = text_of(
        ("We find that it implemented some.", Tally("implemented", value, out_of=50, cycle=3)), publisher="The Lamp"
    )
    pairs = found(text_of(CLAIM, by="state"), other)
    assert len(pairs) == count
    if pairs:
        assert pairs[0].strength == round(0.5 + 0.5 * 30 / 50, 2)


def test_a_document_read_twice_says_it_once() -> None:
    claim, view = text_of(CLAIM, by="state"), views(VIEW)
    assert len(found(claim, claim, view, view)) == 1
