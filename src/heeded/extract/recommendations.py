"""A Working Group report of any generation since 2008 in; its recommendations, each with States and position, out.

A report lists recommendations under lead-ins ("124. The following recommendations enjoy the support of ..."), numbered
124.1, 124.2 ... or, until 2010, 1, 2 ... anew. A lead-in can also name paragraphs of the dialogue that hold the
recommendations ("the recommendations in paragraphs 45 and 56 (b) above did not enjoy the support of ...").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from heeded.extract.brackets import StateGroup, state_groups
from heeded.extract.dialogue import speaker_of
from heeded.extract.numbers import read_list
from heeded.extract.positions import read_position
from heeded.extract.sections import Section, section, sections
from heeded.extract.sequence import places
from heeded.model import Document, Paragraph, Position, Problem, Recommendation, Statement
from heeded.provenance import Origin, View

__all__ = ["recommendations"]

ORIGIN = Origin("recommendations", "1")

# "124.17 Adopt", "124. 17. Adopt", "124.17Adopt"
DOTTED = re.compile(r"(?P<head>\d{1,3})\s?\.\s?(?P<tail>\d{1,3})(?!\d)\.?(?!\s*(?:per cent|%))")
# "17. Adopt", "17 Adopt", "17) Adopt"
PLAIN = re.compile(r"(?P<number>\d{1,3})(?:\s?[.)]|\s(?=[A-Z“\"]))(?!\d)")
# "(a) Adopt", "(iv) Adopt", "• Adopt", "– Adopt"
LETTERED = re.compile(r"(?:\((?P<letter>[a-z]{1,2}|[ivx]{1,5})\)|(?P<bullet>[•●▪◦■–—-]))\s*(?=\S)")
# what tells a lead-in from an item with the same number
LEAD_WORDS = re.compile(
    r"recommendations?\b.{0,300}?\b(?:support|examin|consider|accept|reject|respon|agree|noted|outcome|listed|made to|below"
    r"|follow|above|reflect|implement)|\bthe following (?:enjoy|were|are|will)",
    re.I | re.S,
)
CLOSING = re.compile(r"\d{1,3}\.?\s+All(?: the)? (?:the )?conclusions? and", re.I)
# "71. Other recommendations noted in the report in paragraphs 45, 56, last sentence, and 63 (b) above"
IN_DIALOGUE = re.compile(
    r"\bparagraphs?\s+(?P<list>\d{1,3}\b(?!\.\d)(?:\s*\([a-z](?:\s*,\s*[a-z])*\)|[\s,;]+|\band\b|\blast sentence\b|\b\d{1,3}\b(?!\.\d))*)",
    re.I,
)
PLACE = re.compile(r"(?P<number>\d{1,3})(?P<letters>(?:[\s,;]*(?:and\s*)?\([a-z](?:\s*,\s*[a-z])*\))*)")
# "1 The recommendation as read during the interactive dialogue: ..." is a note, wherever the page has it
AS_READ = re.compile(r"(?:[*†\d]{1,3}\s*)?(?:The\s)?(?:(?:original|full)\s)?(?:text of (?:the|this)\s)?recommendations?\b.{0,60}?\b(?:read|made|formulated|delivered)\b.{0,40}\bdialogue\b", re.I)
# "recommendations Nos. 8, 9", "recommendations from 126.1", "Recommendation 96.1"
NAMING = re.compile(r"\brecommendations?\b(?:\s+(?:above|below|numbers?|listed|under|in paragraphs?|from|contained))*\s+(?=(?:[Nn]os?\.?\s*)?\d)", re.I)
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Item:
    """One listed recommendation: `start` is where its number begins, `text_start` where its words do."""

    start: int
    text_start: int
    end: int
    head: int | None = None
    tail: int | None = None
    printed: str | None = None


@dataclass(slots=True)
class _Lead:
    """A lead-in and the items under it."""

    number: int | None
    start: int
    end: int
    items: list[_Item] = field(default_factory=list)


def recommendations(document: Document) -> Iterator[Statement | Problem]:
    """The recommendations of a Working Group report, in order, then what does not add up."""
    parts = sections(document)
    conclusions = section(parts, "conclusions")
    if conclusions is None:
        yield Problem(
            "No chapter 'Conclusions and/or recommendations' was found: check that the file is a whole report of the "
            "Working Group, and get it again if pages are missing.",
            file=document.file,
        )
        return
    leads = _leads(document, conclusions)
    yield from _statements(document, leads)
    yield from _from_dialogue(document, leads, section(parts, "dialogue"))


# ------------------------------------------------------------------------------------------------ lead-ins and items


def _leads(document: Document, conclusions: Section) -> list[_Lead]:
    """The lead-ins of the chapter with their items, in order."""
    reader = _Reader(document.text, _main_number_before(document, conclusions))
    for paragraph in conclusions.paragraphs:
        if not reader.take(paragraph):
            break
    return reader.leads


def _main_number_before(document: Document, conclusions: Section) -> int | None:
    """The number of the last numbered paragraph before the chapter."""
    before = [p for p in document.body.paragraphs if p.end <= conclusions.start and p.number and p.number.isdigit()]
    return int(before[-1].number or 0) if before else None


class _Reader:
    """Sorts the paragraphs of the chapter into lead-ins, items and what continues them."""

    def __init__(self, text: str, main: int | None) -> None:
        self.text = text
        self.main = main
        self.leads: list[_Lead] = []
        self.in_note = False

    def take(self, paragraph: Paragraph) -> bool:
        """File one paragraph; False at the closing one ("All conclusions and/or recommendations ...")."""
        words = self.text[paragraph.start : paragraph.end]
        if CLOSING.match(words):
            return False
        dotted, plain = DOTTED.match(words), PLAIN.match(words)
        note, self.in_note = self.in_note, bool(AS_READ.match(words))
        if self.in_note:
            return True
        if dotted and self._is_dotted_item(dotted):
            self._add(paragraph, dotted.end(), int(dotted["head"]), int(dotted["tail"]), dotted.group())
        elif plain and self._is_lead(int(plain["number"]), words):
            self.main = int(plain["number"])
            self.leads.append(_Lead(self.main, paragraph.start, paragraph.end))
        elif plain and self._is_flat_item(int(plain["number"]), words):
            self._add(paragraph, plain.end(), None, int(plain["number"]), plain["number"])
        elif note and not (words[0].islower() or words[0] in "(["):
            self.in_note = True
        else:
            self._unnumbered(paragraph, words)
        return True

    def _is_dotted_item(self, match: re.Match[str]) -> bool:
        lead = self._lead_number()
        return lead is None or abs(int(match["head"]) - lead) <= 3 or self._expected() == int(match["tail"])

    def _is_lead(self, number: int, words: str) -> bool:
        """Whether a paragraph with this plain number goes on in the report's own numbering."""
        if self.main is not None and not self.main < number <= self.main + 3:
            return False
        if number == self._expected() and self._is_listing_flat() and _ends_with_states(words):
            return False
        return self.main is None or bool(LEAD_WORDS.search(words)) or not _ends_with_states(words)

    def _is_flat_item(self, number: int, words: str) -> bool:
        if not self.leads:
            return False
        if self.leads[-1].items and not self._is_listing_flat():
            return number == self._expected() and _ends_with_states(words)
        return abs(number - self._expected()) <= 3 or _ends_with_states(words)

    def _is_listing_flat(self) -> bool:
        return bool(self.leads) and any(item.head is None for item in self.leads[-1].items)

    def _lead_number(self) -> int | None:
        return self.leads[-1].number if self.leads else None

    def _expected(self) -> int:
        tails = [item.tail for item in self.leads[-1].items if item.tail is not None] if self.leads else []
        return tails[-1] + 1 if tails else 1

    def _add(self, paragraph: Paragraph, skip: int, head: int | None, tail: int | None, printed: str | None) -> None:
        if not self.leads or (head is not None and self._begins_lost_lead(head, tail)):
            self.leads.append(_Lead(head, paragraph.start, paragraph.start))
        item = _Item(paragraph.start, paragraph.start + skip, paragraph.end, head, tail, printed)
        self.leads[-1].items.extend(_split(self.text, item))

    def _begins_lost_lead(self, head: int, tail: int | None) -> bool:
        """Whether an item stands under a lead-in that could not be read: its head goes on from the last one's."""
        lead = self.leads[-1]
        return bool(lead.items) and lead.number is not None and head == lead.number + 1 and tail == 1

    def _unnumbered(self, paragraph: Paragraph, words: str) -> None:
        lead = self.leads[-1] if self.leads else None
        if lead is None:
            if _ends_with_states(words) or LEAD_WORDS.search(words):
                self.leads.append(_Lead(None, paragraph.start, paragraph.end))
            return
        lettered = LETTERED.match(words)
        if not lead.items and not _ends_with_states(words):
            lead.end = paragraph.end
        elif lead.items and not _is_complete(self.text[lead.items[-1].text_start : lead.items[-1].end]):
            lead.items[-1] = replace(lead.items[-1], end=paragraph.end)
        elif _ends_with_states(words) and words[0].isupper() | bool(lettered):
            printed = (lettered["letter"] or None) if lettered else None
            skip = lettered.end() if lettered else 0
            if lead.items and lead.items[-1].tail is not None and lettered:
                lead.items[-1] = replace(lead.items[-1], end=paragraph.end)
            else:
                lead.items.append(_Item(paragraph.start, paragraph.start + skip, paragraph.end, printed=printed))
        elif lead.items and words[0].islower():
            lead.items[-1] = replace(lead.items[-1], end=paragraph.end)


def _ends_with_states(words: str) -> bool:
    groups = state_groups(words[-700:] if len(words) > 700 else words)
    tail = words[-700:] if len(words) > 700 else words
    return bool(groups) and len(tail) - groups[-1].end <= 6


def _is_complete(words: str) -> bool:
    """Whether an item's words end as items do: with bracketed States and a full stop or semicolon."""
    return words.rstrip().endswith((".", ";")) or _ends_with_states(words)


def _split(text: str, item: _Item) -> list[_Item]:
    """An item, or several where one paragraph of the file holds more numbers in sequence."""
    items = [item]
    if item.tail is None:
        return items
    head = rf"{item.head}\s?\.\s?" if item.head is not None else ""
    pattern = re.compile(rf"(?<=[;.)\]])\s*(?P<printed>{head}(?P<tail>\d{{1,3}}))\.?\s+(?=[A-Z“\"])")
    for match in pattern.finditer(text, item.text_start, item.end):
        last = items[-1]
        if last.tail is not None and int(match["tail"]) == last.tail + 1:
            items[-1] = replace(last, end=match.start())
            items.append(_Item(match.start("printed"), match.end(), item.end, item.head, int(match["tail"]), match["printed"]))
    return items


# ---------------------------------------------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True)
class _Answer:
    position: Position | None
    words: str | None


def _statements(document: Document, leads: Sequence[_Lead]) -> Iterator[Statement | Problem]:
    text = document.text
    answers = _answers(document, leads)
    for lead in leads:
        items = _merged(lead.items)
        if not items or _is_comment(text, items):
            continue
        tails, absent = places([item.tail for item in items])
        head = lead.number if lead.number is not None or not items else items[0].head
        for item, place in zip(items, tails, strict=True):
            number = f"{head}.{place}" if head is not None else str(place)
            statement = _statement(document, item, number, answers.get((id(lead), place)) or answers[id(lead), 0])
            yield statement
            yield from _remarks(document, item, number, statement)
        if absent:
            numbers = tuple(f"{head}.{tail}" if head is not None else str(tail) for tail in absent)
            yield Problem(
                f"The report has no recommendation {', '.join(numbers)}: its numbers skip there. Compare with the "
                "printed report; a page may be missing.",
                "warning",
                document.file,
                items[0].start,
                items[-1].end,
                numbers,
            )
        if answers[id(lead), 0].position is None:
            yield Problem(
                f"The position of the State under review on {len(items)} recommendation(s) could not be read from the "
                f"words before them: “{SPACES.sub(' ', text[lead.start : lead.end])[:200]}”. State it by hand.",
                "warning",
                document.file,
                lead.start,
                max(lead.end, lead.start + 1),
            )


def _is_comment(text: str, items: Sequence[_Item]) -> bool:
    """Whether a list holds the State's comments: none of its items names a recommending State in brackets."""
    return not any(state_groups(text[item.text_start : item.end]) for item in items)


def _merged(items: Sequence[_Item]) -> list[_Item]:
    """The items, those without a number joined to the one before where the numbers leave no place for them."""
    merged: list[_Item] = []
    numbered = any(item.tail is not None for item in items)
    for at, item in enumerate(items):
        following = next((later.tail for later in items[at + 1 :] if later.tail is not None), None)
        last = merged[-1].tail if merged else None
        if item.tail is None and numbered and merged and (following is None or (last is not None and following <= last + 1)):
            merged[-1] = replace(merged[-1], end=item.end)
        else:
            merged.append(item)
    return merged


def _answers(document: Document, leads: Sequence[_Lead]) -> dict[tuple[int, int], _Answer]:
    """What the report says of each lead-in (place 0), and of single items in later paragraphs."""
    text = document.text
    answers: dict[tuple[int, int], _Answer] = {}
    for at, lead in enumerate(leads):
        words = _lead_words(text, lead)
        answers[id(lead), 0] = _Answer(read_position(words), words or None)
        before = [earlier for earlier in leads[:at] if earlier.items]
        if lead.items or not before:
            continue
        named = _numbers_named(words)
        for target in before:
            inside = {item.tail for item in target.items}
            for number in named:
                head, _, tail = number.rpartition(".")
                if (not head or head == str(target.number)) and int(tail) in inside and (head or target is before[-1]):
                    answers[id(target), int(tail)] = _Answer(
                        read_position(words) or answers[id(target), 0].position, words
                    )
        last = before[-1]
        if not named and answers[id(last), 0].position is None:
            answers[id(last), 0] = answers[id(lead), 0]
    return answers


def _numbers_named(words: str) -> tuple[str, ...]:
    """The recommendations that a paragraph names: "Nos. 8, 9 and 12 above", "126.1. to 126.15"."""
    found: dict[str, None] = {}
    for match in NAMING.finditer(words):
        named = read_list(words, match.end())
        found.update(dict.fromkeys(named.numbers if named else ()))
    return tuple(number for number in found if number.rpartition(".")[2].isdigit())


def _lead_words(text: str, lead: _Lead) -> str:
    words = SPACES.sub(" ", text[lead.start : lead.end]).strip()
    match = PLAIN.match(words)
    return words[match.end() :].strip() if match else words


def _statement(document: Document, item: _Item, number: str, answer: _Answer) -> Statement:
    stretch = document.text[item.text_start : item.end]
    groups = state_groups(stretch)
    states = _states(groups)
    words = _without(stretch, groups)
    if not states:
        speaker = speaker_of(stretch)
        states = (speaker,) if speaker else ()
    quote = document.quote(item.start, item.end)
    return Statement(
        Recommendation(
            text=words,
            recommending_states=states,
            number=number,
            number_printed=SPACES.sub("", item.printed).rstrip(".") if item.printed else None,
            position=answer.position,
            position_words=answer.words,
            cycle=document.cycle,
        ),
        quote,
        ORIGIN,
        state=document.states[0] if document.states else None,
        page=document.body.page_at(quote.start),
        paragraph=number,
    )


def _states(groups: Iterable[StateGroup]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for group in groups for code in group.codes))


def _without(stretch: str, groups: Sequence[StateGroup]) -> str:
    """The words of a recommendation without its bracketed States."""
    ends = [0, *(group.end for group in groups)]
    starts = [*(group.start for group in groups), len(stretch)]
    view = View.joined(stretch, zip(ends, starts, strict=True))
    return SPACES.sub(" ", view.text).replace(" ;", ";").replace(" .", ".").strip(" ;")


def _remarks(document: Document, item: _Item, number: str, statement: Statement) -> Iterator[Problem]:
    value = statement.value
    assert isinstance(value, Recommendation)
    quote = statement.quote
    printed = value.number_printed
    if printed is not None and printed.rpartition(".")[2].isdigit() and printed not in (number, number.rpartition(".")[2]):
        yield Problem(
            f"Recommendation {number} is printed as {printed}: the sequence requires {number}.",
            "warning", document.file, quote.start, quote.end,
        )  # fmt: skip
    if not value.recommending_states:
        yield Problem(
            f"No recommending State could be read at recommendation {number}: “…{quote.text[-80:]}”. Check the brackets.",
            "warning", document.file, quote.start, quote.end,
        )  # fmt: skip
    unknown = [name for group in state_groups(document.text[item.text_start : item.end]) for name in group.unknown]
    if unknown:
        yield Problem(
            f"Not a State's name, at recommendation {number}: {', '.join(unknown)}. Correct it by hand or report the "
            "missing name.",
            "warning", document.file, quote.start, quote.end,
        )  # fmt: skip


# ------------------------------------------------------------------------------ recommendations inside the dialogue


def _from_dialogue(document: Document, leads: Sequence[_Lead], dialogue: Section | None) -> Iterator[Statement]:
    """The recommendations that a lead-in names by the paragraphs of the dialogue that hold them."""
    if dialogue is None:
        return
    for lead in leads:
        words = _lead_words(document.text, lead)
        match = IN_DIALOGUE.search(words) if not lead.items else None
        if match is None:
            continue
        answer = _Answer(read_position(words), words)
        for place in PLACE.finditer(match["list"]):
            letters = re.findall(r"\b[a-z]\b", place["letters"])
            yield from _named_in(document, dialogue, place["number"], letters, answer)


def _named_in(
    document: Document, dialogue: Section, number: str, letters: Sequence[str], answer: _Answer
) -> Iterator[Statement]:
    at = next((i for i, p in enumerate(dialogue.paragraphs) if p.number == number), None)
    if at is None:
        return
    paragraph = dialogue.paragraphs[at]
    stop = next((p.start for p in dialogue.paragraphs[at + 1 :] if p.number), dialogue.end)
    stretch = document.text[paragraph.start : stop].rstrip()
    skip = len(number) + 1
    speaker = speaker_of(stretch[skip:])
    for letter in letters or [""]:
        start, end = _clause(stretch, letter) if letter else _recommending(stretch, skip)
        quote = document.quote(paragraph.start + start, paragraph.start + end)
        yield Statement(
            Recommendation(
                text=SPACES.sub(" ", quote.text).strip(" ;"),
                recommending_states=(speaker,) if speaker else (),
                number=f"{number}({letter})" if letter else number,
                number_printed=f"{number}({letter})" if letter else number,
                position=answer.position,
                position_words=answer.words,
                cycle=document.cycle,
            ),
            quote,
            ORIGIN,
            state=document.states[0] if document.states else None,
            page=document.body.page_at(quote.start),
            paragraph=number,
        )  # fmt: skip


def _clause(stretch: str, letter: str) -> tuple[int, int]:
    """Where "(b) ..." begins and ends inside a paragraph of the dialogue; the whole paragraph if it is not there."""
    start = stretch.find(f"({letter})")
    if start < 0:
        return 0, len(stretch)
    start += len(letter) + 2
    end = stretch.find(f"({chr(ord(letter) + 1)})", start)
    stop = re.compile(r"\.\s+[A-Z]").search(stretch, start)
    ends = [place for place in (end, stop.start() if stop else -1) if place > start]
    return start, min(ends, default=len(stretch))


def _recommending(stretch: str, skip: int) -> tuple[int, int]:
    """From the first sentence that recommends to the end of a paragraph of the dialogue."""
    match = re.compile(r"[^.]*\b(?:recommend|suggest|urge|encourage|call)").search(stretch, skip)
    return (match.start() if match else skip), len(stretch)
