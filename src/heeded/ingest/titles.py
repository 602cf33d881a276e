"""The first lines of a document without UN cover in, its title out: no label, date, byline or paragraph."""

import re
from collections.abc import Sequence

from heeded.ingest.hints import Hints
from heeded.ingest.published import is_a_date
from heeded.ingest.voices import byline, is_organisation, joint_names
from heeded.vocabulary.states import iso3_of

__all__ = ["title_at", "title_lines", "title_of"]

# a label above the title, with the name of whoever publishes: "Press release", "Communiqués de presse Conseil ..."
LABELS = re.compile(
    r"(?:(?:joint |public |oral |media |news |press )*"
    r"(?:releases?|statements?|reports?|submissions?|speech|news|press|story)"
    r"|for immediate release|communiqués? de presse|comunicados? de prensa|déclarations?|noticias"
    r"|новости|пресс-релиз|баспасөз (?:релизі|хабарламасы)|жаңалықтар)"
    r"(?:\s+(?P<rest>.{0,60}))?",
    re.I,
)
LONGEST_BELOW = 170
"""A longer line under the title begins the text."""


def title_at(lines: Sequence[str], hints: Hints) -> int | None:
    """Which of the first lines is the title; a line that is but a State's name only where nothing else is."""
    names = set(joint_names(lines))
    state_line = None
    for at, line in enumerate(lines[:8]):
        if line in hints.dropped or is_a_date(line) or line in names or _is_label(line):
            continue
        if not _is_title(line):
            return state_line
        if iso3_of(line):
            state_line = at if state_line is None else state_line
        elif not byline(line) or at + 1 == len(lines):
            return at
    return state_line


def _is_label(line: str) -> bool:
    """Whether a line says no more than what sort of text follows, and whose."""
    if line.isupper() and len(line.split()) <= 2 and not iso3_of(line):
        return True
    label = LABELS.fullmatch(line)
    if not label or not label["rest"]:
        return bool(label)
    return label["rest"].isupper() or (label["rest"][0].isupper() and is_organisation(label["rest"]))


def title_lines(lines: Sequence[str], at: int | None) -> str:
    """The title and the short lines below it, which continue it or say more."""
    if at is None:
        return ""
    below = lines[at + 1 : at + 4]
    is_text = (len(line) > LONGEST_BELOW or line.endswith((".", ";")) for line in below)
    short = next((count for count, ends in enumerate(is_text) if ends), len(below))
    return "\n".join((lines[at], *below[:short]))


def _is_title(line: str) -> bool:
    """Whether a line is a heading: no paragraph, no numbered section."""
    if len(line) > 250 or re.match(r"\d+\.\s", line) or re.match(r".{2,40}\([^)]*\d{4}\)\s*[—–-]", line):
        return False
    return not (line.endswith((".", ";", ":")) and len(line) > 120)


def title_of(lines: Sequence[str], at: int | None) -> str | None:
    """The title without the names of those who sign it."""
    if at is None:
        return None
    title = lines[at].strip(" *")
    listed = joint_names([title])
    if listed:
        title = title[: title.index(listed[0])].rstrip(" .:,") or title
    return title
