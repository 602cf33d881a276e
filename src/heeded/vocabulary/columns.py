"""The header of a table of assessments in, which column holds what out, as far as its names tell."""

from collections.abc import Mapping, Sequence
from functools import cache

from heeded.vocabulary import load
from heeded.vocabulary.labels import words

__all__ = ["fields", "guessed"]


@cache
def fields() -> tuple[str, ...]:
    """What a column can hold."""
    return tuple(load("columns")["columns"])


def guessed(header: Sequence[str]) -> dict[str, str]:
    """The column of each field that one column alone is named for: by its whole name, else by a word in it."""
    keys = {name: " ".join(words(name)) for name in header if header.count(name) == 1}
    found: dict[str, str] = {}
    for whole in (True, False):
        for field, names in _names().items():
            if field in found:
                continue
            fits = [
                name
                for name, key in keys.items()
                if name not in found.values() and key and (key in names if whole else _holds(key, names))
            ]
            if len(fits) == 1:
                found[field] = fits[0]
    return found


def _holds(key: str, names: frozenset[str]) -> bool:
    return any(f" {name} " in f" {key} " for name in names)


@cache
def _names() -> Mapping[str, frozenset[str]]:
    return {
        field: frozenset(filter(None, (" ".join(words(str(name))) for name in names)))
        for field, names in load("columns")["columns"].items()
    }
