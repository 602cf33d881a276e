"""The bytes of a PDF in, its `Body` and running headers out, with pypdfium2's raw calls: a page costs a millisecond.

pypdfium2 crashes when threads call it: it runs in worker processes only.
"""

import ctypes
import math
import re
import struct
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from heeded.errors import IngestError
from heeded.ingest.hints import Hints
from heeded.ingest.leaves import missing_leaves
from heeded.ingest.paragraphs import NOT_TEXT, Line, body_of
from heeded.model import Body

__all__ = ["pictures", "printed_lines", "read_pdf"]

MOST_PAGES = 5000
WIDTH, TALLEST = 1000, 3000
"""Pixels of a page's picture: how wide it is, and how high at most."""
END = b"%%EOF"
PASSWORD, FORMAT = 4, 3  # FPDF_ERR_PASSWORD, FPDF_ERR_FORMAT


def read_pdf(data: bytes) -> tuple[Body, Hints]:
    """The text of a PDF; an image-only PDF gives an empty text and its number of pages.

    Raises IngestError where the file is empty, cut off, locked with a password, or too long.
    """
    if not data:
        raise IngestError("the file is empty: get it again from its source")
    with _opened(data) as (raw, document):
        count = raw.FPDF_GetPageCount(document)
        if not count:
            raise IngestError("the PDF has no pages that can be read: it is damaged or cut off; get it again")
        if count > MOST_PAGES:
            raise IngestError(f"the PDF has {count} pages, more than {MOST_PAGES}: split it and read the parts")
        pages = [_lines(raw, document, at) for at in range(count)]
        pictures = [at + 1 for at, lines in enumerate(pages) if not lines and _has_picture(raw, document, at)]
        title, author, made = (_meta(raw, document, tag) for tag in (b"Title", b"Author", b"CreationDate"))
    body, headers = body_of(pages)
    warnings = []
    if END not in data[-2048:]:
        warnings.append("the end of the PDF is missing: pages may be lost; compare with the source, or get it again")
    warnings += [
        f"the printed page numbers go from {last} to {following}: pages between are missing; get the whole document"
        if last
        else f"the file begins with printed page {following}: what comes before is missing; get the whole document"
        for last, following in missing_leaves(pages)
    ]
    if pictures and body.text:
        which = ", ".join(map(str, pictures[:20])) + (" ..." if len(pictures) > 20 else "")
        warnings.append(f"page {which} is a picture without text and was not read: recognise its text (OCR) first")
    return body, Hints(title=title, author=author, made=_day(made), headers=headers, warnings=tuple(warnings))


def printed_lines(data: bytes) -> list[list[str]]:
    """The lines of each page as they are printed, running headers and numbers included; raises IngestError."""
    with _opened(data) as (raw, document):
        return [
            [line.text for line in _lines(raw, document, at)] for at in range(raw.FPDF_GetPageCount(document))
        ]  # fmt: skip


def _has_picture(raw: Any, document: Any, at: int) -> bool:
    """Whether a page without text shows a picture: a blank page does not."""
    page = raw.FPDF_LoadPage(document, at)
    objects = (raw.FPDFPage_GetObject(page, each) for each in range(min(raw.FPDFPage_CountObjects(page), 50)))
    found = any(raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_IMAGE for each in objects)
    raw.FPDF_ClosePage(page)
    return found


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[Any, Any]]:
    """pypdfium2's raw module and an open document, closed afterwards."""
    import pypdfium2.raw as raw

    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = raw.FPDF_GetLastError()
        if error == PASSWORD:
            raise IngestError("the PDF is locked with a password: save an unlocked copy and read that")
        what = "is damaged or cut off" if error == FORMAT else f"cannot be opened (PDFium error {error})"
        raise IngestError(f"the PDF {what}: open it in a viewer to check, and get it again from its source")
    try:
        yield raw, document
    finally:
        raw.FPDF_CloseDocument(document)


def _lines(raw: Any, document: Any, at: int) -> list[Line]:
    """The printed lines of one page, in the file's order."""
    page = raw.FPDF_LoadPage(document, at)
    if not page:
        raise IngestError(f"page {at + 1} of the PDF cannot be read: the file is damaged; get it again")
    text_page = raw.FPDFText_LoadPage(page)
    count = raw.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    x, y, right, end = (ctypes.c_double() for _ in range(4))
    matrix = raw.FS_MATRIX()
    lines, offset = [], 0
    for printed in text.split("\n"):
        words = " ".join(printed.translate(NOT_TEXT).split())
        if words:
            first = offset + len(printed) - len(printed.lstrip())
            last = offset + len(printed.rstrip()) - 1
            raw.FPDFText_GetCharOrigin(text_page, last, right, end)
            raw.FPDFText_GetCharOrigin(text_page, first, x, y)
            raw.FPDFText_GetMatrix(text_page, first, matrix)
            size = raw.FPDFText_GetFontSize(text_page, first) * math.hypot(matrix.c, matrix.d)
            lines.append(Line(words, x.value, y.value, right.value, size, end.value))
        offset += len(printed) + 1
    raw.FPDFText_ClosePage(text_page)
    raw.FPDF_ClosePage(page)
    return lines


# "D:20310304101500+01'00'"
MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def _day(made: str | None) -> str | None:
    match = MADE.match(made or "")
    return "-".join(match.groups()) if match else None


def _meta(raw: Any, document: Any, tag: bytes) -> str | None:
    """A text of the PDF's own description (title, author), if it has one."""
    size = raw.FPDF_GetMetaText(document, tag, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_GetMetaText(document, tag, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace").strip("\x00 ") or None


# --------------------------------------------------------------------------------------------------------- pictures


def pictures(data: bytes, pages: Collection[int]) -> dict[int, bytes]:
    """Pages of a PDF, by their numbers from 1, as PNG of `WIDTH` pixels; those that it does not have are left out.

    Raises IngestError where the file or a page cannot be read.
    """
    with _opened(data) as (raw, document):
        count = raw.FPDF_GetPageCount(document)
        return {page: _picture(raw, document, page - 1) for page in sorted(set(pages)) if 0 < page <= count}


def _picture(raw: Any, document: Any, at: int) -> bytes:
    import numpy as np

    page = raw.FPDF_LoadPage(document, at)
    if not page:
        raise IngestError(f"page {at + 1} of the PDF cannot be read: the file is damaged; get it again")
    wide, high = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    width = WIDTH
    height = round(width * high / wide) if wide > 0 and high > 0 else width
    if height > TALLEST:
        width, height = max(1, round(width * TALLEST / height)), TALLEST
    height = max(1, height)
    bitmap = raw.FPDFBitmap_Create(width, height, 0)  # four bytes a pixel
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    size = height * stride
    held = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
    raw.FPDFBitmap_Destroy(bitmap)
    raw.FPDF_ClosePage(page)
    colours = np.frombuffer(held, np.uint8).reshape(height, stride)[:, : 4 * width].reshape(height, width, 4)[:, :, :3]
    is_grey = bool((colours.max(axis=2) == colours.min(axis=2)).all())
    return _png(np.ascontiguousarray(colours[:, :, 0] if is_grey else colours), width, height, is_grey)


def _png(pixels: Any, width: int, height: int, is_grey: bool) -> bytes:
    """Pixels of one byte, or three, as a PNG file (ISO/IEC 15948)."""
    import numpy as np

    rows = np.zeros((height, 1 + pixels[0].size), np.uint8)  # each row begins with its filter: none
    rows[:, 1:] = pixels.reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if is_grey else 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(of)) + kind + of + struct.pack(">I", zlib.crc32(kind + of)) for kind, of in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
