"""Whether a lost page is noticed: reports with one page taken out, every page in turn.

References: 12 Working Group reports drawn with a fixed seed. A lost page counts where recommendations are lost with it;
it is noticed where the reading has a problem that the whole report's has not.
"""

import io
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

from evaluation.documents import source
from evaluation.scores import Score
from heeded import extract
from heeded.ingest import read
from heeded.model import Recommendation

SEED, REPORTS = 1, 12


def measure(study: Path) -> Iterable[Score]:
    """Measure on each of the reports."""
    reports = sorted((study / "data" / "working-group-reports").glob("*.pdf"))
    lost = noticed = 0
    for report in random.Random(SEED).sample(reports, REPORTS):
        whole, known = _read(report.read_bytes())
        for at, data in enumerate(_without_each_page(report), start=1):
            found, messages = _read(data)
            if found < whole:
                lost += 1
                noticed += bool(messages - known)
                if not messages - known:
                    print(f"{report.name} without page {at}: {found} of {whole} recommendations, no problem")
    yield Score("missing_pages: noticed", round(noticed / lost, 4), ">= 0.99", f"{lost} pages of {REPORTS} reports")


def _read(data: bytes) -> tuple[int, set[str]]:
    """How many recommendations are read, and the messages of all problems."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        document, problems = read(source(Path(file.name)))
    statements, more = extract.read(document)
    return sum(isinstance(each.value, Recommendation) for each in statements), {p.message for p in (*problems, *more)}


def _without_each_page(report: Path) -> Iterable[bytes]:
    import pypdfium2

    for at in range(len(pypdfium2.PdfDocument(report))):
        pdf = pypdfium2.PdfDocument(report)
        del pdf[at]
        kept = io.BytesIO()
        pdf.save(kept)
        yield kept.getvalue()
