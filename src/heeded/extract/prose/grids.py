"""Lines of figures under a legend in; out, their counts: "(received / supported): Arvenia: 310 / 251".

A row is read with the nearest line before it that has as many words that measure, or by its own label: "noted | 31".
"""

import re
from collections.abc import Iterator
from typing import cast

from heeded.extract.prose.counting import Found
from heeded.extract.prose.cue_words import cues_in
from heeded.extract.prose.folding import folded
from heeded.extract.prose.values import Count
from heeded.extract.prose.voices import Voices
from heeded.model import Measure

__all__ = ["rows"]

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f,.'’]\d{3}|\d{0,3})"
# "Arvenia (2024): 310 / 251 / 59", "noted | 31 | 59 |"
_ROW = re.compile(
    rf"^[ *•|-]{{0,4}}(?P<label>[^\d\n|/\t:;(][^\d\n|/\t:;(]{{1,50}})(?:\((?:19|20)\d\d\)\s?)?[:|\t]\s?[|\t]?\s{{0,8}}"
    rf"(?P<numbers>{_NUMBER}(?:\s{{0,8}}[/|;\t]\s{{0,8}}{_NUMBER}){{1,7}})\s{{0,4}}\|?[ .]?$",
    re.M,
)
_EACH = re.compile(_NUMBER)
_LOOK_BACK = 800
_WEAK = ("partly", "fully", "negated")


def rows(voices: Voices) -> Iterator[tuple[list[Found], int, int]]:
    """Each row of figures with what it counts, and where it begins and ends."""
    text, language = voices.document.text, voices.language
    low = folded(text)
    for row in _ROW.finditer(text):
        numbers = [each.span() for each in _EACH.finditer(text, *row.span("numbers"))]
        own = _measures(low, *row.span("label"), language)
        measures = own * len(numbers) if len(own) == 1 else _legend(low, row.start(), language, len(numbers))
        if len(measures) != len(numbers):
            continue
        named = voices.named(*row.span("label"))
        state = named[0][0] if named else None
        values = [int(re.sub(r"\D", "", text[a:b])) for a, b in numbers]
        whole = values[measures.index("received")] if "received" in measures and len(own) != 1 else None
        found = [
            Found(
                cast(Measure, measure), Count(value, "exact", a, b, a), row.start(), b,
                whole if measure != "received" and whole and value <= whole else None, state,
            )
            for measure, value, (a, b) in zip(measures, values, numbers, strict=True)
        ]  # fmt: skip
        yield found, row.start(), row.end()


def _measures(low: str, start: int, end: int, language: str) -> list[str]:
    kinds = [cue.kind for cue in cues_in(low, start, end, language) if cue.kind not in _WEAK]
    return ["received" if kind == "loosely" else kind for kind in kinds]


def _legend(low: str, before: int, language: str, size: int) -> list[str]:
    """The measures of the nearest line before a row that has so many of them, each another."""
    close, least = before, max(0, before - _LOOK_BACK)
    while close > least:
        begin = max(low.rfind("\n", least, close - 1) + 1, least)
        measures = _measures(low, begin, close, language)
        if len(measures) > size:
            measures = measures[-size:]
        if len(measures) == size and len(set(measures)) == size:
            return measures
        close = begin if begin < close else least
    return []
