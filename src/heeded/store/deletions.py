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

__all__ = ["Watch", "allow", "are_kept", "certificates", "masked_names", "new", "strings", "watch"]

REMOVED = "{name} was removed from the record on {day} and is not taken in again. If it may be: heeded allow {uid} FILE"
NAMED = (
    "{name} names somebody who was deleted from the record and is not taken in. If it may be, with the name masked in "
    "all that is shown: heeded allow {uid} FILE"
)
ID_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Watch:
    """What a build must not bring back."""

    removed: Mapping[str, tuple[str, str]]
    """By sha256, the deletion and its day."""
    kept: frozenset[str]
    known: Masks | None = None
    deletion_by_person: Mapping[str, str] | None = None

    def refusal(self, sha256: str, name: str, texts: Iterable[str] = ()) -> str | None:
        """Why a file of this name and with these texts is not taken in, in a sentence; None where it is."""
        if sha256 in self.kept:
            return None
        if sha256 in self.removed:
            uid, day = self.removed[sha256]
            return REMOVED.format(name=self.veiled(name), day=day, uid=uid)
        for text in texts if self.known else ():
            for person in sorted(named_whole(text, self.known)):  # type: ignore[arg-type]
                uid = (self.deletion_by_person or {})[person]
                return NAMED.format(name=self.veiled(name), uid=uid)
        return None

    def veiled(self, text: str) -> str:
        """A name of a file or folder without the names of people who were deleted."""
        return masked(text, spans(text, self.known)) if self.known else text


def watch() -> Watch:
    """What the deletions so far keep away."""
    removed: dict[str, tuple[str, str]] = {}
    kept: set[str] = set()
    names: dict[str, tuple[HashedName, str]] = {}
    for row in Deletion.objects.order_by("begun"):
        kept |= set(row.kept)
        removed |= dict.fromkeys(row.removed, (row.uid, row.begun.date().isoformat()))
        names |= {one.id: (one, row.uid) for one in _names(row)}
    known = with_hashed([], [one for one, _ in names.values()]) if names else None
    return Watch(removed, frozenset(kept), known, {person: uid for person, (_, uid) in names.items()})


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


def allow(uid: str, sha256s: Collection[str]) -> int:
    """Let files that a deletion keeps away into the record, or (where none is named) all of them; how many are known.

    Where none is named, the names are forgotten too: documents that hold them are taken in and shown as they are.
    Raises StoreError where there is no such deletion.
    """
    row = Deletion.objects.filter(pk=uid.upper()).first()
    if row is None:
        raise StoreError(f"There is no deletion {uid!r}: heeded deletions lists them.")
    if sha256s:
        row.kept = sorted({*row.kept, *sha256s})
        row.removed = sorted(set(row.removed) - set(sha256s))
    else:
        row.kept, row.removed, row.names = [], [], []
    row.save()
    return len(sha256s)


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
