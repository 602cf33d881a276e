"""The voluntary pledges and commitments of a Working Group report in, one `pledge` statement each out."""

import re
from collections.abc import Iterator

from heeded.extract.sections import section, sections
from heeded.model import Document, Pledge, Statement
from heeded.provenance import Origin

__all__ = ["pledges"]

ORIGIN = Origin("pledges", "1")

NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})?[.)]?|\([a-z]{1,3}\)|[•●▪◦■–—-])\s+")


def pledges(document: Document) -> Iterator[Statement]:
    """Each paragraph of the chapter on voluntary pledges that is not a mere lead-in to a list."""
    part = section(sections(document), "pledges")
    for paragraph in part.paragraphs if part else ():
        words = document.text[paragraph.start : paragraph.end]
        if paragraph.kind != "body" or words.rstrip().endswith(":") or len(words.split()) < 5:
            continue
        skip = NUMBER.match(words)
        quote = document.quote(paragraph.start + (skip.end() if skip else 0), paragraph.end)
        yield Statement(
            Pledge(quote.text),
            quote,
            ORIGIN,
            state=document.states[0] if document.states else None,
            asserted_by="state",
            page=document.body.page_at(quote.start),
            paragraph=paragraph.number,
        )
