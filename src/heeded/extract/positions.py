"""What words mean as a position: in, a State's own wording; out, supported, noted, supported in part, pending, or None.

The wordings are data (`vocabulary/positions.yml`). Words that the table does not know give None, never a default.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from heeded.model import Position
from heeded.vocabulary import load

__all__ = [
    "Claimed",
    "Mark",
    "claims_in",
    "heading_position",
    "implementation_in",
    "label_at",
    "label_of",
    "marks_in",
    "read_position",
    "together",
]

Claimed = Literal["implemented", "in_progress", "planned"]
STRENGTH: tuple[Position, ...] = ("supported_in_part", "noted", "pending", "supported")
"""Of two overlapping phrases the first in this order is meant: "does not accept" holds "accept"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that states a position."""

    position: Position
    start: int
    end: int


# "(accept|accepts)", " (fully|)", " ...", " %rec", "acceptées?"
_NOTATION = re.compile(r"(?P<space>\s*)(?:\((?P<group>[^()]*)\)|(?P<gap>\.\.\.)|(?P<word>[^\s()]+))")
_SPACE = r"\s{1,5}"
_GAP = r"(?:,(?:\s{1,5}[^\s.;:,]{1,40}){1,8},|(?:\s{1,5}[^\s.;:,]{1,40}){0,6}?)"
_MACROS = {
    "%rec": r"(?:recommendations?|recs?\.?)",
    "%number": r"\d{1,3}(?:[.-]\d{1,3})?",
    "%these": r"(?:(?:the|this|these|those|all|both|any|such|its|their|our|following|above|below|said|most|some|"
    r"many|certain|other|others|remaining|pending|aforementioned|above-mentioned|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|it|them|\d{1,3}(?:\.\d{1,3})?|recommendations?)(?:\s{1,5}of)?(?:\s{1,5}|\b)){1,4}",
}


def _expression(phrase: str) -> str:
    """The regular expression that a phrase of the vocabulary stands for."""
    parts: list[str] = []
    is_joined = True  # whether the white space before the next part is already in the expression
    for match in _NOTATION.finditer(phrase):
        space = "" if is_joined or not match["space"] else _SPACE
        was_joined, is_joined = is_joined, False
        if match["gap"]:
            parts.append(_GAP)
        elif match["word"]:
            parts.append(space + _words(match["word"]))
            is_joined = match["word"] == "%these"  # takes the white space after it
        else:
            options = [_words(option) for option in match["group"].split("|")]
            group = "(?:" + "|".join(option for option in options if option) + ")"
            if "" not in options:
                parts.append(space + group)
            elif was_joined:
                parts.append(f"(?:{group}{_SPACE})?")
                is_joined = True
            else:
                parts.append(f"(?:{space}{group})?")
    return "".join(parts)


def _words(words: str) -> str:
    return _MACROS.get(words) or re.sub(r"\s+", r"\\s+", words).replace("'", "['’]")


def _whole_words(phrases: Iterable[str]) -> re.Pattern[str]:
    options = "|".join(_expression(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{options})(?![\w-])", re.IGNORECASE)


@cache
def _phrases() -> tuple[tuple[Position, re.Pattern[str]], ...]:
    """One expression for each position, the strongest position first."""
    by_position = load("positions")["phrases"]
    return tuple((position, _whole_words(chain(*by_position[position].values()))) for position in STRENGTH)


@cache
def _labels() -> dict[str, Position]:
    return {_bare(label): position for position, labels in load("positions")["labels"].items() for label in labels}


@cache
def _claims(of: str | None = None) -> tuple[tuple[Claimed, re.Pattern[str]], ...]:
    """One expression for each claim, in progress first; `of` names one sort of wordings."""
    by_claim = load("positions")["claims"]
    wordings = {
        claimed: [phrase for sort, phrases in sorts.items() if of in (None, sort) for phrase in phrases]
        for claimed, sorts in by_claim.items()
    }
    return tuple((claimed, _whole_words(phrases)) for claimed, phrases in wordings.items() if phrases)


def marks_in(text: str, start: int = 0, end: int | None = None) -> list[Mark]:
    """All phrases of position in a stretch of text, in order, without overlaps."""
    return _marks(_phrases(), text, start, len(text) if end is None else end)


def _marks(wordings: tuple[tuple[Position, re.Pattern[str]], ...], text: str, start: int, end: int) -> list[Mark]:
    marks: list[Mark] = []
    taken: list[tuple[int, int]] = []
    for position, expression in wordings:
        spans = [match.span() for match in expression.finditer(text, start, end)]
        free = _outside(spans, taken)
        marks.extend(Mark(position, *span) for span in free)
        taken = sorted([*taken, *free])
    return sorted(marks, key=lambda mark: mark.start)


def _outside(spans: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the spans that overlap none of the taken ones; both in order."""
    free, at = [], 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            free.append((start, end))
    return free


def together(positions: Iterable[Position]) -> Position | None:
    """The one position that several wordings on one recommendation amount to: a yes and a no make a yes in part."""
    given = set(positions)
    if not given:
        return None
    if "supported_in_part" in given or {"supported", "noted"} <= given:
        return "supported_in_part"
    for position in ("supported", "noted", "pending"):
        if position in given:
            return position
    raise AssertionError(given)


@cache
def _loose() -> tuple[tuple[Position, re.Pattern[str]], ...]:
    """Phrases and, as words in a heading, labels."""
    words = load("positions")
    too_short = {"yes", "no", "partial", "partly", "partially", "in part", "note", "agree", "support", "accept"}
    return tuple(
        (
            position,
            _whole_words([*chain(*words["phrases"][position].values()), *(set(words["labels"][position]) - too_short)]),
        )
        for position in STRENGTH
    )


def heading_position(words: str) -> Position | None:
    """The position that a heading on recommendations states, single words counted: "Those supported by Arvenia"."""
    return label_of(words) or together(mark.position for mark in _marks(_loose(), words, 0, len(words)))


# what a label may be wrapped in: "III. Noted", "Position: Accepted.", "(noted)"
_WRAPPING = re.compile(
    r"^[\W_]*(?:(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)]\s+)?(?:(?:position|response|reply|status|decision|comments?|answer|réponse|respuesta|ответ|позиция)\b[\s.:–-]*)?"
    r"|[\W_]+$",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:the|these|this|following|recommendations?|recomendaci(?:ón|ones)|recommandations?|рекомендаци\w+|that|which|"
    r"list of|group of|is|are)\b|[^\w\s'’-]",
    re.IGNORECASE,
)
# "Accepted, already implemented", "Supported in part / noted in part", "Accepted (being implemented)"
_JOINT = re.compile(r"[,;/()–]|\s-\s|\b(?:and|but|as|since|because)\b", re.I)
LONGEST_LABEL = 160


def label_of(words: str) -> Position | None:
    """The position that a whole cell, heading or label states: "Accepted", "III. Noted recommendations"."""
    if len(words) > LONGEST_LABEL:
        return None
    unwrapped = _WRAPPING.sub("", words)
    if found := _labels().get(_bare(unwrapped)):
        return found
    parts = [part for part in _JOINT.split(unwrapped) if _bare(part)]
    positions = [_labels().get(_bare(part)) for part in parts]
    is_known = all(position or claims_in(part) for position, part in zip(positions, parts, strict=True))
    return together(position for position in positions if position) if is_known and len(parts) > 1 else None


def _bare(words: str) -> str:
    """A label as the vocabulary has it."""
    return " ".join(_IDLE.sub(" ", words).replace("’", "'").lower().replace("-", " ").split())


# "Accepted. The Government", "Noted – the", "(partially accepted)", "Supported, already implemented"
_LABEL_START = re.compile(
    r"\s{0,9}(?:(?:position|response|reply|status|decision|réponse|respuesta|ответ|позиция)\b[^\w]{0,4}|[•*–([-]\s{0,2})?"
    r"(?P<label>[^\W\d_][\w’']{0,30}(?:[ /-]{1,3}[\w’']{1,20}){0,8})\s{0,2}(?P<stop>[.:;,)(–—]|-\s|$)",
    re.IGNORECASE,
)


# "Noted The law", "Partially accepted Two cells": cells that run together; "Accept Individual complaints" is none
_LABEL_CELL = re.compile(r"\s*(?P<label>[A-Z][a-z]+(?: [a-z]{2,10}){0,3})(?<=ed|rt|ly)(?P<stop>\s)(?=[A-Z])")


def label_at(text: str, at: int, end: int) -> Mark | None:
    """The label that begins a stretch of text and is set apart: "Accepted. The Government", "Noted The law"."""
    stop = min(end, at + LONGEST_LABEL)
    for pattern in (_LABEL_START, _LABEL_CELL):
        match = pattern.match(text, at, stop)
        if match and (position := label_of(match["label"])):
            return Mark(position, match.start("label"), match.end("label"))
    return None


def read_position(words: str) -> Position | None:
    """The one position that a label, a lead-in or a sentence states; None where the table knows no such wording.

    "Considers already implemented", without another word of position, is support (see the vocabulary's notes).
    """
    label = label_at(words, 0, len(words))
    position = label_of(words) or (label.position if label else None) or together(m.position for m in marks_in(words))
    if position is None and claims_in(words) in ("implemented", "in_progress"):
        return "supported"
    return position


def claims_in(text: str, start: int = 0, end: int | None = None) -> Claimed | None:
    """What a stretch of text first says of implementation; "implemented or in the process" is in progress."""
    found = _first(_claims(), text, start, len(text) if end is None else end)
    return found[0] if found else None


# "have not been implemented", "should be implemented", "until they are implemented": what claims nothing
_DENIED = re.compile(
    r"\b(?:not|never|cannot|nor|neither|without|should|must|can|could|may|might|if|unless|until|when|once|whether"
    r"|how far|yet to|to be able)\b[^.;:,]{0,40}$",
    re.I,
)


def implementation_in(text: str, start: int, end: int) -> tuple[Claimed, int, int] | None:
    """What a stretch first says of the implementation of recommendations, and where; not what it denies or demands."""
    while found := _first(_claims("of_recommendations"), text, start, end):
        if not _DENIED.search(text, max(start, found[1] - 60), found[1]):
            return found
        start = found[2]
    return None


def _first(
    wordings: Iterable[tuple[Claimed, re.Pattern[str]]], text: str, start: int, end: int
) -> tuple[Claimed, int, int] | None:
    found: tuple[Claimed, int, int] | None = None
    for claimed, expression in wordings:  # in progress comes first and wins where phrases overlap
        match = expression.search(text, start, end)
        if match and (found is None or match.end() <= found[1]):
            found = (claimed, match.start(), match.end())
    return found
