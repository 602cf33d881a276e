"""Bytes go in; the type comes out by content, or an error that says what to do."""

import pytest
from tests.builders import grows_with_the_text
from tests.ingest.making import archive, docx, p, pdf

from heeded.errors import IngestError
from heeded.ingest.sniff import HTML, named_type, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(["Arvenia"]), "pdf"),
        (b"\n\n junk before\n%PDF-1.7\n", "pdf"),
        (docx(p("Arvenia")), "docx"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (b"<!DOCTYPE html><html><body>Arvenia</body></html>", "html"),
        (b'\xef\xbb\xbf\n<!-- saved --><?xml version="1.0"?><HTML lang="en">', "html"),
        ("<html><p>Arvenia".encode("utf-16"), "html"),
        (b"Arvenia accepted 12 recommendations.", "text"),
        ("Арвения".encode("cp1251"), "text"),
        (b"BMX racing in Arvenia", "text"),
        (b"MZ is the sign of the party", "text"),
    ],
)
def test_type_by_content(data: bytes, expected: str) -> None:
    assert sniff(data, "a.bin") == expected


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.pdf", "empty"),
        (b"\0\0  \r\n", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "report.pdf", "PNG picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "a.jpg", "JPEG"),
        (b"{\\rtf1\\ansi Arvenia}", "a.doc", "Rich Text"),
        (archive({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "matrix.xlsx", "Excel"),
        (archive({"[Content_Types].xml": "x", "ppt/slides.xml": "x"}), "a.pptx", "PowerPoint"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}), "a.odt", "OpenDocument"),
        (archive({"a.txt": "Arvenia"}), "b.zip", "archive inside an archive"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "Excel"),
        (OLE, "a.doc", "unknown kind"),
        (b"MZ\x90\0\x03\0\0\0", "a.exe", "program"),
        (b"\0\0\0\x18ftypmp42", "a.mp4", "video"),
        (b"a,b,c\n1,2,3\n", "rows.csv", "data"),
        (b'{"a": 1}', "a.json", "data"),
        (b"<?xml version='1.0'?><records/>", "a.bin", "XML"),
        (docx(p("Arvenia"))[:-30], "a.docx", "damaged or cut off"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        sniff(data, name)


@pytest.mark.parametrize("unit", ["<!-- -->", "<!---->", "<!--", "<?xml ?>", "<?xml", " ", "<!-- --> -->"])
def test_comments_without_end_take_no_time(unit: str) -> None:
    text = unit * 10_000
    assert not HTML.match(text)
    assert grows_with_the_text(HTML.match, text)


def test_what_a_name_promises() -> None:
    assert [named_type(name) for name in ("a.PDF", "b.docx", "c.htm", "d.md", "e", "f.xlsx")] == [
        "pdf", "docx", "html", "text", None, None,
    ]  # fmt: skip
