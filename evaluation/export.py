"""How long a data export of a whole record takes, and how much memory, in two records.

The first are the 226 Working Group reports with all links and labels. The second is the store of `evaluation.search`,
those and copies of them; there each State is concluded but for links and labels, which of copies of one report would
tell nothing. Then `heeded export data` runs as people run it: the seconds are those of the processor with the start of
the program, the megabytes the largest that it holds.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation import search
from evaluation.scores import Score

if TYPE_CHECKING:
    from heeded.pipeline import View

LISTS = ("reviews", "recommendations", "pairs")
FORMATS = ("csv", "jsonl", "xlsx", "parquet", "sqlite")
WITHOUT = ("links", "labels")
COMMAND = "import sys; sys.argv[0] = 'heeded'; from heeded.cli import main; main()"


def measure(study: Path) -> Iterable[Score]:
    """Seconds and megabytes in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
        import django

        django.setup()
        yield from of_reports(study, Path(home))
        _, pairs = search._store(study, Path(home))
        yield from measured(Path(home), pairs)


def of_reports(study: Path, home: Path) -> Iterable[Score]:
    """The scores of the reports alone, with links and labels."""
    from heeded import pipeline
    from heeded.pipeline import concluding
    from heeded.store import read

    pipeline.build([study / "data" / "working-group-reports"], home, pipeline.Limits())
    view = _view()
    for state in read.states(view.viewer):
        concluding.conclude(state, view)
    seconds, megabytes, rows = export(home, (), ("csv",))
    data = f"226 Working Group reports of 2008-2014 with links and labels, 2 cores; {rows:,} rows"
    yield Score("data export: seconds, all tables of the reports, csv", seconds, "<= 15", data)
    yield Score("data export: megabytes, all tables of the reports, csv", megabytes, "<= 500", data)


def measured(home: Path, pairs: int) -> Iterable[Score]:
    """The scores of a record that is built and copied."""
    from heeded.reports.exports.registry import EXPORTS

    conclude()
    data = f"{pairs:,} pairs: 226 reports and copies of them, without links and labels; 2 cores"
    whole = tuple(name for name in EXPORTS if name not in WITHOUT)
    for name, tables, formats, target in (
        ("recommendations, pairs and reviews, csv", LISTS, ("csv",), "<= 15"),
        *((f"recommendations, pairs and reviews, {form}", LISTS, (form,), "") for form in FORMATS[1:]),
        ("all tables, csv", whole, ("csv",), "<= 15"),
        ("all tables, all formats", whole, FORMATS, ""),
    ):  # fmt: skip
        seconds, megabytes, rows = export(home, tables, formats)
        yield Score(f"data export: seconds, {name}", seconds, target, f"{data}; {rows:,} rows")
        yield Score(f"data export: megabytes, {name}", megabytes, "<= 500", data)


def conclude() -> None:
    """Conclude all States for the public, without links and labels."""
    from heeded import codec
    from heeded.pipeline import concluding
    from heeded.pipeline.standing import standing
    from heeded.store import conclusions, read

    view = _view()
    for state in read.states(view.viewer):
        wanted = standing(state, view).wanted
        made = concluding._concluded(state, view, concluding.Findings((), {}))
        rows = (
            conclusions.ChainRow(each.line.cycle, each.line.number, each.line.number, each.line.statement, each)
            for each in made.pages
        )
        conclusions.save(view.viewer, state, wanted, codec.to_json(made.record), rows, ())


def export(home: Path, tables: Iterable[str], formats: Iterable[str]) -> tuple[float, int, int]:
    """Export all States in a process of its own: its seconds, its megabytes, and how many rows there were."""
    options = [part for name in tables for part in ("--table", name)]
    options += [part for form in formats for part in ("--format", form)]
    out, said = home / "data", home / "said.txt"
    command = [sys.executable, "-c", COMMAND, "export", "data", str(out), "--replace", *options]
    with said.open("w") as stream:
        process = subprocess.Popen(command, stderr=stream)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(said.read_text())
    rows = int(said.read_text().split()[0].replace(",", ""))
    return round(used.ru_utime + used.ru_stime, 1), round(used.ru_maxrss / 1024), rows


def _view() -> "View":
    from datetime import date

    from heeded import settings
    from heeded.pipeline import View
    from heeded.viewer import PUBLIC

    return View(PUBLIC, date.today(), settings.HEEDED_MEANING)
