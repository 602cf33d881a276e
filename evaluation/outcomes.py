"""Final positions and announced totals: the documents of four reviews of Slovenia, three reports of the Council, the
Working Group reports of sessions 7 and 20; in: the study data, out: scores against what the Council recorded.

What the documents announce is carried over here as figures, with its paragraph.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from evaluation.documents import reading
from evaluation.scores import Score
from heeded.assess import outcomes
from heeded.link import reply_links
from heeded.model import Check, Outcome, Reading, Review, Tally

__all__ = ["measure"]

TODAY = date(2026, 1, 1)
SESSIONS = ("7", "20")
# A/HRC/14/37, para. 344; A/HRC/28/2, para. 849; A/HRC/43/2, para. 819; A/HRC/59/15/Add.1, para. 2
SLOVENIA = {1: (97, None), 2: (163, 142), 3: (215, 182), 4: (254, 217)}
# A/HRC/14/37, para. 306; A/HRC/28/2, paras. 602 and 637
KAZAKHSTAN = {1: (128, 121, 7), 2: (194, 144, 50)}
# A/HRC/43/2, paras. 706, 782, 523
FROM_TOTALS = {"KAZ": (245, 214, 31, 0), "IRQ": (298, 245, 48, 5), "BOL": (238, 206, 31, 1)}
PRESIDENTS = 28
"""Reviews in A/HRC/28/2 and A/HRC/43/2."""


def measure(study: Path) -> list[Score]:
    """The scores; the list of agreement per State is printed."""
    readings = _readings(study / "data")
    by_state = {state: outcomes(state, readings, reply_links(readings), TODAY) for state in _states(readings)}
    data = "Slovenia's documents, A/HRC/14/37, 28/2 and 43/2, Working Group reports of sessions 7 and 20"
    print("\n".join(_agreement(by_state)))
    scores = [*_presidents(readings), *_slovenia(by_state["SVN"]), *_kazakhstan(by_state["KAZ"]), *_totals(by_state)]
    return [Score(name, value, target, data) for name, value, target in scores]


def _readings(data: Path) -> list[Reading]:
    files = [path for folder in sorted((data / "slovenia").iterdir()) for path in sorted(folder.iterdir())]
    with (data / "reference/working_group_reports.csv").open(encoding="utf-8") as rows:
        wanted = [row["file"] for row in csv.DictReader(rows) if row["session"] in SESSIONS]
    files += [data / "working-group-reports" / name for name in sorted(wanted)]
    return [reading(path) for path in files]


def _states(readings: Sequence[Reading]) -> list[str]:
    return sorted({each.state for reading in readings for each in reading.statements if each.state})


Row = tuple[str, float | int | str, str]


def _presidents(readings: Sequence[Reading]) -> Iterator[Row]:
    """How many reviews have the President's received, supported or noted, adding up to the whole."""
    complete = sections = 0
    for council in readings:
        if council.document.symbol not in ("A/HRC/28/2", "A/HRC/43/2"):
            continue
        for state in dict.fromkeys(each.state for each in council.statements if isinstance(each.value, Review)):
            said = [
                each for each in council.statements if each.state == state and "President" in (each.asserted_by or "")
            ]
            totals = {each.value.measure: each.value.value for each in said if isinstance(each.value, Tally)}
            received = totals.pop("received", None)
            sections += 1
            complete += received is not None and sum(totals.values()) == received
    yield "outcomes: reviews in the Council's reports", sections, f"== {PRESIDENTS}"
    yield "outcomes: President's totals read, adding up", complete, f"== {PRESIDENTS}"


def _slovenia(reviews: Sequence[Outcome]) -> Iterator[Row]:
    """Cycles whose counts are the announced ones, or whose contradiction is reported."""
    settled = 0
    for review in reviews:
        received, supported = SLOVENIA[review.cycle]
        equal = (review.counts["received"], review.counts["supported"]) == (received, supported)
        settled += equal or any(check.holds is False for check in review.checks)
    yield "outcomes: Slovenia's cycles equal to the announced totals or reported", settled, f"== {len(SLOVENIA)}"


def _kazakhstan(reviews: Sequence[Outcome]) -> Iterator[Row]:
    for review in reviews:
        if review.cycle in KAZAKHSTAN:
            counts = review.counts
            found = f"{counts['received']}: {counts['supported']} / {counts['noted']}"
            received, supported, noted = KAZAKHSTAN[review.cycle]
            yield f"outcomes: Kazakhstan, cycle {review.cycle}", found, f"{received}: {supported} / {noted}"


def _totals(by_state: dict[str, tuple[Outcome, ...]]) -> Iterator[Row]:
    for state, expected in FROM_TOTALS.items():
        third = [review.counts for review in by_state[state] if review.cycle == 3 and not review.is_counted]
        found = [tuple(c.get(m, 0) for m in ("received", "supported", "noted", "supported_in_part")) for c in third]
        yield f"outcomes: {state} 2019 from the President's totals", _row(found[0] if found else ()), _row(expected)


def _row(numbers: Sequence[int]) -> str:
    return " / ".join(map(str, numbers))


def _agreement(by_state: dict[str, tuple[Outcome, ...]]) -> Iterator[str]:
    """Per State and cycle the counts and the checks that do not hold."""
    for state, reviews in by_state.items():
        for review in reviews:
            counts = " ".join(f"{name} {value}" for name, value in review.counts.items())
            yield f"{state} {review.cycle}  {counts}{'' if review.is_counted else '  (announced)'}"
            yield from (
                f"      {_mark(check)} {check.message[:230]}" for check in review.checks if check.holds is not True
            )


def _mark(check: Check) -> str:
    return {False: "CONTRADICTION", None: "absent"}.get(check.holds, "ok")
