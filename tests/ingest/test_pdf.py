"""The bytes of PDFs go in; text, pages, running headers and warnings come out."""

from io import BytesIO

import pytest
from tests.ingest.making import pdf, scan

from heeded.errors import IngestError
from heeded.ingest.pdf import read_pdf

SENTENCE = "Arvenia planted a tree for every child that was born in the year."


def joined(*files: bytes) -> bytes:
    """One PDF of the pages of several."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    for file in files:
        whole.import_pages(pypdfium2.PdfDocument(file))
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def test_text_pages_and_paragraphs() -> None:
    body, hints = read_pdf(pdf(["1. First,", "and more."], ["2. Second."]))
    assert [body.text[p.start : p.end] for p in body.paragraphs] == ["1. First, and more.", "2. Second."]
    assert (body.page_count, body.page_at(body.text.index("Second"))) == (2, 2)
    assert hints.warnings == ()


def test_a_picture_alone_gives_an_empty_text() -> None:
    body, hints = read_pdf(scan(SENTENCE))
    assert (body.text, body.page_count, hints.warnings) == ("", 1, ())


def test_a_page_that_is_a_picture_among_pages_of_text_is_named() -> None:
    body, hints = read_pdf(joined(pdf([SENTENCE]), scan("Stamped"), pdf([SENTENCE])))
    assert body.text.count(SENTENCE) == 2
    assert len(hints.warnings) == 1
    assert "page 2 is a picture" in hints.warnings[0]


def test_a_blank_page_is_no_warning() -> None:
    assert read_pdf(pdf([SENTENCE], []))[1].warnings == ()


def test_a_missing_end_is_named() -> None:
    body, hints = read_pdf(pdf([SENTENCE])[:-8])
    assert SENTENCE in body.text
    assert "the end of the PDF is missing" in hints.warnings[0]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF-1.4\n%%EOF\n", pdf([SENTENCE])[:200]])
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError, match=r"empty|damaged|cut off"):
        read_pdf(data)
