"""A Working Group report or a national report in; out, one `pledge` for each pledge of the State under review.

A Working Group report has a chapter of them. A national report can have one too, or says in a sentence that the State
pledges something ("undertakes to"), presented a pledge, or took part "with three voluntary pledges: ...; ...; ...".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from heeded.extract.claims import claimed_in
from heeded.extract.prose.values import spaced
from heeded.extract.prose.voices import language_of, stretches
from heeded.extract.sections import section, sections
from heeded.model import Document, Paragraph, Pledge, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.states import find_states

__all__ = ["pledges", "pledges_of_national_report"]

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
# "II. ", "B. ", "C) " before the words of a heading
_ORDINAL = re.compile(r"\s*(?:[IVX1-9]{1,5}|[A-ZА-Я])[.)]\s+")
# "; ", "; and ": between the pledges of a list in a sentence
_BETWEEN = re.compile(r";\s{1,3}(?:(?:and|et|y|и)\s)?")
_LONGEST_HEADING = 200


def pledges(document: Document) -> Iterator[Statement]:
    """Each paragraph of the chapter on voluntary pledges that is not a mere lead-in to a list."""
    part = section(sections(document), "pledges")
    for paragraph in part.paragraphs if part else ():
        if span := _whole(document, paragraph):
            yield _pledge(document, paragraph, *span)


def pledges_of_national_report(document: Document) -> Iterator[Statement]:
    """The chapter's paragraphs, but accounts of pledges kept; else the sentences that pledge, a list item each."""
    in_chapter = False
    for paragraph in document.body.paragraphs:
        if paragraph.kind == "heading":
            in_chapter = _opens_chapter(document, paragraph)
            continue
        if paragraph.kind == "note":
            break
        if in_chapter:
            span = _whole(document, paragraph)
            if span and not _tells_of_deeds(document, *span):
                yield _pledge(document, paragraph, *span)
            continue
        for start, end in _pledging(document, paragraph):
            yield _pledge(document, paragraph, start, end)


def _whole(document: Document, paragraph: Paragraph) -> tuple[int, int] | None:
    """The words of a paragraph that is a pledge, without its number; None where it announces or refers to others."""
    words = document.text[paragraph.start : paragraph.end]
    if paragraph.kind != "body" or words.rstrip().endswith(":") or len(words.split()) < 5:
        return None
    if ELSEWHERE.match(words) and len(words) < LONGEST_POINTER:
        return None
    skip = NUMBER.match(words)
    return paragraph.start + (skip.end() if skip else 0), paragraph.end


def _opens_chapter(document: Document, heading: Paragraph) -> bool:
    words = document.text[heading.start : heading.end]
    ordinal = _ORDINAL.match(words)
    known = _words("headings", language_of(document))
    return len(words) < _LONGEST_HEADING and known.match(words, ordinal.end() if ordinal else 0) is not None


def _tells_of_deeds(document: Document, start: int, end: int) -> bool:
    language = language_of(document)
    return any(
        claimed_in(document.text, *each, language) == "implemented" for each in stretches(document.text, start, end)
    )


def _pledging(document: Document, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph that pledge; the items of a list that one announces."""
    text, language = document.text, language_of(document)
    noun, verbs = _words("noun", language), _words("verbs", language)
    if not (noun.search(text, paragraph.start, paragraph.end) or verbs.search(text, paragraph.start, paragraph.end)):
        return
    for start, end in stretches(text, paragraph.start, paragraph.end):
        skip = NUMBER.match(text, start, end)
        start = skip.end() if skip else start
        named, verb = noun.search(text, start, end), verbs.search(text, start, end)
        colon = text.find(":", named.end(), end) if named else -1
        if colon > 0 and len(items := _items(text, colon + 1, end)) > 1:
            yield from items
        elif verb and _is_of_the_state(document, start, verb.start()):
            yield start, end


def _items(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    cuts = [(match.start(), match.end()) for match in _BETWEEN.finditer(text, start, end)]
    starts, ends = [start, *(stop for _, stop in cuts)], [*(begin for begin, _ in cuts), end]
    return list(zip(starts, ends, strict=True))


def _is_of_the_state(document: Document, start: int, at: int) -> bool:
    """Whether no other State than the one under review stands before the verb: "Peru pledges to"."""
    named = {code for code, _, _ in find_states(document.text[start:at], language_of(document))}
    return not named or bool(named & set(document.states))


def _pledge(document: Document, paragraph: Paragraph, start: int, end: int) -> Statement:
    quote = document.quote(start, end)
    return Statement(
        Pledge(quote.text),
        quote,
        ORIGIN,
        state=document.states[0] if document.states else None,
        asserted_by="state",
        page=document.body.page_at(quote.start),
        paragraph=paragraph.number,
    )


@cache
def _words(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{spaced(load('claims')['pledges'][key][language])})(?!\w)", re.I)
