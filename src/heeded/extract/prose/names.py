"""A text in, the places out where a name of a person may stand: words with capitals in a row, without titles.

A run that holds a word which no name of a person holds, such as one for an organisation, a place or a law, is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from heeded.extract.prose.titles import WORD, Role, is_address, role_of
from heeded.vocabulary import load
from heeded.vocabulary.russian import declined, name_stem
from heeded.vocabulary.states import names_in, states

__all__ = ["Mention", "is_family_first", "mentions_in", "word_set"]

_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]t|[Aa]z|d|O)[-‐‑'’][A-Z]")
# "McDorn", "AlSinga"
_JOINED_TO = ("Mc", "Mac", "De", "Di", "La", "Le", "Al", "El", "Ben", "Bin", "Abd", "Fitz")
LONGEST_NAME, LONGEST_RUN = 5, 9


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


@dataclass(slots=True)
class Mention:
    """One place where a name may stand: its words, what shows it to be a person's, and roles that the place gives."""

    words: tuple[str, ...]
    start: int
    end: int
    surname: str
    evidence: set[str] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)

    def add_title(self, role: Role | None) -> None:
        """What a title shows; "other" is that of a form of address, which gives no role."""
        if role is not None:
            self.evidence.add("title")
            self.roles += [role] if role != "other" else []

    @property
    def is_person(self) -> bool:
        return bool(self.evidence)


@cache
def word_set(name: str) -> frozenset[str]:
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


# ------------------------------------------------------------------------------------------------ runs


@cache
def _capitals() -> re.Pattern[str]:
    """A word with a capital, with or without an article before it; the words are looked at, the rest is passed over."""
    return re.compile(
        rf"(?<![\w'’‐‑-])(?:(?:al|el|an|ad|as|ash|ar|at|az|d)[-‐‑'’])?(?=[^\W\d_a-zß-öø-ÿа-яё]){WORD.pattern}"
    )


@cache
def _between() -> re.Pattern[str]:
    """What may stand between two words of a name, particles included: "de la", "bin"."""
    particles = "|".join(sorted(word_set("particles"), key=len, reverse=True))
    return re.compile(rf"(?:\. ?|[ \xa0])(?:(?:{particles})[ \xa0]){{0,2}}")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"[ \xa0](?:{'|'.join(sorted(word_set('tails'), key=len, reverse=True))})(?!\w)")


def _runs(text: str) -> Iterator[list[_Token]]:
    """Words with capitals in a row; particles count inside a run, "kyzy" at its end."""
    run: list[_Token] = []
    for match in _capitals().finditer(text):
        word = match[0]
        if not word[0].isupper() and not _ARTICLE.match(word):
            continue
        if run and (word in word_set("calendar") or not _joins(text, run, match.start())):
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


def mentions_in(text: str) -> list[Mention]:
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
        return word.casefold() in word_set("trades") or word[0] >= "А"
    return is_address(word) or role is not None


def _mention(text: str, run: list[_Token], lowercase: set[str]) -> Mention | None:
    titled = max((index for index, token in enumerate(run) if _title_in(token.word)), default=-1)
    if titled == len(run) - 1 > 0 and run[0].word in word_set("given") and not is_address(run[-1].word):
        titled = -1  # "Martin King"
    tokens = run[titled + 1 :]
    not_names = word_set("not_names")
    while titled < 0 and len(tokens) > 1 and _is_no_first(tokens, not_names, lowercase):
        tokens = tokens[1:]
    while tokens and tokens[0].word in word_set("particles"):
        tokens = tokens[1:]
    if not tokens or len(tokens) > LONGEST_NAME or not _could_be_name(tokens, titled >= 0, lowercase):
        return None
    points = ("." if len(token.word) == 1 and text.startswith(".", token.end) else "" for token in tokens)
    words = tuple(token.word + point for token, point in zip(tokens, points, strict=True))
    if len(words[-1].rstrip(".")) < 2:
        return None
    mention = Mention(words, tokens[0].start, tokens[-1].end, name_stem(words[-1]))
    is_weak = len(words) == 1 and run[max(titled, 0)].word.casefold() in word_set("weak")
    if titled >= 0 and not is_weak:
        mention.add_title(role_of(run[titled].word) or "other")
    return mention


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether a name begins with a family name and a middle name, as in Viet Nam: "Le Thi Mai"."""
    return len(words) > 2 and words[0] in word_set("family_first") and words[1] in word_set("middle")


def _is_no_first(tokens: list[_Token], not_names: frozenset[str], lowercase: set[str]) -> bool:
    """Whether a name cannot begin with the first word: it opens a sentence, or is of another kind."""
    word = tokens[0].word
    if is_family_first(tuple(token.word for token in tokens)):
        return False
    return (word in not_names and word not in word_set("also_given")) or word.lower() in lowercase


def _could_be_name(tokens: list[_Token], is_titled: bool, lowercase: set[str]) -> bool:
    """Whether no word of it is one that no name holds: organisations, places, months, States, letters in a row."""
    not_names, of_states = word_set("not_names"), _state_words()
    is_known = is_titled or tokens[0].word in word_set("given")
    in_capitals = len(tokens) > 1 and all(token.word.isupper() for token in tokens)
    for index, token in enumerate(tokens):
        word = token.word
        if index and word in word_set("particles"):
            continue
        if index == 0 and is_family_first(tuple(token.word for token in tokens)):
            continue
        if word in not_names or word.capitalize() in not_names:
            is_also = word in word_set("also_surnames") if index else word in word_set("also_given")
            if not (is_also and is_known and len(tokens) > 1):
                return False
        if word in of_states and not (is_known and len(tokens) > 1 and (index or word in word_set("given"))):
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
