"""The first page of a UN document in, what it prints about itself out: symbol, date, sessions, kind, title, State.

Covers are alike in all languages since 2006: the organ and its session, the title, the State, and a block with the
symbol, "Distr.", the date and "Original".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from heeded.ingest.kinds import titled_kinds, words_for
from heeded.ingest.ordinals import ordinals_before
from heeded.ingest.symbols import SYMBOL, parts_of, symbol_of
from heeded.model import Kind
from heeded.vocabulary.dates import find_dates
from heeded.vocabulary.states import find_states, names_in

__all__ = ["Cover", "own_symbol", "read_cover"]

LONGEST = 5000
"""Characters of the first page that can belong to the cover."""
FARTHEST_TITLE = 1500
# "Distr.: General 10 December 2014 Original: English", "Distr. GENERAL A/HRC/8/19 22 May 2008", not "nine districts"
DISTRIBUTED = re.compile(r"\bDistr(?:ibution)?\s*[.:]+", re.I)
ORIGINAL = re.compile(r"\b(?:Original|Оригинал|Язык оригинала)\b\s*:?|原文|原件|الأصل", re.I)
DISTRIBUTION_BLOCK = 260
SESSIONS = r"sessions?\b|per[ií]odo\s+de\s+sesiones|сесси[яиюе]\w*"
WORKING_GROUP = re.compile(
    r"Working Group on the Universal Periodic Review|Groupe de travail sur l.Examen p[ée]riodique universel"
    r"|Grupo de Trabajo sobre el Examen Peri[óo]dico Universal"
    r"|Рабоч\w+ групп\w+ по универсальному\s+периодическому обзору",
    re.I,
)
COUNCIL = re.compile(
    r"Human Rights Council|Conseil des droits de l.homme|Consejo de Derechos Humanos|Совет\w* по правам человека", re.I
)

# A/HRC/8/37 gives the agenda item and the State, and no title
UNTITLED_REPORT = re.compile(
    r"^(?:universal\s+periodic\s+review|examen\s+p[ée]ri[óo]di(?:que|co)\s+universe?l|универсальный\s+периодический\s+обзор)\s*$",
    re.I | re.M,
)
KIND_BY_PLACE: dict[str, Kind] = {
    "1": "national_report",
    "2": "un_compilation",
    "3": "stakeholder_summary",
    "4": "draft_report",
}
"""The last figure of A/HRC/WG.6/48/XAV/1."""
# "(Botswana)", the rapporteur's State on a report of the Council
IN_BRACKETS = re.compile(r"\([^)]{0,60}\)")
NOTE_MARK = re.compile(r"\s*[*∗†]+")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page prints; None where it does not."""

    symbol: str | None = None
    published: str | None = None
    kind: Kind | None = None
    title: str | None = None
    states: tuple[str, ...] = ()
    session: int | None = None
    council_session: int | None = None
    """Whether the page has the block with "Distr." that only UN documents carry."""


def read_cover(front: str, headers: Iterable[str], language: str | None, meta_title: str | None = None) -> Cover:
    """What the first page of a UN document says; an empty cover for anything else."""
    page = front[:LONGEST]
    block = _distribution_block(page)
    symbol = own_symbol(page, block, headers, meta_title)
    titled = next(((kind, match) for kind, pattern in titled_kinds() if (match := pattern.search(page))), None)
    if symbol is None and block is None and not (titled and _stands_first(page, titled[1])):
        return Cover()
    parts = parts_of(symbol) if symbol else {}
    kind = _kind(parts, titled[0] if titled else None, page)
    session, council_session = _sessions(page, parts)
    named = _states_on(page, titled[1] if titled else None, parts, language)
    return Cover(
        symbol,
        _date(page, block),
        kind,
        _title(page, titled[1], kind, named, language) if titled else None,
        named[:1] if kind != "council_report" else (),
        session,
        council_session,
    )


def _stands_first(page: str, title: re.Match[str]) -> bool:
    """Whether a title begins a paragraph near the top: in a sentence or further below it is cited."""
    return title.start() <= FARTHEST_TITLE and page[: title.start()].rstrip(" ")[-1:] in {"", "\n"}


def _distribution_block(page: str) -> tuple[int, int] | None:
    """Where "Distr." and what belongs to it stand, with the symbol that may stand before or after."""
    match = DISTRIBUTED.search(page)
    if not match:
        return None
    original = ORIGINAL.search(page, match.end(), match.end() + DISTRIBUTION_BLOCK)
    return max(0, match.start() - 80), (original.end() if original else match.end() + 80)


def own_symbol(page: str, block: tuple[int, int] | None, headers: Iterable[str], title: str | None) -> str | None:
    """The document's own symbol: the one nearest to "Distr.", else a running header, else the file's title; never one
    that is merely cited."""
    if block:
        mark = DISTRIBUTED.search(page, *block)
        middle = mark.start() if mark else block[0]
        found = [(match, symbol) for match in SYMBOL.finditer(page, *block) if (symbol := symbol_of(match[0]))]
        if found:
            return min(found, key=lambda one: max(one[0].start() - middle, middle - one[0].end()))[1]
    for header in headers:
        symbol = symbol_of(
            re.sub(r"^(?:United Nations|Nations Unies|Naciones Unidas)\s+|\s+page\s+\d+$", "", header, flags=re.I)
        )
        if symbol:
            return symbol
    return symbol_of(title) if title else None


def _date(page: str, block: tuple[int, int] | None) -> str | None:
    """The date under "Distr."."""
    if not block:
        return None
    start = DISTRIBUTED.search(page, block[0])
    found = [date for date in find_dates(page[start.end() if start else block[0] : block[1]]) if date.has_day]
    return found[0].iso if found else None


def _kind(parts: dict[str, str], titled: Kind | None, page: str) -> Kind | None:
    """The kind by the symbol's build, by the title where the symbol leaves it open."""
    if "place" in parts:
        return KIND_BY_PLACE.get(parts["place"], titled)
    if titled is None and "report" in parts and UNTITLED_REPORT.search(page):
        titled = "working_group_report"
    if "draft" in parts or (titled == "working_group_report" and words_for("draft").search(page)):
        return "draft_report"
    if "decision" in parts:
        return "outcome_decision" if titled == "outcome_decision" else "other"
    if titled == "working_group_report":
        added = parts.get("added", "")
        is_addendum = "/Add." in added or (not added and bool(words_for("addendum").search(page)))
        return "addendum" if is_addendum else titled
    return titled


def _sessions(page: str, parts: dict[str, str]) -> tuple[int | None, int | None]:
    """The sessions of the Working Group and of the Council that the symbol or the page names."""
    session = int(parts["session"]) if "session" in parts else None
    council = next((int(parts[name]) for name in ("council", "decided") if name in parts), None)
    for number, match in ordinals_before(SESSIONS, page):
        organ = page[max(0, match.start() - 90) : match.start()]
        if WORKING_GROUP.search(organ):
            session = session or number
        elif COUNCIL.search(organ) and council is None and session is None:
            council = number
    return session, council


def _states_on(page: str, titled: re.Match[str] | None, parts: dict[str, str], language: str | None) -> tuple[str, ...]:
    """The State of the document: that of its symbol or the first one named after the title, else before it."""
    known = names_in("en")
    if parts.get("state") in known:
        return (parts["state"],)
    plain = IN_BRACKETS.sub(lambda match: match[0] if "of" in match[0] else " " * len(match[0]), page)
    after = plain[titled.start() :] if titled else plain
    for text in (after[:600], plain):
        found = _found(text, language)
        if found:
            return (found[0][0],)
    return ()


def _found(text: str, language: str | None) -> tuple[tuple[str, int, int], ...]:
    named = language if language in {"ar", "es", "fr", "ru", "zh"} else "en"
    return find_states(text, named) or (find_states(text) if named != "en" else ())


def _title(page: str, match: re.Match[str], kind: Kind | None, states: tuple[str, ...], language: str | None) -> str:
    """The title as printed, on one line, with the State's name and what kind of addition it is.

    The name is part of the title or stands alone on a line below it; other lines below are no title.
    """
    rest = page[match.end() : match.end() + 300]
    line_end = rest.find("\n") if "\n" in rest else len(rest)
    name, end = "", line_end
    for code, start, stop in _found(rest, language):
        line = rest[rest.rfind("\n", 0, start) + 1 : (rest.find("\n", stop) + 1 or len(rest) + 1) - 1]
        is_alone = NOTE_MARK.sub("", line).strip().casefold() == rest[start:stop].casefold()
        if code in states and (is_alone or stop <= line_end):
            name, end = ("", max(stop, line_end)) if stop <= line_end else (rest[start:stop], start)
            break
    title = " ".join(NOTE_MARK.sub("", match[0] + rest[:end]).split()).strip(" :")
    if not name and (found := _found(page[: match.start()], language)) and not _found(title, language):
        name = page[found[-1][1] : found[-1][2]] if found[-1][0] in states else ""
    if name:
        title = f"{title}: {' '.join(name.split())}"
    added = words_for("addendum").search(page) if kind == "addendum" else None
    return f"{title}: {' '.join(added[0].split())}" if added else title
