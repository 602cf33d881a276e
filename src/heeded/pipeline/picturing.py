"""A page of a document that is shown whole in, its picture as PNG out: made in a process of its own, then kept."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.model import Problem
from heeded.pipeline.running import Limits, run

if TYPE_CHECKING:
    from heeded.store.showing import Shown

__all__ = ["picture"]

TOGETHER = 6
"""Pages that are made in one go: whoever reads one reads on."""
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pages of a file of which pictures are wanted."""

    name: str
    data: bytes
    pages: tuple[int, ...]


def picture(home: Path, found: "Shown", page: int, limits: Limits) -> bytes:
    """The picture of a page; of what is restricted it is never kept. Raises UsageError where there is none."""
    from heeded.store import pictures, showing

    document = found.reading.document
    is_kept = document.access != "restricted"
    if is_kept and (kept := pictures.read(home, document.sha256, page)):
        return kept
    with _one_at_a_time:
        if is_kept and (kept := pictures.read(home, document.sha256, page)):
            return kept
        pages = tuple(range(page, page + TOGETHER)) if is_kept else (page,)
        wanted = Wanted(document.file, showing.original(home, found), pages)
        ((_, made),) = run(_made, [wanted], Limits(1, limits.seconds, limits.megabytes))
        if isinstance(made, Problem):
            raise UsageError(made.message)
        if is_kept:
            for number, data in made.items():
                pictures.keep(home, document.sha256, number, data)
    if page not in made:
        raise UsageError(f"{document.name} has no page {page}.")
    return made[page]


def _made(wanted: Wanted) -> dict[int, bytes]:
    """In a worker."""
    from heeded.ingest.pdf import pictures

    return pictures(wanted.data, wanted.pages)
