"""Deletion: a person, documents or what a rule says in; a plan to look at out, then a certificate of what was done."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from heeded.deletions import Certificate, Doomed, Due, Plan
from heeded.errors import UsageError
from heeded.model import Problem
from heeded.pipeline.running import Limits, read_source, run

if TYPE_CHECKING:
    from heeded.cases import Participant
    from heeded.pipeline.concluding import View
    from heeded.store.forgetting import Pending

__all__ = ["documents", "due", "forget", "needs_all", "plan", "remove", "sha256s_of"]

SHORTEST_HASH = 8
"""Characters of a sha256 that name a document."""


def sha256s_of(names: Sequence[str], view: "View") -> tuple[str, ...]:
    """The sha256s of the documents that these name: by symbol, file, or the first characters of the sha256.

    A symbol names all files of the work. Raises UsageError where one names nothing, or files that differ.
    """
    from heeded.store import read

    held = [holding.document for holding in read.documents(view.viewer)]
    found: dict[str, None] = {}
    for name in names:
        wanted = name.strip()
        by_key = [each for each in held if wanted and wanted in (each.symbol, each.file)]
        is_hash = len(wanted) >= SHORTEST_HASH
        by_hash = [each for each in held if is_hash and each.sha256.startswith(wanted.lower())]
        chosen = by_key or by_hash
        if not chosen:
            raise UsageError(f"No document is {name!r}: heeded documents lists them; name its symbol, file or sha256.")
        if len({each.key for each in chosen}) > 1:
            raise UsageError(f"{name!r} is the name of several documents: give the sha256 of one.")
        found |= dict.fromkeys(each.sha256 for each in chosen)
    return tuple(found)


def plan(
    person: str, keep: Sequence[str], home: Path, limits: Limits, view: "View",
    told: Callable[[int, int], object] = lambda done, total: None,
) -> "tuple[Pending, Plan]":  # fmt: skip
    """Who a person is, and all in the record that names them; `keep` are names of documents that stay.

    Raises UsageError where the one who looks does not see all, StoreError where there is no such person.
    """
    from heeded.store import forgetting

    needs_all(view)
    pending = forgetting.sought(home, person)
    kept = {*sha256s_of(keep, view), *(each.sha256 for each in pending.plan.documents if each.is_kept)}
    return pending, forgetting.planned(pending, kept, _texts_of(home, forgetting.unread(), limits, told))


def namesakes(pending: "Pending", view: "View") -> "tuple[Participant, ...]":
    """Who bears a name of whoever is to be forgotten, and was not said to be one with them."""
    from heeded.cases import Participant, folded
    from heeded.store import entries

    names = {folded(each) for each in pending.spellings}
    everyone = {each.value.id: each.value for each in entries.current(view.viewer, Participant)}
    return tuple(
        one for one in everyone.values() if one.id not in pending.ids and names & set(map(folded, one.spellings))
    )


def needs_all(view: "View") -> None:
    """Raise UsageError for whoever does not see all of the record: they cannot know what they would delete."""
    if not view.viewer.sees_all:
        raise UsageError(
            "Only who sees all of the record can delete from it: leave out --access, and open the record with --unlock "
            "where it has a key."
        )


def _texts_of(
    home: Path, sha256s: Collection[str], limits: Limits, told: Callable[[int, int], object]
) -> dict[str, tuple[str, ...] | None]:
    """The texts of earlier versions of files, read from the originals; None of those that cannot be read."""
    from heeded import ingest
    from heeded.store import originals, seals

    texts: dict[str, tuple[str, ...] | None] = dict.fromkeys(sha256s)
    paths = {sha256: originals.path(home, sha256) for sha256 in sha256s}
    sources = [
        ingest.Source(path, sha256, 0, sha256=sha256)
        for sha256, path in paths.items()
        if path.is_file() and not seals.is_sealed(path.read_bytes())
    ]
    for done, (source, result) in enumerate(run(read_source, sources, limits), 1):
        if not isinstance(result, Problem):
            document = result.document
            texts[source.sha256 or ""] = (document.text, document.title or "", document.publisher or "")
        told(done, len(sources))
    return texts


def forget(pending: "Pending", found: Plan, by: str, home: Path) -> Certificate:
    """Do what the plan says, and certify it; where it was interrupted, doing it again completes it."""
    from heeded.store import forgetting

    if not by.strip():
        raise UsageError("A deletion needs the name of who orders it: give it with --by NAME.")
    begun = forgetting.start(home, pending, found, by.strip())
    forgetting.carry_out(home, begun)
    return forgetting.finish(home, begun, version("heeded"))


def remove(sha256s: Sequence[str], cases: Sequence[str], by: str, home: Path, is_rule: bool = False) -> Certificate:
    """Remove documents, and cases whole, and certify it; the documents are not taken in again."""
    from heeded.store import removing

    if not by.strip():
        raise UsageError("A deletion needs the name of who orders it: give it with --by NAME.")
    return removing.remove(home, sha256s, cases, by.strip(), version("heeded"), is_rule)


def documents(sha256s: Collection[str], view: "View") -> tuple[Doomed, ...]:
    """Documents as a plan shows them."""
    from heeded.store import read

    return tuple(
        Doomed(each.sha256, each.key, each.kind, each.file, 0)
        for each in (holding.document for holding in read.documents(view.viewer))
        if each.sha256 in sha256s
    )


def due(keep_restricted: int | None, keep_cases: int | None, today: date, view: "View") -> tuple[Due, ...]:
    """What is kept no longer by these rules: days after a restricted document was added, after a case was closed."""
    from heeded.cases import CaseStatus
    from heeded.consent import last_words
    from heeded.store import entries, removing

    needs_all(view)
    found = []
    if keep_restricted is not None:
        for sha256, added in removing.restricted_since():
            if (today - added).days > keep_restricted:
                found.append(Due("document", sha256, added.isoformat(), keep_restricted, "HEEDED_KEEP_RESTRICTED"))
    if keep_cases is not None:
        last = {each.value.case: each for each in last_words(entries.history(view.viewer, CaseStatus))}
        for case, word in last.items():
            closed = word.added.astimezone(UTC).date()
            if word.value.status == "closed" and (today - closed).days > keep_cases:
                found.append(Due("case", case, closed.isoformat(), keep_cases, "HEEDED_KEEP_CASES"))
    return tuple(found)
