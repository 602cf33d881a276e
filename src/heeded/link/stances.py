"""What a source says in, whether it supports, contradicts or mixes what a State claims to have implemented out."""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from heeded.model import LawEffect, Stance
from heeded.vocabulary import load
from heeded.vocabulary.matters import whole_words

__all__ = ["LANGUAGES", "mentions", "of_law", "only_asks", "sentences", "stance", "without_bodies"]

LANGUAGES = ("en", "fr", "es", "ru")
NEARLY_ALL = 3
"""How many sentences of lack weigh so much more than one of success that it does not count."""
ENDING = frozenset({"abolish", "repeal", "decriminalise", "commute"})
"""Deeds that ask for less of a law, not for more."""
SHORTEST = 25
"""A piece with fewer characters is no sentence: "No. 12"."""
# the white space after a sentence: "... in force. The", "... by law.44 It", "...; and"
_GAP = re.compile(r"(?<=[.;!?\d”»\"])\s+")
# how a sentence ends: "by law.", "by law.”", "by law.44"
_CLOSED = re.compile(r"[.;!?][”»\"]?\d{0,3}$")


def of_law(effect: LawEffect, deeds: Collection[str]) -> Stance:
    """What a change of a law says of an ask with these deeds, by the table `laws` of `stances.yml`."""
    found: Stance = load("stances")["laws"][effect]["other" if ENDING.isdisjoint(deeds) else "ends"]
    return found


@lru_cache(maxsize=1_000)
def stance(text: str, language: str | None = "en") -> Stance | None:
    """What the text says of implementation; None in a language whose words are not known, or without any such word.

    Each sentence tells of success, or of lack, or asks (what is asked for is not done); where it tells of both, success
    counts only beside a word of turning. Names of wrongs tell of lack where nothing else tells. Success alone supports,
    lack alone contradicts, both together are mixed, unless lack outweighs success by far.
    """
    if language not in LANGUAGES:
        return None
    done = against = 0
    for sentence in sentences(text):
        told, lacks = _told(sentence.lower(), language)
        done += told
        against += lacks
    if not done and not against:
        return "contradicts" if _words("wrongs", language).search(text.lower()) else None
    if not done or against >= NEARLY_ALL * done:
        return "contradicts"
    return "mixed" if against else "supports"


def _told(sentence: str, language: str) -> tuple[bool, bool]:
    """Whether a sentence in small letters tells of success, and of lack."""
    asked = _words("asked", language).search(sentence)
    # what stands behind an ask is asked for: "recommended that the plan be implemented"
    done = bool(_words("done", language).search(sentence[: asked.start()] if asked else sentence))
    lacks = bool(asked or _words("lacking", language).search(sentence))
    if done and lacks and not asked:
        done = bool(_words("turns", language).search(sentence))
    return done, lacks


def only_asks(text: str, language: str | None = "en") -> bool:
    """Whether every sentence asks for something, and none says before it that anything was done or is lacking."""
    if language not in LANGUAGES:
        return False
    tells = re.compile(f"{_words('done', language).pattern}|{_words('lacking', language).pattern}")
    told = [sentence.lower() for sentence in sentences(text)]
    asked = [_words("asked", language).search(sentence) for sentence in told]
    return all(ask and not tells.search(sentence, 0, ask.start()) for ask, sentence in zip(asked, told, strict=True))


def mentions(text: str, table: str) -> list[str]:
    """The English words of a table of `stances.yml` that stand in a text, in small letters, in its order."""
    return _words(table, "en").findall(text.lower())


@lru_cache(maxsize=20_000)
def without_bodies(text: str) -> str:
    """The text without the English names of bodies that name wrongs: "the Committee against Torture"."""
    return re.sub(_words("bodies", "en").pattern, "", text, flags=re.IGNORECASE)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, parts between semicolons on their own."""
    at = 0
    for gap in _GAP.finditer(text):
        end = gap.start()
        if end - at >= SHORTEST and _CLOSED.search(text, end - 5, end):
            yield text[at:end]
            at = gap.end()
    if text[at:].strip():
        yield text[at:].strip()


@cache
def _words(name: str, language: str) -> re.Pattern[str]:
    return re.compile(whole_words(load("stances")[name][language]))
