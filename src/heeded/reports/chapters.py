"""The sections of a workspace and what their items stand for in, the paragraphs of a submission out.

A chain is told by the part in which it stands: what was asked and what came of it, or that it is asked again. A quote
has its words, whose they are, and its footnote; words of one's own stand as they are, each line a paragraph.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from heeded.model import Document, Statement
from heeded.outline import Chapter
from heeded.papers import Block, Heading, Note, Paragraph, Words, lines_of, plain, words
from heeded.reports import citing
from heeded.reports.advocacy import came_of
from heeded.reports.charts import HEADS
from heeded.reports.facts import Facts, of_line, of_position, voice
from heeded.reports.recommendations import Page
from heeded.reports.words import clean, cut
from heeded.submission import Finding
from heeded.workspaces import PARTS, Item, Part, Workspace

__all__ = [
    "LONGEST", "PART_NAMES", "Filled", "absent", "ask", "blocks_of", "chain", "named", "numbers_of", "told",
    "unsourced", "words_in",
]  # fmt: skip

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


@dataclass(frozen=True, slots=True)
class Filled:
    """A workspace with what its items stand for, as far as whoever reads it may see that."""

    workspace: Workspace
    chapters: tuple[Chapter, ...]
    pages: Mapping[str, Page] = field(default_factory=dict)
    """Recommendations with their chains, by public id."""
    cited: Mapping[str, tuple[Document, Statement]] = field(default_factory=dict)
    """Statements with their documents, by id."""

    def holds(self, item: Item) -> bool:
        """Whether what an item stands for is at hand."""
        return item.kind == "words" or item.target in (self.pages if item.kind == "chain" else self.cited)


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
            yield "", Paragraph((words(say("The State under review should:")),), is_numbered=True)
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
        return (ask(page),) if part == "recommendations" else chain(facts, page)
    if item.kind == "quote":
        return (_quote(*filled.cited[item.target], facts),)
    lines = (" ".join(each.split()) for each in item.words.splitlines())
    return tuple(Paragraph((words(clean(each)),), is_numbered=True) for each in lines if each)


def chain(facts: Facts, page: Page) -> tuple[Block, ...]:
    """What was asked and answered, and what came of it where anything is known."""
    line = page.line
    position = Words(f" {facts.say(HEADS[line.shown or 'unknown'])}.", "emphasis", of_position(page, facts))
    quote = words(f"“{cut(line.text, LONGEST)}” ({', '.join(line.recommending_names)}).", of_line(line))
    asked = Paragraph((Words(f"{line.number} ", "strong"), quote, position), is_numbered=True)
    if page.claims or page.evidence or page.verified or page.assessments:
        return asked, Paragraph(came_of(facts, page), is_numbered=True)
    return (asked,)


def ask(page: Page) -> Block:
    """A recommendation in its own words, to be asked again."""
    return Paragraph((words(cut(page.line.text, LONGEST), of_line(page.line)),), is_numbered=True)


def _quote(document: Document, statement: Statement, facts: Facts) -> Block:
    said = " ".join(clean(statement.quote.text).split())
    who = clean(voice(statement.asserted_by, facts.say)) if statement.asserted_by else ""
    by = f"{who[:1].upper()}{who[1:]}: " if who else ""
    note = Note(citing.source(document, statement.page, statement.paragraph), document.key, statement.id)
    return Paragraph((words(f"{by}“{said}”", note),), is_numbered=True)


def named(filled: Filled, item: Item) -> str:
    """What an item is called: the id of a recommendation, the place of a quote, the first of one's own words."""
    if item.kind == "words":
        return cut(" ".join(item.words.split()), 60)
    if item.kind == "quote" and filled.holds(item):
        document, statement = filled.cited[item.target]
        return citing.source(document, statement.page, statement.paragraph)
    return item.target if item.kind == "chain" else item.source or item.target


def absent(filled: Filled) -> tuple[str, ...]:
    """What stands in the workspace and is no longer at hand, by its name and section."""
    lost = [
        f"{named(filled, each.value)} ({clean(chapter.title) or chapter.part})"
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
    """Figures in words of one's own that stand in no quote or chain beside them, each a warning.

    Beside them stand the items up to the next words, before and behind. `numbers` are paragraphs' numbers by item.
    """
    for chapter in filled.chapters:
        items = [each.value for each in chapter.items]
        for at, item in enumerate(items):
            if item.kind != "words":
                continue
            beside = "\n".join(_text(filled, each, chapter.part, facts) for each in _beside(items, at))
            known = set(map(_bare, numbers_of(beside)))
            for figure in dict.fromkeys(numbers_of(item.words)):
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
