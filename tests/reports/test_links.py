"""Rows of links: what is chosen, how both sides are written, and uptake by party."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from heeded.reports.links import (
    SURE,
    End,
    Found,
    LinkRow,
    Uptake,
    chosen,
    name_of_side,
    text,
    uptake,
    without_number,
    without_states,
)


def side(start: int, number: str | None = None, cycle: int = 3, by: tuple[str, ...] = ()) -> End:
    return End("A/HRC/9/1", "A/HRC/9/1", "XAV", cycle, number, "7", start, start + 9, "Free them", by, "A/HRC/9/1")


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


@pytest.mark.parametrize(
    ("least", "cycle", "scores"),
    [(None, 3, [0.9, 0.6]), (0.2, None, [0.9, 0.6, 0.3, 0.2]), (0.8, None, [0.9]), (0.1, 2, [0.2]), (None, 2, [])],
)
def test_a_score_replaces_the_threshold_and_a_cycle_is_the_recommendations(
    least: float | None, cycle: int | None, scores: list[float]
) -> None:
    assert [each.score for each in chosen(ROWS, None, least, cycle)] == scores


def test_of_repeats_the_cycle_is_the_later_one() -> None:
    rows = [replace(link(side(0, "9.1", 3), side(9, "2.2", 2), 0.9), kind="repeats")]
    assert chosen(rows, cycle=3) == rows
    assert chosen(rows, cycle=2) == []


@pytest.mark.parametrize(("number", "name"), [("9.1", "XAV/3/9.1"), (None, "A/HRC/9/1, para. 7")])
def test_a_side_is_called(number: str | None, name: str) -> None:
    assert name_of_side(side(0, number)) == name


def test_json_has_from_and_to() -> None:
    [one, *_] = json.loads(text(ROWS, "json"))
    assert one["from"]["by"] == ["Reeve Trust"]
    assert (one["to"]["number"], one["to"]["quote"], one["proposed"]) == ("9.1", "Free them", True)
    assert set(one) == {
        "kind", "from", "to", "type", "stance", "cluster", "score", "proposed", "reason", "origin", "only_asks"
    }  # fmt: skip
    assert [json.loads(row)["score"] for row in text(ROWS, "jsonl").splitlines()] == [each.score for each in ROWS]


def test_csv_spreads_both_sides() -> None:
    [first, *_] = csv.DictReader(io.StringIO(text(ROWS, "csv")))
    assert (first["from_start"], first["to_number"], first["to_by"], first["score"]) == ("10", "9.1", "NOR; GHA", "0.9")


ASKS = (side(10, by=("Reeve Trust",)), side(50, by=("Reeve Trust",)), side(90, by=("Bar of Arvenia",)))
FOUND = Found("XAV", "takes_up", tuple(ROWS), {3: ASKS, 2: (side(5, cycle=2, by=("Reeve Trust",)),)}, {}, frozenset())


def test_uptake_counts_asks_not_links_and_those_without_any_link() -> None:
    assert uptake(FOUND, 0.5) == [
        Uptake("Reeve Trust", 3, 1, 0.333, ("NOR", "GHA")),
        Uptake("Bar of Arvenia", 1, 0, 0.0, ()),
    ]
    assert uptake(FOUND, 0.3, cycle=3)[0] == Uptake("Reeve Trust", 2, 2, 1.0, ("NOR", "GHA"))
    assert uptake(FOUND, 0.95, cycle=2) == [Uptake("Reeve Trust", 1, 0, 0.0, ())]


def test_seven_of_ten_held_where_links_are_called_sure() -> None:
    card = (Path(__file__).parents[2] / "docs" / "models" / "links.md").read_text("utf-8")
    for kind, score in SURE.items():
        section = card.partition(f"### {kind if kind != 'mentions' else 'takes_up'}\n")[2].partition("###")[0]
        bands = re.findall(r"([\d.]+) to [\d.]+\*{0,2} \| (\d+) \| ([\d.]+)", section)
        sure = [(int(pairs), float(linked)) for start, pairs, linked in bands if float(start) >= score]
        assert sum(pairs * linked for pairs, linked in sure) / sum(pairs for pairs, _ in sure) >= 0.68, kind


@pytest.mark.parametrize(
    ("quote", "number", "words"),
    [
        ("9.12 Free them", "9.12", "Free them"),
        ("12. Free\nthem", "9.12", "Free them"),
        ("9.12 12 months are too long", "9.12", "12 months are too long"),
        ("120 prisoners wait", "9.12", "120 prisoners wait"),
        ("Free them", "9.12", "Free them"),
        ("Free them", "", "Free them"),
    ],
)
def test_words_of_a_recommendation_lack_its_number(quote: str, number: str, words: str) -> None:
    assert without_number(quote, number) == words


@pytest.mark.parametrize(
    ("quote", "by", "words"),
    [
        ("Free them (Chile, Peru);", ("CHL", "PER"), "Free them"),
        ("Free them (Chile) (Peru).", ("CHL", "PER"), "Free them"),
        ("Free them (Chile); pay them (Peru)", ("CHL", "PER"), "Free them (Chile); pay them (Peru)"),
        ("Ratify the Covenant (ICCPR)", ("CHL",), "Ratify the Covenant (ICCPR)"),
        ("Free them", (), "Free them"),
    ],
)
def test_words_of_a_recommendation_lack_its_states_where_all_stand_at_its_end(
    quote: str, by: tuple[str, ...], words: str
) -> None:
    assert without_states(quote, by) == words
