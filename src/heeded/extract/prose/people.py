"""A document in prose in, one `person` for each individual whom it names out, with the role that the text gives.

A run of words with capitals is a name only where something shows it: a title, an apposition, a given name, a verb of
speech, what was done to the person, a surname that returns alone, or another person beside it. Names of organisations,
places, laws and awards hold a word that no name holds. Nothing is kept from one document to the next.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from heeded.extract.prose.titles import WORD, Role, is_address, role_of, title_before, title_behind
from heeded.model import Document, Person, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.russian import declined, name_in_nominative, name_stem
from heeded.vocabulary.states import names_in, states
from heeded.vocabulary.treaties import with_spaces

__all__ = ["people"]

ORIGIN = Origin("people", "2")

TITLED_ROLES: tuple[Role, ...] = ("official", "expert", "spokesperson")

_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]t|[Aa]z|d|O)[-‐‑'’][A-Z]")
_ARAB = re.compile(r"(?:[Aa]l|[Ee]l)[-‐‑]\w")
# what may stand between two words of one name: a space, the point of an initial, small words ("Salma ben Mariem")
_GAP = re.compile(r"[ \xa0]|\. ?")
# "Ilse Dorn and Jan Voss", "Ilse Dorn, Jan Voss"
_AND = re.compile(r"\s?(?:,|;|,? and|,? et|,? y|,? и|,? &)\s")
# ", 34,", " (34)", ", who", ", a father of four"
_AGE = re.compile(
    r"(?:, (?:aged )?\d{1,2}\b|\s?\((?:aged )?\d{1,2}\))|, (?:who|whose|whom|qui|dont|quien|котор\w{2,3})\b"
)
_HARM = re.compile(
    r"\b(?:jail|prison|imprison|arrest|detain|detention|convict|sentenc|kill|murder|tortur|disappear|execut|trial|charg|"
    r"put .{1,20} to death|house arrest|condamn|emprisonn|arrêt|libér|releas|free|détenu|tué|assassin|detenid|encarcel|"
    r"condenad|арест|задерж|осужд|осуди|приговор|убит|пыт|освобо|тюрьм|колони)",
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
# the words before a name that make it worth while to look for one of the longer phrases of roles.yml
_LEADING = re.compile(r"(?<!\w)(\w{1,20})['’]?\s{1,2}[\"“«]?$")
# "McDorn", "AlSinga"
_JOINED_TO = ("Mc", "Mac", "De", "Di", "La", "Le", "Al", "El", "Ben", "Bin", "Abd", "Fitz")
LONGEST_NAME, LONGEST_RUN = 5, 9
LOOK_BACK, LOOK_AHEAD = 90, 110


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
    surname: str
    evidence: set[str] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return bool(self.evidence)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The expression of roles.yml for what opens behind a name."""
    behind = {"speech": r",?[\"”»]?,?\s", "harmed": r",?\s", "after": r"\s?", "rules": r"\s", "surname": ""}
    return re.compile(rf"{behind[name]}(?:{with_spaces(load('roles')[name])})(?!\w)", re.I)


@cache
def _before(name: str) -> re.Pattern[str]:
    """The expression of roles.yml where it ends at a name."""
    return re.compile(rf"(?<!\w)(?:{with_spaces(load('roles')[name])})\s{{1,2}}[\"“«]?$", re.I)


@cache
def _word_set(name: str) -> frozenset[str]:
    listed = load("roles")[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def _state_words() -> frozenset[str]:
    """Every word of the States' names, in Russian in all cases, and of their adjectives."""
    names = [name for language in ("en", "fr", "es", "ru") for listed in names_in(language).values() for name in listed]
    names += [form for listed in names_in("ru").values() for name in listed for form in declined(name)]
    names += [state.adjective for state in states().values()]
    words = {word for name in names for word in WORD.findall(name) if word[0].isupper() and len(word) > 2}
    return frozenset(words | {f"{state.adjective}s" for state in states().values()})


def people(document: Document) -> Iterator[Statement | Problem]:
    """One statement a person, at the first mention that has the fullest name."""
    text = document.text
    mentions = _mentions(text)
    _weigh(text, mentions, document.language)
    by_surname: dict[str, list[_Mention]] = {}
    for mention in mentions:
        by_surname.setdefault(mention.surname, []).append(mention)
    for group in _grouped([mention for mention in mentions if mention.is_person]):
        chosen = max(group, key=lambda mention: (min(len(mention.words), 2), _is_plain(mention), -mention.start))
        role = _role(text, by_surname[chosen.surname], chosen)
        paragraph = document.body.paragraph_at(chosen.start)
        before = WORD.findall(text[max(0, chosen.start - 30) : chosen.start])
        name = name_in_nominative(chosen.words, _word_set("given"), before[-1] if before else "")
        yield Statement(
            Person(" ".join(name), role),
            document.quote(chosen.start, chosen.end),
            ORIGIN,
            state=next(iter(document.states), None),
            page=document.body.page_at(chosen.start),
            paragraph=paragraph.number if paragraph else None,
        )


def _is_plain(mention: _Mention) -> bool:
    """Whether a name stands in the nominative, as far as its given name tells; a name in other letters always does."""
    return mention.words[0] < "А" or mention.words[0] in _word_set("given")


# ------------------------------------------------------------------------------------------------ candidates


@cache
def _capitals() -> re.Pattern[str]:
    """A word with a capital, with or without an article before it; the words are looked at, the rest is passed over."""
    return re.compile(
        rf"(?<![\w'’‐‑-])(?:(?:al|el|an|ad|as|ash|ar|at|az|d)[-‐‑'’])?(?=[^\W\d_a-zß-öø-ÿа-яё]){WORD.pattern}"
    )


@cache
def _between() -> re.Pattern[str]:
    """What may stand between two words of a name, particles included: "de la", "bin"."""
    particles = "|".join(sorted(_word_set("particles"), key=len, reverse=True))
    return re.compile(rf"(?:\. ?|[ \xa0])(?:(?:{particles})[ \xa0]){{0,2}}")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"[ \xa0](?:{'|'.join(sorted(_word_set('tails'), key=len, reverse=True))})(?!\w)")


def _runs(text: str) -> Iterator[list[_Token]]:
    """Words with capitals in a row; particles count inside a run, "kyzy" at its end."""
    run: list[_Token] = []
    for match in _capitals().finditer(text):
        word = match[0]
        if not word[0].isupper() and not _ARTICLE.match(word):
            continue
        if run and (word in _word_set("calendar") or not _joins(text, run, match.start())):
            yield run
            run = []
        short = _POSSESSIVE.sub("", word)
        token = _Token(short, match.start(), match.start() + len(short))
        if run:
            run += [_Token(p[0], p.start(), p.end()) for p in WORD.finditer(text, run[-1].end, token.start)]
        run.append(token)
        if short != word or text.startswith(("’", "'"), token.end):
            yield run
            run = []
            continue
        tail = _tail().match(text, token.end)
        if tail:
            yield [*run, _Token(text[tail.start() + 1 : tail.end()], tail.start() + 1, tail.end())]
            run = []
    if run:
        yield run


def _joins(text: str, run: list[_Token], start: int) -> bool:
    """Whether only a space, the point of an initial or a title, or particles stand between a word and the next one."""
    last = run[-1]
    if start - last.end > 12 or _between().fullmatch(text, last.end, start) is None:
        return False
    return text[last.end] != "." or len(last.word) == 1 or is_address(last.word)


def _mentions(text: str) -> list[_Mention]:
    """The runs that may be names, without the titles and other words before them."""
    lowercase = {word for word in WORD.findall(text) if word.islower()}
    mentions = []
    for run in _runs(text):
        if len(run) > LONGEST_RUN:
            continue
        mention = _mention(text, run, lowercase)
        if mention:
            mentions.append(mention)
    return mentions


def _title_in(word: str) -> bool:
    """Whether a word with a capital is a title; of those whom something happens to, trades alone ("Journalist")."""
    role = role_of(word)
    if role == "victim":
        return word.casefold() in _word_set("trades") or word[0] >= "А"
    return is_address(word) or role is not None


def _mention(text: str, run: list[_Token], lowercase: set[str]) -> _Mention | None:
    titled = max((index for index, token in enumerate(run) if _title_in(token.word)), default=-1)
    if titled == len(run) - 1 > 0 and run[0].word in _word_set("given") and not is_address(run[-1].word):
        titled = -1  # "Martin King"
    tokens = run[titled + 1 :]
    not_names = _word_set("not_names")
    while titled < 0 and len(tokens) > 1 and _is_no_first(tokens, not_names, lowercase):
        tokens = tokens[1:]
    while tokens and tokens[0].word in _word_set("particles"):
        tokens = tokens[1:]
    if not tokens or len(tokens) > LONGEST_NAME or not _could_be_name(tokens, titled >= 0, lowercase):
        return None
    points = ("." if len(token.word) == 1 and text.startswith(".", token.end) else "" for token in tokens)
    words = tuple(token.word + point for token, point in zip(tokens, points, strict=True))
    if len(words[-1].rstrip(".")) < 2:
        return None
    mention = _Mention(words, tokens[0].start, tokens[-1].end, name_stem(words[-1]))
    is_weak = len(words) == 1 and run[max(titled, 0)].word.casefold() in _word_set("weak")
    if titled >= 0 and not is_weak:
        _add_title(mention, role_of(run[titled].word) or "other")
    return mention


def _is_family_first(words: tuple[str, ...]) -> bool:
    """Whether a name begins with a family name and a middle name, as in Viet Nam: "Le Thi Mai"."""
    return len(words) > 2 and words[0] in _word_set("family_first") and words[1] in _word_set("middle")


def _is_no_first(tokens: list[_Token], not_names: frozenset[str], lowercase: set[str]) -> bool:
    """Whether a name cannot begin with the first word: it opens a sentence, or is of another kind."""
    word = tokens[0].word
    if _is_family_first(tuple(token.word for token in tokens)):
        return False
    return (word in not_names and word not in _word_set("also_given")) or word.lower() in lowercase


def _could_be_name(tokens: list[_Token], is_titled: bool, lowercase: set[str]) -> bool:
    """Whether no word of it is one that no name holds: organisations, places, months, States, letters in a row."""
    not_names, of_states = _word_set("not_names"), _state_words()
    is_known = is_titled or tokens[0].word in _word_set("given")
    in_capitals = len(tokens) > 1 and all(token.word.isupper() for token in tokens)
    for index, token in enumerate(tokens):
        word = token.word
        if index and word in _word_set("particles"):
            continue
        if index == 0 and _is_family_first(tuple(token.word for token in tokens)):
            continue
        if word in not_names or word.capitalize() in not_names:
            is_also = word in _word_set("also_surnames") if index else word in _word_set("also_given")
            if not (is_also and is_known and len(tokens) > 1):
                return False
        if word in of_states and not (is_known and len(tokens) > 1 and (index or word in _word_set("given"))):
            return False
        if len(word) > 1 and word.isupper() and not in_capitals and (index == 0 or len(word) < 3 or not is_known):
            return False
        if not is_titled and index and word[0].isupper() and word.lower() in lowercase:
            return False
        if word[0].isupper() and any(part[:1].isupper() for part in _inner(word)):
            return False
    return True


def _inner(word: str) -> list[str]:
    """What follows the first letter: a capital there speaks against a name ("YouTube"), but not behind "Mc"."""
    if word.isupper() or word.startswith(
        ("Mc", "Mac", "De", "Di", "La", "Le", "Al", "El", "Ben", "Bin", "Abd", "Fitz")
    ):
        return []
    return [letter for part in re.split(r"[-‐‑'’]", word) for letter in part[1:]]


# ------------------------------------------------------------------------------------------------ evidence


def _add_title(mention: _Mention, role: Role | None) -> None:
    if role is None:
        return
    mention.evidence.add("title")
    if role != "other":
        mention.roles.append(role)


def _weigh(text: str, mentions: list[_Mention], language: str | None) -> None:
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


def _drop_headlines(text: str, mentions: list[_Mention], counts: Counter[str]) -> None:
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


def _weigh_words(text: str, mention: _Mention) -> None:
    """What the words themselves show."""
    words = mention.words
    if len(words) > 1 and not words[0].isupper():
        if words[0] in _word_set("given") or _is_family_first(words):
            mention.evidence.add("given name")
        if any(len(word.rstrip(".")) == 1 for word in words[1:-1]):
            mention.evidence.add("initial")
        if any(word in ("bin", "bint", "ibn", "ould") or _ARAB.match(word) for word in words[1:]):
            mention.evidence.add("particle")
        if words[-1] in _word_set("tails"):
            mention.evidence.add("surname")
    last = words[-1]
    if last not in _word_set("not_surname") and not last.isupper() and _pattern("surname").fullmatch(last):
        is_place = _PLACE_BEFORE.search(text[max(0, mention.start - 9) : mention.start]) or _ADJECTIVE.search(last)
        if len(words) > 1 or not is_place:
            mention.evidence.add("surname")


def _weigh_before(text: str, mention: _Mention, language: str | None) -> None:
    """What stands before it: a title in small letters, a verb, "the trial of"."""
    before = text[max(0, mention.start - LOOK_BACK) : mention.start]
    before = before[before.rfind("\n") + 1 :]
    is_alone = len(mention.words) < 2
    if not (
        is_alone
        and _ADJECTIVE.search(mention.words[0])
        and re.match(r"[ \xa0][а-я]", text[mention.end : mention.end + 2])
    ):
        _add_title(mention, title_before(before, is_alone, language))
    leading = _LEADING.search(before)
    if leading is None:
        return
    is_by = _before("by").search(before) is not None
    if is_alone:
        if is_by and _ORDER.search(before):
            mention.evidence.add("act")
        return
    if _before("harm_of").search(before):
        mention.evidence.add("harmed")
        mention.roles.append("victim")
    if is_by or (_BYLINE.fullmatch(before) and not mention.words[0].isupper()):
        mention.evidence.add("by")
    if leading[1].islower() and _pattern("speech").match(" " + leading[1]):
        mention.evidence.add("speech")


def _weigh_after(text: str, mention: _Mention) -> None:
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
        _add_title(mention, title_behind(after))


# ------------------------------------------------------------------------------------------------ one person, one role


def _grouped(mentions: list[_Mention]) -> list[list[_Mention]]:
    """The mentions of one person: one surname, and given names that do not differ."""
    groups: dict[tuple[str, str], list[_Mention]] = {}
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
