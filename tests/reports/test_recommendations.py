"""Recommendations for export and for one page each."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from builders import document, statement
from heeded.model import (
    HEADINGS,
    NO_REPLY,
    POSITIONS,
    SHOWN_POSITIONS,
    Answer,
    Chain,
    Citation,
    Claim,
    Contradiction,
    Link,
    Outcome,
    Recommendation,
    Reply,
    shown_counts,
    shown_position,
    with_ids,
)
from heeded.provenance import Origin, Quote
from heeded.reports import page_screen, recommendations
from heeded.reports.record import Held
from heeded.web.pages.recommendation import timeline

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


HEADING = "Arvenia supports the recommendations below and considers them carried out:"
OTHER = "Arvenia considers the second list carried out."
LISTED = f"{HEADING} 90.1 Ratify the treaty (Norway). {OTHER}"
BY_MODEL = Origin("claims", "1")


def listed(claims: str) -> recommendations.Page:
    """A recommendation that a list answers in its heading, with that claim, that of another heading, and a third."""
    asked, heading, other, third = with_ids("A/HRC/57/90", [
        statement(LISTED, "Ratify the treaty", ASKED.value),
        *(replace(statement(LISTED, words, Claim(words, claims, ("90.1",))), origin=origin)  # type: ignore[arg-type]
          for words, origin in ((HEADING, Origin(HEADINGS, "1")), (OTHER, Origin(HEADINGS, "1")), (LISTED, BY_MODEL))),
    ])  # fmt: skip
    answer = Answer("supported", "report", HEADING, None, "2024-05-10", "A/HRC/57/90", asked)
    chain = replace(CHAIN, recommendation=asked, answers=(answer,))
    (page,) = recommendations.all_pages(replace(HELD, outcomes=(replace(OUTCOME, chains=(chain,)),)))
    report = document(symbol="A/HRC/57/90", published="2024-08-01")
    said = {each.id: (report, each) for each in (heading, other, third)}
    return recommendations.with_links(page, [Link("claims", each, asked.id, BY_MODEL) for each in said], said, {})


@pytest.mark.parametrize(("claims", "named"), [
    ("implemented", "The State says it is implemented already: the heading over this list"),
    ("in_progress", "The State says it is being implemented: the heading over this list"),
])  # fmt: skip
def test_the_heading_that_answers_and_claims_is_one_utterance_of_the_day_of_the_answer(claims: str, named: str) -> None:
    page = listed(claims)
    by_words = {each.quote: each for each in page.claims}
    assert by_words[HEADING].date == by_words[OTHER].date == "2024-05-10"
    assert by_words[LISTED].date == "2024-08-01"
    assert recommendations.heading_of(page.answers[0], page.claims) == by_words[HEADING]
    output = io.StringIO()
    Console(file=output, width=400).print(page_screen.page(page))
    answered, _, claimed = output.getvalue().partition("What the State says it did")
    assert (answered.count(named), claimed.count(named)) == (1, 1)
    assert (answered.count(HEADING), claimed.count(f"“{HEADING}”"), claimed.count(f"“{OTHER}”")) == (1, 0, 1)
    moments = [moment for _, moment in timeline(page, None)]
    assert [named in moment.notes for moment in moments if moment.kind == "answer"] == [True]
    assert [(each.title, each.quotes[0].text) for each in moments if each.kind == "claim"] == [
        (named, OTHER), ("The State says what it did", LISTED),
    ]  # fmt: skip


def test_on_the_page_of_a_recommendation_a_contradiction_is_no_stronger_than_its_own_link() -> None:
    page = listed("implemented")
    (against, listed_at) = page.claims[:2]
    sides = (citation(against.statement), citation(listed_at.statement))
    found = Contradiction("claim", "XAV", sides, 0.92, "both on it", 4, ("90.1",))
    asked = page.line.statement
    links = [
        Link("claims", against.statement, asked, BY_MODEL),
        Link("evidence", listed_at.statement, asked, BY_MODEL, 0.5),
    ]
    (shown,) = recommendations.with_links(replace(page, contradictions=(found,)), links, {}, {}).contradictions
    assert shown.strength == 0.5
    accepted = [links[0], replace(links[1], is_accepted=True)]
    (shown,) = recommendations.with_links(replace(page, contradictions=(found,)), accepted, {}, {}).contradictions
    assert shown.strength == 0.92


def citation(of: str) -> Citation:
    return Citation(of, Quote("w", 0, 1), "A/HRC/57/90", "A/HRC/57/90", "state", 1)
