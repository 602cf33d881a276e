"""A document in prose in, one `treaty_action` for each treaty and form of joining that a sentence asserts out.

A treaty's name alone says nothing; the word of joining nearest to it decides, with what denies or demands it:
"has not ratified" = not_party, "calls for ratification" = urged, "despite having ratified" = ratified. A plan
("will consider ratifying") is no action.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from heeded.extract.sentences import sentence_spans
from heeded.model import Document, Problem, Statement, TreatyAction
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.dates import find_dates
from heeded.vocabulary.states import find_states
from heeded.vocabulary.treaties import LANGUAGES, find_treaties, with_spaces

__all__ = ["treaty_actions"]

ORIGIN = Origin("treaty_actions", "1")

Action = Literal["ratified", "acceded", "signed", "not_party", "urged"]
FORMS = ("done", "bare", "noun", "party")

# The farthest that a word of joining stands from the treaty's name, in characters; lists of treaties come in between.
REACH = 260
# The farthest that a denial stands from the word that it denies: "has not, to this day, ratified"
DENIAL_REACH = 36
# Sentences longer than this are tables or damaged text: only so much around a treaty is read.
WINDOW = 600
# "the", "UN", "and its", "without reservations": words that may stand between a word of joining and a treaty
BETWEEN = 7
# what a treaty is also named with but not joined by: "ratified in 2001, but breaches the Convention"
_OTHER_MATTER = re.compile(
    r"\b(?:but|while|whereas|although|however|which|violat\w+|breach\w*|comply|complian\w+|implement\w*|"
    r"contra\w+|under|committee|obligations?|reservations? to|in line with|pursuant|mais|pero|conform\w+|"
    r"нарушен\w+|но)\b",
    re.I,
)
# "in 2008", "en 1998", "в 1998 году"
_YEAR = re.compile(r"\b(?:in|since|en|depuis|desde|em|в|с)\s{1,3}((?:19|20)\d\d)\b", re.I)
# The end of a part of a sentence in which a word of joining still counts: "; Ratify the Convention"
_BREAK = re.compile(r"[;•▪●\n]")
# what opens an item of a list: "(a) ", "1. ", "- ", "• "
_ITEM = re.compile(r"[\s\W]*(?:\(?\w{1,4}[.)]\s+)?[\s\W]*(?:that\s+\w+\s+|to\s+|à\s+|de\s+|a\s+)?", re.I)


# "has been a party to", "became a State party", "est devenue partie"
_JOINED = re.compile(
    r"\b(?:became|become|has been|have been|had been|deven(?:ue?|ait)|est|es|pasó a ser|являе?тся|стал[ао]?)"
    r"\s(?:an?\s|also\sa\s)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Verb:
    """A word of joining in a sentence: what it joins by ("ratified"), its form, and where it stands."""

    joins: str
    form: str
    start: int
    end: int


@cache
def _joining(language: str) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """One expression for all words of joining, and (what it joins by, form) by the index of its group."""
    words = load("treaties")["words"][language]
    kinds: list[tuple[str, str]] = []
    parts: list[str] = []
    for form in FORMS:
        table = words[form] if isinstance(words[form], dict) else {"joined": words[form]}
        for joins, expression in table.items():
            parts.append(f"(?P<g{len(kinds)}>{expression})")
            kinds.append((joins, form))
    return re.compile(rf"(?<!\w)(?:{with_spaces('|'.join(parts))})(?!\w)", re.I), tuple(kinds)


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    expression = load("treaties")["words"][language][name]
    start = r"(?<![^\W_])" if name != "not" else r"(?<!\w)|(?<=n't)|(?<=has|had|did)"
    return re.compile(rf"(?:{start})(?:{with_spaces(expression)})(?!\w)", re.I)


def treaty_actions(document: Document) -> Iterator[Statement | Problem]:
    """The document's treaty actions in the order of the text; the same treaty, action and State stand once."""
    text = document.text
    language = document.language if document.language in LANGUAGES else "en"
    mentions = find_treaties(text, language)
    if not mentions:
        return
    seen: set[tuple[str, str, str | None]] = set()
    by_sentence = _by_sentence(text, mentions)
    for (start, end), treaties in by_sentence:
        for statement in _in_sentence(document, language, start, end, treaties):
            value = statement.value
            assert isinstance(value, TreatyAction)
            key = (value.treaty, value.action, statement.state)
            if key not in seen:
                seen.add(key)
                yield statement


def _by_sentence(
    text: str, mentions: tuple[tuple[str, int, int], ...]
) -> list[tuple[tuple[int, int], list[tuple[str, int, int]]]]:
    """The mentions with the sentence that holds them; a very long sentence is cut around each."""
    grouped: list[tuple[tuple[int, int], list[tuple[str, int, int]]]] = []
    for mention in mentions:
        if grouped and mention[2] <= grouped[-1][0][1]:
            grouped[-1][1].append(mention)
            continue
        start = max(text.rfind("\n", 0, mention[1]) + 1, mention[1] - WINDOW)
        stop = text.find("\n", mention[2])
        stop = min(len(text) if stop < 0 else stop, mention[2] + WINDOW)
        for span in sentence_spans(text, start, stop):
            if span[0] <= mention[1] < span[1]:
                grouped.append(((span[0], max(span[1], mention[2])), [mention]))
                break
    return grouped


def _in_sentence(
    document: Document, language: str, start: int, end: int, treaties: list[tuple[str, int, int]]
) -> Iterator[Statement]:
    text = document.text
    pattern, kinds = _joining(language)
    verbs = []
    for match in pattern.finditer(text, start, end):
        joins, form = kinds[int(match.lastgroup[1:])]  # type: ignore[index]
        verbs.append(_Verb(joins, form, match.start(), match.end()))
    verbs = [verb for verb in verbs if not any(a <= verb.start < b for _, a, b in treaties)]
    for treaty, at, stop in treaties:
        actions = [(verb, _action(text, language, verb, start)) for verb in _governing(text, verbs, treaties, at, stop)]
        has_joined = any(action in ("ratified", "acceded") for _, action in actions)
        for verb, action in actions:
            if action is None or (action == "signed" and has_joined):
                continue
            first, last = min(verb.start, at), max(verb.end, stop)
            date = None
            if action not in ("urged", "not_party"):
                date, last = _date(text, language, first, last, start, end)
            opening = _denial(text, language, verb, start) if action == "not_party" else None
            quote = document.quote(min(first, opening) if opening is not None else first, last)
            paragraph = document.body.paragraph_at(quote.start)
            yield Statement(
                TreatyAction(treaty, action, date),
                quote,
                ORIGIN,
                state=_state(document, language, start, first, action),
                page=document.body.page_at(quote.start),
                paragraph=paragraph.number if paragraph else None,
            )


def _governing(text: str, verbs: list[_Verb], treaties: list[tuple[str, int, int]], at: int, stop: int) -> list[_Verb]:
    """The words that join this treaty: those before it ("signed but not ratified"), else one after ("ratified in")."""
    before = [verb for verb in verbs if verb.end <= at and at - verb.end <= REACH]
    if before and _leads_to(text, before[-1].end, at, treaties):
        found = [before[-1]]
        for verb in reversed(before[:-1]):
            if found[-1].start - verb.end > 24 or len(text[verb.end : found[-1].start].split()) > 4:
                break
            found.append(verb)
        return _distinct(found)
    after = next((verb for verb in verbs if verb.start >= stop), None)
    if after and after.start - stop <= 90 and after.form in ("done", "bare", "party"):
        between = text[stop : after.start]
        follower = any(stop <= a < after.start for _, a, _ in treaties)
        if not _BREAK.search(between) and not follower and len(between.split()) <= 9:
            return [after]
    return []


def _distinct(verbs: list[_Verb]) -> list[_Verb]:
    """One demand in two words ("ratify or accede to") stands once, by its first word."""
    by_form = {verb.form: verb for verb in verbs}
    if len(by_form) == 1 and verbs[0].form in ("bare", "noun"):
        return [verbs[-1]]
    return verbs


def _leads_to(text: str, start: int, at: int, treaties: list[tuple[str, int, int]]) -> bool:
    """Whether only small words, dates and other treaties stand between a word of joining and the treaty."""
    pieces, begun = [], start
    for _, a, b in treaties:
        if start <= a < at:
            pieces.append(text[begun:a])
            begun = b
    pieces.append(text[begun:at])
    if any(_BREAK.search(piece) or _OTHER_MATTER.search(piece) for piece in pieces):
        return False
    return all(len(piece.split()) <= BETWEEN + 2 * (index == 0) for index, piece in enumerate(pieces))


def _denial(text: str, language: str, verb: _Verb, start: int) -> int | None:
    """Where the word stands that denies this one: shortly before it, in the same clause."""
    begun = max(start, verb.start - DENIAL_REACH)
    found = None
    for match in _words(language, "not").finditer(text, begun, verb.start):
        found = match
    if found is None or re.search(r"[.;:]|,\s+(?:but|and|it|which)\b", text[found.end() : verb.start]):
        return None
    if re.search(r"\b(?:not|no)\s+only\b", text[found.start() : verb.start]):
        return None
    return found.start()


def _action(text: str, language: str, verb: _Verb, start: int) -> Action | None:
    """What is asserted: by the form of the word and by what stands before it in the sentence."""
    denied = _denial(text, language, verb, start) is not None
    breaks = [match.end() for match in _BREAK.finditer(text, start, verb.start)]
    item = breaks[-1] if breaks else start
    is_urged = _words(language, "urge").search(text, start, verb.start) is not None
    if verb.form == "party":
        return (
            "not_party"
            if denied
            else "ratified"
            if _JOINED.search(text[max(start, verb.start - 24) : verb.start])
            else None
        )
    if denied and not (is_urged and verb.form != "done"):
        return "not_party"
    joins: Action | None = verb.joins if verb.joins in ("ratified", "acceded", "signed") else None  # type: ignore[assignment]
    if verb.form == "done":
        passive = re.search(r"\b(?:be|être|ser|sea)\s+$", text[max(start, verb.start - 8) : verb.start])
        if passive:
            return "urged" if is_urged else None
        return joins
    nearest = _last(_words(language, "fact"), text, start, verb.start)
    urging = [match.end() for match in _words(language, "urge").finditer(text, start, verb.start)]
    if verb.form == "noun" and nearest >= max(urging, default=0):
        planned = _last(_words(language, "plan"), text, start, verb.start)
        return joins if planned < nearest else None
    if is_urged:
        return "urged"
    opening = _ITEM.match(text, item)
    opens = opening is not None and opening.end() >= verb.start
    if verb.form == "bare":
        return "urged" if opens else None
    dated = _YEAR.search(text, verb.end, verb.end + REACH)
    return joins if dated and _last(_words(language, "plan"), text, start, verb.start) < 0 else None


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match in a stretch begins; -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text, start, end)), default=-1)


def _date(text: str, language: str, first: int, last: int, start: int, end: int) -> tuple[str | None, int]:
    """The date of the action, shortly after it or before it in the sentence, and where the quote then ends."""
    stretches = ((first, min(end, last + 40)), (max(start, first - 60), first))
    for begun, stop in stretches:
        stretch = text[begun:stop]
        for found in find_dates(stretch, language):
            if not found.iso.startswith("-"):
                return found.iso, max(last, begun + found.end)
        year = _YEAR.search(stretch)
        if year:
            return year[1], max(last, begun + year.end())
    return None, last


def _state(document: Document, language: str, start: int, first: int, action: Action) -> str | None:
    """The State that joins: the last one named before the words, behind who urges it; else the document's first."""
    begun = start
    if action == "urged":
        urging = _last(_words(language, "urge"), document.text, start, first)
        begun = urging if urging >= 0 else first
    named = find_states(document.text[begun:first], language)
    return named[-1][0] if named else next(iter(document.states), None)
