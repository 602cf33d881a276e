"""Recommendations for export and for one page each."""

from hypothesis import given
from hypothesis import strategies as st

from builders import document, statement
from heeded.model import (
    NO_REPLY,
    POSITIONS,
    SHOWN_POSITIONS,
    Answer,
    Chain,
    Outcome,
    Recommendation,
    Reply,
    shown_counts,
    shown_position,
)
from heeded.reports import recommendations
from heeded.reports.record import Held

TEXT = "90.1 Ratify the treaty (Norway). The State supports 90.1."
ASKED = statement(TEXT, "Ratify the treaty", Recommendation("Ratify the treaty", ("NOR",), "90.1", "90.l"), page=7)
SAID = statement(TEXT, "supports 90.1", Reply("supported", ("90.1",)), page=2, paragraph="4")
CHAIN = Chain(
    ASKED,
    "A/HRC/57/90",
    (
        Answer("pending", "report", "will be examined", date="2024-05-10", document="A/HRC/57/90", statement=ASKED),
        Answer("noted", "addendum", "notes", "It needs a law", "2024-08-01", "A/HRC/57/90/Add.1", SAID),
        Answer("supported", "plenary", "supports", None, "2024-09-25", "A/HRC/57/2", SAID),
    ),
)
OUTCOME = Outcome("XAV", 4, (CHAIN,), {}, True)
FILES = {"A/HRC/57/90": document(symbol="A/HRC/57/90", file="report.pdf")}
HELD = Held("XAV", (OUTCOME,), documents_by_key=FILES)


def test_a_line_shows_the_current_position_and_how_it_came_about() -> None:
    (line,) = recommendations.lines(HELD)
    assert (line.id, line.number_printed, line.recommending_names) == ("XAV/4/90.1", "90.l", ("Norway",))
    assert (line.position, line.position_occasion, line.position_date) == ("supported", "plenary", "2024-09-25")
    assert (line.position_in_report, line.position_in_addendum, line.position_in_plenary) == (
        "pending",
        "noted",
        "supported",
    )
    assert (line.explanation, line.file, line.page, line.quote) == (
        "It needs a law",
        "report.pdf",
        7,
        "Ratify the treaty",
    )


def test_a_recommendation_without_answers_has_the_position_of_its_own_paragraph() -> None:
    value = Recommendation("Ratify the treaty", number="90.1", position="noted", position_words="does not enjoy")
    bare = Chain(statement(TEXT, "Ratify the treaty", value), "key")
    (line,) = recommendations.lines(Held("XAV", (Outcome("XAV", 4, (bare,), {}, True),)))
    assert (line.position, line.position_words, line.position_in_report, line.file) == (
        "noted",
        "does not enjoy",
        "noted",
        None,
    )


def test_a_page_has_every_answer_with_its_source() -> None:
    (shown,) = recommendations.chosen(recommendations.all_pages(HELD), "90.1")
    assert [(a.date, a.position, a.source.document, a.source.page) for a in shown.answers] == [
        ("2024-05-10", "pending", "A/HRC/57/90", 7),
        ("2024-08-01", "noted", "A/HRC/57/90/Add.1", 2),
        ("2024-09-25", "supported", "A/HRC/57/2", 2),
    ]
    assert shown.answers[0].source.file == "report.pdf"


def test_pages_go_by_number_then_by_what_is_printed() -> None:
    earlier = Outcome("XAV", 3, (CHAIN,), {}, True)
    both = Held("XAV", (earlier, OUTCOME))
    assert [page.line.cycle for page in recommendations.chosen(recommendations.all_pages(both), "90.1")] == [3, 4]
    assert [page.line.cycle for page in recommendations.chosen(recommendations.all_pages(both), "90.l", cycle=4)] == [4]
    assert recommendations.chosen(recommendations.all_pages(both), "90.2") == ()
    assert [line.cycle for line in recommendations.lines(both, cycle=3)] == [3]


def test_themes_come_from_the_thematic_list_of_the_same_review() -> None:
    listed = {(4, "90.1"): Recommendation("Ratify", themes=("A12",), affected_persons=("general",), sdgs=("16",))}
    (line,) = recommendations.lines(Held("XAV", (OUTCOME,), listed=listed))
    assert (line.themes, line.affected_persons, line.sdgs) == (("A12",), ("general",), ("16",))
    other = Held("XAV", (OUTCOME,), listed={(3, "90.1"): listed[4, "90.1"]})
    assert recommendations.lines(other)[0].themes == ()


def test_what_counts_as_noted_for_want_of_a_reply_is_shown_as_that() -> None:
    silent = Chain(ASKED, "A/HRC/57/90", (Answer("noted", "adoption", date="2024-09", reason=NO_REPLY),))
    (page,) = recommendations.all_pages(Held("XAV", (Outcome("XAV", 4, (silent,), {}, True),)))
    assert (page.line.position, page.line.position_reason, page.line.shown) == ("noted", "no reply", "no_reply")
    assert [each.shown for each in page.answers] == ["no_reply"]
    (other,) = recommendations.all_pages(HELD)
    assert [each.shown for each in other.answers] == ["pending", "noted", "supported"]


@given(st.lists(st.sampled_from([*POSITIONS, NO_REPLY]), max_size=30))
def test_noted_and_no_reply_at_hand_are_what_is_noted_by_the_rules(told: list[str]) -> None:
    """What is shown apart sums to what the Council counts, and nothing else changes."""
    unanswered = told.count(NO_REPLY)
    counts = {position: told.count(position) for position in POSITIONS} | {"received": len(told)}
    counts |= {"noted": told.count("noted") + unanswered, "no_reply": unanswered}
    shown = shown_counts(counts)
    assert shown["noted"] == told.count("noted")
    assert shown["noted"] + shown["no_reply"] == counts["noted"]
    assert {**shown, "noted": 0} == {**counts, "noted": 0}
    one_by_one = [
        shown_position("noted", NO_REPLY) if each == NO_REPLY else shown_position(each, None) for each in told
    ]
    assert all(one_by_one.count(code) == shown[code] for code in SHOWN_POSITIONS)
