"""A report of the Human Rights Council in; per reviewed State, what was said when its outcome was adopted, out.

The part on agenda item 6 has one section per State: the review and its documents, the views of the State, those of
other States, general comments by institutions and organizations, concluding remarks. From 2015 on the concluding
remarks begin with the President's totals; the reports before have none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from heeded.extract.claims import claimed_in
from heeded.extract.dialogue import SAID, opinions_of, speaker_of
from heeded.extract.parties import party_of
from heeded.extract.positions import claims_in, marks_in, together
from heeded.extract.reply_lists import RECOMMENDATION, Listed, listed_in
from heeded.extract.sentences import sentence_spans
from heeded.extract.totals import totals_in
from heeded.model import (
    Claim,
    Document,
    Intervention,
    Paragraph,
    Position,
    Problem,
    Reply,
    Review,
    Statement,
    Tally,
    Value,
)
from heeded.provenance import Origin
from heeded.vocabulary.calendar import cycle_at, reviews_of
from heeded.vocabulary.dates import iso_of
from heeded.vocabulary.states import find_states, iso3_of, states

__all__ = ["council_report"]

ORIGIN = Origin("council_reports", "1")

Voice = Literal["facts", "state", "members", "stakeholders", "closing"]
# "204. The review of Arvenia was held on 8 February 2010 in conformity with"
_REVIEW = re.compile(
    r"(?:\d{1,4}\.\s)?The review of (?P<name>.{3,90}?) was (?:held|conducted) on (?P<date>\d{1,2}\s\w+\s\d{4})"
)
# "1. Views expressed by the State under review on the recommendations and/or conclusions"
_HEADED = r"\W*\d?\W*(?:{})\b"
_WORDS: dict[Voice, str] = {
    "state": "Views expressed by the State under review",
    "members": "Views expressed by member and observer States",
    "stakeholders": "General comments made by|Views expressed by the national|Views expressed by other",
    "closing": "Concluding remarks of the State under review",
}
_PARTS = tuple((voice, re.compile(_HEADED.format(words), re.I)) for voice, words in _WORDS.items())
# "B. General debate on agenda item 6", "C. Consideration of and action on draft proposals"
_END = re.compile(
    r"(?:[B-H]\.|[IVX]{1,5}\.)\s+(?:General debate|Consideration (?:of|and)|Human rights situation|Action on)", re.I
)
_NUMBER = re.compile(r"\d{1,4}\.\s+")
# "At its 22nd meeting, on 9 June 2010, the Human Rights Council considered and adopted the outcome"
_ADOPTED = re.compile(
    r"\bon (?P<date>\d{1,2}\s\w+\s\d{4}), the (?:Human Rights )?Council (?:considered and )?adopted the outcome"
)
_SYMBOL = re.compile(r"\bA/HRC/(?:WG\.6/)?\d{1,3}/[A-Z\d]+(?:/\d)?(?:/Add\.\d)?(?:/Corr\.\d)?")
# "The Vice-President of the Human Rights Council stated that, based on the information provided, out of 186"
_PRESIDENT = re.compile(
    r"""(?:\d{1,4}\.\s+)? The\s (?P<who>(?:Vice-)?President(?:\sof\sthe\s(?:Human\sRights\s)?Council)?)\b
    [^.]{0,60} \bstated\sthat\b [^.]{0,200} (?=information|recommendations)""",
    re.I | re.X,
)
_DELEGATIONS = re.compile(r"\b(?P<count>\d{1,3}|\w+) delegations made statements\b")
# "in a joint statement with Friends of Arvenia", "also on behalf of"
_JOINTLY = re.compile(
    r",\s(?:in a joint statement with|(?:speaking )?also on behalf of|jointly with)\s(?P<names>[^,;]{3,200}),"
)
_BESIDES = re.compile(r"\s?\((?:by video message|also on behalf of[^)]*)\)\s?")
# ", while welcoming the law,", ", speaking as the focal point,"
_ASIDE = re.compile(r",\s(?:while|in|on behalf|speaking|as|although|referring|which|noting|also|by|through)\b")
_PREFACE = re.compile(r"(?:In a (?:joint|video|joint video) (?:statement|message),\s|Jointly,\s)(?:[Tt]he\s)?", re.I)
_CLAUSE = re.compile(r"(?:While|Although|As|In|With|Noting|Recognizing|Given|Regarding|On|At|During)\b")
_SAID_TOO = re.compile(
    r"\s(?:\w+ly\s)?(?:echoed|alleged|lamented|warned|denounced|claimed|argued|cautioned|disagreed|reminded|exhorted|remained|continued|echoing)\b"
)
_COUNT_OF_SPEAKERS = re.compile(r"\bother stakeholders? made (?:a )?statements?\b")
# "The ", "A representative of the ", "The joint statement of "
_ARTICLE = re.compile(r"^(?:[Tt]he|A|An)\s+(?:(?:representative|(?:joint\s)?statement)\sof\s(?:the\s)?)?")
# "could not accept the recommendation to pass a law", "the recommendations on prisons had been noted"
_SUBJECT = re.compile(
    RECOMMENDATION.pattern + r"\s(?:to|on|regarding|concerning|relating|related|calling|requesting|aimed|for)\b", re.I
)
# after the position comes what it is on, or the wording is passive
_OBJECT = re.compile(r"\s(?:\w+\s){0,3}?recommendations?\b", re.I)
_IS_OBJECT = re.compile(r"^(?:been|was|were|is|are|had|has|have)\b|recommendations?\s$", re.I)
# "the recommendations that it had not accepted", "a large number of recommendations"
_RELATIVE = re.compile(r"recommendations?\s(?:that|which)\b[^,.]{0,80}$", re.I)
_SOME = re.compile(
    r"\b(?:numbers? of|majority of|most of|some|several|many|few|numerous|almost all|except|but)\b"
    r"[^.]{0,40}recommendations?\b",
    re.I,
)
# "because the law forbids it", "These were not in line with the Constitution"
_REASON = re.compile(
    r"(?:because|since|as|given|due to|owing to|for (?:the )?reasons?|this|these|those|such|they|the reasons?|"
    r"it (?:considered|explained|believed|held|stressed|was|had)|in (?:that|this) (?:regard|respect))\b",
    re.I,
)
LONGEST_NAME, LONGEST_REASON = 300, 3000
_BETWEEN = re.compile(r"[\s.,;]{0,20}")


def council_report(document: Document) -> Iterator[Statement | Problem]:
    """Per reviewed State its review, replies, claims, totals and the interventions on it, then what is missing."""
    sections = _sections(document)
    if not sections:
        yield Problem(
            "No review is found in this report of the Council: check that it has the part on the periodic review."
        )
    problems: list[Problem] = []
    have_totals = set()
    for section in sections:
        if section.state is None:
            message = f'"{section.name}" is no State that the vocabulary knows: its section was not read; add the name.'
            problems.append(Problem(message, start=section.start, end=section.end))
            continue
        found = list(_Reader(document, section).read())
        if any(isinstance(each.value, Tally) and each.asserted_by != "state" for each in found):
            have_totals.add(section.name)
        yield from sorted(found, key=lambda statement: statement.quote.start)
    for section in sections:
        if have_totals and section.state and section.name not in have_totals:
            message = (
                f"The President's totals for {section.name} were not found; read the concluding remarks of its section."
            )
            problems.append(Problem(message, "warning", start=section.start, end=section.end))
    yield from problems


# ---------------------------------------------------------------------------------------------------------- sections


@dataclass(slots=True)
class _Section:
    """The section of one State: its paragraphs by who speaks; a paragraph cut by a page break is whole again."""

    name: str
    state: str | None
    held: str | None
    start: int
    end: int
    parts: dict[Voice, list[tuple[int, int]]] = field(default_factory=dict)


def _sections(document: Document) -> list[_Section]:
    found: list[_Section] = []
    voice: Voice = "facts"
    text = document.text
    is_open = False
    for paragraph in document.body.paragraphs:
        if paragraph.kind == "note":
            continue
        words = text[paragraph.start : min(paragraph.end, paragraph.start + 400)]
        if review := _REVIEW.match(words):
            named = find_states(review["name"])
            state = named[0][0] if named else None
            found.append(
                _Section(
                    review["name"].removeprefix("the "), state, iso_of(review["date"]), paragraph.start, paragraph.end
                )
            )
            voice, is_open = "facts", True
        elif not is_open:
            continue
        elif _END.match(words):
            is_open = False
            continue
        elif part := next((voice for voice, heading in _PARTS if heading.match(words)), None):
            voice = part
            continue
        elif paragraph.kind == "heading" or _is_name(words):
            continue
        _add(found[-1], voice, paragraph)
    return found


def _is_name(words: str) -> bool:
    """Whether a line is the name of the State whose section comes next."""
    return len(words) < 60 and not words.endswith(".") and bool(find_states(words))


def _add(section: _Section, voice: Voice, paragraph: Paragraph) -> None:
    spans = section.parts.setdefault(voice, [])
    if spans and paragraph.number is None:  # goes on after a page break, or an item of a list
        spans[-1] = (spans[-1][0], paragraph.end)
    else:
        spans.append((paragraph.start, paragraph.end))
    section.end = paragraph.end


# ------------------------------------------------------------------------------------------------------ one section


class _Reader:
    """Reads the section of one State."""

    def __init__(self, document: Document, section: _Section) -> None:
        self.document = document
        self.text = document.text
        self.section = section
        facts = section.parts.get("facts", [(section.start, section.end)])
        self.facts = (facts[0][0], facts[-1][1])
        adopted = _ADOPTED.search(self.text, *self.facts)
        self.adopted = (iso_of(adopted["date"]) if adopted else None) or document.published
        self.cycle = self._cycle()
        self.heads = _heads(self.text, section.start, section.end)

    def _cycle(self) -> int | None:
        state, held = self.section.state, self.section.held
        if state is None or held is None:
            return self.document.cycle
        return cycle_at(state, held, "review") or self.document.cycle

    def read(self) -> Iterator[Statement]:
        """All statements of the section."""
        yield self._review()
        voices: tuple[Voice, ...] = ("state", "closing", "facts")
        for voice in voices:
            for start, end in self.section.parts.get(voice, []):
                if president := _PRESIDENT.match(self.text, start, end):
                    yield from self._president(president["who"], start, end)
                elif voice != "facts":
                    yield from self._delegation(start, end)
        for start, end in self.section.parts.get("members", []):
            yield from self._intervention(True, start, end)
        for start, end in self.section.parts.get("stakeholders", []):
            yield from self._intervention(False, start, end)

    def _review(self) -> Statement:
        symbols = tuple(dict.fromkeys(match.group() for match in _SYMBOL.finditer(self.text, *self.facts)))
        state, held = self.section.state or "", self.section.held
        session = next((slot.session for slot in reviews_of(state) if slot.cycle == self.cycle), None)
        facts = Review(self.cycle, session, (held,) if held else (), documents=symbols, outcome_adopted=self.adopted)
        return self._statement(facts, *self.facts, by=None)

    def _president(self, who: str, start: int, end: int) -> Iterator[Statement]:
        for total in totals_in(self.text, start, end):
            tally = Tally(total.measure, total.value, total.qualifier, total.out_of, cycle=self.cycle)
            yield self._statement(tally, total.start, total.end, by=who)
        for listed in listed_in(self.text, start, end, self.heads):
            if listed.all_of:
                yield self._reply(listed, listed.end, by=who)

    def _delegation(self, start: int, end: int) -> Iterator[Statement]:
        """What the State under review said in one paragraph, with the replies, totals and claims in it."""
        if (begin := _after_number(self.text, start)) < end:
            said = Intervention(self.document.quote(begin, end).text, self.section.state, "state")
            yield self._statement(said, begin, end, by="state")
        spoken: set[int] = set()
        for listed in listed_in(self.text, start, end, self.heads):
            spoken.add(listed.start)
            yield self._reply(listed, end, by="state")
        for total in totals_in(self.text, start, end):
            tally = Tally(total.measure, total.value, total.qualifier, total.out_of, cycle=self.cycle)
            yield self._statement(tally, total.start, total.end, by="state")
        for begin, close in sentence_spans(self.text, _after_number(self.text, start), end):
            if claimed := claims_in(self.text, begin, close) or claimed_in(self.text, begin, close):
                numbers = tuple(n for each in listed_in(self.text, begin, close, self.heads) for n in each.numbers)
                claim = Claim(self.document.quote(begin, close).text, claimed, numbers)
                yield self._statement(claim, begin, close, by="state")
            if begin not in spoken and (position := self._on_a_subject(begin, close)):
                reply = Reply(
                    position[0], position_words=position[1], explanation=self._rest(close, end), date=self.adopted
                )
                yield self._statement(reply, begin, close, by="state")

    def _on_a_subject(self, start: int, end: int) -> tuple[Position, str] | None:
        """The position of a sentence that names recommendations by subject: "could not accept the one on prisons"."""
        text = self.text
        if not _SUBJECT.search(text, start, end) or _SOME.search(text, start, end) or totals_in(text, start, end):
            return None
        marks = [
            mark
            for mark in marks_in(text, start, end)
            if not _RELATIVE.search(text, max(start, mark.start - 120), mark.start)
        ]
        marks = [m for m in marks if _OBJECT.match(text, m.end, end) or _IS_OBJECT.search(text[m.start : m.end] + " ")]
        position = together(mark.position for mark in marks)
        return (position, text[marks[0].start : marks[-1].end]) if position else None

    def _reply(self, listed: Listed, end: int, by: str) -> Statement:
        reply = Reply(
            listed.position,
            listed.numbers,
            listed.all_of,
            listed.words,
            self._rest(listed.end, end),
            self.adopted,
            listed.excluding,
        )
        return self._statement(reply, listed.start, listed.end, by=by)

    def _rest(self, start: int, end: int) -> str | None:
        """What the paragraph goes on to say, where that is a reason; its next subject explains nothing."""
        between = _BETWEEN.match(self.text, start, end)
        begin = between.end() if between else end
        if not _REASON.match(self.text, begin, end):
            return None
        return " ".join(self.text[begin : min(end, begin + LONGEST_REASON)].split())

    def _intervention(self, is_member: bool, start: int, end: int) -> Iterator[Statement]:
        """What a State, a UN body or an organization said; a line on how many spoke is a count."""
        begin = _after_number(self.text, start)
        if begin >= end:
            return
        if counted := _DELEGATIONS.search(self.text, begin, min(end, begin + 200)):
            if is_member and counted["count"].isdigit():
                tally = Tally("delegations_speaking", int(counted["count"]), cycle=self.cycle)
                yield self._statement(tally, begin, end, by=None)
            return
        words = self.text[begin:end]
        if _COUNT_OF_SPEAKERS.search(words[:200]):
            return
        name = _speaker(words)
        speaker = None
        if is_member:
            speaker = _state(name) if name else speaker_of(words)
        party = "state" if speaker else party_of(name or "", None if is_member or not name else "civil_society")
        said = Intervention(self.document.quote(begin, end).text, speaker, party)
        statement = self._statement(said, begin, end, by=states()[speaker].name if speaker else name)
        yield statement
        yield from opinions_of(self.document, statement)

    def _statement(self, value: Value, start: int, end: int, by: str | None) -> Statement:
        quote = self.document.quote(start, end)
        paragraph = self.document.body.paragraph_at(quote.start)
        return Statement(
            value,
            quote,
            ORIGIN,
            state=self.section.state,
            asserted_by=by,
            page=self.document.body.page_at(quote.start),
            paragraph=paragraph.number if paragraph else None,
        )


def _after_number(text: str, start: int) -> int:
    number = _NUMBER.match(text, start)
    return number.end() if number else start


def _heads(text: str, start: int, end: int) -> frozenset[str]:
    """The report's paragraphs whose recommendations a section numbers: "145" in "recommendations 145.1 to 145.6"."""
    named = re.compile(
        RECOMMENDATION.pattern + r"(?:\s(?:in|contained|made|paragraphs?|nos?\.)){0,4}\s(?P<head>\d{1,3})\.\d", re.I
    )
    return frozenset(match["head"] for match in named.finditer(text, start, end))


def _speaker(words: str) -> str | None:
    """The organizations that a paragraph lets speak: what stands before the verb of saying, without article."""
    head = _PREFACE.sub("", words[:LONGEST_NAME], count=1)
    for space in re.finditer(r"(?<=[\w)’'”\".])(?=\s|,\s)", head):
        at = space.start() + (head[space.start()] == ",")
        said = SAID.match(head, at) or _SAID_TOO.match(head, at)
        if said and not said.group().lstrip().startswith(("and ", ",")):
            name = head[: space.start()]
            if _CLAUSE.match(name):  # "While welcoming the law, Arvenia"
                _, comma, name = name.rpartition(", ")
                if not comma:
                    continue
            jointly = _JOINTLY.search(name + ",")
            names = [name[: jointly.start()], jointly["names"]] if jointly else [_ASIDE.split(name, maxsplit=1)[0]]
            return ", ".join(_ARTICLE.sub("", _BESIDES.sub(" ", each).strip(" ,"), count=1) for each in names)
    return None


def _state(name: str) -> str | None:
    """The State that a speaker's name is, adverbs aside: "Arvenia very much" appreciated."""
    named = find_states(name)
    rest = name[named[0][2] :] if named and named[0][1] == 0 else ""
    return iso3_of(name) or (named[0][0] if named and rest.strip().islower() else None)
