"""A document in prose in, one `deadline` for each date until which a sentence says that something is due out.

"Arvenia must reply by June 2026", "has until the Council's session in July 2025 to answer", "no later than 2030". A
date behind "by" alone is none ("by 2020, sixty had fled"): a word of duty, plan or promise stands before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date as day
from datetime import timedelta
from itertools import chain

from heeded.extract.prose.demand_words import ITEM, opens_item, words
from heeded.extract.prose.values import counts_in
from heeded.extract.prose.voices import Voices, clause, stretches
from heeded.model import Deadline, Document, Statement
from heeded.provenance import Origin
from heeded.vocabulary.dates import MONTH, MONTHS, find_dates, impossible_dates, is_iso_date

__all__ = ["deadlines"]

ORIGIN = Origin("deadlines", "1")
# How far the date stands behind "by", and the duty from both, in characters.
_TO_DATE, _TO_DUTY, _FEW = 110, 260, 1
# With fewer words before it, "by" opens its clause, and the duty may stand behind the date.
_OPENS = 4
# With fewer before it, what is due stands in the clause before: "It will ban it, preferably by 2030".
_LEAST_WORDS = 2
# How far the year of a span of days stands behind its first day, in characters.
_BETWEEN = 30
_MONTH = re.compile(rf"(?<!\w)(?:{MONTH})(?!\w)", re.I)
_YEAR = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?![\d–])")
# "had ... by 2020", "by 2020 it had": what was, is not due
_PAST = re.compile(r"(?<!\w)(?:had|avait|avaient|había|habían)\s(?!until|pledged|promised|committed|agreed|to\s)", re.I)


def deadlines(document: Document) -> Iterator[Statement]:
    """The document's deadlines in the order of the text; a date stands once for one State."""
    voices, text = Voices.of(document), document.text
    seen: set[tuple[str | None, str]] = set()
    for start, end in stretches(text):
        for at, date, close in chain(_in_sentence(voices, start, end), _after(voices, start, end)):
            opens, stop = clause(text, start, end, at, close)
            while opens > start and len(text[opens:at].split()) < _LEAST_WORDS:
                opens, _ = clause(text, start, end, max(start, opens - 2), close)
            found = voices.placed(
                Deadline(_what(text, opens, at, close, stop), date), (opens, stop), ORIGIN,
                voices.state(start, end, at), voices.asserted_by(start, end, at, None), (start, end),
            )  # fmt: skip
            if (found.state, date) not in seen and not _is_over(document, date):
                seen.add((found.state, date))
                yield found


def _in_sentence(voices: Voices, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    """The dates until which something is due: (where "by" stands, date, end)."""
    text, language = voices.document.text, voices.language
    close, dates = start, _dates(voices, start, end)
    starts = [each[1] for each in dates]
    for until in _untils(language, text, start, end) if dates else ():
        at = bisect_left(starts, until.end())
        if until.start() < close or at == len(dates) or not _is_until(voices, until.end(), starts[at]):
            continue
        date = (dates[at][0], dates[at][2])
        low = max(start, until.start() - _TO_DUTY)
        latest = words("latest", language).search(text, low, date[1]) or words("awaited", language).match(
            text, until.start(), end
        )
        opens = len(re.split(r"[,;:—–]\s", text[start : until.start()])[-1].split()) < _OPENS
        duty = words("due", language).search(text, low, until.start()) or (
            words("due", language).search(text, date[1], end) if opens else None
        )
        command = _commands(language, text, max(start, text.rfind("\n", start, until.start()) + 1), end)
        is_span = words("spans", language).match(until[0])
        if latest or ((duty or command) and not is_span and not _PAST.search(text, low, until.start())):
            close = date[1]
            yield until.start(), date[0], close


# a unit of time by the letters with which it begins, in days or months
_UNITS = {"y": (0, 12), "an": (0, 12), "año": (0, 12), "го": (0, 12), "лет": (0, 12), "m": (0, 1), "мес": (0, 1)}
_UNITS |= {"w": (7, 0), "sem": (7, 0), "нед": (7, 0), "d": (1, 0), "jour": (1, 0), "дн": (1, 0)}


def _after(voices: Voices, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    """What is due within a time of a date in the sentence: "In May 2030 it promised a plan within a year"."""
    text, language = voices.document.text, voices.language
    for within in words("within", language).finditer(text, start, end):
        counted = counts_in(text, *within.span("n"), language)
        number = counted[0].value if counted else 1 if within["n"].lower() in ("a", "un", "une", "una") else None
        before = [each for each in _dates(voices, start, end) if each[2] <= within.start()]
        unit = next((_UNITS[key] for key in _UNITS if within["unit"].lower().startswith(key)), None)
        if before and number and unit and words("due", language).search(text, start, within.start()):
            base = max(before, key=lambda each: (each[2], len(each[0])))
            if _PURPOSE.search(text, base[2], within.start()):
                continue
            yield within.start(), _later(base[0], number * unit[0], number * unit[1]), within.end()


# "In 2030 sections were added in order to reply within a month": how fast something is to go, not when it is due
_PURPOSE = re.compile(
    r"\b(?:in order to|so as to|afin d|en vue d|pour que|a fin de|con (?:el )?(?:fin|objeto) de|чтобы)", re.I
)


def _later(iso: str, days: int, months: int) -> str:
    """A date moved on; to the month where months are counted, to the year where it has no month."""
    if days and len(iso) == len("2030-01-31"):
        return (day.fromisoformat(iso) + timedelta(days)).isoformat()
    year, month = int(iso[:4]), int(iso[5:7] or 0)
    if not month:
        return str(year + months // 12)
    passed = year * 12 + month - 1 + months + days // 30
    return f"{passed // 12}-{passed % 12 + 1:02}"


def _untils(language: str, text: str, start: int, end: int) -> list[re.Match[str]]:
    """What stands before dates until which something is due, in order."""
    tables = (words(name, language) for name in ("until", "awaited"))
    return sorted(
        (each for table in tables for each in table.finditer(text, start, end)), key=lambda each: each.start()
    )


# "To the Court: ", « Al Congreso, que »: whom an item addresses
_WHOM = re.compile(r"[^,;.:!?]{3,70}(?::\s|,\s(?P<that>que\s|qu['’]))")


def _commands(language: str, text: str, start: int, end: int) -> bool:
    """Whether a line is an item of a list that opens like a demand, or names whom it addresses before one."""
    mark = ITEM.match(text, start, end)
    begun = mark.end() if mark else start
    whom = _WHOM.match(text, begun, end)
    if mark and whom and whom["that"]:
        return True
    places = ([begun] if mark else []) + ([whom.end()] if whom else [])
    return any(opens_item(language, text, place, end) is not None for place in places)


def _dates(voices: Voices, start: int, end: int) -> list[tuple[str, int, int]]:
    """The dates of a sentence in order: ISO, start, end; a month alone is the next after the document's own day."""
    document, text = voices.document, voices.document.text
    found = [
        (_completed(each.iso, document, start + each.end), start + each.start, start + each.end)
        for each in find_dates(text[start:end], voices.language)
        if each.iso[0] != "-" or document.published
    ]
    months = _MONTH.finditer(text, start, end) if document.published else ()
    found += [(_next(str(document.published), month[0]), *month.span()) for month in months]
    found += [(year[0], *year.span()) for year in _YEAR.finditer(text, start, end)]
    impossible = [(start + a, start + b) for a, b in impossible_dates(text[start:end], voices.language)]
    found = [each for each in found if is_iso_date(each[0]) and not any(a <= each[1] < b for a, b in impossible)]
    return sorted(found, key=lambda each: (each[1], -each[2]))


def _is_until(voices: Voices, start: int, end: int) -> bool:
    """Whether what stands between "by" and a date leaves it that date: little, or an occasion with its date."""
    between = voices.document.text[start:end]
    if len(between) > _TO_DATE or re.search(r"[;:!?]|\.(?!\s?[ºª°])", between):
        return False
    return len(re.findall(r"\w+", between)) <= _FEW or bool(words("occasions", voices.language).search(between))


# " – 9 July 2031"
_YEAR_BEHIND = re.compile(r"\s?(?:[–—-]|to|and|au|al|a|y|et|по|и)\s?[^,;.()]{0,16}?((?:19|20)\d\d)")


def _completed(iso: str, document: Document, end: int) -> str:
    """A date with a year where it has none ("--06-16"): that behind it ("16 June – 9 July 2031"), else the next."""
    if iso[0] != "-":
        return iso
    if other := _YEAR_BEHIND.match(document.text, end, end + _BETWEEN):
        return f"{other[1]}-{iso[2:]}"
    published = str(document.published)
    year = int(published[:4]) + (iso[2:] < (published[5:] or "01"))
    return f"{year:04}-{iso[2:]}"


def _next(published: str, month: str) -> str:
    """The month of that name that comes after a text of a known day."""
    year, number = int(published[:4]), MONTHS[month.lower()]
    return f"{year + (number < int(published[5:7] or 1)):04}-{number:02}"


def _what(text: str, opens: int, at: int, close: int, stop: int) -> str:
    """What is due: behind the date "to ...", else what stands before it."""
    behind = re.match(r",?\s(?:to|pour|para)\s", text[close:stop])
    what = (text[close + behind.end() : stop] if behind else text[opens:at]).strip(" ,;:.")
    return what if len(what.split()) > 1 else " ".join(text[opens:stop].split())


def _is_over(document: Document, date: str) -> bool:
    """Whether the year lay behind the document's own."""
    return bool(document.published) and date[:4] < str(document.published)[:4]
