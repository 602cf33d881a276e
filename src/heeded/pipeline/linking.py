"""A State or a text in; out, links of one kind with what could be linked, or the recommendations near to the text."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from heeded.model import LinkKind, ShownPosition, shown_position
from heeded.pipeline import publishing
from heeded.pipeline.concluding import View, conclude, labels, outcomes

if TYPE_CHECKING:
    from heeded.link import Passage
    from heeded.model import Label
    from heeded.reports.links import End, Found, Nearest

__all__ = ["links", "near_to", "recommendations", "similar"]


def links(state: str, kind: LinkKind, view: View) -> "Found":
    """The links of one kind between all that the record holds on a State, the best first, and what could be linked."""
    from heeded import link
    from heeded.assess import judged
    from heeded.primary import Judgement
    from heeded.reports import links as rows
    from heeded.store import conclusions, entries, read

    conclude(state, view)
    found = conclusions.links(view.viewer, state, kind)
    readings = read.readings(view.viewer, state)
    passages = link.passages(state, readings)
    if kind == "takes_up":
        listed = publishing.may_be_listed(state, view)
        passages = tuple(each for each in passages if each.role != "ask" or listed(each.document, each.statement))
        there = {each.id for each in passages}
        found = tuple(each for each in found if each.source in there)
    ends = {each.id: rows.end(each.document, each.statement, each.cycle) for each in passages}
    by_role: dict[str, dict[int | None, list[End]]] = defaultdict(lambda: defaultdict(list))
    for each in passages:
        review = each.cycle if kind in rows.ABOUT_LATER else each.about
        by_role[each.role][review].append(ends[each.id])

    def sides(roles: "Sequence[str]") -> "dict[int | None, tuple[End, ...]]":
        reviews = {review for role in roles for review in by_role[role]}
        return {review: tuple(end for role in roles for end in by_role[role][review]) for review in reviews}

    return rows.Found(
        state,
        kind,
        tuple(rows.row(each, ends) for each in judged.links(found, entries.current(view.viewer, Judgement))),
        sides(link.LINKERS[kind].sources),
        sides(link.LINKERS[kind].targets),
        frozenset((reading.document.kind, reading.document.cycle) for reading in readings),
    )


def similar(
    text: str,
    states: Sequence[str],
    view: View,
    top: int,
    cycle: int | None = None,
    position: ShownPosition | None = None,
    issue: str | None = None,
) -> "tuple[Nearest, ...]":
    """The recommendations of these States near to a text, the nearest first: of one cycle, position now, or issue."""
    from heeded.reports import links as rows

    found, positions = recommendations(states, view)
    found = [e for e in found if cycle in (None, e.cycle) and position in (None, positions.get(e.id))]
    near = near_to(text, found, view, top if issue is None else len(found))
    if issue is not None:
        about = labels([each.text for _, each in near], [each.document.language for _, each in near])
        near = [each for each, of in zip(near, about, strict=True) if _is_about(of, issue)][:top]
    return tuple(
        rows.Nearest(score, rows.end(each.document, each.statement, each.cycle), positions.get(each.id))
        for score, each in near
    )


def recommendations(states: Sequence[str], view: View) -> "tuple[list[Passage], dict[str, ShownPosition | None]]":
    """All recommendations to these States, and by their ids how they were answered."""
    from heeded import link
    from heeded.store import read

    found: list[Passage] = []
    positions: dict[str, ShownPosition | None] = {}
    for state in states:
        readings = read.readings(view.viewer, state)
        for outcome in outcomes(state, readings, view.day):
            answered = [(each.recommendation.id, each.current) for each in outcome.chains if each.current]
            positions |= {key: shown_position(answer.position, answer.reason) for key, answer in answered}
        found += [each for each in link.passages(state, readings) if each.role == "recommendation"]
    return found, positions


def near_to(text: str, passages: "Sequence[Passage]", view: View, top: int) -> "list[tuple[float, Passage]]":
    """The passages near to a text in meaning, the nearest first, each with its score."""
    from heeded import link
    from heeded.store import vectors

    return link.nearest(text, passages, vectors.embedder(view.model, _fleeting(text, passages)), top)


def _fleeting(text: str, passages: "Sequence[Passage]") -> "list[str]":
    """The texts whose vectors are not kept: what is asked for, and what is restricted."""
    return [text, *(each.text for each in passages if each.document.access == "restricted")]


def _is_about(labels: "Sequence[Label]", issue: str) -> bool:
    return any(each.kind == "issue" and each.value == issue and not each.is_proposal for each in labels)
