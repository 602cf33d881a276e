"""A State and the kind of a chart in, the chart of what a viewer may see out."""

from collections import defaultdict
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.pipeline.concluding import View, record
from heeded.pipeline.counting import figures
from heeded.pipeline.deciding import assessed, pages_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from heeded.reports.charts import Chart, ChartKind
    from heeded.reports.record import StateRecord

__all__ = ["chart", "of_record"]


def chart(
    kind: "ChartKind", state: str, view: View, cycle: int | None = None, event: str | None = None,
    harm: str | None = None, say: "Callable[[str], str]" = str,
) -> "Chart":  # fmt: skip
    """A chart of a State's record; of one review its last one, where no cycle is named."""
    return of_record(kind, record(state, view), view, cycle, event, harm, say)


def of_record(
    kind: "ChartKind", of_state: "StateRecord", view: View, cycle: int | None = None, event: str | None = None,
    harm: str | None = None, say: "Callable[[str], str]" = str,
) -> "Chart":  # fmt: skip
    """The same of a record at hand."""
    from heeded.reports import charts

    if kind == "figures":
        return _figures(of_state, view, event, harm, say)
    if cycle is not None and cycle not in {each.cycle for each in of_state.reviews}:
        raise UsageError(say("%(name)s has no review %(number)s.") % {"name": of_state.name, "number": cycle})
    if kind == "positions":
        return charts.positions(of_state, say)
    if kind == "flow":
        return _flow(of_state, view, cycle, say)
    made = charts.issues if kind == "issues" else charts.regions
    return made(of_state, cycle, say)


def _flow(of_state: "StateRecord", view: View, cycle: int | None, say: "Callable[[str], str]") -> "Chart":
    from heeded.reports import charts

    review = charts.latest(of_state, cycle)
    pages = pages_of(of_state.state, view, review.cycle) if review else ()
    told: dict[str, list[str]] = defaultdict(list)
    for row in assessed({page.line.id: page.line for page in pages}, view)[0]:
        told[row.id].append(row.stands_for)
    return charts.flow(of_state, pages, told, cycle, say)


def _figures(
    of_state: "StateRecord", view: View, event: str | None, harm: str | None, say: "Callable[[str], str]"
) -> "Chart":
    from heeded.reports import charts

    state, name = of_state.state, of_state.name
    ledgers = tuple(each for each in of_state.ledgers if event in (None, each.event))
    if event and not ledgers:  # by another name, or by its date
        ledgers = figures(state, event, view)
    if not any(made.event and made.series for made in ledgers):
        empty = say(
            "The record has no counts of people affected by an event with a name in %(name)s; others are not compared."
        ) % {"name": name}
        return charts.Chart("figures", say("%(name)s: people affected") % {"name": name}, empty, "")
    try:
        return charts.figures(*charts.series_of(ledgers, harm), name, say)
    except LookupError:
        raise UsageError(
            say("The record has no such count of %(name)s: heeded figures %(code)s lists all.")
            % {"name": name, "code": state}
        ) from None
