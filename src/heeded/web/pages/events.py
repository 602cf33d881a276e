"""What happened in a State, as documents tell it: a time line, the latest first, each event with every quote."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import UsageError
from heeded.model import Citation, Event
from heeded.pipeline import View
from heeded.reports.words import VALUE_WORDS
from heeded.vocabulary.states import name_of
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.parts import Choice, Filter, Moment, Tab, paged
from heeded.web.said import day
from heeded.web.shown import cited

__all__ = ["page"]

QUOTES = 3
"""Quotes of one event that are shown; the others are counted."""


@of_state
def page(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """A page of the time line, of all kinds or one."""
    found = pipeline.events(state, view)
    kinds = Counter(kind for event, _told in found for kind in event.kinds)
    kind = request.GET.get("kind", "")
    if kind and kind not in VALUE_WORDS["kinds"]:
        raise UsageError(_("There is no such kind of event: %(kind)s.") % {"kind": kind[:40]})
    chosen = [each for each in found if kind in ("", *each[0].kinds)]
    number = request.GET.get("page", "")
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    rows, pages = paged(len(chosen), at, addresses.events(state, kind))
    shown = {
        "name": name_of(state),
        "trail": (Tab(name_of(state), addresses.state(state)), Tab(_("Events"), addresses.events(state), True)),
        "moments": [_moment(*each) for each in chosen[rows]],
        "pages": pages,
        "filter": Filter(_("Kind"), (
            Choice(_("all"), len(found), addresses.events(state), not kind),
            *(
                Choice(_(VALUE_WORDS["kinds"][each]), count, addresses.events(state, each), each == kind)
                for each, count in kinds.most_common()
            ),
        )),
    }  # fmt: skip
    return render(request, "events.html", shown)


def _moment(event: Event, told: tuple[Citation, ...]) -> Moment:
    told_kinds = [each for each in event.kinds if each != "other"] or event.kinds
    kinds = ", ".join(_(VALUE_WORDS["kinds"][each]) for each in told_kinds)
    title = " · ".join(filter(None, (capfirst(event.name or kinds), event.place)))
    more = len(told) - QUOTES
    notes = (
        kinds if event.name else "",
        event.penalty or "",
        _("and %(count)s more statements") % {"count": more} if more > 0 else "",
    )
    return Moment(
        day(event.date) if event.date else "", title, "own" if event.name else "other",
        quotes=tuple(cited(each) for each in told[:QUOTES]), notes=tuple(filter(None, notes)),
    )  # fmt: skip
