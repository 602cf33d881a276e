"""The lines of a web page or text in, its text and the lines that are none out, by the patterns of `boilerplate.yml`.

A line goes as a whole or not at all: nothing is cut out of a sentence.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache

from heeded.vocabulary import load

__all__ = ["is_menu", "main_text"]

LONGEST = 600
"""No line longer than this is boilerplate."""
HEAD, TAIL = 8, 8
"""How many lines at the beginning and the end the patterns for head and tail are tried on."""
LONGEST_FOOT, SHORT = 40, 160
"""A page's foot: so many lines at most, and none that is longer and ends like a sentence."""


# two spaces or a tab: what stands between the entries of a menu once a page has become text
GAP = re.compile(r"\s{2,}|\t")
ENTRY = re.compile(r"[^.!?:;\d]{1,32}")


def is_menu(line: str) -> bool:
    """Whether an untidied line is three or more short entries with gaps between them: "Home   About us   Contact"."""
    entries = GAP.split(line.strip()) if len(line) <= LONGEST else ()
    return len(entries) >= 3 and all(ENTRY.fullmatch(entry) and entry.count(" ") < 5 for entry in entries)


def main_text(lines: Iterable[str], menus: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """The lines that are text, and those that are not, each in their order; `menus` are known to be none."""
    kept: list[str] = []
    dropped: list[str] = []
    for line in lines:
        (dropped if line in menus or _matches("anywhere", line) else kept).append(line)
    for place, first, last in (("head", 0, HEAD), ("tail", -TAIL, None)):
        here = range(len(kept))[first:last]
        out = {at for at in here if _matches(place, kept[at])}
        dropped += [kept[at] for at in sorted(out)]
        kept = [line for at, line in enumerate(kept) if at not in out] if out else kept
    foot = _foot(kept)
    return kept[:foot], dropped + kept[foot:]


def _foot(lines: list[str]) -> int:
    """Where the foot of the page begins; the number of lines where it has none."""
    for at in range(max(1, len(lines) - LONGEST_FOOT), len(lines)):
        if _matches("tail_start", lines[at]) and all(
            len(line) < SHORT or line[-1] not in ".!?”»" for line in lines[at:]
        ):
            return at
    return len(lines)


def _matches(place: str, line: str) -> bool:
    return len(line) <= LONGEST and bool(_pattern(place).fullmatch(line.replace("’", "'")))


@cache
def _pattern(place: str) -> re.Pattern[str]:
    patterns = [pattern for group in load("boilerplate")[place].values() for pattern in group]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
