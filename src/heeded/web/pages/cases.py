"""Cases that the viewer may see: the list, and what a person enters into one; mentions from which a case may begin."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from heeded.assess import cases as entering
from heeded.cases import ID, Act, Case, CaseKind, CaseLink, CaseStatus, Effort, Involvement, Participant, Use, folded
from heeded.errors import UsageError
from heeded.model import Access
from heeded.pipeline import View
from heeded.pipeline import cases as following
from heeded.reports import cases as rows
from heeded.reports.asked import state_of
from heeded.store import read
from heeded.vocabulary.cases import term_of
from heeded.vocabulary.states import name_of, states
from heeded.web import forms
from heeded.web.pages.case import levels, terms_of
from heeded.web.parts import Cell, Column, Tab, Table, paged
from heeded.web.said import ACCESS, day
from heeded.web.shown import place_of
from heeded.web.viewing import view_of

if TYPE_CHECKING:
    from heeded.cases import CaseValue

__all__ = ["add", "listed", "mentioned", "new"]

Entered = Callable[[HttpRequest, Case, View], "list[CaseValue]"]


def listed(request: HttpRequest) -> HttpResponse:
    """The cases that the viewer may see, those with the latest news first."""
    view = view_of(request)
    found = [rows.case_row(each) for each in following.cases(view)]
    table = Table(
        (Column(_("Case")), Column(_("Kind")), Column(_("How things stand")), Column(_("Who may see it")),
         Column(_("People"), is_number=True)),
        tuple(
            (
                Cell(each.title, reverse("case", args=[each.id]), note=each.id),
                Cell(_(rows.spoken(each.kind))),
                Cell(_(rows.spoken(each.status)) if each.status else "",
                     note=day(each.status_date) if each.status_date else ""),
                Cell(str(ACCESS[cast(Access, each.access)])),
                Cell(str(each.people)),
            )
            for each in found
        ),
    )  # fmt: skip
    shown = {
        "table": table, "kinds": terms_of("kinds"), "levels": levels(),
        "states": sorted((name_of(code), reverse("mentions", args=[code])) for code in read.states(view.viewer)),
    }  # fmt: skip
    return render(request, "cases.html", shown)


@forms.posted
def new(request: HttpRequest) -> HttpResponse:
    """Begin a case; with a mention in it where it begins from one."""
    view = view_of(request)
    title = " ".join(forms.text(request, "title", _("A case needs a title: what you call it.")).split())
    kind = cast(CaseKind, term_of("kinds", forms.text(request, "kind")))
    access = cast(Access, forms.chosen(request, "access", [code for code, _words in levels()]))
    made = Case(following.new_id("C"), kind, title, access, forms.text(request, "note"))
    name, statement = forms.text(request, "name"), forms.text(request, "statement")
    target = following.target_of(statement, view) if statement else ""
    person = entering.person(made.id, following.new_id("P"), (name,), "victim") if name else None
    following.new_case(made, view.viewer.name)
    belonging: list[CaseValue] = [person] if person else []
    if target:
        belonging.append(CaseLink(made.id, target, "", person.id if person else ""))
    following.enter(belonging, view.viewer.name, view)
    return forms.gone_to(reverse("case", args=[made.id]))


def mentioned(request: HttpRequest, state: str) -> HttpResponse:
    """The people whom documents on a State name, place by place: for the house alone."""
    view = view_of(request)
    if state not in states() or state not in read.states(view.viewer):
        raise UsageError(_("The record holds no document about %(name)s.") % {"name": state_of(state)[0]})
    name = request.GET.get("name", "").strip()
    every = [
        rows.mention_row(each.document, each.statement, each.sentence, each.cases)
        for each in following.mentions(state, view)
    ]
    found = [each for each in every if folded(name) in folded(each.name)]
    given = request.GET.get("page", "1")
    own = reverse("mentions", args=[state])
    address = f"{own}?{forms.query(name=name)}" if name else own
    part, pages = paged(
        len(found), int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1, address
    )
    shown = {
        "name": name_of(state), "wanted": name, "own": own, "pages": pages, "levels": levels(),
        "trail": (Tab(_("Cases"), reverse("cases")), Tab(name_of(state), "", True)),
        "mentions": [
            (each, place_of(each.page, each.paragraph), [Tab(one, reverse("case", args=[one])) for one in each.cases])
            for each in found[part]
        ],
    }  # fmt: skip
    return render(request, "mentions.html", shown)


# --------------------------------------------------------------------------------------------------------- entering


def _person(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    also = [each for each in forms.text(request, "also").splitlines() if each.strip()]
    note = forms.text(request, "note")
    role = term_of("roles", forms.text(request, "role"), note)
    names = (forms.text(request, "name", _("A person needs a name.")), *also)
    return [entering.person(of.id, following.new_id("P"), names, role, forms.text(request, "pseudonym"), note)]


def _act(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    note = forms.text(request, "note")
    kind = term_of("acts", forms.text(request, "kind"), note)
    victim = _in_case(forms.text(request, "to"), of, view) if forms.text(request, "to") else ""
    when = forms.text(request, "date")
    then = entering.past_day(when, _("The date"), date.today()) if when else None
    made = Act(of.id, following.new_id("A"), kind, victim, then, forms.text(request, "place"), note)
    who = " ".join(forms.text(request, "who").split())
    if not who:
        return [made]
    role = term_of("roles", forms.text(request, "who_role"), note)
    return [made, Involvement(of.id, made.id, _in_case(who, of, view) if ID.fullmatch(who) else who, role)]


def _involved(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    act = following.act(forms.text(request, "act"), view)
    if act.case != of.id:
        raise UsageError(_("This act is of another case."))
    note = forms.text(request, "note")
    who = " ".join(forms.text(request, "who", _("Say who it was: a person of the case, or words.")).split())
    role = term_of("roles", forms.text(request, "role"), note)
    return [Involvement(of.id, act.id, _in_case(who, of, view) if ID.fullmatch(who) else who, role, note)]


def _status(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    note = forms.text(request, "note")
    return [CaseStatus(of.id, _past(request), term_of("statuses", forms.text(request, "status"), note), note)]


def _effort(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    note = forms.text(request, "note")
    kind = term_of("efforts", forms.text(request, "kind"), note)
    whose = " ".join(forms.text(request, "by_whom", _("Say who did it.")).split())
    return [Effort(of.id, _past(request), whose, kind, note, forms.text(request, "response"))]


def _link(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    target = following.target_of(forms.text(request, "target", _("Say what the case has to do with.")), view)
    person = forms.text(request, "person")
    return [CaseLink(of.id, target, forms.text(request, "why"), _in_case(person, of, view) if person else "")]


def _unlink(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    return [CaseLink(of.id, forms.text(request, "target", _("Say which link.")), "", is_linked=False)]


def _consent(request: HttpRequest, of: Case, view: View) -> "list[CaseValue]":
    person = _in_case(forms.text(request, "person"), of, view)
    use = cast(Use, term_of("uses", forms.text(request, "use")))
    is_given = forms.chosen(request, "answer", ("given", "refused")) == "given"
    given = {name: forms.text(request, name) for name in ("since", "until", "obtained_by", "how", "note")}
    if not is_given:
        given |= {"since": "", "until": ""}
    return [entering.consent(of.id, person, use, is_given, view.today, **given)]


def _in_case(identifier: str, of: Case, view: View) -> str:
    """The id of a person of the case; raises UsageError where the case has none with it."""
    found: Participant = following.person(identifier, view)
    if found.case != of.id:
        raise UsageError(_("This person is in another case."))
    return found.id


def _past(request: HttpRequest) -> str:
    when = forms.text(request, "date")
    return entering.past_day(when, _("The date"), date.today()) if when else date.today().isoformat()


ENTERED: Mapping[str, Entered] = {
    "person": _person, "act": _act, "involved": _involved, "status": _status, "effort": _effort, "link": _link,
    "unlink": _unlink, "consent": _consent,
}  # fmt: skip
"""What each form of a case's page enters."""


@forms.posted
def add(request: HttpRequest, case: str) -> HttpResponse:
    """Keep what a form of a case's page enters, at the level of the case."""
    view = view_of(request)
    of = following.case_of(case, view)
    made = ENTERED[forms.chosen(request, "what", tuple(ENTERED))](request, of, view)
    following.enter(made, view.viewer.name, view)
    return forms.gone_to(f"{reverse('case', args=[of.id])}#{request.POST['what']}")
