"""What people keep of the submissions that they write: workspaces, their sections, and what stands in each.

All values are frozen, and each belongs to one workspace, whose level of access it has. What an item says and where it
stands are two values: whoever moves it changes no word of it. Ids are random: "W-7K3FQ2" of a workspace, "S-9Q2MTX" of
a section, "I-4HW8RN" of an item. Values with one `act` were made in one act, and are taken back as one.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from heeded.model import Access

__all__ = [
    "ITEM_KINDS", "PARTS", "Change", "Item", "ItemKind", "Part", "Place", "Return", "Section", "Workspace",
]  # fmt: skip

Part = Literal["implementation", "developments", "recommendations"]
"""Where a section stands in a submission, in OHCHR's order; it decides how a chain is told."""
PARTS: tuple[Part, ...] = get_args(Part)
ItemKind = Literal["chain", "quote", "words"]
ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A submission on a State that is being written, and its cover."""

    id: str
    state: str
    name: str
    cycle: int
    """Of the review whose recommendations it reports on."""
    access: Access = "team"
    organisations: tuple[str, ...] = ()
    about: str = ""
    contact: str = ""
    keywords: str = ""
    session: int | None = None
    """Of the Working Group, for which it is written; None for the State's next one as the calendar knows it."""

    @property
    def subject(self) -> str:
        """Itself."""
        return self.id

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on a workspace stands."""
        return (self.id,)


class _Within:
    """What the values within a workspace share: the last word on each of its parts stands."""

    __slots__ = ()
    workspace: str
    id: str

    @property
    def subject(self) -> str:
        """The workspace."""
        return self.workspace

    @property
    def key(self) -> tuple[str, ...]:
        """The workspace, and which part of it."""
        return self.workspace, self.id


@dataclass(frozen=True, slots=True)
class Section(_Within):
    """A heading under which items stand."""

    workspace: str
    id: str
    title: str
    act: str


@dataclass(frozen=True, slots=True)
class Item(_Within):
    """A chain or a quote of the record, or words of one's own."""

    workspace: str
    id: str
    kind: ItemKind
    act: str
    target: str = ""
    """A recommendation's public id, or a statement's id; empty for words."""
    words: str = ""
    """One's own; each line is a paragraph."""
    source: str = ""
    """What the target was called when it was taken in: it says what is missing where it is no longer at hand."""
    begun: str = ""
    """When the writing of these words began that one act holds, in ISO 8601; empty where they were not typed on."""


@dataclass(frozen=True, slots=True)
class Place(_Within):
    """Where a section or an item stands; `is_in` is False where it was taken out."""

    workspace: str
    id: str
    """Of the section or item."""
    into: str
    """Of a section its part, of an item the id of its section."""
    position: str
    """A decimal number ("3", "25e-1"): between any two there is another one."""
    act: str
    is_in: bool = True


@dataclass(frozen=True, slots=True)
class Return:
    """That sections and items are to stand again as they stood at a time: what came after is left, and stays kept."""

    workspace: str
    to: str
    """The time in ISO 8601, with the zone."""

    @property
    def subject(self) -> str:
        """The workspace."""
        return self.workspace

    @property
    def key(self) -> tuple[str, ...]:
        """Each counts."""
        return self.workspace, self.to


Change = Section | Item | Place | Return
"""What changes a workspace beside its cover."""
