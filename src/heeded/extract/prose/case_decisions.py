"""A document in prose in, a `case_decision` for each sentence on Views of a treaty body or an opinion on detention out.

A sentence that asks, or grades, goes on from the decision that a sentence before it in its paragraph cites. A document
that is itself such a decision (by its symbol) tells what is asked in the sentences that oblige or request.
"""

from collections.abc import Iterator

from heeded.extract.claims import claimed_in
from heeded.extract.prose.voices import Voices, language_of, stretches
from heeded.model import CaseDecision, Document, Statement
from heeded.provenance import Origin
from heeded.vocabulary.case_decisions import (
    CitedDecision,
    cited_decisions,
    grade_in,
    is_asked,
    person_in,
    remedies_in,
)

__all__ = ["case_decisions"]

ORIGIN = Origin("case_decisions", "1")


def case_decisions(document: Document) -> Iterator[Statement]:
    """The statements on decisions in individual cases, in order."""
    own = cited_decisions(document.symbol or "")
    if not own and not cited_decisions(document.text):
        return
    voices, paragraph = Voices.of(document), None
    last: tuple[CitedDecision, ...] = own
    for start, end in stretches(document.text):
        here = document.body.paragraph_at(start)
        if here != paragraph:
            paragraph, last = here, own
        words = document.text[start:end]
        cited = cited_decisions(words)
        if cited:
            last = cited
        elif not last or not (_asks(document, words) or grade_in(words)):
            continue
        for each in {(one.body, one.number): one for one in last}.values():
            at = start + each.start if cited else end - 1
            yield _statement(voices, each, (start, end), at)


def _asks(document: Document, words: str) -> bool:
    language = language_of(document)
    return is_asked(words, language) and bool(remedies_in(words, language))


def _statement(voices: Voices, cited: CitedDecision, sentence: tuple[int, int], at: int) -> Statement:
    """What a sentence says of a decision; `at` is where it speaks of it."""
    document = voices.document
    words, language = document.quote(*sentence).text, language_of(document)
    value = CaseDecision(
        cited.body, cited.number, cited.symbol, person_in(words),
        remedies_in(words, language) if _asks(document, words) else (),
        claimed_in(document.text, *sentence, language), grade_in(words),
    )  # fmt: skip
    state = voices.state(*sentence, at)
    return voices.placed(value, sentence, ORIGIN, state, voices.asserted_by(*sentence, at, state), sentence)
