"""The level that is asked for in, the viewer that one may be now out: what is sealed is for nobody without its key."""

from heeded.errors import UsageError
from heeded.model import Access
from heeded.store import seals
from heeded.viewer import Viewer, viewer

__all__ = ["looker"]


def looker(asked: Access | None, name: str) -> Viewer:
    """Who looks: up to the level asked for, else all that is not sealed.

    Raises UsageError where what is restricted is asked for and sealed.
    """
    if seals.is_open() or not seals.is_set_up():
        return viewer(asked or "restricted", name)
    if asked == "restricted":
        raise UsageError("What is restricted is sealed: open it with heeded --unlock ...")
    return viewer(asked or "team", name)
