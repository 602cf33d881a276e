"""The bytes of a plain text in any usual encoding in, its `Body` out; time and memory grow with the file alone."""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice, pairwise

from heeded.errors import IngestError
from heeded.ingest.boilerplate import is_menu, main_text
from heeded.ingest.compose import Block, compose, tidy
from heeded.ingest.hints import Hints
from heeded.ingest.paragraphs import MARKER
from heeded.model import Body

__all__ = ["decode", "paragraphs_of", "read_text"]

SAMPLE = 1 << 18
"""How many bytes or characters decide on the encoding and on the width of lines."""
MENU_REACH = 3000
"""How far from either end of a text menus stand."""
HEAD_LINES, HEAD_LENGTH = 40, 2000
"""The lines that may say who publishes, and how much of each is looked at."""
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEAST_SENSE, MOST_BEYOND = 0.4, 0.1
"""What a character beyond ASCII scores on average in a text of these encodings (0.68 to 1.3; Arabic read as one of them
0.3, Chinese less than 0) where more than this share of all characters is beyond ASCII."""
ONE_BYTE = ("cp1252", "cp1251", "mac_roman", "koi8_r", "mac_cyrillic", "cp866", "cp1250")
"""One-byte encodings, the likelier first: of two that fit equally well the first is taken."""
CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
BREAKS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# "&nbsp;", "&#1087;", "&#x2009;": what a page left in its text; as a browser shows it
REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[\dA-Fa-f]{1,6});")
MOST_SLIPS = 0.02
"""Of the characters beyond ASCII: so many may be broken in a text that is UTF-8 all the same."""

# ------------------------------------------------------------------------------------------------ encodings


def decode(data: bytes) -> tuple[str, str | None]:
    """The text, and a sentence on its encoding where that had to be guessed or characters were lost.

    Raises IngestError where the bytes are no text.
    """
    text, warning = _decoded(data)
    zeros = text.count("\0")
    if not zeros:
        return text, warning
    said = f"{zeros} zero byte{' was' if zeros == 1 else 's were'} left out of the text: compare with the original"
    return text.replace("\0", ""), f"{warning}; {said}" if warning else said


def _decoded(data: bytes) -> tuple[str, str | None]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return text, _lost(text, encoding)
    sample = data[:SAMPLE]
    if len(CONTROLS.findall(sample)) > max(1, len(sample) / 200):
        return _wide(data), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    beyond = sum(1 for char in islice(text, 1 << 22) if char > "\x7f")
    if text[: 1 << 22].count("\ufffd") <= MOST_SLIPS * beyond:
        return text, _lost(text, "utf-8")
    encoding = _one_byte_encoding(data)
    return data.decode(encoding, "replace"), f"the file names no encoding; it was read as {encoding}: check its accents"


def _lost(text: str, encoding: str) -> str | None:
    lost = text.count("\ufffd")
    return f"{lost} characters are damaged (encoding {encoding}): compare with the original" if lost else None


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, by which bytes of its units the zeros stand at; raises IngestError else."""
    sample = data[: min(SAMPLE, len(data) // 4 * 4 or len(data) // 2 * 2)]
    zeros = [sample[at::4].count(0) / max(1, len(sample[at::4])) for at in range(4)]
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    patterns = (
        ("utf-32-le", min(zeros[2:]) > 0.9 and zeros[0] < 0.1),
        ("utf-32-be", min(zeros[:2]) > 0.9 and zeros[3] < 0.1),
        ("utf-16-le", odd > 0.05 and even <= odd / 20),
        ("utf-16-be", even > 0.05 and odd <= even / 20),
    )
    for encoding in (name for name, fits in patterns if fits):
        text = data.decode(encoding, "replace")
        if _is_readable(text[:SAMPLE]):
            return text
    raise IngestError(
        "the file is not a text: its bytes are those of a program or a damaged file; get it again, or save it as DOCX"
        " or PDF"
    )


def _is_readable(text: str) -> bool:
    """Whether hardly anything in it is unassigned, a control or a surrogate."""
    strange = sum(1 for char in text if unicodedata.category(char) in {"Cn", "Co", "Cs"} or char == "\ufffd")
    return strange <= len(text) / 100


# letters of the languages that are read, the usual ones; what else a one-byte encoding can yield speaks against it
LATIN = frozenset("éèêëàâäáãåçîïíìñôöóòõùûüúßœæøýÉÀÇÈÊÁÍÓÚÑÖÄÜÂÎÔŒÆØÅšžčćđŠŽČĆĐąęłńśźżőűřěůňťďŁŚŻ")
CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё" + "абвгдежзийклмнопрстуфхцчшщъыьэюяё".upper())
MARKS = frozenset("“”‘’–—…«»„•°§№©®€£½·¿¡ºª\u00a0")
WORD = re.compile(r"[^\W\d_]+")


def _one_byte_encoding(data: bytes) -> str:
    """The encoding in which the characters beyond ASCII make the most sense beside their neighbours.

    Raises IngestError where they make none.
    """
    beyond = [at for at, byte in enumerate(data[: SAMPLE * 8]) if byte > 0x7F][:4000]
    stretches = b"\n".join(data[max(0, at - 12) : at + 13] for at in beyond[:: max(1, len(beyond) // 800)])
    scores = {encoding: _sense(stretches.decode(encoding, "replace")) for encoding in ONE_BYTE}
    best = max(scores.values())
    found = next(encoding for encoding in ONE_BYTE if scores[encoding] >= best - 0.05 * abs(best))
    count = sum(1 for byte in stretches if byte > 0x7F)
    if scores[found] < LEAST_SENSE * count and len(beyond) > MOST_BEYOND * min(len(data), SAMPLE * 8, 4000):
        raise IngestError("the file is in an encoding that is not known, or is no text: save it as text in UTF-8")
    return found


def _sense(text: str) -> float:
    """How much a text looks like writing: letters in words of one script and one case, marks at their places."""
    score = 0.0
    for before, char, after in zip("\n" + text, text, text[1:] + "\n", strict=False):
        if char <= "\x7f":
            continue
        if char in CYRILLIC:
            score += 1.0 if before in CYRILLIC or after in CYRILLIC else -1.0
            score -= 3.0 if char.isupper() and before.islower() else 0.0
            score -= 2.0 if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()) else 0.0
        elif char in LATIN:
            beside = (before.isascii() and before.isalpha()) + (after.isascii() and after.isalpha())
            score += (1.0 if beside else -0.5) + (0.3 if char in "éèêàáíóúçñöäüß" else 0.0)
            score -= 3.0 if (char.isupper() and before.islower()) or (char.islower() and after.isupper()) else 0.0
        elif char in MARKS:
            inside = before.isalpha() and after.isalpha() and char not in "’–—"
            score += -1.0 if inside else 0.8
        else:
            score -= 2.0
    return score


# ------------------------------------------------------------------------------------------------ paragraphs


def read_text(data: bytes) -> tuple[Body, Hints]:
    """The main text of a plain text file, without boilerplate. Raises IngestError where it holds no text."""
    text, warning = decode(data)
    text = REFERENCE.sub(lambda reference: unescape(reference[0]), text) if "&" in text else text
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    menus = _menus(text)
    text = tidy(text)
    head: list[str] = []
    kept, dropped = main_text(_noting(paragraphs_of(text), head), menus)
    body = compose(Block(line) for line in kept)
    if not body.text:
        raise IngestError("the file holds no text: get it again from its source")
    return body, Hints(head=tuple(head), dropped=tuple(dropped), warnings=(warning,) if warning else ())


def _menus(text: str) -> frozenset[str]:
    """The lines at either end that only their gaps, lost in tidying, show to be menus."""
    ends = (text[:MENU_REACH].split("\n")[:HEAD_LINES], text[-MENU_REACH:].split("\n")[-HEAD_LINES:])
    return frozenset(tidy(line) for lines in ends for line in lines if is_menu(line))


def _noting(lines: Iterable[str], head: list[str]) -> Iterator[str]:
    """The lines as they come, the first ones noted."""
    for line in lines:
        if len(head) < HEAD_LINES:
            head.append(line[:HEAD_LENGTH])
        yield line


def paragraphs_of(text: str) -> Iterator[str]:
    """The paragraphs: lines, or where an editor broke them at a fixed width, the lines of a block put together."""
    width = _width(text)
    block: list[str] = []
    for line in _lines(text):
        if block and not (width and line and _goes_on(block[-1], line, width) and not MARKER.match(line)):
            yield " ".join(block)
            block = []
        if line:
            block.append(line)
    if block:
        yield " ".join(block)


def _lines(text: str) -> Iterator[str]:
    """The lines one at a time, blank ones too."""
    at = 0
    for match in BREAKS.finditer(text):
        yield text[at : match.start()].strip()
        at = match.end()
    yield text[at:].strip()


# "said.", "rights.”", "Recommendations:": a line at whose end a sentence can end
STOPS = re.compile(r"[.!?:;…][”\"’')\]]{0,2}\d{0,3}$")


def _goes_on(above: str, below: str, width: int) -> bool:
    """Whether an editor broke a paragraph between two lines: the upper one is full, or stops nowhere.

    A line is full where the next word would not have fitted.
    """
    if STOPS.search(above):
        return len(above) >= 0.75 * width
    return below[0].islower() or len(above) + 1 + len(below.split(maxsplit=1)[0]) >= 0.75 * width


def _width(text: str) -> int:
    """The width at which lines were broken; 0 where each line is a paragraph.

    Broken lines are of about one length, most stop nowhere, and a good part of them goes on in lower case.
    """
    lines = list(islice(_lines(text), 400))
    breaks = [(above, below) for above, below in pairwise(lines) if above and below]
    if not breaks:
        return 0
    width = sorted(len(line) for line in lines if line)[int(0.98 * (sum(map(bool, lines)) - 1))]
    full = [(above, below) for above, below in breaks if len(above) > 0.6 * width]
    going_on = sum(1 for _, below in full if below[0].islower())
    is_open = sum(1 for above, _ in full if not STOPS.search(above)) >= 0.6 * len(breaks)
    return width if 40 <= width <= 120 and going_on >= (0.15 if is_open else 0.25) * len(breaks) else 0
