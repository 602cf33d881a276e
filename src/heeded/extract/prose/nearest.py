"""Counts and words of one sentence in; out, which word belongs to which count: the nearest, each word to one count.

How near is measured in words and in what they must cross: "agreed on the spot to 194" is near, a semicolon or another
count between them is far. Small words ("were", "of them") weigh little.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from heeded.extract.prose.values import Count

__all__ = ["Cue", "Reach", "assigned", "distance"]

# A word that says what is counted stands at most so many characters from the count.
_REACH = 110
_LONGEST_CUE = 120
# words, numbers and marks; the end of a paragraph
_TOKEN = re.compile(
    r"(?P<share>\d+(?:[.,]\d+)?\s?(?:%|per\s?cent|pour\scent|por\sciento|процент\w{0,3}))|[^\W\d][\w’'-]*|\d+|[,;:()—–]|\n\s*\n"
)
# "294 proposals: what was taken on": another clause
_QUESTION = re.compile(r"\s(?:what|which|how|ce\sque|lo\sque|qué|что|как)\s", re.I)
_PARAGRAPH = 9.0
_MARKS = {",": 1.5, ":": 2.0, "(": 2.0, ")": 1.0, "—": 2.0, "–": 2.0, ";": 5.0}
_CONJUNCTIONS = frozenset(
    ("and", "but", "while", "whereas", "et", "mais", "tandis", "puis", "y", "pero", "mientras", "и", "а", "но")
)
_SMALL, _NAME, _CROSSED_CUE, _CROSSED_COUNT = 0.25, 0.5, 2.0, 6.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that says what is counted: `kind`, its span, and what is added to its distance."""

    kind: str
    start: int
    end: int
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class Reach:
    """A count with the stretch in which its word may stand, and where the words that belong to the count end."""

    count: Count
    close: int
    first: int
    last: int

    @classmethod
    def of(cls, count: Count, close: int, first: int, last: int) -> "Reach":
        """The reach of a count within the stretch `first:last`."""
        return cls(count, close, max(first, count.opens - _REACH), min(last, close + _REACH))

    def gap(self, cue: Cue) -> tuple[int, int]:
        """What stands between the count and a cue."""
        return (cue.end, self.count.opens) if cue.end <= self.count.opens else (self.close, cue.start)


def distance(
    text: str,
    begin: int,
    stop: int,
    small: Collection[str],
    free: re.Pattern[str] | None = None,
    conjunction: float = 2.0,
) -> float:
    """How far two places stand apart: the weight of the words and marks between them; `free` weighs nothing."""
    total = 0.0
    for match in _TOKEN.finditer(text, begin, stop):
        token = match[0]
        if token in _MARKS:
            is_question = token == ":" and _QUESTION.match(text, match.end(), stop)
            total += _PARAGRAPH if is_question else _MARKS[token]
        elif match["share"]:
            total += _SMALL
        elif token[0] == "\n":
            total += _PARAGRAPH
        elif token.lower() in _CONJUNCTIONS:
            total += conjunction
        elif token.lower() in small:
            total += _SMALL
        elif not (free and free.match(token)):
            total += _NAME if token[0].isupper() else 1.0
    return total


def assigned(
    counts: Sequence[Reach],
    crossed: Iterable[Count],
    cues: Sequence[Cue],
    apart: Callable[[Reach, Cue], float],
    farthest: float,
) -> dict[int, Cue]:
    """For each count the cue that is its own: `count.start` -> cue.

    The nearest pair first, as `apart` has it, and of two as near the cue before its count; a cue serves one count.
    `cues` stand in order; `crossed` are all counts of the sentence.
    """
    starts, opens = sorted(each.start for each in crossed), [cue.start for cue in cues]
    pairs: list[tuple[float, bool, int, int]] = []
    for reach in counts:
        count = reach.count
        for at in range(bisect_left(opens, reach.first - _LONGEST_CUE), bisect_right(opens, reach.last)):
            cue = cues[at]
            if cue.start <= count.opens and count.end <= cue.end:
                pairs.append((cue.extra, False, count.start, at))
                continue
            begin, stop = reach.gap(cue)
            if not (begin <= stop and reach.first <= cue.start and cue.end <= reach.last + _LONGEST_CUE):
                continue
            far = cue.extra + _CROSSED_COUNT * (bisect_left(starts, stop) - bisect_left(starts, begin))
            far += _CROSSED_CUE * max(0, bisect_left(opens, stop) - bisect_left(opens, begin))
            if far <= farthest and (far := far + apart(reach, cue)) <= farthest:
                pairs.append((far, cue.start > count.start, count.start, at))
    found: dict[int, Cue] = {}
    used: set[int] = set()
    for _, _, start, at in sorted(pairs):
        if start not in found and at not in used:
            found[start] = cues[at]
            used.add(at)
    return found
