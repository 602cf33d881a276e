"""What protection costs: a record read as its owner, with restricted documents and without.

Slovenia's four reviews are built twice: once with all documents open, once with documents of at least `SHARE` of the
statements restricted, sealed with a key that is open. Then both are read in turn, each time in a process of its own as
one command does: the record, chains, and all documents with all that they say. Each reading is a new page, so each one
of restricted material is written down (`heeded activity`). CPU times, medians of `RUNS` in a process; the ratios are
medians of `PAIRS`.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from statistics import median

from evaluation.scores import Score

SHARE = 0.05
PAIRS, RUNS, CHAINS = 5, 9, 12
READINGS = {"record": "a State's record", "chains": "a chain", "readings": "all documents of a State"}


def measure(study: Path) -> Iterable[Score]:
    """The two records in a folder of their own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(study / "data" / "slovenia", folder / "papers")
        (folder / "papers").chmod(0o700)  # the study data may be readable only
        open_home, sealed_home = folder / "open", folder / "sealed"
        found = _child("build", open_home, folder)
        chosen, share = _chosen(found)
        levels = "".join(f"{json.dumps(name)}:\n  access: restricted\n" for name in chosen)
        (folder / "papers" / "heeded.yml").write_text(levels, "utf-8")
        _child("build", sealed_home, folder, "sealed")
        pairs = [
            (_child("read", sealed_home, folder, "sealed"), _child("read", open_home, folder)) for _ in range(PAIRS)
        ]
        told = _child("told", sealed_home, folder, "sealed")["lines"], _child("told", open_home, folder)["lines"]
    data = f"Slovenia's four reviews, {len(chosen)} documents with {share:.1%} of the statements restricted, SQLite"
    for name, what in READINGS.items():
        ratio = median(sealed[name] / plain[name] for sealed, plain in pairs)
        yield Score(f"protection: reading {what}, times that without", round(ratio, 2), "<= 1.2", data)
        cost = median(sealed[name] for sealed, _ in pairs)
        yield Score(f"protection: reading {what}, CPU milliseconds", round(cost, 1), "", data)
    yield Score("protection: lines of activity that a reading of it writes", told[0], "== 1", data)
    yield Score("protection: lines of activity that the same without writes", told[1], "== 0", data)


def _chosen(found: dict[str, float]) -> tuple[list[str], float]:
    """The smallest documents that hold the share of all statements together."""
    whole, names, count = sum(found.values()), [], 0.0
    for name, statements in sorted(found.items(), key=lambda each: (each[1], each[0])):
        if count / whole >= SHARE:
            break
        names.append(name)
        count += statements
    return names, count / whole


def _child(job: str, home: Path, folder: Path, *sealed: str) -> dict[str, float]:
    """What a process of its own finds, as JSON."""
    key = {"HEEDED_KEY_FILE": str(folder / "record.key")} if sealed else {}
    done = subprocess.run(
        [sys.executable, "-m", "evaluation.protection", job, str(folder / "papers")], check=True, text=True,
        stdout=subprocess.PIPE, env=os.environ | {"HEEDED_HOME": str(home), "HEEDED_USER": "Aya"} | key,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _main(job: str, papers: Path) -> dict[str, float]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.settings"
    import django

    django.setup()
    from heeded import settings
    from heeded.store import database, seals, wrapping

    database.prepare(settings.HEEDED_HOME)
    if file := settings.HEEDED_KEY_FILE or (Path(key) if (key := os.environ.get("HEEDED_KEY_FILE")) else None):
        if seals.is_set_up():
            seals.open_with(key_file=file)
        else:
            wrapping.new_key_file(file)
            seals.make(key_file=file)
    if job == "build":
        return _built(papers, settings.HEEDED_HOME)
    if job == "told":
        return _told()
    return _read()


def _built(papers: Path, home: Path) -> dict[str, float]:
    """The number of statements by file."""
    from heeded import pipeline, settings
    from heeded.store import read
    from heeded.viewer import OWNER

    pipeline.build([papers], home, pipeline.Limits())
    pipeline.conclude("SVN", pipeline.View(OWNER, date.today(), settings.HEEDED_MEANING))
    readings = read.readings(OWNER, "SVN")
    return {each.document.file.removeprefix(f"{papers.name}/"): len(each.statements) for each in readings}


def _jobs(name: str = "Aya") -> dict[str, object]:
    from heeded import pipeline, settings
    from heeded.reports.recommendations import Page
    from heeded.store import conclusions, read
    from heeded.viewer import Viewer

    owner = Viewer("restricted", "storage", name)
    view = pipeline.View(owner, date.today(), settings.HEEDED_MEANING)
    rows = conclusions.chains(owner, "SVN", Page)
    chosen = [(row.number, row.cycle) for row in rows[:: len(rows) // CHAINS]]
    return {
        "record": lambda: pipeline.record("SVN", view),
        "chains": lambda: [pipeline.pages("SVN", view, *each) for each in chosen],
        "readings": lambda: read.readings(owner, "SVN"),
    }


def _read() -> dict[str, float]:
    """CPU milliseconds of each reading; of a chain those of one."""
    from django.core.signals import request_started

    found = {}
    for name, job in _jobs().items():
        times = []
        for _ in range(RUNS + 1):
            request_started.send(None)
            start = time.process_time()
            job()  # type: ignore[operator]
            times.append((time.process_time() - start) * 1000)
        found[name] = median(times[1:]) / (CHAINS if name == "chains" else 1)
    return found


def _told() -> dict[str, float]:
    """How many lines it writes that one more person reads the record: readings within a minute are one."""
    from heeded.store import activity
    from heeded.viewer import OWNER

    before = len(activity.lines(OWNER))
    _jobs("Lena")["record"]()  # type: ignore[operator]
    return {"lines": len(activity.lines(OWNER)) - before}


if __name__ == "__main__":
    print(json.dumps(_main(sys.argv[1], Path(sys.argv[2]))))
