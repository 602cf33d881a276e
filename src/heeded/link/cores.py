"""The texts of one cluster in, what they ask in common out, in the words of one of them: "abolish the death penalty".

The phrase is the stretch of words in which the words that most of the texts have stand closest together. Names of one
treaty are one word, however they are written, and so are ratifying, acceding and signing.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heeded.link.gist import stem
from heeded.vocabulary.matters import found_in, plain_words
from heeded.vocabulary.treaties import find_treaties

__all__ = ["core"]

LONGEST = 12
"""Words of a phrase."""
SHORT = 2
"""Letters of a word that holds others together ("of", "to"): it tells nothing."""
COMMON = 0.55
"""The share of the texts from which a word belongs to what they have in common."""
LITTLE = 0.02
"""What a word is worth that tells nothing; less than nothing where few texts have it."""
OPENING = 0.2
"""What it is worth that a phrase starts where its text does: there stands what is to be done."""
TELLING = frozenset({"human", "rights", "national", "international", "country"})
"""Words of nearly every recommendation that may end a phrase all the same."""
JOINS_NEXT = frozenset({"of", "de", "des", "du", "del", "da"})
"""Words before which no phrase ends."""
# a word, with a hyphen or an apostrophe inside
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# "/", ";" or the end of a sentence: another ask begins
_ANOTHER_ASK = re.compile(r"[/;]|\.\s")
# anything but spaces, quotation marks and brackets between two words
_PUNCTUATION = re.compile(r"[^\s\w“”\"'’()«»]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or the name of a treaty: what it is compared by, where it stands, and what stands around it."""

    key: str
    start: int
    end: int
    is_little: bool
    may_end: bool = True
    """Whether a phrase may end here: before punctuation, before a word that tells nothing, or with the text."""
    ends_ask: bool = False


def core(texts: Sequence[str], language: str | None = "en") -> str:
    """What the texts have in common, in words of one of them; "" where no word is in most of them."""
    read = [_words(text, language) for text in texts]
    counts = Counter(key for words in read for key in {each.key for each in words})
    shares = {key: count / len(texts) for key, count in counts.items()}
    found = [(*_best(words, shares), words, text) for words, text in zip(read, texts, strict=True)]
    worth, phrase, words, text = max(found, key=lambda each: (round(each[0], 3), -len(each[1])))
    if worth <= 0:
        return ""
    said = " ".join(text[phrase[0].start : phrase[-1].end].split())
    for opening, closing in ("()", "“”", "«»"):
        said += closing * (said.count(opening) - said.count(closing))
        said = opening * (said.count(closing) - said.count(opening)) + said
    return said[:1].lower() + said[1:] if phrase[0] == words[0] and said[1:2].islower() else said


def _words(text: str, language: str | None) -> list[Word]:
    """The words of a text in order, the name of a treaty as one."""
    plain = plain_words(language) - TELLING
    found: list[Word] = []
    last = 0
    for key, start, end in (*find_treaties(text, language), ("", len(text), len(text))):
        for match in _WORD.finditer(text, last, max(last, start)):
            word = match[0].lower()
            is_little = len(word) <= SHORT or word in plain
            found.append(Word(_key(word, language), match.start(), match.end(), is_little))
        if key and start >= last:
            found.append(Word(f"treaty {key}", start, end, is_little=False))
        last = max(last, end)
    return [_placed(found, at, text) for at in range(len(found))]


def _placed(words: Sequence[Word], at: int, text: str) -> Word:
    """The word with what stands behind it."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    between = text[word.end : after.start] if after else ""
    may_end = after is None or bool(_PUNCTUATION.search(between)) or (after.is_little and after.key not in JOINS_NEXT)
    ends_ask = bool(_ANOTHER_ASK.search(between))
    return Word(word.key, word.start, word.end, word.is_little, may_end and not word.is_little, ends_ask)


@lru_cache(maxsize=20_000)
def _key(word: str, language: str | None) -> str:
    return "join" if "join" in found_in(word, "deeds", language) else stem(word, language)


def _best(words: Sequence[Word], shares: Mapping[str, float]) -> tuple[float, Sequence[Word]]:
    """The stretch of most worth: each word of most texts counts for it once, others count against it."""
    best: tuple[float, Sequence[Word]] = (0.0, ())
    for first, opening in enumerate(words):
        if opening.is_little and (first or opening.end - opening.start <= SHORT):
            continue
        worth, seen = 0.0 if first else OPENING, set()
        for last in range(first, min(len(words), first + LONGEST)):
            word = words[last]
            is_common = shares[word.key] >= COMMON and word.key not in seen
            if word.is_little:
                worth += LITTLE if is_common else -LITTLE
            else:
                worth += shares[word.key] - COMMON if is_common else min(0.0, shares[word.key] - COMMON) - LITTLE
                seen.add(word.key)
            if worth > best[0] and word.may_end and any(shares[key] >= COMMON for key in seen):
                best = worth, words[first : last + 1]
            if word.ends_ask:
                break
    return best
