"""Action categories and issues against UPR Info's coding, learned from sessions 1 to 14; speed.

The reference is UPR Info's database; the study's `tools/score_labels.py` counts.
"""

import csv
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.scores import Score
from heeded.classify import labels_of
from heeded.classify.tables import Table, labelled, read_table
from heeded.classify.train import examples, split, train

TESTED = ("15", "16")
MANY = 40_000
# "action accuracy 0.9127  macro-F1 0.9015"
ACTION = re.compile(r"action accuracy ([\d.]+) +macro-F1 ([\d.]+)")
ISSUES = re.compile(r"issues micro-F1 ([\d.]+) +macro-F1 ([\d.]+)")
TARGETS = {
    "action accuracy": ">= 0.90",
    "action macro-F1": ">= 0.89",
    "issues micro-F1": ">= 0.91",
    "issues macro-F1": ">= 0.86",
}


def measure(study: Path) -> Iterable[Score]:
    """Scores by session, seconds and memory."""
    table = read_table(study / "data" / "upr-info" / "recommendations.csv")
    with tempfile.TemporaryDirectory() as folder:
        models = Path(folder)
        learn(table, models)
        for sessions, targets in ((TESTED, TARGETS), (("20",), {})):
            rows = [row for row in table.rows if row[table.header.index("session")] in sessions]
            for name, value in scored(study, Table(table.file, table.header, tuple(rows)), models).items():
                told = f"{len(rows)} rows of session {' and '.join(sessions)}, learned from 1 to 14"
                yield Score(f"classify: {name}", value, targets.get(name, ""), told)
    yield from speed(table.column("text"))


def learn(table: Table, folder: Path) -> Mapping[str, Any]:
    """Train on sessions 1 to 14 as `heeded train` does; the scores on the next two."""
    found, _ = examples(table)
    early = [each for each in found if int(each.session) <= int(TESTED[-1])]
    report = train(split(early, ",".join(TESTED)), folder)
    print(f"{report.learned} rows; {report.on_both_sides} of {report.tested} tested ones have a text learned from")
    return report.scores


def scored(study: Path, table: Table, models: Path) -> dict[str, float]:
    """What the study's scorer says of the labels of a table."""
    with tempfile.TemporaryDirectory() as folder:
        gold, given = Path(folder) / "gold.csv", Path(folder) / "labels.csv"
        with gold.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([table.header, *table.rows])
        texts = table.column("text")
        bare = Table(gold, ("text",), tuple((text,) for text in texts))
        given.write_bytes(labelled(bare, labels_of(texts, ["en"] * len(texts), models, with_words=False)))
        script = study / "tools" / "score_labels.py"
        done = subprocess.run([sys.executable, script, given, gold], capture_output=True, text=True, check=True).stdout
    print(done)
    action, issues = ACTION.search(done), ISSUES.search(done)
    assert action
    assert issues
    return dict(zip(TARGETS, map(float, (*action.groups(), *issues.groups())), strict=True))


def speed(texts: Sequence[str]) -> Iterable[Score]:
    """Seconds for 40,000 texts, those coded and as many again, without embeddings and with; the memory of all this."""
    many = [*texts, *(f"{text} again" for text in texts)][:MANY]
    start = time.perf_counter()
    labels_of(many, ["en"] * len(many), with_words=False, with_meaning=False)
    yield Score("classify: seconds", round(time.perf_counter() - start, 1), "<= 15", f"{MANY} texts in English")
    start = time.perf_counter()
    labels_of(many, ["en"] * len(many), with_words=False)
    yield Score("classify: seconds with embeddings", round(time.perf_counter() - start, 1), "<= 90", f"{MANY} texts")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    yield Score("classify: memory, GB", round(memory, 2), "<= 1.5", "training and classifying, at most")
