"""Working Group reports read by Heeded against UPR Info's coding of them, and against their own numbers.

The reference: UPR Info's database, sessions 1-16 and four reviews of session 20 (upr-info.org), compared by the
study's own program; the numbers are checked by the same rule on all reports. None of these reports was held back while
the rules were written; Slovenia's reports of 2019 and 2025 were: OHCHR and the addenda announce their counts.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from evaluation.documents import reading
from evaluation.scores import Score
from heeded.reports.contract import contract

REPORTS = "data/working-group-reports"
RECEIVED = {
    "kazakhstan2010": 128, "kazakhstan2014": 194, "bolivia2014": 193, "iraq2014": 229, "egypt2014": 300,
    "iran2014": 291, "madagascar2014": 160, "slovenia2014": 163,
}  # fmt: skip
HELD_BACK = {"cycle3/g1934994.pdf": 215, "cycle4/g2502644.pdf": 254}


def read(path: Path) -> dict[str, Any]:
    """What `heeded read FILE` prints."""
    read_here = reading(path)
    for statement in read_here.statements:
        assert statement.quote.holds_in(read_here.document.text), statement
    return contract(read_here)


def gaps(printed: dict[str, Any]) -> dict[str, list[int]]:
    """The lists whose numbers, with those reported absent, do not run 1, 2, 3 ...: number of the lead-in -> tails."""
    numbers = [s["number"] for s in printed["statements"] if s["type"] == "recommendation" and s["number"]]
    absent = [number for problem in printed["problems"] for number in problem.get("numbers") or []]
    tails = defaultdict(list)
    for number in [*numbers, *absent]:
        head, _, tail = number.rpartition(".")
        if head and tail.isdigit():
            tails[head].append(int(tail))
    return {head: found for head, found in tails.items() if sorted(found) != list(range(1, len(found) + 1))}


def compared(study: Path, predictions: Path) -> dict[str, float]:
    """The figures of the study's own program."""
    command = [sys.executable, str(study / "tools/score_reports.py"), str(predictions), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def measure(study: Path) -> Iterable[Score]:
    """Read all reports with two processes and compare."""
    paths = sorted((study / REPORTS).glob("*.pdf"))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        printed = {path.stem: found for path, found in zip(paths, pool.map(read, paths, chunksize=4), strict=True)}
    with tempfile.TemporaryDirectory() as folder:
        for stem, found in printed.items():
            (Path(folder) / f"{stem}.json").write_text(json.dumps(found), encoding="utf-8")
        figures = compared(study, Path(folder))
        data = f"{figures['reports']} reports, {figures['rows']} rows coded by UPR Info"
        yield Score("reports: found", round(figures["found"], 4), ">= 0.990", data)
        yield Score("reports: supported", round(figures["supported"], 4), ">= 0.990", data)
        yield Score("reports: position", round(figures["position"], 4), ">= 0.997", data)
    for name, expected in HELD_BACK.items():
        found = read(study / "data/slovenia" / name)
        count = sum(statement["type"] == "recommendation" for statement in found["statements"])
        yield Score("reports: recommendations, held back", count, f"== {expected}", f"slovenia/{name}")
    yield from own_figures(printed)


def own_figures(printed: dict[str, dict[str, Any]]) -> Iterable[Score]:
    """What needs no reference: numbers in sequence, announced totals, who spoke."""
    broken = {stem: found for stem, report in printed.items() if (found := gaps(report))}
    for stem, found in broken.items():
        print(f"{stem}: numbers do not run: {found}")
    data = f"{len(printed)} reports"
    yield Score("reports: numbers", round(1 - len(broken) / len(printed), 4), "== 1", data)
    for stem, expected in RECEIVED.items():
        types = Counter(statement["type"] for statement in printed[stem]["statements"])
        yield Score("reports: recommendations", types["recommendation"], f"== {expected}", stem)
    reviews = [s for report in printed.values() for s in report["statements"] if s["type"] == "review"]
    whole = [r for r in reviews if r["dates"] and r["head_of_delegation"] and len(r["troika"]) == 3 and r["documents"]]
    yield Score("reports: review facts whole", round(len(whole) / len(printed), 4), ">= 0.95", data)
    agree = counted = 0
    for report in printed.values():
        said = next((s["delegations"] for s in report["statements"] if s["type"] == "review"), None)
        spoke = {s["speaking_state"] for s in report["statements"] if s["type"] == "intervention"}
        counted += said is not None
        agree += said is not None and abs(said - len(spoke)) <= 1
    yield Score(
        "reports: States that spoke = delegations announced (±1)", round(agree / max(counted, 1), 4), ">= 0.9", data
    )
