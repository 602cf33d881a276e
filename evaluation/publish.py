"""What the published record of Slovenia and Kazakhstan weighs, and how long it takes to write, compared before.

The record holds the documents of Slovenia's four reviews and the Working Group reports on Kazakhstan, in a home of its
own.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from evaluation.scores import Score

RUN = "from heeded.cli import main; main()"
STATES = ("--state", "KAZ", "--state", "SVN")


def measure(study: Path) -> Iterable[Score]:
    """Megabytes, files and seconds of the processor."""
    data = study / "data"
    reports = sorted((data / "working-group-reports").glob("kazakhstan*.pdf"))
    with tempfile.TemporaryDirectory() as place:
        environment = os.environ | {"HEEDED_HOME": str(Path(place) / "home")}

        def run(*words: str) -> float:
            """Seconds of the processor that a command took."""
            before = os.times()
            done = subprocess.run([sys.executable, "-c", RUN, *words], env=environment, stdout=subprocess.DEVNULL)
            if done.returncode > 1:  # 1 is done with problems
                raise RuntimeError(f"heeded {' '.join(words)} ended with {done.returncode}")
            after = os.times()
            return after.children_user + after.children_system - before.children_user - before.children_system

        run("build", str(data / "slovenia"))
        for report in reports:
            run("build", str(report))
        for state in ("KAZ", "SVN"):
            run("--access", "public", "show", state)
        out, start = Path(place) / "site", time.perf_counter()
        processor = run("publish", str(out), *STATES)
        seconds = time.perf_counter() - start
        files = [each for each in out.rglob("*") if each.is_file()]
        told = f"Slovenia's documents, {len(reports)} reports on Kazakhstan"
        megabytes = sum(each.stat().st_size for each in files) / 1e6
        yield Score("publish: megabytes of the folder", round(megabytes, 1), "<= 20", told)
        yield Score("publish: files", len(files), "", told)
        yield Score("publish: seconds", round(seconds, 1), "", told)
        yield Score("publish: seconds of the processor", round(processor, 1), "<= 120", told)
