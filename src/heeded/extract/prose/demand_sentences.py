"""A sentence in, what is demanded in it out: by whom, of whom, and where its words begin and end."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from heeded.extract.prose.addressees import addressee
from heeded.extract.prose.demand_duties import by_duty, by_modal, by_need, known_parties
from heeded.extract.prose.demand_parts import (
    REACH_OF_SUBJECT,
    Demand,
    before_and,
    clause_start,
    gapped,
    subject_of,
    subject_start,
)
from heeded.extract.prose.demand_words import cue_words, opens_item, words
from heeded.extract.prose.folding import folded
from heeded.extract.prose.makers import Maker, maker_before, maker_behind, states_alone
from heeded.extract.prose.state_brackets import brackets
from heeded.extract.prose.voices import Voices
from heeded.vocabulary.states import states

__all__ = ["demands_in", "is_open"]

# How far the words that open a demand stand from the verb.
_REACH, _NEAR = 180, 3
# How far a denial begins before the verb.
_DENIAL = 30


# Which table a cue is of, in the order in which one is taken at a place.
_CUES = ("passive", "impersonal", "nouns", "verbs", "gerunds", "modals", "requests", "needed")


# "a law whose repeal it ": what is demanded stands before
_OF_WHAT = re.compile(r"(?<!\w)(?:dont|whose|of which|cuy[oa]s?)\s(?:[^\W\d][\w’'-]{0,20}\s){1,4}$")


def demands_in(voices: Voices, start: int, end: int, is_formal: bool) -> list[Demand]:
    """The demands of one sentence, each up to the next."""
    text = voices.document.text
    found: list[Demand] = []
    for at, rank, cue in _cues(voices, start, end):
        if is_formal and _CUES[rank] in ("modals", "impersonal", "passive"):
            continue
        if _CUES[rank] in ("nouns", "verbs", "gerunds") and (
            _OF_WHAT.search(text, max(start, at - 60), at) or _is_denied(voices, start, at)
        ):
            continue
        within = bool(found) and at < found[-1].end
        clause = clause_start(text, start, at)
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
                found[-1] = replace(found[-1], end=before_and(text, found[-1].start, close))
            further = list(gapped(voices, demand))
            closes = [*(each.opens for each in further), demand.end]
            found += [
                replace(each, end=before_and(text, each.start, close) if close < demand.end else close)
                for each, close in zip((demand, *further), closes, strict=True)
            ]
    if is_formal:
        return [each for each in found if _is_formal(voices, each)]
    return found


def _is_denied(voices: Voices, start: int, at: int) -> bool:
    """Whether the words before a verb of demand say that nobody demands: "has not asked", « n'a jamais demandé »."""
    denials = words("denied", voices.language).finditer(voices.document.text, max(start, at - _DENIAL), at)
    return any(at - each.end() < 2 for each in denials)


def _is_formal(voices: Voices, found: Demand) -> bool:
    """Whether a State that recommends by that word recommends here too: by the word, or by naming a deed."""
    text, language = voices.document.text, voices.language
    is_named = words("formal", language).search(text, found.opens, found.start)
    return bool(is_named or not words("attitudes", language).match(text, found.start + 1, found.end))


def _cues(voices: Voices, start: int, end: int) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The words of demand in a sentence in order: where, the rank of their table, and what they are."""
    text, language = voices.document.text, voices.language
    places = _places(folded(text), language)
    for at, rank in places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]:
        if match := words(_CUES[rank], language).match(text, at, end):
            yield at, rank, match


@lru_cache(maxsize=4)
def _places(small: str, language: str) -> list[tuple[int, int]]:
    """Where words of demand can stand in a text of small letters, with the rank of their table."""
    return sorted(
        (match.start(), rank) for rank, name in enumerate(_CUES) for match in cue_words(name, language).finditer(small)
    )


# ", and ", " but ", "; while ": where a further demand of the sentence begins
_AND = re.compile(
    r"(?:[,;]|(?<!\w)(?:and|but|while|whereas|et|mais|tandis que|alors que|y|e|pero|mientras(?: que)?|en tanto que"
    r"|и|а|но))\s(?:also\s|then\s|it\s)?$"
)


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
    stop = _STOP.search(text, cue.end(), min(end, cue.end() + _REACH))
    limit = stop.start() if stop else min(end, cue.end() + _REACH)
    link, is_that = _link(voices, cue, limit)
    opens = maker.start if start <= maker.start < cue.start() else cue.start()
    is_formal = words("formal", language).fullmatch(cue[0]) is not None
    direct = _directly(voices, cue.end(), end) if maker.is_of_states or is_formal else None
    if direct and (link is None or link.start() > direct):
        return Demand(maker, maker.default_addressee(voices), opens, direct, end)
    if is_formal and _is_thing(voices, cue.end(), end):
        return Demand(maker, None, opens, cue.end(), end)
    of = addressee(voices, cue.end(), link.start() if link else limit)
    bracket = next(brackets(voices, cue.end(), end), None)
    if bracket and of is None and not (link and link.start() - cue.end() < _NEAR):
        return Demand(maker, None, opens, cue.end(), end)
    if link is None:
        return _unlinked(voices, cue, Demand(maker, of, opens, cue.end(), end), stop, limit)
    if of is None and is_that and maker.start < 0:
        of = addressee(voices, clause_start(text, start, cue.start()), cue.start())
    begun = link.end()
    if is_that:
        named, begun = subject_of(voices, begun, end)
        of = named or of or maker.default_addressee(voices)
    elif of is None:
        between = text[cue.end() : link.start()]
        is_direct = not between.strip() and (maker.is_of_states or words("calls", language).search(cue[0]) or is_formal)
        of = maker.default_addressee(voices) if is_direct else _anybody(voices, cue, between)
        if of is None and not (is_direct and maker.is_of_states):
            return None
    if words("rhetoric", language).match(text, begun + 1, end):
        return None
    return Demand(maker, of, opens, begun, end)


# ". ", ":", " – ": where the one addressed must have been named
_STOP = re.compile(r"[.;!?]\s|:|\s[–—]\s(?!член)")


def _link(voices: Voices, cue: re.Match[str], limit: int) -> tuple[re.Match[str] | None, bool]:
    """What opens the demand behind a verb, "to" or "that", and whether it is "that"."""
    text, begun = voices.document.text, _past_whom(voices, cue, limit)
    link, that = (words(name, voices.language).search(text, begun, limit) for name in ("links", "that"))
    if link and that and _is_relative(voices, cue, that.start()):
        that = None
    first = min((each for each in (link, that) if each), key=lambda each: (each.start(), -each.end()), default=None)
    return first, first is not None and first is that


def _unlinked(
    voices: Voices, cue: re.Match[str], demand: Demand, stop: re.Match[str] | None, limit: int
) -> Demand | None:
    """A demand without "to" and "that": what a list below a colon says, or the thing itself."""
    text, language, end = voices.document.text, voices.language, demand.end
    is_lead = bool(stop and stop[0] == ":") or text[limit - 1 : limit] == ":"
    is_formal = bool(words("formal", language).search(text, cue.start(), cue.end()))
    is_alone = stop is not None and not text[cue.end() : stop.start()].strip()
    if is_lead and (demand.of or is_formal or is_alone or _follows(voices, cue.end(), limit)):
        return replace(demand, start=stop.end() if stop else end)
    is_thing = is_formal or bool(words("nouns", language).match(text, cue.start(), end))
    is_of_states = demand.maker.is_of_states
    is_deed = words("deeds", language).match(text, cue.end() + 1, end)
    if is_of_states and (is_deed or _INDEFINITE.match(text, cue.end(), end)):
        return replace(demand, of=demand.maker.default_addressee(voices))
    is_thing = is_thing or bool(is_of_states and _ARTICLE.match(text, cue.end(), end))
    return demand if is_thing and not demand.of else None


def _inverted(voices: Voices, cue: re.Match[str], start: int, end: int) -> Demand | None:
    """«отменить её предлагали Перу и Чили»: the demand first, its States behind the verb."""
    text, shape = voices.document.text, words("shapes", voices.language)
    opens = clause_start(text, start, cue.start())
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


# "would be grateful if Arvenia could "
_COULD = re.compile(r"\s(?:could|would|can|will|might)\s(?:also\s|now\s)?")
# " ratifying the Protocol"
_GERUND = re.compile(r"\s[a-z]{3,14}ing\s")
# " a visit by the Rapporteur", " its repeal"
_INDEFINITE = re.compile(r"\s(?:an?|its|their|une?|una)\s", re.I)
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
    of, begun = subject_of(voices, start, end)
    if language == "en":
        if (could := _COULD.match(text, begun, end)) and of:
            return could.end()
        if _GERUND.match(text, start, end):
            return start + 1
        return begun if of in voices.document.states and opens_item("en", text, begun + 1, end) == begun + 1 else None
    return start + 1 if words("shapes", language).match(text, start + 1, end) else None


# " (a) ", " i) ": before the first of several things
_FIRST = re.compile(r"\s\(?[a1i]\)\s")


def _is_thing(voices: Voices, start: int, end: int) -> bool:
    """Whether a verb is followed by the thing it recommends: "the adoption of a law to …", "(a) a law; (b) …"."""
    text, tables = voices.document.text, (words(name, voices.language) for name in ("deeds", "nominal"))
    return bool(_FIRST.match(text, start, end) or any(table.match(text, start + 1, end) for table in tables))


def _follows(voices: Voices, start: int, end: int) -> bool:
    return bool(words("following", voices.language).search(voices.document.text, start, end))


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
    links = words("links", language).finditer(text, cue.end(), min(end, cue.end() + REACH_OF_SUBJECT))
    is_rhetoric = any(words("rhetoric", language).match(text, link.end() + 1, end) for link in links)
    if maker is None or end - cue.end() < 8 or is_rhetoric:
        return None
    return Demand(maker, None, maker.start if start <= maker.start < cue.start() else cue.start(), cue.end(), end)


def _by_passive(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "Arvenia was urged by Chile to ..."; without an agent the past is the States', the present the publisher's."""
    text, language = voices.document.text, voices.language
    opens = subject_start(voices, start, cue.start())
    of = addressee(voices, opens, cue.start())
    limit = min(end, cue.end() + _REACH)
    that = words("that", language).match(text, cue.end() + 1, limit)
    link = that or words("links", language).search(text, cue.end(), limit)
    by = words("by", language).match(text, cue.end() + 1, limit)
    if link is None and by and len(text[start : cue.start()].split()) > 1:
        agent = maker_behind(voices, by.end(), limit)
        return Demand(agent, None, start, start, cue.start()) if agent and agent.is_of_states else None
    if that and re.fullmatch(r"\W*(?:it|il|)\W*", text[opens : cue.start()], re.I):
        of = subject_of(voices, that.end(), end)[0] or "government"
    is_of_a_state = by and of in states()
    if not (is_of_a_state or of in known_parties(voices)) or (link is None and text[end - 1] != ":"):
        return None
    maker: Maker | None
    if by:
        maker = maker_behind(voices, by.end(), link.start() if link else limit)
    else:
        maker = Maker.of_publisher(voices)
        is_of_states = cue["past"] and not voices.as_summarised_by and of not in ("UN", "UN member states")
        maker = Maker(is_of_states=True) if is_of_states and maker else maker
    return Demand(maker, of, opens, link.end() if link else end, end) if maker else None


# "139.88 (Norway) | on torture has not been implemented": what became of a recommendation is told, not what it is
_FATE = re.compile(
    r"(?:\s(?:on|about|concerning|regarding)(?:\s[\w’'-]{1,20}){1,8}?)?,?\s"
    r"(?:has|have|had|was|were|is|are|remains?|remained)\s"
    r"(?:not\s|never\s|yet\s|still\s|only\s|been\s|being\s|\w{3,12}ly\s|to\sbe\s){0,4}"
    r"(?:implemented|fulfilled|carried|accepted|supported|noted|rejected|honou?red|met|kept|addressed|put|ignored|pending"
    r"|unimplemented|taken)(?!\w)"
)
# " include ", « figuran »
_INCLUDES = re.compile(r"\s(?:figuran|están|include[sd]?|including|were|are|figurent|sont|были|–|—|-)\s")


# " 123.4 (Norway) of the second cycle, on "
_NUMBERED = re.compile(
    r"(?<=\s)\d{1,3}(?:\.\d{1,3})?\s\([^()]{3,80}\)(?:\s[\w-]{1,12}){0,4},?\s"
    r"(?:on|about|concerning|regarding|sur|relative\sà|concernant|sobre|relativa\sa|об?)\s"
)


# ", made by ", " came from ": behind the demand
_MADE_BY = re.compile(
    r",?\s(?:(?:made|put\sforward|issued|voiced|formulated|tabled|raised)\s(?:by|from)|(?:came\s|come\s|coming\s)?from)\s"
)


# "From Chile came the "
_CAME = re.compile(
    r"(?:from|de|del|от)\s([^,;.:]{3,60}?)\s(?:came|comes|vino|vient|est\svenue|поступил[аио])\s(?:\w{1,10}\s){0,3}$",
    re.I,
)


def _by_request(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "A recommendation from Chile to ...", "Chile's call to ...", "recommendations: to ratify it (Chile)"."""
    text, language = voices.document.text, voices.language
    limit = min(end, cue.end() + REACH_OF_SUBJECT)
    links = [words(name, language).search(text, cue.end(), limit) for name in ("links", "that")]
    link = min((each for each in links if each), key=lambda each: each.start(), default=None)
    close = link.start() if link else limit
    by = words("from", language).match(text, cue.end() + 1, close)
    maker = states_alone(voices, by.end() + 1 if by[0] else by.end(), close) if by and link else None
    came = _CAME.search(text[start : cue.start()])
    agent = states_alone(voices, start + came.start(1), start + came.end(1)) if came else None
    if maker is None and link and agent:
        return Demand(agent, agent.default_addressee(voices), cue.start(), link.end(), end)
    owner = re.search(r"['’]s?\s$", text[max(start, cue.start() - 3) : cue.start()])
    if maker is None and owner:
        maker = states_alone(voices, clause_start(text, start, cue.start()), cue.start() - len(owner[0]), True)
    bracket = next(brackets(voices, cue.end(), end), None)
    if bracket and _FATE.match(text, bracket[2], end):
        return None
    if maker is None and bracket:
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
    if maker is None and link and (by_whom := _MADE_BY.search(text, link.end(), end)):
        agent = maker_behind(voices, by_whom.end(), min(end, by_whom.end() + REACH_OF_SUBJECT))
        if agent and agent.is_of_states and agent.states:
            return Demand(agent, agent.default_addressee(voices), cue.start(), link.end(), by_whom.start())
    if maker is None and (made := words("making", language).search(text, max(start, cue.start() - 50), cue.start())):
        is_object = made.end() == cue.start() - 1
        maker = maker_before(voices, start, made.start()) if is_object else None
    if maker is None or link is None or not maker.is_of_states:
        return None
    of, begun = subject_of(voices, link.end(), end) if link is links[1] else (None, link.end())
    return Demand(maker, of or maker.default_addressee(voices), cue.start(), begun, end)


_READERS = {
    "passive": _by_passive, "impersonal": by_duty, "nouns": _by_noun, "verbs": _by_verb, "gerunds": _by_verb,
    "modals": by_modal, "requests": _by_request, "needed": by_need,
}  # fmt: skip
