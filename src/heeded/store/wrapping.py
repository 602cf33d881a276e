"""A passphrase or a key file in, the key that wraps data keys out; data keys in, wrapped out, and back.

Nothing here knows the database; keys are never part of a message.
"""

import base64
import binascii
import os
import secrets
from pathlib import Path

from heeded.errors import StoreError
from heeded.store import passphrases

__all__ = [
    "KEY_BYTES",
    "NONCE_BYTES",
    "SAME_WORDS",
    "from_file",
    "from_passphrase",
    "new_key_file",
    "unwrapped",
    "wrapped",
]

KEY_BYTES, NONCE_BYTES = 32, 12
# About half a second and 128 MB for each try.
SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**17, 8, 1
OTHERS = 0o077
"""The bits of a file's mode that let others in."""

SAME_WORDS = (
    "The seals do not open: this is not the passphrase or key file that they were made with, or the record is damaged. "
    "Without it nothing can bring back what is sealed; all else works."
)


def from_passphrase(passphrase: str, salt: bytes) -> bytes:
    """The wrapping key of a passphrase: slow, so that guessing is."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    phrase = passphrases.folded(passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=KEY_BYTES, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P).derive(phrase)


def from_file(path: Path) -> bytes:
    """The wrapping key that a file holds; raises StoreError where it is no key file or others may read it."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            given = file.read(1000)
    except OSError as error:
        raise StoreError(f"The key file {path} cannot be read ({error.strerror}).") from None
    if os.name == "posix" and mode & OTHERS:
        raise StoreError(f"The key file {path} can be read by others: let its owner alone read it (chmod 600).")
    try:
        key = base64.b64decode(given.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreError(
            f"{path} is no key file: it must hold 32 random bytes in base64, as `heeded keys new` writes it."
        )
    return key


def new_key_file(path: Path) -> None:
    """Write a file with a new key that its owner alone may read; raises StoreError where it is there already."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise StoreError(f"The key file {path} cannot be made ({error.strerror}): name another place.") from None
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")


def wrapped(wrapping: bytes, uid: str, key: bytes) -> str:
    """A data key, wrapped and bound to its id: nonce and sealed key in base64."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(wrapping).encrypt(nonce, key, f"heeded key {uid}".encode())).decode()


def unwrapped(wrapping: bytes, uid: str, token: str) -> bytes:
    """The data key; raises StoreError in the same words whatever is wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        body = base64.b64decode(token)
        return AESGCM(wrapping).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], f"heeded key {uid}".encode())
    except (InvalidTag, ValueError):
        raise StoreError(SAME_WORDS) from None
