"""Rows of links: what is chosen, how both sides are written, and uptake by party."""

import csv
import io
import json
from typing import Any

import pytest

from heeded.reports.links import End, LinkRow, Uptake, chosen, screen, text, uptake


def side(start: int, number: str | None = None, cycle: int = 3, by: tuple[str, ...] = ()) -> End:
    return End("A/HRC/9/1", "A/HRC/9/1", "XAV", cycle, number, "7", start, start + 9, "Free them", by)


def link(source: End, target: End, score: float, **fields: Any) -> LinkRow:
    values = {"type": None, "stance": None, "cluster": None, "proposed": score >= 0.5} | fields
    return LinkRow("takes_up", source, target, score=score, reason="torture", origin="link.takes_up 1", **values)


ROWS = [
    link(side(10, by=("Reeve Trust",)), side(0, "9.1", by=("NOR", "GHA")), 0.9),
    link(side(10, by=("Reeve Trust",)), side(30, "9.2", by=("NOR",)), 0.6),
    link(side(50, by=("Reeve Trust",)), side(30, "9.2", by=("NOR",)), 0.3),
    link(side(10, by=("Reeve Trust",)), side(30, "2.2", cycle=2, by=("FRA",)), 0.2),
    link(side(90, by=("Bar of Arvenia",)), side(0, "9.1", by=("NOR", "GHA")), 0.1),
]


@pytest.mark.parametrize(
    ("top", "scores"), [(None, [0.9, 0.6]), (1, [0.9, 0.3, 0.2, 0.1]), (9, [0.9, 0.6, 0.3, 0.2, 0.1])]
)
def test_chosen_are_the_proposed_or_the_best_of_every_passage_and_review(top: int | None, scores: list[float]) -> None:
    assert [each.score for each in chosen(ROWS, top)] == scores


def test_json_has_from_and_to() -> None:
    [one, *_] = json.loads(text(ROWS, "json"))
    assert one["from"]["by"] == ["Reeve Trust"]
    assert (one["to"]["number"], one["to"]["quote"], one["proposed"]) == ("9.1", "Free them", True)
    assert {"kind", "from", "to", "type", "stance", "cluster", "score", "proposed", "reason", "origin"} == set(one)
    assert [json.loads(row)["score"] for row in text(ROWS, "jsonl").splitlines()] == [each.score for each in ROWS]


def test_csv_spreads_both_sides() -> None:
    [first, *_] = csv.DictReader(io.StringIO(text(ROWS, "csv")))
    assert (first["from_start"], first["to_number"], first["to_by"], first["score"]) == ("10", "9.1", "NOR; GHA", "0.9")


def test_uptake_counts_asks_not_links() -> None:
    assert uptake(ROWS) == [
        Uptake("Reeve Trust", 2, 1, 0.5, ("NOR", "GHA")),
        Uptake("Bar of Arvenia", 1, 0, 0.0, ()),
    ]


def test_an_empty_list_says_what_to_do() -> None:
    assert "--top 10" in str(screen([]))
