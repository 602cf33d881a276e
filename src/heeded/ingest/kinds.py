"""What a document prints about itself in, its kind out: the expressions of `document_kinds.yml`, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from heeded.errors import VocabularyError
from heeded.model import KINDS, Kind
from heeded.vocabulary import load

__all__ = ["Parts", "kind_of", "titled_kinds", "upr_words", "words_for"]

Place = Literal["title", "head", "front", "text"]
LONGEST_NEWS = 20_000
# in a pattern: a class ("[ -]") or an escape, left as they are, or a space that no "?" or "*" follows
SPACE = re.compile(r"\[[^\]]*\]|\\.|(?P<plain> (?![?*+{]))")


@dataclass(frozen=True, slots=True)
class Parts:
    """The stretches of a document that its kind is read from.

    `title` is the title with the short lines below it, `head` the first lines and running headers, `front` the first
    page, `text` a longer stretch.
    """

    title: str
    head: str
    front: str
    text: str


def kind_of(parts: Parts, length: int, is_paged: bool) -> Kind:
    """The kind of a document without UN cover, of so many characters.

    A short text that no expression explains is news if it reports: who said what, when, or on a review.
    """
    for kind, place, pattern in _rows():
        if pattern.search(getattr(parts, place)):
            return kind
    if is_paged or length > LONGEST_NEWS or words_for("report").search(parts.head):
        return "other"
    return "news" if words_for("news").search(parts.text) else "other"


@cache
def titled_kinds() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The titles of UN documents, the more special ones first."""
    return tuple((_kind(row["kind"]), _compiled(row["patterns"])) for row in load("document_kinds")["titles"])


@cache
def words_for(name: str) -> re.Pattern[str]:
    """One of the single expressions: "addendum", "draft", "report", "news"."""
    return _compiled(load("document_kinds")[name]["patterns"])


@cache
def upr_words() -> re.Pattern[str]:
    """The names and letters of the Universal Periodic Review."""
    return _compiled(["{UPR}"])


@cache
def _rows() -> tuple[tuple[Kind, Place, re.Pattern[str]], ...]:
    return tuple(_read_rows())


def _read_rows() -> Iterator[tuple[Kind, Place, re.Pattern[str]]]:
    for row in load("document_kinds")["rows"]:
        if row["place"] not in get_args(Place):
            raise VocabularyError(f"document_kinds.yml: {row['place']!r} is no place; use one of {get_args(Place)}.")
        yield _kind(row["kind"]), row["place"], _compiled(row["patterns"])


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise VocabularyError(f"document_kinds.yml: {name!r} is no kind; use one of {', '.join(KINDS)}.")
    return name


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    upr = load("document_kinds")["upr"]
    joined = "|".join(f"(?:{pattern.replace('{UPR}', upr)})" for pattern in patterns)
    spaced = SPACE.sub(lambda match: r"\s+" if match["plain"] else match[0], joined)
    return re.compile(spaced, re.IGNORECASE | re.MULTILINE)
