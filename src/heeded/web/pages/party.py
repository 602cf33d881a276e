"""Organisations whose statements the record holds; one with what it says, and what States took up of what it asks."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from heeded.errors import UsageError
from heeded.pipeline import publishing, speaking
from heeded.pipeline.speaking import PartyGroup, Said
from heeded.quoting import quotable
from heeded.reports.words import TYPES, names
from heeded.store import read
from heeded.vocabulary.states import name_of, states
from heeded.web import addresses
from heeded.web.of_state import compared
from heeded.web.parts import Figure, Moment, Quotation, Score, Tab, paged
from heeded.web.said import day
from heeded.web.shown import place_of
from heeded.web.viewing import view_of

__all__ = ["listed", "page"]

GROUPS: Mapping[PartyGroup, object] = {
    "others": gettext_lazy("Civil society and others"),
    "bodies": gettext_lazy("UN and regional bodies, national institutions"),
    "states": gettext_lazy("States"),
}
"""The groups in which parties are listed."""
SHOWN = 40
"""Statements on one page: each has its words, and what took it up."""


def listed(request: HttpRequest) -> HttpResponse:
    """Who says something, in three groups, or in the one that is asked for; those that say most first."""
    view, wanted, own = view_of(request), request.GET.get("kind", ""), reverse("parties")
    if wanted not in ("", *GROUPS):
        raise UsageError(_("There is no such kind: there are %(kinds)s.") % {"kinds": ", ".join(GROUPS)})
    found = {group: each for group, each in speaking.parties_by_kind(view).items() if each}
    every = Tab(_("All"), own, not wanted, sum(map(len, found.values())))
    filters = [Tab(str(GROUPS[each]), f"{own}?kind={each}", each == wanted, len(found[each])) for each in found]
    parts = [
        (str(GROUPS[group]), [Tab(name, reverse("party", args=[name]), count=count) for name, count in each.items()])
        for group, each in found.items()
        if wanted in ("", group)
    ]
    shown = {"filters": [every, *filters], "parts": parts, "is_leaving": publishing.is_leaving(view)}
    return render(request, "parties.html", shown)


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
        "name": name, "trail": (Tab(_("Who says what"), reverse("parties")), Tab(name, "", True)),
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
        quotable(statement.quote.text), document.name, place_of(statement.page, statement.paragraph),
        addresses.document(document.key, statement.page), when=day(document.published or ""),
        lead=lead % {"what": _(TYPES[statement.type][0]), "state": about}, cite=addresses.cite(statement.id),
    )  # fmt: skip


def _taken(one: speaking.TakenUp) -> Moment:
    title = _("%(id)s, recommended by %(states)s") % {"id": one.id, "states": names(one.by)}
    return Moment("", title, "own", one.position, href=addresses.recommendation(one.id),
                  score=Score(one.score, one.reason))  # fmt: skip
