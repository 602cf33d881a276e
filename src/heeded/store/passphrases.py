"""A passphrase in; what makes it easy to guess out, in a sentence."""

import re
import unicodedata
from itertools import pairwise

__all__ = ["fault", "folded"]

SHORTEST, WORDS, LEAST = 12, 4, 8
LOOKED_AT = 200
# What people type first: as parts of a longer passphrase, each counts as one character.
COMMON = """
    abcdef access admin administrator amnesty angel april august autumn baby batman battery bonjour changeme charlie
    cheese computer correct daniel december default diamond dragon family february flower football freedom friday
    friend geneva google heart heeded hello horse human hunter iloveyou january jesus jordan july june justice
    letmein liberty login love lovely march master michael monday monkey mother motdepasse mustang november october
    passphrase password passwort pepper please princess purple qazwsx qwerty rights saturday secret september shadow
    soccer soleil spring staple summer sunday sunshine superman test thursday trust tuesday user wednesday welcome
    whatever winter йцукен любовь москва пароль привет солнце contraseña
"""
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "1qaz",
    "2wsx",
    "3edc",
)
NEXT = frozenset(pair for row in ROWS for a, b in pairwise(row) for pair in (a + b, b + a))
"""Characters that follow each other in the alphabet or on a keyboard, either way."""
# "4040404040", "abcabcabc": a part and its repetitions
REPEATED = re.compile(r"(.+?)\1+")
YEAR = re.compile(r"(?:19|20)\d\d")
# As numbers and signs stand for letters: "p4$$w0rd"
LEET = str.maketrans("430$@1!5", "aeosaiis")


def folded(passphrase: str) -> str:
    """The passphrase as the key is made from it: typed on another keyboard or with a blank more, it is the same."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def fault(passphrase: str) -> str | None:
    """Why the passphrase is too easy to guess, and what to do; None where it will do."""
    phrase = folded(passphrase)
    if len(phrase) < SHORTEST and len(phrase.split()) < WORDS:
        return (
            f"it has {len(phrase)} characters, and a stolen disk can be tried against millions of short ones: take at "
            f"least {SHORTEST} characters, or {WORDS} words that have nothing to do with each other."
        )
    if _strength(phrase) < LEAST:
        return (
            "it is made of what is tried first (repetitions, rows of the alphabet or the keyboard, years, common "
            "words): "
            f"take {WORDS} words that have nothing to do with each other."
        )
    return None


def _strength(phrase: str) -> int:
    """How many characters are left where every common word, year, row and repetition counts as one."""
    plain = phrase.casefold()[:LOOKED_AT]
    return min(_left(plain), _left(plain.translate(LEET)))


def _left(text: str) -> int:
    for word in sorted(COMMON.split(), key=len, reverse=True):
        text = text.replace(word, "\0")
    text = YEAR.sub("\0", text)
    text = "".join(each for at, each in enumerate(text) if at == 0 or text[at - 1 : at + 1] not in NEXT)
    return len(REPEATED.sub(r"\1", text).replace(" ", ""))
