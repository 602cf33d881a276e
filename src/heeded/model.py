"""The domain on one page: documents, what they say (statements), and what could not be read (problems).

All values are frozen. States are ISO 3166-1 alpha-3 codes, languages ISO 639-1, dates `YYYY`, `YYYY-MM` or
`YYYY-MM-DD`; `None` means that the document does not say. Offsets count characters of `Document.text`.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, cast, get_args

from heeded.provenance import Origin, Quote

Kind = Literal[
    "national_report", "un_compilation", "stakeholder_summary", "working_group_report", "draft_report", "addendum",
    "council_report", "outcome_decision", "thematic_list", "midterm_report", "stakeholder_submission",
    "advance_questions", "hc_letter", "press_release", "oral_statement", "news", "other",
]  # fmt: skip
Position = Literal["supported", "noted", "supported_in_part", "pending"]
ShownPosition = Literal["supported", "supported_in_part", "noted", "no_reply", "pending"]
"""A position as people are shown it: "no_reply" where it counts as noted for want of a reply, so that nobody takes it
for the State's own word."""
Qualifier = Literal["exact", "at_least", "more_than", "about", "up_to", "fewer_than"]
Access = Literal["public", "team", "restricted"]
Severity = Literal["error", "warning"]
Measure = Literal[
    "received", "supported", "noted", "pending", "implemented", "partially_implemented", "in_progress",
    "implemented_or_partially", "supported_in_part", "not_implemented", "recommending_states", "delegations_speaking",
]  # fmt: skip

Harm = Literal[
    "killed", "injured", "detained", "tortured", "disappeared", "prosecuted", "convicted", "political_prisoners",
    "displaced", "other",
]  # fmt: skip

EventKind = Literal[
    "protest", "detention", "trial", "ban", "law", "killing", "election", "review", "release", "reprisal", "other",
]  # fmt: skip
LawEffect = Literal["introduced", "repealed", "amended", "moved", "raised", "lowered"]
Progress = Literal["implemented", "progress", "little_progress", "no_progress", "regress"]
Party = Literal[
    "state", "national_institution", "regional_body", "treaty_body", "special_procedure", "agency", "civil_society",
]  # fmt: skip

LinkKind = Literal[
    "reply", "repeats", "duplicate", "takes_up", "mentions", "claims", "evidence", "contradictions",
]  # fmt: skip
Recurrence = Literal["same", "build_up", "similar", "general"]
"""After UPR Info, "Starting all over again?" (2014): as before; the next stage; in part; the matter alone."""
Stance = Literal["supports", "contradicts", "mixed"]
LabelKind = Literal["action", "issue", "theme", "affected_persons", "sdg"]
ContradictionKind = Literal["claim", "tally", "register", "positions", "form"]
"""A claim against evidence; counts against counts or views; a text against a register; positions on near-duplicates
against each other; what was done against its form alone (an offence moved to another code)."""

KINDS: tuple[Kind, ...] = get_args(Kind)
SOURCES: tuple[Kind, ...] = ("working_group_report", "draft_report", "thematic_list")
"""Which kind of document lists the recommendations of a review, the best one first."""
HEADINGS = "headings"
"""The origin of a claim that the heading of a list makes of each recommendation under it, and of no other."""
POSITIONS: tuple[Position, ...] = get_args(Position)
SHOWN_POSITIONS: tuple[ShownPosition, ...] = get_args(ShownPosition)
NO_REPLY = "no reply"
"""The reason of a position where no document at hand holds the State's answer."""
ACCESS_LEVELS: tuple[Access, ...] = get_args(Access)
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or does not add up, in a sentence that a person can act on."""

    message: str
    severity: Severity = "error"
    file: str | None = None
    start: int | None = None
    end: int | None = None
    numbers: tuple[str, ...] = ()
    """Recommendation numbers found absent, if that is the problem."""


# ---------------------------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text that the page sets apart; a paragraph that runs over a page break is one stretch.

    `number` is the printed one without its last full stop: "12", "124.1", "P-139.4"; None where none is printed. It
    lies inside the stretch. Notes (footnotes and endnotes) stand at the end of the text.
    """

    start: int
    end: int
    number: str | None = None
    kind: Literal["body", "heading", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: a stretch of the text, empty (start == end) where the cell is."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells, in reading order; every cell is a stretch of the text."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a file: its main text only, without running headers, footers, page numbers and boilerplate.

    Lines of a paragraph are joined by one space, paragraphs by one line break. `page_starts` holds (offset, page
    number from 1), sorted by offset; empty where the file has no pages.
    """

    text: str
    page_starts: tuple[tuple[int, int], ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    page_count: int | None = None
    is_ocr: bool = False

    def page_at(self, offset: int) -> int | None:
        """The page that holds the character at this offset, from 1."""
        at = bisect_right(self.page_starts, (offset, 1 << 30)) - 1
        return self.page_starts[at][1] if at >= 0 else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds the character at this offset."""
        at = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        return self.paragraphs[at] if at >= 0 and offset < self.paragraphs[at].end else None


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: what it is, and its text. Its key is its UN symbol, else its sha256.

    `session` is the session of the UPR Working Group (48), `council_session` that of the Human Rights Council (59).
    """

    sha256: str
    body: Body
    kind: Kind = "other"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    symbol: str | None = None
    states: tuple[str, ...] = ()
    cycle: int | None = None
    session: int | None = None
    council_session: int | None = None
    access: Access = "team"
    file: str = ""
    completed: tuple[str, ...] = ()
    """Fields that the page gives in part: `published`, where the year is that of the review named."""

    @property
    def key(self) -> str:
        """What identifies the work that this file renders."""
        return self.symbol or self.sha256

    @property
    def name(self) -> str:
        """What a reader calls it: its symbol, else its title, else its file."""
        return self.symbol or self.title or self.file or self.key

    @property
    def text(self) -> str:
        """The main text of the file."""
        return self.body.text

    def quote(self, start: int, end: int) -> Quote:
        """The exact stretch of the text between two offsets, without white space at its ends."""
        return Quote.of(self.body.text, start, end)


# ---------------------------------------------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A numbered paragraph in which States recommend; in speech and press a sentence without a number."""

    type: ClassVar[str] = "recommendation"
    text: str
    recommending_states: tuple[str, ...] = ()
    number: str | None = None
    number_printed: str | None = None
    position: Position | None = None
    position_words: str | None = None
    cycle: int | None = None
    states_count: int | None = None
    qualifier: Qualifier | None = None
    themes: tuple[str, ...] = ()
    affected_persons: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    position_source: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Facts of one State's review in one cycle, as the Working Group's report or the Council's gives them."""

    type: ClassVar[str] = "review"
    cycle: int | None = None
    session: int | None = None
    dates: tuple[str, ...] = ()
    """The days on which the State was reviewed."""
    report_adopted: str | None = None
    troika: tuple[str, ...] = ()
    head_of_delegation: str | None = None
    delegations: int | None = None
    documents: tuple[str, ...] = ()
    """Symbols of the documents issued for the review."""
    outcome_adopted: str | None = None
    """The day on which the Council adopted the outcome."""


@dataclass(frozen=True, slots=True)
class Intervention:
    """What somebody said about the State under review: a State, or whoever else `asserted_by` names.

    In OHCHR's summaries and compilations there is one for each contributor to a paragraph or a part of it.
    """

    type: ClassVar[str] = "intervention"
    text: str
    speaking_state: str | None = None
    party: Party | None = None
    """What the contributor is; None where the document does not tell."""
    cites: tuple[str, ...] = ()
    """The documents that the notes cite for it, as printed: "CAT/C/XAV/CO/4, para. 12", "JS1, p. 4"."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The State's answer to recommendations: to the numbers named, or to all of a section (`all_of`).

    `numbers` are as printed in the document; `date` is that of the document or the meeting. `excluding` are the numbers
    that `all_of` does not hold ("all recommendations except 12.5"). A position of None is an answer that states none.
    """

    type: ClassVar[str] = "reply"
    position: Position | None
    numbers: tuple[str, ...] = ()
    all_of: str | None = None
    position_words: str | None = None
    explanation: str | None = None
    date: str | None = None
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pledge:
    """A voluntary pledge or commitment of the State under review."""

    type: ClassVar[str] = "pledge"
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A count about recommendations, by whoever asserts it."""

    type: ClassVar[str] = "tally"
    measure: Measure
    value: int
    qualifier: Qualifier = "exact"
    out_of: int | None = None
    year: int | None = None
    cycle: int | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people affected, by whoever asserts it."""

    type: ClassVar[str] = "figure"
    harm: Harm
    value: int
    qualifier: Qualifier = "exact"
    date: str | None = None
    event: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a State says that it did about recommendations."""

    type: ClassVar[str] = "claim"
    text: str
    claims: Literal["implemented", "in_progress", "planned"]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """An individual whom one text names, at the first full mention; nothing is known of other texts."""

    type: ClassVar[str] = "person"
    name: str
    role: Literal["victim", "official", "spokesperson", "expert", "other"] = "other"


@dataclass(frozen=True, slots=True)
class Provision:
    """A law that is cited, as named, and one of its articles; None where the law is cited as a whole."""

    type: ClassVar[str] = "provision"
    instrument: str | None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class TreatyAction:
    """What a State did about a treaty, or is urged to do; `treaty` is a key of `vocabulary/treaties.yml`."""

    type: ClassVar[str] = "treaty_action"
    treaty: str
    action: Literal["ratified", "acceded", "signed", "not_party", "urged"]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, at the precision that the text gives: `YYYY[-MM[-DD]]`, or FROM/TO for a range."""

    type: ClassVar[str] = "event"
    kinds: tuple[EventKind, ...]
    date: str | None = None
    place: str | None = None
    name: str | None = None
    """The event's name in `vocabulary/events.yml`, else as the text has it ("Bloody January")."""
    cycle: int | None = None
    """Of a review."""
    penalty: str | None = None
    """As printed: "5 years' imprisonment"."""
    effect: LawEffect | None = None
    """What a law does that is passed, changed or repealed: "moved" to another code, its penalty "raised" ..."""


@dataclass(frozen=True, slots=True)
class CaseDecision:
    """A sentence on a decision in an individual case: Views of a treaty body, an opinion on arbitrary detention.

    The sentence cites it, or goes on from one that does; what a sentence asks for is asked in the case, by its body or
    by whoever speaks.
    """

    type: ClassVar[str] = "case_decision"
    body: str
    """A key of `bodies` in `vocabulary/case_decisions.yml`: "CCPR", "CAT", "WGAD" ..."""
    number: str
    """Of the communication, "2131/2012", or of the opinion, "67/2019"."""
    symbol: str | None = None
    """Of the document that holds it, where the text gives it."""
    person: str | None = None
    """Whose case it is, as named."""
    remedies: tuple[str, ...] = ()
    """What is asked: keys of `remedies` in the vocabulary: "release", "compensation", "investigation" ..."""
    claims: Literal["implemented", "in_progress", "planned"] | None = None
    """What the sentence says was done."""
    grade: str | None = None
    """The Committee's on the follow-up, "A" to "E"."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the publisher (not a State) calls for, of a State's code, "UN member states", "UN", or a party as named."""

    type: ClassVar[str] = "ask"
    text: str
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, month or year until which something is due."""

    type: ClassVar[str] = "deadline"
    what: str
    date: str


@dataclass(frozen=True, slots=True)
class Commendation:
    """What a State or party praises."""

    type: ClassVar[str] = "commendation"
    text: str


@dataclass(frozen=True, slots=True)
class Concern:
    """What a State or party is worried about."""

    type: ClassVar[str] = "concern"
    text: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A party's general view of how far recommendations or rights are implemented."""

    type: ClassVar[str] = "appraisal"
    status: Progress


Value = (
    Recommendation | Review | Intervention | Reply | Pledge | Tally | Figure | Claim | Person | Provision
    | TreatyAction | Event | CaseDecision | Ask | Deadline | Commendation | Concern | Appraisal
)  # fmt: skip
VALUES: dict[str, type[Value]] = {value.type: value for value in get_args(Value)}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says: an exact quote, the program that found it, and the values read from it."""

    value: Value
    quote: Quote
    origin: Origin
    state: str | None = None
    asserted_by: str | None = None
    """The word "state" for its government, else the organisation as named; None for the publisher of the document."""
    speaker: str | None = None
    as_summarised_by: str | None = None
    page: int | None = None
    paragraph: str | None = None
    id: str = ""

    @property
    def type(self) -> str:
        """The kind of statement: "recommendation", "reply" ..."""
        return self.value.type


def with_ids(key: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements of one document with their ids, in order.

    An id hashes document key, type, quote with white space folded, and the ordinal among equal quotes; never offsets
    or values, so that a judgement finds its statement again after a rebuild.
    """
    seen: Counter[str] = Counter()
    done = []
    for statement in statements:
        content = "\x1f".join((key, statement.type, " ".join(statement.quote.text.split())))
        digest = hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()[:20]
        seen[content] += 1
        done.append(_with_id(statement, digest))
    return tuple(done)


def _with_id(one: Statement, digest: str) -> Statement:
    """The statement with its id; by position, as that takes a third of the time of `replace`."""
    return Statement(
        one.value, one.quote, one.origin, one.state, one.asserted_by, one.speaker, one.as_summarised_by, one.page,
        one.paragraph, digest,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading one file returned."""

    document: Document
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()

    def with_cycles(self) -> Iterator[tuple[Statement, int | None]]:
        """Every statement with the cycle it is about: its own, its State's section's or the document's."""
        said = [(each.type, each.state, getattr(each.value, "cycle", None)) for each in self.statements]
        return zip(self.statements, cycles_of(said, self.document.cycle), strict=True)


def cycles_of(said: Sequence[tuple[str, str | None, int | None]], cycle: int | None) -> list[int | None]:
    """The cycle that each statement of a document is about, by its type, State and own cycle, and the document's."""
    sections: dict[str | None, int] = {}
    for kind, state, own in said:
        if kind == Review.type and own:
            sections.setdefault(state, own)
    return [sections.get(state, cycle) if own is None else own for _, state, own in said]


# ------------------------------------------------------------------------------------------ what stages conclude


@dataclass(frozen=True, slots=True)
class Link:
    """One statement's relation to another, by their ids: a reply to a recommendation, a repeat of an earlier one."""

    kind: LinkKind
    source: str
    """Id of the later or the speaking statement."""
    target: str
    origin: Origin
    score: float = 1.0
    reason: str = ""
    is_proposed: bool = True
    """Whether the score reaches the shipped threshold; links below it stand for those who look further."""
    recurrence: Recurrence | None = None
    """Of a repeat: how much of the earlier ask returns."""
    stance: Stance | None = None
    """Of evidence: what it says of implementation."""
    cluster: str | None = None
    """Of a duplicate: the cluster that both belong to."""
    only_asks: bool = False
    """Of evidence: whether it asks for something and tells of nothing; its stance is "contradicts" then."""
    is_accepted: bool = False
    """Whether a person accepted it: what rests on it is as sure as if the score were 1."""

    @property
    def sureness(self) -> float:
        """How far what rests on the link can be relied on: its score, and 1 where a person accepted it."""
        return 1.0 if self.is_accepted else self.score


@dataclass(frozen=True, slots=True)
class Label:
    """What a model says a text is about: one term of one list, with its score from 0 to 1."""

    kind: LabelKind
    value: str
    """The term as the model's training data name it; of an action its category, "1" to "5"."""
    score: float
    origin: Origin
    """The model and its version."""
    words: tuple[str, ...] = ()
    """The words of the text that weighed most, the strongest first."""
    reason: str = ""
    """What the coding manual says of such a text."""
    is_proposal: bool = False
    """Whether the score stays under the threshold: for a person to look at."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One dated position of the State on one recommendation, with its source."""

    position: Position
    occasion: Literal["report", "addendum", "plenary", "adoption", "judgement", "other"]
    words: str | None = None
    explanation: str | None = None
    date: str | None = None
    document: str | None = None
    """Key of the document; None for what follows from the rules (noted for want of a reply)."""
    statement: Statement | None = None
    reason: str | None = None
    """Why the position holds where no document states it: `NO_REPLY` (resolution 5/1, annex, para. 32), "corrected by
    NAME" where a person judged what was read."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One recommendation and what came of it, in order of time; the current position is its last answer's."""

    recommendation: Statement
    document: str
    """Key of the document that holds the recommendation."""
    answers: tuple[Answer, ...] = ()

    @property
    def current(self) -> Answer | None:
        """The latest answer; None where the record has none."""
        return self.answers[-1] if self.answers else None


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement as it is cited: its words, where they stand, and who says them."""

    statement: str
    """Id of the statement."""
    quote: Quote
    document: str
    """Key of the document."""
    name: str
    """What a reader calls the document: its symbol, else its title, else its file."""
    asserted_by: str | None = None
    """The word "state" for the government, else the party as named, else the publisher; None where nobody is named."""
    page: int | None = None
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison of figures that must agree; `holds` is None where a side is missing."""

    name: str
    holds: bool | None
    message: str
    documents: tuple[str, ...] = ()
    """Keys of the documents compared."""
    numbers: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    """The statements compared, in the order in which the message names them."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both be the whole truth, or that a reader should see side by side; never a verdict."""

    kind: ContradictionKind
    state: str
    sides: tuple[Citation, Citation]
    """What is claimed, and what speaks against it."""
    strength: float
    """From 0 to 1: how directly one speaks against the other, not who is right."""
    reason: str
    """Why they are shown together, and why the strength is what it is, in words."""
    cycle: int | None = None
    """Of the review that both are about; None where they name none."""
    numbers: tuple[str, ...] = ()
    """Recommendations that both are about, if any are named."""


def shown_position(position: str | None, reason: str | None) -> ShownPosition | None:
    """A position and its reason as people are shown them; None where nothing tells any."""
    return "no_reply" if reason == NO_REPLY else cast(ShownPosition | None, position)


def shown_counts(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by position as people are shown them: what is noted for want of a reply stands in `no_reply` alone."""
    silent = counts.get("no_reply", 0)
    return {**counts, "noted": counts.get("noted", 0) - silent} if silent else dict(counts)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One State's review in one cycle: its recommendations with their answers, its counts and its checks.

    `counts` has received, supported, noted, supported_in_part, pending, and no_reply (contained in noted). Where no
    report is in the record, the counts are the President's or another announced total and `is_counted` is False.
    """

    state: str
    cycle: int
    chains: tuple[Chain, ...]
    counts: dict[str, int]
    is_counted: bool
    checks: tuple[Check, ...] = ()
    facts: Statement | None = None
    """The `review` statement of the Working Group's report."""
