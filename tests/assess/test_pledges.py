"""Pledges and mid-term reports that were promised."""

from pathlib import Path

import pytest

from builders import document, reading, statement
from heeded import extract, ingest
from heeded.assess.pledges import pledges
from heeded.model import Claim, Document, Kind, Pledge, Reading, Review, Value

PROMISE = "Arvenia would again submit a voluntary mid-term report."
HANDED_IN = "In May 2022 Arvenia submitted its mid-term report."


def said(kind: Kind, cycle: int | None, *values: tuple[str, Value], **fields: object) -> Reading:
    """A document that says these things, one a line."""
    text = "\n".join(words for words, _ in values)
    names = {"kind": kind, "cycle": cycle, "file": f"{kind}-{cycle}.txt", **fields}
    doc = document(text, **names)
    return reading(doc, *(statement(text, words, value) for words, value in values))


def pledge(words: str) -> tuple[str, Value]:
    return words, Pledge(words)


def claim(words: str, claims: str) -> tuple[str, Value]:
    return words, Claim(words, claims)  # type: ignore[arg-type]


def numbers(*readings: Reading) -> list[tuple[int, str, str]]:
    return [(each.cycle, each.number, each.statement.quote.text) for each in pledges("XAV", readings)]


def test_pledges_are_numbered_by_review_in_the_order_of_the_documents() -> None:
    own = said("national_report", 3, pledge("To pledge at home."))
    report = said("working_group_report", 3, pledge("To pledge first."), pledge("To pledge second."))
    later = said("working_group_report", 4, pledge("To pledge again."))
    expected = [
        (3, "P1", "To pledge first."), (3, "P2", "To pledge second."), (3, "P3", "To pledge at home."),
        (4, "P1", "To pledge again."),
    ]  # fmt: skip
    assert numbers(later, own, report) == expected
    assert numbers(report, own, later) == expected


def test_the_word_to_report_at_mid_term_is_a_pledge_and_the_next_report_tells_of_it() -> None:
    plenary = said("council_report", None, ("Arvenia was reviewed.", Review(3)), claim(PROMISE, "planned"))
    later = said("working_group_report", 4, claim("A midterm report had been submitted in 2022.", "implemented"))
    own = said("national_report", 4, claim(HANDED_IN, "implemented"), published="2024-02-01")
    [chain] = pledges("XAV", [plenary, later, own])
    assert (chain.cycle, chain.number, chain.is_mid_term) == (3, "P1", True)
    assert [each.quote.text for _, each in chain.kept] == [HANDED_IN, "A midterm report had been submitted in 2022."]


@pytest.mark.parametrize(
    ("cycle", "words", "claims"),
    [
        (3, HANDED_IN, "implemented"),  # of the cycle before
        (5, HANDED_IN, "implemented"),
        (4, HANDED_IN, "planned"),
        (4, "Its mid-term report tells of the new code.", "implemented"),
        (4, "Arvenia submitted its core document.", "implemented"),
    ],
)
def test_what_says_nothing_of_this_report(cycle: int, words: str, claims: str) -> None:
    plenary = said("addendum", 3, claim(PROMISE, "planned"))
    [chain, *_] = pledges("XAV", [plenary, said("national_report", cycle, claim(words, claims))])
    assert chain.kept == ()


def test_the_report_itself_is_named_where_the_record_has_it() -> None:
    plenary = said("addendum", 3, claim(PROMISE, "planned"))
    report: Document = said("midterm_report", 3, claim("A code was passed.", "implemented")).document
    [chain] = pledges("XAV", [plenary, Reading(report)])
    assert chain.reports == (report,)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "L'Arvénie soumettra un rapport à mi-parcours."),
        ("es", "Arvenia presentará un informe de medio término."),
        ("ru", "Арвения представит среднесрочный доклад."),
    ],
)
def test_other_languages(language: str, words: str) -> None:
    [chain] = pledges("XAV", [said("addendum", 3, claim(words, "planned"), language=language)])
    assert chain.is_mid_term


def test_what_else_is_planned_or_of_another_state_or_of_no_review_is_no_pledge() -> None:
    other = said("addendum", 3, claim("Arvenia will pass a code.", "planned"))
    undated = said("addendum", None, claim(PROMISE, "planned"))
    text = "Belgium would submit a mid-term report."
    foreign = reading(
        document(text, kind="council_report", cycle=3), statement(text, text, Claim(text, "planned"), state="BEL")
    )
    assert pledges("XAV", [other, undated, foreign]) == ()


@pytest.mark.real
def test_slovenia_promised_a_report_in_2020_and_handed_it_in_in_2022(study: Path) -> None:
    """The promise of the plenary (A/HRC/43/2, para. 805) in short; A/HRC/WG.6/48/SVN/1, paras. 1 and 150, as read."""
    (source,) = ingest.sources([study / "slovenia" / "cycle4" / "g2420070.pdf"])
    own, _ = ingest.read(source)
    statements, _ = extract.read(own)
    words = "It will submit a midterm report."
    doc = document(words, kind="council_report", cycle=3, states=("SVN",), symbol="A/HRC/43/2")
    promise = reading(doc, statement(words, words, Claim(words, "planned"), state="SVN"))
    chain = next(each for each in pledges("SVN", [promise, Reading(own, statements)]) if each.is_mid_term)
    assert [each.paragraph for _, each in chain.kept] == ["1", "150"]
    assert "March 2022" in chain.kept[0][1].quote.text
