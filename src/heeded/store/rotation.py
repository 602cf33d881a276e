"""All places that hold what is sealed: walked to seal them by another key, or to seal what lies in the clear.

Row by row and file by file, each whole or not at all: a walk that is interrupted leaves all readable, and the next one
completes it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import F, JSONField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from heeded.derived import models as derived
from heeded.errors import StoreError
from heeded.store import database, marks, originals, people, seals
from heeded.whole import write_whole

__all__ = ["SEALED", "Place", "forget_made", "is_clear", "rotate", "seal_existing"]

Told = Callable[[int, int], object]
"""Told how much is done, of how much."""

BATCH = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Fields of a table that are sealed in restricted rows, as one purpose."""

    app: str
    model: str
    purpose: seals.Purpose
    fields: tuple[str, ...]
    restricted: Q
    """Which rows are."""

    @property
    def table(self) -> type[Model]:
        """The Django model."""
        return apps.get_model(self.app, self.model)


def _at(path: str) -> Q:
    return Q(**{path: "restricted"})


OF_OWNER = "sight__startswith"
"""What is concluded for a viewer of this level, for whatever use."""
RESTRICTED_FILES = derived.Document.objects.filter(access="restricted").values("sha256")
SEALED: tuple[Place, ...] = (
    Place("store", "Entry", "entry", ("value", "by"), _at("access")),
    Place("store", "Secret", "secret", ("value",), Q()),
    Place("store", "Activity", "activity", ("value",), _at("access")),
    Place(
        "store", "Original", "original", ("name", "place", "facts"),
        Q(sha256__in=RESTRICTED_FILES) | _at("facts__access"),
    ),
    Place("derived", "Document", "document", ("value",), _at("access")),
    Place("derived", "Text", "text", ("text", "layout"), _at("document__access")),
    Place("derived", "Statement", "statement", ("value",), _at("document__access")),
    Place("derived", "Problem", "problem", ("value",), _at("access")),
    Place("derived", "Conclusion", "conclusion", ("value",), _at(OF_OWNER)),
    Place("derived", "Faceted", "conclusion", ("value",), _at(OF_OWNER)),
    Place("derived", "Chain", "chain", ("line", "value"), _at(f"conclusion__{OF_OWNER}")),
    Place("derived", "Link", "link", ("value",), _at(f"conclusion__{OF_OWNER}")),
)  # fmt: skip
"""A field that holds tokens and is not here would be lost when a key is erased; a test looks for such."""


def rotate(home: Path, told: Told = lambda done, total: None) -> tuple[str, ...]:
    """Seal everything by a new key and erase the ones before; where that was interrupted, complete it.

    What cannot be opened is left as it is, and so is its key; a sentence on each. Raises Sealed where the record is
    closed, StoreError where old pages of the database cannot be cleared.
    """
    if not seals.old_keys():
        seals.add_key()
    problems: tuple[str, ...] = ()
    is_done = False
    while not is_done:
        problems, is_done = _turned(home, seals.old_keys(), told)
    database.checkpoint()
    return problems


def _turned(home: Path, old: Collection[str], told: Told) -> tuple[tuple[str, ...], bool]:
    """Seal anew all that these keys sealed; what cannot be opened, and whether the walk is at its end."""
    total = sum(_by_keys(place, old).count() for place in SEALED) + sum(1 for _ in _files(home, old))
    problems: list[str] = []
    done = 0
    told(done, total)
    for place in SEALED:
        for pks in _batches(_by_keys(place, old)):
            problems += _resealed(place, pks, old)
            told(done := done + len(pks), total)
    for path in _files(home, old):
        problems += _resealed_file(path)
        told(done := done + 1, total)
    with transaction.atomic():
        seals.hold(alone=True)
        used = [key for key in old if _is_used(home, key)]
        seals.erase(set(old) - set(used))
    return tuple(problems), bool(problems) or not used


def seal_existing(home: Path, told: Told = lambda done, total: None) -> None:
    """Seal what is restricted and lies in the clear, and leave no clear copy of it in the home.

    Raises as `rotate` does.
    """
    clear = [(place, _clear(place)) for place in SEALED]
    total, done = sum(rows.count() for _, rows in clear), 0
    files = list(_clear_files(home))
    total += len(files)
    told(done, total)
    for path in files:  # before the rows that say which files are restricted
        with transaction.atomic():
            write_whole(path, seals.seal_bytes(path.read_bytes(), "file"))
        told(done := done + 1, total)
    for place, rows in clear:
        for pks in _batches(rows):
            _seal_rows(place, pks)
            told(done := done + len(pks), total)
    for part in (home / "originals").glob("*/.part-*"):  # of a build that was killed
        part.unlink(missing_ok=True)
    if total:
        forget_made()
    marks.mark_sealed()
    people.remember_hidden()
    database.wipe()


def forget_made() -> None:
    """Drop what was concluded for others, and all vectors, where something of a lower level became restricted.

    They may rest on it from before, and lie in the clear; they are made anew when they are asked for.
    """
    derived.Conclusion.objects.exclude(_at(OF_OWNER)).delete()
    derived.Faceted.objects.exclude(_at(OF_OWNER)).delete()
    derived.Vector.objects.all().delete()


def is_clear(home: Path) -> bool:
    """Whether something restricted lies in the clear."""
    return any(_clear(place).exists() for place in SEALED) or next(_clear_files(home), None) is not None


# ---------------------------------------------------------------------------------------------------------------- rows


def _batches(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """The primary keys of the rows, some at a time; rows may cease to match meanwhile."""
    last = None
    while pks := list(
        (rows if last is None else rows.filter(pk__gt=last)).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        yield pks
        last = pks[-1]


def _shown(place: Place) -> tuple[QuerySet[Any], dict[str, str]]:
    """The rows with each field as text, and under which name each of these stands; JSON needs a cast for that."""
    names = {field: f"{field}_shown" for field in place.fields}
    casts = {names[field]: Cast(field, TextField()) if _is_json(place, field) else F(field) for field in place.fields}
    return place.table._base_manager.annotate(**casts), names


def _is_json(place: Place, field: str) -> bool:
    return isinstance(place.table._meta.get_field(field), JSONField)


def _begins(place: Place, field: str, name: str, keys: Collection[str]) -> Q:
    """That a field holds a token of one of these keys."""
    mark = seals.json_mark if _is_json(place, field) else seals.text_mark
    return reduce(or_, (Q(**{f"{name}__startswith": mark(key)}) for key in keys), Q(pk__in=[]))


def _by_keys(place: Place, keys: Collection[str]) -> QuerySet[Any]:
    rows, names = _shown(place)
    return rows.filter(reduce(or_, (_begins(place, field, name, keys) for field, name in names.items())))


def _clear(place: Place) -> QuerySet[Any]:
    """Restricted rows with a field that no key of the record has sealed."""
    rows, names = _shown(place)
    keys = seals.all_keys()
    return rows.filter(
        place.restricted, reduce(or_, (~_begins(place, field, name, keys) for field, name in names.items()))
    )


def _resealed(place: Place, pks: list[Any], old: Collection[str]) -> list[str]:
    """Seal rows anew; a sentence on each that cannot be opened."""
    problems = []
    with transaction.atomic():
        for row in place.table._base_manager.select_for_update().filter(pk__in=pks):
            for field in place.fields:
                value = getattr(row, field)
                if seals.key_of(value) not in old:
                    continue
                try:
                    setattr(row, field, _again(value, place.purpose))
                except StoreError as error:
                    problems.append(f"{place.model} {row.pk}: {error}")
            row.save(update_fields=place.fields)
    return problems


def _again(value: Any, purpose: seals.Purpose) -> Any:
    if isinstance(value, str):
        return seals.seal_text(seals.open_text(value, purpose), purpose)
    return seals.seal_json(seals.open_json(value, purpose), purpose)


def _seal_rows(place: Place, pks: list[Any]) -> None:
    keys = seals.all_keys()
    with transaction.atomic():
        for row in place.table._base_manager.select_for_update().filter(pk__in=pks):
            for field in place.fields:
                value = getattr(row, field)
                if seals.key_of(value) not in keys:
                    seal: Any = seals.seal_json if _is_json(place, field) else seals.seal_text
                    setattr(row, field, seal(value, place.purpose))
            row.save(update_fields=place.fields)


# --------------------------------------------------------------------------------------------------------------- files


def _files(home: Path, keys: Collection[str]) -> Iterator[Path]:
    """The files that these keys sealed."""
    heads = tuple(map(seals.file_mark, keys))
    for path in sorted((home / "originals").glob("*/*")):
        if path.is_file() and not path.name.startswith("."):
            with path.open("rb") as file:
                if file.read(len(seals.file_mark()) + 100).startswith(heads):
                    yield path


def _clear_files(home: Path) -> Iterator[Path]:
    [place] = (each for each in SEALED if each.purpose == "original")
    rows, names = _shown(place)
    keys = seals.all_keys()
    is_sealed = _begins(place, "name", names["name"], keys)
    sealed = set(_files(home, keys))
    for sha256 in rows.filter(place.restricted | is_sealed).values_list("sha256", flat=True):
        path = originals.path(home, sha256)
        if path not in sealed and path.is_file():
            yield path


def _resealed_file(path: Path) -> list[str]:
    try:
        with transaction.atomic():
            write_whole(path, seals.seal_bytes(seals.open_bytes(path.read_bytes(), "file"), "file"))
    except StoreError as error:
        return [f"{path}: {error}"]
    return []


def _is_used(home: Path, key: str) -> bool:
    return any(_by_keys(place, [key]).exists() for place in SEALED) or next(_files(home, [key]), None) is not None
