"""A `Body` and the file's hints in, what the document is out: kind, symbol, States, cycle, sessions, publisher, date.

Nothing is guessed silently: a fact that neither the page prints nor the calendar of reviews gives stays None.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from heeded.ingest.cover import Cover, read_cover
from heeded.ingest.hints import Hints
from heeded.ingest.kinds import Parts, kind_of, upr_words
from heeded.ingest.language import language_of
from heeded.ingest.ordinals import ordinals_before
from heeded.ingest.published import LAST_CYCLE, in_month_of_review, is_a_date, published_on, year_of_review
from heeded.ingest.subjects import states_of
from heeded.ingest.titles import title_at, title_lines, title_of
from heeded.ingest.voices import is_of_its_publisher, publisher_of
from heeded.model import Body, Kind
from heeded.vocabulary.calendar import cycle_at, cycle_of_session, reviews_of, session_of_council, sessions
from heeded.vocabulary.dates import is_iso_date
from heeded.vocabulary.states import find_states, name_of

__all__ = ["identify"]

HEAD_LINES, HEAD_LENGTH = 12, 200
"""The lines that can hold a title, label or byline, and how much of each: a longer line is a paragraph."""
BEGINNING, END = 20_000, 4000
"""Of a long text, what is looked at for who speaks and for which State is spoken of."""
FRONT, TEXT = 2500, 12_000
"""Characters of the first page, and of the text, that tell a document's kind."""
OHCHR = "Office of the United Nations High Commissioner for Human Rights"
COUNCIL = "Human Rights Council"
BY_THE_STATE: frozenset[Kind] = frozenset({"national_report", "addendum"})
BY_OHCHR: frozenset[Kind] = frozenset({"un_compilation", "stakeholder_summary", "thematic_list", "hc_letter"})
BY_THE_COUNCIL: frozenset[Kind] = frozenset(
    {"working_group_report", "draft_report", "council_report", "outcome_decision"}
)
TREATY_BODIES = {
    "CAT": "Committee against Torture",
    "CCPR": "Human Rights Committee",
    "CED": "Committee on Enforced Disappearances",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "CERD": "Committee on the Elimination of Racial Discrimination",
    "CMW": "Committee on Migrant Workers",
    "CRC": "Committee on the Rights of the Child",
    "CRPD": "Committee on the Rights of Persons with Disabilities",
    "E": "Committee on Economic, Social and Cultural Rights",
}
# "The review of Arvenia was held on", "L'Examen concernant l'Arvénie", "El examen de Arvenia", "Обзор по Арвении"
REVIEW_OF = re.compile(
    r"(?:[Tt]he review of|[Ll].[Ee]xamen (?:concernant|de)|[Ee]l examen (?:de|correspondiente a)"
    r"|[Оо]бзор (?:по|в отношении))\s+(?=(?:the |la |le |les |l.)?[A-ZÀ-ÞА-Я])"
)
# "34th session of the Working Group", "UPR 49", "(4th Cycle - 48th Session)"
SESSION_NOUNS = r"sessions?\s+(?:of\s+the\s+)?(?:UPR|Working\s+Group|Universal)|UPR\s+(?:Working\s+Group\s+)?session"
UPR_NUMBER = re.compile(r"\bUPR\s?-?\s?(?:WG\s?)?(\d{2})\b")
COUNCIL_WORDS = re.compile(r"\b(?:Council|HRC|Conseil|CDH|Consejo|Совет\w*)\b")
YEAR = re.compile(r"\b20\d\d\b")
CYCLE_SESSION = re.compile(r"cycle\s*[-–]\s*(\d{1,2})(?:st|nd|rd|th)\s+session", re.I)
CYCLE_NOUNS = r"(?:UPR\s+)?cycle|Universal\s+Periodic\s+Review|UPR\b|ciclo\b|цикл\w*"


def identify(body: Body, hints: Hints) -> dict[str, Any]:
    """The facts about a document, as fields of `Document`."""
    front = _front(body)
    language = language_of(body.text)
    cover = read_cover(front, hints.headers, language, hints.title)
    if cover.kind is not None or cover.symbol is not None:
        return _official(body, cover, language)
    return _unofficial(body, hints, front, language)


def _front(body: Body) -> str:
    """The text of the first page, or of the beginning where a file has no pages."""
    end = next((start for start, page in body.page_starts if page > 1), len(body.text))
    return body.text[: min(end, 6000)]


# ------------------------------------------------------------------------------------------------ UN documents


def _official(body: Body, cover: Cover, language: str | None) -> dict[str, Any]:
    kind: Kind = cover.kind or "other"
    states = _reviewed(body.text, language) if kind == "council_report" else cover.states
    session = cover.session
    if session is None and kind in {"working_group_report", "draft_report"}:
        session = _stated_session(body.text[:8000])
    if session is None and states and cover.council_session and kind != "council_report":
        session = session_of_council(states[0], cover.council_session)
    return {
        "kind": kind,
        "title": cover.title,
        "publisher": _official_publisher(kind, cover.symbol, states),
        "published": cover.published,
        "language": language,
        "symbol": cover.symbol,
        "states": states,
        "cycle": cycle_of_session(session) if session else None,
        "session": session,
        "council_session": cover.council_session,
    }


def _official_publisher(kind: Kind, symbol: str | None, states: tuple[str, ...]) -> str | None:
    if kind in BY_THE_STATE:
        return name_of(states[0]) if states else None
    if kind in BY_OHCHR:
        return OHCHR
    if kind in BY_THE_COUNCIL or (symbol or "").startswith("A/HRC/"):
        return COUNCIL
    return TREATY_BODIES.get((symbol or "").partition("/")[0])


def _reviewed(text: str, language: str | None) -> tuple[str, ...]:
    """The States whose outcomes a report of the Council covers, in order."""
    named = language if language in {"es", "fr", "ru"} else "en"
    found = []
    for match in REVIEW_OF.finditer(text):
        near = find_states(text[match.end() : match.end() + 70], named)
        if near and near[0][1] <= 8:
            found.append(near[0][0])
    return tuple(dict.fromkeys(found))


def _stated_session(text: str) -> int | None:
    """The session that a report's introduction names: "held its forty-eighth session from"."""
    pattern = r"session|сесси\w+|per[ií]odo\s+de\s+sesiones"
    for number, match in ordinals_before(pattern, text):
        before = text[max(0, match.start() - 200) : match.start()]
        if re.search(r"held\s+(?:its|the)\s*$|a\s+tenu\s+sa\s*$|celebr[óo]\s+su\s*$|провела\s+свою\s*$", before):
            return number
    return None


# ------------------------------------------------------------------------------------------------ all others


def _unofficial(body: Body, hints: Hints, front: str, language: str | None) -> dict[str, Any]:
    lines = hints.head or tuple(line for line in front.split("\n") if line)[:40]
    text = body.text if len(body.text) <= BEGINNING + END else f"{body.text[:BEGINNING]}\n{body.text[-END:]}"
    at = title_at(lines, hints)
    title = title_of(lines, at)
    head = [*hints.headers[:3], *(line[:HEAD_LENGTH] for line in lines[:HEAD_LINES])]
    parts = Parts(title_lines(lines, at), "\n".join(head), front[:FRONT], body.text[:TEXT])
    kind = kind_of(parts, len(body.text), body.page_count is not None or bool(body.tables))
    if kind in {"thematic_list", "hc_letter"}:
        title = _list_title(hints) if kind == "thematic_list" else None
    publisher = OHCHR if kind in BY_OHCHR else publisher_of(kind, lines, text, hints, language)
    if kind == "advance_questions":
        publisher = None
    if kind == "news" and is_of_its_publisher(lines, text, hints, publisher):
        kind = "press_release"
        publisher = publisher_of(kind, lines, text, hints, language)
    about = "\n".join((*hints.headers[:3], title or "")) if kind in BY_OHCHR else title
    states = states_of(about, text, language, publisher)
    heading = (title, *hints.headers[:3], *(line for line in lines[:4] if not is_a_date(line)))
    session, cycle = _stated_review([line for line in heading if line])
    printed = published_on(lines, hints, kind, language)
    published = printed
    if printed and printed.startswith("--"):
        year = year_of_review(text[:FRONT], states)
        published = f"{year}{printed[1:]}" if year else hints.date
    if published and not is_iso_date(published):  # "29 February" in a year that has none
        published = None
    if published is None:
        published = in_month_of_review(lines, states)
    if session is not None:
        cycle = cycle_of_session(session)
    if cycle is None and len(states) == 1:
        cycle = _cycle_by_date(kind, states[0], published, hints.made)
    if session is None and cycle is not None and len(states) == 1 and kind in PURPOSES:
        session = next((slot.session for slot in reviews_of(states[0]) if slot.cycle == cycle), None)
    return {
        "kind": kind,
        "title": title,
        "publisher": publisher,
        "published": published,
        "completed": ("published",) if published and published != printed else (),
        "language": language,
        "states": states,
        "cycle": cycle,
        "session": session,
    }


WEEKS_BEFORE, WEEKS_AFTER = timedelta(weeks=13), timedelta(weeks=6)
"""Advance questions are asked so long before the first day of a session; a session known by its month begins in it."""
# "UPR of Arvenia (4th Cycle - 48th Session) Thematic list of recommendations Page 1 of 2"
LIST_TITLE = re.compile(r".*(?:list|matrix) of recommendations", re.I)


def _list_title(hints: Hints) -> str | None:
    """The title of a thematic list, which stands in its running header."""
    return next((match[0] for header in hints.headers if (match := LIST_TITLE.match(header))), None)


PURPOSES: dict[Kind, Any] = {
    "stakeholder_submission": "review",
    "advance_questions": "review",
    "midterm_report": "follow_up",
    "hc_letter": "follow_up",
    "thematic_list": "follow_up",
}


def _cycle_by_date(kind: Kind, state: str, published: str | None, made: str | None) -> int | None:
    """The cycle that a document written for a review, or after it, belongs to; None for what may speak of any.

    Advance questions bear no date; a file made in the weeks before a review of the State was made for it.
    """
    if kind not in PURPOSES:
        return None
    if published and len(published) >= 7:
        return cycle_at(state, published, PURPOSES[kind])
    if kind == "advance_questions" and made and is_iso_date(made):
        for slot in reviews_of(state):
            first, day = date.fromisoformat(f"{sessions()[slot.session].first}-01"[:10]), date.fromisoformat(made)
            if first - WEEKS_BEFORE <= day <= first + WEEKS_AFTER:
                return slot.cycle
    return None


def _stated_review(lines: Sequence[str]) -> tuple[int | None, int | None]:
    """Session and cycle that titles and first lines name.

    "34th UPR" counts sessions, "third UPR" cycles; "46th session" is the Working Group's where the year beside it is,
    or where the line speaks of the review and not of the Council.
    """
    head = "\n".join(lines)
    reviews = [(number, match) for number, match in ordinals_before(CYCLE_NOUNS, head)]
    cycles = {number for number, _ in reviews if number < LAST_CYCLE}
    named = [number for number, _ in ordinals_before(SESSION_NOUNS, head)]
    named += [int(match[1]) for pattern in (UPR_NUMBER, CYCLE_SESSION) for match in pattern.finditer(head)]
    named += [number for number, match in reviews if number >= LAST_CYCLE and "cycle" not in match[0].lower()]
    for number, match in ordinals_before("session", head):
        year = YEAR.search(head, match.end(), match.end() + 40)
        if year and number in sessions() and sessions()[number].year == int(year[0]):
            named.append(number)
    for line in lines:
        if upr_words().search(line) and not COUNCIL_WORDS.search(line):
            named += [number for number, _ in ordinals_before(r"session|período\s+de\s+sesiones|сесси\w", line)]
    session = next((number for number in named if number in sessions()), None)
    return session, cycles.pop() if len(cycles) == 1 else None
