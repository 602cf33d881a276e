"""Workspaces on a State: the list, a new one, one that is deleted, and what other pages add to one."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import HeededError, StoreError, UsageError
from heeded.model import Access
from heeded.pipeline import View, reporting, workspaces
from heeded.reports.charts import latest
from heeded.reports.words import cut
from heeded.viewer import levels
from heeded.web import addresses, forms
from heeded.web.of_state import of_state
from heeded.web.pages.changing import begun
from heeded.web.parts import Cell, Column, Table
from heeded.web.said import day
from heeded.web.shown import review_name, tabs
from heeded.web.taking import taken

__all__ = ["delete", "listed"]

MOST_NAMED, LONGEST = 3, 80
"""Organisations that the list names, and characters of each."""


@of_state
def listed(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """All workspaces on a State; with a form, a new one, or what another page adds to one."""
    if request.method == "POST":
        return _posted(request, view, state)
    return _list(request, view, state)


def _list(request: HttpRequest, view: View, state: str, wrong: str = "", said: str = "") -> HttpResponse:
    record = pipeline.record(state, view)
    table = Table(
        (Column(_("Workspace")), Column(_("Review"), is_number=True), Column(_("Who submits")), Column(_("Changed"))),
        tuple(
            (
                Cell(each.value.name, addresses.workspace(state, each.value.id)), Cell(str(each.value.cycle)),
                Cell(_submitters(each.value.organisations)),
                Cell(day(each.added.date().isoformat()).replace(" ", "\u00a0"), note=each.by),
            )
            for each in workspaces.known(state, view)
        ),
    )  # fmt: skip
    held = [each for each in record.reviews if each.counts]
    later = [each for each in record.reviews if held and each.cycle > held[-1].cycle]
    shown = {
        "record": record, "tabs": tabs(record, "workspaces"), "table": table,
        "cycles": [(str(each.cycle), review_name(each.cycle, each.year)) for each in held],
        "later": [review_name(each.cycle, each.year) for each in later],
        "last": request.POST.get("cycle") or str(getattr(latest(record), "cycle", "")), "wrong": wrong,
        "said": said or (_("The workspace is deleted for good.") if "deleted" in request.GET else ""),
        "typed": request.POST, "begins": not wrong or "begin" in request.POST,
    }  # fmt: skip
    return render(request, "workspaces.html", shown, status=400 if wrong else 200)


def _submitters(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    told = "; ".join(cut(each, LONGEST) for each in names[:MOST_NAMED])
    return told + (_(" and %(count)s more") % {"count": more} if more > 0 else "")


@of_state
@forms.posted
def delete(request: HttpRequest, view: View, state: str, name: str) -> HttpResponse:
    """Delete a workspace for good, where a person ticked that it may be and saw how much it holds."""
    of = workspaces.desk(state, name, view)
    if not request.POST.get("sure"):
        raise UsageError(_("Tick that it may be deleted for good: nothing brings it back."))
    if request.POST.get("items") != str(len(of.outline.items)):
        raise forms.Changed(_("It holds more or less than when you opened the page: look at it again, then decide."))
    try:
        workspaces.delete(of, view)
    except StoreError as error:  # it is deleted
        return _list(request, view, state, said=str(error))
    return forms.gone_to(f"{addresses.workspaces(state)}?deleted=yes")


@forms.posted
def _posted(request: HttpRequest, view: View, state: str) -> HttpResponse:
    if request.POST.get("what") == "add":
        return _add_from_elsewhere(request, view, state)
    try:
        return _made(request, view, state)
    except HeededError as error:
        return _list(request, view, state, str(error))


def _made(request: HttpRequest, view: View, state: str) -> HttpResponse:
    cycle = forms.text(request, "cycle", _("Choose the review that it reports on."))
    if not (cycle.isascii() and cycle.isdigit() and len(cycle) < 3):
        raise UsageError(_("A cycle is a number, such as 3."))
    number = reporting.facts(state, view, cycle=int(cycle), only=()).review.cycle
    access: Access = "team" if "team" in levels(view.viewer.access) else "public"
    name, who = forms.text(request, "name", _("A workspace needs a name.")), forms.text(request, "organisations")
    made = workspaces.make(state, name, view, number, access)
    workspaces.set_up(replace(made, organisations=forms.lines(who)), view)
    left = begun(workspaces.desk(state, made.id, view), view) if request.POST.get("begin") else {}
    asked = {name: value for name, value in left.items() if value}
    return forms.gone_to(f"{addresses.workspace(state, made.id)}{'?' if asked else ''}{forms.query(**asked)}")


def _add_from_elsewhere(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """Take what a page shows into a section, which is made where there is none; nothing is told twice."""
    name, _blank, section = forms.text(request, "into", _("Choose a workspace, or make one first.")).partition(" ")
    target = forms.text(request, "id", _("Choose what is to be taken in."))
    heading = " ".join(forms.text(request, "heading").split())
    of = workspaces.desk(state, name, view)
    item = workspaces.from_record(of, target, view)
    own = [each for each in of.outline.chapters if (each.title == heading if heading else each.id == section)]
    is_again = workspaces.stands(of, target, own[-1].part if own else "implementation") is not None
    if not is_again:
        into = section
        if heading or not section:
            into = own[-1].id if own else workspaces.add_section(of, heading, "implementation", view)
        workspaces.add(workspaces.desk(state, name, view), into, item, view)
    return forms.gone_to(taken(forms.back(request, addresses.workspace(state, name)), target, is_again))
