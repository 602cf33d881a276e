"""Statements of one document in, the same out with who asserts each: its contributor, or who says so in its sentence.

What a summary or compilation says is said by the contributor of the stretch where it stands, never by OHCHR. People,
laws and treaties in other prose are asserted by whoever the sentence lets speak, as counts are.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from heeded.extract.parties import body_named
from heeded.extract.prose.voices import Voices, stretches
from heeded.model import Document, Intervention, Statement

__all__ = ["attributed"]

_SUMMARIES = ("stakeholder_summary", "un_compilation")
# What extractors that look at whole texts leave open.
_LEFT_OPEN = ("person", "provision", "treaty_action")


def attributed(document: Document, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each with the party that asserts it where the document tells."""
    if document.kind in _SUMMARIES:
        return _by_contributor(statements)
    return list(_by_sentence(document, statements))


def _by_contributor(statements: Sequence[Statement]) -> list[Statement]:
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
        by, number = each.asserted_by, each.paragraph
        # A quote may begin with the paragraph's number, which no contributor says.
        span = _holding(spans, each.quote.start) or _holding(spans, each.quote.end - 1)
        if span and not isinstance(each.value, Intervention):
            number = said[span][0].paragraph  # that of the whole paragraph, where a page break cuts it
            if by is None or _is_theirs(by, said[span]):
                by = ", ".join(str(one.asserted_by) for one in said[span])
        done.append(replace(each, asserted_by=by, as_summarised_by="OHCHR", paragraph=number))
    return done


def _holding(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else None


def _is_theirs(words: str, said: Sequence[Statement]) -> bool:
    """Whether the words name the contributor of the stretch: not the State, nor another body of the vocabulary."""
    known = body_named(words)
    return words != "state" and (known is None or known.name in {each.asserted_by for each in said})


def _by_sentence(document: Document, statements: Iterable[Statement]) -> Iterable[Statement]:
    voices, sentences = Voices.of(document), tuple[tuple[int, int], ...]()
    for each in statements:
        if each.type not in _LEFT_OPEN or each.asserted_by or each.speaker:
            yield each
            continue
        sentences = sentences or stretches(document.text)
        at = bisect_right(sentences, each.quote.start, key=lambda span: span[0]) - 1
        sentence = sentences[max(at, 0)]
        by = voices.asserted_by(*sentence, each.quote.start, each.state)
        yield replace(each, asserted_by=by, speaker=voices.speaker(*sentence))
