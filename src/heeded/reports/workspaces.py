"""Workspaces and what stands in them in, rows for the screen, JSON, JSON Lines and CSV out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from heeded.papers import lines_of, plain
from heeded.primary import Kept
from heeded.reports.chapters import PART_NAMES, Filled, blocks_of, named, words_in
from heeded.reports.facts import Facts
from heeded.reports.layout import listing
from heeded.reports.words import cut, day, line
from heeded.workspaces import Workspace

__all__ = ["ItemRow", "WorkspaceRow", "items", "row", "rows", "workspaces"]

SHORT = 200
"""Characters of a text on the screen."""


@dataclass(frozen=True, slots=True)
class WorkspaceRow:
    """One workspace."""

    name: str
    cycle: int
    organisations: tuple[str, ...]
    access: str
    by: str
    changed: str
    """The day on which its name, cover or level was changed last."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a workspace, in order; of what is no longer at hand its name alone."""

    part: str
    section: str
    kind: str
    """ "chain", "quote" or "words"."""
    name: str
    is_at_hand: bool
    words: int
    """That it has in the submission."""
    text: str


def row(kept: Kept[Workspace]) -> WorkspaceRow:
    """The row of a workspace."""
    of = kept.value
    return WorkspaceRow(of.name, of.cycle, of.organisations, of.access, kept.by, day(kept.added.date().isoformat()))


def rows(filled: Filled, facts: Facts) -> list[ItemRow]:
    """The rows of what stands in a workspace."""
    found = []
    for chapter in filled.chapters:
        for each in chapter.items:
            blocks = blocks_of(filled, each.value, chapter.part, facts)
            text = "\n".join(plain(one) for one in lines_of(blocks))
            name, is_at_hand = named(filled, each.value), filled.holds(each.value)
            made = chapter.part, chapter.title, each.value.kind, name, is_at_hand, words_in(blocks), text
            found.append(ItemRow(*made))
    return found


def workspaces(found: Sequence[WorkspaceRow]) -> RenderableType:
    """A list of workspaces."""
    if not found:
        return Text("There is no workspace yet: heeded workspace make STATE NAME.")
    return listing(
        ("Workspace", "Review", "Who submits", "Level", "By", "Changed"),
        [(each.name, str(each.cycle), "; ".join(each.organisations), each.access, each.by, each.changed)
         for each in found],
    )  # fmt: skip


def items(found: Sequence[ItemRow]) -> RenderableType:
    """What stands in a workspace: parts, sections, and each item with its words."""
    if not found:
        return Text("Nothing stands in it yet: heeded workspace add, or begin with --from-outline.")
    shown: list[RenderableType] = []
    for part, of_part in groupby(found, lambda each: each.part):
        shown.append(Text(PART_NAMES[part], "bold"))
        for section, own in groupby(of_part, lambda each: each.section):
            every = list(own)
            count = sum(each.words for each in every)
            shown.append(Padding(Text(f"{line(section) or '(no heading)'}: {count} words"), (0, 0, 0, 2)))
            shown += [Padding(_shown(each), (0, 0, 0, 4)) for each in every]
    return Group(*shown)


def _shown(each: ItemRow) -> Text:
    if not each.is_at_hand:
        return Text(f"{line(each.name)}: no longer at hand", "yellow")
    text = cut(line(each.text), SHORT) or "(no words yet)"
    return Text(text) if each.kind == "words" else Text.assemble((f"{line(each.name)}  ", "dim"), text)
