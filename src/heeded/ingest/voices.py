"""The first and last lines of a press release, statement, submission or article in, who speaks in it out.

Only names that the page itself gives count: a byline, a label, "X said today", "X is an organisation ...". A site that
republishes is not the publisher of what it republishes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from heeded.ingest.delegations import speaking_state
from heeded.ingest.hints import Hints
from heeded.ingest.names import (
    FOREIGN,
    LABELS,
    LETTERS,
    LONGEST_NAME,
    NAME,
    byline,
    cleaned,
    in_small_letters,
    is_name,
    is_organisation,
    is_paper,
    names_in,
)
from heeded.ingest.published import is_a_date
from heeded.ingest.signers import signers
from heeded.model import Kind
from heeded.vocabulary.dates import find_dates
from heeded.vocabulary.states import find_states, iso3_of

__all__ = ["is_of_its_publisher", "publisher_of"]

ENOUGH = 3
LONGEST_MASTHEAD = 25
"""A name needs so much weight; a person quoted has 1."""
FRONT = 6000

# "Lantern Watch said today", "La Ligue des Lanternes a déclaré aujourd'hui"
SAID_TODAY = re.compile(
    rf"(?P<name>{NAME}){LETTERS},?\s+"
    r"(?:(?:said|announced|warned|urged|declared|publish(?:ed|es)?|released?|launch(?:ed|es)?)\s+today"
    r"|today\s+(?:said|announced|urged|published|released)"
    r"|a\s+(?:déclaré|annoncé|indiqué)\s+aujourd.hui|(?:dijo|declaró|señaló|afirmó)\s+hoy|заявил[аио]?\s+сегодня)\b"
)
# "the Lantern Foundation (LF) submitted", "Lantern Watch took the floor"
SPEAKS = re.compile(
    rf"(?P<name>{NAME}){LETTERS}(?:,\s(?:which|who|an?)\s[^,.]{{3,120}},|,)?\s+(?:(?:has|have|today|strongly|deeply)\s+)?(?:said|says|wants|finds|asks|announced|warned|urged|declared"
    r"|stated|submitted|took the floor|delivered|publish(?:es|ed)|releas(?:es|ed)|presents|launches"
    r"|calls?|called|urges|confronts|tells|welcomes?"
    r"|regrets?|deplores?|expressed"
    r"|condemns?|denounces?|express(?:es)?|notes|remains?|takes? note|draws? attention|marks|issued|considers?"
    r"|reminds?|repeats?|reiterates?|believes?"
    r"|a (?:déclaré|annoncé|indiqué|rappelé)|appellent?|demandent?"
    r"|dénoncent?|regrettent?|saluent?|dijo|declaró|señaló|exigen?|piden?|lamentan?|denuncian?|saludan?|llaman?|expresan?"
    r"|заявил[аио]?|призыва[ею]т|сообща[ею]т|приветству[ею]т|выража[ею]т|требу[ею]т|напомина[ею]т)\b"
)
# "Lantern Watch Executive Director Ada Brun"
LED_BY = re.compile(
    rf"(?P<name>{NAME}?)(?:['’]s)?\s(?:Executive\s)?(?:Director|President|Secretary[- ]General|Chair|[Ss]pokes\w+)\s"
    r"(?=[A-Z])"
)
# "said Ada Brun, director of the Lantern Fund", "I speak on behalf of the Lantern Fund"
HEADED_BY = re.compile(
    r"(?:(?:[Dd]irector|[Pp]resident|[Ss]ecretary[- ][Gg]eneral|[Cc]hair\w*|[Ss]pokes\w+|[Hh]ead|[Cc]oordinator)"
    r" (?:of|at|for)"
    r"|(?:[Dd]irect(?:eur|rice)|[Pp]résidente?|[Dd]irectora?|[Pp]residenta?|[Cc]oordinadora?) (?:de|du|del)"
    r"|\b[Ss]peak(?:ing)? (?:on behalf of|for)|[Dd]eliver this statement (?:on behalf of|for)"
    r"|(?:parle|prends la parole) au nom (?:de|du)"
    r"|(?:hablo|intervengo) en nombre (?:de|del)|выступаю от имени) (?:the |la |le |l['’]|el )?"
    rf"(?P<name>{NAME})"
)
# "The Lantern Foundation (LF) is a nonprofit organization that ..."
ABOUT = re.compile(
    rf"(?:About\s+)?(?:[Tt]he\s+)?(?P<name>{NAME}){LETTERS},?\s+(?:is|was founded|est|es)\s+(?:an?|the|une?|una?)\s"
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
    r"|[Pp]ublished|[Dd]elivered|[Ss]tatement)\s*(?:jointly\s+)?(?:by|from|of|par|por|de)\s*:?\s+"
    rf"(?:the\s+|la\s+|le\s+|el\s+)?(?P<name>{NAME}?)(?=\s+(?:to|à|au|al|para|on|with|in)\s|\s+for\s(?:the|its)\s|[.,;:(]|$)"
)
# "Posted on 4 March 2031 by Lantern Watch in News", "Publicado el 4/03/2031 por Prensa Lantern"
POSTED = re.compile(
    rf"(?:posted|published|written|publié|publicado)\s.{{0,40}}?\b(?:by|par|por)\s+(?:Prensa\s|Presse\s)?(?P<name>{NAME})",
    re.I,
)
# "Ministère des droits de l'homme - publié le 1er juillet 2031"
BEFORE_STAMP = re.compile(
    r"(?P<name>[^|–—-]{6,90}?)\s[|–—-]\s(?:published|posted|updated|publié|mis en ligne|publicado|опубликовано)\b.*",
    re.I,
)
# "PORT VALE, March 5, 2031. /Lantern/ Ferries"
# "PORT VALE (Lantern Press Agency) -", "Порт-Вейл. 5 марта. «Лантерн-Информ» -", "PORT VALE, March 5 (Lantern) —"
AGENCY = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё][\w' -]{2,30})[.,]?\s(?:[^()«»\"“/]{3,25}[.,]?\s)?"
    r"(?:\((?P<name>[^()\d]{2,40})\)|/(?P<slashed>[^/\d]{2,30})/|[«\"“](?P<quoted>[^«»\"”“\d]{2,40})[»\"”])(?:\.?\s*[-–—]|(?<=/)\s[^\W\d_a-zа-яё])"
)
# "LPA Port Vale, March 5, 2031 --"
AGENCY_FIRST = re.compile(r"(?P<name>[A-Z]{2,6})\s[A-Z][^\W\d_][\w' -]{1,30},\s[^,–—]{3,20}(?:,\s\d{4})?\s?(?:--|–|—)")
# "Lantern Watch Submission to the Universal Periodic Review", "Lantern Watch's contribution"
OWN = re.compile(rf"(?P<name>{NAME}?)(?:['’]s?)?\s+(?:[Ss]ubmission|[Cc]ontribution)\s+(?:to|for)\b")
# a newspaper's mark: "... - JURIST" after a headline; "Port Vale Mirror - Exclusive:" before an article; "Source: ..."
AFTER_TITLE = re.compile(r"\s[-–—|]\s(?P<name>[^-–—|\d]{3,40}?)(?:\s[-–—|]\s(?:News|Actualités|Noticias|Новости))?$")
BEFORE_TEXT = re.compile(r"(?P<name>[A-Z][\w’' .]{2,40}?)\s[-–—]\s(?:Exclusive|Special|Agencies|Staff|Report)\s*:")
SOURCE = re.compile(r"(?:source|источник|fuente)\s*:\s*(?P<name>\S.{2,60})", re.I)
# "she told the Mirror.", "Sign up for the Mirror's newsletter", "Support Mirror:": a paper that speaks of itself
OF_ITSELF = re.compile(
    r"\b(?:(?:told|tells)\s(?:the\s)?|(?:[Ss]ign up for|[Ss]upport|[Ss]ubscribe to|[Gg]et)\s(?:the\s)?)"
    r"(?P<name>[A-Z][\w-]{3,25}(?:\s[A-Z][\w-]{2,20}){0,3})(?:['’]s\s(?:free|weekly|daily|news)|\sstories|[.,:!]|$)"
)
SPOKEN: frozenset[Kind] = frozenset({"press_release", "oral_statement", "stakeholder_submission"})


def publisher_of(kind: Kind, head: Sequence[str], text: str, hints: Hints, language: str | None) -> str | None:
    """The organisation or State that speaks, as the page names it; several joined with ", ".

    None where none is named.
    """
    if kind == "oral_statement" and (state := speaking_state(head, text, language)):
        return state
    if council := COUNCIL.match(text[:BEGINNING]):
        return council["name"]
    if joint := signers(head, text, hints):
        return ", ".join(joint)
    votes: Counter[str] = Counter()
    for name, weight in _papers(head, text, hints) if kind == "news" else _speakers(kind, head, text, hints):
        tidy = cleaned(name)
        if tidy and not iso3_of(tidy) and not LABELS.fullmatch(tidy):
            votes[tidy] += weight
    best = votes.most_common(1)
    if not best or best[0][1] < ENOUGH:
        return None
    names = names_in(best[0][0])
    is_list = len(names) > 1 and all(is_name(name) and is_organisation(name) for name in names)
    return ", ".join(names) if is_list else _in_full(best[0][0], text)


# "12 March 2031 ... The Human Rights Council this afternoon adopted": a summary of its meeting
COUNCIL = re.compile(
    r"(?:[^\n]{0,200}\n){1,8}(?:[A-Z]{4,12}[^\n]{0,30}[-–—]\s)?(?:The\s|Le\s|El\s)?"
    r"(?P<name>Human Rights Council|Conseil des droits de l[’']homme|Consejo de Derechos Humanos"
    r"|Совет по правам человека)[^.\n]{0,40}?\b(?:this (?:morning|afternoon)|(?:morning|midday|afternoon) meeting"
    r"|cet(?:te)? (?:après-midi|matinée)|ce (?:matin|midi)|esta (?:mañana|tarde)|сегодня (?:утром|дн[её]м))"
)


def _in_full(name: str, text: str) -> str:
    """For letters, the name that the text gives for them: "LW" or "LW.org" is "Lantern Watch" where it has that."""
    letters = re.fullmatch(r"([A-ZÀ-Þ]{3,10})(?:\.\w{2,4})?", name)
    if not letters:
        return name
    full = re.search(rf"(?P<name>{NAME})\s\({letters[1]}\)", text) or re.search(
        r"(?<!\w)(?P<name>"
        + r"\s(?:(?:of|for|and|the)\s){0,2}".join(rf"{letter}\w+" for letter in letters[1])
        + r")\b",
        text,
    )
    return cleaned(full["name"]) or name if full else name


# ------------------------------------------------------------------------------------------------ one alone


def _speakers(kind: Kind, head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """Names of those who speak for themselves, with the weight of the place where they stand."""
    for line in head[:6]:
        if match := LABEL.fullmatch(line):
            yield match["name"], 6
        if (match := OWN.match(line)) and is_organisation(match["name"]):
            yield match["name"], 4
    for line in head[:10]:
        if match := BY.search(line):
            yield match["name"], 4
    if kind in SPOKEN:
        lines = set(head[:6])
        for match in SAID_TODAY.finditer(text[:FRONT]):
            yield match["name"], ENOUGH
        for match in SPEAKS.finditer(text[:FRONT]):
            yield match["name"], ENOUGH if is_organisation(match["name"]) or match["name"] in lines else 1
        for match in LED_BY.finditer(text[:BEGINNING]):
            yield match["name"], ENOUGH if is_organisation(match["name"]) else 1
        for match in HEADED_BY.finditer(text[:FRONT]):
            is_own = is_organisation(match["name"]) and (kind == "oral_statement" or not OFFICIAL.search(match["name"]))
            yield match["name"], ENOUGH if is_own else 1
        yield from _only_subject(text[:BEGINNING])
        yield from _again_and_again(text[:BEGINNING])
        if SINCERELY.search(text[-END:]):
            yield from (
                (line, ENOUGH)
                for line in text[-END:].split("\n")[-6:]
                if re.fullmatch(NAME, line) and is_organisation(line)
            )
        for match in WITH_LETTERS.finditer(text[:BEGINNING]):
            yield BY_OF.sub("", match["name"]), ENOUGH if text.count(match["letters"]) > 1 else 1
        for paragraph in text.strip().split("\n")[-4:]:
            if match := ABOUT.match(paragraph):
                yield match["name"], 4
    yield from _site(head, text, hints)
    if hints.site:
        yield hints.site, ENOUGH


# "Submission of the Lantern Foundation"
BY_OF = re.compile(r"^(?:Submission|Statement|Report|Contribution)\s(?:of|by)\s(?:the\s)?")
# "La Coordinadora siguió la sesión": an organisation with which a sentence begins
SUBJECT = re.compile(
    rf"(?:^|[.!?]\s)(?:The\s|La\s|Le\s|El\s|L['’])?(?P<name>{NAME}){LETTERS},?\s(?=[a-zà-ÿа-яё])", re.M
)
# organisations that are spoken of, and do not send releases on a review
OFFICIAL = re.compile(
    r"\b(?:UN|United Nations|Council|Court|Minist\w+|Parliament|Government|Commission|Committee|Working Group|Mission"
    r"|Office|Consejo|Conseil|Gobierno|Gouvernement|Comisión|Comité|Ministerio|Ministère|Совет|Комитет|Министерство)\b"
)


def _only_subject(text: str) -> Iterator[tuple[str, int]]:
    """The one organisation with which sentences at the beginning begin."""
    names = {match["name"] for match in SUBJECT.finditer(text)}
    found = [
        name for name in names if " " in name and is_organisation(name) and is_name(name) and not OFFICIAL.search(name)
    ]
    if len(found) == 1:
        yield found[0], ENOUGH


# what closes a letter, above who signs
SINCERELY = re.compile(
    r"^(?:yours? (?:sincerely|faithfully)|(?:kind|best) regards|respectfully|sincerely|veuillez agréer|atentamente"
    r"|с уважением)",
    re.I | re.M,
)
END = 1500
# "Ligue des lanternes": the beginning of a name of small words
SMALL_WORDS = re.compile(rf"{FOREIGN}(?!\w)")


def _again_and_again(text: str) -> Iterator[tuple[str, int]]:
    """Names in French or Spanish that come back: the longest stretch of one that stands twice or more."""
    for match in SMALL_WORDS.finditer(text):
        words = match[0].split()
        for count in range(len(words), 2, -1):
            name = " ".join(words[:count])
            if len(words[count - 1]) > 3 and text.count(name) > 1 and not OFFICIAL.search(name):
                yield name, ENOUGH
                break


# "the Lantern Foundation (LF)", "la Commission des phares (CP)": who comes back in letters
WITH_LETTERS = re.compile(rf"(?P<name>{NAME}|{FOREIGN})\s\((?P<letters>[A-ZÀ-Þ]{{3,10}})\)")
BEGINNING = 1500
# "© 2031 Lantern Watch"
RIGHTS = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s*)?(?:by\s+|the\s+)?"
    rf"(?P<name>(?-i:{NAME}?))(?=[.,|]|\s[-–—|]|$|\s(?:\d{{4}}|Legal))",
    re.I,
)
# "Government of Arvenia": whoever speaks is named below
GOVERNMENT = re.compile(r"(?:Government|Gobierno|Gouvernement|Правительство|Plataforma [Dd]igital|Portal)\b")
# "Official website of the Ministry of Justice of Arvenia", «Официальный сайт Министерства юстиции»
OFFICIAL_SITE = re.compile(
    r"(?:this is (?:the|an) )?official (?:information )?(?:web ?site|site|(?:internet |web )?resource|page|portal) of "
    r"(?:the )?(?P<name>[A-Z]\S.{3,90}?)\.?$"
    r"|(?:le )?site officiel (?:de la |de l['’]|du |des )(?P<fr>\S.{5,90})"
    r"|(?:sitio|portal|página) (?:web )?oficial (?:de la |del? )(?P<es>\S.{5,90})",
    re.I,
)
# "Lantern Watch Report 2031/32", "Lantern Watch World Report 2031"
REPORT_OF = re.compile(
    rf"(?P<name>{NAME}?)(?:['’]s?)?\s(?:(?:Annual|World)\s)?Report,?\s(?:19|20)\d\d(?:[/–-]\d{{2,4}})?"
)
# "Port Vale, 4 de marzo de 2031. Por el Colectivo de Derechos Humanos"
BY_ONE = re.compile(
    rf"(?:^|[.|–—•-]\s)(?:By|Par|Por|By:|Par :)\s(?:the\s|le\s|la\s|el\s|l['’])?(?P<name>{NAME}|{FOREIGN})$"
)
# "Alternative report of the Lantern Coalition on", "Доклад коалиции «Фонарь» о": whose paper a title says it is
REPORT_BY = re.compile(
    r"(?:[^\W\d]{2,20}\s){0,2}(?:[Rr]eport|REPORT|[Ss]corecard|[Bb]riefing|[Rr]apport|[Ii]nforme|[Дд]оклад|[Оо]тч[её]т|[Зз]аявление|[Оо]бращение)"
    r"(?:\s(?:[a-zà-ÿ-]{4,20}\s){0,2}(?:of|by|from|de|du|del|des|par|por)\s(?:the\s|la\s|le\s|el\s|les\s|los\s|l['’])?"
    rf"(?P<name>(?-i:{FOREIGN}|{NAME}))(?=\s(?:on|to|for|sur|sobre|à|au|para|al)\s|[.,:(]|$)"
    r"|\s(?:[а-яё-]{4,25}\s){1,3}[«“\"](?P<quoted>[^«»“”\"\d]{3,50})[»”\"])"
)
# "Réseau des Phares sur l'EPU": behind it, what a report is about
SUBJECT_OF = re.compile(r"\s(?:sur|sobre|concernant|au|al|para\sel)\s")
# how many words the name above a page's navigation has
MASTHEAD_WORDS = 5


def _is_navigation(line: str, hints: Hints) -> bool:
    """Whether a line names parts of a site and nothing else."""
    return line in hints.dropped or (" " in line and all(LABELS.fullmatch(word) for word in line.split()))


def _above_navigation(head: Sequence[str], hints: Hints) -> str | None:
    """The name that opens a page above or before its navigation, with at most a motto between: no label, no State."""
    if not head:
        return None
    name, *sections = SECTIONS.split(head[0])
    is_before = len(sections) >= FEWEST_SECTIONS and " " in name and is_name(name)
    is_before = is_before and all(len(section.split()) <= SECTION_WORDS for section in sections)
    if not is_before:
        if head[0] in hints.dropped or not any(_is_navigation(line, hints) for line in head[1:3]):
            return None
        name = head[0]
    name = in_small_letters(name)
    is_state = any(end - start > MOST_OF * len(name) for _, start, end in find_states(name))
    is_shaped = re.fullmatch(NAME, name) and len(name.split()) <= MASTHEAD_WORDS
    return None if is_state or not is_shaped or LABELS.fullmatch(name) or GOVERNMENT.match(name) else name


# what parts a site's name from the section or the tagline: "Lantern Watch | News", "Lantern.org » News"
SECTIONS = re.compile(r"\s+[|»›·/–—-]\s+")
# "The Port Vale Mirror | Home · World · Sport": so many parts of a site, of so few words
FEWEST_SECTIONS, SECTION_WORDS = 2, 2


def _site(head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """The name at the head of a page, of whoever holds the rights in it, and after its title."""
    lines = [line for line in head[:6] if not _is_navigation(line, hints)]
    for line in lines:
        if match := OFFICIAL_SITE.match(line):
            yield match["name"] or match["fr"] or match["es"], 5
        elif name := byline(line) or byline(SECTIONS.split(line)[0]) or byline(_without_date(line)):
            yield name, 2 if GOVERNMENT.match(name) else 5
        if (match := REPORT_OF.fullmatch(line)) and is_organisation(match["name"]):
            yield match["name"], 4
        if match := REPORT_BY.match(line):
            name = match["quoted"] or SUBJECT_OF.split(match["name"])[0]
            if match["quoted"] or (is_organisation(name) and not OFFICIAL.search(name)):
                yield name, 4
    for line in head[:8]:
        if (match := BY_ONE.search(line)) and is_organisation(match["name"]):
            yield match["name"], 4
    if name := _above_navigation(head, hints):
        yield name, ENOUGH + 1
    for line in head[:10]:
        if (match := POSTED.match(line) or BEFORE_STAMP.fullmatch(line)) and is_name(match["name"]):
            yield match["name"], 4 if is_organisation(match["name"]) or is_paper(match["name"]) else ENOUGH
    for line in (*lines[:2], *(line for line in head[:3] if line in hints.dropped)):
        name = SECTIONS.split(in_small_letters(line))[0]
        if _is_masthead(name, line, text, is_dropped=line in hints.dropped) or _in_full(name, text) != name:
            yield name, ENOUGH + 1
        elif (
            line in lines[:1]
            and name != line
            and len(name.split()) < 3
            and is_name(name)
            and not LABELS.fullmatch(name)
        ):
            yield name, ENOUGH
    for line in dict.fromkeys((*hints.dropped, *head)):
        if match := RIGHTS.match(line):
            yield match["name"], ENOUGH
    for line in lines[:3]:
        match = AFTER_TITLE.search(line)
        is_label = match and (LABELS.fullmatch(match["name"]) or is_a_date(line))
        if match and is_organisation(match["name"]) and not is_label:
            yield match["name"], ENOUGH


def _without_date(line: str) -> str:
    """ "Lantern Coalition, May 2031": the line up to the date that ends it."""
    ends = [day.start for day in find_dates(line[:LONGEST_NAME], None) if day.end == len(line)]
    return line[: ends[0]].rstrip(" ,(–—-") if ends else line


MOST_OF = 0.6
# a site's address as its name: "Lantern.kz"
ADDRESS = re.compile(r"[\w-]{2,25}\.(?:com|org|net|info|news|media|[a-z]{2})", re.I)


def _is_masthead(name: str, line: str, text: str, *, is_dropped: bool) -> bool:
    """Whether the first line begins with the name of who publishes: no label, no headline, and the text uses it."""
    is_state = any(end - start > MOST_OF * len(name) for _, start, end in find_states(name))
    if not 3 <= len(name) <= LONGEST_NAME or GOVERNMENT.match(name) or LABELS.fullmatch(name) or is_state:
        return False
    if not is_dropped and ADDRESS.fullmatch(name):
        return True
    if not is_name(name) or (is_dropped and not name.isupper() and " " not in name):
        return False
    body = text.replace(line, "", 1)
    used = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body, re.I)
    return bool(used) or (not is_dropped and (is_paper(name) or (len(name.split()) > 1 and is_organisation(name))))


# "By Ada Brun | Port Vale Mirror | 4 March 2031"
BYLINE = re.compile(r"(?:by|par|por|автор:?)\s[A-ZÀ-ÞА-ЯЁ]", re.I)
PARTS = re.compile(r"\s?[|•,]\s")
# "Ада Брун, «Лантерн-Пост»"
WRITER = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯЁ][\w-]{1,20}\s){1,2}[A-ZÀ-ÞА-ЯЁ][\w-]{1,20},\s[«“\"](?P<name>[^«»“”\"\d]{3,40})[»”\"]"
)


def _papers(head: Sequence[str], text: str, hints: Hints) -> Iterator[tuple[str, int]]:
    """Where newspapers put their own name."""
    lines = [line for line in head[:6] if line not in hints.dropped]
    for at, line in enumerate(lines):
        match = AFTER_TITLE.search(line)
        is_headline = match and (at or match.start() > LONGEST_MASTHEAD)
        if (
            match
            and is_headline
            and not is_a_date(line)
            and not LABELS.fullmatch(match["name"])
            and (at == 0 or lines[0].casefold() in match["name"].casefold())
        ):
            yield (match["name"] if at == 0 else lines[0]), 4
    for paragraph in text.split("\n")[:5]:
        if match := BEFORE_TEXT.match(paragraph):
            yield match["name"], 4
        if (match := AGENCY.match(paragraph)) and not find_dates(match["place"] + " 2000", None):
            yield match["name"] or match["quoted"] or match["slashed"], 5
        if match := AGENCY_FIRST.match(paragraph):
            yield match["name"], 5
    for line in head[:6]:
        for part in PARTS.split(line) if BYLINE.match(line) else ():
            if is_paper(part) and is_name(part):
                yield part, 4
        if match := WRITER.fullmatch(line):
            yield match["name"], 4
    for line in hints.dropped:
        if match := SOURCE.fullmatch(line):
            yield match["name"], ENOUGH
    for match in OF_ITSELF.finditer("\n".join((text, *hints.dropped))):
        yield match["name"], 2
    yield from _site(head, text, hints)
    if hints.site:
        yield hints.site, 5


# ------------------------------------------------------------------------------------------------ news or not


QUOTED = re.compile(r"[“\"«][^“”\"«»]{1,600}[”\"»]")
# "our organisations", "we call on", "nos organisations", "exigimos": who publishes speaks
FIRST_PERSON = re.compile(
    r"\b(?:the\sundersigned|(?:our|nos|notre|nuestr[oa]s?)\s(?:member\s)?(?:organi[sz]ations?|coalition|researchers|members|partners"
    r"|organisations?|collectif|pays|organizaciones|organización)|we\s(?:call|urge|ask|demand|propose|appeal)"
    r"|nous\s(?:appelons|demandons|exigeons|condamnons)|(?:exigimos|pedimos|demandamos|llamamos|condenamos)"
    r"|наш(?:и|а|ей)\s(?:организаци\w+|коалици\w+)|мы\s(?:призываем|требуем|считаем)|согласиться\sне\sможем)\b",
    re.I,
)
# "Contact presse : 22 25 36 11", "Contact: Ada Brun": whom journalists may ask
CONTACT = re.compile(
    r"^(?:(?:press|media)\s)?(?:contacts?|contactos?|kontakt|контакты?)(?:\s(?:presse|de prensa|médias?))?\s?:"
    r"|^(?:press|media|journalists?.?)\s(?:enquir|inquir|quer)\w+\s?:"
    r"|^(?:oficina|servicio) de prensa\b|^notes? to editors\b",
    re.I | re.M,
)


def is_of_its_publisher(head: Sequence[str], text: str, hints: Hints, publisher: str | None) -> bool:
    """Whether what looks like news is an organisation's or ministry's own word: signed, on its site, by "we"."""
    if COUNCIL.match(text[:BEGINNING]):
        return True
    if signers(head, text, hints):
        return True
    if publisher and is_paper(publisher):
        return False
    if CONTACT.search(text) or CONTACT.search("\n".join(hints.dropped)):
        return True
    if publisher and not is_organisation(publisher):
        return any(match["name"] == publisher for match in LED_BY.finditer(text[:FRONT]))
    if any(REPORTER.search(line) for line in head[:8]):
        return False
    if publisher or FIRST_PERSON.search(QUOTED.sub(" ", text)):
        return True
    if any(CALLS.search(f" {match[0]}") and is_organisation(match["name"]) for match in SPEAKS.finditer(text[:FRONT])):
        return True
    return any(_speaks_by(match["letters"], text) for match in WITH_LETTERS.finditer(text[:BEGINNING]))


# "Lantern Watch calls": in the present who reports seldom says so
CALLS = re.compile(r"\s(?:calls?|urges|appelle|exhorte|exige|pide|llama|призывает|требует)$")
# "By Ada Brun", "By Our Correspondent in Port Vale", "Par Ada Brun avec agences", "Автор: Ада Брун"
REPORTER = re.compile(r"(?:^|[|•]\s)(?:by|par|por|автор:?)\s[A-ZÀ-ÞА-ЯЁ]", re.I)


def _speaks_by(letters: str, text: str) -> bool:
    """Whether somebody of an organisation in letters is named: "said Ada Brun, LW director"."""
    return bool(
        re.search(
            rf"(?<!\w){letters}(?:['’]s)?\s(?:\w+\s)?(?:director|general secretary|secretary[- ]general|president|chair"
            rf"|spokes\w+|head|coordinator|researcher)\b"
            rf"|\b(?:director|president|chair|secretar\w+|directeur|directrice|présidente?|secrétaire"
            rf"|directora?|presidenta?|secretari[ao])\s(?:\w+\s){{0,3}}(?:of|de la|du|del?)\s(?:the\s)?{letters}(?!\w)"
            rf"|(?<!\w){letters}\s(?:calls on|urges|demande|appelle|exhorte|exige|pide|insta|призывает|требует)\s",
            text,
            re.I,
        )
    )
