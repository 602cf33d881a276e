"""A row type in; its columns out: name, type and what each means, in the order of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

__all__ = ["MEANINGS", "Column", "ColumnType", "columns"]

ColumnType = Literal["text", "integer", "number", "boolean", "list"]
TYPES: Mapping[Any, ColumnType] = {str: "text", int: "integer", float: "number", bool: "boolean", tuple: "list"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; a list is one of texts."""

    name: str
    type: ColumnType
    may_be_empty: bool


@cache
def columns(kind: type) -> tuple[Column, ...]:
    """The columns of a row type; raises TypeError for a field that no table has a type for."""
    return tuple(Column(name, *_type(hint)) for name, hint in get_type_hints(kind).items())


def _type(hint: Any) -> tuple[ColumnType, bool]:
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    kinds = {_base(part) for part in parts if part is not NoneType}
    if len(kinds) != 1 or not kinds <= TYPES.keys():
        raise TypeError(f"no column holds {hint}")
    return TYPES[kinds.pop()], NoneType in parts


def _base(hint: Any) -> Any:
    if get_origin(hint) is Literal:
        return type(get_args(hint)[0])
    return get_origin(hint) or hint


MEANINGS: Mapping[str, str] = {
    "access": "The document's level: public, team or restricted.",
    "act": "Of treaties `join`, `sign` or `lift` (a reservation); of other registers what is to be done.",
    "added": "When it was entered.",
    "affected_persons": "The groups of people it is about, from the same list.",
    "against": "Id of the statement that speaks against it.",
    "against_asserted_by": "Who says that: `state` for the government, else the party as named.",
    "against_document": "The document that holds it.",
    "against_page": "Page of the file.",
    "against_quote": "Its exact words.",
    "as_of": "The day or month for which the register speaks.",
    "as_summarised_by": "Who summarises it: the wording is not the speaker's own then.",
    "asserted_by": "Who says so: `state` for the government, else the party as named; empty for the publisher.",
    "assessments": "What parties conclude, each with its name.",
    "basis": "Why the count is of the event: its words name it, its date lies in it, the text is near, or of no event.",
    "body": "The body that decided.",
    "by": "Who says so.",
    "claims": "What the State says that it did.",
    "cluster": "The cluster of near-duplicates, by the id of its first recommendation.",
    "conflict": "Whether another person entered a different one for this party and date.",
    "contradicting": "How many pieces of evidence speak against it.",
    "council_session": "The session of the Human Rights Council that adopted the outcome.",
    "counts": "Whether this is the file of its work that counts.",
    "cycle": "The cycle of the review: 1 began in 2008, 2 in 2012, 3 in 2017, 4 in 2022.",
    "date": "`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the source.",
    "dates": "The days on which the State was reviewed.",
    "document": "Symbol of the document that holds it, else the sha256 of the file.",
    "documents": "The documents that speak of it.",
    "effect": "What a law does: introduced, repealed, amended, moved, raised, lowered.",
    "end": "Offset behind the quote, in characters of the document's text.",
    "event": "The event's name.",
    "event_date": "The event's date; FROM/TO for a range.",
    "evidence": "Ids of statements, or web addresses, that it rests on.",
    "explanation": "What the State says about its position, beyond the position.",
    "file": "The file that was read.",
    "force": "Whether the act itself is asked (`direct`), to weigh it, or to go towards it (`steps`).",
    "grade": "The last grade of the follow-up, A to E.",
    "handed_in": "The first date that is told of a mid-term report handed in.",
    "handed_in_source": "The document that tells it.",
    "harm": "What happened to the people counted: killed, injured, detained ...",
    "id": "State, cycle and number, as commands take it: KAZ/2/124.3.",
    "index": "What the parties come to together, from 0 to 1 (docs/methodology.md).",
    "is_counted": "Whether the counts were made from the recommendations read; else they are announced totals.",
    "is_mid_term": "Whether it pledges a mid-term report.",
    "is_ocr": "Whether the text was read by OCR.",
    "is_part": "Whether the text gives it as a part of another count.",
    "is_proposal": "Whether the score stays under the threshold: for a person to look at.",
    "is_proposed": "Whether the score reaches the threshold; links below it stand for those who look further.",
    "is_stale": "Whether the register was older than a year on the day of the export, or than the State's reply.",
    "later_date": "When the later text was written.",
    "later_document": "Where the result is open: the document that says after the register's day that it was done.",
    "later_quote": "Its exact words.",
    "item": "The treaty; empty in registers with one row a State.",
    "kinds": "What happened: protest, detention, trial ...",
    "language": "ISO 639-1.",
    "level": "The level that the index stands for.",
    "method": "How it was assessed.",
    "name": "The event's name.",
    "note": "What the register notes on the row.",
    "no_reply": "Those of the noted ones that count so for want of a reply: none is at hand.",
    "noted": "Recommendations noted, those without a reply at hand among them.",
    "number": "The number that the sequence in the report requires. A text: 44.10 is not 44.1.",
    "number_printed": "What stands on the page; it differs where the page has a slip.",
    "numbers": "Recommendations that both are about, if any are named.",
    "occasion": "Where the answer was given: report, addendum, plenary, other; adoption if nowhere.",
    "only_asks": "Of evidence: whether it asks for something and tells of nothing.",
    "ordinal": "The place in its order, from 1.",
    "origin": "The program or model that found it, and its version.",
    "others": "How many statements of others speak of it.",
    "outcome_adopted": "The day on which the Council adopted the outcome.",
    "page": "Page of the file; empty where it has no pages.",
    "pages": "How many pages the file has.",
    "paragraph": "Paragraph of the document.",
    "party": "Who assessed it.",
    "party_kind": "What kind of party that is.",
    "penalty": "As printed.",
    "pending": "Recommendations whose answer is pending.",
    "persons": "Whose case it is, as named; of published data those whose name was released.",
    "place": "Where it happened.",
    "position": "The current position: supported, noted, supported_in_part or pending; empty where nothing states one.",
    "position_date": "The day of the answer it comes from; a month where the day is not known.",
    "position_in_addendum": "The position in the addendum; empty where it says nothing on this one.",
    "position_in_plenary": "The position at the Council's plenary; empty where nothing was said on this one.",
    "position_in_report": "The position in the Working Group's report.",
    "position_occasion": "Where that answer was given: report, addendum, plenary, other; adoption if nowhere.",
    "position_reason":
        "Why the position holds where no sentence states it: `no reply` (noted at adoption, none at hand) and others.",
    "position_words": "The State's own words for it.",
    "problems": "How many problems reading met.",
    "published": "When it was published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.",
    "publisher": "Who speaks: the organisation or State.",
    "qualifier": "exact, at_least, more_than, about, up_to or fewer_than.",
    "quote": "The exact words in the document.",
    "reason": "Why, in words.",
    "received": "Recommendations received.",
    "recommending_group": "Its regional group at the United Nations.",
    "recommending_name": "Its name.",
    "recommending_names": "Their names, in the same order.",
    "recommending_state": "Code of the State that makes it.",
    "recommending_states": "Codes of the States that make it.",
    "recurrence": "Of a repeat: how much of the earlier ask returns: same, build_up, similar or general.",
    "register": "The public register.",
    "remedies": "What is asked: release, compensation, investigation ...",
    "repeated_in": "Documents that give the same count of the same source, or in the same words.",
    "replies": "How many statements of the State speak of it.",
    "result": "Done after the review (`fulfilled`), before it, in its year, not by the register's day, or undecided.",
    "said": "Date of the first document that has it.",
    "scale": "The scale that the party uses.",
    "score": "From 0 to 1: how sure the program is; a proposal, no finding.",
    "sdgs": "The Sustainable Development Goals, from the same list.",
    "session": "The session of the Working Group.",
    "sha256": "Hash of the file that was read.",
    "side": "Whether the source is official, independent or unnamed.",
    "source": "Where it stands.",
    "speaker": "The person quoted, if any.",
    "spread": "How far the parties lie apart.",
    "stance": "Of evidence: whether it supports or contradicts implementation, or both.",
    "stands_for": "The level that its status stands for.",
    "start": "Offset of the quote, in characters of the document's text.",
    "state": "The State under review: ISO 3166-1 alpha-3 code.",
    "state_name": "Its name.",
    "statement": "The statement's own id, the same in every build as long as the words are.",
    "states": "The States whose record it is about, the main one first.",
    "strength": "From 0 to 1: how directly one speaks against the other, not who is right.",
    "supported": "Recommendations supported.",
    "supported_in_part": "Recommendations supported in part.",
    "supporting": "How many pieces of evidence support it.",
    "symbol": "UN symbol of the document, if it has one.",
    "target": "Id of the statement that it is linked to: the earlier one, or the recommendation.",
    "text": "The recommendation without its number and without the States in brackets.",
    "themes": "OHCHR's themes, from the thematic list.",
    "title": "Its title.",
    "type": "What kind of statement: recommendation, reply, claim, figure ... (docs/reference/types.md).",
    "uid": "What identifies it in every record.",
    "verified": "What public registers show of it, each with its source and day.",
    "why": "The party's reasons.",
    "year": "The year of the review, by the calendar.",
}  # fmt: skip
"""What a column means wherever it stands; a table says it where one of its own means something else."""
