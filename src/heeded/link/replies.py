"""Readings in, links from replies to the recommendations they answer out, by a concordance of their numbers.

One recommendation has several numbers: that of the report ("139.42"), that of a draft ("6.42"), its place in the list
("42"). Where a number can mean two recommendations there is no link; what was not linked shows in the checks.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from heeded.model import SOURCES, Kind, Link, Reading, Recommendation, Reply, Statement
from heeded.provenance import Origin

__all__ = ["reply_links"]

ORIGIN = Origin("link.replies", "1")
ALIKE, UNLIKE = 85, 50
"""Likeness of two texts, in per cent, from which they are the same recommendation and under which they are not."""


def reply_links(readings: Sequence[Reading]) -> tuple[Link, ...]:
    """Links from each reply to the recommendations of the same State and cycle that its numbers mean.

    The reason of a link begins with the number as the reply prints it. A reply to "all recommendations" is linked to
    those that no other reply of its document names.
    """
    works = list({reading.document.key: reading for reading in readings}.values())
    lists: dict[tuple[str, int], dict[Kind, _List]] = defaultdict(dict)
    for reading in works:
        for (state, cycle), recommendations in _grouped(reading, Recommendation).items():
            kind = reading.document.kind
            if kind in SOURCES and kind not in lists[state, cycle]:
                lists[state, cycle][kind] = _List(tuple(recommendations))
    links: list[Link] = []
    for reading in works:
        if reading.document.kind in SOURCES:
            continue  # the positions of a report stand on its recommendations
        for (state, cycle), replies in _grouped(reading, Reply).items():
            by_kind = lists.get((state, cycle), {})
            base = next((by_kind[kind] for kind in SOURCES if kind in by_kind), None)
            if base:
                links += _Linker(base, by_kind.get("draft_report"), replies).links()
    return tuple(links)


def _grouped(reading: Reading, kind: type[Recommendation] | type[Reply]) -> Mapping[tuple[str, int], list[Statement]]:
    """The statements of one type by State and cycle."""
    groups: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement, cycle in reading.with_cycles():
        if isinstance(statement.value, kind) and statement.state and cycle:
            groups[statement.state, cycle].append(statement)
    return groups


# ------------------------------------------------------------------------------------------------------- concordance


# "139.42", "P-139.42", "42", "35(b)"
_NUMBER = re.compile(r"(?:[A-Z]-)?(?:(?P<head>\d{1,3})\.)?(?P<tail>\d{1,3})(?P<letter>\([a-z]\))?")


@dataclass(frozen=True)
class _List:
    """The recommendations of one review in the order of the report."""

    recommendations: tuple[Statement, ...]

    @cached_property
    def by_number(self) -> Mapping[str, Statement]:
        """Each by the number that its place requires."""
        return {_value(each).number or "": each for each in reversed(self.recommendations)}

    @cached_property
    def by_printed(self) -> Mapping[str, Statement | None]:
        """Each by the number on the page; None where two share it."""
        found: dict[str, Statement | None] = {}
        for each in self.recommendations:
            if printed := _value(each).number_printed:
                found[printed] = None if printed in found else each
        return found

    @cached_property
    def sections(self) -> Mapping[str, tuple[Statement, ...]]:
        """The recommendations under each paragraph of the report, in order."""
        sections: dict[str, list[Statement]] = defaultdict(list)
        for each in self.recommendations:
            number = _NUMBER.fullmatch(_value(each).number or "")
            sections[(number["head"] if number else None) or ""].append(each)
        return {head: tuple(section) for head, section in sections.items()}

    @cached_property
    def by_tail(self) -> Mapping[int, Statement] | None:
        """Each by its number without the paragraph, where the numbers run on from one paragraph to the next."""
        found = {tail: each for each in self.recommendations if (tail := _tail(each)) is not None}
        return found if len(found) == len(self.recommendations) else None

    @cached_property
    def pending(self) -> tuple[str, ...]:
        """The paragraphs whose recommendations the State took home to examine."""
        return tuple(
            head
            for head, section in self.sections.items()
            if all(_value(each).position in ("pending", None) for each in section)
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each, for comparison."""
        return tuple(_folded(_value(each).text) for each in self.recommendations)


def _value(statement: Statement) -> Recommendation:
    assert isinstance(statement.value, Recommendation)
    return statement.value


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


@dataclass
class _Linker:
    """Links the replies of one document to the recommendations of one review."""

    base: _List
    draft: _List | None
    replies: Sequence[Statement]
    named: set[str] = field(default_factory=set)
    """Ids of the recommendations that a reply with a position names."""

    def links(self) -> list[Link]:
        """The links of all replies; those to whole sections last, because named numbers go before them."""
        links: list[Link] = []
        for reply in self.replies:
            value = reply.value
            assert isinstance(value, Reply)
            for number in value.numbers:
                if (meant := self._meant(number)) is None:
                    continue
                target, score, reason = self._checked(reply, value, *meant)
                if target:
                    links.append(Link("reply", reply.id, target.id, ORIGIN, score, f"{number}: {reason}"))
                    if value.position:
                        self.named.add(target.id)
        for reply in self.replies:
            if isinstance(reply.value, Reply) and reply.value.all_of:
                links += self._of_section(reply, reply.value)
        return links

    # ------------------------------------------------------------------------------------------------------ numbers

    def _meant(self, number: str) -> tuple[Statement, float, str] | None:
        """The recommendation that a number means, how sure that is, and why."""
        if found := self.base.by_number.get(number):
            return found, 1.0, "the number of the report"
        if found := self.base.by_printed.get(number):
            return found, 1.0, "the number as the report prints it"
        parts = _NUMBER.fullmatch(number)
        if parts is None or parts["letter"]:
            return None
        if parts["head"]:
            return self._of_draft(number) or self._of_other_head(parts["head"], int(parts["tail"]))
        return self._flat(int(parts["tail"]))

    def _of_draft(self, number: str) -> tuple[Statement, float, str] | None:
        """The recommendation that bears the number in the draft: the one at its place, if the words agree."""
        drafted = self.draft.by_number.get(number) if self.draft and self.draft is not self.base else None
        if drafted is None or self.draft is None:
            return None
        at = self.draft.recommendations.index(drafted)
        words = self.draft.texts[at]
        if len(self.draft.recommendations) == len(self.base.recommendations):
            likeness = fuzz.token_set_ratio(words, self.base.texts[at])
            if likeness >= UNLIKE:
                return self.base.recommendations[at], likeness / 100, "its place in the draft"
        if (found := self._by_words(words)) is not None:
            return self.base.recommendations[found], 0.9, "its words in the draft"
        return None

    def _of_other_head(self, head: str, tail: int) -> tuple[Statement, float, str] | None:
        """A number under a paragraph that the report does not have: the draft's, in the same order of paragraphs."""
        heads = sorted(self._foreign_heads, key=int)
        known = list(self.base.sections)
        if len(heads) == len(known):
            section = known[heads.index(head)]
        elif len(heads) == 1 and len(self.base.pending) == 1:
            section = self.base.pending[0]
        elif len(heads) == 1:
            return self._at(self.base.recommendations, tail, 0.7, "its place among all, under a draft's number")
        else:
            return None
        return self._at(
            self.base.sections[section], tail, 0.8, f"its place under paragraph {section}, in a draft's numbers"
        )

    def _flat(self, tail: int) -> tuple[Statement, float, str] | None:
        """A number without a paragraph: the only one with this tail, or its place in the section or list that fits."""
        sections = self.base.sections
        if self.base.by_tail is not None:
            found = self.base.by_tail.get(tail)
            return (found, 1.0, "the number without its paragraph") if found else None
        last = max(self._flats)
        fits_all = last <= len(self.base.recommendations)
        if len(self.base.pending) == 1:
            section = sections[self.base.pending[0]]
            if last <= len(section):
                return self._at(
                    section, tail, 0.9, f"its place under paragraph {self.base.pending[0]}, which was pending"
                )
        if fits_all and len(self._flats) > max(len(section) for section in sections.values()):
            return self._at(self.base.recommendations, tail, 0.8, "its place in the whole list")
        return None

    def _at(
        self, section: Sequence[Statement], place: int, score: float, reason: str
    ) -> tuple[Statement, float, str] | None:
        return (section[place - 1], score, reason) if 0 < place <= len(section) else None

    @cached_property
    def _flats(self) -> set[int]:
        """The numbers without a paragraph that the document uses."""
        return {int(number) for number in self._numbers if number.isdigit()}

    @cached_property
    def _foreign_heads(self) -> set[str]:
        """The paragraphs that the document numbers and the report does not have."""
        heads = {parts["head"] for number in self._numbers if (parts := _NUMBER.fullmatch(number)) and parts["head"]}
        return {head for head in heads if head not in self.base.sections}

    @cached_property
    def _numbers(self) -> list[str]:
        return [number for reply in self.replies if isinstance(reply.value, Reply) for number in reply.value.numbers]

    # -------------------------------------------------------------------------------------------------------- words

    def _checked(
        self, reply: Statement, value: Reply, target: Statement, score: float, reason: str
    ) -> tuple[Statement | None, float, str]:
        """The recommendation meant, where the reply quotes it compared by its words too."""
        words = _quoted(reply, value)
        if words is None:
            return target, score, reason
        likeness = fuzz.token_set_ratio(words, _folded(_value(target).text))
        if likeness >= ALIKE:
            return target, score, reason
        at = self._by_words(words)
        if at is not None:
            return self.base.recommendations[at], 0.85, f"the words it quotes, not {reason}"
        return (target, score, reason) if likeness >= UNLIKE or score == 1.0 else (None, 0.0, "")

    def _by_words(self, words: str) -> int | None:
        """The place of the one recommendation with these words; None where none or several are alike."""
        best = process.extract(words, self.base.texts, scorer=fuzz.token_sort_ratio, limit=2)
        if not best or best[0][1] < ALIKE or (len(best) > 1 and best[1][1] >= best[0][1]):
            return None
        return int(best[0][2])

    # ----------------------------------------------------------------------------------------------------- sections

    def _of_section(self, reply: Statement, value: Reply) -> list[Link]:
        """Links of a reply to all, to the remaining ones, or to those of a paragraph."""
        excluded = {meant[0].id for number in value.excluding if (meant := self._meant(number))}
        if len(excluded) < len(set(value.excluding)):
            return []  # an exception that is not understood leaves all in doubt
        chosen = self.base.recommendations
        if value.all_of == "remaining":
            chosen = tuple(each for each in chosen if _value(each).position not in ("supported", "supported_in_part"))
        elif value.all_of != "all":
            chosen = self.base.sections.get(value.all_of or "", ())
        return [
            Link("reply", reply.id, each.id, ORIGIN, 0.9, f"{value.all_of}: one of those meant")
            for each in chosen
            if each.id not in self.named and each.id not in excluded
        ]


def _tail(statement: Statement) -> int | None:
    number = _NUMBER.fullmatch(_value(statement).number or "")
    return int(number["tail"]) if number else None


# "122.1 Ratify the treaty that it signed (Ghana, Norway); Noted": the words between number and States
_QUOTED = re.compile(
    r"[^A-Za-z]{1,40}(?P<words>[A-Z][^()]{25,600}(?:\([^()]{1,60}\)[^()]{1,300}){0,3})\([A-Z][^()]{2,300}\)"
)


def _quoted(reply: Statement, value: Reply) -> str | None:
    """The recommendation's words, where a reply to one number repeats them."""
    if len(value.numbers) != 1:
        return None
    head = re.match(r"\W*(?:recommendations?|recs?\.?|no\.)?\s*", reply.quote.text[:40], re.I)
    quoted = _QUOTED.match(reply.quote.text, head.end() if head else 0)
    return _folded(quoted["words"]) if quoted else None
