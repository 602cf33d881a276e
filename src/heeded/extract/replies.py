"""An addendum in, the State's answers out: `reply` statements, the `claim`s in them, and the totals it announces.

Addenda have no fixed layout. Read are: tables; entries that a number opens ("122.14-15", "Rec. 18", "5., 6., 7.") with
a label, a "Position:" line or sentences; lists under a heading or lead-in; sentences that name numbers and a position.
A position comes, in this order, from the entry's own words, from a list elsewhere in the document, from the heading
above it. Words that the vocabulary does not know become a Problem, never a position.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heeded.extract import headings
from heeded.extract.claims import claimed_in
from heeded.extract.positions import Claimed, claims_in
from heeded.extract.prose.voices import language_of, stretches
from heeded.extract.reply_blocks import Entry, Prose, Section, parts_of
from heeded.extract.reply_lists import RECOMMENDATION, Listed
from heeded.extract.reply_tables import replies_in_tables
from heeded.extract.reply_words import answer_in, claim_in, explanation_in, past_recommendation
from heeded.extract.totals import totals_in
from heeded.model import Claim, Document, Position, Problem, Reply, Statement, Tally, Value
from heeded.provenance import Origin

__all__ = ["replies"]

ORIGIN = Origin("replies", "1")


def replies(document: Document) -> Iterator[Statement | Problem]:
    """The replies, claims and totals of an addendum, in order, then what could not be read."""
    reader = _Reader(document)
    yield from sorted(reader.read(), key=lambda statement: (statement.quote.start, statement.quote.end))
    yield from reader.problems


@dataclass(frozen=True, slots=True)
class _Known:
    """The position that a list or table gives a number."""

    position: Position
    words: str | None


class _Reader:
    """Reads one addendum; `known` are the positions given by lists and tables, before entries are looked at."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.language = language_of(document)
        self.problems: list[Problem] = []
        self.known: dict[str, list[_Known]] = defaultdict(list)
        self.claimed: set[str] = set()
        """Numbers of which a list or heading claims something ("already implemented")."""
        self.headed: dict[Section, list[str]] = defaultdict(list)
        """The numbers that stand under each heading that does."""

    def read(self) -> list[Statement]:
        """All statements, in no order."""
        found: list[Statement] = []
        tables = replies_in_tables(self.document)
        parts = parts_of(self.document, outside=tables.spans)
        for reply in tables.replies:
            found += self._statements(
                reply.numbers, reply.position, reply.words, reply.explanation, reply.start, reply.end
            )
            if reply.position:
                self._know(reply.numbers, reply.position, reply.words)
        self.problems += tables.problems
        for part in parts:
            if isinstance(part, Prose):
                for listed in part.listed:
                    found += self._listed(part, listed)
        for part in parts:
            found += self._entry(part) if isinstance(part, Entry) else self._totals(part.start, part.end)
        found += [self._headed(*each) for each in self.headed.items()]
        self._contradictions()
        if not any(statement.type == "reply" for statement in found):
            message = "No reply to a recommendation was found in this addendum: check that it is one and is whole."
            self.problems.append(Problem(message))
        return found

    # ------------------------------------------------------------------------------------------------------- parts

    def _listed(self, part: Prose, listed: Listed) -> Iterator[Statement]:
        """The statement of one sentence that gives numbers a position."""
        position, words = listed.position, listed.words
        if position is None and RECOMMENDATION.search(self.text, listed.start, listed.end):
            words = " ".join(self.text[listed.start : listed.end].split())[:120]
            if not claims_in(self.text, listed.start, listed.end):
                self._unread(listed.numbers, listed, words)
                return
        elif position is None and part.section:
            position, words = part.section.position, part.section.words
        own, section = claims_in(self.text, listed.start, listed.end), part.section
        claimed = own or (section.claimed if section else None)
        if position is None and claimed in ("implemented", "in_progress"):
            position = "supported"
        if position is None:
            return
        self._know(listed.numbers, position, words)
        self._refused(listed)
        rest = " ".join(self.text[listed.end : part.end].split()) if listed is part.listed[-1] else ""
        yield self._statement(
            Reply(
                position, listed.numbers, listed.all_of, words, rest or None, self.document.published, listed.excluding
            ),
            listed.start,
            listed.end,
        )
        if own and listed.numbers:
            self.claimed.update(listed.numbers)
            yield self._claim(own, listed.numbers, listed.start, listed.end)
        elif section and section.claimed:
            self._head(section, listed.numbers)

    def _entry(self, entry: Entry) -> Iterator[Statement]:
        """The statements of what a number opens: the numbers are told apart by position where they differ."""
        text, end = self.text, entry.end
        begin = past_recommendation(text, entry.text_start, end)
        answer = answer_in(text, begin, end, entry.breaks)
        explanation = explanation_in(text, answer, end)
        section = entry.section
        if begin > entry.text_start and answer.position is None:  # the recommendation's own words, under a heading
            explanation = explanation_in(text, answer, end) if text[begin:end].strip(" .;,*") else None
        claim = claim_in(text, begin, end)
        claimed = claim[0] if claim else None
        groups: dict[tuple[Position | None, str | None], list[str]] = defaultdict(list)
        for number in entry.numbers:
            groups[self._position_of(number, answer.position, answer.words, entry, claimed)].append(number)
        if entry.refused:
            self._refused(entry)
        for (position, words), numbers in groups.items():
            if position is None:
                self._unread(numbers, entry, answer.unknown or (section.words if section else None))
            yield from self._statements(tuple(numbers), position, words, explanation, entry.start, end)
        if claim:
            yield self._claim(claim[0], entry.numbers, claim[1], claim[2])
        elif section and section.claimed:
            self._head(section, entry.numbers)
        for start, close in stretches(text, max(begin, answer.rest), end):
            acted = claimed_in(text, start, close, self.language)
            if acted and not (claim and start < claim[2] and claim[1] < close):
                yield self._claim(acted, entry.numbers, start, close)

    def _position_of(
        self, number: str, own: Position | None, words: str | None, entry: Entry, claimed: Claimed | None
    ) -> tuple[Position | None, str | None]:
        """A number's position and its wording: its own, a list's, the heading's, or support from what was done."""
        if own:
            self._know((number,), own, words)
            return own, words
        if known := self.known.get(number):
            return known[0].position, known[0].words
        if entry.section and entry.section.position:
            self._know((number,), entry.section.position, entry.section.words)
            return entry.section.position, entry.section.words
        if claimed in ("implemented", "in_progress") and not (entry.section and entry.section.words):
            return "supported", None
        return None, None

    def _head(self, section: Section, numbers: Sequence[str]) -> None:
        """Keep the numbers under a heading, unless something is claimed of them already."""
        if unclaimed := [number for number in numbers if number not in self.claimed]:
            self.headed[section] += unclaimed
            self.claimed.update(unclaimed)

    def _headed(self, section: Section, numbers: Sequence[str]) -> Statement:
        """What a heading claims of all that stands under it, in the words of the heading."""
        assert section.claimed is not None
        claim = self._claim(section.claimed, tuple(numbers), *section.claimed_at)
        return replace(claim, origin=headings.ORIGIN)

    def _totals(self, start: int, end: int) -> Iterator[Statement]:
        for total in totals_in(self.text, start, end):
            tally = Tally(total.measure, total.value, total.qualifier, total.out_of, cycle=self.document.cycle)
            yield self._statement(tally, total.start, total.end)

    # -------------------------------------------------------------------------------------------------- statements

    def _statements(
        self,
        numbers: tuple[str, ...],
        position: Position | None,
        words: str | None,
        explanation: str | None,
        start: int,
        end: int,
    ) -> Iterator[Statement]:
        yield self._statement(Reply(position, numbers, None, words, explanation, self.document.published), start, end)

    def _claim(self, claimed: Claimed, numbers: tuple[str, ...], start: int, end: int) -> Statement:
        return self._statement(Claim(self.document.quote(start, end).text, claimed, numbers), start, end)

    def _statement(self, value: Value, start: int, end: int) -> Statement:
        quote = self.document.quote(start, end)
        paragraph = self.document.body.paragraph_at(quote.start)
        return Statement(
            value,
            quote,
            ORIGIN,
            state=self.document.states[0] if self.document.states else None,
            asserted_by="state",
            page=self.document.body.page_at(quote.start),
            paragraph=paragraph.number if paragraph else None,
        )

    # ---------------------------------------------------------------------------------------------------- problems

    def _know(self, numbers: tuple[str, ...], position: Position, words: str | None) -> None:
        for number in numbers:
            if all(known.position != position for known in self.known[number]):
                self.known[number].append(_Known(position, words))

    def _refused(self, listed: Listed | Entry) -> None:
        for printed in listed.refused:
            message = (
                f'The range "{printed}" makes no sense: only its ends were read; check the numbers in the document.'
            )
            self.problems.append(Problem(message, "warning", start=listed.start, end=listed.end))

    def _unread(self, numbers: Sequence[str], place: Listed | Entry, words: str | None) -> None:
        why = f'the wording "{words}" is not in the vocabulary of positions' if words else "no position was found"
        message = f"Recommendation {', '.join(numbers)}: {why}; read the place and correct the reply."
        self.problems.append(Problem(message, "warning", start=place.start, end=place.end, numbers=tuple(numbers)))

    def _contradictions(self) -> None:
        final = {number: [k for k in known if k.position != "pending"] for number, known in self.known.items()}
        twice = {number: known for number, known in final.items() if len(known) > 1}
        for number, known in twice.items():
            ways = " and ".join(f'{each.position} ("{each.words}")' for each in known)
            message = (
                f"The addendum gives recommendation {number} two positions: {ways}; both are kept, a person decides."
            )
            self.problems.append(Problem(message, "warning", numbers=(number,)))
