"""A reading in, the JSON object of one document out, as `heeded read` prints it and other programs rely on it."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from heeded import codec
from heeded.model import Document, Problem, Reading

__all__ = ["contract", "file_names", "unread"]

DOCUMENT_FIELDS = ("title", "publisher", "published", "language", "kind", "symbol", "states", "cycle", "session", "key")


def contract(reading: Reading, with_text: bool = False) -> dict[str, Any]:
    """The document with its statements and problems."""
    return {
        "document": _document(reading.document, with_text),
        "statements": [codec.to_json(statement) for statement in reading.statements],
        "problems": [_problem(problem) for problem in reading.problems],
    }


def unread(*problems: Problem) -> dict[str, Any]:
    """What stands in the place of a document that could not be read."""
    return {"document": None, "statements": [], "problems": [_problem(problem) for problem in problems]}


def _document(document: Document, with_text: bool) -> dict[str, Any]:
    found = {name: codec.to_json(getattr(document, name)) for name in DOCUMENT_FIELDS}
    found |= {"sha256": document.sha256, "pages": document.body.page_count, "completed": list(document.completed)}
    return found | ({"text": document.text} if with_text else {})


def _problem(problem: Problem) -> dict[str, Any]:
    where = None if problem.start is None else {"start": problem.start, "end": problem.end}
    return {
        "severity": problem.severity, "where": where, "message": problem.message, "numbers": list(problem.numbers),
    }  # fmt: skip


LONGEST, DEEPEST = 120, 20
"""How much of a name, in bytes, and how many folders above it are kept in the names of files."""


def file_names(names: Sequence[str]) -> list[str]:
    """For each document, by its place below the folder given, the place of its JSON: folders stay.

    "a/report.pdf" -> "a/report.json"; where two have one stem, "a/report.pdf.json"; where two have one name, the later
    one is numbered. A member of an archive ("a.zip!b.txt") is below a folder of the archive's name.
    """
    places = [_place(name) for name in names]
    stems = Counter(str(place.with_suffix("")).casefold() for place in places)
    taken: Counter[str] = Counter()
    found = []
    for place in places:
        is_alone = stems[str(place.with_suffix("")).casefold()] == 1
        target = place.with_suffix("") if is_alone else place
        taken[str(target).casefold()] += 1
        number = taken[str(target).casefold()]
        found.append(f"{target}.json" if number == 1 else f"{target}.{number}.json")
    return found


def _place(name: str) -> PurePosixPath:
    """A place below a folder, whatever the name holds, and of a length that file systems take."""
    parts = [part.encode()[:LONGEST].decode("utf-8", "ignore") for part in re.split("[/!]+", name.replace("\\", "_"))]
    return PurePosixPath(*(part if part.strip(".") else "_" for part in parts[-DEEPEST:]))
