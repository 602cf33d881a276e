"""A folder and words in; the files whose bytes or names still hold one of them out.

A word is looked for as it is given, in small and in capital letters, in the encodings that texts, databases and JSON
have. A text that is compressed (in a PDF, DOCX or ZIP) or sealed does not show its words in bytes.
"""

import json
import unicodedata
from collections.abc import Collection, Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

__all__ = ["found_in"]

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp1252")
SQLITE, HEADER_BYTES, POINTER_BYTES = b"SQLite format 3\0", 100, 4


def found_in(home: Path, words: Collection[str]) -> list[tuple[Path, str]]:
    """Every file below the folder with each word that its bytes or its path below the folder hold, sorted."""
    forms = {word: _forms(word) for word in words if word}
    found = []
    for path in sorted(each for each in home.rglob("*") if each.is_file()):
        name = str(path.relative_to(home))
        held = _held_by(path, forms)
        found += [(path, word) for word in forms if word in held or word.casefold() in name.casefold()]
    return found


def _held_by(path: Path, forms: dict[str, frozenset[bytes]]) -> set[str]:
    if not path.stat().st_size:
        return set()
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        return {word for word, each in forms.items() if any(_holds(data, form) for form in each)}


def _holds(data: mmap, form: bytes) -> bool:
    return data.find(form) >= 0 or (data[: len(SQLITE)] == SQLITE and _is_split(data, form))


def _forms(word: str) -> frozenset[bytes]:
    """The bytes that a word can be kept as."""
    spelled = {
        unicodedata.normalize(normal, each)
        for each in (word, word.lower(), word.upper(), word.casefold(), word.title())
        for normal in ("NFC", "NFD")
    }
    escaped = {json.dumps(each)[1:-1] for each in spelled}  # "\u0436"
    written = spelled | escaped | {each.replace("\\u", "\0").upper().replace("\0", "\\u") for each in escaped}
    return frozenset(filter(None, (each.encode(name, "ignore") for each in written for name in _able(each))))


def _able(text: str) -> Iterator[str]:
    """The encodings that have all characters of the text."""
    for name in ENCODINGS:
        try:
            text.encode(name)
        except UnicodeEncodeError:
            continue
        yield name


def _is_split(data: mmap, form: bytes) -> bool:
    """Whether a page of an SQLite file ends within the bytes and the page that it points to has the rest.

    A long row goes on in overflow pages (https://www.sqlite.org/fileformat2.html, 1.6): each begins with the number of
    the next one; that of the first one follows the part of the row that lies in the table's own page.
    """
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    usable = size - data[20]
    for number in range(1, len(data) // size + 1):
        start = (number - 1) * size + POINTER_BYTES
        head = data[start : start + len(form) - 1]
        for cut in range(1, len(form)):
            if not head.startswith(form[cut:]):
                continue
            pointer = number.to_bytes(POINTER_BYTES, "big")
            if data.find(form[:cut] + pointer) >= 0:
                return True
            if any(
                data[page : page + POINTER_BYTES] == pointer and data[page + usable - cut : page + usable] == form[:cut]
                for page in range(0, len(data) - size + 1, size)
            ):
                return True
    return False
