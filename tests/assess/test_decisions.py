"""Decisions in individual cases, assembled from what documents say of them."""

from pathlib import Path

import pytest

from builders import document, reading, statement
from heeded import extract, ingest
from heeded.assess.decisions import decisions
from heeded.model import CaseDecision, Reading, Recommendation, Value


def said(kind: str, published: str, *values: tuple[Value, str | None]) -> Reading:
    text = "\n".join(f"Sentence {at} of {kind}, {published}." for at in range(len(values)))
    doc = document(text, kind=kind, published=published, file=f"{kind}-{published}.txt")
    lines = text.split("\n")
    made = (statement(text, line, value, asserted_by=by) for line, (value, by) in zip(lines, values, strict=True))
    return reading(doc, *made)


OPINION = CaseDecision("WGAD", "5/2021", person="Ada Quill", remedies=("release",))


def test_what_belongs_to_one_case_stands_together_in_order() -> None:
    asked = said("stakeholder_submission", "2022", (OPINION, "Press Watch"))
    own = said(
        "national_report", "2024-02",
        (CaseDecision("WGAD", "5/2021", claims="implemented"), None), (CaseDecision("CCPR", "9/2010"), None),
    )  # fmt: skip
    news = said("news", "2023", (CaseDecision("WGAD", "5/2021", symbol="A/HRC/WGAD/2021/5"), "Old Quay"))
    graded = said("un_compilation", "2024-01", (CaseDecision("WGAD", "5/2021", grade="C"), "Committee"))
    views, opinion = decisions("XAV", [own, news, graded, asked])
    assert (views.key, opinion.key, opinion.year) == ("CCPR 9/2010", "WGAD 5/2021", "2021")
    assert (opinion.symbol, opinion.persons, opinion.remedies) == ("A/HRC/WGAD/2021/5", ("Ada Quill",), ("release",))
    kinds = {name: [d.kind for d, _ in getattr(opinion, name)] for name in ("asked", "replies", "graded", "others")}
    assert kinds == {
        "asked": ["stakeholder_submission"], "replies": ["national_report"], "graded": ["un_compilation"],
        "others": ["news"],
    }  # fmt: skip


def test_a_recommendation_that_cites_a_decision_asks_in_it() -> None:
    text = "Release those named in Opinion No. 5/2021 (Norway)"
    report = said("working_group_report", "2024-05", (Recommendation(text, ("NOR",), "9.1"), None))
    [only] = decisions("XAV", [report])
    assert (only.key, only.remedies, len(only.asked)) == ("WGAD 5/2021", ("release",), 1)


def test_another_states_case_is_none() -> None:
    text = "Opinion No. 5/2021."
    doc = document(text)
    assert decisions("XAV", [reading(doc, statement(text, text, OPINION, state="BEL"))]) == ()


@pytest.mark.real
def test_a_recommendation_of_a_real_report_that_cites_an_opinion(study: Path) -> None:
    """A/HRC/16/11, 92.153: the only decision in an individual case that the Working Group reports cite."""
    (source,) = ingest.sources([study / "working-group-reports" / "unitedstatesofamerica2011.pdf"])
    report, _ = ingest.read(source)
    statements, _ = extract.read(report)
    [only] = decisions("USA", [Reading(report, statements)])
    assert (only.key, only.remedies) == ("WGAD 19/2005", ("release",))
    assert [each.paragraph for _, each in only.asked] == ["92.153"]
