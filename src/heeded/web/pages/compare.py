"""One review of each of several States side by side: positions, issues, what is linked, what registers show."""

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded.model import SHOWN_POSITIONS
from heeded.pipeline import following
from heeded.reports import compared as reports
from heeded.reports.compared import Compared, MeasureRow
from heeded.reports.words import POSITIONS as POSITION_WORDS
from heeded.store import read
from heeded.vocabulary.coding import ACTIONS
from heeded.vocabulary.states import name_of
from heeded.web import addresses
from heeded.web.of_state import compared
from heeded.web.parts import Cell, Column, Tab, Table
from heeded.web.said import action, day
from heeded.web.typed import Wrong, states_of
from heeded.web.viewing import view_of

__all__ = ["page"]

MOST = 6
"""States that stand side by side."""


def page(request: HttpRequest) -> HttpResponse:
    """The comparison, or the form that asks what to compare."""
    view = view_of(request)
    held = read.states(view.viewer)
    words, number = request.GET.get("states", "").strip(), request.GET.get("cycle", "").strip()
    codes, wrong = states_of(words, lambda other: _address(other, number))
    if len(codes) > MOST:
        wrong += (Wrong(_("At most %(most)s States stand side by side.") % {"most": MOST}),)
    elif absent := [name_of(code) for code in codes if code not in held]:
        wrong += (Wrong(_("The record holds no document about %(name)s.") % {"name": ", ".join(absent)}),)
    is_number = number.isascii() and number.isdigit() and len(number) < 3 and int(number) > 0
    wrong_cycle = () if is_number or not number else (Wrong(_("A cycle is a number, such as 3.")),)
    is_wrong = bool(wrong or wrong_cycle)
    if not is_wrong and (waiting := compared(request, view, codes)):
        return waiting
    found = () if is_wrong else following.compared(codes, view, int(number) if number else None)
    codes = [code for code in codes if code in held]
    shown = {
        "wrong": wrong,
        "wrong_cycle": wrong_cycle,
        "words": words,
        "number": number,
        "tables": _tables(found),
        "absent": [name_of(each.state) for each in found if each.review is None],
        "mixed": len({each.review.cycle for each in found if each.review}) > 1,
        "held": tuple(Tab(name_of(code), addresses.compare(*codes, code)) for code in held if code not in codes),
        "has_some": bool(codes),
        "is_empty": not held,
    }
    return render(request, "compare.html", shown, status=400 if is_wrong else 200)


def _address(words: str, number: str) -> str:
    """The same page for other States: the cycle that was typed is kept."""
    return f"{addresses.compare()}?{urlencode({'states': words, **({'cycle': number} if number else {})})}"


def _tables(found: Sequence[Compared]) -> list[tuple[str, Table]]:
    """A table for each group of measures that any State has."""
    rows = {(row.state, row.measure, row.term): row for row in reports.rows(found)}
    frequent: Counter[str] = Counter()
    for row in rows.values():
        if row.measure == "issue" and row.term:
            frequent[row.term] += round(1000 * row.share)
    on_registers = _("What a public register shows")
    groups: tuple[tuple[str, list[tuple[str, str, str | None]]], ...] = (
        (_("Recommendations"), [
            (_("received"), "received", None), *((_(POSITION_WORDS[each]), each, None) for each in SHOWN_POSITIONS),
        ]),
        (_("By action category"), [(action(each), "action", each) for each in ACTIONS]),
        (_("By issue"), [(term, "issue", term) for term, _share in frequent.most_common(reports.MOST)]),
        (_("Linked to something, as machines propose"), _named(reports.FOLLOWED)),
        (on_registers, _named(reports.REGISTERED)),
    )  # fmt: skip
    columns = (
        Column(_("Of the recommendations")),
        *(Column(f"{name_of(each.state)}, {_review(each)}", is_number=True) for each in found),
    )
    made = []
    for title, measures in groups:
        lines = tuple(
            (
                Cell(capfirst(name)),
                *(_cell(rows.get((each.state, measure, term)), each, measure, term) for each in found),
            )
            for name, measure, term in measures
            if any(told.count for each in found if (told := rows.get((each.state, measure, term))))
        )
        if title == on_registers and any(map(reports.days, found)):
            spoken = (Cell(" / ".join(map(day, reports.days(each))) or reports.NOTHING) for each in found)
            lines += ((Cell(capfirst(_(reports.AS_OF))), *spoken),)
        if lines:
            made.append((title, Table(columns, lines, title)))
    return made


def _named(measures: Mapping[str, str]) -> list[tuple[str, str, str | None]]:
    return [(_(name), measure, None) for measure, name in measures.items()]


def _review(each: Compared) -> str:
    if each.review is None:
        return _("no review")
    told = _("review %(cycle)s") % {"cycle": each.review.cycle} + (f", {each.review.year}" if each.review.year else "")
    return told if each.review.is_counted else f"{told} ({_('as announced')})"


def _unknown(measure: str) -> str:
    """What stands where nothing tells a count: of links and registers a dash, as on the page of a review."""
    return reports.NOTHING if measure in (*reports.FOLLOWED, *reports.REGISTERED) else _("not known")


def _cell(row: MeasureRow | None, each: Compared, measure: str, term: str | None) -> Cell:
    if row is None:
        return Cell(
            "0" if term and each.review and each.review.is_counted else _unknown(measure) if each.review else "–"
        )
    return Cell(f"{row.count:,}" + ("" if row.measure == "received" else f" ({reports.share(row)})"))
