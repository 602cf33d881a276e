"""The first lines of a document without UN cover in, its title out: no label, date, byline or paragraph."""

import re
from collections.abc import Sequence

from heeded.ingest.hints import Hints
from heeded.ingest.published import is_a_date
from heeded.ingest.voices import KEYWORD, byline_at, joint_names

__all__ = ["title_at", "title_lines", "title_of"]

# a label above the title, with the name of whoever publishes: "Press release", "Communiqués de presse Conseil ..."
LABELS = re.compile(
    r"(?:press|news|media|statements?|reports?|submissions?|communiqués? de presse|comunicados? de prensa|déclarations?"
    r"|noticias|новости)(?:\s+releases?)?(?:\s+(?P<rest>.{0,60}))?",
    re.I,
)


def title_at(lines: Sequence[str], hints: Hints) -> int | None:
    """Which of the first lines is the title."""
    names = set(joint_names(lines))
    for at, line in enumerate(lines[:8]):
        if line in hints.dropped or is_a_date(line) or line in names:
            continue
        if at == 0 and byline_at(lines, 0) and len(lines) > 1:
            continue
        label = LABELS.fullmatch(line)
        if label and (not label["rest"] or (label["rest"][0].isupper() and KEYWORD.search(label["rest"]))):
            continue
        return at if _is_title(line) else None
    return None


def title_lines(lines: Sequence[str], at: int | None) -> str:
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


def title_of(lines: Sequence[str], at: int | None) -> str | None:
    """The title without the names of those who sign it."""
    if at is None:
        return None
    title = lines[at].strip(" *")
    listed = joint_names([title])
    if listed:
        title = title[: title.index(listed[0])].rstrip(" .:,") or title
    return title
