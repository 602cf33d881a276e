"""A stretch of text in, what somebody praises or is concerned about in it out: one `Opinion` for each word of it.

An opinion runs from its word ("welcomed") to the next one, to a verb of another matter ("and asked"), to a contrast
("but") or to the end of the sentence. Greetings of delegations and thanks praise nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from heeded.extract.prose.values import any_of, whole_words, words_of
from heeded.extract.sentences import sentence_spans
from heeded.model import Commendation, Concern
from heeded.vocabulary import load

__all__ = ["Opinion", "is_first_person", "opinions_in"]

# what a word of opinion does; `praised` and `worrying` stand behind their matter
GROUPS = ("praised", "worrying", "concern", "praise", "notice")
LONGEST = 600
"""The most characters of an opinion."""
# How far the words before and after a word of opinion are looked at, in characters.
BESIDE, HEAD = 40, 160
# The fewest letters that say what is praised.
FEWEST = 5
# "applaud": as one asks others to, in English alone a word of opinion too
_BARE = re.compile(r"(?:welcome|commend|praise|applaud|congratulate|laud|hail|appreciate|salute)")
_DEMAND = re.compile(
    r"\b(?:(?:recommend|urge|ask|request|encourage|advise)(?:s|d|ed)?|call(?:s|ed)? (?:up)?on|should)\b", re.I
)
_CAPITAL = "[A-ZÀ-ÞА-ЯЁ]"
# ", the right to food", "stressed that the right to food"
_CLAUSE = re.compile(r"(?:[,;:]\s|\s(?:that|que|что)\s)(?!(?:which|who|where|whose|qui|dont|cual|котор\w{2,3})\b)")
_AND = whole_words(("and", "et", "y", "e", "и"))


@dataclass(frozen=True, slots=True)
class Opinion:
    """A commendation or a concern, the stretch that says it, and where its word begins."""

    value: Commendation | Concern
    start: int
    end: int
    cue: int


_words = partial(words_of, "opinions")


@cache
def _cues(language: str) -> re.Pattern[str]:
    """All words of opinion, in small letters: the group names what they do."""
    groups = "|".join(f"(?P<{name}>{_words(name, language)})" for name in GROUPS)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)")


@cache
def _subject(language: str) -> str:
    return rf"(?:(?:{_words('subjects', language)}|{_CAPITAL}[\w’'-]{{1,30}})\s){{0,5}}"


@cache
def _turn(language: str) -> re.Pattern[str]:
    """What ends the matter of an opinion: "but", "and asked", ", Arvenia encouraged", "; it noted"."""
    joint = rf"(?:[,;]\s(?:{_AND}\s)?|\s{_AND}\s)"
    turns, saying = _words("turns", language), _words("saying", language)
    return re.compile(rf"[,;—–]?\s{turns}(?!\w)|{joint}(?:\([a-z]\)\s)?{_subject(language)}{saying}(?!\w)")


@cache
def _lead(language: str) -> re.Pattern[str]:
    """The subject of the next verb at the end of a stretch: ", and Arvenia also "."""
    joint = rf"(?:{_AND}|{_words('turns', language)})"
    return re.compile(rf"(?s:.*)(?P<lead>(?:[,;:]\s(?:{joint}\s)?|\s{joint}\s){_subject(language)})$")


@cache
def _before(name: str, language: str) -> re.Pattern[str]:
    """Words of a list directly before a word of opinion, perhaps with an adverb between."""
    return re.compile(rf"(?<!\w){_words(name, language)}\s(?:\w{{1,20}}(?:ly|mente|ment)\s)?$", re.I)


@cache
def _merit(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:[\w’'-]{{1,30}},?\s){{0,8}}?{_words('merits', language)}(?!\w)(?P<rest>[^,;]{{0,30}})")


_any = partial(any_of, "opinions")


@cache
def _courtesy(language: str) -> re.Pattern[str]:
    small = rf"(?:(?!{_words('linking', language)}\s)[\w’'-]{{1,30}},?\s){{0,5}}"
    return re.compile(rf"{small}{_words('courtesy', language)}(?!\w)", re.I)


@cache
def _award(language: str) -> re.Pattern[str]:
    """Whom an award is for, before what it is for: "Arvenia for ", "the Government on "."""
    person = rf"(?:{_words('recipient', language)}|{_CAPITAL}[\w’'()-]{{0,30}})"
    return re.compile(rf"\s?(?:{person}[\s’']s?\s?){{0,9}}?{_words('for_what', language)}\s(?!{_CAPITAL})")


def is_first_person(text: str, opinion: Opinion, start: int, language: str) -> bool:
    """Whether who speaks is "we" or "I": the words before the verb say so, or the verb itself ("celebramos")."""
    stretch = text[max(start, opinion.cue - BESIDE) : opinion.cue].split(",")[-1]
    verb = re.match(r"\w*", text[opinion.cue : opinion.cue + BESIDE])
    return _any("first_person", language).search(stretch + (verb[0] if verb else "")) is not None


def opinions_in(text: str, start: int, end: int, language: str = "en") -> Iterator[Opinion]:
    """The opinions of a stretch in order; a stretch without words of opinion costs one search."""
    stretch = text[start:end]
    lowered = stretch.lower()
    cues = list(_cues(language).finditer(lowered if len(lowered) == len(stretch) else stretch))
    if not cues:
        return
    at = 0
    for begin, stop in sentence_spans(stretch, 0, len(stretch)):
        own = []
        while at < len(cues) and cues[at].start() < stop:
            if cues[at].start() >= begin and _is_meant(stretch, cues[at], begin, stop, language):
                own.append(cues[at])
            at += 1
        for index, cue in enumerate(own):
            following = own[index + 1].start() if index + 1 < len(own) else stop
            if found := _opinion(stretch, cue, begin, following, language):
                value, first, last = found
                yield Opinion(value, start + first, start + last, start + cue.start())
        if at == len(cues):
            return


def _is_meant(text: str, cue: re.Match[str], begin: int, stop: int, language: str) -> bool:
    """Whether a word of opinion is one here: not "would welcome", not "the lack of progress"; a wish to praise is.

    Progress that "had been disappointing" is not praised, nor is what somebody is asked to applaud.
    """
    if cue.lastgroup in ("praised", "worrying"):
        return True
    if cue.lastgroup == "notice":
        merit = _merit(language).match(text, cue.end(), cue.end() + HEAD)
        if merit is None or _any("not_yet", language).search(merit["rest"]):
            return False
        if _any("demerits", language).search(merit[0], 0, merit.start("rest") - merit.start()):
            return False
        last = _end(text, cue.end(), stop, language)
        if any_of("appraisals", "spoilt", language).search(text, cue.end(), last):
            return False
    elif _BARE.fullmatch(cue[0]) and _is_demanded(text, begin, cue.start(), language):
        return False
    before = text[max(begin, cue.start() - BESIDE) : cue.start()]
    return not _before("blocked", language).search(before) or bool(_before("wishing", language).search(before))


def _is_demanded(text: str, begin: int, at: int, language: str) -> bool:
    """Whether a verb goes on with what others are asked to do: "recommended that Arvenia stop this and applaud"."""
    demand = _DEMAND.search(text, begin, at)
    return demand is not None and not _any("first_person", language).search(text, begin, at)


def _opinion(
    text: str, cue: re.Match[str], begin: int, stop: int, language: str
) -> tuple[Commendation | Concern, int, int] | None:
    """The value and the stretch of one word of opinion in the sentence that begins at `begin`."""
    group = cue.lastgroup
    value = Concern if group in ("concern", "worrying") else Commendation
    opens = max(begin, cue.start() - BESIDE)
    passive = _before("being", language).search(text[opens : cue.start()]) if group == "praise" else None
    if group in ("praised", "worrying") or (passive and cue[0].endswith(("ed", "é"))):
        first = _clause_start(text, max(begin, cue.start() - LONGEST), cue.start())
        stands = opens + passive.start() if passive else cue.start()
        matter = text[first:stands].strip(" ,;:—–\n")
        return (value(matter), first, cue.end()) if len(matter) >= FEWEST else None
    last = _end(text, cue.end(), min(stop, cue.end() + LONGEST), language)
    awarded = (
        _award(language).match(text, cue.end(), last)
        if re.search(load("opinions")["awards"][language], cue[0])
        else None
    )
    matter = text[awarded.end() if awarded else cue.end() : last].strip(" ,;:.—–\n")
    if len(matter) < FEWEST or _courtesy(language).match(matter[:HEAD]):
        return None
    return value(matter), cue.start(), last


def _clause_start(text: str, start: int, stop: int) -> int:
    """Where the last clause before a verb begins that is more than "which" or "and this"."""
    for match in reversed([*_CLAUSE.finditer(text, start, stop)]):
        if len(text[match.end() : stop].split()) > 2:
            return match.end()
    return start


def _end(text: str, start: int, stop: int, language: str) -> int:
    """Where the matter of an opinion ends: before another matter, and before the subject of the next verb."""
    if turn := _turn(language).search(text, start, stop):
        return turn.start()
    lead = _lead(language).match(text, max(start, stop - 2 * BESIDE), stop)
    return lead.start("lead") if lead else stop
