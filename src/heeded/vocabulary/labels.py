"""OHCHR's labels as data: a name in a list in, its term out; running text in, the words that point to terms out.

The terms of `themes.yml`, `affected_persons.yml` and `sdgs.yml`; lists of three generations name them differently.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, get_args

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.phrases import phrases

__all__ = [
    "KINDS",
    "Cues",
    "Kind",
    "cues",
    "goal_name",
    "printed",
    "target_cues",
    "targets",
    "term_in",
    "term_of",
    "terms",
    "unmapped",
    "words",
]

Kind = Literal["themes", "affected_persons", "sdgs"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES = ("en", "fr", "es", "ru")
# "A12 Acceptance", "S04 SDG 4 - education", "12.4. Death penalty": the code before a name
_CODE = re.compile(r"^(?:[A-Z]\d{0,3}|\d{1,2}\.(?:\d{1,2}\.?)?)\s+(?=\S)")
UNHEARD = frozenset({"a", "an", "and", "the"})
_WORD = re.compile(r"[^\W_]+")
_Part = tuple[str, ...]
LONGEST = 40
"""Letters of the beginning of a word that are compared."""


@cache
def terms(kind: Kind) -> tuple[str, ...]:
    """The terms of a kind in the order of the file; SDGs by their number."""
    return tuple(load(kind)["terms"])


def goal_name(number: str) -> str:
    """A Sustainable Development Goal with its short title: "4 Quality education"; an unknown number as it is."""
    goal = load("sdgs")["terms"].get(number)
    return f"{number} {goal['title']}" if goal else number


@cache
def unmapped(kind: Kind) -> Mapping[str, str]:
    """Names in lists that stand for no term, each with the reason."""
    return {name: str(reason) for name, reason in load(kind)["unmapped"].items()}


def term_of(kind: Kind, name: str) -> str | None:
    """The term that a list's name stands for, None for a name in `unmapped`; raises VocabularyError for one unknown."""
    try:
        return _term_by_key(kind)[_key(name)]
    except KeyError:
        raise VocabularyError(
            f"{name!r} is no known name of {kind.replace('_', ' ')}: add it to a term of {kind}.yml or to `unmapped`."
        ) from None


def term_in(language: str, kind: Kind, name: str) -> str:
    """What a label of OHCHR's is called in a language; in English, or where it stands for no known term, as printed."""
    try:
        term = None if language == "en" else term_of(kind, name)
    except VocabularyError:
        term = None
    if term is None:
        return name
    title = load(kind)["terms"][term].get("title", term)
    said = phrases(language)(str(title))
    return f"{term} – {said}" if title != term else said


@cache
def _term_by_key(kind: Kind) -> Mapping[str, str | None]:
    known: dict[str, str | None] = {_key(name): None for name in unmapped(kind)}
    for term, entry in load(kind)["terms"].items():
        title = f"{term} - {entry['title']}" if "title" in entry else term
        for name in (title, *entry["names"]):
            if known.setdefault(_key(name), term) != term:
                raise VocabularyError(f"{kind}.yml gives {name!r} to two terms; keep the nearer one.")
    return known


def _key(name: str) -> str:
    """A name without its code, articles, "and" and "- general"; capitals, accents and signs do not count."""
    kept = [word for word in words(_CODE.sub("", name.strip())) if word not in UNHEARD]
    return " ".join(kept[:-1] if len(kept) > 1 and kept[-1] == "general" else kept)


def words(text: str) -> list[str]:
    """The words of a text in any script, in small letters without accents."""
    if not text.isascii():
        text = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return _WORD.findall(text.lower())


def printed(text: str) -> list[str]:
    """The same words with their accents, for people to read; those of `words` where they are not parted alike."""
    folded = words(text)
    given = folded if text.isascii() else _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return given if len(given) == len(folded) else folded


@cache
def cues(kind: Kind) -> "Cues":
    """The words that point to the terms of a kind, in four languages at once."""
    return Cues(load(kind)["terms"])


@cache
def target_cues() -> "Cues":
    """The words that point to targets of the SDGs; a target is surer than its goal."""
    return Cues(load("sdgs")["targets"])


@cache
def targets() -> Mapping[str, str]:
    """The targets of the SDGs that can be told from words, with what each is about."""
    return {target: str(entry["about"]) for target, entry in load("sdgs")["targets"].items()}


class Cues:
    """Expressions of words by term: ~ ends a word of any ending, + joins phrases that must both occur.

    A text is read word by word, once for all terms: time grows with its length alone.
    """

    def __init__(self, entries: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """`entries`: the cues of every term by language."""
        terms: dict[str, list[str]] = {}
        for term, by_language in entries.items():
            for cue in (str(each) for language in LANGUAGES for each in by_language.get(language, ())):
                terms.setdefault(cue, []).append(term)
        self.terms = {cue: tuple(of) for cue, of in terms.items()}
        """The terms that each cue points to."""
        self._parts = {cue: _parts(cue) for cue in terms}
        self._cues: dict[_Part, list[str]] = {}
        self._by_first: dict[str, list[_Part]] = {}
        for cue, parts in self._parts.items():
            for part in parts:
                if part not in self._cues:
                    self._by_first.setdefault(part[0], []).append(part)
                self._cues.setdefault(part, []).append(cue)
        self._beginning = lru_cache(maxsize=50_000)(self._parts_beginning)

    def _parts_beginning(self, word: str) -> tuple[_Part, ...]:
        """The phrases whose first word this is."""
        patterns = (word, *(f"{word[:size]}~" for size in range(1, min(len(word), LONGEST) + 1)))
        return tuple(part for pattern in patterns for part in self._by_first.get(pattern, ()))

    def found(self, text: Sequence[str], shown: Sequence[str] = ()) -> dict[str, str]:
        """The cues that stand among the words of a text, each with the first phrase that is meant, as it is shown."""
        shown = shown or text
        at_by_part: dict[_Part, int] = {}
        for at, word in enumerate(text):
            for part in self._beginning(word):
                if part not in at_by_part and (len(part) == 1 or _stands(part, text, at)):
                    at_by_part[part] = at
        found = {}
        for cue in (cue for part in at_by_part for cue in self._cues[part]):
            parts = self._parts[cue]
            if cue not in found and all(part in at_by_part for part in parts):
                found[cue] = " … ".join(" ".join(shown[at_by_part[part] :][: len(part)]) for part in parts)
        return found


def _parts(cue: str) -> tuple[_Part, ...]:
    """A cue as phrases of words without accents; raises VocabularyError where a word is missing."""
    parts = tuple(tuple(_pattern(word) for word in part.split()) for part in cue.split(" + "))
    if not all(parts) or not all(word.strip("~") for part in parts for word in part):
        raise VocabularyError(f"The cue {cue!r} lacks a word: write words, ~ at the end of one, + between phrases.")
    return parts


def _pattern(word: str) -> str:
    return "".join(words(word)) + "~" * word.endswith("~")


def _stands(part: _Part, text: Sequence[str], at: int) -> bool:
    """Whether a phrase, whose first word is known to match, stands there."""
    if at + len(part) > len(text):
        return False
    for place, pattern in enumerate(part[1:], at + 1):
        if not (text[place].startswith(pattern[:-1]) if pattern[-1] == "~" else text[place] == pattern):
            return False
    return True
