"""A count in its sentence in; out, the State whose recommendations it counts.

A text about one State speaks of another in passing: "Lima accepted 203", "To Chile, reviewed in May, went 285".
"""

import re
from functools import cache

from heeded.extract.prose.counting import Found
from heeded.extract.prose.parts import Past
from heeded.extract.prose.voices import Voices
from heeded.vocabulary import load

__all__ = ["state_of"]

# "Together the fourteen", "Between them": more than one State
_TOGETHER = re.compile(
    r"[^.;:]{0,20}?\b(?:together|between\sthem|(?:all|these|those)\s(?:\w+\s)?(?:states|countries)|they|ensemble|à\seux\stous"
    r"|entre\stod[ao]s|вместе)\b",
    re.I,
)
# "It received", "In all, the country": the State of the sentences before
_PRONOUN = re.compile(
    r"[^.;:]{0,30}?\b(?:it|its|the\s(?:country|government|state)|il|elle|le\spays|el\s(?:país|Estado)|он|она|страна)\b",
    re.I,
)
# before a State that is spoken of: where a clause begins, and "to", "for", "in"
_BEFORE_A_SUBJECT = re.compile(
    r"(?:^|[.;:,—–(«“\"]\s?|\n|\s-\s|(?<!\w)(?:and|while|whereas|but|et|tandis\sque|quant|y|mientras(?:\sque)?|pero|а|и|но)\s)"
    r"(?:those\s|ceux\s|celles\s|los\s|las\s)?(?:(?:to|for|in|as\sfor|à|au|aux|pour|quant\sà|en|a|para|у|для|в|на)\s)?(?:the\s|la\s|le\s|les\s|el\s|l['’])?$",
    re.I,
)
# ", reviewed in May 2022, had then ": between a State and its verb
_BEFORE_ITS_VERB = re.compile(
    r"(?:\s?\([^()]{1,40}\)|,[^,;:.]{1,60},)?"
    r"\s?(?:(?:for\sits\spart|has|had|have|then|also|itself|has|lui|elle|en|a|avait|ha|había|le|se|fully|only|just|were|was"
    r"|meanwhile|by\scontrast|est|sont|fue|fueron|же|уже|её|ее|ей|ему|было|была|были)\s){0,4}",
    re.I,
)
# What States under review do with recommendations, not those that make them.
_OF_THE_REVIEWED = (
    "supported", "noted", "supported_in_part", "pending", "implemented", "received", "in_progress", "not_implemented",
    "partially_implemented", "implemented_or_partially", "delegations_speaking",
)  # fmt: skip
# "the former", "the latter": the first and the second of the two States spoken of
_FORMER = re.compile(
    r"\b(?:the\sformer|the\sfirst|ce(?:lui|lle)-là|l[ae]\spremi[eè]re?|aquél(?:la)?|перв(?:ый|ая))\b", re.I
)
_LATTER = re.compile(
    r"\b(?:the\slatter|the\ssecond|ce(?:lui|lle)-ci|ce\sdernier|cette\sdernière|l[ae]\ssecond[ae]?|ést[ae]|втор(?:ой|ая))\b",
    re.I,
)


# No State has got so many recommendations in one review: those of a whole session.
_MORE_THAN_ONE_STATES = 500


def state_of(
    voices: Voices, found: Found, sentence: tuple[int, int], before: tuple[Found, str | None] | None, past: Past
) -> str | None:
    """The State of a count; `before` is the last count of the same sentence, and its State."""
    start, end = sentence
    text, own, named = voices.document.text, voices.document.states, voices.named(start, end)
    if found.count.value > _MORE_THAN_ONE_STATES:
        return None
    if past.is_of_many and not named and not _PRONOUN.match(text, start, found.count.start):
        return None
    if len(own) != 1 and not named and _TOGETHER.match(text, start, found.count.start):
        return None
    if len(own) > 4 and not named and not _PRONOUN.match(text, start, found.count.start):
        return None
    if found.measure in _OF_THE_REVIEWED:
        least = before[0].count.end if before else start
        if subject := _subject(voices, found, start, least, end):
            return subject
        if two := _of_two(voices, found, start, least):
            return two
        is_alone = not any(least <= a < found.count.start for _, a, _ in named)
        if before and before[1] and before[1] not in own and is_alone:
            return before[1]
    if len(own) != 1 and (near := _by_mention(voices, found, start, past)):
        return near
    if len(own) != 1 and past.state and past.is_near and not named and _PRONOUN.match(text, start, found.count.start):
        return past.state
    if len(own) != 1 and named and not {code for code, _, _ in named} & set(own):
        earlier = [code for code, a, _ in named if a <= found.count.start]
        return earlier[-1] if earlier else named[0][0]
    return voices.state(start, end, found.count.start)


@cache
def _capitals() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {name: code for code, names in load("capitals")["capitals"].items() for name in names}
    options = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({options})(?!\w)"), codes


def _by_mention(voices: Voices, found: Found, start: int, past: Past) -> str | None:
    """The State named last before a count, by itself or its capital, else that of the counts before."""
    text = voices.document.text
    expression, codes = _capitals()
    named = [(a, code) for code, a, _ in voices.named(start, found.count.start)]
    named += [(each.start(), codes[each[1]]) for each in expression.finditer(text, start, found.count.start)]
    if named:
        return max(named)[1]
    behind = _FROM_CAPITAL.match(text, found.end)
    if behind and (seat := expression.match(text, behind.end())):
        return codes[seat[1]]
    return past.state if not voices.document.states and past.is_near else None


# "In Chile a platform has found", "Chile says in its mid-term report that": of that State
_IN_ITS = re.compile(
    r"(?P<in>(?:in|en|au|aux|в|во)?\s?)(?=[A-ZÀ-ÞА-Я])(?:(?<=\s)|[^.;:]{4,40}\b(?:its|son|sa|su|своём|своем)\s(?:[\w-]{3,12}\s){0,2}(?:report|rapport|informe|докладе))",
    re.I,
)
_OF_ANSWERS = ("supported", "noted", "supported_in_part", "pending")
# "192 of 213 from Lima"
_FROM_CAPITAL = re.compile(r"\s(?:from|by|in|de|à|en|por|par|из|от|в)\s")


def _subject(voices: Voices, found: Found, start: int, least: int, end: int) -> str | None:
    """The State, or the one whose capital is named, that stands as the subject before a verb and its count."""
    text = voices.document.text
    expression, codes = _capitals()
    named = [(code, a, b) for code, a, b in voices.named(start, end) if least <= a and b <= found.start + 1]
    behind = _FROM_CAPITAL.match(text, found.end) if found.measure in _OF_ANSWERS else None
    if behind and (seat := expression.match(text, behind.end())):
        return codes[seat[1]]
    if (place := _IN_ITS.match(text, start, found.start)) and named and named[0][1] - start <= place.end("in"):
        return named[0][0] if len({code for code, _, _ in named}) == 1 else None
    named += [(codes[each[1]], *each.span()) for each in expression.finditer(text, least, found.start)]
    if not named:
        return None
    code, a, b = max(named, key=lambda each: each[1])
    if not _BEFORE_ITS_VERB.fullmatch(text, b, max(b, found.start)):
        return None
    return code if _BEFORE_A_SUBJECT.search(text[max(start, a - 25) : a]) else None


def _of_two(voices: Voices, found: Found, start: int, least: int) -> str | None:
    """The State meant by "the former" or "the latter" before a count."""
    text = voices.document.text
    at = max(least, found.start - 40)
    is_former, is_latter = _FORMER.search(text, at, found.start), _LATTER.search(text, at, found.start)
    if not (is_former or is_latter):
        return None
    two = list(dict.fromkeys(code for code, _, _ in voices.named(max(0, start - 600), start)))[-2:]
    if len(two) != 2 or len(voices.document.states) == 1:
        return None
    return two[0] if is_former else two[1]
