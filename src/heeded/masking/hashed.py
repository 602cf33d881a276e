"""Names in, keyed hashes of the sounds that they are found by out; and masks that know no more than these.

A stem is found where its hash is; endings stay readable, and the length of a name in a script without spaces. Not found
are names with a wrong consonant, those inside a longer word of an address, and several words that are masked as they
stand. Any initial may be theirs.
Who has salt and hashes can test whether a name that they think of is among them: a hash hides, it does not seal.
"""

import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from heeded.masking.alike import all_runs
from heeded.masking.alone import accepted
from heeded.masking.forms import Form, Role
from heeded.masking.keys import keys
from heeded.masking.names import UNSPACED, WORD, Hidden, Hit, Masks, Person, Traits, masks, spaced
from heeded.masking.runs import Reading
from heeded.masking.texts import words_of

__all__ = ["HashedName", "HashedPart", "hashed", "named_whole", "with_hashed"]

SALT_BYTES, HASH_BYTES = 16, 16
MOST_KNOWN = 1 << 18
"""Stems of texts whose hashes are remembered."""
STANDS = "="
"""Stands before a spelling that is sought wherever its characters stand."""
_CHARACTERS = re.compile(rf"{UNSPACED.pattern}(?:\s?{UNSPACED.pattern})*")
NOTHING = Traits((False, False), (False, False), False, False)
"""Of a word that a person said to mask as it stands."""


@dataclass(frozen=True, slots=True)
class HashedPart:
    """One form of a part of a name: the hash of its stem, the endings that it may have, what kind of word it is."""

    stem: str
    endings: tuple[str, ...]
    own: tuple[str, ...]
    role: Role
    part: str
    traits: tuple[tuple[bool, ...], ...]
    """The fields of `Traits`, each as a tuple."""


@dataclass(frozen=True, slots=True)
class HashedName:
    """A person whose name is found and not known: what stands in its place, and the hashes with their salt, as hex."""

    id: str
    mask: str
    salt: str
    parts: tuple[HashedPart, ...]


def hashed(hidden: Hidden, salt: bytes | None = None) -> HashedName:
    """The name as hashes, by a new salt where none is given."""
    salt = secrets.token_bytes(SALT_BYTES) if salt is None else salt
    known = masks([hidden])
    found = {
        _part(salt, form, hit.role, hit.part, hit.traits): None for forms in known.index.values() for form, hit in forms
    }
    for sound, hit in known.inside:  # "aigulseitova" in an address, as a word of its own
        found[_part(salt, _whole(sound), hit.role, hit.part, hit.traits)] = None
    for words in map(spaced, hidden.spellings):
        if UNSPACED.search(words):
            found[_part(salt, _as_it_stands(words), "alone", words, NOTHING)] = None
    for words in hidden.exact:
        if WORD.fullmatch(words):
            for key in sorted(keys(words)):
                found[_part(salt, _whole(key), "alone", key, NOTHING)] = None
    return HashedName(hidden.id, hidden.mask, salt.hex(), tuple(sorted(found, key=lambda each: (each.stem, each.role))))


def _part(salt: bytes, form: Form, role: Role, part: str, traits: Traits) -> HashedPart:
    kind = tuple(each if isinstance(each, tuple) else (each,) for each in astuple(traits))
    return HashedPart(
        _hash(salt, form.base), tuple(sorted(form.endings)), tuple(sorted(form.own)), role, _hash(salt, part), kind
    )


def _whole(sound: str) -> Form:
    return Form(sound, frozenset(), frozenset({""}))


def _as_it_stands(words: str) -> Form:
    """What stands for a spelling in a script without spaces; the ending says how long it is."""
    return Form(STANDS + words, frozenset({str(len(words))}), frozenset())


def _hash(salt: bytes, words: str) -> str:
    return hmac.digest(salt, words.encode(), "sha256")[:HASH_BYTES].hex()


def with_hashed(hidden: Iterable[Hidden], names: Sequence[HashedName]) -> Masks:
    """Masks of people whose names are known and of people of whose names there are hashes."""
    clear = masks(hidden)
    if not names:
        return clear
    first = len(clear.people)
    stamps = [Hidden(one.id, tuple(sorted({part.stem for part in one.parts})), one.mask) for one in names]
    return replace(
        clear,
        people=(*clear.people, *stamps),
        persons=(
            *clear.persons,
            *(
                Person(frozenset(), frozenset(), frozenset(), any(part.role == "given" for part in one.parts))
                for one in names
            ),
        ),
        index=_Index(clear.index, names, first),
        closed=_closed(names, first),
        known={},  # what others asked of the clear names alone tells nothing of these
    )


def _closed(names: Sequence[HashedName], first: int) -> Callable[[str], Iterator[tuple[int, int, int]]] | None:
    """What finds spellings in scripts without spaces: every stretch as long as one is looked up."""
    sought = {
        (one.salt, int(part.endings[0]), part.stem): person
        for person, one in enumerate(names, first)
        for part in one.parts
        if len(part.endings) == 1 and part.endings[0].isdecimal()
    }
    lengths = sorted({(salt, length) for salt, length, _ in sought})

    def found(text: str) -> Iterator[tuple[int, int, int]]:
        for match in _CHARACTERS.finditer(text):
            for salt, length in lengths:
                for start in range(match.start(), match.end() - length + 1):
                    stem = _hash(bytes.fromhex(salt), STANDS + spaced(text[start : start + length]))
                    if (person := sought.get((salt, length, stem))) is not None:
                        yield start, start + length, person

    return found if sought else None


def named_whole(text: str, known: Masks) -> frozenset[str]:
    """Ids of the people whom a text names with two parts of the name in two words, or with all there is."""
    reading = Reading(words_of(text), known)
    standing = known.closed(text) if known.closed else ()
    return frozenset(known.people[person].id for _, _, person in standing) | frozenset(
        known.people[run.person].id
        for run in all_runs(reading)
        if ("alone" in run.roles or (run.is_full and run.hits[0][0] != run.hits[-1][0])) and accepted(reading, run, ())
    )


class _Index(Mapping[str, list[tuple[Form, Hit]]]):
    """An index by stem that knows some stems by their hashes alone: those are looked up, and not listed."""

    def __init__(self, clear: Mapping[str, list[tuple[Form, Hit]]], names: Sequence[HashedName], first: int) -> None:
        self._clear = clear
        self._by_salt: dict[bytes, dict[str, list[tuple[HashedPart, Hit]]]] = {}
        for person, one in enumerate(names, first):
            stems = self._by_salt.setdefault(bytes.fromhex(one.salt), {})
            for part in one.parts:
                traits = Traits(*(each if len(each) > 1 else each[0] for each in part.traits))  # type: ignore[arg-type]
                stems.setdefault(part.stem, []).append((part, Hit(person, part.role, part.part, True, 0, traits)))
        self._known: dict[str, list[tuple[Form, Hit]]] = {}

    def __getitem__(self, stem: str) -> list[tuple[Form, Hit]]:
        found = self._known.get(stem)
        if found is None:
            found = list(self._clear.get(stem, ()))
            for salt, stems in self._by_salt.items():
                for part, hit in stems.get(_hash(salt, stem), ()):
                    found.append((Form(stem, frozenset(part.endings), frozenset(part.own)), hit))
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[stem] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._clear)

    def __len__(self) -> int:
        return len(self._clear)
