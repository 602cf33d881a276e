"""Announced totals: in, a stretch of text; out, how many recommendations it says were received, supported, noted ...

"Out of 186 recommendations received, Arvenia had supported 176 and noted one"; "92, of which 61 were accepted and 30
rejected"; "additional clarification had been provided on another five recommendations, indicating which parts ...".
"""

import re
from dataclasses import dataclass, replace

from heeded.extract.positions import label_of
from heeded.extract.reply_lists import RECOMMENDATION
from heeded.extract.sentences import sentence_spans
from heeded.model import Measure, Qualifier

__all__ = ["Total", "totals_in"]


@dataclass(frozen=True, slots=True)
class Total:
    """One count; the span is that of its sentence, `at` where the number stands."""

    measure: Measure
    value: int
    start: int
    end: int
    at: int
    qualifier: Qualifier = "exact"
    out_of: int | None = None


_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_UNITS, 1)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_WORD = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[:9])}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))}|hundred"
_COUNT = (
    rf"(?:(?<![\d.])(?<!recommendation\s)(?<!recommendations\s)(?<![Nn]o\.\s)(?<![Nn]os\.\s)"
    rf"\d{{1,4}}(?!\d|[.,–-]\d|\s?%|\s?per\s?cent)|\b(?:{_WORD})\b)"
)
_OF = rf"\s(?:out\s)?of\s(?:(?:the|its|all|a\stotal\sof)\s)?"
_RECS = r"(?:\s(?:\w{4,14}\s)?recommendations?)"

_POSITION = (
    r"(?:(?:(?:did|does|do|could|can|would|was|were|is|are|had|has|have)\s?not\s(?:been\s)?(?:able\sto\s|in\sa\sposition\sto\s)?|cannot\s|"
    r"unable\sto\s|not\sto\s|partially\s|partly\s)?"
    r"(?:accept(?:s|ed)?|supports?|supported|rejects?|rejected|not(?:es|ed)|note|refuse[sd]?|decline[sd]?|take[sn]?\snote\sof|took\snote\sof|"
    r"support\sfor|(?:acceptance|rejection|approval|support)\sof|accepting|rejecting|implemented|deferred|reserved\s(?:its|their)\sposition\son|left|enjoy(?:s|ed)?\s(?:its|the|their|our)\ssupport))"
)
_HOW_MANY = (
    r"(?:(?:only|just|merely|another|other|further|the|its|remaining|a\stotal\sof|all|of|additional|in\stotal|"
    r"(?P<{0}>about|around|nearly|almost|some|at\sleast|more\sthan|over|up\sto|fewer\sthan|approximately))\s){{0,4}}"
)
# "had supported 176 recommendations", "rejected only 5 of the 97 recommendations", "noted all of the 167"
_ACTIVE = re.compile(
    rf"\b(?P<verb>{_POSITION})\s{_HOW_MANY.format('q1')}(?P<count>{_COUNT})(?P<of>{_OF}(?P<total>{_COUNT}))?"
    rf"(?!\s(?:years?|months?|days?|times?|weeks?|States?|countries|conventions?|treaties)\b)",
    re.I,
)
# "61 of which were accepted, 30 rejected and 50 deferred", "214 had enjoyed the support of Arvenia", "12 had been noted"
_PASSIVE = re.compile(
    rf"(?P<count>{_COUNT})(?:{_OF}{_COUNT})?{_RECS}?(?:,?\s(?:of\s(?:which|them|these|those)|that|which))?"
    r"(?:\s(?:had|have|has|were|was|are|is|being|be|been|would|will|now|immediately|initially|also|then|fully|already|therefore)){0,4}"
    r"\s(?P<verb>(?:partially\s|partly\s|not\s|(?:did|do|does|could)\snot\s|could\s)?(?:accepted|supported|noted|rejected|refused|declined|deferred|pending|reserved|"
    r"left\sfor|enjoyed|enjoy|enjoys|marked\sfor\sexamination)(?P<part>\sin\spart)?)\b",
    re.I,
)
# "noted all of the 167 recommendations.", not "accepted all six recommendations on prisons"
_ALL_OF_THEM = re.compile(
    rf"\ball\s(?:of\s)?(?:the\s)?{_COUNT}\srecommendations?(?=\s?[.,;]|\s(?:received|made|it)\b)", re.I
)
# "32 pending recommendations", "the 55 accepted recommendations"
_ADJECTIVE = re.compile(
    rf"(?P<count>{_COUNT})\s(?P<verb>pending|outstanding|accepted|supported|noted|rejected|partially\saccepted|partially\ssupported)\srecommendations\b",
    re.I,
)
# "the three recommendations made by Arvenia", "78 recommendations that it had accepted" are no totals received
_THEIRS = r"(?!\s(?:it|they|(?:that|which)\s(?:it|they|had)|(?:made|formulated|received)\sby|by)\b)"
# "out of 186 recommendations received", "contains 163 recommendations", "141 recommendations were made"
_RECEIVED = (
    re.compile(rf"(?<!total\s)\b(?:out\s)?of\s(?:a\stotal\sof\s|the\s|all\s(?:of\s)?(?:the\s)?)?(?P<count>{_COUNT}){_RECS}{_THEIRS}", re.I),
    re.compile(rf"\b(?:received|contain(?:s|ed|ing)?|presented\swith|comprise[sd]?)\s(?:a\stotal\sof\s|the\s)?(?P<count>{_COUNT}){_RECS}{_THEIRS}", re.I),
    re.compile(
        rf"(?P<count>{_COUNT}){_RECS}\s(?:(?:that|which)\s)?(?:were\s|had\sbeen\s|have\sbeen\s|was\s)?(?:made|received|put\sforward|formulated|addressed)\b(?!\sby)", re.I
    ),
)  # fmt: skip
# "additional clarification had been provided on another five recommendations, indicating which parts"
_IN_PART = re.compile(
    rf"\b(?:clarifications?|information|explanations?)\b[^.;]{{0,60}}?\bon\s(?:(?:another|the|other|remaining|further|a)\s){{0,3}}(?P<count>{_COUNT})?"
    r"\s?recommendations?\b[^.;]{0,60}?\bwhich\sparts?\b",
    re.I,
)
# "the remaining 157 recommendations, of which"
_SUBSET = re.compile(
    rf"\b(?:remaining|pending|outstanding|other)\s(?P<count>{_COUNT}){_RECS}?,?\sof\s(?:which|these|those)\b", re.I
)
# "III. Noted recommendations (21)"
_HEADING = re.compile(
    r"(?P<label>[^\W\d][^():\d]{2,70}?)\s?\((?:a\stotal\sof\s|total:?\s)?(?P<count>\d{1,3})(?:\srecommendations?)?\)\s?:?$"
)
# "47 of which it considered to be already implemented", "67 of 78 recommendations had been implemented"
_CLAIMED = re.compile(
    rf"(?P<count>{_COUNT})(?:{_OF}{_COUNT})?\s(?:of\s(?:which|them|these|those)|recommendations)\s(?:[^\s.;,]{{1,20}}\s){{0,6}}?"
    r"(?P<verb>(?:already|fully|been)\s(?:been\s)?implemented|in\s(?:the\s)?process\sof|being\simplemented)",
    re.I,
)
_QUALIFIERS: dict[str, Qualifier] = {
    "about": "about", "around": "about", "nearly": "about", "almost": "about", "some": "about", "approximately": "about",
    "at least": "at_least", "more than": "more_than", "over": "more_than", "up to": "up_to", "fewer than": "fewer_than",
}  # fmt: skip


def totals_in(text: str, start: int, end: int) -> list[Total]:
    """The totals that the sentences of a stretch announce, in order."""
    totals: list[Total] = []
    for begin, close in sentence_spans(text, start, end):
        if RECOMMENDATION.search(text, begin, close) or (totals and totals[-1].end > begin - 300):
            totals += _in_sentence(text, begin, close)
    return totals


def _in_sentence(text: str, start: int, end: int) -> list[Total]:
    found: dict[int, Total] = {}

    def add(measure: Measure, match: re.Match[str], count: str = "count", qualifier: str | None = None) -> None:
        at = match.start(count) if match[count] else match.start()
        value = _value(match[count]) if match[count] else 1
        if value is not None and at not in found:
            how = _QUALIFIERS.get(" ".join((qualifier or "").lower().split()), "exact")
            found[at] = Total(measure, value, start, end, at, how)

    for match in _HEADING.finditer(text, start, end):
        if position := label_of(match["label"]):
            add(position, match)
    for match in _IN_PART.finditer(text, start, end):
        add("supported_in_part", match)
    for match in _CLAIMED.finditer(text, start, end):
        add(
            "implemented"
            if "implemented" in match["verb"].lower() and "being" not in match["verb"].lower()
            else "in_progress",
            match,
        )
    for match in _ACTIVE.finditer(text, start, end):
        add(_measure(match["verb"]), match, qualifier=match["q1"])
        if match["total"]:
            add("received", match, "total")
        if match["of"] is None and _ALL_OF_THEM.search(text, match.start(), end):
            found |= _all_of_them(text, match, start, end)
    for match in _PASSIVE.finditer(text, start, end):
        add("supported_in_part" if match["part"] else _measure(match["verb"]), match)
    for match in _ADJECTIVE.finditer(text, start, end):
        add(_measure(match["verb"]), match)
    subsets = list(_SUBSET.finditer(text, start, end))
    for pattern in _RECEIVED:
        for match in pattern.finditer(text, start, end):
            if not any(subset.start("count") == match.start("count") for subset in subsets):
                add("received", match)
    return _with_wholes([found[at] for at in sorted(found)], subsets)


def _all_of_them(text: str, match: re.Match[str], start: int, end: int) -> dict[int, Total]:
    """ "noted all of the 167 recommendations" says how many were received too."""
    value = _value(match["count"])
    return {} if value is None else {match.start(): Total("received", value, start, end, match.start())}


def _with_wholes(totals: list[Total], subsets: list[re.Match[str]]) -> list[Total]:
    """Each part with what it is a part of: the received ones of its sentence, or the last subset named before it."""
    received = next((total.value for total in totals if total.measure == "received"), None)
    done = []
    for total in totals:
        whole = received if total.measure != "received" else None
        for subset in subsets:
            if subset.start() < total.at:
                whole = _value(subset["count"])
        done.append(replace(total, out_of=whole))
    return done


def _value(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    parts = re.split(r"[- ]", words.lower())
    return sum(_VALUES[part] for part in parts) if all(part in _VALUES for part in parts) else None


def _measure(verb: str) -> Measure:
    """What a verb of position counts."""
    words = " ".join(verb.lower().split())
    if words == "implemented":
        return "implemented"
    if words.startswith(("partially", "partly")):
        return "supported_in_part"
    if words.startswith(("defer", "reserv", "left", "pending", "outstanding", "marked")):
        return "pending"
    if " not " in f" {words} " or words.startswith(("cannot", "unable")):
        return "noted"
    return "supported" if words.startswith(("accept", "support", "enjoy")) else "noted"
