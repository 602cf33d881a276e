"""A document in prose in, one `deadline` for each date until which a sentence says that something is due out.

"Arvenia must reply by June 2026", "has until the Council's session in July 2025 to answer", "no later than 2030". A date
behind "by" alone is none ("by 2020, sixty had fled"): a word of duty, plan or promise stands before it.
"""

import re
from collections.abc import Iterator

from heeded.extract.prose.demand_words import ITEM, opens_item, words
from heeded.extract.prose.voices import Voices, clause, stretches
from heeded.model import Deadline, Document, Statement
from heeded.provenance import Origin
from heeded.vocabulary.dates import find_dates

__all__ = ["deadlines"]

ORIGIN = Origin("deadlines", "1")
# How far the date stands behind "by", and the duty from both, in characters.
_TO_DATE, _TO_DUTY = 110, 260
_YEAR = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?![\d–])")
# "had ... by 2020", "by 2020 it had": what was, is not due
_PAST = re.compile(r"(?<!\w)(?:had|avait|avaient|había|habían)\s(?!until|pledged|promised|committed|agreed|to\s)", re.I)


def deadlines(document: Document) -> Iterator[Statement]:
    """The document's deadlines in the order of the text; a date stands once for one State."""
    voices, text = Voices.of(document), document.text
    seen: set[tuple[str | None, str]] = set()
    for start, end in stretches(text):
        for at, date, close in _in_sentence(voices, start, end):
            opens, stop = clause(text, start, end, at, close)
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
    close = start
    for until in words("until", language).finditer(text, start, end):
        if until.start() < close or (date := _date(voices, until.end(), min(end, until.end() + _TO_DATE))) is None:
            continue
        low = max(start, until.start() - _TO_DUTY)
        latest = words("latest", language).search(text, low, date[1])
        duty = words("due", language).search(text, low, until.start()) or words("due", language).search(
            text, date[1], end
        )
        command = _commands(language, text, start, end)
        if latest or ((duty or command) and not _PAST.search(text, low, until.start())):
            close = date[1]
            yield until.start(), date[0], close


def _commands(language: str, text: str, start: int, end: int) -> bool:
    mark = ITEM.match(text, start, end)
    return opens_item(language, text, mark.end() if mark else start, end) is not None and bool(mark)


def _date(voices: Voices, start: int, end: int) -> tuple[str, int] | None:
    """The first date behind "by" with nothing but words between."""
    text = voices.document.text
    dates = [
        (d.iso, start + d.start, start + d.end) for d in find_dates(text[start:end], voices.language) if d.iso[0] != "-"
    ]
    dates += [(m[0], m.start(), m.end()) for m in _YEAR.finditer(text, start, end)]
    first = min(dates, key=lambda each: (each[1], -each[2]), default=None)
    if first is None or len(re.findall(r"\w+", text[start : first[1]])) > 12:
        return None
    return (first[0], first[2]) if re.fullmatch(r"[^.;:!?]*", text[start : first[1]]) else None


def _what(text: str, opens: int, at: int, close: int, stop: int) -> str:
    """What is due: behind the date "to ...", else what stands before it."""
    behind = re.match(r",?\s(?:to|pour|para)\s", text[close:stop])
    return (text[close + behind.end() : stop] if behind else text[opens:at]).strip(" ,;:.")


def _is_over(document: Document, date: str) -> bool:
    """Whether the year lay behind the document's own."""
    return bool(document.published) and date[:4] < str(document.published)[:4]
