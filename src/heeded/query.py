"""What a person types in, what is looked for out: words, "phrases", AND, OR, NOT, begin*, *inside*, parentheses.

Any text is a query: what cannot be understood is left out, and a note says so.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from heeded.terms import Word, is_paired, words

__all__ = [
    "FILTERS", "SORTS", "Every", "Filter", "Node", "Not", "OneOf", "Part", "Phrase", "Query", "Sort", "Understood",
    "shown", "understood",
]  # fmt: skip

Filter = Literal[
    "type", "state", "region", "by", "by_region", "cycle", "position", "action", "issue", "theme", "persons", "sdg",
    "verified", "claimed", "contradicted", "assessed", "language", "year",
]  # fmt: skip
"""What results are narrowed by; "by" is the recommending State, "region" that of the State under review."""
FILTERS: tuple[Filter, ...] = get_args(Filter)
Sort = Literal["relevance", "date", "state", "number"]
SORTS: tuple[Sort, ...] = get_args(Sort)

MOST_WORDS = 100
DEEPEST = 20
"""Parentheses inside parentheses that are heeded; deeper ones are as if they were not there."""
FEWEST_AT_START, FEWEST_INSIDE = 2, 3
"""Letters that must stand beside a star."""
DENYING = "-−"
_OPERATORS = ("AND", "OR", "NOT")
# "domestic violence", “domestic violence”, «...», a parenthesis, or anything up to a space
_PIECE = re.compile(
    r'["“”„«»](?P<quoted>[^"“”„«»]*)["“”„«»]?|(?P<sign>[()])|(?P<denied>[-−]+(?=["“„«(]))|(?P<plain>[^\s()"“”„«»]+)'
)


@dataclass(frozen=True, slots=True)
class Query:
    """All that one search asks for; a value inside one filter is one of several, filters hold together."""

    words: str = ""
    filters: tuple[tuple[Filter, tuple[str, ...]], ...] = ()
    sort: Sort = "relevance"
    like: str = ""
    """A text: what is near to it in meaning is looked for, in the place of words."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand in a row; one alone is a word."""

    words: tuple[str, ...]
    typed: str


@dataclass(frozen=True, slots=True)
class Part:
    """Folded letters with which a word begins, or that stand anywhere in it."""

    letters: str
    is_start: bool


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class Every:
    """What must all be there."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class OneOf:
    """What must be there in part."""

    nodes: "tuple[Node, ...]"


Node = Phrase | Part | Not | Every | OneOf


@dataclass(frozen=True, slots=True)
class Understood:
    """What is looked for, None where nothing can be; how the query was understood, in a sentence; what was left out."""

    tree: Node | None
    said: str
    notes: tuple[str, ...] = ()


def understood(typed: str) -> Understood:
    """What a query asks for; never fails."""
    reader = _Reader(list(_balanced(_pieces(typed))))
    tree = reader.alternatives()
    notes = tuple(dict.fromkeys(reader.notes))
    if tree is None:
        said = "Nothing is looked for: the query has no word." if typed.strip() else "Everything is listed."
    else:
        said = f"Looked for: {shown(tree)}."
    return Understood(tree, said, notes)


def shown(node: Node, is_inner: bool = False) -> str:
    """The query as it was understood: women AND NOT (police OR "armed forces")."""
    match node:
        case Phrase():
            return node.typed if len(node.words) == 1 else f'"{node.typed}"'
        case Part():
            return f"{node.letters}*" if node.is_start else f"*{node.letters}*"
        case Not():
            return f"NOT {shown(node.node, True)}"
        case Every() | OneOf():
            text = (" AND " if isinstance(node, Every) else " OR ").join(shown(each, True) for each in node.nodes)
            return f"({text})" if is_inner else text


Piece = str | Phrase | Part | Not | Every | tuple[str, str]
"""A sign or operator, something to look for, or ("left out", note)."""


def _pieces(typed: str) -> Iterator[Piece]:
    count = 0
    for found in _PIECE.finditer(typed):
        if found["sign"]:
            yield found["sign"]
        elif found["denied"]:
            yield "NOT"
        elif found["plain"] in _OPERATORS:
            yield found["plain"]
        else:
            quoted = found["quoted"]
            piece = _quoted(quoted) if quoted is not None else _plain(found["plain"])
            count += len(piece.words) if isinstance(piece, Phrase) else 1
            if count > MOST_WORDS:
                yield "left out", f"Only the first {MOST_WORDS} words are looked for."
                return
            yield piece


def _balanced(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces without parentheses that close nothing or lie too deep."""
    depth = too_deep = 0
    for piece in pieces:
        if piece == "(":
            if depth == DEEPEST:
                too_deep += 1
                continue
            depth += 1
        elif piece == ")":
            if too_deep or not depth:
                too_deep -= too_deep > 0
                continue
            depth -= 1
        yield piece


def _quoted(text: str) -> Piece:
    found = list(words(text[: MOST_WORDS * 60]))[:MOST_WORDS]
    return _phrase(found, text) if found else ("left out", "A pair of quotation marks without a word says nothing.")


def _phrase(found: list[Word], text: str) -> Phrase | Part:
    folded = tuple(word.folded for word in found)
    if len(folded) == 1 and len(folded[0]) == 1 and is_paired(folded[0]):
        return Part(folded[0], False)  # in the text it stands in pairs alone
    typed = " ".join(text[found[0].start : found[-1].end].split())
    return Phrase(folded, typed)


def _plain(text: str) -> Piece:
    if text[0] in DENYING and (rest := text.lstrip(DENYING)):
        piece = _plain(rest)
        return piece if isinstance(piece, tuple | str) else Not(piece)
    found = list(words(text))
    if not found:
        return "left out", f"{text[:20]!r} has no letter or figure to look for."
    is_start, is_inside = text.endswith("*"), text.startswith("*")
    if not (is_start or is_inside):
        return _phrase(found[:MOST_WORDS], text)
    *before, last = found
    letters = last.folded
    needed = FEWEST_INSIDE if is_inside else FEWEST_AT_START
    if len(letters) < needed and not is_paired(letters[0]):
        return "left out", f"{text[:20]!r} is too short: give at least {needed} letters beside a star."
    part = Part(letters, not is_inside)
    return Every((_phrase(before, text), part)) if before else part


@dataclass(slots=True)
class _Reader:
    """Pieces one after the other; `at` is the next one."""

    pieces: list[Piece]
    at: int = 0
    notes: list[str] = field(default_factory=list)

    def alternatives(self) -> Node | None:
        """What stands between ORs, up to the parenthesis that closes."""
        found = [self.together()]
        while self._next() == "OR":
            self.at += 1
            found.append(self.together())
        return _joined(OneOf, self._given(found, "OR"))

    def together(self) -> Node | None:
        """What stands beside each other, with AND or without."""
        found: list[Node | None] = []
        while (piece := self._next()) is not None and piece not in ("OR", ")"):
            if piece == "AND":
                self.at += 1
                self._note_lone("AND", bool(found) and self._next() not in (None, ")", "OR", "AND"))
            else:
                found.append(self._one())
        return _joined(Every, [each for each in found if each])

    def _one(self) -> Node | None:
        is_denied = False
        while self._next() == "NOT":
            is_denied = not is_denied
            self.at += 1
        if is_denied and self._next() in (None, ")", "OR", "AND"):
            self._note_lone("NOT", False)
            return None
        node = self._denied_or_not()
        if node is None or not is_denied:
            return node
        return node.node if isinstance(node, Not) else Not(node)

    def _denied_or_not(self) -> Node | None:
        piece = self._next()
        if piece in (None, ")", "OR", "AND"):
            return None
        self.at += 1
        if piece == "(":
            node = self.alternatives()
            self.at += self._next() == ")"
            return node
        if isinstance(piece, tuple):
            self.notes.append(piece[1])
            return None
        assert not isinstance(piece, str)  # signs and operators are seen above
        return piece

    def _given(self, found: list[Node | None], operator: str) -> list[Node]:
        given = [each for each in found if each]
        if len(given) < len(found) and len(found) > 1:
            self._note_lone(operator, False)
        return given

    def _note_lone(self, operator: str, is_fine: bool) -> None:
        if not is_fine:
            self.notes.append(f"{operator} joins what stands on both its sides; where nothing does, it is left out.")

    def _next(self) -> Piece | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None


def _joined(kind: Callable[[tuple[Node, ...]], Node], nodes: list[Node]) -> Node | None:
    return None if not nodes else nodes[0] if len(nodes) == 1 else kind(tuple(nodes))
