"""One measured value and its target; in: what a measuring program found, out: lines of `scores.json` and a table.

A target is text that starts with a comparison: ">= 0.990", "<= 40", "== 128". A target without one ("all read") is met
where the value equals it; an empty target means that the value is recorded only.
"""

import json
import operator
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Score", "is_met", "merged", "page", "read_scores", "table", "written"]

COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Score:
    """One measure on one set of data: "reports: found", 0.9931, ">= 0.990", "189 reports coded by UPR Info"."""

    measure: str
    value: float | int | str
    target: str = ""
    data: str = ""
    date: str = ""
    """The day of the measurement, filled in by the runner."""
    program: str = ""
    """Which program measured it, filled in by the runner: several may measure one thing."""


def is_met(score: Score) -> bool | None:
    """Whether the value reaches its target; None where there is no target."""
    if not score.target:
        return None
    sign, _, rest = score.target.partition(" ")
    compare = COMPARISONS.get(sign)
    if compare is None:
        return str(score.value) == score.target
    return not isinstance(score.value, str) and compare(score.value, float(rest.split()[0]))


def merged(old: Iterable[Score], new: Iterable[Score]) -> list[Score]:
    """The new scores and the old ones of other programs, sorted."""
    fresh = list(new)
    measured = {score.program for score in fresh}
    kept = [score for score in old if score.program not in measured]
    return sorted([*kept, *fresh], key=lambda score: (score.measure, score.data))


def read_scores(path: Path) -> list[Score]:
    """The scores of a file, none where it does not exist."""
    return [Score(**line) for line in json.loads(path.read_text("utf-8"))] if path.exists() else []


def written(scores: Iterable[Score]) -> str:
    """The scores as JSON with one line per measure."""
    lines = (json.dumps(asdict(score), ensure_ascii=False) for score in scores)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def table(scores: Iterable[Score]) -> str:
    """The scores as a table for the terminal: whether the target is met, value, target, measure, data."""
    marks = {True: "ok", False: "MISSED", None: ""}
    rows = [("", "value", "target", "measure", "data")]
    rows += [(marks[is_met(s)], _shown(s.value), s.target, s.measure, s.data) for s in scores]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def page(scores: Iterable[Score]) -> str:
    """The scores as a page of the documentation."""
    marks = {True: "met", False: "**missed**", None: ""}
    columns = "| measure | value | target | | data | day |\n|---|---|---|---|---|---|\n"
    head = f"<!-- Made by `make evaluate`. -->\n\n# Scores\n\n{columns}"
    rows = [(s.measure, _shown(s.value), s.target, marks[is_met(s)], s.data, s.date) for s in scores]
    return head + "".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |\n" for row in rows)


def _shown(value: float | int | str) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
