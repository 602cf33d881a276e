"""A `Body` and the file's hints in, what the document is out: kind, symbol, States, cycle, sessions, publisher, date.

Nothing is guessed silently: a fact that neither the page prints nor the calendar of reviews gives stays None.
"""

import re
from collections.abc import Sequence
from typing import Any

from heeded.ingest.cover import Cover, read_cover
from heeded.ingest.dates import MONTH, FoundDate, find_dates
from heeded.ingest.hints import Hints
from heeded.ingest.kinds import FRONT, HEAD_LENGTH, HEAD_LINES, TEXT, Parts, kind_of
from heeded.ingest.language import language_of
from heeded.ingest.ordinals import ordinals_before
from heeded.ingest.subjects import states_of
from heeded.ingest.voices import KEYWORD, byline_at, joint_names, publisher_of
from heeded.model import Body, Kind
from heeded.vocabulary.calendar import cycle_at, cycle_of_session, reviews_of, session_of_council
from heeded.vocabulary.states import find_states, name_of

__all__ = ["identify"]

OHCHR = "Office of the United Nations High Commissioner for Human Rights"
COUNCIL = "Human Rights Council"
BY_THE_STATE: frozenset[Kind] = frozenset({"national_report", "addendum"})
BY_OHCHR: frozenset[Kind] = frozenset({"un_compilation", "stakeholder_summary", "thematic_list", "hc_letter"})
BY_THE_COUNCIL: frozenset[Kind] = frozenset({"working_group_report", "draft_report", "council_report", "outcome_decision"})
TREATY_BODIES = {
    "CAT": "Committee against Torture",
    "CCPR": "Human Rights Committee",
    "CED": "Committee on Enforced Disappearances",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "CERD": "Committee on the Elimination of Racial Discrimination",
    "CMW": "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families",
    "CRC": "Committee on the Rights of the Child",
    "CRPD": "Committee on the Rights of Persons with Disabilities",
    "E": "Committee on Economic, Social and Cultural Rights",
}
# "The review of Arvenia was held on", "L'Examen concernant l'Arvénie", "El examen de Arvenia se celebró", "Обзор по Арвении"
REVIEW_OF = re.compile(
    r"(?:[Tt]he review of|[Ll].[Ee]xamen (?:concernant|de)|[Ee]l examen (?:de|correspondiente a)|[Оо]бзор (?:по|в отношении))\s+"
    r"(?=(?:the |la |le |les |l.)?[A-ZÀ-ÞА-Я])"
)
# "34th session of the Working Group", "UPR 49", "(4th Cycle - 48th Session)"
SESSION_NOUNS = r"sessions?\s+(?:of\s+the\s+)?(?:UPR|Working\s+Group|Universal)|UPR\s+(?:Working\s+Group\s+)?session"
UPR_NUMBER = re.compile(r"\bUPR\s?-?\s?(?:WG\s?)?(\d{2})\b")
CYCLE_SESSION = re.compile(r"cycle\s*[-–]\s*(\d{1,2})(?:st|nd|rd|th)\s+session", re.I)
CYCLE_NOUNS = r"(?:UPR\s+)?cycle|(?:Universal\s+Periodic\s+Review|UPR)(?:\s+of\b|\s*\(|\s+cycle|\b)|cycle\s+de\s+l.E|ciclo\s+del\s+E|цикл\w*"
LAST_CYCLE = 5


def identify(body: Body, hints: Hints, name: str = "") -> dict[str, Any]:
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
        if re.search(r"held\s+(?:its|the)\s*$|a\s+tenu\s+sa\s*$|celebr[óo]\s+su\s*$|прове[лл]а\s+свою\s*$", before):
            return number
    return None


# ------------------------------------------------------------------------------------------------ all others


def _unofficial(body: Body, hints: Hints, front: str, language: str | None) -> dict[str, Any]:
    lines = hints.head or tuple(line for line in front.split("\n") if line)[:40]
    title_at = _title_at(lines, hints)
    title = _title(lines, title_at, hints)
    head = [*hints.headers[:3], *(line[:HEAD_LENGTH] for line in lines[:HEAD_LINES])]
    parts = Parts(_title_lines(lines, title_at), "\n".join(head), front[:FRONT], body.text[:TEXT])
    kind = kind_of(parts, len(body.text), body.page_count is not None or bool(body.tables))
    if kind == "news" and joint_names(lines):
        kind = "press_release"
    publisher = OHCHR if kind in BY_OHCHR else publisher_of(kind, lines, body.text, hints)
    if kind == "advance_questions":
        publisher = None
    about = "\n".join(filter(None, (title, *hints.headers[:3]))) if kind in BY_OHCHR else title
    states = states_of(about, body.text, language, publisher)
    session, cycle = _stated_review(" \n".join(filter(None, (title, *hints.headers[:3], *lines[:4]))))
    published = _published(lines, body.text, hints, kind, states, language)
    if cycle is None and session is not None:
        cycle = cycle_of_session(session)
    if cycle is None and len(states) == 1 and published and len(published) >= 7:
        cycle = _cycle_by_date(kind, states[0], published)
    return {
        "kind": kind,
        "title": title,
        "publisher": publisher,
        "published": published,
        "language": language,
        "states": states,
        "cycle": cycle,
        "session": session,
    }


PURPOSES: dict[Kind, Any] = {
    "stakeholder_submission": "review",
    "advance_questions": "review",
    "midterm_report": "follow_up",
    "hc_letter": "follow_up",
    "thematic_list": "follow_up",
}


def _cycle_by_date(kind: Kind, state: str, published: str) -> int | None:
    """The cycle that a document written for a review, or after it, belongs to; None for what may speak of any."""
    return cycle_at(state, published, PURPOSES[kind]) if kind in PURPOSES else None


def _stated_review(head: str) -> tuple[int | None, int | None]:
    """Session and cycle that titles and first lines name."""
    session = next((number for number, _ in ordinals_before(SESSION_NOUNS, head)), None)
    for pattern in (UPR_NUMBER, CYCLE_SESSION):
        match = pattern.search(head)
        if session is None and match and cycle_of_session(int(match[1])):
            session = int(match[1])
    cycles = {number for number, _ in ordinals_before(CYCLE_NOUNS, head) if number < LAST_CYCLE}
    return session, cycles.pop() if len(cycles) == 1 else None


# a label above the title, with the name of whoever publishes: "Press release", "Communiqués de presse Conseil ..."
LABELS = re.compile(
    r"(?:press|news|media|statements?|reports?|submissions?|communiqués? de presse|comunicados? de prensa|déclarations?"
    r"|noticias|новости)(?:\s+releases?)?(?:\s+(?P<rest>.{0,60}))?",
    re.I,
)


def _title_at(lines: Sequence[str], hints: Hints) -> int | None:
    """Which of the first lines is the title."""
    names = set(joint_names(lines))
    for at, line in enumerate(lines[:8]):
        if line in hints.dropped or _only_a_date(line) or line in names:
            continue
        if at == 0 and byline_at(lines, 0) and len(lines) > 1:
            continue
        label = LABELS.fullmatch(line)
        if label and (not label["rest"] or (label["rest"][0].isupper() and KEYWORD.search(label["rest"]))):
            continue
        return at if _is_title(line) else None
    return None


def _title_lines(lines: Sequence[str], at: int | None) -> str:
    """The title and the short lines below it, which continue it or say more."""
    if at is None:
        return ""
    below = lines[at + 1 : at + 4]
    short = next((count for count, line in enumerate(below) if len(line) > 120 or line.endswith((".", ";"))), len(below))
    return "\n".join((lines[at], *below[:short]))


def _is_title(line: str) -> bool:
    """Whether a line is a heading: no paragraph, no numbered section."""
    if len(line) > 250 or re.match(r"\d+\.\s", line) or re.match(r".{2,40}\([^)]*\d{4}\)\s*[—–-]", line):
        return False
    return not (line.endswith((".", ";", ":")) and len(line) > 120)


def _title(lines: Sequence[str], at: int | None, hints: Hints) -> str | None:
    if at is None:
        return None
    title = lines[at].strip(" *")
    listed = joint_names([title])
    if listed:
        title = title[: title.index(listed[0])].rstrip(" .:,") or title
    return title


# ------------------------------------------------------------------------------------------------ dates

LAST_LINES = 14
# "4–15 November 2019", "27 October-7 November": the days of a session
RANGE = re.compile(rf"(?:\d|\b(?:{MONTH}))\s*[-–—]\s*$|\d\s+(?:to|au|al)\s+$", re.I)
SESSION_WORDS = re.compile(r"\b(?:session|sesiones|сессия|cycle|UPR|deadline)\b", re.I)
WORDS = re.compile(r"[^\W\d_]+")
# "said today 4 November", "a déclaré aujourd'hui", a dateline "GENEVA (March 4, 2031) —" or "ASTANA, 4 March 2031 -"
TODAY = re.compile(r"\b(?:today|aujourd.hui|hoy|сегодня),?\s+(?:on\s+|le\s+|el\s+)?$", re.I)
DATELINE = re.compile(r"^[^\W\d_][^.!?:;]{1,40}?[(,]\s?$")
AFTER_DATELINE = re.compile(r"\)?\s*[—–-]")
# "On 5 July 2031, at the 41st session ..., Lantern Watch took the floor"
ON = re.compile(r"(?<![A-Za-z])[Oo]n\s+$")
SPOKE = re.compile(r"\b(?:took the floor|delivered|made (?:this|the following|a|an)|intervened|spoke)\b")


def _only_a_date(line: str) -> bool:
    return any(_stands_alone(line, date) for date in find_dates(line, "fr"))


def _stands_alone(line: str, date: FoundDate) -> bool:
    """Whether a line gives the document's date and hardly anything else: "Geneva, 4 March 2031", "Published on ..."."""
    rest = line[: date.start] + " " + line[date.end :]
    if RANGE.search(line[: date.start]) or SESSION_WORDS.search(rest):
        return False
    return len(WORDS.findall(rest)) <= (6 if date.has_day else 2)


def _published(
    lines: Sequence[str], text: str, hints: Hints, kind: Kind, states: tuple[str, ...], language: str | None
) -> str | None:
    """The day, or month, of publication that the page gives."""
    for line in lines[:LAST_LINES]:
        if len(line) > 110:
            continue
        for date in find_dates(line, language):
            if not date.iso.startswith("-") and _stands_alone(line, date):
                return date.iso
    for paragraph in [line for line in lines if len(line) > 60][:4]:
        found = _in_first_sentences(paragraph, kind, text, states, language)
        if found:
            return found
    return hints.date


def _in_first_sentences(
    paragraph: str, kind: Kind, text: str, states: tuple[str, ...], language: str | None
) -> str | None:
    """A dateline, "said today 4 November", or the day on which a statement was made."""
    for date in find_dates(paragraph[:500], language):
        before, after = paragraph[: date.start], paragraph[date.end :]
        is_today = TODAY.search(before)
        is_dateline = DATELINE.match(before) and AFTER_DATELINE.match(after)
        is_speech = kind == "oral_statement" and ON.search(before) and SPOKE.search(after[:250])
        if not (is_today or is_dateline or is_speech):
            continue
        if date.has_day and not date.iso.startswith("-"):
            return date.iso
        if date.iso.startswith("--") and (year := _year_of_review(text[:2500], states)):
            return f"{year}{date.iso[1:]}"
    return None


# "its third Universal Periodic Review", "the fourth cycle of the UPR"
REVIEW_NOUNS = r"(?:Universal\s+Periodic\s+Review|UPR|(?:review\s+)?cycle)"


def _year_of_review(text: str, states: tuple[str, ...]) -> int | None:
    """The year of the one review that the text is about, by its number and the calendar."""
    numbers = {number for number, _ in ordinals_before(REVIEW_NOUNS, text) if number < LAST_CYCLE}
    years = {slot.year for code in states[:1] for slot in reviews_of(code) if slot.cycle in numbers}
    return years.pop() if len(years) == 1 else None
