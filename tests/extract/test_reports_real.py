"""Every Working Group report of the study data is read whole: numbers in sequence, quotes in place, totals as said."""

from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from heeded import extract, ingest
from heeded.model import Document, Problem, Recommendation, Review, Statement

pytestmark = pytest.mark.real

Read = tuple[Document, tuple[Statement, ...], tuple[Problem, ...]]


def read(path: Path) -> Read:
    (source,) = ingest.sources([path])
    document, problems = ingest.read(source)
    statements, more = extract.read(document)
    return document, statements, (*problems, *more)


@pytest.fixture(scope="module")
def reports(study: Path) -> dict[str, Read]:
    paths = sorted((study / "working-group-reports").glob("*.pdf"))
    with ProcessPoolExecutor(2) as pool:
        return {path.stem: found for path, found in zip(paths, pool.map(read, paths, chunksize=8), strict=True)}


def values(found: Read) -> list[Recommendation]:
    return [s.value for s in found[1] if isinstance(s.value, Recommendation)]


def test_every_quote_is_where_it_says(reports: dict[str, Read]) -> None:
    assert len(reports) == 226
    for stem, (document, statements, _) in reports.items():
        assert statements, stem
        for statement in statements:
            assert document.text[statement.quote.start : statement.quote.end] == statement.quote.text, stem


def test_ids_are_unique(reports: dict[str, Read]) -> None:
    ids = Counter(statement.id for _, statements, _ in reports.values() for statement in statements)
    assert [found for found, count in ids.items() if count > 1] == []


def test_numbers_run_without_gap_or_repeat(reports: dict[str, Read]) -> None:
    broken = {}
    for stem, found in reports.items():
        tails = defaultdict(list)
        absent = [number for problem in found[2] for number in problem.numbers]
        for number in [*(value.number or "" for value in values(found)), *absent]:
            head, _, tail = number.rpartition(".")
            if head and tail.isdigit():
                tails[head].append(int(tail))
        wrong = {head: got for head, got in tails.items() if sorted(got) != list(range(1, len(got) + 1))}
        if wrong:
            broken[stem] = wrong
    assert broken == {}


@pytest.mark.parametrize(
    ("stem", "count"),
    [
        ("kazakhstan2010", 128), ("kazakhstan2014", 194), ("bolivia2014", 193), ("iraq2014", 229),
        ("egypt2014", 300), ("iran2014", 291), ("madagascar2014", 160), ("slovenia2014", 163),
    ],
)  # fmt: skip
def test_recommendations_received(reports: dict[str, Read], stem: str, count: int) -> None:
    assert len(values(reports[stem])) == count


def test_nearly_every_recommendation_has_its_states(reports: dict[str, Read]) -> None:
    every = [value for found in reports.values() for value in values(found)]
    assert len(every) > 24_000
    assert sum(not value.recommending_states for value in every) <= 10


def test_kazakhstan_2014(reports: dict[str, Read]) -> None:
    by_number = {value.number: value for value in values(reports["kazakhstan2014"])}
    assert by_number["124.47"].position == "supported"
    assert "already" in (by_number["124.47"].position_words or "")
    assert [by_number[f"126.{tail}"].position for tail in (35, 38, 39, 40, 41)] == ["noted"] * 5
    assert by_number["124.12"].recommending_states == ("GBR",)
    (review,) = [s.value for s in reports["kazakhstan2014"][1] if isinstance(s.value, Review)]
    assert (review.session, review.cycle, review.dates, review.delegations) == (20, 2, ("2014-10-30",), 73)
    assert review.troika == ("DEU", "KWT", "ZAF")
