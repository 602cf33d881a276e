"""Words that somebody typed into an item in; kept out, beside what another person or window made of it meanwhile."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.pipeline.cases import new_id
from heeded.pipeline.concluding import View
from heeded.pipeline.workspaces import Desk, changed, desk, part_of, placing, typed_over, words
from heeded.workspaces import PARTS, Item, Place

if TYPE_CHECKING:
    from heeded.outline import Chapter
    from heeded.primary import Kept

__all__ = ["Written", "write"]

TOGETHER = timedelta(minutes=2)
"""How long one person's words on one item are one act: saved as they are typed, undone as one."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of words that were saved."""

    item: str
    """The item that has them; another one than was written to where somebody had changed that."""
    seen: str
    """What to send along with the next words."""
    is_apart: bool = False
    kept_in: str | None = None
    """The heading of the section that has them, where the item was taken out."""


def write(of: Desk, item: str, text: str, seen: str, view: View) -> Written:
    """Keep words of one's own; where somebody changed the item after `seen`, they are kept apart, behind it."""
    from heeded.store.workspaces import Overtaken

    while True:
        try:
            return _written(of, item, text, seen, view)
        except Overtaken:  # by another window, between reading and writing
            of = desk(of.workspace.state, of.workspace.id, view)


def _written(of: Desk, item: str, text: str, seen: str, view: View) -> Written:
    old = of.outline.items.get(item)
    if old is None or old.value.kind != "words":
        chapter, at = _where_it_was(of, item)
        return replace(_apart(of, chapter, at, text, view), kept_in=chapter.title)
    text = words(of, text).words
    if old.value.words == text:
        return Written(item, old.uid)
    if seen != old.uid:
        chapter = of.outline.chapter_of(item) or of.outline.chapters[0]
        at = [each.value.id for each in chapter.items].index(item) + 1
        return _apart(of, chapter, at, text, view)
    goes_on = _goes_on(of, old, view)
    act = of.outline.last if goes_on else new_id("A")
    begun = old.value.begun if goes_on else datetime.now(UTC).isoformat()
    new = typed_over(old, Item(of.workspace.id, item, "words", act, words=text, begun=begun), view)
    [uid] = changed(of, [new], view, [old.uid] if goes_on else [], of.read)
    return Written(item, uid)


def _where_it_was(of: Desk, item: str) -> "tuple[Chapter, int]":
    """Where an item stood that was taken out; in the section before its own, or the next one, where that is gone."""
    if not of.outline.chapters:
        raise UsageError("The section was taken out meanwhile: undo that, or add a section, and save again.")
    made = [each.value for act in of.outline.acts for each in act.made]
    places = {each.id: each for each in made if isinstance(each, Place)}
    place = places.get(item)
    for each in of.outline.chapters:
        if place and each.id == place.into:
            order = [Fraction(of.outline.places[one.value.id].position) for one in each.items]
            return each, bisect_left(order, Fraction(place.position))
    order_of = {each.id: _in_parts(of.outline.places[each.id]) for each in of.outline.chapters}
    section = places.get(place.into) if place else None
    before = [each for each in of.outline.chapters if section and order_of[each.id] <= _in_parts(section)]
    found = (before or of.outline.chapters[:1])[-1]
    return found, len(found.items)


def _in_parts(place: Place) -> tuple[int, Fraction]:
    return [*PARTS].index(part_of(place.into)), Fraction(place.position)


def _goes_on(of: Desk, old: "Kept[Item]", view: View) -> bool:
    """Whether the last act was that this person wrote this item, and began to a moment ago."""
    last = next((each for each in of.outline.acts if each.id == of.outline.last), None)
    return bool(
        last
        and last.by == view.viewer.name
        and [each.uid for each in last.made] == [old.uid]
        and old.value.begun
        and datetime.now(UTC) - datetime.fromisoformat(old.value.begun) < TOGETHER
    )


def _apart(of: Desk, chapter: "Chapter", at: int, text: str, view: View) -> Written:
    made = words(of, text)
    others = [each.value.id for each in chapter.items]
    uid, *_ = changed(of, [made, *placing(of, made.id, chapter.id, others, at, made.act)], view)
    return Written(made.id, uid, True)
