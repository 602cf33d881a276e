"""Pages that the published record has in the place of those of the website that need a server or know the house."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heeded import __version__, assess, pipeline
from heeded.pipeline import View
from heeded.reports.words import KINDS, POSITIONS, STEPS, TYPES
from heeded.store import read
from heeded.vocabulary.states import name_of, states
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.pages import calendar, compare, recommendations
from heeded.web.pages import search as website
from heeded.web.parts import Cell, Column, Fact, Figure, Tab, Table
from heeded.web.published import searched
from heeded.web.published.wishes import Publication, of
from heeded.web.said import day, when
from heeded.web.viewing import view_of

__all__ = ["about", "asking", "calendar_of", "compared", "documents", "home", "places", "search"]

NEXT = 8


def places(request: HttpRequest) -> dict[str, Any]:
    """What the base template shows on every page."""
    publication, match = of(request), getattr(request, "resolver_match", None)
    names = {
        "home": _("Record"), "search": _("Search"), "asking_all": _("Who asks"), "documents": _("Documents"),
        **({"compare": _("Compare")} if len(publication.states) > 1 else {}),
        "calendar": _("Calendar"), "about": _("About"),
    }  # fmt: skip
    here = match.url_name if match else None
    return {
        "places": [Tab(words, reverse(name), name == here) for name, words in names.items()],
        "published_on": day(publication.day.isoformat()),
    }


def home(request: HttpRequest) -> HttpResponse:
    """The first page: the States and what comes next."""
    publication, view = of(request), view_of(request)
    lines = {code: pipeline.lines(code, view) for code in publication.states}
    asked, held = sum(map(len, lines.values())), len(publication.documents)
    found = sorted(
        (each for code in publication.states for each in assess.next_dates(code, view.day) if each.first),
        key=lambda each: (each.first or "", each.state, each.step),
    )
    shown = {
        "figures": (
            Figure(f"{len(lines):,}", ngettext("State", "States", len(lines))),
            Figure(f"{asked:,}", ngettext("recommendation", "recommendations", asked)),
            Figure(f"{held:,}", ngettext("document", "documents", held)),
        ),
        "states": tuple(Tab(name_of(code), addresses.state(code), count=len(lines[code])) for code in lines),
        "next": Table(
            (Column(_("When")), Column(_("State")), Column(_("What"))),
            tuple(
                (
                    Cell(when(each.first, each.last), note=_("derived by a rule") if each.is_derived else ""),
                    Cell(name_of(each.state), addresses.state(each.state)),
                    Cell(capfirst(_(STEPS[each.step])), note=_("cycle %(cycle)s") % {"cycle": each.cycle}),
                )
                for each in found[:NEXT]
            ),
        ),
        "parties": tuple(Tab(name, reverse("party", args=[name])) for name in publication.parties),
    }
    return render(request, "home.html", shown)


def about(request: HttpRequest) -> HttpResponse:
    """What the publication holds, from when, how it was made, and under which terms."""
    publication = of(request)
    facts = (
        Fact(_("States"), ", ".join(map(name_of, publication.states))),
        Fact(_("Documents"), f"{len(publication.documents):,}", reverse("documents")),
        Fact(_("Published"), day(publication.day.isoformat())),
        Fact(_("Made with"), f"Heeded {__version__}"),
        Fact(_("Meanings compared by"), settings.HEEDED_MEANING),
    )
    return render(request, "about.html", {"facts": facts, "with_originals": publication.with_originals})


def documents(request: HttpRequest) -> HttpResponse:
    """All documents of the publication."""
    publication, view = of(request), view_of(request)
    held = {
        each.document.key: each.document
        for code in publication.states for each in read.documents(view.viewer, code) if each.is_of_record
    }  # fmt: skip
    rows = tuple(
        (
            Cell(each.name, addresses.document(key), note=each.title or "" if each.title != each.name else ""),
            Cell(_(KINDS[each.kind])), Cell(", ".join(map(name_of, each.states))),
            Cell(day(each.published) if each.published else ""),
        )
        for key, each in held.items()
    )  # fmt: skip
    columns = (Column(_("Document")), Column(_("Kind")), Column(_("About")), Column(_("Published")))
    has_shared = any(each.is_shared for each in publication.documents)
    return render(request, "documents.html", {"table": Table(columns, rows), "has_shared": has_shared})


def asking(request: HttpRequest) -> HttpResponse:
    """The States that ask, for each State that is published."""
    view = view_of(request)
    found = []
    for code in of(request).states:
        made = Counter(by for line in pipeline.lines(code, view).values() for by in line.recommending_states)
        named = sorted((name_of(by), by) for by in made if by in states())
        tabs = tuple(Tab(name, addresses.asking(by, code), count=made[by]) for name, by in named)
        found.append((name_of(code), tabs))
    return render(request, "asking_all.html", {"found": found})


def calendar_of(request: HttpRequest) -> HttpResponse:
    """What comes next for the States of the publication."""
    return calendar.page(_asked(request, of(request)))


def compared(request: HttpRequest) -> HttpResponse:
    """The States of the publication side by side, as many as stand there."""
    return compare.page(_asked(request, of(request), compare.MOST))


def _asked(request: HttpRequest, publication: Publication, most: int | None = None) -> HttpRequest:
    request.GET = QueryDict(urlencode({"states": ",".join(publication.states[:most])}))
    return request


@of_state
def listed(request: HttpRequest, view: View, state: str, cycle: int) -> HttpResponse:
    """All recommendations of a review on one page; those with one position alone where its place there is led to."""
    shown = recommendations.shown_on(state, view, cycle, address="#%(code)s")
    return render(request, "listed.html", shown | {"codes": searched.POSITIONS})


# -------------------------------------------------------------------------------------------------------- the search


def search(request: HttpRequest) -> HttpResponse:
    """The page that searches in the browser."""
    view = view_of(request)
    lines = [line for code in of(request).states for line in pipeline.lines(code, view).values()]
    shown = {
        "states": [(code, name_of(code)) for code in of(request).states],
        "cycles": sorted({line.cycle for line in lines}),
        "positions": [(code, _(POSITIONS[code])) for code in POSITIONS if code in {line.shown for line in lines}],
        "has_script": True,
        "badges": searched.POSITIONS,
        "codes": " ".join(of(request).states),
        "kinds": searched.KINDS,
        "told": {"ways": website.WAYS, "missing": website.MISSING},
        "named_kinds": [
            ("recommendation", _(TYPES["recommendation"][0])),
            *((code, _(TYPES[code][0])) for code in searched.KINDS),
            ("document", _("Document")),
        ],
    }
    return render(request, "search.html", shown)
