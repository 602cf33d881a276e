"""Cases: what a person enters in, kept at the level of its case; a viewer in, the cases that they may see out, whole.

Whoever may not see a case is told of it in the words for one that does not exist. Leave to a name is asked for today,
whatever day the record is shown as of.
"""

import secrets
from collections.abc import Collection, Iterable, Sequence
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
from heeded.consent import OUTSIDE, WITHHELD, Leave, last_words, leave, said_of, same, without_leave
from heeded.errors import UsageError
from heeded.followed import CaseFile, Linked
from heeded.model import Access, Document, Person, Statement

if TYPE_CHECKING:
    from heeded.pipeline.concluding import View
    from heeded.primary import Kept
    from heeded.reports.recommendations import CaseOf

__all__ = [
    "act", "case_file", "cases", "change_access", "consents_of", "enter", "leave_of", "linked_to", "mentions",
    "name_warnings", "new_case", "new_id",
    "people", "person", "release", "releases", "target_of",
]  # fmt: skip

BELONGING: tuple[type[Any], ...] = (
    Case, CaseStatus, Participant, Act, Involvement, Effort, CaseLink, Consent, SamePerson,
)  # fmt: skip
"""Kinds of values that a case is made of."""
LENGTH = 6
"""Characters of an id: of eight hundred records with a thousand cases each, one has two that are alike."""
SHORTEST_HASH = 8
"""Characters of a sha256 that name a document."""


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
    file = _file(wanted, words, view, _resolved(links, view))
    elsewhere = [each.value for each in last_words(_of(Participant, words)) if each.value.case != wanted]
    decided = [(each.value.participant, each.value.other) for each in _of(SamePerson, words)]
    return replace(file, warnings=warnings(file, elsewhere, decided, view.today))


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


# -------------------------------------------------------------------------------------------------------------- links


def target_of(words: str, view: "View") -> str:
    """What a case is linked to, by its id as it is kept.

    Raises UsageError where it is a statement, document or recommendation that the record does not have, as the viewer
    sees it. Decisions and laws need not be in the record.
    """
    from heeded.assess.cases import kind_of_target
    from heeded.pipeline.following import recommendations
    from heeded.reports import asked
    from heeded.store import conclusions
    from heeded.vocabulary.case_decisions import key_of

    given = " ".join(words.split())
    if (document := _document(given, view)) is not None:
        return document.key
    kind = kind_of_target(given)
    if kind == "recommendation":
        return asked.known_id(given, lambda state: recommendations(state, view))
    if kind == "decision":
        return " ".join(key_of(given) or ())
    if kind == "document" or (kind == "statement" and given not in conclusions.cited(view.viewer, {given})):
        raise UsageError(f"The record has no {kind} {given}: see heeded documents and heeded show STATE.")
    return given


def _document(words: str, view: "View") -> Document | None:
    """The document with this symbol, file name or (beginning of a) sha256; None where none or several have it."""
    found = {each.key: each for each in _documents(view) if words in (each.symbol, each.file, each.sha256)}
    if not found and len(words) >= SHORTEST_HASH and len(words) != len("0f3a") * 5:
        found = {each.key: each for each in _documents(view) if each.sha256.startswith(words)}
    return next(iter(found.values())) if len(found) == 1 else None


def _documents(view: "View") -> list[Document]:
    from heeded.store import read

    return [each.document for each in read.documents(view.viewer) if each.is_of_record]


def _resolved(links: "Sequence[Kept[CaseLink]]", view: "View") -> list[Linked]:
    """The links with what the record has of their targets, as the viewer sees it."""
    from heeded.assess.cases import kind_of_target
    from heeded.pipeline.following import recommendations
    from heeded.store import conclusions

    kinds = {each.value.target: kind_of_target(each.value.target) for each in links}
    cited = conclusions.cited(view.viewer, {target for target, kind in kinds.items() if kind == "statement"})
    documents = {each.key: each for each in _documents(view)} if "document" in kinds.values() else {}
    states = {target.partition("/")[0] for target, kind in kinds.items() if kind == "recommendation"}
    texts = {key: text for state in states for key, text in recommendations(state, view).items()}

    def linked(each: "Kept[CaseLink]") -> Linked:
        target, kind = each.value.target, kinds[each.value.target]
        if kind == "statement":
            document, statement = cited.get(target, (None, None))
            return Linked(each, kind, document, statement, is_gone=statement is None)
        if kind == "document":
            return Linked(each, kind, documents.get(target), is_gone=target not in documents)
        if kind == "recommendation":
            return Linked(each, kind, text=texts.get(target), is_gone=target not in texts)
        return Linked(each, kind)

    return [linked(each) for each in links]


def linked_to(targets: Collection[str], view: "View") -> "tuple[CaseOf, ...]":
    """The cases that people linked to any of these, as the viewer may see them, on the day of the view."""
    from heeded.reports.recommendations import CaseOf
    from heeded.store import entries

    links = [each for each in entries.history(view.viewer, CaseLink) if each.added.date() <= view.day]
    linked = [each for each in last_words(links) if each.value.is_linked and each.value.target in targets]
    if not linked:
        return ()
    known = {each.value.id: each.value for each in entries.history(view.viewer, Case)}
    statuses: dict[str, CaseStatus] = {}
    for each in last_words(entries.history(view.viewer, CaseStatus)):
        before = statuses.get(each.value.case)
        if each.value.date[:10] <= view.day.isoformat() and (before is None or before.date <= each.value.date):
            statuses[each.value.case] = each.value
    return tuple(
        CaseOf(
            known[case].id, known[case].title, known[case].kind,
            statuses[case].status if case in statuses else None, statuses[case].date if case in statuses else None,
            each.value.why, each.by, each.added.date().isoformat(),
        )
        for each in linked
        if (case := each.value.case) in known
    )  # fmt: skip


def mentions(state: str, view: "View") -> "list[tuple[Document, Statement, tuple[str, ...]]]":
    """The people whom documents on a State name, one row for each document, with the cases linked to that place.

    Nothing for uses that lead out of the house: a person chooses here whom to follow, and no list of names leaves.
    """
    from heeded.store import entries, read

    if view.viewer.use in OUTSIDE:
        return []
    linked: dict[str, list[str]] = {}
    for each in last_words(entries.history(view.viewer, CaseLink)):
        if each.value.is_linked:
            linked.setdefault(each.value.target, []).append(each.value.case)
    return [
        (reading.document, statement, tuple(linked.get(statement.id, ())))
        for reading in read.sketches(view.viewer, ("person",), state)
        for statement in reading.statements
        if isinstance(statement.value, Person)
    ]


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

    wanted = _checked_id(identifier, "C")
    kept = [each.value for each in entries.history(view.viewer, Case, [wanted])]
    if not kept:
        raise _unknown_case(wanted)
    entries.regrade(replace(kept[-1], access=access), by, access)
    return kept[-1]


def name_warnings(new: Participant, view: "View") -> tuple[str, ...]:
    """What who enters a name should know of how it is masked: common words, and people of the same name."""
    from heeded.masking import Hidden, warnings

    def hidden(each: Participant) -> Hidden:
        return Hidden(each.id, each.spellings, each.pseudonym or WITHHELD, each.exact)

    others = [hidden(each.value) for each in people(view) if each.value.id != new.id]
    known = set(warnings(others))
    return tuple(said for said in warnings([*others, hidden(new)]) if said not in known)


def consents_of(of: Participant, view: "View") -> "list[Kept[Consent]]":
    """All that counts of what a person said: their own words, and refusals of whoever is one with them."""
    from heeded.store import entries

    one = same(entries.history(view.viewer, SamePerson))(of.id)
    return said_of(of.id, entries.history(view.viewer, Consent), one)


def leave_of(of: Participant, use: Use, view: "View") -> Leave:
    """Whether a name may be used so today."""
    from heeded.store import entries

    case = next(reversed(entries.history(view.viewer, Case, [of.case]))).value
    return leave(use, case.access, consents_of(of, view), view.today)


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
