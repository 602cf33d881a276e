"""Scores: whether a target is met, and how lines are kept."""

from pathlib import Path

import pytest
from evaluation.__main__ import SCORES, programs
from evaluation.scores import Score, is_met, merged, page, read_scores, table, written


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        (0.9931, ">= 0.990", True),
        (0.9899, ">= 0.990", False),
        (40.2, "<= 40", False),
        (40.2, "<= 40 s", False),
        (128, "== 128", True),
        (127, "== 128", False),
        ("all read", "all read", True),
        ("27 of 28", "all read", False),
        ("not measured", ">= 0.990", False),
        (3, "", None),
    ],
)
def test_target(value: float | int | str, target: str, expected: bool | None) -> None:
    assert is_met(Score("m", value, target, "d")) is expected


def test_all_scores_of_a_program_are_replaced() -> None:
    old = [
        Score("b: found", 1, "", "x", program="b"), Score("b: lost", 1, "", "x", program="b"),
        Score("b: seconds", 1, "", "x", program="speed_of_b"), Score("a: found", 1, "", "x", program="a"),
    ]  # fmt: skip
    new = [Score("b: found", 3, "", "y", program="b"), Score("b: found", 2, "", "x", program="b")]
    assert merged(old, new) == [old[3], new[1], new[0], old[2]]


def test_every_kept_score_names_a_program_that_there_is() -> None:
    assert {score.program for score in read_scores(SCORES)} <= set(programs())


def test_what_is_written_reads_back_equal(tmp_path: Path) -> None:
    scores = [Score("a: é", 0.5, ">= 0.4", "x", "2031-01-01"), Score("b", "all read", "all read", "y")]
    path = tmp_path / "scores.json"
    assert read_scores(path) == []
    path.write_text(written(scores), "utf-8")
    assert read_scores(path) == scores
    assert len(path.read_text("utf-8").splitlines()) == len(scores) + 2


def test_a_missed_target_is_shown() -> None:
    missed = Score("a", 0.3, ">= 0.4", "x | y")
    assert "MISSED" in table([missed])
    assert "| a | 0.3 | >= 0.4 | **missed** | x / y |  |" in page([missed])
