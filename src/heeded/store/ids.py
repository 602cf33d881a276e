"""Ids of restricted statements: hashed once more with a secret of the record.

A statement's own id hashes its document, type and words, all but the words in the clear: whoever has the disk could try
names until one fits. The secret is sealed and outlives every key.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import replace

from heeded.model import Reading
from heeded.store import seals
from heeded.store.models import Secret

__all__ = ["moved", "private"]

NAME, BYTES, ID_LETTERS = "ids", 32, 20


def private(reading: Reading) -> Reading:
    """The reading with ids that tell nothing; inside a transaction, with the key open."""
    secret = _secret()
    return replace(reading, statements=tuple(replace(each, id=_hidden(each.id, secret)) for each in reading.statements))


def moved(reading: Reading, is_restricted: bool) -> Mapping[str, str]:
    """What becomes of the ids of a document that becomes restricted, or is so no longer: the old ones to the new."""
    secret = _secret()
    pairs = ((each.id, _hidden(each.id, secret)) for each in reading.statements)
    return dict(pairs) if is_restricted else {hidden: own for own, hidden in pairs}


def _hidden(identifier: str, secret: bytes) -> str:
    return hmac.new(secret, identifier.encode(), hashlib.sha256).hexdigest()[:ID_LETTERS]


def _secret() -> bytes:
    row = Secret.objects.filter(name=NAME).first()
    if row is None:
        made = base64.b64encode(secrets.token_bytes(BYTES)).decode()
        row = Secret.objects.create(name=NAME, value=seals.seal_json(made, "secret"))
    return base64.b64decode(seals.open_json(row.value, "secret"))
