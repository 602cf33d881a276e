"""A key and fields in, an entry for BibTeX out, in which no sign of a text can do anything but stand there.

A brace is written out as a command: BibTeX counts braces, and a backslash before one does not hide it.
"""

import re
import unicodedata
from collections.abc import Mapping

__all__ = ["entry", "escaped", "key"]

SIGNS = {
    **{sign: f"\\{sign}" for sign in "$&%#_"}, "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---", "…": r"\ldots{}",
    "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}", "ø": r"{\o}", "Ø": r"{\O}",
    "ł": r"{\l}", "Ł": r"{\L}", "đ": r"{\dj}", "Đ": r"{\DJ}", "ı": r"{\i}", "þ": r"{\th}", "Þ": r"{\TH}",
}  # fmt: skip
ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
}  # fmt: skip
"""The commands of LaTeX for the marks that Unicode sets on a letter."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Whatever BibTeX does not take in a key: "KAZ/3/124.3" is KAZ-3-124.3
_NO_KEY = re.compile(r"[^A-Za-z0-9.]+")
# "2019", "2019-12", "2019-12-23"
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-\d\d)?")


def key(words: str) -> str:
    """A key that BibTeX takes: letters, digits, full stops and hyphens."""
    return _NO_KEY.sub("-", words).strip("-")


def entry(name: str, fields: Mapping[str, str], date: str | None = None) -> str:
    """One entry of the kind `misc` under this key; of the date its year and month, fields without words left out.

    Latin letters with accents stand as commands of LaTeX; other scripts stand in UTF-8, as biber and XeLaTeX read them.
    """
    told = [f"  {field} = {{{{{escaped(text)}}}}},\n" for field, text in fields.items() if text]
    if found := _DATE.fullmatch(date or ""):
        told.append(f"  year = {{{found[1]}}},\n")
        told += [f"  month = {MONTHS[int(found[2]) - 1]},\n"] if found[2] else []
    return f"@misc{{{key(name)},\n{''.join(told)}}}\n"


def escaped(text: str) -> str:
    """Words that BibTeX reads as they are: on one line, its signs escaped, without characters that cannot be seen."""
    plain = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return "".join(map(_sign, unicodedata.normalize("NFC", plain)))


def _sign(sign: str) -> str:
    if sign in SIGNS:
        return SIGNS[sign]
    parts = unicodedata.normalize("NFD", sign)
    base, marks = parts[0], parts[1:]
    if not marks or not base.isascii() or not all(mark in ACCENTS for mark in marks):
        return sign
    for mark in marks:
        base = f"{{\\{ACCENTS[mark]}{{{base}}}}}"
    return base
