"""Counts of people affected by an event: a chart for each harm, and every count over time with source and quote."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import UsageError
from heeded.ledgers import Count, Ledger
from heeded.pipeline import View
from heeded.reports import charts
from heeded.reports.words import VALUE_WORDS
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.pages.charts import picture
from heeded.web.parts import Choice, Filter, Moment, Tab, paged
from heeded.web.said import counted, day
from heeded.web.shown import cited, who

__all__ = ["page"]

OTHER = "other"
"""The event of counts that are of none with a name."""
KINDS = {"official": "answer", "independent": "evidence", "unnamed": "other"}
DRAWN = 2
"""Counts from which on a chart tells more than they do themselves."""


@of_state
def page(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """The counts of one event, or of all that have none; of one harm or all."""
    record = pipeline.record(state, view)
    ledgers = {each.event or OTHER: each for each in record.ledgers if each.series}
    event, harm = request.GET.get("event", "") or next(iter(ledgers), OTHER), request.GET.get("harm", "")
    if event not in ledgers and (ledgers or request.GET.get("event")):
        raise UsageError(
            _("The record has no count of people affected by %(event)s in %(name)s.")
            % {"event": event[:80], "name": record.name}
        )
    made = ledgers.get(event)
    series = [each for each in made.series if harm in ("", each.harm)] if made else []
    counts = [(each.harm, count) for each in series for count in each.counts]
    rows, pages = paged(
        len(counts), _number(request.GET.get("page", "")), addresses.figures(state, event=event, harm=harm)
    )
    shown = {
        "record": record,
        "trail": (Tab(record.name, addresses.state(state)), Tab(_("Figures"), addresses.figures(state), True)),
        "title": event if event != OTHER else _("People affected: counts of no named event"),
        "when": day(made.date) if made and made.date else "",
        "filters": _filters(state, ledgers, event, harm),
        "pictures": [
            picture(state, charts.figures(made, each, record.name, _), capfirst(_(VALUE_WORDS["harm"][each.harm])),
                    event=made.event, harm=each.harm)
            for each in series if made and made.event and len(each.counts) >= DRAWN
        ],
        "moments": [_moment(*each) for each in counts[rows]],
        "pages": pages,
        "checks": [check.message for check in made.checks if not check.holds] if made else [],
    }  # fmt: skip
    return render(request, "figures.html", shown)


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 1


def _filters(state: str, ledgers: dict[str, Ledger], event: str, harm: str) -> tuple[Filter, ...]:
    if not ledgers:
        return ()
    sizes = {name: sum(len(each.counts) for each in made.series) for name, made in ledgers.items()}
    events = tuple(
        Choice(
            name if name != OTHER else _("no event with a name"), size, addresses.figures(state, event=name),
            name == event,
        )
        for name, size in sizes.items()
    )  # fmt: skip
    harms = tuple(
        Choice(
            _(VALUE_WORDS["harm"][each.harm]), len(each.counts), addresses.figures(state, event=event, harm=each.harm),
            each.harm == harm,
        )
        for each in ledgers[event].series
    )  # fmt: skip
    every = Choice(_("all"), sizes[event], addresses.figures(state, event=event), not harm)
    return Filter(_("Event"), events), Filter(_("Counted"), (every, *harms))


def _moment(harm: str, count: Count) -> Moment:
    told = (
        _("a part of another count: left out of ranges and pictures") if count.is_part else "",
        _("of %(date)s") % {"date": day(count.date)} if count.date else "",
        _("the same in %(documents)s") % {"documents": ", ".join(dict.fromkeys(each.name for each in count.repeated))}
        if count.repeated else "",
    )  # fmt: skip
    title = f"{counted(count.value, count.qualifier)} {_(VALUE_WORDS['harm'][harm])}"
    by = who(count.by) or _("nobody named")
    return Moment(
        day(count.said) if count.said else "", f"{title} · {by}", KINDS[count.side],
        quotes=(cited(count.citation, is_named=False),), notes=tuple(filter(None, told)),
    )  # fmt: skip
