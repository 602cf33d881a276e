"""A sentence of a document in; out, which State it concerns, who asserts what it says, and who is quoted.

The nearest State named wins: in the sentence before the count, in the rest of the sentence, in the sentences before.
Where several States are as near, None.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter

from heeded.extract.prose.authors import Author
from heeded.extract.prose.folding import folded, for_folded
from heeded.extract.prose.named import in_full, is_publisher, seats_in
from heeded.extract.prose.sayings import Saying, listed
from heeded.extract.prose.speakers import speaking_states, voice_of
from heeded.extract.prose.values import LANGUAGES, whole_words, words_of
from heeded.extract.sentences import sentence_spans
from heeded.model import Document, Statement, Value
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.states import find_states, iso3_of, name_of, states

__all__ = ["OF_OHCHR", "Voices", "clause", "is_said", "language_of", "stretches"]

_LONGEST_CLAUSE = 120
# How far back a paragraph's or the paragraphs' last State is looked for, in characters.
_LOOK_BACK = 1500
# "the Freedom Foundation", "Ar.Rukh.Khak", "Radio Svoboda": words with capitals, small words between
_NAME = r"(?:[A-ZÀ-ÞА-ЯЁ][\w.’'/-]{1,30}(?:\s(?:of|for|the|and|on|against|de|des|du|la|los|по|за|и))?\s?){1,8}"
# Kinds of documents that summarise what others wrote.
OF_OHCHR = ("stakeholder_summary", "un_compilation")


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
    return for_folded(rf"\b({'|'.join(map(re.escape, sorted(lone, key=len, reverse=True)))})\b"), lone


@cache
def _missions() -> re.Pattern[str]:
    """What speaks for its State abroad, in any language."""
    return re.compile(rf"(?<!\w){whole_words(load('voices')['missions'])}(?!\w)", re.I)


def is_said(text: str, language: str) -> bool:
    """Whether a text has a verb of saying."""
    return bool(listed("asserting", language).search(text))


@cache
def _organisation(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = load("organisation_words")["names"]
    marks = "|".join(known.get(language, ()) if language == "en" else (*known[language], *known["en"]))
    others = words_of("voices", "organisations", language)
    return re.compile(rf"(?<!\w)(?:{_NAME}|(?i:{others})(?!\w))"), re.compile(
        rf"\b(?:{marks})\b|\b[A-Z]{{3,8}}\b|^(?i:{others})$"
    )


_HEAD_OF_A_PAGE = 1000


@lru_cache(maxsize=4)
def _is_of_a_press_service(text: str, language: str) -> bool:
    """Whether a page passes on what an authority's press service tells: "the ministry's press service says"."""
    services, authorities = listed("press_services", language), listed("authorities", language)
    return any(
        services.search(text, *span)
        and authorities.search(text, *span)
        and listed("asserting", language).search(text, *span)
        for span in sentence_spans(text, 0, min(len(text), _HEAD_OF_A_PAGE))
    )


# No word so short stands for its publisher: "The", "New".
_SHORT = 5
# Names in capitals that assert nothing.
_NO_VOICE = ("UPR", "EPU", "УПО", "COVID", "NGO", "NGOs", "LGBT", "LGBTI", "HIV", "ICCPR", "CEDAW")


@cache
def _named_after(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words_of('voices', 'named_after', language)}\s[“«\"]?$", re.I)


_LAST: list["Voices"] = []


@dataclass(slots=True)
class Voices:
    """The States and speakers of one document, looked up once for each stretch."""

    document: Document
    language: str = "en"
    authors: dict[Saying, Author | None] = field(default_factory=dict)
    """Who is named beside a verb of saying, as far as it was asked."""
    earlier: dict[tuple[int, int], Author | None] = field(default_factory=dict)
    """Whom pronouns mean, by where they stand, as far as it was asked."""
    people: dict[str, Author] = field(default_factory=dict)
    """With whom the text names those who speak, as far as it was asked."""
    _voices: dict[tuple[int, int, int], Author | None] = field(default_factory=dict)
    _named: list[tuple[str, int, int]] | None = None

    @classmethod
    def of(cls, document: Document) -> "Voices":
        """The voices of a document; those of the last one are kept, as every extractor asks for them."""
        if not _LAST or _LAST[0].document is not document:
            _LAST[:] = [cls(document, language_of(document))]
        return _LAST[0]

    def named(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The States that a stretch names, by name or adjective: (code, start, end) in order."""
        if self._named is None:
            self._named = self._all_named()
        first = bisect_left(self._named, start, key=itemgetter(1))
        last = bisect_left(self._named, end, lo=first, key=itemgetter(1))
        return [each for each in self._named[first:last] if each[2] <= end]

    def _all_named(self) -> list[tuple[str, int, int]]:
        """The States that the text names, by name or adjective, in order."""
        found = [*find_states(self.document.text, self.language)]
        if self.language == "en":
            expression, codes = _adjectives()
            found += [(codes[match[1]], *match.span()) for match in expression.finditer(folded(self.document.text))]
        return sorted(found, key=itemgetter(1))

    def state(self, start: int, end: int, at: int) -> str | None:
        """The State that a count at `at` in the sentence `start:end` concerns; None where it cannot be told."""
        own = self.document.states
        if topic := self._topic(start, end, at):
            return topic
        if len(own) == 1:
            return own[0]
        named = self._spoken_of(start, end)
        before = [each[0] for each in named if each[1] <= at]
        if before:
            return before[-1]
        if named:
            return named[0][0]
        return self._earlier(start)

    def _spoken_of(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The document's States, or their capitals, in a stretch; one that speaks only where no other is named."""
        own = self.document.states
        named = [*self.named(start, end), *(seats_in(self.document.text, start, end) if own else ())]
        named = sorted((each for each in named if not own or each[0] in own), key=lambda each: each[1])
        if len({code for code, _, _ in named}) < 2:
            return named
        speaking = speaking_states(self, start, end)
        return [each for each in named if each[0] not in speaking] or named

    def _places(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The State that a stretch opens with, or whose capital: of one of which the document tells by name."""
        end = min(end, start + 60)
        seats = [each for each in seats_in(self.document.text, start, end) if name_of(each[0]) in self.document.text]
        return [each for each in (*self.named(start, end), *seats) if each[1] == start]

    def _topic(self, start: int, end: int, at: int) -> str | None:
        """Another State than the document's that opens the clause as its place, or the line: "In Belmar", "Belmar:"."""
        text, own = self.document.text, self.document.states
        low = max(start, at - _LOOK_BACK)
        cuts = [match.end() for match in _CLAUSE.finditer(text, low, at)]
        heads = [_IN.match(text, cut, at) for cut in dict.fromkeys((*cuts[-1:], *([start] if low == start else [])))]
        found = [each for head in heads if head for each in self._places(head.end(), at)][:1]
        if not found:
            least = max(0, at - _LOOK_BACK)
            line = text.rfind("\n", least, at) + 1
            if line == 0 < least:  # the line begins too far back
                return None
            mark = _MARKED.match(text, line)
            opens = mark.end() if mark else line
            if not _HEAD.match(text, opens, at):
                return None
            found = [each for each in self.named(opens, opens + 60) if each[1] == opens and each[2] <= at]
            colon = _COLON.match(text, found[-1][2], at) if found else None
            if colon is None or (colon.end() == at and not text[at].isdigit()):
                return None
        code, _, close = max(found, key=lambda each: each[2])
        if _NO_PLACE.match(text, close) or any(each[0] in own for each in self.named(close, at)):
            return None
        return code

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
        if self.is_report_of_the_state:
            return "state"
        voice = self._voice(start, end, at)
        if voice is None:
            is_of_the_state = self.is_of_the_state or _is_of_a_press_service(self.document.text, self.language)
            return "state" if is_of_the_state else None
        return self._called(voice, state)

    def _voice(self, start: int, end: int, at: int) -> Author | None:
        """Who says what stands at a place, looked up once."""
        if (start, end, at) not in self._voices:
            self._voices[start, end, at] = voice_of(self, start, end, at)
        return self._voices[start, end, at]

    def _called(self, voice: Author, state: str | None) -> str | None:
        """How an author is named in a statement on a State."""
        publisher = self.document.publisher
        if voice.states:
            own = (state,) if state else self.document.states
            if voice.states[0] in own and len(voice.states) == 1:
                return "state"
            if voice.states == (self.publishing_state,):
                return None
            return ", ".join(name_of(code) for code in voice.states)
        name = in_full(self.document.text, voice.name) if voice.name else None
        return None if name is None or is_publisher(name, publisher, self.document.text) else name

    def saying(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The verbs of saying in a stretch."""
        return listed("asserting", self.language).finditer(self.document.text, start, end)

    def has_authority(self, start: int, end: int) -> bool:
        """Whether a stretch names a State's government or another of its authorities."""
        return bool(listed("authorities", self.language).search(self.document.text, start, end))

    def parties(self, begin: int, stop: int) -> list[tuple[str, int, int]]:
        """Authorities and organisations named in a stretch: "state" or the name, start, end."""
        text, authorities = self.document.text, listed("authorities", self.language)
        found = [("state", *match.span()) for match in authorities.finditer(text, begin, stop)]
        name, mark = _organisation(self.language)
        for match in name.finditer(text, begin, stop):
            known = bool(mark.search(match[0]) or _named_after(self.language).search(text, begin, match.start()))
            named = match[0].strip().rstrip(".")
            known = known or (len(named) > _SHORT and (self.document.publisher or "").startswith(f"{named} "))
            if known and named not in _NO_VOICE and not authorities.search(named):
                found.append((named, *match.span()))
        return found

    def speaker(self, start: int, end: int, at: int, state: str | None, asserted_by: str | None) -> str | None:
        """The person who says what stands at `at`, where that is who asserts it: "…", said Ana Orlova."""
        voice = self._voice(start, end, at)
        if voice is None or voice.person is None or self._called(voice, state) != asserted_by:
            return None
        return voice.person

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
        speaker = self.speaker(*sentence, quote.start, state, asserted_by) or self.speaker(
            *sentence, max(quote.start, quote.end - 1), state, asserted_by
        )
        return Statement(
            value, quote, origin, state, asserted_by, speaker, self.as_summarised_by,
            self.document.body.page_at(quote.start), paragraph.number if paragraph else None,
        )  # fmt: skip

    @property
    def as_summarised_by(self) -> str | None:
        """OHCHR in its summaries and compilations."""
        return "OHCHR" if self.document.kind in OF_OHCHR else None

    @property
    def is_of_the_state(self) -> bool:
        """Whether the State itself publishes the document."""
        return self.publishing_state in self.document.states

    @property
    def is_report_of_the_state(self) -> bool:
        """Whether the State reports in it: a national report, or one at mid-term that nobody else publishes."""
        publisher = self.document.publisher
        is_own = publisher is None or self.is_of_the_state or listed("authorities", self.language).search(publisher)
        return self.document.kind == "national_report" or (self.document.kind == "midterm_report" and bool(is_own))

    @property
    def publishing_state(self) -> str | None:
        """The State that publishes the document, or whose ministry does; None where an organisation does."""
        publisher = self.document.publisher or ""
        named = find_states(publisher, self.language) if _missions().search(publisher) else ()
        code = iso3_of(publisher, self.language) or iso3_of(publisher)  # covers are stored with the English name
        return code or (named[-1][0] if named else None)

    @property
    def is_of_another_state(self) -> bool:
        """Whether another State than the one under review publishes the document."""
        return self.publishing_state is not None and not self.is_of_the_state


# "; ", ", while ", ", and ": where a clause begins that may have a place of its own
_CLAUSE = re.compile(
    r"[;:]\s|,\s(?:while|whereas|but|and|as|tandis\sque|alors\sque|et|mais|mientras(?:\sque)?|y|pero|а|и|но|тогда\sкак)\s"
)
# "In neighbouring ", "Au "
_IN = re.compile(
    r"(?:Meanwhile,?\sin|In|Across|Throughout|Inside|Elsewhere,?\sin|Au|Aux|En|Dans|À|В|Во|Что\sкасается)\s"
    r"(?:(?:the|la|le|el|l['’]|neighbou?ring|nearby|соседн\w{2,3})\s?){0,2}",
    re.I,
)
# "Belmar: ", "Belmar – ": a line with a head, of whatever it may be
_HEAD = re.compile(r"[^\n:–—]{2,60}?(?::|\s[–—-])\s")
_MARKED = re.compile(r"(?:[-*•–]|\(?\w{1,3}[.)])\s{1,3}")
_COLON = re.compile(r"(?::|\s[–—-])\s(?!(?:[“«\"]\s?)?(?:We|I|Our|Nous|Notre|Мы|Nosotros|Nuestr\w)(?!\w))")
# "’s view", " and ": what makes a State no place
_NO_PLACE = re.compile(r"['’]s?\s|\s(?:and|et|y|и)\s|-|\s[A-Z]\w{2,}\s(?:view|opinion)")

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
