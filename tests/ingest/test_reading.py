"""Sources go in; documents come out, with warnings that name the file, or an error that says what to do."""

import hashlib
import shutil
from pathlib import Path

import pytest
from tests.ingest.making import archive, docx, locked_pdf, p, pdf, scan

from heeded.errors import IngestError
from heeded.ingest import Source, read, reading, sources
from heeded.model import Document, Problem

SENTENCE = "Arvenia has accepted the recommendations of its peers and will report on what it does with them."


def read_one(folder: Path, name: str, data: bytes) -> tuple[Document, tuple[Problem, ...]]:
    (folder / name).write_bytes(data)
    found = next(item for item in sources([folder]) if isinstance(item, Source) or item.severity == "error")
    if isinstance(found, Problem):
        raise IngestError(found.message)
    return read(found)


def test_a_file_of_endless_paragraphs_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_PARAGRAPHS", 5)
    assert read_one(tmp_path, "a.txt", "\n".join([SENTENCE] * 5).encode())
    with pytest.raises(IngestError, match="more than 5 paragraphs"):
        read_one(tmp_path, "a.txt", "\n".join([SENTENCE] * 6).encode())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", pdf([SENTENCE])[:120], "damaged|cut off|no pages"),
        ("a.pdf", b"%PDF-1.7\n" + b"\0" * 400, "damaged|cut off"),
        ("a.pdf", locked_pdf(), "password"),
        ("a.docx", docx(p(SENTENCE))[:300], "damaged or cut off"),
        ("a.docx", docx(p("")), "no text"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
        ("a.txt", b"Arvenia\0\0\0\0" * 99, "not a text"),
        ("a.html", b"<html><body></body></html>", "no main text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "cut off|unknown"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        read_one(tmp_path, name, data)


@pytest.mark.parametrize(
    ("name", "data", "promised"),
    [
        ("a.docx", pdf([SENTENCE]), "a Word document (DOCX)"),
        ("a.pdf", docx(p(SENTENCE)), "a PDF"),
        ("a.doc", docx(p(SENTENCE)), "an old Word document (DOC)"),
        ("a.txt", f"<html><body><p>{SENTENCE}</p></body></html>".encode(), "plain text"),
        ("a.pdf", SENTENCE.encode(), "a PDF"),
    ],
)
def test_a_renamed_file_is_read_by_its_content_with_a_warning(
    tmp_path: Path, name: str, data: bytes, promised: str
) -> None:
    document, problems = read_one(tmp_path, name, data)
    assert SENTENCE in document.text
    assert [problem.severity for problem in problems] == ["warning"]
    assert problems[0].message.startswith(f"{name}: the name promises {promised}")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "a"])
def test_a_file_that_is_what_it_says_gives_no_warning(tmp_path: Path, name: str) -> None:
    data = {"a.pdf": pdf([SENTENCE]), "a.docx": docx(p(SENTENCE))}.get(name, SENTENCE.encode())
    document, problems = read_one(tmp_path, name, data)
    assert problems == ()
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.file, document.language, document.access) == (name, "en", "team")
    assert document.key == document.sha256


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_a_scan_is_read_by_ocr(tmp_path: Path) -> None:
    document, problems = read_one(tmp_path, "a.pdf", scan(SENTENCE[:40]))
    assert document.body.is_ocr
    assert "OCR" in problems[0].message


def test_without_tesseract_a_scan_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(IngestError, match="install tesseract"):
        read_one(tmp_path, "a.pdf", scan(SENTENCE[:40]))


def test_a_sidecar_overrules_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "heeded.yml").write_text("a.txt: {kind: national_report, states: [XAV], cycle: 4, language: null}")
    document, _ = read_one(tmp_path, "a.txt", SENTENCE.encode())
    assert (document.kind, document.states, document.cycle, document.language) == ("national_report", ("XAV",), 4, None)


@pytest.mark.parametrize(
    ("stated", "access"),
    [
        ("{}", "public"),
        ("{symbol: null}", "team"),
        ("{access: restricted}", "restricted"),
        ("{symbol: A/HRC/57/91, access: team}", "team"),
    ],
)
def test_access_starts_public_with_a_symbol_and_as_team_without(tmp_path: Path, stated: str, access: str) -> None:
    (tmp_path / "heeded.yml").write_text(f"a.docx: {stated}")
    lines = (
        "Report of the Working Group on the Universal Periodic Review",
        "Arvenia",
        "A/HRC/57/90 Distr.: General 4 July 2024",
    )
    document, _ = read_one(tmp_path, "a.docx", docx("".join(map(p, (*lines, SENTENCE)))))
    assert document.access == access


def test_a_file_in_an_archive_is_read(tmp_path: Path) -> None:
    document, problems = read_one(tmp_path, "a.zip", archive({"b.docx": docx(p(SENTENCE))}))
    assert (document.file, problems) == ("a.zip!b.docx", ())


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="archive inside an archive"):
        read_one(tmp_path, "a.zip", archive({"b.zip": archive({"c.txt": "x"})}))


def test_a_sha256_that_is_known_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    assert read(Source(tmp_path / "a.txt", "a.txt", 0, sha256="known"))[0].sha256 == "known"


@pytest.mark.real
def test_text_in_the_wrong_words_is_no_document(study: Path) -> None:
    found = {item.name: item for item in sources([study / "thematic-lists"]) if isinstance(item, Source)}
    with pytest.raises(IngestError, match="data"):
        read(found["parsed.csv"])
