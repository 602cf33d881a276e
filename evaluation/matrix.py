"""OHCHR's matrix made of a review and read again as OHCHR's lists are: no cell may differ from the record.

The record is built from reports and OHCHR's lists of five reviews, and from a sixth report whose list is
absent; each is written as a Word file and a workbook. The Word file is read by the reader of thematic lists, the cells
of the workbook are compared with those that were written. Themes that a list never had are not compared.
"""

import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.documents import source
from evaluation.scores import Score

REVIEWS = (("SVN", 2), ("SVN", 3), ("SVN", 4), ("CHN", 2), ("EGY", 2), ("KAZ", 2))
FIELDS = ("number", "text", "recommending_states", "position", "themes", "affected_persons", "sdgs")
REPORTS = ("china2013.pdf", "egypt2014.pdf", "kazakhstan2014.pdf")
LISTS = ("china-2013.docx", "egypt-2014.docx")


def measure(study: Path) -> Iterable[Score]:
    """A record of its own, five matrices of it, and how many of their cells differ."""
    data = study / "data"
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"HEEDED_HOME": place, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
        import django

        django.setup()
        from heeded import pipeline, settings
        from heeded.pipeline import reporting
        from heeded.viewer import OWNER

        reports = [data / "working-group-reports" / name for name in REPORTS]
        lists = [data / "thematic-lists" / name for name in LISTS]
        pipeline.build([data / "slovenia", *reports, *lists], Path(place), pipeline.Limits())
        view = pipeline.View(OWNER, date.today(), settings.HEEDED_MEANING)
        for state, cycle in REVIEWS:
            yield from _of_review(reporting.facts(state, view, cycle=cycle))


def _of_review(facts: Any) -> Iterator[Score]:
    from heeded.reports.matrix import table

    made = table(facts)
    rows = sum(len(row) > 1 for row in made.rows)
    name = f"{facts.review.report}, {rows} rows"
    differing = list(_differing(facts))
    for found, expected in differing[:5]:
        print(f"{facts.record.state} {facts.review.cycle}: {found!r} for {expected!r}")
    yield Score("matrix: cells of the Word file that differ", len(differing), "== 0", name)
    yield Score("matrix: cells of the workbook that differ", _differing_cells(facts, made), "== 0", name)


def _differing(facts: Any) -> Iterator[tuple[object, object]]:
    """Each value read from the Word file that is not the record's."""
    from heeded import extract, ingest
    from heeded.model import Recommendation
    from heeded.papers.docx import docx
    from heeded.reports.matrix import matrix

    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "matrix.docx"
        file.write_bytes(docx(matrix(facts)))
        document, _ = ingest.read(source(file))
        document = replace(document, kind="thematic_list", states=(facts.record.state,), cycle=facts.review.cycle)
        statements, _ = extract.read(document)
    read = {each.value.number: each.value for each in statements if isinstance(each.value, Recommendation)}
    fields = FIELDS if any(page.line.themes for page in facts.pages) else FIELDS[:4]
    for page in facts.pages:
        value = read.pop(page.line.number, None)
        for field in fields:
            expected = getattr(page.line, field)
            if field == "position" and page.line.shown == "no_reply":
                expected = "pending"  # an empty cell is not yet answered
            found = getattr(value, field, None)
            if field == "text":
                expected, found = " ".join(str(expected).split()), " ".join(str(found).split())
            if found != expected:
                yield found, expected
    yield from ((number, None) for number in read)


def _differing_cells(facts: Any, made: Any) -> int:
    """Cells of the workbook that hold something else than was written."""
    from openpyxl import load_workbook

    from heeded.papers.xlsx import xlsx
    from heeded.reports.matrix import matrix

    sheet = load_workbook(io.BytesIO(xlsx(matrix(facts)))).worksheets[0]
    read = [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    wide = len(made.columns)
    expected = [[*row, *[""] * (wide - len(row))] for row in made.rows]
    return sum(
        one != other for found, row in zip(read, expected, strict=True) for one, other in zip(found, row, strict=True)
    )
