"""A report as a page asked for it in, its pictures out: drawn with the page, and kept until others push them out.

A page makes its paper once; each picture of it is another request, for which the paper would be made again.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from heeded.papers import Paper, Picture
from heeded.pipeline import View
from heeded.pipeline.standing import standing
from heeded.primary import PRIMARY
from heeded.store import entries

__all__ = ["Key", "drawn", "keep", "key_of"]

PAGES = 8
"""Pages whose pictures are kept in memory: those that are open in the windows of one person."""

Key = tuple[object, ...]
_kept: OrderedDict[Key, tuple[str, ...]] = OrderedDict()
_lock = Lock()


def key_of(state: str, kind: str, wishes: dict[str, str], view: View) -> Key:
    """What a paper is made of: who reads it, its wishes, the documents, and all that people said until now."""
    said = entries.stamp(*PRIMARY.values())
    return state, kind, tuple(sorted(wishes.items())), view, standing(state, view).wanted, said


def keep(key: Key, paper: Paper) -> None:
    """Keep the pictures of a paper that a page shows."""
    with _lock:
        _kept[key] = tuple(each.svg for each in paper.blocks if isinstance(each, Picture))
        _kept.move_to_end(key)
        while len(_kept) > PAGES:
            _kept.popitem(last=False)


def drawn(key: Key, make: Callable[[], Paper | None]) -> tuple[str, ...]:
    """The pictures, as SVG, in their order; where none are kept of what stands now, of a paper that is made anew."""
    with _lock:
        found = _kept.get(key)
    if found is None:
        paper = make()
        if paper is None:
            return ()
        keep(key, paper)
        found = _kept.get(key, ())
    return found
