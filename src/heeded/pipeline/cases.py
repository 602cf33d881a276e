"""Cases: what a person enters in, kept at the level of its case; a viewer in, the cases that they may see out, whole.

Whoever may not see a case is told of it in the words for one that does not exist. Leave to a name is asked for today,
whatever day the record is shown as of.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from heeded.cases import (
    ALPHABET,
    ID,
    Act,
    Case,
    CaseLink,
    CaseStatus,
    CaseValue,
    Consent,
    Effort,
    Involvement,
    Participant,
    Release,
    SamePerson,
    Use,
    folded,
)
from heeded.consent import WITHHELD, Leave, last_words, leave, said_of, same, without_leave
from heeded.errors import UsageError
from heeded.followed import CaseFile, Linked
from heeded.model import Access
from heeded.pipeline.case_links import Mention, linked_to, mentions, resolved, target_of

if TYPE_CHECKING:
    from heeded.pipeline.concluding import View
    from heeded.primary import Kept

__all__ = [
    "Mention", "act", "case_file", "case_of", "cases", "change_access", "consents_of", "enter", "leave_of", "linked_to",
    "mentions", "name_warnings", "new_case", "new_id", "people", "person", "release", "releases", "rename",
    "target_of",
]  # fmt: skip

BELONGING: tuple[type[Any], ...] = (
    Case, CaseStatus, Participant, Act, Involvement, Effort, CaseLink, Consent, SamePerson,
)  # fmt: skip
"""Kinds of values that a case is made of."""
LENGTH = 6
"""Characters of an id: of eight hundred records with a thousand cases each, one has two that are alike."""


def new_id(letter: str) -> str:
    """A new id of a case ("C"), person ("P") or act ("A"): random, so that it tells nothing."""
    return f"{letter}-{''.join(secrets.choice(ALPHABET) for _ in range(LENGTH))}"


# ---------------------------------------------------------------------------------------------------------- reading


def cases(view: "View") -> tuple[CaseFile, ...]:
    """All cases that a viewer may see, those with the latest news first; what is linked is not looked up."""
    words = _history(view)
    files = [_file(identifier, words, view, ()) for identifier in dict.fromkeys(_ids(words))]
    return tuple(sorted(files, key=_last_word, reverse=True))


def case_file(identifier: str, view: "View") -> CaseFile:
    """One case whole, with what its links lead to and what its reader should take care of.

    Raises UsageError where there is none, or none that the viewer may see.
    """
    from heeded.assess.cases import warnings

    wanted = _checked_id(identifier, "C")
    words = _history(view)
    if wanted not in _ids(words):
        raise _unknown_case(wanted)
    links = [each for each in last_words(_of(CaseLink, words)) if each.value.case == wanted and each.value.is_linked]
    file = _file(wanted, words, view, resolved(links, view))
    elsewhere = [each.value for each in last_words(_of(Participant, words)) if each.value.case != wanted]
    decided = [(each.value.participant, each.value.other) for each in _of(SamePerson, words)]
    return replace(file, warnings=warnings(file, elsewhere, decided, view.today))


def case_of(identifier: str, view: "View") -> Case:
    """The last word on a case alone, without what belongs to it.

    Raises UsageError where there is none, or none that the viewer may see.
    """
    from heeded.store import entries

    wanted = _checked_id(identifier, "C")
    kept = entries.history(view.viewer, Case, [wanted])
    if not kept:
        raise _unknown_case(wanted)
    return kept[-1].value


def _history(view: "View") -> "list[Kept[Any]]":
    from heeded.store import entries

    found: list[Kept[Any]] = []
    for kind in BELONGING:
        found += entries.history(view.viewer, kind)
    return found


def _of(kind: type[Any], words: "Iterable[Kept[Any]]") -> "list[Kept[Any]]":
    return [each for each in words if isinstance(each.value, kind)]


def _ids(words: "Iterable[Kept[Any]]") -> list[str]:
    return [each.value.id for each in _of(Case, words)]


def _file(identifier: str, words: "Sequence[Kept[Any]]", view: "View", links: Sequence[Linked]) -> CaseFile:
    from heeded.assess import cases as assessing

    own = [each for each in words if each.value.subject == identifier and not isinstance(each.value, Case)]
    others: dict[str, list[Kept[Consent]]] = {}
    for each in _of(Consent, words):
        if each.value.case != identifier:
            others.setdefault(each.value.participant, []).append(each)
    kept = [each for each in _of(Case, words) if each.value.id == identifier]
    return assessing.case_file(kept, own, links, others, same(_of(SamePerson, words)), view.today)


def _last_word(file: CaseFile) -> "tuple[Any, str]":
    parts = (file.people, file.acts, file.involved, file.statuses, file.efforts, file.consents)
    return max(each.added for each in (file.kept, *(one for part in parts for one in part))), file.case.id


def _checked_id(words: str, letter: str) -> str:
    """An id as it is kept, whatever its capitals; raises UsageError for what is no id of its kind."""
    what = {"C": "case", "P": "person in a case", "A": "act"}[letter]
    found = words.strip().upper()
    if not ID.fullmatch(found) or found[0] != letter:
        raise UsageError(
            f"{words!r} is no id of a {what}: it looks like {letter}-{ALPHABET[5:11]}; heeded cases lists them."
        )
    return found


def _unknown_case(identifier: str) -> UsageError:
    return UsageError(f"There is no case {identifier} that you can see: heeded cases lists those that there are.")


def people(view: "View") -> "tuple[Kept[Participant], ...]":
    """The people in all cases that a viewer may see."""
    from heeded.store import entries

    return last_words(entries.history(view.viewer, Participant))


def person(identifier: str, view: "View") -> Participant:
    """The person of a case with this id; raises UsageError where there is none, or none that the viewer may see."""
    wanted = _checked_id(identifier, "P")
    found = next((each.value for each in people(view) if each.value.id == wanted), None)
    if found is None:
        raise UsageError(f"There is no person {wanted} in a case that you can see: heeded case show CASE lists them.")
    return found


def act(identifier: str, view: "View") -> Act:
    """The act with this id; raises UsageError where there is none, or none that the viewer may see."""
    from heeded.store import entries

    wanted = _checked_id(identifier, "A")
    kept = last_words(entries.history(view.viewer, Act))
    found = next((each.value for each in kept if each.value.id == wanted), None)
    if found is None:
        raise UsageError(f"There is no act {wanted} in a case that you can see: heeded case show CASE lists them.")
    return found


# ----------------------------------------------------------------------------------------------------------- entering


def new_case(case: Case, by: str) -> None:
    """Begin a case at its level."""
    from heeded.store import entries

    entries.add([case], by, access=case.access)


def enter(values: Sequence[CaseValue], by: str, view: "View", access: Access = "public") -> None:
    """Keep what belongs to cases that the viewer may see, at the level of its case, or at a higher one.

    Raises UsageError where there is no such case, or none that the viewer may see.
    """
    from heeded.store import entries
    from heeded.viewer import highest

    known = {each.value.id: each.value.access for each in entries.history(view.viewer, Case)}
    for value in values:
        if value.case not in known:
            raise _unknown_case(value.case)
    entries.add(values, by, access=highest((access, *(known[value.case] for value in values))))


def change_access(identifier: str, access: Access, by: str, view: "View") -> Case:
    """Give a case, and all that belongs to it, another level; the case as it was.

    Raises UsageError where there is none, or none that the viewer may see.
    """
    from heeded.store import entries

    before = case_of(identifier, view)
    entries.regrade(replace(before, access=access), by, access)
    return before


def rename(identifier: str, title: str, note: str | None, by: str, view: "View") -> Case:
    """Give a case another title, and another note where one is given; raises UsageError as `change_access` does."""
    from heeded.store import entries

    before = case_of(identifier, view)
    renamed = replace(before, title=title, note=before.note if note is None else note)
    entries.add([renamed], by, access=before.access)
    return renamed


def name_warnings(new: Participant, view: "View") -> tuple[str, ...]:
    """What who enters a name should know of how it is masked: common words, people of one name or one pseudonym."""
    from heeded.assess.cases import pseudonym_remarks
    from heeded.masking import Hidden, warnings

    def hidden(each: Participant) -> Hidden:
        return Hidden(each.id, each.spellings, each.pseudonym or WITHHELD, each.exact)

    there = [each.value for each in people(view) if each.value.id != new.id]
    others = [hidden(each) for each in there]
    known = set(warnings(others))
    told = [said for said in warnings([*others, hidden(new)]) if said not in known]
    return (*told, *pseudonym_remarks(new, there))


def consents_of(of: Participant, view: "View") -> "list[Kept[Consent]]":
    """All that counts of what a person said: their own words, and refusals of whoever is one with them."""
    from heeded.store import entries

    one = same(entries.history(view.viewer, SamePerson))(of.id)
    return said_of(of.id, entries.history(view.viewer, Consent), one)


def leave_of(of: Participant, use: Use, view: "View") -> Leave:
    """Whether a name may be used so today."""
    return leave(use, case_of(of.case, view).access, consents_of(of, view), view.today)


# ----------------------------------------------------------------------------------------------------------- releases


def releases(view: "View") -> "tuple[Kept[Release], ...]":
    """What people decided of names in published lists: the last word on each."""
    from heeded.store import entries

    return last_words(entries.history(view.viewer, Release))


def release(decision: Release, by: str, view: "View") -> None:
    """Keep a decision on a name.

    Raises UsageError where the name is to be released and belongs to a person in a case who gave no leave to it.
    """
    from heeded.store import entries

    if decision.is_released and decision.kind == "person":
        known = [each.value for each in people(view)]
        of_name = [each for each in known if folded(decision.name) in map(folded, each.spellings)]
        levels = {each.value.id: each.value for each in entries.history(view.viewer, Case)}
        consents = entries.history(view.viewer, Consent)
        decided = entries.history(view.viewer, SamePerson)
        closed = without_leave(of_name, levels, consents, decided, "restricted", "publication", view.today)
        if closed:
            raise UsageError(
                f"{decision.name} is {closed[0].id} in case {closed[0].case}, and did not consent to publication. "
                f"Ask first, and write it down: heeded case consent {closed[0].id} --use publication --given --by NAME."
            )
    entries.add([decision], by)
