"""What it costs to read what is sealed: statements of Slovenia's reviews from the database, sealed beside unsealed.

The statements of all documents of the four reviews are stored until there are `STATEMENTS`, once sealed and once not,
and read back to values, in turn; the quickest of `RUNS`. Then a file of `MEGABYTES` is sealed and opened, and a wrong
passphrase is tried.
"""

import gc
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from evaluation.scores import Score

STATEMENTS, MEGABYTES, RUNS = 10_000, 20, 15
PHRASE, WRONG = "tulip ladder copper window", "gravel onion lantern violin"


def timed(job: Callable[[], Any]) -> float:
    """Milliseconds of the processor, without those in which Python looks for what is no longer used."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    job()
    taken = (time.process_time() - start) * 1000
    gc.enable()
    return taken


def measure(study: Path) -> Iterable[Score]:
    """In a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
        import django

        django.setup()
        yield from _measured(study, Path(home))


def _measured(study: Path, home: Path) -> Iterable[Score]:
    from django.db import transaction

    from heeded import codec
    from heeded.derived import models as derived
    from heeded.errors import StoreError
    from heeded.model import Statement
    from heeded.store import database, seals

    database.prepare(home)
    seals.make(PHRASE)
    found = _statements(study)
    values = [codec.to_json(each) for each in islice(cycle(found), STATEMENTS)]
    for access in ("team", "restricted"):
        with transaction.atomic():
            document = derived.Document.objects.create(sha256=access, key=access, access=access, value={})
            kept = values if access == "team" else [seals.seal_json(each, "statement") for each in values]
            derived.Statement.objects.bulk_create(
                derived.Statement(document=document, ordinal=ordinal, identifier="", type=each["type"], value=value)
                for ordinal, (each, value) in enumerate(zip(values, kept, strict=True))
            )

    def read(access: str) -> list[Statement]:
        rows = derived.Statement.objects.filter(document__access=access).order_by("ordinal")
        return [
            codec.from_json(Statement, seals.open_json(each, "statement"))
            for each in rows.values_list("value", flat=True)
        ]

    assert read("team") == read("restricted")
    times = [(timed(lambda: read("restricted")), timed(lambda: read("team"))) for _ in range(RUNS)]
    data = f"{STATEMENTS} statements ({len(found)} of Slovenia's four reviews, repeated), SQLite, quickest of {RUNS}"
    ratio = min(sealed for sealed, _ in times) / min(clear for _, clear in times)  # the rest is noise of other programs
    yield Score("sealing: reading sealed statements, times unsealed ones", round(ratio, 2), "", data)
    yield Score("sealing: reading them, CPU milliseconds", round(min(sealed for sealed, _ in times)), "", data)
    whole = secrets.token_bytes(MEGABYTES * 2**20)
    with transaction.atomic():
        token = seals.seal_bytes(whole, "file")
        sealing = min(timed(lambda: seals.seal_bytes(whole, "file")) for _ in range(RUNS))
    opening = min(timed(lambda: seals.open_bytes(token, "file")) for _ in range(RUNS))
    file = f"a file of {MEGABYTES} MB, quickest of {RUNS}"
    yield Score("sealing: sealing a file, CPU milliseconds", round(sealing), "", file)
    yield Score("sealing: opening a file, CPU milliseconds", round(opening), "", file)

    def tries() -> None:
        try:
            seals.open_with(WRONG)
        except StoreError:
            return
        raise AssertionError("a wrong passphrase opened the record")

    tried = min(timed(tries) for _ in range(RUNS))
    yield Score("sealing: trying one passphrase, CPU milliseconds", round(tried), "", f"quickest of {RUNS}")


def _statements(study: Path) -> list[Any]:
    from heeded import ingest, pipeline
    from heeded.model import Problem

    sources = [each for each in ingest.sources([study / "data" / "slovenia"]) if not isinstance(each, Problem)]
    readings = (reading for _, reading in pipeline.run(pipeline.read_source, sources, pipeline.Limits()))
    return [each for reading in readings if not isinstance(reading, Problem) for each in reading.statements]
