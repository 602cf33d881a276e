"""A document's key and who looks in; out, its whole reading, and its original where nothing of it is kept from them."""

from dataclasses import dataclass
from pathlib import Path

from heeded.derived import models as derived
from heeded.model import Reading
from heeded.store import activity, originals, redaction
from heeded.viewer import Viewer, levels

__all__ = ["Shown", "original", "shown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as a viewer may see it."""

    reading: Reading
    is_whole: bool
    """Whether no name is masked in it, so that the original can be seen too. Where masks are about, a file without a
    text (a scan) is not: nobody knows whom it names."""


def shown(viewer: Viewer, key: str) -> Shown | None:
    """The file of record of a document; None where there is none that the viewer may see."""
    row = (
        derived.Document.objects.filter(key=key, is_of_record=True, access__in=levels(viewer.access))
        .select_related("body").prefetch_related("problems").first()
    )  # fmt: skip
    if row is None:
        return None
    seen = redaction.sight(viewer)
    statements = list(
        derived.Statement.objects.filter(document=row).order_by("ordinal").values_list("value", flat=True)
    )
    problems = [each.value for each in row.problems.all()]
    held = (row.value, row.body.text, row.body.layout, statements, problems)
    reading = seen.reading(*held)
    is_whole = seen.masks is None
    if not is_whole:
        is_whole = bool(reading.document.text.strip()) and reading == redaction.Sight(viewer).reading(*held)
    if row.access == "restricted":
        activity.was_read(viewer, reading.document.states)
    return Shown(reading, is_whole)


def original(home: Path, found: Shown) -> bytes:
    """The bytes of a document that is shown whole. Raises StoreError where they are gone or damaged."""
    if not found.is_whole:
        raise ValueError("names are masked in it")
    return originals.read(home, found.reading.document.sha256)
