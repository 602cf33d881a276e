"""A sentence of a document in; out, which State it concerns, who asserts what it says, and who is quoted.

The nearest State named wins: in the sentence before the count, in the rest of the sentence, in the sentences before.
Where several States are as near, None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from heeded.extract.prose.values import LANGUAGES, whole_words
from heeded.extract.sentences import sentence_spans
from heeded.model import Document, Statement, Value
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.states import find_states, iso3_of, states

__all__ = ["Voices", "clause", "is_said", "language_of", "stretches"]

_LONGEST_CLAUSE = 120
# How far a speaker may stand from the verb, in characters.
_BESIDE = 90
# How far back a paragraph's or the paragraphs' last State is looked for, in characters.
_LOOK_BACK = 1500
# "the Freedom Foundation", "Ar.Rukh.Khak", "Radio Svoboda": words with capitals, small words between
_NAME = r"(?:[A-ZÀ-ÞА-ЯЁ][\w.’'/-]{1,30}(?:\s(?:of|for|the|and|on|against|de|des|du|la|los|по|за|и))?\s?){1,8}"
_OF_THE_STATE = ("national_report", "midterm_report")
_OF_OHCHR = ("stakeholder_summary", "un_compilation")


def language_of(document: Document) -> str:
    """The language whose words are looked for: the document's, English where it is unknown."""
    return document.language if document.language in LANGUAGES else "en"


_LONGEST_SENTENCE = 2000


@lru_cache(maxsize=4)  # every extractor asks for those of the same text
def stretches(text: str, first: int = 0, last: int | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of a text in prose, or of a part of it, in pieces of at most 2000 characters."""
    return tuple(sentence_spans(text, first, len(text) if last is None else last, _LONGEST_SENTENCE))


@cache
def _adjectives() -> tuple[re.Pattern[str], dict[str, str]]:
    """ "Bolivian authorities": adjectives that belong to one State alone."""
    codes: dict[str, set[str]] = {}
    for code, state in states().items():
        codes.setdefault(state.adjective.lower(), set()).add(code)
    lone = {adjective: named.pop() for adjective, named in codes.items() if len(named) == 1}
    return re.compile(rf"\b({'|'.join(map(re.escape, sorted(lone, key=len, reverse=True)))})\b", re.I), lone


@cache
def _authorities(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words(load('voices')['authorities'][language])}(?!\w)", re.I)


@cache
def _missions() -> re.Pattern[str]:
    """What speaks for its State abroad, in any language."""
    return re.compile(rf"(?<!\w){whole_words(load('voices')['missions'])}(?!\w)", re.I)


@cache
def _asserting(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words(load('voices')['asserting'][language])}(?!\w)", re.I)


def is_said(text: str, language: str) -> bool:
    """Whether a text has a verb of saying."""
    return bool(_asserting(language).search(text))


@cache
def _organisation(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = load("organisation_words")["names"]
    marks = "|".join(known.get(language, ()) if language == "en" else (*known[language], *known["en"]))
    others = whole_words(load("voices")["organisations"][language])
    return re.compile(rf"(?<!\w)(?:{_NAME}|(?i:{others})(?!\w))"), re.compile(
        rf"\b(?:{marks})\b|\b[A-Z]{{3,8}}\b|^(?i:{others})$"
    )


# Names in capitals that assert nothing.
_NO_VOICE = ("UPR", "EPU", "УПО", "COVID", "NGO", "NGOs", "LGBT", "LGBTI", "HIV", "ICCPR", "CEDAW")


@cache
def _named_after(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words(load('voices')['named_after'][language])}\s[“«\"]?$", re.I)


@dataclass(slots=True)
class Voices:
    """The States and speakers of one document, looked up once for each stretch."""

    document: Document
    language: str = "en"
    _named: dict[tuple[int, int], list[tuple[str, int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> "Voices":
        """The voices of a document."""
        return cls(document, language_of(document))

    def named(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The States that a stretch names, by name or adjective: (code, start, end) in order."""
        if (start, end) not in self._named:
            stretch = self.document.text[start:end]
            found = [(code, start + a, start + b) for code, a, b in find_states(stretch, self.language)]
            if self.language == "en":
                expression, codes = _adjectives()
                matches = expression.finditer(stretch)
                found += [(codes[match[1].lower()], start + match.start(), start + match.end()) for match in matches]
            self._named[start, end] = sorted(found, key=lambda each: each[1])
        return self._named[start, end]

    def state(self, start: int, end: int, at: int) -> str | None:
        """The State that a count at `at` in the sentence `start:end` concerns; None where it cannot be told."""
        own = self.document.states
        if len(own) == 1:
            return own[0]
        named = [each for each in self.named(start, end) if not own or each[0] in own]
        before = [each[0] for each in named if each[1] <= at]
        if before:
            return before[-1]
        if named:
            return named[0][0]
        return self._earlier(start)

    def _earlier(self, start: int) -> str | None:
        """The one State of the nearest lines before that name any."""
        text, own = self.document.text, self.document.states
        close, least = start, max(0, start - _LOOK_BACK)
        while close > least:
            begin = max(text.rfind("\n", least, close - 1), text.rfind(". ", least, close - 1), least - 1) + 1
            codes = {code for code, _, _ in self.named(begin, close) if not own or code in own}
            if codes:
                return codes.pop() if len(codes) == 1 else None
            close = begin if begin < close else least
        return None

    def asserted_by(self, start: int, end: int, at: int, state: str | None) -> str | None:
        """ "state", an organisation as named, or None for the publisher: who asserts the count at `at`."""
        if self.document.kind in _OF_THE_STATE:
            return "state"
        spoken = list(self.saying(start, end))
        for verb in sorted(spoken, key=lambda match: (match.start() > at, abs(match.start() - at))):
            found = self._subject(verb, start, end, state)
            if found:
                return None if found == self.document.publisher else found
        return None

    def saying(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The verbs of saying in a stretch."""
        return _asserting(self.language).finditer(self.document.text, start, end)

    def has_authority(self, start: int, end: int) -> bool:
        """Whether a stretch names a State's government or another of its authorities."""
        return bool(_authorities(self.language).search(self.document.text, start, end))

    def _subject(self, verb: re.Match[str], start: int, end: int, state: str | None) -> str | None:
        """Who stands beside a verb of saying: an authority, the State, an organisation; the nearest before wins."""
        before = self.parties(max(start, verb.start() - _BESIDE), verb.start())
        named = [each for each in self.named(start, end) if each[0] == state]
        before += [("state", a, b) for _, a, b in named if 0 <= verb.start() - b <= 25]
        if before:
            return max(before, key=lambda each: each[2])[0]
        after = self.parties(verb.end(), min(end, verb.end() + _BESIDE))
        return min(after, key=lambda each: each[1])[0] if after else None

    def parties(self, begin: int, stop: int) -> list[tuple[str, int, int]]:
        """Authorities and organisations named in a stretch: "state" or the name, start, end."""
        text, authorities = self.document.text, _authorities(self.language)
        found = [("state", *match.span()) for match in authorities.finditer(text, begin, stop)]
        name, mark = _organisation(self.language)
        for match in name.finditer(text, begin, stop):
            known = mark.search(match[0]) or _named_after(self.language).search(text, begin, match.start())
            named = match[0].strip().rstrip(".")
            if known and named not in _NO_VOICE and not authorities.search(named):
                found.append((named, *match.span()))
        return found

    def speaker(self, start: int, end: int) -> str | None:
        """The person whose words the stretch quotes: "…", said Ana Orlova."""
        match = _SAID.search(self.document.text, start, min(len(self.document.text), end + 160))
        return match[1] or match[2] if match and _QUOTED.search(self.document.text, max(0, start - 1), end) else None

    def statement(self, value: Value, span: tuple[int, int], origin: Origin, sentence: tuple[int, int]) -> Statement:
        """A statement of the stretch `span` in a sentence: with its State, who asserts it, and where it stands."""
        quote = self.document.quote(*span)
        state = self.state(*sentence, quote.start)
        return self.placed(value, span, origin, state, self.asserted_by(*sentence, quote.start, state), sentence)

    def placed(
        self,
        value: Value,
        span: tuple[int, int],
        origin: Origin,
        state: str | None,
        asserted_by: str | None,
        sentence: tuple[int, int],
    ) -> Statement:
        """A statement whose State and party are known already."""
        quote = self.document.quote(*span)
        paragraph = self.document.body.paragraph_at(quote.start)
        return Statement(
            value, quote, origin, state, asserted_by, self.speaker(*sentence), self.as_summarised_by,
            self.document.body.page_at(quote.start), paragraph.number if paragraph else None,
        )  # fmt: skip

    @property
    def as_summarised_by(self) -> str | None:
        """OHCHR in its summaries and compilations."""
        return "OHCHR" if self.document.kind in _OF_OHCHR else None

    @property
    def is_of_the_state(self) -> bool:
        """Whether the State itself publishes the document."""
        return self.publishing_state in self.document.states

    @property
    def publishing_state(self) -> str | None:
        """The State that publishes the document, or whose ministry does; None where an organisation does."""
        publisher = self.document.publisher or ""
        named = find_states(publisher, self.language) if _missions().search(publisher) else ()
        return iso3_of(publisher, self.language) or (named[-1][0] if named else None)

    @property
    def is_of_another_state(self) -> bool:
        """Whether another State than the one under review publishes the document."""
        return self.publishing_state is not None and not self.is_of_the_state


_QUOTED = re.compile(r"[“«\"]")
# "said Ana Orlova", "Ana Orlova said"
_PERSON = r"((?:[A-Z][\w’'-]+\s){1,3}[A-Z][\w’'-]+)"
_SAID = re.compile(rf"[”»\"],?\s(?:(?:said|says|told)\s{_PERSON}|{_PERSON}\s(?:said|says|told))")

# ", " "; " ": " " (" " — ": where a clause begins or ends
_BOUNDARY = re.compile(r"[,;:(—–](?=\s)|[;:()—]|\s[–-]\s")


def clause(text: str, start: int, end: int, begin: int, stop: int) -> tuple[int, int]:
    """The clause of the sentence `start:end` that holds `begin:stop`, at most 120 characters on each side."""
    low, high = max(start, begin - _LONGEST_CLAUSE), min(end, stop + _LONGEST_CLAUSE)
    cuts = [match.end() for match in _BOUNDARY.finditer(text, low, begin)]
    first = cuts[-1] if cuts else low if low == start else text.find(" ", low, begin) + 1 or begin
    after = _BOUNDARY.search(text, stop, high)
    last = after.start() if after else high if high == end else max(text.rfind(" ", stop, high), stop)
    return first, last
