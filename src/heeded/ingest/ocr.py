"""The bytes of an image-only PDF in, its recognised text out, page by page with tesseract.

pypdfium2 crashes when threads call it: pages are drawn one after the other, in a worker process.
"""

from collections.abc import Iterator
from dataclasses import replace

from heeded.errors import IngestError
from heeded.ingest.compose import Block, compose, tidy
from heeded.ingest.hints import Hints
from heeded.ingest.programs import path_of, run
from heeded.model import Body

__all__ = ["read_scan"]

DOTS_PER_INCH = 200
SECONDS_A_PAGE = 90
MOST_PAGES = 150
MOST_DOTS = 40_000_000
LANGUAGES = ("eng", "fra", "spa", "rus")
BY_OCR = (
    "its pages are pictures; the text was recognised (OCR) and holds slips: check figures and names against the page"
)
MISSING = (
    "the PDF holds pictures of pages and no text; to recognise it, install tesseract (Debian, Ubuntu:"
    " apt install tesseract-ocr; macOS: brew install tesseract; Windows: search for “tesseract UB Mannheim”)"
    " and read it again"
)


def read_scan(data: bytes) -> tuple[Body, Hints]:
    """The text of a scanned PDF, marked as recognised.

    Raises IngestError where tesseract is not installed, nothing is recognised, or the PDF is too long.
    """
    tesseract = path_of("tesseract")
    if not tesseract:
        raise IngestError(MISSING)
    languages = _languages(tesseract)
    blocks: list[Block] = []
    first_blocks: list[tuple[int, int]] = []
    pages = 0
    for pages, picture in enumerate(_pictures(data), start=1):
        command = [tesseract, "stdin", "stdout", "-l", languages, "--dpi", str(DOTS_PER_INCH)]
        printed = run(command, seconds=SECONDS_A_PAGE, given=picture, env={"OMP_THREAD_LIMIT": "1"})
        first_blocks.append((len(blocks), pages))
        blocks += [block for block in _paragraphs(printed.decode("utf-8", "replace")) if block.text]
    body = compose(blocks)
    if not body.text:
        raise IngestError("the PDF holds pictures of pages, and no text was recognised in them: check the scan")
    starts = [paragraph.start for paragraph in body.paragraphs] + [len(body.text)]
    page_starts = tuple((starts[at], page) for at, page in first_blocks)
    return replace(body, page_starts=page_starts, page_count=pages, is_ocr=True), Hints(warnings=(BY_OCR,))


def _languages(tesseract: str) -> str:
    """The languages to recognise: those of UPR documents that are installed."""
    installed = run([tesseract, "--list-langs"], seconds=20).decode("utf-8", "replace").split()
    return "+".join(language for language in LANGUAGES if language in installed) or "eng"


def _pictures(data: bytes) -> Iterator[bytes]:
    """The pages drawn in shades of grey, as PGM files."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > MOST_PAGES:
            raise IngestError(f"the PDF holds pictures of {len(document)} pages, more than {MOST_PAGES}: split it")
        for page in document:
            width, height = page.get_size()
            scale = min(DOTS_PER_INCH / 72, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
            drawn = page.render(scale=scale, grayscale=True)
            rows = bytes(drawn.buffer)
            grey = b"".join(rows[at * drawn.stride : at * drawn.stride + drawn.width] for at in range(drawn.height))
            yield b"P5 %d %d 255\n" % (drawn.width, drawn.height) + grey
            page.close()
    finally:
        document.close()


def _paragraphs(text: str) -> Iterator[Block]:
    """The paragraphs of one page: blocks of lines, words broken at a line's end put together."""
    for block in text.replace("\f", "").split("\n\n"):
        lines = [tidy(line) for line in block.split("\n")]
        yield Block(_joined([line for line in lines if line]))


def _joined(lines: list[str]) -> str:
    done = ""
    for line in lines:
        is_broken = done.endswith("-") and line[0].islower()
        done = done[:-1] + line if is_broken else f"{done} {line}"
    return done.strip()
