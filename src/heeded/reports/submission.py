"""Facts on one review and a choice of recommendations in, a first stakeholder submission in OHCHR's form out.

Cover page, numbered paragraphs, implementation of earlier recommendations first, then developments, then what is asked;
an annex with the matrix of what was chosen. Slots in square brackets wait for the submitter's own words. Of a workspace
it has what stands there, in its order.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from heeded.errors import UsageError
from heeded.model import Citation
from heeded.papers import Block, Column, Grid, Heading, Line, Note, PageBreak, Paper, Paragraph, words
from heeded.reports.chapters import LONGEST, PART_NAMES, Filled, alike, ask, chain, told, words_in
from heeded.reports.facts import MET, Facts, by_theme, latest_counts, of_citation, telling
from heeded.reports.matrix import table
from heeded.reports.quoting import quotable
from heeded.reports.recommendations import Page
from heeded.reports.words import clean, cut
from heeded.vocabulary.calendar import next_review, sessions
from heeded.vocabulary.phrases import day_in
from heeded.workspaces import ItemKind, Part

__all__ = ["Draft", "drafted", "submission"]

MOST_CLASHES = 5


def submission(
    facts: Facts, *, organisations: Sequence[str] = (), about: str = "", contact: str = "", keywords: str = "",
    session: int | None = None, chosen: Collection[str] = (), name: str = "", filled: Filled | None = None,
) -> Paper:  # fmt: skip
    """A submission by one organisation or several, on the recommendations of a working set or on those supported.

    `session` is that of the Working Group, else the State's next one. `chosen` are public ids, `name` is that of the
    set; `filled` is a workspace, of which all is taken, the cover too.
    Raises UsageError where nobody submits, or the review has none of what was chosen.
    """
    if filled:
        return _written(facts, filled)
    if not organisations:
        raise UsageError("Who submits? Name each organisation with --by.")
    blocks = _outlined(facts, chosen, name)
    return _paper(facts, blocks, _cover(facts, organisations, about, contact, keywords, session))


def _written(facts: Facts, filled: Filled) -> Paper:
    of = filled.workspace
    blocks = [block for _, block in told(filled, facts)]
    in_order = (item.value.target for chapter in filled.chapters for item in chapter.items)
    pages = [filled.pages[each] for each in dict.fromkeys(in_order) if each in filled.pages]
    annex: list[Block] = []
    if pages:
        annex = [PageBreak(), Heading(facts.say("Annex: matrix of recommendations")), *_annexes(facts, pages)]
    cover = _cover(facts, of.organisations, of.about, of.contact, of.keywords, of.session)
    return _paper(facts, [*blocks, *annex], cover)


def _paper(facts: Facts, blocks: Sequence[Block], cover: Iterator[tuple[str, Line]]) -> Paper:
    title = facts.say("Submission on %(name)s") % {"name": facts.name}
    return Paper(
        "submission", title, tuple(blocks), facts.language, facts.say("Universal Periodic Review"), tuple(cover),
        has_cover_page=True, access=facts.access, footer=title,
    )  # fmt: skip


def _outlined(facts: Facts, chosen: Collection[str], name: str) -> list[Block]:
    """What the record makes by itself, with slots for the rest."""
    say = facts.say
    pages = [page for page in facts.pages if (page.line.id in chosen if name else page.line.position == "supported")]
    if not pages:
        raise UsageError(
            f"The review of {facts.name} in cycle {facts.review.cycle} has nothing to report on: choose "
            "recommendations with heeded set new and name the set with --set, or name another review with --cycle."
        )
    return [
        Heading(say(PART_NAMES["implementation"])),
        *(block for theme, found in by_theme(pages, say).items() for block in _of_theme(facts, theme, found)),
        Heading(say(PART_NAMES["developments"])),
        *_developments(facts),
        Heading(say(PART_NAMES["recommendations"])),
        *_asked(facts, pages),
        PageBreak(),
        Heading(say("Annex: matrix of recommendations")),
        *_annexes(facts, pages),
    ]


def _cover(
    facts: Facts, organisations: Sequence[str], about: str, contact: str, keywords: str, session: int | None
) -> Iterator[tuple[str, Line]]:
    """What it is on and of which day, and what OHCHR wants to know of who submits; a slot where nothing is given."""
    say = facts.say
    given = (
        (say("State under review"), facts.name), (say("Session of the Working Group"), _session(facts, session)),
        (say("Submitted by"), "; ".join(organisations)), (say("Description"), about), (say("Contact"), contact),
        (say("Keywords"), keywords), (say("Date"), day_in(facts.language, facts.today.isoformat())),
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
    return f"[{said}: {facts.say('to be confirmed')}]" if coming and coming.is_derived else said


def _of_theme(facts: Facts, theme: str, pages: Sequence[Page]) -> Iterator[Block]:
    say = facts.say
    yield Heading(theme, 2)
    for page in pages:
        yield from chain(facts, page, {each.line.id for each in facts.pages})
        yield Paragraph((words(f"[{say('What you saw of it: facts, dates, sources')}]"),), is_numbered=True)


def _developments(facts: Facts) -> Iterator[Block]:
    """What is claimed beside what speaks against it, and counts of people affected."""
    say = facts.say
    for clash in facts.clashes[:MOST_CLASHES]:
        quotes = [words(f"{_said(side, facts)} ", of_citation(side, facts)) for side in clash.sides]
        yield Paragraph(tuple(quotes), is_numbered=True)
    for label, count, note in latest_counts(facts):
        yield Paragraph((words(f"{label}: {count}.", note),), is_numbered=True)
    yield Paragraph((words(f"[{say('What is new since the last review')}]"),), is_numbered=True)


def _said(side: Citation, facts: Facts) -> str:
    """The words of one side with whose they are."""
    who = clean(telling(side.asserted_by, facts.documents.get(side.document), facts.say))
    quoted = f"“{quotable(cut(side.quote.text, LONGEST))}”"
    return f"{who[:1].upper()}{who[1:]}: {quoted}" if who else quoted


def _asked(facts: Facts, pages: Sequence[Page]) -> Iterator[Block]:
    """What is still open of what was reported on, in the words in which it was recommended."""
    say = facts.say
    yield Paragraph((words(say("The State under review should:")),), is_numbered=True)
    for page in pages:
        if not any(each.result in MET for each in page.verified):
            yield ask(page)
    yield Paragraph((words(f"[{say('What else you recommend')}]"),), is_numbered=True)


def _annexes(facts: Facts, pages: Sequence[Page]) -> Iterator[Block]:
    """The matrix of the recommendations reported on, for each review its own; their sources stand in the text."""
    own = {page.line.cycle for page in pages} == {facts.review.cycle}
    for review in reversed(facts.record.reviews):
        if found := tuple(page for page in pages if page.line.cycle == review.cycle):
            named = f"{facts.say('cycle %(number)s') % {'number': review.cycle}} ({review.year})"
            yield _annex(replace(facts, pages=found, review=review), "" if own else named)


def _annex(facts: Facts, caption: str) -> Grid:
    made = table(facts, "second")
    rows = [row for row in made.rows if len(row) > 1]
    columns = tuple(Column(head, SHARES[at]) for at, (head, _) in enumerate(made.columns))
    return Grid(
        columns, tuple(tuple((words(cell),) for cell in row) for row in rows), (words(caption),) if caption else (),
        (words(made.source, Note(str(facts.review.report))),),
    )  # fmt: skip


SHARES = (8, 4, 6, 5)
"""Of the width of an upright page: "Supported" stands on one line."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a workspace begins with where the record makes it."""

    sections: tuple[tuple[Part, str, list[tuple[ItemKind, str, str]]], ...]
    """Parts, headings, and items with their targets and names."""
    left: tuple[str, ...]
    """Ids of supported recommendations for which no room was left, the weightiest first."""


def drafted(facts: Facts, most: int) -> Draft:
    """Supported recommendations by theme, claims beside what speaks against them, and what no register shows as done.

    Each section ends with room for words of one's own, and a fifth of the words that it may have is left for them.
    What others contradict comes in first, then what is asked most; near-duplicates are told with one of them.
    """
    room: tuple[ItemKind, str, str] = ("words", "", "")
    sides = [side for clash in facts.clashes[:MOST_CLASHES] for side in clash.sides if side.statement]
    counts = [note for _, _, note in latest_counts(facts) if note.statement]
    quotes = {side.statement: of_citation(side, facts).text for side in sides}
    quotes |= {str(note.statement): note.text for note in counts}
    quoted = sum(len(side.quote.text.split()) for side in sides)
    supported = [page for page in facts.pages if page.line.position == "supported"]
    chosen, left = _within(facts, supported, int(most * OF_RECORD) - quoted)
    made: list[tuple[Part, str, list[tuple[ItemKind, str, str]]]] = []
    for theme, found in by_theme(chosen, facts.say).items():
        made.append(("implementation", theme, [*(_item(page) for page in found), room]))
    made.append(("developments", "", [*(("quote", key, name) for key, name in quotes.items()), room]))
    made.append(("recommendations", "", [*map(_item, filter(_is_open, chosen)), room]))
    return Draft(tuple(made), left)


OF_RECORD = 0.8
"""Of the words that a submission may have what the record may fill."""


def _is_open(page: Page) -> bool:
    return not any(each.result in MET for each in page.verified)


def _within(facts: Facts, pages: Sequence[Page], most: int) -> tuple[list[Page], tuple[str, ...]]:
    """The recommendations that fit into so many words, in their order, and the ids of the others, by weight.

    One that is told with another one takes no room of its own. The lightest are left, however short.
    """
    told: set[str] = set()
    chosen: list[Page] = []
    left: list[str] = []
    themes: set[str] = set()
    for page in sorted(pages, key=_weight):
        if page.line.id in told:
            continue
        theme = next(iter(by_theme([page], facts.say)))
        length = words_in([*chain(facts, page, told), *([ask(page)] if _is_open(page) else [])])
        length += len(theme.split()) if theme not in themes else 0
        if left or length > most:
            left.append(page.line.id)
            continue
        most -= length
        themes.add(theme)
        chosen.append(page)
        told |= {page.line.id, *(str(each.id) for each in alike(page))}
    order = {page.line.id: at for at, page in enumerate(pages)}
    return sorted(chosen, key=lambda page: order[page.line.id]), tuple(each for each in left if each not in told)


def _weight(page: Page) -> tuple[int, int]:
    against = sum(each.proposed and each.relation == "contradicts" for each in page.evidence)
    asked = sum(each.proposed for each in (*page.duplicates, *page.earlier, *page.later))
    return -(against + len(page.contradictions)), -asked


def _item(page: Page) -> tuple[ItemKind, str, str]:
    return "chain", page.line.id, page.line.id
