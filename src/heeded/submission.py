"""A document that is to be handed in, as far as rules speak of it: words by part, numbers, what it is on."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from heeded.consent import WITHHELD
from heeded.model import Body, Paragraph
from heeded.papers import Heading, Paper, cover_of, lines_of, notes_of, plain
from heeded.papers import Paragraph as Written
from heeded.vocabulary import load
from heeded.vocabulary.matters import whole_words

__all__ = [
    "KINDS",
    "Finding",
    "Kind",
    "Named",
    "Part",
    "Passage",
    "Severity",
    "Submission",
    "body_of",
    "has",
    "of_body",
    "of_paper",
]

Kind = Literal["individual", "joint", "national"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Part = Literal["cover", "text", "note", "annex"]
Severity = Literal["fails", "warns", "tells"]


# "[Contact]", "Contact: [Contact]"
_SLOT = re.compile(r"\s*(?:[^\[\]:]{1,40}\s?:\s*)?\[[^\[\]]*\w[^\[\]]*\]\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, item or note, without its number."""

    text: str
    part: Part = "text"
    number: str | None = None
    page: int | None = None
    is_apart: bool = False
    """Whether it needs no number: a heading, an item of a list, a quotation, a cell of a table."""
    after: str | None = None
    """The number of the last numbered paragraph before it."""

    @property
    def is_slot(self) -> bool:
        """Whether it is an open slot, such as "[Contact]", which nobody filled in."""
        return self.part in ("cover", "text") and WITHHELD not in self.text and bool(_SLOT.fullmatch(self.text))

    @property
    def words(self) -> int:
        """What stands between spaces, as word processors count; an open slot has none."""
        return 0 if self.is_slot else len(self.text.split())

    @property
    def where(self) -> str:
        """As "para. 12", "note 3", "after para. 12, p. 4", "cover"."""
        page = f", p. {self.page}" if self.page else ""
        if self.part == "note":
            return f"note {self.number or self.text[:20]}{page}"
        if self.number:
            return f"para. {self.number}{page}"
        if self.part != "text":
            return f"{self.part}{page}"
        return (f"after para. {self.after}" if self.after else f"“{' '.join(self.text.split()[:6])}”") + page


@dataclass(frozen=True, slots=True)
class Submission:
    """What is to be handed in."""

    file_type: str
    """The ending of its name without the point: "docx"."""
    language: str | None
    """Of its own words: those of open slots, notes and annexes tell nothing; None where too few are left."""
    states: tuple[str, ...]
    """The States that it says it is on."""
    passages: tuple[Passage, ...]
    has_page_numbers: bool | None
    """None where the file does not tell."""
    is_recognised: bool = False
    """Whether its pages are pictures, whose text a program guessed."""
    counts_numbers: bool = False
    """Whether numbers of paragraphs are typed, so that a word processor counts them."""

    def words(self, *parts: Part) -> int:
        """How many words these parts have."""
        found = [each for each in self.passages if each.part in parts]
        typed = sum(bool(each.number) for each in found) if self.counts_numbers else 0
        return typed + sum(each.words for each in found)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom it names, and where."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not fit a rule, or is to be known before it is handed in."""

    key: str
    """The rule's, else "deadline", "figures", "names", "pictures" or "slots"."""
    severity: Severity
    says: str
    where: tuple[str, ...] = ()
    source: str = ""
    """Of the rule."""
    is_confirmed: bool = True


@cache
def _words(name: str, opens: bool) -> re.Pattern[str]:
    every = whole_words(load("submission_words")[name])
    return re.compile(rf"\s*(?:\d+\.\s*)?{every}" if opens else every, re.I)


def has(name: str, text: str, *, opens: bool = False) -> bool:
    """Whether words of a part ("annex", "keywords" ...) stand in a text, or open it."""
    pattern, plain_text = _words(name, opens), text.replace("\u2011", "-")
    return bool(pattern.match(plain_text) if opens else pattern.search(plain_text))


SHORTEST = 12
"""Words of a paragraph that belongs to no cover, where nothing is numbered."""
MOST_OF_HEADING = 14
"""Words of a line that can head an annex."""
# "1) The law", "(1) The law", "[1] The law", "§ 1 The law": numbers that are typed so
_TYPED = re.compile(r"\s*(?:\(?(\d{1,3})\)|\[(\d{1,3})\]|§\s?(\d{1,3})\.?)\s+(?=\w)")
# "“A quotation of its own.”", and behind it the mark of a note
_QUOTED = re.compile(r"\s*[“«„\"][^“”«»„\"]{20,}[”»“\"][.,;]?\s*(?:\([^()]{1,80}\))?[.]?\s*\d{0,3}\s*")
# "• free those", "(a) a law", "- a law", "iv) a law"
_ITEM = re.compile(r"\s*(?:[•●▪◦■–—-]|o\s|\(?[a-z]{1,4}\))\s?")


def of_body(
    body: Body, file_type: str, language: str | None, states: Sequence[str], has_page_numbers: bool | None,
    counts_numbers: bool = False,
) -> Submission:  # fmt: skip
    """What a file that was read holds."""
    cells = sorted((cell.start, cell.end) for table in body.tables for row in table.rows for cell in row)
    drafts = [_passage(body, each, cells) for each in body.paragraphs]
    numbers = (at for at, each in enumerate(body.paragraphs) if each.number or drafts[at].number)
    first = next((at for at in numbers if drafts[at].part != "note"), None)
    return Submission(
        file_type, language, tuple(states), tuple(_parted(drafts, first)), has_page_numbers, body.is_ocr, counts_numbers
    )  # fmt: skip


def _passage(body: Body, each: Paragraph, cells: Sequence[tuple[int, int]]) -> Passage:
    text, number = body.text[each.start : each.end], each.number
    at = bisect_left(cells, (each.start + 1,))
    in_cell = at > 0 and cells[at - 1][1] >= each.end > cells[at - 1][0]
    if in_cell:
        number = None  # it numbers a row, not a paragraph
    elif number:
        text = re.sub(rf"^\s*{re.escape(number)}[.)]*\s*", "", text)
    elif each.kind == "body" and (typed := _TYPED.match(text)):
        number, text = next(filter(None, typed.groups())), text[typed.end() :]
    is_apart = in_cell or each.kind == "heading" or bool(_ITEM.match(text) or _QUOTED.fullmatch(text))
    return Passage(text, "note" if each.kind == "note" else "text", number, body.page_at(each.start), is_apart)


def _parted(drafts: Sequence[Passage], cover: int | None) -> Iterator[Passage]:
    """The same with their parts: a cover up to the first number, of a row too; annexes from their first heading on."""
    if cover is None:  # nothing is numbered: up to the first paragraph that tells of no organisation
        told = (at for at, each in enumerate(drafts) if each.words >= SHORTEST and not has("description", each.text))
        cover = next(told, len(drafts))
    last, in_annex = None, False
    for at, each in enumerate(drafts):
        if each.part == "note":
            yield each
            continue
        in_annex |= at >= cover and each.words <= MOST_OF_HEADING and has("annex", each.text, opens=True)
        part: Part = "annex" if in_annex else "cover" if at < cover else "text"
        yield Passage(each.text, part, each.number, each.page, each.is_apart, last)
        last = each.number or last


def of_paper(paper: Paper, states: Sequence[str], file_type: str = "docx") -> Submission:
    """What a document that is to be written will hold: its pages are numbered."""
    found = [Passage(f"{label}{plain(line)}", "cover") for label, line in cover_of(paper)]
    found = [Passage(each, "cover") for each in (paper.title, paper.subtitle) if each] + found
    count, in_annex = 0, False
    for block in paper.blocks:
        numbered = isinstance(block, Written) and block.is_numbered
        count += numbered
        for text in filter(None, map(plain, lines_of([block]))):
            in_annex |= isinstance(block, Heading) and has("annex", text, opens=True)
            is_apart = not isinstance(block, Written) or block.role != "body"
            number, last = (str(count) if numbered else None), (str(count) if count else None)
            found.append(Passage(text, "annex" if in_annex else "text", number, None, is_apart, last))
    found += [Passage(note.text, "note", str(at)) for at, note in enumerate(notes_of(paper), 1)]
    return Submission(file_type, paper.language, tuple(states), tuple(found), True)


def body_of(made: Submission) -> Body:
    """All of what is to be handed in as one text with its paragraphs, as it is read again from a file."""
    text, paragraphs = "", []
    for each in made.passages:
        kind: Literal["body", "heading", "note"] = "note" if each.part == "note" else "body"
        number = each.number if kind == "body" else None
        paragraphs.append(Paragraph(len(text), len(text) + len(each.text), number, kind))
        text += f"{each.text}\n\n"
    return Body(text, paragraphs=tuple(paragraphs))
