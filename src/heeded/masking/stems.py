"""Texts and compiled names in, what a database compares out: how texts sound, and the stems of the names in them.

A text that names a person in full has one of the person's stems in what `sounded` makes of it, whatever the script,
the accents or the hidden characters: to find such texts, keep `sounded(text)` beside the text and ask for
`LIKE '%stem%'` with each of the stems; `named_in` then tells which of them do name the person.
"""

from collections.abc import Mapping

from heeded.masking.keys import keys
from heeded.masking.names import WORD, Masks
from heeded.masking.texts import words_of

__all__ = ["likely", "sounded"]


def sounded(text: str) -> str:
    """Every reading of every word of a text, once, in small Latin letters with spaces between; linear in the text."""
    raw = set(words_of(text).raw)
    return " ".join(sorted({key.lower() for word in raw for key in keys(word)}))


def likely(masks: Masks) -> Mapping[str, tuple[str, ...]]:
    """By person's id: the stems of which one stands in the `sounded` form of every text that `named_in` finds."""
    stems: dict[str, set[str]] = {person.id: set() for person in masks.people}
    for listed in masks.index.values():
        for form, hit in listed:
            stems[masks.people[hit.person].id].add(form.base.lower())
    for words, owners in masks.owners.items():
        longest = max((match[0] for match in WORD.finditer(words)), key=len, default="")
        for owner in owners:
            stems[masks.people[owner].id] |= {key.lower() for key in keys(longest)}
    return {person: tuple(_shortest(found)) for person, found in stems.items()}


def _shortest(stems: set[str]) -> list[str]:
    """The stems that hold no other of them."""
    return sorted(stem for stem in stems if not any(other != stem and other in stem for other in stems))
