"""What cannot be made again: what people decide, what parties conclude, what public registers said when asked.

All values are frozen, and none is ever changed: a later one with the same `key` by the same person takes the place of
an earlier one, which stays. `subject` is a public id ("KAZ/2/124.3"), a statement's id, or both ends of a link.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar, get_args

from heeded.cases import (
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
)
from heeded.vocabulary.scales import STATUSES, Status
from heeded.workspaces import Change, Item, Place, Return, Section, Workspace

__all__ = [
    "PARTIES", "PRIMARY", "STATUSES", "VERDICTS", "Assessment", "Assignment", "ColumnMapping", "Draft", "Judgement",
    "Kept", "Member", "PartyKind", "Primary", "ProgressNote", "RegisterEntry", "RuleConfirmation", "Status", "Verdict",
    "WorkingSet", "rests_on",
]  # fmt: skip

Verdict = Literal["accept", "correct", "reject"]
PartyKind = Literal["state", "ngo", "coalition", "national_institution", "un_body", "team", "other"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
PARTIES: tuple[PartyKind, ...] = get_args(PartyKind)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person on one value that the machine read or proposed; it lapses when the machine's value differs."""

    subject: str
    """A statement's id, "KIND SOURCE TARGET" of a link, or "label KIND VALUE ID" of a label."""
    field: str
    """What is judged: "position", "type", "stance", "action" ..., "found" where the item itself is."""
    value: str
    """The machine's value that was seen, as JSON."""
    verdict: Verdict
    corrected: str | None = None
    """The right value, as JSON, where the verdict is "correct"."""
    note: str = ""
    state: str = ""
    """Whose record it is part of: known even where the item is gone."""

    @property
    def key(self) -> tuple[str, ...]:
        """One judgement of a person on a field stands: the last."""
        return self.subject, self.field


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a party concludes of the implementation of a recommendation, on its own scale."""

    subject: str
    """The recommendation's public id."""
    party: str
    party_kind: PartyKind
    status: str
    """In the party's own words."""
    scale: str
    """A name in `vocabulary/scales.yml`."""
    mapped: Status
    """What the step stands for."""
    rationale: str = ""
    evidence: tuple[str, ...] = ()
    """Ids of statements, or web addresses."""
    date: str | None = None
    """When it was made: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    method: str = ""
    source: str = ""
    """The document or worksheet that holds it: its key or file name, and the place."""
    cluster: str | None = None
    """The cluster that was assessed as one, where it was."""

    @property
    def key(self) -> tuple[str, ...]:
        """A party's last assessment of a recommendation stands for each date."""
        return self.subject, self.party, self.date or ""


@dataclass(frozen=True, slots=True)
class WorkingSet:
    """A choice of recommendations that a person makes, names and dates."""

    name: str
    note: str = ""
    query: str = ""
    """How it was begun, in words."""

    @property
    def key(self) -> tuple[str, ...]:
        """A set is known by its name."""
        return (self.name,)

    @property
    def subject(self) -> str:
        """The set itself."""
        return self.name


@dataclass(frozen=True, slots=True)
class Member:
    """A recommendation that is in a working set, and why; `is_in` is False where a person took it out."""

    set: str
    subject: str
    why: str = ""
    is_in: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """The last word on a recommendation in a set stands, whoever says it."""
        return self.set, self.subject


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is responsible for a recommendation, what is planned, and how it will be seen."""

    subject: str
    responsible: str
    steps: str = ""
    indicator: str = ""
    due: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """One assignment of a recommendation to a body stands."""
        return self.subject, self.responsible


@dataclass(frozen=True, slots=True)
class ProgressNote:
    """What was done on an assignment by a day, and the value of its indicator then."""

    subject: str
    responsible: str
    date: str
    note: str = ""
    value: str | None = None
    is_done: bool = False
    """Whether the body says that all it was to do is done."""

    @property
    def key(self) -> tuple[str, ...]:
        """One note a day."""
        return self.subject, self.responsible, self.date


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What a public register said of a State when it was asked: a row of `registers`, never overwritten."""

    register: str
    """ "treaties", "standing_invitations", "national_institutions", "overdue_reports", "midterm_reports" or
    "death_penalty"."""
    state: str
    item: str
    """The treaty's key; empty where the register has one row a State."""
    status: str
    date: str | None
    source: str
    as_of: str
    note: str = ""

    @property
    def subject(self) -> str:
        """The State."""
        return self.state

    @property
    def key(self) -> tuple[str, ...]:
        """One row for each day on which the register was asked."""
        return self.register, self.state, self.item, self.as_of


@dataclass(frozen=True, slots=True)
class RuleConfirmation:
    """A person's word that an official rule holds: which source they had in hand, and what it says."""

    rule: str
    """A key of `vocabulary/rules.yml`."""
    value: str
    """As the source has it: "2815", "docx, pdf", "yes" or "no"."""
    source: str
    as_of: str
    """The day of the source, or on which it was read: `YYYY-MM-DD`."""

    @property
    def subject(self) -> str:
        """The rule."""
        return self.rule

    @property
    def key(self) -> tuple[str, ...]:
        """A person's last word on a rule."""
        return (self.rule,)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which columns of a party's table hold what; remembered by the table's header."""

    header: tuple[str, ...]
    columns: dict[str, str]
    """Field of `Assessment` -> column."""
    fixed: dict[str, str]
    """Field of `Assessment` -> the value that it has in every row."""
    statuses: dict[str, str]
    """A word of the party's -> the status that it stands for."""

    @property
    def subject(self) -> str:
        """The header in one line."""
        return " | ".join(self.header)

    @property
    def key(self) -> tuple[str, ...]:
        """One mapping a header."""
        return self.header


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person began to write on a recommendation and did not save: the one value that is replaced and deleted."""

    subject: str
    """The recommendation's public id."""
    words: dict[str, str]
    """Field of the form -> what stands in it."""

    @property
    def key(self) -> tuple[str, ...]:
        """One draft of a person on a recommendation."""
        return (self.subject,)


Primary = (
    Judgement | Assessment | WorkingSet | Member | Assignment | ProgressNote | RegisterEntry | RuleConfirmation
    | ColumnMapping | Draft | CaseValue | Release | Workspace | Change
)  # fmt: skip
PRIMARY: dict[str, type[Primary]] = {
    "judgement": Judgement, "assessment": Assessment, "working_set": WorkingSet, "member": Member,
    "assignment": Assignment, "progress_note": ProgressNote, "register_entry": RegisterEntry,
    "rule_confirmation": RuleConfirmation, "column_mapping": ColumnMapping, "draft": Draft,
    "case": Case, "case_status": CaseStatus, "participant": Participant, "act": Act, "involvement": Involvement,
    "effort": Effort, "case_link": CaseLink, "consent": Consent, "same_person": SamePerson, "release": Release,
    "workspace": Workspace, "section": Section, "item": Item, "place": Place, "return": Return,
}  # fmt: skip
"""Kinds of primary values by their names in the store."""

# "0f3a9c..." of a statement, a sha256, "C-7K3FQ2" of a case, "KAZ/2/124.3", "A/HRC/28/10"
RESTED_ON = re.compile(r"[0-9a-f]{20}|[0-9a-f]{64}|C-[2-9B-Z]{6}|[A-Z]+(?:/[^\s/]+){2,}")


def rests_on(value: Primary) -> tuple[str, ...]:
    """What a value speaks of or belongs to, by ids: statements, recommendations, documents, cases.

    It has the highest of their levels. A case itself rests on nothing: a person gives it its level.
    """
    if isinstance(value, Case):
        return ()
    others = (getattr(value, "target", ""), getattr(value, "other_case", ""))
    named = (*value.subject.split(), *getattr(value, "evidence", ()), *others)
    return tuple(each for each in named if RESTED_ON.fullmatch(each))


T = TypeVar("T", bound=Primary)


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A primary value as kept: who said it and when."""

    uid: str
    by: str
    added: datetime
    value: T
