"""A recommendation's text in, its bracketed States and its text without them out.

"Ratify the Covenant (Cuba, the Holy See); consider ratifying its Protocol (Iran (Islamic Republic of));" names three
States in two groups. Brackets nest, and slips leave them open or use square ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heeded.vocabulary.states import read_state_list

__all__ = ["StateGroup", "state_groups", "without_states"]

OPENING, CLOSING = "([", ")]"
BRACKET = re.compile(r"[()\[\]]")
SPACES = re.compile(r"\s+")
# "a fair trial ; ensure" where a bracket stood
STRAY = re.compile(r"\s+([;.,])")
# "in ordinary courts;1", "a shelter;**": the mark of a note after the end
NOTE_MARK = re.compile(r"(?<=[;.)])\s?(?:\d{1,2}|[*†]{1,3})$")
MOST_CHARACTERS = 2500
"""Brackets longer than this hold no list of States: all 193 names take about 2,200 characters."""


@dataclass(frozen=True, slots=True)
class StateGroup:
    """One pair of brackets that names States, with its place in the text, brackets included."""

    start: int
    end: int
    codes: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def bracket_spans(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The outermost closed brackets in order, and the places of brackets that are never closed."""
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for bracket in BRACKET.finditer(text):
        at = bracket.start()
        if bracket[0] in OPENING:
            opened.append(at)
        elif opened:
            start = opened.pop()
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start, at + 1))
    return spans, opened


def state_groups(text: str) -> tuple[StateGroup, ...]:
    """The brackets of the text that name States; one left open reaches to the end if it names nothing but States."""
    spans, left_open = bracket_spans(text)
    groups = [_group(text, start, end, end - 1) for start, end in spans]
    found = [group for group in groups if group]
    for start in left_open:
        group = _group(text, start, len(text), len(text))
        if group and not group.unknown:
            return (*(earlier for earlier in found if earlier.end <= start), group)
    return tuple(found) or _unopened(text)


def without_states(words: str, groups: Sequence[StateGroup]) -> str:
    """The words of a recommendation without its bracketed States, without a note's mark or semicolon at the end."""
    ends = [0, *(group.end for group in groups)]
    starts = [*(group.start for group in groups), len(words)]
    kept = SPACES.sub(" ", "".join(words[end:start] for end, start in zip(ends, starts, strict=True))).strip()
    return STRAY.sub(r"\1", NOTE_MARK.sub("", kept)).strip(" ;,")


def _unopened(text: str) -> tuple[StateGroup, ...]:
    """States before a closing bracket at the end of the text that no bracket opens: "the Rome Statute Ghana);"."""
    end = text.rstrip(" ;.,")
    if not end.endswith(CLOSING[0]) or OPENING[0] in end[-200:]:
        return ()
    words = [at for at, char in enumerate(end) if char == " " and at >= len(end) - 200]
    for at in words:
        named = read_state_list(end[at + 1 : -1])
        if named.codes and not named.unknown:
            return (StateGroup(at + 1, len(end), named.codes),)
    return ()


def _group(text: str, start: int, end: int, inner_end: int) -> StateGroup | None:
    if inner_end - start > MOST_CHARACTERS:
        return None
    named = read_state_list(text[start + 1 : inner_end])
    return StateGroup(start, end, named.codes, named.unknown) if named.codes else None
