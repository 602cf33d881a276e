"""What is concluded of a State is kept, and made anew for another day, document or decision; as of a day it is less."""

from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from heeded import pipeline
from heeded.model import Link
from heeded.pipeline import View, concluding
from heeded.primary import Judgement, RegisterEntry
from heeded.reports.recommendations import Page
from heeded.store import conclusions, entries
from heeded.viewer import OWNER, viewer

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2025, 3, 1)
VIEW = View(OWNER, TODAY, "words")


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[None]:
    with resources.as_file(resources.files("heeded") / "sample" / "arvenia") as folder:
        pipeline.build([folder], tmp_path, pipeline.Limits(workers=1))
        yield


@pytest.fixture
def linking(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """States that are linked from now on."""
    linked: list[str] = []
    found = concluding._found

    def counted(state: str, *rest: object) -> concluding.Findings:
        linked.append(state)
        return found(state, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(concluding, "_found", counted)
    return linked


@pytest.mark.usefixtures("sample")
def test_links_are_made_once_and_the_rest_when_day_or_decisions_change(linking: list[str]) -> None:
    assert pipeline.conclude("XAV", VIEW)
    first = pipeline.record("XAV", VIEW)
    assert not pipeline.conclude("XAV", VIEW)
    assert pipeline.conclude("XAV", View(OWNER, date(2025, 3, 2), "words"))
    entries.add([Judgement("s", "position", '"noted"', "accept")], "Aya")
    assert pipeline.conclude("XAV", VIEW)
    assert linking == ["XAV"]
    assert pipeline.record("XAV", VIEW) == first
    assert pipeline.conclude("XAV", View(viewer("public"), TODAY, "words"))
    assert linking == ["XAV", "XAV"], "who may see less has conclusions of their own"


@pytest.mark.usefixtures("sample")
def test_a_page_has_its_whole_chain() -> None:
    repeats, claims = (pipeline.links("XAV", kind, VIEW).rows for kind in ("repeats", "claims"))
    repeat = next(row for row in repeats if row.proposed)
    [page] = pipeline.pages("XAV", VIEW, repeat.source.number or "", repeat.source.cycle)
    assert f"XAV/{repeat.target.cycle}/{repeat.target.number}" in {told.id for told in page.earlier}
    [before] = pipeline.pages("XAV", VIEW, repeat.target.number or "", repeat.target.cycle)
    assert page.line.id in {told.id for told in before.later}
    assert page.labels
    claim = claims[0]
    [claimed] = pipeline.pages("XAV", VIEW, claim.target.number or "", claim.target.cycle)
    assert claim.source.quote in {told.quote for told in claimed.claims}


@pytest.mark.usefixtures("sample")
def test_on_an_earlier_day_later_documents_do_not_count(linking: list[str]) -> None:
    now = pipeline.record("XAV", VIEW)
    before = pipeline.record("XAV", View(OWNER, TODAY, "words", as_of=date(2023, 1, 1)))
    assert [review.cycle for review in before.reviews if review.counts] < [r.cycle for r in now.reviews if r.counts]
    assert linking == ["XAV"], "the links between what was there are those that are kept"
    first = next(review for review in now.reviews if review.counts)
    assert first.followed
    assert before.reviews[now.reviews.index(first)].followed
    number = conclusions.chains(OWNER, "XAV", Page, only=first.cycle)[0].number
    [page] = pipeline.pages("XAV", View(OWNER, TODAY, "words", as_of=date(2023, 1, 1)), number, first.cycle)
    assert page.later == ()


@pytest.mark.usefixtures("sample")
def test_both_ends_of_every_kept_link_can_be_cited() -> None:
    pipeline.conclude("XAV", VIEW)
    kept: tuple[Link, ...] = conclusions.links(OWNER, "XAV")
    ends = {end for link in kept for end in (link.source, link.target)}
    assert conclusions.cited(OWNER, ends).keys() == ends


@pytest.mark.usefixtures("sample")
def test_on_an_earlier_day_later_decisions_and_registers_do_not_count() -> None:
    row = conclusions.chains(OWNER, "XAV", Page, only=3) if pipeline.conclude("XAV", VIEW) else ()
    asked = next(each for each in row if each.page.line.position == "supported")
    before = View(OWNER, TODAY, "words", as_of=date(2023, 1, 1))
    entries.add([Judgement(asked.statement, "position", '"supported"', "correct", '"noted"')], "Aya")
    entries.add([RegisterEntry("treaties", "XAV", "CED", "none", None, "a letter", "2025-01-01")], "Aya")
    [now] = pipeline.pages("XAV", VIEW, asked.number, 3)
    [then] = pipeline.pages("XAV", before, asked.number, 3)
    assert (now.line.position, then.line.position) == ("noted", "supported")
    told = [each for row in conclusions.chains(OWNER, "XAV", Page) for each in row.page.verified]
    shown = [
        each
        for row in conclusions.chains(OWNER, "XAV", Page, only=3)
        for page in pipeline.pages("XAV", before, row.number, 3)
        for each in page.verified
    ]
    assert any(each.as_of == "2025-01-01" for each in told)
    assert not any(each.as_of == "2025-01-01" for each in shown)
