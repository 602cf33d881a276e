"""A State's record across its reviews: positions side by side, what is next, what is asked again and again."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.model import shown_counts
from heeded.pipeline import View, publishing
from heeded.reports import charts
from heeded.reports.asked import state_of
from heeded.reports.dossier import without_reply
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.words import POSITIONS, STEPS, VALUE_WORDS
from heeded.store import read
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.pages.charts import TITLES, picture
from heeded.web.parts import Cell, Column, Fact, Figure, Notice, Picture, Tab, Table
from heeded.web.said import counted, when
from heeded.web.said import day as day_in_words
from heeded.web.shown import checks_in_short, contradictions, position_heads, review_name, tabs

__all__ = ["named", "page"]

LAWS = 12
COUNTED = ("received", "supported", "noted", "no_reply", "supported_in_part", "pending")


@of_state
def page(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """The record of all reviews."""
    record = pipeline.record(state, view)
    counted = [each for each in record.reviews if each.counts]
    shown = {
        "record": record,
        "tabs": tabs(record, None),
        "figures": _figures(counted[-1]) if counted else (),
        "latest": counted[-1] if counted else None,
        "positions": picture(state, charts.positions(record, _), str(TITLES["positions"])) if counted else None,
        "pictures": _pictures(record),
        "charts_href": addresses.charts(state),
        "figures_href": addresses.figures(state),
        "events_href": addresses.events(state),
        "compare_href": addresses.compare(state),
        "cite_href": addresses.cite(state),
        "reviews": _reviews(record),
        "next": _next(record),
        "registered": _registered(record),
        "repeated": _repeated(record),
        "contradictions": contradictions(record.contradictions),
        "ledgers": _ledgers(record),
        "people": _people(record),
        "is_leaving": publishing.is_leaving(view),
        "laws": _laws(record),
        "undated": _undated(record, view),
        "nothing_read": None if counted else _nothing_read(record),
    }
    return render(request, "state.html", shown)


def named(request: HttpRequest, words: str) -> HttpResponse:
    """To the record of the State that the words name: /kazakhstan -> /KAZ."""
    return HttpResponseRedirect(addresses.state(state_of(words)[0]))


def _undated(record: StateRecord, view: View) -> tuple[Tab, ...]:
    """The documents that belong to no certain review."""
    documents = [each.document for each in read.documents(view.viewer, record.state) if each.is_of_record]
    return tuple(Tab(each.name, addresses.document(each.key)) for each in documents if each.file in record.undated)


def _pictures(record: StateRecord) -> tuple[Picture, ...]:
    """Charts of the last review that was read."""
    review = charts.latest(record)
    if review is None:
        return ()
    made = charts.issues(record, review.cycle, _), charts.regions(record, review.cycle, _)
    return tuple(picture(record.state, each, str(TITLES[each.kind]), cycle=review.cycle) for each in made)


def _figures(review: ReviewRecord) -> tuple[Figure, ...]:
    counts = shown_counts(review.counts or {})
    received = counts.get("received", 0)
    found = [Figure(f"{received:,}", _("recommendations received"), review_name(review.cycle, review.year))]
    for name in ("supported", "noted", "no_reply", "pending"):
        if count := counts.get(name):
            note = _("%(share)s of those received") % {"share": f"{count / received:.0%}"} if received else ""
            found.append(Figure(f"{count:,}", _(POSITIONS[name]), note))
    if review.followed and (count := review.followed.taken_up):
        found.append(Figure(f"{count:,}", _("took up an ask of civil society"), _("by proposed links")))
    return tuple(found)


def _reviews(record: StateRecord) -> Table:
    told = [each.counts or {} for each in record.reviews]
    unanswered = [each for each in record.reviews if (each.counts or {}).get("no_reply")]
    names = [name for name in COUNTED if any(name in each for each in told) and (name != "no_reply" or unanswered)]
    rows = []
    for review in record.reviews:
        counts = shown_counts(review.counts or {})
        rows.append((
            Cell(review_name(review.cycle, review.year), addresses.review(record.state, review.cycle)),
            *(Cell(f"{counts[name]:,}" if name in counts else "") for name in names),
            Cell(checks_in_short(review)),
            Cell(str(len(review.contradictions)) if counts else ""),
            Cell(str(sum(len(entry.files) for entry in review.dossier))),
            Cell(str(sum(entry.presence == "missing" for entry in review.dossier))),
        ))  # fmt: skip
    last = (Column(name, is_number=True) for name in (_("Contradictions"), _("Files"), _("Missing documents")))
    report = unanswered[0].report if len(unanswered) == 1 else None
    return Table(
        (Column(_("Review")), *position_heads(names), Column(_("Checks")), *last), tuple(rows),
        note=capfirst(without_reply(report, _)) if unanswered else "",
    )  # fmt: skip


def _registered(record: StateRecord) -> Table:
    """What public registers show of each review's recommendations."""
    told = [(each, each.registered) for each in record.reviews if each.registered]
    days = sorted({day for _review, found in told for day in found.as_of})
    heads = (
        _("Asked"),
        _("Done after"),
        _("Done in its year"),
        _("Done before"),
        _("Not done as of its day"),
        _("Open"),
        _("Not decided"),
    )
    rows = tuple(
        (
            Cell(review_name(review.cycle, review.year), addresses.review(record.state, review.cycle)),
            *(
                Cell(str(count))
                for count in (
                    found.of, found.fulfilled, found.in_review_year, found.before_review, found.not_by, found.open,
                    found.undecided,
                )
            ),
        )
        for review, found in told
    )  # fmt: skip
    note = _(
        "Registers as of %(days)s; one recommendation with several asks counts in each. Open: not done as of the "
        "register's day, done by a later text."
    )
    return Table(
        (Column(_("Review")), *(Column(name, is_number=True) for name in heads)), rows,
        note=note % {"days": ", ".join(map(day_in_words, days))} if days else "",
    )  # fmt: skip


def _next(record: StateRecord) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            _("%(step)s, cycle %(cycle)s") % {"step": capfirst(_(STEPS[each.step])), "cycle": each.cycle},
            when(each.first, each.last) + (f" ({_('derived by a rule')})" if each.is_derived else ""),
        )
        for each in record.next
    )


def _repeated(record: StateRecord) -> Table:
    return Table(
        (
            Column(_("Ask, in its latest words")),
            *(Column(name, is_number=True) for name in (_("Cycles"), _("Times"), _("Supported"), _("States"))),
        ),
        tuple(
            (
                Cell(each.text, addresses.recommendation(each.id), tabs=_links(each.recommendations)),
                Cell(", ".join(map(str, each.cycles))),
                Cell(str(len(each.recommendations))), Cell(str(each.supported)), Cell(str(len(each.states))),
            )
            for each in record.repeated
        ),
    )  # fmt: skip


def _links(ids: Sequence[str]) -> tuple[Tab, ...]:
    return tuple(Tab(each, addresses.recommendation(each)) for each in ids)


def _ledgers(record: StateRecord) -> Table:
    """Each event and harm with its range, and how many sources count it."""
    rows = []
    for ledger in record.ledgers:
        for series in ledger.series:
            sources = len({count.by for count in series.counts})
            span = series.whole
            if span is None:
                values = ""
            elif span.lowest == span.highest:
                values = counted(span.highest, span.highest_qualifier)
            else:
                values = (
                    f"{counted(span.lowest, span.lowest_qualifier)} – {counted(span.highest, span.highest_qualifier)}"
                )
            rows.append((
                Cell(ledger.event or _("no event with a name")), Cell(_(VALUE_WORDS["harm"][series.harm])),
                Cell(values), Cell(str(sources)), Cell(str(len(series.counts))),
            ))  # fmt: skip
    return Table(
        (
            Column(_("Event")), Column(_("Counted")), Column(_("Lowest – highest"), is_number=True),
            Column(_("Sources"), is_number=True), Column(_("Counts"), is_number=True),
        ),
        tuple(rows),
        note=_("Counts of no one event have no range. The page of counts has every source and quote."),
    )  # fmt: skip


def _people(record: StateRecord) -> Table:
    by_source: dict[tuple[str, str], list[str]] = {}
    for each in record.people:
        told = each.name if each.role == "other" else f"{each.name} ({_(VALUE_WORDS['role'][each.role])})"
        by_source.setdefault((each.source, each.document), []).append(told)
    return Table(
        (Column(_("Document")), Column(_("People named"))),
        tuple((Cell(name, addresses.document(key)), Cell(", ".join(told))) for (name, key), told in by_source.items()),
        note=_("The same name in two documents is not taken for one person."),
    )


def _laws(record: StateRecord) -> Table:
    return Table(
        (Column(_("Law")), Column(_("Cited in")), Column(_("Times"), is_number=True)),
        tuple(
            (
                Cell(each.instrument, note=_("article %(number)s") % {"number": each.article} if each.article else ""),
                Cell("; ".join(each.sources)), Cell(str(each.times)),
            )
            for each in record.laws[:LAWS]
        ),
        note=_("%(count)s laws are cited in all.") % {"count": len(record.laws)} if len(record.laws) > LAWS else "",
    )  # fmt: skip


def _nothing_read(record: StateRecord) -> Notice:
    missing = Counter(entry.presence for review in record.reviews for entry in review.dossier)["missing"]
    return Notice(
        _("No recommendation was read yet"),
        _("The Working Group's report of a review brings them. Each review tells which of its documents are missing.")
        if missing
        else "",
    )
