"""Text in, the dates that it prints out, as ISO 8601: English, French, Spanish, Russian, Kazakh, and figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["MONTH", "FoundDate", "bounds", "find_dates", "impossible_dates", "is_iso_date", "iso_of"]

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv enero ene января январь январе январю қаңтар janeiro",
            "february feb février fevrier févr febrero февраля февраль феврале февралю ақпан fevereiro",
            "march mar mars marzo марта март марте марту наурыз março",
            "april apr avril avr abril abr апреля апрель апреле апрелю сәуір",
            "may mai mayo мая май мае маю мамыр maio",
            "june jun juin junio июня июнь июне июню маусым junho",
            "july jul juillet juil julio июля июль июле июлю шілде julho",
            "august aug août aout agosto августа август августе августу тамыз",
            "september sept sep septembre septiembre setiembre сентября сентябрь сентябре сентябрю қыркүйек setembro",
            "october oct octobre octubre октября октябрь октябре октябрю қазан outubro 0ctober",
            "november nov novembre noviembre ноября ноябрь ноябре ноябрю қараша novembro",
            "december dec décembre decembre déc diciembre dic декабря декабрь декабре декабрю желтоқсан dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
"""The names of months as one expression."""
# "10 December 2014", "1er janvier 2015", "10 de diciembre de 2014", "10 декабря 2014 года", "4 November"
DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?\s+(?:of\s+|de\s+)?(?P<month>{MONTH})(?![^\W\d_])\.?"
    r"(?:,?\s*(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)\b)?",
    re.I,
)
# "December 10, 2014", "July 19 2024", "January 2"
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?", re.I
)
# "March 2011", "marzo de 2011"
MONTH_YEAR = re.compile(rf"\b(?P<month>{MONTH})\.?,?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)\b", re.I)
# "2031 жылғы 4 наурызда"
YEAR_DAY_MONTH = re.compile(
    rf"\b(?P<year>(?:19|20)\d\d)\s+жыл(?:ғы|дың|ы)\s+(?P<day>\d{{1,2}})[ -](?P<month>{MONTH})"
    r"(?:[дт][аеы]|ында|інде|[дт]ағы)?\b",
    re.I,
)
# "2017-05-02", "2017/05/02"
YEAR_FIRST = re.compile(r"\b(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})\b")
# "07/25/2024", "15.10.2024"
FIGURES = re.compile(r"\b(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b")
DIGIT = re.compile(r"\d")
# one look for all names: most sentences with a figure name no month
ANY_MONTH = re.compile(rf"(?<![^\W\d_])(?=[{''.join(sorted({name[0] for name in MONTHS}))}])(?:{MONTH})", re.I)
ISO = re.compile(r"(?:19|20)\d\d(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands; `iso` is YYYY-MM-DD or YYYY-MM, and `--MM-DD` where no year is printed."""

    iso: str
    start: int
    end: int

    @property
    def has_day(self) -> bool:
        """Whether day, month and year are all printed."""
        return len(self.iso) == 10


def is_iso_date(text: str) -> bool:
    """Whether this is YYYY, YYYY-MM or YYYY-MM-DD and such a day exists."""
    match = ISO.fullmatch(text)
    return bool(match) and _exists(int(text[:4]), int(match["month"] or 1), int(match["day"] or 1))  # type: ignore[index]


def bounds(date: str) -> tuple[str, str]:
    """The first and last day that a date ("2022-01") or a range ("2019-10/2020") can mean, as text that sorts."""
    first, _, last = date.partition("/")
    last = last or first
    return first + "-01-01"[len(first) - 4 :], last + "-12-31"[len(last) - 4 :]


def iso_of(text: str, year: str | None = None) -> str | None:
    """The first date with a day in a text, as YYYY-MM-DD; where no year is printed, in the given one."""
    found = next((one.iso for one in find_dates(text) if len(one.iso) == 10 or one.iso.startswith("--")), None)
    if found is None or not found.startswith("--"):
        return found
    iso = f"{year}{found[1:]}"
    return iso if is_iso_date(iso) else None


def find_dates(text: str, language: str | None = None) -> tuple[FoundDate, ...]:
    """The dates in the order of the text.

    In figures the day comes first except where only the other reading is a date; "5/7/2024" is left out in English,
    where both are in use; "5.7.2024" is not. What is printed as a day that does not exist is no date, nor is its month.
    """
    return _dates(text, language)[0]


def impossible_dates(text: str, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Where a text prints days that do not exist: "31 February 2022", "2022-13-45"."""
    return _dates(text, language)[1]


@lru_cache(maxsize=100_000)  # several extractors ask for the dates of the same sentences
def _dates(text: str, language: str | None) -> tuple[tuple[FoundDate, ...], tuple[tuple[int, int], ...]]:
    if not DIGIT.search(text):
        return (), ()
    found: list[FoundDate] = []
    taken: list[tuple[int, int]] = []
    for candidate in (*_in_words(text), *_in_figures(text, language)):
        if all(candidate.end <= start or end <= candidate.start for start, end in taken):
            taken.append((candidate.start, candidate.end))
            found.append(candidate)
    found.sort(key=lambda one: one.start)
    return tuple(one for one in found if one.iso), tuple((one.start, one.end) for one in found if not one.iso)


def _in_words(text: str) -> Iterator[FoundDate]:
    """Dates with the name of a month, those with a day first; without `iso` where the day does not exist."""
    months = [match.start() for match in ANY_MONTH.finditer(text)]
    if not months:
        return
    found = [*YEAR_DAY_MONTH.finditer(text)] if "жыл" in text else []
    found += DAY_FIRST.finditer(text)
    found += filter(None, (MONTH_FIRST.match(text, at) for at in months))
    impossible = []
    for match in found:
        year, month, day = match["year"], MONTHS[match["month"].lower()], int(match["day"])
        is_verb = not year and match["month"] in {"may", "march"}
        if not _exists(int(year or 2000), month, day):
            impossible += [FoundDate("", *match.span())] if year else []
        elif not is_verb:
            yield FoundDate(f"{year or '-'}-{month:02}-{day:02}", match.start(), match.end())
    yield from impossible
    for match in filter(None, (MONTH_YEAR.match(text, at) for at in months)):
        yield FoundDate(f"{match['year']}-{MONTHS[match['month'].lower()]:02}", match.start(), match.end())


def _in_figures(text: str, language: str | None) -> Iterator[FoundDate]:
    for match in YEAR_FIRST.finditer(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        iso = f"{year}-{month:02}-{day:02}" if _exists(year, month, day) else ""
        yield FoundDate(iso, match.start(), match.end())
    for match in FIGURES.finditer(text):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        readings = {(day, month) for day, month in ((one, two), (two, one)) if _exists(year, month, day)}
        if len(readings) == 2 and ((language or "en") != "en" or match["mark"] == "."):
            readings = {(one, two)}
        if len(readings) == 1:
            day, month = readings.pop()
            yield FoundDate(f"{year}-{month:02}-{day:02}", match.start(), match.end())
        elif not readings:
            yield FoundDate("", match.start(), match.end())


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
