"""Text in, its language out (ISO 639-1): by script and by the small words that every sentence needs.

Counting small words takes a millisecond and can be explained; py3langid is asked where they decide nothing.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

__all__ = ["language_of"]

SAMPLE = 20_000
"""Characters looked at, from three places of the text."""
SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that for is was with by on as its has had were be from which their this",
        "fr": "le la les des du et de en dans que qui une pour par sur aux est au ont été ce cette l d",
        "es": "el la los las de y en que por con del una para se al es su como más lo sus fue",
        "pt": "o a os as de e em que do da dos das para com não uma por no na ao pela são",
        "it": "il di e che la in per gli della del dei con non una sono le nel alla è",
        "de": "der die das und in den von zu mit des auf für ist im nicht eine dem sich",
        "nl": "de het een en van in op te dat is voor met zijn niet aan door",
        "tr": "ve bir bu için ile olarak da de olan en çok daha",
    }.items()
}
LEAST_LETTERS, LEAST_GUESSED = 20, 50
"""A text of fewer letters is in no language that can be told; one of fewer without small words may be all names."""
LEAST_SHARE = 0.12
"""Of all words: so many must be small words of the language."""
SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
)
# letters that Russian does not have, and the share of words that hold one
CYRILLIC_LETTERS: tuple[tuple[str, str, float], ...] = (
    ("kk", "әғқұһ", 0.15),
    ("ky", "ңүө", 0.12),
    ("uk", "їєґ", 0.03),
    ("be", "ў", 0.03),
    ("sr", "ђћџљњј", 0.12),
)
KNOWN: tuple[str, ...] = (
    "ar",
    "be",
    "bg",
    "bs",
    "cs",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "hr",
    "hu",
    "hy",
    "it",
    "ja",
    "ka",
    "kk",
    "ko",
    "ky",
)
KNOWN += ("mk", "nl", "pl", "pt", "ro", "ru", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh")
NOT_LATIN = frozenset({"ar", "be", "bg", "fa", "hy", "ja", "ka", "kk", "ko", "ky", "mk", "ru", "th", "uk", "ur", "zh"})
"""Those that are never written in Latin letters, whatever a text in several languages looks like."""
WORD = re.compile(r"[^\W\d_]+")
# "para. 12": no preposition
PARAGRAPH = re.compile(r"\bparas?\.")


def language_of(text: str) -> str | None:
    """The language that most of the text is written in; None for a text without words, or of a word or two."""
    third = SAMPLE // 3
    middle = max(0, len(text) // 2 - third // 2)
    sample = text if len(text) <= SAMPLE else f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"
    counts = {script: len(pattern.findall(sample)) for script, pattern in SCRIPTS}
    script = max(counts, key=lambda name: counts[name])
    if script == "zh":
        return script if counts[script] >= LEAST_LETTERS // 2 else None
    if counts[script] < LEAST_LETTERS:
        return None
    if script == "ru":
        return _cyrillic(sample.lower())
    if script == "latin" and (found := _latin(sample.lower())):
        return found
    guessed = _guessed(sample) if counts[script] >= LEAST_GUESSED or script == "ar" else None
    return None if script == "latin" and guessed in NOT_LATIN else guessed


def _cyrillic(sample: str) -> str:
    """Russian, unless many words have letters that it lacks; a Kazakh name in Russian text is not enough."""
    words = WORD.findall(sample)
    for language, own, share in CYRILLIC_LETTERS:
        if sum(not set(own).isdisjoint(word) for word in words) > share * len(words):
            return language
    return "ru"


def _latin(sample: str) -> str | None:
    words = WORD.findall(PARAGRAPH.sub(" ", sample))
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in small) / max(1, len(words)) for language, small in SMALL_WORDS.items()
    }
    first, second = sorted(shares.values(), reverse=True)[:2]
    best = max(shares, key=lambda language: shares[language])
    return best if first >= LEAST_SHARE and first > 1.15 * second else None


def _guessed(sample: str) -> str | None:
    """What py3langid makes of it, among the languages of the field."""
    if len(WORD.findall(sample)) < 4:
        return None
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> Any:
    import py3langid

    py3langid.set_languages(list(KNOWN))
    return py3langid
