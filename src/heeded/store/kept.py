"""Values -> what is stored, sealed where it is restricted, and back whole: for the store's own use alone."""

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from heeded import codec
from heeded.model import Access
from heeded.store import seals

__all__ = ["as_kept", "every", "kept_json", "kept_text", "opened"]

T = TypeVar("T")


def kept_json(data: Any, access: Access, purpose: seals.Purpose) -> Any:
    """JSON as it is stored at a level: what is restricted is sealed; raises StoreError where the key is not open."""
    return seals.seal_json(data, purpose) if access == "restricted" else data


def kept_text(text: str, access: Access, purpose: seals.Purpose) -> str:
    """A text as it is stored at a level: what is restricted is sealed; raises StoreError where the key is not open."""
    return seals.seal_text(text, purpose) if access == "restricted" else text


def every(rows: QuerySet[Any], column: str) -> Iterator[Any]:
    """What many rows have in a column of JSON: as text, since Django takes as long to convert each as JSON to read."""
    return map(json.loads, rows.annotate(as_text=Cast(column, TextField())).values_list("as_text", flat=True))


def opened(kind: type[T], data: Any, purpose: seals.Purpose, part: Callable[[Any], Any] = lambda whole: whole) -> T:
    """A stored value whole, or a part of it alone; raises StoreError where it does not fit its kind, or is sealed and
    the key is not open."""
    return codec.from_json(kind, part(seals.open_json(data, purpose)))


def as_kept(value: T, storable: Callable[[Any], Any]) -> T:
    """The value as it will read back."""
    return codec.from_json(type(value), storable(codec.to_json(value)))
