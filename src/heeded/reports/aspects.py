"""Chains and what was found on them in, counts out: by what models say they are about, and by what is linked to them.

Every count is of numbered recommendations of one review; none says that anything is implemented.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from heeded.model import NO_REPLY, POSITIONS, Chain, Label, LabelKind, Link, Recommendation, shown_counts
from heeded.verified import Verified

__all__ = [
    "Aspect", "Followed", "Registered", "by_label", "done", "followed", "is_unanswered", "position_of",
    "recommendation_of", "registered", "shown_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aspect:
    """How many recommendations have one label, by their current position."""

    term: str
    received: int
    supported: int = 0
    noted: int = 0
    supported_in_part: int = 0
    pending: int = 0
    unknown: int = 0
    no_reply: int = 0
    """Of those noted: for want of a reply."""


@dataclass(frozen=True, slots=True)
class Followed:
    """How many recommendations of a review have something linked to them, by the proposed links."""

    of: int
    """All recommendations of the review, supported and noted."""
    claimed: int
    """With a claim of the State."""
    evidenced: int
    supporting: int
    """With evidence that supports implementation."""
    contradicting: int
    """With evidence that speaks against it, asks alone left out; one can have both."""
    asked_again: int
    """With a repeat in a later cycle: the same, the next stage, or in part."""
    taken_up: int
    """With an ask of civil society or a national institution that it takes up."""
    taken_up_of_un: int
    """With an ask of a body of the United Nations or a regional one, as the compilation has it."""
    nothing_at_hand: tuple[str, ...] = ()
    """The counts of which the record could not tell any: it has nothing on this review that could be linked so."""


@dataclass(frozen=True, slots=True)
class Registered:
    """How many recommendations ask what a public register decides, and what it shows.

    One with several asks counts in each result; "not_by" is not done on the register's day, "open" the same where a
    later text of the record says done.
    """

    of: int
    fulfilled: int = 0
    before_review: int = 0
    in_review_year: int = 0
    not_by: int = 0
    open: int = 0
    undecided: int = 0
    as_of: tuple[str, ...] = ()
    """The days for which the registers speak."""
    not_by_day: tuple[tuple[str, int], ...] = ()
    """What is not done by the day for which its register speaks; one with several asks counts on each day."""
    is_stale: bool = False
    """Whether one of them is older than a year, or than a reply."""

    @property
    def is_decided(self) -> bool:
        """Whether a register decides anything of the review."""
        return any((self.fulfilled, self.before_review, self.in_review_year, self.not_by, self.open))


def recommendation_of(chain: Chain) -> Recommendation:
    """The recommendation of a chain."""
    value = chain.recommendation.value
    if not isinstance(value, Recommendation):
        raise TypeError(f"a chain begins with a recommendation, not with a {value.type}")
    return value


def position_of(chain: Chain) -> str | None:
    """The current position: the last answer's, else what the recommendation's own paragraph says."""
    return chain.current.position if chain.current else recommendation_of(chain).position


def is_unanswered(chain: Chain) -> bool:
    """Whether the current position holds for want of a reply."""
    return chain.current is not None and chain.current.reason == NO_REPLY


def by_label(chains: Sequence[Chain], labels: Mapping[str, tuple[Label, ...]], kind: LabelKind) -> tuple[Aspect, ...]:
    """Counts for each settled label of a kind: actions in their order, all others the most frequent first.

    A label under its threshold is a proposal and counts nowhere.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    unanswered: Counter[str] = Counter()
    for chain in chains:
        position = position_of(chain)
        for label in labels.get(chain.recommendation.id, ()):
            if label.kind == kind and not label.is_proposal:
                counts[label.value][position if position in POSITIONS else "unknown"] += 1
                unanswered[label.value] += is_unanswered(chain)
    found = [Aspect(term, sum(of.values()), **of, no_reply=unanswered[term]) for term, of in counts.items()]
    return tuple(sorted(found, key=lambda each: (each.term,) if kind == "action" else (-each.received, each.term)))


def shown_of(each: object) -> dict[str, int]:
    """The counts of an aspect or a group by position, as people are shown them."""
    return shown_counts({name: getattr(each, name) for name in (*POSITIONS, "no_reply", "unknown")})


def followed(
    chains: Sequence[Chain], links: Iterable[Link], of_un: Collection[str] = (), nothing_at_hand: Iterable[str] = ()
) -> Followed:
    """What is linked to the recommendations of one review; `of_un` are the ids of what UN compilations say.

    What is linked nevertheless, as a person may decide, is counted and not among `nothing_at_hand`.
    """
    ids = {chain.recommendation.id for chain in chains}
    told: dict[str, set[str]] = defaultdict(set)
    stances: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.is_proposed and link.target in ids and link.recurrence != "general":
            told["of_un" if link.kind == "takes_up" and link.source in of_un else link.kind].add(link.target)
            if link.stance in ("supports", "mixed"):
                stances["supports"].add(link.target)
            if link.stance in ("contradicts", "mixed") and not link.only_asks:
                stances["contradicts"].add(link.target)
    found = Followed(
        len(ids), len(told["claims"]), len(told["evidence"]), len(stances["supports"]), len(stances["contradicts"]),
        len(told["repeats"]), len(told["takes_up"]), len(told["of_un"]),
    )  # fmt: skip
    return replace(found, nothing_at_hand=tuple(name for name in nothing_at_hand if not getattr(found, name)))


def registered(chains: Sequence[Chain], verified: Mapping[str, tuple[Verified, ...]]) -> Registered | None:
    """What registers show of the recommendations of one review; None where none asks what they decide."""
    of_review = [found for chain in chains if (found := verified.get(chain.recommendation.id))]
    if not of_review:
        return None
    counts: Counter[str] = Counter(result for found in of_review for result in {each.result for each in found})
    days = sorted({each.as_of for found in of_review for each in found if each.as_of})
    not_by = Counter(day for found in of_review for day in {e.as_of for e in found if e.result == "not_by"} if day)
    is_stale = any(each.is_stale for found in of_review for each in found)
    return Registered(
        len(of_review), **counts, as_of=tuple(days), not_by_day=tuple(sorted(not_by.items())), is_stale=is_stale
    )


def done(verified: Mapping[str, tuple[Verified, ...]]) -> frozenset[str]:
    """The recommendations of which a register shows all that they ask as done, by the ids of their statements."""
    results = ("fulfilled", "before_review", "in_review_year")
    return frozenset(
        identifier for identifier, found in verified.items() if found and all(each.result in results for each in found)
    )
