"""A document in prose in; out, the counts of recommendations that it states, and stated cycles that do not fit.

"Arvenia accepted 176 of the 245 recommendations", "61 of which were rejected", "with work ongoing on another 19",
"made by 103 delegations". The words are data (`vocabulary/measures.yml`); a count takes the one that the build of the
sentence gives it (`clauses.py`), else the nearest (`nearest.py`), else it is measured by its place (`places.py`) or by
what was counted before (`parts.py`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from heeded.extract.notes import notes_of
from heeded.extract.prose.clauses import built_in, is_of_a_share
from heeded.extract.prose.counting import Found, Sentence, followers, read, small_words
from heeded.extract.prose.cue_words import NEGATED, PARTLY, WEAK, cues_in, word
from heeded.extract.prose.cycles import misfits, names_the_review, review_of
from heeded.extract.prose.folding import folded, for_folded
from heeded.extract.prose.grids import rows
from heeded.extract.prose.nearest import Cue, Reach, assigned, distance
from heeded.extract.prose.parts import MOST_OF_ONE_STATE, Past, by_what_was_counted
from heeded.extract.prose.places import (
    OUT_OF,
    POSITIONS,
    all_of_them,
    by_place,
    delegations,
    in_lists,
    paired,
    speakers,
)
from heeded.extract.prose.values import Count, whole_words, words_of
from heeded.extract.prose.voices import Voices, clause, stretches
from heeded.extract.prose.whose import state_of
from heeded.model import Document, Figure, Measure, Problem, Statement, Tally
from heeded.provenance import Origin, Quote
from heeded.vocabulary import load

__all__ = ["tallies", "without_people"]

ORIGIN = Origin("prose.tallies", "2")
_MODIFIERS = ("partly", "fully", "negated")
# How far behind a count the next sentence may go on counting without the word "recommendations", in characters.
_NEAR = 700
# So close behind counts of other things, numbers alone count those, where nothing was counted before.
_OF_OTHERS = 150
# How far ahead the word may stand for the first counts of a text.
_AHEAD = 300
# How far a count may stand from its word, as `nearest.distance` measures: beside "recommendations", and alone.
_TOO_FAR = 99.0
_FARTHEST, _FARTHEST_ALONE, _FARTHEST_FIRST, _FARTHEST_RECEIVED_ALONE = 8.0, 6.0, 2.6, 3.0


def tallies(document: Document) -> Iterator[Statement | Problem]:
    """Every count about recommendations with its quote, once a measure, value and State; then the problems.

    Of several times that a count is stated, the first for which the text tells who says it is kept.
    """
    voices, problems = Voices.of(document), list[Problem]()
    kept: dict[tuple[object, ...], Statement] = {}
    for statement in _stated(voices, problems):
        tally = statement.value
        assert isinstance(tally, Tally)
        key = (tally.measure, tally.value, statement.state)
        if key not in kept or (kept[key].asserted_by is None and statement.asserted_by is not None):
            kept[key] = statement
    yield from kept.values()
    yield from problems


def without_people(document: Document, statements: Iterable[Statement]) -> list[Statement]:
    """The statements without counts that are read as one of people too, where no recommendation is named with them."""
    kept = list(statements)
    people: dict[int, list[Quote]] = {}
    for each in kept:
        if isinstance(each.value, Figure):
            people.setdefault(each.value.value, []).append(each.quote)
    low, named = folded(document.text), word("recommendations", Voices.of(document).language)

    def counts_people(each: Statement) -> bool:
        quote, value = each.quote, each.value
        if not isinstance(value, Tally) or named.search(low, quote.start, quote.end):
            return False
        return any(other.start < quote.end and quote.start < other.end for other in people.get(value.value, ()))

    return [each for each in kept if not counts_people(each)]


def _stated(voices: Voices, problems: list[Problem]) -> Iterator[Statement]:
    """The counts of a document sentence by sentence; its stated cycles that do not fit go to `problems`."""
    text, language, near, past = voices.document.text, voices.language, -_NEAR, Past()
    low, in_rows = folded(text), set[int]()
    named = [match.start() for match in word("recommendations", language).finditer(low)]
    for row, start, end in rows(voices):
        for found in row:
            in_rows.add(found.count.start)
            yield _statement(voices, found, found.state or voices.state(start, end, found.count.start), start, end)
    notes = notes_of(voices.document)
    for start, end in stretches(text):
        if notes.hold(start):
            continue
        problems += misfits(voices, start, end)
        ahead = bisect_left(named, start)
        is_alone = ahead == len(named) or named[ahead] >= end
        is_spoken = is_alone and bool(word("speaking", language).search(low, start, end))
        if is_alone and not is_spoken and not 0 <= start - near < _NEAR:
            if names_the_review(text, start, end, language):
                near = start
            elif ahead == len(named) or named[ahead] >= end + _AHEAD:
                continue
        near = near if is_alone else start
        past.is_near = start - past.end < _NEAR
        if is_alone and not is_spoken and not past.is_near and start - past.others < _OF_OTHERS:
            continue
        part: tuple[Found, str | None] | None = None
        for found in _in_sentence(voices, start, end, is_alone, past):
            if found.count.start in in_rows:
                continue
            near = end
            is_whole = part and part[0].out_of == found.count.value
            state = found.state or (part[1] if part and is_whole else state_of(voices, found, (start, end), part, past))
            part = found, state
            past.enter(found, end, state)
            yield _statement(voices, found, state, start, end)


@cache
def _other_makers(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words_of('measures', 'other_makers', language)}(?!\w)")


def _is_of_others(text: str, start: int, end: int, language: str) -> bool:
    """Whether a sentence is about recommendations of others than the States that review."""
    others = _other_makers(language).search(text, start, end)
    return bool(others) and not names_the_review(text, start, end, language)


def _in_sentence(voices: Voices, start: int, end: int, is_alone: bool, past: Past) -> list[Found]:
    text, language = voices.document.text, voices.language
    sentence = read(text, start, end, language, is_alone)
    if not sentence:
        return []
    if not any(sentence.kinds):
        past.others = end
        return []
    if _is_of_others(text, start, end, language):
        return []
    if spoken := speakers(sentence):
        return spoken
    cues = [cue for cue in cues_in(sentence.low, start, end, language) if not is_of_a_share(sentence, cue)]
    found = _measured(voices, sentence, cues, past)
    found += in_lists(voices, sentence, found, cues, past.of_lists)
    found += by_what_was_counted(sentence, found, cues, past)
    found += delegations(sentence, found)
    return _with_wholes(paired(voices, sentence, sorted(found, key=lambda each: each.count.start)))


# What "and" weighs: before a count, and behind it, where it opens another clause.
_CONJUNCTION = (2.0, 5.0)
# What a word between a count and "have been" weighs: "12 recommendations on the rights of the child have been ...".
_PASSIVE = 0.5
# What is added where a verb behind "12 of the 14" belongs to the other of the two.
_OTHERS_WORD = 2.5
# The distance of a verb directly behind a count and its noun.
_AT_ONCE = 0.5


@cache
def _passive_at_end(language: str) -> re.Pattern[str]:
    return for_folded(rf"\s{words_of('measures', 'passive', language)}\s$")


@cache
def _free(language: str) -> re.Pattern[str]:
    return re.compile(rf"{words_of('measures', 'recommendations', language)}(?!\w)", re.I)


def _reach(sentence: Sentence, at: int) -> Reach:
    """Where the word of a count may stand; that of "Of the 245 recommendations, ..." stands behind it at once."""
    text, count, start, end = sentence.text, sentence.counts[at], sentence.start, sentence.end
    if OUT_OF.search(text, max(start, count.opens - 30), count.opens):
        comma = text.find(",", count.end, end)
        if comma > 0 and sentence.language == "ru":
            comma = text.find(",", comma + 1, end)
        last = comma if comma > 0 else end
        if at + 1 < len(sentence.counts) and sentence.counts[at + 1].start < last:
            noun = followers(sentence.language).match(sentence.low, count.end, end)
            last = noun.end() + 1 if noun else count.end + 1
        return Reach.of(count, count.end, count.opens, last)
    return Reach.of(count, sentence.close(at), start, end)


def _assigned(
    voices: Voices, sentence: Sentence, cues: list[Cue], reaches: dict[int, Reach], is_continued: bool
) -> dict[int, tuple[Cue, float]]:
    """For each count of recommendations the word that is nearest to it, with its distance."""
    text, language, counts, wholes = sentence.text, sentence.language, sentence.counts, sentence.wholes
    places = {reach.count.start: at for at, reach in reaches.items()}
    is_part = {counts[at].start: True for at in wholes} | {counts[at].start: False for at in wholes.values()}

    def apart(reach: Reach, cue: Cue) -> float:
        begin, stop = reach.gap(cue)
        is_behind = begin == reach.close
        built = built_in(sentence, reach.count, reach.close, cue)
        if built is not None:
            return built
        far = distance(text, begin, stop, small_words(language), _free(language), _CONJUNCTION[is_behind])
        if is_behind and _passive_at_end(language).search(sentence.low, begin, stop):
            far *= _PASSIVE
        if is_behind and reach.count.start in is_part:
            # "12 of the 14 recommendations were accepted" tells of the part, "of the 14 it accepted" of the whole.
            is_passive = bool(word("passive", language).search(sentence.low, begin, cue.end))
            far += _OTHERS_WORD * (is_passive != is_part[reach.count.start])
        is_fit = sentence.is_alone or _is_fit(voices, sentence, places[reach.count.start], cue, far)
        return far if is_fit else _TOO_FAR

    farthest = _FARTHEST if not sentence.is_alone else _FARTHEST_ALONE if is_continued else _FARTHEST_FIRST
    by_start = assigned(list(reaches.values()), counts, cues, apart, farthest)
    for part, whole in wholes.items():
        cue = by_start.get(counts[whole].start)
        if not cue or cue.kind in WEAK or counts[part].start in by_start or part not in reaches:
            continue
        if cue.start > counts[whole].end and apart(reaches[whole], cue) <= _AT_ONCE:
            # "two of 176 recommendations fulfilled" tells of the part, which has no word of its own.
            by_start[counts[part].start] = by_start.pop(counts[whole].start)
    return {at: (cue, apart(reach, cue)) for at, reach in reaches.items() if (cue := by_start.get(reach.count.start))}


def _measured(voices: Voices, sentence: Sentence, cues: list[Cue], past: Past) -> list[Found]:
    """The counts of recommendations of a sentence with their measures, each by the word nearest to it."""
    text, counts, end = sentence.text, sentence.counts, sentence.end
    ours = [at for at, kind in enumerate(sentence.kinds) if kind in ("recommendations", "bare")]
    ours = [at for at in ours if not sentence.is_of_another_noun(at)]
    if sentence.is_alone and len(voices.document.states) == 1 and not past.is_of_many:
        ours = [at for at in ours if counts[at].value <= MOST_OF_ONE_STATE]
    words = _assigned(voices, sentence, cues, {at: _reach(sentence, at) for at in ours}, past.is_near)
    found: list[Found] = []
    for at in ours:
        count, (cue, far) = counts[at], words.get(at, (None, 0.0))
        if cue and not _is_fit(voices, sentence, at, cue, far):
            cue = None
        measure = _measure(sentence, cues, cue, at, past.judged) if cue else by_place(voices, sentence, at, found, cues)
        if sentence.is_of_the_others(at):
            measure = _OPPOSITE.get(measure or "")
        if measure is None or (count.value == 1 and count.in_words and not _is_counted_one(text, count, found, cue)):
            continue
        noun = followers(sentence.language).match(sentence.low, count.end, min(end, count.end + 90))
        stop = max(count.end, cue.end if cue else 0, noun.end() if noun and noun["recommendations"] else 0)
        begin = min(count.opens, cue.start if cue else count.opens)
        whole = counts[sentence.wholes[at]].value if at in sentence.wholes else None
        found.append(Found(cast(Measure, measure), count, begin, stop, whole))
    return found + all_of_them(
        sentence, found, [cue for cue in cues if cue not in [each for each, _ in words.values()]]
    )


# "accepted all but 12"
_OPPOSITE = {"supported": "noted", "noted": "supported", "implemented": "not_implemented"}
# ", one", "and one": the last of several counts
_AND_ONE = re.compile(r"(?:[,;(]|\b(?:and|only|just|but|other|et|y|и|seulement|solo|лишь))\s$", re.I)


def _is_counted_one(text: str, count: Count, found: list[Found], cue: Cue | None) -> bool:
    """Whether "one" is a count among others, not an article or a pronoun."""
    if text.startswith(" of the", count.end):
        return True
    if found and cue and _IS.fullmatch(text, count.end, max(count.end, cue.start)):
        return True
    if found and cue and cue.start == count.end + 1 and text[cue.end : cue.end + 1] in ("", ".", ",", ";", ")"):
        return True
    if found and cue and cue.end == count.opens - 1 and text[count.end : count.end + 1] in ("", ".", ",", ";", ")"):
        return True
    return bool(found) and bool(_AND_ONE.search(text, max(0, count.opens - 14), count.opens))


# "one as implemented", "one has been noted"
_IS = re.compile(
    r"\s(?:(?:as|was|is|were|are|has|had|been|fully|only|est|a|été|comme|fue|ha|sido|como|está|была?|как)\s){1,3}", re.I
)


# "We made five recommendations": the publisher's own
_WE = re.compile(r"\b(?:we|I|nous|hemos|мы)\s(?:also\s|have\s|had\s|avons\s)?$", re.I)


def _is_fit(voices: Voices, sentence: Sentence, at: int, cue: Cue, far: float) -> bool:
    """Whether a word of receipt can measure a count: others than the State under review give recommendations."""
    if cue.kind not in ("received", "loosely"):
        return True
    count, kind = sentence.counts[at], sentence.kinds[at]
    if _is_label(sentence, cue, count):
        return True
    if sentence.is_alone:
        if _is_passive_at_once(sentence, cue, count):
            return True
        if cue.kind == "loosely" or cue.end > count.opens:
            return cue.kind == "received" and at in sentence.wholes
        return far <= _FARTHEST_RECEIVED_ALONE
    if cue.kind == "loosely" and kind != "recommendations":
        return False
    return cue.end > count.opens or not _is_by_others(voices, cue, sentence)


# "made: 262", "received | 262"
_LABEL = re.compile(r"\s?[:|\t][\s|]{0,3}")
# A whole review brings so many recommendations at least.
_FEWEST_OF_A_REVIEW = 30


def _is_label(sentence: Sentence, cue: Cue, count: Count) -> bool:
    is_own = cue.kind == "received" or not sentence.is_alone
    return bool(is_own and cue.end <= count.opens and _LABEL.fullmatch(sentence.text, cue.end, count.opens))


def _is_passive_at_once(sentence: Sentence, cue: Cue, count: Count) -> bool:
    """Whether a word of receipt stands directly behind a count as of a whole review: "254 were made"."""
    if cue.start < count.end or count.value < _FEWEST_OF_A_REVIEW:
        return False
    between = sentence.low[count.end : cue.start + 5]
    return len(between) < 20 and bool(re.match(r"\s(?:\w+\s)?(?:were|had|have|ont|ont\sété|fueron|был)", between))


# "Chile ", "Chile, whose delegation ": between a State and its verb
_BESIDE = re.compile(r".{0,8}|,\s(?:whose|which|who|dont|qui|que|cuya|котор\w{2})\s[^,;.]{0,25}", re.S)


def _is_by_others(voices: Voices, cue: Cue, sentence: Sentence) -> bool:
    """Whether one recommending State or the publisher speaks of its own recommendations."""
    if not word("giving", voices.language).match(sentence.low, cue.start, cue.end):
        return False
    if _WE.search(sentence.text, max(sentence.start, cue.start - 16), cue.start):
        return True
    near = [
        code for code, a, b in voices.named(sentence.start, sentence.end)
        if a < cue.start and _BESIDE.fullmatch(sentence.text, b, cue.start)
    ]  # fmt: skip
    return bool(near) and bool(voices.document.states) and near[-1] not in voices.document.states


def _measure(sentence: Sentence, cues: list[Cue], cue: Cue, at: int, last: str | None) -> str | None:
    """What a word measures beside a count; "18 in part" takes up the word before."""
    text, language, count = sentence.text, sentence.language, sentence.counts[at]
    if cue.kind in _MODIFIERS:
        others = [each for each in cues if each.kind not in (*_MODIFIERS, "received", "loosely")]
        before = [each.kind for each in others if each.end <= count.start]
        family = before[-1] if before else others[0].kind if others else last
        family = {"supported_in_part": "supported", "partially_implemented": "implemented"}.get(family or "", family)
        return family if cue.kind == "fully" else (PARTLY if cue.kind == "partly" else NEGATED).get(family or "")
    measure = "received" if cue.kind == "loosely" else cue.kind
    if measure in ("implemented", "partially_implemented"):
        low, high = min(cue.start, count.opens) - 45, max(cue.end, sentence.close(at)) + 45
        if word("whole_or_part", language).search(sentence.low, max(sentence.start, low), min(sentence.end, high)):
            return "implemented_or_partially"
    if measure in PARTLY:
        if word("partly_alone", language).fullmatch(sentence.low, cue.end + 1, count.opens - 1):
            return PARTLY[measure]
        for begin in (cue.end, sentence.close(at)):
            if _partly_behind(language).match(text, begin, min(sentence.end, begin + 60)):
                return PARTLY[measure]
    return measure


@cache
def _partly_behind(language: str) -> re.Pattern[str]:
    """ " recommendations in part", ", partially,": directly behind a verb or count."""
    noun, words = (words_of("measures", key, language) for key in ("recommendations", "partly_alone"))
    only = r"(?:only|even|at\sleast|seulement|même|solo|siquiera|лишь|хотя\sбы)\s"
    return re.compile(rf",?\s(?:{noun}\s)?(?:{only})?{words}(?=\s?[.,;:)]|$|\s(?:and|or|et|ou|y|o|и)\s)", re.I)


def _with_wholes(found: list[Found]) -> list[Found]:
    """Parts without their own whole are parts of what the sentence says was received."""
    whole = next((each.count.value for each in found if each.measure == "received"), None)
    return [
        replace(each, out_of=whole)
        if each.out_of is None and whole and each.measure in POSITIONS and each.count.value <= whole else each
        for each in found
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------ State and review


def _statement(voices: Voices, found: Found, state: str | None, start: int, end: int) -> Statement:
    document = voices.document
    year, cycle = review_of(voices, state, start, end)
    tally = Tally(
        found.measure, found.count.value, found.count.qualifier, found.out_of, year, cycle,
        _topic(document.text, found, end, voices.language),
    )  # fmt: skip
    quote = document.quote(*clause(document.text, start, end, found.start, found.end))
    asserted_by = voices.asserted_by(start, end, found.count.start, state)
    return voices.placed(tally, (quote.start, quote.end), ORIGIN, state, asserted_by, (start, end))


@cache
def _topics(language: str) -> re.Pattern[str]:
    content = load("measures")
    noun, words = whole_words(content["recommendations"][language]), whole_words(content["topic_after"][language])
    return re.compile(rf"\s?(?:{noun}\s)?(?:were\s|are\s)?{words}\s(?P<topic>[^\W\d][^.,;:()\d]{{2,60}})", re.I)


def _topic(text: str, found: Found, end: int, language: str) -> str | None:
    """ "12 recommendations on the rights of the child": what follows directly."""
    match = _topics(language).match(text, found.count.end, end)
    return match["topic"].strip() if match else None
