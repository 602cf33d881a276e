"""A document in prose in, one `person` for each individual whom it names out, with the role that the text gives.

A run of words with capitals is a name only where something shows it: a title, an apposition, a given name, a verb of
speech, what was done to the person, a surname that returns alone, or another person beside it. Names of organisations,
places, laws and awards hold a word that no name holds. Nothing is kept from one document to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from heeded.model import Document, Person, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.states import names_in, states
from heeded.vocabulary.treaties import with_spaces

__all__ = ["people"]

ORIGIN = Origin("people", "1")

Role = Literal["victim", "official", "spokesperson", "expert", "other"]
TITLED_ROLES: tuple[Role, ...] = ("official", "expert", "spokesperson")
ROLES: tuple[Role, ...] = (*TITLED_ROLES, "victim")

# "Dorn", "al-Hassan", "Kassym-Jomart", "O’Brien", "C." (the point follows)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+){0,4}")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]t|[Aa]z|d|O)[-‐‑'’][A-Z]")
# what may stand between two words of one name
_GAP = re.compile(r"[ \xa0]|\. ?")
# "Ilse Dorn and Jan Voss", "Ilse Dorn, Jan Voss"
_AND = re.compile(r"\s?(?:,|;|,? and|,? et|,? y|,? и|,? &)\s")
# ", 34,", " (34)", ", who", ", a father of four"
_AGE = re.compile(r"(?:, (?:aged )?\d{1,2}\b|\s?\((?:aged )?\d{1,2}\))|, (?:who|whose|qui|quien|котор\w{2,3})\b")
_HARM = re.compile(
    r"\b(?:jail|prison|imprison|arrest|detain|detention|convict|sentenc|kill|murder|tortur|disappear|execut|trial|charg|"
    r"put .{1,20} to death|house arrest|condamn|emprisonn|arrêt|libér|releas|détenu|tué|assassin|detenid|encarcel|"
    r"condenad|арест|задерж|осужд|приговор|убит|пыт)",
    re.I,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|to|near|across|around|outside|en|à|desde|dans|в|из|на)\s$", re.I)
# what stands between a title in small letters and the name; in Russian also what the office is of: "министр юстиции"
_TITLE_TO_NAME = re.compile(r"(?:\s[а-яё]{3,20}){0,4}[\s\"“«]{0,2}")
LONGEST_NAME, LONGEST_RUN = 5, 9
LOOK_BACK, LOOK_AHEAD = 48, 100
STATES_AND_GIVEN = frozenset(("Jordan", "Georgia", "Chad", "Israel"))
"""Names of States that are given names too: they count as such at the head of a longer name."""


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


@dataclass(slots=True)
class _Mention:
    """One place where a name may stand: its words, what shows it to be a person's, and roles that the place gives."""

    words: tuple[str, ...]
    start: int
    end: int
    evidence: set[str] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)

    @property
    def surname(self) -> str:
        return self.words[-1].casefold()

    @property
    def is_person(self) -> bool:
        return bool(self.evidence)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{with_spaces(load('roles')[name])})", re.I)


@cache
def _titles() -> re.Pattern[str]:
    """All titles in one expression, the role as the name of the group; longer wordings stand first in the file."""
    titles = load("roles")["titles"]
    groups = "|".join(f"(?P<{role}>{titles[role]})" for role in ("expert", "spokesperson", "victim", "official"))
    return re.compile(with_spaces(rf"(?<!\w)(?:{groups}|(?P<address>(?-i:{load('roles')['address']})))(?!\w)"), re.I)


@cache
def _before(name: str) -> re.Pattern[str]:
    """The expression of roles.yml where it ends at a name."""
    return re.compile(rf"(?<!\w)(?:{with_spaces(load('roles')[name])})\s{{1,2}}$", re.I)


@cache
def _word_set(name: str) -> frozenset[str]:
    listed = load("roles")[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def _state_words() -> frozenset[str]:
    """Every word of the States' names and adjectives."""
    names = [name for language in ("en", "fr", "es", "ru") for listed in names_in(language).values() for name in listed]
    names += [state.adjective for state in states().values()]
    words = {word for name in names for word in _WORD.findall(name) if word[0].isupper() and len(word) > 2}
    return frozenset(words | {f"{state.adjective}s" for state in states().values()})


def people(document: Document) -> Iterator[Statement | Problem]:
    """One statement a person, at the first mention that has the fullest name."""
    text = document.text
    mentions = _mentions(text)
    _weigh(text, mentions)
    by_surname: dict[str, list[_Mention]] = {}
    for mention in mentions:
        by_surname.setdefault(mention.surname, []).append(mention)
    for group in _grouped([mention for mention in mentions if mention.is_person]):
        chosen = max(group, key=lambda mention: (min(len(mention.words), 2), -mention.start))
        role = _role(text, by_surname[chosen.surname], chosen)
        paragraph = document.body.paragraph_at(chosen.start)
        yield Statement(
            Person(nominative(chosen.words), role),
            document.quote(chosen.start, chosen.end),
            ORIGIN,
            state=next(iter(document.states), None),
            page=document.body.page_at(chosen.start),
            paragraph=paragraph.number if paragraph else None,
        )


# ------------------------------------------------------------------------------------------------ candidates


def _runs(text: str) -> Iterator[list[_Token]]:
    """Words with capitals in a row; particles count inside a run."""
    run: list[_Token] = []
    waiting: list[_Token] = []
    particles = _word_set("particles")
    for match in _WORD.finditer(text):
        word = match[0]
        joined = bool(run) and _is_joined(text, (waiting or run)[-1], match.start())
        token = _Token(word, match.start(), match.end())
        if run and not joined:
            yield run
            run, waiting = [], []
        if word[0].isupper() or _ARTICLE.match(word):
            short = _POSSESSIVE.sub("", word)
            run += [*waiting, _Token(short, token.start, token.start + len(short))]
            waiting = []
            if short != word or text.startswith(("’", "'"), token.end):
                yield run
                run = []
        elif run and word in particles and len(waiting) < 2:
            waiting.append(token)
        else:
            if run:
                yield run
            run, waiting = [], []
    if run:
        yield run


def _is_joined(text: str, last: _Token, start: int) -> bool:
    """Whether only a space, or the point of an initial or a title, stands between a word and the next one."""
    if _GAP.fullmatch(text, last.end, start) is None:
        return False
    return text[last.end] != "." or len(last.word) == 1 or _is_abbreviation(last.word)


def _is_abbreviation(word: str) -> bool:
    """Whether a point after the word does not end a sentence: "Mr.", "Dr."."""
    match = _titles().fullmatch(word)
    return match is not None and match.lastgroup == "address"


def _mentions(text: str) -> list[_Mention]:
    """The runs that may be names, without the titles and other words before them."""
    lowercase = {word for word in _WORD.findall(text) if word.islower()}
    mentions = []
    for run in _runs(text):
        if len(run) > LONGEST_RUN:
            continue
        mention = _mention(text, run, lowercase)
        if mention:
            mentions.append(mention)
    return mentions


def _mention(text: str, run: list[_Token], lowercase: set[str]) -> _Mention | None:
    titled = max((index for index, token in enumerate(run) if _titles().fullmatch(token.word)), default=-1)
    tokens = run[titled + 1 :]
    not_names = _word_set("not_names")
    while tokens and (tokens[0].word in not_names or (tokens[0].word.lower() in lowercase and len(tokens) > 1)):
        if titled >= 0:
            break
        tokens = tokens[1:]
    while tokens and tokens[-1].word in _word_set("particles"):
        tokens = tokens[:-1]
    if not tokens or len(tokens) > LONGEST_NAME or not _could_be_name(tokens, titled >= 0, lowercase):
        return None
    points = ("." if len(token.word) == 1 and text.startswith(".", token.end) else "" for token in tokens)
    words = tuple(token.word + point for token, point in zip(tokens, points, strict=True))
    mention = _Mention(words, tokens[0].start, tokens[-1].end)
    if len(mention.words[-1]) < 2:
        return None
    if titled >= 0:
        match = _titles().fullmatch(run[titled].word)
        _add_title(mention, match)
    return mention


def _could_be_name(tokens: list[_Token], is_titled: bool, lowercase: set[str]) -> bool:
    """Whether no word of it is one that no name holds: organisations, places, months, States, letters in a row."""
    not_names, of_states = _word_set("not_names"), _state_words()
    for index, token in enumerate(tokens):
        word = token.word
        if word in not_names or word.capitalize() in not_names:
            return False
        if word in of_states and not (index == 0 and len(tokens) > 1 and word in STATES_AND_GIVEN):
            return False
        if len(word) > 1 and word.isupper() and (index == 0 or len(word) < 3 or not _knows(tokens[0].word, is_titled)):
            return False
        if not is_titled and index and word.lower() in lowercase and word not in _word_set("particles"):
            return False
        if word[0].isupper() and any(part[:1].isupper() for part in _inner(word)):
            return False
    return True


def _inner(word: str) -> list[str]:
    """What follows the first letter, where capitals stand inside a word ("YouTube"), but not after a hyphen or "Mc"."""
    if word.isupper() or word.startswith(("Mc", "Mac", "De", "Di", "La", "Le")):
        return []
    return [letter for part in re.split(r"[-‐‑'’]", word) for letter in part[1:]]


def _knows(word: str, is_titled: bool) -> bool:
    return is_titled or word in _word_set("given")


# ------------------------------------------------------------------------------------------------ evidence


def _add_title(mention: _Mention, match: re.Match[str] | None) -> None:
    if match is None:
        return
    mention.evidence.add("title")
    if match.lastgroup in ROLES:
        mention.roles.append(match.lastgroup)


def _weigh(text: str, mentions: list[_Mention]) -> None:
    """Adds to each mention what its place shows, then what mentions show of each other."""
    for mention in mentions:
        _weigh_words(mention)
        _weigh_before(text, mention)
        _weigh_after(text, mention)
    alone = {m.surname for m in mentions if len(m.words) == 1 and not _PLACE_BEFORE.search(text[m.start - 9 : m.start])}
    for mention in mentions:
        if 2 <= len(mention.words) <= 4 and mention.surname in alone:
            mention.evidence.add("returns")
    known = {mention.surname for mention in mentions if mention.is_person}
    for _ in range(2):
        for one, other in (*pairwise(mentions), *pairwise(reversed(mentions))):
            first, second = sorted((one, other), key=lambda mention: mention.start)
            beside = _AND.fullmatch(text, first.end, second.start) is not None
            if beside and (one.is_person or one.surname in known) and len(other.words) >= min(2, len(one.words)):
                other.evidence.add("beside")
                other.roles += [role for role in one.roles if role == "victim" and role not in other.roles]
                known.add(other.surname)


def _weigh_words(mention: _Mention) -> None:
    """What the words themselves show."""
    if len(mention.words) > 1:
        if mention.words[0] in _word_set("given"):
            mention.evidence.add("given name")
        if any(len(word.rstrip(".")) == 1 for word in mention.words[1:-1]):
            mention.evidence.add("initial")
        if any(word in ("bin", "bint", "ibn", "ould") or _ARTICLE.match(word) for word in mention.words[1:]):
            mention.evidence.add("particle")
    last = mention.words[-1]
    if last not in _word_set("not_surname") and _pattern("surname").fullmatch(last):
        mention.evidence.add("surname")


def _weigh_before(text: str, mention: _Mention) -> None:
    """What stands before it: a title in small letters, a verb, "the trial of"."""
    before = text[max(0, mention.start - LOOK_BACK) : mention.start]
    before = before[before.rfind("\n") + 1 :]
    titles = [match for match in _titles().finditer(before) if _TITLE_TO_NAME.fullmatch(before, match.end())]
    _add_title(mention, titles[-1] if titles else None)
    if len(mention.words) < 2:
        if _before("by").search(before) and "order of" in before.lower():
            mention.evidence.add("act")
        return
    if _before("harm_of").search(before):
        mention.evidence.add("harmed")
        mention.roles.append("victim")
    if _before("by").search(before):
        mention.evidence.add("by")
    if _before("speech").search(before):
        mention.evidence.add("speech")


def _weigh_after(text: str, mention: _Mention) -> None:
    """What stands after it: an apposition, a verb of speech, what was done to the person."""
    after = text[mention.end : mention.end + LOOK_AHEAD].partition("\n")[0]
    if len(mention.words) < 2:
        if mention.is_person and re.match(rf"\s(?:{_pattern('harmed').pattern})", after, re.I):
            mention.roles.append("victim")
        return
    if re.match(rf"\s(?:{_pattern('harmed').pattern})(?!\w)", after, re.I):
        mention.evidence.add("harmed")
        mention.roles.append("victim")
    if re.match(rf",?[\"”]?\s(?:{_pattern('speech').pattern})(?!\w)", after, re.I):
        mention.evidence.add("speech")
    if re.match(rf"\s?(?:{_pattern('after').pattern})(?!\w)", after, re.I):
        mention.evidence.add("owns")
    if _AGE.match(after):
        mention.evidence.add("apposition")
    if after.startswith((", ", " (", " – ", " — ", " - ")):
        apposition = re.split(r"[.;:”\"]", after[2:], maxsplit=1)[0]
        title = _titles().search(apposition)
        if title and title.lastgroup != "address" and len(apposition[: title.start()].split()) <= 7:
            joined = re.search(r",|\b(?:said|says|and|was|were|has|have|had|to|by)\b", apposition[: title.start()])
            if not joined:
                _add_title(mention, title)


# ------------------------------------------------------------------------------------------------ one person, one role


def _grouped(mentions: list[_Mention]) -> list[list[_Mention]]:
    """The mentions of one person: one surname, and given names that do not differ."""
    groups: dict[tuple[str, str], list[_Mention]] = {}
    latest: dict[str, tuple[str, str]] = {}
    for mention in mentions:
        surname, given = mention.surname, mention.words[0].casefold() if len(mention.words) > 1 else ""
        if (surname, "") in groups and given:
            groups[surname, given] = groups.pop((surname, ""))
        key = (surname, given) if given else latest.get(surname, (surname, ""))
        groups.setdefault(key, []).append(mention)
        latest[surname] = key
    first_names = {m.words[0].casefold() for m in mentions if len(m.words) > 1}
    return [group for group in groups.values() if len(group[0].words) > 1 or group[0].surname not in first_names]


# "Макса Бокаева" -> "Макс Бокаев": endings of men's surnames in the oblique cases, and the nominative's
_OBLIQUE = re.compile(r"(?P<stem>\w+(?:ов|ев|ёв|ин|ын))(?:а|у|ым|е)|(?P<adjective>\w+ск)(?:ого|ому|им|ом)")


def nominative(words: tuple[str, ...]) -> str:
    """The name in the nominative where a man's given name, known in Russian, stands in another case; else as it is."""
    if len(words) < 2 or words[0] in _word_set("given") or not re.search(r"[а-яё]$", words[0]):
        return " ".join(words)
    given = next((words[0][:-cut] for cut in (1, 2) if words[0][:-cut] in _word_set("given")), None)
    given = given or next((words[0][:-1] + last for last in "йь" if words[0][:-1] + last in _word_set("given")), None)
    surname = _OBLIQUE.fullmatch(words[-1])
    if given is None or surname is None:
        return " ".join(words)
    last = surname["stem"] or f"{surname['adjective']}ий"
    return " ".join((given, *words[1:-1], last))


def _role(text: str, mentions: list[_Mention], chosen: _Mention) -> Role:
    """The role that titles give; else by what happens: to victims, or said by spokespersons."""
    given = [role for mention in mentions for role in mention.roles]
    for role in TITLED_ROLES:
        if role in given[:1] or (role in given and "victim" not in given):
            return role
    start = text.rfind("\n", 0, chosen.start) + 1
    around = text[max(start, chosen.start - 300) : chosen.end + 200].partition("\n")[0]
    is_harmed = any("harmed" in mention.evidence for mention in mentions)
    if is_harmed or ("victim" in given and _HARM.search(around)):
        return "victim"
    if any("speech" in mention.evidence for mention in mentions):
        return "spokesperson"
    if any(mention.evidence & {"beside", "particle", "apposition"} for mention in mentions):
        return "victim" if _HARM.search(around) else "other"
    return "other"
