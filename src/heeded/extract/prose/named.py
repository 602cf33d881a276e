"""A stretch of a document in; out, everybody named in it who may say something, in order.

States by name, adjective or capital; their authorities; organisations; people; groups such as "activists". What stands
behind "on", "to" or "against", and in ", who …,", is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from heeded.extract.prose.sayings import listed
from heeded.extract.prose.titles import role_of
from heeded.vocabulary import load
from heeded.vocabulary.states import iso3_of

if TYPE_CHECKING:
    from heeded.extract.prose.voices import Voices

__all__ = ["Named", "first_named", "has_office", "in_full", "is_publisher", "named_in", "seats_in"]

Kind = Literal["state", "authority", "organisation", "person", "group", "name"]
# Words of organisations' names that authorities bear as well.
_MARKS_OF_STATES = re.compile(
    r"(?:Ministry|Government|Mission|Embassy|Office|Service|Ministère|Gouvernement|Ministerio|Gobierno)$"
)
_TOKEN = r"[A-ZÀ-ÞА-ЯЁ][^\W_]{0,24}(?:[.’'&/-][^\W_]{1,20}){0,3}"
_SMALL = (
    r"(?:of|for|the|and|on|against|de|des|du|d['’]|del|la|los|las|les|l['’]|y|et|pour|contre|para|por|по|за|и|bin|bint|al|el|"
    r"van|von)"
)
_LINK = rf"\s(?:{_SMALL}\s){{0,3}}"
# "Rivers Watch", "the Guild for the Freedom of the Press", «Фонд «Реки»»
_RUN = re.compile(rf"(?<![\w’'-]){_TOKEN}(?:{_LINK}«?{_TOKEN}»?){{0,9}}")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.&/][^\W\d_]+){0,4}")
# "On", "The": small words that open a sentence with a capital
_OPENING = re.compile(
    r"(?:The|In|On|At|By|But|And|Yet|As|For|Of|From|To|While|When|After|Before|Since|Today|Also|Both|According|Le|La|Les|"
    r"El|Los|Las|Un|Une|L['’]|En|Au|Aux|À|Selon|Según|Dans|Pour|Par|De|В|На|По|За|Из|О|Об|С|Как|Также|Однако|Но|И|А|Если)"
    r"\s(?:(?:the|la|les|el|los)\s)?"
)
# ", who visited it last year,": says nothing of the subject; ", who heads Rivers Watch" does
_HEADS = r"(?:head(?:s|ed)?|leads?|led|runs?|chairs?|represents?|dirige|pr[eé]side|encabeza|возглавля\w{1,3})\s"
_RELATIVE = re.compile(rf",\s(?:who|which|whose|qui|dont|quien|котор\w{{2,3}})\s(?!{_HEADS})[^,]{{2,120}}(?:,|$)")
# "on ", "to the ": what stands behind is no subject
_BLOCKED = re.compile(
    r"(?<!\w)(?:to|on|about|against|into|before|since|during|after|over|under|between|towards?|regarding|sur|contre|sobre|"
    r"contra|ante|devant|avant|après|pendant|hacia|о|об|против|перед|после|до|к|ко)\s"
    r"(?:(?:the|its|their|his|her|la|le|les|l['’]|el|los|un|une|a)\s)?$",
    re.I,
)
# "in ": a State or town behind is a place
_PLACE = re.compile(r"(?<!\w)(?:in|across|inside|near|en|au|aux|à|dans|в|во|sur)\s(?:the\s|la\s|el\s)?$", re.I)
# "minister of Justice": a portfolio
PORTFOLIO = re.compile(
    r"(?:Justice|Human|Rights|Press|Service|Foreign|Affairs|Derechos|Humanos|Droits|Justicia|and|of)"
    r"(?:\s(?:Human|Rights|Affairs|Humanos|de l['’]homme))*"
)
# "Rivers Watch | Executive Director"
_RANK = re.compile(r"Executive|Senior|Deputy|Acting|Regional|Associate|Assistant|Managing|Founding")
_OPPOSED = re.compile(
    r"(?<!\w)(?:opposition|union|former|ex|party|religious|protest|community|student|trade|executive|general)[\s-]$",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s?\s")
_OF = re.compile(r"\s(?:of|at|for|from|de|du|del|d['’])\s(?:the\s)?")
# "director of Rivernet"
_TITLED = re.compile(r"(?<!\w)(\w{3,20})\s(?:of|at|with|for|de|du|del)\s$")
# "the Penal Code": people have no article
_ARTICLE = re.compile(r"(?<!\w)(?:the|an?|l[ae]s?|l['’]|el|los|une?)\s?$", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named: a "name" is one word with a capital of which nothing more is known."""

    kind: Kind
    start: int
    end: int
    name: str
    states: tuple[str, ...] = ()


def named_in(voices: "Voices", start: int, end: int) -> Iterator[Named]:
    """Everybody whom a stretch names and who may be a subject, in order."""
    text, language = voices.document.text, voices.language
    found = [*_authorities(text, start, end, language), *_with_capitals(voices, start, end)]
    taken = [(each.start, each.end) for each in found if each.kind in ("organisation", "person")]
    found = [each for each in found if each.kind != "authority" or not any(a <= each.start < b for a, b in taken)]
    for code, a, b in (*voices.named(start, end), *seats_in(text, start, end)):
        if not any(low <= a < high for low, high in taken):
            found.append(Named("state", a, b, "", (code,)))
    for table in ("groups", "organisations"):
        for match in listed(table, language).finditer(text, start, end):
            if not any(low <= match.start() < high for low, high in taken):
                found.append(Named("group", *match.span(), match[0]))
    found = [each for each in found if not (each.kind == "organisation" and _is_short_for(text, each, found))]
    found.sort(key=lambda each: (each.start, -each.end))
    hidden = [match.span() for match in _RELATIVE.finditer(text, start, end)]
    for each in found:
        before = text[max(start, each.start - 24) : each.start]
        is_place = each.kind in ("name", "state") and _PLACE.search(before)
        if not is_place and not _BLOCKED.search(before) and not any(a <= each.start < b for a, b in hidden):
            yield each


# ------------------------------------------------------------------------------------------------ States


@cache
def _state_words(language: str) -> re.Pattern[str]:
    words = load("voices")
    return re.compile(rf"(?<!\w){whole((*words['authorities'][language], *words['own'][language]))}(?!\w)", re.I)


def whole(words: tuple[str, ...]) -> str:
    """One expression for several; a space stands for any white space."""
    return "(?:" + "|".join(words).replace(" ", r"\s{1,3}") + ")"


def _authorities(text: str, start: int, end: int, language: str) -> Iterator[Named]:
    """A State's authorities, by a word for them or by the title of an official."""
    for match in _state_words(language).finditer(text, start, end):
        yield Named("authority", *match.span(), match[0])
    for word in _WORD.finditer(text, start, end):
        if role_of(word[0]) == "official" and not _OPPOSED.search(text, max(start, word.start() - 30), word.start()):
            yield Named("authority", *word.span(), word[0])


def has_office(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds the title of an official: "ambassador", "minister"."""
    return any(role_of(word[0]) == "official" for word in _WORD.finditer(text, max(0, start), min(len(text), end)))


@cache
def _seats() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {name: code for code, names in load("capitals")["capitals"].items() for name in names}
    options = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)"), codes


def seats_in(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The capitals that a stretch names, by which States are called, too: "Astana says"."""
    expression, codes = _seats()
    return ((codes[match[0]], *match.span()) for match in expression.finditer(text, start, end))


# ------------------------------------------------------------------------------------------------ words with capitals


@cache
def _known(language: str) -> re.Pattern[str]:
    """What makes a run of capitals an organisation's name: a word such as "Watch", or letters."""
    names = load("organisation_words")["names"]
    marks = "|".join(dict.fromkeys((*names.get(language, ()), *names["en"])))
    return re.compile(rf"\b(?:{marks})\b|\b[A-ZА-Я]{{2,8}}s?\b")


@cache
def _named_after(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("voices")["named_after"][language]))
    return re.compile(rf"(?<!\w)(?:{words})\w{{0,2}}\s[“«\"]?$", re.I)


@cache
def _silent() -> frozenset[str]:
    """Letters of treaties, reviews and illnesses, which say nothing."""
    return frozenset(load("voices")["silent"])


def _with_capitals(voices: "Voices", start: int, end: int) -> Iterator[Named]:
    """Organisations and people."""
    text, language = voices.document.text, voices.language
    for run in _RUN.finditer(text, start, end):
        opening = _OPENING.match(text, *run.span())
        begun = opening.end() if opening else run.start()
        marks = _known(language).findall(text, begun, run.end())
        if marks and all(map(_MARKS_OF_STATES.search, marks)) and _state_words(language).search(text, begun, run.end()):
            continue
        for a, b in _pieces(text, begun, run.end(), language):
            if party := _classified(voices, start, a, b):
                yield party


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """A run of capitals cut where a person and an organisation meet: "Rivers Watch’s | Ana Orlova"."""
    cuts = [match.span() for match in _POSSESSIVE.finditer(text, start, end)]
    words, marks = list(_WORD.finditer(text, start, end)), _known(language).search(text, start, end)
    for at, word in enumerate(words):
        is_title = word[0][:1].isupper() and (role_of(word[0]) or _RANK.fullmatch(word[0]))
        if is_title and (at or not marks) and not text.startswith(" of", word.end()):
            cuts.append(word.span())
    for link in _OF.finditer(text, start, end):
        head = text[start : link.start()]
        if len(head.split()) in (2, 3) and not _known("en").search(head) and not any(map(role_of, head.split())):
            cuts.append(link.span())
    begun = start
    for a, b in sorted(cuts):
        if a > begun:
            yield begun, a
        begun = max(begun, b)
    if begun < end:
        yield begun, end


def _classified(voices: "Voices", start: int, a: int, b: int) -> Named | None:
    """What a run of capitals names; None for States, which are found by name, for dates and for titles alone."""
    text, language = voices.document.text, voices.language
    a, b = a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())
    name = re.sub(r"['’]s?$", "", text[a:b])
    if is_publisher(name, voices.document.publisher, text):
        return Named("organisation", a, b, name)
    if not name or _is_no_party(name, language):
        return None
    marks = [each[0] for each in _known(language).finditer(name)]
    if _state_words(language).search(name) and all(_MARKS_OF_STATES.search(mark) for mark in marks):
        return None
    is_name_in_capitals = name.isupper() and len(marks) == len(name.split()) > 1
    is_known = any(mark not in _silent() for mark in marks) and not is_name_in_capitals
    if is_known or _named_after(language).search(text, start, a):
        return Named("organisation", a, b, name)
    return _of_unknown(voices, start, a, b, name)


def _is_no_party(name: str, language: str) -> bool:
    return bool(
        name in _silent()
        or PORTFOLIO.fullmatch(name)
        or _state_words(language).match(name)
        or any(True for _ in seats_in(name, 0, len(name)))
        or _calendar().fullmatch(name)
        or iso3_of(name, language)
    )


def _of_unknown(voices: "Voices", start: int, a: int, b: int, name: str) -> Named | None:
    """A person by two to four words, or by the last one where the text has it in full; else a single name."""
    text, language, words = voices.document.text, voices.language, name.split()
    with_capital = [each for each in words if each[:1].isupper()]
    is_full = 2 <= len(with_capital) <= 4 and len(words) <= 5 and not voices.named(a, b)
    is_thing = _ARTICLE.search(text, max(start, a - 5), a) is not None
    if is_full and not is_thing and not _calendar().search(name):
        return Named("person", a, b, name)
    if len(words) != 1 or voices.named(a, b) or role_of(name) or listed("again", language).fullmatch(name):
        return None
    if first_named(text, name):
        return Named("person", a, b, name)
    if (title := _TITLED.search(text, max(0, a - 40), a)) and role_of(title[1]) == "spokesperson":
        return Named("organisation", a, b, name)
    is_thing = (language == "en" and is_thing) or not _is_name(text, name, a)
    return None if is_thing else Named("name", a, b, name)


def _is_name(text: str, name: str, at: int) -> bool:
    """Whether a single word is no ordinary one that a sentence opens with: it has a capital elsewhere, too."""
    if at and text[at - 1] != "\n" and text[max(0, at - 2) : at] not in (". ", "? ", "! "):
        return True
    return _is_within_sentences(text, name)


@lru_cache(maxsize=512)
def _is_within_sentences(text: str, name: str) -> bool:
    """Whether the text has a word behind a small letter or a comma, too."""
    word = re.escape(name)  # first in the expression: a search for plain letters is fast
    return re.search(rf"{word}(?<=[a-zà-ÿа-яё,]\s{word})(?!\w)", text) is not None


@cache
def _calendar() -> re.Pattern[str]:
    words = "|".join(load("roles")["calendar"].split())
    return re.compile(rf"(?:\b(?:{words}|April|March|May|June)\b\s?){{1,3}}")


# "Ana ", "Ana Ilse ": the names before a last name
_BEFORE_SURNAME = re.compile(rf"(?<![\w’'-])(?:({_TOKEN})\s)?({_TOKEN})\s$")
_LONGEST_NAME, _MOST_PLACES = 54, 40


@lru_cache(maxsize=512)
def first_named(text: str, surname: str) -> tuple[int, int] | None:
    """Where the text first names somebody in full whose last name this is."""
    at = -1
    for _ in range(_MOST_PLACES):
        at = text.find(f" {surname}", at + 1)
        if at < 0:
            return None
        close = at + 1 + len(surname)
        names = _BEFORE_SURNAME.search(text, max(0, at - _LONGEST_NAME), at + 1)
        if names is None or text[close : close + 1].isalnum():
            continue
        first, second = names[1] or "", names[2]
        if _is_title(second):
            continue
        is_name = first and not _is_title(first) and not _known("en").search(first)
        return names.start() if is_name else names.start(2), close
    return None


def _is_title(word: str) -> bool:
    return bool(role_of(word) or _RANK.fullmatch(word) or _OPENING.match(f"{word} "))


# ------------------------------------------------------------------------------------------------ letters for names


def _is_short_for(text: str, each: Named, others: list[Named]) -> bool:
    """Whether letters in brackets stand for the name before them: "Rivers Watch (RW)"."""
    is_bracketed = text[each.start - 1] == "(" and each.name.isupper()
    return is_bracketed and any(one.kind == "organisation" and 0 < each.start - one.end < 3 for one in others)


@lru_cache(maxsize=256)
def in_full(text: str, name: str) -> str:
    """The name for which letters stand where the text explains them: "RW" is "Rivers Watch" of "Rivers Watch (RW)"."""
    at = text.find(f" ({name})") if name.isupper() else -1
    runs = list(_RUN.finditer(text, max(0, text.rfind("\n", 0, at) + 1, at - 120), at)) if at > 0 else []
    if not runs or runs[-1].end() != at:
        return name
    opening = _OPENING.match(runs[-1][0])
    return runs[-1][0][opening.end() if opening else 0 :]


def is_publisher(name: str, publisher: str | None, text: str) -> bool:
    """Whether a name is the publisher's: in full, without its article, or by its letters."""
    if not publisher:
        return False
    letters = "".join(word[0] for word in publisher.split() if word[:1].isupper())
    is_short = len(name) > 2 and name.upper() in (letters, letters[1:])
    return _plain(name) == _plain(publisher) or is_short or f"{publisher} ({name})" in text


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|la|le|les|el|los|l['’])\s?", "", name.strip(' «»“”"').casefold())
