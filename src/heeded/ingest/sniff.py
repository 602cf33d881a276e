"""The bytes of a file in, what kind of file it is out: by its content, never by its name."""

import re
from pathlib import Path, PurePosixPath
from typing import Literal

from heeded.errors import IngestError
from heeded.ingest.archives import open_archive, read_member

__all__ = ["ZIP", "FileType", "named_type", "sniff", "zipped_type"]

FileType = Literal["pdf", "docx", "doc", "html", "text"]

PDF = re.compile(rb"%PDF-\d")
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# "<!DOCTYPE html>", "<html lang=...>", "<head>" after a byte order mark, comments or an XML declaration
HTML = re.compile(r"\s*+(?>(?:<\?xml[^>]*>|<!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)

OTHER_FILES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "a Rich Text file: open it in a word processor and save it as DOCX"),
    (b"\x89PNG", "a PNG picture: make a PDF of it, so that its text can be recognised"),
    (b"\xff\xd8\xff", "a JPEG picture: make a PDF of it, so that its text can be recognised"),
    (b"GIF8", "a GIF picture: make a PDF of it, so that its text can be recognised"),
    (b"II*\x00", "a TIFF picture: make a PDF of it, so that its text can be recognised"),
    (b"MM\x00*", "a TIFF picture: make a PDF of it, so that its text can be recognised"),
    (b"BM", "a BMP picture: make a PDF of it, so that its text can be recognised"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive: unpack it, or pack its files as ZIP"),
    (b"Rar!", "a RAR archive: unpack it, or pack its files as ZIP"),
    (b"\x1f\x8b", "a gzip archive: unpack it, or pack its files as ZIP"),
    (b"BZh", "a bzip2 archive: unpack it, or pack its files as ZIP"),
    (b"\xfd7zXZ", "an xz archive: unpack it, or pack its files as ZIP"),
    (b"ID3", "a sound recording: give its transcript as text"),
    (b"OggS", "a sound recording: give its transcript as text"),
    (b"fLaC", "a sound recording: give its transcript as text"),
    (b"RIFF", "a sound, video or WebP picture file: give its text"),
    (b"\x1aE\xdf\xa3", "a video: give its transcript as text"),
    (b"\x7fELF", "a program, not a document"),
    (b"MZ", "a program, not a document"),
    (b"SQLite format 3", "a database: export what is a document in it"),
    (b"%!PS", "a PostScript file: make a PDF of it"),
    (b"MIME-Version:", "a web page or message in one MIME file: save the page as HTML, or print it to PDF"),
    (b"<?xml", "an XML file of an unknown kind: save the document as DOCX, PDF or HTML"),
)
OFFICE_FILES: tuple[tuple[str, str], ...] = (
    ("xl/", "an Excel workbook: Heeded reads documents; print the sheet to PDF if it is one"),
    ("ppt/", "a PowerPoint presentation: print it to PDF"),
)
ZIPPED_FILES: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument", "an OpenDocument file: save it as DOCX or PDF"),
    (b"application/epub", "an e-book (EPUB): convert it to PDF or HTML"),
)
OLE_FILES: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "locked with a password: save an unlocked copy and read that"),
    ("Workbook", "an old Excel workbook: print the sheet to PDF if it is a document"),
    ("PowerPoint Document", "an old PowerPoint presentation: print it to PDF"),
    ("__substg1.0_", "an Outlook message: save its text or its attachments"),
)
# data, settings and programs are plain text too: only their name tells them from a document
_DATA = (
    ".csv .tsv .json .jsonl .xml .yml .yaml .toml .ini .cfg .log .py .js .css .r .sql .sh .bat .tex .bib .ics .vcf .srt"
)
DATA_NAMES = frozenset(f"{_DATA} .svg .eml .mht".split(" "))
TYPE_BY_SUFFIX: dict[str, FileType] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".doc": "doc",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}


def sniff(data: bytes, name: str = "") -> FileType:
    """What kind of file these bytes are.

    Raises IngestError with what to do where the file is empty or of a kind that is not read.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise IngestError("the file is empty: get it again from its source")
    if PDF.search(data, 0, 1024):
        return "pdf"
    if data.startswith(ZIP):
        if zipped_type(data) == "docx":
            return "docx"
        raise IngestError("the file is an archive inside an archive, which is not opened: unpack it and give the files")
    if data.startswith(OLE):
        return _compound(data)
    head = _start_of_text(data)
    if HTML.match(head):
        return "html"
    for magic, what in OTHER_FILES:
        if data.startswith(magic) and not (len(magic) < 3 and _is_plain(data)):
            raise IngestError(f"the file is {what}")
    if data[4:8] == b"ftyp":
        raise IngestError("the file is a video, sound or HEIC picture: give its text")
    if PurePosixPath(name).suffix.lower() in DATA_NAMES:
        raise IngestError("the file holds data, settings or a program, not a document: leave it out of the folder")
    return "text"


def named_type(name: str) -> FileType | None:
    """What the name promises; None where it promises nothing that is read."""
    return TYPE_BY_SUFFIX.get(PurePosixPath(name).suffix.lower())


def zipped_type(data: bytes | Path) -> Literal["docx", "archive"]:
    """Whether a ZIP is a Word document or an archive of files, by its members.

    Raises IngestError where it is another kind of office document, damaged or a bomb.
    """
    with open_archive(data) as archive:
        names = archive.namelist()
        if "[Content_Types].xml" not in names:
            first = names[0] if names else ""
            mimetype = read_member(archive, archive.getinfo(first)) if first == "mimetype" else b""
            for kind, what in ZIPPED_FILES:
                if mimetype.startswith(kind):
                    raise IngestError(f"the file is {what}")
            return "archive"
        if any(name.startswith("word/") for name in names):
            return "docx"
        for folder, what in OFFICE_FILES:
            if any(name.startswith(folder) for name in names):
                raise IngestError(f"the file is {what}")
    raise IngestError("the file is an office document of an unknown kind: save it as DOCX or PDF")


def _compound(data: bytes) -> FileType:
    """The kind of an OLE compound file by the names of its streams."""
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    for stream, what in OLE_FILES:
        if stream.encode("utf-16-le") in data:
            raise IngestError(f"the file is {what}")
    raise IngestError("the file is an old office file of an unknown kind, or is cut off: save it as DOCX or PDF")


def _start_of_text(data: bytes) -> str:
    """The first characters, good enough to see a tag in any encoding that Unicode or ASCII readers understand."""
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head.startswith(b"<\0"):
        return head.decode("utf-16-le", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _is_plain(data: bytes) -> bool:
    """Whether the first bytes are printable: "MZ" and "BM" begin words too."""
    return all(byte >= 32 or byte in b"\t\r\n\f" for byte in data[:512])
