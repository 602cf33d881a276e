"""The interactive dialogue of a Working Group report in; out, what each State said, praised and is concerned about.

One `intervention` per speaking State (its code as `speaking_state`), behind it its `commendation`s and `concern`s;
these are asserted by the State under its short English name, as an organisation would be under its own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from heeded.extract.opinions import opinions_in
from heeded.extract.sections import section, sections
from heeded.model import Document, Intervention, Statement
from heeded.provenance import Origin
from heeded.vocabulary.states import find_states, states

__all__ = ["interventions", "opinions_of", "speaker_of"]

ORIGIN = Origin("dialogue", "1")

# what a delegation said, in the past: "Arvenia commended", "Arvenia, on behalf of the group, also asked"
SAID = re.compile(
    r"\s*(?:,[^,.]{0,120},)?\s*"
    r"(?:(?:and [\w’' ]{3,60}|also|further|then|again|therefore|likewise|in addition|[a-z]+ly)\s+){0,2}"
    r"(?:[a-z-]{2,20}ed|asks?|attached|began|believes?|came|drew|felt|found|gave|had|held|hailed|joined|made|notes?|"
    r"paid|put|read|recommends?|said|saw|sent|shared|sought|spoke|stood|thanks?|thought|told|took|understood|was|"
    r"welcomes?|were|wrote)\b"
)
NUMBER = re.compile(r"\d{1,3}\.\s+")
ARTICLE = re.compile(r"(?:the|The|His Excellency)\s+$")
SENTENCE = re.compile(r"(?:^|(?<=[.;:]\s)|(?<=[.;:]\s\s))(?=[A-Z])")


def speaker_of(paragraph: str) -> str | None:
    """The State that a paragraph of the dialogue lets speak: the first one named that is followed by its saying so."""
    head = paragraph[:600]
    for code, _, end in find_states(head):
        if SAID.match(head, end):
            return code
    return None


def interventions(document: Document) -> Iterator[Statement]:
    """What each State said in the dialogue, a paragraph at a time; answers of the State under review are left out."""
    part = section(sections(document), "dialogue")
    under_review = document.states[0] if document.states else None
    for paragraph in part.paragraphs if part else ():
        if paragraph.number is None:
            continue
        words = document.text[paragraph.start : paragraph.end]
        skip = NUMBER.match(words)
        speaker = speaker_of(words[skip.end() :] if skip else words)
        if speaker is None or speaker == under_review:
            continue
        quote = document.quote(paragraph.start + (skip.end() if skip else 0), paragraph.end)
        said = Statement(
            Intervention(quote.text, speaker),
            quote,
            ORIGIN,
            state=under_review,
            page=document.body.page_at(quote.start),
            paragraph=paragraph.number,
        )
        yield said
        yield from opinions_of(document, said, states()[speaker].name)


def opinions_of(document: Document, said: Statement, party: str | None) -> Iterator[Statement]:
    """What an intervention praises and is concerned about, asserted by who speaks."""
    for opinion in opinions_in(document.text, said.quote.start, said.quote.end):
        quote = document.quote(opinion.start, opinion.end)
        yield replace(said, value=opinion.value, quote=quote, asserted_by=party)
