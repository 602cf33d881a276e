"""What the machine found and what people judged in, what stands out: nothing here is stored, so nothing is overwritten.

A judgement counts while the machine still gives the value that was judged. Persons who disagree settle nothing: the
machine's value stays, and the item is asked again.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from heeded.assess.outcome import counts_of
from heeded.errors import UsageError
from heeded.model import POSITIONS, Answer, Chain, Label, Link, Outcome, Position, Recurrence, Stance
from heeded.primary import Judgement, Kept

__all__ = [
    "FIELDS", "Ruling", "Standing", "check", "label_subject", "labels", "link_subject", "links", "outcomes", "standing",
    "values_of",
]  # fmt: skip

T = TypeVar("T")

FIELDS: Mapping[str, tuple[str, ...]] = {
    "position": POSITIONS,
    "found": ("true", "false"),
    "type": get_args(Recurrence),
    "stance": get_args(Stance),
}
"""What can be judged, and the values that it can have."""
FOUND = "true"
"""The machine's value, as JSON, where what is judged is the item itself: it was found."""

Place = tuple[str, str]
"""Subject and field of a judgement."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What persons agree on about one value of the machine's."""

    judgement: Judgement
    by: tuple[str, ...]
    date: str
    """The day of the last of their judgements."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Judgements beside what the machine gives now."""

    rulings: Mapping[Place, Ruling]
    conflicts: Mapping[Place, tuple[Kept[Judgement], ...]]
    """Persons disagree: all are kept, none counts."""
    lapsed: tuple[Kept[Judgement], ...] = ()
    """The machine's value differs now from the one that was judged: to be asked again."""
    vanished: tuple[Kept[Judgement], ...] = ()
    """What was judged is no longer in the record."""


def link_subject(link: Link) -> str:
    """What judgements on a link name."""
    return f"{link.kind} {link.source} {link.target}"


def label_subject(statement: str, label: Label) -> str:
    """What judgements on a label of a statement name."""
    return f"label {label.kind} {label.value} {statement}"


def values_of(
    outcomes: Iterable[Outcome], links: Iterable[Link] = (), labels: Mapping[str, Iterable[Label]] | None = None
) -> dict[Place, str]:
    """Everything of a State that can be judged, with the machine's value as JSON; labels by statement."""
    found: dict[Place, str] = {}
    for chain in (chain for outcome in outcomes for chain in outcome.chains):
        found[chain.recommendation.id, "position"] = _json(_position(chain))
        found[chain.recommendation.id, "found"] = FOUND
    for link in links:
        subject = link_subject(link)
        found[subject, "found"] = FOUND
        if link.recurrence:
            found[subject, "type"] = _json(link.recurrence)
        if link.stance:
            found[subject, "stance"] = _json(link.stance)
        found[link.source, "found"] = found[link.target, "found"] = FOUND
    for statement, each in (labels or {}).items():
        found |= {(label_subject(statement, label), "found"): FOUND for label in each}
    return found


def standing(values: Mapping[Place, str], kept: Iterable[Kept[Judgement]]) -> Standing:
    """Which judgements count: `kept` has the last one of each person on each field."""
    fresh: dict[Place, list[Kept[Judgement]]] = defaultdict(list)
    lapsed, vanished = [], []
    for each in kept:
        place = (each.value.subject, each.value.field)
        if place not in values:
            vanished.append(each)
        elif values[place] != each.value.value:
            lapsed.append(each)
        else:
            fresh[place].append(each)
    rulings, conflicts = {}, {}
    for place, said in fresh.items():
        if len({(one.value.verdict, one.value.corrected) for one in said}) > 1:
            conflicts[place] = tuple(said)
        else:
            by = tuple(dict.fromkeys(one.by for one in said))
            rulings[place] = Ruling(said[-1].value, by, max(one.added for one in said).date().isoformat())
    return Standing(rulings, conflicts, tuple(lapsed), tuple(vanished))


def check(judgement: Judgement) -> None:
    """Raise UsageError where a judgement is on an unknown field or its corrected value is none that the field has."""
    allowed = FIELDS.get(judgement.field)
    if allowed is None:
        raise UsageError(f"{judgement.field!r} cannot be judged; what can be: {', '.join(FIELDS)}.")
    if judgement.verdict != "correct":
        if judgement.corrected is not None:
            raise UsageError(f"A value goes with the verdict correct; this one is {judgement.verdict}: leave it out.")
        return
    if judgement.field == "found":
        raise UsageError("An item is found or is not: accept it or reject it.")
    if judgement.corrected is None or json.loads(judgement.corrected) not in allowed:
        raise UsageError(f"To correct a {judgement.field}, give the right value: {', '.join(allowed)}.")
    if judgement.corrected == judgement.value:
        raise UsageError("The value is the one that the machine gives already: accept it.")


def outcomes(found: Sequence[Outcome], kept: Iterable[Kept[Judgement]]) -> tuple[Outcome, ...]:
    """The outcomes with positions as people judged them: a correction is the last answer, with who and when.

    A rejected position is taken back: the answer before it is the current one. Checks stay as they are: they compare
    documents. `kept` may hold judgements on anything; those on other things are passed over.
    """
    rulings = standing(values_of(found), kept).rulings
    return tuple(_outcome(each, rulings) for each in found)


def links(found: Sequence[Link], kept: Iterable[Kept[Judgement]]) -> tuple[Link, ...]:
    """The links, in order: an accepted one is proposed whatever its score, a rejected one is proposed no more.

    So is a link of a statement that was rejected. Type and stance are as corrected; None where they were rejected.
    """
    rulings = standing(values_of((), found), kept).rulings
    return tuple(_link(each, rulings) for each in found) if rulings else tuple(found)


def labels(statement: str, found: Sequence[Label], kept: Iterable[Kept[Judgement]]) -> tuple[Label, ...]:
    """The labels of a statement: an accepted one is a proposal no more, a rejected one is gone."""
    subjects = {label_subject(statement, each): each for each in found}
    rulings = standing({(subject, "found"): FOUND for subject in subjects}, kept).rulings
    return tuple(
        replace(each, is_proposal=False) if _verdict(rulings, subject) == "accept" else each
        for subject, each in subjects.items()
        if _verdict(rulings, subject) != "reject"
    )


def _outcome(outcome: Outcome, rulings: Mapping[Place, Ruling]) -> Outcome:
    chains = tuple(_chain(each, rulings.get((each.recommendation.id, "position"))) for each in outcome.chains)
    if chains == outcome.chains:
        return outcome
    return replace(outcome, chains=chains, counts=counts_of(chains))


def _chain(chain: Chain, ruling: Ruling | None) -> Chain:
    if ruling is None or ruling.judgement.verdict == "accept":
        return chain
    if ruling.judgement.verdict == "reject":
        return replace(chain, answers=chain.answers[:-1])
    position: Position = json.loads(ruling.judgement.corrected or "null")
    why = f"corrected by {', '.join(ruling.by)}"
    if ruling.judgement.note:
        why += f": {ruling.judgement.note}"
    return replace(chain, answers=(*chain.answers, Answer(position, "judgement", date=ruling.date, reason=why)))


def _link(link: Link, rulings: Mapping[Place, Ruling]) -> Link:
    subject = link_subject(link)
    verdicts = {_verdict(rulings, of) for of in (subject, link.source, link.target)}
    proposed = link.is_proposed or _verdict(rulings, subject) == "accept"
    stance: Stance | None = _judged(link.stance, rulings.get((subject, "stance")))
    return replace(
        link,
        is_proposed=proposed and "reject" not in verdicts,
        is_accepted=_verdict(rulings, subject) == "accept" and "reject" not in verdicts,
        recurrence=_judged(link.recurrence, rulings.get((subject, "type"))),
        stance=stance,
        only_asks=link.only_asks and stance == link.stance,
    )


def _judged(value: T | None, ruling: Ruling | None) -> T | None:
    if ruling is None or ruling.judgement.verdict == "accept":
        return value
    corrected: T | None = json.loads(ruling.judgement.corrected or "null")
    return corrected


def _verdict(rulings: Mapping[Place, Ruling], subject: str) -> str | None:
    ruling = rulings.get((subject, "found"))
    return ruling.judgement.verdict if ruling else None


def _position(chain: Chain) -> Position | None:
    return chain.current.position if chain.current else None


def _json(value: str | None) -> str:
    return json.dumps(value)
