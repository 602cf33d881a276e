"""How fast a chain and a State's record are there, in a store of 60,000 recommendations.

Slovenia's four reviews are built and concluded; then the rows of what was concluded, of their recommendations and of
their links are copied for other States until the store holds 60,000 recommendations. Latencies are those within one
process, after the first look; medians of `RUNS` over chains spread over the reviews.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

from evaluation.scores import Score

RECOMMENDATIONS = 60_000
RUNS = 5
CHAINS = 12
COPIES = (
    "INSERT INTO derived_conclusion (state, sight, inputs, stamp, access, value) "
    "SELECT '{code}', sight, inputs, stamp, access, value FROM derived_conclusion WHERE state = 'SVN'",
    "INSERT INTO derived_chain (conclusion_id, cycle, number, printed, statement, line, value) "
    "SELECT (SELECT MAX(id) FROM derived_conclusion), cycle, number, printed, statement, line, value "
    "FROM derived_chain WHERE conclusion_id = (SELECT id FROM derived_conclusion WHERE state = 'SVN')",
    "INSERT INTO derived_link (conclusion_id, kind, source, target, value) "
    "SELECT (SELECT MAX(id) FROM derived_conclusion), kind, source, target, value "
    "FROM derived_link WHERE conclusion_id = (SELECT id FROM derived_conclusion WHERE state = 'SVN')",
    "INSERT INTO derived_statement (document_id, ordinal, identifier, type, state, value) "
    "SELECT document_id, ordinal, '{code}' || substr(identifier, 4), type, '{code}', value FROM derived_statement "
    "WHERE type = 'recommendation' AND state = 'SVN'",
)
"""Rows of one more State, as the first has them."""


def timed(job: Callable[[], Any]) -> float:
    """Milliseconds on the clock."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def measure(study: Path) -> Iterable[Score]:
    """Medians in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
        import django

        django.setup()
        yield from _measured(study, Path(home))


def _measured(study: Path, home: Path) -> Iterable[Score]:
    from datetime import date

    from django.db import connection

    from heeded import pipeline, settings
    from heeded.reports.recommendations import Page
    from heeded.store import conclusions
    from heeded.viewer import OWNER

    view = pipeline.View(OWNER, date.today(), settings.HEEDED_MEANING)
    pipeline.build([study / "data" / "slovenia"], home, pipeline.Limits())
    start = time.process_time()
    pipeline.conclude("SVN", view)
    once = time.process_time() - start
    rows = conclusions.chains(OWNER, "SVN", Page)
    with connection.cursor() as cursor:
        for number in range(RECOMMENDATIONS // len(rows)):
            code = f"{number:03d}"
            for copy in COPIES:
                cursor.execute(copy.format(code=code))
        cursor.execute("SELECT COUNT(*) FROM derived_chain")
        count = cursor.fetchone()[0]
    data = f"Slovenia's four reviews among {count} recommendations, in process, median of {RUNS}"
    chosen = [(row.number, row.cycle) for row in rows[:: len(rows) // CHAINS]]
    chains = [
        median(timed(lambda: pipeline.pages("SVN", view, number, cycle)) for _ in range(RUNS))  # noqa: B023
        for number, cycle in chosen
    ]
    yield Score("record_speed: a chain, milliseconds", round(median(chains), 1), "<= 100", data)
    yield Score("record_speed: the slowest of them, milliseconds", round(max(chains), 1), "<= 100", data)
    record = median(timed(lambda: pipeline.record("SVN", view)) for _ in range(RUNS))
    yield Score("record_speed: a State's record, milliseconds", round(record, 1), "<= 300", data)
    yield Score("record_speed: CPU seconds to conclude it first", round(once, 1), "", data)
