"""The record of a State: facts, counts, regional groups, and which documents are here and missing."""

from datetime import date
from typing import Any

import pytest

from builders import document, statement
from heeded.model import Answer, Chain, Check, Document, Outcome, Recommendation, Review
from heeded.reports.dossier import Entry
from heeded.reports.record import Group, Held, ReviewRecord, StateRecord, of_cycle
from heeded.reports.record import record as record_of

TODAY = date(2024, 11, 1)
TEXT = "Ratify the treaty. Free the press. Hold elections. Arvenia was reviewed."


def record(
    state: str,
    outcomes: tuple[Outcome, ...],
    documents: tuple[Document, ...],
    today: date,
    cycle: int | None = None,
    facts: tuple[Review, ...] = (),
) -> StateRecord:
    return of_cycle(record_of(Held(state, outcomes, facts, documents), today), cycle)


def chain(words: str, states: tuple[str, ...], *answers: Answer, **fields: Any) -> Chain:
    made = statement(TEXT, words, Recommendation(words, states, **fields))
    return Chain(made, "A/HRC/57/90", answers)


def outcome(*chains: Chain, cycle: int = 4, **fields: Any) -> Outcome:
    facts = Review(4, 46, ("2024-05-08",), None, ("CHL", "NOR"), "A minister", 80)
    return Outcome(
        "XAV", cycle, chains, {"received": len(chains)}, True, facts=statement(TEXT, "Arvenia was", facts), **fields
    )


def about(kind: str, symbol: str | None = None, file: str = "", **fields: Any) -> Document:
    return document(f"{kind} {file}", kind=kind, symbol=symbol, file=file or f"{kind}.pdf", **fields)


def review(shown: StateRecord, cycle: int) -> ReviewRecord:
    return next(review for review in shown.reviews if review.cycle == cycle)


def entries(shown: StateRecord, cycle: int) -> dict[str, Entry]:
    return {entry.kind: entry for entry in review(shown, cycle).dossier}


def test_a_record_has_every_review_of_the_calendar_in_order() -> None:
    shown = record("XAV", (), (), TODAY)
    assert shown.name == "Arvenia"
    assert [(r.cycle, r.session, r.council_session, r.counts) for r in shown.reviews] == [
        (3, 34, 43, None),
        (4, 46, 57, None),
    ]
    assert [r.cycle for r in record("XAV", (), (), TODAY, cycle=4).reviews] == [4]


def test_facts_and_counts_come_from_the_outcome() -> None:
    check = Check("total", True, "36 = 36")
    shown = review(record("XAV", (outcome(chain("Ratify the treaty", ("NOR",)), checks=(check,)),), (), TODAY), 4)
    assert (shown.dates, shown.troika, shown.delegations) == (("2024-05-08",), ("CHL", "NOR"), 80)
    assert (shown.report, shown.counts, shown.is_counted, shown.checks) == (
        "A/HRC/57/90",
        {"received": 1},
        True,
        (check,),
    )


def test_regional_groups_count_pairs_under_the_current_position() -> None:
    made = outcome(
        chain("Ratify the treaty", ("NOR", "FRA", "CHL"), Answer("pending", "report"), Answer("supported", "addendum")),
        chain("Free the press", ("FRA",), position="noted"),
        chain("Hold elections", ("CHL",)),
    )
    assert review(record("XAV", (made,), (), TODAY), 4).groups == (
        Group("GRULAC", states=1, pairs=2, supported=1, unknown=1),
        Group("WEOG", states=2, pairs=3, supported=2, noted=1),
    )


@pytest.mark.parametrize(
    ("documents", "kind", "expected"),
    [
        ((), "national_report", ("missing", "A/HRC/WG.6/46/XAV/1", ())),
        ((), "un_compilation", ("missing", "A/HRC/WG.6/46/XAV/2", ())),
        ((), "stakeholder_summary", ("missing", "A/HRC/WG.6/46/XAV/3", ())),
        ((), "working_group_report", ("missing", None, ())),
        ((), "addendum", ("missing", None, ())),
        ((), "council_report", ("missing", "A/HRC/57/2", ())),
        ((), "outcome_decision", ("missing", None, ())),
        ((about("addendum", "A/HRC/57/90/Add.1", cycle=4),), "working_group_report", ("missing", "A/HRC/57/90", ())),
        ((about("working_group_report", "A/HRC/57/90", session=46),), "addendum", ("missing", "A/HRC/57/90/Add.1", ())),
        (
            tuple(about("working_group_report", "A/HRC/57/90", name, cycle=4) for name in ("b.pdf", "a.docx")),
            "working_group_report",
            ("here", "A/HRC/57/90", ("a.docx", "b.pdf")),
        ),
        (
            (about("council_report", "A/HRC/57/3", "c.pdf", council_session=57),),
            "council_report",
            ("here", "A/HRC/57/3", ("c.pdf",)),
        ),
        (
            (about("council_report", None, "c.pdf", council_session=57),),
            "council_report",
            ("here", "A/HRC/57/2", ("c.pdf",)),
        ),
        ((about("council_report", "A/HRC/57/3", council_session=57),), "working_group_report", ("missing", None, ())),
        ((about("advance_questions", cycle=4),), "advance_questions", ("here", None, ("advance_questions.pdf",))),
    ],
)  # fmt: skip
def test_the_dossier_says_what_is_here_and_what_is_missing(
    documents: tuple[Document, ...], kind: str, expected: tuple[str, str | None, tuple[str, ...]]
) -> None:
    entry = entries(record("XAV", (), documents, TODAY), 4)[kind]
    assert (entry.presence, entry.symbol, entry.files) == expected


def test_what_the_calendar_still_waits_for_is_not_missing() -> None:
    during = entries(record("XAV", (), (), date(2024, 5, 20)), 4)
    assert during["national_report"].presence == "missing"
    assert during["addendum"].presence == during["council_report"].presence == "not yet issued"
    before = entries(record("XAV", (), (), date(2023, 1, 1)), 4)
    assert {entry.presence for entry in before.values()} == {"not yet issued"}


def test_symbols_come_from_whatever_document_names_them() -> None:
    named = Review(
        4, 46, documents=("A/HRC/WG.6/46/XAV/1", "A/HRC/57/90", "A/HRC/57/90/Add.1"), outcome_adopted="2024-09-25"
    )
    shown = record("XAV", (), (), TODAY, facts=(named, Review(3, documents=("A/HRC/43/90",))))
    assert review(shown, 4).outcome_adopted == "2024-09-25"
    assert entries(shown, 4)["working_group_report"].symbol == "A/HRC/57/90"
    assert (entries(shown, 4)["addendum"].presence, entries(shown, 4)["addendum"].symbol) == (
        "missing",
        "A/HRC/57/90/Add.1",
    )
    none = entries(shown, 3)["addendum"]
    assert (none.presence, none.symbol) == ("none named", None), "what names the report names no addendum"


def test_the_reports_own_facts_go_before_those_of_other_documents() -> None:
    other = Review(4, 46, ("2024-05-09",), troika=("FRA",), documents=("A/HRC/57/90",), outcome_adopted="2024-09-25")
    shown = review(record("XAV", (outcome(),), (), TODAY, facts=(other,)), 4)
    assert (shown.dates, shown.troika, shown.outcome_adopted) == (("2024-05-08",), ("CHL", "NOR"), "2024-09-25")


def test_documents_that_not_every_review_has_are_listed_where_they_are_here() -> None:
    assert not {"midterm_report", "hc_letter", "press_release"} & entries(record("XAV", (), (), TODAY), 4).keys()
    here = (
        about("midterm_report", cycle=4),
        about("press_release", cycle=4),
        about("press_release", file="b.txt", cycle=4),
    )
    shown = entries(record("XAV", (), here, TODAY), 4)
    assert shown["midterm_report"].files == ("midterm_report.pdf",)
    assert shown["press_release"].files == ("b.txt", "press_release.pdf")


@pytest.mark.parametrize(
    ("fields", "cycle"),
    [
        ({"cycle": 3}, 3),
        ({"session": 46}, 4),
        ({"council_session": 43}, 3),
        ({"council_session": 43, "states": ("NOR", "XAV"), "cycle": 1}, 3),
        ({}, None),
    ],
)
def test_a_document_belongs_to_the_cycle_that_it_or_its_session_names(
    fields: dict[str, Any], cycle: int | None
) -> None:
    shown = record("XAV", (), (about("press_release", **fields),), TODAY)
    held = {r.cycle: {e.kind for e in r.dossier if e.files} for r in shown.reviews}
    assert held == {number: {"press_release"} if number == cycle else set() for number in (3, 4)}
    assert shown.undated == (() if cycle else ("press_release.pdf",))


def test_a_state_that_the_calendar_does_not_review_has_a_record_of_its_documents() -> None:
    shown = record("VAT", (), (about("news", states=("VAT",), cycle=2),), TODAY)
    assert [(r.cycle, r.session, r.dossier) for r in shown.reviews] == [
        (2, None, (Entry("news", "here", files=("news.pdf",), has_symbol=False),))
    ]


def test_what_nothing_at_hand_could_tell_is_no_zero() -> None:
    """Of cycle 3 the record has asks and a later review; of cycle 4 neither that nor anything else."""
    outcomes = (outcome(chain("Free the press", ("NOR",)), cycle=3), outcome(chain("Ratify the treaty", ("CHL",))))
    held = Held("XAV", outcomes, spoken_of={"taken_up": frozenset({3}), "claimed": frozenset({3, 4})})
    found = [review(record_of(held, TODAY), cycle).followed for cycle in (3, 4)]
    assert [each.nothing_at_hand for each in found if each] == [
        ("taken_up_of_un", "evidenced", "supporting", "contradicting"),
        ("taken_up", "taken_up_of_un", "evidenced", "supporting", "contradicting", "asked_again"),
    ]
