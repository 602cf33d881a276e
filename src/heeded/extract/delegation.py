"""The paragraphs in which a Working Group report lets the State under review speak in; out, what it says there.

These are its `claim`s, and as in prose its counts of what is implemented and the treaties that it joined.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heeded.extract.claims import Cited, claimed_in, claims_of
from heeded.extract.plain import only, quoted_from
from heeded.extract.prose.tallies import tallies
from heeded.extract.prose.treaties import treaty_actions
from heeded.extract.prose.voices import language_of, stretches
from heeded.extract.reply_lists import RECOMMENDATION
from heeded.extract.reviews import HEAD
from heeded.model import Document, Paragraph, Statement, Tally, TreatyAction
from heeded.vocabulary.states import find_states

__all__ = ["claims_of_delegation", "counts_of_delegation", "is_of_delegation"]

# "The delegation", "In response to", "Regarding", "The Minister of Justice": how the State opens its answer
ANSWER = re.compile(
    r"(?:(?:The|Its|His|Her)\s)?(?:\w+\s)?(?:delegation|(?:Deputy\s|Vice[- ])?Ministers?|Head\sof|Attorney|Ambassador"
    r"|representative\sof\sthe\s(?:Ministry|delegation)|Permanent\sRepresentative)\b"
    r"|(?:In|By\sway\sof)\s(?:response|reply|repl[iy]\w*|respond\w+|answer\w*|addressing|relation|concluding|conclusion)\b"
    r"|(?:Respond|Reply|Answer|Regard|Concern|Address|Turn)ing\b|(?:With|As)\s(?:regards?|respect|reference)\b|As\sfor\b"
    r"|On\s(?:the\s)?(?:questions?|issues?|subject|topic)\b"
)
# where the first speaker of a paragraph stands at the latest: "The Bolivarian Republic of"
_OPENING = 60


def is_of_delegation(words: str, speaker: str | None, under_review: str | None, spoke: bool) -> bool:
    """Whether the State under review speaks in a paragraph; one that names no speaker goes on with the last."""
    if ANSWER.match(words):
        return True
    if speaker not in (None, under_review):
        return False
    first = next((code for code, start, _ in find_states(words[:_OPENING]) if start <= 4), None)
    if first not in (None, under_review):
        return False
    return speaker == under_review or spoke


def claims_of_delegation(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Statement]:
    """The claims in paragraphs of the delegation; its head speaks where a paragraph names him or her."""
    head = _head_of(document)
    held: Paragraph | None = None
    for paragraph in [*paragraphs, None]:
        if held and paragraph and paragraph.number is None:
            held = replace(held, end=paragraph.end)  # it goes on over a page
            continue
        if held:
            is_head = head and _names(document.text[held.start : held.end], head)
            yield from claims_of(document, held, Cited(), speaker=head if is_head else None)
        held = paragraph


# What a State counts before it has answered any recommendation.
COUNTED = ("implemented", "partially_implemented", "implemented_or_partially", "in_progress", "not_implemented")
JOINED = ("ratified", "acceded", "signed")
# "questions on the ratification of", "a draft law on accession to": a noun joins nothing, but behind "instrument of"
_NOUN = re.compile(r"(?:ratification|accession|signature|signing)\b", re.I)
_INSTRUMENT = re.compile(r"\binstruments?\s(?:of\s|for\s(?:the\s|its\s)?)$", re.I)


def counts_of_delegation(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Statement]:
    """Its counts of what is implemented and the treaties that it joined; a draft law on accession joins none."""
    plain = only(document, paragraphs)
    if not plain.text.strip():
        return
    head = _head_of(document)
    found = [each for read in (tallies, treaty_actions) for each in read(plain) if isinstance(each, Statement)]
    for each in quoted_from(document, found):
        if not (_is_counted(plain, each) if isinstance(each.value, Tally) else _is_joined(plain, each)):
            continue
        paragraph = document.body.paragraph_at(each.quote.start)
        is_head = head and paragraph and _names(document.text[paragraph.start : paragraph.end], head)
        yield replace(each, asserted_by="state", speaker=head if is_head else None)


def _is_counted(plain: Document, each: Statement) -> bool:
    if not isinstance(each.value, Tally) or each.value.measure not in COUNTED:
        return False
    return RECOMMENDATION.search(plain.text, *_sentence(plain, each)) is not None


def _is_joined(plain: Document, each: Statement) -> bool:
    """Whether the sentence claims a deed: not a plan, nor a bill."""
    if not isinstance(each.value, TreatyAction) or each.value.action not in JOINED:
        return False
    if _NOUN.match(each.quote.text) and not _INSTRUMENT.search(
        plain.text[max(0, each.quote.start - 30) : each.quote.start]
    ):
        return False
    return claimed_in(plain.text, *_sentence(plain, each), language_of(plain)) == "implemented"


def _sentence(plain: Document, each: Statement) -> tuple[int, int]:
    sentences = stretches(plain.text)
    return sentences[max(bisect_right(sentences, each.quote.start, key=lambda span: span[0]) - 1, 0)]


# "H.E. Mr. ", "the Honourable (Mrs.) "
_TITLES = re.compile(
    r"(?:by:?|the|His|Her|Excellency|H\.?\s?E\.?|Hon(?:ou?rable)?\.?|\(?(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\)?|Sir|Dame|\s){0,12}\s?"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]{0,30}(?:\s[A-ZÀ-Þ][\w’'.-]{0,30}){1,5}$")
_OFFICE = re.compile(
    r"\b(?:Minist|Direct|Ambassad|Secretar|Attorney|Head|Chair|President|Permanent|General|Council|State)"
)
_HEAD_OF_DELEGATION = re.compile(r"\b[Hh]ead of (?:the |its )?[Dd]elegation\b")


def _head_of(document: Document) -> str | None:
    """The name of the head of delegation, as the introduction has it."""
    found = HEAD.search(document.text, 0, 20_000)
    for part in re.split(r",| and was ", found["head"]) if found else ():
        name = part[_TITLES.match(part).end() :].strip()  # type: ignore[union-attr]
        if _NAME.match(name) and not _OFFICE.search(name):
            return name
    return None


def _names(words: str, head: str) -> bool:
    return head.split()[-1] in words or ("ead of" in words and _HEAD_OF_DELEGATION.search(words) is not None)
