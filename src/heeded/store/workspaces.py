"""Workspaces -> rows and back: each change a small row; of words that are saved as they are typed, the last stay."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from heapq import merge
from typing import Any

from django.db import transaction

from heeded.model import Access
from heeded.primary import Kept
from heeded.store import entries
from heeded.store.models import Entry
from heeded.viewer import Viewer
from heeded.workspaces import Change, Item, Place, Return, Section, Workspace

__all__ = ["begun", "known", "log", "save"]


def known(viewer: Viewer, state: str = "") -> tuple[Kept[Workspace], ...]:
    """All workspaces, those on a State where one is named: the last word on each, in the order of their names."""
    last = {each.value.id: each for each in entries.history(viewer, Workspace)}
    found = (each for each in last.values() if not state or each.value.state == state)
    return tuple(sorted(found, key=lambda each: (each.value.name.casefold(), each.value.id)))


def begun(viewer: Viewer, workspace: str) -> Kept[Workspace]:
    """The first word on a workspace: who began it and when."""
    return entries.history(viewer, Workspace, [workspace])[0]


def log(viewer: Viewer, workspace: str) -> tuple[Kept[Any], ...]:
    """All changes of a workspace in the order in which they were made."""
    kinds: Sequence[type[Any]] = (Section, Item, Place, Return)
    return tuple(
        merge(*(entries.history(viewer, kind, [workspace]) for kind in kinds), key=lambda each: (each.added, each.uid))
    )


def save(
    viewer: Viewer, changes: Sequence[Change], access: Access, targets: Mapping[str, str], instead: Collection[str] = ()
) -> tuple[str, ...]:
    """Keep changes at the level of their workspace; their uids.

    `targets` says what items stand for, by their ids: where something stands has the level that this has now. `instead`
    are the uids of what the same person wrote of the same words a moment before: they count no more.
    """
    with transaction.atomic():
        if instead:
            rows = Entry.objects.filter(uid__in=[uuid.UUID(each) for each in instead], withdrawn=None)
            rows.update(withdrawn=datetime.now(UTC))
        near = [[targets[each.id]] if isinstance(each, Place) and targets.get(each.id) else [] for each in changes]
        return entries.add(changes, viewer.name, access=access, near=near)
