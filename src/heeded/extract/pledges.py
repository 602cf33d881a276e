"""The voluntary pledges and commitments of a Working Group report in, one `pledge` statement each out."""

import re
from collections.abc import Iterator

from heeded.extract.sections import section, sections
from heeded.model import Document, Pledge, Statement
from heeded.provenance import Origin

__all__ = ["pledges"]

ORIGIN = Origin("pledges", "1")

LONGEST_POINTER = 400
# "Its pledges are set out in the national report", "See document A/HRC/WG.6/20/XAV/1"
ELSEWHERE = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:See\b|(?:The|Its|All)\b.{0,80}?\b(?:pledges?|commitments?)\b.{0,60}?"
    r"\b(?:are|is|can be|were)\s(?:\w+\s)?(?:set out|contained|included|listed|found|reflected|described|presented"
    r"|annexed))",
    re.I | re.S,
)
NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})?[.)]?|\([a-z]{1,3}\)|[•●▪◦■–—-])\s+")


def pledges(document: Document) -> Iterator[Statement]:
    """Each paragraph of the chapter on voluntary pledges that is not a mere lead-in to a list."""
    part = section(sections(document), "pledges")
    for paragraph in part.paragraphs if part else ():
        words = document.text[paragraph.start : paragraph.end]
        if paragraph.kind != "body" or words.rstrip().endswith(":") or len(words.split()) < 5:
            continue
        if ELSEWHERE.match(words) and len(words) < LONGEST_POINTER:
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
