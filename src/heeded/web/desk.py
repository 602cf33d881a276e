"""A workspace in, what its page shows out: parts, sections and items in order, with the words that each has."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded.outline import Act, Chapter
from heeded.papers import lines_of
from heeded.pipeline.workspaces import Desk
from heeded.pipeline.writing import Sheet
from heeded.reports.chapters import Filled, blocks_of, named, words_in
from heeded.reports.facts import Facts
from heeded.submission import of_paper
from heeded.web import addresses
from heeded.web.parts import Quotation
from heeded.workspaces import PARTS, Item, Part, Section

__all__ = ["PART_TITLES", "ItemPart", "SectionPart", "history", "item_part", "section_parts", "total"]

PART_TITLES: dict[Part, object] = {
    "implementation": gettext_lazy("Implementation of earlier recommendations"),
    "developments": gettext_lazy("Developments since the last review"),
    "recommendations": gettext_lazy("Recommendations"),
}
MOST_VERSIONS = 100
"""Versions that the page lists, the latest ones."""


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
        return self.title or _("Without a heading")

    @property
    def words(self) -> int:
        """That it has in the submission."""
        return self.heading_words + sum(each.words for each in self.items)


def section_parts(made: Sheet) -> list[tuple[Part, object, list[SectionPart]]]:
    """The parts in OHCHR's order, each with its title and sections."""
    shown = [_section(each, made) for each in made.filled.chapters]
    return [(part, PART_TITLES[part], [each for each in shown if each.part == part]) for part in PARTS]


def _section(chapter: Chapter, made: Sheet) -> SectionPart:
    items = tuple(
        item_part(made.filled, made.facts, each.value, chapter.part, each.uid, made.numbers.get(each.value.id, ""))
        for each in chapter.items
    )
    heading = len(chapter.title.split()) if any(each.words for each in items) else 0
    return SectionPart(chapter.id, chapter.title, chapter.part, items, heading, chapter.hidden)


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


def history(of: Desk) -> Iterator[tuple[Act, str]]:
    """The acts, the latest first, each with what was done in a few words."""
    titles = {each.id: each.title or _("Without a heading") for each in of.outline.chapters}
    for act in reversed(of.outline.acts[-MOST_VERSIONS:]):
        yield act, _said(act, titles)


def _said(act: Act, titles: dict[str, str]) -> str:
    made = [each.value for each in act.made]
    sections = [each for each in made if isinstance(each, Section)]
    items = [each for each in made if isinstance(each, Item)]
    if len(sections) + len(items) > 1:
        return _("%(sections)s sections and %(items)s items taken in") % {
            "sections": len(sections), "items": len(items),
        }  # fmt: skip
    if sections:
        return _("Section “%(title)s”") % {"title": sections[0].title}
    if items and items[0].kind == "words":
        return _("Words: “%(words)s”") % {"words": " ".join(items[0].words.split())[:60]}
    if items:
        return _("Taken in: %(name)s") % {"name": items[0].source or items[0].target}
    place = made[0]
    if not place.is_in:
        return _("Taken out")
    return _("Moved to “%(title)s”") % {"title": titles.get(place.into) or PART_TITLES.get(place.into, "…")}
