"""Whatever stands in a text that people or files gave, no screen passes on what steers a terminal."""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from rich.console import RenderableType
from rich.text import Text
from tests.reports.test_terminal import HOSTILE, STEERING, shown

from builders import document, statement
from heeded.followed import Decision
from heeded.model import CaseDecision
from heeded.primary import Assessment, Kept, WorkingSet
from heeded.reports import assessments, assignments, decisions, pledges, review, sets, worksheets
from heeded.reports.recommendations import Told

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def filled(kind: type, **fixed: Any) -> Any:
    """A value of this kind with an escape sequence in every text."""
    hints = get_type_hints(kind)
    wanted = {each.name: hints[each.name] for each in fields(kind) if each.name not in fixed}
    return kind(**fixed, **{name: value_of(hint) for name, hint in wanted.items()})


def value_of(hint: Any) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return value_of(arguments[0])
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return (value_of(arguments[0]),)
    if is_dataclass(hint) and isinstance(hint, type):
        return filled(hint)
    return {str: HOSTILE, int: 2, float: 0.5, bool: True}[hint]


def said() -> tuple[Any, Any]:
    text = f"{HOSTILE} Free the man {HOSTILE}"
    value = CaseDecision("CCPR", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), grade=HOSTILE)
    return document(symbol=HOSTILE, title=HOSTILE, file=HOSTILE), statement(text, text.strip(), value)


def screens() -> dict[str, RenderableType]:
    told = tuple(filled(Told, relation=relation) for relation in ("supports", None))
    page = filled(
        pledges.PledgePage, claims=told, evidence=told
    )  # fmt: skip
    decision = Decision("XAV", "CCPR", HOSTILE, HOSTILE, (HOSTILE,), (HOSTILE,), *([(said(),)] * 4))
    kept = Kept(HOSTILE, HOSTILE, NOW, filled(Assessment))
    row = filled(assessments.AssessmentRow)
    return {
        "assessments": assessments.screen([row], [filled(assessments.IndexRow)]),
        "assessments beside": assessments.beside([row]),
        "index": assessments.index_screen([filled(assessments.IndexRow), *[filled(assessments.IndexRow)] * 2]),
        "sets": sets.sets([filled(sets.SetRow)]),
        "members": sets.members(filled(WorkingSet), [filled(sets.MemberRow)]),
        "proposals": sets.proposals([filled(sets.ProposalRow)]),
        "assignments": assignments.screen([filled(assignments.AssignmentRow)]),
        "review": review.screen([filled(review.ItemRow)]),
        "pledges": pledges.screen("XAV", [page]),
        "pledge": pledges.page(page),
        "decisions": decisions.screen("XAV", [decision], {decisions.subject(decision): [kept]}),
        "worksheets": worksheets.together({HOSTILE: {"fully": [HOSTILE] * 2}}, [HOSTILE] * 2),
        "worksheet": Text(worksheets.of_file(HOSTILE, HOSTILE, 1, [HOSTILE] * 9, 9)),
    }


SCREENS = screens()


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", [80, 120])
def test_no_text_steers_the_terminal(name: str, width: int) -> None:
    printed = shown(SCREENS[name], width)
    assert not STEERING & set(printed)
    assert "[bold]" in printed or name == "index", "markup is shown, not followed"
