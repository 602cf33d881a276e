"""Parts of names in, the forms that cases, genders and scripts give them out; and which words are common beside."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeVar

from heeded.masking.keys import is_cyrillic, keys, plain
from heeded.vocabulary import load
from heeded.vocabulary.states import names_in, states

__all__ = [
    "Form",
    "Role",
    "articles",
    "by_word",
    "descent",
    "forms",
    "given_names",
    "initials",
    "is_common",
    "is_family",
    "is_first_family",
    "is_patronymic",
    "is_place",
    "is_shared",
    "is_tail",
    "looked_up",
    "particles",
    "places_with",
    "prefixes",
    "starts_like",
]

T = TypeVar("T")
Role = Literal["given", "family", "patronymic", "alone"]
LONGEST_ENDING = 7
by_word = lru_cache(maxsize=1 << 16)
"""Texts say the same words again and again: what is asked of a word is remembered."""
SHORTEST = 4
"""Sounds of a part that a form in another case has at least: "Kim" is not sought in "Kimde"."""


@dataclass(frozen=True, slots=True)
class Form:
    """A stem, the endings that it may have, and those of them that leave the part as it was given."""

    base: str
    endings: frozenset[str]
    own: frozenset[str]


@cache
def _classes(role: str) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    table = load("name_forms")
    endings = {name: _split(words) for name, words in table["endings"].items()}
    rows = table["bases" if role == "family" else "given_bases"]
    return tuple((re.compile(shape), endings[name]) for shape, name in rows)


def _split(words: str) -> frozenset[str]:
    return frozenset("" if word == '""' else word for word in words.split())


@cache
def _any_case() -> frozenset[str]:
    return _split(load("name_forms")["any_case"])


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(load("name_forms")[name])


def forms(word: str, role: Role) -> tuple[Form, ...]:
    """The forms of one part of a name, in every reading of its letters."""
    found: dict[Form, None] = {}
    for key in sorted(_same(word) if role == "given" else keys(word)):
        found[Form(key, _any_case() if len(key) >= SHORTEST else frozenset(), frozenset({""}))] = None
        pattern, endings = next(each for each in _classes(role) if each[0].fullmatch(key))
        base = pattern.fullmatch(key)[1]  # type: ignore[index]  # the last row takes any word
        own = frozenset({key[len(base) :]})
        possession = _possession(key, role)
        if len(base) > 1 and len(key) >= SHORTEST - 1:
            both = frozenset({"", "a"}) if base.endswith(("ov", "ev")) else frozenset[str]()
            found[Form(base, endings | own, own | both)] = None
        if (short := _shape("fleeting").fullmatch(key)) and len(key) >= SHORTEST:
            found[Form("".join(filter(None, short.groups())), endings - {""} | possession, frozenset())] = None
        if possession:
            found[Form(key, possession, frozenset())] = None
    return tuple(found)


@cache
def _same_given() -> dict[str, frozenset[str]]:
    """The sounds of a given name in its other languages, by the sounds in one."""
    found: dict[str, frozenset[str]] = {}
    for row in load("name_forms")["same_given"]:
        group = frozenset(key for word in row.split() for key in keys(word))
        found |= {key: group | found.get(key, frozenset()) for key in group}
    return found


def _same(word: str) -> frozenset[str]:
    return keys(word).union(*(_same_given().get(key, ()) for key in keys(word)))


def _possession(key: str, role: Role) -> frozenset[str]:
    is_western = role == "family" and len(key) > SHORTEST and _shape("western").fullmatch(key)
    return _split(load("name_forms")["possession"]) if is_western else frozenset()


def looked_up(key: str, index: Mapping[str, Iterable[tuple[Form, T]]]) -> list[tuple[T, bool, int]]:
    """What an index by stem has for a word: each value, whether the word stands as given, and the stem's length."""
    found = []
    for cut in range(min(LONGEST_ENDING, len(key) - 1) + 1):
        base, ending = key[: len(key) - cut], key[len(key) - cut :]
        for form, value in index.get(base, ()):
            if ending in form.own:
                found.append((value, True, len(base)))
            elif len(key) < SHORTEST - 1:
                continue
            elif ending in form.endings or (ending and base[-1] + ending in form.endings and len(base) >= SHORTEST):
                found.append((value, False, len(base)))
    return found


# ------------------------------------------------------------------------------------------------ words that are none


@cache
def _commons() -> frozenset[str]:
    """Words that are names too, as `plain` has them."""
    table, roles = load("name_forms"), load("roles")
    return frozenset(
        map(plain, f"{table['common']} {table['common_ru']} {roles['calendar']} {roles['not_names']}".split())
    )


@cache
def _place_names() -> tuple[str, ...]:
    """Names of States, their adjectives, capitals, cities, and months: beside a name they are never the person."""
    words = [state.adjective for state in states().values()]
    for language in ("en", "es", "fr", "kk", "ru"):
        words += [name for names in names_in(language).values() for name in names]
    words += [name for names in load("capitals")["capitals"].values() for name in names]
    words += f"{load('name_forms')['cities']} {load('name_forms')['months']}".split()
    return tuple(words)


@cache
def _places() -> frozenset[str]:
    """Names of places that are one word, as `plain` has them."""
    return frozenset(plain(name) for name in _place_names() if name and " " not in name)


def places_with(word: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Names of places of several words, as `plain` has them, that have this one, and where: "costa" in "costa rica"."""
    return _places_by_word().get(word, ())


@cache
def _places_by_word() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    found: dict[str, dict[tuple[tuple[str, ...], int], None]] = {}
    for name in _place_names():
        words = tuple(map(plain, name.replace("-", " ").split()))
        for at, word in enumerate(words):
            if len(words) > 1:
                found.setdefault(word, {})[words, at] = None
    return {word: tuple(places) for word, places in found.items()}


@cache
def _sounding(words: frozenset[str], in_cyrillic: bool) -> frozenset[str]:
    return frozenset(key for word in words if is_cyrillic(word) is in_cyrillic for key in keys(word))


def _is_among(words: frozenset[str], word: str, in_cyrillic: bool) -> bool:
    if is_cyrillic(word) is in_cyrillic:
        return plain(word) in words
    return bool(keys(word) & _sounding(words, in_cyrillic))


@by_word
def is_common(word: str, in_cyrillic: bool | None = None) -> bool:
    """Whether a word, or what it is in the other script, is a word of the language too."""
    return _is_among(_commons(), word, is_cyrillic(word) if in_cyrillic is None else in_cyrillic)


@by_word
def is_place(word: str, in_cyrillic: bool | None = None) -> bool:
    """Whether a word, or what it is in the other script, is the name of a State, its adjective or a city."""
    return _is_among(_places(), word, is_cyrillic(word) if in_cyrillic is None else in_cyrillic)


@cache
def _shared() -> frozenset[str]:
    return _shared_first() | frozenset(key for word in load("name_forms")["shared"].split() for key in keys(word))


@cache
def _shared_first() -> frozenset[str]:
    return frozenset(key for word in load("name_forms")["shared_first"].split() for key in keys(word))


def is_first_family(word: str) -> bool:
    """Whether a word is a family name of very many that stands before the given name."""
    return bool(keys(word) & _shared_first())


def is_shared(word: str) -> bool:
    """Whether a family name is that of so many that alone it names nobody."""
    return bool(keys(word) & _shared())


@by_word
def is_patronymic(word: str) -> bool:
    """Whether a word has the shape of a patronymic: "Maratovna", "Қанатұлы"."""
    return any(_shape("patronymics").fullmatch(key) for key in keys(word))


@by_word
def is_family(word: str) -> bool:
    """Whether a word has a shape that family names alone have: "Seitova", "Ежиков"."""
    return any(_shape("families").fullmatch(key) for key in keys(word))


@cache
def _given_index() -> dict[str, list[tuple[Form, str]]]:
    index: dict[str, list[tuple[Form, str]]] = {}
    for word in f"{load('roles')['given']} {load('name_forms')['given']}".split():
        for form in forms(word, "given"):
            index.setdefault(form.base, []).append((form, word))
    return index


@by_word
def given_names(word: str) -> tuple[bool, bool]:
    """Whether a word is a given name in use, and whether it stands in the nominative."""
    found = [own for key in keys(word) for _, own, _ in looked_up(key, _given_index())]
    if not found and any(_shape("given_shapes").fullmatch(key) for key in keys(word)):
        return True, True
    return bool(found), any(found)


@cache
def particles() -> frozenset[str]:
    """Small words inside names: "bin", "de", "uly"."""
    roles = load("roles")
    listed = (*roles["particles"], *roles["tails"], *load("name_forms")["particles"].split())
    return frozenset(map(plain, listed))


@cache
def descent() -> frozenset[str]:
    """Small words before a father's name: "bin"."""
    return frozenset(load("name_forms")["descent"].split())


@cache
def articles() -> frozenset[str]:
    """Words before which no name stands alone: "the King"."""
    return frozenset(load("name_forms")["articles"].split())


@cache
def prefixes() -> frozenset[str]:
    """First words of names that are written as one word with the next too: "Abdel Rahman"."""
    return frozenset(load("name_forms")["prefixes"].split())


@cache
def _tails() -> dict[str, list[tuple[Form, str]]]:
    index: dict[str, list[tuple[Form, str]]] = {}
    for word in load("roles")["tails"]:
        for form in forms(word, "patronymic"):
            index.setdefault(form.base, []).append((form, word))
    return index


@by_word
def is_tail(word: str) -> bool:
    """Whether a word makes a patronymic of the name before it: "kyzy", "ұлына"."""
    return any(looked_up(key, _tails()) for key in keys(word))


@by_word
def initials(word: str) -> frozenset[str]:
    """The sounds that a name starts with whose initial this is: "Zh" -> J; "Z" -> z, J."""
    starts = frozenset(key[0] for key in keys(word))
    return starts if len(plain(word)) > 1 else starts.union(*map(starts_like, starts))


def starts_like(key: str) -> str:
    """The sounds that sounds may start with instead, since spellings differ in them: "hnatiuk" -> h, g."""
    return load("name_forms")["first_letters"].get(key[:1], key[:1])  # type: ignore[no-any-return]
