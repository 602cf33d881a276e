"""Sealing of what is restricted: texts, JSON and bytes in, tokens out that nobody reads without the key; and back.

AES-256-GCM of the package `cryptography`, with a random nonce of 96 bits; purpose and key id are bound to each token.
One data key of the record seals; it lies in the record (`SealKey`), wrapped by a key that is made from a
passphrase (scrypt) or that lies in a file outside the record. Keys are in memory while the record is open, and
nowhere else. What is not sealed passes through all `open_` functions as it is.
"""

import base64
import binascii
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from django.db import connection, transaction

from heeded.errors import StoreError
from heeded.store import passphrases
from heeded.store.models import SealKey
from heeded.store.wrapping import (
    KEY_BYTES,
    NONCE_BYTES,
    SAME_WORDS,
    from_file,
    from_passphrase,
    unwrapped,
    wrapped,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = [
    "Lock", "Purpose", "Sealed", "add_key", "all_keys", "change", "close", "erase", "file_mark", "hold", "is_open",
    "is_sealed", "is_set_up", "json_mark", "key_of", "lock", "make", "old_keys", "open_bytes", "open_json", "open_text",
    "open_with", "seal_bytes", "seal_json", "seal_text", "text_mark",
]  # fmt: skip

Purpose = Literal[
    "entry",
    "original",
    "file",
    "document",
    "text",
    "statement",
    "problem",
    "conclusion",
    "chain",
    "link",
    "activity",
    "secret",
]
"""What a token stands for: one made for another purpose does not open."""

SALT_BYTES, ID_BYTES = 16, 8
TEXT_MARK, JSON_NAME, FILE_MARK = "\u0001sealed:", "sealed", b"\0HEEDED SEALED 1\n"
CURRENT_KEY = f"SELECT uid FROM {SealKey._meta.db_table} WHERE is_current = %s"
ADVISORY = 0x4845_4544
"""The number of the lock that a rotation holds against sealing, on PostgreSQL."""


class Sealed(StoreError):
    """Something is sealed, and the record is not open."""

    def __init__(self) -> None:
        super().__init__(
            "This is sealed: open it with `heeded --unlock ...` and the passphrase, or name the key file in "
            "HEEDED_KEY_FILE. If both are lost, nothing can bring it back."
            if is_set_up()
            else "There is no key to seal with: make one with `heeded keys new`."
        )


@dataclass(frozen=True, slots=True)
class Lock:
    """What the data keys are wrapped with, and since when the one in use is there."""

    kind: SealKey.Kind
    since: datetime
    is_rotating: bool
    """Whether a rotation began that has not ended."""


@dataclass(frozen=True, slots=True, repr=False)
class _Ring:
    wrapping: bytes
    keys: "Mapping[str, AESGCM]"


_ring: _Ring | None = None


# ----------------------------------------------------------------------------------------------------- opening, closing


def is_set_up() -> bool:
    """Whether the record has a key."""
    return SealKey.objects.exists()


def is_open() -> bool:
    """Whether what is sealed can be read in this process."""
    return _ring is not None


def lock() -> Lock | None:
    """What the record is sealed with; None where it has no key."""
    row = SealKey.objects.filter(is_current=True).first()
    if row is None:
        return None
    return Lock(SealKey.Kind(row.kind), row.added, SealKey.objects.filter(is_current=False).exists())


def make(passphrase: str | None = None, key_file: Path | None = None) -> None:
    """Make the record's data key, wrapped by one of the two, and open the record.

    Raises StoreError where there is a key already, the passphrase is easy to guess or the file is no key.
    """
    global _ring
    kind, salt = _kind(passphrase, key_file), secrets.token_bytes(SALT_BYTES)
    wrapping = _new_wrapping(salt, passphrase, key_file)
    with _durably():
        if is_set_up():
            raise StoreError("This record has a key: `heeded keys change` or `heeded keys rotate` give it another one.")
        _add(wrapping, kind, salt)
    _ring = _ring_of(wrapping)


def open_with(passphrase: str | None = None, key_file: Path | None = None) -> None:
    """Open the record in this process; takes half a second with a passphrase.

    Raises StoreError, in the same words whatever is wrong, where it does not open.
    """
    global _ring
    kind = _kind(passphrase, key_file)
    row = SealKey.objects.order_by("-is_current").first()
    wrapping = _wrapping(base64.b64decode(row.salt) if row else b"", passphrase, key_file)
    if row is None or row.kind != kind:
        raise StoreError(SAME_WORDS)
    _ring = _ring_of(wrapping)


def close() -> None:
    """Forget the keys: what is sealed can no longer be read in this process."""
    global _ring
    _ring = None


def change(passphrase: str | None = None, key_file: Path | None = None) -> None:
    """Wrap the data keys by another passphrase or key file; who has the old one and an old copy can open that still.

    Raises StoreError where the new one will not do, and Sealed where the record is closed.
    """
    global _ring
    kind, salt = _kind(passphrase, key_file), secrets.token_bytes(SALT_BYTES)
    wrapping = _new_wrapping(salt, passphrase, key_file)
    with _durably():
        old = _opened().wrapping
        for row in SealKey.objects.all():
            row.wrapped, row.kind = wrapped(wrapping, row.uid, unwrapped(old, row.uid, row.wrapped)), kind
            row.salt = base64.b64encode(salt).decode()
            row.save()
    _ring = _ring_of(wrapping)


# ------------------------------------------------------------------------------------------------------------- sealing


def is_sealed(value: object) -> bool:
    """Whether this is a token: sealed text, JSON or bytes."""
    if isinstance(value, bytes):
        return value.startswith(FILE_MARK)
    if isinstance(value, str):
        return value.startswith(TEXT_MARK)
    return isinstance(value, dict) and len(value) == 1 and isinstance(value.get(JSON_NAME), str)


def seal_bytes(data: bytes, purpose: Purpose) -> bytes:
    """The bytes sealed; see `seal_text`."""
    key, body = _seal(data, purpose)
    return FILE_MARK + key.encode() + body


def seal_text(text: str, purpose: Purpose) -> str:
    """The text sealed. Seal in the transaction that keeps the token: a rotation waits for that, then.

    Raises Sealed where the record is closed, and RuntimeError outside a transaction: a key could be erased before what
    it seals is kept.
    """
    return TEXT_MARK + _token(text.encode("utf-8", "surrogatepass"), purpose)


def seal_json(value: Any, purpose: Purpose) -> dict[str, str]:
    """The JSON sealed; see `seal_text`."""
    return {JSON_NAME: _token(json.dumps(value, separators=(",", ":")).encode(), purpose)}


def open_bytes(data: bytes, purpose: Purpose) -> bytes:
    """What was sealed; bytes that are not sealed as they are. Raises as `open_text` does."""
    if not data.startswith(FILE_MARK):
        return data
    start = len(FILE_MARK)
    key = data[start : start + 2 * ID_BYTES]
    return _open(key.decode("ascii", "replace"), data[start + 2 * ID_BYTES :], purpose)


def open_text(text: str, purpose: Purpose) -> str:
    """What was sealed; a text that is not sealed as it is.

    Raises Sealed where the record is closed, StoreError where the token is damaged or is one of another record.
    """
    if not text.startswith(TEXT_MARK):
        return text
    return _open_token(text.removeprefix(TEXT_MARK), purpose).decode("utf-8", "surrogatepass")


def open_json(value: Any, purpose: Purpose) -> Any:
    """What was sealed; JSON that is not sealed as it is. Raises as `open_text` does."""
    return json.loads(_open_token(value[JSON_NAME], purpose).decode()) if is_sealed(value) else value


def key_of(value: Any) -> str:
    """The id of the key that a text or JSON says it is sealed by; empty where it is not sealed."""
    if not is_sealed(value):
        return ""
    token = value.removeprefix(TEXT_MARK) if isinstance(value, str) else value[JSON_NAME]
    return str(token).partition(":")[0]


def text_mark(key: str = "") -> str:
    """How a text that is sealed, or is sealed by a key, begins."""
    return TEXT_MARK + (f"{key}:" if key else "")


def json_mark(key: str = "") -> str:
    """How JSON that is sealed, or is sealed by a key, begins where a database shows it as text."""
    return f'{{"{JSON_NAME}": "' + (f"{key}:" if key else "")


def file_mark(key: str = "") -> bytes:
    """How a file that is sealed, or is sealed by a key, begins."""
    return FILE_MARK + key.encode()


def _token(data: bytes, purpose: Purpose) -> str:
    key, body = _seal(data, purpose)
    return f"{key}:{base64.b64encode(body).decode()}"


def _open_token(token: str, purpose: Purpose) -> bytes:
    key, _, body = token.partition(":")
    try:
        data = binascii.a2b_base64(body, strict_mode=True)
    except ValueError:
        data = b""
    return _open(key, data, purpose)


def _seal(data: bytes, purpose: Purpose) -> tuple[str, bytes]:
    """The id of the key in use, and nonce and sealed data."""
    if not connection.in_atomic_block:
        raise RuntimeError("seal inside the transaction that keeps what is sealed")
    if _ring is None:
        raise Sealed
    hold()
    with connection.cursor() as cursor:  # for each token: the query set of Django would take five times as long
        cursor.execute(CURRENT_KEY, [True])
        key: str = cursor.fetchone()[0]
    nonce = secrets.token_bytes(NONCE_BYTES)
    return key, nonce + _key(key, purpose).encrypt(nonce, data, _bound(key, purpose))


def _open(key: str, body: bytes, purpose: Purpose) -> bytes:
    opener = _key(key, purpose)
    try:
        return opener.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], _bound(key, purpose))
    except _refusals():
        raise StoreError(
            f"The sealed {purpose} is damaged or was put in the place of another: restore the record from a backup."
        ) from None


def _refusals() -> tuple[type[Exception], ...]:
    """What `cryptography` raises for what it did not seal; ValueError: cut within the nonce. Loaded when it is."""
    from cryptography.exceptions import InvalidTag

    return InvalidTag, ValueError


@cache
def _bound(key: str, purpose: Purpose) -> bytes:
    return f"heeded {purpose} {key}".encode()


# ---------------------------------------------------------------------------------------------------------------- keys


def hold(alone: bool = False) -> None:
    """Inside a transaction: until it ends no key is added or erased; alone: nothing is sealed either.

    SQLite lets one transaction write at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}(%s)", [ADVISORY])


@contextmanager
def _durably() -> Iterator[None]:
    """A transaction that nobody seals in, and that is on the disk when it has ended.

    Files are sealed by a new key soon after: if the power failed, they must not outlive it.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=FULL")
        try:
            with transaction.atomic(durable=True):
                hold(alone=True)
                yield
        finally:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA synchronous=NORMAL")


def add_key() -> str:
    """Make a new data key that seals from now on; its id. The ones before stay until they are erased."""
    global _ring
    with _durably():
        _ring = _ring_of(_opened().wrapping)  # nobody changed the passphrase meanwhile
        row = SealKey.objects.get(is_current=True)
        SealKey.objects.filter(pk=row.pk).update(is_current=False)
        uid = _add(_ring.wrapping, SealKey.Kind(row.kind), base64.b64decode(row.salt))
        _ring = _ring_of(_ring.wrapping)
    return uid


def all_keys() -> tuple[str, ...]:
    """The ids of all keys of the record."""
    return tuple(SealKey.objects.values_list("uid", flat=True))


def old_keys() -> tuple[str, ...]:
    """The ids of keys that no longer seal, and may still open."""
    return tuple(SealKey.objects.filter(is_current=False).order_by("added").values_list("uid", flat=True))


def erase(keys: Iterable[str]) -> None:
    """Erase data keys for good: what is sealed by them can never be read again."""
    SealKey.objects.filter(uid__in=list(keys), is_current=False).delete()


def _opened() -> _Ring:
    if _ring is None:
        raise Sealed
    return _ring


def _key(uid: str, purpose: Purpose) -> "AESGCM":
    global _ring
    ring = _opened()
    if uid not in ring.keys:
        _ring = ring = _ring_of(ring.wrapping)  # another process rotated the keys
    if uid not in ring.keys:
        raise StoreError(
            f"The sealed {purpose} is damaged, or was sealed by a key that this record does not have: restore the "
            "record from a backup."
        )
    return ring.keys[uid]


def _ring_of(wrapping: bytes) -> _Ring:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return _Ring(
        wrapping, {row.uid: AESGCM(unwrapped(wrapping, row.uid, row.wrapped)) for row in SealKey.objects.all()}
    )


def _add(wrapping: bytes, kind: SealKey.Kind, salt: bytes) -> str:
    uid = secrets.token_hex(ID_BYTES)
    SealKey.objects.create(
        uid=uid, kind=kind, salt=base64.b64encode(salt).decode(), is_current=True,
        wrapped=wrapped(wrapping, uid, secrets.token_bytes(KEY_BYTES)),
    )  # fmt: skip
    return uid


def _kind(passphrase: str | None, key_file: Path | None) -> SealKey.Kind:
    if (passphrase is None) == (key_file is None):
        raise TypeError("one of passphrase and key_file")
    return SealKey.Kind.PASSPHRASE if key_file is None else SealKey.Kind.KEY_FILE


def _new_wrapping(salt: bytes, passphrase: str | None, key_file: Path | None) -> bytes:
    if passphrase is not None and (fault := passphrases.fault(passphrase)):
        raise StoreError(f"The passphrase is too easy to guess: {fault}")
    return _wrapping(salt, passphrase, key_file)


def _wrapping(salt: bytes, passphrase: str | None, key_file: Path | None) -> bytes:
    return from_passphrase(passphrase or "", salt) if key_file is None else from_file(key_file)
