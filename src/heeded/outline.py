"""All changes of a workspace in order of time in; its sections and items as they stand, and what can be undone, out.

The acts make a tree: each follows the one that stood when it was made. An undo goes up, a redo down to the branch that
was made last; nothing is lost on the way.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil, floor
from typing import Any

from heeded.primary import Kept
from heeded.workspaces import PARTS, Change, Item, Part, Place, Return, Section

__all__ = ["Act", "Chapter", "Outline", "outline", "placed"]

Positions = Sequence[tuple[str, str]]
"""Ids with their positions, in order."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody changed at once."""

    id: str
    by: str
    at: datetime
    """When its last change was made: to this time one can return."""
    made: tuple[Kept[Any], ...]
    before: int
    """The place of the act that stood before; -1 for none."""
    stands: bool = False
    """Whether what stands now rests on it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with its items."""

    kept: Kept[Section]
    part: Part
    items: tuple[Kept[Item], ...]
    hidden: int = 0
    """Items that were not above the viewer once, and are now."""

    @property
    def id(self) -> str:
        """Of the section."""
        return self.kept.value.id

    @property
    def title(self) -> str:
        """Its heading; may be empty."""
        return self.kept.value.title


@dataclass(frozen=True, slots=True)
class Outline:
    """A workspace as it stands."""

    chapters: tuple[Chapter, ...]
    """In the order of the parts, then of their places."""
    places: Mapping[str, Place]
    """Of all sections and items that stand, by id."""
    acts: tuple[Act, ...] = ()
    last: str = ""
    """The act that stands last, where nothing was undone since; more can be added to it."""
    undo: datetime | None = None
    """The time to return to for what stood before the last act."""
    redo: datetime | None = None

    @property
    def standing(self) -> Act | None:
        """The last act that stands: the one that an undo takes back."""
        return next((each for each in reversed(self.acts) if each.stands), None)

    @property
    def undone(self) -> Act | None:
        """The act that a redo brings back."""
        return next((each for each in reversed(self.acts) if each.at == self.redo), None)

    @property
    def items(self) -> dict[str, Kept[Item]]:
        """All items that stand, in order, by id."""
        return {each.value.id: each for chapter in self.chapters for each in chapter.items}

    def chapter_of(self, item: str) -> Chapter | None:
        """The section in which an item stands."""
        return next((each for each in self.chapters if any(one.value.id == item for one in each.items)), None)


def outline(begun: datetime, log: Iterable[Kept[Change]], at: datetime | None = None) -> Outline:
    """What the changes make of a workspace that was begun at a time; as it stood `at` a later one."""
    acts: list[Act] = []
    times, heads = [begun], [-1]
    last = ""
    for each in log:
        if at is not None and each.added > at:
            break
        head, change = heads[-1], each.value
        if isinstance(change, Return):
            head = heads[max(bisect_right(times, datetime.fromisoformat(change.to)) - 1, 0)]
            last = ""
        elif last and last == change.act:
            old = acts[head]
            acts[head] = Act(old.id, old.by, each.added, (*old.made, each), old.before)
        else:
            acts.append(Act(change.act, each.by, each.added, (each,), head))
            head, last = len(acts) - 1, change.act
        times.append(each.added)
        heads.append(head)
    return _standing(begun, acts, heads[-1], last)


def _standing(begun: datetime, acts: list[Act], head: int, last: str) -> Outline:
    path: list[int] = []
    at = head
    while at >= 0:
        path.append(at)
        at = acts[at].before
    sections: dict[str, Kept[Section]] = {}
    items: dict[str, Kept[Item]] = {}
    places: dict[str, Place] = {}
    for number in reversed(path):
        for each in acts[number].made:
            match each.value:
                case Section(id=identifier):
                    sections[identifier] = each
                case Item(id=identifier):
                    items[identifier] = each
                case Place(id=identifier):
                    places[identifier] = each.value
    standing = {key: each for key, each in places.items() if each.is_in}
    stands = set(path)
    after = [at for at, each in enumerate(acts) if each.before == head]
    before = acts[head].before if head >= 0 else -1
    return Outline(
        _chapters(sections, items, standing), standing,
        tuple(Act(e.id, e.by, e.at, e.made, e.before, at in stands) for at, e in enumerate(acts)), last,
        (acts[before].at if before >= 0 else begun) if head >= 0 else None, acts[after[-1]].at if after else None,
    )  # fmt: skip


def _chapters(
    sections: Mapping[str, Kept[Section]], items: Mapping[str, Kept[Item]], places: Mapping[str, Place]
) -> tuple[Chapter, ...]:
    inside: dict[str, list[str]] = defaultdict(list)
    for key, place in sorted(places.items(), key=_in_order):
        inside[place.into].append(key)
    return tuple(
        Chapter(
            sections[key], part, tuple(items[each] for each in inside[key] if each in items),
            sum(each not in items for each in inside[key]),
        )
        for part in PARTS for key in inside[part] if key in sections
    )  # fmt: skip


def _in_order(each: tuple[str, Place]) -> tuple[Fraction, str]:
    return Fraction(each[1].position), each[0]


def placed(order: Positions, new: str, at: int) -> list[tuple[str, str]]:
    """The positions that put something new at a place among others: its own, and theirs where there is no room."""
    left = Fraction(order[at - 1][1]) if at > 0 else None
    right = Fraction(order[at][1]) if at < len(order) else None
    if left is None:
        return [(new, "1" if right is None else str(ceil(right) - 1))]
    if right is None:
        return [(new, str(floor(left) + 1))]
    if left < right:
        return [(new, _between(left, right))]
    ids = [each for each, _ in order]  # two windows put something at one place
    return [(each, str(number)) for number, each in enumerate([*ids[:at], new, *ids[at:]], 1)]


def _between(left: Fraction, right: Fraction) -> str:
    """The shortest decimal number between two: "3", "25e-1"."""
    digits = 0
    while True:
        least, most = floor(left * 10**digits) + 1, ceil(right * 10**digits) - 1
        if least <= most:
            middle = (least + most) // 2
            return f"{middle}e-{digits}" if digits else str(middle)
        digits += 1
