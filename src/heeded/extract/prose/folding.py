"""Text and expressions in, both in small letters out: some three times as fast as a search in letters of any case."""

import re
from functools import lru_cache

__all__ = ["folded", "for_folded"]

# an escape such as "\W" or the opening of a named group, else a capital
_ESCAPE_OR_CAPITAL = re.compile(r"(\\.|\(\?P)|([A-ZÀ-ÖØ-ÞА-ЯЁ])")


@lru_cache(maxsize=4)  # every extractor asks for that of the same text
def folded(text: str) -> str:
    """The text in small letters, each where it was."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def for_folded(expression: str) -> re.Pattern[str]:
    """An expression for folded text: its own capitals become small."""
    return re.compile(_ESCAPE_OR_CAPITAL.sub(lambda match: match[1] or match[2].lower(), expression))
