"""Facts on one review and a choice of recommendations in, a first stakeholder submission in OHCHR's form out.

Cover page, numbered paragraphs, implementation of earlier recommendations first, then developments, then what is asked;
an annex with the matrix of what was chosen. Slots in square brackets wait for the submitter's own words. A workspace
begins with the same draft, and its submission has what stands there, in its order.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from heeded.errors import UsageError
from heeded.model import Citation, Document
from heeded.outline import Chapter
from heeded.papers import Block, Column, Grid, Heading, Line, Note, PageBreak, Paper, words
from heeded.primary import Kept
from heeded.reports.chapters import (
    Filled,
    Quoted,
    alike,
    ask,
    chain,
    few,
    first_of,
    first_quoted,
    in_order,
    told,
    words_in,
)
from heeded.reports.facts import Facts, by_theme, is_open, latest_of_events, of_citation
from heeded.reports.matrix import table
from heeded.reports.recommendations import Page
from heeded.reports.words import clean
from heeded.vocabulary.calendar import next_review, sessions
from heeded.vocabulary.phrases import day_in
from heeded.workspaces import Item, Part, Section, Workspace

__all__ = ["Draft", "drafted", "submission"]

MOST_CLASHES = 5


def submission(
    facts: Facts, *, organisations: Sequence[str] = (), about: str = "", contact: str = "", keywords: str = "",
    session: int | None = None, chosen: Collection[str] = (), name: str = "", filled: Filled | None = None,
) -> Paper:  # fmt: skip
    """A submission by one organisation or several: what the record makes by itself, with slots for their own words.

    It is on the recommendations of a working set, whose public ids are `chosen` and whose name is `name`, or on those
    supported, as far as there is room. `session` is that of the Working Group, else the State's next one. `filled` is
    a workspace instead, of which all is taken, the cover too. Raises UsageError where nobody submits, or the review has
    none of what was chosen.
    """
    if filled is None:
        if not organisations:
            raise UsageError("Who submits? Name each organisation with --by.")
        cover = Workspace("", facts.record.state, "", facts.review.cycle, facts.access, tuple(organisations), about,
                          contact, keywords, session)  # fmt: skip
        filled = _outlined(facts, cover, chosen, bool(name))
    pages = in_order(filled.chapters, filled.pages)
    blocks = [block for _, block in told(filled, facts)]
    if pages:
        blocks += [PageBreak(), Heading(facts.say("Annex: matrix of recommendations")), *_annexes(facts, pages)]
    title = facts.say("Submission on %(name)s") % {"name": facts.name}
    return Paper(
        "submission", title, tuple(blocks), facts.language, facts.say("Universal Periodic Review"),
        tuple(_cover(facts, filled.workspace)), has_cover_page=True, access=facts.access, footer=title,
    )  # fmt: skip


def _cover(facts: Facts, of: Workspace) -> Iterator[tuple[str, Line]]:
    """What it is on and of which day, and what OHCHR wants to know of who submits; a slot where nothing is given."""
    say = facts.say
    given = (
        (say("State under review"), facts.name), (say("Session of the Working Group"), _session(facts, of.session)),
        (say("Submitted by"), say("; ").join(of.organisations)), (say("Description"), of.about),
        (say("Contact"), of.contact), (say("Keywords"), of.keywords),
        (say("Date"), day_in(facts.language, facts.today.isoformat())),
    )  # fmt: skip
    for label, text in given:
        yield label, (words(clean(text) or f"[{label}]"),)


def _session(facts: Facts, number: int | None) -> str:
    """The session given, else the State's next one, with its months; a slot where it follows from a rule alone."""
    coming = None if number else next_review(facts.record.state, facts.today.isoformat())
    number = coming.session if coming else number
    if not number:
        return ""
    held, said = sessions().get(number), str(number)
    if held and "dates" not in held.derived:
        months = dict.fromkeys((held.first[:7], held.last[:7]))
        said += f", {day_in(facts.language, '/'.join(months))}"
    return f"[{said}{facts.say(': ')}{facts.say('to be confirmed')}]" if coming and coming.is_derived else said


def _annexes(facts: Facts, pages: Sequence[Page]) -> Iterator[Block]:
    """The matrix of the recommendations reported on, for each review its own; their sources stand in the text."""
    own = {page.line.cycle for page in pages} == {facts.review.cycle}
    for review in reversed(facts.record.reviews):
        if found := tuple(page for page in pages if page.line.cycle == review.cycle):
            named = f"{facts.say('cycle %(number)s') % {'number': review.cycle}} ({review.year})"
            yield _annex(replace(facts, pages=found, review=review), "" if own else named)


def _annex(facts: Facts, caption: str) -> Grid:
    made = table(facts, "second", language=facts.language)
    rows = [row for row in made.rows if len(row) > 1]
    columns = tuple(Column(head, SHARES[at]) for at, (head, _) in enumerate(made.columns))
    return Grid(
        columns, tuple(tuple((words(cell),) for cell in row) for row in rows), (words(caption),) if caption else (),
        (words(made.source, Note(str(facts.review.report))),),
    )  # fmt: skip


SHARES = (8, 4, 6, 5)
"""Of the width of an upright page: "Supported" stands on one line."""


Drafted = tuple[Part, str, tuple[Item, ...]]
"""A section: its part, its heading and its items, none with an id yet; words are slots for what people add."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a submission begins with where the record makes it."""

    sections: tuple[Drafted, ...]
    cited: Mapping[str, tuple[Document, Citation]]
    """What is quoted in it, by the ids of the statements."""
    left: tuple[str, ...]
    """Ids of recommendations for which no room was left, the weightiest first."""


def drafted(facts: Facts, pages: Sequence[Page], most: int) -> Draft:
    """Recommendations by theme, claims beside what speaks against them, and what no register shows as done.

    Each section ends with a slot for words of one's own, and a fifth of the words that it may have is left for them.
    What others contradict comes in first, then what is asked most; near-duplicates are told with one of them.
    """
    say = facts.say
    cited = {each.statement: (facts.documents[each.document], each)
             for each in _news(facts) if each.statement and each.document in facts.documents}  # fmt: skip
    quoted = sum(len(each.quote.text.split()) for _, each in cited.values())
    chosen, left = _within(facts, pages, int(most * OF_RECORD) - quoted)
    made: list[Drafted] = []
    for theme, found in by_theme(chosen, facts).items():
        slot = _slot(say("What you saw of it: facts, dates, sources"))
        made.append(("implementation", theme, (*map(_item, found), slot)))
    quotes = (Item("", "", "quote", "", key, "", of_citation(each, facts).text) for key, (_, each) in cited.items())
    made.append(("developments", "", (*quotes, _slot(say("What is new since the last review")))))
    asked = map(_item, filter(is_open, chosen))
    made.append(("recommendations", "", (*asked, _slot(say("What else you recommend")))))
    return Draft(tuple(made), cited, left)


OF_RECORD = 0.8
"""Of the words that a submission may have what the record may fill."""
MOST_LEFT = 12
"""Recommendations without room that are named."""


def _outlined(facts: Facts, cover: Workspace, chosen: Collection[str], is_chosen: bool) -> Filled:
    """The draft in the form of a workspace that nobody keeps."""
    pages = [page for page in facts.pages if page.line.id in chosen] if is_chosen else facts.supported
    if not pages:
        raise UsageError(
            f"The review of {facts.state_name} in cycle {facts.review.cycle} has nothing to report on: choose "
            "recommendations with heeded set new and name the set with --set, or name another review with --cycle."
        )
    kind = "joint" if len(cover.organisations) > 1 else "individual"
    draft = drafted(facts, pages, facts.rules[f"words_{kind}"].number)
    began = datetime.combine(facts.today, time())
    chapters = tuple(
        Chapter(Kept("", "", began, Section("", "", heading, "")), part, tuple(Kept("", "", began, i) for i in items))
        for part, heading, items in (*draft.sections, *_remarks(facts, draft))
    )
    told = {each.target for _, _, items in draft.sections for each in items}
    kept = {page.line.id: page for page in pages if page.line.id in told}
    return Filled(cover, chapters, kept, draft.cited, first_of(chapters, kept))


def _remarks(facts: Facts, draft: Draft) -> Iterator[Drafted]:
    """Which recommendations are not told, where there are any, and what is to be read before it is sent."""
    slots = [_slot(facts.say(PROPOSED))]
    if draft.left:
        numbers = few([each.rpartition("/")[2] for each in draft.left], facts, MOST_LEFT)
        said = facts.say("Left out for want of room, the weightiest first: %(numbers)s") % {"numbers": numbers}
        slots.insert(0, _slot(said))
    yield "implementation", "", tuple(slots)


PROPOSED = (
    "A program proposed which claims and evidence belong to which recommendation: read each, then delete this line"
)


def _news(facts: Facts) -> Iterator[Citation]:
    """What is claimed and what speaks against it, and the latest counts of people affected."""
    for clash in facts.clashes[:MOST_CLASHES]:
        yield from clash.sides
    for _, _, latest in latest_of_events(facts):
        yield latest.citation


def _within(facts: Facts, pages: Sequence[Page], most: int) -> tuple[list[Page], tuple[str, ...]]:
    """The recommendations that fit into so many words, in their order, and the ids of the others, by weight.

    One that is told with another one takes no room of its own. The lightest are left, however short.
    """
    told: set[str] = set()
    chosen: list[Page] = []
    left: list[str] = []
    themes: set[str] = set()
    first: dict[Quoted, Page] = {}
    for page in sorted(pages, key=_weight):
        if page.line.id in told:
            continue
        theme = next(iter(by_theme([page], facts)))
        length = words_in([*chain(facts, page, told, first), *([ask(page, facts)] if is_open(page) else [])])
        length += len(theme.split()) if theme not in themes else 0
        if left or length > most:
            left.append(page.line.id)
            continue
        most -= length
        themes.add(theme)
        first = first_quoted([page]) | first
        chosen.append(page)
        told |= {page.line.id, *(str(each.id) for each in alike(page))}
    order = {page.line.id: at for at, page in enumerate(pages)}
    return sorted(chosen, key=lambda page: order[page.line.id]), tuple(each for each in left if each not in told)


def _weight(page: Page) -> tuple[int, int]:
    against = sum(each.proposed and each.relation == "contradicts" for each in page.evidence)
    asked = sum(each.proposed for each in (*page.duplicates, *page.earlier, *page.later))
    return -(against + len(page.contradictions)), -asked


def _item(page: Page) -> Item:
    return Item("", "", "chain", "", page.line.id, "", page.line.id)


def _slot(text: str) -> Item:
    """Room for words of one's own, which says of what."""
    return Item("", "", "words", "", "", f"[{text}]")
