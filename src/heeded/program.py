"""Parts of the program in, a hash of their files out: what was made by another program is out of date."""

import hashlib
from functools import cache
from pathlib import Path

__all__ = ["MASKING", "digest"]

MASKING = (
    "masking", "vocabulary/name_forms.yml", "vocabulary/roles.yml", "vocabulary/states.yml",
    "vocabulary/state_names.yml", "vocabulary/capitals.yml",
)  # fmt: skip
"""What decides which words are masked: a change in it makes all that was masked out of date."""


@cache
def digest(parts: tuple[str, ...]) -> str:
    """A hash of the program's files in these parts of the house."""
    house = Path(__file__).parent
    found = hashlib.sha256()
    for part in parts:
        place = house / part
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(house).as_posix()}\0".encode() + path.read_bytes())
    return found.hexdigest()
