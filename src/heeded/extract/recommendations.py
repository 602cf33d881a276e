"""A Working Group report of any generation since 2008 in; its recommendations, replies and claims on them out.

A report lists recommendations under lead-ins ("124. The following recommendations enjoy the support of ..."). Until
2010 a lead-in can also name paragraphs of the dialogue that hold recommendations ("the recommendations in paragraphs 45
and 56 (b) above did not enjoy the support of ..."): these become statements too, numbered "45" and "56(b)".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from heeded.extract.answers import Stated, dialogue_places, named_numbers, position_of, stated_positions
from heeded.extract.brackets import StateGroup, state_groups, without_states
from heeded.extract.dialogue import speaker_of
from heeded.extract.headings import claims_of_leads
from heeded.extract.listing import Item, Lead, lead_words, leads_of, numbers_of
from heeded.extract.sections import Section, section, sections
from heeded.model import Document, Problem, Recommendation, Reply, Statement
from heeded.provenance import Origin, Quote

__all__ = ["recommendations"]

ORIGIN = Origin("recommendations", "1")

SPACES = re.compile(r"\s+")
SENTENCE_END = re.compile(r"\.\s+[A-Z]")
# "Arvenia thanked the delegation. It recommended that ..."
RECOMMENDING = re.compile(r"[^.]*\b(?:recommend|suggest|urge|encourage|call)")


def recommendations(document: Document) -> Iterator[Statement | Problem]:
    """The recommendations of a Working Group report in order, each followed by what does not add up about it."""
    parts = sections(document)
    conclusions = section(parts, "conclusions")
    if conclusions is None:
        yield Problem(
            "No chapter 'Conclusions and/or recommendations' was found: check that the file is a whole report of the "
            "Working Group, and get it again if pages are missing.",
            file=document.file,
        )
        return
    leads = leads_of(document, conclusions)
    lists = [at for at, lead in enumerate(leads) if lead.items and _names_states(document.text, lead)]
    for at, stated in enumerate(stated_positions(document.text, leads)):
        yield from _reply(document, leads[at])
        if at in lists:
            yield from _listed(document, leads[at], stated)
    yield from claims_of_leads(document, leads, lists)
    dialogue = section(parts, "dialogue")
    if dialogue:
        yield from _told(document, leads, dialogue)


def _reply(document: Document, lead: Lead) -> Iterator[Statement]:
    """What a lead-in, or a paragraph below a list, replies: to the numbers that it names, else to its whole list.

    The record takes the report's positions from the recommendations, which hold them too.
    """
    words = lead_words(document.text, lead)
    position = position_of(words)
    if position:
        numbers = tuple(named_numbers(words))
        all_of = None if numbers else str(lead.number) if lead.items and lead.number else "above"
        state = document.states[0] if document.states else None
        quote = document.quote(lead.start, lead.end)
        value = Reply(position, numbers, all_of, position_words=words)
        yield Statement(
            value, quote, ORIGIN, state, "state", page=document.body.page_at(quote.start),
            paragraph=str(lead.number) if lead.number else None,
        )  # fmt: skip


def _names_states(text: str, lead: Lead) -> bool:
    """Whether a list holds recommendations: the State's comments name no recommending State in brackets."""
    return any(state_groups(item.words(text)) for item in lead.items)


# ------------------------------------------------------------------------------------------------------ in a list


def _listed(document: Document, lead: Lead, stated: dict[int, Stated]) -> Iterator[Statement | Problem]:
    numbers, absent = numbers_of(lead)
    for item, number in zip(lead.items, numbers, strict=True):
        groups = state_groups(item.words(document.text))
        statement = _from_item(document, item, number, groups, stated.get(item.tail or 0, stated[0]))
        yield statement
        yield from _remarks(document, statement, groups)
    if absent:
        yield Problem(
            f"The report has no recommendation {', '.join(absent)}: its numbers skip there. Compare with the "
            "printed report; a page may be missing.",
            "warning", document.file, lead.items[0].start, lead.items[-1].end, absent,
        )  # fmt: skip
    if stated[0].position is None:
        words = SPACES.sub(" ", document.text[lead.start : lead.end])[:200]
        yield Problem(
            f"The position of the State under review on {len(lead.items)} recommendation(s) could not be read from the "
            f"words before them: “{words}”. State it by hand.",
            "warning", document.file, lead.start, max(lead.end, lead.start + 1),
        )  # fmt: skip


def _from_item(document: Document, item: Item, number: str, groups: Sequence[StateGroup], stated: Stated) -> Statement:
    words = item.words(document.text)
    states = tuple(dict.fromkeys(code for group in groups for code in group.codes))
    speaker = None if states else speaker_of(words)
    printed = SPACES.sub("", item.printed).rstrip(".") if item.printed else None
    value = Recommendation(
        text=without_states(words, groups),
        recommending_states=states or ((speaker,) if speaker else ()),
        number=number,
        number_printed=printed,
        position=stated.position,
        position_words=stated.words,
        cycle=document.cycle,
    )
    return _statement(document, value, document.quote(item.start, item.end), number)


def _statement(document: Document, value: Recommendation, quote: Quote, paragraph: str) -> Statement:
    state = document.states[0] if document.states else None
    page = document.body.page_at(quote.start)
    return Statement(value, quote, ORIGIN, state=state, page=page, paragraph=paragraph)


def _remarks(document: Document, statement: Statement, groups: Iterable[StateGroup]) -> Iterator[Problem]:
    """What a reader should check about one recommendation: a misprinted number, no State, a name that is none."""
    value, quote = statement.value, statement.quote
    assert isinstance(value, Recommendation)
    number, printed = value.number or "", value.number_printed
    messages = []
    if printed and printed[-1].isdigit() and printed not in (number, number.rpartition(".")[2]):
        messages.append(f"Recommendation {number} is printed as {printed}: the sequence requires {number}.")
    if not value.recommending_states:
        messages.append(
            f"No recommending State could be read at recommendation {number}: “…{quote.text[-80:]}”. "
            "Check the brackets."
        )
    if unknown := [name for group in groups for name in group.unknown]:
        messages.append(
            f"Not a State's name, at recommendation {number}: {', '.join(unknown)}. Correct it by hand or report the "
            "missing name."
        )
    for message in messages:
        yield Problem(message, "warning", document.file, quote.start, quote.end)


# -------------------------------------------------------------------------------------------------- in the dialogue


def _told(document: Document, leads: Iterable[Lead], dialogue: Section) -> Iterator[Statement]:
    """The recommendations that lead-ins name by the paragraphs of the dialogue that hold them, each once."""
    seen: set[str] = set()
    for lead in leads:
        words = lead_words(document.text, lead)
        if lead.items:
            continue
        for number, letters in dialogue_places(words):
            for letter in letters or ("",):
                name = f"{number}({letter})" if letter else number
                statement = None if name in seen else _from_paragraph(document, dialogue, number, letter, words)
                seen.add(name)
                if statement:
                    yield statement


def _from_paragraph(document: Document, dialogue: Section, number: str, letter: str, words: str) -> Statement | None:
    """The recommendation in one paragraph of the dialogue, or in its clause "(b)"; None where it is not there."""
    at = next((i for i, p in enumerate(dialogue.paragraphs) if p.number == number), None)
    if at is None:
        return None
    start = dialogue.paragraphs[at].start
    stop = next((p.start for p in dialogue.paragraphs[at + 1 :] if p.number), dialogue.end)
    stretch = document.text[start:stop].rstrip()
    skip = len(number) + 1
    first, last = _clause(stretch, letter, skip)
    quote = document.quote(start + first, start + last)
    speaker = speaker_of(stretch[skip:])
    name = f"{number}({letter})" if letter else number
    value = Recommendation(
        text=SPACES.sub(" ", quote.text).strip(" ;"),
        recommending_states=(speaker,) if speaker else (),
        number=name,
        number_printed=name,
        position=position_of(words),
        position_words=words,
        cycle=document.cycle,
    )
    return _statement(document, value, quote, number)


def _clause(stretch: str, letter: str, skip: int) -> tuple[int, int]:
    """Where "(b) ..." stands in a paragraph; without a letter, or where it is missing, the sentences that recommend."""
    mark = f"({letter})" if letter else None
    start = stretch.find(mark) if mark else -1
    if start < 0 or mark is None:
        match = RECOMMENDING.search(stretch, skip)
        return (match.start() if match else skip), len(stretch)
    start += len(mark)
    following = stretch.find(f"({chr(ord(letter) + 1)})", start)
    stop = SENTENCE_END.search(stretch, start)
    ends = [place for place in (following, stop.start() if stop else -1) if place > start]
    return start, min(ends, default=len(stretch))
