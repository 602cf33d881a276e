"""A paper and the ending of a file in, the bytes of that file out; what makes them is loaded when it is asked for."""

from importlib import import_module

from heeded.errors import HeededError, UsageError
from heeded.papers import Paper

__all__ = ["TYPES", "bytes_of", "in_template"]

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


def in_template(paper: Paper, template: bytes, name: str) -> bytes:
    """The Word file of a paper in a user's own template; raises UsageError where that is no fit one, with the reason.

    A damaged file brings python-docx to errors of any kind, early or late: all mean the same.
    """
    from heeded.papers.docx import docx
    from heeded.papers.template import filled

    try:
        return docx(paper, filled(template, name, paper))
    except HeededError:
        raise
    except Exception:
        raise UsageError(
            f"{name} cannot be opened as a Word file: it is damaged, or of another kind. Save it anew as .docx."
        ) from None
