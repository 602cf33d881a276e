"""A table of `ledgers.yml` and a language in, the expression that finds its words in a text out."""

import re
from functools import cache

from heeded.vocabulary import load

__all__ = ["words"]


@cache
def words(table: str, language: str | None) -> re.Pattern[str]:
    """The words of a table in a language, in either case; those of English where the language has none."""
    by_language = load("ledgers")[table]
    listed = by_language.get(language or "en", by_language["en"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.I)
