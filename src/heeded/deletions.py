"""What is to be deleted from a record, and what was: plans and certificates, as values.

A plan names what it is about, for the person who decides; a certificate names nobody.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

__all__ = ["DELETED", "KINDS", "Certificate", "DeletionKind", "Doomed", "Due", "Plan", "Touched"]

DeletionKind = Literal["person", "documents", "retention", "workspace"]
KINDS: tuple[DeletionKind, ...] = get_args(DeletionKind)
DELETED = "[deleted]"
"""What stands in the place of a name that was deleted."""


@dataclass(frozen=True, slots=True)
class Doomed:
    """A document of the plan: it is removed whole, or kept and masked in all that is shown."""

    sha256: str
    key: str
    kind: str
    name: str
    places: int
    """How often it names the person."""
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """One of the values that people gave: removed, or kept with "[deleted]" in the place of the name."""

    uid: str
    kind: str
    by: str
    date: str
    is_removed: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """All that would be deleted."""

    documents: tuple[Doomed, ...] = ()
    values: tuple[Touched, ...] = ()
    problems: tuple[int, ...] = ()
    """Rows of problems that hold the name."""
    unsearched: tuple[str, ...] = ()
    """Earlier versions of files that could not be read, by sha256."""
    words: tuple[str, ...] = ()
    """The name in every form that was found."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was deleted, when and by whom, and what a search of all files found afterwards; it names nobody."""

    deletion: str
    kind: DeletionKind
    by: str
    begun: str
    ended: str
    version: str
    removed_documents: tuple[str, ...]
    """Symbol, else sha256."""
    kept_documents: tuple[str, ...] = ()
    removed_values: dict[str, int] = field(default_factory=dict)
    """How many of each kind."""
    masked_values: dict[str, int] = field(default_factory=dict)
    removed_problems: int = 0
    database: str = "sqlite"
    searched_files: int = 0
    searched_bytes: int = 0
    searched_words: int = 0
    """Spellings and forms of the name."""
    still_in: tuple[str, ...] = ()
    """Files of the record that hold the name still, below its folder."""
    foreign: tuple[str, ...] = ()
    """Files in the folder that Heeded does not keep and that hold the name: for the person to remove."""
    partly_in: tuple[str, ...] = ()
    """Files in which a part of the name alone stands: it may be somebody else's."""
    unsearched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """What a setting says is kept no longer."""

    what: Literal["document", "case"]
    id: str
    since: str
    days: int
    rule: str
    """The setting."""
