"""The introduction of a Working Group report in, the facts of the review out."""

import re
from collections.abc import Iterator, Sequence

from heeded.extract.sections import Section, section, sections
from heeded.model import Document, Review, Statement
from heeded.provenance import Origin
from heeded.vocabulary.dates import MONTH, iso_of
from heeded.vocabulary.states import find_states, read_state_list

__all__ = ["review"]

ORIGIN = Origin("reviews", "1")

DATE = rf"(?P<date>\d{{1,2}}(?:st|nd|rd|th)?\s+(?i:{MONTH})\b(?:,?\s+\d{{4}})?)"
# "held its twentieth session from 27 October to 7 November 2014"
YEAR = re.compile(r"\bsession\b[^.]{0,80}?\b(?P<year>20\d\d)\b")
# "The review of Arvenia was held at the 7th meeting, on 30 October 2014."
REVIEWED = re.compile(r"\breview of .{2,120}?\b(?:was|were) (?:held|conducted|undertaken)\b[^.]{0,80}?" + DATE, re.S)
# "At its 14th meeting, held on 4 November 2014, the Working Group adopted the report on Arvenia."
ADOPTED = re.compile(DATE + r",?\s+the Working Group adopted\b", re.S)
# "The delegation of Arvenia was headed by Mr. A. B., Minister of Justice."
HEAD = re.compile(
    r"\bdelegation of [^.]{2,120}? was (?:co-)?(?:headed|led)(?: jointly)?(?: by)?\s+"
    r"(?P<head>.{3,250}?)(?:(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!H\.E)\.(?=\s|$)|;)",
    re.S,
)
# "the following group of rapporteurs (troika) to facilitate the review of Arvenia: Chile, Kuwait and Nauru."
TROIKA = re.compile(r"\(troika\)[^.:]{0,200}[:,]\s*(?P<states>[^.]{5,200})\.", re.I | re.S)
# "During the interactive dialogue, 73 delegations made statements.", "statements were made by 46 delegations"
DELEGATIONS = re.compile(
    r"\b(?P<count>\d{1,3})\s+delegations?\b"
    r"(?=\s+(?:made|took|which|that|and|expressed|participated|intervened|,|\.)|\.|,)|\bmade by (?P<other>\d{1,3})\b",
    re.I,
)
SYMBOL = re.compile(
    r"A/HRC/WG\.6/\d{1,2}/\s?[A-Z]{3}\s?/\s?\d(?:/(?:Add|Corr|Rev)\.\d)*(?:\s*(?:and|,)\s*(?:Add|Corr)\.\d)?"
)


def review(document: Document) -> Iterator[Statement]:
    """The `review` statement of a report: its quote is the introduction."""
    parts = sections(document)
    text = document.text
    span = _introduction(document, parts)
    if span is None:
        return
    intro = text[slice(*span)]
    met = YEAR.search(intro)
    year = met["year"] if met else (document.published or "")[:4]
    dialogue = section(parts, "dialogue")
    count = DELEGATIONS.search(text[dialogue.start : dialogue.start + 1500]) if dialogue else None
    head, troika = HEAD.search(intro), TROIKA.search(intro)
    quote = document.quote(*span)
    yield Statement(
        Review(
            cycle=document.cycle,
            session=document.session,
            dates=tuple(
                dict.fromkeys(day for match in REVIEWED.finditer(intro) if (day := iso_of(match["date"], year)))
            ),
            report_adopted=next((iso_of(match["date"], year) for match in ADOPTED.finditer(intro)), None),
            troika=_troika(troika["states"]) if troika else (),
            head_of_delegation=" ".join(head["head"].split()) if head else None,
            delegations=int(count["count"] or count["other"]) if count else None,
            documents=_symbols(intro) or _symbols(_notes(document)),
        ),
        quote,
        ORIGIN,
        state=document.states[0] if document.states else None,
        page=document.body.page_at(quote.start),
    )


def _introduction(document: Document, parts: Sequence[Section]) -> tuple[int, int] | None:
    """Where the introduction stands: under its heading, or from paragraph 1 on where the heading is lost."""
    headed = section(parts, "introduction")
    if headed:
        return headed.start, headed.end
    first = next((p.start for p in document.body.paragraphs if p.number == "1"), None)
    if first is None:
        return None
    after = next((part.start for part in parts if part.name != "introduction" and part.start > first), None)
    return (first, after) if after is not None else None


def _symbols(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.sub(r"\s", "", match.group()) for match in SYMBOL.finditer(words)))


def _notes(document: Document) -> str:
    """The footnotes, where reports from 2018 on name the documents."""
    return "\n".join(document.text[p.start : p.end] for p in document.body.paragraphs if p.kind == "note")


def _troika(words: str) -> tuple[str, ...]:
    return read_state_list(words).codes or tuple(code for code, _, _ in find_states(words))
