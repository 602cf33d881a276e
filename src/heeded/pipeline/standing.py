"""A State in, whether what is kept of it is up to date out; asked once for all that one page or command shows."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from heeded.program import digest

if TYPE_CHECKING:
    from heeded.pipeline.concluding import View

__all__ = ["Standing", "last", "one_look", "settled", "standing"]

T = TypeVar("T")
CONCLUDING = (
    "codec.py", "model.py", "meaning.py", "primary.py", "followed.py", "verified.py", "ledgers.py", "whole.py",
    "assess", "classify", "link", "reports", "vocabulary", "pipeline",
)  # fmt: skip
"""What decides what is concluded: a change in it makes every conclusion out of date."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Inputs and stamp of what is kept of a State, and of what would be concluded now."""

    kept: tuple[str, str]
    wanted: tuple[str, str]

    @property
    def is_compared(self) -> bool:
        """Whether documents and program are as they were."""
        return self.kept[0] == self.wanted[0]

    @property
    def is_current(self) -> bool:
        """Whether the day and what people decided are so too."""
        return self.kept == self.wanted


def standing(state: str, view: "View") -> Standing:
    """How what is kept of a State stands now; within `one_look` as it stood when it was asked first."""
    from heeded.primary import Judgement, RegisterEntry
    from heeded.store import conclusions, entries

    look = _look.get()
    if look is not None and (state, view) in look:
        return look[state, view]
    inputs = conclusions.inputs(view.viewer, state, f"{digest(CONCLUDING)} {view.model}")
    stamp = hashlib.sha256(f"{view.today} {entries.stamp(Judgement, RegisterEntry)}".encode()).hexdigest()
    found = Standing(conclusions.kept(view.viewer, state), (inputs, stamp))
    if look is not None:
        look[state, view] = found
    return found


def settled(state: str, view: "View", before: Standing) -> None:
    """Note that what is kept of a State has been brought up to date."""
    if (look := _look.get()) is not None:
        look[state, view] = Standing(before.wanted, before.wanted)


@contextmanager
def one_look() -> Iterator[None]:
    """Within, how each State stands is asked once: a page that is made of several readings is of one moment."""
    before = _look.set({})
    try:
        yield
    finally:
        _look.reset(before)


_look: "ContextVar[dict[tuple[str, View], Standing] | None]" = ContextVar("look", default=None)


def last(what: str, of: tuple[object, ...], make: Callable[[], T]) -> T:
    """What was made last of its kind, where it is the same that is wanted; else made now, and kept in its place."""
    before = _last.get(what)
    if before is None or before[0] != of:
        before = _last[what] = of, make()
    return cast("T", before[1])


_last: dict[str, tuple[tuple[object, ...], object]] = {}
"""What is slow to open, of the State that was asked for last: what it is of, and the thing."""
