"""An addendum's layout: in, a document; out, its parts in order: entries that a number opens, and running prose.

Each part knows the heading or lead-in above it. Where a layout runs together (a table read as lines, two columns),
entries are found inside paragraphs too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heeded.extract.numbers import NumberList, heads_in, number_key, read_list
from heeded.extract.positions import Claimed, claims_in, heading_position, label_at, label_of, marks_in, together
from heeded.extract.reply_lists import RECOMMENDATION, Listed, listed_in
from heeded.extract.reply_words import NAMED
from heeded.model import Document, Paragraph, Position

__all__ = ["Entry", "Part", "Prose", "Section", "parts_of"]


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading or lead-in says of all that stands under it; position None: recommendations in unknown words."""

    position: Position | None
    words: str
    claimed: Claimed | None = None
    claimed_at: tuple[int, int] = (0, 0)
    """Where the words stand that claim it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch that numbers open, with the answer to them; `breaks` are where paragraphs inside it begin."""

    numbers: tuple[str, ...]
    start: int
    text_start: int
    end: int
    section: Section | None
    breaks: tuple[int, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph that no number opens, with what its sentences say of numbers."""

    start: int
    end: int
    section: Section | None
    listed: tuple[Listed, ...] = ()


Part = Entry | Prose

# "• ", "(b) ", "3. " before "50.24", "Regarding ", "Recommendation No. ", "Recs. ", "R", "Nos. "
_LEAD = re.compile(
    r"""(?: [•*–-]\s{0,2} | \([a-z]{1,4}\)\s{1,3} | \d{1,3}\.\s{1,3}(?=\d{1,3}\.\d|recommendations?\s|recs?\.?\s) )?
    (?:
        (?:re|ad|on|to|(?:response|reply|answer)\sto|regarding|concerning|with\sregard\sto|as\sregards|in\srelation\sto)
        \s{0,2} :? \s{0,2} (?:the\s)? (?=recommendation|\d{1,3}\.\d)
    )?
    \(?
    (?P<noun>
        (?:recommendations?|recs?\b\.?|recomendaci(?:ón|ones)|recommandations?|рекомендаци\w{1,2}|R(?=\d|\s\d))
        \s{0,2} (?:nos?\b\.?|numbers?|n[°º]s?|№)? \s{0,2} [:.]? \s{0,2}
        | nos?\.\s{0,2}
    )?
    (?=\d|[A-Z]-\d)""",
    re.I | re.X,
)
_AFTER_LEAD = re.compile(r"[\s.,:;)\]–—-]*")
# what follows numbers that do not open an entry but begin a sentence: "Recommendations 1-5 are", "122.4 and"
_GOES_ON = re.compile(r"\s{1,3}(?:[a-zà-þа-я]|\(?(?:in|under|of)\sparagraph)")
# "Recommendation 63.3 on prisons: "
_SUBJECT = re.compile(r"\s(?:\([^()]{2,80}\)\s?)?(?:on|about|concerning|regarding|relating to|to)\s[^.:;\d]{3,90}:\s*")
_PARAGRAPH_NUMBER = re.compile(r"\s*(?:\d{1,3}|[IVX]{1,5}|[A-H]|[a-z])[.)]\s+")
# "No. Recommendation Position", the header of a table read as lines
_TABLE_HEAD = re.compile(r"(?:position|response|reply|comments?|remarks?|status|explanations?|decision)\s*$", re.I)
_INLINE = re.compile(
    r"(?<![\w.,-])(?:recommendations?\s(?:no\.\s)?|recs?\.?\s|no\.\s)?(?:[A-Z]-)?\d{1,3}(?:\.\d{1,3})?", re.I
)
_POINTS_ON = re.compile(r"\b(?:following|below|as follows|listed|namely)\b|:\s*$", re.I)
# headings that end what a heading of positions began
_OTHER_PART = re.compile(
    r"""\W{0,9} (?:[IVX]{1,5}\.?|[A-H]\.|\d\.)? \s{0,3} (?:
        introduction | general\s(?:remarks|comments|observations) | conclusions? | concluding | annex | voluntary\b
        | additional\s(?:information|comments) | follow-?up | methodology | consultations? | background | preliminary
    )\b""",
    re.I | re.X,
)
_THEME = re.compile(r"\brecommendations?\s(?:on|relating|related|concerning|regarding|about|pertaining)\b", re.I)
# "Noted recommendations (21)"
_COUNT = re.compile(r"\((?:a total of |total:? ?)?\d{1,3}(?: recommendations?)?\)")
LONGEST_HEADING = 200


def parts_of(document: Document, outside: Sequence[tuple[int, int]] = ()) -> list[Part]:
    """The parts of an addendum that lie outside the given spans (tables already read), in order."""
    inside = sorted(outside)
    blocks = [
        block
        for block in document.body.paragraphs or _lines(document.text)
        if block.kind != "note" and not _lies_in(block.start, inside)
    ]
    layout = _layout(document.text, blocks)
    return _Walk(document.text, layout).parts(blocks)


def _lies_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans, which are in order and apart."""
    at = bisect_right(spans, (place, 1 << 60)) - 1
    return at >= 0 and place < spans[at][1]


def _lines(text: str) -> list[Paragraph]:
    return [Paragraph(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


# ------------------------------------------------------------------------------------------------------------ layout


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a document numbers recommendations: under paragraphs ("122."), flat after a noun, or flat like paragraphs."""

    heads: frozenset[str]
    is_plain: bool = False
    has_cells: bool = False
    """Whether labels stand in paragraphs of their own, as the cells of a table read as lines do."""


_DOTTED = re.compile(r"(?<![\d.,/])(?P<head>\d{1,3})\.\d{1,3}(?!\d|\s?%)")
# "recommendation 122.5", "recommendations in paragraphs 115.6"
_NAMED = re.compile(RECOMMENDATION.pattern + r"\W{0,3}(?:[a-z]+\W{1,3}){0,4}(?P<head>\d{1,3})\.\d", re.I)


def _layout(text: str, blocks: Sequence[Paragraph]) -> _Layout:
    many = heads_in(text)
    opening, named = set(), set()
    for block in blocks:
        lead = _lead(text, block.start, block.end, _Layout(frozenset(), True))
        if lead := lead or (_group(text, block.start, block.end, _Layout(many)) if many else None):
            opening.add(lead.numbers.numbers[0].rpartition(".")[0])
        if RECOMMENDATION.search(text, block.start, block.end):
            named |= {match["head"] for match in _DOTTED.finditer(text, block.start, block.end)}
    named &= many | {match["head"] for match in _NAMED.finditer(text)}
    heads = {head for head in (opening & many) | named if head and int(head) > 4}
    if any(int(head) > 20 for head in heads):  # then smaller ones number the addendum's own sections
        heads = {head for head in heads if int(head) > 20 or head in named}
    layout = _Layout(frozenset(heads), not heads and _is_plain(text, blocks))
    leads = sum(_lead(text, block.start, block.end, layout) is not None for block in blocks)
    labels = sum(_is_bare_label(text, block.start, block.end) for block in blocks)
    return replace(layout, has_cells=labels >= 3 and 3 * labels >= leads)


def _is_bare_label(text: str, start: int, end: int) -> bool:
    """Whether a block is a label and nothing else: "Accepted", not "Accepted recommendations"."""
    if end - start > LONGEST_HEADING or RECOMMENDATION.search(text, start, end):
        return False
    return label_of(text[start:end]) is not None and not _PARAGRAPH_NUMBER.match(text, start, end)


def _is_plain(text: str, blocks: Sequence[Paragraph]) -> bool:
    """Whether numbers that look like those of paragraphs are recommendations: most of what they open is an answer."""
    leads = [lead for block in blocks if (lead := _lead(text, block.start, block.end, _Layout(frozenset(), True)))]
    if sum(lead.is_named for lead in leads) > 1:
        return False
    ends = [*(lead.numbers.start for lead in leads[1:]), len(text)]
    singles = [(lead, end) for lead, end in zip(leads, ends, strict=False) if len(lead.numbers.numbers) == 1]
    answers = sum(_is_answer(text, lead.text_start, max(lead.end, end)) for lead, end in singles)
    return answers >= 3 and 2 * answers >= len(singles)


def _is_answer(text: str, start: int, end: int) -> bool:
    """Whether what a number opens speaks of one recommendation and names no other numbers."""
    end = min(end, start + 1500)
    if label_at(text, start, end) or label_of(text[start:end]) or NAMED.search(text, start, end):
        return True
    if listed_in(text, start, end):
        return False
    return bool(RECOMMENDATION.search(text, start, end)) and bool(marks_in(text, start, min(end, start + 400)))


@dataclass(frozen=True, slots=True)
class _Lead:
    numbers: NumberList
    text_start: int
    end: int
    is_named: bool


def _lead(text: str, start: int, end: int, layout: _Layout) -> _Lead | None:
    """The numbers that open a stretch, if it is an entry of this layout."""
    opening = _LEAD.match(text, start, end)
    if not opening:
        return None
    numbers = read_list(text, opening.end(), layout.heads, end)
    if numbers is None:
        return None
    is_dotted = "." in numbers.numbers[0]
    is_several = len(numbers.numbers) > 1
    if not (opening["noun"] or (is_dotted if layout.heads else layout.is_plain or is_several)):
        return None
    after = _AFTER_LEAD.match(text, numbers.end, end)
    assert after is not None  # matches nothing too
    label = label_at(text, after.end(), end)
    subject = _SUBJECT.match(text, numbers.end, end) if opening["noun"] else None
    if subject and not marks_in(text, numbers.end, subject.end()):
        return _Lead(numbers, subject.end(), end, True)
    if _GOES_ON.match(text, numbers.end, end) and not label:
        return None
    if not opening["noun"] and not is_dotted and not after.group().strip() and after.end() < end and not label:
        return None  # "12 States made recommendations"
    return _Lead(numbers, after.end(), end, bool(opening["noun"]))


# "Death penalty (122.1, 122.4-9)", "International instruments: recommendations 5, 6 and 12"
_GROUP = re.compile(
    r"""(?!\W*(?:see|cf|also|compare)\b) [^\d.;]{3,140}? [\s(:–-]{1,3}
    (?P<noun>(?:recommendations?|recs?\.?|nos?\.)\s{0,2}:?\s{0,2})? (?=\d{1,3})""",
    re.I | re.X,
)


def _group(text: str, start: int, end: int, layout: _Layout) -> _Lead | None:
    """The numbers that a heading gives to its subject; what follows the heading is the answer."""
    subject = _GROUP.match(text, start, end) if end - start < 3 * LONGEST_HEADING else None
    if not subject or (not layout.heads and not subject["noun"]):
        return None
    numbers = read_list(text, subject.end(), layout.heads, end)
    if numbers is None or text[numbers.end : end].strip(" ).:;"):
        return None
    if layout.heads and "." not in numbers.numbers[0]:
        return None
    if marks_in(text, start, end) or label_at(text, start, end):
        return None
    return _Lead(numbers, end, end, False)


# -------------------------------------------------------------------------------------------------------------- walk


class _Walk:
    """Goes through the blocks and keeps the heading above and the entry that is open."""

    def __init__(self, text: str, layout: _Layout) -> None:
        self.text = text
        self.layout = layout
        self.section: Section | None = None
        self.done: list[Part] = []
        self.open: Entry | None = None

    def parts(self, blocks: Sequence[Paragraph]) -> list[Part]:
        """The parts of these blocks."""
        for block in blocks:
            for start, end in self._pieces(block):
                self._take(start, end, block.kind == "heading")
        self._close()
        return self.done

    def _close(self) -> None:
        if self.open:
            self.done.append(_with_hanging(self.text, self.open))
            self.open = None

    def _take(self, start: int, end: int, is_heading: bool) -> None:
        lead = _lead(self.text, start, end, self.layout) or _group(self.text, start, end, self.layout)
        if lead:
            self._close()
            numbers = lead.numbers
            self.open = Entry(
                numbers.numbers, start, lead.text_start, end, self.section, (lead.text_start,), numbers.refused
            )
            return
        heading = None if self._answers_open(start, end) else self._heading(start, end, is_heading)
        listed = () if heading else tuple(self._listed(start, end))
        if heading or listed:
            self._close()
            if heading and heading.words:
                self.section = heading
            elif heading:
                self.section = None
            elif (first := listed[0]).position:
                claimed = claims_in(self.text, first.start, first.end)
                above = None if claimed else self._claiming(first.position)
                at = above.claimed_at if above else (first.start, first.end)
                self.section = Section(first.position, first.words or "", above.claimed if above else claimed, at)
            self.done.append(Prose(start, end, self.section, listed))
        elif self.open:
            self.open = replace(self.open, end=end, breaks=(*self.open.breaks, start))
        else:
            self.done.append(Prose(start, end, self.section))

    def _answers_open(self, start: int, end: int) -> bool:
        """Whether a block that could be a heading is the answer to the open entry: "Position: noted", "Accepted"."""
        if not self.open or end - start > LONGEST_HEADING:
            return False
        if NAMED.match(self.text, start, end):
            return True
        has_room = self.layout.has_cells or (self.section is None and len(self.open.breaks) < 3)
        return has_room and _is_bare_label(self.text, start, end)

    def _claiming(self, position: Position | None) -> Section | None:
        """The heading above, where it claims something and a list under it repeats its position."""
        is_it = self.section and self.section.claimed and self.section.position == position
        return self.section if is_it else None

    def _listed(self, start: int, end: int) -> Iterator[Listed]:
        """What the sentences of a block say of numbers; inside an entry only where a position stands with them."""
        listed = listed_in(self.text, start, end, self.layout.heads, is_flat=not self.layout.heads)
        for each in listed:
            if each.position or (not self.open and each.numbers and self._is_list(each)):
                yield each

    def _is_list(self, listed: Listed) -> bool:
        """Whether numbers without a position are listed under a heading rather than referred to."""
        return len(listed.numbers) > 1 and self.section is not None

    def _heading(self, start: int, end: int, is_heading: bool) -> Section | None:
        """What a block says of all that follows; a Section without words ends the one before."""
        words = " ".join(self.text[start:end].split())
        if len(words) > 2 * LONGEST_HEADING:
            return None
        bare = _PARAGRAPH_NUMBER.sub("", words, count=1)
        is_short = len(words) <= LONGEST_HEADING and not words.endswith((".", ";", ","))
        if is_short and (position := label_of(_COUNT.sub("", bare))):
            return Section(position, bare, claims_in(bare), (start, end))
        if any(character.isdigit() for character in bare) and listed_in(bare, 0, len(bare), self.layout.heads):
            return None
        speaks = bool(RECOMMENDATION.search(bare))
        positions = {mark.position for mark in marks_in(bare)}
        if len(positions - {"pending"}) > 1 and "supported_in_part" not in positions:
            return None  # a list of the categories to come
        position = together(positions)
        claimed = claims_in(bare)
        if speaks and (is_heading or is_short) and len(bare) < LONGEST_HEADING:
            position = position or heading_position(bare)
        if position and (is_heading or is_short) and (speaks or len(bare) < 90):
            return Section(position, bare, claimed, (start, end))
        if speaks and (_POINTS_ON.search(bare) or is_heading) and (position or claimed):
            return Section(position or "supported", bare, claimed, (start, end))
        if is_heading and _OTHER_PART.match(bare):
            return Section(None, "")
        if (
            is_heading
            and speaks
            and not _THEME.search(bare)
            and "conclusions" not in bare.lower()
            and "Working Group" not in bare
        ):
            return Section(None, bare)
        return None

    def _pieces(self, block: Paragraph) -> Iterator[tuple[int, int]]:
        """A block cut where an entry begins inside it."""
        start = block.start
        lead = _lead(self.text, start, block.end, self.layout)
        last: tuple[int, ...] = number_key(lead.numbers.numbers[-1]) if lead else ()
        at = read = lead.text_start if lead else start
        for match in _INLINE.finditer(self.text, at, block.end):
            here = match.start()
            if here < read or not self._is_set_apart(at, here, bool(lead)):
                continue
            inner = _lead(self.text, here, block.end, self.layout)
            if inner is None:
                continue
            read = inner.numbers.end
            if not self._opens(inner, last):
                continue
            yield start, here
            start, at, lead, last = here, inner.text_start, inner, number_key(inner.numbers.numbers[-1])
        yield start, block.end

    def _is_set_apart(self, at: int, here: int, is_after_lead: bool) -> bool:
        """Whether numbers inside a block follow a full stop, bracket, label or table head."""
        before = self.text[max(at, here - 80) : here].rstrip()
        if not is_after_lead:
            return bool(_TABLE_HEAD.search(before))
        if before.endswith((".", ";", ")", "]", "”", '"', "*")):
            return True
        tail = before.split()
        return any(label_of(" ".join(tail[-count:])) for count in range(1, min(6, len(tail)) + 1))

    def _opens(self, lead: _Lead, last: tuple[int, ...]) -> bool:
        """Whether numbers inside a block go on from the last ones and words of their own follow them.

        Flat numbers could be anything: they must be the very next ones.
        """
        following = self.text[lead.text_start : lead.text_start + 1]
        if not (following.isupper() or following in ("“", '"', "(")):
            return False
        key = number_key(lead.numbers.numbers[0])
        if lead.is_named or "." in lead.numbers.numbers[0]:
            return last < key
        return bool(last) and key == (last[0] + 1,)


# "83., 85., 86., 87." further down in a column that a dangling comma announces
_RUN = re.compile(r"(?<![\w.,])(?:\d{1,3}\.,?\s{1,2}){1,12}(?=\D|$)|(?<![\w.,])(?:\d{1,3}\.,\s{1,2}){0,12}\d{1,3}\.$")
NEAR = 300


def _with_hanging(text: str, entry: Entry) -> Entry:
    """An entry with the rest of its numbers, where a narrow column broke the list: "40., 41., Arvenia accepts. 42."."""
    if "," not in text[entry.text_start - 3 : entry.text_start] or "." in entry.numbers[0]:
        return entry
    for run in _RUN.finditer(text, entry.text_start, min(entry.end, entry.text_start + NEAR)):
        more = read_list(text, run.start(), (), run.end())
        if more and number_key(more.numbers[0]) > number_key(entry.numbers[-1]):
            return replace(entry, numbers=(*entry.numbers, *more.numbers))
    return entry
