"""Workspaces -> rows and back: each change a small row; of words that are saved as they are typed, the last stay."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from heapq import merge
from typing import Any, TypeVar, cast

from django.db import transaction
from django.db.models import Max

from heeded.errors import StoreError
from heeded.model import Access
from heeded.primary import Kept, rests_on
from heeded.store import entries, redaction, seals
from heeded.store.kept import kept_json, kept_text
from heeded.store.models import Entry
from heeded.viewer import Viewer, highest
from heeded.workspaces import Change, Item, Place, Return, Section, Workspace

__all__ = ["Gone", "Overtaken", "begun", "changed_at", "hold", "known", "log", "regrade", "save", "typed_over"]

Value = TypeVar("Value", bound=Change | Workspace)
KINDS: Sequence[type[Any]] = (Section, Item, Place, Return)


class Gone(StoreError):
    """Somebody deleted the workspace after it was read."""


class Overtaken(Exception):
    """Somebody changed the workspace after it was read: it is to be read again."""


def known(viewer: Viewer, state: str = "") -> tuple[Kept[Workspace], ...]:
    """All workspaces, those on a State where one is named: the last word on each, in the order of their names."""
    last = {each.value.id: each for each in entries.history(viewer, Workspace)}
    found = (each for each in last.values() if not state or each.value.state == state)
    return tuple(sorted(found, key=lambda each: (each.value.name.casefold(), each.value.id)))


def begun(viewer: Viewer, workspace: str) -> Kept[Workspace]:
    """The first word on a workspace: who began it and when."""
    return entries.history(viewer, Workspace, [workspace])[0]


def changed_at(workspace: str) -> datetime | None:
    """When a workspace, or anything in it, was changed last, by whomever."""
    found: datetime | None = Entry.objects.filter(subject=workspace).aggregate(last=Max("added"))["last"]
    return found


def log(viewer: Viewer, workspace: str) -> tuple[Kept[Any], ...]:
    """All changes of a workspace in the order in which they were made."""
    return tuple(
        merge(*(entries.history(viewer, kind, [workspace]) for kind in KINDS), key=lambda each: (each.added, each.uid))
    )


def typed_over(viewer: Viewer, uid: str, new: Value) -> Value | None:
    """A value that a viewer typed over the one with this uid, as it is to be kept: names that were masked as they were.

    None where a mask that they saw is not there any more.
    """
    row = Entry.objects.filter(uid=uuid.UUID(uid)).first()
    if row is None:  # it was saved again meanwhile, and this one deleted
        return new
    return redaction.sight(viewer).typed_over(row.value, new, new.subject, *rests_on(new))


def regrade(viewer: Viewer, new: Workspace) -> None:
    """Keep a workspace, and give all in it its level; where something stands that rests on more, that keeps its own."""
    with transaction.atomic():
        hold(new.id)
        entries.regrade(new, viewer.name, new.access)
        every = Entry.objects.filter(subject=new.id, kind__in=("item", "place")).order_by("added", "uid")
        rows = [row for row in every if seals.is_open() or not seals.is_sealed(row.value)]
        above = {seals.open_json(row.value, "entry")["id"]: row.access for row in rows if row.kind == "item"}
        for row in rows:
            if row.kind != "place":
                continue
            value = seals.open_json(row.value, "entry")
            row.access = highest((cast(Access, row.access), cast(Access, above.get(value["id"], "public"))))
            row.by = kept_text(seals.open_text(row.by, "entry"), row.access, "entry")
            row.value = kept_json(value, row.access, "entry")
            row.save(update_fields=["access", "by", "value"])


def save(
    viewer: Viewer, changes: Sequence[Change | Workspace], access: Access, targets: Mapping[str, str],
    instead: Collection[str] = (), since: datetime | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """Keep changes at the level of their workspace; their uids.

    `targets` says what items stand for, by their ids: where something stands has the level that this has now. `instead`
    are the uids of what the same person wrote of the same words a moment before: it is deleted, for no version that can
    be returned to rests on it, and a name that was half typed is found by nobody who is to delete it later. Raises
    Overtaken, and keeps nothing, where the workspace was changed after `since`, when it was read; Gone where it is
    deleted.
    """
    with transaction.atomic():
        hold(changes[0].subject)
        if since and (last := changed_at(changes[0].subject)) and last > since:
            raise Overtaken
        if instead:
            Entry.objects.filter(uid__in=[uuid.UUID(each) for each in instead], kind="item").delete()
        near = [[targets[each.id]] if isinstance(each, Place) and targets.get(each.id) else [] for each in changes]
        return entries.add(changes, viewer.name, access=access, near=near)


def hold(workspace: str) -> None:
    """Let nobody delete a workspace, or write into it, until the transaction ends; raises Gone where it is deleted."""
    rows = Entry.objects.select_for_update().filter(kind="workspace", subject=workspace)
    if not list(rows.values_list("pk")):  # else what is written would lie where nobody sees or deletes it
        raise Gone(
            "The workspace was deleted meanwhile. Nothing was saved: if you need what you wrote, copy it, and make "
            "another workspace."
        )
