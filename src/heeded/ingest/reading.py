"""One `Source` in, its `Document` and what a person should know about it out."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from heeded.errors import IngestError
from heeded.ingest.hints import Hints
from heeded.ingest.html import read_html
from heeded.ingest.identify import identify
from heeded.ingest.ocr import read_scan
from heeded.ingest.office import read_doc
from heeded.ingest.pdf import read_pdf
from heeded.ingest.sniff import FileType, named_type, sniff
from heeded.ingest.sources import Source
from heeded.ingest.text import read_text
from heeded.ingest.word import read_docx
from heeded.model import Body, Document, Problem

__all__ = ["read"]

MOST_PARAGRAPHS = 200_000
"""All reports of one session come to a tenth; what is read passes through the memory of the process that stores it."""
READERS: dict[FileType, Callable[[bytes], tuple[Body, Hints]]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "doc": read_doc,
    "html": read_html,
    "text": read_text,
}
TYPE_NAMES: dict[FileType, str] = {
    "pdf": "a PDF",
    "docx": "a Word document (DOCX)",
    "doc": "an old Word document (DOC)",
    "html": "a web page",
    "text": "plain text",
}


def read(source: Source) -> tuple[Document, tuple[Problem, ...]]:
    """The document that a file is, with warnings on how it was read.

    Raises IngestError where it cannot be read; whoever asked names the file.
    """
    data = source.read_bytes()
    kind = sniff(data, source.name)
    body, hints = READERS[kind](data)
    if kind == "pdf" and not body.text.strip():
        body, hints = read_scan(data)
    if len(body.paragraphs) + sum(len(row) for table in body.tables for row in table.rows) > MOST_PARAGRAPHS:
        raise IngestError(
            f"the file holds more than {MOST_PARAGRAPHS:,} paragraphs and cells: split it, read the parts"
        )
    if not body.text.strip():
        raise IngestError("the file holds no text, only pictures or nothing: print it to PDF if its pages are pictures")
    found = {**identify(body, hints), **dict(source.facts)}
    found.setdefault("access", "public" if found.get("symbol") else "team")
    sha256 = source.sha256 or hashlib.sha256(data).hexdigest()
    document = replace(Document(sha256, body, file=source.name), **found)
    warnings = [*hints.warnings]
    promised = named_type(source.name)
    if promised is not None and promised != kind:
        warnings.append(f"the name promises {TYPE_NAMES[promised]}, the file is {TYPE_NAMES[kind]}: rename it")
    return document, tuple(Problem(f"{source.name}: {warning}", "warning", source.name) for warning in warnings)
