"""What a source says in, whether it supports, contradicts or mixes what a State claims to have implemented out."""

import re
from functools import cache

from heeded.model import Stance
from heeded.vocabulary import load

__all__ = ["LANGUAGES", "stance"]

LANGUAGES = ("en", "fr", "es", "ru")
NEARLY_ALL = 4
"""How many words of lack weigh so much more than those of success that these do not count."""


def stance(text: str, language: str | None = "en") -> Stance | None:
    """What the text says of implementation; None in a language whose words are not known, or without any such word.

    Words of success alone support; words of lack, or asks alone (what is asked for is not done), contradict; both
    together are mixed, unless lack outweighs success by far.
    """
    if language not in LANGUAGES:
        return None
    done, lacking, asked = (len(_words(name, language).findall(text.lower())) for name in ("done", "lacking", "asked"))
    against = lacking + asked
    if not done and not against:
        return None
    if not done or against >= NEARLY_ALL * done:
        return "contradicts"
    return "mixed" if against else "supports"


@cache
def _words(name: str, language: str) -> re.Pattern[str]:
    alternatives = "|".join(load("stances")[name][language]).replace("~", r"\w*").replace(" ", r"\s{1,3}")
    return re.compile(rf"(?<!\w)(?:{alternatives.replace(chr(39), chr(91) + chr(39) + chr(8217) + chr(93))})(?!\w)")
