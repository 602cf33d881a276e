"""What comes next in the reviews of States, by date, with the source of each date."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import assess
from heeded.reports.words import STEPS
from heeded.store import read
from heeded.vocabulary.states import name_of
from heeded.web import addresses
from heeded.web.parts import Cell, Column, Table
from heeded.web.said import when
from heeded.web.typed import states_of
from heeded.web.viewing import view_of

__all__ = ["page"]


def page(request: HttpRequest) -> HttpResponse:
    """The calendar of the States of the record, or of those that are named."""
    view = view_of(request)
    words = request.GET.get("states", "").strip()
    held = read.states(view.viewer)
    named, wrong = states_of(words, lambda other: f"{reverse('calendar')}?{urlencode({'states': other})}")
    codes = () if wrong else named or held
    found = sorted(
        (each for code in codes for each in assess.next_dates(code, view.day)),
        key=lambda each: (each.first or "", each.state, each.step),
    )
    rows = tuple(
        (
            Cell(when(each.first, each.last), note=_("derived by a rule") if each.is_derived else ""),
            Cell(name_of(each.state), addresses.state(each.state) if each.state in held else ""),
            Cell(capfirst(_(STEPS[each.step])), note=_("cycle %(cycle)s") % {"cycle": each.cycle}),
            Cell(each.source),
        )
        for each in found
        if each.first
    )
    columns = (Column(_("When")), Column(_("State")), Column(_("What")), Column(_("Source")))
    unknown: dict[str, list[str]] = {}
    for each in found:
        if not each.first:
            step = _("%(step)s, cycle %(cycle)s") % {"step": capfirst(_(STEPS[each.step])), "cycle": each.cycle}
            unknown.setdefault(f"{step} ({each.source})", []).append(name_of(each.state))
    shown = {
        "wrong": wrong, "table": Table(columns, rows), "words": words,
        "name": name_of(codes[0]) if len(codes) == 1 else "",
        "unknown": [(what, ", ".join(named)) for what, named in unknown.items()], "is_empty": not (held or words),
    }  # fmt: skip
    return render(request, "calendar.html", shown, status=400 if wrong else 200)
