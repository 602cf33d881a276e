"""A paper and the ending of a file in, the bytes of that file out; what makes them is loaded when it is asked for."""

from importlib import import_module

from heeded.papers import Paper

__all__ = ["TYPES", "bytes_of"]

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".md": "text/markdown; charset=utf-8",
}
"""What a browser is told that a file is, by its ending."""
MAKERS = {".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf", ".md": "text"}
"""The module of this package, and its function, that makes a file with an ending."""


def bytes_of(paper: Paper, ending: str) -> bytes:
    """The file of a paper; `ending` is one of `TYPES`."""
    name = MAKERS[ending]
    made: bytes | str = getattr(import_module(f"heeded.papers.{name}"), name)(paper)
    return made.encode() if isinstance(made, str) else made
