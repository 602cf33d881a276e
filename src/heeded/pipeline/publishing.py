"""What is concluded in, what may leave the house out: lists hold only those people and parties that a person released.

In the house nothing is left out. A name that its bearer gave no leave to is masked before (`heeded.store.redaction`),
so no release brings it back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from heeded import codec
from heeded.consent import OUTSIDE, WITHHELD, released
from heeded.model import Ask, CaseDecision, Document, Link, Person, Reading, Statement
from heeded.provenance import Quote

if TYPE_CHECKING:
    from heeded.cases import ReleaseKind
    from heeded.followed import Decision
    from heeded.pipeline.concluding import View
    from heeded.reports.record import StateRecord

__all__ = [
    "DECIDED", "UNPUBLISHED", "decisions", "is_leaving", "listed", "may_be_listed", "may_be_taken_up", "may_say",
    "may_stand", "readings", "record", "uptake",
]  # fmt: skip

Cited = tuple[Document, Statement]
Said = tuple[Document, Sequence[Any]]
"""A document with the JSON of what it says."""
May = Callable[[Document, Statement], Statement | None]
DECIDED = frozenset(kind.type for kind in (Person, Ask, CaseDecision))
"""The types of statements of which releases decide whether they stand in a list, and how."""
UNPUBLISHED = (
    "Lists of people, and of what organisations asked and had taken up, are not published: a name stands in them "
    "only where a person released it (heeded release)."
)
OF_UN = "un_compilation"
"""What bodies of the United Nations ask may be listed: it is they who publish it."""


def is_leaving(view: "View") -> bool:
    """Whether what this viewer sees leaves the house."""
    return view.viewer.use in OUTSIDE


def may_stand(kind: "ReleaseKind", state: str, view: "View") -> Callable[[str], bool]:
    """Whether a name may stand in a State's lists: in the house every one may, outside it those that were released."""
    from heeded.cases import Release
    from heeded.store import entries
    from heeded.viewer import TEAM

    if not is_leaving(view):
        return lambda _: True

    @cache
    def may() -> Callable[[str], bool]:
        return released(entries.history(TEAM, Release), kind, state)

    return lambda name: may()(name)


def record(made: "StateRecord", view: "View") -> "StateRecord":
    """A State's record with the people whom this viewer may see listed."""
    may = may_stand("person", made.state, view)
    return replace(made, people=tuple(each for each in made.people if may(each.name)))


def uptake(state: str, found: Iterable[Link], ends: Mapping[str, Cited], view: "View") -> list[Link]:
    """Links without those of asks by parties that this viewer may not see listed; `ends` has their sides by id."""
    may = may_be_taken_up(state, ends, view)
    return [each for each in found if each.kind != "takes_up" or may(each.source)]


def may_be_taken_up(state: str, ends: Mapping[str, Cited], view: "View") -> Callable[[str], bool]:
    """Whether a State's lists may tell of an ask, by its id, that it was taken up."""
    listed = may_be_listed(state, view)
    return lambda ask: ask in ends and listed(*ends[ask])


def may_be_listed(state: str, view: "View") -> Callable[[Document, Statement], bool]:
    """Whether what a party asks may stand in a State's lists; what bodies of the United Nations ask always may."""
    may = may_stand("party", state, view)

    def listed(document: Document, statement: Statement) -> bool:
        party = statement.asserted_by or document.publisher
        return not is_leaving(view) or document.kind == OF_UN or (party is not None and may(party))

    return listed


def listed(found: Iterable[Said], view: "View") -> Iterator[Said]:
    """Documents with the JSON of those of their statements that this viewer may see in a list."""
    said = may_say(view)
    for document, statements in found:
        yield document, _listed(document, statements, said) if is_leaving(view) else statements


def readings(found: Iterable[Said], view: "View") -> Iterator[Reading]:
    """The same as values."""
    for document, statements in listed(found, view):
        yield Reading(document, tuple(codec.from_json(Statement, each) for each in statements))


def _listed(document: Document, statements: Sequence[Any], said: May) -> Sequence[Any]:
    """Those that may be said, as they may be."""
    shown = []
    for each in statements:
        if each["type"] not in DECIDED:
            shown.append(each)
        elif one := said(document, codec.from_json(Statement, each)):
            shown.append(codec.to_json(one))
    return shown


def may_say(view: "View") -> May:
    """A statement as it may stand in a list, None where it may not: of a person, an ask of an organisation."""
    person = cache(lambda state: may_stand("person", state, view))
    listed = cache(lambda state: may_be_listed(state, view))

    def said(document: Document, statement: Statement) -> Statement | None:
        state, value = statement.state or next(iter(document.states), ""), statement.value
        if isinstance(value, Person) and not person(state)(value.name):
            return None
        if isinstance(value, Ask) and not listed(state)(document, statement):
            return None
        if isinstance(value, CaseDecision) and value.person and not person(state)(value.person):
            return _unnamed(statement, _mask([value.person]), (value.person,))
        return statement

    return said


def decisions(state: str, found: "tuple[Decision, ...]", view: "View") -> "tuple[Decision, ...]":
    """Decisions without the names of the people in them whom this viewer may not see listed, in their quotes too."""
    if not is_leaving(view):
        return found
    may = may_stand("person", state, view)
    return tuple(_without_names(each, [name for name in each.persons if not may(name)]) for each in found)


def _without_names(decision: "Decision", names: Sequence[str]) -> "Decision":
    mask = _mask(names)

    def every(part: tuple[Cited, ...]) -> tuple[Cited, ...]:
        return tuple((_untitled(document, mask), _unnamed(statement, mask, names)) for document, statement in part)

    return replace(
        decision, persons=tuple(each for each in decision.persons if each not in names), asked=every(decision.asked),
        replies=every(decision.replies), graded=every(decision.graded), others=every(decision.others),
    )  # fmt: skip


def _mask(names: Sequence[str]) -> Callable[[str], str]:
    """What masks these names, and parts of them, in a text."""
    from heeded.masking import Hidden, masked, masks, spans

    hidden = masks([Hidden(str(at), (name,), WITHHELD) for at, name in enumerate(names)])
    near = list(map(str, range(len(names))))
    return lambda text: masked(text, spans(text, hidden, near))


def _untitled(document: Document, mask: Callable[[str], str]) -> Document:
    return replace(document, title=mask(document.title) if document.title else None, file=mask(document.file))


def _unnamed(statement: Statement, mask: Callable[[str], str], names: Sequence[str]) -> Statement:
    value, quote = statement.value, statement.quote
    if isinstance(value, CaseDecision) and value.person in names:
        value = replace(value, person=None)
    return replace(statement, value=value, quote=Quote(mask(quote.text), quote.start, quote.end))
