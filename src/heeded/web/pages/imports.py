"""Import: files from the browser into the record, how far they are, and what could not be read, in plain words."""

from collections.abc import Iterable
from itertools import islice
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from heeded.errors import UsageError
from heeded.model import ACCESS_LEVELS, Access, Document
from heeded.reports.words import KINDS
from heeded.store import read, seals
from heeded.vocabulary.states import name_of
from heeded.web import addresses, forms, importing
from heeded.web.parts import Cell, Column, Tab, Table
from heeded.web.viewing import view_of

__all__ = ["drop", "go_on", "page", "progress", "send"]

SHOWN = 200
"""Documents and problems on the page of an import; `heeded problems` and the documents' pages have all."""
MEGABYTE = 2**20


def page(request: HttpRequest) -> HttpResponse:
    """Where files are dropped, and what was interrupted."""
    if request.method == "POST":
        return send(request)
    words = {
        "public": _("everybody: they are published"),
        "team": _("the team"),
        "restricted": _("who opens the record with its key: they are sealed"),
    }
    levels = [(each, words[each]) for each in ACCESS_LEVELS if each != "restricted" or seals.is_open()]
    shown = {
        "levels": levels, "can_seal": seals.is_open(), "waiting": importing.waiting(view_of(request)),
        "megabytes": importing.MOST_BYTES // MEGABYTE, "most": importing.MOST_BYTES,
    }  # fmt: skip
    return render(request, "import.html", shown)


@forms.posted
def send(request: HttpRequest) -> HttpResponse:
    """Take files in and begin to read them."""
    files = request.FILES.getlist("files")
    if not files:
        raise UsageError(_("No file was sent: choose one or more, or drop them on the field."))
    level = forms.chosen(request, "access", ("", *ACCESS_LEVELS))
    if level == "restricted" and not seals.is_open():
        raise UsageError(_("Restricted files are stored sealed or not at all, and the record's key is not open."))
    identifier = importing.put(files, cast(Access, level) if level else None)
    importing.start(identifier, view_of(request))
    return forms.gone_to(reverse("import-job", args=[identifier]))


def progress(request: HttpRequest, job: str) -> HttpResponse:
    """How far an import is; the part that changes alone where htmx asks for it."""
    view = view_of(request)
    found = importing.job(job, view)
    is_part = bool(request.headers.get("HX-Request"))
    if is_part and not found.is_over and request.GET.get("done") == f"{found.done}-{found.total}":
        return HttpResponse(status=204)  # nothing to swap, and nothing for a screen reader to tell again
    known = read.states(view.viewer) if found.is_over else ()
    held = [each.document for each in read.documents(view.viewer)] if found.keys else []
    shown = {
        "job": found, "trail": (Tab(_("Import"), reverse("import")), Tab(_("Reading"), "", True)),
        "problems": found.problems[:SHOWN], "more": max(0, len(found.problems) - SHOWN),
        "states": [Tab(name_of(each), addresses.state(each)) for each in found.states if each in known],
        "documents": _documents(each for each in held if each.key in found.keys), "can_go_on": bool(found.failed),
    }  # fmt: skip
    return render(request, "parts/import_state.html" if is_part else "importing.html", shown)


def _documents(read_now: Iterable[Document]) -> Table:
    return Table(
        (Column(_("Document")), Column(_("Kind")), Column(_("About"))),
        tuple(
            (
                Cell(each.name, addresses.document(each.key)),
                Cell(_(KINDS[each.kind])),
                Cell(", ".join(map(name_of, each.states)) or _("no State that was recognised")),
            )
            for each in islice(read_now, SHOWN)
        ),
    )


@forms.posted
def go_on(request: HttpRequest, job: str) -> HttpResponse:
    """Read on what was interrupted."""
    importing.start(_visible(request, job), view_of(request))
    return forms.gone_to(reverse("import-job", args=[job]))


@forms.posted
def drop(request: HttpRequest, job: str) -> HttpResponse:
    """Throw away what was sent and not read."""
    importing.drop(_visible(request, job))
    return forms.gone_to(reverse("import"))


def _visible(request: HttpRequest, job: str) -> str:
    """The id of an interrupted import that the viewer may see; raises UsageError for another."""
    if job not in {each.id for each in importing.waiting(view_of(request))}:
        raise UsageError(_("There is no such import: it is over, or was thrown away."))
    return job
