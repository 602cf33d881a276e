"""Counts without a word of their own and what was counted before in; out, what they measure as parts of it.

"received 294, accepted 258 ... 29 ... and 7": what is left is noted, what is left then waits for an answer. "Fifteen
of them call for a law": they are measured as those before.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import cast

from heeded.extract.prose.counting import Found, Sentence
from heeded.extract.prose.cue_words import kind_at
from heeded.extract.prose.folding import for_folded
from heeded.extract.prose.nearest import Cue
from heeded.extract.prose.places import POSITIONS
from heeded.extract.prose.values import whole_words, words_of
from heeded.model import Measure
from heeded.vocabulary import load

__all__ = ["MOST_OF_ONE_STATE", "Past", "by_what_was_counted"]

_PROGRESS = ("implemented", "implemented_or_partially", "partially_implemented", "in_progress", "not_implemented")
_OURS = ("recommendations", "bare")
_OF_STATES = ("recommending_states", "delegations_speaking")
MOST_OF_ONE_STATE = 500
"""No State has got so many recommendations in one review."""
# Small counts are often the difference of two others by chance.
_FEWEST = 4


@dataclass(slots=True)
class Past:
    """What a text has counted so far: of one review, the largest count of each measure since the last whole."""

    two: tuple[Found, ...] = ()
    """The last two counts."""
    judged: str | None = None
    """The last measure of an answer or of what became of it."""
    end: int = -1_000_000
    others: int = -1_000_000
    """Where the last sentence ends that counts other things alone."""
    is_near: bool = False
    """Whether the text counted shortly before."""
    state: str | None = None
    """Whose recommendations were counted last."""
    is_of_many: bool = False
    """Whether the last whole is that of many States together."""
    _counted: dict[str, int] = field(default_factory=dict)

    @property
    def of_lists(self) -> str | None:
        """What counts of several States go on with: the count before, or the whole of which it is a part."""
        is_part = len(self.two) == 2 and self.two[0].measure == "received" and self.two[1].measure in POSITIONS
        return self.two[-1 - is_part].measure if self.two else None

    def enter(self, found: Found, end: int, state: str | None = None) -> None:
        """Take note of a count; another whole opens another review."""
        self.two, self.end, self.state = (*self.two[-1:], found), end, state
        if found.measure == "received":
            self.is_of_many = found.count.value > MOST_OF_ONE_STATE
        if found.measure in POSITIONS or "implement" in found.measure:
            self.judged = found.measure
        if found.measure == "received" and self._counted.get("received", found.count.value) != found.count.value:
            self._counted.clear()
        self._counted[found.measure] = max(found.count.value, self._counted.get(found.measure, 0))

    def with_all(self, found: Iterable[Found]) -> "Past":
        """The same with the counts of a sentence."""
        copy = replace(self, _counted=dict(self._counted))
        for each in found:
            copy.enter(each, self.end)
        return copy

    def remainder(self, value: int) -> str | None:
        """The measure of a count that is just what the counts so far leave of their whole, or their sum."""
        if value < _FEWEST:
            return None
        if "received" not in self._counted and len(self._counted) > 1 and value == self._sum(POSITIONS):
            return "received"
        received, supported = self._counted.get("received"), self._counted.get("supported")
        if received and value == received - self._sum(POSITIONS):
            missing = [measure for measure in ("supported", "noted", "pending") if measure not in self._counted]
            return missing[0] if missing and self._sum(POSITIONS) else None
        if supported and value == supported - self._sum(_PROGRESS) and "not_implemented" not in self._counted:
            return "not_implemented" if self._sum(_PROGRESS) else None
        return None

    def _sum(self, measures: tuple[str, ...]) -> int:
        return sum(self._counted.get(measure, 0) for measure in measures)


# " of the former", " of the latter": of the first or the second of two counts before
_FORMER = re.compile(
    r"\s(?:of|из|des|de)\s(?:the\s|las\s|les\s)?(?:(former|premières|primeras|первых)|latter|secondes|segundas|вторых)\b"
)


def by_what_was_counted(sentence: Sentence, found: list[Found], cues: list[Cue], past: Past) -> list[Found]:
    """The counts of recommendations that have no word of their own, measured by the counts before them."""
    taken = {each.count.start for each in found}
    known, more = past.with_all(sorted(found, key=lambda each: each.count.start)), list[Found]()
    for at, count in enumerate(sentence.counts):
        if count.start in taken or at in sentence.wholes.values() or sentence.kinds[at] not in _OURS:
            continue
        if count.in_words and count.value == 1:
            continue
        earlier = [each for each in [*found, *more] if each.count.end <= count.opens]
        before = (
            max(earlier, key=lambda each: each.count.start)
            if earlier
            else past.two[-1]
            if past.two and past.is_near
            else None
        )
        if former := _FORMER.match(sentence.low, count.end, sentence.end):
            two = [each.measure for each in ([*past.two, *found] if past.is_near else found)][-2:]
            measure: str | None = two[0 if former[1] else -1] if len(two) == 2 else None
            if measure:
                more.append(Found(cast(Measure, measure), count, count.opens, former.end()))
            continue
        if measure := _as_parallel(sentence, at, [*found, *more]):
            more.append(Found(cast(Measure, measure), count, count.opens, sentence.close(at), _whole(sentence, at)))
            continue
        measure = _by_topic(sentence, at, before) or _by_time(sentence, at, earlier, cues, before)
        measure = measure or known.remainder(count.value)
        if measure:
            more.append(Found(cast(Measure, measure), count, count.opens, sentence.close(at), _whole(sentence, at)))
            known.enter(more[-1], past.end)
    return more


def _whole(sentence: Sentence, at: int) -> int | None:
    return sentence.counts[sentence.wholes[at]].value if at in sentence.wholes else None


def _as_parallel(sentence: Sentence, at: int, found: list[Found]) -> str | None:
    """ "support for 192 of 213 ...; for 224 of 257": a part of another whole, as the part before."""
    if at not in sentence.wholes:
        return None
    before = [each for each in found if each.count.end <= sentence.counts[at].opens and each.out_of]
    return before[-1].measure if before else None


@cache
def _times(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What dates a count, behind and before it: "264 in 2018", "the third time 241", "now 271"."""
    times = words_of("measures", "times", language)
    be = r"(?:had\sbeen|was|were|is|are|étai(?:t|ent)|est|sont|eran|fueron|было)"
    it_was = rf"(?:it|there|that|this|ce|c['’]|le\stotal|их|это)?\s?{be}\s"
    return (
        for_folded(rf"\s\(?{times}(?!\w)"),
        for_folded(rf"(?<!\w){times}\)?(?:,|:|\s?[-–—])?\s(?:{it_was})?$"),
    )


_LOOK_BACK = 60


def _by_time(sentence: Sentence, at: int, earlier: list[Found], cues: list[Cue], before: Found | None) -> str | None:
    """ "182 the second time, 241 the third and now 271": one measure for the counts of several reviews."""
    text, count = sentence.low, sentence.counts[at]
    behind, ahead = _times(sentence.language)
    is_dated = behind.match(text, count.end, sentence.end)
    if not is_dated and not ahead.search(text, max(sentence.start, count.opens - _LOOK_BACK), count.opens):
        return None
    if earlier and not sentence.low[earlier[-1].count.end : count.opens].count("."):
        return earlier[-1].measure if earlier[-1].measure not in _OF_STATES else None
    leading = [cue.kind for cue in cues if cue.end <= count.opens and cue.kind in (*POSITIONS, *_PROGRESS, "received")]
    if leading:
        return leading[0]
    is_first = not sentence.low[sentence.start : count.opens].strip() or ahead.match(text, sentence.start, count.opens)
    return before.measure if is_first and before and before.measure not in _OF_STATES else None


@cache
def _topic_verbs(language: str) -> re.Pattern[str]:
    """ " of these, which concern", " called for": directly behind a count."""
    of = r"(?:\s(?:of|из|de|d['’]entre|des)\s(?:[^\W\d][\w’'-]{0,20}\s?){1,5}(?:\s?in\s(?:\w+\s)?\d{4})?|\sde\s)?"
    which = r"(?:(?:of\s)?(?:which|that|whom)|qui|que|dont|котор\w{2,3}|all)\s(?:(?:all|all\sof\sthem)\s)?"
    content = load("measures")
    verbs, words = whole_words(content["topic_verbs"][language]), whole_words(content["topic_after"][language])
    them = r"\s(?:of\s(?:them|these|those|which)|d['’]entre\selles|de\s(?:ellas|estas)|из\s(?:них|которых|этих))"
    return for_folded(rf"(?:{of}?,?\s(?:{which})?{verbs}|{them}\s{words})(?!\w)")


@cache
def _on(language: str) -> re.Pattern[str]:
    return for_folded(rf"\s{words_of('measures', 'topic_after', language)}(?!\w)")


@cache
def _of_the(language: str) -> re.Pattern[str]:
    noun = words_of("measures", "recommendations", language)
    article = r"(?:the|these|those|its|las|los|les|ces|sus|этих)\s"
    subject = r"(?:that|which|it|they|que|qu['’]\w{1,4}|котор\w{2})"
    been = r"(?:(?:had|has|have)\sbeen|were|was|are|had|has|have|fueron|ha|ont\sété|avait|были)\s"
    clause = rf"(?:{noun}\s(?:(?:{subject}\s){{1,2}}(?:{been})?)?)?"
    return for_folded(rf"\s(?:of|from|among|из|de|des|d['’]entre)\s(?:{article})?{clause}")


_OF_THEM = re.compile(r"\s(?:of|из|de|d['’]entre|dont|des)\s")


def _by_topic(sentence: Sentence, at: int, before: Found | None) -> str | None:
    """The measure of a part told by its subject: that of the adjective ("of the rejected"), else that before."""
    text, count, end = sentence.low, sentence.counts[at], sentence.end
    if before and before.count.start >= sentence.start and _on(sentence.language).match(text, count.end, end):
        closed = before.count.end
        if _on(sentence.language).match(text, closed, end) or _topic_verbs(sentence.language).match(text, closed, end):
            return before.measure
    is_included = sentence.is_included(at) and _on(sentence.language).match(text, count.end, end)
    if not is_included and not _topic_verbs(sentence.language).match(text, count.end, end):
        return None
    if whose := _of_the(sentence.language).match(text, count.end, end):
        kind = kind_at(text, whose.end(), end, sentence.language)
        if kind in (*POSITIONS, *_PROGRESS, "received"):
            return kind
    if not before or before.measure in _OF_STATES:
        return None
    if count.value >= before.count.value:
        return None
    between = text[before.count.end : count.opens]
    is_other_paragraph = "\n" in between and not _OF_THEM.match(text, count.end, end)
    return "received" if is_other_paragraph else before.measure
