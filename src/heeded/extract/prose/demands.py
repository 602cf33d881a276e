"""A document in prose in, what is demanded in it out: an `ask` or, where States demand it, a `recommendation`.

"Norway urged Arvenia to free them" is a recommendation, without a number; "the group urged Arvenia to free them",
"Arvenia should free them" and the items below such words are asks. What the State under review demands is neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from heeded.extract.prose.addressees import addressee
from heeded.extract.prose.demand_orders import ORDER, ordered, prefixed
from heeded.extract.prose.demand_parts import Demand
from heeded.extract.prose.demand_sentences import demands_in, is_open
from heeded.extract.prose.demand_words import ITEM, opens_item, words
from heeded.extract.prose.makers import Maker, is_first_person, maker_before, speaks_on
from heeded.extract.prose.state_brackets import bracketed, brackets
from heeded.extract.prose.voices import Voices, stretches
from heeded.model import Ask, Document, Recommendation, Statement
from heeded.provenance import Origin
from heeded.vocabulary.states import states

__all__ = ["demands"]

ORIGIN = Origin("demands", "1")
# Lines that list demands may be parted by as many others below a heading.
_PATIENCE = 2
# The longest headline, in characters.
_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class _Lead:
    """The line above a list of demands; below a heading only what reads like a demand is one."""

    maker: Maker
    of: str | None
    is_heading: bool = False
    is_marked: bool | None = None
    """Whether its items have marks; None before the first."""
    missed: int = 0


def demands(document: Document) -> Iterator[Statement]:
    """The document's asks and recommendations in the order of the text; the same words stand once."""
    voices = Voices.of(document)
    if voices.is_report_of_the_state:
        return
    is_formal = voices.is_of_another_state and _recommends(voices)
    seen: set[str] = set()
    for found, sentence in _found(voices, is_formal):
        for part in _by_bracket(voices, found):
            part = prefixed(voices, part.start, part.end) or part
            statement = _statement(voices, part, sentence)
            key = " ".join(re.findall(r"\w+", document.text[part.start : part.end].lower()))
            if statement and key and key not in seen:
                seen.add(key)
                yield statement


def _recommends(voices: Voices) -> bool:
    """Whether a State's own statement recommends by that word: then what it urges besides is no recommendation."""
    text = voices.document.text
    return any(
        is_first_person(voices, *match.span()) or maker_before(voices, max(0, match.start() - 200), match.start())
        for match in words("formal", voices.language).finditer(text)
    )


def _found(voices: Voices, is_formal: bool) -> Iterator[tuple[Demand, tuple[int, int]]]:
    """Every demand with its sentence: in lists below what announces them, and in sentences."""
    text = voices.document.text
    lead: _Lead | None = None
    for start, end in _lines(text):
        if voices.document.kind == "hc_letter" and (area := _area(voices, start, end)):
            yield area, (start, end)
            continue
        if lead and (item := _item(voices, lead, start, end)):
            lead = replace(lead, missed=0, is_marked=bool(ITEM.match(text, start, end)))
            yield item, (start, end)
            continue
        if heading := _heading(voices, lead, start, end):
            lead = heading
            continue
        if lead:
            lead = replace(lead, missed=lead.missed + 1) if lead.is_heading and lead.missed < _PATIENCE else None
        if _is_headline(voices, start, end):
            continue
        listed = _listed(voices, start, end)
        if listed:
            yield listed, (start, end)
            continue
        last: Demand | None = None
        inline: _Lead | None = None
        mark = ITEM.match(text, start, end)
        for sentence in stretches(text, mark.end() if mark else start, end):
            if found := list(_inline(voices, inline, *sentence)):
                inline = _Lead(found[0].maker, found[0].of)
            for last in found or ordered(voices, *sentence) or demands_in(voices, *sentence, is_formal):
                if last.end > last.start and not (text[end - 1] == ":" and sentence[1] == end):
                    yield last, sentence
            is_open = text[end - 1] == ":" or (last and not text[last.start : last.end].strip())
            if last and is_open and sentence[1] == end and sentence[0] <= last.opens:
                lead = _Lead(last.maker, last.of)
            elif text[end - 1] == ":" and sentence[1] == end:
                lead = _announced(voices, *sentence) or lead


# "Ratifying the Protocol", "Urgently adopting a plan"
_DOING = re.compile(r"(?:\w{3,14}ly\s)?\w{2,14}ing\s", re.I)


def _area(voices: Voices, start: int, end: int) -> Demand | None:
    """A bullet of the High Commissioner's letter, whose annex lists areas: "• Ratifying the Protocol"."""
    text, maker = voices.document.text, Maker.of_publisher(voices)
    mark = ITEM.match(text, start, end)
    if mark is None or maker is None:
        return None
    is_demand = _DOING.match(text, mark.end(), end) or opens_item(voices.language, text, mark.end(), end) is not None
    return Demand(maker, maker.default_addressee(voices), mark.end(), mark.end(), end, True) if is_demand else None


def _inline(voices: Voices, lead: _Lead | None, start: int, end: int) -> Iterator[Demand]:
    """ "It makes these recommendations: 1. Repeal the law. 2. Free them.": announced and listed in one paragraph."""
    text = voices.document.text
    colon = text.find(":", start, end - 1)
    announced = _announced(voices, start, colon) if colon > 0 else None
    begun = colon + 1 if announced else start
    begun += text[begun : begun + 1] == " "
    mark = ITEM.match(text, begun, end) or ORDER.match(text, begun, end)
    lead = announced or (lead if mark else None)
    opens = opens_item(voices.language, text, mark.end() if mark else begun, end) if lead else None
    if lead and opens is not None:
        yield Demand(lead.maker, lead.of, begun, opens, end)


def _announced(voices: Voices, start: int, end: int) -> _Lead | None:
    """ "My delegation offers Arvenia the following recommendations:": the publisher's."""
    following = words("following", voices.language).search(voices.document.text, start, end)
    if not following or not words("formal", voices.language).search(voices.document.text, start, end):
        return None
    is_of_states = voices.document.kind == "news" or words("made", voices.language).search(
        voices.document.text, start, end
    )
    maker = Maker(is_of_states=True) if is_of_states and not voices.is_of_another_state else Maker.of_publisher(voices)
    of = addressee(voices, start, end)
    return _Lead(maker, of if of in voices.document.states else None) if maker else None


# One line, with the next where a page breaks a sentence
_LINE = re.compile(r"(?:[^\n]|(?<=\w)\n(?=[a-zß-ÿа-яё]))+")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        line = match[0]
        if line.strip():
            yield match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())


# "Recommendations in brief": nothing at its end, and nothing ends within it
_CLOSED = re.compile(r"[.!?:;…,](?:[”»\"')\]\d]{0,4}|\s(?:and|et|y|и))$")


def _is_headline(voices: Voices, start: int, end: int) -> bool:
    """A line without an end that no list follows either ("the authorities should")."""
    text = voices.document.text
    if _CLOSED.search(text, max(start, end - 8), end) or ITEM.match(text, start, end):
        return False
    if end - start > _HEADLINE:
        return False
    return not is_open(voices, start, end)


# ------------------------------------------------------------------------------------------------------------ lists


def _heading(voices: Voices, lead: _Lead | None, start: int, end: int) -> _Lead | None:
    """ "Recommendations", "Recommendations to the authorities of Arvenia:"; below one, also "To the Council:"."""
    text, language = voices.document.text, voices.language
    if end - start > 160:
        return None
    mark = ITEM.match(text, start, end)
    begun = mark.end() if mark else start
    publisher = Maker.of_publisher(voices)
    if publisher is None:
        return None
    call = next((each for each in words("calling", language).finditer(text, begun, end) if end - each.end() < 3), None)
    if call and not text[call.end() : end].strip(" :"):
        maker = maker_before(voices, begun, call.start(), None, call)
        return _Lead(maker, None, True) if maker else None
    title = words("headings", language).match(text, begun, end)
    whom = words("to_whom", language).match(text, title.end() + 1 if title else begun, end)
    closed = text[end - 1] == ":" or not _CLOSED.search(text, max(start, end - 3), end)
    if title and closed and (whom or not text[title.end() : end].strip(" :")):
        is_verb = any(words(table, language).search(title[0]) for table in ("verbs", "nouns"))
        return _Lead(publisher, addressee(voices, title.end(), end), not is_verb)
    if whom and text[end - 1] == ":" and (of := addressee(voices, whom.end(), end)):
        return _Lead(lead.maker if lead else publisher, of, True)
    return None


# "the Senate, to reject it", "on the Senate: to reject it"
_ADDRESSED = re.compile(r"(?:,|\s?:)?\s(?:to|à|de|d['’]|a)\s?(?=\w)|\s?:\s(?=\w)")
_ON = re.compile(r"(?:(?:on|upon|to|à|aux?|al?|к)\s)?(?P<whom>[^,;.:]{3,70})")
# "the law on nets was": before a verb, without a clause that tells of something
_SUBJECT = re.compile(
    r"(?:(?!(?:who|which|that|whose|where|qui|que|dont|où|quien(?:es)?|donde|котор\w{2,3})\s)[^\s,;:.]{1,24}\s){1,14}?"
)


def _addressed(voices: Voices, start: int, end: int) -> tuple[str, bool, int] | None:
    """Whom an item addresses that opens with it, whether a comma follows, and where the demand begins."""
    text = voices.document.text
    for link in _ADDRESSED.finditer(text, start, min(end, start + 90)):
        whom = _ON.fullmatch(text, start, link.start())
        opens = opens_item(voices.language, text, link.end(), end) if whom else None
        if whom and opens is not None:
            return addressee(voices, *whom.span("whom")) or whom["whom"], link[0][0] == ",", opens
    return None


def _tells(voices: Voices, start: int, end: int) -> bool:
    """Whether an item tells what was done: "the law was signed in May"."""
    text, done = voices.document.text, words("done", voices.language)
    return any(
        _SUBJECT.fullmatch(text, start, verb.start()) for verb in done.finditer(text, start, min(end, start + 160))
    )


def _item(voices: Voices, lead: _Lead, start: int, end: int) -> Demand | None:
    """An item of the list: anything with a mark below "should:", else what opens like a demand."""
    text = voices.document.text
    mark = ITEM.match(text, start, end)
    begun = mark.end() if mark else start
    if named := prefixed(voices, begun, end):
        return named
    opens = opens_item(voices.language, text, begun, end)
    if opens is None and mark and words("nominal", voices.language).match(text, begun, end):
        opens = begun
    whom = _addressed(voices, begun, end) if opens is None and mark and not lead.of else None
    is_open = mark and not lead.is_heading and not _tells(voices, begun, end)
    if (opens is None and not whom and not is_open) or (lead.is_marked and not mark):
        return None
    first = next(iter(stretches(text, begun, end)), (begun, end))
    maker, end = bracketed(voices, first[0], first[1]) if mark else (None, first[1])
    of, is_parted, opens = whom or (lead.of, False, opens or begun)
    return Demand(maker or lead.maker, of, begun, begun if is_parted else opens, end, True)


def _listed(voices: Voices, start: int, end: int) -> Demand | None:
    """An item that names its States in brackets, as reports do: "- Ratify the Covenant (Chile, Spain);"."""
    text = voices.document.text
    mark = ITEM.match(text, start, end)
    begun = mark.end() if mark else start
    first = next(iter(stretches(text, begun, end)), (begun, end))
    if named := prefixed(voices, begun, first[1] if mark else end):
        return named if mark or first[1] == end else None
    if opens_item(voices.language, text, begun, end) is None:
        return None
    maker, close = bracketed(voices, begun, end)
    return Demand(maker, None, begun, begun, close, True) if maker else None


# "; ", "; and (b) ", ": (a) ", ", and (2) "
_PART = re.compile(
    r"(?:[;:,]\s|^|\s(?=(?:and|et|y|и)\s\(?\w{1,3}\)))(?:and\s|et\s|y\s|и\s)?\(?(?:[a-hа-е]|\d|i{1,3}|iv|v)\)\s|;\s(?:and\s|et\s|y\s|и\s)?"
)


# "(a) ", "2) ": before the first of several
_SPACE = re.compile(r"[\s:]{0,8}(?:\(?(?:[a-hа-е]|\d{1,2}|i{1,3}|iv|v)\)\s)?")


def _by_bracket(voices: Voices, found: Demand) -> Iterator[Demand]:
    """The demands of one sentence: "to ratify it (Chile), to publish it (Spain, Peru)", or as `_parts` finds them."""
    begun = found.start
    for maker, opens, close in brackets(voices, found.start, found.end):
        link = re.compile(r"[\s,;]{0,3}(?:(?:and|et|y|и)\s)?(?:to\s|de\s|d['’]|à\s)?").match(
            voices.document.text, begun, opens
        )
        yield replace(found, maker=maker, start=link.end() if link else begun, end=opens)
        begun = close
    if begun == found.start:
        yield from (replace(found, start=start, end=end) for start, end in _parts(voices, found))


# ", as it has not done since"
_AS_IT = re.compile(
    r",\s(?:as|which|something)\s(?:it|they|he|she|the\s\w{4,12})\s(?:has|have|had|did|does|do|once|is|are)\s", re.I
)


def _parts(voices: Voices, found: Demand) -> Iterator[tuple[int, int]]:
    """The demands of one sentence that are set apart by semicolons or letters; each without what follows it."""
    text, begun = voices.document.text, found.start
    cuts = [match.span() for match in _PART.finditer(text, found.start, found.end)]
    for close, following in [*cuts, (found.end, found.end)]:
        late = _AS_IT.search(text, begun + 3, close) if found.is_item else None
        stop = late.start() if late else close
        stop = stop if found.is_item else min(_tails(voices, found.maker, begun, close), default=close)
        begun = _SPACE.match(text, begun, stop).end()  # type: ignore[union-attr]
        order = ORDER.match(text, begun, stop)
        begun = order.end() if order else begun
        link = words("links", voices.language).match(text, begun, stop)
        is_aside = begun > found.start + 2 and not found.is_item and _is_aside(voices, found.start, begun, stop)
        if not is_aside:
            begun = link.end() if link else begun
            yield from (_trimmed(text, *each) for each in _deeds(voices, begun, stop))
        begun = following


# " and the ", " y la "
_DEED = re.compile(r",?\s(?:and|et|y|и)\s(?=(?:an?|the|l[ae]s?|un[ea]?|el|los)\s|l['’])")


def _deeds(voices: Voices, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The deeds that nouns demand: "the release of the editors", "and the repeal of the decree"."""
    text, deeds = voices.document.text, words("deeds", voices.language)
    begun = start + (text[start : start + 1] == " ")
    for link in _DEED.finditer(text, start, end) if deeds.match(text, begun, end) else ():
        if deeds.match(text, link.end(), end):
            yield start, link.start()
            start = link.end()
    yield start, end


def _is_aside(voices: Voices, first: int, begun: int, end: int) -> bool:
    """Whether what follows a semicolon goes on with something else, where the first part opens like a demand."""
    text, language = voices.document.text, voices.language
    return opens_item(language, text, first, end) is not None and opens_item(language, text, begun, end) is None


# ", and ", ", et d’": before a further demand
_LINK = re.compile(r",?\s(?:and|et|y|и)\s(?:to\s|de\s|d['’]|à\s|a\s)?")


def _goes_on(voices: Voices, start: int, end: int) -> bool:
    """Whether a demand goes on behind an aside: "repeal the decree, which …, and withdraw the army"."""
    text = voices.document.text
    return any(
        opens_item(voices.language, text, link.end(), end) is not None for link in _LINK.finditer(text, start, end)
    )


# ", to a hospital": behind an aside in commas
_PAST_ASIDE = re.compile(
    r"[^,;]{3,110},\s(?:to|into|in|from|at|within|with|for|à|en|dans|vers|pour|al?|para|con|в|на|из|к)\s\w"
)


def _closes(voices: Voices, start: int, aside: re.Match[str], end: int) -> bool:
    """Whether an aside ends before its demand does: "move him, who is ill, to a hospital"."""
    text = voices.document.text
    begun = start + (text[start : start + 1] == " ")
    is_deed = opens_item(voices.language, text, begun, end) or words("deeds", voices.language).match(text, begun, end)
    is_of_subject = is_deed is None and text.find(",", aside.end(), end) > 0
    return aside[0][0] == "," and (is_of_subject or _PAST_ASIDE.match(text, aside.end(), end) is not None)


# ", and ", ", while ": before others who speak
_FURTHER = re.compile(
    r",\s(?:and|while|but|whereas|as|et|tandis\sque|alors\sque|y|mientras|а|и|но)\s(?:the\s|l['’]|l[aeo]s?\s)?"
)
# ", the Press Watch has urged", ", Ana Orlova said", not ", the areas where they"
_SAID = re.compile(
    r",[”»\"]?\s(?=[A-ZÀ-ÞА-ЯЁ]|the\s|it\s|l[ae]\s|el\s)"
    r"(?P<who>(?:(?!(?:where|which|that|who|whose|and)\s)[^,;\s]{1,40}(?:\s|(?=[,;]|$))){1,12})"
)


def _tails(voices: Voices, maker: Maker, start: int, end: int) -> Iterator[int]:
    """Where something begins that is no part of a demand: who says it, when, why; what follows its quotation."""
    text, language = voices.document.text, voices.language
    is_own = maker.name is None and not (maker.is_of_states and not voices.is_of_another_state)
    for table in ("tails",) if is_own else ("tails", "asides"):
        tail = words(table, language).search(text, min(start + 3, end), end)
        if (
            tail
            and not _goes_on(voices, tail.end(), end)
            and not (table == "asides" and _closes(voices, start, tail, end))
        ):
            yield tail.start()
    for more in _FURTHER.finditer(text, start + 12, end):
        if speaks_on(voices, more.end(), end):
            yield more.start()
    for said in _SAID.finditer(text, start, end):
        if words("verbs", language).search(text, *said.span("who")) or any(voices.saying(*said.span("who"))):
            yield said.start()
    for opening, closing in ("“”", "«»", '""'):
        depth = -text.count(opening, start + 1, end) if opening != closing else text.count('"', start + 1, end) % 2 - 1
        closed = text.find(closing, start + 2, end)
        if depth + (text.count(closing, start, end) if opening != closing else 1) > 0 and closed > 0:
            yield closed


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without quotation marks, points and conjunctions at its ends."""
    while start < end and text[start] in ' \xa0“"«:,–—-…':
        start += 1
    start -= 7 if text.endswith("not to ", 0, start) else 0
    while start < end and text[end - 1] in ' \xa0”"».,;:–—-…!':
        end -= 1
    last = re.search(r"[,;]?\s(?:and|et|y|и)$", text[max(start, end - 6) : end])
    return start, end - len(last[0]) if last else end


# ------------------------------------------------------------------------------------------------------- statements


def _statement(voices: Voices, found: Demand, sentence: tuple[int, int]) -> Statement | None:
    """A recommendation where States demand something of a State, an ask where others demand."""
    text, maker = voices.document.text, found.maker
    words_of = text[found.start : found.end]
    if len(words_of.split()) < 2 or words_of.endswith("?"):
        return None
    state = found.of if found.of in states() else voices.state(*sentence, found.start)
    span = (min(found.opens, found.start), found.end)
    if maker.is_of_states:
        # What summaries and compilations leave without a State is a treaty body's or a contributor's.
        if found.of in ("UN", "UN member states") or (voices.as_summarised_by and not maker.states):
            return None
        value: Ask | Recommendation = Recommendation(
            words_of, maker.states, states_count=maker.count, qualifier=maker.qualifier
        )
        return voices.placed(value, span, ORIGIN, state, None, sentence)
    return voices.placed(Ask(words_of, found.of), span, ORIGIN, state, maker.name, sentence)
