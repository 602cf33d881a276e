"""Which passages are linked, on documents about Arvenia."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import document, paged, reading, statement
from heeded.link import links, nearest, passages
from heeded.link.pairs import MOST_REPEATED, OF_BEST, repeated
from heeded.meaning import embed
from heeded.model import HEADINGS, Ask, Claim, Event, Intervention, Kind, Link, Pledge, Reading, Recommendation
from heeded.provenance import Origin


def report(cycle: int, *texts: str, states: tuple[str, ...] = ("NOR",)) -> Reading:
    """A report with these recommendations, numbered 1.1, 1.2 ..."""
    doc = document(
        "\n".join(texts), kind="working_group_report", cycle=cycle, symbol=f"A/HRC/{cycle}/1", file=f"{cycle}"
    )
    made = [Recommendation(text, states, f"1.{at}", cycle=cycle) for at, text in enumerate(texts, 1)]
    return reading(doc, *(statement(doc.text, text, value) for text, value in zip(texts, made, strict=True)))


OLD = report(2, "Ratify the Convention against Torture", "Abolish the death penalty", "Improve schools in villages")
NEW = report(3, "Consider ratifying CAT", "Abolish capital punishment for all crimes", "Ratify CAT", "Train nurses")


def numbers(found: tuple[Link, ...], *readings: Reading) -> set[tuple[str, str]]:
    """The proposed links by the numbers of their two sides; of a passage without number its quote."""
    by_id = {each.id: each for of in readings for each in of.statements}

    def name(key: str) -> str:
        value = by_id[key].value
        return str(value.number) if isinstance(value, Recommendation) and value.number else by_id[key].quote.text

    return {(name(link.source), name(link.target)) for link in found if link.is_proposed}


def test_repeats_go_from_the_later_to_the_earlier() -> None:
    found = links("repeats", passages("XAV", [NEW, OLD]), embed)
    assert numbers(found, NEW, OLD) == {("1.1", "1.1"), ("1.3", "1.1"), ("1.2", "1.2")}
    assert [link.score for link in found] == sorted((link.score for link in found), reverse=True)
    assert {link.recurrence for link in found if link.is_proposed} <= {"same", "similar"}
    assert all(link.reason and link.origin.name == "link.repeats" for link in found)


def test_duplicates_stand_in_one_review() -> None:
    found = links("duplicate", passages("XAV", [NEW, OLD]), embed)
    proposed = [link for link in found if link.is_proposed]
    assert numbers(found, NEW, OLD) == {("1.3", "1.1")}
    assert [link.cluster for link in proposed] == ["XAV/3/1.1"]


def test_a_cited_number_is_a_link_whatever_the_words() -> None:
    text = "New schools were built in 40 villages (recommendation 1.3)."
    doc = document(text, kind="national_report", cycle=3, symbol="A/HRC/WG.6/9/XAV/1")
    told = reading(doc, statement(text, text, Claim(text, "implemented", ("1.3",)), asserted_by="state"))
    found = links("claims", passages("XAV", [OLD, NEW, told]), embed)
    assert [(link.score >= 0.5, link.reason) for link in found][:1] == [(True, "the number that it cites")]
    assert numbers(found[:1], OLD, NEW, told) == {(text, "1.3")}, "a national report speaks of the review before"


def national_report(*lines: str, cites: tuple[tuple[str, ...], ...]) -> Reading:
    """A national report of the third cycle: a claim a line, with the numbers that it cites."""
    doc = paged("\n".join(lines), kind="national_report", cycle=3, symbol="A/HRC/WG.6/9/XAV/1", language="en")
    made = [Claim(line, "implemented", numbers) for line, numbers in zip(lines, cites, strict=True)]
    return reading(doc, *(statement(doc.text, c.text, c, asserted_by="state") for c in made))


def numbered(*items: tuple[str, str]) -> Reading:
    """A report of the second cycle with these numbers and texts."""
    doc = document("\n".join(t for _, t in items), kind="working_group_report", cycle=2, symbol="A/HRC/2/1", file="2")
    made = [Recommendation(text, ("NOR",), number, cycle=2) for number, text in items]
    return reading(doc, *(statement(doc.text, each.text, each) for each in made))


SECTIONS = (("7.1", "Abolish the death penalty"), ("8.1", "Ratify CAT"), ("8.2", "Improve schools in villages"))


@pytest.mark.parametrize(
    ("cites", "meant"),
    [
        # para. 8 counted first
        ((("1",), ("2",), ("3",)), {("CAT", "8.1"), ("schools", "8.2"), ("death", "7.1")}),
        # as printed
        ((("2",), ("3",), ("1",)), {("CAT", "8.1"), ("schools", "8.2"), ("death", "7.1")}),
        # by paragraph
        ((("8.1",), ("8.2",), ("7.1",)), {("CAT", "8.1"), ("schools", "8.2"), ("death", "7.1")}),
    ],
)
def test_bare_numbers_count_the_paragraphs_in_the_order_that_fits(
    cites: tuple[tuple[str, ...], ...], meant: set[tuple[str, str]]
) -> None:
    old = numbered(*SECTIONS)
    told = national_report(
        "1. Arvenia ratified CAT in May.",
        "2. Arvenia improved schools in villages.",
        "3. Arvenia abolished the death penalty.",
        cites=cites,
    )
    found = links("claims", passages("XAV", [old, told]), embed)
    by_number = [link for link in found if link.reason == "the number that it cites"]
    assert {
        (next(word for word in ("CAT", "schools", "death") if word in text), number)
        for text, number in numbers(tuple(by_number), old, told)
    } == meant


def test_bare_numbers_that_fit_no_order_better_are_not_linked() -> None:
    told = national_report("1. Arvenia held four meetings on its budget.", cites=(("1",),))
    found = links("claims", passages("XAV", [numbered(*SECTIONS), told]), embed)
    assert not [link for link in found if link.is_proposed]


def test_of_a_range_that_a_heading_cites_only_what_fits_is_proposed() -> None:
    old = numbered(
        ("7.1", "Abolish the death penalty"),
        ("7.2", "Ratify CAT"),
        ("7.3", "Improve schools in villages"),
        ("7.4", "Plant trees along roads"),
    )
    told = national_report("1. Arvenia ratified CAT in May.", cites=(("1", "2", "3", "4"),))
    found = links("claims", passages("XAV", [old, told]), embed)
    assert {number for _, number in numbers(found, old, told)} == {"7.2"}
    assert [link.reason for link in found if not link.is_proposed] == [
        "nearness of meaning; one of 4 numbers that the heading cites"
    ] * 3


def with_heading(cycle: int, heading: str, *numbers: str) -> Reading:
    """A report with recommendations 1.1 to 1.4, and what its heading claims of some of them."""
    texts = ("Abolish the death penalty", "Ratify CAT", "Improve schools in villages", "Plant trees along roads")
    made = report(cycle, *texts)
    doc = replace(made.document, body=replace(made.document.body, text=f"{made.document.text}\n{heading}"))
    claim = statement(doc.text, heading, Claim(heading, "implemented", numbers), asserted_by="state")
    return reading(doc, *made.statements, replace(claim, origin=Origin(HEADINGS, "1")))


def test_the_heading_of_a_list_is_linked_to_each_recommendation_under_it_and_to_no_other() -> None:
    heading = "Arvenia considers that the recommendations below have already been implemented, schools too."
    of_second, of_third = with_heading(2, heading, "1.1", "1.2", "1.3", "1.4"), with_heading(3, heading, "1.2", "1.4")
    found = links("claims", passages("XAV", [of_second, of_third]), embed)
    names = {each.id: (of.document.cycle, each) for of in (of_second, of_third) for each in of.statements}
    told = {
        (names[link.source][0], *((cycle, each.value.number) for cycle, each in [names[link.target]]))  # type: ignore[union-attr]
        for link in found
    }
    assert told == {(2, (2, f"1.{at}")) for at in (1, 2, 3, 4)} | {(3, (3, "1.2")), (3, (3, "1.4"))}
    assert {(link.score, link.is_proposed, link.reason) for link in found} == {
        (1.0, True, "the heading under which it stands")
    }


def test_of_a_draft_beside_the_report_no_heading_counts() -> None:
    heading = "Arvenia considers that the recommendations below have already been implemented."
    final, draft = with_heading(3, heading, "1.1"), with_heading(3, heading, "1.2")
    draft = replace(draft, document=replace(draft.document, kind="draft_report", symbol="A/HRC/3/L.1"))
    found = links("claims", passages("XAV", [draft, final]), embed)
    assert [link.source for link in found] == [final.statements[-1].id]


def test_no_word_of_a_heading_meets_a_complaint() -> None:
    heading = "Arvenia considers that the recommendations on torture in prisons have already been implemented."
    whole = with_heading(3, heading, "1.2")
    complaint = "Watch said that the recommendations on torture in prisons had not been implemented by Arvenia."
    doc = paged(complaint, kind="council_report", cycle=3, symbol="A/HRC/3/2", language="en")
    said = Intervention(complaint, party="civil_society")
    told = reading(doc, statement(doc.text, complaint, said, asserted_by="Watch"))
    assert links("contradictions", passages("XAV", [whole, told]), embed) == ()


def test_later_claims_and_evidence_speak_of_pledges_too() -> None:
    promised, kept = "ratify the Convention against Torture", "Arvenia ratified the Convention against Torture in May."
    doubted = "7. Torture Watch regretted that Arvenia had not ratified the Convention against Torture in full."
    pledge = paged(promised, kind="national_report", cycle=2, symbol="A/HRC/WG.6/5/XAV/1")
    claim = paged(kept, kind="national_report", cycle=3, symbol="A/HRC/WG.6/9/XAV/1", language="en")
    summary = paged(doubted, kind="stakeholder_summary", cycle=3, symbol="A/HRC/WG.6/9/XAV/3", language="en")
    said = passages(
        "XAV",
        [
            reading(pledge, statement(promised, promised, Pledge(promised), asserted_by="state")),
            reading(claim, statement(kept, kept, Claim(kept, "implemented"), asserted_by="state")),
            reading(summary, statement(doubted, doubted, Intervention(doubted, party="civil_society"))),
        ],
    )
    target = next(each.id for each in said if each.role == "pledge")
    claims, evidence = links("claims", said, embed), links("evidence", said, embed)
    assert [(link.target, link.is_proposed, link.stance) for link in claims] == [(target, True, None)]
    assert [(link.target, link.is_proposed, link.stance) for link in evidence] == [(target, True, "contradicts")]


def test_evidence_that_only_asks_says_so() -> None:
    line = "7. Torture Watch urged Arvenia to ratify the Convention against Torture."
    doc = paged(line, kind="stakeholder_summary", symbol="A/HRC/WG.6/9/XAV/3", language="en")
    told = reading(doc, statement(line, line, Intervention(line, party="civil_society"), asserted_by="Torture Watch"))
    found = [link for link in links("evidence", passages("XAV", [OLD, told]), embed) if link.is_proposed]
    assert [(link.stance, link.only_asks, link.reason) for link in found] == [
        ("contradicts", True, "join: CAT, torture; an ask, which implies that it is not done")
    ]


@pytest.mark.parametrize(
    ("kind", "by", "roles"),
    [("national_report", None, []), ("news", "state", []), ("news", None, ["law"]), ("news", "Reeve Trust", ["law"])],
)
def test_a_law_that_the_state_itself_tells_of_is_no_evidence(kind: Kind, by: str | None, roles: list[str]) -> None:
    line = "Parliament abolished the death penalty on 17 June 2021."
    told = document(line, kind=kind, cycle=3)
    law = Event(kinds=("law",), date="2021-06-17", effect="repealed")
    said = passages("XAV", [reading(told, statement(line, line, law, asserted_by=by))])
    assert [each.role for each in said] == roles


def test_asks_are_compared_with_the_recommendations_of_their_review() -> None:
    text = "The Reeve Trust asks Arvenia to abolish the death penalty now."
    doc = document(text, kind="stakeholder_submission", cycle=3, publisher="Reeve Trust")
    told = reading(doc, statement(text, text, Ask("abolish the death penalty now", "XAV")))
    assert numbers(links("takes_up", passages("XAV", [OLD, NEW, told]), embed), OLD, NEW, told) == {(text, "1.2")}


def test_what_a_letter_after_a_review_asks_the_next_review_can_take_up() -> None:
    text = "Arvenia should abolish the death penalty."
    letter = document(text, kind="hc_letter", cycle=2, publisher="OHCHR")
    told = reading(letter, statement(text, text, Ask("abolish the death penalty", "XAV")))
    both = links("takes_up", passages("XAV", [OLD, NEW, told]), embed)
    assert numbers(both, OLD, NEW, told) == {(text, "1.2")}
    assert {each.cycle for each in passages("XAV", [OLD, NEW]) if each.id in {link.target for link in both}} == {3}


@pytest.mark.parametrize(
    ("text", "numbers_near"),
    [
        ("stop executions, abolish the death penalty", ["1.2"]),
        ("abolir la peine de mort", ["1.2"]),
        ("отменить смертную казнь", ["1.2"]),
        ("Rezept für Apfelkuchen mit Zimt", []),
        ("the goalkeeper was hurt before the break", []),
    ],
)
def test_nearest_finds_what_is_near_in_any_language_and_nothing_else(text: str, numbers_near: list[str]) -> None:
    found = nearest(text, passages("XAV", [NEW]), embed, 1)
    assert [each.statement.value.number for _, each in found] == numbers_near  # type: ignore[union-attr]


@pytest.mark.parametrize(("by", "count"), [(("NOR",), 1), (("FRA",), 0)])
def test_a_mention_needs_the_state_that_recommended(by: tuple[str, ...], count: int) -> None:
    text = "Norway urged Arvenia to abolish capital punishment."
    doc = document(text, kind="press_release")
    told = reading(doc, statement(text, text, Recommendation("abolish capital punishment", by)))
    found = links("mentions", passages("XAV", [OLD, NEW, told]), embed)
    assert len({link.source for link in found if link.is_proposed}) == count


@pytest.mark.parametrize(
    ("rest", "expected"), [("", {"1.1", "1.2"}), (" (1.2, Norway)", {"1.2"}), (" (1.9, Norway)", set())]
)
def test_a_mention_that_cites_a_number_means_that_one(rest: str, expected: set[str]) -> None:
    words = "Norway's recommendation to ratify the Convention against Torture"
    doc = document(f"{words}{rest}. It also asked for 1.1 more.", kind="stakeholder_submission", cycle=1)
    told = reading(doc, statement(doc.text, words, Recommendation("ratify the Convention against Torture", ("NOR",))))
    found = links("mentions", passages("XAV", [OLD, told]), embed)
    assert {number for _, number in numbers(found, OLD, told)} <= expected
    if rest and expected:
        assert [(link.reason, link.is_proposed) for link in found] == [("the number that it cites", True)]


def test_an_ask_that_came_after_the_report_was_not_taken_up() -> None:
    line = "7. Torture Watch recommended that Arvenia ratify the Convention against Torture."
    for day, count in (("2009-12-01", 1), ("2011-12-01", 0)):
        doc = paged(line, kind="stakeholder_submission", cycle=2, language="en", published=day)
        told = reading(doc, statement(line, line, Ask("ratify the Convention against Torture"), asserted_by="Watch"))
        dated = replace(OLD, document=replace(OLD.document, published="2010-03-01"))
        found = links("takes_up", passages("XAV", [dated, told]), embed)
        assert len({link.source for link in found if link.is_proposed}) == count


def test_evidence_says_its_stance() -> None:
    line = "7. Torture Watch was concerned that prisoners were tortured, in breach of the Convention against Torture."
    doc = paged(line, kind="stakeholder_summary", symbol="A/HRC/WG.6/9/XAV/3", language="en")
    told = reading(doc, statement(line, line, Intervention(line, party="civil_society"), asserted_by="Torture Watch"))
    found = [link for link in links("evidence", passages("XAV", [OLD, told]), embed) if link.is_proposed]
    assert numbers(tuple(found), OLD, told) == {(line, "1.1")}
    assert {link.stance for link in found} == {"contradicts"}


def test_nothing_is_linked_where_nothing_is() -> None:
    for kind in ("repeats", "duplicate", "takes_up", "mentions", "claims", "evidence", "contradictions"):
        assert links(kind, (), embed) == ()
        assert links(kind, passages("XAV", [report(1, "Ratify CAT")]), embed) == ()


@given(st.lists(st.lists(st.floats(0, 1), min_size=12, max_size=12), min_size=1, max_size=5), st.floats(0.01, 0.9))
def test_a_later_recommendation_repeats_few_and_none_far_below_its_best(rows: list[list[float]], least: float) -> None:
    found = np.array(rows)
    proposed = repeated(found, least)
    assert (proposed.sum(axis=1) <= MOST_REPEATED).all()
    assert (found[proposed] >= least).all()
    for row, chosen in zip(found, proposed, strict=True):
        assert chosen.any() == bool(row.max() >= least)
        assert not chosen.any() or row[chosen].min() >= row.max() * OF_BEST
