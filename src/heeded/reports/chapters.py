"""The sections of a workspace and what their items stand for in, the paragraphs of a submission out.

A chain is told by the part in which it stands: what was asked and what came of it, or that it is asked again. A quote
has its words, whose they are, and its footnote; words of one's own stand as they are, each line a paragraph.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from heeded.model import Citation, Document, Statement
from heeded.outline import Chapter
from heeded.papers import Block, Heading, Items, Line, Note, Paragraph, Words, lines_of, plain, words
from heeded.quoting import FIRST_WORDS, begun, ended
from heeded.quoting import line as one_line
from heeded.reports import citing
from heeded.reports.advocacy import came_of, headed, sides
from heeded.reports.facts import Facts, of_line, of_position, recommended_by, telling
from heeded.reports.recommendations import Page, Told
from heeded.reports.words import clean, cut
from heeded.submission import Finding
from heeded.vocabulary.states import name_of
from heeded.workspaces import PARTS, Item, Part, Workspace

__all__ = [
    "PART_NAMES", "Filled", "Quoted", "absent", "alike", "ask", "blocks_of", "chain", "few", "first_of",
    "first_quoted", "in_order", "named", "number_in", "numbers_of", "told", "unsourced", "words_in",
]  # fmt: skip

FEW_WORDS = 3
"""Of a quote that is a name and no sentence."""
MOST_NAMED = 6
"""Numbers and States that a paragraph lists."""
LONGEST = 320
"""Characters of a recommendation that are quoted."""
PART_NAMES: Mapping[Part, str] = {
    "implementation": "Implementation of earlier recommendations",
    "developments": "Developments since the last review",
    "recommendations": "Recommendations",
}
# "12,000", "12 000", "45 per cent"; no year, no part of "A/HRC/28/10" or "46.4"
_FIGURE = re.compile(r"(?<![\w./-])\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?![\w/])|(?<![\w./-])\d+(?:\.\d+)?(?![\w/]|\.\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "article 14", "para. 3", "1 March", "cycle 3", "No. 12": numbers of places and dates, nothing that is counted
_NAMED = re.compile(
    r"(?:articles?|art\.|paras?\.?|paragraphs?|sections?|rules?|nos?\.|cycle|session|resolution|law|chapter)\s+$", re.I
)
_MONTH = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", re.I
)  # fmt: skip
# "^[Ministry of Justice, 2024]", as in Markdown; a mask may stand in brackets of it: "^[diary [with [name withheld]]]"
_SOURCE = re.compile(r"\s?\^\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])+)\]")
# "https://lantern.example/report-2024"
_WEB = re.compile(r"https?://\S+")
# Blanks but those at which no line ends, as before the marks of French
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")


Quoted = tuple[str, str]
"""A document and a quote of it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A workspace with what its items stand for, as far as whoever reads it may see that."""

    workspace: Workspace
    chapters: tuple[Chapter, ...]
    pages: Mapping[str, Page] = field(default_factory=dict)
    """Recommendations with their chains, by public id."""
    cited: Mapping[str, tuple[Document, Statement | Citation]] = field(default_factory=dict)
    """Statements with their documents, by id."""
    first: Mapping[Quoted, Page] = field(default_factory=dict)
    """The recommendation at which words are quoted that stand in several chains: the first of them."""

    def holds(self, item: Item) -> bool:
        """Whether what an item stands for is at hand."""
        return item.kind == "words" or item.target in (self.pages if item.kind == "chain" else self.cited)


def in_order(chapters: Iterable[Chapter], pages: Mapping[str, Page]) -> list[Page]:
    """The recommendations that stand in sections, each once."""
    targets = (item.value.target for chapter in chapters for item in chapter.items)
    return [pages[each] for each in dict.fromkeys(targets) if each in pages]


def first_quoted(pages: Iterable[Page]) -> dict[Quoted, Page]:
    """Claims and evidence, each with the first of these recommendations that quotes it."""
    found: dict[Quoted, Page] = {}
    for page in pages:
        for _, said in sides(page):
            found.setdefault((said.document, said.quote), page)
    return found


def first_of(chapters: Iterable[Chapter], pages: Mapping[str, Page]) -> dict[Quoted, Page]:
    """Claims and evidence, each with the recommendation that quotes it first; what is asked again quotes nothing."""
    return first_quoted(in_order((each for each in chapters if each.part != "recommendations"), pages))


def told(filled: Filled, facts: Facts) -> Iterator[tuple[str, Block]]:
    """The blocks of the text, each with the id of the item or section that it comes of; empty where of none."""
    say = facts.say
    for part in PARTS:
        chapters = [each for each in filled.chapters if each.part == part]
        found = [(each.id, block) for chapter in chapters for each, block in _of_chapter(filled, chapter, facts)]
        if not found:
            continue
        yield "", Heading(say(PART_NAMES[part]))
        if part == "recommendations":
            lead = "", Paragraph((words(say("The State under review should:")),), is_numbered=True)
            at = 1 if isinstance(found[0][1], Heading) else 0
            found = [*found[:at], lead, *found[at:]]
        yield from found


def _of_chapter(filled: Filled, chapter: Chapter, facts: Facts) -> list[tuple[Item | Chapter, Block]]:
    found: list[tuple[Item | Chapter, Block]] = [
        (each.value, block) for each in chapter.items for block in blocks_of(filled, each.value, chapter.part, facts)
    ]
    heading = clean(chapter.title).strip()
    return [(chapter, Heading(heading, 2)), *found] if found and heading else found


def blocks_of(filled: Filled, item: Item, part: Part, facts: Facts) -> tuple[Block, ...]:
    """What stands in the paper of one item; nothing of what is not at hand, and of empty words."""
    if not filled.holds(item):
        return ()
    if item.kind == "chain":
        page = filled.pages[item.target]
        return (ask(page, facts),) if part == "recommendations" else chain(facts, page, filled.pages, filled.first)
    if item.kind == "quote":
        return (_quote(item.target, *filled.cited[item.target], facts),)
    return tuple(_own(item.words))


def _own(text: str) -> Iterator[Block]:
    """One's own words: each line a paragraph, lines that begin with "- " a list, "^[source]" a footnote."""
    lines = [clean(_BLANKS.sub(" ", each).strip()) for each in text.splitlines()]
    for is_listed, found in groupby(filter(None, lines), lambda each: each.startswith(("- ", "* ", "• "))):
        if is_listed:
            yield Items(tuple(_noted(each[2:]) for each in found))
        else:
            yield from (Paragraph(_noted(each), is_numbered=True) for each in found)


def _sources(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _SOURCE.finditer(text) if any(map(str.isalnum, found[1])))


def _noted(text: str) -> Line:
    """A line with each source in it as a footnote behind the words that it stands for."""
    parts: list[tuple[str, list[Note]]] = []
    at = 0
    for found in _sources(text):
        said, source = text[at : found.start()], found[1].strip()
        at = found.end()
        if said or not parts:  # else two sources, one behind the other
            parts.append((said, []))
        parts[-1][1].append(Note(source, address=source if _WEB.fullmatch(source) else None))
    if text[at:] or not parts:
        parts.append((text[at:], []))
    return tuple(words(said, *notes) for said, notes in parts)


def chain(
    facts: Facts, page: Page, alone: Collection[str] = (), first: Mapping[Quoted, Page] = MappingProxyType({})
) -> tuple[Block, ...]:
    """What was asked and answered, and what came of it where anything is known; near-duplicates are told with it.

    `alone` are the recommendations with a place of their own, which are not told with another one; `first` are those
    that quote some words first: what another one quotes is named by its number.
    """
    line = page.line
    said = facts.quoted(line.text.rstrip(" .;"), LONGEST)
    also = _likewise(facts, [each for each in alike(page) if each.id not in alone])
    heads = [each for each in page.claims if each.proposed and each.heading][:1]
    told = [
        words(f"{said} ({recommended_by(line, facts.language)}){also}.", of_line(line, facts)),
        Words(
            f" {facts.say(ANSWERED[line.shown or 'unknown']) % {'name': facts.name}}", notes=of_position(page, facts)
        ),
        *(replace(each, text=f" {each.text}") for each in (headed(one, facts) for one in heads)),
    ]
    asked_for = Paragraph((Words(f"{number_in(facts, page)} ", "strong"), *_noted_once(told)), is_numbered=True)
    others = replace(page, claims=tuple(each for each in page.claims if each.proposed and not each.heading))
    if others.claims or page.evidence or page.verified or page.assessments:
        owners = ((said, first.get((said.document, said.quote), page)) for _, said in sides(page))
        quoted = {said: number_in(facts, owner) for said, owner in owners if owner.line.id != page.line.id}
        came = [each for each in came_of(facts, others, quoted) if each.notes]
        if came:
            return asked_for, Paragraph(_sentences(came), is_numbered=True)
    return (asked_for,)


ANSWERED = {
    "supported": "%(name)s supported it.", "noted": "%(name)s noted it.",
    "pending": "%(name)s has not replied to it yet.",
    "supported_in_part": "%(name)s supported it in part.", "no_reply": "The record has no reply of %(name)s to it.",
    "unknown": "The record has no reply of %(name)s to it.",
}  # fmt: skip
"""What the State answered, by its position as people are shown it."""


def alike(page: Page) -> list[Told]:
    """Near-duplicates of a recommendation that the State answered alike, in the same list."""
    home, position = page.line.id.rpartition(".")[0], page.line.shown
    return [
        each for each in page.duplicates
        if each.proposed and each.id and each.position == position and each.id.rpartition(".")[0] == home
    ]  # fmt: skip


def _likewise(facts: Facts, found: Sequence[Told]) -> str:
    if not found:
        return ""
    numbers = [str(each.id).rpartition("/")[2] for each in found]
    states = list(dict.fromkeys(name_of(code, facts.language) for each in found for code in each.by))
    told = {"numbers": few(numbers, facts), "states": few(states, facts)}
    return f"{facts.say('; ')}{facts.say('likewise %(numbers)s (%(states)s)') % told}"


def few(names: Sequence[str], facts: Facts, most: int = MOST_NAMED) -> str:
    """The first names, and how many more there are; all where that is one."""
    more = len(names) - most
    told = ", ".join(names[:most])
    return f"{told} {facts.say('and %(count)s more') % {'count': more}}" if more > 1 else ", ".join(names)


def number_in(facts: Facts, page: Page) -> str:
    """The number of a recommendation, with the year of its review where that is another one: "95.44 (2010)"."""
    line = page.line
    if line.cycle == facts.review.cycle:
        return line.number
    year = next((each.year for each in facts.record.reviews if each.cycle == line.cycle), None)
    return f"{line.number} ({year or facts.say('cycle %(number)s') % {'number': line.cycle}})"


def _noted_once(told: Sequence[Words]) -> tuple[Words, ...]:
    """The words with each note behind the last of those, one behind the other, that it stands for."""
    after = [*(tuple(note.text for note in each.notes) for each in told[1:]), ()]
    return tuple(
        replace(each, notes=tuple(note for note in each.notes if note.text not in behind))
        for each, behind in zip(told, after, strict=True)
    )


def _sentences(told: Sequence[Words]) -> tuple[Words, ...]:
    """What is told one behind the other, each a sentence."""
    texts = (each.text.strip() for each in told)
    return tuple(replace(each, text=f"{' ' if at else ''}{text}")
                 for at, (each, text) in enumerate(zip(told, map(ended, texts), strict=True)))  # fmt: skip


def ask(page: Page, facts: Facts) -> Block:
    """A recommendation in its own words, all of them, to be asked again."""
    return Paragraph(
        (words(ended(one_line(page.line.text).rstrip(" .;,")), of_line(page.line, facts)),), is_numbered=True
    )


def _quote(identifier: str, document: Document, statement: Statement | Citation, facts: Facts) -> Block:
    said, few = facts.quoted(statement.quote.text), len(statement.quote.text.split()) <= FEW_WORDS
    who = begun(clean(telling(statement.asserted_by, document, facts.say)))
    note = Note(citing.source(document, statement.page, statement.paragraph, facts.language), document.key, identifier)
    if who and few:
        named = facts.quoted(statement.quote.text.rstrip("."))
        told = facts.say("%(who)s names: %(words)s.") % {"who": who, "words": named}
    else:
        told = f"{who}{facts.say(': ')}{ended(said)}" if who else ended(said)
    return Paragraph((words(told, note),), is_numbered=True)


def named(filled: Filled, item: Item) -> str:
    """What an item is called: the id of a recommendation, the place of a quote, the first of one's own words."""
    if item.kind == "words":
        return cut(item.words, FIRST_WORDS)
    if item.kind == "quote" and filled.holds(item):
        document, statement = filled.cited[item.target]
        return citing.source(document, statement.page, statement.paragraph)
    return item.target if item.kind == "chain" else item.source or item.target


def absent(filled: Filled, first: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What stands in the workspace and is not at hand, by its name and section, behind the `first` words of quotes."""
    words_of = {key: f"{text}, " for key, text in (first or {}).items()}
    lost = [
        f"{words_of.get(each.value.target, '')}{named(filled, each.value)} ({clean(chapter.title) or chapter.part})"
        for chapter in filled.chapters for each in chapter.items if not filled.holds(each.value)
    ]  # fmt: skip
    hidden = sum(each.hidden for each in filled.chapters)
    return (*lost, *([f"{hidden} items that are restricted now"] if hidden else []))


def words_in(blocks: Sequence[Block]) -> int:
    """How many words stand in blocks, as `heeded check` counts: between spaces, notes apart."""
    return sum(len(plain(line).split()) for line in lines_of(blocks))


# --------------------------------------------------------------------------------------------------- figures' sources


def numbers_of(text: str) -> tuple[str, ...]:
    """What is counted in a text, as it is written; years, dates and numbers of articles are not."""
    return tuple(
        found[0]
        for found in _FIGURE.finditer(text)
        if not _YEAR.fullmatch(found[0])
        and not _NAMED.search(text, max(0, found.start() - 20), found.start())
        and not (len(found[0]) < 3 and _MONTH.match(text, found.end()))
    )


def unsourced(filled: Filled, facts: Facts, numbers: Mapping[str, str]) -> Iterator[Finding]:
    """Figures in words of one's own without a source in their line or a quote or chain beside that has them: warnings.

    Beside them stand the items up to the next words, before and behind. `numbers` are paragraphs' numbers by item.
    """
    for chapter in filled.chapters:
        items = [each.value for each in chapter.items]
        for at, item in enumerate(items):
            if item.kind != "words":
                continue
            beside = "\n".join(_text(filled, each, chapter.part, facts) for each in _beside(items, at))
            known = set(map(_bare, numbers_of(beside)))
            without = "\n".join(each for each in item.words.splitlines() if not any(_sources(each)))
            for figure in dict.fromkeys(numbers_of(without)):
                if _bare(figure) not in known:
                    where = (f"para. {numbers[item.id]}",) if item.id in numbers else ()
                    yield Finding("figures", "warns", f"{figure}: no source beside it.", where)


def _beside(items: Sequence[Item], at: int) -> Iterator[Item]:
    for side in (items[at + 1 :], items[:at][::-1]):
        for each in side:
            if each.kind == "words":
                break
            yield each


def _text(filled: Filled, item: Item, part: Part, facts: Facts) -> str:
    return "\n".join(plain(line) for line in lines_of(blocks_of(filled, item, part, facts)))


def _bare(figure: str) -> str:
    return re.sub(r"[, \u00a0\u202f]", "", figure)
