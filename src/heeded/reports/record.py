"""A State's record: outcomes and documents in, one value for the screen, the page and JSON out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from heeded.followed import NextDate
from heeded.ledgers import Ledger, Told
from heeded.model import Chain, Check, Contradiction, Document, Label, Link, Outcome, Recommendation, Review
from heeded.reports.aspects import (
    Aspect,
    Followed,
    Registered,
    by_label,
    done,
    followed,
    is_unanswered,
    position_of,
    recommendation_of,
    registered,
)  # fmt: skip
from heeded.reports.assessments import IndexRow
from heeded.reports.dossier import Entry, cycle_of, dossier
from heeded.reports.mentioned import Law, Named
from heeded.reports.repeated import Repeated, repeated
from heeded.verified import Verified
from heeded.vocabulary.calendar import ReviewSlot, reviews_of
from heeded.vocabulary.states import GROUPS, group_of, name_of

__all__ = ["Group", "Held", "ReviewRecord", "StateRecord", "of_cycle", "record"]


@dataclass(frozen=True, slots=True)
class Held:
    """What the record holds on one State: its reviews with every recommendation's answers, and the files about it."""

    state: str
    outcomes: tuple[Outcome, ...] = ()
    facts: tuple[Review, ...] = ()
    """What any document gives as the facts of a review."""
    documents: tuple[Document, ...] = ()
    """All files about the State, without their texts."""
    documents_by_key: dict[str, Document] = field(default_factory=dict)
    """Those of them that count."""
    listed: dict[tuple[int | None, str | None], Recommendation] = field(default_factory=dict)
    """What thematic lists say of a recommendation, by cycle and number: its themes, affected persons and SDGs."""
    links: tuple[Link, ...] = ()
    labels: dict[str, tuple[Label, ...]] = field(default_factory=dict)
    """What models say recommendations are about, by the ids of their statements."""
    contradictions: tuple[Contradiction, ...] = ()
    verified: dict[str, tuple[Verified, ...]] = field(default_factory=dict)
    """What public registers show of what recommendations ask, by the ids of their statements."""
    next: tuple[NextDate, ...] = ()
    of_un: frozenset[str] = frozenset()
    """The ids of what UN compilations say."""
    spoken_of: dict[str, frozenset[int]] = field(default_factory=dict)
    """By what is counted of links, the reviews on which the record has anything that could be linked so."""
    people: tuple[Named, ...] = ()
    laws: tuple[Law, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    """Counts of people affected, event by event."""
    told: tuple[Told, ...] = ()
    """Who counts how many recommendations as implemented."""
    left_out: tuple[str, ...] = ()
    """Files of which nothing tells when they were written, where the record is that of an earlier day."""


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
    no_reply: int = 0
    """Of those noted: for want of a reply."""


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """One review: its facts, what was asked by whom and answered, what adds up, which documents are here."""

    cycle: int
    session: int | None = None
    year: int | None = None
    council_session: int | None = None
    dates: tuple[str, ...] = ()
    outcome_adopted: str | None = None
    troika: tuple[str, ...] = ()
    head_of_delegation: str | None = None
    delegations: int | None = None
    report: str | None = None
    """Key of the document that holds the recommendations."""
    counts: dict[str, int] | None = None
    is_counted: bool = False
    """Whether the counts were made from the recommendations read; else they are announced totals."""
    groups: tuple[Group, ...] = ()
    actions: tuple[Aspect, ...] = ()
    """Recommendations by action category, from 1 to 5."""
    issues: tuple[Aspect, ...] = ()
    """Recommendations by UPR Info's issues, the most frequent first."""
    followed: Followed | None = None
    """What the record holds on implementation; None where no recommendation was read."""
    told: tuple[Told, ...] = ()
    """Who counts how many recommendations as implemented, in progress or not."""
    assessed: tuple[IndexRow, ...] = ()
    """The index of all parties' assessments, and without each kind of party; empty where nothing is assessed."""
    registered: Registered | None = None
    """What public registers show; None where no recommendation asks what one decides."""
    contradictions: tuple[Contradiction, ...] = ()
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
    repeated: tuple[Repeated, ...] = ()
    """What was asked in several cycles, and is not known to be fulfilled, the most asked first."""
    next: tuple[NextDate, ...] = ()
    """What comes next in the State's reviews."""
    contradictions: tuple[Contradiction, ...] = ()
    """Those that belong to no certain cycle."""
    people: tuple[Named, ...] = ()
    laws: tuple[Law, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    """Counts of people affected, event by event."""
    as_of: str | None = None
    """The day, YYYY-MM-DD, on which the record is as it was known; None for today's."""
    left_out: tuple[str, ...] = ()
    """Files that do not count as of that day, as nothing tells when they were written."""


def record(held: Held, today: date) -> StateRecord:
    """The State's record, of all cycles that the calendar or the documents know."""
    state = held.state
    slots = {slot.cycle: slot for slot in reviews_of(state)}
    documents: dict[int | None, list[Document]] = {}
    for document in held.documents:
        documents.setdefault(cycle_of(state, document, tuple(slots.values())), []).append(document)
    outcomes = {outcome.cycle: outcome for outcome in held.outcomes}
    reviews = []
    for number in sorted({*slots, *outcomes, *filter(None, documents)}):
        outcome = outcomes.get(number) or Outcome(state, number, (), {}, False)
        facts = _facts(outcome, [facts for facts in held.facts if facts.cycle == number])
        found = _review(outcome, facts, slots.get(number), documents.get(number, []), today)
        reviews.append(_with_conclusions(found, outcome, held))
    undated = tuple(sorted(document.file for document in documents.get(None, [])))
    return StateRecord(
        state,
        name_of(state),
        tuple(reviews),
        undated,
        repeated(held.outcomes, held.links, done(held.verified)),
        held.next,
        tuple(each for each in held.contradictions if each.cycle not in {review.cycle for review in reviews}),
        held.people,
        held.laws,
        held.ledgers,
        left_out=held.left_out,
    )


def of_cycle(shown: StateRecord, cycle: int | None) -> StateRecord:
    """The record of one cycle alone; of all where none is named."""
    if cycle is None:
        return shown
    reviews = tuple(review for review in shown.reviews if review.cycle == cycle)
    return StateRecord(shown.state, shown.name, reviews, as_of=shown.as_of, left_out=shown.left_out)


def _with_conclusions(review: ReviewRecord, outcome: Outcome, held: Held) -> ReviewRecord:
    return replace(
        review,
        actions=by_label(outcome.chains, held.labels, "action"),
        issues=by_label(outcome.chains, held.labels, "issue"),
        followed=_followed(outcome, held) if outcome.chains else None,
        registered=registered(outcome.chains, held.verified),
        told=tuple(each for each in held.told if each.cycle == outcome.cycle),
        contradictions=tuple(each for each in held.contradictions if each.cycle == outcome.cycle),
    )


def _followed(outcome: Outcome, held: Held) -> Followed:
    """What is linked to the recommendations of a review, and which counts nothing at hand can tell."""
    counts = ("taken_up", "taken_up_of_un", "claimed", "evidenced", "supporting", "contradicting")
    nothing = [name for name in counts if outcome.cycle not in held.spoken_of.get(name, ())]
    if not any(other.cycle > outcome.cycle and other.chains for other in held.outcomes):
        nothing.append("asked_again")
    return followed(outcome.chains, held.links, held.of_un, nothing)


def _facts(outcome: Outcome, stated: Sequence[Review]) -> Review:
    """The facts of the review, those of the report before those of other documents; all documents that any names."""
    first = [outcome.facts.value] if outcome.facts and isinstance(outcome.facts.value, Review) else []
    every = (*first, *stated)
    found: dict[str, Any] = {
        f.name: next(filter(None, (getattr(r, f.name) for r in every)), f.default) for f in fields(Review)
    }
    return Review(**found | {"documents": tuple(dict.fromkeys(symbol for r in every for symbol in r.documents))})


def _review(
    outcome: Outcome, facts: Review, slot: ReviewSlot | None, documents: Sequence[Document], today: date
) -> ReviewRecord:
    return ReviewRecord(
        cycle=outcome.cycle,
        session=facts.session or (slot.session if slot else None),
        year=slot.year if slot else None,
        council_session=slot.council_session if slot else None,
        dates=facts.dates,
        outcome_adopted=facts.outcome_adopted,
        troika=facts.troika,
        head_of_delegation=facts.head_of_delegation,
        delegations=facts.delegations,
        report=outcome.chains[0].document if outcome.chains else None,
        counts=dict(outcome.counts) or None,
        is_counted=outcome.is_counted,
        groups=_groups(outcome.chains),
        checks=outcome.checks,
        dossier=dossier(outcome.state, slot, documents, facts.documents, today),
    )


def _groups(chains: Iterable[Chain]) -> tuple[Group, ...]:
    """The regional groups that recommended, in the order of the vocabulary."""
    counts: dict[str, dict[str, int]] = {}
    states: dict[str, set[str]] = {}
    unanswered: Counter[str] = Counter()
    for chain in chains:
        for state in recommendation_of(chain).recommending_states:
            group = group_of(state)
            states.setdefault(group, set()).add(state)
            of_group = counts.setdefault(group, {})
            position = position_of(chain) or "unknown"
            of_group[position] = of_group.get(position, 0) + 1
            unanswered[group] += is_unanswered(chain)
    return tuple(
        Group(group, len(states[group]), sum(counts[group].values()), **counts[group], no_reply=unanswered[group])
        for group in GROUPS
        if group in counts
    )
