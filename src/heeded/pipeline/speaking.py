"""An organisation's name in, all that documents have of it out: what it says, and which of its asks were taken up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from heeded.cases import folded
from heeded.errors import UsageError
from heeded.model import Document, Recommendation, Statement
from heeded.pipeline import publishing

if TYPE_CHECKING:
    from heeded.pipeline.concluding import View

__all__ = [
    "PARTY_GROUPS", "SAID", "PartyGroup", "Said", "TakenUp", "parties", "parties_by_kind", "said_by", "states_of",
    "with_taken_up",
]  # fmt: skip

SAID = ("ask", "concern", "appraisal", "commendation", "intervention")
"""Types of statements in which a party speaks for itself."""
PartyGroup = Literal["others", "bodies", "states"]
PARTY_GROUPS: tuple[PartyGroup, ...] = get_args(PartyGroup)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A recommendation that, by a proposed link, takes up an ask."""

    id: str
    position: str | None
    by: tuple[str, ...]
    """The recommending States, by their codes."""
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a party, where it stands, and what took it up."""

    document: Document
    statement: Statement
    taken_up: tuple[TakenUp, ...] = ()


def parties(view: "View") -> dict[str, int]:
    """How many statements each party makes in the documents that the viewer may see, the most first.

    Outside the house those alone whose names a person released.
    """
    return dict(Counter(_party(each) for each in _every(view)).most_common())


def parties_by_kind(view: "View") -> dict[PartyGroup, dict[str, int]]:
    """The same in three groups: States; bodies of the UN or a region with national institutions; all others.

    What a party is, its documents say of most of its statements, else its name.
    """
    said = _every(view)
    told: dict[str, Counter[str]] = {}
    for each in said:
        if party := getattr(each.statement.value, "party", None):
            told.setdefault(_party(each), Counter())[party] += 1
    found: dict[PartyGroup, dict[str, int]] = {group: {} for group in PARTY_GROUPS}
    for name, count in Counter(_party(each) for each in said).most_common():
        [(stated, _)] = told[name].most_common(1) if name in told else [(None, 0)]
        found[_group(name, stated)][name] = count
    return found


def _group(name: str, stated: str | None) -> PartyGroup:
    from heeded.extract.parties import is_body, party_of
    from heeded.vocabulary.states import iso3_of

    if stated == "state" or iso3_of(name):
        return "states"
    party = party_of(name) or stated or ("agency" if is_body(name) else "civil_society")
    return "others" if party == "civil_society" else "bodies"


def said_by(name: str, view: "View") -> tuple[Said, ...]:
    """What a party says, document by document.

    Raises UsageError where no document that the viewer may see has anything of it.
    """
    found = tuple(each for each in _every(view) if folded(_party(each)) == folded(name))
    if not found:
        raise UsageError(f"No document that you can see has anything that {name} says.")
    return found


def states_of(said: Sequence[Said]) -> tuple[str, ...]:
    """The States to which the asks among these go."""
    return tuple(sorted({state for each in said if each.statement.type == "ask" and (state := _state(each))}))


def with_taken_up(said: Sequence[Said], view: "View") -> tuple[Said, ...]:
    """The same, each with what took it up; the documents of its States must have been compared."""
    taken: dict[str, list[TakenUp]] = {}
    for state in states_of(said):
        for source, each in _taken_up(state, {one.statement.id for one in said}, view):
            taken.setdefault(source, []).append(each)
    return tuple(replace(each, taken_up=tuple(taken.get(each.statement.id, ()))) for each in said)


def _every(view: "View") -> list[Said]:
    """All that parties say and that may be listed for this viewer."""
    from heeded.store import read

    every = [
        Said(reading.document, statement)
        for reading in read.sketches(view.viewer, SAID, is_of_states=False)
        for statement in reading.statements
        if not getattr(statement.value, "speaking_state", None)
    ]
    may = {state: publishing.may_be_listed(state, view) for state in {_state(each) for each in every}}
    return [each for each in every if _party(each) and may[_state(each)](each.document, each.statement)]


def _party(each: Said) -> str:
    party = each.statement.asserted_by or each.document.publisher or ""
    return "" if party == "state" else party


def _state(each: Said) -> str:
    return each.statement.state or next(iter(each.document.states), "")


def _taken_up(state: str, asks: set[str], view: "View") -> list[tuple[str, TakenUp]]:
    """The asks among these that recommendations to a State take up, by the ids of their statements."""
    from heeded.assess import judged
    from heeded.primary import Judgement
    from heeded.reports.words import public_id
    from heeded.store import conclusions, entries

    links = judged.links(conclusions.links(view.viewer, state, "takes_up"), entries.current(view.viewer, Judgement))
    near = [each for each in links if each.is_proposed and each.source in asks]
    targets = {each.target for each in near}
    places, cited = conclusions.places(view.viewer, state, targets), conclusions.cited(view.viewer, targets)
    found = []
    for each in near:
        if each.target in places and each.target in cited:
            cycle, number, position = places[each.target]
            value = cited[each.target][1].value
            by = value.recommending_states if isinstance(value, Recommendation) else ()
            taken = TakenUp(public_id(state, cycle, number), position, by, each.score, each.reason)
            found.append((each.source, taken))
    return found
