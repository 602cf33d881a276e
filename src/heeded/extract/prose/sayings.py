"""A sentence in; out, its verbs of saying: where each names its subject, and which words are the subject's.

"X said that …", "“…”, said X", "according to X, …", "… was documented by X", "by X's own count". Words between
quotation marks are apart: what stands in them is no subject of a verb outside.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Literal

from heeded.extract.prose.folding import folded, for_folded
from heeded.extract.prose.values import any_of, whole_words
from heeded.vocabulary import load

__all__ = ["Saying", "listed", "quotations", "sayings_in"]

Kind = Literal["tells", "by", "whose", "officially", "adds", "values"]
# The longest stretch that names a subject, before its verb and behind it, in characters.
_BEFORE, _BEHIND = 260, 190


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying: its span, the stretches that may name its subject, the likeliest first, and its quotation."""

    kind: Kind
    start: int
    end: int
    slots: tuple[tuple[int, int, bool], ...]
    """Start, end, and whether the first party that it names is the subject, not the last."""
    quotation: tuple[int, int] | None = None
    """The quotation that holds the verb itself."""


listed = partial(any_of, "voices")
"""The words of one list of voices.yml: its name and the language in."""


@cache
def _verbs(language: str) -> re.Pattern[str]:
    words = load("voices")
    noun = whole_words(words["reckoning"][language])
    whose = {
        "en": rf"(?:by|in|on)\s(?P<en>(?:its|their|his|her)|[^,.;:“”\"\d]{{2,45}}?['’]s?)\s{noun}",
        "ru": rf"(?:по|согласно)\s(?P<ru>е[её]|его|их)\s{noun}",
        "fr": r"(?!)",
        "es": r"(?!)",
    }[language]
    tells = whole_words((*words["asserting"][language], *words["telling"][language]))
    kinds = {"officially": "officially", "by": "by", "whose": "", "adds": "adding", "tells": "", "values": "valuing"}
    own = {"whose": whose, "tells": tells}
    groups = [
        f"(?P<{kind}>{own[kind] if kind in own else whole_words(words[table][language])})"
        for kind, table in kinds.items()
    ]
    return for_folded(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")


_MARK = re.compile(r"[“”«»\"]")


@lru_cache(maxsize=64)
def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches of a paragraph between quotation marks, marks included; one that is not closed runs to its end."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            opened = mark.start() if mark[0] in '“«"' else None
        elif mark[0] in "”»" or (mark[0] == '"' and text[opened] == '"'):
            if not _SHORT.fullmatch(text, opened, mark.end()):
                found.append((opened, mark.end()))
            opened = None
    return (*found, (opened, end)) if opened is not None else tuple(found)


# "welcomed 12 of 14": accepts, and praises nobody
_NUMBER = re.compile(r"\s(?:(?:all|only|some|about|the|a|total|of|les|las|los)\s){0,3}\d")
# "said yes to 12", "claimed 40 lives": answers and kills, and tells nothing
_YES = re.compile(
    r"\s[“«\"]?(?:yes|no|oui|non|sí|да|нет)(?=[\s”»\"])(?![,.;])|\s(?:[^\W\d]{1,10}\s){0,3}\d[\d,.]*\s(?:[^\W\d]{1,12}\s)?lives\b",
    re.I,
)
# «Rivers Watch»: a name, not words that somebody said
_SHORT = re.compile(r"[“«\"](?:[^\s“”«»\"]{1,24}\s?){1,3}[^\s“”«»\",.;!?]?[”»\"]")


def holding(spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The stretch that holds a place."""
    return next((span for span in spans if span[0] <= at < span[1]), None)


# "were reported", "a été documenté": what is said by others
_PASSIVE = re.compile(
    r"(?<!\w)(?:was|were|been|be|being|is|are|été|sido|fue|fueron|был[аои]?)\s(?:\w{3,15}ly\s)?$", re.I
)
_AGENT = re.compile(r"\s(?:\w{1,12}\s){0,3}(?:by|par|por)\s")
# what ends the stretch before a verb: "; ", ": ", "), "
_EDGE = re.compile(r"[;:]\s|[.!?]\s(?=[A-ZÀ-ÞА-ЯЁ])")
_PIECE = re.compile(r",\s|\s[—–-]\s|(?<=[”»\"])\s")
# What may stand between a comma and an inverted verb: " a ", "has also "
_AUXILIARY = re.compile(
    r"[\s,–—-]{0,6}(?:(?:a|ont|ha|han|has|have|had|also|también|aussi|также|как|comme|como|ya|lo|así|as|se)\s){0,4}",
    re.I,
)
# The end of a subject behind its verb: it ends the sentence or its part, or goes on as an apposition.
_STOP = re.compile(
    r"[;:]|[“«\"](?!(?:[^\s“”«»\"]{1,24}\s?){1,3}[”»\"])|\s[—–]\s|\.(?=\s|$)|(?<=[,\s])(?:that|que|что|qu['’])\s"
)


@lru_cache(maxsize=2048)  # every extractor asks for those of the same sentences
def sayings_in(text: str, start: int, end: int, language: str) -> tuple[Saying, ...]:
    """The verbs of saying of a sentence in order."""
    matches = list(_verbs(language).finditer(folded(text), start, end))
    if not matches:
        return ()
    line = text.rfind("\n", max(0, start - 4000), start) + 1 or max(0, start - 4000)
    spans = quotations(text, line, end)
    found: list[Saying] = []
    last = start
    for match in matches:
        if match.lastgroup == "values" and _NUMBER.match(text, match.end(), end):
            continue
        if _YES.match(text, match.end(), end):
            continue
        saying = _saying(text, start, end, last, match, spans)
        found.append(saying)
        last = match.end()
    return tuple(found)


def _saying(
    text: str, start: int, end: int, last: int, verb: re.Match[str], spans: tuple[tuple[int, int], ...]
) -> Saying:
    kind: Kind = verb.lastgroup if verb.lastgroup not in ("en", "ru") else "whose"  # type: ignore[assignment]
    own = holding(spans, verb.start())
    if kind == "whose":
        whose = next(verb.span(name) for name in ("en", "ru") if name in verb.groupdict() and verb[name])
        return Saying(kind, *verb.span(), ((*whose, False),), own)
    limit = min(end, own[1] if own else end, verb.end() + _BEHIND)
    behind = (verb.end(), _stop(text, verb.end(), limit), True)
    if kind in ("by", "officially"):
        comma = text.find(",", verb.end(), behind[1])
        return Saying(kind, *verb.span(), ((verb.end(), comma if comma > 0 else behind[1], True),), own)
    if _PASSIVE.search(text, max(start, verb.start() - 30), verb.start()):
        agent = _AGENT.match(text, verb.end(), limit)
        return Saying(kind, *verb.span(), ((agent.end(), behind[1], True),) if agent else (), own)
    low = max(start, last, own[0] + 1 if own else start, verb.start() - _BEFORE)
    if not own:
        low = max([low, *(b for _, b in spans if b <= verb.start())])
    low = max([low, *(match.end() for match in _EDGE.finditer(text, low, verb.start()))])
    pieces = [low, *(match.end() for match in _PIECE.finditer(text, low, verb.start()))][::-1]
    is_bare = _AUXILIARY.fullmatch(text, pieces[0], verb.start()) is not None
    if verb[0].endswith("ing"):
        return Saying(kind, *verb.span(), ((low, verb.start(), True),), own)
    after_words = is_bare and (pieces[0] > start) and verb[0].lower() not in ("told", "tells")
    before = [(_with_name(text, pieces, at), verb.start(), False) for at in range(int(after_words), len(pieces))][:5]
    slots = [behind, *before] if after_words else before
    return Saying(kind, *verb.span(), tuple(dict.fromkeys(slots)), own)


# "Ana Orlova, ", "the lawyer Ana Orlova, ": what an apposition stands behind
_NAME = re.compile(r"(?:[^\W\d_A-ZÀ-ÞА-ЯЁ][\w’'-]{0,20}\s){0,5}[A-ZÀ-ÞА-ЯЁ][\w.’'-]{1,24}(?:\s[\w.’'-]{1,24}){0,6},\s")


def _with_name(text: str, pieces: list[int], at: int) -> int:
    """Where a subject begins: with the name before an apposition."""
    if at + 1 < len(pieces) and _NAME.fullmatch(text, pieces[at + 1], pieces[at]):
        return pieces[at + 1]
    return pieces[at]


def _stop(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end
