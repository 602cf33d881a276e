"""What people keep of the people, trials and events that they follow: who did what to whom, and what was done about it.

After HURIDOCS' events standard formats (https://huridocs.org): an act, those involved in it, and
what was done for the person. All values are frozen, and each belongs to one case, whose level of access it has. Ids are
random and tell nothing: "C-7K3FQ2" of a case, "P-9Q2MTX" of a person, "A-4HW8RN" of an act. Dates are `YYYY`, `YYYY-MM`
or `YYYY-MM-DD`; those of a consent are whole days.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from heeded.model import Access
from heeded.viewer import USES, Use

__all__ = [
    "ALPHABET", "CASE_KINDS", "ID", "USES", "Act", "Case", "CaseKind", "CaseLink", "CaseStatus", "CaseValue", "Consent",
    "Effort", "Involvement", "Participant", "Release", "ReleaseKind", "SamePerson", "Use", "folded", "namesakes",
]  # fmt: skip

CaseKind = Literal["person", "trial", "event"]
ReleaseKind = Literal["person", "party"]
CASE_KINDS: tuple[CaseKind, ...] = get_args(CaseKind)
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
"""What ids are made of: no vowels, so that no word comes about, and nothing that looks like something else."""
# "C-7K3FQ2"
ID = re.compile(rf"[CPA]-[{ALPHABET}]{{6}}")


@dataclass(frozen=True, slots=True)
class Case:
    """A person, a trial or an event that is followed. Who may see it may see all that belongs to it."""

    id: str
    kind: CaseKind
    title: str
    access: Access = "restricted"
    note: str = ""

    @property
    def case(self) -> str:
        """Itself."""
        return self.id

    @property
    def subject(self) -> str:
        """The case."""
        return self.id

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on a case stands."""
        return (self.id,)


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """How things stood on a day."""

    case: str
    date: str
    status: str
    """A term of `statuses` in `vocabulary/cases.yml`."""
    note: str = ""

    @property
    def subject(self) -> str:
        """The case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """Somebody can be arrested and charged on one day."""
        return self.case, self.date, self.status


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in a case, with all that people call them: the name is shown to those alone who have leave."""

    case: str
    id: str
    spellings: tuple[str, ...]
    """At least one; in every script in which documents have it."""
    role: str
    """A term of `roles`."""
    pseudonym: str = ""
    """What stands in the place of the name for whoever has no leave; empty for "[name withheld]"."""
    note: str = ""
    exact: tuple[str, ...] = ()
    """Words that are masked wherever they stand alone, though they may be common: a nickname."""

    @property
    def subject(self) -> str:
        """The case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on a person stands."""
        return self.case, self.id


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to whom, when and where."""

    case: str
    id: str
    kind: str
    """A term of `acts`."""
    victim: str
    """The id of a person in the case; empty where nobody in particular suffered it."""
    date: str | None = None
    place: str = ""
    note: str = ""

    @property
    def subject(self) -> str:
        """The case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on an act stands."""
        return self.case, self.id


@dataclass(frozen=True, slots=True)
class Involvement:
    """Who had which part in an act: a person in the case, or somebody in words ("a police unit of the town")."""

    case: str
    act: str
    who: str
    role: str
    """A term of `roles`."""
    note: str = ""

    @property
    def subject(self) -> str:
        """The case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """One part in an act."""
        return self.case, self.act, self.who


@dataclass(frozen=True, slots=True)
class Effort:
    """What somebody did for the person or about the case, and what came of it."""

    case: str
    date: str
    by_whom: str
    kind: str
    """A term of `efforts`."""
    note: str = ""
    response: str = ""

    @property
    def subject(self) -> str:
        """The case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """A response that comes later takes the place of none."""
        return self.case, self.date, self.by_whom, self.kind


@dataclass(frozen=True, slots=True)
class CaseLink:
    """What a person says that the case has to do with; `is_linked` is False where the link was taken away."""

    case: str
    target: str
    """A statement's id, a document's key, a recommendation's public id, a decision ("CCPR 2131/2012") or a law."""
    why: str = ""
    participant: str = ""
    """Of whom it tells, where it is one person of the case."""
    is_linked: bool = True

    @property
    def subject(self) -> str:
        """The case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on a link stands."""
        return self.case, self.target


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person said of one use of their name, and how that is known; never changed, only followed by another."""

    case: str
    participant: str
    use: Use
    is_given: bool
    """False where it was refused or withdrawn."""
    since: str
    """The day from which it holds; of a refusal the day on which it was said. `YYYY-MM-DD`."""
    until: str | None = None
    """The last day on which it holds; None where no end was said."""
    obtained_by: str = ""
    how: str = ""
    """In writing, by telephone, through a relative ..."""
    note: str = ""

    @property
    def subject(self) -> str:
        """The case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """What was said on one day of one use."""
        return self.case, self.participant, self.use, self.since


@dataclass(frozen=True, slots=True)
class SamePerson:
    """A person's decision that two people of cases are one, or are not."""

    case: str
    participant: str
    other_case: str
    other: str
    is_same: bool = True
    why: str = ""

    @property
    def subject(self) -> str:
        """The first one's case."""
        return self.case

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on two people stands, whichever is named first."""
        return tuple(sorted((self.participant, self.other)))


@dataclass(frozen=True, slots=True)
class Release:
    """A person's decision that a name found in documents may stand in lists that leave the house, or no longer may."""

    kind: ReleaseKind
    name: str
    state: str
    """In whose lists, a code; empty for those of all States."""
    why: str
    is_released: bool = True

    @property
    def subject(self) -> str:
        """The State, not the name."""
        return self.state

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on a name stands."""
        return self.kind, folded(self.name), self.state


CaseValue = Case | CaseStatus | Participant | Act | Involvement | Effort | CaseLink | Consent | SamePerson
"""What belongs to a case: `subject` is the case, and the level of access is the case's or higher."""


def folded(name: str) -> str:
    """A name whatever its capitals and white space."""
    return " ".join(name.split()).casefold()


def namesakes(people: Iterable[Participant]) -> tuple[tuple[Participant, Participant], ...]:
    """Every two people who share a spelling: whether they are one is for a person to say."""
    every = list(people)
    names = [{folded(spelling) for spelling in each.spellings} for each in every]
    return tuple(
        (one, other)
        for at, one in enumerate(every)
        for place, other in enumerate(every[at + 1 :], at + 1)
        if one.id != other.id and names[at] & names[place]
    )
