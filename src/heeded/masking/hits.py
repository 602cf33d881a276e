"""A word and compiled names in, the parts of these that the word may be out: by its sounds, else by its skeleton."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from heeded.masking.forms import Role, is_common, is_place, looked_up
from heeded.masking.keys import is_sounded, keys
from heeded.masking.names import Hit, Masks
from heeded.masking.skeletons import consonants, skeletons
from heeded.vocabulary import load

__all__ = ["MOST_KNOWN", "hits_of"]

MOST_KNOWN = 200_000
"""Words of which is remembered what they are."""


def hits_of(word: str, masks: Masks) -> tuple[Hit, ...]:
    """The parts of hidden names that a word may be a form of; of two forms of one part the one nearer to it."""
    found = masks.known.get(word)
    if found is None:
        if len(masks.known) >= MOST_KNOWN:
            masks.known.clear()
        found = masks.known[word] = _looked_up(word, masks)
    return found


def _looked_up(word: str, masks: Masks) -> tuple[Hit, ...]:
    found: dict[tuple[int, Role, str], Hit] = {}
    for spelling in _bare_of_proclitics(word):
        for key in keys(spelling):
            for hit, is_own, length in looked_up(key, masks.index):
                known = found.get(place := (hit.person, hit.role, hit.part))
                if known is None or (is_own, length) > (known.is_own, known.length):
                    found[place] = replace(hit, is_own=is_own, length=length)
    return (*found.values(), *_alike(word, masks, found))


def _alike(word: str, masks: Masks, sounding: Collection[tuple[int, Role, str]]) -> Iterator[Hit]:
    """The parts that a word has the skeleton of, and that do not sound so."""
    found: dict[tuple[int, Role, str], Hit] = {}
    if is_common(word) or is_place(word):
        return
    for bones in (each for spelling in _bare_of_proclitics(word) for each in skeletons(spelling)):
        for hit, _, length in looked_up(bones, masks.index):
            likeness = consonants(bones[:length])
            known = found.get(place := (hit.person, hit.role, hit.part))
            if place in sounding or hit.traits.is_shared:
                continue
            if known is None or likeness > known.likeness:
                found[place] = replace(hit, is_own=False, length=length, likeness=likeness)
    yield from found.values()


def _bare_of_proclitics(word: str) -> Iterator[str]:
    """A word, and what is left of it without the small words that Arabic and Hebrew write as one with it."""
    yield word
    for small in _proclitics() if not is_sounded(word) else ():
        if word.startswith(small) and len(word) - len(small) >= BARE:
            yield word[len(small) :]


@cache
def _proclitics() -> tuple[str, ...]:
    return tuple(load("name_forms")["proclitics"].split())


BARE = 3
"""Letters that are left of a word at least."""
