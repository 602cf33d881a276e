"""Assessments of several parties in; side by side, their index, spread, and what moves it, out.

The index of a recommendation is the mean of its parties' numbers, 0 to 1 (UPR Info, "Beyond promises", 7.2); that of a
set is the mean of its recommendations' indices. A party counts once, with its latest assessment. Where two persons
enter different ones for one party and date both are shown, and the party does not count there until they agree.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from heeded.primary import PARTIES, STATUSES, Assessment, Kept, PartyKind, Status
from heeded.vocabulary.scales import level_of, number_of

__all__ = ["Beside", "Given", "Index", "Movement", "beside", "index", "movements"]


@dataclass(frozen=True, slots=True)
class Given:
    """What one party concludes of one recommendation: its latest assessment, or several where persons disagree."""

    party: str
    party_kind: PartyKind
    assessments: tuple[Kept[Assessment], ...]
    number: float | None
    """From 0 to 1; None where it is not assessable or in conflict."""

    @property
    def is_in_conflict(self) -> bool:
        """Whether persons entered different assessments for this party and date."""
        return len({_said(each.value) for each in self.assessments}) > 1


@dataclass(frozen=True, slots=True)
class Beside:
    """One recommendation with what every party concludes of it."""

    subject: str
    given: tuple[Given, ...]
    index: float | None
    """The mean of the parties' numbers; None where no party gives one."""
    level: Status | None
    spread: float | None
    """The highest number less the lowest; None where fewer than two parties give one."""


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a set of recommendations, and what it rests on."""

    index: float | None
    spread: float | None
    """The mean of the spreads of recommendations that two parties or more assessed."""
    of: int
    """Recommendations in the set."""
    assessed: int
    """Those of them with an index: the denominator of `levels`."""
    levels: dict[Status, int]
    not_assessable: int
    """Those that parties looked at and gave no number."""
    in_conflict: int
    """Those of which persons entered different assessments for one party."""
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """The index without one group of sources."""

    without: PartyKind
    rest: Index
    change: float | None
    """The index of the rest less that of all; each rests on the recommendations that it has assessed."""


def beside(kept: Iterable[Kept[Assessment]], subjects: Collection[str] | None = None) -> tuple[Beside, ...]:
    """Every recommendation that was assessed, of these where any are named, in their order, else as first assessed."""
    by_subject: dict[str, dict[str, list[Kept[Assessment]]]] = defaultdict(lambda: defaultdict(list))
    for each in kept:
        if subjects is None or each.value.subject in subjects:
            by_subject[each.value.subject][each.value.party].append(each)
    order: Iterable[str] = by_subject if subjects is None else subjects
    return tuple(_beside(each, by_subject[each]) for each in order if each in by_subject)


def index(rows: Sequence[Beside], of: int) -> Index:
    """The index of a set of `of` recommendations, of which these were assessed."""
    numbers = [row.index for row in rows if row.index is not None]
    spreads = [row.spread for row in rows if row.spread is not None]
    return Index(
        _mean(numbers),
        _mean(spreads),
        of,
        len(numbers),
        {status: sum(row.level == status for row in rows) for status in STATUSES[:-1]},
        sum(row.index is None and not any(each.is_in_conflict for each in row.given) for row in rows),
        sum(any(each.is_in_conflict for each in row.given) for row in rows),
        tuple(dict.fromkeys(each.party for row in rows for each in row.given)),
    )


def movements(rows: Sequence[Beside], of: int) -> tuple[Movement, ...]:
    """How the index of the set moves when one kind of party is left out; kinds that say nothing are not named."""
    whole = index(rows, of).index
    found = []
    for kind in PARTIES:
        if not any(each.party_kind == kind for row in rows for each in row.given):
            continue
        rest = [_row(row.subject, [each for each in row.given if each.party_kind != kind]) for row in rows]
        without = index([row for row in rest if row.given], of)
        change = None if whole is None or without.index is None else round(without.index - whole, 3)
        found.append(Movement(kind, without, change))
    return tuple(found)


def _beside(subject: str, by_party: Mapping[str, Sequence[Kept[Assessment]]]) -> Beside:
    return _row(subject, [_given(party, kept) for party, kept in by_party.items()])


def _row(subject: str, given: Sequence[Given]) -> Beside:
    numbers = [each.number for each in given if each.number is not None]
    mean = _mean(numbers)
    spread = round(max(numbers) - min(numbers), 3) if len(numbers) > 1 else None
    return Beside(subject, tuple(given), mean, None if mean is None else level_of(mean), spread)


def _given(party: str, kept: Sequence[Kept[Assessment]]) -> Given:
    latest = max(each.value.date or "" for each in kept)
    said = tuple(each for each in kept if (each.value.date or "") == latest)
    one = said[-1].value
    found = Given(party, one.party_kind, said, number_of(one.scale, one.status, one.mapped))
    return Given(party, one.party_kind, said, None) if found.is_in_conflict else found


def _said(one: Assessment) -> tuple[str, float | None]:
    return one.mapped, number_of(one.scale, one.status, one.mapped)


def _mean(numbers: Sequence[float]) -> float | None:
    return round(sum(numbers) / len(numbers), 3) if numbers else None
