"""The first lines of a document without UN cover in, the day or month of its publication out, if the page gives one."""

import re
from collections.abc import Sequence

from heeded.ingest.hints import Hints
from heeded.ingest.ordinals import ordinals_before
from heeded.model import Kind
from heeded.vocabulary.calendar import reviews_of, sessions
from heeded.vocabulary.dates import MONTH, FoundDate, find_dates

__all__ = ["LAST_CYCLE", "in_month_of_review", "is_a_date", "published_on", "year_of_review"]

LAST_CYCLE = 5
"""A larger number before "cycle" or "UPR" counts something else."""
LAST_LINES, LONGEST_LINE, LONGEST_STAMP = 14, 110, 200
"""How far down a date's own line can stand, how long it can be, and how long a line that begins with a stamp."""
MOST_WORDS = 6
"""So many words may stand beside a date that has a line of its own."""
# "4–15 November 2019", "27 October-7 November": the days of a session
RANGE = re.compile(rf"(?:\d|\b(?:{MONTH}))\s*[-–—]\s*$|\d\s+(?:to|au|al)\s+$", re.I)
SESSION_WORDS = re.compile(r"\b(?:session|sesiones|сессия|cycle|UPR|deadline)\b", re.I)
WORDS = re.compile(r"[^\W\d_]+")
# "said today 4 November", "a déclaré aujourd'hui", a dateline "GENEVA (March 4, 2031) —" or "ASTANA, 4 March 2031 -"
TODAY = re.compile(r"\b(?:today|aujourd.hui|hoy|сегодня),?\s+(?:on\s+|le\s+|el\s+)?$", re.I)
DATELINE = re.compile(r"^\(?[^\W\d_][^.!?:;]{1,40}?(?:[(,]|\s[—–-])\s?(?:le\s+|el\s+|on\s+)?$")
AFTER_DATELINE = re.compile(r"\)?(?:\s(?:года|г))?\.?\s*(?:\([^()]{2,40}\)\s*)?[—–-]")
# "ПОРТ-ВЕЙЛ, 4 марта 2031. Арвения"
CAPITALS = re.compile(r"^[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ' -]{2,30}[,.]\s$")
# "Lantern Watch said in a statement on"
STATED = re.compile(
    r"\b(?:in|dans|en|в)\s(?:an?|its|their|une?|su)\s(?:\w+\s)?(?:statement|release|report|letter|communiqué|comunicado)\b"
    r".{0,40}?\b(?:on|le|el)\s(?:\w+day,?\s)?$",
    re.I,
)
# "(Port Vale, 4 March 2031) Governments"
BRACKETED = re.compile(r"^\([^()]{2,40},\s(?:le\s+|el\s+|on\s+)?$")
# "4 March 2031, Port Vale –", "4 March 2031 – Port Vale, XV – With a week to go"
PLACE_AFTER = re.compile(r"(?:\s*г\.)?,?\s*(?:[—–-]\s)?\(?[^\W\d_][\w ,.-]{1,30}?\)?\s*[—–-]\s")
# "4 March 2031 – Governments": before the first sentence
OPENING_DASH = re.compile(r"\s?[—–-]\s[A-ZÀ-ÞА-ЯЁ]")
# "Port Vale, XV – 4 March 2031 –", "Port Vale/South Quay, le 4 mars 2031. Un an plus tard"
PLACE_BEFORE = re.compile(
    r"^(?!(?:on|in|at|by|since|until|le|el|en|au|du|del?|в|на|с)\s)(?-i:[^\W\d_a-zа-яё])[\w ,./-]{2,50}?(?:\s[—–-]|,)\s"
    r"(?:le\s|el\s|the\s)?$",
    re.I,
)
AFTER_PLACE = re.compile(r"(?:\s*(?:г|года)\b)?\.?-?\s*(?:[—–-]\s|$)|(?:\s*(?:г|года)\b)?\.\s(?=[^\W\d_a-zà-ÿа-яё])")
# "Posted on 4 March 2031 by Lantern Watch in News", "Updated: 4 March 2031, 10:30", "publié le mer. 04/03/2031"
STAMP = re.compile(
    r"(?:^|[\s|/•·—–-])(?:first\s)?(?:posted|published|released|issued|(?:last\s)?(?:updated|modified)|dated?|delivered"
    r"|publiée?|mise? en ligne|mise? à jour|publicado|fecha|actualizado|опубликован\w|дата(?: публикации)?|обновлен\w)"
    r"(?:\s+(?:on|le|el|par|date))?\s*:?\s*(?:(?:on|le|el)\s)?(?:[^\W\d_]{2,10}[.,]?\s)?$",
    re.I,
)
# what stands beside a date and is no word of a sentence: "10:30 PM GMT", "16 h 20", "3-min read", "[Word count: 2,798]"
CLOCK = re.compile(
    r"\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?\s?(?-i:[A-Z]{2,4}\b(?:[+-]\d{1,2})?)?"
    r"|\d+[\s-]min(?:ute)?s?\.?\s(?:read|de lectura)"
    r"|\[[^\]]{1,40}\]|#\w+",
    re.I,
)
# what parts the entries of such a line: "Ada Brun | 4 March 2031 | Port Vale", "Speech // 4 March 2031"
PARTING = re.compile(r"\s(?:[|•·—–-]|/{1,2})\s|\s/\s|\|")
# "04/03/31 10:30, Port Vale": two figures for the year, beside an hour
SHORT_DATE = re.compile(r"^(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{2}),?\s\d{1,2}:\d{2}\b")
# "Scorecard report, Port Vale, October 2031": a month that ends a line after a comma
LAST = re.compile(r"^[^.!?;:]{3,80},\s+$")
REVIEWING = re.compile(r"\b(?:UPR|EPU|УПО|[Rr]eview|[Ee]xamen|[Оо]бзор)\b")
# "On 5 July 2031, at the 41st session ..., Lantern Watch took the floor"
ON = re.compile(r"(?<![A-Za-z])[Oo]n\s+$")
SPOKE = re.compile(r"\b(?:took the floor|delivered|made (?:this|the following|a|an)|intervened|spoke)\b", re.I)


def is_a_date(line: str) -> bool:
    """Whether a line gives a date and hardly anything else."""
    return len(line) <= LONGEST_LINE and any(_stands_alone(line, day) for day in find_dates(line, "fr"))


def _stands_alone(line: str, day: FoundDate) -> bool:
    """Whether a line gives the document's date and hardly anything else: "Geneva, 4 March 2031", "Published on ..."."""
    before, after = line[: day.start], line[day.end :]
    entry = f"{PARTING.split(before)[-1]} {PARTING.split(after)[0]}" if day.has_day else f"{before} {after}"
    if RANGE.search(before) or SESSION_WORDS.search(entry):
        return False
    return len(WORDS.findall(CLOCK.sub(" ", entry))) <= (MOST_WORDS if day.has_day else 2)


def _ends(line: str, day: FoundDate, kind: Kind) -> bool:
    """Whether a date ends the line that says where or on what occasion a text was given out.

    The day of a session is that of the statement made there; the month of a review is no date of a document about it.
    """
    if line[day.end :].strip(" .)"):
        return False
    if kind == "oral_statement" and day.has_day:
        return True
    return bool(LAST.match(line[: day.start])) and not SESSION_WORDS.search(line) and not REVIEWING.search(line)


def published_on(lines: Sequence[str], hints: Hints, kind: Kind, language: str | None) -> str | None:
    """The day, or month, of publication that the page gives; `--MM-DD` where it leaves the year to the reader."""
    for line in lines[:LAST_LINES]:
        if short := SHORT_DATE.match(line):
            return f"20{short['year']}-{int(short['month']):02}-{int(short['day']):02}"
        if found := _on_its_own(line, kind, language):
            return found
    for at, paragraph in enumerate([line for line in lines if len(line) > 60][:4]):
        found = _in_first_sentences(paragraph, kind, language, is_first=at == 0)
        if found:
            return found
    return hints.date or _at_the_foot((*lines[LAST_LINES:][-LAST_LINES:], *hints.dropped), language)


def _on_its_own(line: str, kind: Kind, language: str | None) -> str | None:
    """The date of a line that gives it and hardly anything else, or gives it behind a stamp."""
    for day in find_dates(line[:LONGEST_STAMP], language):
        before = line[: day.start]
        if day.iso.startswith("-") or RANGE.search(before):
            continue
        if STAMP.search(before) and len(before) < LONGEST_LINE and (day.has_day or not SESSION_WORDS.search(line)):
            return day.iso
        if len(line) <= LONGEST_LINE and (_stands_alone(line, day) or _ends(line, day, kind)):
            return day.iso
    return None


def _at_the_foot(lines: Sequence[str], language: str | None) -> str | None:
    """The date behind a stamp among the last lines of a page: "Published 4 March 2031 | Last updated ..."."""
    for line in lines:
        for day in find_dates(line[:LONGEST_STAMP], language):
            if day.has_day and STAMP.search(line[: day.start]):
                return day.iso
    return None


def _in_first_sentences(paragraph: str, kind: Kind, language: str | None, *, is_first: bool) -> str | None:
    """A dateline, "said today 4 November", or the day on which a statement was made."""
    for day in find_dates(paragraph[:500], language):
        end = day.end - 1 if paragraph[day.end - 1] == "." else day.end
        before, after = paragraph[: day.start], paragraph[end:]
        is_today = TODAY.search(before)
        spoke = SPOKE.search(before[-200:]) or SPOKE.search(after[:250])
        is_speech = kind == "oral_statement" and ON.search(before) and spoke
        opens = is_first and not before and day.has_day and OPENING_DASH.match(after)
        if not (is_today or is_speech or opens or _is_dateline(before, after) or STATED.search(before)):
            continue
        if day.has_day or day.iso.startswith("--"):
            return day.iso
    return None


def _is_dateline(before: str, after: str) -> bool:
    """Whether a date that opens a paragraph is that of its writing: place and date, then a dash, bracket or stop."""
    if not before:
        return bool(PLACE_AFTER.match(after))
    if PLACE_BEFORE.match(before) and AFTER_PLACE.match(after):
        return True
    if DATELINE.match(before) and AFTER_DATELINE.match(after):
        return True
    is_bracketed = BRACKETED.match(before) and after.startswith(")")
    return bool(is_bracketed or (CAPITALS.match(before) and after.lstrip(" г").startswith(".")))


# "its third Universal Periodic Review", "the fourth cycle of the UPR"
REVIEW_NOUNS = (
    r"(?:Universal\s+Periodic\s+Review|UPR|EPU|(?:review\s+)?cycle|ciclo\b|[Ee]xamen\s+(?:périodique|[Pp]eriódico)"
    r"|цикл\w*|УПО)"
)


def year_of_review(text: str, states: tuple[str, ...]) -> int | None:
    """The year of the one review that the text is about, by its number and the calendar."""
    numbers = {number for number, _ in ordinals_before(REVIEW_NOUNS, text) if number < LAST_CYCLE}
    years = {slot.year for code in states[:1] for slot in reviews_of(code) if slot.cycle in numbers}
    return years.pop() if len(years) == 1 else None


# "07/11/2031", which English reads in two ways
TWO_WAYS = re.compile(r"\b(?P<one>0?[1-9]|1[0-2])/(?P<two>0?[1-9]|1[0-2])/(?P<year>20\d\d)\b")


def in_month_of_review(lines: Sequence[str], states: tuple[str, ...]) -> str | None:
    """A date that can be read in two ways, read as the one of them that is in the month of a review of the State."""
    slots = [sessions()[slot.session] for code in states[:1] for slot in reviews_of(code)]
    months = {month for slot in slots for month in (slot.first[:7], slot.last[:7])}
    for line in lines[:LAST_LINES]:
        match = TWO_WAYS.search(line[:LONGEST_LINE])
        if match and (STAMP.search(line[: match.start()]) or len(WORDS.findall(line)) <= MOST_WORDS):
            one, two = int(match["one"]), int(match["two"])
            readings = {f"{match['year']}-{month:02}-{day:02}" for day, month in ((one, two), (two, one))}
            found = [reading for reading in readings if reading[:7] in months]
            return found[0] if len(found) == 1 else None
    return None
