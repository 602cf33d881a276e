"""Charts of a State: all on one page with their numbers, and each as a file (SVG, PNG, CSV)."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded import pipeline
from heeded.errors import UsageError
from heeded.pipeline import View, charting
from heeded.reports import drawing, tables
from heeded.reports.charts import CHARTS, Chart, ChartKind, figures, series_of
from heeded.reports.record import StateRecord
from heeded.reports.words import VALUE_WORDS
from heeded.store import activity
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.parts import Cell, Column, Picture, Tab, Table

__all__ = ["TITLES", "file", "page", "picture"]

TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
TITLES: Mapping[ChartKind, object] = {
    "positions": gettext_lazy("Positions, review by review"),
    "flow": gettext_lazy("From what was asked to what came of it"),
    "issues": gettext_lazy("What is asked, by position"),
    "regions": gettext_lazy("Who asks, by position"),
    "figures": gettext_lazy("People affected"),
}
"""What a chart is called on a page of its State, which says the rest."""
OF_REVIEW: tuple[ChartKind, ...] = ("flow", "issues", "regions")


@of_state
def page(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """All charts of a State; those of one review of the last one that was read, or of the one asked for."""
    record = pipeline.record(state, view)
    read = [each for each in record.reviews if each.is_counted]
    cycle = _cycle(request.GET.get("cycle", "")) or (read[-1].cycle if read else None)
    of_review = [charting.of_record(kind, record, view, cycle, say=_) for kind in OF_REVIEW]
    shown = {
        "record": record,
        "trail": (Tab(record.name, addresses.state(state)), Tab(_("Charts"), "", True)),
        "positions": picture(state, charting.of_record("positions", record, view, say=_), str(TITLES["positions"])),
        "of_review": [picture(state, made, str(TITLES[made.kind]), cycle=cycle) for made in of_review],
        "figures": _figures(state, record, view),
        "figures_href": addresses.figures(state),
        "reviews": tuple(
            Tab(
                f"{each.cycle} · {each.year}" if each.year else str(each.cycle), addresses.charts(state, each.cycle),
                each.cycle == cycle,
            )
            for each in read
        ),
    }  # fmt: skip
    return render(request, "charts.html", shown)


def _figures(state: str, record: StateRecord, view: View) -> list[Picture]:
    """All counts of people affected by the event of which there are most, a chart for each kind of harm."""
    made = charting.of_record("figures", record, view, say=_)
    if not made.rows:
        return [picture(state, made, str(TITLES["figures"]))]
    ledger, _most = series_of(record.ledgers)
    return [
        picture(
            state, figures(ledger, each, record.name, _),
            f"{capfirst(_(VALUE_WORDS['harm'][each.harm]))}, {ledger.event}", event=ledger.event, harm=each.harm,
        )
        for each in ledger.series
    ]  # fmt: skip


@of_state
def file(request: HttpRequest, view: View, state: str, kind: str, ending: str) -> HttpResponse:
    """One chart as a file; `form` names one of `drawing.FORMS`."""
    known = next((each for each in CHARTS if each == kind), None)
    form = drawing.FORMS.get(request.GET.get("form", "whole"))
    if known is None or ending not in TYPES or form is None:
        raise UsageError(
            _("There is no such chart: there are %(kinds)s, as svg, png or csv.") % {"kinds": ", ".join(CHARTS)}
        )
    asked = request.GET.get("event"), request.GET.get("harm")
    made = charting.chart(known, state, view, _cycle(request.GET.get("cycle", "")), *asked, _)
    if not made.rows:
        raise UsageError(made.alt)
    if ending == "csv":
        content: str | bytes = "\ufeff" + tables.csv_of(made.columns, made.rows)
    else:
        drawn = drawing.spec(made, form)
        content = drawing.png(drawn) if ending == "png" else drawing.svg(drawn)
    answer = HttpResponse(content, content_type=TYPES[ending])
    if form.is_whole:
        activity.exported(view.viewer)
        answer["Content-Disposition"] = f'attachment; filename="{state}-{kind}.{ending}"'
    return answer


def _cycle(words: str) -> int | None:
    """The number of a review; None where the words are none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 3 else None


def picture(state: str, made: Chart, title: str = "", **asked: str | int | None) -> Picture:
    """A chart as a part of a page; `asked` is what its address names beside its kind."""
    if not made.rows:
        return Picture(title or made.title, made.alt)

    def of(form: str) -> str:
        return addresses.chart(state, made.kind, "svg", **asked, form=form)

    is_number = [any(isinstance(row[at], int) for row in made.rows) for at in range(len(made.columns))]
    return Picture(
        title or made.title, made.alt, made.source, of("wide"), of("narrow"), of("wide-dark"), of("narrow-dark"),
        drawing.height(made),
        tuple(Tab(each.upper(), addresses.chart(state, made.kind, each, **asked)) for each in ("png", "svg", "csv")),
        Table(
            tuple(Column(name, number) for name, number in zip(made.columns, is_number, strict=True)),
            tuple(tuple(Cell(f"{each:,}" if isinstance(each, int) else each) for each in row) for row in made.rows),
            made.title,
        ),
        addresses.cite("/".join((state, "charts", made.kind, *(str(value) for value in asked.values() if value)))),
    )  # fmt: skip
