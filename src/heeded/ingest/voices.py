"""The first and last lines of a press release, statement, submission or article in, who speaks in it out.

Only names that the page itself gives count: a byline, a label, "X said today", "X is an organisation ...". A site that
republishes is not the publisher of what it republishes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from heeded.ingest.hints import Hints
from heeded.model import Kind
from heeded.vocabulary.states import find_states

__all__ = ["KEYWORD", "byline_at", "joint_names", "names_in_line", "publisher_of"]

_UP = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_WORD = rf"(?:[{_UP}][\w’'.-]*|[\"“«][{_UP}][\w’'. -]*[\"”»])"
_LINK = (
    r"(?:of|for|and|the|against|to|on|in|at|with|by|de|del|la|las|los|le|les|du|des|et|y|e|en|für|der|und|pour|contre|para"
    r"|por|contra|d’|d'|l’|l'|&|по|и|в|за|против|без|на)"
)
# "Arvenian Centre for Human Rights and the Rule of Law", "Lantern Watch"
NAME = rf"{_WORD}(?:\s+(?:{_LINK}\s+){{0,3}}{_WORD}){{0,11}}"
# a word that only names of organisations have, in the languages that are read
KEYWORD = re.compile(
    r"\b(?:Watch|Foundation|Organi[sz]ations?|Organi[sz]ación|Organisation|International|Internationale|Coalition|Coalición"
    r"|Committee|Comité|Comisión|Commission|Cent(?:re|er|ro)|Institut[eo]?|Association|Asociación|Council|Conseil|Consejo"
    r"|Network|Red|Réseau|Forum|Foro|Federation|Fédération|Federación|Union|Unión|Society|Sociedad|Alliance|Alianza"
    r"|Initiative|Partnership|Bureau|Office|Ministry|Ministère|Ministerio|Mission|Fund|Fondation|Fundación|House|Amnesty"
    r"|Reporters|Lawyers|Defenders|Monitor|Observatory|Observatoire|Observatorio|Movement|Movimiento|Platform|Plataforma"
    r"|Campaign|Campaña|Project|Group|Ligue|League|Liga|Academy|Agency|Secretariat|Helsinki|Ombudsman|Sentinel|Advocates"
    r"|Justice|Rights|Democracy|Solidarity|Trust|Press|News|Mirror|Service|Times|Фонд|Организаци\w+|Коалици\w+|Бюро|Комитет|Центр"
    r"|Союз|Ассоциаци\w+|Партн[её]рств\w+|Сеть|Движени\w+|Совет|Министерств\w+)\b"
)
# words that make a line in capitals a headline
VERB = re.compile(
    r"\b(?:Calls?|Urged?s?|Urging|Says?|Said|Must|Should|Condemns?|Confronted|Faces?|Demands?|Warns?|Asks?|Is|Are|Has|Have"
    r"|Was|Were|Will|Act|Submits?|Submission|Report|Statement|Review|Recommendations?|Over|Amid|After|Session|Highlights?|Adopts?)\b"
)
FULL_NAME = re.compile(rf"{_WORD}(?:,?\s+(?:{_LINK}\s+){{0,3}}{_WORD}){{0,11}}")
# "Lantern Watch (LW)"
ABBREVIATION = re.compile(r"\s*\((?P<letters>[A-Z][\w&.-]{1,14})\)\s*$")
SPLIT = re.compile(r"\s+[-–—|·]\s+")
LONGEST_NAME = 110

# "Lantern Watch said today", "the Lantern Foundation (LF) submitted", "Lantern Watch took the floor"
SPEAKS = re.compile(
    rf"(?P<name>{NAME})(?:\s*\([A-Z][\w&.-]{{1,14}}\))?,?\s+(?:(?:has|have)\s+)?(?:today\s+|also\s+)?"
    r"(?:said|announced|warned|urged|declared|stated|submitted|took the floor|delivered|published|released|calls? on|called on"
    r"|a (?:déclaré|annoncé|indiqué)|dijo|declaró|señaló|заявил[аи]?)\b"
)
# "The Lantern Foundation (LF) is a nonprofit organization that ..."
ABOUT = re.compile(
    rf"(?:About\s+)?(?:[Tt]he\s+)?(?P<name>{NAME})(?:\s*\([A-Z][\w&.-]{{1,14}}\))?,?\s+(?:is|was founded|est|es)\s+(?:an?|the|une?|una?)\s"
    r"[^.]{0,120}?\b(?:organi[sz]ation|non-?profit|NGO|coalition|network|federation|association|foundation|movement|ONG"
    r"|organisation|organización|réseau|red)\b"
)
# "Press releases Human Rights Council", "Communiqués de presse Conseil des droits de l'homme"
LABEL = re.compile(
    r"(?:press releases?|news releases?|statements?|meeting summar(?:y|ies)|media advisor(?:y|ies)|communiqués? de presse"
    r"|comunicados? de prensa|déclarations?|declaraciones)\s*[|:·-]?\s+(?P<name>\S.{3,90})",
    re.I,
)
# "Submission by Lantern Watch to the Universal Periodic Review", "Submitted by: Lantern Watch", "Prepared by the Lantern Fund"
BY = re.compile(
    rf"\b(?:[Ss]ubmi(?:tted|ssion)|[Pp]repared|[Dd]rafted|[Pp]resented|[Cc]ontribution|[Ss]oumis|[Pp]résenté|[Pp]resentad[oa]|[Pp]ublished)\s*(?:jointly\s+)?"
    rf"(?:by|from|par|por)\s*:?\s+(?:the\s+)?(?P<name>{NAME})"
)
# a newspaper's mark: "... - JURIST" after a headline; "Arvenian Mirror - Exclusive:" before an article; "Source: ..."
AFTER_TITLE = re.compile(r"\s[-–—|]\s(?P<name>[^-–—|]{3,40})$")
BEFORE_TEXT = re.compile(r"(?P<name>[A-Z][\w’' .]{2,40}?)\s[-–—]\s(?:Exclusive|Special|Agencies|Staff|Report)\s*:")
SOURCE = re.compile(r"(?:source|источник|fuente)\s*:\s*(?P<name>\S.{2,60})", re.I)
# "Statement of the United States on ...", "the United Kingdom on Kyrgyzstan", "Arvenia's Permanent Representative"
STATE_BEFORE = re.compile(r"(?:statement|intervention|remarks|speech|déclaration|declaración)\s+(?:of|by|from|de|du)\s+(?:the\s+|la\s+|l')?(?:delegation\s+of\s+(?:the\s+)?)?$", re.I)
STATE_AFTER = re.compile(r"\s+(?:statement\s+)?(?:on|regarding|to|sur|sobre)\s|['’]s?\s+(?:statement|intervention|Permanent Representative|delegation)")

SPOKEN: frozenset[Kind] = frozenset({"press_release", "oral_statement", "stakeholder_submission", "midterm_report", "other"})


def publisher_of(kind: Kind, head: Sequence[str], text: str, hints: Hints) -> str | None:
    """The organisation or State that speaks, as the page names it; several joined with ", ". None where none is named."""
    if kind == "oral_statement" and (state := _speaking_state(head, text)):
        return state
    joint = joint_names(head)
    if joint:
        return ", ".join(joint)
    votes: Counter[str] = Counter()
    for name, weight in _candidates(kind, head, text, hints):
        cleaned = _cleaned(name)
        if cleaned:
            votes[cleaned] += weight
    if not votes:
        return None
    best, weight = votes.most_common(1)[0]
    return best if weight >= 3 else None


def _candidates(kind: Kind, head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """Names with the weight of the place where they stand."""
    for line in head[:6]:
        if match := LABEL.fullmatch(line):
            yield match["name"], 6
    if kind == "news":
        yield from _papers(head, text, hints)
        return
    for at in range(min(6, len(head))):
        if name := byline_at(head, at):
            yield name, 5
    for line in head[:10]:
        if match := BY.search(line):
            yield match["name"], 4
    if kind in SPOKEN:
        for match in SPEAKS.finditer(text[:6000]):
            yield match["name"], 3 if KEYWORD.search(match["name"]) else 1
        for paragraph in text.strip().split("\n")[-4:]:
            if match := ABOUT.match(paragraph):
                yield match["name"], 4
    if hints.site:
        yield hints.site, 3


def _papers(head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """Where newspapers put their own name."""
    if head and (match := AFTER_TITLE.search(head[0])):
        yield match["name"], 4
    for paragraph in text.split("\n")[:5]:
        if match := BEFORE_TEXT.match(paragraph):
            yield match["name"], 4
    for line in hints.dropped:
        if match := SOURCE.fullmatch(line):
            yield match["name"], 3
    if hints.site:
        yield hints.site, 5


def _cleaned(name: str) -> str | None:
    """A name without article, abbreviation and what a sentence put before it."""
    name = ABBREVIATION.sub("", " ".join(name.split()).strip(" ,;:.")).strip()
    name = re.sub(r"^(?:The|the|Le|La|El|Los|Les|In|On|At|But|And|As)\s+(?=\S+\s|[A-Z]{2,}$)", "", name)
    return name if 2 < len(name) <= LONGEST_NAME and name[0].isupper() else None


def names_in_line(line: str) -> str | None:
    """The organisation's name that a whole line is; "LW - Lantern Watch" gives the longer part."""
    for part in sorted(SPLIT.split(line.strip()), key=len, reverse=True):
        bare = ABBREVIATION.sub("", part)
        if len(bare) <= LONGEST_NAME and FULL_NAME.fullmatch(bare) and KEYWORD.search(bare) and not VERB.search(bare):
            return bare
    return None


def byline_at(head: Sequence[str], at: int) -> str | None:
    """The organisation that a line of the head names and nothing else."""
    return names_in_line(head[at]) if len(head[at]) <= LONGEST_NAME else None


def joint_names(head: Sequence[str]) -> tuple[str, ...]:
    """The organisations that sign together: lines of names one below the other, or a list of names in one line."""
    for at, line in enumerate(head[:20]):
        listed = _listed(line)
        if listed:
            return listed
        block = []
        for following in head[at : at + 60]:
            if len(following) > LONGEST_NAME or not FULL_NAME.fullmatch(ABBREVIATION.sub("", following)) or VERB.search(following):
                break
            block.append(ABBREVIATION.sub("", following))
        if len(block) >= 3 and sum(1 for name in block if KEYWORD.search(name)) > len(block) / 2:
            return tuple(block)
    return ()


def _listed(line: str) -> tuple[str, ...]:
    """The names in a line such as "... Working Group. Lantern Watch, Arvenian Centre for Justice, Rights Forum"."""
    tail = re.split(r"(?<=[a-z)])[.:]\s+|\bby:?\s+", line)[-1]
    names = [ABBREVIATION.sub("", name).removeprefix("and ").strip() for name in re.split(r"[,;]\s+", tail)]
    if len(names) >= 2 and all(FULL_NAME.fullmatch(name) and KEYWORD.search(name) and not VERB.search(name) for name in names):
        return tuple(names)
    return ()


def _speaking_state(head: Sequence[str], text: str) -> str | None:
    """The State whose delegation speaks, as the title or the first lines name it."""
    for line in (*head[:6], *text.split("\n")[:4]):
        for _, start, end in find_states(line):
            if STATE_BEFORE.search(line, 0, start) or STATE_BEFORE.search(line[:start]) or _is_heading(line, start, end):
                return line[start:end]
    return None


def _is_heading(line: str, start: int, end: int) -> bool:
    """Whether "X on Y" or "X's statement" follows, with another State named after it."""
    after = STATE_AFTER.match(line, end)
    return bool(after) and len(line) < 200 and bool(find_states(line[end:]))

