"""The stretch beside a verb of saying in; out, who it says speaks: a State, its government, an organisation, a person.

"Ana Orlova, who heads Rivers Watch, said" gives the organisation and the person; "Arvenia's ambassador" is Arvenia. A
person named alone is looked for in the rest of the text.
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heeded.extract.prose.named import PORTFOLIO, Kind, Named, first_named, named_in
from heeded.extract.prose.sayings import listed

if TYPE_CHECKING:
    from heeded.extract.prose.voices import Voices

__all__ = ["Author", "author_in"]

# " of the ", « фонда »: between an office and the organisation whose it is
_OF = re.compile(
    r"\s(?:of|for|from|de|du|des|del|d['’])\s?(?:[^\W\d_][\w’'-]{0,20}\s){0,3}[«“\"]?|\s(?:[а-яё-]{1,20}\s){0,3}[«“\"]?",
    re.I,
)
_AND = re.compile(r"(?:,?\s(?:and|et|y|e|и|as well as)\s|,\s)(?:the\s|la\s|le\s|l['’])?")
# "Prosecutor | General’s Office", "«Rivers Watch | »"
_REST = re.compile(r"(?:(?:['’]s?)?\s[A-ZÀ-ÞА-ЯЁ][\w-]{1,20}){0,4}[»”\"]?")
# How many words may stand between a pronoun and its verb: "they have often said".
_FEW = 3
# How far a State may stand from its official, in characters.
_NEAR_OFFICE = 70


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks: States, an organisation ("state": a government), a person; or an earlier speaker again."""

    name: str | None = None
    states: tuple[str, ...] = ()
    person: str | None = None
    again: str | None = None
    """The pronoun or noun that means an earlier speaker."""
    span: tuple[int, int] = (0, 0)
    close: int = 0
    """Where the first words for the author end; the span goes on to the last of the apposition."""


def author_in(voices: "Voices", start: int, end: int, is_first: bool, counts: bool = False) -> Author | None:
    """Who speaks by a stretch beside a verb: the first whom it names, or the last.

    With `counts` a single unknown name is that of an organisation.
    """
    text = voices.document.text
    parties = list(named_in(voices, start, end))
    chosen = [each for each in parties if each.kind != "name" or counts]
    again = _again(voices, "again", start, end, is_first)
    is_next = again and not is_first and len(text[again.span[1] : end].split()) < _FEW
    if again and (not chosen or is_next or (is_first and again.span[0] < chosen[0].start)):
        return again
    if not chosen:
        return _again(voices, "again_nouns", start, end, is_first)
    party = chosen[0] if is_first else chosen[-1]
    rest = _REST.match(text, party.end, end)
    return replace(_spoken(voices, parties, party, chosen), close=rest.end() if rest else party.end)


def _again(voices: "Voices", table: str, start: int, end: int, is_first: bool) -> Author | None:
    """A pronoun as the subject: at once in what stands behind a verb, else the last one."""
    text, expression = voices.document.text, listed(table, voices.language)
    matches = [each for each in expression.finditer(text, start, end) if not re.search(r"\s[A-ZÀ-ÞА-ЯЁ]", each[0])]
    if is_first:
        matches = [each for each in matches if not text[start : each.start()].strip(" ,–—-")]
    return Author(again=matches[-1][0].lower(), span=matches[-1].span()) if matches else None


def _spoken(voices: "Voices", parties: list[Named], chosen: Named, all_of: list[Named]) -> Author:
    """The author that the chosen party and those beside it make."""
    text = voices.document.text
    beside = [each for each in all_of if each.kind in ("person", "organisation", "authority") or each is chosen]
    span = min(each.start for each in beside), max(each.end for each in beside)
    if chosen.kind == "group":  # "the activist Ana Orlova"
        people = [each for each in all_of if each.kind == "person" and 0 < each.start - chosen.end < 3]
        chosen = people[0] if people else chosen
    person, organisation, office = (_of_kind(chosen, all_of, kind) for kind in ("person", "organisation", "authority"))
    named = person.name if person else None
    if organisation and office and chosen.kind != "state":
        organisation, office = _head(text, organisation, office)
    if chosen.kind == "state" and not office:
        return Author(states=_run(text, all_of, chosen), person=named, span=span)
    if organisation and chosen.kind != "state":
        return Author(organisation.name, person=named, span=span)
    if office:
        near = [each for each in all_of if each.kind == "state" and abs(each.start - office.start) < _NEAR_OFFICE]
        return Author("state", near[0].states if near else (), named or _behind(office, parties), span=span)
    if chosen.kind == "person":
        if chosen.name not in voices.people:
            voices.people[chosen.name] = _affiliated(voices, chosen)
        return replace(voices.people[chosen.name], span=span)
    return Author(chosen.name, person=named, span=span)


def _head(text: str, organisation: Named, office: Named) -> tuple[Named | None, Named | None]:
    """Which of two is the subject: the Guild in "the president of the Guild", the ministry in "its man at the UN"."""
    is_its = _OF.fullmatch(text, office.end, organisation.start) and not PORTFOLIO.fullmatch(organisation.name)
    return (organisation, None) if is_its or organisation.start < office.start else (None, office)


def _behind(office: Named, parties: list[Named]) -> str | None:
    """ "President Orlova": a single name directly behind a title."""
    return next((each.name for each in parties if each.kind == "name" and 0 < each.start - office.end < 3), None)


def _of_kind(chosen: Named, parties: list[Named], kind: Kind) -> Named | None:
    """The chosen party where it is of a kind, else the nearest one of it."""
    if chosen.kind == kind:
        return chosen
    near = [each for each in parties if each.kind == kind]
    return min(near, key=lambda each: min(abs(each.start - chosen.end), abs(chosen.start - each.end)), default=None)


def _run(text: str, parties: list[Named], one: Named) -> tuple[str, ...]:
    """The States of one list: "Belmar and Corinth"."""
    states = [each for each in parties if each.kind == "state"]
    run = [one]
    for each in reversed(states[: states.index(one)]):
        if not _AND.fullmatch(text, each.end, run[0].start):
            break
        run.insert(0, each)
    for each in states[states.index(one) + 1 :]:
        if not _AND.fullmatch(text, run[-1].end, each.start):
            break
        run.append(each)
    return tuple(dict.fromkeys(code for each in run for code in each.states))


# ------------------------------------------------------------------------------------------------ people named alone

# " spokesman ", "’s ", " director, "
_BESIDE = re.compile(r"(?:['’]s)?(?:\s[^\W\d_][\w-]{0,20}){0,4},?\s")
# ", director of the ", " of ", " ("
_APPOSITION = re.compile(
    r"(?:,\s|\s\(|\s(?:of|from|at|with|de|du|del|из)\s)(?:[^\W\d_][\w’'-]{0,20}[\s/]{1,2}){0,9}[“«\"]?", re.I
)
_STOP = re.compile(r"\.\s|\n|[“”«»\"]|$")


def _affiliated(voices: "Voices", person: Named) -> Author:
    """A person with the organisation or State with which the text first names them."""
    text = voices.document.text
    first = first_named(text, person.name.split()[-1])
    if first is None or first[0] == person.start:
        return Author(person=person.name)
    begun, close = first
    low = max(0, text.rfind("\n", 0, begun) + 1, text.rfind(". ", 0, begun) + 2, begun - 90)
    stop = _STOP.search(text, close, min(len(text), close + 120))
    behind = [*named_in(voices, close, stop.start() if stop else close)] if text[close : close + 1] in ", (" else []
    title = [each for each in named_in(voices, low, begun) if _BESIDE.fullmatch(text, each.end, begun)]
    own = [each for each in [*title[-1:], *behind[:2]] if each.kind in ("organisation", "authority")]
    own = [each for each in own if each.start < begun or _APPOSITION.fullmatch(text, close, each.start)]
    if not own:
        return Author(person=text[begun:close])
    organisation = next((each for each in own if each.kind == "organisation"), None)
    if organisation:
        return Author(organisation.name, person=text[begun:close])
    states = [each.states[0] for each in behind[:2] if each.kind == "state"]
    return Author("state", tuple(states[:1]), text[begun:close])
