"""The dialogue of a Working Group report in; out, what each State said, praised and is concerned about.

One `intervention` per speaking State (its code as `speaking_state`), behind it its `commendation`s and `concern`s;
all are asserted by the State under its short English name, as an organisation would be under its own. Last come the
`claim`s, counts and treaties of the State under review: it speaks in the presentation, and in the dialogue in
paragraphs that name it or its delegation as speaker or open with its answer ("In response to", "Regarding"), until
another State speaks.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from heeded.extract.delegation import claims_of_delegation, counts_of_delegation, is_of_delegation
from heeded.extract.opinions import opinions_in
from heeded.extract.sections import section, sections
from heeded.model import Document, Intervention, Paragraph, Statement
from heeded.provenance import Origin
from heeded.vocabulary.states import find_states, states

__all__ = ["dialogue", "opinions_of", "speaker_of"]

ORIGIN = Origin("dialogue", "1")

# what a delegation said, in the past: "Arvenia commended", "Arvenia, on behalf of the group, also asked"
SAID = re.compile(
    r"\s{0,3}(?:,[^,.]{0,120},\s{0,3})?"
    r"(?:(?:and [\w’' ]{3,60}|also|further|then|again|therefore|likewise|in addition|[a-z]{1,20}ly)\s{1,3}){0,2}"
    r"(?:[a-z-]{2,20}ed|asks?|attached|began|believes?|came|drew|felt|found|gave|had|held|hailed|joined|made|notes?|"
    r"paid|put|read|recommends?|said|saw|sent|shared|sought|spoke|stood|thanks?|thought|told|took|understood|was|"
    r"welcomes?|were|wrote)\b"
)
NUMBER = re.compile(r"\d{1,3}\.\s+")
ARTICLE = re.compile(r"(?:the|The|His Excellency)\s+$")


def speaker_of(paragraph: str) -> str | None:
    """The State that a paragraph of the dialogue lets speak: the first one named that is followed by its saying so."""
    head = paragraph[:600]
    for code, _, end in find_states(head):
        if SAID.match(head, end):
            return code
    return None


def dialogue(document: Document) -> Iterator[Statement]:
    """What each State said, a paragraph at a time, then what the State under review claims."""
    parts = sections(document)
    under_review = document.states[0] if document.states else None
    introduced, exchanged = section(parts, "presentation"), section(parts, "dialogue")
    own = [paragraph for paragraph in introduced.paragraphs if paragraph.kind == "body"] if introduced else []
    speaks = False
    for paragraph in exchanged.paragraphs if exchanged else ():
        if paragraph.number is not None:
            words = document.text[paragraph.start : paragraph.end]
            skip = NUMBER.match(words)
            words = words[skip.end() :] if skip else words
            speaker = speaker_of(words)
            if speaker is not None and speaker != under_review:
                yield from _said(document, paragraph, len(words), speaker)
            speaks = is_of_delegation(words, speaker, under_review, speaks)
        if speaks and paragraph.kind == "body":
            own.append(paragraph)
    yield from claims_of_delegation(document, own)
    yield from counts_of_delegation(document, own)


def _said(document: Document, paragraph: Paragraph, length: int, speaker: str) -> Iterator[Statement]:
    quote = document.quote(paragraph.end - length, paragraph.end)
    said = Statement(
        Intervention(quote.text, speaker, "state"),
        quote,
        ORIGIN,
        state=document.states[0] if document.states else None,
        asserted_by=states()[speaker].name,
        page=document.body.page_at(quote.start),
        paragraph=paragraph.number,
    )
    yield said
    yield from opinions_of(document, said)


def opinions_of(document: Document, said: Statement) -> Iterator[Statement]:
    """What an intervention praises and is concerned about, asserted by who speaks."""
    for opinion in opinions_in(document.text, said.quote.start, said.quote.end):
        quote = document.quote(opinion.start, opinion.end)
        page = document.body.page_at(quote.start)
        yield replace(said, value=opinion.value, quote=quote, page=page)
