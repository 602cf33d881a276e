"""Kazakhstan on defamation, from published documents: asked in 2010, answered twice over in 2014, moved in 2020."""

from datetime import date
from pathlib import Path

import pytest

from heeded import pipeline
from heeded.pipeline import View
from heeded.viewer import OWNER

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
FILES = (
    "data/working-group-reports/kazakhstan2010.pdf",
    "data/working-group-reports/kazakhstan2014.pdf",
    "data/slovenia/cycle1/g1217781.pdf",
    "seeds/004_8c157a315be47367.txt",
)
"""The reports of two reviews, the Council's report of 2010, and a speech of 2024."""
VIEW = View(OWNER, date(2026, 11, 28), "use")


def test_the_chain_shows_what_was_asked_accepted_refused_and_moved(study: Path, tmp_path: Path) -> None:
    pipeline.build([study.parent / name for name in FILES], tmp_path, pipeline.Limits())
    [page] = pipeline.pages("KAZ", VIEW, "124.47")
    before = {told.id: told.position for told in page.earlier if told.proposed}
    accepted = {f"KAZ/1/97.{number}" for number in (20, 21, 22, 23, 25, 26)}
    assert len(accepted & before.keys()) >= 4
    assert {before[each] for each in accepted & before.keys()} == {"supported"}
    assert before["KAZ/1/97.12"] == "noted"
    [heading] = page.claims
    assert (heading.score, heading.document, heading.paragraph) == (1.0, "A/HRC/28/10", "124")
    assert " ".join(heading.quote.split()) == page.line.position_words, "one heading, two statements"
    assert "already been implemented" in heading.quote
    ledger = {each.kind: each for each in page.contradictions}
    refused = {"126.35", "126.38", "126.39", "126.40", "126.41"}
    assert refused | {"124.47"} <= set(ledger["positions"].numbers)
    assert len(ledger["positions"].numbers) <= 9, "those on the criminal code and expression may stand with them"
    assert "administrative code" in ledger["form"].sides[1].quote.text
    assert all(side.quote.text and side.document for each in page.contradictions for side in each.sides)
    for number in refused:
        [noted] = pipeline.pages("KAZ", VIEW, number, 2)
        assert noted.line.position == "noted"
        assert ledger["positions"] in noted.contradictions
