"""A stakeholders' summary or a compilation in, one `intervention` for each contributor to each paragraph out.

OHCHR writes, others speak: who does stands before the verb ("the Committee urged"), else in the note that closes the
stretch, else in what came before in the paragraph. A paragraph whose contributor is nowhere is a problem.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from heeded.extract.dialogue import speaker_of
from heeded.extract.notes import Mark, Notes, notes_of
from heeded.extract.parties import SPEAKS, Contributor, Directory, Mention, Source, directory_of
from heeded.extract.sentences import sentence_spans
from heeded.model import Document, Intervention, Paragraph, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load

__all__ = ["contributors"]

ORIGIN = Origin("contributors", "1")
_STATE = Contributor("state", "state")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording\sto|(?:reported|noted|stated|recommended|observed)\sby)\s(?:the\s)?$")
# ", ", " and the ", ", 139 the ", "/": between contributors who say the same
_TOGETHER = re.compile(
    r"\)?\s?(?:\([^()]{1,80}\))?\s?\d{0,3}(?:,|/|;)?\s?\d{0,3}\s?(?:as\swell\sas|and|,)?\s?(?:by\s|the\s)?(?:the\s)?"
)
_PRONOUN = re.compile(r"\s{0,3}(?:It|She|He|They)\b")
_WHOLE = re.compile(r"[.!?:;][”\"’')\]]{0,2}\s{0,2}\d{0,3}\s{0,2}$")
# How far before a mark a name may stand whose verb comes behind the mark.
_LONGEST_OPENING = 300
_NUMBER = re.compile(r"\d{1,3}\.\s{1,3}")
_FURNITURE = re.compile(r"\*|United Nations\s+A/|General Assembly\b")
# "Original: English adolescents": the language of the original is printed before what goes on
_ORIGINAL = re.compile(r"(?:Russian |French |Spanish )?Original: [A-Z][a-z]{3,9}(?:/[A-Z][a-z]{3,9})?\s")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that a note's mark ends, with the marks that belong to it."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    is_closed: bool
    """Whether a mark ends it; what follows then rests on another note."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What the same contributors say in one run of the text."""

    start: int
    end: int
    contributors: tuple[Contributor, ...]
    sources: tuple[Source, ...] = ()
    marks: tuple[Mark, ...] = ()


def contributors(document: Document) -> Iterator[Statement | Problem]:
    """What each contributor says, a paragraph or a part of it at a time; then the paragraphs without one."""
    notes = notes_of(document)
    reader = _Reader(document, notes, directory_of(document, notes))
    unknown: list[tuple[str, int, int]] = []
    for number, spans, institution in _paragraphs(document.text, notes.paragraphs):
        parts = reader.parts(spans, institution)
        if not any(part.contributors for part in parts):
            unknown.append((number, spans[0][0], spans[-1][1]))
        for part in parts:
            yield from _statements(document, number, part)
    if unknown:
        listed = ", ".join(number for number, _, _ in unknown)
        yield Problem(
            f"Who contributed these paragraphs cannot be told from the text or its notes: {listed}. Read their notes.",
            "warning",
            start=unknown[0][1],
            end=unknown[0][2],
        )


def _without_mark(text: str, part: _Part) -> int:
    """Where the words of a part end, before the marks that close it: "rights.12 13", "rights, 14"."""
    end = part.end
    for mark in reversed(part.marks):
        if not text[mark.end : end].strip(" ,\n"):
            end = mark.start
    return end


def _statements(document: Document, number: str, part: _Part) -> Iterator[Statement]:
    quote = document.quote(part.start, _without_mark(document.text, part))
    for each in part.contributors:
        own = [source.cite for source in part.sources if source.contributor == each]
        others = [source for source in part.sources if source.contributor not in part.contributors]
        cites = own or [source.cite for source in others if source.contributor is None or len(part.contributors) == 1]
        yield Statement(
            Intervention(quote.text, party=each.party, cites=tuple(dict.fromkeys(cites))),
            quote, ORIGIN, next(iter(document.states), None), each.name, None, "OHCHR",
            document.body.page_at(quote.start), number,
        )  # fmt: skip


# -------------------------------------------------------------------------------------------------- paragraphs


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile("|".join(load("contributors")[key]))


def _paragraphs(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, list[tuple[int, int]], bool]]:
    """Numbered paragraphs: number, stretches (a page break cuts one), and whether the institution's section has it."""
    count, institution = 0, False
    number, spans = "", list[tuple[int, int]]()
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        opening = _NUMBER.match(text, start, end)
        is_next = paragraph.number is not None and paragraph.number.isdigit() and _follows(int(paragraph.number), count)
        if is_next and opening and (end - start > 70 or _WHOLE.search(text, max(start, end - 12), end)):
            if spans:
                yield number, spans, institution
            number, count = str(paragraph.number), int(paragraph.number or 0)
            is_own = not _words("about_itself").match(text, opening.end())
            spans = [(opening.end(), end)] if is_own else []
        elif paragraph.kind == "heading" and not _FURNITURE.match(text, start):
            if spans:
                yield number, spans, institution
            spans = []
            if paragraph.number is None and re.match(r"[IVX]{1,4}\.|[A-Z]\.", text[start : start + 5]):
                institution = bool(_words("institution").search(text, start, end))
        elif spans and paragraph.number is None and not _FURNITURE.match(text, start):
            original = _ORIGINAL.match(text, start, end)
            start = original.end() if original else start
            is_cut = not _WHOLE.search(text, max(spans[-1][0], spans[-1][1] - 12), spans[-1][1])
            if is_cut or (end - start > 40 and _WHOLE.search(text, max(start, end - 12), end)):
                goes_on = not text[spans[-1][1] : start].strip()
                spans[-1:] = [(spans[-1][0], end)] if goes_on else [spans[-1], (start, end)]
    if spans:
        yield number, spans, institution


def _follows(number: int, count: int) -> bool:
    return count < number <= count + 3


# ------------------------------------------------------------------------------------------------ who says it


class _Reader:
    """Finds who speaks in the paragraphs of one document; remembers who was named last and what was cited."""

    def __init__(self, document: Document, notes: Notes, directory: Directory) -> None:
        self.text = document.text
        self.directory = directory
        self.own_state = next(iter(document.states), None)
        self.marks = notes.marks
        self.sources: dict[int, tuple[Source, ...]] = {}
        before: Source | None = None
        for number, note in sorted(notes.by_number.items()):
            self.sources[number], before = directory.sources(note, before)
        self.cited = {source.contributor for sources in self.sources.values() for source in sources}
        self.is_summary = document.kind == "stakeholder_summary"
        institutions = [each for _, each in directory.rows if each.party == "national_institution"]
        self.institution = institutions[0] if len(set(institutions)) == 1 else None
        self.named: list[Contributor] = []

    def parts(self, spans: Sequence[tuple[int, int]], is_institution: bool) -> list[_Part]:
        """The paragraph in runs of the same contributors; a run ends where a page break cuts the paragraph."""
        parts: list[_Part] = []
        spoken: tuple[Contributor, ...] = ()
        last: tuple[Contributor, ...] = ()
        pieces = [piece for first, stop in spans for piece in self._pieces(first, stop)]
        cuts = {first for first, _ in spans}
        for piece, sources in zip(pieces, self._sources(pieces), strict=True):
            subjects = self._subjects(piece, sources) or self._pronoun(piece, last)
            noted = tuple(dict.fromkeys(each.contributor for each in sources if each.contributor))
            default = (self.institution,) if is_institution and self.institution else self._of_the_state(piece)
            last = subjects or spoken or noted or last or default
            spoken = () if piece.is_closed else subjects or spoken
            if parts and parts[-1].contributors == last and piece.start not in cuts:
                marks = (*parts[-1].marks, *piece.marks)
                parts[-1] = _Part(parts[-1].start, piece.end, last, (*parts[-1].sources, *sources), marks)
            else:
                parts.append(_Part(piece.start, piece.end, last, sources, piece.marks))
        return parts

    def _pieces(self, start: int, end: int) -> list[_Piece]:
        """Sentences, cut where a mark stands inside one whose subject has spoken before it."""
        pieces: list[_Piece] = []
        marks = [mark for mark in self.marks if start <= mark.start < end]
        cuts = self._sentences(start, end, marks)
        for first, stop in cuts:
            own = [mark for mark in marks if first <= mark.start < stop]
            begun = looked = first
            for mark in own[:-1] if own and self._ends(own[-1], stop) else own:
                speaks = bool(self._speaking(max(begun, looked - _LONGEST_OPENING), mark.start))
                looked = mark.start
                if speaks:
                    inside = tuple(each for each in own if begun <= each.start <= mark.start)
                    pieces.append(_Piece(begun, mark.end, inside, True))
                    begun = mark.end
            rest = tuple(each for each in own if each.start >= begun)
            if self.text[begun:stop].strip(" .,;\n"):
                pieces.append(_Piece(begun, stop, rest, bool(rest)))
        return pieces

    def _ends(self, mark: Mark, stop: int) -> bool:
        return not self.text[mark.end : stop].strip(" .,;\n")

    def _sentences(self, start: int, end: int, marks: Sequence[Mark]) -> list[tuple[int, int]]:
        """Sentences with the marks that close them: "rights. 12 The" and "rights.12 The" end one after the number."""
        bounds = {stop for _, stop in sentence_spans(self.text, start, end)}
        for mark in marks:
            before = self.text[max(start, mark.start - 4) : mark.start].rstrip()
            if (
                before.endswith((".", "”", "’", '"', ")", "?"))
                and not self.text[mark.end : mark.end + 2].strip()[:1].islower()
            ):
                bounds = {stop for stop in bounds if not mark.start - 3 <= stop <= mark.end} | {mark.end}
        edges = [start, *sorted(bound for bound in bounds if start < bound < end), end]
        return [(a, b) for a, b in pairwise(edges) if self.text[a:b].strip()]

    def _sources(self, pieces: Sequence[_Piece]) -> list[tuple[Source, ...]]:
        """What the notes of each piece cite, else those of the next mark in the paragraph."""
        found: list[tuple[Source, ...]] = []
        marks: tuple[Mark, ...] = ()
        for piece in reversed(pieces):
            marks = piece.marks or marks
            found.append(tuple(source for mark in marks for source in self.sources.get(mark.number, ())))
        return found[::-1]

    def _speaking(self, start: int, end: int) -> list[Mention]:
        """The contributors who are the first to speak between two offsets: those before one verb."""
        mentions = self.directory.mentions(self.text, start, end)
        for at, mention in enumerate(mentions):
            if not (SPEAKS.match(self.text, mention.end, end) or self._according(mention, start)):
                continue
            first = at
            while first and _TOGETHER.fullmatch(self.text, mentions[first - 1].end, mentions[first].start):
                first -= 1
            return mentions[first : at + 1]
        return []

    def _according(self, mention: Mention, start: int) -> bool:
        return bool(_ACCORDING.search(self.text, max(start, mention.start - 24), mention.start))

    def _subjects(self, piece: _Piece, sources: Sequence[Source]) -> tuple[Contributor, ...]:
        noted = [source.contributor for source in sources if source.contributor]
        found: list[Contributor] = []
        for mention in self._speaking(piece.start, piece.end):
            who = mention.contributor or self._again(mention.again, noted)
            if who and who not in found:
                found.append(who)
        if self.is_summary and noted and not set(found) & set(noted):
            found = [each for each in found if each in self.cited]
        self._learn(found, sources)
        self.named += found or noted
        return tuple(found)

    def _pronoun(self, piece: _Piece, last: tuple[Contributor, ...]) -> tuple[Contributor, ...]:
        """ "It also recommended": who spoke before, in the paragraph or in the one above."""
        said = _PRONOUN.match(self.text, piece.start, piece.end)
        return (last or tuple(self.named[-1:])) if said and SPEAKS.match(self.text, said.end(), piece.end) else ()

    def _again(self, noun: str, noted: Sequence[Contributor]) -> Contributor | None:
        """ "the same Committee": the one that the note cites, else the last of this noun."""
        of_noun = [each for each in noted if noun.lower() in each.name.lower()]
        earlier = (each for each in reversed(self.named) if noun.lower() in each.name.lower())
        return of_noun[0] if len(of_noun) == 1 else next(earlier, of_noun[0] if of_noun else None)

    def _learn(self, found: Sequence[Contributor], sources: Sequence[Source]) -> None:
        """A symbol that nobody owns yet is the report of the special procedure that speaks."""
        for each in found if len(found) == 1 else ():
            for source in sources:
                if each.party == "special_procedure" and source.contributor is None and source.cite.startswith("A/"):
                    self.directory.reports.setdefault(source.cite.split(",")[0], each)

    def _of_the_state(self, piece: _Piece) -> tuple[Contributor, ...]:
        speaker = speaker_of(self.text[piece.start : piece.end])
        return (_STATE,) if speaker and speaker == self.own_state else ()
