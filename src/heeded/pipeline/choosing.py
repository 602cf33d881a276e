"""Working sets: a name in, who is in the set out; a subject in, what may belong to the set out."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.pipeline.concluding import View
from heeded.pipeline.deciding import pages_of

if TYPE_CHECKING:
    from heeded.primary import Kept, Member, WorkingSet
    from heeded.reports.recommendations import Line

__all__ = ["members_of", "proposals", "set_of"]


def set_of(name: str, view: View) -> "Kept[WorkingSet]":
    """The set with this name; raises UsageError, with the names that there are, where there is none."""
    from heeded.primary import WorkingSet
    from heeded.store import entries

    known = {each.value.name: each for each in entries.current(view.viewer, WorkingSet)}
    if name not in known:
        names = ", ".join(known) or "none yet: make one with heeded set new"
        raise UsageError(f"There is no working set {name!r}; there are: {names}.")
    return known[name]


def members_of(name: str, view: View) -> "dict[str, Kept[Member]]":
    """Who is in a set, by public id, in the order in which they were taken in; the last word on each counts."""
    from heeded.primary import Member
    from heeded.store import entries

    set_of(name, view)
    last: dict[str, Kept[Member]] = {}
    for each in entries.history(view.viewer, Member):
        if each.value.set == name:
            before = last.get(each.value.subject)
            if before is not None and not before.value.is_in:
                del last[each.value.subject]
            last[each.value.subject] = each
    return {subject: each for subject, each in last.items() if each.value.is_in}


def proposals(
    state: str, view: View, cycle: int | None, about: str, chosen: Collection[str]
) -> "dict[str, tuple[Line, float, str, bool]]":
    """What may belong to a set about a subject, by public id, the likeliest first: score, why, whether it is proposed.

    `chosen` are the public ids of those in it. Raises VocabularyError where nothing is known of the subject.
    """
    from heeded import link
    from heeded.store import read, vectors
    from heeded.vocabulary.subjects import subject_of

    pages = {page.line.statement: page for page in pages_of(state, view, cycle)}
    passages = [each for each in link.passages(state, read.readings(view.viewer, state)) if each.id in pages]
    labels = {
        key: {label.value for label in page.labels if not label.is_proposal} | set(page.line.affected_persons)
        for key, page in pages.items()
    }
    restricted = [each.text for each in passages if each.document.access == "restricted"]
    ids = {key for key, page in pages.items() if page.line.id in chosen}
    found = link.propose(subject_of(about), passages, labels, ids, vectors.embedder(view.model, restricted))
    return {
        pages[each.passage.id].line.id: (pages[each.passage.id].line, each.score, each.why, each.is_proposed)
        for each in found
    }
