"""The recommendations of one review in pages, all or those with one position."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import UsageError
from heeded.pipeline import View
from heeded.reports.recommendations import Line
from heeded.reports.words import POSITIONS
from heeded.vocabulary.states import name_of
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.parts import Choice, Filter, Tab, paged

__all__ = ["page", "shown_on"]


@of_state
def page(request: HttpRequest, view: View, state: str, cycle: int) -> HttpResponse:
    """A page of the list."""
    position = request.GET.get("position", "")
    shown = shown_on(state, view, cycle, position)
    lines, own = shown["lines"], shown["own"]
    address = f"{own}?position={position}" if position and lines else own
    rows, pages = paged(len(lines), _number(request.GET.get("page", "")), address)
    return render(request, "recommendations.html", shown | {"lines": lines[rows], "pages": pages})


def shown_on(
    state: str, view: View, cycle: int, position: str | None = None, address: str = "%(own)s?position=%(code)s"
) -> dict[str, Any]:
    """What the list of a review shows, all of it or that with a position; `address` is that of a list of one."""
    lines = tuple(pipeline.lines(state, view, cycle).values())
    if not lines:
        raise UsageError(
            _("The record has no recommendation of %(name)s in review %(cycle)s.")
            % {"name": name_of(state), "cycle": cycle}
        )
    chosen = [line for line in lines if position in (None, "", line.shown or "unknown")]
    own = addresses.recommendations(state, cycle)
    return {
        "name": name_of(state),
        "cycle": cycle,
        "trail": (
            Tab(name_of(state), addresses.state(state)),
            Tab(_("Review %(cycle)s") % {"cycle": cycle}, addresses.review(state, cycle)),
            Tab(_("Recommendations"), own, True),
        ),
        "lines": [(line, addresses.recommendation(line.id)) for line in chosen],
        "filter": _filter(lines, position, own, address),
        "own": own,
    }


def _number(words: str) -> int:
    """The page asked for; the first where the words are no number."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 1


def _filter(lines: tuple[Line, ...], position: str | None, own: str, address: str) -> Filter:
    counts: Counter[str] = Counter(line.shown or "unknown" for line in lines)
    words = {**POSITIONS, "unknown": "not known"}
    return Filter(
        _("Position"),
        (
            Choice(_("all"), len(lines), own, position == ""),
            *(
                Choice(_(name), counts[code], address % {"own": own, "code": code}, code == position)
                for code, name in words.items()
                if counts[code]
            ),
        ),
    )
