"""Organisations whose statements the record holds; one with what it says, and what States took up of what it asks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heeded.pipeline import publishing, speaking
from heeded.pipeline.speaking import Said
from heeded.reports.words import TYPES, line, names
from heeded.store import read
from heeded.vocabulary.states import name_of, states
from heeded.web import addresses
from heeded.web.of_state import compared
from heeded.web.parts import Figure, Moment, Quotation, Score, Tab, paged
from heeded.web.said import day
from heeded.web.shown import place_of
from heeded.web.viewing import view_of

__all__ = ["listed", "page"]

SHOWN = 40
"""Statements on one page: each has its words, and what took it up."""


def listed(request: HttpRequest) -> HttpResponse:
    """The organisations, those that say most first; States stand on pages of their own."""
    view = view_of(request)
    of_states = {name_of(code) for code in states()}
    tabs = [
        Tab(name, reverse("party", args=[name]), count=count)
        for name, count in speaking.parties(view).items()
        if name not in of_states
    ]
    return render(request, "parties.html", {"tabs": tabs, "is_leaving": publishing.is_leaving(view)})


def page(request: HttpRequest, name: str) -> HttpResponse:
    """What one organisation says."""
    view = view_of(request)
    found, known = speaking.said_by(name, view), read.states(view.viewer)
    if waiting := compared(request, view, [each for each in speaking.states_of(found) if each in known]):
        return waiting
    said = speaking.with_taken_up(found, view)
    asks = [each for each in said if each.statement.type == "ask"]
    taken = [each for each in asks if each.taken_up]
    ordered = sorted(said, key=lambda each: (not each.taken_up, each.document.published or ""))
    given = request.GET.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    part, pages = paged(len(ordered), number, reverse("party", args=[name]), SHOWN)
    shown = {
        "name": name, "trail": (Tab(_("Organisations"), reverse("parties")), Tab(name, "", True)),
        "figures": (
            Figure(f"{len(said):,}", ngettext("statement", "statements", len(said))),
            Figure(f"{len(asks):,}", _("of them asks")),
            Figure(f"{len(taken):,}", _("asks taken up"), _("by links that a program proposes")),
        ),
        "said": [(_quote(each), [_taken(one) for one in each.taken_up]) for each in ordered[part]],
        "pages": pages, "is_leaving": publishing.is_leaving(view),
    }  # fmt: skip
    return render(request, "party.html", shown)


def _quote(each: Said) -> Quotation:
    statement, document = each.statement, each.document
    about = name_of(statement.state) if statement.state and statement.state in states() else ""
    lead = _("%(what)s, on %(state)s") if about else "%(what)s"
    return Quotation(
        line(statement.quote.text), document.name, place_of(statement.page, statement.paragraph),
        addresses.document(document.key, statement.page), when=day(document.published or ""),
        lead=lead % {"what": _(TYPES[statement.type][0]), "state": about}, cite=addresses.cite(statement.id),
    )  # fmt: skip


def _taken(one: speaking.TakenUp) -> Moment:
    title = _("%(id)s, recommended by %(states)s") % {"id": one.id, "states": names(one.by)}
    return Moment("", title, "own", one.position, href=addresses.recommendation(one.id),
                  score=Score(one.score, one.reason))  # fmt: skip
