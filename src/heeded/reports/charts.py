"""Values of the record in, charts out: what is drawn as a table of its numbers, a sentence that tells it, its sources.

A chart shows what documents, registers and parties say; nothing in it is a program's judgement on implementation.
Texts go through `say`, which gives them in the reader's language.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from heeded.ledgers import Count, Ledger, Series
from heeded.model import SHOWN_POSITIONS, Kind, shown_counts
from heeded.quoting import begun
from heeded.reports.aspects import Aspect, shown_of
from heeded.reports.recommendations import Page
from heeded.reports.record import Group, ReviewRecord, StateRecord
from heeded.reports.words import GROUP_NAMES, POSITIONS, QUALIFIERS, VALUE_WORDS, WITHOUT_REPLY, cut, day, line

__all__ = ["CHARTS", "Chart", "ChartKind", "figures", "flow", "issues", "latest", "positions", "regions", "series_of"]

ChartKind = Literal["positions", "issues", "regions", "flow", "figures"]
CHARTS: tuple[ChartKind, ...] = get_args(ChartKind)
Say = Callable[[str], str]

MOST_ISSUES, MOST_COUNTS = 12, 24
"""Rows that are drawn."""
LONGEST = 60
"""Characters of a source's name beside a bar."""
ORDER = (*SHOWN_POSITIONS, "unknown")
HEADS = {**POSITIONS, "unknown": "not known"}
OUTCOMES = {
    "done": "Register: done after the review",
    "before": "Register: done before it, or in its year",
    "in_part": "Register: a part done",
    "not_by": "Register: not done by its day",
    "open": "Register: not done by its day, a later text: done",
    "fully": "Parties: fully implemented",
    "partially": "Parties: partially",
    "not_implemented": "Parties: not implemented",
    "differ": "Parties differ",
    "not_assessable": "Parties: not assessable",
    "nothing": "Nothing known",
}
"""What came of a recommendation: by a public register, else by the parties that assess it, else nothing."""
SIDES = {"official": "official", "independent": "others", "unnamed": "nobody named"}
REPLIED: frozenset[Kind] = frozenset({"addendum", "council_report"})
"""Documents in which a State replies after the report."""
MODEL = "labels by a model trained on the coding of UPR Info (upr-info.org)"


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, as the table of its numbers."""

    kind: ChartKind
    title: str
    alt: str
    """A sentence that tells what is to be seen; why there is nothing, where there are no rows."""
    source: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | int, ...], ...] = ()
    """Of bars a name, the whole and its parts; of a flow from, to and how many."""
    codes: tuple[str, ...] = ()
    """Of bars what each part is; of a flow both ends of each row, "noted>nothing"; of figures each row's side."""
    drawn: int | None = None
    """How many rows are drawn, from the first; None for all."""


def latest(record: StateRecord, cycle: int | None = None) -> ReviewRecord | None:
    """The review of a cycle, else the last one whose recommendations were read."""
    counted = [each for each in record.reviews if each.is_counted and cycle in (None, each.cycle)]
    return counted[-1] if counted else None


def _review_name(review: ReviewRecord, say: Say) -> str:
    return say("Review %(cycle)s") % {"cycle": review.cycle} + (f", {review.year}" if review.year else "")


# ------------------------------------------------------------------------------------------- bars of positions


def positions(record: StateRecord, say: Say = str) -> Chart:
    """Positions of every review of which any number is known."""
    told = [each for each in record.reviews if each.counts and each.counts.get("received")]
    rows = [(begun(_review_name(each, say)), shown_counts(each.counts or {})) for each in told]
    title = say("%(name)s: recommendations by position, review by review") % {"name": record.name}
    empty = say("The record has no recommendation to %(name)s and no announced total yet.") % {"name": record.name}
    reports = ", ".join(each.report for each in told if each.report)
    kinds = {entry.kind for each in told if each.is_counted for entry in each.dossier if entry.files}
    source = (
        say("Positions as they are now; reports %(reports)s and the State's replies")
        if kinds & REPLIED
        else say("Positions as they are now; reports %(reports)s, no later reply of the State at hand")
    )
    announced = [_review_name(each, say) for each in told if not each.is_counted]
    extra = say("as announced, not counted: %(reviews)s") % {"reviews": ", ".join(announced)} if announced else ""
    told_source = say("; ").join(filter(None, (source % {"reports": reports} if reports else "", extra)))
    return _bars("positions", title, told_source, say("Review"), rows, empty, say)


def issues(
    record: StateRecord, cycle: int | None = None, say: Say = str, named: Say = str, most: int = MOST_ISSUES
) -> Chart:
    """The most frequent issues of one review by position, as `named` calls them; a recommendation can have several."""
    review = latest(record, cycle)
    rows = [(named(each.term), _counts(each)) for each in review.issues] if review else []
    title = say("%(name)s, %(review)s: what is asked, by position") % _named(record, review, say)
    empty = say("No recommendation to %(name)s was read, so none has an issue.") % {"name": record.name}
    report = review.report or "" if review else ""
    source = say("; ").join((report, say(MODEL), say("a recommendation can have several")))
    return _bars("issues", title, source, say("Issue"), rows, empty, say, most)


def regions(record: StateRecord, cycle: int | None = None, say: Say = str) -> Chart:
    """Who asks: pairs of a recommendation and a State that makes it, by regional group and position."""
    review = latest(record, cycle)
    rows = []
    for each in review.groups if review else ():
        rows.append((begun(say(GROUP_NAMES.get(each.group, each.group))), _counts(each)))
    title = say("%(name)s, %(review)s: who asks, by position") % _named(record, review, say)
    empty = say("No recommendation to %(name)s was read, so nothing tells who asks.") % {"name": record.name}
    counted = say("pairs of a recommendation and a State that makes it: one made by three States counts three times")
    return _bars(
        "regions",
        title,
        say("; ").join((review.report or "" if review else "", counted)),
        say("Group"),
        rows,
        empty,
        say,
    )


def _named(record: StateRecord, review: ReviewRecord | None, say: Say) -> dict[str, str]:
    return {"name": record.name, "review": _review_name(review, say) if review else say("no review")}


def _counts(each: Aspect | Group) -> dict[str, int]:
    whole = each.received if isinstance(each, Aspect) else each.pairs
    return {"received": whole, **shown_of(each)}


def _bars(
    kind: ChartKind, title: str, source: str, head: str, found: Sequence[tuple[str, dict[str, int]]], empty: str,
    say: Say, most: int | None = None,
) -> Chart:  # fmt: skip
    counted = [(name, counts, _parts(counts)) for name, counts in found]
    codes = tuple(code for code in ORDER if any(parts[code] for _, _, parts in counted))
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (name, counts["received"], *(parts[code] for code in codes)) for name, counts, parts in counted
    )
    if not rows:
        return Chart(kind, title, empty, "")
    told = say("; ").join(_sentence(row, codes, say) for row in rows[:most])
    more = say("%(drawn)s of %(all)s are drawn, the table has all") % {"drawn": most, "all": len(rows)}
    is_cut = most is not None and len(rows) > most
    unanswered = say(WITHOUT_REPLY["counted"]) if "no_reply" in codes else ""
    sources = (source.strip("; \N{NO-BREAK SPACE}"), more if is_cut else "", unanswered)
    return Chart(
        kind, title, f"{title}. {told}.", say("; ").join(filter(None, sources)),
        (head, say("All"), *(say(HEADS[code]).capitalize() for code in codes)), rows, codes, most if is_cut else None,
    )  # fmt: skip


def _parts(counts: Mapping[str, int]) -> dict[str, int]:
    """The positions of a whole, as people are shown them; what none of them tells is unknown."""
    known = {code: counts.get(code, 0) for code in ORDER[:-1]}
    return {**known, "unknown": max(0, counts["received"] - sum(known.values()))}


def _sentence(row: Sequence[str | int], codes: Sequence[str], say: Say) -> str:
    name, whole, *parts = row
    told = ", ".join(f"{count} {say(HEADS[code])}" for count, code in zip(parts, codes, strict=True) if count)
    return say("%(name)s: %(whole)s, of them %(parts)s") % {"name": name, "whole": whole, "parts": told}


# ---------------------------------------------------------------------------------------------------------- flow


def flow(
    record: StateRecord, pages: Iterable[Page], statuses: Mapping[str, Iterable[str]], cycle: int | None = None,
    say: Say = str,
) -> Chart:  # fmt: skip
    """From the recommendations of one review through their positions to what came of them.

    `statuses` has what parties conclude of recommendations, by public id. A register is asked first.
    """
    review = latest(record, cycle)
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        counts[page.line.shown or "unknown", _came(page, statuses.get(page.line.id, ()))] += 1
    outcomes = tuple(OUTCOMES)
    ordered = sorted(counts, key=lambda each: (ORDER.index(each[0]), outcomes.index(each[1])))
    title = say("%(name)s, %(review)s: from what was asked to what came of it") % _named(record, review, say)
    if not counts:
        empty = say("No recommendation to %(name)s was read, so nothing tells what came of them.")
        return Chart("flow", title, empty % {"name": record.name}, "")
    rows = tuple((say(HEADS[one]).capitalize(), say(OUTCOMES[other]), counts[one, other]) for one, other in ordered)
    told = say("; ").join(f"{one}, {other}{say(': ')}{count}" for one, other, count in rows)
    source = say(
        "public registers, else what parties assess; claims and evidence that a program links count as nothing known"
    )
    report = review.report if review else None
    unanswered = say(WITHOUT_REPLY["counted"]) if any(one == "no_reply" for one, _ in ordered) else None
    return Chart(
        "flow", title, f"{title}. {told}.", say("; ").join(filter(None, (report, source, unanswered))),
        (say("Position"), say("What came of it"), say("Recommendations")), rows,
        tuple(">".join(each) for each in ordered),
    )  # fmt: skip


def _came(page: Page, statuses: Iterable[str]) -> str:
    """What came of a recommendation, one of OUTCOMES."""
    results = {each.result for each in page.verified} - {"undecided"}
    if results:
        if results <= {"not_by", "open"}:
            return "open" if "open" in results else "not_by"
        if results & {"not_by", "open"}:
            return "in_part"
        if any(each.result == "undecided" for each in page.verified):
            return "in_part"
        return "done" if "fulfilled" in results else "before"
    told = set(statuses)
    clear = told - {"not_assessable"}
    if len(clear) > 1:
        return "differ"
    return next(iter(clear or told), "nothing")


# ------------------------------------------------------------------------------------------------------- figures


def series_of(ledgers: Iterable[Ledger], harm: str | None = None) -> tuple[Ledger, Series]:
    """The counts of one harm by one event; where no harm is named, those of which there are most.

    Counts of no one event are not set beside each other. Raises LookupError where there are none of an event.
    """
    every = [(made, series) for made in ledgers if made.event for series in made.series if harm in (None, series.harm)]
    if not every:
        raise LookupError(harm)
    return max(every, key=lambda each: len(each[1].counts))


def figures(ledger: Ledger, series: Series, name: str, say: Say = str) -> Chart:
    """The counts of people affected by an event, each by its source, in the order in which they were first said."""
    harm, about = say(VALUE_WORDS["harm"][series.harm]), ledger.event or ledger.date
    title = f"{name}: {harm}" + (f", {about}" if about else "")
    counted = begun(harm) + (f", {about}" if about else "")
    kept = [each for each in series.counts if not each.is_part]
    found = [*kept, *(each for each in series.counts if each.is_part)]
    rows = tuple(_figure(each, say) for each in found)
    drawn = min(len(kept), MOST_COUNTS)
    told = "; ".join(f"{row[0]}: {row[2]}" for row in rows[:drawn])
    parts = say("counts that are parts of others stand in the table alone") if len(kept) < len(found) else ""
    more = say("%(drawn)s of %(all)s are drawn, the table has all") % {"drawn": drawn, "all": len(rows)}
    return Chart(
        "figures", title, f"{title}. {told}.",
        "; ".join(filter(None, (say("counts as documents give them"), parts, more if len(kept) > drawn else ""))),
        (say("Said by, in"), counted, say("As said"), say("Side"), say("Document")), rows,
        tuple(each.side for each in found), drawn,
    )  # fmt: skip


def _figure(each: Count, say: Say) -> tuple[str | int, ...]:
    by = say("the State") if each.by == "state" else cut(line(each.by), LONGEST) if each.by else say("nobody named")
    name = f"{day(each.said) if each.said else say('no date')} · {by}"
    return name, each.value, f"{QUALIFIERS[each.qualifier]}{each.value:,}", say(SIDES[each.side]), each.citation.name
