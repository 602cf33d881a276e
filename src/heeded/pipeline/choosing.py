"""Working sets: a name in, who is in the set out; a subject in, what may belong to the set out."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.pipeline.concluding import View
from heeded.pipeline.deciding import lines, pages_of

if TYPE_CHECKING:
    from heeded.primary import Kept, Member, WorkingSet
    from heeded.reports.recommendations import Line
    from heeded.reports.sets import MemberRow, SetRow

__all__ = ["decide", "known_sets", "member_rows", "members_of", "proposals", "set_of"]


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
    set_of(name, view)
    return _members(view).get(name, {})


def _members(view: View) -> "dict[str, dict[str, Kept[Member]]]":
    """Who is in each set that has members, by the sets' names."""
    from heeded.primary import Member
    from heeded.store import entries

    last: dict[str, dict[str, Kept[Member]]] = {}
    for each in entries.history(view.viewer, Member):
        of_set = last.setdefault(each.value.set, {})
        before = of_set.get(each.value.subject)
        if before is not None and not before.value.is_in:
            del of_set[each.value.subject]
        of_set[each.value.subject] = each
    return {
        name: {subject: each for subject, each in of_set.items() if each.value.is_in} for name, of_set in last.items()
    }


def known_sets(view: View) -> "list[SetRow]":
    """All working sets, each with how many are in it."""
    from heeded.primary import WorkingSet
    from heeded.reports import sets
    from heeded.store import entries

    members = _members(view)
    known = entries.current(view.viewer, WorkingSet)
    return [sets.set_row(each, len(members.get(each.value.name, ()))) for each in known]


def member_rows(name: str, view: View) -> "list[MemberRow]":
    """The rows of a set's members in the order of the record; those that it no longer has are last, without text."""
    from heeded.reports import sets

    members = members_of(name, view)
    states = dict.fromkeys(subject.partition("/")[0] for subject in members)
    known = {subject: line for state in states for subject, line in lines(state, view).items()}
    place = {subject: at for at, subject in enumerate(known)}
    ordered = sorted(members, key=lambda subject: place.get(subject, len(place)))
    return [sets.member(members[subject], known.get(subject)) for subject in ordered]


def decide(name: str, wanted: Sequence[str], by: str, why: str, is_in: bool, view: View) -> tuple[int, int]:
    """Take recommendations, by public ids that the record has, into a set or out of it; how many, and its size then.

    Raises UsageError where there is no such set, or one to be taken out is not in it.
    """
    from heeded.primary import Member
    from heeded.store import entries

    members = members_of(name, view)
    if not is_in and (absent := [each for each in wanted if each not in members]):
        raise UsageError(f"Not in the set {name!r}: {', '.join(absent)}. See heeded set show {name!r}.")
    changed = [each for each in wanted if (each in members) != is_in]
    entries.add([Member(name, each, why, is_in) for each in changed], by)
    return len(changed), len(members) + (len(changed) if is_in else -len(changed))


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
