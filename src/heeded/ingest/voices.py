"""The first and last lines of a press release, statement, submission or article in, who speaks in it out.

Only names that the page itself gives count: a byline, a label, "X said today", "X is an organisation ...". A site that
republishes is not the publisher of what it republishes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from heeded.ingest.delegations import speaking_state
from heeded.ingest.hints import Hints
from heeded.model import Kind
from heeded.vocabulary import load
from heeded.vocabulary.states import find_states

__all__ = ["byline", "is_organisation", "joint_names", "publisher_of"]

_UP = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_WORD = rf"(?:[{_UP}][\w’'.-]*|[\"“«][{_UP}][\w’'. -]*[\"”»])"
_LINK = (
    r"(?:of|for|and|the|against|to|on|in|at|with|by|de|del|la|las|los|le|les|du|des|et|y|e|en|für|der|und|pour|contre"
    r"|para|por|contra|d’|d'|l’|l'|&|по|и|в|за|против|без|на)"
)
# "Arvenian Centre for Human Rights and the Rule of Law", "Lantern Watch"
NAME = rf"{_WORD}(?:\s+(?:{_LINK}\s+){{0,3}}{_WORD}){{0,11}}"
# the same with commas: a line that is one name
FULL_NAME = re.compile(rf"{_WORD}(?:,?\s+(?:{_LINK}\s+){{0,3}}{_WORD}){{0,11}}")
# "(LW)" after a name
_LETTERS = r"(?:\s*\([A-Z][\w&.-]{1,14}\))?"
ABBREVIATION = re.compile(r"\s*\([A-Z][\w&.-]{1,14}\)\s*$")
# "LW - Lantern Watch"
PARTS = re.compile(r"\s+[-–—|·]\s+")
LONGEST_NAME = 110
ENOUGH = 3
"""A name needs so much weight; a person quoted has 1."""

# "Lantern Watch said today", "La Ligue des Lanternes a déclaré aujourd'hui"
SAID_TODAY = re.compile(
    rf"(?P<name>{NAME}){_LETTERS},?\s+"
    r"(?:(?:said|announced|warned|urged|declared|publish(?:ed|es)?|released?|launch(?:ed|es)?)\s+today"
    r"|today\s+(?:said|announced|urged|published|released)"
    r"|a\s+(?:déclaré|annoncé|indiqué)\s+aujourd.hui|(?:dijo|declaró|señaló|afirmó)\s+hoy|заявил[аио]?\s+сегодня)\b"
)
# "the Lantern Foundation (LF) submitted", "Lantern Watch took the floor"
SPEAKS = re.compile(
    rf"(?P<name>{NAME}){_LETTERS},?\s+(?:(?:has|have|today|strongly|deeply)\s+)?(?:said|announced|warned|urged|declared"
    r"|stated|submitted|took the floor|delivered|published|released|calls?|called|urges|welcomes?|regrets?|deplores?"
    r"|condemns?|denounces?|express(?:es)?|notes|remains?|a (?:déclaré|annoncé|indiqué|rappelé)|appellent?|demandent?"
    r"|dénoncent?|regrettent?|saluent?|dijo|declaró|señaló|exigen?|piden?|lamentan?|denuncian?|saludan?|llaman?|expresan?"
    r"|заявил[аио]?|призыва[ею]т|сообща[ею]т|приветству[ею]т|выража[ею]т|требу[ею]т|напомина[ею]т)\b"
)
# "The Lantern Foundation (LF) is a nonprofit organization that ..."
ABOUT = re.compile(
    rf"(?:About\s+)?(?:[Tt]he\s+)?(?P<name>{NAME}){_LETTERS},?\s+(?:is|was founded|est|es)\s+(?:an?|the|une?|una?)\s"
    r"[^.]{0,120}?\b(?:organi[sz]ation|non-?profit|NGO|coalition|network|federation|association|foundation|movement|ONG"
    r"|organisation|organización|réseau|red)\b"
)
# "Press releases Human Rights Council", "Communiqués de presse Conseil des droits de l'homme"
LABEL = re.compile(
    r"(?:press releases?|news releases?|statements?|meeting summar(?:y|ies)|media advisor(?:y|ies)"
    r"|communiqués? de presse|comunicados? de prensa|déclarations?|declaraciones)"
    r"\s*[|:·-]?\s+(?P<name>(?-i:[^\W\d_a-z])\S.{1,90})",
    re.I,
)
# "Submission by Lantern Watch to the Universal Periodic Review", "Submitted by: Lantern Watch", "Submission of the ..."
BY = re.compile(
    r"\b(?:[Ss]ubmi(?:tted|ssion)|[Pp]repared|[Dd]rafted|[Pp]resented|[Cc]ontribution|[Ss]oumis|[Pp]résenté|[Pp]resentad[oa]"
    rf"|[Pp]ublished)\s*(?:jointly\s+)?(?:by|from|of|par|por|de)\s*:?\s+(?:the\s+|la\s+|le\s+|el\s+)?(?P<name>{NAME}?)"
    r"(?=\s+(?:to|for|à|au|al|para)\s|[.,;:(]|$)"
)
# "Submitted by: Lantern Watch (LW) and the Rights Forum (RF)": all that a line of submitters names
SUBMITTERS = re.compile(
    r"(?:jointly\s+)?(?:submitted|prepared|presented|soumis[es]*|présenté[es]*|presentad[oa]s?|представлено|подготовлено)"
    r"\s+(?:jointly\s+)?(?:by|par|por)?\s*:?\s+(?P<names>\S.{3,400})",
    re.I,
)
AND = re.compile(
    r"\s*(?:[,;]\s+(?:and\s+|et\s+|y\s+|и\s+)?|\s(?:and|et|y|e|и|&)\s+(?=the\s|la\s|le\s|el\s|[^()]{3,80}\([A-Z]))"
)
# "Signed:", "Signataires :", what stands above the names of those who sign
SIGNED = re.compile(
    r"(?:co-?)?(?:signed(?:\sby)?|signator(?:y|ies)(?:\sorgani[sz]ations)?|signataires?|(?:organizaciones\s)?firmantes|firman|подписали|подписавшие\w*)\s*:?",
    re.I,
)
# "Posted on 4 March 2031 by Lantern Watch in News"
POSTED = re.compile(rf"(?:posted|published|written)\s.{{0,40}}?\bby\s+(?P<name>{NAME})", re.I)
# "PORT VALE (Lantern Press Agency) -", "Порт-Вейл. 5 марта. «Лантерн-Информ» -", "PORT VALE, March 5 (Lantern) —"
AGENCY = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё][\w' -]{2,30})[.,]?\s(?:[^()«»\"“]{3,25}[.,]?\s)?"
    r"(?:\((?P<name>[^()\d]{2,40})\)|[«\"“](?P<quoted>[^«»\"”“\d]{2,40})[»\"”])\.?\s*[-–—]"
)
# "Lantern Watch Submission to the Universal Periodic Review", "Lantern Watch's contribution"
OWN = re.compile(rf"(?P<name>{NAME}?)(?:['’]s?)?\s+(?:[Ss]ubmission|[Cc]ontribution)\s+(?:to|for)\b")
# a newspaper's mark: "... - JURIST" after a headline; "Port Vale Mirror - Exclusive:" before an article; "Source: ..."
AFTER_TITLE = re.compile(r"\s[-–—|]\s(?P<name>[^-–—|]{3,40})$")
BEFORE_TEXT = re.compile(r"(?P<name>[A-Z][\w’' .]{2,40}?)\s[-–—]\s(?:Exclusive|Special|Agencies|Staff|Report)\s*:")
SOURCE = re.compile(r"(?:source|источник|fuente)\s*:\s*(?P<name>\S.{2,60})", re.I)

SPOKEN: frozenset[Kind] = frozenset({"press_release", "oral_statement", "stakeholder_submission"})


@cache
def _words(name: str) -> re.Pattern[str]:
    content = load("organisation_words")[name]
    words = [word for listed in content.values() for word in listed] if isinstance(content, dict) else content
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


def is_organisation(text: str) -> bool:
    """Whether a text holds a word that only names of organisations have."""
    return bool(_words("names").search(text))


def publisher_of(kind: Kind, head: Sequence[str], text: str, hints: Hints, language: str | None) -> str | None:
    """The organisation or State that speaks, as the page names it; several joined with ", ".

    None where none is named.
    """
    if kind == "oral_statement" and (state := speaking_state(head, text, language)):
        return state
    if joint := joint_names(head) or _signatories(text):
        return ", ".join(joint)
    votes: Counter[str] = Counter()
    for name, weight in _papers(head, text, hints) if kind == "news" else _speakers(kind, head, text, hints):
        cleaned = _cleaned(name)
        if cleaned:
            votes[cleaned] += weight
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= ENOUGH else None


def _speakers(kind: Kind, head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """Names of those who speak for themselves, with the weight of the place where they stand."""
    for line in head[:6]:
        if match := LABEL.fullmatch(line):
            yield match["name"], 6
        if name := byline(line):
            yield name, 5
        if (match := OWN.match(line)) and is_organisation(match["name"]):
            yield match["name"], 4
    for line in head[:10]:
        if match := BY.search(line) or POSTED.match(line):
            yield match["name"], 4
    if kind in SPOKEN:
        lines = set(head[:6])
        for match in SAID_TODAY.finditer(text[:6000]):
            yield match["name"], ENOUGH
        for match in SPEAKS.finditer(text[:6000]):
            yield match["name"], ENOUGH if is_organisation(match["name"]) or match["name"] in lines else 1
        for paragraph in text.strip().split("\n")[-4:]:
            if match := ABOUT.match(paragraph):
                yield match["name"], 4
    yield from _site(head, text, hints)
    if hints.site:
        yield hints.site, ENOUGH


# "© 2031 Lantern Watch"
RIGHTS = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s*)?(?:by\s+|the\s+)?"
    rf"(?P<name>(?-i:{NAME}?))(?=[.,|]|\s[-–—|]|$)",
    re.I,
)


def _site(head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """The name at the head of a page, of whoever holds the rights in it, and after its title."""
    lines = [line for line in head[:4] if line not in hints.dropped]
    if lines and _is_masthead(lines[0], text):
        yield lines[0], ENOUGH
    for line in dict.fromkeys((*hints.dropped, *head)):
        if match := RIGHTS.match(line):
            yield match["name"], ENOUGH
    for line in lines[:3]:
        if (match := AFTER_TITLE.search(line)) and is_organisation(match["name"]):
            yield match["name"], ENOUGH


MASTHEAD = re.compile(rf"{_WORD}(?:\s+(?:{_LINK}\s+){{0,2}}{_WORD}){{1,6}}")


def _is_masthead(line: str, text: str) -> bool:
    """Whether the first line is the name of who publishes: capitals, no headline, and the text comes back to it."""
    name = _in_small_letters(line)
    if not MASTHEAD.fullmatch(name) or not _is_name(name) or (find_states(name)[:1] and len(name.split()) < 3):
        return False
    body = text.replace(line, "", 1)
    return is_organisation(name) or name in body or line in body


def _papers(head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """Where newspapers put their own name."""
    lines = [line for line in head[:6] if line not in hints.dropped]
    for at, line in enumerate(lines):
        match = AFTER_TITLE.search(line)
        if match and (at == 0 or lines[0].casefold() in match["name"].casefold()):
            yield (match["name"] if at == 0 else lines[0]), 4
    for paragraph in text.split("\n")[:5]:
        if match := BEFORE_TEXT.match(paragraph):
            yield match["name"], 4
        if match := AGENCY.match(paragraph):
            yield match["name"] or match["quoted"], 5
    for line in hints.dropped:
        if match := SOURCE.fullmatch(line):
            yield match["name"], ENOUGH
    yield from _site(head, text, hints)
    if hints.site:
        yield hints.site, 5


ARTICLES = re.compile(r"^(?:The|the|Le|La|El|Los|Les|In|On|At|But|And|As)\s+(?=\S+\s|[A-Z]{2,}$)")


def _cleaned(name: str) -> str | None:
    """A name without article, abbreviation and what a sentence put before it."""
    name = ABBREVIATION.sub("", " ".join(name.split()).strip(" ,;:.")).strip()
    name = ARTICLES.sub("", name)
    return name if 2 < len(name) <= LONGEST_NAME and name[0].isupper() else None


def byline(line: str) -> str | None:
    """The organisation's name that a whole line is; "LW - Lantern Watch" gives the longer part."""
    if len(line) > LONGEST_NAME:
        return None
    if RUSSIAN_NAME.fullmatch(line) or KAZAKH_NAME.fullmatch(line) or QUOTED_NAME.fullmatch(line):
        return line
    parts = [ABBREVIATION.sub("", part) for part in PARTS.split(_in_small_letters(line.strip()))]
    if not all(map(_is_name, parts)):
        return None
    return next((part for part in sorted(parts, key=len, reverse=True) if is_organisation(part)), None)


# "Арвенийский правозащитный дом «Фонарь»": a line that ends with the name in quotation marks
QUOTED_NAME = re.compile(r"(?:[^\W\d_][\w-]*\s+){1,7}[«“][^«»“”]{2,40}[»”]")
# "Министерство иностранных дел Республики Казахстан": in Russian most words of a name are small; none is a verb
RUSSIAN_NAME = re.compile(
    r"(?:Министерство|Комитет|Управление|Организация|Коалиция|Фонд|Союз|Центр|Бюро|Совет|Ассоциация)"
    r"(?:\s+(?!\w{3,}(?:ал|ил|ел|ла|ли|ло|ет|ют|ит|ят|ть)\b)[\w«»-]+){1,10}"
)
# "Арвения Республикасының Сыртқы істер министрлігі": in Kazakh the word for what it is stands last
KAZAKH_NAME = re.compile(
    r"«?[А-ЯЁӘҒҚҢӨҰҮІ][\w«»-]*(?:\s[\w«»-]+){0,9}"
    r"\s(?:министрлігі|қоры|бюросы|ұйымы|бірлестігі|комитеті|орталығы|одағы|коалициясы|үкіметі|агенттігі|қауымдастығы)"
)
LINK = re.compile(_LINK, re.I)


def _in_small_letters(line: str) -> str:
    """A line of capitals as a name is written: "OFFICE OF THE OMBUDSMAN" is "Office of the Ombudsman"."""
    if not line.isupper() or " " not in line:
        return line
    return " ".join(word.lower() if LINK.fullmatch(word) else word.capitalize() for word in line.split(" "))


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and bool(FULL_NAME.fullmatch(text)) and not _words("headlines").search(text)


def joint_names(head: Sequence[str]) -> tuple[str, ...]:
    """The organisations that sign together: lines of names one below the other, or a list of names in one line."""
    for at, line in enumerate(head[:20]):
        listed = _listed(line)
        if listed:
            return listed
        block = []
        for following in head[at : at + 60]:
            bare = ABBREVIATION.sub("", following)
            if not _is_name(bare):
                break
            block.append(bare)
        if len(block) >= 3 and sum(map(is_organisation, block)) > len(block) / 2:
            return tuple(block)
    return ()


# "... Working Group. Lantern Watch, Rights Forum", "Submitted by: Lantern Watch, Rights Forum"
BEFORE_LIST = re.compile(r"(?<=[a-z)])[.:]\s+|\bby:?\s+")


def _signatories(text: str) -> tuple[str, ...]:
    """The organisations that sign at the end, one a line below "Signed:"."""
    lines = [line.strip(" -•*") for line in text[-6000:].split("\n")]
    at = next((at for at, line in enumerate(lines) if SIGNED.fullmatch(line)), None)
    names = [ABBREVIATION.sub("", line) for line in lines[at + 1 :]] if at is not None else []
    block = list(takewhile(lambda name: bool(name) and len(name) <= LONGEST_NAME and name[0].isupper(), names))
    return tuple(block) if len(block) >= 2 else ()


def _listed(line: str) -> tuple[str, ...]:
    """The names that end a line, two or more between commas, or all those after "Submitted by:"."""
    if match := SUBMITTERS.fullmatch(line):
        submitters = [ARTICLES.sub("", ABBREVIATION.sub("", name.strip(" ."))) for name in AND.split(match["names"])]
        submitters = [re.sub(r"^the\s", "", name) for name in submitters]
        if len(submitters) >= 2 and all(map(_is_name, submitters)):
            return tuple(submitters)
    tail = BEFORE_LIST.split(line)[-1]
    names = [ABBREVIATION.sub("", name).removeprefix("and ").strip() for name in re.split(r"[,;]\s+", tail)]
    if len(names) >= 2 and all(_is_name(name) and is_organisation(name) for name in names):
        return tuple(names)
    return ()
