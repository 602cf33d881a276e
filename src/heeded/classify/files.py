"""Arrays and facts of a model in, two files out (`NAME.npz`, `NAME.json`), and back, checked.

The facts name the format of the files and the sha256 of the arrays; arrays are read without running anything.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heeded.errors import ModelError
from heeded.provenance import Origin
from heeded.whole import write_whole

__all__ = ["FORMAT", "SHIPPED", "ModelFile", "add_facts", "checked", "fit", "read_model", "write_model"]

FORMAT = 1
"""Of the files; grows when an older program could not read them."""
SHIPPED = Path(__file__).resolve().parent / "models"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model as it lies on the disk: its name, what is told of it, and its arrays by name."""

    name: str
    facts: Mapping[str, Any]
    arrays: Mapping[str, Any]

    @property
    def origin(self) -> Origin:
        """The model's name and version (the beginning of the hash of its arrays): what its labels carry."""
        return Origin(self.name, str(self.facts["sha256"])[:12])


def write_model(folder: Path, name: str, arrays: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
    """Write `NAME.npz` and `NAME.json`; the same arrays give the same bytes."""
    import numpy as np

    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    told = {"format": FORMAT, "name": name, "sha256": hashlib.sha256(packed.getvalue()).hexdigest(), **facts}
    write_whole(folder / f"{name}.npz", packed.getvalue())
    write_whole(folder / f"{name}.json", _told(told))


def add_facts(folder: Path, name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Write more facts into `NAME.json`; all that it then holds."""
    place = folder / f"{name}.json"
    told = {**json.loads(place.read_bytes()), **facts}
    write_whole(place, _told(told))
    return told


def _told(facts: Mapping[str, Any]) -> bytes:
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode()


def read_model(folder: Path, name: str) -> ModelFile:
    """Read what `write_model` wrote; raises ModelError where a file is absent, damaged or of another version."""
    import numpy as np

    place = folder / f"{name}.json"
    try:
        facts = json.loads(place.read_bytes())
        packed = (folder / f"{name}.npz").read_bytes()
    except FileNotFoundError as error:
        raise ModelError(
            f"{error.filename} is missing: {folder} holds no model {name!r}. Name a folder that `heeded train` wrote."
        ) from None
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{place} is damaged ({error}): take a fresh copy or train the model again.") from None
    if not isinstance(facts, dict) or facts.get("format") != FORMAT or facts.get("name") != name:
        found = (facts.get("name"), facts.get("format")) if isinstance(facts, dict) else (None, None)
        raise ModelError(
            f"{place} is of another version of Heeded (model {found[0]!r}, format {found[1]!r}; this program reads "
            f"{name!r}, format {FORMAT}): train the model again."
        )
    if hashlib.sha256(packed).hexdigest() != facts.get("sha256"):
        raise ModelError(
            f"{place.with_suffix('.npz')} does not belong to {place.name} or is damaged (its hash differs): take a "
            "fresh copy of both files or train the model again."
        )
    with checked(folder, name), np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        read = {key: arrays[key] for key in arrays.files}
        if bad := [key for key, array in read.items() if array.dtype.kind not in "fiu" or not np.isfinite(array).all()]:
            raise ValueError(f"{', '.join(bad)}: not all are numbers")
        return ModelFile(name, facts, read)


def fit(arrays: Mapping[str, Any], shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Raises ValueError where an array has not the shape of its name, KeyError where it is absent."""
    for name, shape in shapes.items():
        if arrays[name].shape != shape:
            raise ValueError(f"{name} of {arrays[name].shape}, not {shape}")


@contextmanager
def checked(folder: Path, name: str) -> Iterator[None]:
    """Turns what is missing in the facts or arrays of a model, or does not fit together, into a ModelError."""
    try:
        yield
    except Exception as error:  # an archive raises what its damage looks like: EOFError, zlib.error, MemoryError
        raise ModelError(
            f"The model {name} ({folder / name}.npz and .json) is damaged or was put together by hand "
            f"({type(error).__name__}: {error}): take a fresh copy or train it again."
        ) from None
