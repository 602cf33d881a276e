"""Reviews and links in, what was asked in several cycles out: since when, by whom, and how it was answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from heeded.model import Chain, Link, Outcome
from heeded.reports.aspects import position_of, recommendation_of
from heeded.reports.words import public_id

__all__ = ["Repeated", "repeated"]

LONGEST = 10
"""Asks that a record lists."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """One ask of the latest cycle that has it, with its near-duplicates there and what they repeat."""

    id: str
    """Public id of the recommendation whose words stand for the ask."""
    text: str
    cycles: tuple[int, ...]
    recommendations: tuple[str, ...]
    """Public ids of all, the latest first."""
    states: tuple[str, ...]
    """Who asked, in any cycle."""
    supported: int
    """How many of them are supported now."""


def repeated(
    outcomes: Sequence[Outcome], links: Iterable[Link], done: Collection[str] = (), longest: int = LONGEST
) -> tuple[Repeated, ...]:
    """The asks that return, the most asked first: those in most cycles, then of most recommendations.

    An ask returns where a later recommendation is the same as an earlier one, its next stage, or alike in part, by the
    proposed links. Each recommendation counts in one ask alone. What is `done` by a register is not listed: where it
    holds the latest words of an ask.
    """
    of: dict[str, tuple[Outcome, Chain]] = {c.recommendation.id: (o, c) for o in outcomes for c in o.chains}
    order = {identifier: place for place, identifier in enumerate(of)}
    near: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if not link.is_proposed or link.source not in of or link.target not in of:
            continue
        if link.kind == "duplicate":
            near[link.source].add(link.target)
            near[link.target].add(link.source)
        elif link.kind == "repeats" and link.recurrence in ("same", "build_up"):
            before[link.source].add(link.target)
    found = []
    for identifier in sorted(of.keys() - set(done), key=lambda each: (-of[each][0].cycle, order[each])):
        together = [identifier, *sorted(near[identifier])]
        returning = [earlier for each in together for earlier in sorted(before[each])]
        group = tuple(dict.fromkeys([*together, *returning]))
        cycles = {of[each][0].cycle for each in group}
        if len(cycles) > 1:
            found.append((len(cycles), len(group), identifier, group))
    chosen: list[Repeated] = []
    taken: set[str] = set()
    for _, _, identifier, members in sorted(found, key=lambda each: (-each[0], -each[1])):
        if taken.isdisjoint(members) and len(chosen) < longest:
            chosen.append(_ask(identifier, [of[each] for each in members]))
            taken.update(members)
    return tuple(chosen)


def _ask(identifier: str, group: Sequence[tuple[Outcome, Chain]]) -> Repeated:
    outcome, first = next(pair for pair in group if pair[1].recommendation.id == identifier)
    ordered = sorted(group, key=lambda pair: -pair[0].cycle)
    states = sorted({state for _, chain in group for state in recommendation_of(chain).recommending_states})
    return Repeated(
        _id(outcome, first), recommendation_of(first).text, tuple(sorted({o.cycle for o, _ in group})),
        tuple(_id(o, chain) for o, chain in ordered), tuple(states),
        sum(position_of(chain) == "supported" for _, chain in group),
    )  # fmt: skip


def _id(outcome: Outcome, chain: Chain) -> str:
    return public_id(outcome.state, outcome.cycle, recommendation_of(chain).number or chain.recommendation.id)
