"""Recommendations of one State to another in; out, rows and a page of what was asked, answered, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.followed import Tendency
from heeded.model import NO_REPLY, ShownPosition, shown_position
from heeded.quoting import quoted
from heeded.reports.layout import grid, indented, table_of
from heeded.reports.page_screen import RELATIONS, register_line
from heeded.reports.recommendations import Page, Told
from heeded.reports.record import ReviewRecord
from heeded.reports.words import POSITIONS, cut, line
from heeded.vocabulary.coding import action_words
from heeded.vocabulary.states import name_of

__all__ = ["AskRow", "ReviewAsked", "of_review", "screen", "tendency_screen"]

MOST = 6
"""Issues that are shown as asked more, or less, than by all States."""
FEWEST = 5
"""Recommendations of the State on an issue that it must have made to be said to ask it more."""
LONGEST = 240
"""Characters of a quote that are shown."""


@dataclass(frozen=True, slots=True)
class AskRow:
    """One recommendation that the State made, alone or with others."""

    id: str
    cycle: int
    text: str
    with_states: tuple[str, ...]
    """The other States that made it."""
    position: str | None
    position_date: str | None
    position_reason: str | None
    explanation: str | None
    action: str | None
    issues: tuple[str, ...]
    asked_again: tuple[str, ...]
    """Later recommendations that repeat it, with how much of it returns."""
    asked_again_by_it: tuple[str, ...]
    """Those of them that the same State made."""
    verified: tuple[str, ...]
    """What public registers show of it, each with its source and day."""
    claims: int
    claim: str | None
    """The words of the nearest one."""
    claim_source: str | None
    supporting: int
    """Pieces of evidence that support implementation."""
    contradicting: int
    evidence: str | None
    """The words of the nearest one, against if any is."""
    evidence_source: str | None
    document: str
    page: int | None

    @property
    def shown(self) -> ShownPosition | None:
        """The position as people are shown it."""
        return shown_position(self.position, self.position_reason)


@dataclass(frozen=True, slots=True)
class ReviewAsked:
    """What one State asked of another in one review."""

    asking: str
    state: str
    cycle: int
    year: int | None
    received: int
    """All recommendations of the review."""
    asks: tuple[AskRow, ...]
    is_listed: bool = True
    """Whether the record has the list of recommendations; else it has a total alone."""


def of_review(asking: str, state: str, review: ReviewRecord, pages: Sequence[Page]) -> ReviewAsked:
    """What was asked in a review; `pages` are the recommendations that the State made."""
    received = (review.counts or {}).get("received", 0)
    rows = tuple(_row(asking, each) for each in pages)
    return ReviewAsked(asking, state, review.cycle, review.year, received, rows, review.is_counted)


def _row(asking: str, shown: Page) -> AskRow:
    found = shown.line
    again = [each for each in shown.later if each.proposed and each.relation != "general"]
    claims = [each for each in shown.claims if each.proposed]
    evidence = [each for each in shown.evidence if each.proposed]
    against = [each for each in evidence if each.relation in ("contradicts", "mixed")]
    supporting = [each for each in evidence if each.relation in ("supports", "mixed")]
    labels = [label for label in shown.labels if not label.is_proposal]
    return AskRow(
        found.id, found.cycle, found.text, tuple(code for code in found.recommending_states if code != asking),
        found.position, found.position_date, found.position_reason, found.explanation,
        next((label.value for label in labels if label.kind == "action"), None),
        tuple(label.value for label in labels if label.kind == "issue"),
        tuple(map(_again, again)), tuple(_again(each) for each in again if asking in each.by),
        tuple(register_line(each) for each in shown.verified if each.reason != "no_row"),
        len(claims), *_cited(claims), len(supporting), len(against), *_cited(against or supporting),
        found.document, found.page,
    )  # fmt: skip


def _again(each: Told) -> str:
    return f"{each.id} ({RELATIONS[each.relation]})" if each.relation else str(each.id)


def _cited(found: Sequence[Told]) -> tuple[str | None, str | None]:
    """The words of the best of the statements, and their source: who, document, date."""
    if not found:
        return None, None
    best = found[0]
    by = "; ".join("the State" if each == "state" else each for each in best.by)
    return best.quote, ", ".join(filter(None, (by, best.document, best.date)))


# ------------------------------------------------------------------------------------------------------- the screen


def screen(reviews: Sequence[ReviewAsked]) -> RenderableType:
    """What was asked, for the screen, review by review."""
    if not reviews:
        return Text(
            "The record has no list of recommendations to this State: build it with the Working Group's report."
        )
    parts: list[RenderableType] = []
    for review in reviews:
        parts += [_heading(review), *(indented(_block(each)) for each in review.asks), Text()]
    return Group(*parts)


def _heading(review: ReviewAsked) -> Text:
    name = name_of(review.asking)
    title = f"Review {review.cycle} ({review.year or 'year unknown'})  "
    if not review.is_listed:
        return Text.assemble(
            (title, "bold"), f"{review.received} recommendations, as announced; their list is not here"
        )
    counts = Counter(each.shown or "unknown" for each in review.asks)
    positions = ", ".join(f"{counts[key]} {POSITIONS.get(key, 'without a position')}" for key in counts)
    made = f"{name} made {len(review.asks)} of {review.received} recommendations" + (
        f": {positions}" if positions else ""
    )
    return Text.assemble((title, "bold"), made)


def _block(each: AskRow) -> RenderableType:
    position = POSITIONS[each.shown] if each.shown else "no position"
    reason = f" ({each.position_reason})" if each.position_reason not in (None, NO_REPLY) else ""
    head = Text.assemble((each.id, "bold"), "  ", (f"{position}{reason}", "cyan"))
    if each.with_states:
        head.append(f"  with {_few(each.with_states)}", "dim")
    rows = (
        ("explained", cut(line(each.explanation), LONGEST) if each.explanation else ""),
        ("asked again", ", ".join(each.asked_again)),
        ("register", "; ".join(each.verified)),
        ("State says", _quoted(each.claim, each.claim_source, each.claims)),
        ("others say", _evidence(each)),
    )
    parts: list[RenderableType] = [head, indented(Text(line(each.text)))]
    if any(words for _, words in rows):
        table = grid()
        for name, words in rows:
            if words:
                table.add_row(Text(name, style="dim"), Text(words))
        parts.append(indented(table))
    return Group(*parts)


def _few(codes: Sequence[str]) -> str:
    return ", ".join(map(name_of, codes)) if len(codes) <= 3 else f"{len(codes)} other States"


def _quoted(words: str | None, source: str | None, count: int) -> str:
    more = f" and {count - 1} more" if count > 1 else ""
    return f"{quoted(words, LONGEST)} ({source}){more}" if words else ""


def _evidence(each: AskRow) -> str:
    said = _quoted(each.evidence, each.evidence_source, 1)
    return f"{each.contradicting} against, {each.supporting} in support: {said}" if said else ""


def tendency_screen(asking: str, found: Sequence[Tendency], count: int) -> RenderableType:
    """What the State asks elsewhere, for the screen: every action, and the issues that it asks clearly more or less."""
    name = name_of(asking)
    if not found:
        return Text(f"The record has no recommendations of {name} to other States to compare.")
    head = (
        f"What {name} asks elsewhere: shares of {found[0].of_own} recommendations to other States, beside those of "
        f"{found[0].of_all} of the {count} recommendations of all States in the Working Group reports at hand"
    )
    actions = sorted((each for each in found if each.kind == "action"), key=lambda each: each.term)
    issues = [each for each in found if each.kind == "issue" and each.is_clear]
    more = [each for each in issues if each.own_share > each.all_share and each.own >= FEWEST][:MOST]
    less = [each for each in reversed(issues) if each.own_share < each.all_share][:MOST]
    table = table_of("")
    for column in (name, "all States"):
        table.add_column(column, justify="right")
    for title, rows in (("Actions", actions), ("Asked clearly more", more), ("Asked clearly less", less)):
        if rows:
            table.add_row(Text(title, style="italic"), "", "")
        for each in rows:
            term = action_words(each.term) if each.kind == "action" else each.term
            table.add_row(Text(f"  {term}"), f"{each.own_share:.0%} ({each.own})", f"{each.all_share:.0%}")
    note = "By labels of the shipped models; what has no settled category counts in no action."
    return Group(Text(head, style="bold"), indented(table), indented(Text(note, style="dim")))
