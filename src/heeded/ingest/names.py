"""A line or a stretch of text in, the organisation's name that it is out, or the names that it lists."""

import re
from collections.abc import Sequence
from functools import cache

from heeded.vocabulary import load

__all__ = [
    "FOREIGN",
    "LABELS",
    "LETTERS",
    "LONGEST_NAME",
    "NAME",
    "byline",
    "cleaned",
    "in_small_letters",
    "is_name",
    "is_organisation",
    "is_paper",
    "joint_names",
    "names_in",
    "without_marks",
]

_UP = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_WORD = rf"(?:[{_UP}][\w’'.-]*|[\"“«][{_UP}][\w’'. -]*[\"”»])"
_LINK = (
    r"(?:of|for|and|the|against|to|on|in|at|with|by|de|del|la|las|los|le|les|du|des|et|y|e|en|für|der|und|pour|contre"
    r"|para|por|contra|d’|d'|l’|l'|&|по|и|в|за|против|без|на)"
)
# "Arvenian Centre for Human Rights and the Rule of Law", "Lantern Watch"
NAME = rf"{_WORD}(?:\s+(?:{_LINK}\s+){{0,3}}{_WORD}){{0,11}}"
# the same with commas, "LANTERN: Alliance for Participation", "Forum 31": a line that is one name
FULL_NAME = re.compile(rf"(?:[A-Z]{{3,12}}:\s)?{_WORD}(?:,?\s+(?:{_LINK}\s+){{0,3}}{_WORD}){{0,11}}(?:\s\d{{1,2}})?")
# "(LW)" after a name
LETTERS = r"(?:\s*\([A-Z][\w&.-]{1,14}\))?"
ABBREVIATION = re.compile(r"\s*\([A-ZА-ЯЁ][\w&. -]{1,14}\)\s*$")
# "LW - Lantern Watch"
PARTS = re.compile(r"\s+[-–—|·]\s+")
LONGEST_NAME = 110
# "the Universal Periodic Review. Lantern Watch": where the sentence before ends
AFTER_STOP = re.compile(r"(?<=[a-zà-ÿа-яё]{3})\.\s")
# "On the Day of Lights the Lantern Foundation": an article directly behind the object of a preposition opens the name
AFTER_OBJECT = re.compile(r"^.*\s(?:of|in|on|at|with|after|against)\s[A-Z]\S+,?\sthe\s(?=[A-Z]\S*\s[A-Z])")
ARTICLES = re.compile(r"^(?:The|the|Le|La|El|Los|Les|In|On|At|But|And|As)\s+(?=\S+\s|[A-Z]{2,}$)")
LINK = re.compile(_LINK, re.I)
# "H.E. Mr. Yuri Brun", "Ambassador Brun"
PERSON = re.compile(
    r"(?:H\.\s?E\.|S\.\s?E\.|M(?:r|s|rs|me|r\.|s\.|rs\.)?\.?\s|Dr\.?\s|Sra?\.\s|Ambassador\s|Minister\s(?!of))"
)
SHORT_FORMS = frozenset({"UPR", "UN", "EU", "UK", "US", "USA", "NGO", "NGOS", "LGBT", "LGBTI", "HIV"})


@cache
def _words(name: str) -> re.Pattern[str]:
    content = load("organisation_words")[name]
    if not isinstance(content, dict):
        return re.compile(rf"\b(?:{'|'.join(content)})\b")
    small = "|".join(content["ru"])
    return re.compile(rf"\b(?:{'|'.join(word for listed in content.values() for word in listed)}|(?i:{small}))\b")


def is_organisation(text: str) -> bool:
    """Whether a text holds a word that only names of organisations have."""
    return bool(_words("names").search(text))


def is_paper(name: str) -> bool:
    """Whether an organisation's name is that of a newspaper, an agency or a broadcaster."""
    return bool(_words("papers").search(name))


def is_name(text: str) -> bool:
    """Whether a text can be one name: capitals, and no word of a headline."""
    is_short = len(text) <= LONGEST_NAME and not _words("headlines").search(text)
    return is_short and bool(FULL_NAME.fullmatch(text) or FOREIGN_NAME.fullmatch(text) or RUSSIAN_NAME.fullmatch(text))


def cleaned(name: str) -> str | None:
    """A name without article, abbreviation and what a sentence put before it; None for what is too short or long."""
    parts = AFTER_STOP.split(" ".join(name.split()).strip(" ,;:."))
    name = next(filter(is_organisation, reversed(parts)), parts[-1])
    name = AFTER_OBJECT.sub("", ABBREVIATION.sub("", name).strip())
    name = ARTICLES.sub("", name)
    if PERSON.match(name):
        return None
    return name if 2 < len(name) <= LONGEST_NAME and name[0].isupper() else None


def byline(line: str) -> str | None:
    """The organisation's name that a whole line is; "LW - Lantern Watch" gives the longer part."""
    if len(line) > LONGEST_NAME:
        return None
    bare = ABBREVIATION.sub("", line)
    if any(pattern.fullmatch(bare) for pattern in (RUSSIAN_NAME, KAZAKH_NAME, QUOTED_NAME, FOREIGN_NAME)):
        return bare
    parts = [ABBREVIATION.sub("", part) for part in PARTS.split(in_small_letters(line.strip()))]
    if not all(map(is_name, parts)):
        return None
    ranked = sorted((part for part in parts if not LABELS.fullmatch(part)), key=len, reverse=True)
    return next((part for part in ranked if is_organisation(WEAK.sub("", part))), None)


# "Arvenian: ...": small words that hold a verb show that a line is no name
_NO_VERB = r"(?!.*\s(?:a|ont|est|sont|doit|doivent|fait|ha|han|es|son|debe|deben|no|ne|pas|se)\s)"
# "Ligue des Lanternes pour la justice", "Secretaría de Relaciones": in French and Spanish most words are small
FOREIGN = (
    r"(?:Ministère|Ligue|Collectif|Service|Commission|Comité|Conseil|Centre|Réseau|Fédération|Fondation"
    r"|Observatoire|Mouvement|Association|Organisation|Bureau|Coalition|Union|Agence|Institut|Ministerio|Secretaría"
    r"|Coordinadora|Colectivo|Red|Comisión|Centro|Instituto|Asociación|Consejo|Foro|Federación|Fundación|Unión|Alianza"
    r"|Observatorio|Movimiento|Plataforma|Liga|Coalición|Defensoría|Procuraduría|Agencia|Iniciativa|Oficina)"
    r"(?:\s[^\W\d_][\w’'-]{1,25}){0,2}?\s(?:de|des|du|del|para|pour|contre|contra|en|la|d['’][\w-]{2,20}|por|sur|sobre)"
    r"(?:\s[«(]?[^\W\d_][\w’'».-]{0,25}\)?){0,11}"
)
FOREIGN_NAME = re.compile(_NO_VERB + FOREIGN)
# what stands above a text and is no name: "Press release", "Legal news & commentary", "Meeting summaries"
LABELS = re.compile(
    r"(?:(?:joint|press|media|public|oral|latest|our|all|legal|world|my)\s)*(?:releases?|statements?|reports?|submissions?"
    r"|news|press|home|speech(?:es)?|briefing|advisor(?:y|ies)|commentary|dispatch(?:es)?|opinions?|features?|analysis|interviews?|updates?"
    r"|story|stories|blog|menu)(?:\s(?:&|and)\s(?:commentary|analysis|events|media|opinion|statements|speeches))?"
    r"(?:\sno\.?\s\d+)?"
    r"|communiqués?(?: de presse)?|comunicado(?: de prensa)?|nota de prensa|пресс-релиз|accueil|inicio|noticias"
    r"|actualités|featured|meeting summar(?:y|ies)|compte rendu(?: de séance)?|nota informativa|tribune"
    r"|(?:un |united nations )?human rights council(?:\W{1,3}\d+\w{2}\s(?:regular\s)?session)?"
    r"|human rights|droits humains|derechos humanos|society|politics|economy|culture|world|business|law|région|société"
    r"|politique|monde|sociedad|política|nacional|общество|политика|экономика|sports?|contacts?|about(?: us)?|donate"
    r"|events|publications|resources|campaigns|главная|новости|доклады|о нас|контакты|культура|спорт|документы|informes"
    r"|(?:press|media|news) (?:cent(?:re|er)|office|room)|newsroom|meetings|réunions|reuniones"
    r"|salle de presse|cent(?:re|ro) de (?:presse|prensa)"
    r"|sala de prensa|пресс-(?:центр|служба)|contacto|quiénes somos|rapports|qui sommes-nous",
    re.I,
)
# "Арвенийский правозащитный дом «Фонарь»": a line that ends with the name in quotation marks
QUOTED_NAME = re.compile(r"(?:[^\W\d_][\w-]*\s+){1,7}[«“][^«»“”]{2,40}[»”]")
# "Министерство иностранных дел", "Арвенийское бюро по правам человека": most words are small; none is a verb
RUSSIAN_NAME = re.compile(
    r"(?:[А-ЯЁ][\w-]{3,25}(?:ое|ий|ая|ый)\s(?:[\w-]{3,25}(?:ое|ий|ая|ый)\s)?)?"
    r"(?i:министерство|комитет|управление|организация|коалиция|фонд|союз|центр|бюро|совет|ассоциация|генпрокуратура|комиссия)"
    r"(?:\s+(?!\w{3,}(?:ал|ил|ел|ла|ли|ло|ет|ют|ит|ят|ть)\b)[\w«»-]+){1,10}"
    r"|[А-ЯЁ][\w-]{3,25}(?:ое|ий|ая|ый)\s(?:[\w-]{3,25}(?:ое|ий|ая|ый)\s)?(?:комитет|союз|ассоциация|бюро|совет|центр)"
)
# "Арвения Республикасының Сыртқы істер министрлігі": in Kazakh the word for what it is stands last
KAZAKH_NAME = re.compile(
    r"«?[А-ЯЁӘҒҚҢӨҰҮІ][\w«»-]*(?:\s[\w«»-]+){0,9}"
    r"\s(?:министрлігі|қоры|бюросы|ұйымы|бірлестігі|комитеті|орталығы|одағы|коалициясы|үкіметі|агенттігі|қауымдастығы)"
)


def in_small_letters(line: str) -> str:
    """A line of capitals as a name is written: "OFFICE OF THE OMBUDSMAN" is "Office of the Ombudsman"."""
    if not line.isupper() or " " not in line:
        return line
    words = [_in_small_letters(word) for word in line.split(" ")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _in_small_letters(word: str) -> str:
    if LINK.fullmatch(word):
        return word.lower()
    return word if word.strip("()") in SHORT_FORMS else "-".join(part.capitalize() for part in word.split("-"))


# ------------------------------------------------------------------------------------------------ several names


# "and 15 others (full list below)"
OTHERS = re.compile(r"[,;]?\s+(?:and|et|y|и)\s+\w{1,12}\s+(?:others?|other\b.*|autres|otr[oa]s|других)\b.*$", re.I)
BULLET = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)])\s*")
COMMAS = re.compile(r"\s*[,;]\s+(?:(?:and|et|y|и)\s+)?(?:jointly with\s|in cooperation with\s)?|\s+[/|•·–—]\s+")
LAST_AND = re.compile(r"\s(?:and|et|y|и|&)\s(?:the\s|la\s|le\s|el\s|l['’])?")
LEADING = re.compile(r"^(?:the|The|la|La|le|Le|el|El|les|Les)\s+|^[lL]['’]")
WEAK = re.compile(r"\b(?:Rights|Justice|Democracy|Solidarity|Press|Law|Freedoms?|Lawyers|Defenders|Derechos|Droits)\b")


def names_in(listed: str) -> tuple[str, ...]:
    """The names between commas, bars or "and"; "Human Rights and the Rule of Law" in a name is not taken apart."""
    parts = [part for part in COMMAS.split(OTHERS.sub("", listed.strip(" ."))) if part]
    names: list[str] = []
    for part in parts:
        names += _around_and(part)
    tidy = [without_marks(LEADING.sub("", name.strip(" .:*"))) for name in names]
    return tuple(name for name in tidy if name)


def without_marks(line: str) -> str:
    """A line without the bullet or number before its name and the letters in brackets behind it."""
    return ABBREVIATION.sub("", BULLET.sub("", line)).strip()


def _around_and(part: str) -> list[str]:
    """The two names around the last "and" between them, else the part."""
    for match in reversed(list(LAST_AND.finditer(part))):
        left, right = part[: match.start()], part[match.end() :]
        ends = left.endswith((")", "»", "”", '"')) or right.endswith((")", "»", "”", '"')) or _is_whole(left)
        ends = (ends or len(match[0]) > len(" and ")) and right[:1].isupper()
        if ends and _is_whole(right) and is_name(ABBREVIATION.sub("", LEADING.sub("", left))):
            return [*_around_and(left), right]
    return [part]


def _is_whole(text: str) -> bool:
    """Whether a stretch is a name by itself: with the word for an organisation, letters, or a spelling of its own."""
    if ABBREVIATION.search(text) or re.fullmatch(r"[\w.]*(?:[A-ZА-Я][\w.]*-?){2,}", text):
        return True
    return is_name(LEADING.sub("", text)) and is_organisation(WEAK.sub("", text))


# "Submitted by: Lantern Watch (LW) and the Rights Forum (RF)", "by the Lantern Fund, Amica and ...": all submitters
SUBMITTERS = re.compile(
    r"(?P<verb>(?:joint(?:ly)?\s+)?(?:submi(?:tted|ssion)|prepared|presented|written|soumis[es]*|présenté[es]*|presentad[oa]s?"
    r"|представлено|подготовлено)\s+(?:jointly\s+)?)?(?:by|par|por)\s*:?\s+(?P<names>\S.{3,400})"
    r"|(?:представлено|подготовлено|submitted|soumis[es]*|presentad[oa]s?)\s*:?\s+(?P<more>\S.{3,400})",
    re.I,
)
# "Joint statement Lantern Watch – Rights Forum", "Communiqué commun LW – RF"
JOINT = re.compile(
    r"(?:joint|common|public)\s(?:press\s)?(?:statement|release|letter|appeal)(?:\s(?:by|of|from))?|"
    r"(?:communiqué|déclaration|lettre|comunicado|declaración)\s(?:commune?|conjoint[e]?|conjunt[oa])(?:\s(?:de|by))?"
    r"|совместное заявление",
    re.I,
)
# "... Working Group. Lantern Watch, Rights Forum", "Submitted by: Lantern Watch, Rights Forum"
BEFORE_LIST = re.compile(r"(?<=[a-z)])[.:]\s+|\bby:?\s+")
# "Lantern Watch / Amica International", "Lantern | Amica | Rights Forum", "Lantern Watch, in cooperation with ..."
BARS = re.compile(r"\s[|/•]\s|, (?:jointly|in cooperation) with ")
FEWEST_LINES = 3


def joint_names(head: Sequence[str]) -> tuple[str, ...]:
    """The organisations that sign together: lines of names one below the other, or a list of names in one line."""
    is_joint = any(JOINT.match(line) for line in head[:4])
    for at, line in enumerate(head[:20]):
        listed = _listed(line, is_joint and at < 4)
        if listed:
            return listed
        block = []
        for following in head[at : at + 60]:
            bare = without_marks(following)
            if not is_name(bare) or LABELS.fullmatch(bare):
                break
            block.append(bare)
        if len(block) >= FEWEST_LINES and sum(map(is_organisation, block)) > len(block) / 2:
            return tuple(block)
    return ()


def _listed(line: str, is_joint: bool) -> tuple[str, ...]:
    """The names that end a line, two or more between commas, or all those after "Submitted by:"."""
    if len(line) > 450:
        return ()
    if match := SUBMITTERS.fullmatch(line):
        listed = match["names"] or match["more"]
        submitters = names_in(listed)
        certain = sum(map(is_organisation, submitters)) + listed.count("(")
        if len(submitters) >= 2 and all(map(is_name, submitters)) and certain >= (1 if match["verb"] else 2):
            return submitters
    if is_joint and (match := JOINT.match(line)) and (names := names_in(line[match.end() :])) and len(names) >= 2:
        return names if all(map(is_name, names)) else ()
    bars = names_in(line) if BARS.search(line) else ()
    fewest = 2 if is_joint or "|" not in line else FEWEST_LINES
    is_list = is_joint or ("," not in line and any(map(_is_whole, bars))) or all(map(_is_whole, bars))
    if len(bars) >= fewest and all(map(is_name, bars)) and is_list and not any(map(LABELS.fullmatch, bars)):
        return bars
    tail = BEFORE_LIST.split(line)[-1]
    names = tuple(ABBREVIATION.sub("", name).removeprefix("and ").strip() for name in re.split(r"[,;]\s+", tail))
    if len(names) >= 2 and all(is_name(name) and is_organisation(name) for name in names):
        return names
    return ()
