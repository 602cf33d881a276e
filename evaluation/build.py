"""How long the commands take and how much memory, as processes of their own on an empty home.

The targets are those of the project for two cores.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from evaluation.scores import Score
from heeded.settings import cores

COMMAND = [sys.executable, "-c", "from heeded.cli import main; main()"]
PROBLEMS_ARE_FINE = (0, 1)
TIMES = 3
"""How often the short commands are run; the fastest counts, since others may use the machine too."""


def measure(study: Path) -> Iterable[Score]:
    """Build all Working Group reports, then again; the demo; the help."""
    reports = study / "data" / "working-group-reports"
    data = f"{len(list(reports.glob('*.pdf')))} Working Group reports of 2008-2014, {cores()} cores"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        seconds, megabytes = run("build", str(reports), "--home", str(home))
        yield Score("build: seconds, everything new", round(seconds, 1), "<= 40", data)
        yield Score("build: peak megabytes of a process", megabytes, "<= 1024", data)
        again = min(run("build", str(reports), "--home", str(home))[0] for _ in range(TIMES))
        yield Score("build: seconds, nothing new", round(again, 2), "<= 3", data)
        shown = min(run("show", "KAZ", "--home", str(home))[0] for _ in range(TIMES))
        yield Score("show: seconds, one State", round(shown, 2), "", data)
        exported = run("export", "recommendations", "--home", str(home), "--out", str(home / "all.csv"))[0]
        yield Score("export: seconds, all recommendations", round(exported, 1), "", data)
        demo = min(run("demo", "--home", str(Path(folder) / str(number)))[0] for number in range(TIMES))
        yield Score("demo: seconds", round(demo, 1), "<= 20", "the sample")
    shortest = min(run("--help")[0] for _ in range(TIMES))
    yield Score("help: seconds", round(shortest, 2), "<= 0.3", "")


def run(*arguments: str) -> tuple[float, int]:
    """The seconds that a command takes, and the peak megabytes of it or of a process that it started."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HEEDED_")}
    start = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in PROBLEMS_ARE_FINE:
        raise RuntimeError(f"heeded {' '.join(arguments)} ended with status {process.returncode}")
    return seconds, usage.ru_maxrss // 1024
