"""Title and text of a document without UN cover in, the States whose record it is about out, the main one first."""

import re
from collections import Counter

from heeded.vocabulary.states import find_states, iso3_of

__all__ = ["states_of"]

LISTED = 3
"""So many States one after the other, with nothing but commas between them, are a list of what follows."""
BEGINNING = 2500
# between two States of a list: ", ", " and ", ", the ", "; ", also around one name that no vocabulary knows
_GLUE = r"\s*(?:[,;]\s*)?(?:(?:and|et|y|e|и)\s+)?(?:the\s+|The\s+|la\s+|le\s+|les\s+|l['’]|los\s+|el\s+)?"
BETWEEN = re.compile(rf"{_GLUE}(?:(?<=[\s'’])[^\W\d_][\w-]{{2,20}},{_GLUE})?", re.I)
# a State that speaks and is not spoken of: "Arvenia says", "statement of Arvenia", "Arvenia on ..."
SPEAKS_AFTER = re.compile(
    r",?\s+(?:says|said|asks|asked|urges|urged|recommends?|recommended|calls|tells|told|on\s+(?=[A-Z])|statement)\b"
    r"|['’]s?\s+Permanent"
)
SPEAKS_BEFORE = re.compile(
    r"(?:statement|intervention|remarks|delegation|behalf)\s+(?:of|by|from)\s+(?:the\s+)?$", re.I
)
# the State in an organisation's name: "Lawyers for Democracy & Human Rights in Arvenia", "Coalition of NGOs of Arvenia"
IN_A_NAME = re.compile(r"(?:[A-Z][\w&]+\s+(?:(?:of|for|in|and|&|against)\s+){1,2}){2,}(?:the\s+)?$")
NAMED_AFTER = re.compile(
    r"\s+(?:International|Human Rights|Bureau|Foundation|Committee|Mirror|Times|News|Service|Watch)\b"
)
FEWEST = 2
LEAST_SHARE = 0.35
"""Of all mentions: a State that has fewer does not stand out."""
LANGUAGES = frozenset({"ar", "es", "fr", "ru", "zh"})


def states_of(title: str | None, text: str, language: str | None, publisher: str | None) -> tuple[str, ...]:
    """The States that the title names, or a list near the beginning, or else the State that the text names most.

    Whoever publishes or merely speaks is left out. Where no State stands out, it is that of a national institution
    that publishes, if any.
    """
    named = language if language in LANGUAGES else "en"
    from_title = _subjects(title or "", named)
    if from_title:
        return _without_publisher(from_title, publisher, named)
    listed = _listed(text[:BEGINNING], named)
    if listed:
        return listed
    counts = Counter(_subjects(text, named, every=True))
    least = max(FEWEST, LEAST_SHARE * counts.total())
    ranked = tuple(code for code, count in counts.most_common() if count >= least)
    found = _without_publisher(ranked, publisher, named)[:1]
    return found or tuple(dict.fromkeys(code for code, _, _ in find_states(publisher or "", named)))[:1]


def _without_publisher(codes: tuple[str, ...], publisher: str | None, language: str) -> tuple[str, ...]:
    """The States without the one that publishes, where others are left."""
    own = {iso3_of(publisher or "", language), iso3_of(publisher or "")}
    return tuple(code for code in codes if code not in own) or codes


def _subjects(text: str, language: str, *, every: bool = False) -> tuple[str, ...]:
    """The States spoken of, in order; each mention where `every`."""
    found = []
    for code, start, end in find_states(text, language):
        before = text[max(0, start - 90) : start]
        speaks = SPEAKS_AFTER.match(text, end) or SPEAKS_BEFORE.search(before)
        in_a_name = IN_A_NAME.search(before) or NAMED_AFTER.match(text, end)
        if not speaks and not in_a_name:
            found.append(code)
    return tuple(found) if every else tuple(dict.fromkeys(found))


def _listed(text: str, language: str) -> tuple[str, ...]:
    """The longest run of States with nothing but commas between them; the first of equally long ones."""
    best: tuple[str, ...] = ()
    run: list[str] = []
    last = -1
    for code, start, end in find_states(text, language):
        if last < 0 or not BETWEEN.fullmatch(text[last:start]):
            run = []
        run.append(code)
        last = end
        if len(run) > len(best):
            best = tuple(run)
    return tuple(dict.fromkeys(best)) if len(best) >= LISTED else ()
