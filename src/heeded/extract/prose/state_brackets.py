"""A stretch in, the States that a bracket or the end of an item names there out: "(Norway, Chile)", " – Norway"."""

import re
from collections.abc import Iterator

from heeded.extract.prose.makers import OTHERS, Maker
from heeded.extract.prose.voices import Voices
from heeded.vocabulary.states import read_state_list

__all__ = ["bracketed", "brackets"]

# "(Norway, Chile);", " – Norway, Chile" at the end of an item
_BRACKETS = re.compile(r"(?:\s?\(([^()]{3,600})\)|\s[–—-]\s([^()\n–—:]{3,300}))[\s.;,]{0,3}$")


def brackets(voices: Voices, start: int, end: int) -> Iterator[tuple[Maker, int, int]]:
    """The brackets of a stretch that hold States and nothing else."""
    for match in re.finditer(r"\s?\(([^()]{3,600})\)", voices.document.text[start:end]):
        if codes := _codes(voices, start + match.start(1), start + match.end(1)):
            yield Maker(is_of_states=True, states=codes), start + match.start(), start + match.end()


def _codes(voices: Voices, start: int, end: int) -> tuple[str, ...]:
    """The States of a stretch that names nothing else, in the language of the document or in English."""
    others = OTHERS.search(voices.document.text, start, end)
    end = others.start() if others else end
    start += len(_FROM.match(voices.document.text[start:end])[0])  # type: ignore[index]
    listed = read_state_list(voices.document.text[start:end])
    if listed.codes and not listed.unknown:
        return listed.codes
    rest, at = "", start
    for _, a, b in voices.named(start, end):
        rest, at = rest + voices.document.text[at:a], b
    is_whole = at > start and _SMALL.fullmatch(rest + voices.document.text[at:end])
    return tuple(dict.fromkeys(code for code, _, _ in voices.named(start, end))) if is_whole else ()


# "from ", "recommended by ": before the States in a bracket
_FROM = re.compile(r"(?:(?:\w{4,14}\s)?(?:from|by|par|por|de|del|от)\s)?")
# ", ", " et la ", " и "
_SMALL = re.compile(r"(?:[\s,;]|(?<!\w)(?:and|the|et|l[ae]s?|y|el|los|и)(?!\w)|(?<!\w)l['’]){0,300}")


def bracketed(voices: Voices, start: int, end: int) -> tuple[Maker | None, int]:
    """The States that an item of a list names in brackets at its end, and where its words end."""
    match = _BRACKETS.search(voices.document.text, start, end)
    codes = _codes(voices, *match.span(match.lastindex or 0)) if match else ()
    return (Maker(is_of_states=True, states=codes), match.start()) if match and codes else (None, end)
