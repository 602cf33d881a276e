"""Model values -> rows: one document at a time, whole or not at all."""

import hashlib
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, cast

from django.db import DataError, transaction

from heeded import codec
from heeded.derived import models as derived
from heeded.derived import schema
from heeded.derived.models import Cause
from heeded.errors import StoreError
from heeded.model import ACCESS_LEVELS, Access, Body, Problem, Reading
from heeded.store import entries, ids, indexing, originals, redaction, rotation, seals
from heeded.store.kept import kept_json, kept_text
from heeded.store.models import Original
from heeded.store.texts import storable

Facts = tuple[tuple[str, Any], ...]

BATCH = 500
# Of several files of one work, the one whose pages and paragraphs are surest counts.
SUFFIXES = (".pdf", ".docx", ".doc", ".html", ".htm", ".txt")
# Below this share of common wording two files with one symbol are not two renderings of one text.
ALIKE = 0.6
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class File:
    """A file to be kept: the name to show, where it lay, and what the sidecar states about it."""

    name: str
    place: str
    facts: Facts = ()

    @property
    def facts_hash(self) -> str:
        """A hash of the sidecar's facts."""
        return hashlib.sha256(json.dumps(sorted(self.facts)).encode()).hexdigest()


def save(home: Path, reading: Reading, file: File, data: bytes, reader: str, replaces: Collection[str] = ()) -> None:
    """Store the original and all that was read from it, in the place of an earlier reading of the same bytes.

    `replaces` are the sha256s of older versions of the file: they are kept and count no more.
    Raises StoreError, having stored nothing, where a quote is not at its offsets, ids repeat, or the text holds
    characters that no database takes.
    """
    _check(reading)
    access = reading.document.access
    try:
        with transaction.atomic():
            _hold()
            originals.keep(home, reading.document.sha256, data, access)
            sha256 = reading.document.sha256
            Original.objects.update_or_create(
                sha256=sha256,
                defaults={
                    "size": len(data), "is_replaced": False, "mark": "",
                    "name": kept_text(file.name, access, "original"),
                    "place": kept_text(file.place, access, "original"),
                    "facts": kept_json(dict(file.facts), access, "original"),
                },
            )  # fmt: skip
            Original.objects.filter(sha256__in=replaces).update(is_replaced=True)
            earlier = derived.Document.objects.filter(sha256__in=[sha256, *replaces])
            keys = {reading.document.key, *earlier.values_list("key", flat=True)}
            before = earlier.filter(sha256=sha256).values_list("access", flat=True).first()
            if before and "restricted" in (before, access) and before != access:
                entries.move(ids.moved(reading, access == "restricted"), access)
            if access == "restricted":
                reading = ids.private(reading)
                if earlier.exclude(access=access).exists():
                    rotation.forget_made()
            indexing.forget(earlier.values_list("pk", flat=True))
            earlier.delete()
            _insert(reading, file, reader)
            for key in keys:
                elect(key)
    except (DataError, UnicodeEncodeError) as error:
        raise StoreError(f"the database refuses what was read ({error}).") from error


def root_of(path: str) -> str:
    """How the path that was built is kept with its problems: hashed, for it may name people."""
    return hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()


def restrict(sha256s: Collection[str]) -> None:
    """Let nobody without leave see these files any more: they are restricted, and cannot be sealed yet."""
    with transaction.atomic():
        for row in derived.Document.objects.filter(sha256__in=list(sha256s)):
            row.access = "restricted"
            row.value = {**row.value, "access": row.access}
            indexing.forget([row.pk])
            row.save(update_fields=["access", "value"])
            row.problems.update(access=row.access)
            elect(row.key)
        if sha256s:
            rotation.forget_made()


def replace_build_problems(roots: Iterable[str], problems: Iterable[tuple[str, Access, Problem]]) -> None:
    """Store the problems of files that gave no document, in the place of those of earlier builds of these roots."""
    with transaction.atomic():
        _hold()
        derived.Problem.objects.filter(cause=Cause.BUILD, root__in=[root_of(root) for root in roots]).delete()
        derived.Problem.objects.bulk_create(
            derived.Problem(
                cause=Cause.BUILD, root=root_of(root), access=access, value=_kept(_printable(problem), access)
            )
            for root, access, problem in problems
        )


def _hold() -> None:
    if not schema.hold():
        raise StoreError("Another version of Heeded has changed the record meanwhile: run `heeded build` again.")


def _check(reading: Reading) -> None:
    document, seen = reading.document, set()
    for statement in reading.statements:
        if not statement.quote.holds_in(document.text):
            quote = statement.quote
            raise StoreError(
                f"the quote of a {statement.type} is not what the text has at "
                f"{quote.start}:{quote.end} ({quote.text[:60]!r}). This is an error in Heeded: please report it."
            )
        if not statement.id or statement.id in seen:
            raise StoreError(f"a {statement.type} has no id of its own ({statement.id!r}).")
        seen.add(statement.id)
    if "\0" in document.text:
        raise StoreError("the text holds NUL characters, which no database takes.")


def _printable(problem: Problem) -> Problem:
    """The problem with what no database takes (from a file's name or content) replaced."""
    file = None if problem.file is None else storable(problem.file)
    return replace(problem, message=storable(problem.message), file=file)


def _insert(reading: Reading, file: File, reader: str) -> None:
    document = reading.document
    body = document.body
    bare = replace(document, body=Body("", page_count=body.page_count, is_ocr=body.is_ocr))
    row = derived.Document.objects.create(
        sha256=document.sha256, key=document.key, kind=document.kind, language=document.language,
        access=document.access, value=_kept(bare, document.access), reader=reader, facts=file.facts_hash,
    )  # fmt: skip
    derived.Text.objects.create(
        document=row, text=kept_text(body.text, document.access, "text"),
        layout=_kept(replace(body, text=""), document.access),
    )  # fmt: skip
    derived.Subject.objects.bulk_create(
        derived.Subject(document=row, state=state, ordinal=ordinal) for ordinal, state in enumerate(document.states)
    )
    derived.Statement.objects.bulk_create(
        (
            derived.Statement(
                document=row, ordinal=ordinal, identifier=statement.id, type=statement.type, state=statement.state,
                value=_kept(statement, document.access),
            )
            for ordinal, statement in enumerate(reading.statements)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    derived.Problem.objects.bulk_create(
        derived.Problem(
            cause=Cause.READING,
            document=row,
            access=document.access,
            value=_kept(_printable(problem), document.access),
        )
        for problem in reading.problems
    )


def _kept(value: object, access: Access) -> Any:
    return kept_json(codec.to_json(value), access, redaction.PURPOSES[type(value)])


def elect(key: str) -> None:
    """Decide which file of a work counts, and say where another one reads otherwise."""
    rows = list(derived.Document.objects.filter(key=key).select_related("body"))
    if not rows:
        return
    rows.sort(key=_rank)
    best, others = rows[0], rows[1:]
    derived.Document.objects.filter(key=key, is_of_record=True).exclude(pk=best.pk).update(is_of_record=False)
    derived.Document.objects.filter(pk=best.pk).update(is_of_record=True)
    derived.Problem.objects.filter(cause=Cause.RENDERING, document__in=rows).delete()
    for other in others:
        if other.language != best.language or not (_is_readable(best) and _is_readable(other)):
            continue
        if (
            share := _likeness(seals.open_text(best.body.text, "text"), seals.open_text(other.body.text, "text"))
        ) < ALIKE:
            _note_difference(best, other, share)


def _is_readable(row: derived.Document) -> bool:
    return seals.is_open() or not seals.is_sealed(row.value)


def _rank(row: derived.Document) -> tuple[int, bool, bool, bool, int, str]:
    """Public before restricted, so that every reader of one file of a work sees the one that counts; then English,
    text before OCR, without errors, and the surest format."""
    if not _is_readable(row):
        return ACCESS_LEVELS.index(row.access), row.language != "en", True, True, len(SUFFIXES), row.sha256
    has_errors = any(seals.open_json(p.value, "problem")["severity"] == "error" for p in row.problems.all())
    value = seals.open_json(row.value, "document")
    suffix = PurePath(value["file"]).suffix.lower()
    return (
        ACCESS_LEVELS.index(row.access),
        row.language != "en",
        value["body"]["is_ocr"],
        has_errors,
        SUFFIXES.index(suffix) if suffix in SUFFIXES else len(SUFFIXES),
        row.sha256,
    )


def _likeness(one: str, other: str) -> float:
    """The share of runs of three words that two texts have in common, of the longer one's."""
    runs = [
        {tuple(words[at : at + 3]) for at in range(len(words) - 2)}
        for words in (WORD.findall(one.casefold()), WORD.findall(other.casefold()))
    ]
    longer = max(map(len, runs))
    return len(runs[0] & runs[1]) / longer if longer else 1.0


def _note_difference(best: derived.Document, other: derived.Document, share: float) -> None:
    file, counted = (seals.open_json(row.value, "document")["file"] for row in (other, best))
    message = (
        f"{file} and {counted} are both {best.key}, but only {share:.0%} of their wording agrees: one may be cut off "
        f"or be another document. {counted} counts; if that is wrong, state the right symbol in a heeded.yml beside it."
    )
    access = max(best.access, other.access, key=ACCESS_LEVELS.index)
    derived.Problem.objects.create(
        cause=Cause.RENDERING, document=other, access=access,
        value=_kept(Problem(message, severity="warning", file=file), cast(Access, access)),
    )  # fmt: skip
