"""What people in cases said of the use of their names in, what may be shown of them on a day out.

The last word on a use decides. A consent holds from its first day to its last; one that came to an end leaves nothing
behind, not even an earlier one without an end. A refusal or withdrawal holds at once, whatever day stands in it, until
a consent of a later day. Leave is asked for the day on which somebody looks, never for the day that a record is shown
as of: a withdrawn consent closes the past, too.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar, get_args

from heeded.cases import Case, Consent, Participant, Release, ReleaseKind, SamePerson, Use, folded
from heeded.model import ACCESS_LEVELS, Access
from heeded.primary import Kept, Primary

__all__ = [
    "STANDINGS", "WITHHELD", "Leave", "Standing", "last_words", "leave", "may_be_named", "released", "said_of", "same",
    "without_leave", "word_on",
]  # fmt: skip

Standing = Literal["unsaid", "given", "ended", "refused"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
OUTSIDE: frozenset[Use] = frozenset({"submission", "publication"})
"""Uses for which the name leaves the house: closed unless somebody opened them."""
WITHHELD = "[name withheld]"
T = TypeVar("T", bound=Primary)


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether a name may be used for something, and the word that decides it."""

    use: Use
    is_open: bool
    standing: Standing
    word: Kept[Consent] | None = None
    """None where nothing was said of the use."""


def last_words(said: Iterable[Kept[T]]) -> tuple[Kept[T], ...]:
    """The last value of each key, whoever says it, in the order in which they were added."""
    last: dict[tuple[Any, ...], Kept[T]] = {}
    for each in sorted(said, key=lambda each: (each.added, each.uid)):
        last.pop((type(each.value), each.value.key), None)
        last[type(each.value), each.value.key] = each
    return tuple(last.values())


def word_on(use: Use, said: Iterable[Kept[Consent]], day: date) -> Kept[Consent] | None:
    """The word on a use that counts on a day: the last of those whose day has come; refusals are never waited for."""
    come = [
        each
        for each in said
        if each.value.use == use and (not each.value.is_given or each.value.since <= day.isoformat())
    ]
    return max(come, key=lambda each: (each.value.since, each.added, each.uid), default=None)


def leave(use: Use, access: Access, said: Iterable[Kept[Consent]], day: date) -> Leave:
    """Whether a name in a case of a level may be used so on a day, by all that its bearer said.

    Where the bearer said nothing of the use, it may be used in the house; outside it only where the case is public.
    Who does not want to be kept at all is named to nobody, whatever was said of other uses.
    """
    said = tuple(said)
    kept = word_on("storage", said, day)
    if kept is not None and not kept.value.is_given:
        return Leave(use, False, "refused", kept)
    word = word_on(use, said, day)
    if word is None:
        return Leave(use, use not in OUTSIDE or access == "public", "unsaid")
    if not word.value.is_given:
        return Leave(use, False, "refused", word)
    has_ended = word.value.until is not None and word.value.until < day.isoformat()
    return Leave(use, not has_ended, "ended" if has_ended else "given", word)


def may_be_named(access: Access, use: Use, of_case: Access, said: Iterable[Kept[Consent]], day: date) -> bool:
    """Whether a viewer of a level and use may see the name of a person in a case of a level."""
    is_high = ACCESS_LEVELS.index(access) >= ACCESS_LEVELS.index(of_case)
    return is_high and leave(use, of_case, said, day).is_open


def same(decided: Iterable[Kept[SamePerson]]) -> Callable[[str], frozenset[str]]:
    """Who is one with a person by people's decisions, the person included, over all steps: one with one with one."""
    near: dict[str, set[str]] = {}
    for each in last_words(decided):
        if each.value.is_same:
            near.setdefault(each.value.participant, set()).add(each.value.other)
            near.setdefault(each.value.other, set()).add(each.value.participant)

    def found(participant: str) -> frozenset[str]:
        every, waiting = {participant}, [participant]
        while waiting:
            waiting += (more := near.get(waiting.pop(), set()) - every)
            every |= more
        return frozenset(every)

    return found


def said_of(participant: str, consents: Iterable[Kept[Consent]], one: Collection[str] = ()) -> list[Kept[Consent]]:
    """What a person said: in their own case all of it, and in the cases of whoever is one with them what they refused.

    A consent counts for the case for which it was given, a refusal everywhere.
    """
    return [
        each
        for each in consents
        if each.value.participant == participant or (each.value.participant in one and not each.value.is_given)
    ]


def without_leave(
    people: Iterable[Participant], cases: Mapping[str, Case], consents: Sequence[Kept[Consent]],
    decided: Iterable[Kept[SamePerson]], access: Access, use: Use, day: date,
) -> tuple[Participant, ...]:  # fmt: skip
    """The people whose names a viewer may not see on a day; of `cases` all must be given, whatever the viewer may see.

    A person whose case is not among them is taken for one of a restricted case.
    """
    by_person: dict[str, list[Kept[Consent]]] = {}
    for each in consents:
        by_person.setdefault(each.value.participant, []).append(each)
    one = same(decided)
    found = []
    for person in people:
        group = one(person.id)
        said = said_of(person.id, (each for other in group for each in by_person.get(other, ())), group)
        of_case: Access = cases[person.case].access if person.case in cases else "restricted"
        if not may_be_named(access, use, of_case, said, day):
            found.append(person)
    return tuple(found)


def released(decided: Iterable[Kept[Release]], kind: ReleaseKind, state: str) -> Callable[[str], bool]:
    """Whether a person decided that a name may stand in the published lists of a State.

    What was decided for that State goes before what was decided for all.
    """
    words = {
        (folded(each.value.name), each.value.state): each.value.is_released
        for each in last_words(decided)
        if each.value.kind == kind and each.value.state in (state, "")
    }

    def may(name: str) -> bool:
        found = folded(name)
        return words.get((found, state), words.get((found, ""), False))

    return may
