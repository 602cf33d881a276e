"""The numbering part of a Word document in, the number that Word prints before each paragraph out.

Word keeps no numbers in the text: they are counted here as Word does, per abstract list and level.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Numbering", "attribute", "w", "whole"]

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "•"
LEVELS = 9
# "%1." , "%1.%2"
PLACE = re.compile(r"%([1-9])")
ROMAN: tuple[tuple[int, str], ...] = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def w(tag: str) -> str:
    """A tag or attribute of WordprocessingML with its namespace."""
    return MAIN + tag


def attribute(element: Any, child: str, name: str = "val") -> str | None:
    """An attribute of an element's child; None where either is absent."""
    found = element.find(w(child)) if element is not None else None
    return None if found is None else found.get(w(name))


def _roman(value: int) -> str:
    done = ""
    for worth, letters in ROMAN:
        while value >= worth:
            done, value = done + letters, value - worth
    return done


def _letters(value: int) -> str:
    """a, b ... z, aa, bb ... as Word counts: after thirty z comes a again."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) % 780 // 26 + 1)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "russianLower": lambda value: "абвгдежзиклмнопрстуфхцчшщэюя"[(value - 1) % 28],
    "none": lambda value: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    """The level (from 1) whose numbers start this one anew; 0: never; None: every higher level."""
    is_legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has been counted."""

    levels_by_list: Mapping[str, tuple[str, Mapping[int, Level], Mapping[int, int]]]
    """Number id -> (abstract list, its levels, the starts that this number id overrules)."""
    counts: dict[str, list[int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Any) -> "Numbering":
        """The lists defined by a numbering part; none for None."""
        if root is None:
            return cls({})
        abstract = {item.get(w("abstractNumId")): item for item in root.iterfind(w("abstractNum"))}
        by_style = {attribute(item, "styleLink"): item for item in abstract.values() if attribute(item, "styleLink")}
        lists = {}
        for number in root.iterfind(w("num")):
            key = attribute(number, "abstractNumId") or ""
            item = abstract.get(key)
            if item is None:
                continue
            linked = attribute(item, "numStyleLink")
            levels = dict(_levels(by_style.get(linked, item) if linked else item))
            starts = {}
            for changed in number.iterfind(w("lvlOverride")):
                at = whole(changed.get(w("ilvl")), 0)
                levels.update(_levels(changed))
                start = attribute(changed, "startOverride")
                if start is not None:
                    starts[at] = whole(start, 1)
            lists[number.get(w("numId")) or ""] = (key, levels, starts)
        return cls(lists)

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level of a list that a paragraph style stands for."""
        _, levels, _ = self.levels_by_list.get(number_id, ("", {}, {}))
        return next((at for at, level in levels.items() if level.style == style), 0)

    def next_label(self, number_id: str, at: int) -> str:
        """What Word prints before the next paragraph of this list and level: "12.", "(a)", "•", or nothing."""
        if number_id not in self.levels_by_list or not 0 <= at < LEVELS:
            return ""
        key, levels, starts = self.levels_by_list[number_id]
        level = levels.get(at, Level(format="none"))
        counts = self.counts.setdefault(key, [0] * LEVELS)
        if at in starts and (number_id, at) not in self.begun:
            counts[at] = starts[at]
        else:
            counts[at] = counts[at] + 1 if counts[at] else level.start
        self.begun.add((number_id, at))
        for lower in range(at + 1, LEVELS):
            after = levels.get(lower, Level()).restarts_after
            if after is None or 0 < after <= at + 1:
                counts[lower] = 0
        if level.format == "bullet":
            return BULLET
        return PLACE.sub(
            lambda match: self._printed(levels, counts, int(match[1]) - 1, level.is_legal), level.text
        ).strip()

    @staticmethod
    def _printed(levels: Mapping[int, Level], counts: list[int], at: int, is_legal: bool) -> str:
        level = levels.get(at, Level())
        value = counts[at] or level.start
        return str(value) if is_legal else FORMATS.get(level.format, str)(value)


def _levels(item: Any) -> Iterator[tuple[int, Level]]:
    for element in item.iterfind(w("lvl")):
        after = attribute(element, "lvlRestart")
        yield (
            whole(element.get(w("ilvl")), 0),
            Level(
                format=attribute(element, "numFmt") or "decimal",
                text=attribute(element, "lvlText") or "",
                start=whole(attribute(element, "start"), 1),
                restarts_after=None if after is None else whole(after, 0),
                is_legal=element.find(w("isLgl")) is not None,
                style=attribute(element, "pStyle"),
            ),
        )


def whole(text: str | None, otherwise: int) -> int:
    """A number that Word wrote, within what a list can count to."""
    return min(int(text[:9]), 99_999) if text and text.isdecimal() else otherwise
