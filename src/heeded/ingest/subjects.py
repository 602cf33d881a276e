"""Title and text of a document without UN cover in, the States whose record it is about out, the main one first."""

import re
from collections import Counter
from functools import cache

from heeded.ingest.delegations import LANGUAGES, SPEAKS
from heeded.ingest.kinds import upr_words
from heeded.vocabulary import load
from heeded.vocabulary.russian import declined
from heeded.vocabulary.states import find_states, iso3_of, names_in, states

__all__ = ["states_of"]

# what a Russian name loses before "ск": "Арвения", "арвенский"
RUSSIAN_ENDING = re.compile(r"(?:ия|[аяыийьо])$")
LISTED, LONG_LIST = 3, 8
"""So many States one after the other, with nothing but commas between them, are a list of what follows; so many are
one without other signs."""
BEGINNING = 2500
HEADINGS, LONGEST_HEADING = 4, 140
# between two States of a list: ", ", " and ", ", the ", "; ", also around one name that no vocabulary knows
_GLUE = (
    r"\s*(?:[,;]\s*)?(?:(?:and|et|y|e|и)\s+)?(?:(?:th(?:at|ose)\s(?:of|on)|celui|ceux|celle|celles|(?:el|los|la|las)(?=\sde))\s+)?"
    r"(?:(?:de|du|des|del)\s+|d['’])?(?:the\s+|The\s+|la\s+|le\s+|les\s+|l['’]|los\s+|el\s+)?"
)
BETWEEN = re.compile(rf"{_GLUE}(?:(?<=[\s'’])[^\W\d_][\w-]{{2,20}},{_GLUE})?", re.I)
# a State that speaks and is not spoken of: "Arvenia says", "statement of Arvenia", "Arvenia on ...", "U.S. Mission"
SPEAKS_AFTER = re.compile(
    r",?\s+(?:says|said|asks|asked|urges|urged|recommends?|recommended|calls|tells|told|on\s+(?=[A-Z])|statement)\b"
    r"|(?:['’]s?)?\s+(?:oral\s)?(?:statement|intervention|Permanent|(?:recommendations|questions|Mission) (?:to|in))\b"
    r"|\s+(?:at|in) (?:the UN|Geneva|the United Nations)\b"
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
    r",?\s+(?:(?:also|all|both|each|among others|inter alia|had|have|has|ont|avaient|a|han|habían)\s){0,2}"
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
RECOMMENDATIONS = re.compile(r"\b(?:recomm[ae]ndations?|recomendaciones|рекомендаци\w+)\b", re.I)
FEWEST = 2
LEAST_SHARE = 0.35
"""Of all mentions: a State that has fewer does not stand out."""


def states_of(title: str | None, text: str, language: str | None, publisher: str | None) -> tuple[str, ...]:
    """The States that the title names, or a list near the beginning, or else the State that the text names most.

    Whoever publishes or merely speaks is left out. Where no State stands out, it is that of a national institution
    that publishes, if any.
    """
    named = language if language in LANGUAGES else "en"
    from_title = _subjects(title or "", named)
    others = _without_publisher(_cued(title or "", named) or from_title, publisher, named)
    if others:
        return others
    if speaker := _reviewed_speaker(title or "", text, named, publisher):
        return speaker
    counts = Counter(_subjects(text, named, every=True))
    listed = _headings(text, named) or _listed(text[:BEGINNING], named, counts)
    if listed:
        return listed
    if A_SESSION.search(title or ""):
        return ()
    headings = "\n".join(line for line in text[:BEGINNING].split("\n")[:HEADINGS] if len(line) <= LONGEST_HEADING)
    above = _without_publisher(_subjects(headings, named), publisher, named)
    if len(above) == 1 and counts[above[0]] >= FEWEST:
        return above
    return _most_spoken_of(title or "", text, counts, named, publisher, from_title)


# "what fourteen States told the Council": all those of a session, none of whom is the one spoken of
A_SESSION = re.compile(
    r"\b(?:1[0-6]|t(?:en|welve|hirteen)|eleven|fourteen|fifteen|sixteen|dix|onze|douze|treize|quatorze|quinze|seize|diez|once"
    r"|doce|trece|catorce|quince|dieci\w+)\s(?:UN\s)?(?:States|countries|governments|États|pays|Estados|países)\b"
    r"|\b(?:1[0-6]|десять|двенадцать|тринадцать|четырнадцать)\s(?:государств|стран)\b",
    re.I,
)


def _reviewed_speaker(title: str, text: str, language: str, publisher: str | None) -> tuple[str, ...]:
    """The one State of a title that speaks there and is reviewed in the text: "Arvenia says yes to 271 asks"."""
    named = {code for code, _, _ in find_states(title, language)}
    found = _without_publisher(tuple(named), publisher, language) if len(named) == 1 else ()
    return found if found and found[0] in _cued(text[:BEGINNING], language, every=True) else ()


def _most_spoken_of(
    title: str, text: str, counts: Counter[str], language: str, publisher: str | None, from_title: tuple[str, ...]
) -> tuple[str, ...]:
    """The State that a text names most, where words on its review and adjectives count too; else the publisher's."""
    weights = counts.copy()
    weights.update({code: CUE * count for code, count in Counter(_cued(text, language, every=True)).items()})
    weights.update(_by_adjective(f"{title}\n{title}\n{text}", language))
    ranked = tuple(code for code, count in weights.most_common() if _stands_out(count, weights))
    publishers = tuple(code for code, _, _ in find_states(publisher or "", language))
    if len(weights) == 1 and (upr_words().search(text) or RECOMMENDATIONS.search(text)):
        ranked = tuple(weights)
    found = _without_publisher(ranked, publisher, language)[:1] or from_title or ranked[:1]
    return found or (() if weights else _by_capital(text)) or publishers[:1]


# What stands before the State under review: "UPR of", "outcome of", "recommends that", "calls on the Government of";
# "EPU du", "recommander au"; "examen de", "recomendó al"; "обзор по", "рекомендовала"
_OF = r"(?:(?:the\s+)?(?:government|authorities|delegation|republic|kingdom|state)\s+of\s+)?(?:the\s+)?"
_DE = r"(?:de\s+la\s+|de\s+l['’]|de\s+los\s+|de\s+|del\s+|du\s+|des\s+|d['’])"
_TO = (
    r"(?:à\s+la\s+|à\s+l['’]|à\s+|aux?\s+|que\s+(?:la\s+|le\s+|el\s+|l['’])?|a\s+la\s+|a\s+los\s+|al?\s+|la\s+|le\s+"
    r"|l['’])"
)
CUED_BEFORE = re.compile(
    rf"(?:\b(?:UPRs?|reviews?|reviewed|examination|outcomes?|records?|hearing|turn)\s+(?:of|on|for|into)\s+{_OF}"
    r"|\b(?:recommend(?:s|ed|ing|ations?)?|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|push(?:es|ed|ing)?"
    r"|encourag(?:e|es|ed|ing)|advis(?:e|es|ed)|invit(?:e|es|ed|ing)|call(?:s|ed|ing)?\s+(?:up)?on|tells?|told|warn(?:s|ed)"
    rf"|question(?:s|ed))\s+(?:that\s+|to\s+|for\s+)?{_OF}"
    rf"|\b(?:EPU|Examen(?:\s+\w+(?:\s+\w+)?)?)\s+{_DE}"
    r"|\b(?:recomm?[ea]i?nd\w+|demand\w+|invit\w+|appel\w+|exhort\w+|interrog\w+|inst\w+|pid\w+|llam\w+|interpell\w+)"
    rf"\s+{_TO}"
    r"|\b(?:УПО|обзор\w*)\s+(?:по\s+|в отношении\s+)?|\b(?:рекоменд\w+|призва\w+|призыва\w+)\s+)$",
    re.I,
)
# and what stands after it: "'s third UPR", "accepted 194 recommendations", "underwent", "должна"
CUED_AFTER = re.compile(
    r"['’]s?\s+(?:\w+\s){0,3}(?:UPR|review|outcome|national report|turn|rights record|human rights record)\b"
    r"|\s+(?:has\s|had\s|also\s|has not\s){0,2}(?:accepts|supports|told\sthe|accepted|received|supported|rejected"
    r"|underwent|undergoes|refused"
    r"|appeared|appears|was\s(?:reviewed|examined|asked|urged|told|given|offered)|got|went|goes|should|must)\b"
    r"|\s+(?:a|avait|doit|devra)\s(?:accepté|reçu|rejeté|passé|pris|présenté|été|rendre|répondre)"
    r"|\s+(?:se soumet|comparaît|accepte)\b"
    r"|\s+(?:aceptó|recibió|apoyó|rechazó|compareció|presentó|rindió|debe|incumple|acepta)\b"
    r"|\s+(?:принял|получил|отклонил|прош[её]л|отчитал|представил|долж)\w*"
)
CUE = 3
"""A State beside such words counts as so many mentions more."""


def _cued(text: str, language: str, *, every: bool = False) -> tuple[str, ...]:
    """The States that stand beside words on their review, and those listed with them; each mention where `every`."""
    found: list[str] = []
    last, is_cued = -1, False
    for code, start, end in find_states(text, language):
        goes_on = is_cued and BETWEEN.fullmatch(text[last:start])
        is_cued = bool(
            goes_on or CUED_BEFORE.search(text[max(0, start - 60) : start]) or (every and CUED_AFTER.match(text, end))
        )
        if is_cued and not SPEAKS.match(text, end):
            found.append(code)
        last = end
    return tuple(found) if every else tuple(dict.fromkeys(found))


@cache
def _adjectives(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Adjectives that belong to one State alone: "Kazakh", "Bolivian"; in Russian the stem, "казахстанск"."""
    codes: dict[str, set[str]] = {}
    if language == "ru":
        for code, names in names_in("ru").items():
            for stem in (RUSSIAN_ENDING.sub("", name).lower() for name in names if len(name) > 4 and " " not in name):
                codes.setdefault(f"{stem}ск", set()).add(code)
    else:
        for code, state in states().items():
            codes.setdefault(state.adjective, set()).add(code)
    lone = {adjective: named.pop() for adjective, named in codes.items() if len(named) == 1}
    words = "|".join(map(re.escape, sorted(lone, key=len, reverse=True)))
    return re.compile(rf"\b({words})\w{{2,3}}\b", re.I) if language == "ru" else re.compile(rf"\b({words})\b"), lone


def _by_adjective(text: str, language: str) -> tuple[str, ...]:
    """The States whose adjectives a text in English or Russian has, each mention."""
    if language not in {"en", "ru"}:
        return ()
    expression, codes = _adjectives(language)
    return tuple(codes[match[1].lower() if language == "ru" else match[1]] for match in expression.finditer(text))


@cache
def _capitals() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {}
    for code, names in load("capitals")["capitals"].items():
        codes.update({form: code for name in names for form in (name, name.upper(), *declined(name))})
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(codes, key=len, reverse=True)))})(?!\w)"), codes


def _by_capital(text: str) -> tuple[str, ...]:
    """The one State whose capital a text names that names no State."""
    expression, codes = _capitals()
    found = {codes[match[1]] for match in expression.finditer(text)}
    return tuple(found) if len(found) == 1 else ()


def _without_publisher(codes: tuple[str, ...], publisher: str | None, language: str) -> tuple[str, ...]:
    """The States without the one that publishes."""
    own = {iso3_of(publisher or "", language), iso3_of(publisher or "")}
    return tuple(code for code in codes if code not in own)


def _subjects(text: str, language: str, *, every: bool = False) -> tuple[str, ...]:
    """The States spoken of, in order; each mention where `every`."""
    found = []
    for code, start, end in find_states(text, language):
        before = text[max(0, start - 90) : start]
        speaks = SPEAKS_AFTER.match(text, end) or SPEAKS.match(text, end) or SPEAKS_BEFORE.search(before)
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

    A run in brackets, or of States that ask or speak, is none; nor is a short one whose States the text does not
    come back to where no word on the review stands before it.
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
    if UNDERGO.match(after) or REVIEWED.search(before) or len(run) >= LONG_LIST:
        return True
    return all(counts[code] >= FEWEST for code, _, _ in run)
