"""How an item of the record is cited, to be copied: words and footnote, the footnote, for BibTeX, its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded.pipeline import citing, publishing
from heeded.reports.citing import Reference, ReferenceKind
from heeded.web.of_state import compared
from heeded.web.viewing import view_of

__all__ = ["page"]

TITLES: Mapping[ReferenceKind, object] = {
    "recommendation": gettext_lazy("Recommendation"), "reply": gettext_lazy("The State's reply"),
    "register": gettext_lazy("Public register"), "assessment": gettext_lazy("Assessment"),
    "statement": gettext_lazy("Statement"), "figure": gettext_lazy("Count of people affected"),
    "document": gettext_lazy("Document"), "record": gettext_lazy("Record"), "chart": gettext_lazy("Chart"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One reference on the page: what it is, where it stands, its forms by their names."""

    anchor: str
    title: object
    what: str
    href: str
    is_public: bool
    forms: tuple[tuple[str, str], ...]


def page(request: HttpRequest, item: str) -> HttpResponse:
    """The forms of an item, and of all that its chain rests on."""
    view = view_of(request)
    wanted = citing.wanted(item, view)
    if wanted.state and (waiting := compared(request, view, [wanted.state])):
        return waiting
    found = citing.references(wanted, view)
    shown = {
        "name": found[0].what if wanted.kind != "recommendation" else found[0].id,
        "references": [_shown(each) for each in found],
        "is_leaving": publishing.is_leaving(view),
    }
    return render(request, "cite.html", shown)


def _shown(each: Reference) -> Shown:
    forms = (
        (_("Words with their footnote"), each.quoted), (_("Footnote"), each.footnote),
        (_("For BibTeX"), each.bibtex), (_("At the United Nations"), each.url),
        (_("Address in this record"), each.address),
    )  # fmt: skip
    return Shown(
        each.anchor, TITLES[each.kind], each.what, each.address, each.is_public,
        tuple(form for form in forms if form[1]),
    )  # fmt: skip
