"""Exact words of a document in, the same as a reader is shown them as a quotation out; the words that are kept stay.

A quotation begins with "… " where it begins inside a sentence, and ends with " …" where it is cut. It is cut behind a
sentence where one ends in the second half of what may be shown, else between words; words of scripts without spaces
between them are cut between signs.
"""

import re
from collections.abc import Iterator

__all__ = ["FIRST_WORDS", "begun", "clean", "cut", "end_of", "ended", "is_inside", "line", "quotable", "quoted"]

FIRST_WORDS = 60
"""Characters of a quote by which it is known where it has no other name."""
# C0 and C1 controls (escape sequences), marks that turn the direction of text, separators of lines and paragraphs, lone
# surrogates and noncharacters, which no file holds
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
MARKS = {
    "en": ("“", "”", "‘", "’"), "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»", "“", "”"),
    "es": ("«", "»", "“", "”"), "ru": ("«", "»", "„", "“"),
}  # fmt: skip
"""Marks of quotations by the language of the text around them, and those within them."""
_MARK = re.compile('[“”«»„"]')
# White space, or the place behind a sign of a script without spaces: "改善" has two
_BREAK = re.compile(r"\s|(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])")
# What is left over of the sentence before: ", which", "...and", ") of the"
_LEFT_OVER = re.compile(r"(?:[\s,;:.…)\]]|[–—-]\s)+")
# "(b) ", "iv. ", "•": what stands before an item of a list
_ITEM = re.compile(r"(?:\((?:[a-z]|[ivx]{2,4})\)|(?:[a-z]|[ivx]{2,4})[.)])\s|[•*]\s*")
# The end of a sentence that another one follows: "in 2021. Since"
_SENTENCE = re.compile(r"[.!?][”»’“]?(?=\s[^\W\d_a-zа-я])")
_LOOSE = " ,;:–—،؛，、；："
"""Signs that do not end a quotation."""
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔")


def clean(text: str) -> str:
    """The text with every character that could steer a terminal or turn its words around replaced by U+FFFD."""
    return STEERING.sub("\ufffd", text)


def line(text: str) -> str:
    """The text on one line, clean."""
    return clean(" ".join(text.split()))


def cut(text: str, most: int) -> str:
    """The text on one line, clean, cut after a word where it is longer than that; a word that is longer, within it."""
    folded = line(text)
    if len(folded) <= most:
        return folded
    return f"{folded[: end_of(folded, most)]} …"


def end_of(text: str, most: int, start: int = 0) -> int:
    """Where a text ends of which so many signs are shown from a place on: behind a word, if one ends there."""
    stop = start + most
    end = max((found.start() for found in _BREAK.finditer(text, start + 1, stop + 1)), default=stop)
    return len(text[:end].rstrip(_LOOSE))


def quoted(text: str, most: int | None = None, language: str = "en", start: int = 0) -> str:
    """The words between the marks of quotations of the language in which it is told; nothing where there are none."""
    opening, closing, _, _ = MARKS[language]
    said = quotable(text, most, language, start)
    return f"{opening}{said}{closing}" if said else ""


def quotable(text: str, most: int | None = None, language: str = "en", start: int = 0) -> str:
    """Words on one line that can stand between marks, from the place `start` of that line on, at most so many signs.

    Marks inside are those of the language for it. A mark without its other half ends the quote there, on the shorter
    side, which is left out.
    """
    said = line(text)
    said, is_begun = (said[start:], True) if start else (said, is_inside(said))
    said = said[_left_over(said) :].rstrip(_LOOSE) if is_begun else said.rstrip(_LOOSE)
    while (at := _unpaired(said)) is not None:
        before, after = said[:at].rstrip(_LOOSE), said[at + 1 :].lstrip(" ,.;…")
        is_begun |= len(before) < len(after)
        said = f"{before} …" if before and len(before) >= len(after) else after
    said = _cut_at_sentence(said, most) if most else said
    return f"{'… ' if is_begun and said else ''}{_with_marks(said, language)}"


def _cut_at_sentence(said: str, most: int) -> str:
    """Words that are too long, cut behind a sentence where one ends in the second half of what may be shown."""
    if len(said) <= most:
        return said
    ends = [found.end() for found in _SENTENCE.finditer(said, most // 2, most)]
    return f"{said[: ends[-1]]} …" if ends else cut(said, most)


def is_inside(text: str) -> bool:
    """Whether words begin inside a sentence: with a small letter, or with what is left over of the words before."""
    begun = text[_left_over(text) :]
    item = _ITEM.match(begun)
    first = next((sign for sign in begun[item.end() if item else 0 :] if sign.isalnum()), "")
    return first.islower() or text.lstrip().startswith((",", ";", ":", "…", "..."))


def begun(text: str) -> str:
    """The text as a sentence or a line of a list begins: with a capital letter."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """The text as a sentence: with a full stop, unless one stands before its last marks of quotations."""
    return text if text.rstrip('”»“’" \N{NO-BREAK SPACE}').endswith(_ENDS) else f"{text}."


def _left_over(text: str) -> int:
    """Where the words begin."""
    found = _LEFT_OVER.match(text)
    return found.end() if found else 0


def _with_marks(text: str, language: str) -> str:
    """The words with the marks of quotations inside quotations; those that are open where words are cut are closed."""
    _, _, opening, closing = MARKS[language]
    made, at, opened = "", 0, 0
    for place, opens in _marks(text):
        made += f"{text[at:place]}{opening if opens else closing}"
        at, opened = place + 1, opened + (1 if opens else -1)
    return f"{made}{text[at:]}{closing * opened}"


def _unpaired(text: str) -> int | None:
    """The place of the first mark of a quotation without its other half."""
    opened: list[int] = []
    for at, opens in _marks(text):
        if opens:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            return at
    return opened[0] if opened else None


def _marks(text: str) -> Iterator[tuple[int, bool]]:
    """The places of marks of quotations, and whether each opens one; “ closes what „ opened."""
    last = ""
    for found in _MARK.finditer(text):
        sign, at = found[0], found.start()
        opens = sign in "“«„" or (sign == '"' and (at == 0 or text[at - 1] in " ([“«„"))
        opens = opens and not (sign == "“" and last == "„")
        last = sign
        yield at, opens
