"""A file of the study data in, its reading out; read once in a run."""

from functools import cache
from pathlib import Path

from heeded.errors import IngestError
from heeded.ingest import Source, sources
from heeded.model import Problem, Reading
from heeded.pipeline import read_source


def source(path: Path) -> Source:
    """One file to read; raises IngestError where it cannot be read."""
    (found,) = sources([path])
    if isinstance(found, Problem):
        raise IngestError(found.message)
    return found


@cache
def reading(path: Path) -> Reading:
    """All that reading one file returns; raises IngestError where it cannot be read."""
    return read_source(source(path))
