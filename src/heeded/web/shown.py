"""Values of the record in, the parts of pages that several pages show out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from django.utils.translation import gettext as _

from heeded.model import Citation, Contradiction
from heeded.quoting import quotable
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.words import POSITIONS, line
from heeded.web import addresses
from heeded.web.parts import Bar, Column, Moment, Part, Quotation, Score, Tab

__all__ = [
    "Against",
    "checks_in_short",
    "cited",
    "contradictions",
    "place_of",
    "position_heads",
    "positions_bar",
    "review_name",
    "tabs",
    "together",
    "who",
]

MARKS = {True: "✓", False: "✗", None: "?"}


@dataclass(frozen=True, slots=True)
class Against:
    """Two quotes that a reader should see side by side, and why."""

    reason: str
    score: Score
    sides: tuple[Quotation, Quotation]


def review_name(cycle: int, year: int | None = None) -> str:
    """What a review is called: "Review 2, 2014"; without its year where that is not known."""
    return _("Review %(cycle)s") % {"cycle": cycle} + (f", {year}" if year else "")


def tabs(record: StateRecord, here: int | Literal["reports", "workspaces"] | None) -> tuple[Tab, ...]:
    """The parts of a State's record: all reviews (None), each by its cycle, what is made of them."""
    return (
        Tab(_("All reviews"), addresses.state(record.state), here is None),
        *(
            Tab(
                f"{_('Review %(cycle)s') % {'cycle': each.cycle}}{f' · {each.year}' if each.year else ''}",
                addresses.review(record.state, each.cycle),
                each.cycle == here,
            )
            for each in record.reviews
        ),
        Tab(_("Reports"), addresses.reports(record.state), here == "reports"),
        Tab(_("Workspaces"), addresses.workspaces(record.state), here == "workspaces"),
    )


def position_heads(codes: Iterable[str]) -> tuple[Column, ...]:
    """The columns of a table that counts positions as people are shown them."""
    heads = {
        "received": _("Received"), "supported": _("Supported"), "noted": _("Noted"),
        "no_reply": _("No reply at hand"), "supported_in_part": _("In part"), "pending": _("Pending"),
        "unknown": _("Not known"),
    }  # fmt: skip
    return tuple(Column(heads[code], is_number=True) for code in codes)


def positions_bar(counts: Mapping[str, int], name: str = "") -> Bar:
    """Positions, as people are shown them, side by side; what has none is told as unknown."""
    parts = [Part(_(words), counts.get(code, 0), code) for code, words in POSITIONS.items() if counts.get(code)]
    rest = counts.get("received", 0) - sum(part.count for part in parts)
    return Bar((*parts, Part(_("not known"), rest, "unknown")) if rest > 0 else tuple(parts), name)


def checks_in_short(review: ReviewRecord) -> str:
    """How many checks hold, fail and lack a side: "14 ✓ 1 ?"."""
    held = Counter(check.holds for check in review.checks)
    return " ".join(f"{held[holds]} {mark}" for holds, mark in MARKS.items() if held[holds])


def who(by: str | None) -> str:
    """Who speaks: the State, a party as named, or nobody named."""
    return _("the State") if by == "state" else by or ""


def place_of(page: int | None, paragraph: str | None = None) -> str:
    """A page and a paragraph in words."""
    parts = (
        _("page %(page)s") % {"page": page} if page else "",
        _("para. %(number)s") % {"number": paragraph} if paragraph else "",
    )
    return ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts if part)


def cited(each: Citation, is_named: bool = True) -> Quotation:
    """A statement as it is cited, with or without who says it; an entry of a register has no page to look at."""
    if not each.statement:
        return Quotation(line(each.quote.text), each.name, by=who(each.asserted_by) if is_named else "")
    return Quotation(
        quotable(each.quote.text), each.name, place_of(each.page, each.paragraph),
        addresses.document(each.document, each.page),
        who(each.asserted_by) if is_named else "", cite=addresses.cite(each.statement),
    )  # fmt: skip


def together(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Moments with one quote that several are said to say as one, where they follow each other."""
    kept: Moment | None = None
    for each in moments:
        if kept and kept.quotes and replace(kept, quotes=(), score=None) == replace(each, quotes=(), score=None):
            one, other = kept.quotes[0], each.quotes[0] if each.quotes else None
            if other and replace(one, by="", cite="") == replace(other, by="", cite=""):
                kept = replace(kept, quotes=(replace(one, by=", ".join(filter(None, (one.by, other.by)))),))
                continue
        if kept:
            yield kept
        kept = each
    if kept:
        yield kept


def contradictions(found: Iterable[Contradiction]) -> tuple[Against, ...]:
    """What stands against each other, both sides whole."""
    return tuple(
        Against(each.reason, Score(each.strength), (cited(each.sides[0]), cited(each.sides[1]))) for each in found
    )
