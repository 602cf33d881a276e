"""Statements of one document in, the same out with who asserts each: its contributor, or who says so in its sentence.

What a summary or compilation says is said by the contributor of the stretch where it stands, never by OHCHR. People,
laws and treaties in other prose are asserted by whoever the sentence lets speak, as counts are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from heeded.extract.parties import body_named
from heeded.extract.prose.named import has_office
from heeded.extract.prose.speakers import speaking_states
from heeded.extract.prose.voices import OF_OHCHR, Voices, stretches
from heeded.model import Appraisal, Document, Intervention, Person, Statement

__all__ = ["attributed"]

# What extractors that look at whole texts leave open.
_LEFT_OPEN = ("person", "provision", "treaty_action")


def attributed(document: Document, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each with the party that asserts it where the document tells."""
    if document.kind in OF_OHCHR:
        return _by_contributor(document, statements)
    return list(_by_sentence(document, statements))


def _by_contributor(document: Document, statements: Sequence[Statement]) -> list[Statement]:
    said: dict[tuple[int, int], list[Statement]] = {}
    for each in statements:
        if isinstance(each.value, Intervention):
            said.setdefault((each.quote.start, each.quote.end), []).append(each)
    spans = sorted(said)
    last = max((end for _, end in spans), default=0)
    done = []
    for each in statements:
        if spans and each.quote.start >= last:
            continue  # the words of a note cite, they state nothing
        by, number, speaker = each.asserted_by, each.paragraph, each.speaker
        if by == "state" and not _is_the_state_heard(Voices.of(document), each):
            by = None
        if speaker and not _is_titled(document.text, each):
            speaker = None
        # A quote may begin with the paragraph's number, which no contributor says.
        span = _holding(spans, each.quote.start) or _holding(spans, each.quote.end - 1)
        if span and not isinstance(each.value, Intervention):
            number = said[span][0].paragraph  # that of the whole paragraph, where a page break cuts it
            if by is None or _is_theirs(by, said[span]):
                by = _together([str(one.asserted_by) for one in said[span]])
        done.append(replace(each, asserted_by=by, speaker=speaker, as_summarised_by="OHCHR", paragraph=number))
    return done


def _is_the_state_heard(voices: Voices, each: Statement) -> bool:
    """Whether the sentence of a quote lets the State itself speak: "Arvenia considered", "the ministry reported"."""
    sentences = stretches(voices.document.text)
    at = bisect_right(sentences, each.quote.start, key=lambda span: span[0]) - 1
    start, end = sentences[max(at, 0)]
    named = [b for code, _, b in voices.named(start, end) if code == each.state]
    named += [b for name, _, b in voices.parties(start, end) if name == "state"]
    return isinstance(each.value, Intervention) or any(
        _AT_ONCE.fullmatch(voices.document.text, place, saying.start())
        for saying in voices.saying(start, end)
        for place in named
        if place < saying.start()
    )


# " also ", ", in 2012, had ": between who speaks and the verb
_AT_ONCE = re.compile(
    r"(?:,[^,;.]{1,60},)?\s(?:(?:had|has|have|also|further|itself|a|ont|également|ha|también|\w{3,16}ly)\s){0,3}"
)


# How far before a quote, and behind it, its speaker may be named.
_NEAR_SPEAKER = 300
# "Ms. ", "Mr ", "Dr. "
_TITLE = re.compile(r"\b(?:M[rs]s?|Dr|Prof|Mme|Sra?|Mx)\.?\s$|\bг-(?:н|жа)\s$")


def _is_titled(text: str, each: Statement) -> bool:
    """Whether a title or an office stands before the name of a speaker: in summaries other capitals are no persons."""
    name = each.speaker or ""
    at = text.find(name, max(0, each.quote.start - _NEAR_SPEAKER), each.quote.end + _NEAR_SPEAKER)
    before = max(0, at - 24)
    return at >= 0 and (bool(_TITLE.search(text, before, at)) or has_office(text, before, at))


# "JS2 (Quay Watch; Free Harbour)": the letters stand for the members
_JOINT = re.compile(r"(JS\d{1,2}) \(.*\)", re.S)
MOST_NAMES = 6
"""The most contributors that one statement names."""


def _together(names: Sequence[str]) -> str:
    """One name for the contributors of a stretch; several are named shortly."""
    if len(names) > 1:
        names = [_JOINT.sub(r"\1", each) for each in names]
    further = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {further} others" if further > 0 else "")


def _holding(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else None


def _is_theirs(words: str, said: Sequence[Statement]) -> bool:
    """Whether the words name the contributor of the stretch: not the State, nor another body of the vocabulary."""
    known = body_named(words)
    return words != "state" and (known is None or known.name in {each.asserted_by for each in said})


def _by_sentence(document: Document, statements: Iterable[Statement]) -> Iterable[Statement]:
    voices, sentences = Voices.of(document), tuple[tuple[int, int], ...]()
    viewed: set[tuple[int, int, str | None, str]] = set()
    for each in statements:
        is_open = each.type in _LEFT_OPEN and not each.asserted_by and not each.speaker
        is_view = isinstance(each.value, Appraisal) and each.state not in document.states
        if not is_open and not is_view:
            yield each
            continue
        sentences = sentences or stretches(document.text)
        at = bisect_right(sentences, each.quote.start, key=lambda span: span[0]) - 1
        sentence = sentences[max(at, 0)]
        if isinstance(each.value, Appraisal):
            view = _on_the_state(voices, each, sentence)
            key = (each.quote.start, each.quote.end, view.state, each.value.status)
            if key not in viewed:
                yield view
            viewed.add(key)
            continue
        state = _state(voices, each, sentence)
        by = voices.asserted_by(*sentence, each.quote.start, state)
        yield replace(each, state=state, asserted_by=by, speaker=voices.speaker(*sentence, each.quote.start, state, by))


def _on_the_state(voices: Voices, view: Statement, sentence: tuple[int, int]) -> Statement:
    """A view on the State that is spoken of: "Belmar and Corinth praised the progress" is on neither."""
    if view.state not in speaking_states(voices, *sentence):
        return view
    return replace(view, state=next(iter(voices.document.states), None))


# "the ambassador of ", " minister ": what stands between a State and its official
_OFFICE = re.compile(r"(?:['’]s)?(?:\s[^\W\d_][\w’'-]{0,20}){0,5},?\s")
_BEHIND = re.compile(
    r",\s(?:[^\W\d_][\w’'-]{0,20}\s){1,5}(?:of|for|de|du|d['’]|del)\s?(?:the\s|la\s|l['’])?|,\s(?:the\s|l['’])?"
)


def _state(voices: Voices, each: Statement, sentence: tuple[int, int]) -> str | None:
    """The State of a person or law: that whose official it is, in texts on several States that of the paragraph."""
    text, start, end = voices.document.text, each.quote.start, each.quote.end
    if isinstance(each.value, Person) and each.value.role in ("official", "spokesperson"):
        before = voices.named(max(sentence[0], start - 70), start)
        if before and _OFFICE.fullmatch(text, before[-1][2], start) and has_office(text, before[-1][1] - 40, start):
            return before[-1][0]
        behind = [one for one in voices.named(end, min(sentence[1], end + 80)) if _BEHIND.fullmatch(text, end, one[1])]
        if behind and has_office(text, end, behind[0][2] + 40):
            return behind[0][0]
    if len(voices.document.states) > 1 and each.type != "treaty_action":
        return voices.state(*sentence, start) or each.state
    return each.state
