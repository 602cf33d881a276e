"""What a State asks of others: of all of them, of one; and the list of the States that ask."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heeded import pipeline
from heeded.errors import UsageError
from heeded.followed import Tendency
from heeded.found import Count, Found
from heeded.model import SHOWN_POSITIONS
from heeded.pipeline import View, following
from heeded.query import Filter, Query
from heeded.quoting import quotable
from heeded.reports import query as links
from heeded.reports.asks import FEWEST, MOST, AskRow, ReviewAsked
from heeded.reports.words import GROUP_NAMES, POSITIONS, names
from heeded.vocabulary.states import name_of, states
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.parts import Bar, Cell, Column, Fact, Figure, Quotation, Tab, Table
from heeded.web.said import action
from heeded.web.shown import place_of, position_heads, positions_bar, review_name
from heeded.web.viewing import view_of

__all__ = ["every", "of_all", "of_one"]

ISSUES = 12
ALONE: "tuple[tuple[Filter, tuple[str, ...]], ...]" = (("type", ("recommendation",)),)
"""Recommendations alone, of everybody."""


def every(request: HttpRequest) -> HttpResponse:
    """The States that ask, and how many recommendations each of them made."""
    found = _counts(view_of(request), ())
    known = [each for each in found.counts["by"] if each.value in states() and each.recommendations]
    named = sorted((name_of(each.value), each) for each in known)
    tabs = tuple(Tab(name, addresses.asking(each.value), count=each.recommendations) for name, each in named)
    return render(request, "asking_all.html", {"tabs": tabs})


def of_all(request: HttpRequest, asking: str) -> HttpResponse:
    """What a State asked of all others, State by State, and what it is about."""
    view, name = view_of(request), _known(asking)
    by: tuple[Filter, tuple[str, ...]] = ("by", (asking,))
    found = _counts(view, (by,))
    if not found.recommendations:
        raise UsageError(_("The record has no recommendation of %(name)s.") % {"name": name})
    answers: dict[str, Found] = {code: _counts(view, (by, ("position", (code,)))) for code in SHOWN_POSITIONS}
    is_beside = request.GET.get("beside") == "all"
    own = addresses.asking(asking)
    shown = {
        "name": name,
        "code": asking,
        "figures": _figures(found, answers),
        "bar": _bar(found.recommendations, {code: each.recommendations for code, each in answers.items()}),
        "states": _states(asking, found, answers),
        "cycles": _table(_("Cycle"), sorted(found.counts["cycle"], key=_value), answers, "cycle"),
        "regions": _table(_("Regional group"), found.counts["region"], answers, "region", _group),
        "actions": _table(_("Action category"), sorted(found.counts["action"], key=_value), answers, "action", action),
        "issues": _table(_("Issue"), found.counts["issue"][:ISSUES], answers, "issue"),
        "unconcluded": len(found.unconcluded),
        "search": addresses.search(links.to_link(Query("", (*ALONE, by)))),
        "beside": "" if is_beside else f"{own}?beside=all#beside",
        "tendencies": _tendencies(asking, view) if is_beside else None,
    }
    return render(request, "asking.html", shown)


@of_state
def of_one(request: HttpRequest, view: View, state: str, asking: str) -> HttpResponse:
    """What a State asked of another in each review, and what came of it."""
    name = _known(asking)
    reviews = following.asked(asking, state, view)
    shown = {
        "name": name,
        "target": name_of(state),
        "trail": (
            Tab(_("Who asks"), addresses.asking_all()), Tab(name, addresses.asking(asking)),
            Tab(name_of(state), "", True),
        ),
        "record": addresses.state(state),
        "reviews": [_review(each) for each in reversed(reviews)],
    }  # fmt: skip
    return render(request, "asked.html", shown)


def _known(code: str) -> str:
    if code not in states():
        raise UsageError(_("No State has the code %(code)s.") % {"code": code})
    return name_of(code)


def _counts(view: View, narrowed: "tuple[tuple[Filter, tuple[str, ...]], ...]") -> Found:
    return pipeline.search(Query("", (*ALONE, *narrowed)), view, 0, 0)


def _value(each: Count) -> str:
    return each.value


# ------------------------------------------------------------------------------------------------------------ of all


def _figures(found: Found, answers: dict[str, Found]) -> tuple[Figure, ...]:
    asked = [each for each in found.counts["state"] if each.recommendations]
    return (
        Figure(f"{found.recommendations:,}", _("recommendations made")),
        Figure(f"{len(asked):,}", ngettext("State asked", "States asked", len(asked))),
        *(
            Figure(f"{each.recommendations:,}", _(POSITIONS[code]))
            for code, each in answers.items() if each.recommendations
        ),
    )  # fmt: skip


def _bar(whole: int, counts: dict[str, int]) -> Bar:
    return positions_bar({"received": whole, **counts})


def _group(code: str) -> str:
    return _(GROUP_NAMES.get(code, code))


def _table(
    head: str, counts: Iterable[Count], answers: dict[str, Found], name: Filter, words: Callable[[str], str] = str
) -> Table:
    """Recommendations by the values of one filter, and how they were answered."""
    rows = [each for each in counts if each.recommendations]
    answered = {
        code: {each.value: each.recommendations for each in found.counts[name]} for code, found in answers.items()
    }
    shown = [code for code, by_value in answered.items() if any(by_value.get(each.value) for each in rows)]
    return Table(
        (Column(head), Column(_("Made"), is_number=True), *position_heads(shown)),
        tuple(
            (
                Cell(words(each.value)), Cell(f"{each.recommendations:,}"),
                *(Cell(f"{answered[code].get(each.value, 0):,}") for code in shown),
            )
            for each in rows
        ),
    )  # fmt: skip


def _states(asking: str, found: Found, answers: dict[str, Found]) -> Table:
    counts = sorted(found.counts["state"], key=lambda each: (-each.recommendations, name_of(each.value)))
    made = _table(_("State under review"), counts, answers, "state")
    rows = tuple(
        (Cell(name_of(first.text), addresses.asking(asking, first.text)), *rest) for first, *rest in made.rows
    )  # fmt: skip
    return Table(made.columns, rows)


def _tendencies(asking: str, view: View) -> Table:
    """Actions, and the issues that the State asks clearly more or less than all do."""
    found, count = following.tendencies(asking, "", view)
    actions = sorted((each for each in found if each.kind == "action"), key=lambda each: each.term)
    issues = [each for each in found if each.kind == "issue" and each.is_clear]
    more = [each for each in issues if each.own_share > each.all_share and each.own >= FEWEST][:MOST]
    less = [each for each in reversed(issues) if each.own_share < each.all_share][:MOST]
    parts = ((_("action"), actions), (_("asked clearly more"), more), (_("asked clearly less"), less))
    note = _(
        "Shares of %(own)s recommendations of the State, beside those of %(all)s of the %(count)s of all States in the "
        "Working Group reports of the record. By labels of the shipped models."
    )
    numbers = {"own": found[0].of_own, "all": found[0].of_all, "count": count} if found else {}
    return Table(
        (Column(_("What is asked")), Column(_("Kind")), Column(_("The State"), True), Column(_("All States"), True)),
        tuple(_tendency(each, kind) for kind, rows in parts for each in rows),
        note=note % numbers if found else "",
    )


def _tendency(each: Tendency, kind: str) -> tuple[Cell, ...]:
    term = action(each.term) if each.kind == "action" else each.term
    return Cell(term), Cell(kind), Cell(f"{each.own_share:.0%} ({each.own})"), Cell(f"{each.all_share:.0%}")


# ------------------------------------------------------------------------------------------------------------ of one


def _review(review: ReviewAsked) -> tuple[str, ReviewAsked, Bar | None, list[tuple[AskRow, str, object, object]]]:
    """What a review is called, what was asked in it, how that was answered, and each ask with what came of it."""
    counts: dict[str, int] = {code: sum(each.shown == code for each in review.asks) for code in SHOWN_POSITIONS}
    bar = _bar(len(review.asks), counts) if review.asks else None
    return review_name(review.cycle, review.year), review, bar, [
        (each, addresses.recommendation(each.id), _came_of(each), _quotes(each)) for each in review.asks
    ]  # fmt: skip


def _came_of(each: AskRow) -> tuple[Fact, ...]:
    told = (
        Fact(_("With"), names(each.with_states)),
        Fact(_("Why noted"), each.position_reason or ""),
        Fact(
            _("Asked again"),
            "",
            tabs=tuple(Tab(one, addresses.recommendation(one.partition(" ")[0])) for one in each.asked_again),
        ),
        Fact(_("Public register"), "; ".join(each.verified)),
    )
    return tuple(fact for fact in told if fact.text or fact.tabs)


def _quotes(each: AskRow) -> tuple[Quotation, ...]:
    """The State's explanation and claim, and what others say, each the nearest; all of it stands on the own page."""
    chain = addresses.recommendation(each.id)
    counted = _("%(against)s against, %(supporting)s in support") % {
        "against": each.contradicting, "supporting": each.supporting,
    }  # fmt: skip
    place = addresses.document(each.document, each.page)
    told = (
        (each.explanation, _("The State explains"), each.document, place_of(each.page), place),
        (each.claim, _("The State says what it did"), each.claim_source, "", chain),
        (each.evidence, f"{_('Others say')}: {counted}", each.evidence_source, "", chain),
    )
    return tuple(
        Quotation(quotable(words), source or "", where, href, lead=lead)
        for words, lead, source, where, href in told
        if words
    )
