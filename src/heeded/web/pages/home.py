"""The first page: which States the record holds, what came last, what comes next, and what lies where."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heeded import assess
from heeded.followed import NextDate
from heeded.pipeline import View
from heeded.reports.words import KINDS, STEPS
from heeded.store import overview, seals
from heeded.vocabulary.states import name_of
from heeded.web import addresses, importing
from heeded.web.parts import Cell, Column, Fact, Tab, Table
from heeded.web.said import day, when
from heeded.web.viewing import view_of

__all__ = ["page"]

NEWEST, NEXT = 8, 5


def page(request: HttpRequest) -> HttpResponse:
    """The first page."""
    view = view_of(request)
    files = overview.files_by_state(view.viewer)
    shown = {
        "is_empty": not files,
        "held": _held(files, view),
        "states": _states(files),
        "todo": _todo(view),
        "newest": _newest(view),
        "next": _next(files, view),
        "on_disk": _on_disk(),
        "sealing": _sealing(view),
    }
    return render(request, "home.html", shown)


def _held(files: dict[str, int], view: View) -> str:
    count = overview.document_count(view.viewer)
    documents = ngettext("%(count)s document", "%(count)s documents", count) % {"count": f"{count:,}"}
    on = ngettext("%(count)s State", "%(count)s States", len(files)) % {"count": f"{len(files):,}"}
    return _("The record holds %(documents)s on %(states)s.") % {"documents": documents, "states": on}


def _states(files: dict[str, int]) -> tuple[Tab, ...]:
    named = sorted((name_of(code), code) for code in files)
    return tuple(Tab(name, addresses.state(code), count=files[code]) for name, code in named)


def _todo(view: View) -> list[tuple[str, str, str]]:
    """What is next for whoever looks: words, where they lead, and a line on it."""
    todo = [
        (_("Read more documents"), reverse("import"), _("Each of them fills gaps in what is known of a State.")),
        (_("Choose what you work on"), reverse("sets"), _("A working set holds the recommendations that you follow.")),
    ]
    if count := len(importing.waiting(view)):
        words = ngettext("%(count)s import was interrupted", "%(count)s imports were interrupted", count)
        todo.insert(0, (words % {"count": count}, reverse("import"), _("Read on, or throw the files away.")))
    if count := overview.problem_count(view.viewer):
        words = ngettext("%(count)s problem in reading", "%(count)s problems in reading", count)
        todo.append((words % {"count": f"{count:,}"}, "", _("heeded problems says what to do about each.")))
    return todo


def _newest(view: View) -> Table:
    return Table(
        (Column(_("Document")), Column(_("Kind")), Column(_("About")), Column(_("Added"))),
        tuple(
            (
                Cell(each.name, addresses.document(each.key)),
                Cell(_(KINDS[each.kind])),
                Cell(", ".join(map(name_of, each.states))),
                Cell(day(added.date().isoformat())),
            )
            for each, added in overview.newest(view.viewer, NEWEST)
        ),
    )


def _next(files: dict[str, int], view: View) -> Table:
    """The next dates, each with all the States whose it is."""
    found: dict[NextDate, list[str]] = {}
    for code in files:
        for each in assess.next_dates(code, view.day):
            if each.first:
                found.setdefault(replace(each, state=""), []).append(name_of(code))
    ordered = sorted(found, key=lambda each: (each.first or "", each.step, each.cycle))
    return Table(
        (Column(_("When")), Column(_("What")), Column(_("Of"))),
        tuple(
            (
                Cell(when(each.first, each.last), note=_("derived by a rule") if each.is_derived else ""),
                Cell(_("%(step)s, cycle %(cycle)s") % {"step": capfirst(_(STEPS[each.step])), "cycle": each.cycle}),
                Cell(", ".join(sorted(found[each]))),
            )
            for each in ordered[:NEXT]
        ),
    )


def _on_disk() -> tuple[Fact, ...]:
    """What lies where on the disk."""
    home, database = settings.HEEDED_HOME, settings.DATABASES["default"]
    is_here = str(database["NAME"]).startswith(str(home))
    file = _("in the file %(name)s") % {"name": Path(database["NAME"]).name}
    return (
        Fact(_("All of it"), str(home)),
        Fact(_("Your documents, byte by byte"), _("in the folder %(name)s") % {"name": "originals"}),
        Fact(_("Texts, readings, what you decided"), file if is_here else _("in a PostgreSQL database")),
    )


def _sealing(view: View) -> str:
    """What whoever has the disk could read, and what this page leaves out."""
    seen = {
        "restricted": _("You see all of the record."),
        "team": _("You see what the team may see; what is restricted is not shown."),
        "public": _("You see what is public alone."),
    }
    if seals.is_set_up():
        kept = _(
            "What is restricted is sealed; all else can be read by whoever opens the disk, unless that is encrypted."
        )
    else:
        kept = _("The record is not encrypted: whoever opens the disk can read it, unless the disk is encrypted.")
    return f"{_('Nothing leaves this computer.')} {kept} {seen[view.viewer.access]}"
