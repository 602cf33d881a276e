"""The tables of `vocabulary/events.yml` as expressions: a language in, what finds happenings in its text out."""

import re
from functools import cache, partial
from typing import Any

from heeded.extract.prose.folding import for_folded
from heeded.extract.prose.openings import where_any
from heeded.extract.prose.values import any_of, spaced, whole_words, words_of
from heeded.model import EventKind, LawEffect
from heeded.vocabulary import load

__all__ = [
    "acts",
    "at_end",
    "dated",
    "effects",
    "hints",
    "intended",
    "kinds",
    "mandated",
    "named",
    "names_law",
    "not_done",
    "pattern",
    "speaks_of_review",
    "surely",
    "turns",
]

_words = partial(words_of, "events")
pattern = partial(any_of, "events")
"""The words of a key as whole words: key and language in."""


@cache
def kinds(language: str) -> tuple[tuple[EventKind, bool, re.Pattern[str]], ...]:
    """Verbs (True) and nouns (False) of each kind, for text in small letters."""
    return tuple(
        (kind, form == "done", for_folded(rf"(?<!\w){whole_words(forms[form][language])}(?!\w)"))
        for kind, forms in load("events")["kinds"].items()
        for form in ("done", "noun")
    )


@cache
def beginnings(language: str) -> re.Pattern[str]:
    """Where a verb or noun of any kind may begin, for text in small letters."""
    forms = [forms[form][language] for forms in load("events")["kinds"].values() for form in ("done", "noun")]
    return for_folded(rf"(?<!\w){where_any(spaced(word) for words in forms for word in words)}")


# "be ", "been immediately ", "the "
_SMALL = (
    r"(?:(?:be|been|being|have|has|the|all|its|their|his|her|être|été|avoir|la|le|les|ser|sido|haber|быть|\w{2,20}ly)"
    r"\s){0,3}"
)


@cache
def not_done(language: str) -> re.Pattern[str]:
    """Wishes, plans and denials directly before a word."""
    return re.compile(rf"(?<!\w){_words('not_done', language)}\s{_SMALL}(?:immediate\s)?$", re.I)


@cache
def intended(language: str) -> re.Pattern[str]:
    """ "to send a high-level ": what is still to be, directly before a noun."""
    return re.compile(rf"(?<!\w){_words('intended', language)}\s$", re.I)


@cache
def mandated(language: str) -> re.Pattern[str]:
    """ "the Working Group on Arbitrary ": whose name goes on with what befalls people, directly before a noun."""
    return re.compile(rf"(?<!\w){_words('mandates', language)}(?:,?\s[\w’'-]{{1,20}}){{0,5}},?\s(?:[ld]['’])?$", re.I)


@cache
def dated(language: str) -> re.Pattern[str]:
    """ "the promises of ": what is called by its date."""
    return re.compile(rf"(?<!\w){_words('called_by_date', language)}\s$", re.I)


@cache
def surely(language: str) -> re.Pattern[str]:
    """Stems of words that befall people alone."""
    return for_folded(rf"(?<!\w)(?:{load('harms')['surely'][language]})")


@cache
def hints(language: str) -> tuple[tuple[EventKind, re.Pattern[str]], ...]:
    """Nouns that tell the kind of an act whose verb says too little, for text in small letters."""
    known = load("events")["hints"] | {"trial": _both("trial", "penalty")}
    return tuple((kind, for_folded(rf"(?<!\w){whole_words(words[language])}(?!\w)")) for kind, words in known.items())


def _both(kind: str, key: str) -> dict[str, list[str]]:
    """The hints of a kind with the words of another key."""
    return {
        language: words + load("events")[key][language] for language, words in load("events")["hints"][kind].items()
    }


@cache
def effects(language: str) -> tuple[tuple[LawEffect, re.Pattern[str]], ...]:
    """What a law does, the more telling first."""
    return tuple(
        (effect, re.compile(rf"(?<!\w)(?:{whole_words(words[language])})", re.I))
        for effect, words in load("events")["effects"].items()
    )


@cache
def acts(language: str) -> re.Pattern[str]:
    """Any verb in a past form; those that say or count are the group "none", forms that are no verbs "idle"."""
    none, idle = (f"(?P<{name}>{_words(key, language)})" for name, key in (("none", "not_acts"), ("idle", "no_verbs")))
    return re.compile(rf"(?<![\w-])(?:{none}|{idle}|{_words('acts', language)})(?![\w-])")


def names_law(words: str, language: str) -> bool:
    """Whether a noun names a law, by whose year it is called; others tell what is done with it ("repeal of")."""
    return pattern("bills", language).fullmatch(words) is not None


@cache
def turns(language: str) -> re.Pattern[str]:
    """Where a clause ends: a comma, a word that opens another clause."""
    return re.compile(rf",(?=\s)|[;:()—]|\s–\s|(?<!\w){_words('turns', language)}(?!\w)(?!\sexample)", re.I)


@cache
def at_end(key: str, language: str) -> re.Pattern[str]:
    """Words of a key with at most four small ones behind, at the end: "took place in Geneva on ", "report was "."""
    return re.compile(rf"(?<!\w){_words(key, language)}(?:\s\w{{1,15}}){{0,4}}\s$", re.I)


@cache
def named() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    """The events with a name of their own, and what calls them by it."""
    return tuple((row, re.compile(rf"(?<!\w){whole_words(row['words'])}(?!\w)")) for row in load("events")["named"])


@cache
def speaks_of_review(language: str) -> re.Pattern[str]:
    """Words on the review and the Council."""
    events = load("events")
    words = [*events["hints"]["review"][language], *events["review_words"][language], *events["counted"][language]]
    return re.compile(rf"(?<!\w){whole_words(words)}(?!\w)", re.I)
