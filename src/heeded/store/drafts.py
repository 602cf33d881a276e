"""What a person began to write -> a row that the next words replace; kept at the level of what it is about."""

from django.db import transaction

from heeded.model import Access
from heeded.primary import Draft, Kept
from heeded.store import entries
from heeded.store.models import Entry
from heeded.viewer import Viewer

__all__ = ["drop", "keep", "of"]


def of(viewer: Viewer, subject: str) -> Draft | None:
    """What this person began to write on a subject."""
    kept = _own(viewer, subject)
    return kept[-1].value if kept else None


def keep(viewer: Viewer, draft: Draft, access: Access) -> None:
    """Keep a draft in the place of the person's last one; raises StoreError where it cannot be sealed."""
    with transaction.atomic():
        drop(viewer, draft.subject)
        entries.add([draft], viewer.name, access=access)


def drop(viewer: Viewer, subject: str) -> None:
    """Delete what this person began to write on a subject: of words that were not meant to stay, none stays."""
    if kept := _own(viewer, subject):
        Entry.objects.filter(uid__in=[each.uid for each in kept]).delete()


def _own(viewer: Viewer, subject: str) -> list[Kept[Draft]]:
    return [each for each in entries.history(viewer, Draft, [subject]) if each.by == viewer.name]
