"""A statement and its document in; its citation, who says it and the sentence around it out."""

import re

from heeded import quoting
from heeded.model import Citation, Document, Statement

__all__ = ["cite", "is_states", "quoted", "sentence", "speaks", "voice"]

OWN_KINDS = ("national_report", "addendum", "midterm_report")
"""Kinds of documents in which the State under review speaks where nobody is named."""
TOLD_KINDS = ("press_release", "news", "oral_statement", "stakeholder_submission")
"""Kinds of documents in which another party tells what the State says."""
LONGEST_QUOTE = 200
"""Characters of a quote in a message."""
LONGEST_SENTENCE = 600
"""Characters before and behind a quote within which its sentence is looked for."""
# "…. ", "…?” ", a line break
_END = re.compile(r"[.!?][\"”»)]?\s|\n")


def cite(document: Document, statement: Statement) -> Citation:
    """The statement as it is cited."""
    name, by = document.name, speaks(document, statement)
    return Citation(statement.id, statement.quote, document.key, name, by, statement.page, statement.paragraph)


def speaks(document: Document, statement: Statement) -> str | None:
    """Who says it: "state" for the government concerned, else a party as named, else the publisher, if any is known."""
    if statement.asserted_by:
        return statement.asserted_by
    return "state" if document.kind in OWN_KINDS else document.publisher


def is_states(document: Document, statement: Statement) -> bool:
    """Whether the State that the statement is about says it."""
    return speaks(document, statement) == "state"


def voice(document: Document, statement: Statement) -> str:
    """Who says it and where, as a sentence begins: "The State in A/HRC/43/2"; told by others too."""
    by, name = speaks(document, statement), document.name
    where = f"in “{name}”" if name == document.title else f"in {name}"
    if by == "state":
        is_told = document.symbol is None and document.publisher and document.kind in TOLD_KINDS
        return f"The State, as {document.publisher} tells, {where}" if is_told else f"The State {where}"
    return f"{by or 'The text'} {where}"


def quoted(statement: Statement) -> str:
    """The quote between marks; of a long one the words around the figure that it is quoted for."""
    words = quoting.line(statement.quote.text)
    if len(words) <= LONGEST_QUOTE:
        return quoting.quoted(words)
    figure = str(getattr(statement.value, "value", ""))
    at = max(words.find(f" {figure} "), 0) if figure else 0
    start = words.rfind(" ", 0, max(at - LONGEST_QUOTE // 2, 0)) + 1 if at > LONGEST_QUOTE // 2 else 0
    return quoting.quoted(words, LONGEST_QUOTE, start=start)


def sentence(document: Document, statement: Statement) -> str:
    """The sentence that holds the quote; the quote alone where the document comes without its text."""
    text, quote = document.text, statement.quote
    if not quote.holds_in(text):
        return quote.text
    low, high = max(0, quote.start - LONGEST_SENTENCE), quote.end + LONGEST_SENTENCE
    before = [match.end() for match in _END.finditer(text, low, quote.start)]
    behind = _END.search(text, max(quote.start, quote.end - 2), high)
    return text[before[-1] if before else low : behind.start() + 1 if behind else min(high, len(text))].strip()
