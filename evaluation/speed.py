"""How fast one core turns PDF bytes into recommendations, beside the bare extraction of text in the same process."""

import csv
import ctypes
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from evaluation.scores import Score
from heeded import extract
from heeded.ingest.pdf import read_pdf
from heeded.model import Document

RUNS = 5


def bare(data: bytes) -> int:
    """The text of every page by pypdfium2 alone; the number of pages."""
    import pypdfium2.raw as raw

    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    count = raw.FPDF_GetPageCount(document)
    for at in range(count):
        page = raw.FPDF_LoadPage(document, at)
        text = raw.FPDFText_LoadPage(page)
        length = raw.FPDFText_CountChars(text)
        buffer = (ctypes.c_ushort * (length + 1))()
        raw.FPDFText_GetText(text, 0, length, buffer)
        bytes(buffer).decode("utf-16-le", "replace")
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(document)
    return int(count)


def read(data: bytes, state: str, symbol: str) -> int:
    """Statements and problems of a report; the number of pages."""
    body, _ = read_pdf(data)
    extract.read(Document("0" * 64, body, "working_group_report", symbol=symbol, states=(state,)))
    return body.page_count or 0


def pages_a_second(job: Callable[[], int]) -> tuple[float, float]:
    """Pages per CPU second, and per second on the clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    pages = job()
    return pages / (time.process_time() - cpu), pages / (time.perf_counter() - wall)


def measure(study: Path) -> Iterable[Score]:
    """Five runs of both over all reports, in turn; medians."""
    rows = list(csv.DictReader((study / "data/reference/working_group_reports.csv").open(encoding="utf-8")))
    files = [
        ((study / "data/working-group-reports" / row["file"]).read_bytes(), row["state_under_review"], row["symbol"])
        for row in rows
    ]
    read(*files[0])  # start-up: vocabulary and expressions
    whole, plain = [], []
    for _ in range(RUNS):
        whole.append(pages_a_second(lambda: sum(read(*file) for file in files)))
        plain.append(pages_a_second(lambda: sum(bare(data) for data, _, _ in files)))
    data = f"{len(files)} reports, one core, median of {RUNS}"
    yield Score(
        "speed: pages a CPU second, PDF to recommendations", round(median(cpu for cpu, _ in whole)), ">= 300", data
    )
    yield Score("speed: pages a second on the clock", round(median(wall for _, wall in whole)), "", data)
    ratio = median(one / other for (one, _), (other, _) in zip(whole, plain, strict=True))
    yield Score("speed: share of bare text extraction", round(ratio, 3), ">= 0.333", data)
