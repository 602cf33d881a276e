"""A document in prose in; out, what it says happened and when: protests, arrests, trials, bans, laws, reviews ...

A happening is a date with a word of the vocabulary (`vocabulary/events.yml`) that belongs to it: a verb in its clause
("On 5 May police arrested"), a noun beside it ("the 2019 protests"). Where no table knows the verb, any verb in a past
form will do, and the nouns beside it tell the kind; on a day of the State's review the calendar does. One happening
stands once, however often the text comes back to it. Wishes, plans and denials are no happenings; a review to come is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from heeded.extract.notes import notes_of
from heeded.extract.prose import event_words as tables
from heeded.extract.prose.folding import folded
from heeded.extract.prose.happenings import Found, Happenings
from heeded.extract.prose.scenes import event_name, place_in
from heeded.extract.prose.values import any_of_folded, counts_in
from heeded.extract.prose.voices import Voices, clause, language_of, stretches
from heeded.extract.prose.when import Calendar, When, dates_in
from heeded.model import Document, Event, EventKind, LawEffect, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary.calendar import ReviewSlot, council_month, reviews_of, session, sessions
from heeded.vocabulary.treaties import find_treaties

__all__ = ["events"]

ORIGIN = Origin("prose.events")
# How far a date may stand behind the sentence that it completes the next date of, in characters.
_NEAR = 400
# How far a verb and its date may stand apart, in characters: "On 5 May, ... arrested", "arrested ... in May".
_AFTER_FRONTED, _BEFORE, _AFTER = 220, 150, 80
# How far before a date "until" may stand: "until the next session of the Council in July", in characters.
_UNTIL = 60
# How far a number stands before a verb that it is the subject of, in characters.
_SUBJECT = 40
# How many words may stand between a noun and its date: "the trial of the four men in May", "2019 student protests"
_WORDS_BEFORE, _WORDS_AFTER = 6, 4
# So many words make a sentence; fewer are a stamp or a menu.
_SENTENCE = 6
# Documents in long sentences, where a noun beyond the clause is none of the date's.
_OFFICIAL = ("national_report", "midterm_report", "un_compilation", "stakeholder_summary")
# A sentence that names more States tells of no single one.
_FEW_STATES = 4
# Kinds whose nouns alone tell that something happened on a date that opens the sentence.
_STRONG = ("protest", "killing", "election")
# Kinds that begin on the date since when they hold.
_LASTING = ("detention", "ban", "law")
# Kinds whose verbs tell more than that something went on at the review.
_TELLING = ("protest", "detention", "trial", "killing", "election", "release", "reprisal")


# What opens a longer phrase before a date: "In the summer of", "À la fin de"
_AT_A_TIME = ("in", "on", "at", "during", "à", "au", "en", "dans", "durante", "в", "во", "на")

# ")" behind a word, ":" behind the date of an entry, ", when": "12 May 2022: two bakers arrested"
_AFTER_DATE = re.compile(r"[):]|,?\s(?:when|lorsqu(?:e|['’])|quand|où|cuando|когда)(?=\s|(?<=['’]))", re.I)
# "12 May 2022: ", "12 May 2022 – ": a date that opens an entry
_ENTRY = re.compile(r"\s?[:–—]\s[^\W\d]{1,40}|\s-\s[^\W\d]{1,40}")
# ".- ", " – ", ": " behind the date of a text
_DATELINE = re.compile(r"\.?\s?[-–—:|]|\.?\n|\)")
# "34 per cent", "34%"
_SHARE = re.compile(r"\d\s?%|\bper\s?cent\b|\bpour\scent\b|\bpor\sciento\b|\bпроцент", re.I)
_LONG_WORD = re.compile(r"[^\W\d_]{5,40}")
# "— ", "• ", "3. ": what stands before the date of an entry
_MARK = re.compile(r"[\W\d]{0,6}")
# "Lima, ", "NEW YORK (": what stands before the date of a text
_OPENING = re.compile(r"[\W\d]{0,6}(?:[^\W\d][\w’'-]{0,25}[\s,(]{1,3}){0,3}")


@dataclass(frozen=True, slots=True)
class _Word:
    kind: EventKind
    is_verb: bool
    start: int
    end: int


def events(document: Document) -> Iterator[Statement | Problem]:
    """Every dated happening with the first quote that tells of it."""
    language, voices, text = language_of(document), Voices.of(document), document.text
    known, last_end = Calendar(document.published, sessions=_reviewing(document.states)), 0
    found = Happenings()
    notes = notes_of(document)
    for start, end in stretches(text):
        if notes.hold(start):
            continue  # a source bears a date, and nothing happened on it
        if start - last_end > _NEAR or (document.published and "\n" in text[last_end:start]):
            known = replace(known, last=None)
        dates = dates_in(text, start, end, language, known)
        if not dates:
            continue
        if not tables.pattern("background", language).search(text, start, end):
            known, last_end = replace(known, last=_last(text, dates) or known.last), dates[-1].end
        for each in _in_sentence(voices, dates, start, end):
            found.add(each)
            if each.event.kinds[0] == "review" and len(each.event.date or "") == 10:
                known = replace(known, review=each.event.date)
    for each in found.told:
        state = each.state
        asserted_by = voices.asserted_by(*each.sentence, each.span[0], state)
        yield voices.placed(each.event, each.span, ORIGIN, state, asserted_by, each.sentence)


def _reviewing(states: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The first and last days of the sessions in which the one State of a document is reviewed."""
    held = [session(slot.session) for slot in reviews_of(states[0])] if len(states) == 1 else []
    return tuple((each.first, each.last) for each in held if len(each.first) == len(each.last) == 10)


def _last(text: str, dates: list[When]) -> str | None:
    """The last date that completes later ones: with a month, or a year in figures (not "five years ago")."""
    told = [when.iso for when in dates if len(when.iso) > 4 or text[when.start : when.end][-1:].isdigit()]
    return told[-1].split("/")[-1] if told else None


def _in_sentence(voices: Voices, dates: list[When], start: int, end: int) -> Iterator[Found]:
    text, language = voices.document.text, voices.language
    words = _happening_words(text, start, end, language)
    dates = [
        when
        for when in dates
        if not (_is_dateline(voices, when, start) or _is_of_a_count(text, when, start, end, language))
    ]
    turns = [match.span() for match in tables.turns(language).finditer(text, start, end)]
    fronted = [_is_fronted(text, start, when, turns, words) for when in dates]
    said = [end] * len(dates)  # where the first verb ends, if it only says
    for at, when in enumerate(dates):
        if words and fronted[at]:
            said[at] = _said_after(text, when, end, language)
    taken: dict[int, list[_Word]] = {}
    for word in words:
        options = [
            (*cost, at)
            for at, when in enumerate(dates)
            if word.start < said[at] and (cost := _cost(text, word, when, fronted[at], turns, language))
        ]
        if options:
            taken.setdefault(min(options)[-1], []).append(word)
    for at, when in enumerate(dates):
        told = taken.get(at)
        guessed = [] if told else _by_any_verb(voices, when, fronted[at], turns, start, end)
        each = _found(voices, when, told or guessed, bool(guessed), start, end)
        if each:
            yield each


def _said_after(text: str, when: When, end: int, language: str) -> int:
    """Where the first verb behind a date that opens its clause ends, if it says or asks: "In 2006 experts noted"."""
    for match in tables.acts(language).finditer(text, when.end, min(end, when.end + _AFTER_FRONTED)):
        if not match["idle"]:
            return match.end() if match["none"] else end
    return end


def _is_dateline(voices: Voices, when: When, start: int) -> bool:
    """Whether a date that opens its line is the document's own: "12 May 2022. – The bakers"."""
    text = voices.document.text
    is_own = when.iso == voices.document.published and _DATELINE.match(text, when.end) is not None
    return is_own and _OPENING.fullmatch(text, start, when.start) is not None


# " and ", behind "between the review on 7 May": what follows ends a span
_AND = re.compile(r"(?<!\w)(?:between|entre|между)\s[^.;:]{3,60}\s(?:and|et|y|и)\s$", re.I)
# How far before what it is named after a mandate begins.
_NAME_OF_MANDATE = 100
# A count over a longer span is a statistic, in months.
_LONGEST_SPAN = 12


def _is_of_a_count(text: str, when: When, start: int, end: int, language: str) -> bool:
    """Whether a span only says over what time something was counted: "40 arrests from May 2018 to May 2022"."""
    if "/" not in when.iso:
        return _AND.search(text, start, when.start) is not None
    (first, _, last), has_months = when.iso.partition("/"), len(when.iso) >= len("2018-01/2022-12")
    if not has_months or not counts_in(text, start, end, language):
        return False
    years, months = int(last[:4]) - int(first[:4]), int(last[5:7]) - int(first[5:7])
    return 12 * years + months >= _LONGEST_SPAN


def _happening_words(text: str, start: int, end: int, language: str) -> list[_Word]:
    """The words that tell of something happening, without those that are wished, planned or denied."""
    found: list[_Word] = []
    small, kinds = folded(text), tables.kinds(language)
    ends = [start] * len(kinds)
    is_of_recommendations = any_of_folded("measures", "recommendations", language).search(small, start, end)
    surely = tables.surely(language)
    for place in tables.beginnings(language).finditer(small, start, end):
        for at, (kind, is_verb, expression) in enumerate(kinds):
            match = expression.match(small, place.start(), end) if place.start() >= ends[at] else None
            if not match:
                continue
            ends[at] = match.end()
            before = text[max(start, match.start() - 60) : match.start()]
            if kind != "review" and tables.not_done(language).search(before):
                continue
            if kind == "release" and tables.at_end("printed", language).search(before):
                continue
            if not is_verb and kind != "review" and tables.intended(language).search(before):
                continue
            if not is_verb and _is_of_a_mandate(text, start, match.start(), language):
                continue
            if kind == "detention" and is_of_recommendations and not surely.search(small, *match.span()):
                continue
            found.append(_Word(kind, is_verb, *match.span()))
    treaties = find_treaties(text[start:end], language) if found else ()
    found = [word for word in found if not any(a <= word.start - start < b for _, a, b in treaties)]
    return [word for word in found if word.is_verb or not any(_holds(other, word) for other in found)]


def _is_of_a_mandate(text: str, start: int, at: int, language: str) -> bool:
    """Whether a noun is what a body or mandate is named after, or on what a visit of a list was."""
    is_named = tables.mandated(language).search(text, max(start, at - _NAME_OF_MANDATE), at)
    return bool(is_named or tables.pattern("visits", language).search(text, start, at))


def _by_any_verb(
    voices: Voices, when: When, opens_clause: bool, turns: list[tuple[int, int]], start: int, end: int
) -> list[_Word]:
    """A past act in words that no table has: the nearest verb of the date; the nouns beside tell the kind."""
    text, language = voices.document.text, voices.language
    is_told = any(letter.isdigit() for letter in text[when.start : when.end]) or len(when.iso) > 4
    is_of_years = len(when.iso.partition("/")[0]) == 4
    is_since = when.is_since and not _AFTER_DATE.match(text, when.end, end)
    if is_since or not is_told or (is_of_years and tables.pattern("counted", language).search(text, start, end)):
        return []
    before = max(start, when.start - _UNTIL), when.start
    if tables.pattern("until", language).search(text, *before) or tables.dated(language).search(text, *before):
        return []
    options: list[tuple[int, int, _Word]] = []
    others: list[int] = []  # verbs that say or count, wishes and plans: what lies behind one is not the date's
    begin, stop = max(start, when.start - _BEFORE), min(end, when.end + _AFTER_FRONTED)
    for match in tables.acts(language).finditer(text, begin, stop):
        if match["idle"]:
            continue
        is_of_treaty = match[0] == "signed" and bool(find_treaties(text[start:end], language))
        is_no_act = match["none"] or is_of_treaty
        if is_no_act or tables.not_done(language).search(text, max(start, match.start() - 60), match.start()):
            others.append(match.start())
            continue
        act = _Word("other", True, *match.span())
        if cost := _cost(text, act, when, opens_clause, turns, language):
            options.append((*cost, act))
    for match in tables.pattern("penalty", language).finditer(text, begin, stop):
        act = _Word("trial", True, *match.span())
        if cost := _cost(text, act, when, opens_clause, turns, language):
            options.append((*cost, act))
    options = [
        each for each in options
        if not any(each[-1].end <= other < when.start or when.end <= other < each[-1].start for other in others)
    ]  # fmt: skip
    is_entry = _MARK.fullmatch(text, start, when.start) and len(text[when.end : end].split()) >= _SENTENCE
    if is_entry and (entry := _ENTRY.match(text, when.end, end)):
        options.append((0, 0, _Word("other", True, when.end, entry.end())))
    if not options:
        return []
    act = min(options, key=lambda option: option[:2])[-1]
    first, last = min(act.start, when.start), max(act.end, when.end)
    is_official = voices.document.kind in _OFFICIAL
    ends = tuple(turn for turn in turns if text[turn[0]] in ";:" or is_official)
    low = max((turn[1] for turn in ends if turn[1] + 1 < first), default=start)  # not "the Act, amended"
    high = min((turn[0] for turn in ends if turn[0] >= last), default=end)
    low, high = max(low, first - _BEFORE), min(high, last + _AFTER)
    hints = [
        _Word(kind, False, *hint.span())
        for kind, expression in tables.hints(language)
        if (hint := expression.search(folded(text), low, high))
        and not _is_of_a_mandate(text, start, hint.start(), language)
    ]
    is_empty = not hints and not (is_official and tables.pattern("official", language).search(text, low, high))
    is_count = counts_in(text, start, end, language) or _SHARE.search(text, low, high)
    if (is_of_years or is_official) and (is_empty or is_count):
        return []  # a count of those years, a source
    return [act, *hints]


def _holds(other: _Word, noun: _Word) -> bool:
    """Whether a noun is a part of a verb's words ("held elections") or of a longer noun ("amnesty law")."""
    is_inside = other.start <= noun.start and noun.end <= other.end
    return is_inside and (other.is_verb or noun.end - noun.start < other.end - other.start)


def _cost(
    text: str, word: _Word, when: When, opens_clause: bool, turns: list[tuple[int, int]], language: str
) -> tuple[int, int] | None:
    """How far a word is from a date, in clauses and characters; None where it does not belong to it."""
    if word.start < when.end and when.start < word.end:
        return None if when.start <= word.start and word.end <= when.end else (0, 0)
    is_before = word.end <= when.start
    low, high = (word.end, when.start) if is_before else (when.end, word.start)
    match = _AFTER_DATE.match(text, low, high)
    low += len(match[0]) if match else 0
    between = [turn for turn in turns if low <= turn[0] and turn[1] <= high]
    hard = [turn for turn in between if text[turn[0]] not in ",("]
    gap = text[low:high]
    length = len(gap) + 30 * len(re.findall(r"\s(?:and|et|y|и)\s", gap))
    is_fronted = not is_before and opens_clause
    if when.is_since and not (match and len(match[0]) > 1 and not is_before):
        lasts = word.is_verb and word.kind in _LASTING
        lasts = lasts and (word.kind != "law" or len(when.iso) > 4)
        if lasts and is_fronted and word.kind == "law" and len(when.iso) == len("2023-01-01"):
            return (0, length) if not between and length <= _BEFORE else None
        return (0, length) if lasts and is_before and len(between) <= 1 and len(gap.split()) <= _WORDS_AFTER else None
    beside = between[-1][1] >= high - 18 if is_before and between else between and between[0][0] <= low + 2
    if word.is_verb:
        fits = (
            (
                is_fronted
                and all(_is_relative(text[slice(*turn)], language) or _is_aside(turn, between, text) for turn in hard)
                and length <= _AFTER_FRONTED
            )
            or (not between and length <= (_BEFORE if is_before else _AFTER))
            or (len(between) == 1 and not hard and bool(beside) and length <= _AFTER)
            or (
                is_before and len(between) == 1 and length <= _AFTER and _is_in_time(text[slice(*between[0])], language)
            )
        )
    elif is_before:
        is_close = len(gap.split()) <= _WORDS_BEFORE and (
            not between or (len(between) == 1 and not hard and bool(beside))
        )
        fits = is_close or (length <= _AFTER_FRONTED and bool(tables.at_end("took_place", language).search(gap)))
    else:
        is_opening = is_fronted and word.kind in _STRONG and not hard and length <= _AFTER
        fits = is_opening or (not between and len(gap.split()) <= (0 if word.kind == "law" else _WORDS_AFTER))
    if not word.is_verb and (
        (word.kind == "law" and len(when.iso) == 4 and tables.names_law(text[word.start : word.end], language))
        or (word.kind == "review" and len(when.iso) > 15)
    ):  # "the 2011 law" names a law, "session of 4 to 15 May" a session
        return None
    return (len(hard) if is_fronted else len(between), length) if fits else None


def _is_relative(turn: str, language: str) -> bool:
    """Whether a turn opens a clause on somebody, behind which the sentence goes on: "On 5 May nine who had come"."""
    return bool(tables.pattern("relative", language).fullmatch(turn))


def _is_aside(turn: tuple[int, int], between: list[tuple[int, int]], text: str) -> bool:
    """Whether a turn opens what two commas set apart: "On 5 May, after a day of talks, police arrested"."""
    at = between.index(turn)
    opens = at > 0 and text[between[at - 1][0]] == "," and turn[0] - between[at - 1][1] <= 1
    return opens and any(text[other[0]] == "," for other in between[at + 1 :])


def _is_in_time(turn: str, language: str) -> bool:
    return bool(tables.pattern("in_time", language).fullmatch(turn))


def _is_fronted(text: str, start: int, when: When, turns: list[tuple[int, int]], words: list[_Word]) -> bool:
    """Whether a date opens its clause: "On 5 May", ", and in 2016", "In the early hours of 5 May"."""
    opens = max((turn[1] for turn in turns if turn[1] <= when.start), default=start)
    if any(opens <= word.start < when.start for word in words):
        return False
    opening = text[opens : when.start].split()
    return len(opening) <= 3 or (len(opening) <= 5 and opening[0].lower() in _AT_A_TIME)


# ------------------------------------------------------------------------------------------------ one happening


def _found(voices: Voices, when: When, words: list[_Word], is_guessed: bool, start: int, end: int) -> Found | None:
    text, language = voices.document.text, voices.language
    state = voices.state(start, end, when.start) if len(voices.named(start, end)) <= _FEW_STATES else None
    is_verb = any(word.is_verb and word.kind != "review" for word in words)
    if when.is_ahead and is_verb and not _review(state, when.iso, is_verb=False)[0] and when.iso[4:] != "-02-29":
        when = replace(when, iso=f"{int(when.iso[:4]) - 1}{when.iso[4:]}")  # it has happened
    row, mention = _named_in(text, state, when, words, start, end)
    kinds, cycle = _kinds_of(words), None
    if not row and (of_review := _by_calendar(voices, state, when, words, is_guessed, start, end)):
        kinds, cycle = of_review
    elif "review" in kinds:
        fits, cycle = _review(state, when.iso, any(word.is_verb for word in words if word.kind == "review"))
        kinds = kinds if fits else tuple(kind for kind in kinds if kind != "review")
    if row:
        kinds = tuple(dict.fromkeys((*(kind for kind in kinds if kind != "other"), *row["kinds"])))
    is_count = len(when.iso) == 4 and bool(tables.pattern("counted", language).search(text, start, end))
    if len(when.iso) == 4 and voices.document.kind in _OFFICIAL and _is_figure(text, when, words, start, language):
        return None
    speaks = tables.pattern("review_words", language)
    is_named = any(
        word.kind == "review" and (not word.is_verb or speaks.search(text, word.start, word.end)) for word in words
    )
    if not kinds or (is_count and not is_named and set(kinds) <= {"law", "ban", "other", "review"}):
        return None
    if "law" not in kinds and set(kinds) & {"ban", "trial", "other"} and _is_on_bill(text, words, start, language):
        kinds = (*kinds, "law")
    spans = [(when.start, when.end), *((word.start, word.end) for word in words), *([mention] if mention else [])]
    span = clause(text, start, end, min(a for a, _ in spans), max(b for _, b in spans))
    is_weak = is_guessed and kinds == ("other",) and voices.document.kind not in _OFFICIAL
    if is_weak and tables.pattern("printed", language).search(text, span[0], words[0].start):
        return None  # "the statement was read on 5 May", "the session closes"
    penalty = _penalty(text, words, end, language)
    if penalty and "detention" in kinds and "trial" not in kinds:
        kinds = (*kinds, "trial")
    date = row["date"] if row and len(when.iso) == 4 and "/" not in row["date"] else when.iso
    name = row["name"] if row else event_name(text[span[0] : span[1]], language) if "protest" in kinds else None
    effect = _effect(text, when, start, end, language) if "law" in kinds else None
    event = Event(kinds, date, place_in(text, *span), name, cycle, penalty, effect)
    return Found(event, state, span, (start, end), frozenset(_LONG_WORD.findall(folded(text), *span)))


def _is_figure(text: str, when: When, words: list[_Word], start: int, language: str) -> bool:
    """ "In 2009, 89 offenders were convicted": whether words that count people say how many."""
    spans = [(when.start, when.end), *((word.start, word.end) for word in words if word.is_verb and word.kind != "law")]
    begin = max(start, min(a for a, _ in spans) - _SUBJECT)
    return len(spans) > 1 and bool(counts_in(text, begin, max(b for _, b in spans), language))


def _is_on_bill(text: str, words: list[_Word], start: int, language: str) -> bool:
    """ "An earlier bill was annulled by the court": whether what a verb is said of is a law or a draft of one."""
    return any(
        word.is_verb and tables.pattern("bills", language).search(text, max(start, word.start - _UNTIL), word.start)
        for word in words
    )


def _by_calendar(
    voices: Voices, state: str | None, when: When, words: list[_Word], is_guessed: bool, start: int, end: int
) -> tuple[tuple[EventKind, ...], int | None] | None:
    """The State's review, where a date lies in it by the calendar and the sentence speaks of the review or the Council.

    A verb of the tables that tells of arrests, trials and the like keeps its date; one of no table loses it on a day
    of the session itself.
    """
    if len(when.iso) < 7 or any(word.is_verb and word.kind in _TELLING for word in words):
        return None
    text = voices.document.text
    fits, cycle = _review(state, when.iso, is_verb=False)
    is_held = any(_is_held(slot, when.iso) for slot in reviews_of(state)) if state else True
    words_of = tables.speaks_of_review(voices.language) if is_held else tables.pattern("adopting", voices.language)
    speaks = words_of.search(text, start, end)
    is_day = len(when.iso) == 10 and when.iso != voices.document.published
    is_told = bool(words) or (is_day and len(text[start:end].split()) >= _SENTENCE)
    is_bare = is_held and is_guessed and (len(when.iso) == 10 or not any(word.kind != "other" for word in words))
    meets = tables.pattern("meeting", voices.language).search(text, start, end) or voices.named(start, end)
    if not fits or not is_told or not (speaks or (is_bare and meets)):
        return None
    kinds = (kind for kind in _kinds_of(words) if kind not in ("review", "other", "ban", "law") or not speaks)
    return ("review", *(kind for kind in kinds if kind != "review")), cycle


def _kinds_of(words: Iterable[_Word]) -> tuple[EventKind, ...]:
    """The kinds of the verbs, then of the nouns; "other" only where nothing says more."""
    ordered = sorted(words, key=lambda word: (not word.is_verb, word.start))
    kinds = tuple(dict.fromkeys(word.kind for word in ordered))
    is_weak = len(kinds) > 1 and not any(word.is_verb for word in ordered if word.kind == "other")
    return tuple(kind for kind in kinds if kind != "other") if is_weak else kinds


def _review(state: str | None, iso: str, is_verb: bool) -> tuple[bool, int | None]:
    """Whether a State's review or its adoption fell on this date, and the cycle; without a State a verb must say so."""
    slots = reviews_of(state) if state else ()
    if not state and len(iso) == 7 and any(each.first[:7] <= iso <= each.last[:7] for each in sessions().values()):
        return True, None
    for slot in slots:
        if _is_held(slot, iso) or _is_adopting(slot.council_session, iso):
            return True, slot.cycle
    return is_verb and not (slots and len(iso) == 4), None


def _is_held(slot: ReviewSlot, iso: str) -> bool:
    """Whether a date lies in the session of the Working Group that reviews the State."""
    held = session(slot.session)
    return held.first[: len(iso)] <= iso <= (held.last + "-31" if len(held.last) < len(iso) else held.last)


def _is_adopting(council_session: int, iso: str) -> bool:
    """Whether a date lies in a session of the Council: its month, or for days the first half of the next one."""
    month = council_month(council_session)
    if not month or iso[:7] == month:
        return bool(month)
    following = f"{month[:5]}{int(month[5:]) + 1:02}"
    return iso[:7] == following and iso[8:10] not in ("", *map(str, range(16, 32)))


def _named_in(
    text: str, state: str | None, when: When, words: list[_Word], start: int, end: int
) -> tuple[dict[str, Any] | None, tuple[int, int] | None]:
    """The event of the vocabulary that a date with its words means: called by its name, or a protest of that time."""
    for row, expression in tables.named():
        if state and row["state"] != state:
            continue
        opens, _, closes = row["date"].partition("/")
        first, _, last = when.iso.partition("/")
        if not (opens[: len(first)] <= first[: len(opens)] and (last or first)[:7] <= (closes or opens) + "~"):
            continue
        match = expression.search(text, start, end)
        if match and abs(match.start() - when.start) < _AFTER_FRONTED:
            return row, match.span()
        is_its_time = state and first[:7] == row["date"] and (len(first) == 7 or last)
        if is_its_time and any(word.kind in ("protest", "other") for word in words):
            return row, None
    return None, None


def _effect(text: str, when: When, start: int, end: int, language: str) -> LawEffect | None:
    """What the sentence says near the date that a law does."""
    begin, stop = max(start, when.start - _BEFORE), min(end, when.end + _BEFORE)
    return next((effect for effect, words in tables.effects(language) if words.search(text, begin, stop)), None)


def _penalty(text: str, words: list[_Word], end: int, language: str) -> str | None:
    """ "five years in prison": behind the word of trial or law that it goes with."""
    for word in words:
        if word.kind in ("trial", "law", "detention"):
            match = tables.pattern("penalty", language).search(text, word.start, min(end, word.end + _BEFORE))
            if match:
                return match[0]
    return None
