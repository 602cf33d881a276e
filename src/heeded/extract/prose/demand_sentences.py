"""A sentence in, what is demanded in it out: by whom, of whom, and where its words begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from heeded.extract.prose.demand_words import opens_item, words
from heeded.extract.prose.makers import (
    Maker,
    addressee,
    brackets,
    maker_before,
    maker_behind,
    speaker_of,
    states_alone,
)
from heeded.extract.prose.voices import Voices

__all__ = ["Demand", "demands_in", "is_open"]

# How far the words that open a demand stand from the verb, and a subject's first word from its verb of duty.
_REACH, _SUBJECT, _NEAR = 180, 110, 3


@dataclass(frozen=True, slots=True)
class Demand:
    """What is demanded, by whom of whom; the text lies within the quote, and is empty where a list follows."""

    maker: Maker
    of: str | None
    opens: int
    start: int
    end: int
    is_item: bool = False


# Which table a cue is of, in the order in which one is taken at a place.
_CUES = ("passive", "impersonal", "nouns", "verbs", "gerunds", "modals", "requests")


# "a law whose repeal it ": what is demanded stands before
_OF_WHAT = re.compile(r"(?<!\w)(?:dont|whose|of which|cuy[oa]s?)\s(?:[^\W\d][\w’'-]{0,20}\s){1,4}$")


def demands_in(voices: Voices, start: int, end: int, is_formal: bool) -> list[Demand]:
    """The demands of one sentence, each up to the next."""
    text, language = voices.document.text, voices.language
    cues = sorted(
        ((match.start(), rank, match) for rank, name in enumerate(_CUES) for match in _cues(name, voices, start, end)),
        key=lambda cue: cue[:2],
    )
    found: list[Demand] = []
    for at, rank, cue in cues:
        if _CUES[rank] in ("nouns", "verbs") and _OF_WHAT.search(text, max(start, at - 60), at):
            continue
        within = bool(found) and at < found[-1].end
        clause = _clause_start(text, start, at)
        is_coordinated = any(_AND.search(text, max(start, each - 14), each) for each in (clause, at))
        if found and (at < found[-1].start or (within and not is_coordinated)):
            if at - found[-1].start < _NEAR and _CUES[rank] != "modals" and is_open(voices, cue.end(), end):
                of = addressee(voices, cue.end(), end) or found[-1].of
                found[-1] = replace(found[-1], of=of, start=end)
            continue
        demand = _READERS[_CUES[rank]](voices, cue, start, end, found[-1].maker if found else None)
        if demand:
            if within:
                close = min(clause, demand.opens) if demand.opens > found[-1].start else clause
                found[-1] = replace(found[-1], end=_before_and(text, found[-1].start, close))
            further = list(_gapped(voices, demand))
            closes = [*(each.opens for each in further), demand.end]
            found += [
                replace(each, end=_before_and(text, each.start, close) if close < demand.end else close)
                for each, close in zip((demand, *further), closes, strict=True)
            ]
    if is_formal:
        return [each for each in found if words("formal", language).search(text, each.opens, each.start)]
    return found


# ", and ", "; ", " а ": before another State with what it demands; ", and on ": before another one addressed
_MORE = re.compile(
    r"(?:[,;]\s(?:(?:and|while|et|y|а|и)\s)?|\s(?:and|while|et|y|а|и)\s)(?P<on>(?:on|upon|à|aux?|a|al|к)\s)?"
)


# " the government", " l’État", " Arvenia": what opens a clause with a subject of its own
_NOUN = re.compile(r"\s?(?:(?:the|its|this|le|la|les|el|los|las)\s|l['’]|[A-ZÀ-ÞА-ЯЁ])")


# " the editors be freed"
_BE = re.compile(r"\s(?:[^\W\d][\w’'-]{0,24}\s){1,7}be\s\w")


def _gapped(voices: Voices, first: Demand) -> Iterator[Demand]:
    """What stands behind a verb that is not said again: "…, and Ghana to ratify it", "…, and on the Council to act"."""
    text = voices.document.text
    links, that = words("links", voices.language), words("that", voices.language)
    maker: Maker | None
    for more in _MORE.finditer(text, first.start, first.end):
        limit = min(first.end, more.end() + _SUBJECT)
        either = (links.search(text, more.end(), limit), that.search(text, more.end(), limit))
        link = min(filter(None, either), key=lambda each: each.start(), default=None)
        if link and link is either[1] and link.start() == more.end() and that.search(text, first.opens, first.start):
            of, begun = _subject(voices, link.end(), first.end)
            is_passive = of is None and _BE.match(text, link.end(), first.end)
            if is_passive or (of and _NOUN.match(text, link.end(), first.end)):
                yield Demand(first.maker, of or first.of, more.end(), begun, first.end)
            continue
        if link is None or link.start() == more.end():
            continue
        close, begun = link.start(), link.end()
        if more["on"]:
            is_one = not re.search(r"[.;:,]", text[more.end() : close])
            maker, of = first.maker, addressee(voices, more.end(), close) if is_one else None
        else:
            maker, of = states_alone(voices, more.end(), close), first.of
        if link is either[1]:
            begun = _subject(voices, begun, first.end)[1]
        if maker and (of or not more["on"]):
            yield Demand(maker, of, more.end(), begun, first.end)


def _cues(name: str, voices: Voices, start: int, end: int) -> Iterator[re.Match[str]]:
    return words(name, voices.language).finditer(voices.document.text, start, end)


# ", and ", " but ", "; while ": where a further demand of the sentence begins
_AND = re.compile(
    r"(?:[,;]|(?<!\w)(?:and|but|while|whereas|et|mais|tandis que|alors que|y|e|pero|mientras(?: que)?|en tanto que"
    r"|и|а|но))\s(?:also\s|then\s|it\s)?$"
)
_BOUNDARY = re.compile(
    r"[,;:—“\"«](?:\s|(?<=[“\"«]))|(?<!\w)(?:that|and|but|if|que|et|mais|y|pero|что|и|но|а)\s|(?<=\squ['’])"
)


def _clause_start(text: str, start: int, at: int) -> int:
    low = max(start, at - _SUBJECT)
    return max((match.end() for match in _BOUNDARY.finditer(text, low, at)), default=low)


def _before_and(text: str, floor: int, at: int) -> int:
    """Where a demand ends when another clause begins at `at`: before the conjunction."""
    joint = re.search(
        r"[,;]?\s?(?:(?:and|but|while|et|mais|y|pero|и|а|но)\s)?(?:(?:on|upon|à|aux?|al?|к)\s)?$",
        text[max(floor, at - 16) : at],
    )
    return at - len(joint[0]) if joint else at


def _by_verb(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "Norway urged Arvenia to ...", "we recommend that the authorities ...", "calls on States: ..."."""
    text, language = voices.document.text, voices.language
    if words("no_thing", language).match(text, cue.end() + 1, end):
        return None
    maker = maker_before(voices, start, cue.start(), known, cue)
    if maker is None and (inverted := _inverted(voices, cue, start, end)):
        return inverted
    if maker is None and any(brackets(voices, cue.end(), end)):
        maker = Maker(is_of_states=True)
    if maker is None:
        return None
    limit = min(end, cue.end() + _REACH)
    stop = re.compile(r"[.;!?]\s|:|\s[–—]\s(?!член)").search(text, cue.end(), limit)
    limit = stop.start() if stop else limit
    links = [words(name, language).search(text, _past_whom(voices, cue, limit), limit) for name in ("links", "that")]
    if links[0] and links[1] and _is_relative(voices, cue, links[1].start()):
        links[1] = None
    link = min((each for each in links if each), key=lambda each: (each.start(), -each.end()), default=None)
    direct = _directly(voices, cue.end(), end)
    if direct and maker.is_of_states and (link is None or link.start() > direct):
        return Demand(maker, maker.default_addressee(voices), maker.start, direct, end)
    of = addressee(voices, cue.end(), link.start() if link else limit)
    opens = maker.start if start <= maker.start < cue.start() else cue.start()
    bracket = next(brackets(voices, cue.end(), end), None)
    if bracket and of is None and not (link and link.start() - cue.end() < _NEAR):
        return Demand(maker, None, opens, cue.end(), end)
    if link is None:
        is_lead = bool(stop and stop[0] == ":") or text[limit - 1 : limit] == ":"
        is_formal = bool(words("formal", language).search(text, cue.start(), cue.end()))
        is_alone = stop is not None and not text[cue.end() : stop.start()].strip()
        if is_lead and (of or is_formal or is_alone or _follows(voices, cue.end(), limit)):
            return Demand(maker, of, opens, stop.end() if stop else end, end)
        is_thing = is_formal or bool(words("nouns", language).match(text, cue.start(), end))
        is_thing = is_thing or bool(maker.is_of_states and _ARTICLE.match(text, cue.end(), end))
        return Demand(maker, None, opens, cue.end(), end) if is_thing and not of else None
    if of is None and link is links[1] and maker.start < 0:
        of = addressee(voices, _clause_start(text, start, cue.start()), cue.start())
    begun = link.end()
    if link is links[1]:
        named, begun = _subject(voices, begun, end)
        of = named or of or maker.default_addressee(voices)
    elif of is None:
        between = text[cue.end() : link.start()]
        is_direct = not between.strip() and (maker.is_of_states or words("calls", language).search(cue[0]))
        of = maker.default_addressee(voices) if is_direct else _anybody(voices, cue, between)
        if of is None and not (is_direct and maker.is_of_states):
            return None
    if words("rhetoric", language).match(text, begun + 1, end):
        return None
    return Demand(maker, of, opens, begun, end)


def _inverted(voices: Voices, cue: re.Match[str], start: int, end: int) -> Demand | None:
    """«убрать её предлагали США и Чили»: the demand first, its States behind the verb."""
    text, shape = voices.document.text, words("shapes", voices.language)
    opens = _clause_start(text, start, cue.start())
    close = re.compile(r"[^.;:()]{0,200}").match(text, cue.end(), end)
    maker = (
        states_alone(voices, cue.end() + 1, close.end()) if close and shape.match(text, opens, cue.start()) else None
    )
    return Demand(maker, maker.default_addressee(voices), opens, opens, cue.start()) if maker else None


def _past_whom(voices: Voices, cue: re.Match[str], limit: int) -> int:
    """Where the words that open a demand may begin: "recommended to Arvenia that it" has a "to" before."""
    text, whom = voices.document.text, words("links", voices.language).match(voices.document.text, cue.end() + 1, limit)
    if voices.language != "en" or whom is None:
        return cue.end()
    country = words("country", "en").match(text, whom.end() + 1, limit)
    named = next((each for each in voices.named(whom.end(), limit) if each[1] - whom.end() < _NEAR + 2), None)
    close = country.end() if country else named[2] if named else cue.end()
    is_whom = re.match(r"\s(?:that|to)(?!\w)", text[close:limit])
    return close if is_whom else cue.end()


def _is_relative(voices: Voices, cue: re.Match[str], at: int) -> bool:
    """Whether "that" tells which States are urged: "urge all States that spoke to follow up"."""
    if voices.language != "en" or words("formal", "en").search(cue[0]):
        return False
    return addressee(voices, cue.end(), at) in ("UN", "UN member states") and voices.document.text[at - 1] == " "


# " senators ", " the two chambers of the assembly ": somebody whom no table knows
_ANYBODY = re.compile(r"\s(?:(?:the|all|both|its|les|los|las|aux)\s)?((?:[^\W\d][\w’'-]{1,24}\s){1,6})")


def _anybody(voices: Voices, cue: re.Match[str], between: str) -> str | None:
    """The one addressed as named, behind a verb that nothing but demands is said with ("call on")."""
    name = _ANYBODY.fullmatch(between)
    is_urged = name and words("urging", voices.language).fullmatch(cue[0])
    return name[1].strip() if name and is_urged and not words("no_party", voices.language).match(name[1]) else None


# " ratifying the Protocol"
_GERUND = re.compile(r"\s[a-z]{3,14}ing\s")
# " la libération": the thing demanded and not the one addressed
_ARTICLE = re.compile(r"\s(?:(?:an?|l[aeo]s?|el|un[ae]?|des|su|sa|son)\s|l['’])", re.I)


def is_open(voices: Voices, start: int, end: int) -> bool:
    """Whether a stretch ends in the words before a list: ":", "the authorities should", "urge them to"."""
    text, low = voices.document.text, max(start, end - 14)
    tables = [words(name, voices.language) for name in ("links", "that", "modals")]
    return text[end - 1] == ":" or any(each.end() == end for table in tables for each in table.finditer(text, low, end))


def _directly(voices: Voices, start: int, end: int) -> int | None:
    """Where a demand begins that follows its verb without a link: "suggested Arvenia ban it", «recomendó ratificar»."""
    text, language = voices.document.text, voices.language
    of, begun = _subject(voices, start, end)
    if language == "en":
        if _GERUND.match(text, start, end):
            return start + 1
        return begun if of in voices.document.states and opens_item("en", text, begun + 1, end) == begun + 1 else None
    return start + 1 if words("shapes", language).match(text, start + 1, end) else None


def _follows(voices: Voices, start: int, end: int) -> bool:
    return bool(words("following", voices.language).search(voices.document.text, start, end))


def _subject(voices: Voices, start: int, end: int) -> tuple[str | None, int]:
    """The one addressed at the start of a clause, and where what is demanded of it begins."""
    text, language = voices.document.text, voices.language
    modal = words("modals", language).search(text, start, min(end, start + _SUBJECT))
    if modal and (of := addressee(voices, start, modal.start())):
        return of, modal.end()
    named = next((each for each in voices.named(start, min(end, start + 60)) if each[1] - start < 40), None)
    begun = start + (text[start : start + 1] == " ")
    tables = ("country", "members", "un", "others")
    country = next(filter(None, (words(table, language).match(text, begun, end) for table in tables)), None)
    close = country.end() if country else start
    if named and re.fullmatch(r"\W{0,3}(?:[^\W\d]{1,12}['’\s]{1,2}){0,4}", text[start : named[1]]):
        close = named[2] if named[1] - close < 12 else close
    return (addressee(voices, start, close), close) if close > start else (None, start)


def _by_noun(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "We call for an inquiry": the thing itself is demanded."""
    text, language = voices.document.text, voices.language
    article = _ARTICLE.match(text, cue.end(), end)
    is_thing = article and addressee(voices, cue.end(), article.end() + 30) is None
    tables = () if is_thing else ("verbs", "gerunds")
    verb = next(filter(None, (words(table, language).match(text, cue.start(), end) for table in tables)), None)
    if verb and verb.end() >= cue.end() and (found := _by_verb(voices, verb, start, end, known)):
        return found
    maker = (
        None
        if words("no_thing", language).match(text, cue.end() + 1, end)
        else maker_before(voices, start, cue.start(), known, cue)
    )
    links = words("links", language).finditer(text, cue.end(), min(end, cue.end() + _SUBJECT))
    is_rhetoric = any(words("rhetoric", language).match(text, link.end() + 1, end) for link in links)
    if maker is None or end - cue.end() < 8 or is_rhetoric:
        return None
    return Demand(maker, None, maker.start if start <= maker.start < cue.start() else cue.start(), cue.end(), end)


def _by_passive(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "Arvenia was urged by Chile to ..."; without an agent the past is the States', the present the publisher's."""
    text, language = voices.document.text, voices.language
    of = addressee(voices, _clause_start(text, start, cue.start()), cue.start())
    limit = min(end, cue.end() + _REACH)
    link = words("links", language).search(text, cue.end(), limit)
    by = words("by", language).match(text, cue.end() + 1, limit)
    if link is None and by and len(text[start : cue.start()].split()) > 1:
        agent = maker_behind(voices, by.end(), limit)
        return Demand(agent, None, start, start, cue.start()) if agent and agent.is_of_states else None
    if of not in _known(voices) or (link is None and text[end - 1] != ":"):
        return None
    maker: Maker | None
    if by:
        maker = maker_behind(voices, by.end(), link.start() if link else limit)
    else:
        maker = None if voices.as_summarised_by else Maker.of_publisher(voices)
        maker = Maker(is_of_states=True) if cue["past"] and maker else maker
    opens = _clause_start(text, start, cue.start())
    return Demand(maker, of, opens, link.end() if link else end, end) if maker else None


# " include ", « figuran »
_INCLUDES = re.compile(r"\s(?:figuran|están|include[sd]?|including|were|are|figurent|sont|были|–|—|-)\s")


# " 123.4 (Norway) of the second cycle, on "
_NUMBERED = re.compile(
    r"(?<=\s)\d{1,3}(?:\.\d{1,3})?\s\([^()]{3,80}\)(?:\s[\w-]{1,12}){0,4},?\s"
    r"(?:on|about|concerning|regarding|sur|relative\sà|concernant|sobre|relativa\sa|об?)\s"
)


def _by_request(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "A recommendation from Chile to ...", "Chile's call to ...", "recommendations: to ratify it (Chile)"."""
    text, language = voices.document.text, voices.language
    limit = min(end, cue.end() + _SUBJECT)
    links = [words(name, language).search(text, cue.end(), limit) for name in ("links", "that")]
    link = min((each for each in links if each), key=lambda each: each.start(), default=None)
    close = link.start() if link else limit
    by = words("from", language).match(text, cue.end() + 1, close)
    maker = states_alone(voices, by.end() + 1 if by[0] else by.end(), close) if by and link else None
    owner = re.search(r"['’]s?\s$", text[max(start, cue.start() - 3) : cue.start()])
    if maker is None and owner:
        maker = states_alone(voices, _clause_start(text, start, cue.start()), cue.start() - len(owner[0]), True)
    if maker is None and (bracket := next(brackets(voices, cue.end(), end), None)):
        colon = text.find(":", cue.end(), limit)
        includes = _INCLUDES.match(text, cue.end(), limit)
        numbered = _NUMBERED.search(text, cue.end(), limit)
        begun = colon + 1 if colon > 0 else includes.end() if includes else numbered.end() if numbered else None
        begun = link.end() if begun is None and link else begun
        by_number = numbered and begun == numbered.end()
        return (
            Demand(bracket[0] if by_number else Maker(is_of_states=True), None, cue.start(), begun, end)
            if begun
            else None
        )
    if maker is None and (made := words("making", language).search(text, max(start, cue.start() - 50), cue.start())):
        is_object = made.end() == cue.start() - 1
        maker = maker_before(voices, start, made.start()) if is_object else None
    if maker is None or link is None or not maker.is_of_states:
        return None
    of, begun = _subject(voices, link.end(), end) if link is links[1] else (None, link.end())
    return Demand(maker, of or maker.default_addressee(voices), cue.start(), begun, end)


def _known(voices: Voices) -> tuple[str, ...]:
    return (*voices.document.states, "UN", "UN member states", "government")


def _by_modal(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "The authorities should ...": by the publisher, or by whom the sentence lets speak."""
    text, language = voices.document.text, voices.language
    if words("no_demand", language).match(text, cue.end() + 1, end):
        return None
    opens = _clause_start(text, start, cue.start())
    if words("conceding", language).search(text, max(start, opens - 30), opens):
        return None
    of = addressee(voices, opens, cue.start())
    if of is None and not text[opens : cue.start()].strip():
        of = addressee(voices, start, opens)
    if of not in _known(voices) and words("duties", language).match(text, cue.end() + 1, end):
        return None
    if of is None and not words("undergone", language).match(text, cue.end() + 1, end):
        return None
    is_lead = not text[cue.end() : end].strip(" :")
    maker = speaker_of(voices, start, end, opens, cue.start()) or (Maker.of_publisher(voices) if is_lead else None)
    if maker is None:
        return None
    return Demand(maker, of, maker.start if start <= maker.start < opens else opens, cue.end(), end)


def _by_duty(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "It is time for the UN to ...", « Il faut que ... »."""
    language, text = voices.language, voices.document.text
    maker = speaker_of(voices, start, end, cue.start(), cue.start())
    if maker is None or words("no_demand", language).match(text, cue.end() + 1, end):
        return None
    link = words("links", language).search(text, cue.end(), min(end, cue.end() + _SUBJECT))
    of = addressee(voices, cue.end(), link.start() if link else min(end, cue.end() + 60))
    return Demand(maker, of, cue.start(), link.end() if link and of else cue.end(), end)


_READERS = {
    "passive": _by_passive, "impersonal": _by_duty, "nouns": _by_noun, "verbs": _by_verb, "gerunds": _by_verb,
    "modals": _by_modal, "requests": _by_request,
}  # fmt: skip
