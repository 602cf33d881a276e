"""The chapter "Conclusions and/or recommendations" in; its lead-ins with the items listed under each out.

Reports number items 124.1, 124.2 ... or, until 2010, 1, 2 ... anew under each lead-in; some have letters, bullets or no
numbers. Items run over pages and around notes; a paragraph of the file can hold two of them.
"""

import re
from dataclasses import dataclass, field, replace

from heeded.extract.brackets import state_groups
from heeded.extract.sections import Section
from heeded.extract.sequence import places
from heeded.model import Document, Paragraph

__all__ = ["Item", "Lead", "lead_words", "leads_of", "numbers_of"]

# "124.17 Adopt", "124. 17. Adopt", "124.17Adopt", "124-17. Adopt"
DOTTED = re.compile(r"(?P<head>\d{1,3})\s?(?P<sep>[.,-])\s?(?P<tail>\d{1,3})(?!\d)\.?(?!\s*(?:per cent|%))")
# "17. Adopt", "17 Adopt", "17) Adopt"
PLAIN = re.compile(r"(?P<number>\d{1,3})(?:\s?[.)]|\s(?=[A-Z“\"]))(?!\d)")
# "(a) Adopt", "(iv) Adopt", "• Adopt", "– Adopt"
LETTERED = re.compile(r"(?:\((?P<letter>[a-z]{1,2}|[ivx]{1,5})\)|[•●▪◦■–—-])\s*(?=\S)")
# what tells a lead-in from an item with the same number
LEAD_WORDS = re.compile(
    r"recommendations?\b.{0,300}?\b(?:support|examin|consider|accept|reject|respon|agree|noted|outcome|listed|made to"
    r"|below|follow|above|reflect|implement)|\bthe following (?:enjoy|were|are|will)",
    re.I | re.S,
)
# "87. All conclusions and/or recommendations contained in the present report reflect the position of ..."
CLOSING = re.compile(r"(?:\d{1,3}\.?\s+)?All(?: the)? conclusions? and", re.I)
# "1 The recommendation as read during the interactive dialogue: ..." is a note, wherever the page has it
NOTE = re.compile(
    r"(?:[*†\d]{1,3}\s*)?(?:The\s)?(?:(?:original|full|exact)\s)?(?:text of (?:the|this)\s)?(?:original\s)?"
    r"recommendations?\b.{0,60}?\b(?:reads?|as\b.{0,20}\b(?:made|formulated|delivered))\b",
    re.I,
)
SPACES = re.compile(r"\s+")
TAIL = 700
"""Characters at the end of an item among which its bracketed States are looked for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One listed recommendation: `start` is where its number begins, `spans` are its words (a note can part them)."""

    start: int
    spans: tuple[tuple[int, int], ...]
    head: int | None = None
    tail: int | None = None
    printed: str | None = None

    @property
    def end(self) -> int:
        """Where its last words end."""
        return self.spans[-1][1]

    def words(self, text: str) -> str:
        """Its words without the number."""
        return " ".join(text[start:end] for start, end in self.spans)

    def continued(self, start: int, end: int) -> "Item":
        """With a further paragraph of the file, which follows at once or after a note."""
        if start - self.end <= 1:
            return replace(self, spans=(*self.spans[:-1], (self.spans[-1][0], end)))
        return replace(self, spans=(*self.spans, (start, end)))


@dataclass(slots=True)
class Lead:
    """A lead-in and the items under it."""

    number: int | None
    start: int
    end: int
    items: list[Item] = field(default_factory=list)


def lead_words(text: str, lead: Lead) -> str:
    """The words of a lead-in without its number."""
    words = SPACES.sub(" ", text[lead.start : lead.end]).strip()
    match = PLAIN.match(words)
    return words[match.end() :].strip() if match else words


def numbers_of(lead: Lead) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The number of each item under a lead-in, as the sequence requires it, and the numbers that no item has."""
    tails, absent = places([item.tail for item in lead.items])
    head = lead.number if lead.number is not None or not lead.items else lead.items[0].head
    prefix = f"{head}." if head is not None else ""
    return tuple(f"{prefix}{tail}" for tail in tails), tuple(f"{prefix}{tail}" for tail in absent)


def leads_of(document: Document, conclusions: Section) -> list[Lead]:
    """The lead-ins of the chapter with their items, in order."""
    before = [p for p in document.body.paragraphs if p.end <= conclusions.start and p.number and p.number.isdigit()]
    reader = _Reader(document.text, int(before[-1].number or 0) if before else None)
    for paragraph in conclusions.paragraphs:
        if CLOSING.match(document.text, paragraph.start, paragraph.end):
            break
        reader.take(paragraph)
    for lead in reader.leads:
        lead.items = _merged(lead.items)
    return reader.leads


class _Reader:
    """Sorts the paragraphs of the chapter into lead-ins, items and what continues them.

    `main` is the number of the last paragraph in the report's own numbering, which lead-ins go on from.
    """

    def __init__(self, text: str, main: int | None) -> None:
        self.text = text
        self.main = main
        self.leads: list[Lead] = []
        self.in_note = False

    def take(self, paragraph: Paragraph) -> None:
        """File one paragraph."""
        words = self.text[paragraph.start : paragraph.end]
        dotted, plain = DOTTED.match(words), PLAIN.match(words)
        note, self.in_note = self.in_note, bool(NOTE.match(words))
        if self.in_note:
            return
        if dotted and self._is_dotted_item(dotted):
            self._add(paragraph, dotted.end(), int(dotted["head"]), int(dotted["tail"]), dotted.group())
        elif plain and self._is_lead(int(plain["number"]), words):
            self.main = int(plain["number"])
            self.leads.append(Lead(self.main, paragraph.start, paragraph.end))
        elif plain and self._is_flat_item(plain, words):
            self._add(paragraph, plain.end(), None, int(plain["number"]), plain["number"])
        elif note and not (words[0].islower() or words[0] in "(["):
            self.in_note = True
        else:
            self._unnumbered(paragraph, words)

    def _is_dotted_item(self, match: re.Match[str]) -> bool:
        lead = self.leads[-1].number if self.leads else None
        if match["sep"] != ".":
            return int(match["head"]) == lead
        return lead is None or abs(int(match["head"]) - lead) <= 3 or self._expected() == int(match["tail"])

    def _is_lead(self, number: int, words: str) -> bool:
        """Whether a paragraph with this plain number goes on in the report's own numbering."""
        if self.main is not None and number <= self.main:
            return False
        if self.main is not None and number > self.main + 3:  # pages of the dialogue can be missing
            return bool(LEAD_WORDS.search(words)) and not _ends_with_states(words)
        if number == self._expected() and self._is_listing_flat() and _ends_with_states(words):
            return False
        return self.main is None or bool(LEAD_WORDS.search(words)) or not _ends_with_states(words)

    def _is_flat_item(self, match: re.Match[str], words: str) -> bool:
        number, expected = int(match["number"]), self._expected()
        if not self.leads or (number < expected - 3 and match.group().isdigit()):  # "1 The ...": the mark of a note
            return False
        if self.leads[-1].items and not self._is_listing_flat():
            return number == expected and _ends_with_states(words)
        return abs(number - expected) <= 3 or _ends_with_states(words)

    def _is_listing_flat(self) -> bool:
        return bool(self.leads) and any(item.head is None for item in self.leads[-1].items)

    def _expected(self) -> int:
        """The number that the next item should have."""
        tails = [item.tail for item in self.leads[-1].items if item.tail is not None] if self.leads else []
        return tails[-1] + 1 if tails else 1

    def _add(self, paragraph: Paragraph, skip: int, head: int | None, tail: int, printed: str) -> None:
        if not self.leads or self._begins_lost_lead(head, tail):
            self.leads.append(Lead(head, paragraph.start, paragraph.start))
        item = Item(paragraph.start, ((paragraph.start + skip, paragraph.end),), head, tail, printed)
        self.leads[-1].items.extend(_split(self.text, item))

    def _begins_lost_lead(self, head: int | None, tail: int) -> bool:
        """Whether an item stands under a lead-in that could not be read: its head goes on from the last one's."""
        lead = self.leads[-1]
        return bool(lead.items) and lead.number is not None and head == lead.number + 1 and tail == 1

    def _unnumbered(self, paragraph: Paragraph, words: str) -> None:
        """File a paragraph without a number: part of a lead-in, the rest of an item, an item, or nothing."""
        if not self.leads:
            if _ends_with_states(words) or LEAD_WORDS.search(words):
                self.leads.append(Lead(None, paragraph.start, paragraph.end))
            return
        lead, lettered = self.leads[-1], LETTERED.match(words)
        if not lead.items:
            if _ends_with_states(words):
                lead.items.append(_unnumbered_item(paragraph, lettered))
            else:
                lead.end = paragraph.end
            return
        last = lead.items[-1]
        goes_on = words[0].islower() or not _is_complete(last.words(self.text))
        if goes_on or (lettered and last.tail is not None and _ends_with_states(words)):
            lead.items[-1] = last.continued(paragraph.start, paragraph.end)
        elif _ends_with_states(words) and (words[0].isupper() or lettered):
            lead.items.append(_unnumbered_item(paragraph, lettered))


def _unnumbered_item(paragraph: Paragraph, lettered: re.Match[str] | None) -> Item:
    skip = lettered.end() if lettered else 0
    printed = lettered["letter"] if lettered else None
    return Item(paragraph.start, ((paragraph.start + skip, paragraph.end),), printed=printed)


def _ends_with_states(words: str) -> bool:
    tail = words[-TAIL:]
    groups = state_groups(tail)
    return bool(groups) and len(tail) - groups[-1].end <= 6


def _is_complete(words: str) -> bool:
    """Whether an item's words end as items do: with bracketed States, a full stop or semicolon."""
    return words.rstrip().endswith((".", ";")) or _ends_with_states(words)


def _split(text: str, item: Item) -> list[Item]:
    """An item, or several where one paragraph of the file holds more numbers in sequence."""
    items = [item]
    head = rf"{item.head}\s?\.\s?" if item.head is not None else ""
    pattern = re.compile(rf"(?<=[;.)\]])\s*(?P<printed>{head}(?P<tail>\d{{1,3}}))\.?\s+(?=[A-Z“\"])")
    for match in pattern.finditer(text, item.spans[0][0], item.end):
        last = items[-1]
        if last.tail is not None and int(match["tail"]) == last.tail + 1:
            items[-1] = replace(last, spans=((last.spans[0][0], match.start()),))
            span = (match.end(), item.end)
            items.append(Item(match.start("printed"), (span,), item.head, int(match["tail"]), match["printed"]))
    return items


def _merged(items: list[Item]) -> list[Item]:
    """The items, those without a number joined to the one before where the numbers leave no place for them."""
    if all(item.tail is None for item in items):
        return items
    merged: list[Item] = []
    following: list[int | None] = [None]
    for item in reversed(items):
        following.append(item.tail if item.tail is not None else following[-1])
    for item, after in zip(items, reversed(following[:-1]), strict=True):
        last = merged[-1].tail if merged else None
        if item.tail is None and merged and (after is None or (last is not None and after <= last + 1)):
            merged[-1] = merged[-1].continued(item.start, item.end)
        else:
            merged.append(item)
    return merged
