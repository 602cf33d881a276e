"""What is followed beside recommendations: the next dates of a review, assignments, pledges, decisions, cases.

All values are frozen. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` means that no source at hand says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal, get_args

from heeded.cases import Act, Case, CaseLink, CaseStatus, Consent, Effort, Involvement, Participant
from heeded.consent import Leave
from heeded.model import Document, LabelKind, Statement
from heeded.primary import Assignment, Kept, ProgressNote

__all__ = [
    "STEPS", "CaseFile", "Decision", "Linked", "NextDate", "PledgeChain", "Step", "TargetKind", "Task", "Tendency",
]  # fmt: skip

Step = Literal["submissions", "national_report", "review", "adoption", "mid_term"]
STEPS: tuple[Step, ...] = get_args(Step)
TargetKind = Literal["statement", "document", "recommendation", "decision", "provision"]
"""What a case can be linked to."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """A step of a State's review that is still to come, as precisely as it is known."""

    state: str
    cycle: int
    step: Step
    first: str | None
    """The first day or month that it can fall in; None where it is not known."""
    last: str | None
    is_derived: bool
    """Whether the date follows from a rule; else a source states it."""
    session: int | None
    """Of the Working Group; of the Council where the step is the adoption of the outcome."""
    source: str
    """The source, or the rule and its source."""


@dataclass(frozen=True, slots=True)
class Task:
    """A recommendation that a body is responsible for: the plan, and what was noted of it up to a day."""

    assignment: Assignment
    by: str
    """Who assigned it."""
    notes: tuple[Kept[ProgressNote], ...] = ()
    """In order of their dates."""
    is_overdue: bool = False
    """Whether the day that it was due is past, and no note says that it is done."""

    @property
    def is_done(self) -> bool:
        """Whether the last note says so."""
        return bool(self.notes) and self.notes[-1].value.is_done

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The indicator over time: each date on which it has a value, and the value."""
        return tuple((note.value.date, note.value.value) for note in self.notes if note.value.value is not None)


@dataclass(frozen=True, slots=True)
class PledgeChain:
    """One pledge of a State, or its word that it will report at mid-term, and where it tells of having kept that word.

    Documents are without their texts.
    """

    state: str
    cycle: int
    number: str
    """Its place among the pledges of the review, "P1" first."""
    document: Document
    statement: Statement
    kept: tuple[tuple[Document, Statement], ...] = ()
    """Of a mid-term report: what says that it was handed in, in order of the documents' dates."""
    reports: tuple[Document, ...] = ()
    """The mid-term report itself, where the record has it."""
    is_mid_term: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision in an individual case, and what the record says of it, each part in order of the documents' dates.

    Documents are without their texts.
    """

    state: str
    body: str
    number: str
    symbol: str | None
    persons: tuple[str, ...]
    remedies: tuple[str, ...]
    """What is asked in it, by all that the record says."""
    asked: tuple[tuple[Document, Statement], ...] = ()
    """What is asked in the case, by its body or by others."""
    replies: tuple[tuple[Document, Statement], ...] = ()
    """What the State says of it."""
    graded: tuple[tuple[Document, Statement], ...] = ()
    others: tuple[tuple[Document, Statement], ...] = ()
    """What others say of it."""

    @property
    def key(self) -> str:
        """What it is called everywhere: "CCPR 2131/2012", "WGAD 67/2019"."""
        return f"{self.body} {self.number}"

    @property
    def year(self) -> str:
        """Of an opinion the year in which it was adopted, of Views the year in which the case came."""
        return self.number.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a person linked to a case, with what the record has of it; documents are without their texts."""

    kept: Kept[CaseLink]
    kind: TargetKind
    document: Document | None = None
    statement: Statement | None = None
    text: str | None = None
    """Of a recommendation its words; of a statement that quotes a name alone the sentence that it stands in."""
    is_gone: bool = False
    """Whether the record has it no longer, or not for whoever looks."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that is kept of one case: the last word on each thing, in order of time."""

    kept: Kept[Case]
    since: str
    """The day on which it was begun, with who began it in `begun_by`."""
    begun_by: str
    people: tuple[Kept[Participant], ...] = ()
    acts: tuple[Kept[Act], ...] = ()
    involved: tuple[Kept[Involvement], ...] = ()
    statuses: tuple[Kept[CaseStatus], ...] = ()
    efforts: tuple[Kept[Effort], ...] = ()
    consents: tuple[Kept[Consent], ...] = ()
    """All that was ever said in the case, in order of the days from which it holds."""
    links: tuple[Linked, ...] = ()
    leaves: Mapping[str, tuple[Leave, ...]] = field(default_factory=dict)
    """What may be done today with the name of each person, by their ids."""
    one: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The others that a person said are one with somebody, by ids."""
    warnings: tuple[str, ...] = ()

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.kept.value


@dataclass(frozen=True, slots=True)
class Tendency:
    """How often a State asks one thing, against all States: counts and what they are of."""

    kind: LabelKind
    term: str
    own: int
    of_own: int
    """Recommendations of the State that were labelled."""
    all: int
    of_all: int
    """Recommendations of all States that were labelled: a sample where there are many."""

    @property
    def own_share(self) -> float:
        """From 0 to 1."""
        return self.own / self.of_own

    @property
    def all_share(self) -> float:
        """From 0 to 1."""
        return self.all / self.of_all

    @property
    def is_clear(self) -> bool:
        """Whether the shares differ by more than two standard errors, as far as samples of this size tell."""
        share = (self.own + self.all) / (self.of_own + self.of_all)
        spread = sqrt(share * (1 - share) * (1 / self.of_own + 1 / self.of_all))
        return abs(self.own_share - self.all_share) > 2 * spread
