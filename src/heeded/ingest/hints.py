"""What a file says of itself outside its main text; `identify` weighs it."""

from dataclasses import dataclass

__all__ = ["Hints"]


@dataclass(frozen=True, slots=True)
class Hints:
    """The file's own description, its running headers and footers, and what stood around the main text."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    headers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
