"""The draft of a recommendation to a State in; what it asks, who asked the same, and how such asks were answered, out.

Everything told is of the text or of the record. Nobody is told what a State will answer.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.pipeline.concluding import View, labels

if TYPE_CHECKING:
    from heeded.model import Label
    from heeded.reports.drafting import Draft, Precedent, Support, Trait
    from heeded.reports.recommendations import Page

__all__ = ["drafted"]

FEWEST_LETTERS = 10
SPECIFIC = "5"
"""UPR Info's category of specific actions."""
# " and ", "; ", ", ": where another ask may begin
_JOINT = re.compile(r"(?:;|,|\.)\s+(?:and\s+|et\s+|y\s+|и\s+)?|\s(?:and|et|y|и)\s")
# " 2027", " the end of 2027", " June 2027"
_YEAR = re.compile(r"[^\d.;]{0,30}(20\d\d)\b")
_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*\s?%?(?!\w)")


def drafted(text: str, state: str, view: View, by: str | None = None, top: int = 5) -> "Draft":
    """What is known of a draft; raises UsageError where the record has no recommendation to the State."""
    from heeded.ingest.language import language_of
    from heeded.pipeline.deciding import pages_of
    from heeded.reports.drafting import Draft

    text = " ".join(text.split())
    if sum(letter.isalpha() for letter in text) < FEWEST_LETTERS or not text.isprintable():
        raise UsageError("The text is too short, or has characters that cannot be printed: give a recommendation.")
    pages = pages_of(state, view)
    if not pages:
        raise UsageError("The record that you can see has no recommendation to this State: read a report on it first.")
    language = language_of(text) or "en"
    [found] = labels([text], [language])
    read = tuple(each for each in found if each.kind in ("action", "issue"))
    parts = tuple(_parts(text, language))
    documents = tuple(dict.fromkeys(page.line.document for page in pages))
    return Draft(
        text, state, by, parts, tuple(_traits(text, state, language, parts, read)), read,
        tuple(_precedents(parts, state, view, by, top)), tuple(_support(read, pages)), len(pages), documents,
    )  # fmt: skip


def _parts(text: str, language: str) -> Iterator[str]:
    """The asks that a draft joins: another one begins where the words after a joint open like a demand."""
    from heeded.extract import LANGUAGES
    from heeded.extract.prose.demand_words import opens_item

    start = 0
    for joint in _JOINT.finditer(text) if language in LANGUAGES else ():
        if opens_item(language, text, joint.end(), len(text)) is not None:
            yield text[start : joint.start()]
            start = joint.end()
    yield text[start:]


def _traits(
    text: str, state: str, language: str, parts: Sequence[str], read: "Sequence[Label]"
) -> "Iterator[Trait]":  # fmt: skip
    from heeded.reports.drafting import Trait
    from heeded.vocabulary.coding import action_words
    from heeded.vocabulary.states import find_states, name_of
    from heeded.vocabulary.treaties import find_treaties

    action = next(each for each in read if each.kind == "action")
    told = f"category {action_words(action.value)}"
    yield Trait("specific", action.value == SPECIFIC and not action.is_proposal, told)
    due = list(_due(text, language))
    treaties = list(dict.fromkeys(key for key, _, _ in find_treaties(text, language)))
    numbers = [each for each in _NUMBER.findall(text) if each.strip(".,") not in due]
    seen = [*(f"treaty {each}" for each in treaties), *(f"number {each}" for each in numbers)]
    yield Trait("measurable", bool(seen), ", ".join(seen) or "it names no treaty and no number")
    yield Trait("timed", bool(due), f"until {', '.join(due)}" if due else "it says no time until when")
    others = list(dict.fromkeys(code for code, _, _ in find_states(text, language) if code != state))
    named = f"it names {', '.join(map(name_of, others))}" if others else f"to {name_of(state)}; no other State is named"
    yield Trait("addressed", not others, named)
    count = "one answer fits it" if len(parts) == 1 else f"{len(parts)} asks, which get one answer together"
    yield Trait("one ask", len(parts) == 1, count)


def _due(text: str, language: str) -> Iterator[str]:
    """The years until which it is to be done: "by 2027", "before the end of 2028"."""
    from heeded.extract import LANGUAGES
    from heeded.extract.prose.demand_words import words

    for until in words("until", language).finditer(text) if language in LANGUAGES else ():
        if year := _YEAR.match(text, until.end()):
            yield year[1]


def _precedents(parts: Sequence[str], state: str, view: View, by: str | None, top: int) -> "Iterator[Precedent]":
    """The nearest to each ask of a draft, each once, the asks in their order."""
    from heeded.pipeline.linking import similar
    from heeded.reports.drafting import Precedent
    from heeded.reports.words import public_id

    seen: set[str] = set()
    for each in (each for part in parts for each in similar(part, [state], view, top)):
        end = each.recommendation
        place = public_id(state, end.cycle, end.number) if end.cycle and end.number else end.document
        if place not in seen:
            seen.add(place)
            yield Precedent(place, each.score, end.by, each.position, end.quote, end.document, by in end.by)


def _support(read: "Sequence[Label]", pages: "Sequence[Page]") -> "Iterator[Support]":
    """All recommendations to the State with the draft's category, then those on each of its issues."""
    from heeded.reports.drafting import ANSWERS, Support

    for label in read:
        if label.is_proposal and label.kind == "issue":
            continue
        positions = [
            page.line.shown for page in pages
            if any(one.kind == label.kind and one.value == label.value and not one.is_proposal for one in page.labels)
        ]  # fmt: skip
        answers = (positions.count(each) for each in ANSWERS)
        yield Support(label.kind, label.value, len(positions), *answers)
