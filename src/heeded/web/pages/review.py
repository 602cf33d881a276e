"""One review of a State: its facts, who asked, what the record holds on it, checks and documents."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import UsageError
from heeded.model import shown_counts
from heeded.pipeline import View, publishing
from heeded.reports.aspects import Aspect, Followed, Registered, shown_of
from heeded.reports.assessments import LEVELS, PARTIES
from heeded.reports.dossier import Entry, without_reply
from heeded.reports.record import Group, ReviewRecord
from heeded.reports.words import GROUP_NAMES, KINDS, POSITIONS, VALUE_WORDS, names
from heeded.web import addresses
from heeded.web.of_state import of_state
from heeded.web.parts import Cell, Column, Fact, Figure, Table
from heeded.web.said import action, counted, day
from heeded.web.shown import MARKS, contradictions, position_heads, positions_bar, tabs, who

__all__ = ["page"]

ISSUES = 12
POSITION_COLUMNS = ("supported", "noted", "no_reply", "supported_in_part", "pending", "unknown")


@of_state
def page(request: HttpRequest, view: View, state: str, cycle: int) -> HttpResponse:
    """The record of one review."""
    record = pipeline.record(state, view)
    review = next((each for each in record.reviews if each.cycle == cycle), None)
    if review is None:
        raise UsageError(_("%(name)s has no review %(number)s.") % {"name": record.name, "number": cycle})
    shown = {
        "record": record,
        "review": review,
        "tabs": tabs(record, cycle),
        "facts": _facts(review),
        "figures": _figures(review),
        "bar": positions_bar(shown_counts(review.counts)) if review.counts else None,
        "unanswered": without_reply(review.report, _) if (review.counts or {}).get("no_reply") else "",
        "list_href": addresses.recommendations(state, cycle) if review.is_counted else "",
        "cite_href": addresses.cite(f"{state}/{cycle}"),
        "groups": _groups(review),
        "followed": _followed(review.followed) if review.followed else (),
        "registered": _registered(review.registered) if review.registered else None,
        "told": _told(review),
        "assessed": _assessed(review),
        "actions": _aspects(review.actions, _("Action category"), action),
        "issues": _aspects(review.issues[:ISSUES], _("Issue"), str),
        "contradictions": contradictions(review.contradictions),
        "checks": _checks(review),
        "dossier": _dossier(review, publishing.is_leaving(view)),
    }
    return render(request, "review.html", shown)


def _facts(review: ReviewRecord) -> tuple[Fact, ...]:
    session = _("session %(number)s of the Working Group") % {"number": review.session} if review.session else ""
    council = _("session %(number)s of the Council") % {"number": review.council_session}
    adopted = day(review.outcome_adopted) if review.outcome_adopted else ""
    told = (
        (_("Reviewed"), ", ".join(filter(None, (*map(day, review.dates), session)))),
        (_("Outcome adopted"), ", ".join(filter(None, (adopted, council if review.council_session else "")))),
        (_("Troika"), names(review.troika)),
        (_("Head of delegation"), review.head_of_delegation or ""),
        (_("Delegations that spoke"), str(review.delegations or "")),
    )
    report = [Fact(_("Report"), review.report, addresses.document(review.report))] if review.report else []
    return (*(Fact(name, text) for name, text in told if text), *report)


def _figures(review: ReviewRecord) -> tuple[Figure, ...]:
    counts = shown_counts(review.counts or {})
    return tuple(
        Figure(f"{counts[name]:,}", said)
        for name, said in {"received": _("received"), **{code: _(words) for code, words in POSITIONS.items()}}.items()
        if counts.get(name) or (name in counts and name in ("received", "supported", "noted"))
    )


def _positions(found: Sequence[Aspect | Group]) -> tuple[list[str], list[dict[str, int]]]:
    """Which positions any of them has, and how often each has which, as people are shown them."""
    counts = [shown_of(each) for each in found]
    return [name for name in POSITION_COLUMNS if any(each[name] for each in counts)], counts


def _groups(review: ReviewRecord) -> Table:
    shown, counts = _positions(review.groups)
    return Table(
        (
            Column(_("Regional group")), Column(_("States"), is_number=True), Column(_("Recommended"), is_number=True),
            *position_heads(shown),
        ),
        tuple(
            (
                Cell(_(GROUP_NAMES.get(each.group, each.group))), Cell(str(each.states)), Cell(str(each.pairs)),
                *(Cell(str(count[name])) for name in shown),
            )
            for each, count in zip(review.groups, counts, strict=True)
        ),
        note=_("Pairs of a recommendation and a State that makes it: one made by three States counts three times."),
    )  # fmt: skip


def _aspects(found: Sequence[Aspect], head: str, words: Callable[[str], str]) -> Table:
    shown, counts = _positions(found)
    return Table(
        (Column(head), Column(_("Received"), is_number=True), *position_heads(shown)),
        tuple(
            (
                Cell(words(each.term)), Cell(str(each.received)),
                *(Cell(str(count[name])) for name in shown),
            )
            for each, count in zip(found, counts, strict=True)
        ),
    )  # fmt: skip


def _followed(found: Followed) -> tuple[Figure, ...]:
    of = _("of %(count)s") % {"count": found.of}
    return tuple(
        Figure("–", name, _("nothing at hand yet"))
        if count in found.nothing_at_hand
        else Figure(str(getattr(found, count)), name, of)
        for name, count in (
            (_("took up an ask of civil society"), "taken_up"),
            (_("took up an ask of a UN body"), "taken_up_of_un"),
            (_("have a claim of the State"), "claimed"),
            (_("have evidence that supports"), "supporting"),
            (_("have evidence that speaks against"), "contradicting"),
            (_("are asked again later"), "asked_again"),
        )
    )


def _registered(found: Registered) -> Table:
    rows = (
        (_("done after the review"), found.fulfilled),
        (_("done in the year of the review"), found.in_review_year),
        (_("done before the review"), found.before_review),
        *((_("not done as of %(day)s") % {"day": day(of)}, count) for of, count in found.not_by_day),
        (_("open: not done as of the register's day, done by a later text"), found.open),
        (_("not decided by a register"), found.undecided),
    )
    old = _("A register is older than a year, or than a reply: much can have happened since.")
    asked = _("%(count)s recommendations ask what a register can show; one with several asks counts in each.")
    return Table(
        (Column(_("What registers show")), Column(_("Recommendations"), is_number=True)),
        tuple((Cell(words), Cell(str(count))) for words, count in rows if count),
        note=f"{asked % {'count': found.of}} {old if found.is_stale else ''}".strip(),
    )


def _told(review: ReviewRecord) -> Table:
    return Table(
        (Column(_("Who")), Column(_("Counts")), Column(_("Source"))),
        tuple(
            (
                Cell(who(each.by) or _("nobody named")),
                Cell(
                    f"{counted(each.value, each.qualifier)} "
                    + (f"{_('of %(count)s') % {'count': each.out_of}} " if each.out_of else "")
                    + _(VALUE_WORDS["measure"][each.measure])
                ),
                Cell(each.citation.name, addresses.document(each.citation.document, each.citation.page)),
            )
            for each in review.told
        ),
    )


def _assessed(review: ReviewRecord) -> Table:
    """The index with all parties, then without each kind of party."""
    return Table(
        (
            Column(_("Parties")), Column(_("Index"), is_number=True), Column(_("Stands for")),
            Column(_("Assessed"), is_number=True),
        ),
        tuple(
            (
                Cell(_("without: %(kind)s") % {"kind": _(PARTIES[each.without])} if each.without else _("all")),
                Cell("" if each.index is None else f"{each.index:g}"),
                Cell(_(LEVELS[each.level]) if each.level else ""),
                Cell(f"{each.assessed} / {each.recommendations}"),
            )
            for each in review.assessed
        ),
    )  # fmt: skip


def _checks(review: ReviewRecord) -> tuple[tuple[str, str, str], ...]:
    """Mark, what it means, and the message of each check, those that fail first."""
    meanings = {True: _("holds"), False: _("does not hold"), None: _("cannot be told")}
    order = {False: 0, None: 1, True: 2}
    return tuple(
        (MARKS[each.holds], meanings[each.holds], each.message)
        for each in sorted(review.checks, key=lambda each: order[each.holds])
    )


def _dossier(review: ReviewRecord, is_leaving: bool) -> Table:
    """The documents of the review; what a file is called in the house does not leave it."""
    words = {
        "here": f"✓ {_('here')}", "missing": f"✗ {_('missing')}", "not yet issued": _("not yet issued"),
        "none named": _("none named"),
    }  # fmt: skip
    return Table(
        (Column(_("Document")), Column(_("Symbol")), Column(_("In the record"))),
        tuple(
            (
                Cell(_(KINDS[each.kind])),
                Cell(
                    each.symbol or _symbol_lacking(each),
                    addresses.document(each.symbol) if each.symbol and each.files else "",
                ),
                Cell(words[each.presence], note="" if is_leaving else ", ".join(each.files)),
            )
            for each in review.dossier
        ),
    )


def _symbol_lacking(each: Entry) -> str:
    """What to say where an entry has no symbol: its kind has none, or it is not known."""
    if not each.has_symbol:
        return _("no symbol")
    return "" if each.presence == "none named" else _("symbol unknown")
