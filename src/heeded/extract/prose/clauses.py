"""A count and a word of its sentence in; out, whether the build of the sentence makes the word the count's own.

"the 12 recommendations that Arvenia accepts", "* Started, no result yet: 40"; not "half of the 12 accepted".
"""

import re

from heeded.extract.prose.counting import Sentence, followers
from heeded.extract.prose.cue_words import WEAK
from heeded.extract.prose.nearest import Cue
from heeded.extract.prose.values import Count

__all__ = ["built_in", "is_of_a_share"]


def is_of_a_share(sentence: Sentence, cue: Cue) -> bool:
    """Whether a word tells of a count that is none of its own: "half of the 180 accepted recommendations"."""
    for count, kind in zip(sentence.counts, sentence.kinds, strict=True):
        if kind is None and count.end <= cue.start < count.end + 30:
            noun = followers(sentence.language).match(sentence.low, count.end, min(sentence.end, count.end + 90))
            return bool(noun and noun["recommendations"] and cue.end <= noun.end())
    return False


# "the 12 recommendations that Arvenia accepts": a clause that tells of the count itself
_RELATIVE = re.compile(
    r",?\s(?:that|which|que|qu['’]\w{1,4}|qui|котор\w{2,3})\s(?:[^\W\d][\w’'-]{0,20}\s){0,4}|\s(?:it|the\sgovernment|they)\s(?:\w{3}\s)?"
)
_DEFINITE = re.compile(r"(?<!\w)(?:the|its|those|these|all|les|ses|ces|las|los|sus|estas)\s$")
# The distance of a word in such a clause: nearer than any other, a word of receipt after those that judge.
_IN_RELATIVE = {"received": 0.2, "loosely": 0.2}
_IN_RELATIVE_ELSE = -1.0


def _in_relative(sentence: Sentence, count: Count, begin: int, cue: Cue) -> bool:
    """Whether a word stands between a count and its noun or in the clause that tells which are counted."""
    text = sentence.low
    noun = followers(sentence.language).match(text, begin, min(sentence.end, begin + 90))
    if noun and noun["recommendations"]:
        if cue.end <= noun.end() and cue.kind not in WEAK:
            return True
        begin = noun.end()
    if not _RELATIVE.fullmatch(text, begin, cue.start):
        return False
    return sentence.language == "ru" or bool(_DEFINITE.search(text, max(sentence.start, count.opens - 7), count.opens))


# "* Started, no result yet: 40": a count behind its label
_LABELLED = re.compile(r"(?:^|[.;]\s|\n)[\s*•·|–—-]{0,4}(?P<label>[^\d\n.;:|]{2,70})\s?[:|\t]\s{0,3}$")
_LONGEST_LABEL = 80
# The distance of a word in the label, and of one that opens it, whatever stands between.
_IN_LABEL, _OPENS_LABEL = 0.3, -4.0
# So far from the beginning of a label a word still opens it, in characters.
_OPENING = 3


def _label(sentence: Sentence, count: Count) -> int | None:
    """Where the label of a count begins, if it has one."""
    first = max(sentence.start, count.opens - _LONGEST_LABEL)
    if sentence.text[count.opens - 2 : count.opens].strip(" \u00a0") not in (":", "|", "\t"):
        return None
    match = _LABELLED.search(sentence.text[first : count.opens])
    return first + match.start("label") if match else None


def built_in(sentence: Sentence, count: Count, close: int, cue: Cue) -> float | None:
    """The distance of a word that the build of the sentence gives to a count; None where it gives it none."""
    if cue.start >= close:
        is_in = _in_relative(sentence, count, close, cue)
        return _IN_RELATIVE.get(cue.kind, _IN_RELATIVE_ELSE) - cue.extra if is_in else None
    label = _label(sentence, count)
    if label is None or label > cue.start:
        return None
    return _OPENS_LABEL if cue.start - label < _OPENING else _IN_LABEL
