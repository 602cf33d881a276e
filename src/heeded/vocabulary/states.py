"""States: names as printed go in, alone, in lists or in running text; ISO 3166-1 alpha-3 codes come out."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.russian import declined

__all__ = [
    "GROUPS",
    "State",
    "StateList",
    "find_states",
    "group_of",
    "iso3_of",
    "name_of",
    "names_in",
    "read_state_list",
    "states",
]

GROUPS = ("Africa", "Asia-Pacific", "EEG", "GRULAC", "WEOG", "Observer", "none")
"""Regional groups in UPR use, observer States, and States that belong to none."""


@dataclass(frozen=True, slots=True)
class State:
    """One State: its short and formal English names without article, regional group, adjective and further names."""

    iso3: str
    name: str
    official: str
    group: str
    adjective: str
    other: tuple[str, ...] = ()
    is_fictional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every English name that the vocabulary lists for the State, short name first."""
        return tuple(dict.fromkeys((self.name, self.official, *self.other)))


@dataclass(frozen=True, slots=True)
class StateList:
    """What brackets hold: the codes of the States in order, without repeats, and the parts that are no State."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@cache
def states() -> Mapping[str, State]:
    """All States by code."""
    found = {}
    for code, entry in load("states")["states"].items():
        if entry["group"] not in GROUPS:
            raise VocabularyError(f"states.yml, {code}: {entry['group']!r} is no regional group; use one of {GROUPS}.")
        found[code] = State(
            iso3=code,
            name=entry["name"],
            official=entry.get("official", entry["name"]),
            group=entry["group"],
            adjective=entry["adjective"],
            other=tuple(entry.get("other", ())),
            is_fictional=entry.get("fictional", False),
        )
    return MappingProxyType(found)


def _state(iso3: str) -> State:
    try:
        return states()[iso3]
    except KeyError:
        raise VocabularyError(f"{iso3!r} is no State's code; use ISO 3166-1 alpha-3, for example KAZ.") from None


def name_of(iso3: str, language: str = "en") -> str:
    """The short name, the English one where a language has none; raises VocabularyError for a code of no State."""
    return _state(iso3).name if language == "en" else names_in(language).get(iso3, (_state(iso3).name,))[0]


def group_of(iso3: str) -> str:
    """The regional group, one of GROUPS; raises VocabularyError for a code that is no State's."""
    return _state(iso3).group


@cache
def names_in(language: str) -> Mapping[str, tuple[str, ...]]:
    """The names of every State in one of the languages ar, en, es, fr, kk, ru, zh, by code."""
    if language == "en":
        return MappingProxyType({code: state.names for code, state in states().items()})
    try:
        names = load("state_names")["languages"][language]
    except KeyError:
        raise VocabularyError(f"No names of States in {language!r}; use ar, en, es, fr, kk, ru or zh.") from None
    return MappingProxyType({code: tuple(listed.split(" | ")) for code, listed in names.items()})


# ------------------------------------------------------------------------------------------------ one name


# "Kitts & Nevis" -> "Kitts", "Nevis"
_WORD = re.compile(r"[^\W\d_]+")


def fold(name: str) -> str:
    """A name's letters only, without case, accents, spaces, marks, digits and "the": what two spellings share."""
    return "".join(word for word in _words(name) if word != "the")


def _words(name: str) -> list[str]:
    plain = name if name.isascii() else _without_accents(name)
    return _WORD.findall(plain.replace("&", " and ").casefold())


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


# "Iran (Islamic Republic of)" -> "Iran"; "Republic of the Congo" -> "Republic of", " the", "Congo"
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_INVERTIBLE = re.compile(r"(?P<form>[A-Z].*? of)(?: [tT]he)? (?P<name>[A-Z].*)")


def _spellings(names: tuple[str, ...]) -> Iterable[str]:
    """The names; "X" and "X (Republic of)" for "Republic of X" where X is a name; "St. X" and "St X" for "Saint X"."""
    short = {_IN_BRACKETS.sub("", name) for name in names}
    yield from names
    yield _IN_BRACKETS.sub("", names[0])
    for name in names:
        inverted = _INVERTIBLE.fullmatch(name)
        if inverted and inverted["name"] in short:
            yield f"{inverted['name']} ({inverted['form']})"
        if name.startswith("Saint "):
            yield name.replace("Saint", "St.")
            yield name.replace("Saint", "St")


def _forms(names: tuple[str, ...], language: str) -> Iterable[str]:
    return (form for name in _spellings(names) for form in declined(name)) if language == "ru" else ()


def _keys(spelling: str) -> Iterable[str]:
    """A spelling folded, with "the" left in ("ofthe Congo"), and without "of" ("Islamic Republic Iran")."""
    words = _words(spelling)
    yield fold(spelling)
    yield "".join(words)
    yield "".join(word for word in words if word not in ("the", "of"))


@cache
def _codes_by_key(language: str) -> Mapping[str, str]:
    """Folded spelling -> code. Raises VocabularyError where one spelling stands for two States."""
    codes: dict[str, str] = {}
    for code, names in names_in(language).items():
        for spelling in (*_spellings(names), *_forms(names, language)):
            for key in _keys(spelling):
                if codes.setdefault(key, code) != code:
                    raise VocabularyError(f"{spelling!r} stands for {codes[key]} and for {code}; keep one of the two.")
    return MappingProxyType(codes)


_SHORTEST_MENDED, _LONGEST_MENDED, _TWO_SLIPS_FROM = 6, 60, 10


@cache
def _never_mended() -> frozenset[str]:
    """Folded words that resemble names of States and are none: "Dominican", "Indonesians", "Bosniak"."""
    adjectives = [state.adjective for state in states().values()]
    return frozenset(fold(word) for word in (*adjectives, *(f"{a}s" for a in adjectives), *load("states")["no_state"]))


def _mended(key: str) -> str | None:
    """The code of the one State whose name is nearest to a misspelt key: one slip, two where its name is long.

    "slovania" is as near to Slovakia as to Slovenia, so it is nobody's; "congokingdomof" is two slips from Tonga's
    "tongakingdomof", too many for a name of five letters.
    """
    if not _SHORTEST_MENDED <= len(key) <= _LONGEST_MENDED or key in _never_mended():
        return None
    codes = _codes_by_key("en")
    near = process.extract(key, _long_keys(), scorer=OSA.distance, score_cutoff=2, limit=None)
    best = min((distance for _, distance, _ in near), default=0)
    nearest = {codes[name] for name, distance, _ in near if distance == best}
    return nearest.pop() if len(nearest) == 1 and all(best <= _slips_forgiven(code) for code in nearest) else None


@cache
def _slips_forgiven(code: str) -> int:
    return 1 if len(fold(_IN_BRACKETS.sub("", name_of(code)))) < _TWO_SLIPS_FROM else 2


@cache
def _long_keys() -> tuple[str, ...]:
    return tuple(key for key in _codes_by_key("en") if len(key) >= _SHORTEST_MENDED - 1)


# "Bolivia (Plurinational Republic of)" -> "Bolivia"
_FORM = re.compile(r"\s*\([^()]*\bof(?: the)?\s*\)")


def _without_form(name: str) -> str | None:
    """The code of "X (... of)" where the form is not the official one and no second State's name begins with X."""
    short, forms = _FORM.subn("", name)
    key, codes = fold(short), _codes_by_key("en")
    if not forms or key not in codes:
        return None
    named = {code for known, code in codes.items() if known.startswith(key)}
    return named.pop() if len(named) == 1 else None


def _exact(name: str, language: str = "en") -> str | None:
    key = fold(name)
    code = _codes_by_key(language).get(key)
    return None if code and len(key) <= 3 and name.islower() else code


_LONGEST_NAME, _LONGEST_LIST = 200, 4000


def iso3_of(name: str, language: str = "en") -> str | None:
    """The code of the State with this name, or None.

    Case, accents, articles, spaces and marks do not count, except that letters ("US") must be capitals. In English a
    slip of the pen in a long name is forgiven where only one State can be meant.
    """
    return _code_of(name, language) if len(name) <= _LONGEST_NAME else None


@lru_cache(maxsize=1 << 15)
def _code_of(name: str, language: str) -> str | None:
    code = _exact(name, language)
    if code or language != "en" or not name.lstrip()[:1].isupper():
        return code
    return _mended(fold(name)) or _without_form(name)


# ------------------------------------------------------------------------------------------------ lists of names


# "Cuba, Viet Nam; Brazil / Chile"
_SEPARATOR = re.compile(r"[,;/|]")
# "Portugal (on behalf of the European Union)", "Pakistan, on behalf of a group": who speaks recommends, not the group
_GROUP = r"(?:also\s+)?on\s+behalf\s+of\b"
_ON_BEHALF = re.compile(rf"[(\[]\s*{_GROUP}(?:[^()\[\]]|\([^()]*\))*[)\]]|,?\s*\b{_GROUP}[^;]*", re.I)
_JOINERS = ("aswellas", "andalso", "and")


def read_state_list(text: str) -> StateList:
    """The States named in the brackets at the end of a recommendation, in order.

    No codes: these brackets hold no list of States. Parts that are no State's name are in `unknown`.
    """
    return _read_list(text) if len(text) <= _LONGEST_LIST else StateList(unknown=(text,))


@lru_cache(maxsize=1 << 15)
def _read_list(text: str) -> StateList:
    parts = [part for part in (p.strip() for p in _SEPARATOR.split(_ON_BEHALF.sub("", text))) if part]
    codes: list[str] = []
    unknown: list[str] = []
    at = 0
    while at < len(parts):
        inverted = _exact(f"{parts[at]} {parts[at + 1]}") if at + 1 < len(parts) else None
        found, rest = ([inverted], []) if inverted else _read_part(parts[at])
        if rest and not codes and not _OPENING.match(rest[0]):
            return StateList(unknown=(text,))
        codes += found
        unknown += rest
        at += 2 if inverted else 1
    return StateList(tuple(dict.fromkeys(codes)), tuple(unknown))


# A list opens with a name: "Chile", "the Holy See"; "including Chile and Peru" is a sentence.
_OPENING = re.compile(r"\W*(?:the\s+)?[^\Wa-z]")
# "12", "*", "." : the mark of a footnote, or nothing
_NOTHING = re.compile(r"[\W\d_]{0,3}|the|and")
_AND = re.compile(r"\s*(?:\band\b|&)\s*")


def _read_part(part: str) -> tuple[list[str], list[str]]:
    """The codes in one part between separators, and what of it is no State."""
    if _NOTHING.fullmatch(part):
        return [], []
    found = _names_without_rest(part)
    if found:
        return found, []
    codes: list[str] = []
    unknown: list[str] = []
    for piece in filter(None, _AND.split(part)):
        found = _names_without_rest(piece)
        codes += found
        if not found:
            unknown.append(piece)
    return codes, unknown


def _names_without_rest(part: str) -> list[str]:
    """The codes where the part is one name, several in a row, or one misspelt name; else none."""
    code = _exact(part)
    if code:
        return [code]
    several = _names_in_a_row(fold(part))
    if several:
        return several
    code = iso3_of(part)
    return [code] if code else []


@cache
def _keys_by_start() -> Mapping[str, tuple[str, ...]]:
    """The folded names by their first two letters, longest first."""
    keys: dict[str, list[str]] = defaultdict(list)
    for key in sorted(_codes_by_key("en"), key=len, reverse=True):
        keys[key[:2]].append(key)
    return {start: tuple(same) for start, same in keys.items()}


def _names_in_a_row(letters: str) -> list[str]:
    """The codes of names that fill the letters without rest, longest names first: "cubaandvietnam" is two."""
    codes, by_start = _codes_by_key("en"), _keys_by_start()
    fillings: list[list[str] | None] = [None] * len(letters) + [[]]
    for at in range(len(letters) - 1, -1, -1):
        for key in by_start.get(letters[at : at + 2], ()):
            rest = fillings[at + len(key)] if letters.startswith(key, at) else None
            if rest is not None:
                fillings[at] = [codes[key], *rest]
                break
        else:
            for joiner in _JOINERS:
                if letters.startswith(joiner, at) and fillings[at + len(joiner)] is not None:
                    fillings[at] = fillings[at + len(joiner)]
                    break
    return fillings[0] or []


# ------------------------------------------------------------------------------------------------ running text

_ATOMS = {" ": r"\s+", "-": r"[-‐‑–\ufffe\xad]\s?", "'": "['’‘`´]"}
# What stands before and after a name. Chinese parts no words; Arabic writes "and", "in", "to" onto the name; a digit
# after the name is the mark of a footnote; Kazakh writes its cases onto the name; "US$" is no State.
_AROUND = {
    "zh": ("", ""),
    "ar": (r"(?<!\w)[وفبلك]{0,2}", r"(?![^\W\d])"),
    "kk": (r"(?<![\w$])", r"[а-яәғіңөұү]{0,9}(?![^\W\d])"),
}
_AROUND_OTHERS = (r"(?<![\w$])", r"(?![^\W\d]|\$)")


def _atoms(name: str) -> list[str]:
    """A name as expressions, one a character: any white space, hyphen or apostrophe, with and without accents."""
    atoms = []
    for char in name:
        plain = _without_accents(char)
        atoms.append(_ATOMS.get(char) or (f"[{char}{plain}]" if plain != char and len(plain) == 1 else re.escape(char)))
    return atoms


def _trie_pattern(names: Iterable[str]) -> str:
    """One regular expression for all names, longest first at every fork."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for name in names:
        node = root
        for atom in _atoms(name):
            node = node.setdefault(atom, {})
        node[""] = {}

    def pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [atom + pattern(below) for atom, below in node.items() if atom]
        if not branches:
            return ""
        inside = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{inside})?" if "" in node else inside

    return pattern(root)


@cache
def _mentions(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The expression that finds all names of a language in running text, and the codes by folded name."""
    names = {
        name for listed in names_in(language).values() for name in (*_spellings(listed), *_forms(listed, language))
    }
    names |= {name.upper() for name in names if len(name) > 4}
    if language == "en":
        names |= set(load("states")["no_state"])
    before, after = _AROUND.get(language, _AROUND_OTHERS)
    return re.compile(f"{before}({_trie_pattern(sorted(names))}){after}"), _codes_by_key(language)


def find_states(text: str, language: str = "en") -> tuple[tuple[str, int, int], ...]:
    """The States that running text names: (code, start, end) for each mention, in order.

    Whole words with a capital, the longest name at a place. A State's name that is also a person's or a region's
    ("Georgia", "Jordan") counts as the State.
    """
    pattern, codes = _mentions(language)
    found = []
    for match in pattern.finditer(text):
        code = codes.get(fold(match[1]))
        if code:
            found.append((code, match.start(1), match.end(1)))
    return tuple(found)
