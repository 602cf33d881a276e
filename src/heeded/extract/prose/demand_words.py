"""A table of `vocabulary/demands.yml` and a language in, one expression for its words out."""

import re
from functools import cache

from heeded.extract.prose.folding import for_folded
from heeded.extract.prose.values import whole_words
from heeded.vocabulary import load

__all__ = ["ITEM", "cue_words", "opens_item", "words"]

# "- ", "• ", "(a) ", "IV. ", "12. ", "2/ ", "3.1 "
ITEM = re.compile(
    r"(?:[•●▪◦■*–—·-]\s{0,3}|\(?(?:[a-zA-Zа-я]|[ivx]{1,4}|[IVX]{2,5}|\d{1,3}(?:\.\d{1,3}){0,2})[.)]\s{1,3}|\d{1,2}/\s|\d{1,3}\.\d{1,3}\s)"
)
# Tables whose words open with a blank or end before the word that follows.
_AROUND = {
    "links": (r"(?<!\w)", ""),
    "tails": ("", r"(?!\w)"),
    "asides": ("", r"(?!\w)"),
    "to_whom": (r"(?<!\w)", r"(?:(?!\w)|(?<=['’])|(?=[А-ЯЁ]))"),
    "no_demand": (r"(?<!\w)", r"(?:(?!\w)|(?<=\s))"),
}


@cache
def words(table: str, language: str) -> re.Pattern[str]:
    """The words of a table as whole words in any case; one that matches nothing where the language has none."""
    content = load("demands")
    if table == "shapes":
        return re.compile(content["verb_shape"][language].replace(" ", r"\s"), re.I)
    listed = content[table][language]
    if not listed:
        return re.compile(r"(?!)")
    shape = content["verb_shape"][language]
    expression = whole_words(each.replace("{VERB}", shape) for each in listed)
    before, after = _AROUND.get(table, (r"(?<!\w)", r"(?:(?!\w)|(?<=['’]))"))
    return re.compile(before + expression + after, re.I)


@cache
def cue_words(table: str, language: str) -> re.Pattern[str]:
    """Where the words of a table can stand in folded text: tried on every sentence, so it must be fast."""
    return for_folded(words(table, language).pattern)


# "and ": before the last item of a list
_JOINT = re.compile(r"(?:and|et|y|и)\s(?!\w{3,14}ly\s)")


def opens_item(language: str, text: str, start: int, end: int) -> int | None:
    """Where the demand of a list's item begins if it opens like one: with a verb that commands, behind "to" or not."""
    joint = _JOINT.match(text, start, end)
    begun = joint.end() if joint else start
    link = words("links", language).match(text, begun, min(end, begun + 12))
    begun = link.end() if link else begun
    begun += text[begun : begun + 1] == " "
    return begun if words("openings", language).match(text, begun, min(end, begun + 80)) else None
