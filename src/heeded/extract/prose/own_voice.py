"""A page in, whether it demands in its own name out; news only reports, unless they are an opinion or a release."""

import re
from functools import lru_cache

from heeded.extract.prose.demand_words import words
from heeded.extract.prose.voices import Voices, is_said

__all__ = ["speaks_for_itself"]

_LONGEST_PIECE = 20_000


def speaks_for_itself(voices: Voices) -> bool:
    """Whether a page demands in its own name; news only reports, unless they are somebody's opinion or release."""
    text = voices.document.text
    if voices.document.kind != "news" or _is_opinion(text):
        return True
    return _has_own_voice(text, voices.language) or not _reports(text, voices.language)


@lru_cache(maxsize=4)
def _reports(text: str, language: str) -> bool:
    """Whether a page says what others said: with quotations or verbs of saying."""
    piece = text[:_LONGEST_PIECE]
    return bool(_QUOTATION.search(piece) or is_said(piece, language))


_QUOTATION = re.compile(r"“[^”\n]{0,900}”|«[^»\n]{0,900}»|\"[^\"\n]{0,900}\"")


@lru_cache(maxsize=4)
def _has_own_voice(text: str, language: str) -> bool:
    """Whether what a page reports is its publisher's own, as in a release: "we urge", "our monitors"."""
    return bool(words("own_voice", language).search(_QUOTATION.sub(" ", text[:_LONGEST_PIECE])))


# "Opinion", "Commentary No. 5"; "I hope" outside quotation marks
_OPINION = re.compile(
    r"(?<!\w)(?:Opinion|Op-[Ee]d|Comment(?:ary)?|Editorial|Viewpoint|Tribun[ea]|Éditorial|Point de vue|Opinión|Columna|"
    r"Punto de vista|Мнение|Колонка)(?!\w)"
)
_MYSELF = re.compile(r"^[^“«\"\n]{0,400}(?<!\w)I\s[a-z]", re.M)


@lru_cache(maxsize=4)
def _is_opinion(text: str) -> bool:
    """Whether a piece of news speaks for its author: by a word at its head, or by "I" outside quotations."""
    return bool(_OPINION.search(text, 0, 400) or _MYSELF.search(text, 0, _LONGEST_PIECE))
