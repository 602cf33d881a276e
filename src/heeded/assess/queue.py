"""What the machine found and what people judged in, what a person should look at next out, the most pressing first.

An item presses by how unsure the machine is (a score near the threshold, no position, another value than the one that
was judged) and by how much hangs on it (a contradiction, evidence, a large cluster).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from heeded.assess.judged import FOUND, Place, Standing, link_subject
from heeded.model import Chain, Link, LinkKind, Outcome
from heeded.primary import Judgement, Kept

__all__ = ["Item", "queue"]

Reason = Literal["conflict", "lapsed", "position", "link"]
UNSURE, WEIGHTY = 0.6, 0.4
"""How much uncertainty and importance weigh in the rank."""
NEAR = 0.25
"""How far from the threshold a score is unsure, at most half the threshold; nothing further away is asked."""
WEIGHTS: Mapping[LinkKind, float] = {
    "contradictions": 1.0, "evidence": 0.8, "claims": 0.7, "repeats": 0.5, "takes_up": 0.5, "duplicate": 0.4,
    "mentions": 0.3,
}  # fmt: skip
LARGE = 10
"""Recommendations of a cluster from which it weighs no more."""


@dataclass(frozen=True, slots=True)
class Item:
    """One value for a person to judge."""

    subject: str
    field: str
    value: str
    """The machine's value now, as JSON."""
    rank: float
    """From 0 to 1."""
    reason: Reason
    why: str
    judgements: tuple[Kept[Judgement], ...] = ()
    """What persons said of it, where they disagree or where the value differs now."""


def queue(
    outcomes: Sequence[Outcome],
    links: Sequence[Link],
    thresholds: Mapping[LinkKind, float],
    values: Mapping[Place, str],
    standing: Standing,
) -> tuple[Item, ...]:
    """What is to be judged, the most pressing first; what persons agree on already is left out.

    `thresholds` has the score from which each kind of link is proposed.
    """
    asked = dict(_again(values, standing))
    chains = {chain.recommendation.id: chain for outcome in outcomes for chain in outcome.chains}
    of = _clusters(links)
    sizes = Counter(of.values())
    for chain in chains.values():
        place = (chain.recommendation.id, "position")
        if place not in asked and (item := _position(chain, values[place])):
            asked[place] = item
    for link in links:
        unsure = 1 - _distance(link, thresholds)
        if unsure > 0 and (place := (link_subject(link), "found")) not in asked:
            size = max(sizes[of.get(each, "")] for each in _ends(link))
            asked[place] = _link(link, thresholds[link.kind], unsure, size)
    left = [item for place, item in asked.items() if place not in standing.rulings]
    return tuple(sorted(left, key=lambda item: (-item.rank, item.subject, item.field)))


def _again(values: Mapping[Place, str], standing: Standing) -> Iterator[tuple[Place, Item]]:
    for place, said in standing.conflicts.items():
        told = " and ".join(f"{each.by} says {each.value.verdict}" for each in said)
        yield place, Item(*place, values[place], 1.0, "conflict", f"persons disagree: {told}", said)
    for one in standing.lapsed:
        place = (one.value.subject, one.value.field)
        if place not in standing.rulings and place not in standing.conflicts:
            why = f"{one.by} judged {one.value.value}, and the machine reads {values[place]} now"
            yield place, Item(*place, values[place], 0.95, "lapsed", why, (one,))


def _position(chain: Chain, value: str) -> Item | None:
    """A recommendation without a position, or with one that no document states."""
    now = chain.current
    if now is None or now.position == "pending":
        unsure, why = 1.0, "no answer is known" if now is None else "its position is pending"
    elif now.reason:
        unsure, why = 0.8, f"no document states its position: {now.reason}"
    elif len({each.position for each in chain.answers if each.position != "pending"}) > 1:
        unsure, why = 0.5, "its position changed: " + ", then ".join(each.position for each in chain.answers)
    else:
        return None
    return Item(chain.recommendation.id, "position", value, _rank(unsure, 0.8), "position", why)


def _distance(link: Link, thresholds: Mapping[LinkKind, float]) -> float:
    """How far a score is from the threshold of its kind: from 1 on it is not asked."""
    least = thresholds[link.kind]
    return abs(link.score - least) / min(NEAR, least / 2)


def _link(link: Link, least: float, unsure: float, cluster: int) -> Item:
    """A link whose score is near the threshold of its kind."""
    weight = WEIGHTS[link.kind] + (0.2 * min(cluster, LARGE) / LARGE)
    side = "just proposed" if link.is_proposed else "just not proposed"
    many = f"; {cluster} near-duplicates hang on it" if cluster > 1 else ""
    why = f"{side}: score {link.score:.2f}, threshold {least:.2f}{many}"
    return Item(link_subject(link), "found", FOUND, _rank(unsure, min(1.0, weight)), "link", why)


def _rank(unsure: float, weighty: float) -> float:
    return round(UNSURE * unsure + WEIGHTY * weighty, 3)


def _clusters(links: Iterable[Link]) -> dict[str, str]:
    return {end: link.cluster for link in links if link.cluster and link.is_proposed for end in _ends(link)}


def _ends(link: Link) -> tuple[str, str]:
    return link.source, link.target
