"""A document in prose in, what is demanded in it out: an `ask` or, where States demand it, a `recommendation`.

"Norway urged Arvenia to free them" is a recommendation, without a number; "the group urged Arvenia to free them",
"Arvenia should free them" and the items below such words are asks. What the State under review demands is neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from heeded.extract.prose.demand_words import ITEM, opens_item, words
from heeded.extract.prose.makers import (
    Maker,
    addressee,
    bracketed,
    is_first_person,
    maker_before,
    maker_behind,
    speaker_of,
)
from heeded.extract.prose.voices import Voices, stretches
from heeded.model import Ask, Document, Recommendation, Statement
from heeded.provenance import Origin

__all__ = ["demands"]

ORIGIN = Origin("demands", "1")
_OF_THE_STATE = ("national_report", "midterm_report")
# How far the words that open a demand stand from the verb, and a subject's first word from its verb of duty.
_REACH, _SUBJECT = 180, 110
# Lines that list demands may be parted by as many others below a heading.
_PATIENCE = 2


@dataclass(frozen=True, slots=True)
class _Demand:
    """What is demanded, by whom of whom; the text lies within the quote, and is empty where a list follows."""

    maker: Maker
    of: str | None
    opens: int
    start: int
    end: int
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class _Lead:
    """The line above a list of demands; below a heading only what reads like a demand is one."""

    maker: Maker
    of: str | None
    is_heading: bool = False
    missed: int = 0


def demands(document: Document) -> Iterator[Statement]:
    """The document's asks and recommendations in the order of the text; the same words stand once."""
    if document.kind in _OF_THE_STATE:
        return
    voices = Voices.of(document)
    is_formal = voices.is_of_another_state and _recommends(voices)
    seen: set[str] = set()
    for found, sentence in _found(voices, is_formal):
        for start, end in _parts(voices, found):
            statement = _statement(voices, replace(found, start=start, end=end), sentence)
            key = " ".join(re.findall(r"\w+", document.text[start:end].lower()))
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


def _found(voices: Voices, is_formal: bool) -> Iterator[tuple[_Demand, tuple[int, int]]]:
    """Every demand with its sentence: in lists below what announces them, and in sentences."""
    text = voices.document.text
    lead: _Lead | None = None
    for start, end in _lines(text):
        if lead and (item := _item(voices, lead, start, end)):
            lead = replace(lead, missed=0)
            yield item, (start, end)
            continue
        if heading := _heading(voices, lead, start, end):
            lead = heading
            continue
        if lead:
            lead = replace(lead, missed=lead.missed + 1) if lead.is_heading and lead.missed < _PATIENCE else None
        if _is_headline(text, start, end):
            continue
        listed = _listed(voices, start, end)
        if listed:
            yield listed, (start, end)
            continue
        last: _Demand | None = None
        for sentence in stretches(text, start, end):
            for last in _in_sentence(voices, *sentence, is_formal):
                if last.end > last.start and not (text[end - 1] == ":" and sentence[1] == end):
                    yield last, sentence
            if last and text[end - 1] == ":" and sentence[1] == end and sentence[0] <= last.opens:
                lead = _Lead(last.maker, last.of)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        line = match[0]
        if line.strip():
            yield match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())


# "Recommendations in brief": nothing at its end, and nothing ends within it
_CLOSED = re.compile(r"[.!?:;…,][”»\"')\]\d]{0,4}$")


def _is_headline(text: str, start: int, end: int) -> bool:
    return not _CLOSED.search(text, max(start, end - 6), end) and not ITEM.match(text, start, end)


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
    title = words("headings", language).match(text, begun, end)
    whom = words("to_whom", language).match(text, title.end() + 1 if title else begun, end)
    closed = text[end - 1] == ":" or not _CLOSED.search(text, max(start, end - 3), end)
    if title and closed and (whom or not text[title.end() : end].strip(" :")):
        return _Lead(publisher, addressee(voices, title.end(), end), True)
    if whom and text[end - 1] == ":" and (of := addressee(voices, whom.end(), end)):
        return _Lead(lead.maker if lead else publisher, of, True)
    return None


def _item(voices: Voices, lead: _Lead, start: int, end: int) -> _Demand | None:
    """An item of the list: anything with a mark below "should:", else what opens like a demand."""
    text = voices.document.text
    mark = ITEM.match(text, start, end)
    begun = mark.end() if mark else start
    opens = opens_item(voices.language, text, begun, end)
    if opens is None and not (mark and not lead.is_heading):
        return None
    first = next(stretches(text, begun, end), (begun, end))
    maker, end = bracketed(voices, first[0], first[1]) if mark else (None, first[1])
    return _Demand(maker or lead.maker, lead.of, begun, opens or begun, end, True)


def _listed(voices: Voices, start: int, end: int) -> _Demand | None:
    """An item that names its States in brackets, as reports do: "- Ratify the Covenant (Chile, Spain);"."""
    text = voices.document.text
    mark = ITEM.match(text, start, end)
    if not mark or opens_item(voices.language, text, mark.end(), end) is None:
        return None
    maker, close = bracketed(voices, mark.end(), end)
    return _Demand(maker, None, mark.end(), mark.end(), close, True) if maker else None


# "; ", "; and (b) ", ": (a) ", ", and (2) "
_PART = re.compile(r"(?:[;:,]\s|^)(?:and\s|et\s|y\s|и\s)?\(?(?:[a-hа-е]|\d|i{1,3}|iv|v)\)\s|;\s(?:and\s|et\s|y\s|и\s)?")


def _parts(voices: Voices, found: _Demand) -> Iterator[tuple[int, int]]:
    """The demands of one sentence that are set apart by semicolons or letters; each without what follows it."""
    text, begun = voices.document.text, found.start
    cuts = [match.span() for match in _PART.finditer(text, found.start, found.end)]
    for close, following in [*cuts, (found.end, found.end)]:
        stop = close if found.is_item else min(_tails(voices, begun, close), default=close)
        link = words("links", voices.language).match(text, begun, stop)
        yield _trimmed(text, link.end() if link and text[begun:].startswith("to ") else begun, stop)
        begun = following


# ", the Press Watch has urged", ", Ana Orlova said"
_SAID = re.compile(r",[”»\"]?\s(?=[A-ZÀ-ÞА-ЯЁ]|the\s|it\s|l[ae]\s|el\s)(?P<who>[^,;]{2,110})")


def _tails(voices: Voices, start: int, end: int) -> Iterator[int]:
    """Where something begins that is no part of a demand: who says it, when, why; what follows its quotation."""
    text, language = voices.document.text, voices.language
    if tail := words("tails", language).search(text, min(start + 12, end), end):
        yield tail.start()
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
    while start < end and text[end - 1] in ' \xa0”"».,;:–—-…!':
        end -= 1
    last = re.search(r"[,;]?\s(?:and|et|y|и)$", text[max(start, end - 6) : end])
    return start, end - len(last[0]) if last else end


# -------------------------------------------------------------------------------------------------------- sentences


# Which table a cue is of, in the order in which one is taken at a place.
_CUES = ("passive", "impersonal", "nouns", "verbs", "gerunds", "modals")


def _in_sentence(voices: Voices, start: int, end: int, is_formal: bool) -> list[_Demand]:
    """The demands of one sentence, each up to the next."""
    text, language = voices.document.text, voices.language
    cues = sorted(
        ((match.start(), rank, match) for rank, name in enumerate(_CUES) for match in _cues(name, voices, start, end)),
        key=lambda cue: cue[:2],
    )
    found: list[_Demand] = []
    for at, rank, cue in cues:
        within = bool(found) and at < found[-1].end
        clause = _clause_start(text, start, at)
        is_coordinated = bool(_AND.search(text, max(start, clause - 8), clause + 1) or _AND.search(text, start, at))
        if found and (at < found[-1].start or (within and not is_coordinated)):
            if at - found[-1].start < 3 and _CUES[rank] != "modals" and text[end - 1] == ":":
                found[-1] = replace(found[-1], of=addressee(voices, cue.end(), end) or found[-1].of)
            continue
        demand = _READERS[_CUES[rank]](voices, cue, start, end, found[-1].maker if found else None)
        if demand:
            if within:
                found[-1] = replace(found[-1], end=_before_and(text, found[-1].start, clause))
            found.append(demand)
    if is_formal:
        return [each for each in found if words("formal", language).search(text, each.opens, each.start)]
    return found


def _cues(name: str, voices: Voices, start: int, end: int) -> Iterator[re.Match[str]]:
    return words(name, voices.language).finditer(voices.document.text, start, end)


# ", and ", " but ", "; while ": where a further demand of the sentence begins
_AND = re.compile(
    r"(?:[,;]|(?<!\w)(?:and|but|while|et|mais|tandis que|y|e|pero|mientras|и|а|но))\s(?:also\s|then\s|it\s)?$"
)
_BOUNDARY = re.compile(
    r"[,;:—“\"«](?:\s|(?<=[“\"«]))|(?<!\w)(?:that|and|but|if|que|et|mais|y|pero|что|и|но|а)\s|(?<=\squ['’])"
)


def _clause_start(text: str, start: int, at: int) -> int:
    low = max(start, at - _SUBJECT)
    return max((match.end() for match in _BOUNDARY.finditer(text, low, at)), default=low)


def _before_and(text: str, floor: int, at: int) -> int:
    """Where a demand ends when another clause begins at `at`: before the conjunction."""
    joint = re.search(r"[,;]?\s?(?:(?:and|but|while|et|mais|y|pero|и|а|но)\s)?$", text[max(floor, at - 10) : at])
    return at - len(joint[0]) if joint else at


def _by_verb(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> _Demand | None:
    """ "Norway urged Arvenia to ...", "we recommend that the authorities ...", "calls on States: ..."."""
    text, language = voices.document.text, voices.language
    maker = maker_before(voices, start, cue.start(), known, cue)
    if maker is None:
        return None
    limit = min(end, cue.end() + _REACH)
    stop = re.compile(r"[.;!?]\s|:|\s[–—]\s").search(text, cue.end(), limit)
    limit = stop.start() if stop else limit
    links = [words(name, language).search(text, cue.end(), limit) for name in ("links", "that")]
    link = min((each for each in links if each), key=lambda each: (each.start(), -each.end()), default=None)
    of = addressee(voices, cue.end(), link.start() if link else limit)
    opens = maker.start if start <= maker.start < cue.start() else cue.start()
    if link is None:
        is_lead = bool(stop and stop[0] == ":") or text[limit - 1 : limit] == ":"
        if is_lead and (of or _follows(voices, cue.end(), limit)):
            return _Demand(maker, of, opens, stop.end() if stop else end, end)
        is_formal = words("formal", language).fullmatch(cue[0].split()[-1])
        return _Demand(maker, None, opens, cue.end(), end) if is_formal and not of else None
    begun = link.end()
    if link is links[1]:
        named, begun = _subject(voices, begun, end)
        of = named or of or maker.default_addressee(voices)
    elif of is None and not (maker.is_of_states and re.fullmatch(r"\W*", text[cue.end() : link.start()])):
        return None
    return _Demand(maker, of, opens, begun, end)


def _follows(voices: Voices, start: int, end: int) -> bool:
    return bool(words("following", voices.language).search(voices.document.text, start, end))


def _subject(voices: Voices, start: int, end: int) -> tuple[str | None, int]:
    """The one addressed at the start of a clause, and where what is demanded of it begins."""
    text, language = voices.document.text, voices.language
    modal = words("modals", language).search(text, start, min(end, start + _SUBJECT))
    if modal and (of := addressee(voices, start, modal.start())):
        return of, modal.end()
    named = next((each for each in voices.named(start, min(end, start + 60)) if each[1] - start < 40), None)
    country = words("country", language).match(text, start + (text[start : start + 1] == " "), end)
    close = country.end() if country else start
    if named and re.fullmatch(r"\W{0,3}(?:[^\W\d]{1,12}['’\s]{1,2}){0,4}", text[start : named[1]]):
        close = named[2] if named[1] - close < 12 else close
    return (addressee(voices, start, close), close) if close > start else (None, start)


def _by_noun(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> _Demand | None:
    """ "We call for an inquiry": the thing itself is demanded."""
    text, language = voices.document.text, voices.language
    for name in ("verbs",):
        if words(name, language).match(text, cue.start(), end) and (
            verb := _by_verb(voices, words(name, language).match(text, cue.start(), end), start, end, known)
        ):
            return verb
    maker = maker_before(voices, start, cue.start(), known, cue)
    if maker is None or end - cue.end() < 8:
        return None
    return _Demand(maker, None, maker.start if start <= maker.start < cue.start() else cue.start(), cue.end(), end)


def _by_passive(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> _Demand | None:
    """ "Arvenia was urged by Chile to ..."; without an agent the past is the States', the present the publisher's."""
    text, language = voices.document.text, voices.language
    of = addressee(voices, _clause_start(text, start, cue.start()), cue.start())
    limit = min(end, cue.end() + _REACH)
    link = words("links", language).search(text, cue.end(), limit)
    if of is None or (link is None and text[end - 1] != ":"):
        return None
    by = words("by", language).match(text, cue.end() + 1, limit)
    if by:
        maker = maker_behind(voices, by.end(), link.start() if link else limit)
    else:
        maker = Maker(is_of_states=True) if cue["past"] else Maker.of_publisher(voices)
    opens = _clause_start(text, start, cue.start())
    return _Demand(maker, of, opens, link.end() if link else end, end) if maker else None


def _by_modal(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> _Demand | None:
    """ "The authorities should ...": by the publisher, or by whom the sentence lets speak."""
    text, language = voices.document.text, voices.language
    if words("no_demand", language).match(text, cue.end() + 1, end):
        return None
    opens = _clause_start(text, start, cue.start())
    of = addressee(voices, opens, cue.start())
    if of is None and not text[opens : cue.start()].strip():
        of = addressee(voices, start, opens)
    if of is None and not words("undergone", language).match(text, cue.end() + 1, end):
        return None
    maker = speaker_of(voices, start, end, opens, cue.start())
    if maker is None:
        return None
    return _Demand(maker, of, maker.start if start <= maker.start < opens else opens, cue.end(), end)


def _by_duty(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> _Demand | None:
    """ "It is time for the UN to ...", « Il faut que ... »."""
    language, text = voices.language, voices.document.text
    maker = speaker_of(voices, start, end, cue.start(), cue.start())
    if maker is None or words("no_demand", language).match(text, cue.end() + 1, end):
        return None
    link = words("links", language).search(text, cue.end(), min(end, cue.end() + _SUBJECT))
    of = addressee(voices, cue.end(), link.start() if link else min(end, cue.end() + 60))
    return _Demand(maker, of, cue.start(), link.end() if link and of else cue.end(), end)


_READERS = {
    "passive": _by_passive, "impersonal": _by_duty, "nouns": _by_noun, "verbs": _by_verb, "gerunds": _by_verb,
    "modals": _by_modal,
}  # fmt: skip


# ------------------------------------------------------------------------------------------------------- statements


def _statement(voices: Voices, found: _Demand, sentence: tuple[int, int]) -> Statement | None:
    """A recommendation where States demand something of a State, an ask where others demand."""
    text, maker = voices.document.text, found.maker
    words_of = text[found.start : found.end]
    if len(words_of.split()) < 2 or words_of.endswith("?"):
        return None
    state = found.of if found.of and re.fullmatch(r"[A-Z]{3}", found.of) else voices.state(*sentence, found.start)
    span = (min(found.opens, found.start), found.end)
    if maker.is_of_states:
        if found.of and state != found.of:
            return None
        value: Ask | Recommendation = Recommendation(
            words_of, maker.states, states_count=maker.count, qualifier=maker.qualifier
        )
        return voices.placed(value, span, ORIGIN, state, None, sentence)
    return voices.placed(Ask(words_of, found.of), span, ORIGIN, state, maker.name, sentence)
