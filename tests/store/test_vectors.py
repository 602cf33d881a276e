"""Vectors are made once, kept by content, and made anew where they are damaged."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heeded import meaning
from heeded.derived.models import Vector
from heeded.store import database, vectors

TEXTS = ["Ratify the treaty", "Free the prisoners", "Ratify the treaty"]


@pytest.mark.django_db(transaction=True)
def test_vectors_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database.prepare(tmp_path)
    made: list[Any] = []
    embed = meaning.embed

    def counted(texts: Any, model: meaning.Model) -> Any:
        made.append(list(texts))
        return embed(texts, model)

    monkeypatch.setattr(meaning, "embed", counted)
    first = vectors.embedder("words")(TEXTS)
    again = vectors.embedder("words")(TEXTS)
    assert np.array_equal(first, again)
    assert first.shape == (3, meaning.SIZE["words"])
    assert made == [["Ratify the treaty", "Free the prisoners"]]
    Vector.objects.filter(pk=meaning.content_hash(TEXTS[0], "words")).update(value=b"x")
    assert np.array_equal(vectors.embedder("words")(TEXTS), first), "a damaged vector is made anew"
    assert vectors.embedder("words")([]).shape == (0, meaning.SIZE["words"])
