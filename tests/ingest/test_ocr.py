"""Pictures of pages go in; recognised text comes out, marked as such, or what to install."""

import shutil
import sys
from pathlib import Path

import pytest
from tests.ingest.making import pdf, scan

from heeded.errors import IngestError
from heeded.ingest import programs
from heeded.ingest.ocr import read_scan
from heeded.ingest.pdf import read_pdf

FAKE = """
import sys
if "--list-langs" in sys.argv:
    print("List of languages\\neng\\nfra")
else:
    picture = sys.stdin.buffer.read()
    width, height = map(int, picture.split(b" ", 3)[1:3])
    assert picture.startswith(b"P5 ") and len(picture.split(b"\\n", 1)[1]) == width * height
    assert sys.argv[sys.argv.index("-l") + 1] == "eng+fra"
    print("Arvenia accep-\\nted most\\nrecommendations.\\n\\n12. A page\\n\\f")
"""


def use_fake(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str | None) -> None:
    """A search path with a program called tesseract that runs this script, or with none."""
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(programs, "USUAL_PLACES", {})
    if script is not None:
        (folder / "tesseract").write_text(f"#!{sys.executable}\n{script}")
        (folder / "tesseract").chmod(0o755)


def test_pages_are_kept_apart_and_lines_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake(tmp_path, monkeypatch, FAKE)
    body, hints = read_scan(pdf(["a"], ["b"]))
    assert body.text == "Arvenia accepted most recommendations.\n12. A page\n" * 2
    assert body.is_ocr
    assert body.page_count == 2
    assert [body.page_at(at) for at in (0, 49, 50, 90)] == [1, 1, 2, 2]
    assert [one.number for one in body.paragraphs] == [None, "12", None, "12"]
    assert "recognised (OCR)" in hints.warnings[0]


def test_without_tesseract_the_error_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake(tmp_path, monkeypatch, None)
    with pytest.raises(IngestError, match="tesseract-ocr"):
        read_scan(pdf(["a"]))


def test_pictures_without_text_are_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake(tmp_path, monkeypatch, "import sys; print('eng' if '--list-langs' in sys.argv else '')")
    with pytest.raises(IngestError, match="no text was recognised"):
        read_scan(pdf(["a"]))


def test_a_scan_has_no_text_of_its_own() -> None:
    body, _ = read_pdf(scan("Arvenia"))
    assert (body.text.strip(), body.page_count) == ("", 1)


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_tesseract_reads_a_scan() -> None:
    body, _ = read_scan(scan("Arvenia accepted most recommendations.", "Lantern Watch asks for more."))
    assert "Arvenia accepted most recommendations" in body.text
    assert "Lantern Watch" in body.text
