"""A file of the study data in, its reading out; read once in a run."""

from functools import cache
from pathlib import Path

from heeded.ingest import sources
from heeded.model import Problem, Reading
from heeded.pipeline import read_source


@cache
def reading(path: Path) -> Reading:
    """All that reading one file returns; raises ValueError where it cannot be read."""
    source = next(iter(sources([path])))
    if isinstance(source, Problem):
        raise ValueError(source.message)
    return read_source(source)
