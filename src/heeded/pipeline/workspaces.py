"""Workspaces: a name in, the submission as it stands out; what a person does to it in, small changes kept.

Nothing is lost by what two windows do to one workspace: what one moves and another words are two changes, and where
both word one item, both texts stay.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from heeded.errors import StoreError, UsageError
from heeded.pipeline.cases import new_id
from heeded.pipeline.concluding import View
from heeded.viewer import levels
from heeded.workspaces import PARTS, Change, Item, Part, Place, Return, Section, Workspace

if TYPE_CHECKING:
    from heeded.deletions import Certificate
    from heeded.model import Access
    from heeded.outline import Chapter, Outline
    from heeded.primary import Kept

__all__ = [
    "Desk", "add", "add_section", "changed", "delete", "desk", "desks", "from_record", "known", "make", "move",
    "new_place", "part_of", "placing", "remove", "return_to", "set_up", "stands", "title", "typed_over", "words",
    "workspace_of",
]  # fmt: skip

Value = TypeVar("Value", Item, Section, Workspace)
LONGEST = 200_000
"""Characters of the words of one item."""
# "W-7K3FQ2"
ID = re.compile(r"W-\w{6}", re.ASCII)
LONGEST_LINE = 300
"""Characters of a name, and of a heading."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace with its outline as somebody sees it."""

    kept: "Kept[Workspace]"
    begun: datetime
    outline: "Outline"
    read: datetime
    """The last change that it can hold: what comes after it was not read."""

    @property
    def workspace(self) -> Workspace:
        """Its name, level and cover."""
        return self.kept.value


def known(state: str, view: View) -> "tuple[Kept[Workspace], ...]":
    """The workspaces on a State that this viewer may see."""
    from heeded.store import workspaces

    return workspaces.known(view.viewer, state)


def workspace_of(state: str, name: str, view: View) -> "Kept[Workspace]":
    """The workspace with this id or name; raises UsageError for a name that several have, and where there is none."""
    found = known(state, view)
    folded = name.casefold()
    called = [each for each in found if each.value.id == name]
    called = called or [each for each in found if each.value.name.casefold() == folded]
    if len(called) == 1:
        return called[0]
    if called:
        ids = ", ".join(f"{each.value.id} ({each.value.access})" for each in called)
        raise UsageError(f"{len(called)} workspaces on {state} are called {name!r}: name one by its id, {ids}.")
    names = (
        ", ".join(each.value.name for each in found) or f"none yet: make one with heeded workspace make {state} NAME"
    )
    raise UsageError(f"There is no workspace {name!r} on {state}; there are: {names}.")


def desk(state: str, name: str, view: View, at: datetime | None = None) -> Desk:
    """The workspace with this name and what stands in it now, or stood at a time."""
    return _read(workspace_of(state, name, view), view, at)


def desks(state: str, view: View) -> tuple[Desk, ...]:
    """All workspaces on a State, with what stands in them now."""
    return tuple(_read(each, view) for each in known(state, view))


def _read(kept: "Kept[Workspace]", view: View, at: datetime | None = None) -> Desk:
    from heeded import outline
    from heeded.store import workspaces

    read = workspaces.changed_at(kept.value.id) or kept.added
    begun = workspaces.begun(view.viewer, kept.value.id).added
    return Desk(kept, begun, outline.outline(begun, workspaces.log(view.viewer, kept.value.id), at), read)


def make(state: str, name: str, view: View, cycle: int, access: "Access" = "team") -> Workspace:
    """A new, empty workspace; raises UsageError for a name that is taken or cannot be shown."""
    from heeded.store import entries

    name = _free(name, state, view)
    if access not in levels(view.viewer.access):
        raise UsageError(f"You see the record up to the level {view.viewer.access}: a workspace of the level {access} "
                         "would be hidden from you. Choose another one with --access.")  # fmt: skip
    made = Workspace(new_id("W"), state, name, cycle, access)
    entries.add([made], view.viewer.name, access=access)
    return made


def set_up(new: Workspace, view: View, seen: str = "") -> None:
    """Keep the name, the cover and the level of a workspace; all that is in it has that level from now on.

    Raises UsageError where somebody changed them after those that were `seen`, by their uid, and for a name that is
    taken or cannot be shown.
    """
    from heeded.store import workspaces

    kept = workspace_of(new.state, new.id, view)
    old = kept.value
    if new == old:
        return
    if seen and seen != kept.uid:
        raise UsageError(f"{kept.by} changed the cover meanwhile: go back, copy what you wrote, open the page anew, "
                         "and write it there.")  # fmt: skip
    if new.name != old.name:
        new = replace(new, name=_free(new.name, new.state, view, new.id))
    new = typed_over(kept, new, view)
    if new.access == old.access:
        workspaces.save(view.viewer, [new], new.access, {})
    else:
        workspaces.regrade(view.viewer, new)


def delete(of: Desk, view: View) -> "Certificate":
    """Delete a workspace for good, with all that ever stood in it; raises UsageError for who does not see all.

    Raises StoreError where it is deleted, and another program holds on to old pages of the database.
    """
    from importlib.metadata import version

    from heeded.pipeline.forgetting import needs_all
    from heeded.store import removing
    from heeded.store.workspaces import Gone

    if not view.viewer.name.strip():
        raise UsageError("A deletion needs the name of who orders it: give it with --by NAME.")
    needs_all(view)
    try:
        return removing.remove_workspace(of.workspace.id, view.viewer.name, version("heeded"))
    except Gone:
        raise
    except StoreError:
        raise StoreError(
            "The workspace is deleted. What was there before may still lie in files of the database, since another "
            "program is using them: end that, then run `heeded remove` without a name."
        ) from None


def typed_over(kept: "Kept[Value]", new: Value, view: View) -> Value:
    """What somebody typed over a value, with the names that they may not see; raises UsageError where one is gone."""
    from heeded.store import workspaces

    whole = workspaces.typed_over(view.viewer, kept.uid, new)
    if whole is None:
        raise UsageError(
            "It holds a name that you may not see. Leave what stands in its place as it is, with nothing typed at its "
            "edge, or write what you have to say as words of your own beneath. What stood there stays."
        )
    return whole


def _free(text: str, state: str, view: View, own: str = "") -> str:
    """A name that no other workspace on the State has and that can be typed; raises UsageError for another."""
    name = _line(text, "A workspace needs a name.")
    if set("/\\") & set(name):
        raise UsageError("The name of a workspace has no stroke: write it without.")
    if not any(each.isalnum() for each in name):  # "." and ".." lead elsewhere
        raise UsageError("The name of a workspace has a letter or a digit at least: add one.")
    if ID.fullmatch(name):
        raise UsageError(f"{name} looks like the id of a workspace: choose another name.")
    if any(each.value.name.casefold() == name.casefold() for each in known(state, view) if each.value.id != own):
        raise UsageError(f"There is a workspace {name!r} on {state} already: choose another name.")
    return name


def _line(text: str, needed: str = "") -> str:
    """Words on one line; raises UsageError for what cannot be shown, and where words are needed and there are none."""
    from heeded.reports.words import clean

    folded = " ".join(text.split())
    if needed and not folded:
        raise UsageError(needed)
    if clean(folded) != folded:
        raise UsageError("It has characters that cannot be shown, such as an escape: write it without them.")
    if len(folded) > LONGEST_LINE:
        raise UsageError(f"It is too long: {LONGEST_LINE} characters at most.")
    return folded


# ---------------------------------------------------------------------------------------------------------- changes


def changed(
    of: Desk, changes: Sequence[Change], view: View, instead: Sequence[str] = (), since: datetime | None = None
) -> tuple[str, ...]:
    """Keep changes; their uids. Raises Overtaken where the workspace was changed after `since`."""
    from heeded.store import workspaces

    items = (*(each.value for each in of.outline.items.values()), *(each for each in changes if isinstance(each, Item)))
    targets = {each.id: each.target for each in items}
    return workspaces.save(view.viewer, changes, of.workspace.access, targets, instead, since)


def part_of(name: str) -> Part:
    """The part with this name; raises UsageError for another one."""
    found = next((each for each in PARTS if each == name), None)
    if found is None:
        raise UsageError(f"A section stands in one of: {', '.join(PARTS)}.")
    return found


def add_section(of: Desk, heading: str, part: Part, view: View) -> str:
    """A new section at the end of a part; its id."""
    section = Section(of.workspace.id, new_id("S"), _line(heading), new_id("A"))
    others = [each.id for each in of.outline.chapters if each.part == part]
    changed(of, [section, *placing(of, section.id, part, others, len(others), section.act)], view)
    return section.id


def title(of: Desk, section: str, heading: str, view: View) -> None:
    """Another heading for a section."""
    chapter = _chapter(of, section)
    new = Section(of.workspace.id, chapter.id, _line(heading), new_id("A"))
    changed(of, [typed_over(chapter.kept, new, view)], view)


def stands(of: Desk, target: str, part: Part) -> "Chapter | None":
    """The section in which a chain or quote stands already, told as in this part: asked again, or what came of it."""
    is_asked = part == "recommendations"
    return next(
        (
            each for each in of.outline.chapters
            if (each.part == "recommendations") == is_asked and any(one.value.target == target for one in each.items)
        ),
        None,
    )  # fmt: skip


def add(of: Desk, section: str, item: Item, view: View, before: str = "") -> str:
    """Take an item into a section, before another one or at its end; its id. Nothing is told twice."""
    chapter = _chapter(of, section)
    if item.target and (held := stands(of, item.target, chapter.part)):
        where = f"“{held.title}”" if held.title else "the section without a heading"
        raise UsageError(f"{item.source} stands in {where} already: move it from there, if it is to stand here.")
    others = [each.value.id for each in chapter.items]
    at = others.index(before) if before in others else len(others)
    changed(of, [item, *placing(of, item.id, chapter.id, others, at, item.act)], view)
    return item.id


def from_record(of: Desk, target: str, view: View) -> Item:
    """An item of a chain, by its public id, or of a quote, by the id of its statement.

    Raises UsageError where the record has none such that this viewer may see.
    """
    from heeded.pipeline.deciding import lines
    from heeded.reports import citing
    from heeded.store import conclusions

    target = target.strip()
    if "/" in target:
        if target not in lines(of.workspace.state, view):
            raise UsageError(f"The record has no recommendation {target!r}: write it as {of.workspace.state}/2/124.3.")
        return Item(of.workspace.id, new_id("I"), "chain", new_id("A"), target, "", target)
    cited = conclusions.cited(view.viewer, [target]).get(target)
    if cited is None:
        raise UsageError(f"The record has no statement {target!r}: heeded search tells the ids of statements.")
    document, statement = cited
    source = citing.source(document, statement.page, statement.paragraph)
    return Item(of.workspace.id, new_id("I"), "quote", new_id("A"), target, "", source)


def words(of: Desk, text: str) -> Item:
    """An item of one's own words."""
    return Item(of.workspace.id, new_id("I"), "words", new_id("A"), words=_words(text))


def _words(text: str) -> str:
    if len(text) > LONGEST:
        raise UsageError(f"Words of one's own are {LONGEST:,} characters at most: write the rest beneath.")
    return text.replace("\r\n", "\n").replace("\0", "")


def move(of: Desk, identifier: str, into: str, view: View, before: str = "") -> None:
    """Put an item into a section, or a section into a part: before another one, or at the end."""
    if identifier not in of.outline.places:
        raise UsageError("It was taken out meanwhile: undo that, or add it again.")
    is_section = any(each.id == identifier for each in of.outline.chapters)
    if is_section:
        part = part_of(into)
        others = [each.id for each in of.outline.chapters if each.part == part and each.id != identifier]
    else:
        others = [each.value.id for each in _chapter(of, into).items if each.value.id != identifier]
    at = others.index(before) if before in others else len(others)
    changed(of, placing(of, identifier, into, others, at, new_id("A")), view)


def remove(of: Desk, identifier: str, view: View) -> None:
    """Take an item, or a section with all that is in it, out; an undo brings it back."""
    place = of.outline.places.get(identifier)
    if place is None:
        raise UsageError("It was taken out already.")
    changed(of, [Place(place.workspace, place.id, place.into, place.position, new_id("A"), False)], view)


def return_to(of: Desk, to: datetime | None, view: View) -> None:
    """Let all stand again as it stood at a time: an undo, a redo, an earlier version."""
    if to is None:
        raise UsageError("There is nothing to undo or redo here.")
    if to not in {of.begun, *(each.at for each in of.outline.acts)}:
        raise UsageError("There is no such version of the workspace: its history lists them.")
    changed(of, [Return(of.workspace.id, to.isoformat())], view)


def _chapter(of: Desk, section: str) -> "Chapter":
    for each in of.outline.chapters:
        if section in (each.id, each.title):
            return each
    raise UsageError("There is no such section: it was taken out, or never was. Undo that, or choose another.")


def new_place(of: Desk, new: str, into: str, number: int, act: str) -> Place:
    """The place of something new among other new things."""
    return Place(of.workspace.id, new, into, str(number), act)


def placing(of: Desk, new: str, into: str, others: Sequence[str], at: int, act: str) -> list[Place]:
    """The places that put something new or moved at a place among others."""
    from heeded.outline import placed

    order = [(each, of.outline.places[each].position) for each in others]
    return [Place(of.workspace.id, each, into, position, act) for each, position in placed(order, new, at)]
