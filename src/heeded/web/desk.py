"""A workspace in, what its page shows out: parts, sections and items in order, with the words that each has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from heeded.outline import Act, Chapter
from heeded.papers import lines_of
from heeded.pipeline import View
from heeded.pipeline.workspaces import Desk
from heeded.pipeline.writing import Sheet
from heeded.primary import Kept
from heeded.reports.chapters import PART_NAMES, Filled, blocks_of, named, told, words_in
from heeded.reports.facts import Facts
from heeded.reports.words import clean, cut
from heeded.submission import of_paper
from heeded.web import addresses
from heeded.web.parts import Quotation
from heeded.workspaces import PARTS, Item, Part, Place, Section

__all__ = [
    "ItemPart", "PartOf", "SectionPart", "heading", "history", "item_part", "parts_of", "said", "targets", "total",
    "ways",
]  # fmt: skip

MOST_VERSIONS = 100
"""Versions that the page lists, the latest ones."""
MOST_SAID = 60
"""Characters of one's words that tell which they are."""


@dataclass(frozen=True, slots=True)
class ItemPart:
    """One item as the page shows it."""

    id: str
    kind: str
    name: str
    seen: str
    """What is sent along with words, so that nobody's are lost."""
    words: int
    text: str = ""
    """Words of one's own."""
    quotes: tuple[Quotation, ...] = ()
    href: str = ""
    is_at_hand: bool = True
    access: str = ""
    """The level of the document that a quote stands in, where not everybody may see it."""
    number: str = ""
    """Of its first paragraph."""


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section with its items."""

    id: str
    title: str
    part: Part
    items: tuple[ItemPart, ...]
    heading_words: int
    hidden: int

    @property
    def name(self) -> str:
        """Its heading, or that it has none."""
        return heading(self.title)

    @property
    def words(self) -> int:
        """That it has in the submission; one in which nothing is said has none."""
        own = sum(each.words for each in self.items)
        return own and self.heading_words + own


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of the submission with its sections."""

    code: Part
    title: str
    sections: tuple[SectionPart, ...]
    heading_words: int

    @property
    def words(self) -> int:
        """That it has in the submission; one in which nothing is said has none."""
        own = sum(each.words for each in self.sections)
        return own and self.heading_words + own


def heading(title: str) -> str:
    """The heading of a section, or that it has none."""
    return title or _("Without a heading")


def targets(of: Desk) -> Iterator[tuple[str, str, str]]:
    """What stands in a workspace of the record: by what it was taken in, its item's id, the heading of its section."""
    for chapter in of.outline.chapters:
        for item in (each.value for each in chapter.items if each.value.target):
            yield item.target, item.id, heading(chapter.title)


def parts_of(made: Sheet) -> list[PartOf]:
    """The parts in OHCHR's order, each with its title and sections."""
    shown = [_section(each, made) for each in made.filled.chapters]
    return [
        PartOf(part, _(PART_NAMES[part]), tuple(each for each in shown if each.part == part), _heading(part, made))
        for part in PARTS
    ]


def _heading(part: Part, made: Sheet) -> int:
    """How many words the paper has around a part's sections: those of a part with one word, but for this."""
    of, begun = made.filled.workspace.id, datetime.min.replace(tzinfo=UTC)
    item = Kept("", "", begun, Item(of, "", "words", "", words="-"))
    one = Chapter(Kept("", "", begun, Section(of, "", "", "")), part, (item,))
    return words_in([block for _, block in told(replace(made.filled, chapters=(one,)), made.facts)]) - 1


def _section(chapter: Chapter, made: Sheet) -> SectionPart:
    items = tuple(
        item_part(made.filled, made.facts, each.value, chapter.part, each.uid, made.numbers.get(each.value.id, ""))
        for each in chapter.items
    )
    return SectionPart(
        chapter.id, chapter.title, chapter.part, items, len(clean(chapter.title).split()), chapter.hidden
    )  # fmt: skip


def item_part(filled: Filled, facts: Facts, item: Item, part: Part, seen: str, number: str = "") -> ItemPart:
    """One item of a part."""
    blocks = blocks_of(filled, item, part, facts)
    quotes = tuple(
        Quotation("".join(run.text for run in line), "; ".join(note.text for run in line for note in run.notes))
        for line in lines_of(blocks)
    )
    is_at_hand, access, href = filled.holds(item), "", ""
    if item.kind == "chain" and is_at_hand:
        href = addresses.recommendation(item.target)
    elif item.kind == "quote" and is_at_hand:
        document = filled.cited[item.target][0]
        href = addresses.document(document.key, statement=item.target)
        access = "" if document.access == "public" else document.access
    return ItemPart(
        item.id, item.kind, named(filled, item), seen, words_in(blocks), item.words,
        quotes if item.kind != "words" else (), href, is_at_hand, access, number,
    )  # fmt: skip


def total(made: Sheet) -> int:
    """How many words the submission has, as `heeded check` counts."""
    return of_paper(made.paper, [made.filled.workspace.state]).words("cover", "text")


def ways(of: Desk, view: View) -> dict[str, Any]:
    """What can be undone and redone, and whose it is where it is another one's."""
    by = of.outline.standing.by if of.outline.standing else view.viewer.name
    is_own = by == view.viewer.name
    label = _("Undo") if is_own else _("Undo what %(name)s did") % {"name": by}
    return {
        "undo": of.outline.undo is not None, "redo": of.outline.redo is not None,
        "undo_label": label, "undo_by": "" if is_own else by,
    }  # fmt: skip


def history(of: Desk) -> Iterator[tuple[Act, str]]:
    """The acts, the latest first, each with what was done in a few words."""
    for act in reversed(of.outline.acts[-MOST_VERSIONS:]):
        yield act, said(of, act)


def said(of: Desk, act: Act) -> str:
    """What was done in an act, in a few words."""
    made = [each.value for each in act.made]
    sections = {each.id for each in made if isinstance(each, Section)}
    items = {each.id for each in made if isinstance(each, Item)}
    if len(sections) + len(items) > 1:
        return _("%(sections)s sections and %(items)s items taken in") % {
            "sections": len(sections), "items": len(items),
        }  # fmt: skip
    names, into = _known(of)
    thing, place = made[0].id, next((each for each in made if isinstance(each, Place)), None)
    where = into.get(thing, "")
    told_of = {"name": names.get(thing, "…"), "section": names.get(where, "…")}
    if sections:
        return _("Section “%(name)s”") % told_of
    if place and not place.is_in:
        return _("Taken out of “%(section)s”: %(name)s") % told_of
    item = next((each for each in reversed(made) if isinstance(each, Item)), None)
    if item and item.kind == "words":
        return _("Words in “%(section)s”: %(name)s") % (told_of | {"name": _name(item)})
    if item:
        return _("Taken into “%(section)s”: %(name)s") % told_of
    return _("Moved, in “%(section)s”: %(name)s") % told_of


def _known(of: Desk) -> tuple[dict[str, str], dict[str, str]]:
    """What sections and items that ever stood are called, and where each stood last."""
    names: dict[str, str] = {part: _(title) for part, title in PART_NAMES.items()}
    into: dict[str, str] = {}
    for made in (each.value for act in of.outline.acts for each in act.made):
        if isinstance(made, Place):
            into[made.id] = made.into
        else:
            names[made.id] = heading(made.title) if isinstance(made, Section) else _name(made)
    return names, into


def _name(item: Item) -> str:
    if item.kind != "words":
        return item.source or item.target
    return f"“{cut(' '.join(item.words.split()), MOST_SAID)}”" if item.words.strip() else _("nothing yet")
