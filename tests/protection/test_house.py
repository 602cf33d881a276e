"""One point decides what is shown: who decodes and opens what is stored, and who is asked without saying who looks."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
STORE = SOURCE / "heeded" / "store"
DECODING = {"kept.py", "redaction.py"}
"""Modules of the store that turn stored JSON into values."""
OPENING = {
    "kept.py": "the one place for values that are whole",
    "redaction.py": "the one place for values that are shown",
    "rotation.py": "seals anew what it opens",
    "originals.py": "the bytes of files",
    "entries.py": "who said it, and values that get another level",
    "conclusions.py": "the position of a recommendation, of the viewer's own conclusion",
    "indexing.py": "what the viewer's own conclusion says, for the filters; texts that name people",
    "ids.py": "the secret that ids are hashed with",
    "people.py": "texts in which names are looked for",
    "read.py": "what a build knows of files",
    "write.py": "which file of a work counts",
    "forgetting.py": "looks for a name everywhere, for the owner, to delete it",
    "removing.py": "what is deleted, for the owner",
    "marks.py": "where a file lay, to mark it by a hash",
    "workspaces.py": "values that get another level",
}
"""Modules of the store that open what is sealed, and what."""
WITHOUT_VIEWER = {
    "database": "the house itself", "seals": "the key", "rotation": "the key", "originals": "bytes of a known sha256",
    "forgetting": "deletes, for the owner", "removing": "deletes, for the owner", "deletions": "tells no name",
    "showing.original": "of what a viewer was shown", "pictures": "of pages that a viewer was shown",
    "people.remember_hidden": "keeps hashes of names", "write": "what a build found",
    "vectors": "numbers by a hash of their text",
    "activity.note": "writes", "activity.prune": "drops", "activity.keep": "a setting",
    "activity.told": "writes", "looking.looker": "says who looks",
    "passphrases": "words of the user", "wrapping": "the key",
    "entries.add": "writes", "entries.regrade": "writes", "entries.stamp": "a number that is compared",
    "entries.level_of": "of a value that a viewer was shown", "workspaces.changed_at": "a time that is compared",
    "entries.as_kept": "gives back what it is given", "read.kept": "for a build", "read.about": "primary keys",
    "indexing": "makes the index of a search", "marks": "for a build",
}  # fmt: skip
"""What is used outside the store without saying who looks, and why that tells nothing."""


def calls(path: Path, names: set[str]) -> bool:
    """Whether a module calls a function of one of these names, of whatever module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in names:
                return True
    return False


def modules() -> list[Path]:
    return [path for path in STORE.rglob("*.py") if "migrations" not in path.parts and path.name != "seals.py"]


def test_stored_json_is_decoded_at_one_point() -> None:
    assert {path.name for path in modules() if calls(path, {"from_json"})} == DECODING


def test_what_is_sealed_is_opened_where_it_is_named() -> None:
    opening = {"open_json", "open_text", "open_bytes"}
    assert {path.name for path in modules() if calls(path, opening)} == OPENING.keys()


def used() -> Iterator[tuple[str, str, str]]:
    """What modules outside the store use of it: the place, the store's module, the name in it."""
    for path in (SOURCE / "heeded").rglob("*.py"):
        if "store" in path.parts or "derived" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        known: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "heeded.store":
                known |= {each.asname or each.name: each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("heeded.store."):
                module = (node.module or "").removeprefix("heeded.store.")
                yield from ((path.name, module, each.name) for each in node.names)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
                yield path.name, known[node.value.id], node.attr


def test_the_store_is_asked_by_somebody() -> None:
    silent = set()
    for place, module, name in used():
        found = getattr(importlib.import_module(f"heeded.store.{module}"), name)
        is_function = inspect.isfunction(found)
        asks = is_function and next(iter(inspect.signature(found).parameters), "") == "viewer"
        if not asks and module not in WITHOUT_VIEWER and f"{module}.{name}" not in WITHOUT_VIEWER and is_function:
            silent.add(f"{place} asks heeded.store.{module}.{name} without a viewer")
    assert silent == set()


def test_no_one_outside_reaches_for_what_is_whole() -> None:
    whole = {"kept", "people", "redaction"}
    reached = {f"{module}.{name}" for _, module, name in used() if module in whole}
    assert reached - WITHOUT_VIEWER.keys() == set()
