"""A sentence in; out, the dates on which it says that something happened, completed where the text leaves a part out.

"between 4 and 6 March 2021" is 2021-03-04/2021-03-06; "in April" takes its year from the dates before it, else from the
document's date; "a month later" counts from the date before. A date that only says until when, since when, or when
something was printed is left out ("as of July 2024", "the 2011 law").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from heeded.extract.prose.folding import for_folded
from heeded.extract.prose.values import any_of, whole_words, words_of
from heeded.vocabulary import load
from heeded.vocabulary.dates import MONTH, MONTHS, find_dates, impossible_dates, is_iso_date

__all__ = ["Calendar", "When", "dates_in"]


@dataclass(frozen=True, slots=True)
class When:
    """A date, `YYYY[-MM[-DD]]` or FROM/TO, and where it stands."""

    iso: str
    start: int
    end: int
    is_since: bool = False
    """Whether it says since when something holds."""
    is_ahead: bool = False
    """Whether its year is not printed, and the one before the document's date would do as well."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What completes a date: the document's own, the last one before in the paragraph, the review's, the State's.

    `sessions` are the first and last days of the sessions in which the State is reviewed.
    """

    published: str | None = None
    last: str | None = None
    review: str | None = None
    sessions: tuple[tuple[str, str], ...] = ()


_HAS_DATE = re.compile(r"\d{2}|[^\W\d]{3}")
# "2019", "2019-2020", "2019/20", "2019 and 2020"; not "2019/5", "1.2019", "№2019"
_YEARS = re.compile(
    r"(?<![\w.,/№#$€-])(?P<mid>(?:mid|early|late)-)?(?P<first>(?:19|20)\d\d)"
    r"(?:(?:\s?[-−–—/]\s?(?P<short>\d\d(?!\d))|(?:\s?[-−–—/]\s?|\s(?:to|and|et|y|и|à|a|au|по)\s)(?P<second>(?:19|20)\d\d)))?(?!\w|[.,/:-]\d|/\w|\s?%)"
)
# "4 and ", "4th-", "4 y el ": the first day of a range, before its last
_DAY_BEFORE = re.compile(
    r"(?<![\w.,])(?P<day>\d{1,2})(?:st|nd|rd|th|er)?(?:,\s\d{1,2}){0,3}(?:\s?[-–—]\s?|\s(?:to|and|au|et|al|a|y|по|и|до)\s)(?:the\s|le\s|el\s)?$"
)
# "-6, 2022", " and 6": the last day of a range, after its first
_DAY_AFTER = re.compile(
    r"(?:\s?[-–—]\s?|\s(?:to|and|through)\s)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w.]*\d)(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
)
# "March to ", "January and "
_MONTH_BEFORE = re.compile(
    rf"(?<!\w)(?P<month>{MONTH})(?:\s?[-–—]\s?|\s(?:to|and|until|through|à|et|a|y|по|и|до)\s)$", re.I
)
_ARTICLE = r"(?:(?:the|le|el|early|mid|late|end\sof|начало|конец|fin)[\s-])?"
# " to ", " – ": between the two dates of a range; " and " after "between"
_TO = re.compile(rf"\s?(?:(?:года|г\.)\s)?(?:[-–—]|to|until|till|through|au|à|al|a|hasta|по|до)\s?{_ARTICLE}", re.I)
_AND = re.compile(rf"\s(?:and|et|y|и)\s{_ARTICLE}", re.I)
_BETWEEN = re.compile(r"\b(?:between|entre|между)\s(?:the\s|le\s|el\s)?$", re.I)
# "in ", "In early ": the year behind names no law
_IN = re.compile(r"(?<!\w)(?:in|during|en|в|во)\s(?:early\s|late\s|mid-)?$", re.I)
# "the Public Sector 2023-2026", "the plan (2023-2026)": years directly behind a name or in brackets are a part of it
_TITLE = re.compile(r"\($|(?:^|[^.\s]\s)[A-ZÀ-ÞА-ЯЁ][\w’'-]{1,30}[”»\"]?,?\s$")
_EARLIER = re.compile(r"\b(?:before|earlier|avant|antes|previously|раньше|ранее|до)\b", re.I)
# "last " before a month
_LAST = re.compile(r"\b(?:last|pasad[oa]|прошл\w{2})\s$", re.I)
# Longer ranges of years are an era, a plan or a term of office.
_LONGEST = 3
# "last Friday", "vendredi dernier", "el pasado viernes", "прошлую пятницу"
_LAST_WEEKDAY = re.compile(r"\b(?:last|dernier|pasad[oa]|прошл\w{2,3})\b", re.I)
# How many letters around a date are looked at.
_ASIDE = 48
_UNITS = {"day": 10, "week": 10, "month": 7, "year": 4}
# Units as texts in other languages print them.
_PRINTED = {
    "jour": "day", "semaine": "week", "mois": "month", "an": "year", "année": "year",
    "día": "day", "semana": "week", "mes": "month", "año": "year",
    "день": "day", "дня": "day", "дней": "day", "неделю": "week", "недели": "week", "недель": "week",
    "месяц": "month", "месяца": "month", "месяцев": "month", "год": "year", "года": "year", "лет": "year",
}  # fmt: skip


_words = partial(words_of, "when")
_anywhere = partial(any_of, "when")


@cache
def _before(key: str, language: str) -> re.Pattern[str]:
    small = r"(?:\s(?:early|mid|late|last|le|el|начала|конца))?"
    return re.compile(rf"(?<!\w)(?:{_words(key, language)}){small}\s?\(?$", re.I)


@cache
def _after_year(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_words('no_date_after', language)})(?!\w)", re.I)


@cache
def _directly(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{_words(key, language)}(?!\w)", re.I)


@cache
def _weekday_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('weekdays', language)},?\s(?:the\s|le\s|el\s)?$", re.I)


@cache
def _bare(language: str) -> re.Pattern[str]:
    """ "in April", "early May": a month without day and year."""
    return re.compile(rf"(?<!\w){_words('in_month', language)}[\s-](?P<month>{MONTH})(?![\w.]*\d|\s\d|\w)", re.I)


@cache
def _weekday(language: str) -> re.Pattern[str]:
    days = load("when")["weekdays"][language]
    opening = {"en": r"on\s|last\s|this\s", "fr": r"(?:ce\s)?", "es": r"el\s(?:pasado\s)?", "ru": r"во?\s"}[language]
    return re.compile(rf"(?<!\w)(?:{opening})(?P<weekday>{'|'.join(days)})(?!\w)", re.I)


@cache
def _relative(language: str) -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    numbers = "|".join(["an?", *load("number_words")["units"][language], r"\d{1,2}"])
    return tuple(
        (re.compile(rf"(?<!\w){whole_words(row['words'])}(?!\w)".replace("NUMBER", f"(?:{numbers})"), re.I), row)
        for row in load("when")["relative"][language]
    )


@cache
def _day_alone(language: str) -> re.Pattern[str]:
    """ "on the 5th", "le 21", "el día 21", "21 числа": a day of the month spoken of."""
    forms = {
        "en": r"(?<!\w)(?:[Oo]n|of)\sthe\s(?P<day>\d{1,2})(?:st|nd|rd|th)(?=[,.;:]|\s(?:he|she|they|it|the|an?)\s|$)",
        "fr": r"(?<!\w)[Ll]e\s(?P<day>\d{1,2})(?=[,.;])",
        "es": r"(?<!\w)(?:el|al)\sdía\s(?P<day>\d{1,2})(?!\w)(?!\sde\s)",
        "ru": r"(?<!\w)(?P<day>\d{1,2})(?:-го)?\sчисла(?!\w)",
    }
    return re.compile(forms[language])


@cache
def _has_time(language: str) -> re.Pattern[str]:
    """Parts of words without which no such date is named, in small letters."""
    return re.compile("|".join(load("when")["time_words"][language]))


@cache
def _any_relative(language: str) -> re.Pattern[str]:
    """One look for all of them, in small letters: few sentences hold any."""
    return for_folded("|".join(re.sub(r"\(\?P<\w+>", "(?:", each.pattern) for each, _ in _relative(language)))


def dates_in(text: str, start: int, end: int, language: str, known: Calendar) -> list[When]:
    """The dates of the stretch `start:end` in order, on which something may have happened."""
    sentence = text[start:end]
    if not _HAS_DATE.search(sentence):
        return []
    found = _joined(sentence, _completed(sentence, _printed(sentence, language), language, known))
    found += list(_completed_relative(sentence, language, found, known))
    kept = (_placed(sentence, each, language) for each in sorted(found, key=lambda one: one.start))
    return [replace(each, start=each.start + start, end=each.end + start) for each in kept if each]


def _placed(sentence: str, each: When, language: str) -> When | None:
    """A date with its weekday and brackets; None where it says until when, or when a law or text was made."""
    if match := _weekday_before(language).search(sentence, max(0, each.start - 20), each.start):
        each = replace(each, start=match.start())
    opening, closing = sentence[max(0, each.start - _ASIDE) : each.start], sentence[each.end : each.end + _ASIDE]
    is_year, is_bracketed = len(each.iso.partition("/")[0]) == 4, opening.endswith("(") and closing.startswith(")")
    is_of_a_plan = len(each.iso) == 9 and bool(_anywhere("planned", language).search(opening))
    is_period = _directly("period_after", language).match(sentence, each.end) or (
        len(each.iso.partition("/")[0]) == 4 and _before("period_before", language).search(opening)
    )
    is_title = len(each.iso) == 9 and _TITLE.search(opening) is not None
    is_label = (
        bool(is_period)
        or is_title
        or (is_of_a_plan and not _IN.search(opening))
        or (
            is_year
            and (
                is_bracketed
                or _before("no_year_before", language).search(opening)
                or (not _IN.search(opening) and _after_year(language).match(sentence, each.end))
            )
        )
    )
    if is_label or _before("no_date_before", language).search(opening):
        return None
    is_since = bool(_before("since", language).search(opening)) and "/" not in each.iso
    return replace(each, start=each.start - is_bracketed, end=each.end + is_bracketed, is_since=is_since)


def _printed(sentence: str, language: str) -> list[When]:
    """Dates as printed, `--MM[-DD]` where the year is left out; years that stand alone."""
    found = [When(one.iso, one.start, one.end) for one in find_dates(sentence, language)]
    found += [
        When(f"--{MONTHS[match['month'].lower()]:02}", match.start("month"), match.end())
        for match in _bare(language).finditer(sentence)
    ]
    found += [When("", *span) for span in impossible_dates(sentence, language)]
    for match in _YEARS.finditer(sentence):
        first, second = match["first"], match["second"]
        second = first[:2] + match["short"] if match["short"] else second
        if second and int(second) - int(first) > _LONGEST:
            continue
        iso = f"{first}/{second}" if second and second > first else first
        found.append(When(iso, match.start(), match.end() if second else match.end("first")))
    kept: list[When] = []
    for each in found:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted((each for each in kept if each.iso), key=lambda one: one.start)


def _completed(sentence: str, dates: list[When], language: str, known: Calendar) -> list[When]:
    """The dates with their years, which the next date of a range, the last before or the document's own date gives."""
    done: list[When] = []
    for at, each in enumerate(dates):
        iso: str | None = each.iso
        if each.iso.startswith("--"):
            after = dates[at + 1] if at + 1 < len(dates) else None
            joined = after and (
                _TO.fullmatch(sentence, each.end, after.start) or _AND.fullmatch(sentence, each.end, after.start)
            )
            if joined and after and not after.iso.startswith("--") and "/" not in after.iso:
                iso = _existing(after.iso[:4] + each.iso[1:])
            else:
                iso = _with_year(each, sentence, language, known, is_first=not done)
        if iso:
            is_ahead = each.iso.startswith("--") and bool(known.published) and iso > str(known.published)
            is_ahead = is_ahead and not _anywhere("ahead", language).search(sentence)
            done.append(replace(each, iso=iso, is_ahead=is_ahead))
            known = replace(known, last=iso.split("/")[-1])
    return done


def _with_year(each: When, sentence: str, language: str, known: Calendar, *, is_first: bool) -> str | None:
    """The year of "--04" or "--04-15": as the text says, of the State's review, the last date, the document's date."""
    month, closing = each.iso[2:], sentence[each.end : each.end + _ASIDE]
    published = int(known.published[:4]) if known.published else None
    if _directly("this_year", language).match(closing):
        year = published
    elif _directly("last_year", language).match(closing):
        year = published and published - 1
    elif of_review := _year_of_review(month, known):
        year = of_review
    elif known.last and (len(known.last) > 4 or not known.published) and not _is_just_past(each, sentence, language):
        is_later = len(known.last) > 4 and month[:2] > known.last[5:7]
        year = int(known.last[:4])
        year -= is_later and bool(_EARLIER.search(sentence[max(0, each.start - 24) : each.start]))
        if len(month) == 5 and not is_later and _goes_on(f"{year}-{month}", known):
            year += 1
        if is_first and published and published - year == 1 and f"{published}-{month}" <= str(known.published):
            year = published
    else:
        year = published
        if year and known.published:
            year -= f"{year}-{month}" > _soon(known.published)[: len(month) + 5]
    return _existing(f"{year}-{month}") if year else None


def _goes_on(iso: str, known: Calendar) -> bool:
    """Whether a day of the last date's year lies before that date, and a year later still before the document's."""
    last, published = str(known.last), known.published
    return iso < last[: len(iso)] and (not published or f"{int(iso[:4]) + 1}{iso[4:]}" <= published)


def _year_of_review(month: str, known: Calendar) -> int | None:
    """The year in which a day without year lies in a session that reviews the State: about when the text was made.

    Where the text bears no date, the only such year.
    """
    if len(month) != 5:
        return None
    years = {int(first[:4]) for first, last in known.sessions if first <= f"{first[:4]}-{month}" <= last}
    if known.published:
        years &= {int(known.published[:4]), int(known.published[:4]) + 1}
    return years.pop() if len(years) == 1 else None


def _is_just_past(each: When, sentence: str, language: str) -> bool:
    """ "last August", "le 24 janvier dernier": the last one before the document's date."""
    is_last = _LAST.search(sentence[max(0, each.start - 8) : each.start])
    return bool(is_last or _directly("just_past", language).match(sentence[each.end : each.end + _ASIDE]))


def _existing(iso: str) -> str | None:
    return iso if is_iso_date(iso) else None


def _soon(published: str) -> str:
    """Some weeks after the document's date: what it calls by month and day later than that lies in the year before.

    A day eleven months ago is rarely told without its year, a day in the weeks to come often.
    """
    if len(published) < 10:
        return published + "-12-31"[len(published) - 4 :]
    return (date.fromisoformat(published) + timedelta(days=60)).isoformat()


def _joined(sentence: str, dates: list[When]) -> list[When]:
    """The dates with those made one that make a range: "from 4 to 6 May 2021", "March and April 2020"."""
    found: list[When] = []
    for each in dates:
        each = _range(sentence, each)
        while found and found[-1].start >= each.start:
            found.pop()  # "of June and July 2024"
        last = found[-1] if found else None
        if last and "/" not in last.iso + each.iso and last.iso < each.iso:
            is_pair = _AND.fullmatch(sentence, last.end, each.start) and (
                len(last.iso) == len(each.iso) == 4 or _BETWEEN.search(sentence[: last.start])
            )
            if is_pair or _TO.fullmatch(sentence, last.end, each.start):
                found[-1] = When(f"{last.iso}/{each.iso}", last.start, each.end)
                continue
        found.append(each)
    return found


def _range(sentence: str, each: When) -> When:
    """A date with the day or month directly before or after it that makes it a range."""
    opening = sentence[max(0, each.start - 24) : each.start]
    if len(each.iso) == 10:
        match = _DAY_BEFORE.search(opening)
        first = match and _existing(f"{each.iso[:8]}{int(match['day']):02}")
        if match and first and first < each.iso:
            return When(f"{first}/{each.iso}", each.start - len(match[0]), each.end)
        match = _DAY_AFTER.match(sentence, each.end) if not sentence[each.end - 1 : each.end].isalpha() else None
        if match and (match["year"] or not re.search(r"\d{4}$", sentence[each.start : each.end])):
            day = f"{match['year'] or each.iso[:4]}{each.iso[4:8]}{int(match['day']):02}"
            first = f"{match['year'] or each.iso[:4]}{each.iso[4:]}"
            if _existing(day) and first < day:
                return When(f"{first}/{day}", each.start, match.end())
    elif len(each.iso) == 7 and (match := _MONTH_BEFORE.search(opening)):
        first = f"{each.iso[:5]}{MONTHS[match['month'].lower()]:02}"
        if first < each.iso:
            return When(f"{first}/{each.iso}", each.start - len(match[0]), each.end)
    return each


def _completed_relative(sentence: str, language: str, printed: list[When], known: Calendar) -> Iterator[When]:
    """ "yesterday", "on Thursday", "the same day": where no date is printed beside."""

    def is_alone(match: re.Match[str]) -> bool:
        return all(each.start - match.end() > 12 or match.start() - each.end > 4 for each in printed)

    small = sentence.lower()
    may_hold = _has_time(language).search(small) and _any_relative(language).search(small)
    for expression, row in _relative(language) if may_hold else ():
        for match in expression.finditer(sentence):
            last = next((one.iso for one in reversed(printed) if one.end <= match.start()), known.last)
            base = {"published": known.published, "last": last, "review": known.review}[row["from"]]
            iso = _shifted(base, match, row, language) if base and is_alone(match) else None
            if iso:
                yield When(iso, *match.span())
    if known.published and len(known.published) == 10:
        for match in _weekday(language).finditer(sentence):
            if is_alone(match):
                is_ahead = bool(_anywhere("ahead", language).search(sentence))
                around = sentence[max(0, match.start() - 8) : match.end() + 10]
                is_past = bool(_LAST_WEEKDAY.search(around))
                yield When(_day_of(known.published, match["weekday"], language, is_ahead, is_past), *match.span())
    if known.last and len(known.last) >= 7:
        for match in _day_alone(language).finditer(sentence):
            iso = _existing(f"{known.last[:7]}-{int(match['day']):02}")
            if iso and is_alone(match):
                yield When(iso, *match.span())


def _shifted(base: str, match: re.Match[str], row: dict[str, Any], language: str) -> str | None:
    """A date so many units from another, at the precision of the unit; None where the other is less precise."""
    groups = match.groupdict()
    printed = (groups.get("unit") or "").lower()
    unit = row.get("unit") or _PRINTED.get(printed, printed)
    base = base.split("/")[-1]
    if len(base) < _UNITS[unit]:
        return None
    step = row.get("step")
    if step is None:
        word = groups["n"].lower()
        number = int(word) if word.isdecimal() else load("number_words")["units"][language].get(word, 1)
        step = number * row["sign"]
    year, month = int(base[:4]), int(base[5:7] or 1)
    if unit == "year":
        return f"{year + step}"
    if unit == "month":
        months = year * 12 + month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    day = date.fromisoformat(base) + timedelta(days=step * (7 if unit == "week" else 1))
    return day.isoformat()[: 7 if unit == "week" else 10]


def _day_of(published: str, weekday: str, language: str, is_ahead: bool, is_past: bool) -> str:
    """The last such day before the document's date or that day itself; the next one where something is to come.

    Where it is called the last one, never the document's own day.
    """
    day, wanted = date.fromisoformat(published), load("when")["weekdays"][language].index(weekday.lower())
    days = (wanted - day.weekday()) % 7 if is_ahead else -((day.weekday() - wanted) % 7)
    days -= 7 * (is_past and not days)
    return (day + timedelta(days=days)).isoformat()
