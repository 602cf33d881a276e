"""The tables of a data export, by name: what a row is, what makes the rows, how tables refer to each other."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from heeded.errors import UsageError
from heeded.ledgers import Ledger
from heeded.reports import figures
from heeded.reports.assessments import AssessmentRow
from heeded.reports.decisions import DecisionRow
from heeded.reports.exports import rows
from heeded.reports.exports.columns import MEANINGS, Column, columns
from heeded.reports.exports.rows import Json
from heeded.reports.lists import DocumentRow
from heeded.reports.pledges import PledgeRow
from heeded.reports.recommendations import Line
from heeded.reports.tables import values_of

__all__ = ["EXPORTS", "Export", "OfState", "chosen"]

Of = Literal["file", "said", "state"]


class OfState(Protocol):
    """What is exported of one State, as a viewer may see it; each part is gathered when it is first asked for.

    Parts with many rows are JSON, as the store keeps them.
    """

    @property
    def state(self) -> str:
        """The State's code."""

    @property
    def record(self) -> Json:
        """Its reviews and contradictions, a `StateRecord`."""

    @property
    def lines(self) -> Sequence[Json]:
        """Its recommendations, each a `Line`."""

    @property
    def pages(self) -> Sequence[tuple[Json, Json]]:
        """The same with what else their pages have: answers, labels and what registers show."""

    @property
    def links(self) -> Sequence[Json]:
        """The relations between its statements."""

    @property
    def ledgers(self) -> Sequence[Ledger]:
        """Counts of people affected."""

    @property
    def assessments(self) -> Sequence[AssessmentRow]:
        """What parties conclude of its recommendations."""

    @property
    def pledges(self) -> Sequence[PledgeRow]:
        """Its voluntary pledges."""

    @property
    def decisions(self) -> Sequence[DecisionRow]:
        """Decisions in individual cases against it."""


@dataclass(frozen=True, slots=True)
class Export:
    """One table of a data export."""

    name: str
    about: str
    """What one row is, in a sentence."""
    row: type
    of: Of
    """What its rows are made of: a `DocumentRow`, a document with what may be seen that it says, or an `OfState`."""
    rows: Callable[[Any], Iterable[tuple[Any, ...]]]
    """The values of each row, in the order of the columns."""
    key: tuple[str, ...] = ()
    """The columns that tell its rows apart; none where nothing does."""
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Column -> the table and the column whose values it holds."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Columns that mean something else than elsewhere."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns in their order."""
        return columns(self.row)

    def meaning(self, column: str) -> str:
        """What a column means; raises KeyError where nothing says it."""
        return self.meanings[column] if column in self.meanings else MEANINGS[column]


RECOMMENDATION = {"statement": ("recommendations", "statement")}
STATEMENT = {"statement": ("statements", "statement")}

EXPORTS: Mapping[str, Export] = {
    each.name: each
    for each in (
        Export(
            "documents", "One file of the record and what it was taken for.", DocumentRow, "file",
            lambda row: values_of(DocumentRow, (row,)), ("sha256",),
            meanings={
                "cycle": "The cycle of the review that it is about.",
                "kind": "What kind of document it is (docs/reference/kinds.md).",
            },
        ),
        Export(
            "statements", "One statement of a document: the exact quote, where it stands and what was read from it.",
            rows.StatementRow, "said", rows.statements, ("statement",), {"sha256": ("documents", "sha256")},
            {
                "cycle": "The cycle of the review that it is about, as far as the document tells.",
                "state": "The State that it concerns.",
                "value": "The fields of its type as a JSON object (docs/reference/types.md).",
            },
        ),
        Export(
            "events", "One statement on something that happened.", rows.EventRow, "said", rows.events,
            ("statement",), STATEMENT, {"state": "The State that it concerns."},
        ),
        Export(
            "reviews", "One review of a State, by the calendar and the documents.", rows.ReviewRow, "state",
            lambda of: rows.reviews(of.record), ("state", "cycle"),
            meanings={"document": "The document that lists the recommendations; empty where none was read."},
        ),
        Export(
            "recommendations", "One recommendation, that is one numbered paragraph, with its current position.", Line,
            "state", lambda of: rows.lines(of.lines), ("statement",), STATEMENT,
        ),
        Export(
            "pairs", "One recommendation and one State that makes it: what UPR Info's database counts.", rows.PairRow,
            "state", lambda of: (row for line in of.lines for row in rows.pairs(line)),
            ("statement", "recommending_state"), RECOMMENDATION,
        ),
        Export(
            "positions", "One dated answer to a recommendation; the last one is its current position.",
            rows.PositionRow, "state", lambda of: (row for page in of.pages for row in rows.positions(page)),
            ("statement", "ordinal"), RECOMMENDATION,
            {
                "statement": "Id of the recommendation's statement.",
                "position": "supported, noted, supported_in_part or pending.",
                "date": "The day of the answer; a month where the day is not known.",
                "words": "The State's own words for it.",
                "reason": "Why the position holds where no sentence states it: `no reply` and others.",
                "document": "The document that gives the answer.",
                "quote": "The exact words of the answer.",
            },
        ),
        Export(
            "labels", "One term that a model, or a person who corrected it, gives a recommendation.", rows.LabelRow,
            "state", lambda of: (row for page in of.pages for row in rows.labels(page)),
            ("statement", "kind", "value"), RECOMMENDATION,
            {
                "statement": "Id of the recommendation's statement.",
                "kind": "Which list the term is of: action, issue, theme, affected_persons or sdg.",
                "value": "The term; of an action its category, 1 to 5.",
                "words": "The words of the text that weighed most, the strongest first.",
                "reason": "What the coding manual says of such a text.",
            },
        ),
        Export(
            "links", "One relation of two statements, proposed by the program, as people judged it.", rows.LinkLine,
            "state", lambda of: rows.links(of.state, of.links), ("kind", "source", "target"),
            {"source": ("statements", "statement"), "target": ("statements", "statement")},
            {
                "kind": "repeats, duplicate, takes_up, mentions, claims, evidence or contradictions.",
                "source": "Id of the later or the speaking statement.",
                "state": "The State in whose record it was found.",
            },
        ),
        Export(
            "assessments", "One party's assessment of one recommendation, beside what the parties come to together.",
            AssessmentRow, "state", lambda of: values_of(AssessmentRow, of.assessments), ("uid",),
            meanings={
                "by": "Who entered it.", "date": "When it was made.", "status": "In the party's own words.",
                "number": "The number that the status stands for; empty where it is not counted.",
                "source": "The document or worksheet that holds it, and the place.",
            },
        ),
        Export(
            "verified", "What a public register shows of one thing that a recommendation asks.", rows.VerifiedRow,
            "state", lambda of: (row for page in of.pages for row in rows.verified(page)), ("statement", "ordinal"),
            RECOMMENDATION,
            {
                "statement": "Id of the recommendation's statement.",
                "date": "When the State did it.",
                "status": "What the register has; empty where it has no row.",
                "reason": "Why it is undecided.",
                "words": "The words of the recommendation that name it.",
            },
        ),
        Export(
            "contradictions", "Two statements that a reader should see side by side; never a verdict.",
            rows.ContradictionRow, "state", lambda of: rows.contradictions(of.record),
            meanings={
                "kind": "claim, tally, register, positions or form.",
                "statement": "Id of the statement that claims something.",
                "reason": "Why they are shown together, and why the strength is what it is.",
            },
        ),
        Export(
            "figures", "One count of people affected by one source.", figures.Row, "state",
            lambda of: values_of(figures.Row, figures.rows(of.ledgers)), refers=STATEMENT,
            meanings={
                "state": "The State that it concerns.", "value": "The number.", "date": "The day counted.",
                "document": "What the document is called.",
            },
        ),
        Export(
            "pledges", "One voluntary pledge of a State and what followed.", PledgeRow, "state",
            lambda of: values_of(PledgeRow, of.pledges), ("id",),
            meanings={
                "claims": "How many statements of the State speak of it.", "text": "The pledge.",
                "document": "What the document is called.", "id": "State, cycle and number: KAZ/2/P1.",
            },
        ),
        Export(
            "decisions", "One decision of a body in an individual case, and what the record says of it.", DecisionRow,
            "state", lambda of: values_of(DecisionRow, of.decisions), ("state", "id"),
            meanings={
                "id": "Body and number: CCPR 2131/2012.", "number": "Of the communication or opinion.",
                "state": "The State that it is against.",
            },
        ),
    )
}  # fmt: skip
"""All tables, those that others refer to first."""


def chosen(names: Collection[str]) -> tuple[Export, ...]:
    """The tables of these names, all where none are given; raises UsageError for a name that is none."""
    if unknown := sorted(set(names) - EXPORTS.keys()):
        raise UsageError(f"There is no table {unknown[0]!r}; the tables are: {', '.join(EXPORTS)}.")
    return tuple(each for each in EXPORTS.values() if not names or each.name in names)
