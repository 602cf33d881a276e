"""What a publication holds: the States, parties and documents that were chosen for it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

__all__ = ["Held", "Publication", "of"]


@dataclass(frozen=True, slots=True)
class Held:
    """A document by its key, the name of its file, and whether it is about several States."""

    key: str
    file: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published: the codes of States, names of parties, documents."""

    states: tuple[str, ...]
    day: date
    parties: tuple[str, ...] = ()
    documents: tuple[Held, ...] = ()
    with_originals: bool = False


def of(request: HttpRequest) -> Publication:
    """The publication that a page is asked for."""
    asked: Any = request
    publication: Publication = asked.publication
    return publication
