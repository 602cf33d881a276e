"""A workspace in; out, what its items stand for, the submission that is made of it, and what does not fit the rules.

What stands in it is read as its maker sees it, sources and names as its readers may: what they may not see is left out
and told by its name, and names that the record knows are masked without consent, in one's
own words too. A name that it does not know is not masked: `check` tells it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from heeded.pipeline.concluding import View
from heeded.pipeline.reporting import facts as facts_of
from heeded.pipeline.workspaces import Desk, changed, new_place
from heeded.quoting import FIRST_WORDS, quoted
from heeded.workspaces import Change, Section

if TYPE_CHECKING:
    from heeded.outline import Chapter
    from heeded.papers import Language, Paper
    from heeded.pipeline.checking import Checked
    from heeded.reports.chapters import Filled
    from heeded.reports.facts import Facts
    from heeded.submission import Kind

__all__ = ["Sheet", "begin", "check", "fill", "kind_of", "left_out", "named", "rule_of", "sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A workspace, with what its items stand for, and the submission made of it."""

    filled: "Filled"
    facts: "Facts"
    paper: "Paper"
    numbers: Mapping[str, str]
    """The number of the first paragraph of each item."""
    places: Mapping[str, str]
    """The item of each place that a check names: "para. 12", and "cover"."""
    absent: tuple[str, ...]
    """What is left out, by name: no longer at hand, or not for its readers."""


def fill(of: Desk, readers: View, language: "Language" = "en", is_masked: bool = True) -> "tuple[Filled, Facts]":
    """What the items of a workspace stand for, as far as its readers may see it."""
    from heeded.reports.chapters import Filled, first_of
    from heeded.store import conclusions, read

    items = [each.value for each in of.outline.items.values()]
    chains = {each.target for each in items if each.kind == "chain"}
    facts = facts_of(of.workspace.state, readers, language, of.workspace.cycle, chains)
    cited = conclusions.cited(readers.viewer, {each.target for each in items if each.kind == "quote"})
    pages, workspace = {page.line.id: page for page in facts.pages}, of.workspace
    shown = read.leaving(readers.viewer) if is_masked else str
    chapters = tuple(_shown(each, shown) for each in of.outline.chapters)
    return Filled(
        replace(
            workspace, organisations=tuple(map(shown, workspace.organisations)), about=shown(workspace.about),
            contact=shown(workspace.contact), keywords=shown(workspace.keywords),
        ),
        chapters, pages, cited, first_of(chapters, pages),
    ), facts  # fmt: skip


def _shown(chapter: "Chapter", shown: Callable[[str], str]) -> "Chapter":
    section = replace(chapter.kept.value, title=shown(chapter.title))
    items = tuple(
        replace(each, value=replace(each.value, words=shown(each.value.words), source=shown(each.value.source)))
        for each in chapter.items
    )
    return replace(chapter, kept=replace(chapter.kept, value=section), items=items)


def sheet(of: Desk, readers: View, language: "Language" = "en", is_masked: bool = True) -> Sheet:
    """The submission as its readers get it; with names unmasked for whoever checks it."""
    from heeded.papers import Paragraph
    from heeded.reports import chapters
    from heeded.reports.submission import submission

    filled, facts = fill(of, readers, language, is_masked)
    numbers: dict[str, str] = {}
    places = {"cover": "cover"}
    count = 0
    for identifier, block in chapters.told(filled, facts):
        count += isinstance(block, Paragraph) and block.is_numbered
        numbers.setdefault(identifier, str(count))
        if identifier:
            places.setdefault(f"para. {count}", identifier)
    return Sheet(filled, facts, submission(facts, filled=filled), numbers, places, chapters.absent(filled))


# ------------------------------------------------------------------------------------------------------------- rules


def kind_of(of: Desk) -> "Kind":
    """A joint submission where several organisations submit it, else one by one organisation."""
    return "joint" if len(of.workspace.organisations) > 1 else "individual"


def rule_of(of: Desk, view: View) -> int:
    """How many words it may have."""
    from heeded.pipeline.ruling import rules_of

    return rules_of(view)[f"words_{kind_of(of)}"].number


def check(
    of: Desk, own: View, readers: View, language: "Language" = "en", *, is_masked: bool = False
) -> "tuple[Checked, Sheet]":
    """What does not fit the rules, who is named without consent, and figures without a source beside them.

    Everything that leaves is looked at, notes and annex too. Own words are looked at as they were typed, or with
    `is_masked` as they leave.
    """
    from heeded.model import Document
    from heeded.pipeline import checking
    from heeded.reports.chapters import unsourced
    from heeded.submission import body_of, of_paper

    made = sheet(of, readers, language, is_masked=is_masked)
    state = of.workspace.state
    submitted = of_paper(made.paper, [state])
    document = Document("0" * 64, body_of(submitted), states=(state,))
    handed = checking.handed_in(submitted, document)
    told = checking.of_handed(handed, kind_of(of), state, own, of.workspace.session)
    findings = (*told.findings, *unsourced(made.filled, made.facts, made.numbers))
    return replace(told, findings=findings), made


def left_out(of: Desk, made: Sheet, own: View) -> tuple[str, ...]:
    """What is left out of a submission, by name; a quote that its maker may see by its first words and its source."""
    from heeded.reports.chapters import absent
    from heeded.store import conclusions

    lost = {each.value.target for each in of.outline.items.values() if not made.filled.holds(each.value)}
    cited = conclusions.cited(own.viewer, lost)
    return absent(made.filled, {key: quoted(said.quote.text, FIRST_WORDS) for key, (_, said) in cited.items()})


def named(told: "Checked") -> tuple[str, ...]:
    """What a check says of those who are named without consent, each with the places."""
    return tuple(
        f"{each.says} ({'; '.join(each.where)})" if each.where else each.says
        for each in told.findings if each.key == "names"
    )  # fmt: skip


# --------------------------------------------------------------------------------------------------- from the record


def begin(of: Desk, view: View) -> tuple[int, tuple[str, ...]]:
    """Fill a workspace with what the record makes by itself, as one act, up to the words that it may have.

    How many sections it got, and the ids of supported recommendations that found no room.
    """
    from heeded.pipeline.cases import new_id
    from heeded.reports.submission import drafted

    workspace, act = of.workspace.id, new_id("A")
    changes: list[Change] = []
    facts = facts_of(of.workspace.state, view, "en", of.workspace.cycle)
    draft = drafted(facts, facts.supported, rule_of(of, view))
    last = max((floor(Fraction(each.position)) for each in of.outline.places.values()), default=0)
    for number, (part, heading, items) in enumerate(draft.sections, last + 1):
        section = Section(workspace, new_id("S"), heading, act)
        changes += [section, new_place(of, section.id, part, number, act)]
        for place, each in enumerate(items, 1):
            item = replace(each, workspace=workspace, id=new_id("I"), act=act, words="")
            changes += [item, new_place(of, item.id, section.id, place, act)]
    changed(of, changes, view)
    return len(draft.sections), draft.left
