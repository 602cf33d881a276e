"""Lists of recommendation numbers in running text: in, a text and where to look; out, `NumberList`s with their spans.

Ranges are written out ("122.17-18" becomes 122.17 and 122.18) and short forms completed (".41" after 140.35 becomes
140.41); apart from that numbers stay as printed: dotted ("140.35"), flat ("5") or with a letter ("24(b)").
Every function looks at each character a bounded number of times.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

__all__ = ["NumberList", "heads_in", "number_at", "number_key", "number_lists", "read_list"]

LONGEST_RANGE = 450
"""The longest list of recommendations so far has fewer (428, China in 2024)."""
LONGEST_LIST = 2000
"""How many numbers a list may have, those of its ranges included; what follows is left to another list."""
MOST_NUMBERS = 20_000
"""Numbers in one stretch of text, after which no more are read."""


@dataclass(frozen=True, slots=True)
class NumberList:
    """Numbers that stand together, in the order printed, without repeats; the span has no trailing punctuation.

    `refused` are ranges that make no sense (descending, across paragraphs, absurdly long), as printed.
    """

    numbers: tuple[str, ...]
    start: int
    end: int
    refused: tuple[str, ...] = ()


# "140.35", "P-139.4", "140.35(b)", "24 (b)", "7", "No. 7"; not "12.11.2019", "9.4%", "2014", "22nd"
_ITEM = re.compile(
    r"(?:(?:[Nn][Oo]s?\.?|[Nn][°º]|№|#|[Pp]ara(?:graph)?s?\.?|[Rr]ec(?:ommendation)?s?\.?)\s{0,2}){0,2}"
    r"(?P<prefix>[A-Z]-)?"
    r"(?:(?P<head>\d{1,3})\.(?P<space>\s?)(?P<tail>\d{1,3})|(?P<flat>\d{1,3})(?!\.\d))"
    r"(?!\d|\.\d{4}|\s?(?:%|per\s?cent)|(?:st|nd|rd|th)\b)"
    r"(?:\s?\((?P<letter>[a-z])\)|(?P<bare>[a-h])(?![\w']))?"
)
# ".41" after "140.35., "
_SHORT = re.compile(r"(?:\d{0,3})\.(?P<tail>\d{1,3})(?![\d.]\d|\d)")
# ", " "; " " and " ". " " + " ".;" ", as well as recommendations "
_SEPARATOR = re.compile(
    r"\s{0,3}(?P<mark>[,;.+&/]{1,2}|\.,|\band\b|\bor\b|\bet\b|\by\b|\bи\b)?\s{0,3}"
    r"(?P<word>and\b|or\b|&|et\b|y\b|e\b|и\b|as well as\b|along with\b|also\b)?\s{0,3}"
    r"(?P<noun>(?:(?:the\s)?recommendations?|recs?\.?|recomendaci(?:ón|ones)|recommandations?|рекомендаци\w{1,4})\s{1,3})?"
)
# "-", " – ", ".-", " to ", " through "
_RANGE = re.compile(
    r"\.?\s{0,3}(?:[-–—−‐‑‒]|\bto\b|\bthrough\b|\buntil\b|\bà\b|\ba\b|\bal\b|\bпо\b)\s{0,3}(?:[Nn]o\.?\s)?"
)
# "-99999999" after "1"
_ABSURD = re.compile(r"\.?\s?[-–—−‐‑‒]\s?\d{4,20}")
# what a plain integer after a list counts, rather than naming a recommendation
_COUNTED = re.compile(
    r"\s{1,3}(?:other|more|further|remaining|additional|of (?:the|a|its|which|th[eo]se|them)|out of|recommendations?|"
    r"recs?|States?|countries|delegations|per\s?cent|percent|years?|months?|days?|times?|weeks?|million|billion|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b",
)
_SORTED = re.compile(r"\d+|[a-z]")
# "140.35" anywhere
_DOTTED = re.compile(r"(?<![\d.,/])(?P<head>\d{1,3})\.(?P<tail>\d{1,3})(?![\d]|\.\d{4}|,\d{3}|\s?%)")
_CANDIDATE = re.compile(r"(?<![\w.,/$€£])(?:[A-Z]-)?\d{1,3}")


def number_key(number: str) -> tuple[int, ...]:
    """What sorts numbers as they stand in a report: "9.2" before "9.10" before "9.10(b)"."""
    return tuple(int(part) if part.isdigit() else ord(part) - 96 for part in _SORTED.findall(number))


def heads_in(text: str, least: int = 3) -> frozenset[str]:
    """The paragraphs whose recommendations a text numbers: "140" where 140.1, 140.2 and 140.7 occur in it.

    A number with a point can also be a share, an article or a sum: a head has at least so many different tails.
    """
    tails: dict[str, set[str]] = {}
    for match in _DOTTED.finditer(text):
        tails.setdefault(match["head"], set()).add(match["tail"].lstrip("0"))
    return frozenset(head for head, seen in tails.items() if len(seen) >= least and head.lstrip("0") == head)


def number_at(text: str, at: int, heads: Collection[str] = ()) -> tuple[str, int] | None:
    """The single number that begins at an offset, and where it ends."""
    item = _item(text, at, heads)
    return (item.number, item.end) if item else None


@dataclass(frozen=True, slots=True)
class _Item:
    prefix: str
    head: str | None
    value: int
    letter: str
    end: int

    @property
    def number(self) -> str:
        """As a reader would write it."""
        dotted = f"{self.prefix}{self.head}.{self.value}" if self.head else f"{self.prefix}{self.value}"
        return f"{dotted}({self.letter})" if self.letter else dotted


def _item(text: str, at: int, heads: Collection[str]) -> _Item | None:
    match = _ITEM.match(text, at)
    if not match:
        return None
    prefix, letter = match["prefix"] or "", match["letter"] or match["bare"] or ""
    if not match["head"]:
        return _Item(prefix, None, int(match["flat"]), letter, match.end())
    if match["space"] and match["head"] not in heads:  # "5. 6": two flat numbers
        return _Item(prefix, None, int(match["head"]), "", match.end("head"))
    if heads and match["head"] not in heads:  # a share, an article, a sum
        return None
    return _Item(prefix, match["head"], int(match["tail"]), letter, match.end())


def read_list(text: str, at: int, heads: Collection[str] = (), stop: int | None = None) -> NumberList | None:
    """The list of numbers that begins at an offset; None where none does.

    `heads` are the paragraphs whose numbers count as dotted ("140. 36" is one number where 140 is a head); where it is
    empty any dotted number counts. A plain integer after a dotted one continues it ("140.120, 209") when it is
    greater, else the list ends before it.
    """
    stop = len(text) if stop is None else stop
    item = _item(text, at, heads)
    if item is None or item.end > stop or item.value == 0 or (not item.head and _COUNTED.match(text, item.end)):
        return None
    found: dict[str, None] = {item.number: None}
    refused: list[str] = []
    end, first, budget = item.end, at, LONGEST_LIST
    while budget > 0:
        closed = _range_end(text, item, heads)
        if closed is not None and closed.end <= stop:
            budget -= abs(closed.value - item.value)
            _write_out(item, closed, text[first : closed.end], found, refused)
            item, end = closed, closed.end
        elif absurd := _ABSURD.match(text, item.end):
            refused.append(" ".join(text[first : absurd.end()].split()))
        following = _following(text, item, heads)
        if following is None or following[1].end > stop:
            break
        first, item = following
        budget -= 1
        found[item.number] = None
        end = item.end
    return NumberList(tuple(found), at, end, tuple(refused))


def _range_end(text: str, item: _Item, heads: Collection[str]) -> _Item | None:
    """The number that closes a range opened by an item."""
    dash = _RANGE.match(text, item.end)
    if not dash:
        return None
    if item.head and (short := _SHORT.match(text, dash.end())) and short.group().startswith("."):
        return _Item(item.prefix, item.head, int(short["tail"]), "", short.end())
    closing = _item(text, dash.end(), heads)
    if closing is None or (closing.head and not item.head):
        return None
    if item.head and not closing.head:
        if _COUNTED.match(text, closing.end):
            return None
        return _Item(item.prefix, item.head, _completed(item.value, closing.value), closing.letter, closing.end)
    value = closing.value if closing.head else _completed(item.value, closing.value)
    return _Item(closing.prefix, closing.head, value, closing.letter, closing.end)


def _completed(first: int, last: int) -> int:
    """118 for "117-18"; the last number itself where it is no short form."""
    if last > first:
        return last
    width = 10 ** len(str(last))
    completed = first // width * width + last
    return completed if completed > first and len(str(last)) < len(str(first)) else last


def _write_out(first: _Item, last: _Item, printed: str, found: dict[str, None], refused: list[str]) -> None:
    """Add the numbers of a range, or what is printed to the refused ones."""
    if first.head != last.head or not 0 < last.value - first.value <= LONGEST_RANGE or first.letter or last.letter:
        refused.append(" ".join(printed.split()))
        found[last.number] = None
        return
    dotted = f"{first.prefix}{first.head}." if first.head else first.prefix
    found.update((f"{dotted}{value}", None) for value in range(first.value + 1, last.value + 1))


def _following(text: str, item: _Item, heads: Collection[str]) -> tuple[int, _Item] | None:
    """Where the next number of the list begins, and the number."""
    separator = _SEPARATOR.match(text, item.end)
    assert separator is not None  # every part of the pattern is optional
    at = separator.end()
    if item.head and (short := _SHORT.match(text, at)) and short.group().startswith("."):
        return at, _Item(item.prefix, item.head, int(short["tail"]), "", short.end())
    following = _item(text, at, heads)
    if following is None or following.value == 0:
        return None
    is_separated = bool(separator["mark"] or separator["word"] or separator["noun"])
    if following.head:
        return (at, following) if is_separated or (following.head == item.head and at > item.end) else None
    if not is_separated or _COUNTED.match(text, following.end):
        return None
    if not item.head:
        return at, following
    if (separator["mark"] and separator["mark"].startswith(".")) or following.value <= item.value:
        return None  # a new sentence or paragraph, or no tail of the same paragraph
    return at, _Item(item.prefix, item.head, following.value, following.letter, following.end)


def number_lists(text: str, start: int, end: int, heads: Collection[str]) -> Iterator[NumberList]:
    """All lists of dotted numbers under these paragraphs in a stretch of text."""
    at, budget = start, MOST_NUMBERS
    while budget > 0 and (match := _CANDIDATE.search(text, at, end)):
        at = match.end()
        item = _item(text, match.start(), heads)
        if item and item.head in heads and (numbers := read_list(text, match.start(), heads, end)):
            yield numbers
            at = numbers.end
            budget -= len(numbers.numbers)
