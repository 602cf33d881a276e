"""A State's record: outcomes and documents in, one value for the screen, the page and JSON out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from heeded.model import Chain, Check, Document, Outcome, Recommendation, Review
from heeded.reports.dossier import Entry, cycle_of, dossier
from heeded.vocabulary.calendar import ReviewSlot, reviews_of
from heeded.vocabulary.states import GROUPS, group_of, name_of

__all__ = ["Group", "ReviewRecord", "StateRecord", "recommendation_of", "record"]


@dataclass(frozen=True, slots=True)
class Group:
    """What the States of one regional group recommended: counts of (recommendation, State) pairs."""

    group: str
    states: int
    pairs: int
    supported: int = 0
    noted: int = 0
    supported_in_part: int = 0
    pending: int = 0
    unknown: int = 0
    """Pairs whose recommendation has no position in the record."""


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """One review: its facts, what was asked by whom and answered, what adds up, which documents are here."""

    cycle: int
    session: int | None = None
    year: int | None = None
    council_session: int | None = None
    dates: tuple[str, ...] = ()
    troika: tuple[str, ...] = ()
    head_of_delegation: str | None = None
    delegations: int | None = None
    report: str | None = None
    """Key of the document that holds the recommendations."""
    counts: dict[str, int] | None = None
    is_counted: bool = False
    """Whether the counts were made from the recommendations read; else they are announced totals."""
    groups: tuple[Group, ...] = ()
    checks: tuple[Check, ...] = ()
    dossier: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class StateRecord:
    """What the documents at hand say about one State's reviews."""

    state: str
    name: str
    reviews: tuple[ReviewRecord, ...]
    undated: tuple[str, ...] = ()
    """Files about the State that belong to no certain cycle."""


def record(
    state: str, outcomes: Sequence[Outcome], documents: Sequence[Document], today: date, cycle: int | None = None
) -> StateRecord:
    """The State's record, of one cycle or of all that the calendar or the documents know."""
    slots = {slot.cycle: slot for slot in reviews_of(state)}
    outcome_by_cycle = {outcome.cycle: outcome for outcome in outcomes}
    documents_by_cycle: dict[int | None, list[Document]] = {}
    for document in documents:
        documents_by_cycle.setdefault(cycle_of(state, document, tuple(slots.values())), []).append(document)
    cycles = sorted({*slots, *outcome_by_cycle, *filter(None, documents_by_cycle)})
    return StateRecord(
        state,
        name_of(state),
        tuple(
            _review(
                state,
                number,
                slots.get(number),
                outcome_by_cycle.get(number),
                documents_by_cycle.get(number, []),
                today,
            )
            for number in cycles
            if cycle in (None, number)
        ),
        tuple(sorted(document.file for document in documents_by_cycle.get(None, []))),
    )


def _review(
    state: str,
    cycle: int,
    slot: ReviewSlot | None,
    outcome: Outcome | None,
    documents: Sequence[Document],
    today: date,
) -> ReviewRecord:
    facts = outcome.facts.value if outcome and outcome.facts and isinstance(outcome.facts.value, Review) else Review()
    return ReviewRecord(
        cycle=cycle,
        session=facts.session or (slot.session if slot else None),
        year=slot.year if slot else None,
        council_session=slot.council_session if slot else None,
        dates=facts.dates,
        troika=facts.troika,
        head_of_delegation=facts.head_of_delegation,
        delegations=facts.delegations,
        report=outcome.chains[0].document if outcome and outcome.chains else None,
        counts=dict(outcome.counts) if outcome else None,
        is_counted=outcome.is_counted if outcome else False,
        groups=_groups(outcome.chains) if outcome else (),
        checks=outcome.checks if outcome else (),
        dossier=dossier(state, slot, documents, today) if slot else (),
    )


def recommendation_of(chain: Chain) -> Recommendation:
    """The recommendation of a chain."""
    value = chain.recommendation.value
    if not isinstance(value, Recommendation):
        raise TypeError(f"a chain begins with a recommendation, not with a {value.type}")
    return value


def position_of(chain: Chain) -> str | None:
    """The current position: the last answer's, else what the recommendation's own paragraph says."""
    return chain.current.position if chain.current else recommendation_of(chain).position


def _groups(chains: Iterable[Chain]) -> tuple[Group, ...]:
    """The regional groups that recommended, in the order of the vocabulary."""
    counts: dict[str, dict[str, int]] = {}
    states: dict[str, set[str]] = {}
    for chain in chains:
        for state in recommendation_of(chain).recommending_states:
            group = group_of(state)
            states.setdefault(group, set()).add(state)
            of_group = counts.setdefault(group, {})
            position = position_of(chain) or "unknown"
            of_group[position] = of_group.get(position, 0) + 1
    return tuple(
        Group(group, len(states[group]), sum(counts[group].values()), **counts[group])
        for group in GROUPS
        if group in counts
    )
