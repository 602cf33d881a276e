"""The first page: which States the record holds, what came last, what comes next, and what lies where."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heeded import assess
from heeded.pipeline import View
from heeded.reports.words import KINDS, STEPS
from heeded.store import overview, seals
from heeded.vocabulary.states import name_of
from heeded.web import addresses
from heeded.web.parts import Cell, Column, Fact, Figure, Tab, Table
from heeded.web.said import day, when
from heeded.web.viewing import view_of

__all__ = ["page"]

NEWEST, NEXT = 8, 8


def page(request: HttpRequest) -> HttpResponse:
    """The first page."""
    view = view_of(request)
    files = overview.files_by_state(view.viewer)
    shown = {
        "is_empty": not files,
        "figures": _figures(files, view),
        "states": _states(files),
        "newest": _newest(view),
        "next": _next(files, view),
        "on_disk": _on_disk(),
        "sealing": _sealing(view),
    }
    return render(request, "home.html", shown)


def _figures(files: dict[str, int], view: View) -> tuple[Figure, ...]:
    return (
        Figure(f"{len(files):,}", ngettext("State", "States", len(files))),
        Figure(f"{sum(files.values()):,}", _("documents on them")),
        Figure(f"{overview.problem_count(view.viewer):,}", _("problems in reading"), _("heeded problems lists them")),
    )


def _states(files: dict[str, int]) -> tuple[Tab, ...]:
    named = sorted((name_of(code), code) for code in files)
    return tuple(Tab(name, addresses.state(code), count=files[code]) for name, code in named)


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
    found = sorted(
        (each for code in files for each in assess.next_dates(code, view.day) if each.first),
        key=lambda each: (each.first or "", each.state, each.step),
    )
    return Table(
        (Column(_("When")), Column(_("State")), Column(_("What"))),
        tuple(
            (
                Cell(when(each.first, each.last), note=_("derived by a rule") if each.is_derived else ""),
                Cell(name_of(each.state), addresses.state(each.state)),
                Cell(capfirst(_(STEPS[each.step])), note=_("cycle %(cycle)s") % {"cycle": each.cycle}),
            )
            for each in found[:NEXT]
        ),
    )


def _on_disk() -> tuple[Fact, ...]:
    """What lies where on the disk."""
    home, database = settings.HEEDED_HOME, settings.DATABASES["default"]
    is_here = str(database["NAME"]).startswith(str(home))
    return (
        Fact(_("The record"), str(home)),
        Fact(_("Your documents, byte by byte"), str(home / "originals")),
        Fact(_("Texts, readings, what you decided"), str(database["NAME"]) if is_here else _("a PostgreSQL database")),
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
