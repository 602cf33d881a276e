"""A State in, what the record can conclude of it out: outcomes, links, labels; stages meet here and nowhere else.

What is concluded is kept, and made anew when a document, the program, the day or what people decided is another one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from heeded.model import Outcome, Reading, Recommendation, Review
from heeded.pipeline import publishing
from heeded.pipeline.knowing import is_known, tells_no_day
from heeded.pipeline.searching import aspects
from heeded.pipeline.standing import last, settled, standing

if TYPE_CHECKING:
    from heeded.assess.registers import Register
    from heeded.meaning import Model
    from heeded.model import Chain, Label, Link
    from heeded.primary import Judgement, Kept
    from heeded.reports.assessments import AssessmentRow
    from heeded.reports.recommendations import Page
    from heeded.reports.record import Held, ReviewRecord, StateRecord
    from heeded.store.conclusions import ChainRow
    from heeded.verified import Verified
    from heeded.viewer import Viewer

__all__ = [
    "View", "as_known", "chains", "conclude", "held", "is_compared", "labels", "links_of", "machine", "outcomes",
    "pages", "record", "register_of", "with_judged_labels",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """Who looks, on which day, and by which model meanings are compared.

    With `as_of` the record is as it was known on that day: later documents do not count.
    """

    viewer: "Viewer"
    today: date
    model: "Model"
    as_of: date | None = None

    @property
    def day(self) -> date:
        """The day on which the view stands."""
        return self.as_of or self.today


# ------------------------------------------------------------------------------------------------------- the record


def record(state: str, view: View, cycle: int | None = None) -> "StateRecord":
    """The State's record, of one cycle or of all that the calendar or the documents know."""
    from heeded.reports.record import StateRecord, of_cycle
    from heeded.store import conclusions

    if view.as_of:
        return of_cycle(publishing.record(as_known(state, view).record, view), cycle)
    conclude(state, view)
    found = of_cycle(publishing.record(conclusions.summary(view.viewer, state, StateRecord, cycle), view), cycle)
    return replace(found, reviews=tuple(_with_assessments(state, view, found.reviews)))


def _with_assessments(state: str, view: View, reviews: "Iterable[ReviewRecord]") -> "Iterator[ReviewRecord]":
    """Reviews, each with the index of what parties conclude of it, where they conclude anything."""
    from heeded.pipeline.deciding import assessed, lines
    from heeded.primary import Assessment
    from heeded.store import entries

    cycles = {each.split("/")[1] for each in entries.subjects(view.viewer, Assessment, f"{state}/")}
    for review in reviews:
        is_assessed = str(review.cycle) in cycles
        found = assessed(lines(state, view, review.cycle), view)[1] if is_assessed else ()
        yield replace(review, assessed=tuple(found)) if is_assessed else review


def pages(state: str, view: View, number: str, cycle: int | None = None) -> "tuple[Page, ...]":
    """The recommendations with this number, one in each cycle, each with its whole chain and the cases linked to it."""
    from heeded.pipeline.case_links import linked_to

    found = chains(state, view, number, cycle)
    return tuple(replace(page, cases=linked_to((page.line.id, page.line.statement), view)) for page in found)


def chains(state: str, view: View, number: str, cycle: int | None = None) -> "tuple[Page, ...]":
    """The same without cases."""
    from heeded.reports.recommendations import Page, chosen, with_links
    from heeded.store import conclusions

    said = _said(view)
    if view.as_of:
        made = as_known(state, view)
        ends = {s.id: (r.document, s) for r in made.readings for s in r.statements}
        ids = {page.line.statement: (page.line.id, page.line.shown) for page in made.pages}
        chosen_ones = [with_judged_labels(page, said) for page in chosen(made.pages, number, cycle)]
        links = publishing.uptake(state, made.links, ends, view)
        return tuple(with_links(page, links_of(page, links), ends, ids) for page in chosen_ones)
    conclude(state, view)
    return whole(state, view, conclusions.chains(view.viewer, state, Page, number, cycle))


def whole(state: str, view: View, rows: "Sequence[ChainRow[Page]]") -> "tuple[Page, ...]":
    """Recommendations as they are kept, each with its whole chain; as many queries for many as for one."""
    from heeded.assess import judged
    from heeded.pipeline.deciding import assessed
    from heeded.reports.recommendations import with_links
    from heeded.reports.words import public_id
    from heeded.store import conclusions

    said = _said(view)
    near = judged.links(conclusions.links_with(view.viewer, state, [row.statement for row in rows]), said)
    others = {end for link in near for end in (link.source, link.target)}
    places = {
        statement: (public_id(state, cycle, number), position)
        for statement, (cycle, number, position) in conclusions.places(view.viewer, state, others).items()
    }
    cited = conclusions.cited(view.viewer, others)
    links: dict[str, list[Link]] = defaultdict(list)
    for link in publishing.uptake(state, near, cited, view):
        for end in {link.source, link.target}:
            links[end].append(link)
    lines = {row.page.line.id: row.page.line for row in rows}
    given: dict[str, list[AssessmentRow]] = defaultdict(list)
    for each in assessed(lines, view)[0] if lines else ():
        given[each.id].append(each)
    return tuple(
        with_links(
            replace(with_judged_labels(row.page, said), assessments=tuple(given[row.page.line.id])),
            links[row.page.line.statement], cited, places,
        )
        for row in rows
    )  # fmt: skip


def with_judged_labels(page: "Page", said: "Sequence[Kept[Judgement]]") -> "Page":
    """A page as kept, with its labels as people judged them."""
    from heeded.assess import judged

    return replace(page, labels=judged.labels(page.line.statement, page.labels, said))


def links_of(page: "Page", links: "Iterable[Link]") -> "list[Link]":
    """The links from and to the recommendation of a page."""
    return [link for link in links if page.line.statement in (link.source, link.target)]


def conclude(state: str, view: View) -> bool:
    """Bring what is kept of a State up to date; False where it was.

    Links and labels are made anew where documents or the program changed, what rests on them every day and where
    people decided something.
    """
    from heeded import codec
    from heeded.store import conclusions, indexing

    before = standing(state, view)
    if before.is_current:
        return False
    known = _findings(state, view) if before.is_compared else None
    made = _concluded(state, view, known)
    rows = (
        conclusions.ChainRow(
            page.line.cycle, page.line.number, page.line.number_printed or page.line.number, page.line.statement, page
        )
        for page in made.pages
    )
    value = codec.to_json(made.record)
    conclusions.save(view.viewer, state, before.wanted, value, rows, None if known else made.findings.links)
    indexing.keep(view.viewer, state, True, aspects(made.pages, made.links, _said(view)))
    settled(state, view, before)
    return True


def is_compared(state: str, view: View) -> bool:
    """Whether the State's documents were compared as they are now; else the next look takes up to a minute."""
    return standing(state, view).is_compared


@dataclass(frozen=True, slots=True)
class Findings:
    """What machines found on a State's statements: the slow part."""

    links: "tuple[Link, ...]"
    labels: "dict[str, tuple[Label, ...]]"
    """By the ids of the recommendations' statements."""


def _findings(state: str, view: View) -> Findings:
    """What was found when the State was compared last."""
    from heeded.store import conclusions

    def opened() -> Findings:
        return Findings(conclusions.links(view.viewer, state), dict(conclusions.labels(view.viewer, state)))

    return last("findings", (state, view.viewer.sight, standing(state, view).kept[0]), opened)


def _found(state: str, view: View, readings: Sequence[Reading], chains: "Sequence[Chain]") -> Findings:
    from heeded import link
    from heeded.reports.aspects import recommendation_of
    from heeded.store import vectors

    passages = link.passages(state, readings)
    restricted = [each.text for each in passages if each.document.access == "restricted"]
    embed = vectors.embedder(view.model, restricted)
    found = tuple(each for kind in link.LINKERS for each in link.links(kind, passages, embed))
    languages = {reading.document.key: reading.document.language for reading in readings}
    about = labels(
        [recommendation_of(chain).text for chain in chains], [languages.get(chain.document) for chain in chains]
    )
    return Findings(found, {chain.recommendation.id: each for chain, each in zip(chains, about, strict=True)})


@dataclass(frozen=True, slots=True)
class Concluded:
    """All that is concluded of one State."""

    readings: tuple[Reading, ...]
    record: "StateRecord"
    pages: "tuple[Page, ...]"
    findings: Findings
    links: "tuple[Link, ...]"
    """The links as people judged them."""


def _concluded(state: str, view: View, known: Findings | None = None) -> Concluded:
    from heeded import assess
    from heeded.assess import judged
    from heeded.assess.contradictions import contradictions
    from heeded.assess.figures import ledgers
    from heeded.assess.tallies import told
    from heeded.reports import mentioned, recommendations
    from heeded.reports import record as records

    readings, of_state = _held(state, view)
    chains = [chain for outcome in of_state.outcomes for chain in outcome.chains]
    findings = _between(known, readings) if known else _found(state, view, readings, chains)
    said = _said(view)
    judged_links, judged_outcomes = judged.links(findings.links, said), judged.outcomes(of_state.outcomes, said)
    register = register_of(view)
    adopted = {facts.cycle: facts.outcome_adopted for facts in of_state.facts if facts.cycle and facts.outcome_adopted}
    of_un = frozenset(s.id for r in readings if r.document.kind == "un_compilation" for s in r.statements)
    of_state = replace(
        of_state,
        outcomes=judged_outcomes,
        links=judged_links,
        labels={key: judged.labels(key, found, said) for key, found in findings.labels.items()},
        verified=_verified(judged_outcomes, readings, view, register),
        contradictions=contradictions(state, readings, judged_outcomes, judged_links, register),
        next=assess.next_dates(state, view.day, adopted),
        of_un=of_un,
        spoken_of=_spoken_of(of_state, readings, of_un),
        people=mentioned.people(state, readings),
        laws=mentioned.laws(state, readings),
        ledgers=ledgers(state, readings),
        told=told(state, readings, judged_outcomes),
    )
    as_of = view.as_of.isoformat() if view.as_of else None
    record = replace(records.record(of_state, view.day), as_of=as_of)
    pages = recommendations.all_pages(replace(of_state, labels=findings.labels))  # judged when they are read
    pages = tuple(replace(page, as_of=as_of) for page in pages)
    return Concluded(readings, record, pages, findings, judged_links)


def _spoken_of(held: "Held", readings: Sequence[Reading], of_un: frozenset[str]) -> dict[str, frozenset[int]]:
    """By what is counted of links, the reviews on which the readings have anything that could be linked so.

    The change of a law can speak of any review.
    """
    from heeded import link

    passages = link.passages(held.state, readings)
    told = link.reviews_spoken_of(each for each in passages if each.role != "ask" or each.id not in of_un)
    of_bodies = link.reviews_spoken_of(each for each in passages if each.id in of_un)
    none: frozenset[int] = frozenset()
    evidence = told.get("evidence", none) | of_bodies.get("evidence", none)
    if any(each.role == "law" for each in passages):
        evidence |= {outcome.cycle for outcome in held.outcomes}
    return {
        "taken_up": told.get("ask", none), "taken_up_of_un": of_bodies.get("ask", none),
        "claimed": told.get("claim", none), **dict.fromkeys(("evidenced", "supporting", "contradicting"), evidence),
    }  # fmt: skip


def _verified(
    reviews: Sequence[Outcome], readings: "Sequence[Reading]", view: View, register: "Register"
) -> "dict[str, tuple[Verified, ...]]":
    """What public registers show of what recommendations ask, as far as it was known on the day of the view.

    Where the readings have a later text that says otherwise, it stands beside the register.
    """
    from heeded.assess.later import done_by_texts, with_later
    from heeded.assess.verified import verified
    from heeded.reports.aspects import recommendation_of

    day = view.day.isoformat()
    found = {}
    told = done_by_texts(reviews[0].state, readings) if reviews else ()
    for outcome in reviews:
        reviewed = _reviewed(outcome)
        for chain in outcome.chains if reviewed else ():
            answered = chain.current.date if chain.current else None
            asks = verified(recommendation_of(chain).text, outcome.state, reviewed, register, view.day, answered)
            known = (each for each in asks if _was_told(each, day))
            found[chain.recommendation.id] = tuple(with_later(each, told) for each in known)
    return found


def _was_told(each: "Verified", day: str) -> bool:
    """Whether a register can have shown it on a day: what was done by then, or what its own day has not done."""
    told = each.date or (each.as_of if each.result == "not_by" else None)
    return told is None or told <= day[: len(told)]


def register_of(view: View) -> "Register":
    """The rows of public registers that ship, and those that had been given on the day of the view."""
    from heeded.assess.registers import with_entries
    from heeded.primary import RegisterEntry
    from heeded.store import entries

    given = [each.value for each in entries.current(view.viewer, RegisterEntry)]
    day = view.as_of.isoformat() if view.as_of else None
    return with_entries(row for row in given if day is None or row.as_of <= day[: len(row.as_of)])


def _said(view: View) -> "tuple[Kept[Judgement], ...]":
    """The judgements that had been made on the day of the view."""
    from heeded.primary import Judgement
    from heeded.store import entries

    made = entries.current(view.viewer, Judgement)
    return tuple(each for each in made if view.as_of is None or each.added.date() <= view.as_of)


def _reviewed(outcome: Outcome) -> str:
    """The first day of the review, else its year by the calendar; empty where neither is known."""
    from heeded.vocabulary.calendar import reviews_of

    facts = outcome.facts.value if outcome.facts else None
    if isinstance(facts, Review) and facts.dates:
        return facts.dates[0]
    return next((str(slot.year) for slot in reviews_of(outcome.state) if slot.cycle == outcome.cycle), "")


def as_known(state: str, view: View) -> Concluded:
    """What is concluded of the documents that were there on a day, by the links between their statements."""
    conclude(state, replace(view, as_of=None))
    return _concluded(state, view, _findings(state, view))


def _between(kept: Findings, readings: Sequence[Reading]) -> Findings:
    """What was found on the statements of these readings alone: on an earlier day fewer were there."""
    there = {each.id for reading in readings for each in reading.statements}
    links = tuple(link for link in kept.links if link.source in there and link.target in there)
    return replace(kept, links=links)


def held(state: str, view: View) -> "Held":
    """All that the record holds on a State, with positions as people judged them."""
    from heeded.assess import judged

    of_state = _held(state, view)[1]
    return replace(of_state, outcomes=judged.outcomes(of_state.outcomes, _said(view)))


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine reads and proposes for a State, whatever people judged of it."""

    outcomes: tuple[Outcome, ...]
    findings: Findings
    values: "dict[tuple[str, str], str]"
    """Subject and field -> the machine's value as JSON."""


def machine(state: str, view: View) -> Machine:
    """What the machine reads and proposes for a State on the day of the view."""
    from heeded.assess import judged

    def made() -> Machine:
        outcomes, findings = _held(state, view)[1].outcomes, _findings(state, view)
        return Machine(outcomes, findings, judged.values_of(outcomes, findings.links, findings.labels))

    conclude(state, view)
    return last("machine", (state, view.viewer.sight, standing(state, view).kept[0], view.day), made)


def _held(state: str, view: View) -> "tuple[tuple[Reading, ...], Held]":
    from heeded.reports.record import Held
    from heeded.store import read

    every = read.readings(view.viewer, state)
    by_key = {each.document.key: each for each in every}
    holdings = read.documents(view.viewer, state)
    readings = tuple(each for each in every if is_known(each, view))
    of_file = {each.document.file: by_key.get(each.document.key, Reading(each.document)) for each in holdings}
    about = [each for each in holdings if is_known(of_file[each.document.file], view)]
    reviews = outcomes(state, readings, view.day)
    return readings, Held(
        state,
        reviews,
        tuple(s.value for r in readings for s in r.statements if isinstance(s.value, Review) and s.state == state),
        tuple(holding.document for holding in about),
        {holding.document.key: holding.document for holding in about if holding.is_of_record},
        {
            (statement.value.cycle, statement.value.number): statement.value
            for reading in readings
            if reading.document.kind == "thematic_list"
            for statement in reading.statements
            if isinstance(statement.value, Recommendation)
        },
        left_out=_left_out({each.document.file: each for each in every} | of_file, view) if view.as_of else (),
    )


def _left_out(readings: dict[str, Reading], view: View) -> tuple[str, ...]:
    """The files of which nothing tells when they were written."""
    return tuple(sorted(file for file, each in readings.items() if tells_no_day(each, view)))


def outcomes(state: str, readings: Sequence[Reading], today: date) -> tuple[Outcome, ...]:
    """The State's reviews in order, as the readings give them, with every recommendation's answers."""
    from heeded import assess, link

    return assess.outcomes(state, readings, link.reply_links(readings), today)


# ------------------------------------------------------------------------------------------------------------ labels


def labels(texts: Sequence[str], languages: Sequence[str | None]) -> "list[tuple[Label, ...]]":
    """What the shipped models say each text is about: action, issues, themes, affected persons, SDGs."""
    from heeded.classify import labels_of

    return [
        (*((each.action,) if each.action else ()), *each.issues, *each.themes, *each.affected_persons, *each.sdgs)
        for each in labels_of(texts, languages)
    ]
