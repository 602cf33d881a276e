"""A place in a sentence in; out, whose words stand there: by verbs of saying, a quotation, the sentence before."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heeded.extract.prose.authors import Author, author_in
from heeded.extract.prose.named import named_in
from heeded.extract.prose.names import word_set
from heeded.extract.prose.sayings import Saying, holding, listed, quotations, sayings_in
from heeded.extract.sentences import sentence_spans
from heeded.vocabulary.russian import name_in_nominative

if TYPE_CHECKING:
    from heeded.extract.prose.voices import Voices

__all__ = ["speaking_states", "voice_of"]

_LOOK_BACK, _MOST_SENTENCES, _MOST_VERBS = 1500, 6, 8
_LONGEST_PARAGRAPH, _LONGEST_HEADLINE = 6000, 200
_LEAST_QUOTATION = 12
# How far before a pronoun its own sentence may name whom it means.
_SAME_SENTENCE = 200
_OFFICIALLY = Author("state")
# Verbs by which an unknown name with a capital is an organisation's: "Rivernet counts 12".
_COUNTING = re.compile(
    r"count|record|document|list|regist|tall|puts?\s|speaks?\sof|identif|verif|recens|dénombr|chiffr|registr|contabil|cifra|насчит|"
    r"зафикс|задокум|подсч|зарегистр|compil|put\stogether|collected",
    re.I,
)
# "; ", ", but": what stands behind in a quotation is said by its speaker
_CONTRAST = re.compile(
    r";\s|,?\s(?:but|yet|while|whereas|although|mais|tandis|alors\sque|pero|mientras|aunque|но|а|однако)\s", re.I
)
_INVERTED_END = re.compile(
    r"['’]?s?\s?(?:[,.;:()\[—–”\"»]|$|(?:of|in|from|at|for|on|and|who|which|with|during|this|last|yesterday|today|when|as|after)\b)"
)


def voice_of(voices: "Voices", start: int, end: int, at: int) -> Author | None:
    """Who says what stands at `at` in the sentence `start:end`; None where it is the document's publisher."""
    text = voices.document.text
    line, close = _paragraph(text, start, end)
    spans = quotations(text, line, close)
    own = holding(spans, at) if spans else None
    if sayings_in(text, start, end, voices.language) and (found := _in_sentence(voices, start, end, at, own)):
        return found
    if headed := _of_headline(voices, line, close, at):
        return headed
    if own and own[1] - own[0] > _LEAST_QUOTATION:
        return _of_quotation(voices, own, spans, line, close)
    return _goes_on(voices, line, start, end, at)


# "Prosecutor General's Office: ": who speaks in a headline, which has no full stop
_HEADLINE = re.compile(r"(?P<who>[^\n:.!?“«\"]{4,70}):\s(?=[^\n]*[^\n.!?;:]$)")


# "Human Rights Council: ", "UPR Working Group: ": what a headline is about
_SESSION = re.compile(r"(?:Council|Group|Review|Session|Conseil|Consejo|Совет)(?!\w)")


def _of_headline(voices: "Voices", line: int, close: int, at: int) -> Author | None:
    """The organisation or authority before the colon of a headline; a State alone is what the headline is about."""
    if close - line > _LONGEST_HEADLINE:
        return None
    match = _HEADLINE.match(voices.document.text[:close], line)
    if not match or match.end() > at:
        return None
    found = author_in(voices, line, match.end("who"), False)
    return found if found and found.name and found.again is None and not _SESSION.search(found.name) else None


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    line = text.rfind("\n", max(0, start - _LONGEST_PARAGRAPH), start) + 1 or max(0, start - _LONGEST_PARAGRAPH)
    close = text.find("\n", end, end + _LONGEST_PARAGRAPH)
    return line, close if close >= 0 else min(len(text), end + _LONGEST_PARAGRAPH)


def _in_sentence(voices: "Voices", start: int, end: int, at: int, own: tuple[int, int] | None) -> Author | None:
    """Who says it by a verb of its sentence: one in its quotation, the nearest before it, the nearest behind."""
    text = voices.document.text
    sayings = sayings_in(text, start, end, voices.language)
    sayings = tuple(each for each in sayings if each.kind == "values" or not each.start <= at < each.end)
    inner = [each for each in sayings if own and each.quotation and each.quotation[0] == own[0]]
    outer = [each for each in sayings if not each.quotation]
    order = [each for each in reversed(inner) if each.end <= at and not _CONTRAST.search(text, each.end, at)]
    before = [each for each in reversed(outer) if each.end <= at or (each.start <= at and each.kind == "values")]
    order += [*before, *(each for each in outer if each.start > at)] if not own else _nearest(outer, own)
    for saying in order[:_MOST_VERBS]:
        author = _author(voices, saying)
        if author is None:
            continue
        if author.span[0] <= at < author.span[1]:
            continue
        if saying.start > at and not _reaches_back(text, saying, author, at, bool(own)):
            continue
        if author.again is not None:
            author = _before(voices, author, start)
            if author is None:
                continue
        return author
    return None


def _nearest(sayings: list[Saying], own: tuple[int, int]) -> list[Saying]:
    """The verbs outside a quotation: the one directly behind it first, then that directly before."""
    behind = [each for each in sayings if own[1] <= each.start < own[1] + 120]
    return [*behind[:1], *reversed([each for each in sayings if each.end <= own[0]]), *behind[1:]]


# ", the group ", "”, Ana Orlova ": what stands before a subject whose words came first
_CLOSED = re.compile(r"[,”»\"–—-]\s(?:the\s|l[ae]s?\s|l['’]|el\s|los\s)?(?:\w{2,12}\s){0,2}$", re.I)
# " said.", " said on Monday, "
_SAID_SO = re.compile(
    r"\s?(?:[,.;:)”»—–]|\"(?=\s)|$)|\s(?:today|yesterday|this|last|on|in|at|aujourd|hoy|ce|le|este|в|сегодня)(?!\w)",
    re.I,
)
# " told the delegates in Geneva."
_TOLD = re.compile(r"\s(?:(?!that\s)[^\W\d][\w’'-]{0,20}\s){0,6}[\w’'-]{1,20}[.,;]")


def _reaches_back(text: str, saying: Saying, author: Author, at: int, is_quoted: bool) -> bool:
    """Whether words before a verb are what it reports: "…, said X", "…, X said", "… according to X"."""
    if saying.kind in ("by", "whose", "officially") or author.span[0] >= saying.end or is_quoted:
        return True
    if saying.kind == "values" or at >= author.span[0] or at >= saying.start:
        return False
    is_told = text[saying.start : saying.end].lower() in ("told", "tells", "informed") and _TOLD.match(text, saying.end)
    if not is_told and not _SAID_SO.match(text, saying.end):
        return False
    return _CLOSED.search(text, at, author.span[0]) is not None


def _author(voices: "Voices", saying: Saying) -> Author | None:
    """Who is named beside a verb; looked up once."""
    if saying not in voices.authors:
        voices.authors[saying] = _beside(voices, saying)
    return voices.authors[saying]


def _beside(voices: "Voices", saying: Saying) -> Author | None:
    text = voices.document.text
    if saying.kind == "officially" and voices.as_summarised_by:
        return None  # the contributor cites what is official
    if saying.kind == "officially":
        for start, end, _ in saying.slots:
            found = author_in(voices, start, min(end, start + 60), True)
            if found and text[start : found.span[0]].strip().lower() in ("from", "of", "from the", "of the"):
                return found
        return _OFFICIALLY
    counts = saying.kind in ("by", "whose") or _COUNTING.match(text, saying.start, saying.end) is not None
    for start, end, is_behind in saying.slots:
        found = author_in(voices, start, end, is_behind, counts)
        if found is None:
            continue
        is_inverted = is_behind and start >= saying.end and saying.kind in ("tells", "values")
        if is_inverted and not _is_behind(voices, saying, found, end):
            continue
        if saying.kind == "by" and found.span[0] - start > 60:
            continue
        if saying.kind == "by" and found.person:  # «по словам Ильзы Дорн»
            words = name_in_nominative(tuple(found.person.split()), word_set("given"), "")
            return replace(found, person=" ".join(words))
        return found
    if saying.kind == "adds":
        return Author(again="", span=(saying.start, saying.end))
    return None


def _is_behind(voices: "Voices", saying: Saying, author: Author, end: int) -> bool:
    """Whether a party behind a verb is its subject: directly behind it, and nothing is said of it there."""
    text = voices.document.text
    if author.span[0] - saying.end > 70:
        return False
    is_quoted = re.search(r"[”»\"],?[\s–—-]{1,3}(?:\w{1,4}\s)?$", text[max(0, saying.start - 10) : saying.start])
    if is_quoted or voices.language != "en":
        return True
    return bool(_INVERTED_END.match(text[author.close or author.span[1] : end + 1].lstrip() or "."))


def _before(voices: "Voices", author: Author, start: int) -> Author | None:
    """Whom a pronoun means; looked up once."""
    if author.span not in voices.earlier:
        voices.earlier[author.span] = _meant(voices, author, start)
    return voices.earlier[author.span]


def _meant(voices: "Voices", author: Author, start: int) -> Author | None:
    """The last speaker before the sentence; a person for "she"."""
    wants_person = bool(author.again) and listed("persons", voices.language).fullmatch(author.again or "") is not None
    low = max(start, author.span[0] - _SAME_SENTENCE)
    here = [each for each in named_in(voices, low, author.span[0]) if each.end < author.span[0] - 1]
    here = [each for each in here if (each.kind == "person") == wants_person and each.kind not in ("name", "group")]
    if here and author.again:
        return author_in(voices, here[-1].start, here[-1].end, True)
    found = _last_before(voices, author, start, wants_person)
    return found or (_last_before(voices, author, start, False) if wants_person and voices.language != "en" else None)


_PLURAL = ("they", "their", "ils", "elles", "leurs", "eux", "ellos", "ellas", "они", "их", "")


def _last_before(voices: "Voices", author: Author, start: int, wants_person: bool) -> Author | None:
    """The last who spoke in the sentences before; for "it" also who is named first in the sentence before."""
    text = voices.document.text
    may_be_group = author.again in _PLURAL
    first_of_last: Author | None = None
    for number, (begun, close) in enumerate(_sentences_before(voices, start)):
        for saying in reversed(sayings_in(text, begun, close, voices.language)[-_MOST_VERBS:]):
            found = None if saying.quotation else _author(voices, saying)
            is_fit = found and (found.person or not wants_person) and (may_be_group or not _is_group(found))
            if found and is_fit and found.again is None:
                return found
        if number == 0 and not wants_person and author.again:
            first_of_last = next(
                (author_in(voices, each.start, each.end, True) for each in named_in(voices, begun, close)), None
            )
            if first_of_last and (first_of_last.name or first_of_last.states):
                return first_of_last
    return None


def _is_group(author: Author) -> bool:
    """Whether it is a group without a name of its own: "activists"."""
    return author.name is not None and author.name != "state" and author.name == author.name.lower()


def _sentences_before(voices: "Voices", start: int) -> list[tuple[int, int]]:
    """Some sentences before a place, the nearest first."""
    low = max(0, start - _LOOK_BACK)
    return list(reversed(list(sentence_spans(voices.document.text, low, start))))[:_MOST_SENTENCES]


def _of_quotation(
    voices: "Voices", own: tuple[int, int], spans: tuple[tuple[int, int], ...], line: int, close: int
) -> Author | None:
    """Who speaks in a quotation of several sentences: named directly behind it, else before it."""
    text = voices.document.text
    following = min([close, *(a for a, _ in spans if a >= own[1])])
    stop = next(iter(sentence_spans(text, own[1], min(following, own[1] + 300))), (own[1], own[1]))[1]
    for saying in sayings_in(text, max(line, own[0]), stop, voices.language):
        if saying.start >= own[1] and not saying.quotation and (found := _author(voices, saying)):
            return found if found.again is None else _before(voices, found, own[0])
    return _last_speaker(voices, line, own[0]) or (
        _last_speaker(voices, text.rfind("\n", 0, max(0, line - 1)) + 1, line) if own[0] - line < 4 else None
    )


def _last_speaker(voices: "Voices", begun: int, stop: int) -> Author | None:
    for start, end in reversed(list(sentence_spans(voices.document.text, max(begun, stop - _LOOK_BACK), stop))):
        for saying in reversed(sayings_in(voices.document.text, start, end, voices.language)[-_MOST_VERBS:]):
            found = None if saying.quotation else _author(voices, saying)
            found = _before(voices, found, start) if found and found.again is not None else found
            if found:
                return found
    return None


# "had noted", « avait accepté »: what goes on with reported words in a sentence without a verb of saying
_SHIFTED = {
    "en": re.compile(r"(?<!\w)(?:had|would)\s", re.I),
    "fr": re.compile(r"(?<!\w)(?:avait|avaient|était|étaient|serait|seraient|\w{3,14}(?:rait|raient))(?!\w)", re.I),
    "es": re.compile(r"(?<!\w)(?:había|habían|\w{3,14}(?:ría|rían))(?!\w)", re.I),
    "ru": re.compile(r"(?!)"),
}


def _goes_on(voices: "Voices", line: int, start: int, end: int, at: int) -> Author | None:
    """The speaker of the sentence before, where this one goes on in reported speech: "It had noted the other 12"."""
    text, language = voices.document.text, voices.language
    if sayings_in(text, start, end, language):
        return None
    is_shifted = _SHIFTED[language].search(text, max(start, at - 90), min(end, at + 90))
    if not is_shifted:
        return _of_paragraph(voices, line, start)
    for begun, close in reversed(list(sentence_spans(text, max(line, start - _LOOK_BACK), start))[-2:]):
        sayings = [each for each in sayings_in(text, begun, close, language) if not each.quotation]
        for saying in reversed(sayings[-_MOST_VERBS:]):
            found = _author(voices, saying)
            if found and saying.kind in ("tells", "adds"):
                return _before(voices, found, begun) if found.again is not None else found
    return None


def _of_paragraph(voices: "Voices", line: int, start: int) -> Author | None:
    """The official whose words a paragraph reports from sentence to sentence: "Ana Orlova, the minister, said"."""
    for begun, close in reversed(list(sentence_spans(voices.document.text, max(line, start - _LOOK_BACK), start))):
        sayings = [
            each for each in sayings_in(voices.document.text, begun, close, voices.language) if not each.quotation
        ]
        if sayings:
            found = _author(voices, sayings[-1])
            if found and found.again is not None:
                found = _before(voices, found, begun)
            return found if found and found.person and (found.states or found.name == "state") else None
    return None


def speaking_states(voices: "Voices", start: int, end: int) -> frozenset[str]:
    """The States that are the subject of a verb of saying, praise or blame in a sentence."""
    found: set[str] = set()
    for saying in sayings_in(voices.document.text, start, end, voices.language):
        author = None if saying.quotation else _author(voices, saying)
        found.update(author.states if author and author.again is None else ())
    return frozenset(found)
