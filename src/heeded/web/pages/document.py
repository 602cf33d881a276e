"""One document of the record: what it is and which files of it are here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from heeded.errors import UsageError
from heeded.reports.words import KINDS
from heeded.store import read
from heeded.vocabulary.states import name_of
from heeded.web.parts import Cell, Column, Fact, Table
from heeded.web.said import day
from heeded.web.viewing import view_of

__all__ = ["page"]


def page(request: HttpRequest, key: str) -> HttpResponse:
    """The document with this key."""
    view = view_of(request)
    found = [each for each in read.documents(view.viewer) if each.document.key == key]
    if not found:
        raise UsageError(_("The record has no document %(key)s.") % {"key": key})
    document = next((each.document for each in found if each.is_of_record), found[0].document)
    told = (
        (_("Kind"), _(KINDS[document.kind])),
        (_("Symbol"), document.symbol or ""),
        (_("Publisher"), document.publisher or ""),
        (_("Published"), day(document.published) if document.published else ""),
        (_("About"), ", ".join(map(name_of, document.states))),
        (_("Language"), document.language or ""),
        (_("Access"), document.access),
    )
    files = Table(
        (Column(_("File")), Column(_("Pages"), is_number=True), Column(_("Read into the record"))),
        tuple(
            (
                Cell(each.document.file),
                Cell(str(each.document.body.page_count or "")),
                Cell(_("yes") if each.is_of_record else _("no: another file of it is")),
            )
            for each in found
        ),
    )
    shown = {"document": document, "facts": tuple(Fact(name, text) for name, text in told if text), "files": files}
    return render(request, "document.html", shown)
