"""A State in, what is followed of it out: the ids of its recommendations, assignments, pledges and decisions.

Statements alone are read here, never whole texts.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from heeded.model import Access, Recommendation

if TYPE_CHECKING:
    from heeded.followed import Task

__all__ = ["recommendations", "tasks"]


def recommendations(state: str, access: Access) -> dict[str, str]:
    """The texts of a State's numbered recommendations by their public ids, in order."""
    from heeded.assess.review import gather
    from heeded.reports.words import public_id
    from heeded.store import read

    found = {}
    for review in gather(state, read.sketches(access, ("recommendation", "review"), state)):
        for each in review.recommendations:
            if isinstance(each.value, Recommendation) and each.value.number:
                found[public_id(state, review.cycle, each.value.number)] = each.value.text
    return found


def tasks(states: Sequence[str], as_of: date) -> "tuple[Task, ...]":
    """What is assigned of the recommendations of these States."""
    from heeded.assess import assignments
    from heeded.primary import Assignment, ProgressNote
    from heeded.store import entries

    assigned = [each for each in entries.current(Assignment) if each.value.subject.partition("/")[0] in states]
    notes = entries.current(ProgressNote, {each.value.subject for each in assigned})
    return assignments.tasks(assigned, notes, as_of)
