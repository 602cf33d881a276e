"""A worksheet leaves the house: it holds nothing of documents above the level that its party may see."""

from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from heeded import pipeline
from heeded.derived import models as derived
from heeded.errors import UsageError
from heeded.pipeline import View
from heeded.primary import Member, WorkingSet
from heeded.store import entries
from heeded.viewer import OWNER, PUBLIC, TEAM

pytestmark = pytest.mark.django_db(transaction=True)
NATIONAL_REPORT = "A/HRC/WG.6/46/XAV/1"
VIEW = View(OWNER, date(2025, 3, 1), "words")


@pytest.fixture(autouse=True)
def sample(tmp_path: Path) -> Iterator[None]:
    with resources.as_file(resources.files("heeded") / "sample" / "arvenia") as folder:
        pipeline.build([folder], tmp_path, pipeline.Limits(workers=1))
        yield


def chosen(*subjects: str) -> None:
    entries.add([WorkingSet("squares"), *(Member("squares", each) for each in subjects)], "Aya")


def test_a_row_for_each_cluster_and_quotes_up_to_a_level() -> None:
    known = pipeline.lines("XAV", VIEW)
    chosen(*known)
    assert derived.Document.objects.filter(key=NATIONAL_REPORT).update(access="team") == 1
    whole = pipeline.worksheet("squares", "Lantern", "ngo", VIEW, OWNER)
    public = pipeline.worksheet("squares", "Lantern", "ngo", VIEW, PUBLIC)
    assert [member.id for ask in whole.asks for member in ask.members] != []
    assert {member.id for ask in whole.asks for member in ask.members} == set(known)
    assert len(whole.asks) == len(known) - sum(len(ask.members) - 1 for ask in whole.asks)
    told = {line for ask in public.asks for line in ask.known}
    everything = {line for ask in whole.asks for line in ask.known}
    assert any(NATIONAL_REPORT in line for line in everything)
    assert told
    assert not any(NATIONAL_REPORT in line for line in told)


def test_a_recommendation_of_a_document_above_the_level_is_not_sent() -> None:
    chosen("XAV/3/46.6")
    pipeline.lines("XAV", VIEW)
    derived.Document.objects.filter(key="A/HRC/43/90").update(access="team")
    with pytest.raises(UsageError, match=r"not public.*--access"):
        pipeline.worksheet("squares", "Lantern", "ngo", VIEW, PUBLIC)
    assert len(pipeline.worksheet("squares", "Lantern", "ngo", VIEW, TEAM).asks) == 1


def test_an_empty_set_is_refused() -> None:
    entries.add([WorkingSet("squares")], "Aya")
    with pytest.raises(UsageError, match="holds no recommendation"):
        pipeline.worksheet("squares", "Lantern", "ngo", VIEW, PUBLIC)
