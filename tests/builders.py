"""Small builders of model values for tests, about the fictional State Arvenia (XAV)."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

from heeded.ingest.paragraphs import NUMBER
from heeded.model import Body, Document, Paragraph, Problem, Reading, Recommendation, Statement, Value, with_ids
from heeded.provenance import Origin, Quote

ORIGIN = Origin("test")


def document(text: str = "Arvenia was reviewed.", data: bytes | None = None, **fields: Any) -> Document:
    """A document whose sha256 is that of `data`, by default of its text and name."""
    fields = {"file": "report.txt", "states": ("XAV",), "language": "en"} | fields
    data = original(text, fields["file"]) if data is None else data
    return Document(hashlib.sha256(data).hexdigest(), Body(text, ((0, 1),), page_count=1), **fields)


def original(text: str, file: str = "report.txt") -> bytes:
    """The bytes that `document` takes a text to come from."""
    return f"{file}\n{text}".encode()


def statement(text: str, quoted: str, value: Value | None = None, **fields: Any) -> Statement:
    """A statement that quotes the first place where the text has these words."""
    start = text.index(quoted)
    value = Recommendation(quoted) if value is None else value
    return Statement(value, Quote(quoted, start, start + len(quoted)), ORIGIN, **{"state": "XAV"} | fields)


def reading(doc: Document, *statements: Statement, problems: tuple[Problem, ...] = ()) -> Reading:
    """A reading whose statements have their ids."""
    return Reading(doc, with_ids(doc.key, statements), problems)


def paged(*lines: str, kind: str = "working_group_report", **fields: Any) -> Document:
    """A document with one paragraph a line, numbered as the reader of files numbers them."""
    paragraphs, at = [], 0
    for line in lines:
        number = NUMBER.match(line)
        paragraphs.append(Paragraph(at, at + len(line), number["number"] if number else None))
        at += len(line) + 1
    text = "".join(f"{line}\n" for line in lines)
    fields = {"kind": kind, "file": "report.pdf", "states": ("XAV",), "cycle": 3} | fields
    return Document("0" * 64, Body(text, ((0, 1),), tuple(paragraphs), page_count=1), **fields)


def grows_with_the_text(job: Callable[[Any], object], text: Any) -> bool:
    """Whether a job takes at most 3.5 times as long on a text, or a list, as on half of it, and 0.05 s.

    Twice the text takes four times as long where time grows with its square. Processor time is compared, the least of
    two runs, so that a busy machine changes little. Texts are made shorter in their middle, as some lead to their end,
    and no two runs have the same text, as what was found in the last one may be remembered.
    """

    def seconds(length: int) -> float:
        part = text[: length - length // 2] + text[len(text) - length // 2 :]
        begun = time.process_time()
        job(part)
        return time.process_time() - begun

    length = len(text)
    seconds(min(length, 200))  # loads the tables
    whole = seconds(length)
    if whole <= 0.05:
        return True
    longest = 3.5 * min(seconds(length // 2), seconds(length // 2 - 1)) + 0.05
    return whole <= longest or seconds(length - 1) <= longest
