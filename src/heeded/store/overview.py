"""What the record holds in all, as a viewer may see it: how many files of each State, and which came last."""

from collections import Counter
from datetime import datetime

from heeded.derived import models as derived
from heeded.model import Document
from heeded.store import activity, redaction
from heeded.store.models import Original
from heeded.viewer import Viewer, levels

__all__ = ["document_count", "files_by_state", "newest", "problem_count", "restricted_count"]


def files_by_state(viewer: Viewer) -> Counter[str]:
    """How many files of record there are on each State, by its code; a file on several counts for each."""
    rows = derived.Subject.objects.filter(document__is_of_record=True, document__access__in=levels(viewer.access))
    return Counter(rows.values_list("state", flat=True))


def document_count(viewer: Viewer) -> int:
    """How many documents of record there are, on whichever State."""
    return derived.Document.objects.filter(is_of_record=True, access__in=levels(viewer.access)).count()


def newest(viewer: Viewer, most: int) -> tuple[tuple[Document, datetime], ...]:
    """The documents whose files came last, without their texts, and when; the last one first."""
    visible = derived.Document.objects.filter(access__in=levels(viewer.access), is_of_record=True)
    added = dict(
        Original.objects.filter(sha256__in=visible.values("sha256")).order_by("-added", "name")
        .values_list("sha256", "added")[:most]
    )  # fmt: skip
    seen = redaction.sight(viewer)
    rows = visible.filter(sha256__in=added).values_list("sha256", "key", "value")
    documents = {sha256: seen.value(Document, value, key) for sha256, key, value in rows}
    if restricted := [each for each in documents.values() if each.access == "restricted"]:
        activity.was_read(viewer, {state for each in restricted for state in each.states})
    return tuple((documents[sha256], when) for sha256, when in added.items())


def problem_count(viewer: Viewer) -> int:
    """How many problems reading met."""
    return derived.Problem.objects.filter(access__in=levels(viewer.access)).count()


def restricted_count(viewer: Viewer) -> int:
    """How many restricted documents there are of record, as far as the viewer may know of them."""
    if "restricted" not in levels(viewer.access):
        return 0
    return derived.Document.objects.filter(access="restricted", is_of_record=True).count()
