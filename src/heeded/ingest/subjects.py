"""Title and text of a document without UN cover in, the States whose record it is about out, the main one first."""

import re
from collections import Counter

from heeded.vocabulary.states import find_states, iso3_of

__all__ = ["states_of"]

LISTED = 3
"""So many States one after the other, with nothing but commas between them, are a list of what follows."""
BEGINNING = 2500
HEADINGS, LONGEST_HEADING = 4, 140
# between two States of a list: ", ", " and ", ", the ", "; ", also around one name that no vocabulary knows
_GLUE = r"\s*(?:[,;]\s*)?(?:(?:and|et|y|e|и)\s+)?(?:the\s+|The\s+|la\s+|le\s+|les\s+|l['’]|los\s+|el\s+)?"
BETWEEN = re.compile(rf"{_GLUE}(?:(?<=[\s'’])[^\W\d_][\w-]{{2,20}},{_GLUE})?", re.I)
# a State that speaks and is not spoken of: "Arvenia says", "statement of Arvenia", "Arvenia on ..."
SPEAKS_AFTER = re.compile(
    r",?\s+(?:says|said|asks|asked|urges|urged|recommends?|recommended|calls|tells|told|on\s+(?=[A-Z])|statement)\b"
    r"|['’]s?\s+Permanent"
    r"|\s+(?:[^\W\d]{3,14}(?:ly|ment|mente|о)\s+)?(?:welcomes|thanks|commends|congratulates|acknowledges|wishes|remercie|recommande"
    r"|salue|félicite|souhaite|se\s+félicite|agradece|recomienda|saluda|felicita|valora|desea|da\s+la\s+bienvenida"
    r"|благодарит|рекомендует|приветствует|отмечает|желает)\s"
)
SPEAKS_BEFORE = re.compile(
    r"(?:(?:statement|intervention|remarks|delegation|behalf)\s+(?:of|by|from)\s+(?:the\s+)?"
    r"|(?:déclaration|intervention|discours|mission\s+permanente|ambassade|intervención|declaración|discurso|embajada"
    r"|misión\s+permanente)\s+(?:de\s+la\s+|del?\s+|du\s+|des\s+|d['’]|de\s+l['’])"
    r"|(?:выступление|заявление|представительств\w|посольств\w)\s+)$",
    re.I,
)
# the State in an organisation's name: "Lawyers for Democracy & Human Rights in Arvenia", "Coalition of NGOs of Arvenia"
IN_A_NAME = re.compile(r"(?:[A-Z][\w&]+\s+(?:(?:of|for|in|and|&|against)\s+){1,2}){2,}(?:the\s+)?$")
NAMED_AFTER = re.compile(
    r"\s+(?:International|Human Rights|Bureau|Foundation|Committee|Mirror|Times|News|Service|Watch)\b"
)
# "..., Chile and Norway urged Arvenia to": States that ask; "recommended by Chile, Norway and Peru"
ASKED = re.compile(
    r",?\s+(?:(?:also|all|both|among others|inter alia|ont|a|han)\s)?"
    r"(?:\w+ed\b(?<!received)(?<!accepted)(?<!supported)(?<!reviewed)(?<!examined)|asks?|calls?|said|told|spoke|put|took|made"
    r"|recomm?[ea]nd\w+|pidi\w+|instaron|exhort\w+|demand\w+|salu\w+|призвал\w*|рекоменд\w+|выступил\w*)",
    re.I,
)
ASKING = re.compile(
    r"\b(?:by|from|par|por|including|notably|such as|like|among them|inter alia|delegations?|countries|speakers|pays"
    r"|países|со стороны|от|как)\s*:?\s*(?:the\s|la\s|le\s|el\s)?$",
    re.I,
)
# "... Chile and Norway were reviewed", "have accepted"
UNDERGO = re.compile(
    r",?\s+(?:were|are|will|have|had|received|accepted|supported|underwent|ont\s(?:été|reçu|accepté)|fueron|han\s(?:sido|recibido)"
    r"|были|получили|прошли)\b",
    re.I,
)
# "the outcomes of", "submissions on", "Universal Periodic Review (UPR) regarding"
REVIEWED = re.compile(
    r"\b(?:UPR|EPU|УПО|reviews?|reviewed|outcomes?|submissions?|regarding|concerning|examen\w*|finals?|обзор\w*)\b[^.;]{0,60}$",
    re.I,
)
FEWEST = 2
LEAST_SHARE = 0.35
"""Of all mentions: a State that has fewer does not stand out."""
LANGUAGES = frozenset({"ar", "es", "fr", "kk", "ru", "zh"})


def states_of(title: str | None, text: str, language: str | None, publisher: str | None) -> tuple[str, ...]:
    """The States that the title names, or a list near the beginning, or else the State that the text names most.

    Whoever publishes or merely speaks is left out. Where no State stands out, it is that of a national institution
    that publishes, if any.
    """
    named = language if language in LANGUAGES else "en"
    from_title = _subjects(title or "", named)
    others = _without_publisher(from_title, publisher, named)
    if others:
        return others
    counts = Counter(_subjects(text, named, every=True))
    listed = _headings(text, named) or _listed(text[:BEGINNING], named, counts)
    if listed:
        return listed
    headings = "\n".join(line for line in text[:BEGINNING].split("\n")[:HEADINGS] if len(line) <= LONGEST_HEADING)
    above = _without_publisher(_subjects(headings, named), publisher, named)
    if len(above) == 1 and counts[above[0]] >= FEWEST:
        return above
    ranked = tuple(code for code, count in counts.most_common() if _stands_out(count, counts))
    found = _without_publisher(ranked, publisher, named)[:1]
    return found or from_title or ranked[:1] or tuple(dict.fromkeys(code for code, _, _ in find_states(publisher or "", named)))[:1]


def _without_publisher(codes: tuple[str, ...], publisher: str | None, language: str) -> tuple[str, ...]:
    """The States without the one that publishes."""
    own = {iso3_of(publisher or "", language), iso3_of(publisher or "")}
    return tuple(code for code in codes if code not in own)


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


def _stands_out(count: int, counts: Counter[str]) -> bool:
    """Whether a State has a good share of all mentions, or is named three times as often as the next."""
    others = sorted(counts.values(), reverse=True)
    next_one = others[1] if len(others) > 1 else 0
    return count >= FEWEST and (count >= LEAST_SHARE * counts.total() or count >= max(3, 3 * next_one))


def _headings(text: str, language: str) -> tuple[str, ...]:
    """The States whose names stand alone on lines, two or more: the headings of a text with a part on each."""
    lines = (line.strip(" *#:") for line in text.split("\n"))
    codes = (iso3_of(line, language) or iso3_of(line) for line in lines if 3 < len(line) < 60)
    found = tuple(dict.fromkeys(code for code in codes if code))
    return found if len(found) >= 2 else ()


def _listed(text: str, language: str, counts: Counter[str]) -> tuple[str, ...]:
    """The longest run of States with nothing but commas between them; the first of equally long ones.

    A run in brackets, or of States that ask or speak, is none; nor is one whose States the text does not come back to
    where no word on the review stands before it.
    """
    best: tuple[str, ...] = ()
    run: list[tuple[str, int, int]] = []
    last = -1
    for code, start, end in find_states(text, language):
        if last < 0 or not BETWEEN.fullmatch(text[last:start]):
            run = []
        run.append((code, start, end))
        last = end
        if len(run) > max(len(best), LISTED - 1) and _is_of_subjects(text, run, counts):
            best = tuple(each for each, _, _ in run)
    return tuple(dict.fromkeys(best))


def _is_of_subjects(text: str, run: list[tuple[str, int, int]], counts: Counter[str]) -> bool:
    before, after = text[max(0, run[0][1] - 90) : run[0][1]], text[run[-1][2] :]
    if before.rfind("(") > before.rfind(")") or ASKING.search(before) or ASKED.match(after):
        return False
    if UNDERGO.match(after) or REVIEWED.search(before):
        return True
    return all(counts[code] >= FEWEST for code, _, _ in run)
