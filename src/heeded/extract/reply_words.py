"""What one answer says: in, the stretch that answers some recommendations; out, its position, explanation and claim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heeded.extract.positions import Claimed, Mark, claims_in, label_at, label_of, marks_in, together
from heeded.extract.reply_lists import RECOMMENDATION
from heeded.extract.sentences import sentence_spans
from heeded.model import Position
from heeded.vocabulary.states import read_state_list

__all__ = ["NAMED", "Answer", "answer_in", "claim_in", "explanation_in", "past_recommendation"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A position with its wording and where the explanation begins; `unknown` is a wording that no vocabulary has."""

    position: Position | None
    words: str | None
    rest: int
    """Where what follows the position begins; for a position in running text the whole answer is its explanation."""
    unknown: str | None = None


# "Position: ", "Response of Arvenia – ", "Réponse : "
NAMED = re.compile(
    r"""\b (?:
        Position | Response | Reply | Status | Decision | Answer | (?:Government|State)[’']s\sposition
        | Réponse | Respuesta | Posición | Ответ | Позиция
    )
    (?:\s(?:of|by)\s[A-Z][\w’'\ ]{1,40}?)? \s{0,2} [:–] \s{0,2}""",
    re.X,
)
_BRACKET = re.compile(r"\(([^()]{2,400})\)\s{0,2}[;.,]?")
_AFTER_STOP = re.compile(r"[.;:)\]”\"!?]\s{1,3}(?=[A-ZÀ-ÞА-Я])")
_WORD_START = re.compile(r"(?<![\w’'-])[A-ZÀ-ÞА-Я]")
# "Arvenia ", "The Government of Arvenia "
_SUBJECT = re.compile(r"(?:The\s)?(?:[A-Z][\w’'-]+\s(?:of\s(?:the\s)?)?){1,5}")
# whose recommendation it is decides whether a position on it is one in this review
_OF_OTHERS = re.compile(
    RECOMMENDATION.pattern + r"\s(?:made\s|issued\s|adopted\s)?(?:of|by|from)\s(?:the\s|its\s|a\s)?(?:\w+\s){0,4}?"
    r"(?:Committees?|Special|Rapporteurs?|Commission|Ombuds\w+|Court|Council of Europe|CEDAW|CAT|CERD|CRC|GRETA|ECRI|"
    r"experts?|treaty bod\w+|first|previous|second|third)\b"
)
_HOLLOW = re.compile(
    r"""^[\s.:;,)\]–—-]*
    (?:(?:
        Comments?|Explanations?|Justifications?|Remarks?|Observations?|Reasons?|Rationale|Commentaires?|Justificación
        |Комментарий
    )\s{0,2}[:.–]\s{0,2})?""",
    re.X,
)
# what a State rejects or notes in its explanations is seldom a recommendation
_OFTEN_ELSE = re.compile(r"reject|refus|declin|tak\w+ note|not(?:es|ed|ing)\b", re.I)


def past_recommendation(text: str, start: int, end: int) -> int:
    """Where an entry's answer begins: after the words of the recommendation, which end with its States in brackets."""
    after = start
    for bracket in _BRACKET.finditer(text, start, end):
        named = read_state_list(bracket[1])
        if named.codes and not named.unknown:
            after = bracket.end()
        elif after > start:
            break
    return after


def answer_in(text: str, start: int, end: int, breaks: tuple[int, ...] = ()) -> Answer:
    """The position that a stretch states: by a label at its start, after "Position:" or set apart, else in sentences.

    `breaks` are the offsets at which paragraphs inside the stretch begin.
    """
    if label := label_at(text, start, end):
        return _labelled(text, label, end)
    if named := NAMED.search(text, start, end):
        return _named(text, named, end, breaks)
    if label := _set_apart(text, start, end, breaks):
        return _labelled(text, label, end)
    marks = list(_marks(text, start, end))
    position = together(mark.position for mark in marks)
    return Answer(position, text[marks[0].start : marks[0].end] if marks else None, start)


def _labelled(text: str, label: Mark, end: int) -> Answer:
    """The answer of a label, with a claim that its sentence adds: "Noted, already implemented"."""
    close = label.end
    if text[close : close + 1] in (",", ";", "–", "-", "/") or text[close : close + 2] in (" (", " –", " -"):
        _, stop = next(sentence_spans(text, label.start, min(end, label.end + 80)), (0, 0))
        if claims_in(text, close, stop) and stop < label.end + 80:
            close = stop
    return Answer(label.position, text[label.start : close].rstrip(" ."), close)


def _named(text: str, named: re.Match[str], end: int, breaks: tuple[int, ...]) -> Answer:
    """The position that follows "Position:"; wording that the vocabulary lacks is handed back as unknown."""
    at = named.end()
    if label := label_at(text, at, end):
        return _labelled(text, label, end)
    stop = min([edge for edge in breaks if edge > at] + [end])
    begin, close = next(iter(sentence_spans(text, at, stop)), (at, stop))
    position = label_of(text[begin:close]) or together(mark.position for mark in marks_in(text, begin, close))
    words = " ".join(text[begin:close].split())[:200] or None
    return Answer(position, words, close, None if position else words)


def _set_apart(text: str, start: int, end: int, breaks: tuple[int, ...]) -> Mark | None:
    """A label that begins a paragraph or follows a full stop or bracket, or ends the stretch: "... (Ghana) Noted"."""
    begins = {edge for edge in breaks if start < edge < end} | {m.end() for m in _AFTER_STOP.finditer(text, start, end)}
    for at in sorted(begins):
        if label := label_at(text, at, end):
            return label
    tail = max(start, end - 80)
    starts = [match.start() for match in _WORD_START.finditer(text, tail, end)]
    for at in starts[-5:]:
        position = label_of(text[at:end])
        if position:
            return Mark(position, at, end)
    return None


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The positions that sentences about recommendations state; a first sentence may leave out the word."""
    is_first, found = True, False
    weak: list[Mark] = []
    for begin, close in sentence_spans(text, start, end):
        marks = marks_in(text, begin, close)
        subject = _SUBJECT.match(text, begin, close) if is_first else None
        if subject and (position := label_of(text[subject.end() : close])):  # "Arvenia agrees."
            marks = [Mark(position, begin, close)]
        is_about = RECOMMENDATION.search(text, begin, close) and not _OF_OTHERS.search(text, begin, close)
        begins_with_it = is_first and marks and not text[begin : marks[0].start].strip()
        if marks and (is_about or begins_with_it):
            found = True
            yield from marks
        elif is_first:
            weak = [mark for mark in marks if not _OFTEN_ELSE.match(text, mark.start) and mark.start - begin < 80]
        is_first = False
    if not found:
        yield from weak


def explanation_in(text: str, answer: Answer, end: int) -> str | None:
    """What follows a position, or a whole answer in running text that says more than the position."""
    hollow = _HOLLOW.match(text, answer.rest, end)
    words = " ".join(text[hollow.end() if hollow else answer.rest : end].split())
    said = " ".join((answer.words or "").split())
    return words if len(words.replace(said, "")) > 40 or (said not in words and len(words) > 12) else None


def claim_in(text: str, start: int, end: int) -> tuple[Claimed, int, int] | None:
    """The first sentence that says of what the State did: what it claims, and its span."""
    for begin, close in sentence_spans(text, start, end):
        if claimed := claims_in(text, begin, close):
            return claimed, begin, close
    return None
