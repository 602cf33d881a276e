"""Files, cases, workspaces in, nothing of them left out: originals, rows, and all that was made of them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from django.db import connection, transaction
from django.db.models import QuerySet

from heeded import codec
from heeded.cases import CaseValue
from heeded.deletions import Certificate, DeletionKind
from heeded.derived import models as derived
from heeded.primary import PRIMARY
from heeded.store import activity, database, deletions, indexing, originals, people, pictures, seals, workspaces, write
from heeded.store.kept import opened
from heeded.store.models import Deletion, Entry, Original

__all__ = ["complete", "remove", "remove_files", "remove_workspace", "restricted_since"]

DEEDS: Mapping[DeletionKind, str] = {
    "documents": "remove documents", "retention": "delete by rule", "workspace": "delete workspace",
}  # fmt: skip
"""What they are called in the log of what was done."""
CASE_KINDS = tuple(name for name, kind in PRIMARY.items() if kind in get_args(CaseValue))


def remove(
    home: Path, sha256s: Collection[str], cases: Collection[str], by: str, version: str, is_rule: bool = False
) -> Certificate:
    """Remove documents and cases whole, clear old pages, and certify it; `is_rule` where a setting says so.

    Raises StoreError where another program holds on to old pages: `complete` ends it then.
    """
    keys = dict(derived.Document.objects.filter(sha256__in=list(sha256s)).values_list("sha256", "key"))
    kind: DeletionKind = "retention" if is_rule else "documents"
    row = deletions.new(kind, by)
    with transaction.atomic():
        counts = _without(Entry.objects.filter(subject__in=list(cases), kind__in=CASE_KINDS))
        remove_files(home, sha256s)
        people.remember_hidden()
        row.removed = sorted(sha256s)
        row.certificate = codec.to_json(Certificate(
            row.uid, kind, by, row.begun.isoformat(timespec="seconds"), "", version,
            tuple(dict.fromkeys(keys.get(each, each) for each in row.removed)), removed_values=counts,
            database=connection.vendor,
        ))  # fmt: skip
        row.save()
    return _completed(row)


def remove_workspace(workspace: str, by: str, version: str) -> Certificate:
    """Delete a workspace with its whole history, clear old pages, and certify it: by whom and when, not its name.

    Raises Gone where it is deleted already, StoreError where another program holds on to old pages: `complete` ends it
    then.
    """
    row = deletions.new("workspace", by)
    with transaction.atomic():
        workspaces.hold(workspace)  # what is written into it meanwhile is deleted with it
        counts = _without(Entry.objects.filter(subject=workspace))
        row.certificate = codec.to_json(Certificate(
            row.uid, "workspace", by, row.begun.isoformat(timespec="seconds"), "", version, (), removed_values=counts,
            database=connection.vendor,
        ))  # fmt: skip
        row.save()
    return _completed(row)


def _without(rows: QuerySet[Entry]) -> dict[str, int]:
    """Delete values; how many of each kind these were."""
    counts = Counter(rows.values_list("kind", flat=True))
    rows.delete()
    return dict(counts)


def complete() -> tuple[Certificate, ...]:
    """End removals that were interrupted; their certificates."""
    rows = Deletion.objects.filter(ended=None).exclude(kind=Deletion.Kind.PERSON).order_by("begun")
    return tuple(map(_completed, rows))


def _completed(row: Deletion) -> Certificate:
    database.wipe()
    row.ended = datetime.now(UTC)
    done = opened(Certificate, row.certificate, "entry")
    done = replace(done, ended=row.ended.isoformat(timespec="seconds"))
    row.certificate = codec.to_json(done)
    row.save()
    activity.note(row.by, DEEDS[done.kind], row.removed)
    return done


def remove_files(home: Path, sha256s: Collection[str]) -> None:
    """Remove files with their rows, all that was concluded, all vectors, and the index of words.

    What other files say stays; of several files of one work another one counts. `database.wipe` clears old pages.
    """
    with transaction.atomic():
        rows = derived.Document.objects.filter(sha256__in=list(sha256s))
        keys = set(rows.values_list("key", flat=True))
        rows.delete()
        Original.objects.filter(sha256__in=list(sha256s)).delete()
        for key in sorted(keys):
            write.elect(key)
        for model in (derived.Conclusion, derived.Vector):
            model.objects.all().delete()
        indexing.drop()
        for row in Deletion.objects.exclude(kept=[]):  # an earlier leave ends with the file
            row.kept = sorted(set(row.kept) - set(sha256s))
            row.save(update_fields=["kept"])
        for sha256 in sha256s:
            _unlink(originals.path(home, sha256))
            pictures.forget(home, sha256)
        for part in (home / "originals").glob("*/.part-*"):  # of a build that was killed
            _unlink(part)


def _unlink(path: Path) -> None:
    """Delete a file, and its folder where that is empty then."""
    path.unlink(missing_ok=True)
    if path.parent.is_dir() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def restricted_since() -> Iterator[tuple[str, date]]:
    """The sha256s of restricted files, and since when the record has them."""
    read = set(derived.Document.objects.filter(access="restricted").values_list("sha256", flat=True))
    for row in Original.objects.order_by("added", "sha256"):
        if row.sha256 in read or seals.open_json(row.facts, "original").get("access") == "restricted":
            yield row.sha256, row.added.date()
