"""A State in, what is followed of it out: the ids of its recommendations, assignments, pledges and decisions.

Statements alone are read here, never whole texts.
"""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from heeded.model import Reading, Recommendation
from heeded.pipeline import concluding, publishing
from heeded.pipeline.knowing import is_known, known_documents

if TYPE_CHECKING:
    from pathlib import Path

    from heeded.followed import Decision, Task, Tendency
    from heeded.model import Label
    from heeded.pipeline.concluding import View
    from heeded.primary import Assessment, Assignment, Kept
    from heeded.reports.asks import ReviewAsked
    from heeded.reports.compared import Compared
    from heeded.reports.pledges import PledgePage
    from heeded.reports.recommendations import Page
    from heeded.sheets import Grid, Row
    from heeded.store.read import Recommended

__all__ = [
    "asked",
    "assessments_of",
    "assignments_in",
    "compared",
    "decisions",
    "pledges",
    "recommendations",
    "state_of_decision",
    "tasks",
    "tendencies",
]


def recommendations(state: str, view: "View") -> dict[str, str]:
    """The texts of a State's numbered recommendations by their public ids, in order."""
    from heeded.assess.review import gather
    from heeded.reports.words import public_id
    from heeded.store import read

    found = {}
    for review in gather(state, read.sketches(view.viewer, ("recommendation", "review"), state)):
        for each in review.recommendations:
            if isinstance(each.value, Recommendation) and each.value.number:
                found[public_id(state, review.cycle, each.value.number)] = each.value.text
    return found


def tasks(states: Sequence[str], view: "View") -> "tuple[Task, ...]":
    """What is assigned of the recommendations of these States."""
    from heeded.assess import assignments
    from heeded.primary import Assignment, ProgressNote
    from heeded.store import entries

    every = entries.current(view.viewer, Assignment)
    assigned = [each for each in every if each.value.subject.partition("/")[0] in states]
    notes = entries.current(view.viewer, ProgressNote, {each.value.subject for each in assigned})
    return assignments.tasks(assigned, notes, view.day)


def assignments_in(file: "Path", review: str, view: "View") -> "tuple[list[Assignment], list[str], list[str]]":
    """The assignments in a table, what is wrong with the other rows, each with its place, and which rows are alike.

    `review` ("KAZ/4") is that of bare numbers. Raises UsageError where no table has the columns that are needed.
    """
    from heeded.assess import settled
    from heeded.assess.assignments import COLUMNS, assignment_of
    from heeded.errors import HeededError, UsageError

    grid, header, rows = _table(file, COLUMNS[:2])
    known: dict[str, frozenset[str]] = {}
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        raise UsageError(f"{file} has the column {twice[0]!r} twice: rename one of them, or delete it.")
    found: list[tuple[str, Assignment]] = []
    problems: dict[str, str] = {}
    for row in rows:
        cells = {name: cell for name, cell in zip_longest(header, row.cells, fillvalue="") if name in COLUMNS}
        if not any(cells.values()):
            continue
        code = (review or cells["recommendation"]).partition("/")[0]
        if code not in known:
            known[code] = frozenset(recommendations(code, view))
        try:
            if header.index("recommendation") in row.rounded:
                raise HeededError(
                    f"{cells['recommendation']} may have lost a zero: write the column as text, 124.10 is not 124.1."
                )
            found.append((grid.place(row), assignment_of(cells, review, known[code])))
        except HeededError as error:
            problems[grid.place(row)] = str(error)
    once, clashing, same = settled(found, lambda each: each)
    problems |= clashing
    ordered = sorted(problems, key=lambda place: int(place.rpartition(" ")[2]))
    return once, [f"{place}: {problems[place]}" for place in ordered], same


def _table(file: "Path", needed: "Sequence[str]") -> "tuple[Grid, list[str], Sequence[Row]]":
    """The first table of a file with a row of these names, the names in it, and the rows below it."""
    from heeded.errors import UsageError
    from heeded.sheets import grids

    every = grids(file)
    for grid in every:
        for at, row in enumerate(grid.rows):
            names = [cell.strip().lower() for cell in row.cells]
            if set(needed) <= set(names):
                return grid, names, grid.rows[at + 1 :]
    first = next(row for grid in every for row in grid.rows if any(row.cells))
    columns = " and ".join(map(repr, needed))
    raise UsageError(f"{file}: columns must be called {columns}. Those of its first row: {', '.join(first.cells)}.")


MOST_LABELLED = 2000
"""Recommendations of a State, and of all, that are labelled to compare what they are about."""


def asked(asking: str, state: str, view: "View") -> "tuple[ReviewAsked, ...]":
    """What one State asked of another, review by review, with what came of it; none where nothing was counted."""
    from heeded.reports.asks import of_review

    record = concluding.record(state, view)
    pages = _pages_as_of(asking, state, view) if view.as_of else _pages(asking, state, view)
    return tuple(
        of_review(asking, state, review, [page for page in pages if page.line.cycle == review.cycle])
        for review in record.reviews
        if review.counts
    )


def _pages(asking: str, state: str, view: "View") -> "list[Page]":
    """The recommendations of one State to another, each with its whole chain."""
    from heeded.reports.recommendations import Line, Page
    from heeded.store import conclusions

    lines = conclusions.lines(view.viewer, state, Line)
    made = {line.statement for line in lines if asking in line.recommending_states}
    return list(concluding.whole(state, view, conclusions.chains(view.viewer, state, Page, statements=made)))


def _pages_as_of(asking: str, state: str, view: "View") -> "list[Page]":
    """The same as it was known on a day, which is concluded once for all of them."""
    from heeded.reports.recommendations import with_links

    made = concluding.as_known(state, view)
    ends = {each.id: (reading.document, each) for reading in made.readings for each in reading.statements}
    places = {page.line.statement: (page.line.id, page.line.shown) for page in made.pages}
    own = [page for page in made.pages if asking in page.line.recommending_states]
    return [with_links(page, concluding.links_of(page, made.links), ends, places) for page in own]


def tendencies(asking: str, state: str, view: "View") -> "tuple[tuple[Tendency, ...], int]":
    """What a State asks of others than this one, against what all ask, by action and issue; how many asks there are.

    Recommendations of Working Group reports are compared; of many, a sample of `MOST_LABELLED`.
    """
    from heeded.assess.tendencies import tendencies as compared
    from heeded.store import read

    own, every, count = read.asked_by(
        view.viewer, asking, MOST_LABELLED, lambda document: is_known(Reading(document), view)
    )
    own = tuple(each for each in own if each.state != state)[:MOST_LABELLED]
    labels = _labels([*own, *every])
    return compared(labels[: len(own)], labels[len(own) :], ("action", "issue")), count


def _labels(asks: "Sequence[Recommended]") -> "list[tuple[Label, ...]]":
    """Action and issues, without the vectors and words that take most of the time."""
    from heeded.classify import labels_of

    texts, languages = [each.text for each in asks], [each.language for each in asks]
    found = labels_of(texts, languages, with_words=False, with_meaning=False)
    return [(*((each.action,) if each.action else ()), *each.issues) for each in found]


def compared(states: "Sequence[str]", view: "View", cycle: int | None = None) -> "tuple[Compared, ...]":
    """The review of one cycle of each State, else its last whose list was read, else its last whose total is known."""
    from heeded.reports.compared import Compared

    found = []
    for state in states:
        record = concluding.record(state, view)
        counted = [each for each in record.reviews if each.counts and cycle in (None, each.cycle)]
        chosen = max(counted, key=lambda each: (each.is_counted, each.cycle), default=None)
        later = tuple(each for each in counted if chosen and each.cycle > chosen.cycle)
        found.append(Compared(state, chosen, record.next, later))
    return tuple(found)


def pledges(state: str, view: "View", cycle: int | None = None) -> "tuple[PledgePage, ...]":
    """A State's pledges, those of one cycle or all, each with what the State and others say of it."""
    from heeded.assess import pledges as chains
    from heeded.assess.later import done_by_texts, with_later
    from heeded.assess.verified import verified
    from heeded.reports.pledges import with_links
    from heeded.store import conclusions, read
    from heeded.vocabulary.calendar import reviews_of

    concluding.conclude(state, view)
    was_there = known_documents(state, view)

    def known(is_wanted: Callable[[Any], bool] = lambda _: True) -> list[Reading]:
        types = ("pledge", "claim", "review", "treaty_action", "event", "appraisal")
        found = read.sketches(view.viewer, types, state, is_wanted=is_wanted)
        return [each for each in found if was_there(each.document)]

    made = [each for each in chains.pledges(state, known(chains.may_belong)) if cycle in (None, each.cycle)]
    if not made:
        return ()
    register = concluding.register_of(view)
    years = {slot.cycle: str(slot.year) for slot in reviews_of(state)}
    shown = [
        verified(each.statement.quote.text, state, year, register, view.day) if (year := years.get(each.cycle)) else ()
        for each in made
    ]
    # all claims are looked through only where one can say otherwise than a register
    is_undone = any(one.result == "not_by" for each in shown for one in each)
    told = done_by_texts(state, known()) if is_undone else ()
    links = conclusions.links_with(view.viewer, state, [each.statement.id for each in made])
    cited = conclusions.cited(view.viewer, {link.source for link in links})
    there = {key: end for key, end in cited.items() if was_there(end[0])}
    return tuple(
        with_links(each, links, there, [with_later(one, told) for one in of_registers])
        for each, of_registers in zip(made, shown, strict=True)
    )


def decisions(state: str, view: "View") -> "tuple[Decision, ...]":
    """The decisions in individual cases against a State that the record speaks of."""
    from heeded.assess import decisions as cases
    from heeded.store import read
    from heeded.vocabulary.case_decisions import IN_ALL_NUMBERS

    readings = read.sketches(view.viewer, ("case_decision", "recommendation"), state, words=IN_ALL_NUMBERS)
    was_there = known_documents(state, view)
    found = cases.decisions(state, [each for each in readings if was_there(each.document)])
    return publishing.decisions(state, found, view)


def state_of_decision(body: str, number: str, view: "View") -> str:
    """The State that a decision is against; raises UsageError where no text of the record speaks of it."""
    from heeded.errors import UsageError
    from heeded.model import CaseDecision
    from heeded.store import read

    for reading in read.sketches(view.viewer, ("case_decision",)):
        for each in reading.statements:
            value = each.value
            if isinstance(value, CaseDecision) and (value.body, value.number) == (body, number) and each.state:
                return each.state
    raise UsageError(f"The record says nothing of {body} {number}: heeded decisions STATE lists those that it has.")


def assessments_of(subjects: "Sequence[str]", view: "View") -> "dict[str, list[Kept[Assessment]]]":
    """What parties conclude of these subjects, as it stands."""
    from heeded.primary import Assessment
    from heeded.store import entries

    found: dict[str, list[Kept[Assessment]]] = {}
    for each in entries.current(view.viewer, Assessment, subjects) if subjects else ():
        found.setdefault(each.value.subject, []).append(each)
    return found
