"""A document in prose in, one `commendation` or `concern` for each word of praise or worry out.

Who asserts it stands before the word: a State or an organisation as named, "state" for the government of the State
concerned; None for "we" and "I", who are the document's publisher, and where nobody is named.
"""

from collections.abc import Iterator

from heeded.extract.opinions import Opinion, is_first_person, opinions_in
from heeded.extract.prose.voices import Voices, stretches
from heeded.model import Document, Problem, Statement
from heeded.provenance import Origin
from heeded.vocabulary.states import iso3_of, states

__all__ = ["views"]

ORIGIN = Origin("views", "1")

# How far before the word its subject may end, in characters.
BESIDE = 60


def views(document: Document) -> Iterator[Statement | Problem]:
    """The document's commendations and concerns in order; what a State says of itself or of its reviewers is none."""
    voices = Voices.of(document)
    if voices.is_report_of_the_state:
        return
    for sentence in stretches(document.text):
        for opinion in opinions_in(document.text, *sentence, voices.language):
            state = _praised(voices, opinion, sentence)
            by = _party(voices, opinion, sentence, state)
            if by == "state" or (by is None and voices.is_of_the_state):
                continue
            yield voices.placed(opinion.value, (opinion.start, opinion.end), ORIGIN, state, by, sentence)


def _praised(voices: Voices, opinion: Opinion, sentence: tuple[int, int]) -> str | None:
    """The State that an opinion is on: named behind its word, else before its subject, else in the lines before."""
    own, named = voices.document.states, voices.named(*sentence)
    behind = [code for code, at, _ in named if opinion.cue <= at < opinion.end and (not own or code in own)]
    if behind:
        return behind[0]
    if any(opinion.cue - BESIDE <= end <= opinion.cue for _, _, end in named):
        return voices.state(sentence[0], sentence[0], sentence[0])
    return voices.state(*sentence, opinion.cue)


def _party(voices: Voices, opinion: Opinion, sentence: tuple[int, int], state: str | None) -> str | None:
    """Who praises or worries: the last State, authority or organisation before the word."""
    document, start = voices.document, sentence[0]
    if is_first_person(document.text, opinion, start, voices.language):
        return None
    begin = max(start, opinion.cue - BESIDE)
    parties = voices.parties(begin, opinion.cue)
    parties += [(_name(code, state), a, b) for code, a, b in voices.named(*sentence) if begin <= b <= opinion.cue]
    found = max(parties, key=lambda each: each[2])[0] if parties else None
    return None if found and document.publisher in (found, *_names(found)) else found


def _name(code: str, state: str | None) -> str:
    return "state" if code == state else states()[code].name


def _names(name: str) -> tuple[str, ...]:
    """All English names of a State that is named."""
    code = iso3_of(name)
    return states()[code].names if code else ()
