"""What people entered as names in, what a text is searched for out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, product, takewhile

from heeded.masking.forms import (
    Form,
    Role,
    descent,
    forms,
    given_names,
    is_common,
    is_family,
    is_first_family,
    is_patronymic,
    is_place,
    is_shared,
    particles,
)
from heeded.masking.keys import APOSTROPHES, IGNORABLE, MARKS, is_latin, is_sounded, keys, plain, sounds
from heeded.masking.skeletons import consonants, endings, skeletons

__all__ = [
    "UNSPACED",
    "WITHHELD",
    "Hidden",
    "Hit",
    "Masks",
    "Part",
    "Person",
    "Traits",
    "masks",
    "parts_of",
    "spaced",
    "warnings",
]

WITHHELD = "[name withheld]"
_SMALL = "a-zß-öø-ÿāăąćčďđēęěğģīıķĺľłńňŋōőŕřśşšţťūůűźżža-яёәғқңөұүһіїєґў"
_HYPHEN = "-‐‑"
_BREAK = rf"[{_HYPHEN}][ \t]{{0,3}}\r?\n[ \t]{{0,12}}(?=[{_SMALL}])|\u00ad[ \t]{{0,3}}\r?\n[ \t]{{0,12}}(?=[^\W\d_])"
# "Seitova", "Seit\u00adova", "Şirin'in", "Tur-\nsynov"
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}{IGNORABLE}]|[{APOSTROPHES}](?=[^\W\d_])|{_BREAK})*")
# scripts without spaces between words, or with endings that no table has: a name is found wherever its characters stand
UNSPACED = re.compile(
    "[\u0900-\u0dff\u1200-\u139f\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
INITIAL = (
    r"(?:[^\W\d_]|Zh|Sh|Ch|Kh|Ts|Yu|Ya|Ye|Yo|Ju|Ja|Je|Dzh|Dj|Th|Ph|Gh|Ny|Gy|Lj|Nj|"
    r"ZH|SH|CH|KH|TS|YU|YA|YE|YO|TH|PH|GH|Дж|ДЖ)"
)
"""One capital letter, or the letters that stand for one sound; an expression."""
_INITIAL = re.compile(rf"(?<!\w){INITIAL}\.")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A person whose name is masked: id, the spellings that people gave, what stands in their place.

    `exact` are words that are always masked as they stand (a nickname that is a common word): whole words, case kept.
    """

    id: str
    spellings: tuple[str, ...]
    mask: str
    exact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name as it was entered, and its place in it."""

    word: str
    role: Role
    before: tuple[str, ...] = ()
    """What may be written as one with it: particles ("al-Harb", "Alharb"), the half before a hyphen ("Anne-Lise")."""


@dataclass(frozen=True, slots=True)
class Person:
    """Readings of a hidden person's given names, of the initials that were entered, and of the family names."""

    given: frozenset[str]
    starts: frozenset[str]
    families: frozenset[str]
    has_given: bool
    """Whether a given name was entered; of hashed names no more is known of it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that may be a part of a person's name: whose (the place among the people), which part, in which form."""

    person: int
    role: Role
    part: str
    is_own: bool
    length: int
    traits: "Traits"
    likeness: int = 0
    """Of a word that sounds otherwise and has the same skeleton: how many consonants; 0 of one that sounds so."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a part is beside a name, in Latin and in Cyrillic texts: a common word, a place; or a name of very many."""

    is_common: tuple[bool, bool]
    is_place: tuple[bool, bool]
    is_shared: bool
    is_shaped: bool
    """Whether it has a shape that family names alone have, so that in small letters it is no word either."""


@dataclass(frozen=True, slots=True)
class Masks:
    """The names of hidden people, ready to be looked for; equal people give equal values."""

    people: tuple[Hidden, ...]
    persons: tuple[Person, ...] = field(compare=False, repr=False)
    index: Mapping[str, list[tuple[Form, Hit]]] = field(compare=False, repr=False)
    inside: tuple[tuple[str, Hit], ...] = field(compare=False, repr=False)
    exact: re.Pattern[str] | None = field(compare=False, repr=False)
    owners: Mapping[str, tuple[int, ...]] = field(compare=False, repr=False)
    closed: Callable[[str], Iterable[tuple[int, int, int]]] | None = field(compare=False, repr=False, default=None)
    """Where a text has a name in a script without spaces of which there is a hash alone: start, end, the person."""
    readings: Mapping[int, tuple[tuple[Hit, str], ...]] = field(compare=False, repr=False, default_factory=dict)
    """By person, the parts of the name, each with every reading of its sounds."""
    nearly: dict[tuple[int, str], tuple[Hit, ...]] = field(compare=False, repr=False, default_factory=dict)
    """By person and word, the parts that the word is nearly, so far as asked."""
    known: dict[str, tuple[Hit, ...]] = field(compare=False, repr=False, default_factory=dict)
    """Words that were looked up, so that many short texts cost no more than a long one."""


def masks(hidden: Iterable[Hidden]) -> Masks:
    """Compile the names of hidden people once for many texts."""
    return _compiled(tuple(sorted(set(hidden), key=lambda one: (one.id, one.spellings, one.mask, one.exact))))


@lru_cache(maxsize=16)
def _compiled(people: tuple[Hidden, ...]) -> Masks:
    index: dict[str, list[tuple[Form, Hit]]] = {}
    readings: dict[int, dict[tuple[Hit, str], None]] = {}
    persons, owners = [], dict[str, list[int]]()
    for at, one in enumerate(people):
        parts = [part for spelling in one.spellings for part in parts_of(spelling)]
        for part in dict.fromkeys(parts):
            for word in (part.word, *(each + part.word for each in part.before)):
                hit = Hit(at, part.role, min(keys(part.word)), True, 0, _traits(word))
                sounding = forms(word, part.role)
                readings.setdefault(at, {}).update(
                    ((hit, form.base + own), None) for form in sounding for own in form.own
                )
                for form in (*sounding, *_bones(word)):
                    index.setdefault(form.base, []).append((form, hit))
        given = [part.word for part in parts if part.role == "given"]
        starts = [match[0][:-1] for spelling in one.spellings for match in [_INITIAL.search(spelling)] if match]
        family = [part.word for part in parts if part.role == "family"]
        known = (frozenset().union(*map(keys, words)) for words in (given, starts, family))
        persons.append(Person(next(known), next(known), next(known), bool(given)))
        for words in (*one.exact, *(each for each in one.spellings if UNSPACED.search(each))):
            owners.setdefault(spaced(words), []).append(at)
    inside = tuple(dict.fromkeys(each for at, one in enumerate(people) for each in _inside(at, one)))
    return Masks(
        people,
        tuple(persons),
        index,
        inside,
        _exact(owners),
        {words: tuple(own) for words, own in owners.items()},
        readings={at: tuple(each) for at, each in readings.items()},
    )


NOMINATIVE = "s"
"""What a nominative may end in that other cases have not: "Petrauskas", "Papadopoulos"."""
CUT = 3
"""Consonants from which on a skeleton may have an ending of a case."""


def _bones(word: str) -> Iterator[Form]:
    """The skeletons of a part of a name, as stems."""
    for bones in sorted(skeletons(word)):
        yield Form(bones, endings() if consonants(bones) >= CUT else frozenset(), frozenset({""}))
        if consonants(bones) > CUT and bones.endswith(NOMINATIVE):
            yield Form(bones[:-1], endings(), frozenset())


LONG = 6
"""Sounds of a family name that are sought inside longer words of addresses: "aseitova" for "Seitova"."""


def _inside(at: int, one: Hidden) -> Iterator[tuple[str, Hit]]:
    """What names a person inside a longer word: a long family name, or given and family name as one."""
    for spelling in one.spellings:
        parts = parts_of(spelling)
        given = [part for part in parts if part.role == "given"]
        for family in (part for part in parts if part.role in ("family", "alone")):
            hit = Hit(at, "family", min(keys(family.word)), True, LONG, _traits(family.word))
            alone = {form.base for form in forms(family.word, family.role) if {"", "a"} & (form.own | form.endings)}
            alone |= {plain(family.word)}
            yield from ((sound, hit) for sound in sorted(alone) if len(sound) >= LONG)
            for first in given:
                for one_key, other in product({plain(first.word), *keys(first.word)}, {plain(family.word), *alone}):
                    yield sounds(one_key + other), hit
                    yield sounds(other + one_key), hit


@lru_cache(maxsize=4096)
def _traits(word: str) -> Traits:
    return Traits(
        (is_common(word, False), is_common(word, True)),
        (is_place(word, False), is_place(word, True)),
        is_shared(word),
        is_family(word),
    )


def spaced(words: str) -> str:
    """Words with one space between."""
    return " ".join(words.split())


def _exact(words: Iterable[str]) -> re.Pattern[str] | None:
    """One expression for words that are masked as they stand."""
    longest = sorted((each for each in words if each), key=lambda each: (-len(each), each))
    if not longest:
        return None
    spaced = (r"\s+".join(map(re.escape, each.split())) for each in longest)
    return re.compile("|".join(each if UNSPACED.search(each) else rf"(?<![^\W_]){each}(?![^\W_])" for each in spaced))


# ------------------------------------------------------------------------------------------------ parts of a name


def parts_of(spelling: str) -> tuple[Part, ...]:
    """The parts of a name as entered, without initials and particles: "Seitova, A. M." has one, the family name.

    Given names are known by a list, family names by their endings or by their place: behind, or before a comma. A word
    in the middle that is no given name counts as a patronymic.
    """
    if UNSPACED.search(spelling):
        return ()
    parts, joined = _parts(spelling), _joined(spelling)
    return tuple(Part(part.word, part.role, joined.get(part.word, ())) for part in parts)


def _joined(spelling: str) -> dict[str, tuple[str, ...]]:
    """By word of a name what may be written as one with it: "den" and "vanden", or the half before its hyphen."""
    words = list(WORD.finditer(spelling))
    found: dict[str, tuple[str, ...]] = {}
    for at, word in enumerate(words):
        led = takewhile(
            lambda each: plain(each) in particles() or len(plain(each)) == 1, (each[0] for each in reversed(words[:at]))
        )
        before = tuple(accumulate(led, lambda behind, each: each + behind))
        if at and spelling[words[at - 1].end() : word.start()] in tuple(_HYPHEN):
            before = (*before, words[at - 1][0])
        found[word[0]] = tuple(dict.fromkeys(before))
    return found


def _parts(spelling: str) -> tuple[Part, ...]:
    head, comma, tail = spelling.partition(",")
    if comma:
        return (*(Part(word, "family") for word in _words(head)), *_rest(_words(tail)))
    words = _words(spelling)
    if len(words) < 2:
        is_alone = not _INITIAL.search(spelling)
        return tuple(Part(word, "alone" if is_alone else "family") for word in words)
    return _placed(words, spelling)


def _words(spelling: str) -> list[str]:
    bare = _INITIAL.sub(" ", spelling)
    words = [match[0] for match in WORD.finditer(bare)]
    return [word for word in words if len(plain(word)) > 1 and plain(word) not in particles()] or words


def _rest(words: list[str]) -> tuple[Part, ...]:
    return tuple(
        Part(word, "given" if not at or _is_second_given(word) else "patronymic") for at, word in enumerate(words)
    )


def _is_second_given(word: str) -> bool:
    return given_names(word)[0] and not is_patronymic(word)


def _placed(words: list[str], spelling: str) -> tuple[Part, ...]:
    """The parts of a name without a comma, by their places."""
    if _is_family_first(words):
        return (Part(words[0], "family"), *_rest(words[1:]))
    cut = len(words) - _families(words, spelling)
    return (*_rest(words[:cut]), *(Part(word, "family") for word in words[cut:]))


def _is_family_first(words: list[str]) -> bool:
    first, second, last = words[0], words[1], words[-1]
    if is_first_family(first) and not is_family(last) and not is_shared(last):
        return True
    if given_names(first)[0] or is_family(last):
        return is_family(first) and len(words) == 3 and is_patronymic(last) and not given_names(first)[0]
    return (given_names(second)[0] or is_family(first)) and not is_shared(last)


def _families(words: list[str], spelling: str) -> int:
    """How many words at the end are family names: two where a hyphen joins them, two given names stand before, or the
    last but one is neither a given name nor the father's ("Gonzalo Ibarrondo Etxaniz").
    """
    if len(words) < 3:
        return 1
    if re.search(rf"{re.escape(words[-2])}[{_HYPHEN}]{re.escape(words[-1])}\s*$", spelling):
        return 2
    if len(words) > 3 and given_names(words[1])[0]:
        return 1 if is_patronymic(words[-2]) else 2
    return 2 if _is_second_family(words[-2], spelling) else 1


SECOND_FAMILY = 5
"""Letters of a word that counts as the first of two family names: shorter ones are given names more often."""


def _is_second_family(word: str, spelling: str) -> bool:
    is_fathers = is_patronymic(word) or not descent().isdisjoint(map(plain, _joined(spelling)[word]))
    return is_latin(word) and len(word) >= SECOND_FAMILY and not given_names(word)[0] and not is_fathers


# ------------------------------------------------------------------------------------------------ advice


def warnings(hidden: Iterable[Hidden]) -> tuple[str, ...]:
    """Sentences for the person who enters names: what is masked only beside the other part, who shares a name."""
    people = masks(hidden).people
    found: dict[str, None] = {}
    for one in people:
        for spelling in one.spellings:
            found |= dict.fromkeys(_advice(one, parts_of(spelling), spelling))
    for at, one in enumerate(people):
        for other in people[at + 1 :]:
            if one.id != other.id and _share(one, other):
                found[
                    f"{one.id} and {other.id} have the same name: where a text does not tell which of them is meant, "
                    f"“{WITHHELD}” stands in place of both."
                ] = None
    return tuple(found)


def _advice(one: Hidden, parts: tuple[Part, ...], spelling: str) -> Iterable[str]:
    if not parts and not UNSPACED.search(spelling):
        yield f"{one.id}: “{spelling}” has no word that could be a name; it is masked nowhere."
    if not all(is_sounded(part.word) for part in parts):
        yield f"{one.id}: “{spelling}” is found as it is written only; enter it in Latin or Cyrillic letters too."
    is_single = len(parts) == 1
    for part in parts:
        if part.word in one.exact:
            continue
        if is_common(part.word) or is_place(part.word):
            where = "is not masked at all" if is_single else "is masked only beside another part of the name"
            yield (
                f"{one.id}: “{part.word}” is a common word or a place and {where}; enter it among the words that are "
                f"always masked (--exact {part.word}) if it is to be masked wherever it stands."
            )
        elif part.role == "family" and is_shared(part.word):
            yield f"{one.id}: many people are called “{part.word}”: alone it is masked only in texts about this person."


def _share(one: Hidden, other: Hidden) -> bool:
    """Whether two people have the same given and the same family name in some spelling."""

    def names(person: Hidden, roles: tuple[Role, ...]) -> frozenset[str]:
        words = (part.word for each in person.spellings for part in parts_of(each) if part.role in roles)
        return frozenset().union(*map(keys, words))

    given, family = (names(one, roles) & names(other, roles) for roles in (("given",), ("family",)))
    return bool(given and family) or bool(names(one, ("alone",)) & names(other, ("alone",)))
