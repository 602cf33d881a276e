"""Happenings in as a text tells them, each once out: what it comes back to is put together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from heeded.model import Event

__all__ = ["Found", "Happenings"]

# Kinds of which a text rarely means two that lie in one year.
LONE = ("protest", "election")
# So many longer words two quotes on one happening share at least, where only a month or year is given.
_SHARED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A happening with its State, and where it and its sentence stand."""

    event: Event
    state: str | None
    span: tuple[int, int]
    sentence: tuple[int, int]
    words: frozenset[str] = frozenset()
    """Its longer words: in one year many laws are passed."""


class Happenings:
    """What happened, each told once; looked up by State with date or name, so that the work grows with the text."""

    def __init__(self) -> None:
        self.told: list[Found] = []
        self._places: dict[tuple[str | None, str], list[int]] = {}

    def add(self, new: Found) -> None:
        """Add a happening, or what it says to the one that is there already: the more precise date, further kinds."""
        same = (at for at in self._alike(new) if _are_same(self.told[at], new))
        at = min(same, default=len(self.told))
        if at == len(self.told):
            self.told.append(new)
        else:
            self.told[at] = _merged(self.told[at], new)
        for key in _keys(self.told[at].event):
            places = self._places.setdefault((new.state, key), [])
            if at not in places[-1:]:
                places.append(at)

    def _alike(self, new: Found) -> set[int]:
        """Those of the same State that share a name or date, or of kinds that lie once in a year the year."""
        return {at for key in _keys(new.event) for at in self._places.get((new.state, key), ())}


def _keys(event: Event) -> Iterator[str]:
    """What equal happenings share: the date, the name, and for kinds that lie once in a year the year."""
    date = cast(str, event.date)
    yield date
    if event.name:
        yield event.name
    if {"review", *LONE} & set(event.kinds):
        yield f"in {date[:4]}"


def _merged(old: Found, new: Found) -> Found:
    finer = max((old.event.date or "", new.event.date or ""), key=len)
    kinds = tuple(dict.fromkeys((*old.event.kinds, *new.event.kinds)))
    event = replace(
        old.event, date=finer, kinds=kinds,
        place=old.event.place or new.event.place, name=old.event.name or new.event.name,
        cycle=old.event.cycle or new.event.cycle, penalty=old.event.penalty or new.event.penalty,
        effect=old.event.effect or new.event.effect,
    )  # fmt: skip
    return replace(old if finer == old.event.date else new, event=event)


def _are_same(old: Found, new: Found) -> bool:
    one, two = old.event, new.event
    first, second = cast(str, one.date), cast(str, two.date)
    shared = set(one.kinds) & set(two.kinds)
    if one.name and two.name and one.name == two.name:
        return True
    if not shared:
        return False
    if first == second:
        if len(first) <= 7 and not shared & {"review", *LONE} and len(old.words & new.words) < _SHARED:
            return False
        return not (one.place and two.place and one.place != two.place)
    if "review" in shared:
        return (
            one.cycle is not None and one.cycle == two.cycle and (first.startswith(second) or second.startswith(first))
        )
    if ("law" in one.kinds) != ("law" in two.kinds):  # the Elections Act is amended, and people vote
        return False
    return bool(shared & set(LONE)) and (first.startswith(second) or second.startswith(first))
