"""How long each kind of report takes on Slovenia's four reviews, from the command to the file.

CPU seconds of the whole command, start of the program and its children included; medians of `RUNS`. The wall stands
beside.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from evaluation.scores import Score

RUNS = 5
KINDS = {
    "submission": ("submission.docx", "--by", "Lantern Coalition"),
    "brief": ("brief.pdf",), "statement": ("statement.docx", "--by", "Lantern Coalition", "--seconds", "90"),
    "advocacy": ("sheet.pdf", "--for", "Malta"), "press": ("press.docx",), "evaluation": ("evaluation.docx",),
    "matrix": ("matrix.docx",), "midterm": ("midterm.docx",), "national": ("national.docx",),
}  # fmt: skip


def measure(study: Path) -> Iterable[Score]:
    """A record of its own, and every kind of report of it."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        _heeded(home, "build", str(study / "data" / "slovenia"))
        _heeded(home, "report", "brief", "SVN")  # compares the State, which is kept
        for kind, (name, *wishes) in KINDS.items():
            command = ("report", kind, "SVN", *wishes, "--out", str(Path(place) / name))
            runs = [_heeded(home, *command) for _ in range(RUNS)]
            data = f"Slovenia 2025, {name}; wall {median(wall for _, wall in runs):.1f} s"
            yield Score(f"reports: CPU seconds, {kind}", round(median(cpu for cpu, _ in runs), 2), "<= 2", data)


def _heeded(home: Path, *arguments: str) -> tuple[float, float]:
    """CPU seconds and wall seconds of a command; those that end with problems count, too."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", "from heeded.cli import main; main()", *arguments], check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | {"HEEDED_HOME": str(home)},
    )  # fmt: skip
    if done.returncode > 1:
        raise RuntimeError(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - start
