"""Values -> what is stored, sealed where it is restricted, and back whole: for the store's own use alone."""

from collections.abc import Callable
from typing import Any, TypeVar

from heeded import codec
from heeded.model import Access
from heeded.store import seals

__all__ = ["as_kept", "kept_json", "kept_text", "opened"]

T = TypeVar("T")


def kept_json(data: Any, access: Access, purpose: seals.Purpose) -> Any:
    """JSON as it is stored at a level: what is restricted is sealed; raises StoreError where the key is not open."""
    return seals.seal_json(data, purpose) if access == "restricted" else data


def kept_text(text: str, access: Access, purpose: seals.Purpose) -> str:
    """A text as it is stored at a level: what is restricted is sealed; raises StoreError where the key is not open."""
    return seals.seal_text(text, purpose) if access == "restricted" else text


def opened(kind: type[T], data: Any, purpose: seals.Purpose, part: Callable[[Any], Any] = lambda whole: whole) -> T:
    """A stored value whole, or a part of it alone; raises StoreError where it does not fit its kind, or is sealed and
    the key is not open."""
    return codec.from_json(kind, part(seals.open_json(data, purpose)))


def as_kept(value: T, storable: Callable[[Any], Any]) -> T:
    """The value as it will read back."""
    return codec.from_json(type(value), storable(codec.to_json(value)))
