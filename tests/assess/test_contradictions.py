"""What stands against each other: claims and evidence, positions on near-duplicates, what was moved to another law."""

from dataclasses import replace

from builders import document, statement
from heeded.assess.contradictions import contradictions
from heeded.assess.registers import shipped
from heeded.model import (
    HEADINGS,
    Answer,
    Chain,
    Claim,
    Event,
    Intervention,
    Link,
    Outcome,
    Reading,
    Recommendation,
    Statement,
    with_ids,
)
from heeded.provenance import Origin

ASKS = ("Abolish the offence of libel.", "Make libel no crime.", "Build more schools.")
DONE = "The Government says that nobody is punished for libel."
HELD = "Two editors were jailed for libel."
MOVED = "In 2021 libel was moved to the code of minor offences."
TEXT = " ".join((*ASKS, DONE, HELD, MOVED))
ORIGIN = Origin("test")


def reading() -> Reading:
    values = [
        *(statement(TEXT, words, Recommendation(words, ("NOR",), f"9.{n}")) for n, words in enumerate(ASKS, 1)),
        statement(TEXT, DONE, Claim(DONE, "implemented"), asserted_by="state"),
        statement(TEXT, HELD, Intervention(HELD), asserted_by="Press Watch"),
        statement(TEXT, MOVED, Event(("law",), "2021", effect="moved")),
    ]
    doc = document(TEXT, symbol="A/HRC/57/90")
    return Reading(doc, with_ids(doc.key, values))


READ = reading()
FIRST, SECOND, THIRD, CLAIM, EVIDENCE, EVENT = READ.statements


def chain(asked: Statement, position: str, words: str | None = None) -> Chain:
    return Chain(asked, "A/HRC/57/90", (Answer(position, "report", words),))  # type: ignore[arg-type]


def link(kind: str, source: Statement, target: Statement, score: float = 0.8, **fields: object) -> Link:
    return Link(kind, source.id, target.id, ORIGIN, score, "libel", **fields)  # type: ignore[arg-type]


def found(*links: Link, positions: tuple[str, str, str] = ("supported", "noted", "supported")) -> list[tuple[str, ...]]:
    chains = tuple(chain(one, given, "as done") for one, given in zip((FIRST, SECOND, THIRD), positions, strict=True))
    outcome = Outcome("XAV", 4, chains, {"received": 3, "supported": 2, "noted": 1}, True)
    ledger = contradictions("XAV", [READ], [outcome], links, shipped())
    for each in ledger:
        assert all(side.quote.text for side in each.sides)
        assert 0 <= each.strength <= 1
        assert each.reason
    return [(each.kind, *(side.quote.text for side in each.sides), *each.numbers) for each in ledger]


def test_a_claim_and_evidence_that_disagree_on_one_recommendation() -> None:
    on_it = (link("claims", CLAIM, FIRST), link("evidence", EVIDENCE, FIRST, stance="contradicts"))
    disagree = link("contradictions", EVIDENCE, CLAIM)
    assert found(*on_it, disagree) == [("claim", DONE, HELD, "9.1")]
    assert found(*on_it) == [], "to be on one recommendation is not to disagree"
    assert found(on_it[0], disagree) == [], "nor is to disagree on anything"
    assert found(on_it[0], link("evidence", EVIDENCE, THIRD, stance="contradicts"), disagree) == []
    assert found(on_it[0], link("evidence", EVIDENCE, FIRST, stance="supports"), disagree) == []


def strengths(*links: Link) -> list[float]:
    outcome = Outcome("XAV", 4, tuple(chain(each, "supported") for each in (FIRST, SECOND, THIRD)), {}, True)
    return [each.strength for each in contradictions("XAV", [READ], [outcome], links, shipped())]


def test_a_contradiction_is_no_stronger_than_the_weakest_link_it_rests_on() -> None:
    claim, sure = link("claims", CLAIM, FIRST, 0.9), link("contradictions", EVIDENCE, CLAIM, 0.8)
    weak = link("evidence", EVIDENCE, FIRST, 0.5, stance="contradicts")
    assert strengths(claim, weak, sure) == [0.5]
    assert strengths(claim, weak, replace(sure, score=0.3)) == [0.3]
    assert strengths(claim, replace(weak, is_accepted=True), sure) == [0.8], "a person accepted the weak link"


def listed_as(claims: str, *links: Link) -> list[tuple[str, float, tuple[str, ...]]]:
    """What stands against the heading of a list that claims so much, by what and of which recommendations."""
    value = Claim("Arvenia considers these done:", claims)  # type: ignore[arg-type]
    read = replace(
        READ,
        statements=(*READ.statements[:3], replace(CLAIM, value=value, origin=Origin(HEADINGS)), *READ.statements[4:]),
    )
    outcome = Outcome("XAV", 4, tuple(chain(each, "supported") for each in (FIRST, SECOND, THIRD)), {}, True)
    found = contradictions("XAV", [read], [outcome], links, shipped())
    assert all(
        each.kind == "claim" and each.sides[0].quote.text == DONE and "lists it" in each.reason for each in found
    )
    return [(each.sides[1].quote.text, each.strength, each.numbers) for each in found]


def test_evidence_against_a_recommendation_that_the_report_lists_as_implemented() -> None:
    heading = (link("claims", CLAIM, FIRST, 1.0), link("claims", CLAIM, SECOND, 1.0))
    against = (
        link("evidence", EVIDENCE, SECOND, 0.6, stance="contradicts"),
        link("evidence", EVIDENCE, FIRST, 0.7, stance="contradicts"),
        link("evidence", EVIDENCE, THIRD, 0.9, stance="contradicts"),
    )
    assert listed_as("implemented", *heading, *against) == [(HELD, 0.7, ("9.1", "9.2"))]
    assert listed_as("in_progress", *heading, *against) == [], "what is under way may be undone yet"
    assert listed_as("implemented", *heading, link("evidence", EVIDENCE, FIRST, stance="supports")) == []
    assert listed_as("implemented", *heading, replace(against[0], only_asks=True)) == [], "an ask alone"
    assert listed_as("implemented", *heading, replace(against[0], is_proposed=False)) == []
    assert listed_as("implemented", heading[0], against[2]) == [], "it is on another recommendation"


def test_positions_that_differ_on_nearly_the_same_ask() -> None:
    alike = link("duplicate", SECOND, FIRST)
    assert found(alike) == [("positions", ASKS[0], ASKS[1], "9.1", "9.2")]
    assert found(alike, positions=("noted", "noted", "supported")) == []
    assert found(link("duplicate", SECOND, FIRST, 0.4)) == [], "they are not alike enough"
    assert found(replace(alike, cluster="XAV/4/9.1", is_proposed=False)) == [], "a person rejected it"


def test_what_was_to_go_and_was_moved() -> None:
    moved = link("evidence", EVENT, FIRST)
    assert found(moved) == [("form", ASKS[0], MOVED, "9.1")]
    alike = link("duplicate", SECOND, FIRST)
    kinds = found(moved, alike, positions=("noted", "noted", "noted"))
    assert kinds == [("form", ASKS[0], MOVED, "9.1", "9.2")], "it is told on all that ask for nearly the same"
