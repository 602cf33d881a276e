"""Texts in, their vectors out: those that are kept are read, the others are made and kept."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from heeded import meaning
from heeded.derived.models import Vector

__all__ = ["embedder"]

BATCH = 500
BYTES = 4
"""Of one number of a vector."""


def embedder(model: meaning.Model, fleeting: Collection[str] = ()) -> Callable[[Sequence[str]], Any]:
    """A function that gives vectors as `heeded.meaning.embed` does, and makes none twice.

    Those of `fleeting` texts, which are restricted or asked for, are not kept.
    """
    unkept = {meaning.content_hash(text, model) for text in fleeting}

    def embed(texts: Sequence[str]) -> Any:
        import numpy as np

        names = [meaning.content_hash(text, model) for text in texts]
        missing = dict(zip(names, texts, strict=True))
        kept: dict[str, Any] = {}
        wanted = list(missing)
        for start in range(0, len(wanted), BATCH):
            for row in Vector.objects.filter(pk__in=wanted[start : start + BATCH]):
                if len(row.value) == meaning.SIZE[model] * BYTES:  # a damaged one is made anew
                    kept[row.pk] = np.frombuffer(row.value, "<f4")
        fresh = [name for name in wanted if name not in kept]
        if fresh:
            made = meaning.embed([missing[name] for name in fresh], model).astype("<f4")
            kept |= dict(zip(fresh, made, strict=True))
            Vector.objects.bulk_create(
                (
                    Vector(pk=name, value=vector.tobytes())
                    for name, vector in zip(fresh, made, strict=True)
                    if name not in unkept
                ),
                batch_size=BATCH, update_conflicts=True, unique_fields=["identifier"], update_fields=["value"],
            )  # fmt: skip
        return np.array([kept[name] for name in names], np.float32).reshape(len(names), meaning.SIZE[model])

    return embed
