"""A demand, and the parts of a sentence that its readers share: clauses, subjects, what stands behind a verb unsaid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heeded.extract.prose.addressees import addressee
from heeded.extract.prose.demand_words import words
from heeded.extract.prose.makers import Maker, states_alone
from heeded.extract.prose.voices import Voices

__all__ = ["REACH_OF_SUBJECT", "Demand", "before_and", "clause_start", "gapped", "subject_of", "subject_start"]

# How far a subject's first word stands from its verb.
REACH_OF_SUBJECT = 110
# How far an article may stand before a name.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Demand:
    """What is demanded, by whom of whom; the text lies within the quote, and is empty where a list follows."""

    maker: Maker
    of: str | None
    opens: int
    start: int
    end: int
    is_item: bool = False


# ", ", " that ", " and ": where a clause begins
_BOUNDARY = re.compile(
    r"[,;:—“\"«](?:\s|(?<=[“\"«]))|(?<!\w)(?:that|and|but|if|que|et|mais|y|pero|что|и|но|а)\s|(?<=\squ['’])"
)


def clause_start(text: str, start: int, at: int) -> int:
    """Where the clause begins that holds `at`."""
    low = max(start, at - REACH_OF_SUBJECT)
    return max((match.end() for match in _BOUNDARY.finditer(text, low, at)), default=low)


# ", who sit in Geneva, ": between a subject and its verb
_ASIDE = re.compile(r",\s[^,;:.!?“”«»]{3,110},\s$")
# "Companies that ", « Les entreprises que »: a subject before a clause that tells which
_HEAD = re.compile(
    r"(?:(?:and|but|et|y|и)\s)?(?!(?:we|I|it|nous|on|il|мы|я|это)\s)(?:[^\W\d][\w’'-]{1,24}\s){1,4}(?<!ed\s)(?<!felt\s)(?<!held\s)(?<!thought\s)(?:that|que)\s",
    re.I,
)


def subject_start(voices: Voices, start: int, at: int) -> int:
    """Where the subject of the verb at `at` begins, also where an aside or a relative clause follows it."""
    text = voices.document.text
    opens = clause_start(text, start, at)
    if not text[opens:at].strip() and (aside := _ASIDE.search(text, max(start, opens - REACH_OF_SUBJECT), opens)):
        opens = clause_start(text, start, aside.start())
    low = max(start, opens - REACH_OF_SUBJECT)
    is_clause = words("conceding", voices.language).search(text, low, opens) or any(voices.saying(low, opens))
    if opens > low and not is_clause and _HEAD.fullmatch(text, low, opens):
        return low
    return opens


def before_and(text: str, floor: int, at: int) -> int:
    """Where a demand ends when another clause begins at `at`: before the conjunction."""
    joint = re.search(
        r"[,;]?\s?(?:(?:and|but|while|et|mais|y|pero|и|а|но)\s)?(?:(?:on|upon|to|à|aux?|al?|к)\s)?$",
        text[max(floor, at - 16) : at],
    )
    return at - len(joint[0]) if joint else at


def subject_of(voices: Voices, start: int, end: int) -> tuple[str | None, int]:
    """The one addressed at the start of a clause, and where what is demanded of it begins."""
    text, language = voices.document.text, voices.language
    modal = words("modals", language).search(text, start, min(end, start + REACH_OF_SUBJECT))
    if modal and (of := addressee(voices, start, modal.start())):
        return of, modal.end()
    named = next((each for each in voices.named(start, min(end, start + 60)) if each[1] - start < 40), None)
    begun = start + (text[start : start + 1] == " ")
    tables = ("country", "members", "un", "others")
    country = next(filter(None, (words(table, language).match(text, begun, end) for table in tables)), None)
    close = country.end() if country else start
    if named and re.fullmatch(r"\W{0,3}(?:[^\W\d]{1,12}['’\s]{1,2}){0,4}", text[start : named[1]]):
        close = named[2] if named[1] - close < 12 else close
        office = words("country", language).match(text, named[2] + 1, end)
        close = office.end() if office and close == named[2] else close
    return (addressee(voices, start, close), close) if close > start else (None, start)


# ", and ", "; ", " а ": before another State with what it demands; ", and on ": before another one addressed
_MORE = re.compile(
    r"(?:[,;]\s(?:(?:and|while|et|y|а|и)\s)?|\s(?:and|while|et|y|а|и)\s)(?P<on>(?:on|upon|to(?=\s(?:the|all|its|[A-Z]))|à|aux?|a|al|к)\s)?"
)
# " the government", " l’État", " Arvenia": what opens a clause with a subject of its own
_NOUN = re.compile(r"\s?(?:(?:the|its|this|le|la|les|el|los|las)\s|l['’]|[A-ZÀ-ÞА-ЯЁ])")
# " the editors be freed"
_BE = re.compile(r"\s(?:[^\W\d][\w’'-]{0,24}\s){1,7}be\s\w")


def gapped(voices: Voices, first: Demand) -> Iterator[Demand]:
    """What stands behind a verb that is not said again: "…, and Ghana to ratify it", "…, and on the Council to act"."""
    text = voices.document.text
    links, that = words("links", voices.language), words("that", voices.language)
    passed = first.start
    for more in _MORE.finditer(text, first.start, first.end):
        if more.end() <= passed:
            continue
        limit = min(first.end, more.end() + REACH_OF_SUBJECT)
        either = (links.search(text, more.end(), limit), that.search(text, more.end(), limit))
        link = min(filter(None, either), key=lambda each: each.start(), default=None)
        if link and link is either[1] and link.start() == more.end() and that.search(text, first.opens, first.start):
            yield from _repeated(voices, first, more.end(), link.end())
            continue
        if not more["on"] and first.maker.is_of_states and (thing := _with_thing(voices, first, more.end())):
            passed = thing.start
            yield thing
            continue
        if link is None or link.start() == more.end() or not _is_like(voices, first, more, link is either[0]):
            continue
        close, begun = link.start(), link.end()
        maker: Maker | None = first.maker
        if more["on"] == "to ":
            of = addressee(voices, more.end(), close) if link is either[0] else None
        elif more["on"] or not first.maker.is_of_states:
            of = _further(voices, more.end(), close, bool(more["on"]))
        else:
            maker, of = states_alone(voices, more.end(), close), first.of
        if link is either[1]:
            begun = subject_of(voices, begun, first.end)[1]
        if maker and (of or first.maker.is_of_states):
            yield Demand(maker, of, more.end(), begun, first.end)


# " on ", "upon ": how those are called on who are named again with "on"
_ON = re.compile(r"\b(?:on|upon)\b")


def _is_like(voices: Voices, first: Demand, more: re.Match[str], is_infinitive: bool) -> bool:
    """Whether a part is built as the first: not "that A train nurses, and the police to help", "trained on x to do"."""
    text, opening = voices.document.text, (first.opens, first.start)
    if more["on"] in ("on ", "upon "):
        return _ON.search(text, *opening) is not None
    is_that = words("that", voices.language).search(text, *opening) is not None
    return bool(more["on"]) or first.maker.is_of_states or not (is_that and is_infinitive)


# " a ban", ", that ", " — to ": what a further State of the sentence demands
_THING = re.compile(
    r"(?:,?\s(?:—|–|-)\s|,\s|\s)(?:for\s|(?P<that>that|que|qu['’]|чтобы)\s?)?(?=(?:an?|the|all|more|an\send|greater|better|des|un[ae]?|l[aeo]s?|el)\s|l['’]|to\s)"
    r"|,\s(?P<clause>that|que|qu['’]|чтобы)\s",
    re.I,
)


def _with_thing(voices: Voices, first: Demand, start: int) -> Demand | None:
    """ "…, Chile a ban on it": a State and what it demands, without a verb between them."""
    named = next((each for each in voices.named(start, min(first.end, start + 60)) if each[1] - start < _NEAR), None)
    if named is None or named[0] in voices.document.states:
        return None
    maker = states_alone(voices, start, named[2])
    thing = _THING.match(voices.document.text, named[2], first.end)
    return Demand(maker, first.of, start, thing.end(), first.end) if maker and thing else None


# "the President", "Astana’s western creditors"
_WHOM = re.compile(r"(?:(?:the|its|all|les?|la|l['’]|los|las|el)\s?)?((?:[^\W\d][\w’'-]{1,24}\s?){1,7})")


def _further(voices: Voices, start: int, end: int, is_marked: bool) -> str | None:
    """Another one addressed behind "and on", or behind "and" where its last word names one: "and the President to"."""
    text = voices.document.text
    dash = re.search(r"\s[—–-]\s?$", text[start:end])
    end -= len(dash[0]) if dash else 0
    if dash and (whom := _WHOM.fullmatch(text, start, end)):
        return addressee(voices, start, end) or whom[1].strip()
    whom = _WHOM.fullmatch(text, start, end)
    if whom is None:
        return None
    if not is_marked and not _NOUN.match(text, start, end):
        return None
    last = text.rfind(" ", start, whom.end(1) - 1) + 1 or start
    of = addressee(voices, start, end) if is_marked or addressee(voices, last, end) else None
    return of or (whom[1].strip() if is_marked else None)


def _repeated(voices: Voices, first: Demand, opens: int, begun: int) -> Iterator[Demand]:
    """A second "that" behind the first: "… that it be repealed and that the editors be freed"."""
    text = voices.document.text
    of, start = subject_of(voices, begun, first.end)
    is_passive = of is None and _BE.match(text, begun, first.end)
    if is_passive or (of and _NOUN.match(text, begun, first.end)):
        yield Demand(first.maker, of or first.of, opens, start, first.end)
