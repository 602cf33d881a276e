"""What was deleted -> what keeps it away: which files are not taken in again, which names are masked for everybody."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from heeded.cases import ALPHABET
from heeded.deletions import Certificate, DeletionKind
from heeded.errors import StoreError
from heeded.masking import HashedName, Masks, masked, named_whole, spans, with_hashed
from heeded.store.kept import opened
from heeded.store.models import Deletion

__all__ = ["Watch", "allow", "are_kept", "certificates", "forget", "masked_names", "new", "strings", "watch"]

REMOVED = "{name} was removed from the record on {day} and is not taken in again. If it may be: heeded allow {sha256}"
NAMED = (
    "{name} names somebody who was deleted from the record and is not taken in. If it may be, with the name masked in "
    "all that is shown: heeded allow {sha256}"
)
"""Problems are read at lower levels than the owner's, too: they name the file, never the deletion."""
ID_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Watch:
    """What a build must not bring back."""

    removed: Mapping[str, str]
    """By sha256, the day on which it was removed."""
    kept: frozenset[str]
    known: Masks | None = None

    def refusal(self, sha256: str, name: str, texts: Iterable[str] = ()) -> str | None:
        """Why a file of this name and with these texts is not taken in, in a sentence; None where it is."""
        if sha256 in self.kept:
            return None
        if sha256 in self.removed:
            return REMOVED.format(name=self.veiled(name), day=self.removed[sha256], sha256=sha256)
        if self.known and any(named_whole(text, self.known) for text in texts):
            return NAMED.format(name=self.veiled(name), sha256=sha256)
        return None

    def veiled(self, text: str) -> str:
        """A name of a file or folder without the names of people who were deleted."""
        return masked(text, spans(text, self.known)) if self.known else text


def watch() -> Watch:
    """What the deletions so far keep away."""
    removed: dict[str, str] = {}
    kept: set[str] = set()
    names: dict[str, HashedName] = {}
    for row in Deletion.objects.order_by("begun"):
        kept |= set(row.kept)
        removed |= dict.fromkeys(row.removed, row.begun.date().isoformat())
        names |= {one.id: one for one in _names(row)}
    return Watch(removed, frozenset(kept), with_hashed([], list(names.values())) if names else None)


def masked_names() -> dict[str, tuple[HashedName, frozenset[str]]]:
    """By person, the names that files kept or allowed hold still, with the sha256s of these files."""
    rows = Deletion.objects.exclude(kept=[]).order_by("uid")
    return {one.id: (one, frozenset(row.kept)) for row in rows for one in _names(row)}


def are_kept() -> bool:
    """Whether a file of the record still names somebody who was deleted."""
    return bool(Deletion.objects.exclude(kept=[]).exists())


def new(kind: DeletionKind, by: str) -> Deletion:
    """A deletion that begins now, with a random id."""
    uid = f"D-{''.join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))}"
    return Deletion(uid=uid, kind=kind, by=by, begun=datetime.now(UTC))


def allow(sha256s: Collection[str]) -> None:
    """Let files into the record that deletions keep away; the names that these deleted are masked in them.

    Raises StoreError where nothing keeps any of them away.
    """
    wanted = set(sha256s)
    rows = [row for row in Deletion.objects.all() if row.names or wanted & set(row.removed)]
    if not rows:
        raise StoreError("No deletion keeps these files away: heeded deletions lists what was deleted.")
    for row in rows:  # whoever was deleted may be named in them
        row.kept = sorted({*row.kept, *wanted})
        row.removed = sorted(set(row.removed) - wanted)
        row.save()


def forget(uid: str) -> None:
    """Keep nothing away for a deletion any more: documents that hold its names are taken in and shown as they are.

    Raises StoreError where there is no such deletion.
    """
    row = Deletion.objects.filter(pk=uid.upper()).first()
    if row is None:
        raise StoreError(f"There is no deletion {uid!r}: heeded deletions lists them.")
    row.kept, row.removed, row.names = [], [], []
    row.save()


def certificates() -> Iterator[tuple[str, DeletionKind, str, datetime, Certificate | None]]:
    """All deletions, the latest first: id, kind, by whom, when begun, and the certificate where it came to its end."""
    for row in Deletion.objects.order_by("-begun"):
        is_done = row.ended is not None and row.certificate is not None
        kind = cast(DeletionKind, row.kind)
        yield row.uid, kind, row.by, row.begun, opened(Certificate, row.certificate, "entry") if is_done else None


def strings(data: Any) -> Iterator[str]:
    """All texts in JSON, names of fields included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, each in data.items():
            yield key
            yield from strings(each)
    elif isinstance(data, list | tuple):
        for each in data:
            yield from strings(each)


def _names(row: Deletion) -> tuple[HashedName, ...]:
    return opened(tuple[HashedName, ...], row.names, "entry")
