"""Pledges with what is linked to them in; rows, and for the screen one block each, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.errors import UsageError
from heeded.followed import PledgeChain
from heeded.model import Document, Link, Statement
from heeded.quoting import quoted
from heeded.reports.layout import grid, heading, indented
from heeded.reports.page_screen import RELATIONS, register_line
from heeded.reports.recommendations import Told, told_of
from heeded.reports.words import cut, day, line, public_id
from heeded.verified import Verified
from heeded.vocabulary.dates import find_dates
from heeded.vocabulary.states import name_of

__all__ = ["HandedIn", "PledgePage", "PledgeRow", "only", "page", "row", "screen", "with_links"]

MOST = 5
"""Claims, and pieces of evidence, that are shown of a pledge."""
LONGEST = 320


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A place that says that a mid-term report was handed in."""

    date: str | None
    """As the words have it; None where they name none."""
    quote: str
    document: str
    published: str | None
    page: int | None
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class PledgePage:
    """One pledge whole."""

    id: str
    state: str
    cycle: int
    text: str
    document: str
    file: str
    published: str | None
    page: int | None
    paragraph: str | None
    statement: str
    is_mid_term: bool
    handed_in: tuple[HandedIn, ...]
    reports: tuple[str, ...]
    """Files of the mid-term report itself, where the record has it."""
    verified: tuple[Verified, ...]
    """What public registers show of it."""
    claims: tuple[Told, ...]
    evidence: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """One pledge in a list."""

    id: str
    cycle: int
    text: str
    document: str
    page: int | None
    is_mid_term: bool
    handed_in: str | None
    """The first date that is told of a mid-term report handed in."""
    handed_in_source: str | None
    verified: tuple[str, ...]
    """What public registers show of it, each with its source and day."""
    claims: int
    supporting: int
    contradicting: int


def with_links(
    chain: PledgeChain,
    links: Sequence[Link],
    cited: Mapping[str, tuple[Document, Statement]],
    verified: Sequence[Verified] = (),
) -> PledgePage:
    """The pledge with what the State and others say of it: proposed links alone, the best first."""
    told = [
        told_of(link, link.source, (None, None), *cited[link.source])
        for link in links
        if link.is_proposed and link.target == chain.statement.id and link.source in cited
    ]
    said, document = chain.statement, chain.document
    return PledgePage(
        public_id(chain.state, chain.cycle, chain.number), chain.state, chain.cycle, said.quote.text,
        document.name, document.file, document.published, said.page,
        said.paragraph, said.id, chain.is_mid_term, tuple(_handed_in(*each) for each in chain.kept),
        tuple(each.file for each in chain.reports), tuple(verified),
        tuple(each for each in told if each.kind == "claims"),
        tuple(each for each in told if each.kind == "evidence"),
    )  # fmt: skip


def _handed_in(document: Document, statement: Statement) -> HandedIn:
    words = statement.quote.text
    dates = [each.iso for each in find_dates(words, document.language) if each.iso[:1].isdigit()]
    year = next((part.strip(".,;)") for part in words.split() if part.strip(".,;)").isdigit() and len(part) >= 4), None)
    return HandedIn(
        dates[0] if dates else year, words, document.symbol or document.file, document.published, statement.page,
        statement.paragraph,
    )  # fmt: skip


def row(shown: PledgePage) -> PledgeRow:
    """The pledge in a list."""
    first = next((each for each in shown.handed_in if each.date), None)
    return PledgeRow(
        shown.id, shown.cycle, shown.text, shown.document, shown.page, shown.is_mid_term,
        first.date if first else None, first.document if first else None,
        tuple(register_line(each) for each in shown.verified if each.reason != "no_row"), len(shown.claims),
        sum(each.relation in ("supports", "mixed") for each in shown.evidence),
        sum(each.relation in ("contradicts", "mixed") for each in shown.evidence),
    )  # fmt: skip


def only(pages: Sequence[PledgePage], state: str, number: str, cycle: int | None = None) -> PledgePage:
    """The pledge with this number, in one cycle or any; raises UsageError with those that there are."""
    found = [each for each in pages if each.id.endswith(f"/{number}") and cycle in (None, each.cycle)]
    if len(found) == 1:
        return found[0]
    ids = "".join(f"\n  {each.id}" for each in found or pages)
    if found:
        raise UsageError(f"{number} is the number of {len(found)} pledges; name one:{ids}")
    wanted = public_id(state, cycle, number) if cycle else f"{number} of {state}"
    raise UsageError(f"The record has no pledge {wanted}." + (f" It has:{ids}" if ids else ""))


# ------------------------------------------------------------------------------------------------------- the screen


def screen(state: str, pages: Sequence[PledgePage]) -> RenderableType:
    """The pledges for the screen, in their order."""
    if not pages:
        return Text(f"The record has no pledges of {name_of(state)}.")
    return Group(*(_short(each) for each in pages))


def _short(shown: PledgePage) -> RenderableType:
    found = row(shown)
    told = (
        f"handed in {day(found.handed_in)}, says {found.handed_in_source}" if found.handed_in else "",
        *found.verified,
        f"{found.claims} claim{'' if found.claims == 1 else 's'}" if found.claims else "",
        f"{found.supporting} in support" if found.supporting else "",
        f"{found.contradicting} against" if found.contradicting else "",
    )
    head = Text.assemble((line(shown.id), "bold"), "  ", (_place(shown.document, shown.page), "dim"))
    parts: list[RenderableType] = [head, indented(Text(cut(line(shown.text), LONGEST)))]
    if any(told):
        parts.append(indented(Text(line("; ".join(filter(None, told))), style="cyan")))
    return Group(*parts)


def page(shown: PledgePage) -> RenderableType:
    """One pledge with its chain, for the screen."""
    parts: list[RenderableType] = [
        Text.assemble((line(shown.id), "bold"), "  ", (_place(shown.document, shown.page), "dim")),
        Text(),
        indented(Text(quoted(shown.text))),
    ]
    if shown.is_mid_term:
        parts += [Text(), heading("The mid-term report")]
        for each in shown.handed_in:
            parts.append(indented(_dated(each.date, quoted(each.quote, LONGEST), _place(each.document, each.page))))
        parts += [indented(Text(f"In the record: {line(file)}")) for file in shown.reports]
        if not (shown.handed_in or shown.reports):
            parts.append(indented(Text("Nothing in the record says that it was handed in.")))
    if shown.verified:
        parts += [Text(), heading("What public registers show")]
        parts += [indented(Text(line(each))) for each in row(shown).verified]
    for title, told in (("What the State says it did", shown.claims), ("What others say of it", shown.evidence)):
        if told:
            parts += [Text(), heading(title)]
        for one in told[:MOST]:
            who = ", ".join(filter(None, ("; ".join(one.by), _place(one.document, one.page))))
            stance = f"{RELATIONS[one.relation]}: " if one.relation else ""
            words = f"{stance}{quoted(one.quote, LONGEST)}"
            parts.append(indented(_dated(one.date, words, f"{who}  {one.score:.2f}")))
        if len(told) > MOST:
            parts.append(indented(Text(f"and {len(told) - MOST} more: --format json shows all", style="dim")))
    return Group(*parts)


def _dated(date: str | None, words: str, source: str) -> RenderableType:
    table = grid()
    table.add_row(
        Text(line(day(date)) if date else "no date"),
        Text.assemble(words, "  ", (line(source), "dim")),
    )
    return table


def _place(document: str, number: int | None) -> str:
    return line(f"{document}, page {number}" if number else document)
