"""One case whole: who did what to whom, its time line, what people allowed, what it is linked to, and its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded.cases import USES
from heeded.model import ACCESS_LEVELS, Access
from heeded.pipeline import cases as following
from heeded.quoting import quotable
from heeded.reports import cases as rows
from heeded.store import seals
from heeded.vocabulary.cases import terms
from heeded.web import addresses
from heeded.web.parts import Cell, Column, Fact, Moment, Quotation, Tab, Table
from heeded.web.said import ACCESS, day
from heeded.web.shown import place_of
from heeded.web.viewing import view_of

__all__ = ["Field", "levels", "page", "terms_of"]

USE_WORDS: Mapping[str, object] = {
    "storage": gettext_lazy("kept here"), "team": gettext_lazy("shared in the team"),
    "submission": gettext_lazy("sent to the UN"), "publication": gettext_lazy("published"),
}  # fmt: skip
STANDINGS: Mapping[str, object] = {
    "unsaid": gettext_lazy("nothing was said"), "given": gettext_lazy("the person agreed"),
    "ended": gettext_lazy("what was agreed has ended"), "refused": gettext_lazy("the person refused"),
}  # fmt: skip
KINDS = {"act": "evidence", "status": "own", "effort": "claim"}
"""The colour of each kind of moment."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: a line, several lines, or a choice where there are choices."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    is_needed: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a case's page: what it enters, its title, its fields."""

    what: str
    title: str
    fields: tuple[Field, ...]


def terms_of(group: str) -> tuple[tuple[str, str], ...]:
    """The terms of a group with their words."""
    return tuple((term, str(capfirst(_(rows.spoken(term))))) for term in terms(group))


def levels() -> list[tuple[Access, object]]:
    """The levels that a case can have now, the highest first: nothing is restricted where the key is not open."""
    return [(each, ACCESS[each]) for each in reversed(ACCESS_LEVELS) if each != "restricted" or seals.is_open()]


def page(request: HttpRequest, case: str) -> HttpResponse:
    """The case with this id."""
    shown = rows.page(following.case_file(case, view_of(request)))
    told = (
        (_("Kind"), _(rows.spoken(shown.kind))),
        (_("Who may see it"), str(ACCESS[cast(Access, shown.access)])),
        (_("Begun"), _("%(day)s by %(by)s") % {"day": day(shown.since), "by": shown.begun_by}),
        (_("Note"), shown.note),
    )
    page = {
        "case": shown, "trail": (Tab(_("Cases"), reverse("cases")), Tab(shown.id, "", True)),
        "facts": tuple(Fact(name, text) for name, text in told if text),
        "acts": _acts(shown), "moments": [_moment(each) for each in shown.timeline],
        "people": [(each, ", ".join(each.spellings[1:]), _uses(each), _consent(each)) for each in shown.people],
        "links": [(each, _quote(each)) for each in shown.links],
        "forms": _forms(shown), "add": reverse("case-add", args=[shown.id]),
    }  # fmt: skip
    return render(request, "case.html", page)


def _acts(shown: rows.CasePage) -> Table:
    return Table(
        (Column(_("What was done")), Column(_("To whom")), Column(_("When")), Column(_("Where")),
         Column(_("Who had which part"))),
        tuple(
            (
                Cell(str(capfirst(_(rows.spoken(each.kind)))), note=each.note),
                Cell(each.victim_name),
                Cell(day(each.date) if each.date else ""),
                Cell(each.place),
                Cell("; ".join(f"{one.name} ({_(rows.spoken(one.role))})" for one in each.involved), note=each.id),
            )
            for each in shown.acts
        ),
    )  # fmt: skip


def _moment(each: rows.Moment) -> Moment:
    words = str(capfirst(_(rows.spoken(each.term))))
    title = _("%(what)s, by %(who)s") % {"what": words, "who": each.by_whom} if each.by_whom else words
    response = _("Response: %(words)s") % {"words": each.response} if each.response else ""
    return Moment(day(each.date or ""), title, KINDS[each.what], notes=tuple(filter(None, (each.note, response))))


def _uses(each: rows.PersonPart) -> Table:
    return Table(
        tuple(map(Column, (_("Use of the name"), _("Today"), _("Since"), _("Until"), _("How known")))),
        tuple(
            (
                Cell(str(capfirst(str(USE_WORDS[use.use])))),
                Cell(_("allowed") if use.is_allowed else _("not allowed"), note=str(STANDINGS[use.standing])),
                Cell(day(use.since) if use.since else ""),
                Cell(day(use.until) if use.until else ""),
                Cell(", ".join(filter(None, (use.how, use.obtained_by))), note=use.note),
            )
            for use in each.uses
        ),
    )  # fmt: skip


def _quote(each: rows.LinkPart) -> Quotation:
    gone = _("no longer in the record") if each.is_gone else ""
    is_id = each.kind == "recommendation" and not each.is_gone
    return Quotation(
        quotable(each.sentence or each.quote or ""), each.document or each.target,
        place_of(each.page, each.paragraph) or gone,
        addresses.recommendation(each.target) if is_id else "", each.why,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------------- forms


def _consent(of: rows.PersonPart) -> Form:
    return Form("consent", _("Write down what the person says"), (
        Field("use", _("May the name be ..."), tuple((use, str(USE_WORDS[use])) for use in USES)),
        Field("answer", _("Answer"), (("refused", _("no, or no longer")), ("given", _("yes")))),
        Field("since", _("From (2026-01-31)")), Field("until", _("Until, the last day")),
        Field("obtained_by", _("Who asked")), Field("how", _("How it is known")), Field("note", _("Note")),
    ))  # fmt: skip


def _forms(of: rows.CasePage) -> tuple[Form, ...]:
    people = (("", _("nobody in particular")), *((each.id, each.spellings[0]) for each in of.people))
    when, note = Field("date", _("When (2024, 2024-05 or 2024-05-31)")), Field("note", _("Note"))
    acts = tuple((each.id, f"{rows.spoken(each.kind)} {each.date or ''}") for each in of.acts)
    roles = terms_of("roles")
    made = [
        Form("person", _("A person whom you protect"), (
            Field("name", _("Name"), is_needed=True), Field("role", _("Role"), roles),
            Field("also", _("Other spellings, one a line"), is_long=True), Field("pseudonym", _("Pseudonym")), note,
        )),
        Form("act", _("What was done"), (
            Field("kind", _("What"), terms_of("acts")), Field("to", _("To whom"), people), when,
            Field("place", _("Where")), Field("who", _("Who did it, in words")),
            Field("who_role", _("As"), (("alleged_perpetrator", _("alleged perpetrator")), *roles)), note,
        )),
        Form("involved", _("Who had a part in it"), (
            Field("act", _("In what"), acts), Field("who", _("Who, in words"), is_needed=True),
            Field("role", _("As"), roles), note,
        )),
        Form("status", _("How things stand"), (Field("status", _("Status"), terms_of("statuses")), when, note)),
        Form("effort", _("What was done for the person or the case"), (
            Field("kind", _("What"), terms_of("efforts")), Field("by_whom", _("By whom"), is_needed=True), when, note,
            Field("response", _("What came of it")),
        )),
        Form("link", _("What it has to do with"), (
            Field("target", _("A document, a recommendation (KAZ/2/124.3), a decision or a law"), is_needed=True),
            Field("person", _("Of whom it tells"), people), Field("why", _("Why")),
        )),
    ]  # fmt: skip
    return tuple(each for each in made if each.what != "involved" or acts)
