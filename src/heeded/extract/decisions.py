"""The Council's decision on the outcome of a review in, the facts it settles out: when the outcome was adopted."""

import re
from collections.abc import Iterator

from heeded.model import Document, Review, Statement
from heeded.provenance import Origin
from heeded.vocabulary.dates import MONTH, iso_of

__all__ = ["decision"]

ORIGIN = Origin("decisions", "1")

# "22nd meeting 9 June 2010", as the signature of the decision
MEETING = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)\s+meeting\s+(?P<date>\d{{1,2}}\s+(?i:{MONTH})\s+\d{{4}})")
# "Decision adopted by the Human Rights Council on 2 July 2025"
HEADED = re.compile(rf"\badopted by the Human Rights Council\*?\s+on\s+(?P<date>\d{{1,2}}\s+(?i:{MONTH})\s+\d{{4}})")


def decision(document: Document) -> Iterator[Statement]:
    """The `review` statement of a decision; its quote is the line that gives the day."""
    match = MEETING.search(document.text) or HEADED.search(document.text)
    if match is None:
        return
    quote = document.quote(*match.span())
    yield Statement(
        Review(cycle=document.cycle, session=document.session, outcome_adopted=iso_of(match["date"])),
        quote,
        ORIGIN,
        state=document.states[0] if document.states else None,
        page=document.body.page_at(quote.start),
    )
