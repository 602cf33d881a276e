"""Plans and certificates of deletions in, the words that a person decides by, and keeps, out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.deletions import Certificate, DeletionKind, Doomed, Due, Plan
from heeded.reports.layout import Name, grid, indented, listing
from heeded.reports.words import KINDS, line

__all__ = ["DeletionRow", "certificate", "deletion_row", "deletions", "documents", "dues", "plan"]

SEALED_REMARK = (
    "Bytes that are sealed or packed (inside PDF, DOCX or ZIP) do not show words: of these files the texts that were "
    "read from them were searched."
)
SERVER_REMARK = (
    "The database is on a server: its tables were written anew. Its backups and its log of changes are its "
    "administrator's to clear."
)
CLEARED = "Deleted rows were overwritten, and old pages of the database were cleared."
DISK_REMARK = "Backups, exports and files outside the folder of the record are for people to delete."


@dataclass(frozen=True, slots=True)
class DeletionRow:
    """One deletion: what was deleted, by whom, when, and what it left."""

    id: str
    kind: DeletionKind
    by: str
    begun: str
    is_done: bool
    documents: int
    values: int
    clean: bool
    """Whether no file of the record held the name afterwards."""


def deletion_row(uid: str, kind: DeletionKind, by: str, begun: datetime, done: Certificate | None) -> DeletionRow:
    """The row of one deletion."""
    documents = len(done.removed_documents) if done else 0
    values = sum(done.removed_values.values()) if done else 0
    is_clean = done is not None and not done.still_in
    return DeletionRow(
        uid, kind, by, begun.isoformat(timespec="seconds"), done is not None, documents, values, is_clean
    )


def deletions(rows: Sequence[DeletionRow]) -> RenderableType:
    """The deletions of a record, the latest first."""
    if not rows:
        return Text("Nothing was deleted from this record.")
    cells = [
        (each.id, each.kind, each.begun[:10], str(each.documents), str(each.values), _ended(each), each.by)
        for each in rows
    ]
    return listing(("id", "what", "day", "documents", "values", "afterwards", "by"), cells)


def _ended(row: DeletionRow) -> str:
    if not row.is_done:
        return "interrupted"
    return "nothing found" if row.clean else "found in files"


def dues(rows: Sequence[Due]) -> RenderableType:
    """What is kept no longer by a rule."""
    if not rows:
        return Text("Nothing is due.")
    cells = [(each.id[:16], each.what, each.since, f"{each.days} days", each.rule) for each in rows]
    return listing(("id", "what", "since", "kept for", "by the setting"), cells)


def plan(found: Plan) -> RenderableType:
    """What would be deleted, for the person who decides."""
    gone = [each for each in found.documents if not each.is_kept]
    kept = [each for each in found.documents if each.is_kept]
    removed = [each.kind for each in found.values if each.is_removed]
    changed = [each.kind for each in found.values if not each.is_removed]
    parts: list[RenderableType] = []
    if gone:
        parts += [Text(f"Removed whole ({_many(len(gone), 'document')}):"), indented(documents(gone))]
    if kept:
        parts += [Text("Kept, with the name masked in all that is shown:"), indented(documents(kept))]
    if removed:
        parts.append(Text(f"Removed: {_counted(removed)}."))
    if changed:
        parts.append(Text(f"Kept with [deleted] in the place of the name: {_counted(changed)}."))
    if found.problems:
        parts.append(Text(f"Removed: {_many(len(found.problems), 'problem')} whose words hold the name."))
    if found.unsearched:
        hashes = ", ".join(each[:16] for each in found.unsearched)
        parts.append(
            Text(
                f"Not searched, as they cannot be read: earlier versions of files, {hashes}. They stay; heeded remove "
                "takes them away."
            )
        )
    parts.append(
        Text("All that was concluded, searched by or compared is deleted too, and made anew at the next look.")
    )
    return Group(*parts)


def documents(rows: Iterable[Doomed]) -> RenderableType:
    """Documents of a plan, one a line."""
    table = grid()
    for each in rows:
        places = _many(each.places, "place") if each.places else ""
        table.add_row(Text(each.sha256[:12]), Text(kind_words(each.kind)), Text(places), Name(each.name))
    return table


def kind_words(kind: str) -> str:
    """A kind of document in words."""
    return next((words for each, words in KINDS.items() if each == kind), kind)


def _many(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def _counted(kinds: Iterable[str]) -> str:
    return ", ".join(_many(count, kind.replace("_", " ")) for kind, count in sorted(Counter(kinds).items()))


def certificate(done: Certificate) -> str:
    """The certificate as a text to keep: it names nobody who was deleted."""
    said = [
        f"Certificate of deletion {done.deletion}",
        "",
        f"What:     {WHAT[done.kind]}",
        f"Ordered:  by {line(done.by)}",
        f"Begun:    {done.begun}",
        f"Ended:    {done.ended}",
        f"Program:  Heeded {done.version}, {done.database}",
        "",
        f"Removed: {_many(len(done.removed_documents), 'document')}{_tail(done.removed_documents)}",
        f"Removed: {_numbers(done.removed_values)}",
    ]
    if done.kind == "person":
        said += [
            f"Kept with the name replaced: {_numbers(done.masked_values)}",
            f"Removed: {_many(done.removed_problems, 'problem')} whose words held the name",
            "Removed: all that was concluded, compared or kept to search by; it is made anew without the name",
        ]
        if done.kept_documents:
            said.append(
                f"Kept, and naming the person still: {', '.join(done.kept_documents)}. The name is masked in all that "
                "is shown of them."
            )
        said += ["", *_searched(done)]
    said += [
        "",
        SERVER_REMARK if done.database == "postgresql" else CLEARED,
    ]
    said.append(DISK_REMARK)
    return "\n".join(said) + "\n"


WHAT: dict[DeletionKind, str] = {
    "person": "a person, and all that names them",
    "documents": "documents",
    "retention": "what is kept no longer by a rule",
    "workspace": "a workspace with all that stood in it",
}


def _numbers(counts: dict[str, int]) -> str:
    said = ", ".join(_many(count, kind.replace("_", " ")) for kind, count in sorted(counts.items()))
    return said or "no value that people gave"


def _tail(names: Sequence[str]) -> str:
    return f": {', '.join(names)}" if names else ""


def _searched(done: Certificate) -> Iterable[str]:
    what = f"{_many(done.searched_files, 'file')} with {done.searched_bytes} bytes"
    yield (
        f"Searched afterwards, byte by byte: {what}, for "
        f"{_many(done.searched_words, 'form')} of the name, in the encodings of texts, databases and JSON."
    )
    if done.still_in:
        yield f"Found still in files of the record: {', '.join(done.still_in)}."
    else:
        yield "Found in files of the record: nowhere."
    if done.foreign:
        yield f"Found in files that Heeded does not keep; delete them: {', '.join(done.foreign)}."
    if done.partly_in:
        yield f"A part of the name alone stands in: {', '.join(done.partly_in)}. It may be somebody else's."
    if done.unsearched:
        yield f"Earlier versions of files that could not be read: {', '.join(done.unsearched)}."
    yield SEALED_REMARK
