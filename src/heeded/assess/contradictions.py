"""Readings, reviews and links of a State in; the statements that stand against each other out: the ledger.

A State's claim and evidence on one recommendation, by their words or because a list calls it implemented; positions
that differ on recommendations that are nearly the same; a change of a law that moves what was to go ("done in form");
counts against counts and views (`tallies`); texts against registers (`against_registers`). Each entry names both
statements, a strength and its reason; no strength is greater than the score of a link that it rests on. Which of the
two is right, a person decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from heeded.assess import tallies
from heeded.assess.against_registers import against_registers
from heeded.assess.citing import cite
from heeded.assess.mentions import mentions
from heeded.assess.registers import Register
from heeded.model import (
    HEADINGS,
    Chain,
    Claim,
    Contradiction,
    Document,
    Event,
    Link,
    Outcome,
    Reading,
    Recommendation,
    Statement,
)

__all__ = ["contradictions"]

Said = Mapping[str, tuple[Document, Statement]]
"""Statements and their documents by the ids of the statements."""

NEAR = 0.5
"""The score from which two recommendations of a review count as nearly the same for their positions."""
MOST_ALIKE = 12
"""A group of more near-duplicates is held together by general words: no positions are compared in it."""


def contradictions(
    state: str, readings: Sequence[Reading], outcomes: Sequence[Outcome], links: Sequence[Link], register: Register
) -> tuple[Contradiction, ...]:
    """The contradictions between statements on one State, the strongest first."""
    said = {statement.id: (reading.document, statement) for reading in readings for statement in reading.statements}
    found = [*tallies.against_claims(state, readings, outcomes)]
    found += [each for each in against_registers(readings, register) if each.state == state]
    for outcome in outcomes:
        alike = _alike(outcome, links)
        found += _claims(outcome, links, said)
        found += _headings(outcome, links, said)
        found += _positions(outcome, alike, links, said)
        found += _forms(outcome, alike, links, said)
    return tuple(sorted(found, key=lambda each: -each.strength))


def _asked(chain: Chain) -> Recommendation:
    value = chain.recommendation.value
    assert isinstance(value, Recommendation)
    return value


def _number(chain: Chain) -> str:
    return _asked(chain).number or chain.recommendation.id


# -------------------------------------------------------------------------------------------------- claim and evidence


def _claims(outcome: Outcome, links: Iterable[Link], said: Said) -> Iterator[Contradiction]:
    """Claims and evidence that were found to disagree and that are both on a recommendation of the review."""
    numbers = {chain.recommendation.id: _number(chain) for chain in outcome.chains}
    on: dict[str, dict[str, float]] = defaultdict(dict)
    """The recommendations that a claim or piece of evidence is on, with the scores of the links."""
    for link in links:
        is_against = link.kind == "evidence" and link.stance in ("contradicts", "mixed")
        if link.is_proposed and link.target in numbers and (link.kind == "claims" or is_against):
            on[link.source][link.target] = link.sureness
    for pair in links:
        if pair.kind != "contradictions" or not pair.is_proposed:
            continue
        both = on[pair.source].keys() & on[pair.target].keys()
        if both:
            sure = max(min(on[pair.source][each], on[pair.target][each]) for each in both)
            yield Contradiction(
                "claim", outcome.state, (cite(*said[pair.target]), cite(*said[pair.source])),
                round(min(sure, pair.sureness), 3), pair.reason, outcome.cycle,
                tuple(numbers[each] for each in numbers if each in both),
            )  # fmt: skip


def _headings(outcome: Outcome, links: Iterable[Link], said: Said) -> Iterator[Contradiction]:
    """Lists that a State calls implemented, and evidence that a recommendation in them is not; one entry for each pair.

    What only asks for a thing implies no more than that it is not done, and is left out.
    """
    numbers = {chain.recommendation.id: _number(chain) for chain in outcome.chains}
    headed: dict[str, list[str]] = defaultdict(list)
    against: dict[str, dict[str, float]] = defaultdict(dict)
    for link in links:
        if not link.is_proposed or link.target not in numbers:
            continue
        if link.kind == "claims" and link.source in said and _is_done_by_heading(said[link.source][1]):
            headed[link.source].append(link.target)
        if link.kind == "evidence" and link.stance == "contradicts" and not link.only_asks and link.source in said:
            against[link.source][link.target] = link.sureness
    for (heading, listed), (source, scores) in product(headed.items(), against.items()):
        if both := [each for each in numbers if each in listed and each in scores]:
            yield Contradiction(
                "claim", outcome.state, (cite(*said[heading]), cite(*said[source])),
                round(max(scores[each] for each in both), 3),
                "the State lists it among those that are already implemented", outcome.cycle,
                tuple(numbers[each] for each in both),
            )  # fmt: skip


def _is_done_by_heading(statement: Statement) -> bool:
    value = statement.value
    return statement.origin.name == HEADINGS and isinstance(value, Claim) and value.claims == "implemented"


# ----------------------------------------------------------------------------------------------------------- positions


def _alike(outcome: Outcome, links: Iterable[Link]) -> list[dict[str, Chain]]:
    """Groups of recommendations of one review that are held together by pairs of near-duplicates, by their ids.

    Only those that name the same treaties are taken together: one that asks for two is nearly the same as neither.
    """
    chains = {chain.recommendation.id: chain for chain in outcome.chains}
    treaties = {identifier: _treaties(chain) for identifier, chain in chains.items()}
    group = {identifier: {identifier} for identifier in chains}
    for link in links:
        is_rejected = link.cluster is not None and not link.is_proposed
        is_near = link.kind == "duplicate" and link.score >= NEAR and not is_rejected
        is_near = is_near and link.source in group and link.target in group
        if is_near and treaties[link.source] == treaties[link.target]:
            both = group[link.source] | group[link.target]
            for identifier in both:
                group[identifier] = both
    groups = {id(members): members for members in group.values()}
    return [{each: chains[each] for each in chains if each in members} for members in groups.values()]


def _treaties(chain: Chain) -> frozenset[str]:
    return frozenset(mention.treaty for mention in mentions(_asked(chain).text) if mention.treaty)


def _positions(
    outcome: Outcome, groups: Iterable[Mapping[str, Chain]], links: Iterable[Link], said: Said
) -> Iterator[Contradiction]:
    """Groups of near-duplicates of which some are supported and others noted; the nearest two stand for them."""
    near = {(each.source, each.target): each for each in links if each.kind == "duplicate"}
    for group in groups:
        if not 1 < len(group) <= MOST_ALIKE:
            continue
        by_position: dict[str, list[str]] = defaultdict(list)
        for identifier, chain in group.items():
            if chain.current and chain.current.reason is None:
                by_position[chain.current.position].append(identifier)
        if not {"supported", "noted"} <= by_position.keys():
            continue
        pairs = [
            (link, one, other)
            for one, other in product(by_position["supported"], by_position["noted"])
            if (link := near.get((one, other)) or near.get((other, one)))
        ]
        if pairs:
            link, one, other = max(pairs, key=lambda pair: pair[0].score)
            told = "; ".join(_told(group, by_position[position], position) for position in ("supported", "noted"))
            yield Contradiction(
                "positions", outcome.state, (cite(*said[one]), cite(*said[other])), link.sureness,
                f"nearly the same ask ({link.reason}): {told}", outcome.cycle,
                tuple(_number(chain) for chain in group.values()),
            )  # fmt: skip


def _told(group: Mapping[str, Chain], identifiers: Sequence[str], position: str) -> str:
    numbers = ", ".join(_number(group[each]) for each in identifiers)
    return f"{numbers} {position}{_words(group, identifiers)}"


def _words(group: Mapping[str, Chain], identifiers: Sequence[str]) -> str:
    """The State's own words for a position, the first that there are."""
    answers = (group[each].current for each in identifiers)
    words = next((" ".join(answer.words.split()) for answer in answers if answer and answer.words), "")
    return f" (“{words}”)" if words else ""


# ------------------------------------------------------------------------------------------------------- done in form


def _forms(
    outcome: Outcome, groups: Iterable[Mapping[str, Chain]], links: Iterable[Link], said: Said
) -> Iterator[Contradiction]:
    """Offences that were moved to another law, beside the near-duplicates that ask to be rid of them."""
    moved: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in links:
        if link.kind == "evidence" and link.is_proposed and link.source in said:
            value = said[link.source][1].value
            if isinstance(value, Event) and value.effect == "moved":
                moved[link.source][link.target] = link
    for event, targets in moved.items():
        for group in groups:
            best = max((targets[each] for each in group if each in targets), key=lambda link: link.score, default=None)
            if best is None:
                continue
            numbers = tuple(_number(chain) for chain in group.values())
            yield Contradiction(
                "form", outcome.state, (cite(*said[best.target]), cite(*said[event])), best.sureness,
                f"the law was changed, and what was to go was moved to another law ({best.reason})", outcome.cycle,
                numbers if len(group) <= MOST_ALIKE else (_number(group[best.target]),),
            )  # fmt: skip
