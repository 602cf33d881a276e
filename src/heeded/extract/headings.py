"""The lead-ins of a report's lists in, a `claim` for each that says how far recommendations are implemented out.

"... and regards them as already implemented" claims it of the whole list below; a paragraph that names numbers
("recommendations Nos. 8 and 9 above are in progress") of these alone, one that has no list and names none of the list
above. "Already implemented or in progress" is the weaker of the two. What is said of some that
are not named ("many of which") is nothing that can be laid to any one of them.
"""

import re
from collections.abc import Iterator, Sequence

from heeded.extract.answers import NAMING, dialogue_places, items_named
from heeded.extract.listing import PLAIN, Lead, numbers_of
from heeded.extract.numbers import NumberList, read_list
from heeded.extract.positions import Claimed, implementation_in
from heeded.extract.sentences import sentence_spans
from heeded.model import HEADINGS, Claim, Document, Statement
from heeded.provenance import Origin

__all__ = ["ORIGIN", "claims_of_leads"]

ORIGIN = Origin(HEADINGS, "1")

# "many of which", "28 of them": recommendations that nothing names
_SOME = re.compile(
    r"\b(?:some|many|most|several|few|majority|numbers?|part|half|one|two|three|four|five|\d{1,3})\s"
    r"(?:of\s(?:the\s)?(?:which|whom|them|these|those|above|following|recommendations)|(?:other\s)?recommendations)\b",
    re.I,
)
# "the first part of recommendation 3"
_PART = re.compile(r"\bparts?\sof\s(?:the\s)?$", re.I)
# "which considers all implemented, except recommendation 5"
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?:\sfor)?|other\sthan|with\sthe\sexceptions?\sof|apart\sfrom|save\sfor|but\snot|excluding)\s"
    r"(?:the\s)?$",
    re.I,
)
_ABOVE = re.compile(r"\b(?:above|foregoing|these|those|they|preceding|all)\b", re.I)

Places = dict[tuple[int, int], str]
"""The numbers of recommendations by their list and the number that the page shows."""


def claims_of_leads(document: Document, leads: Sequence[Lead], lists: Sequence[int]) -> Iterator[Statement]:
    """What each lead-in claims, in order; `lists` are the places of those above a list of recommendations."""
    numbers = {at: numbers_of(leads[at])[0] for at in lists}
    places = {
        (at, item.tail): number
        for at in lists
        for item, number in zip(leads[at].items, numbers[at], strict=True)
        if item.tail is not None
    }
    for at, lead in enumerate(leads):
        within = [each for each in lists if each <= at]
        opened = PLAIN.match(document.text, lead.start, lead.end)
        for start, end in sentence_spans(document.text, opened.end() if opened else lead.start, lead.end):
            said = _said(document.text, start, end, leads, within, places)
            if said is None:
                whole = _whole(document.text, start, end, leads, at, within)
                said = {whole[0]: tuple(n for each in whole[1] for n in numbers[each])} if whole else {}
            for claimed, of in said.items():
                if of:
                    yield _statement(document, lead, start, end, claimed, of)


def _statement(
    document: Document, lead: Lead, start: int, end: int, claimed: Claimed, numbers: tuple[str, ...]
) -> Statement:
    quote = document.quote(start, end)
    return Statement(
        Claim(quote.text, claimed, numbers), quote, ORIGIN, document.states[0] if document.states else None, "state",
        page=document.body.page_at(quote.start), paragraph=str(lead.number) if lead.number else None,
    )  # fmt: skip


def _said(
    text: str, start: int, end: int, leads: Sequence[Lead], lists: Sequence[int], places: Places
) -> dict[Claimed, tuple[str, ...]] | None:
    """What a sentence claims of the numbers that it names; None where it names none, or only what it takes out."""
    named = _named(text, start, end, leads)
    if not named or not lists:
        return None
    if any(_EXCEPT.search(text, max(start, opened - 40), opened) for opened, _ in named):
        return {}
    edges = [start, *(edge for opened, each in named for edge in (opened, each.end)), end]
    between = [implementation_in(text, *edges[at : at + 2]) for at in range(0, len(edges), 2)]
    found: dict[Claimed, tuple[str, ...]] = {}
    for at, (opened, each) in enumerate(named):
        claimed = next((said for said in (between[at::-1] if between[0] else between[at + 1 :]) if said), None)
        if claimed:
            level = "in_progress" if _PART.search(text, max(start, opened - 20), opened) else claimed[0]
            items = items_named(each.numbers, text[start:end], leads, lists)
            found[level] = found.get(level, ()) + tuple(places[item] for item in items)
    return found


def _named(text: str, start: int, end: int, leads: Sequence[Lead]) -> list[tuple[int, NumberList]]:
    """The lists of numbers in a sentence, each with where its "recommendations" begins; not those of paragraphs."""
    heads = {str(lead.number) for lead in leads}
    found = []
    for match in NAMING.finditer(text, start, end):
        each = read_list(text, match.end(), heads, end)
        if each and not ("paragraph" in match[0].lower() and heads.issuperset(each.numbers)):
            found.append((match.start(), each))
    return found


def _whole(
    text: str, start: int, end: int, leads: Sequence[Lead], at: int, lists: Sequence[int]
) -> tuple[Claimed, list[int]] | None:
    """What a sentence claims of whole lists: its own, those of the paragraphs that it names, or the one above."""
    claimed = implementation_in(text, start, end)
    if claimed is None or _SOME.search(text, start, end):
        return None
    if at in lists:
        return claimed[0], [at]
    if leads[at].items or not lists:
        return None
    paragraphs = {number for number, _ in dialogue_places(" ".join(text[start:end].split()))}
    if paragraphs:
        return claimed[0], [each for each in lists if str(leads[each].number) in paragraphs]
    return (claimed[0], [lists[-1]]) if _ABOVE.search(text, start, end) else None
