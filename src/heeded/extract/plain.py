"""A document in; out, the same with blanks for what is no prose in it, and statements found there quoted from it again.

Blanks keep every character in its place, so what is found in the plain text has the same offsets in the document's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from heeded.extract.notes import Mark, is_mark_of_note, notes_of
from heeded.model import Document, Paragraph, Statement
from heeded.provenance import Quote

__all__ = ["only", "quoted_from", "without_marks"]

_CHARACTER = re.compile(r"[^\n]")
_NUMBER = re.compile(r"\d{1,3}[.)]\s{1,3}(?=\D)")


def without_marks(document: Document) -> Document:
    """The document with blanks for the marks of its notes: "rights.12 The", "in 201986"; itself where it has none."""
    notes = notes_of(document)
    marks = [mark for mark in notes.marks if mark.number in notes.by_number and is_mark_of_note(document.text, mark)]
    return _with_text(document, _blanked(document.text, marks)) if marks else document


def only(document: Document, paragraphs: Sequence[Paragraph]) -> Document:
    """The document with blanks for all but some paragraphs, in order."""
    text, at, parts = document.text, 0, list[str]()
    for paragraph in paragraphs:
        parts += [_CHARACTER.sub(" ", text[at : paragraph.start]), text[paragraph.start : paragraph.end]]
        at = paragraph.end
    return _with_text(document, "".join([*parts, _CHARACTER.sub(" ", text[at:])]))


def quoted_from(document: Document, statements: Iterable[Statement]) -> Iterator[Statement]:
    """What was found in a plain text of the document, with its own words, and without the number of a paragraph."""
    for each in statements:
        start, end = each.quote.start, each.quote.end
        paragraph = document.body.paragraph_at(start)
        if each.type != "recommendation" and paragraph and paragraph.start == start and paragraph.number:
            number = _NUMBER.match(document.text, start, end)
            start = number.end() if number else start
        quote = Quote.of(document.text, start, end)
        yield each if quote == each.quote else replace(each, quote=quote, value=_worded(each, quote))


def _worded(statement: Statement, quote: Quote) -> Any:
    """The value of a statement: its text in the document's own words, its other words without blanks."""
    old, words = statement.quote.text, dict[str, Any]()
    for name in (field.name for field in fields(statement.value)):
        value = getattr(statement.value, name)
        if isinstance(value, str) and name == "text" and value in old:
            at = statement.quote.start + old.index(value)
            start = max(at, quote.start)
            words[name] = quote.text[start - quote.start : at + len(value) - quote.start].strip()
        elif isinstance(value, str):
            words[name] = " ".join(value.split())
    return replace(statement.value, **words)


def _blanked(text: str, marks: Sequence[Mark]) -> str:
    parts, at = list[str](), 0
    for mark in marks:
        parts += [text[at : mark.start], " " * (mark.end - mark.start)]
        at = mark.end
    return "".join([*parts, text[at:]])


def _with_text(document: Document, text: str) -> Document:
    return replace(document, body=replace(document.body, text=text))
