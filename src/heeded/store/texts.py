"""Texts in, texts that both databases take out: PostgreSQL keeps no NUL and no half of a character."""

from typing import Any

__all__ = ["storable", "storable_json"]


def storable(text: str) -> str:
    """The text with each NUL replaced by U+FFFD, and each half of a surrogate pair by "?"."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def storable_json(data: Any) -> Any:
    """The JSON with every text in it made storable."""
    if isinstance(data, str):
        return storable(data)
    if isinstance(data, list):
        return [storable_json(each) for each in data]
    if isinstance(data, dict):
        return {storable(key): storable_json(each) for key, each in data.items()}
    return data
