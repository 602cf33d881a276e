"""A text in, its words out: where they stand, what stands between them, which stand in an address or a file's name."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from heeded.masking.forms import particles
from heeded.masking.keys import APOSTROPHES, IGNORABLE, plain
from heeded.masking.names import INITIAL, WORD
from heeded.vocabulary import load

__all__ = ["Words", "words_of"]

LONGEST_ADDRESS = 300
_ADDRESS = re.compile(
    r"[@#_]|://|www\.|\.[a-z]{2,10}/|\.(?:pdf|docx?|odt|rtf|txt|html?|jpe?g|png|mp[34]|mov|zip|xlsx?|csv)\b"
)
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_HIDDEN = re.compile(f"[{IGNORABLE}]")
_QUOTES = "\"«»“”„‟'‘’‹›"
# between the parts of one name: white space, a hyphen, a nickname's quotation marks or brackets
_BESIDE = re.compile(rf"[\s{_QUOTES}()]{{1,12}}|\s?[-‐‑–]\s{{0,4}}")
_WHITE = re.compile(r"\s{1,12}")
# between a family name and the given name behind it; a semicolon with a space parts clauses, without one cells
_AFTER_COMMA = re.compile(r"\s{0,3}[,|]\s{0,12}|;|\t")
_IN_ADDRESS = re.compile(r"[._\-+=/%~&0-9\s]{0,4}")
_AFTER_INITIAL = re.compile(r"\.[\s\-‐‑]{0,4}|\s")
_INITIAL = re.compile(INITIAL)
_GOES_ON = re.compile(r"\.[,;)]|\.\s{1,4}(?=[^\W\d_])(?=[a-zà-ÿа-яё])|\.\s{0,4}[,;–—(]")
_ENDED = re.compile(rf"(?:^|[.!?:;…\n•])[\s{_QUOTES}(–—-]*$")
TITLE_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each starts and ends, as written, and whether it stands in an address."""

    text: str
    starts: list[int]
    ends: list[int]
    raw: list[str]
    in_address: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.raw)

    def gap(self, at: int) -> str:
        """What stands between a word and the next, cut to 16 characters."""
        gap = self.text[self.ends[at] : min(self.starts[at + 1], self.ends[at] + 16)]
        return gap if gap.isascii() else _HIDDEN.sub("", gap)

    def is_beside(self, at: int) -> bool:
        """Whether a word and the next may be parts of one name."""
        gap = self.gap(at)
        if at in self.in_address and at + 1 in self.in_address and _IN_ADDRESS.fullmatch(gap):
            return True
        if not gap:
            return True
        if "\n" in gap and gap.count("\n") > 1:
            return False
        is_stopped = gap[0] == "." and (self.is_initial(at) or self.is_particle(at))
        return bool(_BESIDE.fullmatch(gap)) or (is_stopped and bool(_AFTER_INITIAL.fullmatch(gap)))

    def is_white(self, at: int) -> bool:
        """Whether only white space stands between a word and the next."""
        return bool(_WHITE.fullmatch(self.gap(at)))

    def is_listed(self, at: int) -> bool:
        """Whether a comma or the border of a cell stands between a word and the next."""
        return bool(_AFTER_COMMA.fullmatch(self.gap(at)))

    def is_initial(self, at: int) -> bool:
        """Whether a word is one capital letter, or the two of "Zh", before a stop."""
        raw = self.raw[at]
        if len(raw) > 3 or not _INITIAL.fullmatch(raw) or not raw[0].isupper():
            return False
        return self.text[self.ends[at] : self.ends[at] + 1] == "."

    def is_stopped(self, at: int) -> bool:
        """Whether a word is an initial whose stop ends no sentence."""
        return self.is_initial(at) and bool(_GOES_ON.match(self.text, self.ends[at]))

    def may_be_title(self, at: int) -> bool:
        """Whether what looks like an initial may be a title of one letter: "M." for Monsieur."""
        return self.raw[at] in _address_words()

    def is_capital(self, at: int) -> bool:
        """Whether a word starts with a capital, or with a letter that has none."""
        first = self.raw[at][0]
        return first.isupper() or first.istitle() or first.lower() == first.upper()

    def is_particle(self, at: int) -> bool:
        """Whether a word is a small word inside names ("bin", "de")."""
        return plain(self.raw[at]) in particles()

    def starts_sentence(self, at: int) -> bool:
        """Whether a word is the first of a sentence or line."""
        return bool(_ENDED.search(self.text[max(0, self.starts[at] - 8) : self.starts[at]])) or self.starts[at] == 0

    def is_sainted(self, at: int) -> bool:
        """Whether "Saint" or "Our Lady of" stands before a word."""
        start = self.starts[at]
        return bool(_saint().search(self.text[max(0, start - TITLE_LENGTH) : start]))

    def is_titled(self, at: int) -> bool:
        """Whether "Ms" or the like stands before a word."""
        start = self.starts[at]
        return bool(_title().search(self.text[max(0, start - TITLE_LENGTH) : start]))


@cache
def _address_words() -> frozenset[str]:
    return frozenset(load("roles")["address"].split())


@cache
def _title() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_address_words(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})\.?\s{{1,3}}$")


@cache
def _saint() -> re.Pattern[str]:
    table = load("name_forms")
    words = "|".join(map(re.escape, (*table["saints"].split(), *table["our_ladies"])))
    return re.compile(rf"(?<!\w)(?:{words})\.?\s(?:(?:d[aeo]s?|del|of|the|las?|los)\s)*$")


def words_of(text: str) -> Words:
    """The words of a text, in the time of one pass; in addresses cut where small letters turn to capitals."""
    places = list(_addresses(text))
    starts, ends = list[int](), list[int]()
    raw, in_address = list[str](), set[int]()
    firsts = [start for start, _ in places]
    for match in WORD.finditer(text):
        start, end = match.span()
        if places and (at := bisect_right(firsts, start)) and places[at - 1][1] > start:
            pieces = _humps(start, match[0])
            in_address |= set(range(len(raw), len(raw) + len(pieces)))
        else:
            pieces = _pieces(start, end, match[0])
        for first, last, piece in pieces:
            starts.append(first)
            ends.append(last)
            raw.append(piece)
    return Words(text, starts, ends, raw, in_address)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Web addresses, e-mail addresses, hashtags and names of files: what stands between white space around a sign."""
    last = 0
    for match in _ADDRESS.finditer(text):
        if match.start() < last:
            continue
        start, end = match.span()
        while start > max(last, match.start() - LONGEST_ADDRESS) and not text[start - 1].isspace():
            start -= 1
        while end < min(len(text), match.end() + LONGEST_ADDRESS) and not text[end].isspace():
            end += 1
        yield start, end
        last = end


# "ofZhanseitova", where a file lost the space; not "McGuire"
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3})")
# "Мирнаяhope", where a file lost the space; not a word with a letter of the other script
_SCRIPTS = re.compile(r"(?<=[\u0400-\u052f]{3})(?=[a-zA-Z]{3})|(?<=[a-zA-Z]{3})(?=[\u0400-\u052f]{3})")
_KEPT = re.compile(r"(?:Mc|Mac|Fitz|De|Di|Da|Du|La|Le|Van|Al|El|O)$")


def _pieces(start: int, end: int, word: str) -> list[tuple[int, int, str]]:
    """A word without what an apostrophe joins to it; in pieces where a capital follows a small letter."""
    if (word.islower() or word.istitle()) and word.isalpha() and (word.isascii() or not _SCRIPTS.search(word)):
        return [(start, end, word)]
    cuts = [match.start() for match in _SCRIPTS.finditer(word)] or [
        match.start()
        for match in _GLUED.finditer(word)
        if word[match.start() - 1].islower() and not _KEPT.search(word, max(0, match.start() - 5), match.start())
    ]
    if cuts:
        edges = [0, *cuts, len(word)]
        return [(start + one, start + other, word[one:other]) for one, other in pairwise(edges)]
    return _elided(start, word) if _APOSTROPHE.search(word) else [(start, end, word)]


def _humps(start: int, word: str) -> list[tuple[int, int, str]]:
    humps = (at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower())
    cuts = [0, *humps, len(word)]
    return [(start + one, start + other, word[one:other]) for one, other in pairwise(cuts)]


# "d’", "l’", "qu’" before a name; "’s", "’ın", "’ya" behind it
ELIDED, LONGEST_SUFFIX = frozenset(("c", "d", "j", "l", "m", "n", "qu", "s", "t")), 4


def _elided(start: int, word: str) -> list[tuple[int, int, str]]:
    """A word without what an apostrophe joins to it; "O’Brien" stays whole."""
    first, last = 0, len(word)
    marks = [match.start() for match in _APOSTROPHE.finditer(word)]
    if len(word) - marks[-1] - 1 <= LONGEST_SUFFIX and word[marks[-1] + 1 :].islower() and marks[-1] > 2:
        last = marks.pop()
    if marks and word[: marks[0]] in ELIDED:
        first = marks[0] + 1
    return [(start + first, start + last, word[first:last])]
