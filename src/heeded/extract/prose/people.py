"""A document in prose in, one `person` for each individual whom it names out, with the role that the text gives.

A run of words with capitals is a name only where something shows it: a title, an apposition, a given name, a verb of
speech, what was done to the person, a surname that returns alone, or another person beside it. Names of organisations,
places, laws and awards hold a word that no name holds. Nothing is kept from one document to the next.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from heeded.extract.prose.names import Mention, is_family_first, mentions_in, word_set
from heeded.extract.prose.titles import WORD, Role, is_institution, is_thing, title_before, title_behind
from heeded.extract.prose.voices import Voices
from heeded.model import Document, Person, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.russian import name_in_nominative, name_stem
from heeded.vocabulary.states import find_states
from heeded.vocabulary.treaties import with_spaces

__all__ = ["people"]

ORIGIN = Origin("people", "3")

TITLED_ROLES: tuple[Role, ...] = ("official", "expert", "spokesperson")

_ARAB = re.compile(r"(?:[Aa]l|[Ee]l)[-‐‑]\w")
# "Ilse Dorn and Jan Voss", "Ilse Dorn, Jan Voss"
_AND = re.compile(r"\s?(?:,|;|,? and|,? et|,? y|,? и|,? &)\s")
# ", 34,", " (34)", ", who", ", a father of four"
_AGE = re.compile(
    r"(?:, (?:aged )?\d{1,2}\b|, de \d{1,2} años\b|, âgée? de \d{1,2} ans\b"
    r"|\s?\((?:aged )?\d{1,2}\))|, (?:who|whose|whom|qui|dont|quien|котор\w{2,3})\b"
)
_HARM = re.compile(
    r"\b(?:jail|prison|imprison|arrest|detain|detention|convict|sentenc|kill|murder|tortur|disappear|execut|trial|charg|"
    r"put .{1,20} to death|house arrest|condamn|emprisonn|arrêt|libér|releas|free|détenu|tué|assassin|detenid|encarcel|"
    r"abduct|kidnap|enlev|secuestr|похи|travel ban|behind bars|beaten|wounded|blessé|prosecut|death row|"
    r"beat(?:s|ing)?\b|shot\b|locked up|condenad|арест|задерж|осужд|осуди|приговор|убит|пыт|освобо|тюрьм|колони)",
    re.I,
)
_LAWYER = re.compile(r"(?<!\w)(?:lawyer|counsel|attorney|avocat|abogad|адвокат)\w{0,3}(?!\w)", re.I)
# whom a lawyer speaks for
_CLIENT = re.compile(
    r"\b(?:clients?|defend|defen[cs]e|represent|said|says|told|cliente?s?|défen|dit|dijo|подзащитн|защища|сказал|заявил)",
    re.I,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|to|near|across|around|outside|en|à|desde|dans|в|из|на)\s$", re.I)
# "Нобелевской (премии)", "Арвенский": in Russian a word with a capital that may be no name
_ADJECTIVE = re.compile(r"(?:[сц]кий|ой|ая|ую|ые|ых|ое|ого|ому)$")
# "By Ilse Dorn", "Author: Ilse Dorn": a line that names who wrote or spoke
_BYLINE = re.compile(
    r"\s{0,4}(?:by|par|por|from|автор|author|auteur|autor|speaker|delivered by|contacts?)\s?:?\s(?:[^\n]{0,60} and )?$",
    re.I,
)
# "on the order of Dorn"
_ORDER = re.compile(r"\borders? of\s$", re.I)
# "the Harbour Guild (said)": people have no article
_THE = re.compile(r"\b(?:[Tt]he|[LlE][ae]s?|el|los)\s$")
# "Ilse Dorn of the Press Watch (said)"
_OF_BODY = re.compile(
    r"\s(?:of|from|at|with|for|de|d['’]|du|des|del|из)\s?(?:the\s|l['’]|la\s|le\s|el\s)?"
    r"[^\W\d_a-zа-я][\w'’.&-]{0,24}(?:\s(?:(?:for|of|and|the|de|des|la|y|et)\s){0,2}[^\W\d_a-zа-я][\w'’.&-]{0,24}){0,6}(?=,?\s)"
)
# "lawyer and blogger " before a name
_TITLES = re.compile(r"(?:(?<!\w)(?!(?:of|the)\s)[^\W\d_A-ZА-ЯЁ][\w-]{2,16}\s){1,3}$")
# the words before a name that make it worth while to look for one of the longer phrases of roles.yml
_LEADING = re.compile(r"(?<!\w)(\w{1,20})['’]?\s{1,2}[\"“«]?$")
LOOK_BACK, LOOK_AHEAD = 90, 110


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The expression of roles.yml for what opens behind a name."""
    behind = {
        "speech": r",?[\"”»]?,?\s",
        "harmed": r"(?:,\s(?:an?|the)\s[^,.;:()\n]{3,60})?,?\s",
        "after": r"\s?",
        "rules": r"\s",
        "governs": "",
        "meets": r"(?:,\s[^,.;:()\n]{1,60},)?\s",
        "surname": "",
    }
    return re.compile(rf"{behind[name]}(?:{with_spaces(load('roles')[name])})(?!\w)", re.I)


@cache
def _before(name: str) -> re.Pattern[str]:
    """The expression of roles.yml where it ends at a name."""
    return re.compile(rf"(?<!\w)(?:{with_spaces(load('roles')[name])})\s{{1,2}}[\"“«]?$", re.I)


# "Mill and ", " and Quay": another name of two
_OTHER = r"[A-ZÀ-ÞА-ЯЁ][\w-]{1,20}"


@cache
def _streets() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes names those of streets, before and behind: "calle Mill y ", " and Quay streets"."""
    before, behind = (with_spaces(load("roles")[name]) for name in ("streets_before", "streets_behind"))
    joined = r"\s(?:and|et|y|и|&)\s"
    return (
        re.compile(rf"(?<!\w)(?i:{before})\s(?:{_OTHER}{joined})?$"),
        re.compile(rf"(?:{joined}{_OTHER})?\s(?P<street>(?i:{behind}))(?!\w)"),
    )


def people(document: Document) -> Iterator[Statement | Problem]:
    """One statement a person, at the first mention that has the fullest name."""
    text = document.text
    mentions = [mention for mention in mentions_in(text) if not _is_of_thing(text, mention)]
    _weigh(text, mentions, document.language)
    by_surname: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_surname.setdefault(mention.surname, []).append(mention)
    for group in _grouped([mention for mention in mentions if mention.is_person]):
        chosen = max(group, key=lambda mention: (min(len(mention.words), 2), _is_plain(mention), -mention.start))
        role = _role(document, by_surname[chosen.surname], chosen)
        paragraph = document.body.paragraph_at(chosen.start)
        before = WORD.findall(text[max(0, chosen.start - 30) : chosen.start])
        name = name_in_nominative(chosen.words, word_set("given"), before[-1] if before else "")
        yield Statement(
            Person(" ".join(name), role),
            document.quote(chosen.start, chosen.end),
            ORIGIN,
            state=next(iter(document.states), None),
            page=document.body.page_at(chosen.start),
            paragraph=paragraph.number if paragraph else None,
        )


def _is_of_thing(text: str, mention: Mention) -> bool:
    """Whether the word before says that the name is that of a newspaper, a site, a street or another thing."""
    before, behind = _streets()
    if len(mention.words) == 1 and before.search(text, max(0, mention.start - LOOK_BACK), mention.start):
        return True
    street = behind.match(text, mention.end)
    if street and (len(mention.words) == 1 or street["street"][0].isupper()):
        return True
    leading = _LEADING.search(text, max(0, mention.start - 24), mention.start)
    return leading is not None and is_thing(leading[1])


def _is_plain(mention: Mention) -> bool:
    """Whether a name stands in the nominative, as far as its given name tells; a name in other letters always does."""
    return mention.words[0] < "А" or mention.words[0] in word_set("given")


# ------------------------------------------------------------------------------------------------ evidence


def _weigh(text: str, mentions: list[Mention], language: str | None) -> None:
    """Adds to each mention what its place shows, then what mentions show of each other."""
    for mention in mentions:
        _weigh_words(text, mention)
        _weigh_before(text, mention, language)
        if not _THE.search(text, max(0, mention.start - 4), mention.start):
            _weigh_after(text, mention)
    alone = {m.surname for m in mentions if len(m.words) == 1 and not _PLACE_BEFORE.search(text[m.start - 9 : m.start])}
    for mention in mentions:
        if 2 <= len(mention.words) <= 4 and mention.surname in alone and not mention.words[0].isupper():
            mention.evidence.add("returns")
    _drop_headlines(text, mentions, Counter(mention.surname for mention in mentions))
    known = {mention.surname for mention in mentions if mention.is_person}
    for _ in range(2):
        for one, other in (*pairwise(mentions), *pairwise(reversed(mentions))):
            first, second = sorted((one, other), key=lambda mention: mention.start)
            beside = second.start - first.end <= 8 and _AND.fullmatch(text, first.end, second.start) is not None
            if beside and (one.is_person or one.surname in known) and len(other.words) >= min(2, len(one.words)):
                other.evidence.add("beside")
                other.roles += [role for role in one.roles if role == "victim" and role not in other.roles]
                known.add(other.surname)


def _drop_headlines(text: str, mentions: list[Mention], counts: Counter[str]) -> None:
    """Takes back a word alone behind a title in a headline, unless it stands elsewhere: "Their Lawyer Remain"."""
    for mention in mentions:
        if len(mention.words) > 1 or mention.evidence != {"title"} or counts[mention.surname] > 1:
            continue
        start = text.rfind("\n", max(0, mention.start - 200), mention.start) + 1
        stop = text.find("\n", mention.end, mention.end + 200)
        line = text[start : stop if stop >= 0 else mention.end + 200].strip()
        words = [word for word in WORD.findall(line) if len(word) > 3]
        is_headline = not line.endswith(".") and sum(word[0].isupper() for word in words) > 0.6 * len(words)
        if is_headline and len(words) > 3:
            mention.evidence.clear()


def _weigh_words(text: str, mention: Mention) -> None:
    """What the words themselves show."""
    words = mention.words
    if len(words) > 1 and not words[0].isupper():
        if words[0] in word_set("given") or is_family_first(words):
            mention.evidence.add("given name")
        if any(len(word.rstrip(".")) == 1 for word in words[1:-1]):
            mention.evidence.add("initial")
        if any(word in ("bin", "bint", "ibn", "ould") or _ARAB.match(word) for word in words[1:]):
            mention.evidence.add("particle")
        if words[-1] in word_set("tails"):
            mention.evidence.add("surname")
    last = words[-1]
    if last not in word_set("not_surname") and not last.isupper() and _pattern("surname").fullmatch(last):
        is_place = _PLACE_BEFORE.search(text[max(0, mention.start - 9) : mention.start]) or _ADJECTIVE.search(last)
        if len(words) > 1 or not is_place:
            mention.evidence.add("surname")


def _weigh_before(text: str, mention: Mention, language: str | None) -> None:
    """What stands before it: a title in small letters, a verb, "the trial of"."""
    before = text[max(0, mention.start - LOOK_BACK) : mention.start]
    before = before[before.rfind("\n") + 1 :]
    is_alone = len(mention.words) < 2
    if not (
        is_alone
        and _ADJECTIVE.search(mention.words[0])
        and re.match(r"[ \xa0][а-я]", text[mention.end : mention.end + 2])
    ):
        mention.add_title(title_before(before, is_alone, language))
    leading = _LEADING.search(before)
    if leading is None:
        return
    is_by = _before("by").search(before) is not None
    if is_alone:
        if is_by and _ORDER.search(before):
            mention.evidence.add("act")
        return
    untitled = _TITLES.sub("", before) if "victim" in mention.roles else before
    if _before("harm_of").search(before) or _before("harm_of").search(untitled):
        mention.evidence.add("harmed")
        mention.roles.append("victim")
    if is_by or (_BYLINE.fullmatch(before) and not mention.words[0].isupper()):
        mention.evidence.add("by")
    if leading[1].islower() and _pattern("speech").match(" " + leading[1]):
        mention.evidence.add("speech")


def _weigh_after(text: str, mention: Mention) -> None:
    """What stands after it: an apposition, a verb of speech, what was done to the person."""
    after = text[mention.end : mention.end + LOOK_AHEAD].partition("\n")[0]
    is_harmed = _pattern("harmed").match(after) is not None
    if len(mention.words) < 2:
        if mention.is_person and is_harmed:
            mention.roles.append("victim")
        return
    if is_harmed:
        mention.evidence.add("harmed")
        mention.roles.append("victim")
    body = _OF_BODY.match(after)
    if _pattern("speech").match(after) or (body and _pattern("speech").match(after, body.end())):
        mention.evidence.add("speech")
    if _pattern("after").match(after):
        mention.evidence.add("owns")
    if _pattern("rules").match(after):
        mention.evidence.add("rules")
        mention.roles.append("official")
    if _AGE.match(after):
        mention.evidence.add("apposition")
    if after.startswith((", ", " (", " – ", " — ", " - ")):
        mention.add_title(title_behind(after))


# ------------------------------------------------------------------------------------------------ one person, one role


def _grouped(mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of one person: one surname, and given names that do not differ."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    latest: dict[str, tuple[str, str]] = {}
    for mention in mentions:
        surname, given = mention.surname, name_stem(mention.words[0]) if len(mention.words) > 1 else ""
        if (surname, "") in groups and given:
            groups[surname, given] = groups.pop((surname, ""))
        key = (surname, given) if given else latest.get(surname, (surname, ""))
        groups.setdefault(key, []).append(mention)
        latest[surname] = key
    first_names = {name_stem(m.words[0]) for m in mentions if len(m.words) > 1}
    return [group for group in groups.values() if len(group[0].words) > 1 or group[0].surname not in first_names]


@cache
def _ruled_by() -> re.Pattern[str]:
    """What says before a name whose power it is: "the regime of ", "the government of Ulf and "."""
    words = with_spaces(load("roles")["ruled_by"])
    joined = r"(?:[^\W\d_a-zа-я][\w’'-]{1,20}\s){0,3}(?:(?:and|y|et|и)\s)?"
    return re.compile(rf"(?<!\w)(?:{words})\s{{1,2}}{joined}$")


@cache
def _apart() -> re.Pattern[str]:
    """What stands before a name to whom nothing is done in its sentence: "supporters of ", "pro-"."""
    return re.compile(rf"(?<!\w)(?:{with_spaces(load('roles')['apart'])})$", re.I)


# ", who represents Arvenia", ", who heads its delegation"
_WHO = re.compile(
    r",?\s(?:who|qui|quien|котор\w{2})\s(?:(?:has|had|long|until\s\w+\s\w+|now)\s)?(?:represent|sp[oe]\w{1,3}\sfor|head|le[ad]|presid|chair|r[au]n|"
    r"follow|direct|found|dirig|présid|encabez|возглавля|руковод|представля)\w{0,6}\s(?P<what>[^,.;:\n]{2,80})"
)


def _acts_for(document: Document, mention: Mention) -> Role | None:
    """Who speaks or leads by what stands around a name: an official for a State, a spokesperson for others."""
    text = document.text
    before = text[max(0, mention.start - LOOK_BACK) : mention.start].rpartition("\n")[2]
    if _ruled_by().search(before) or _pattern("governs").match(text, mention.end):
        return "official"
    who = _WHO.match(text, mention.end)
    if who:
        is_of_the_state = find_states(who["what"], document.language or "en") or is_institution(who["what"])
        return "official" if is_of_the_state else "spokesperson"
    if _BYLINE.search(before[-30:]) and document.kind == "oral_statement":
        return "official" if Voices.of(document).publishing_state else "spokesperson"
    return None


_MOST_MENTIONS = 8


def _around(text: str, mention: Mention) -> str:
    """The line around a mention, as far as it tells of the person."""
    start = text.rfind("\n", 0, mention.start) + 1
    return text[max(start, mention.start - 300) : mention.end + 200].partition("\n")[0]


def _is_apart(text: str, mention: Mention) -> bool:
    """Whether what a sentence tells is done to others than the person whom it mentions here."""
    before = text[max(0, mention.start - LOOK_BACK) : mention.start]
    after = text[mention.end : mention.end + LOOK_AHEAD].partition("\n")[0]
    return bool(_apart().search(before) or _pattern("meets").match(after))


def _role(document: Document, mentions: list[Mention], chosen: Mention) -> Role:
    """The role that titles give; else by what happens: to victims, or said by spokespersons."""
    text = document.text
    given = [role for mention in mentions for role in mention.roles]
    acting = [role for mention in mentions if (role := _acts_for(document, mention))]
    is_harmed = any("harmed" in mention.evidence for mention in mentions)
    if "official" in acting and not given and not is_harmed:
        return "official"
    for role in TITLED_ROLES:
        if role in given[:1] or (role in given and "victim" not in given):
            return role
    near = [mention for mention in (chosen, *mentions[:_MOST_MENTIONS]) if not _is_apart(text, mention)]
    around = " ".join(_around(text, mention) for mention in near)
    if is_harmed:
        return "victim"
    if acting:
        return acting[0]
    is_lawyer = _LAWYER.search(text, max(0, chosen.start - LOOK_BACK), chosen.end + 30)
    if is_lawyer:  # whose sentences tell of clients, too
        start, end = max(0, chosen.start - 60), chosen.end + (0 if _CLIENT.search(around) else 60)
        around = text[start:end]
    is_told = _HARM.search(around)
    if is_told and "victim" in given:
        return "victim"
    if any("speech" in mention.evidence for mention in mentions):
        return "spokesperson"
    return "victim" if is_told and (not given or "victim" in given) else "other"
