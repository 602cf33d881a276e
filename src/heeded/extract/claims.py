"""A report in which a State speaks in; out, one `claim` for each sentence that says what it did, does or will do.

A claim states an act: something was done ("has adopted", "was amended", "entered into force"), is under way ("is being
drafted", "continues to train", "is carried out every year") or will be done ("will ratify", "intends to", "is
foreseen"). No claim are: law in force and institutions that merely exist ("the Constitution guarantees", "is regulated
by"), figures and conditions of life, courts' findings on persons, opinions and courtesies of the speaker, acts that
are denied, conditional, possible or owed ("has not", "if", "may", "should"). A bill that was drafted or submitted is
under way. Where a sentence says several of these, its first counts. The words are data (`vocabulary/claims.yml`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import cast

from heeded.extract.brackets import state_groups
from heeded.extract.numbers import heads_in
from heeded.extract.plain import without_marks
from heeded.extract.positions import Claimed
from heeded.extract.prose.values import whole_words
from heeded.extract.prose.voices import Voices, language_of, stretches
from heeded.extract.reply_lists import RECOMMENDATION, dotted_heads, lists_in
from heeded.extract.reply_tables import numbers_in_cell
from heeded.model import Claim, Document, Paragraph, Problem, Statement
from heeded.provenance import Origin, Quote
from heeded.vocabulary import load

__all__ = ["claimed_in", "claims", "claims_of", "numbered_claims"]

ORIGIN = Origin("claims", "1")
_DONE: Claimed = "implemented"
KEYS: tuple[Claimed, ...] = ("in_progress", "planned", "implemented")
_PLACEHOLDER = re.compile(r"<(\w+)>")
# how far before an act a word may stand that takes it back
_REACH = 70
_BOUNDARY = re.compile(r"[,;:()–—“”\"«»]")
LONGEST_LABEL = 60


@cache
def _acts(language: str) -> re.Pattern[str]:
    """All wordings of a language, one group a claim and a condition on what stands before."""
    content, words = load("claims"), _words_of(language)
    wordings: dict[str, list[str]] = {key: content[key][language] for key in KEYS}
    for condition in ("after_subject", "not_attributive"):
        for key in KEYS:
            if known := content[condition].get(key, {}).get(language):
                wordings[f"{key}__{condition}"] = known
    groups = (f"(?P<{name}>{_any(_filled(each, words) for each in known)})" for name, known in wordings.items())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?!\w)")


@cache
def _words_of(language: str) -> Mapping[str, str]:
    """The expressions that others name as <name>."""
    words: dict[str, str] = {}
    for name, expression in load("claims")["words"].get(language, {}).items():
        words[name] = _filled(expression, words)
    return words


def _filled(expression: str, words: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda name: words.get(name[1], name[0]), expression)


def _any(expressions: Iterable[str]) -> str:
    """As `whole_words`, in the order given."""
    return "|".join(whole_words([each]) for each in expressions)


@cache
def _before(name: str, language: str) -> re.Pattern[str]:
    """The words of a condition where they end a stretch; those that cancel an act anywhere in it."""
    content = load("claims")
    known = {
        "cancels": content["cancels"],
        "after_subject": content["after_subject"]["subjects"],
        "not_attributive": content["not_attributive"]["attributes"],
    }[name]
    end = "" if name == "cancels" else r"\s{1,3}$"
    return re.compile(rf"(?<!\w){whole_words([known.get(language, '(?!)')])}(?!\w){end}")


@cache
def _undoing(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that undo in a language; what it is a deed to undo."""
    content, words = load("claims")["undone"], _words_of(language)
    auxiliary = "" if language == "ru" else _filled(content["auxiliaries"][language], words) + " "
    alone = _filled(content["alone"][language], words)
    verbs = whole_words([f"{auxiliary}(?:{'|'.join(content['verbs'][language])})", alone])
    deeds = whole_words([content["deeds"][language]])
    return re.compile(rf"(?<![\w-]){verbs}(?!\w)"), re.compile(rf"(?<!\w){deeds}(?!\w)")


@cache
def _apart(side: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){whole_words([load('claims')['apart'][side][language]])}(?!\w)")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{load('claims')['relative']})(?!\w)")


@cache
def _over() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = load("claims")["over"]
    return re.compile(rf"{whole_words([known['purpose']])}(?!\w)"), re.compile(whole_words([known["period"]]))


@cache
def _labels() -> Mapping[str, Claimed]:
    return {label: key for key in KEYS for label in load("claims")["labels"][key]}


def claimed_in(text: str, start: int, end: int, language: str = "en") -> Claimed | None:
    """What a sentence first says that was done, is under way or will be done; a label alone ("Ongoing") counts."""
    sentence = text[start:end].lower()
    if len(sentence) < LONGEST_LABEL and (label := _labels().get(" ".join(sentence.split()).strip(" .;:-–"))):
        return label
    undone: list[tuple[int, int]] | None = None
    for match in _acts(language).finditer(sentence):
        before = _BOUNDARY.split(sentence[max(0, match.start() - _REACH) : match.start()])[-1]
        claimed, _, condition = (match.lastgroup or "").partition("__")
        if not _holds(condition, before, language) or _before("cancels", language).search(before):
            continue
        undone = _undone(sentence, language) if undone is None else undone
        if not any(_is_undone(sentence, match, each, language) for each in undone):
            return _DONE if _is_over(sentence, match) else cast(Claimed, claimed)
    return None


def _undone(sentence: str, language: str) -> list[tuple[int, int]]:
    """Where a sentence says that something was given up, or what is no deed; ends of what is bad are deeds."""
    verbs, deeds = _undoing(language)
    near = (
        (match, sentence[max(0, match.start() - _REACH) : match.end() + _REACH]) for match in verbs.finditer(sentence)
    )
    return [match.span() for match, words in near if not deeds.search(words)]


def _is_undone(sentence: str, act: re.Match[str], undone: tuple[int, int], language: str) -> bool:
    """Whether an act is the undoing itself, its object or the words that lead to it."""
    start, end = undone
    if act.start() < end and start < act.end():
        return True
    if _is_relative(sentence, start):
        return False
    if act.end() <= start:
        is_finite = not (act.lastgroup or "").endswith("not_attributive") and not _is_relative(sentence, act.start())
        between = sentence[act.end() : start]
        return not (_apart("before", language).search(between) or (is_finite and "," in between))
    return not _apart("after", language).search(sentence, end, act.start())


def _is_relative(sentence: str, at: int) -> bool:
    """Whether the clause of a place is a relative one."""
    return _relative().search(_BOUNDARY.split(sentence[max(0, at - _REACH) : at])[-1]) is not None


def _is_over(sentence: str, act: re.Match[str]) -> bool:
    purpose, period = _over()
    return purpose.match(act[0]) is not None and period.search(sentence) is not None


def _holds(condition: str, before: str, language: str) -> bool:
    if condition == "after_subject":
        return _before(condition, language).search(before) is not None
    return condition == "" or _before(condition, language).search(before) is None


@dataclass(frozen=True, slots=True)
class Cited:
    """The recommendations that a document numbers: the paragraphs of its dotted numbers, and those its notes cite."""

    heads: frozenset[str] = frozenset()
    by_note: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plain: str = ""
    """The text with blanks for the marks of notes; empty where it has none."""

    def noted(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The recommendations that the notes to a sentence cite."""
        marks = _NOTE_MARK.finditer(text, start, end) if self.by_note else ()
        return tuple(dict.fromkeys(number for mark in marks for number in self.by_note.get(mark[1], ())))


def _cited(text: str, start: int, end: int, heads: frozenset[str]) -> tuple[str, ...]:
    if not heads and not RECOMMENDATION.search(text, start, end):
        return ()
    lists = (each for each in lists_in(text, start, end, heads) if not _is_of_others(text, each.start, each.end))
    return tuple(dict.fromkeys(number for each in lists for number in each.numbers))


# "was published.19 ", "the council7 ", "by law).3"
_NOTE_MARK = re.compile(r"(?<=[^\W\d_])[.,;:)”\"»]{0,2}(\d{1,3})(?![\w,%]|\.\d)")
# "19 See", "7. For": what opens a note
_NOTE_NUMBER = re.compile(r"(\d{1,3})[.)]?\s")
# "General recommendation No. 35", "Recommendation 205 (2017)", "recommendation 12 of the Committee"
_BEFORE_OTHERS = re.compile(
    r"\b(?:general|ILO|CEDAW|CERD|ECRI|GRECO|OECD|FATF|Committee|Ministers|Europe|générale)\b", re.I
)
_AFTER_OTHERS = re.compile(
    r"\W{0,3}(?:(?:19|20)\d\d|(?:of|by|from|du|de la)\s(?:the\s)?(?:Assembly|Committee|Council|Comité|Conseil))"
)
_OF_REPORT = re.compile(r"\W{0,3}(?:of|from|in)\sthe\s(?:\w+\s){0,3}(?:review|report|UPR|cycle|Working|Human)")


def _is_of_others(text: str, start: int, end: int) -> bool:
    """Whether the numbers are those of a committee's recommendations."""
    if _BEFORE_OTHERS.search(text, max(0, start - 40), start):
        return True
    return bool(_AFTER_OTHERS.match(text, end)) and not _OF_REPORT.match(text, end)


# "12. ", "115.20 ": what opens a paragraph
_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})?\.?\s+")


def claims_of(
    document: Document,
    paragraph: Paragraph,
    cited: Cited,
    chapter: tuple[str, ...] = (),
    speaker: str | None = None,
) -> Iterator[Statement]:
    """The claims of a paragraph, with the numbers of their sentence, else its notes, the paragraph, its chapter."""
    text, language = document.text, language_of(document)
    plain = cited.plain or text
    printed = _NUMBER.match(text, paragraph.start, paragraph.end)
    sentences = stretches(plain, printed.end() if printed else paragraph.start, paragraph.end)
    ends = [*(start for start, _ in sentences[1:]), paragraph.end]  # with the marks behind a sentence
    found = [
        (*each, close, claim)
        for each, close in zip(sentences, ends, strict=False)
        if (claim := claimed_in(plain, *each, language))
    ]
    shared = _cited(text, paragraph.start, paragraph.end, cited.heads) if found else ()
    for start, end, close, claim in found:
        quote = Quote.of(plain, start, end)
        quote = document.quote(quote.start, quote.end)
        own = (_cited(text, start, end, cited.heads) if shared else ()) or cited.noted(text, start, close)
        yield Statement(
            Claim(quote.text, claim, own or shared or chapter),
            quote,
            ORIGIN,
            state=document.states[0] if document.states else None,
            asserted_by="state",
            speaker=speaker,
            page=document.body.page_at(quote.start),
            paragraph=paragraph.number,
        )


# "II. ", "B. ", "C) ": a chapter that ends the one before, with its recommendations
_ORDINAL = re.compile(r"\s*(?:[IVX]{1,5}|[A-ZА-Я])[.)]\s")
# how long a heading that lists its recommendations may be
LONGEST_HEADING = 1500


def numbered_claims(document: Document) -> Iterator[Statement]:
    """Claims about recommendations that a State's own release or statement cites by number; others have none."""
    if Voices.of(document).is_of_the_state:
        yield from (each for each in _claims(document) if isinstance(each.value, Claim) and each.value.numbers)


NO_CLAIM = (
    "No sentence of this State's report was found to say what the State did, does or will do, which is unusual: check "
    "the text and the language that the file was read in, and read the report yourself."
)


def claims(document: Document) -> Iterator[Statement | Problem]:
    """The claims of a State's national or mid-term report; a problem where it has none. Reports of others have none."""
    if not Voices.of(document).is_report_of_the_state:
        return
    found = tuple(_claims(document))
    yield from found
    if not found:
        yield Problem(NO_CLAIM, "warning", document.file)


def _claims(document: Document) -> Iterator[Statement]:
    """The claims in paragraphs, notes and tables."""
    cited, rows = _cited_in(document), _rows(document)
    first = next((paragraph.start for paragraph in document.body.paragraphs if paragraph.number), 0)
    chapter = _Chapter()
    for unit in _units(document, rows):
        if unit.start < first:  # the cover
            chapter = _chapter(document.text, unit, cited, chapter)
        elif unit.kind == "note":
            yield from claims_of(document, unit, cited)
        elif row := _row_at(rows, unit.start):
            yield from claims_of(document, unit, cited, row.numbers or chapter.numbers)
        elif found := tuple(claims_of(document, unit, cited, chapter.numbers)):
            yield from found
            chapter = chapter.below()
        else:
            chapter = _chapter(document.text, unit, cited, chapter)


def _cited_in(document: Document) -> Cited:
    """How a report numbers recommendations: a head of three digits needs no word "recommendation" beside it."""
    text = document.text
    heads = dotted_heads(text) | {head for head in heads_in(text) if len(head) == 3}
    by_note = {}
    for note in document.body.paragraphs:
        if note.kind == "note" and (number := _NOTE_NUMBER.match(text, note.start, note.end)):
            by_note[number[1]] = _cited(text, number.end(), note.end, heads)
    return Cited(heads, {mark: numbers for mark, numbers in by_note.items() if numbers}, without_marks(document).text)


def _units(document: Document, rows: Sequence["_Row"]) -> Iterator[Paragraph]:
    """The paragraphs, each with the parts that a page or a line sets apart from it."""
    held: Paragraph | None = None
    for paragraph in document.body.paragraphs:
        if held and _goes_on(document.text, held, paragraph) and not _row_at(rows, paragraph.start):
            held = replace(held, end=paragraph.end)
            continue
        if held:
            yield held
        held = paragraph
    if held:
        yield held


def _goes_on(text: str, held: Paragraph, paragraph: Paragraph) -> bool:
    if paragraph.kind != held.kind or paragraph.kind == "note" or paragraph.number:
        return False
    if held.kind == "heading":
        return not _ORDINAL.match(text, paragraph.start)
    return text[held.end - 1].isalpha() or text[held.end - 1] in ",-–"


@dataclass(frozen=True, slots=True)
class _Chapter:
    """The recommendations under which what follows stands; those of a whole chapter hold for its first paragraph."""

    numbers: tuple[str, ...] = ()
    is_whole: bool = False

    def below(self) -> "_Chapter":
        """What holds for the paragraphs behind the first."""
        return _Chapter() if self.is_whole else self


def _chapter(text: str, unit: Paragraph, cited: Cited, chapter: _Chapter) -> _Chapter:
    """What a unit opens: a heading that lists recommendations, a line of numbers, one recommendation quoted."""
    words = text[unit.start : unit.end]
    is_of_chapter = unit.kind == "heading" and _ORDINAL.match(words) is not None
    if len(words) <= LONGEST_HEADING:
        lists = lists_in(text, unit.start, unit.end, cited.heads)
        is_heading = unit.kind == "heading" or RECOMMENDATION.match(words)
        if lists and (is_heading or not text[lists[-1].end : unit.end].strip(" .:;)]")):
            return _Chapter(tuple(dict.fromkeys(number for each in lists for number in each.numbers)), is_of_chapter)
        if unit.number and (groups := state_groups(words)) and groups[-1].end >= len(words.rstrip(" .;")):
            return _Chapter((unit.number,))
    if unit.kind == "heading":
        return _Chapter() if is_of_chapter else chapter
    return chapter.below()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table, and the recommendations that one of its cells names."""

    start: int
    end: int
    numbers: tuple[str, ...]


def _rows(document: Document) -> tuple[_Row, ...]:
    text, found = document.text, []
    for table in document.body.tables:
        lists = [[numbers_in_cell(text, cell) for cell in row] for row in table.rows]
        header = table.rows[0] if table.rows else ()
        is_of_them = bool(header) and RECOMMENDATION.search(text, header[0].start, header[-1].end) is not None
        for row, cells in zip(table.rows, lists, strict=True):
            named = next((numbers for numbers in cells if numbers and (is_of_them or "." in numbers[0])), ())
            if row:
                found.append(_Row(row[0].start, row[-1].end, named))
    return tuple(sorted(found, key=lambda row: row.start))


def _row_at(rows: Sequence[_Row], offset: int) -> _Row | None:
    at = bisect_right(rows, offset, key=lambda row: row.start) - 1
    return rows[at] if at >= 0 and offset < rows[at].end else None
