"""Where sealed files lay, and a place in; whether one of them may have lain there out, while the key is closed too.

A mark is a salt of its own and three bytes of a keyed hash. So few confirm no guess for sure: one path in
seventeen million fits by chance. What fits by chance is held back until somebody opens the record.
"""

import hmac
import secrets
from collections.abc import Callable

from heeded.store import seals
from heeded.store.models import Original

__all__ = ["mark_sealed", "may_be_sealed"]

SALT_BYTES, HASH_BYTES = 8, 3


def mark_sealed() -> None:
    """Mark where each sealed file lay, of those that have no mark yet; nothing where the key is closed."""
    if not seals.is_open():
        return
    for row in Original.objects.filter(mark="").iterator():
        if seals.is_sealed(row.facts):
            row.mark = _mark(secrets.token_bytes(SALT_BYTES), seals.open_text(row.place, "original"))
            row.save(update_fields=["mark"])


def may_be_sealed() -> Callable[[str], bool]:
    """Whether the last version of what lay in a place may be sealed by a closed key; nothing may be by an open one."""
    rows = () if seals.is_open() else Original.objects.filter(is_replaced=False).exclude(mark="")
    marks = [(bytes.fromhex(row.mark)[:SALT_BYTES], row.mark) for row in rows if seals.is_sealed(row.facts)]
    return lambda place: any(hmac.compare_digest(_mark(salt, place), mark) for salt, mark in marks)


def _mark(salt: bytes, place: str) -> str:
    return (salt + hmac.digest(salt, place.encode("utf-8", "replace"), "sha256")[:HASH_BYTES]).hex()
