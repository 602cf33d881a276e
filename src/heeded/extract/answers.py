"""Lead-ins with their items in, the position that the report itself states on each item out.

Mostly the lead-in says it. A paragraph below a list can add to it for some of its numbers ("recommendations Nos. 8 and
9 above are already implemented") or say it for the whole list ("The response will be included in the outcome report").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heeded.extract.listing import Lead, lead_words
from heeded.extract.numbers import read_list
from heeded.extract.positions import marks_in, read_position
from heeded.model import Position

__all__ = ["Stated", "dialogue_places", "items_named", "named_numbers", "position_of", "stated_positions"]

# "recommendations Nos. 8, 9", "recommendations from 126.1", "Recommendation 96.1", "recommendations in bold, Nos. 4, 5"
NAMING = re.compile(
    r"\brecommendations?\b(?:\s+(?:above|below|numbers?|listed|under|in paragraphs?|from|contained))*"
    r"(?:[^.;:\d]{0,40},(?=\s+nos?\.))?\s+(?=(?:nos?\.?\s*)?\d)",
    re.I,
)
# "Nos. 8 and 9 in paragraph 88 above"
IN_PARAGRAPH = re.compile(r"\b(?:in|of|under) paragraph (\d{1,3})\b(?!\.\d)", re.I)
# "the recommendations noted in the report in paragraphs 45, 56, last sentence, and 63 (b) above"
PARAGRAPHS = re.compile(
    r"\bparagraphs?\s+(?P<list>\d{1,3}\b(?!\.\d)[^.:]{0,700}?)"
    r"(?=\s*(?:\.|\(to\b|$|"
    r"\b(?:above|did|do|does|cannot|are|were|will|in (?:the )?(?:section|chapter)|of (?:the|section))\b))",
    re.I,
)
PLACE = re.compile(r"(?P<number>\d{1,3})(?P<letters>(?:[\s,;]*(?:and\s*)?\([a-z](?:\s*,\s*[a-z])*\))*)")
LETTER = re.compile(r"\b[a-z]\b")
# "noted in the report" says where recommendations stand, not how the State took them
IN_REPORT = re.compile(
    r"\b(?:noted|contained|reflected|listed) (?:above )?(?:in|at) (?:the )?"
    r"(?:following |present |outcome )?(?:report|paragraphs?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A position and the report's words for it."""

    position: Position | None
    words: str | None


@lru_cache(maxsize=64)
def position_of(words: str) -> Position | None:
    """The position that a lead-in states."""
    return read_position(IN_REPORT.sub("", words))


def dialogue_places(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The paragraphs that a lead-in names, each with its letters: ("63", ("b", "c"))."""
    for match in PARAGRAPHS.finditer(words):
        for place in PLACE.finditer(match["list"]):
            yield place["number"], tuple(LETTER.findall(place["letters"]))


def stated_positions(text: str, leads: Sequence[Lead]) -> list[dict[int, Stated]]:
    """For each lead-in, in order, what is stated on its items by number; 0 stands for all not named."""
    stated: list[dict[int, Stated]] = []
    for at, lead in enumerate(leads):
        words = lead_words(text, lead)
        stated.append({0: Stated(position_of(words), words or None)})
        lists = [earlier for earlier in range(at) if leads[earlier].items]
        if not lead.items and lists:
            _add_below(words, leads, lists, stated)
    return stated


def _add_below(words: str, leads: Sequence[Lead], lists: Sequence[int], stated: list[dict[int, Stated]]) -> None:
    """File what a paragraph below the lists says of some numbers, of the lists it names, or of the last one."""
    named = list(items_named(named_numbers(words), words, leads, lists))
    position = position_of(words) if named else None
    for at, tail in named:
        stated[at][tail] = Stated(position or stated[at][0].position, words)
    if named:
        return
    paragraphs = {number for number, _ in dialogue_places(words)}
    below = [at for at in lists if str(leads[at].number) in paragraphs]
    for at in below or (lists[-1:] if not paragraphs else ()):
        if stated[at][0].position is None:
            stated[at][0] = Stated(_afterwards(words), words)


def named_numbers(words: str) -> Iterator[str]:
    """The numbers of recommendations that a paragraph names: "Nos. 8, 9 and 12 above", "126.1. to 126.15"."""
    for match in NAMING.finditer(words):
        if named := read_list(words, match.end()):
            yield from named.numbers


def items_named(
    numbers: Iterable[str], words: str, leads: Sequence[Lead], lists: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The items that numbers in a paragraph mean, as (list, number); plain ones those of the list that it names."""
    by_head = {str(leads[at].number): at for at in lists}
    paragraph = next((name for name in IN_PARAGRAPH.findall(words) if name in by_head), None)
    by_head[""] = by_head[paragraph] if paragraph else lists[-1]
    tails = {at: {item.tail for item in leads[at].items} for at in by_head.values()}
    for number in numbers:
        head, _, tail = number.rpartition(".")
        at = by_head.get(head)
        if at is not None and tail.isdigit() and int(tail) in tails[at]:
            yield at, int(tail)


def _afterwards(words: str) -> Position | None:
    """The position that a paragraph below a list takes on all of it; pending where it takes several or puts it off."""
    positions = {mark.position for mark in marks_in(IN_REPORT.sub("", words))}
    return positions.pop() if len(positions) == 1 else "pending" if positions else None
