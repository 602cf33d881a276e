"""A Working Group report in, the stretches of its parts out: dialogue, conclusions, pledges.

Reports since 2008 share one frame: Introduction; I. Summary of the proceedings (A. Presentation by the State under
review, B. Interactive dialogue); II. Conclusions and/or recommendations; III. Voluntary pledges and commitments; Annex.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from heeded.model import Document, Paragraph

__all__ = ["Section", "section", "sections"]

Name = Literal["introduction", "presentation", "dialogue", "conclusions", "pledges", "annex"]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report: its paragraphs, without the heading, and where they begin and end."""

    name: Name
    start: int
    end: int
    paragraphs: tuple[Paragraph, ...]


_ORDINAL = r"\W*(?:[IVX1-4]+\s?[.,]?\s+|[A-D]\.\s+)?"
# a heading stands at the start of its paragraph: "II. Conclusions and/or recommendations**", "III. Voluntary pledges"
HEADINGS: tuple[tuple[Name, re.Pattern[str]], ...] = (
    ("introduction", re.compile(_ORDINAL + r"Introduction\W*$", re.I)),
    ("presentation", re.compile(_ORDINAL + r"Presentation by the State under review\W*$", re.I)),
    ("dialogue", re.compile(_ORDINAL + r"Interactive dialogue\b.{0,60}$", re.I)),
    ("conclusions", re.compile(_ORDINAL + r"Conclusions?\s+and\s*/?\s*(?:or\s+)?recommendations?\b[^.;]{0,20}$", re.I)),
    ("pledges", re.compile(_ORDINAL + r"Voluntary\s+(?:pledges|commitments|undertakings)\b.{0,70}$", re.I)),
    ("annex", re.compile(
        r"\W*(?:Annex|Appendix)(?:es)?\b(?:\s+[IVX]+)?\W*(?:\[?English only\]?)?(?:Composition of the delegation.*)?$",
        re.I,
    )),
)  # fmt: skip
# what every heading begins with: most paragraphs are ruled out by it alone
OPENING = re.compile(
    r"\W*(?:[IVX1-4]+\s?[.,]?\s+|[A-D]\.\s+)?(?:Intro|Presentation by|Interactive|Conclusion|Voluntary|Annex|Append)",
    re.I,
)
# the contents page: a row of dots, a paragraph range, a page
CONTENTS = re.compile(r"\.{5,}|(?:\. ){5,}|…{2,}")
# "69. The recommendations ... enjoy the support of Arvenia:" opens conclusions whose heading is lost
LEAD_IN = re.compile(
    r"\d{1,3}\.?\s+(?:The|In the course of|During)\b.{0,80}\brecommendations?\b.{0,200}"
    r"\b(?:examined by|support of|will be examined|listed below|were made|will be included in the outcome)\b",
    re.I | re.S,
)


def sections(document: Document) -> tuple[Section, ...]:
    """The parts of a report in order; a part whose heading is not there is absent."""
    body = [paragraph for paragraph in document.body.paragraphs if paragraph.kind != "note"]
    marks: list[tuple[int, Name]] = []
    for at, paragraph in enumerate(body):
        name = _heading(document.text, paragraph)
        if name and (not marks or name not in {known for _, known in marks[-1:]}):
            marks.append((at, name))
    if not any(name == "conclusions" for _, name in marks):
        lost = next((at for at, p in enumerate(body) if LEAD_IN.match(document.text[p.start : p.end])), None)
        if lost is not None:
            marks = sorted([*marks, (lost - 1, "conclusions")])
    ends = [*(at for at, _ in marks[1:]), len(body)] if marks else []
    return tuple(
        _section(name, body[at + 1 : end]) for (at, name), end in zip(marks, ends, strict=True) if body[at + 1 : end]
    )


def section(parts: Sequence[Section], name: Name) -> Section | None:
    """The longest part of this name: the contents page and running text can name a part too."""
    return max((part for part in parts if part.name == name), key=lambda part: part.end - part.start, default=None)


def _heading(text: str, paragraph: Paragraph) -> Name | None:
    if paragraph.end - paragraph.start > 160:
        return None
    words = text[paragraph.start : paragraph.end]
    if not OPENING.match(words):
        return None
    if CONTENTS.search(words):
        return None
    return next((name for name, pattern in HEADINGS if pattern.match(words)), None)


def _section(name: Name, paragraphs: Sequence[Paragraph]) -> Section:
    return Section(name, paragraphs[0].start, paragraphs[-1].end, tuple(paragraphs))
