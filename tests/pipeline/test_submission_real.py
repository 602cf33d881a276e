"""Outlines of submissions on two States, from published documents: Word file and PDF are read back alike."""

from datetime import date
from pathlib import Path

import pytest

from heeded import ingest, pipeline
from heeded.papers.files import bytes_of
from heeded.pipeline import View, checking, reporting
from heeded.submission import Finding
from heeded.viewer import OWNER

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
FILES = (
    "working-group-reports/kazakhstan2014.pdf", "slovenia/cycle4/g2502644.pdf", "slovenia/cycle4/g2505828.pdf",
    "slovenia/cycle4/upr48-slovenia-thematic-list-of-recommendatio.docx",
)  # fmt: skip
VIEW = View(OWNER, date(2026, 11, 28), "use")


@pytest.fixture
def record(study: Path, tmp_path: Path) -> Path:
    pipeline.build([study / name for name in FILES], tmp_path, pipeline.Limits())
    return tmp_path


def _told(found: tuple[Finding, ...]) -> dict[str, tuple[str, ...]]:
    places = {each.key: tuple(where.partition(", p. ")[0] for where in each.where) for each in found}
    return {key: where for key, where in places.items() if key != "file_types"}


@pytest.mark.parametrize("state", ["KAZ", "SVN"])
def test_word_and_pdf_of_an_outline_are_read_alike(record: Path, state: str) -> None:
    made = reporting.paper(
        "submission", state, reporting.for_readers("submission", VIEW, "public"), "en", organisations=("Lantern",),
        about="Lantern was founded in 2009.", contact="office@lantern.example", keywords="press",
    )  # fmt: skip
    told = []
    for ending in (".docx", ".pdf"):
        file = record / f"outline{ending}"
        file.write_bytes(bytes_of(made, ending))
        handed = checking.read_submission(next(iter(ingest.sources([file]))))
        told.append((handed.submission, checking.of_handed(handed, "individual", state, VIEW)))
    (word, by_word), (printed, by_print) = told
    assert _told(by_word.findings) == _told(by_print.findings)
    assert _told(by_word.findings).keys() == {"slots", "published_as_sent"}
    assert word.language == printed.language == "en"
    assert by_print.words == pytest.approx(by_word.words, rel=0.002)
    assert by_print.note_words == by_word.note_words
