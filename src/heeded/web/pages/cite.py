"""How one recommendation is cited, to be copied: as a footnote, for BibTeX, by its address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.pipeline import View, publishing
from heeded.reports import asked, citing
from heeded.vocabulary.states import name_of
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.parts import Tab

__all__ = ["page"]


@of_state
def page(request: HttpRequest, view: View, state: str, cycle: int, number: str) -> HttpResponse:
    """The forms of the recommendation with this number."""
    line = asked.only(pipeline.pages(state, view, number, cycle), state, number, cycle).line
    own = addresses.recommendation(line.id)
    shown = {
        "id": line.id,
        "trail": (
            Tab(name_of(state), addresses.state(state)),
            Tab(_("Review %(cycle)s") % {"cycle": cycle}, addresses.review(state, cycle)),
            Tab(line.number, own),
            Tab(_("Cite"), "", True),
        ),
        "forms": (
            (_("As a footnote"), citing.footnote(line)),
            (_("For BibTeX"), citing.bibtex(line)),
            (_("Its address in this record"), own),
        ),
        "is_leaving": publishing.is_leaving(view),
    }
    return render(request, "cite.html", shown)
