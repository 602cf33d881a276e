"""Announced totals: in, a stretch of text; out, how many recommendations it says were received, supported, noted ...

"Out of 186 recommendations received, Arvenia had supported 176 and noted one"; "92, of which 61 were accepted and 30
rejected"; "another five recommendations, indicating which parts it accepts".
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


_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = dict(zip(_UNITS, range(1, 20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
# "twenty-one", "seventeen"
_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\ ](?:{'|'.join(_UNITS[:9])}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
)
# "176", "one"; not "recommendation 38", "No. 5", "95 per cent", "2010-2014", "122.5"
_COUNT = rf"""(?:
    (?<![\d.]) (?<!recommendation\s) (?<!recommendations\s) (?<![Nn]o\.\s) (?<![Nn]os\.\s)
    \d{{1,4}} (?!\d|[.,–-]\d|\s?%|\s?per\s?cent)
    | \b{_WORD}\b
)"""
# " of the ", " out of a total of "
_OF = r"\s (?:out\s)? of\s (?:(?:the|its|all|a\stotal\sof)\s)?"
# " recommendations", " pending recommendations"
_RECS = r"(?:\s (?:\w{4,14}\s)? recommendations?)"
# "accepted", "did not support", "unable to accept", "reserved its position on"
_TAKING = r"""(?:
    (?:
        (?:did|does|do|could|can|would|was|were|is|are|had|has|have)\s?not\s
        (?:been\s)? (?:able\sto\s|in\sa\sposition\sto\s)?
        | cannot\s | unable\sto\s | not\sto\s | partially\s | partly\s
    )?
    (?:
        accept(?:s|ed|ing)? | supports? | supported | rejects? | rejected | rejecting | note[sd]? | refuse[sd]?
        | decline[sd]? | take[sn]?\snote\sof | took\snote\sof | support\sfor
        | (?:acceptance|rejection|approval|support)\sof | implemented
        | deferred | reserved\s(?:its|their)\sposition\son | left | enjoy(?:s|ed)?\s(?:its|the|their|our)\ssupport
    )
)"""
# "only ", "all of the ", "nearly "
_HOW_MANY = r"""(?:(?:
    only|just|merely|another|other|further|the|its|remaining|a\stotal\sof|all|of|additional|in\stotal
    | (?P<how>about|around|nearly|almost|some|at\sleast|more\sthan|over|up\sto|fewer\sthan|approximately)
)\s){0,4}"""
# "had supported 176 recommendations", "rejected only 5 of the 97 recommendations", "noted all of the 167"
_ACTIVE = re.compile(
    rf"""\b (?P<verb>{_TAKING}) \s {_HOW_MANY} (?P<count>{_COUNT}) (?P<of>{_OF} (?P<total>{_COUNT}))?
    (?!\s(?:years?|months?|days?|times?|weeks?|States?|countries|conventions?|treaties)\b)""",
    re.I | re.X,
)
# "61 of which were accepted, 30 rejected and 50 deferred", "214 had enjoyed the support of Arvenia"
_PASSIVE = re.compile(
    rf"""(?P<count>{_COUNT}) (?:{_OF} {_COUNT})? {_RECS}? (?:,?\s (?:of\s(?:which|them|these|those)|that|which))?
    (?:\s (?:
        had|have|has|were|was|are|is|being|be|been|would|will|now|immediately|initially|also|then|fully|already|therefore
    )){{0,4}}
    \s (?P<verb>
        (?:partially\s|partly\s|not\s|(?:did|do|does|could)\snot\s|could\s)?
        (?:accepted|supported|noted|rejected|refused|declined|deferred|pending|reserved|left\sfor|enjoyed|enjoy|enjoys
        |marked\sfor\sexamination)
        (?P<part>\sin\spart)?
    ) \b""",
    re.I | re.X,
)
# "noted all of the 167 recommendations.", not "accepted all six recommendations on prisons"
_ALL_OF_THEM = re.compile(
    rf"\b all\s (?:of\s)? (?:the\s)? {_COUNT} \s recommendations? (?=\s?[.,;]|\s(?:received|made|it)\b)", re.I | re.X
)
# "32 pending recommendations", "the 55 accepted recommendations"
_ADJECTIVE = re.compile(
    rf"""(?P<count>{_COUNT}) \s
    (?P<verb>pending|outstanding|accepted|supported|noted|rejected|partially\s(?:accepted|supported))
    \s recommendations\b""",
    re.I | re.X,
)
# "the three recommendations made by Arvenia", "78 recommendations that it had accepted" are no totals received
_THEIRS = r"(?!\s (?:it|they|(?:that|which)\s(?:it|they|had)|(?:made|formulated|received)\sby|by) \b)"
_RECEIVED = (
    # "out of 186 recommendations received", "of a total of 112 recommendations"; not "a total of 13 recommendations"
    re.compile(
        rf"""(?<!total\s) \b (?:out\s)? of\s (?:a\stotal\sof\s|the\s|all\s(?:of\s)?(?:the\s)?)?
        (?P<count>{_COUNT}) {_RECS} {_THEIRS}""",
        re.I | re.X,
    ),
    # "contains 163 recommendations"
    re.compile(
        rf"""\b (?:received|contain(?:s|ed|ing)?|presented\swith|comprise[sd]?) \s (?:a\stotal\sof\s|the\s)?
        (?P<count>{_COUNT}) {_RECS} {_THEIRS}""",
        re.I | re.X,
    ),
    # "141 recommendations were made", "the 194 recommendations that had been made"
    re.compile(
        rf"""(?P<count>{_COUNT}) {_RECS} \s (?:(?:that|which)\s)? (?:were\s|had\sbeen\s|have\sbeen\s|was\s)?
        (?:made|received|put\sforward|formulated|addressed)\b (?!\sby)""",
        re.I | re.X,
    ),
)
# "clarification on another five recommendations, indicating which parts"
_IN_PART = re.compile(
    rf"""\b (?:clarifications?|information|explanations?)\b [^.;]{{0,60}}? \bon\s
    (?:(?:another|the|other|remaining|further|a)\s){{0,3}} (?P<count>{_COUNT})?
    \s? recommendations?\b [^.;]{{0,60}}? \bwhich\sparts?\b""",
    re.I | re.X,
)
# "the remaining 157 recommendations, of which"
_SUBSET = re.compile(
    rf"\b (?:remaining|pending|outstanding|other) \s (?P<count>{_COUNT}) {_RECS}? ,?\s of\s(?:which|these|those)\b",
    re.I | re.X,
)
# "III. Noted recommendations (21)"
_HEADING = re.compile(
    r"""(?P<label>[^\W\d][^():\d]{2,70}?) \s? \( (?:a\stotal\sof\s|total:?\s)? (?P<count>\d{1,3})
    (?:\srecommendations?)? \) \s? :? $""",
    re.X,
)
# "47 of which it considered to be already implemented", "67 of 78 recommendations had been implemented"
_CLAIMED = re.compile(
    rf"""(?P<count>{_COUNT}) (?:{_OF} {_COUNT})? \s (?:of\s(?:which|them|these|those)|recommendations) \s
    (?:[^\s.;,]{{1,20}}\s){{0,6}}?
    (?P<verb>(?:already|fully|been)\s(?:been\s)?implemented|in\s(?:the\s)?process\sof|being\simplemented)""",
    re.I | re.X,
)
_QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys(("about", "around", "nearly", "almost", "some", "approximately"), "about"),
    **dict.fromkeys(("more than", "over"), "more_than"),
    "at least": "at_least",
    "up to": "up_to",
    "fewer than": "fewer_than",
}


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
        is_done = match["verb"].lower().endswith("implemented") and not match["verb"].lower().startswith("being")
        add("implemented" if is_done else "in_progress", match)
    for match in _ACTIVE.finditer(text, start, end):
        add(_measure(match["verb"]), match, qualifier=match["how"])
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
    if words.endswith("implemented"):
        is_part = words.startswith(("partially", "partly"))
        return "partially_implemented" if is_part else "not_implemented" if " not " in f" {words}" else "implemented"
    if words.startswith(("partially", "partly")):
        return "supported_in_part"
    if words.startswith(("defer", "reserv", "left", "pending", "outstanding", "marked")):
        return "pending"
    if " not " in f" {words} " or words.startswith(("cannot", "unable")):
        return "noted"
    return "supported" if words.startswith(("accept", "support", "enjoy")) else "noted"
